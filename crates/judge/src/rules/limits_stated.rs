//! The report states what it does not show.

use std::collections::BTreeSet;

use onetake_report::{CoverageReason, ObserverId, Outcome, Param, ReasonCode, ReportLimit};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, require};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::report_limits;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::LimitsStated`]. `pass` for a report that states these limits as far as they apply to it, as every report of
/// this version does; `review` while the record does not say of each check that it made how far that reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsStated {
    /// The limits.
    pub limits: Vec<ReportLimit>,
}

impl Rule for LimitsStated {
    const NAME: &'static str = "limits_stated";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("limits", Strictness::More)];

    fn check(&self) -> Result<(), InvalidParameter> {
        let known = ReportLimit::ALL.iter().map(|limit| limit.as_str()).collect::<Vec<_>>().join(", ");
        let problem = format!("without limits every report meets this: list some of {known}");
        require(!self.limits.is_empty(), "limits", problem)
    }

    /// The report states its limits, and the record says of each check that it made how far that reached. A check that was not
    /// made is a limit too, and told as one.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        let record = context.record;
        let made: BTreeSet<ObserverId> =
            record.observations.iter().filter_map(|one| one.code.observer()).collect();
        for observer in made {
            if !record.coverage.iter().any(|entry| entry.observer == observer) {
                let why = ReasonBuilder::new(ReasonCode::NoCoverage)
                    .param(Param::Observer, observer.as_str())
                    .param(Param::Cause, CoverageReason::NotBuilt.as_str());
                assessment.add(Outcome::Review, why);
            }
        }
        if record.coverage.is_empty() {
            assessment.add(
                Outcome::Review,
                ReasonBuilder::new(ReasonCode::NotMeasured).param(Param::Measure, "coverage"),
            );
        }
        let stated = report_limits(context);
        let told = self.limits.iter().filter(|limit| stated.contains(limit));
        let told: Vec<&str> = told.map(|limit| limit.as_str()).collect();
        assessment.pass(ReasonBuilder::new(ReasonCode::Met).param(Param::Limits, told))
    }
}
