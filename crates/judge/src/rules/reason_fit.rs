//! Whether what the evidence is for fits the reason that was accepted.

use onetake_report::{Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::dispute::flaw_accepted;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::{Claim, Dispute};

/// [`Predicate::ReasonFit`]. `fail` for evidence that the goods cannot be sold again where a flaw was accepted as the reason
/// of the refund. It never decides a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonFit {}

impl Rule for ReasonFit {
    const NAME: &'static str = "reason_fit";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];
    const INFORMATIONAL: bool = true;

    /// Once a flaw was accepted as the reason, that the goods cannot be sold again is no argument (R30).
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let Some(reason) = context.case.accepted_reason() else {
            return Assessment::not_applicable(
                ReasonBuilder::new(ReasonCode::CaseLacks).param(Param::Lacks, "accepted_reason"),
            );
        };
        let resale = context.case.claim() == Some(Claim::ResaleAffected)
            || context.case.dispute() == Some(Dispute::UseTraces);
        let why = |code| ReasonBuilder::new(code).param(Param::AcceptedReason, reason.as_str());
        if flaw_accepted(context) && resale {
            Assessment::new()
                .fail(why(ReasonCode::DoesNotFit).param(Param::Claim, Claim::ResaleAffected.as_str()))
        } else {
            Assessment::new().pass(why(ReasonCode::FitsDispute))
        }
    }
}
