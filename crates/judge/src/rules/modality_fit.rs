//! Whether the dispute can be shown in this medium.

use onetake_report::{Code, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::dispute::no_dispute;
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::Dispute;

/// [`Predicate::ModalityFit`]. `fail` where the dispute needs another medium than this video has: sound, a document, a
/// ruler. It never decides a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModalityFit {}

impl Rule for ModalityFit {
    const NAME: &'static str = "modality_fit";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];
    const INFORMATIONAL: bool = true;

    /// The medium: sound for what is heard, a document for what no video shows, a ruler for size.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let Some(dispute) = context.case.dispute() else { return no_dispute() };
        let why = |code, needs: &str| {
            ReasonBuilder::new(code).param(Param::Dispute, dispute.as_str()).param(Param::Needs, needs)
        };
        let held = |name: &str| context.case.documents().iter().any(|document| document == name);
        let document = |name: &'static str, needs: &str| {
            let mut assessment = Assessment::new();
            let why = why(ReasonCode::DoesNotFit, needs);
            assessment.add(if held(name) { Outcome::Review } else { Outcome::Fail }, why);
            assessment
        };
        match dispute {
            Dispute::QualityInvisible => document("inspection_document", "document"),
            Dispute::NotReceived => document("proof_of_delivery", "document"),
            Dispute::SizeDiffers if held("ruler_photo") => {
                Assessment::new().pass(why(ReasonCode::FitsDispute, "ruler"))
            }
            Dispute::SizeDiffers => Assessment::new().review(why(ReasonCode::FitsPartly, "ruler")),
            Dispute::SoundFault | Dispute::FunctionFault => {
                match context.observed(Code::SoundAbsent).next() {
                    Some(absent) if dispute == Dispute::SoundFault => {
                        let why = ReasonBuilder::observed(ReasonCode::DoesNotFit, absent);
                        Assessment::new()
                            .fail(why.param(Param::Dispute, dispute.as_str()).param(Param::Needs, "sound"))
                    }
                    Some(absent) => {
                        let why = ReasonBuilder::observed(ReasonCode::FitsPartly, absent);
                        Assessment::new()
                            .review(why.param(Param::Dispute, dispute.as_str()).param(Param::Needs, "sound"))
                    }
                    None => Assessment::new().pass(why(ReasonCode::FitsDispute, "sound")),
                }
            }
            _ => Assessment::new().pass(why(ReasonCode::FitsDispute, "video")),
        }
    }
}
