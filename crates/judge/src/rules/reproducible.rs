//! The same video scanned again gives the same record.

use onetake_report::{Code, CoverageReason, ObserverCoverage, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::Reproducible`]. `review` where a second scan may differ from the first: the file changed while it was read,
/// a check stopped because of an error of its own, or the record does not name what made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reproducible {}

impl Rule for Reproducible {
    const NAME: &'static str = "reproducible";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];

    /// A second scan of the same bytes gives the same record, as far as the record can tell. Of a record that was given as a
    /// file nobody can say so before the video is scanned once more.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        if context.given {
            assessment.add(Outcome::Review, ReasonBuilder::new(ReasonCode::RecordNotCompared));
        }
        for changed in context.observed(Code::IntegrityChanged) {
            let why = ReasonBuilder::observed(ReasonCode::ObservedReview, changed);
            context.add_observed(&mut assessment, Outcome::Review, changed, why);
        }
        let stopped = |entry: &&ObserverCoverage| {
            entry.gaps.iter().any(|gap| gap.reason == CoverageReason::ObserverFailed)
        };
        for entry in context.record.coverage.iter().filter(stopped) {
            let why = ReasonBuilder::new(ReasonCode::PartialCoverage)
                .param(Param::Observer, entry.observer.as_str())
                .param(Param::Cause, CoverageReason::ObserverFailed.as_str());
            assessment.add(Outcome::Review, why);
        }
        let tool = &context.record.tool;
        let unnamed = tool.name.trim().is_empty() || tool.version.trim().is_empty();
        for (missing, measure) in [(unnamed, "tool"), (tool.libraries.is_empty(), "libraries")] {
            if missing {
                assessment.add(
                    Outcome::Review,
                    ReasonBuilder::new(ReasonCode::NotMeasured).param(Param::Measure, measure),
                );
            }
        }
        let judge = crate::assess::tool();
        assessment.pass(
            ReasonBuilder::new(ReasonCode::Met)
                .param(Param::ScannedWith, format!("{} {}", tool.name, tool.version))
                .param(Param::JudgedWith, format!("{} {}", judge.name, judge.version)),
        )
    }
}
