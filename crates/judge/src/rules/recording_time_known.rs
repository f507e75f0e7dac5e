//! Whether a time of recording is known.

use onetake_report::{Code, Outcome, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::{Clock, MINUTE_MS, clocks, or_not_measured};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::RecordingTimeKnown`]. `pass` with a clock of the recorder, `review` with a person's word alone or with
/// two clocks that cannot both be right, which are named together. Never `fail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordingTimeKnown {
    /// How far a clock may be off, in minutes. Clocks that differ by more than twice that are said to differ.
    pub clock_uncertainty_minutes: u32,
}

impl Rule for RecordingTimeKnown {
    const NAME: &'static str = "recording_time_known";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("clock_uncertainty_minutes", Strictness::Lower)];

    /// Whether a time of recording is known.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        let clocks = clocks(context, i64::from(self.clock_uncertainty_minutes) * MINUTE_MS);
        for why in differences(&clocks) {
            assessment.add(Outcome::Review, why);
        }
        let strong = clocks.iter().any(|clock| !clock.is_weak());
        for clock in clocks {
            match (clock.is_weak(), strong) {
                (true, false) => assessment.add(Outcome::Review, clock.why.code(ReasonCode::WeakClock)),
                _ => assessment.add(Outcome::Pass, clock.why),
            }
        }
        for conflict in context.observed(Code::ProvenanceCreationTimeConflict) {
            context.add_observed(
                &mut assessment,
                Outcome::Review,
                conflict,
                ReasonBuilder::observed(ReasonCode::ClocksDiffer, conflict),
            );
        }
        or_not_measured(assessment, context)
    }
}

/// All pairs of clocks that cannot both be right.
fn differences(clocks: &[Clock]) -> Vec<ReasonBuilder> {
    let pairs = (1..)
        .zip(clocks)
        .flat_map(|(next, clock)| clocks.iter().skip(next).filter_map(|other| clock.differs_from(other)));
    pairs.collect()
}
