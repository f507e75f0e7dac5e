//! The digest of the file.

use onetake_report::{Code, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::Digest`]. `fail` when the digest differs from the one that the case states; `review` when the file
/// changed while it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digest {}

impl Rule for Digest {
    const NAME: &'static str = "digest";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];

    /// The digest against the one stated before.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let computed = context.record.source.sha256.as_str();
        let mut assessment = match context.case.stated_sha256() {
            Some(stated) if stated == computed => Assessment::new()
                .pass(ReasonBuilder::new(ReasonCode::DigestEqual).param(Param::Sha256, computed)),
            Some(stated) => Assessment::new().fail(
                ReasonBuilder::new(ReasonCode::DigestDifferent)
                    .param(Param::Sha256, computed)
                    .param(Param::StatedSha256, stated),
            ),
            None => {
                Assessment::new().pass(ReasonBuilder::new(ReasonCode::Met).param(Param::Sha256, computed))
            }
        };
        // A digest of bytes that changed under the reader names no file.
        for changed in context.observed(Code::IntegrityChanged) {
            assessment.add(Outcome::Review, ReasonBuilder::observed(ReasonCode::ObservedReview, changed));
        }
        assessment
    }
}
