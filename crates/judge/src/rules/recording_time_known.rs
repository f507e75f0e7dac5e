//! Whether a time of recording is known.

use onetake_report::{Code, Outcome, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::{clocks, or_not_measured};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::RecordingTimeKnown`]. `pass` with a clock of the recorder, `review` with a person's word alone or with
/// clocks that disagree. Never `fail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordingTimeKnown {}

impl Rule for RecordingTimeKnown {
    const NAME: &'static str = "recording_time_known";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];

    /// Whether a time of recording is known.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        let clocks = clocks(context, 0);
        let strong = clocks.iter().any(|clock| !clock.weak);
        for clock in clocks {
            match (clock.weak, strong) {
                (false, _) => assessment.add(Outcome::Pass, clock.why),
                (true, true) => assessment.add(Outcome::Pass, clock.why),
                (true, false) => assessment.add(Outcome::Review, clock.why.code(ReasonCode::WeakClock)),
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
