//! Sound where the dispute needs it.

use onetake_report::{Code, CoverageReason, CoverageState, ObserverId, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::scope::not_for_dispute;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::Dispute;

/// [`Predicate::SoundPresent`]. `review` when there is no sound, or silence, where the dispute needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundPresent {
    /// For which disputes; for all when empty.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
}

impl Rule for SoundPresent {
    const NAME: &'static str = "sound_present";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("disputes", Strictness::MoreOrAll)];

    /// Sound where the dispute needs it.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        if let Some(assessment) = not_for_dispute(&self.disputes, context) {
            return assessment;
        }
        let mut assessment = Assessment::new();
        for code in [Code::SoundAbsent, Code::SoundSilent, Code::SoundEndsEarly] {
            for observation in context.observed(code) {
                let why = ReasonBuilder::observed(ReasonCode::ObservedReview, observation);
                context.add_observed(&mut assessment, Outcome::Review, observation, why);
            }
        }
        let entries = context.record.coverage.iter().filter(|entry| entry.observer == ObserverId::Sound);
        let unheard = |reason: CoverageReason| {
            matches!(
                reason,
                CoverageReason::NoSound | CoverageReason::SoundNotDecoded | CoverageReason::NotBuilt
            )
        };
        let mut looked = false;
        for entry in entries {
            looked |= entry.state != CoverageState::None || !entry.gaps.is_empty();
            for gap in entry.gaps.iter().filter(|gap| unheard(gap.reason)) {
                let why = ReasonBuilder::new(ReasonCode::PartialCoverage)
                    .param(Param::Observer, ObserverId::Sound.as_str())
                    .param(Param::Cause, gap.reason.as_str())
                    .at(gap.span);
                assessment.add(Outcome::Review, why);
            }
        }
        if !looked {
            assessment.join(context.coverage(ObserverId::Sound));
        }
        assessment
    }
}
