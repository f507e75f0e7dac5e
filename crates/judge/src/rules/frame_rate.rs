//! There are enough frames per second.

use onetake_report::facts::IntegrityUndecodable;
use onetake_report::{Code, ObserverId, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, require};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, Side};

/// [`Predicate::FrameRate`]. The rate of the median interval, or of the mean one where intervals vary, without named holes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameRate {
    /// Frames per 1000 seconds below which a person must look.
    pub review_milli_fps: u32,
    /// Frames per 1000 seconds below which the criterion fails.
    pub fail_milli_fps: u32,
}

impl Rule for FrameRate {
    const NAME: &'static str = "frame_rate";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("review_milli_fps", Strictness::Higher), ("fail_milli_fps", Strictness::Higher)];
    const FAILS_BY_LIMIT: bool = true;

    fn check(&self) -> Result<(), InvalidParameter> {
        require(
            self.fail_milli_fps <= self.review_milli_fps,
            "fail_milli_fps",
            format!("it is above `review_milli_fps` = {}: make it at most as large", self.review_milli_fps),
        )
    }

    /// Enough frames per second: the rate of the median interval, or, where intervals vary, the mean over the take. Named holes
    /// in the timestamps and spans without a picture are in neither: other criteria speak of them.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = context.any_coverage(ObserverId::Cadence);
        let varies = context.observed(Code::CadenceVariable).next().is_some();
        let steps_back = context.observed(Code::CadenceBackward).next().is_some();
        let mean = if varies && !steps_back { mean_milli_fps(context) } else { None };
        let Some(milli_fps) = mean.or_else(|| median_milli_fps(context)).or_else(|| mean_milli_fps(context))
        else {
            return assessment
                .review(ReasonBuilder::new(ReasonCode::NotMeasured).param(Param::Measure, "milli_fps"));
        };
        let why = |code| {
            ReasonBuilder::new(code)
                .param(Param::MilliFps, milli_fps)
                .param(Param::ReviewMilliFps, self.review_milli_fps)
                .param(Param::FailMilliFps, self.fail_milli_fps)
        };
        if milli_fps < i64::from(self.fail_milli_fps) {
            let why = why(ReasonCode::OutsideLimit).misses(Side::Below, Param::MilliFps, Param::FailMilliFps);
            assessment.add(Outcome::Fail, why);
        } else if milli_fps < i64::from(self.review_milli_fps) {
            let why =
                why(ReasonCode::OutsideLimit).misses(Side::Below, Param::MilliFps, Param::ReviewMilliFps);
            assessment.add(Outcome::Review, why);
        } else {
            assessment.add(Outcome::Pass, why(ReasonCode::Met));
        }
        assessment
    }
}

/// Frames in 1,000 seconds at the median interval.
fn median_milli_fps(context: &JudgeContext<'_>) -> Option<i64> {
    let median_us = context.record.timeline.median_interval_us.filter(|us| *us > 0)?;
    1_000_000_000_i64.checked_add(median_us / 2)?.checked_div(median_us)
}

/// Frames in 1,000 seconds of the time in which there are pictures.
fn mean_milli_fps(context: &JudgeContext<'_>) -> Option<i64> {
    let timeline = &context.record.timeline;
    let frames = i64::try_from(timeline.frames).ok().filter(|frames| *frames > 1)?;
    let unseen = context.observed(Code::IntegrityUndecodable);
    let unseen_ms = unseen
        .filter_map(|unseen| unseen.values::<IntegrityUndecodable>()?.missing_ms())
        .fold(0, i64::saturating_add);
    let without_ms = context.holes_ms().saturating_add(unseen_ms);
    let length_ms = timeline.span.duration_ms().checked_sub(without_ms).filter(|ms| *ms > 0)?;
    frames.checked_mul(1_000_000)?.checked_div(length_ms)
}
