//! Whether this kind of video can show what is in dispute.

use onetake_report::{Direction, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::dispute::{flaw_accepted, no_dispute};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::{Dispute, documents_for};

/// [`Predicate::DisputeFit`]. Whether this kind of video can show what is in dispute: `pass`, `review` for "only together
/// with other evidence", `fail` for "not at all". It never decides a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeFit {}

impl Rule for DisputeFit {
    const NAME: &'static str = "dispute_fit";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[];
    const INFORMATIONAL: bool = true;

    /// Whether this kind of video can show it, and which documents it needs beside.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let Some(dispute) = context.case.dispute() else { return no_dispute() };
        let mut assessment = Assessment::new();
        let why = |code| ReasonBuilder::new(code).param(Param::Dispute, dispute.as_str());
        match fit(dispute, context) {
            Fit::Relevant => assessment.add(Outcome::Pass, why(ReasonCode::FitsDispute)),
            Fit::Partly => assessment.add(Outcome::Review, why(ReasonCode::FitsPartly)),
            Fit::Not => assessment.add(Outcome::Fail, why(ReasonCode::DoesNotFit)),
        }
        let held = |name: &str| context.case.documents().iter().any(|document| document == name);
        let mut needed: Vec<&str> = documents_for(dispute).to_vec();
        if dispute == Dispute::SwappedReturn && context.case.other().is_none() {
            needed.push("other_report");
        }
        for document in needed.into_iter().filter(|name| !held(name)) {
            assessment
                .add(Outcome::Review, why(ReasonCode::DocumentMissing).param(Param::Document, document));
        }
        assessment
    }
}

/// How far a video can show what is in dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Relevant,
    /// Together with other evidence.
    Partly,
    Not,
}

/// The matrix of disputes and videos.
fn fit(dispute: Dispute, context: &JudgeContext<'_>) -> Fit {
    let packing = context.case.direction() == Direction::OutboundPacking;
    match dispute {
        // No video shows a smell, or a parcel that never came.
        Dispute::QualityInvisible | Dispute::NotReceived => Fit::Not,
        Dispute::SwappedReturn if context.case.other().is_some() => Fit::Relevant,
        Dispute::SwappedReturn | Dispute::NotAsDescribed | Dispute::SizeDiffers | Dispute::Counterfeit => {
            Fit::Partly
        }
        Dispute::UseTraces if flaw_accepted(context) => Fit::Not,
        Dispute::HumanDamage | Dispute::UseTraces if packing => Fit::Not,
        // What went in says what could come out, and no more.
        _ if packing => Fit::Partly,
        Dispute::EmptyParcel
        | Dispute::MissingItems
        | Dispute::WrongItem
        | Dispute::QualityVisible
        | Dispute::SoundFault
        | Dispute::FunctionFault
        | Dispute::TransitDamage
        | Dispute::HumanDamage
        | Dispute::UseTraces => Fit::Relevant,
    }
}
