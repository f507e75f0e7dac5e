//! The picture has enough pixels.

use onetake_report::facts::WaybillText;
use onetake_report::{Observation, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, non_zero, require};
use super::strictness::Strictness;
use super::waybill::shown_readings;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, Side};

/// [`Predicate::Resolution`]. The short side of the picture as it is shown, and the width of a module of the label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    /// Short side below which the criterion fails.
    pub fail_px: u32,
    /// Short side below which a person must look.
    pub review_px: u32,
    /// Width of a module of the expected label, in thousandths of a pixel, below which a person must look.
    pub label_module_milli_px: u32,
}

impl Rule for Resolution {
    const NAME: &'static str = "resolution";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("fail_px", Strictness::Higher),
        ("review_px", Strictness::Higher),
        ("label_module_milli_px", Strictness::Higher),
    ];
    const FAILS_BY_LIMIT: bool = true;

    fn check(&self) -> Result<(), InvalidParameter> {
        non_zero(self.review_px, "review_px")?;
        require(
            self.fail_px <= self.review_px,
            "fail_px",
            format!("{} is above `review_px` = {}: make it at most as large", self.fail_px, self.review_px),
        )
    }

    /// Enough pixels.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let timeline = &context.record.timeline;
        let short_px = timeline.shown_width_px.min(timeline.shown_height_px);
        let side = |code| {
            ReasonBuilder::new(code)
                .param(Param::ShortSidePx, short_px)
                .param(Param::ReviewPx, self.review_px)
                .param(Param::FailPx, self.fail_px)
        };
        let mut assessment = Assessment::new();
        if short_px == 0 {
            assessment.add(Outcome::Review, side(ReasonCode::NotMeasured));
        } else if short_px < self.fail_px {
            let why = side(ReasonCode::OutsideLimit).misses(Side::Below, Param::ShortSidePx, Param::FailPx);
            assessment.add(Outcome::Fail, why);
        } else if short_px < self.review_px {
            let why = side(ReasonCode::OutsideLimit).misses(Side::Below, Param::ShortSidePx, Param::ReviewPx);
            assessment.add(Outcome::Review, why);
        } else {
            assessment.add(Outcome::Pass, side(ReasonCode::Met));
        }
        // Whether there is a label at all is another question; here, whether the one that was read is large enough.
        let readings = shown_readings(context);
        let module = |reading: &Observation| reading.values::<WaybillText>()?.module_milli_px();
        let widest = readings
            .iter()
            .filter_map(|reading| module(reading).map(|width| (width, *reading)))
            .max_by_key(|(width, reading)| (*width, std::cmp::Reverse(reading.id)));
        match (widest, readings.first()) {
            (Some((width, reading)), _) if width < i64::from(self.label_module_milli_px) => {
                let why = ReasonBuilder::observed(ReasonCode::OutsideLimit, reading)
                    .param(Param::ModuleMilliPx, width)
                    .param(Param::LabelModuleMilliPx, self.label_module_milli_px)
                    .misses(Side::Below, Param::ModuleMilliPx, Param::LabelModuleMilliPx);
                context.add_observed(&mut assessment, Outcome::Review, reading, why);
            }
            (None, Some(reading)) => {
                let why = ReasonBuilder::observed(ReasonCode::NotMeasured, reading)
                    .param(Param::LabelModuleMilliPx, self.label_module_milli_px);
                context.add_observed(&mut assessment, Outcome::Review, reading, why);
            }
            _ => {}
        }
        assessment
    }
}
