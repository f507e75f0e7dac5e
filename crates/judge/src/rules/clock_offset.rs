//! How far the recorder's clock is off.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::{HOUR_MS, MINUTE_MS, clocks, counted_from, or_not_measured};
use super::parameter::{InvalidParameter, non_zero};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::ClockOffset`]. `pass` when it is known how far the recorder's clock is off, and when the time limit is
/// farther away than the clock may be off; else `review`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockOffset {
    /// Largest offset that is no reason to look.
    pub max_minutes: u32,
    /// Length of the time limit after sign-off; none where there is none.
    #[serde(default)]
    pub window_hours: Option<u32>,
}

impl Rule for ClockOffset {
    const NAME: &'static str = "clock_offset";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("max_minutes", Strictness::Lower), ("window_hours", Strictness::Neither)];

    fn check(&self) -> Result<(), InvalidParameter> {
        non_zero(self.max_minutes, "max_minutes")
    }

    /// How far the recorder's clock is off is known, or too little to matter.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let limit_ms = i64::from(self.max_minutes) * MINUTE_MS;
        if let Some(offset) = context.case.clock_offset() {
            let why = |code| {
                ReasonBuilder::new(code)
                    .param(Param::OffsetS, offset.seconds)
                    .param(Param::Which, offset.checked_against.as_str())
                    .param(Param::MaxMinutes, self.max_minutes)
            };
            return if offset.seconds.saturating_abs().saturating_mul(1000) <= limit_ms {
                Assessment::new().pass(why(ReasonCode::Met))
            } else {
                Assessment::new().review(why(ReasonCode::OutsideLimit))
            };
        }
        let Some((window_hours, (_, from))) = self.window_hours.zip(counted_from(context)) else {
            return Assessment::new()
                .review(ReasonBuilder::new(ReasonCode::CaseLacks).param(Param::Lacks, "clock_offset"));
        };
        // Every clock is at least as far from the limit as it may be off.
        let end_ms = i64::from(window_hours).saturating_mul(HOUR_MS);
        let mut assessment = Assessment::new();
        for clock in clocks(context, 0).iter().filter(|clock| !clock.is_weak()) {
            let (least_ms, most_ms) = clock.began.after(from);
            let margin_ms =
                if least_ms > end_ms { least_ms - end_ms } else { end_ms.saturating_sub(most_ms) };
            let why = clock.why.clone().param(Param::MarginMinutes, margin_ms.div_euclid(MINUTE_MS));
            if margin_ms > limit_ms {
                assessment.add(Outcome::Pass, why);
            } else {
                assessment.add(Outcome::Review, why.code(ReasonCode::MarginTooSmall));
            }
        }
        or_not_measured(assessment, context)
    }
}
