//! The recording did not begin before sign-off.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::{
    Clock, Comparison, MINUTE_MS, TimeInterval, clocks, lacks, or_not_measured, weak_clocks,
};
use super::strictness::Strictness;
use crate::assess::Assessment;
use crate::assess::JudgeContext;

/// [`Predicate::TimeOrder`]. A recording that begins earlier is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeOrder {
    /// How much earlier than sign-off it may begin.
    pub tolerance_minutes: u32,
    /// How far a recorder's clock may be off.
    pub clock_uncertainty_minutes: u32,
}

impl Rule for TimeOrder {
    const NAME: &'static str = "time_order";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("tolerance_minutes", Strictness::Lower), ("clock_uncertainty_minutes", Strictness::Higher)];

    /// The recording did not begin before sign-off.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let Some(signed_off) = context.case.signed_off_at() else {
            return lacks("signed_off_at");
        };
        let signed_off = TimeInterval::of(signed_off);
        let tolerance_ms = i64::from(self.tolerance_minutes) * MINUTE_MS;
        let says = |clock: &Clock| {
            let (least_ms, most_ms) = clock.began.after(signed_off);
            match () {
                () if least_ms >= -tolerance_ms => Comparison::Inside,
                () if most_ms < -tolerance_ms => Comparison::Outside,
                () => Comparison::TooNear,
            }
        };
        let why = |clock: &Clock, code| {
            clock.against(signed_off).code(code).param(Param::ToleranceMinutes, self.tolerance_minutes)
        };
        let clocks = clocks(context, i64::from(self.clock_uncertainty_minutes) * MINUTE_MS);
        let strong: Vec<(&Clock, Comparison)> =
            clocks.iter().filter(|clock| !clock.is_weak()).map(|clock| (clock, says(clock))).collect();
        let mut assessment = Assessment::new();
        for (clock, said) in &strong {
            let (outcome, code) = match said {
                Comparison::Inside => (Outcome::Pass, ReasonCode::Met),
                Comparison::TooNear => (Outcome::Review, ReasonCode::MarginTooSmall),
                Comparison::Outside => (Outcome::Review, ReasonCode::OutsideLimit),
            };
            assessment.add(outcome, why(clock, code));
        }
        weak_clocks(&clocks, &strong, says, why, &mut assessment);
        or_not_measured(assessment, context)
    }
}
