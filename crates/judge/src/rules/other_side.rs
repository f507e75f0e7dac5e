//! There is a report on the packing of the same order.

use onetake_report::{Direction, Param, ReasonCode, Verdict};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::InvalidParameter;
use super::scope::{below_value, check_value, not_for_dispute};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::{Dispute, OrderValue};

/// [`Predicate::OtherSide`]. `review` while there is no report on the packing of the same order, and when that one is not
/// `valid`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherSide {
    /// From which value of the order on. A shop sets it; without it the rule holds for every order.
    #[serde(default)]
    pub from_value: Option<OrderValue>,
    /// For which disputes; for all when empty.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
}

impl Rule for OtherSide {
    const NAME: &'static str = "other_side";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("from_value", Strictness::Value), ("disputes", Strictness::MoreOrAll)];

    fn check(&self) -> Result<(), InvalidParameter> {
        check_value(self.from_value.as_ref())
    }

    /// There is a report on the packing of the same order. A buyer's video is never asked for (R67).
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        if context.case.direction() == Direction::BuyerUnboxing {
            return Assessment::not_applicable(ReasonBuilder::new(ReasonCode::NotForCase));
        }
        if let Some(assessment) = not_for_dispute(&self.disputes, context) {
            return assessment;
        }
        if let Some(assessment) = below_value(self.from_value.as_ref(), context) {
            return assessment;
        }
        let assessment = Assessment::new();
        match context.case.other() {
            None => assessment.review(
                ReasonBuilder::new(ReasonCode::DocumentMissing).param(Param::Document, "other_report"),
            ),
            Some(other) => {
                let why = |code| {
                    let why = ReasonBuilder::new(code).param(Param::Sha256, other.source_sha256.as_str());
                    if other.waybills.is_empty() {
                        why
                    } else {
                        why.param(Param::NumberThere, other.waybills.clone())
                    }
                };
                match other.verdict {
                    Verdict::Valid => assessment.pass(why(ReasonCode::Met)),
                    Verdict::Invalid | Verdict::NeedsReview => {
                        assessment.review(why(ReasonCode::OtherNotValid))
                    }
                }
            }
        }
    }
}
