//! Each item of the inspection has a state.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, require};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::attest::{CHECKLIST, ChecklistItem, Statement, StatementKind};

/// [`Predicate::Checklist`]. `review` while an item has no state. That an item cannot be seen is a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The items.
    pub items: Vec<ChecklistItem>,
}

impl Rule for Checklist {
    const NAME: &'static str = "checklist";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("items", Strictness::More)];

    fn check(&self) -> Result<(), InvalidParameter> {
        let all = CHECKLIST.len();
        require(
            !self.items.is_empty(),
            "items",
            format!("without items every video meets this: list some of {all}"),
        )
    }

    /// Each item has a state.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        for wanted in &self.items {
            let about = |code| {
                ReasonBuilder::new(code)
                    .param(Param::Statement, StatementKind::Inspected.as_str())
                    .param(Param::Item, wanted.as_str())
            };
            let mut stated_once = false;
            for stated in context.stated(StatementKind::Inspected) {
                let Statement::Inspected { item, condition } = stated.attestation.statement() else {
                    continue;
                };
                if item == wanted {
                    stated_once = true;
                    let condition = condition.as_deref().unwrap_or("not_visible");
                    let why = about(ReasonCode::Attested).param(Param::Condition, condition);
                    assessment.add(Outcome::Pass, why.at(stated.span()).stated_by(stated.id));
                }
            }
            if !stated_once {
                assessment.add(Outcome::Review, about(ReasonCode::NotAttested));
            }
        }
        assessment
    }
}
