//! A serial number was read, and is one that is known.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::InvalidParameter;
use super::scope::{below_value, check_value};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::attest::{Statement, StatementKind};
use crate::case::OrderValue;

/// [`Predicate::Serial`]. `review` while nobody read a serial number; `fail` when none of those read is known to the case
/// or to the report of the other direction, which have some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serial {
    /// From which value of the order on. A shop sets it; without it the rule holds for every order.
    #[serde(default)]
    pub from_value: Option<OrderValue>,
}

impl Rule for Serial {
    const NAME: &'static str = "serial";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("from_value", Strictness::Value)];

    fn check(&self) -> Result<(), InvalidParameter> {
        check_value(self.from_value.as_ref())
    }

    /// A serial number was read, and is one that is known.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        if let Some(assessment) = below_value(self.from_value.as_ref(), context) {
            return assessment;
        }
        let statement = StatementKind::SerialRead.as_str();
        let mut assessment = Assessment::new();
        let mut known: Vec<String> = context
            .case
            .order_lines()
            .iter()
            .flat_map(|line| &line.serials)
            .map(|text| folded(text))
            .collect();
        known.extend(
            context.case.other().into_iter().flat_map(|other| &other.serials).map(|text| folded(text)),
        );
        let mut read: Vec<String> = Vec::new();
        for stated in context.seen(StatementKind::SerialRead) {
            let Statement::SerialRead { text, .. } = stated.attestation.statement() else { continue };
            read.push(folded(text));
            let why = |code| {
                ReasonBuilder::new(code)
                    .param(Param::Text, text.as_str())
                    .at(stated.span())
                    .stated_by(stated.id)
            };
            if known.is_empty() {
                assessment.add(Outcome::Pass, why(ReasonCode::Attested).param(Param::Statement, statement));
            } else if known.contains(&folded(text)) {
                assessment.add(Outcome::Pass, why(ReasonCode::SerialsEqual));
            } else {
                assessment
                    .add(Outcome::Fail, why(ReasonCode::SerialsDiffer).param(Param::Expected, known.clone()));
            }
        }
        if read.is_empty() {
            let contrary = context.stated(StatementKind::SerialRead).next();
            let why = match contrary {
                Some(stated) => {
                    ReasonBuilder::new(ReasonCode::AttestedContrary).at(stated.span()).stated_by(stated.id)
                }
                None => ReasonBuilder::new(ReasonCode::NotAttested),
            };
            assessment.add(Outcome::Review, why.param(Param::Statement, statement));
            return assessment;
        }
        // Of what was sent, a part may come back; of what the case says is here, every piece is looked for.
        for line in context.case.order_lines() {
            for serial in line.serials.iter().filter(|serial| !read.contains(&folded(serial))) {
                let why = ReasonBuilder::new(ReasonCode::NotAttested).param(Param::Statement, statement);
                assessment.add(
                    Outcome::Review,
                    why.param(Param::Line, line.id.as_str()).param(Param::Expected, serial.as_str()),
                );
            }
        }
        assessment
    }
}

/// A serial number without what people type differently.
fn folded(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}
