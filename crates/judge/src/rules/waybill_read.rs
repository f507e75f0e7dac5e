//! The number was read by machine, often enough.

use onetake_report::facts::WaybillText;
use onetake_report::{ObserverId, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, non_zero, ordered};
use super::strictness::Strictness;
use super::waybill::{number_in, shown_readings, text_of, unread};
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::WaybillRead`]. `pass` when one number was read in enough frames, or in fewer frames far enough apart;
/// `review` otherwise. Never `fail`: a person may read what a machine cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillRead {
    /// Frames that suffice.
    pub frames: u32,
    /// Frames that suffice when they lie apart.
    pub frames_apart: u32,
    /// Least time from the first to the last of them.
    pub apart_ms: u32,
}

impl Rule for WaybillRead {
    const NAME: &'static str = "waybill_read";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("frames", Strictness::Higher),
        ("frames_apart", Strictness::Higher),
        ("apart_ms", Strictness::Higher),
    ];
    const FAILS_BY_LIMIT: bool = true;

    fn check(&self) -> Result<(), InvalidParameter> {
        non_zero(self.frames, "frames")?;
        non_zero(self.frames_apart, "frames_apart")?;
        ordered(u64::from(self.frames_apart), u64::from(self.frames), "frames", "frames_apart")
    }

    /// The number was read by machine, often enough.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let WaybillRead { frames, frames_apart, apart_ms } = *self;
        let mut assessment = Assessment::new();
        let readings = shown_readings(context);
        let mut short = Vec::new();
        for reading in &readings {
            let why = |code| {
                ReasonBuilder::observed(code, reading)
                    .param(Param::Text, number_in(text_of(reading).unwrap_or_default()))
                    .param(Param::FramesNeeded, frames)
                    .param(Param::LengthMs, reading.span.duration_ms())
            };
            match reading.values::<WaybillText>().and_then(|read| read.frames()) {
                None => short.push(why(ReasonCode::NotMeasured)),
                Some(count) => {
                    let apart =
                        count >= u64::from(frames_apart) && reading.span.duration_ms() >= i64::from(apart_ms);
                    let why = |code| why(code).param(Param::Frames, count);
                    if count >= u64::from(frames) || apart {
                        assessment.add(Outcome::Pass, why(ReasonCode::Met));
                    } else {
                        short.push(why(ReasonCode::NearLimit));
                    }
                }
            }
        }
        if assessment.outcome() == Outcome::Pass && !readings.is_empty() && short.len() < readings.len() {
            return assessment;
        }
        for why in short {
            assessment.add(Outcome::Review, why);
        }
        if readings.is_empty() {
            assessment.join(unreadable(context));
        }
        assessment.join(context.coverage(ObserverId::Waybill));
        assessment
    }
}

/// No reading: what was nearly one, with its stills.
fn unreadable(context: &JudgeContext<'_>) -> Assessment {
    unread(context, |observation| ReasonBuilder::observed(ReasonCode::WaybillUnreadable, observation))
}
