//! What persons typed presumes nobody's fault.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::wording::refused_words;

/// [`Predicate::NeutralWords`]. `review` for words in what persons typed that presume a culprit or a cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeutralWords {}

impl Rule for NeutralWords {
    const NAME: &'static str = "neutral_words";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];

    /// What persons typed presumes nobody's fault.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        for (field, text, attestation) in context.typed() {
            for refused in refused_words(text) {
                let why = ReasonBuilder::new(ReasonCode::NotNeutral)
                    .param(Param::Field, field)
                    .param(Param::Text, refused.pattern);
                let why = match attestation {
                    Some(id) => why.stated_by(id),
                    None => why,
                };
                assessment.add(Outcome::Review, why);
            }
        }
        assessment
    }
}
