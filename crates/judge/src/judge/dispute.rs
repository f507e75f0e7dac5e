//! Whether the evidence fits what is in dispute. It is said apart from the technical outcomes and changes none of them.

use onetake_report::{Code, Direction, Outcome, Param, ReasonCode};

use super::evidence::Evidence;
use super::opinion::{Opinion, Why};
use crate::case::{AcceptedReason, Claim, Dispute, documents_for};

/// How far a video can show what is in dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Relevant,
    /// Together with other evidence.
    Partly,
    Not,
}

/// The matrix of disputes and videos.
fn fit(dispute: Dispute, evidence: &Evidence<'_>) -> Fit {
    let packing = evidence.case.direction() == Direction::OutboundPacking;
    match dispute {
        // No video shows a smell, or a parcel that never came.
        Dispute::QualityInvisible | Dispute::NotReceived => Fit::Not,
        Dispute::SwappedReturn if evidence.case.other().is_some() => Fit::Relevant,
        Dispute::SwappedReturn | Dispute::NotAsDescribed | Dispute::SizeDiffers | Dispute::Counterfeit => {
            Fit::Partly
        }
        Dispute::UseTraces if flaw_accepted(evidence) => Fit::Not,
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

fn flaw_accepted(evidence: &Evidence<'_>) -> bool {
    evidence.case.accepted_reason() == Some(AcceptedReason::Quality)
}

fn no_dispute() -> Opinion {
    Opinion::not_applicable(Why::new(ReasonCode::CaseLacks).param(Param::Lacks, "dispute"))
}

/// Whether this kind of video can show it, and which documents it needs beside.
pub(super) fn dispute_fit(evidence: &Evidence<'_>) -> Opinion {
    let Some(dispute) = evidence.case.dispute() else { return no_dispute() };
    let mut opinion = Opinion::new();
    let why = |code| Why::new(code).param(Param::Dispute, dispute.as_str());
    match fit(dispute, evidence) {
        Fit::Relevant => opinion.add(Outcome::Pass, why(ReasonCode::FitsDispute)),
        Fit::Partly => opinion.add(Outcome::Review, why(ReasonCode::FitsPartly)),
        Fit::Not => opinion.add(Outcome::Fail, why(ReasonCode::DoesNotFit)),
    }
    let held = |name: &str| evidence.case.documents().iter().any(|document| document == name);
    let mut needed: Vec<&str> = documents_for(dispute).to_vec();
    if dispute == Dispute::SwappedReturn && evidence.case.other().is_none() {
        needed.push("other_report");
    }
    for document in needed.into_iter().filter(|name| !held(name)) {
        opinion.add(Outcome::Review, why(ReasonCode::DocumentMissing).param(Param::Document, document));
    }
    opinion
}

/// Once a flaw was accepted as the reason, that the goods cannot be sold again is no argument (R30).
pub(super) fn reason_fit(evidence: &Evidence<'_>) -> Opinion {
    let Some(reason) = evidence.case.accepted_reason() else {
        return Opinion::not_applicable(
            Why::new(ReasonCode::CaseLacks).param(Param::Lacks, "accepted_reason"),
        );
    };
    let resale = evidence.case.claim() == Some(Claim::ResaleAffected)
        || evidence.case.dispute() == Some(Dispute::UseTraces);
    let why = |code| Why::new(code).param(Param::AcceptedReason, reason.as_str());
    if flaw_accepted(evidence) && resale {
        Opinion::new().fail(why(ReasonCode::DoesNotFit).param(Param::Claim, Claim::ResaleAffected.as_str()))
    } else {
        Opinion::new().pass(why(ReasonCode::FitsDispute))
    }
}

/// The medium: sound for what is heard, a document for what no video shows, a ruler for size.
pub(super) fn modality_fit(evidence: &Evidence<'_>) -> Opinion {
    let Some(dispute) = evidence.case.dispute() else { return no_dispute() };
    let why =
        |code, needs: &str| Why::new(code).param(Param::Dispute, dispute.as_str()).param(Param::Needs, needs);
    let held = |name: &str| evidence.case.documents().iter().any(|document| document == name);
    let document = |name: &'static str, needs: &str| {
        let mut opinion = Opinion::new();
        let why = why(ReasonCode::DoesNotFit, needs);
        opinion.add(if held(name) { Outcome::Review } else { Outcome::Fail }, why);
        opinion
    };
    match dispute {
        Dispute::QualityInvisible => document("inspection_document", "document"),
        Dispute::NotReceived => document("proof_of_delivery", "document"),
        Dispute::SizeDiffers if held("ruler_photo") => {
            Opinion::new().pass(why(ReasonCode::FitsDispute, "ruler"))
        }
        Dispute::SizeDiffers => Opinion::new().review(why(ReasonCode::FitsPartly, "ruler")),
        Dispute::SoundFault | Dispute::FunctionFault => match evidence.observed(Code::SoundAbsent).next() {
            Some(absent) if dispute == Dispute::SoundFault => {
                let why = Why::observed(ReasonCode::DoesNotFit, absent);
                Opinion::new().fail(why.param(Param::Dispute, dispute.as_str()).param(Param::Needs, "sound"))
            }
            Some(absent) => {
                let why = Why::observed(ReasonCode::FitsPartly, absent);
                Opinion::new()
                    .review(why.param(Param::Dispute, dispute.as_str()).param(Param::Needs, "sound"))
            }
            None => Opinion::new().pass(why(ReasonCode::FitsDispute, "sound")),
        },
        _ => Opinion::new().pass(why(ReasonCode::FitsDispute, "video")),
    }
}
