//! A clock in the picture against the timestamps.

use onetake_report::facts::ClockJump;
use onetake_report::{Code, ObserverId, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, non_zero, ordered};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::ClockSteady`]. `fail` for a clock in the picture that jumps against the timestamps by `fail_ms` or more,
/// `review` from `review_ms` on. Without a clock in the picture there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockSteady {
    /// Least jump that a person must look at.
    pub review_ms: u32,
    /// Least jump that fails.
    pub fail_ms: u32,
}

impl Rule for ClockSteady {
    const NAME: &'static str = "clock_steady";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("review_ms", Strictness::Lower), ("fail_ms", Strictness::Lower)];

    fn check(&self) -> Result<(), InvalidParameter> {
        non_zero(self.review_ms, "review_ms")?;
        ordered(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }

    /// A clock in the picture against the timestamps. A camera that was paused may leave no hole in its timestamps; its clock
    /// shows it.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut jumps = context.observed(Code::ClockJump).peekable();
        // A clock that may be one, as in a short clip, shows nothing to be steady.
        let read = |reading: &onetake_report::Observation| reading.confidence_ppm >= onetake_report::PPM / 2;
        if jumps.peek().is_none() && !context.observed(Code::ClockReading).any(read) {
            return Assessment::not_applicable(
                ReasonBuilder::new(ReasonCode::NotMeasured).param(Param::Measure, "burned_in"),
            );
        }
        let mut assessment = context.coverage(ObserverId::Clock);
        for jump in jumps {
            let why = |code| {
                ReasonBuilder::observed(code, jump)
                    .param(Param::ReviewMs, self.review_ms)
                    .param(Param::FailMs, self.fail_ms)
            };
            match jump.values::<ClockJump>().and_then(|seen| seen.step_ms()).map(i64::saturating_abs) {
                None => {
                    context.add_observed(&mut assessment, Outcome::Review, jump, why(ReasonCode::NotMeasured))
                }
                Some(ms) if ms >= i64::from(self.fail_ms) => {
                    assessment.add(Outcome::Fail, why(ReasonCode::ObservedFail).param(Param::StepMs, ms));
                }
                Some(ms) if ms >= i64::from(self.review_ms) => {
                    let why = why(ReasonCode::ObservedReview).param(Param::StepMs, ms);
                    context.add_observed(&mut assessment, Outcome::Review, jump, why);
                }
                Some(_) => {}
            }
        }
        assessment
    }
}
