//! The speed is the recorded speed.

use onetake_report::facts::CadenceLength;
use onetake_report::{Code, CoverageReason, ObserverId, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::observations::observed;
use super::parameter::{InvalidParameter, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::Speed`]. `review` for a change of rate or speed, and for picture and sound whose lengths differ by more
/// than both limits: sound that stops a little earlier is usual, sound of another speed is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speed {
    /// Largest difference in length of picture and sound.
    pub max_difference_ms: u32,
    /// The same as a share of the length of the picture, in parts per million.
    pub max_difference_ppm: u32,
}

impl Rule for Speed {
    const NAME: &'static str = "speed";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("max_difference_ms", Strictness::Lower), ("max_difference_ppm", Strictness::Lower)];

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.max_difference_ppm, "max_difference_ppm")
    }

    /// The speed is the recorded speed.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        const CODES: [Code; 3] = [Code::CadenceRateChange, Code::CadenceSpeed, Code::CadenceLength];
        // A rate is one from a second on: pictures without a time hide no change of it in less.
        const MIN_RATE_MS: i64 = 1_000;
        let mut assessment = context.coverage_but(ObserverId::Cadence, |gap| {
            gap.reason == CoverageReason::NoTimestamps && gap.span.duration_ms() < MIN_RATE_MS
        });
        assessment.join(context.left_out(CODES));
        for change in observed(context, [Code::CadenceRateChange, Code::CadenceSpeed]) {
            context.add_observed(
                &mut assessment,
                Outcome::Review,
                change,
                ReasonBuilder::observed(ReasonCode::ObservedReview, change),
            );
        }
        for length in context.observed(Code::CadenceLength) {
            let Speed { max_difference_ms, max_difference_ppm } = *self;
            let seen = length.values::<CadenceLength>();
            let picture_ms = seen.and_then(|seen| seen.video_ms()).unwrap_or(context.take().duration_ms());
            let of_picture_ms =
                picture_ms.saturating_mul(i64::from(max_difference_ppm)) / i64::from(onetake_report::PPM);
            let why = match seen.and_then(|seen| seen.difference_ms()) {
                Some(difference)
                    if difference.saturating_abs() <= of_picture_ms.max(i64::from(max_difference_ms)) =>
                {
                    continue;
                }
                Some(difference) => ReasonBuilder::observed(ReasonCode::OutsideLimit, length)
                    .param(Param::DifferenceMs, difference)
                    .param(Param::MaxDifferenceMs, max_difference_ms)
                    .param(Param::MaxDifferencePpm, max_difference_ppm),
                None => ReasonBuilder::observed(ReasonCode::NotMeasured, length),
            };
            context.add_observed(&mut assessment, Outcome::Review, length, why);
        }
        assessment
    }
}
