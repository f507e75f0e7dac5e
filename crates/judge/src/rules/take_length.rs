//! The take is not too long.

use onetake_report::{ObserverId, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::MINUTE_MS;
use super::parameter::{InvalidParameter, non_zero};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, Side};

/// [`Predicate::TakeLength`]. A longer take is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeLength {
    /// Longest take.
    pub review_minutes: u32,
}

impl Rule for TakeLength {
    const NAME: &'static str = "take_length";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("review_minutes", Strictness::Lower)];
    const FAILS_BY_LIMIT: bool = true;

    fn check(&self) -> Result<(), InvalidParameter> {
        non_zero(self.review_minutes, "review_minutes")
    }

    /// The take is not too long.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        // What lies in a hole of the timestamps was not recorded; that there is one, CONT.PTSGAP says.
        let holes_ms = context.holes_ms();
        let take_ms = context.take().duration_ms();
        let length_ms = take_ms.saturating_sub(holes_ms.min(take_ms));
        let limit_ms = i64::from(self.review_minutes) * MINUTE_MS;
        let why = |code| {
            ReasonBuilder::new(code)
                .param(Param::LengthMs, length_ms)
                .param(Param::ReviewMinutes, self.review_minutes)
        };
        let assessment = context.any_coverage(ObserverId::Cadence);
        if length_ms <= 0 {
            assessment.review(why(ReasonCode::NotMeasured))
        } else if length_ms > limit_ms {
            let why = why(ReasonCode::OutsideLimit);
            assessment.review(why.misses(Side::Above, Param::LengthMs, Param::ReviewMinutes))
        } else {
            assessment.pass(why(ReasonCode::Met))
        }
    }
}
