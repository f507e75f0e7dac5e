//! What persons say about one kind of statement, for the rules that rest on it.

use onetake_report::{AttestedState, Outcome, Param, ReasonCode};

use super::attested::Contrary;
use crate::assess::{Assessment, ReasonBuilder};
use crate::assess::{JudgeContext, NumberedAttestation};
use crate::attest::StatementKind;
use crate::propose::ProposedStatement;

/// Not stated: review. Stated by all who did: what they say. Persons who differ: review.
pub(super) fn what_persons_say(
    kind: StatementKind,
    contrary: Contrary,
    accept_proposals_ppm: u32,
    context: &JudgeContext<'_>,
) -> Assessment {
    let mut assessment = Assessment::new();
    let all: Vec<NumberedAttestation<'_>> = context.stated(kind).collect();
    let why = |code, stated: &NumberedAttestation<'_>| {
        ReasonBuilder::new(code).param(Param::Statement, kind.as_str()).at(stated.span()).stated_by(stated.id)
    };
    if all.is_empty() {
        assessment.join(unstated(kind, accept_proposals_ppm, context));
        return assessment;
    }
    let has = |state| all.iter().any(|stated| stated.state() == state);
    let differ = has(AttestedState::Seen) && has(AttestedState::NotSeen);
    for stated in &all {
        match stated.state() {
            AttestedState::Seen => assessment.add(Outcome::Pass, why(ReasonCode::Attested, stated)),
            AttestedState::NotSeen if differ => {
                assessment.add(Outcome::Review, why(ReasonCode::StatementsDiffer, stated))
            }
            AttestedState::NotSeen => {
                let outcome = match contrary {
                    Contrary::Fail => Outcome::Fail,
                    Contrary::Review => Outcome::Review,
                };
                assessment.add(outcome, why(ReasonCode::AttestedContrary, stated));
            }
            // One who could not see it does not speak against one who did.
            AttestedState::NotVisible if has(AttestedState::Seen) => {}
            AttestedState::NotVisible => {
                assessment.add(
                    Outcome::Review,
                    why(ReasonCode::AttestedContrary, stated).param(Param::State, "not_visible"),
                );
            }
        }
    }
    assessment
}

/// What stands for a statement that nobody made: a proposal of the scan, where the policy accepts one that is so sure. It is told
/// wherever it was accepted.
fn unstated(kind: StatementKind, accept_proposals_ppm: u32, context: &JudgeContext<'_>) -> Assessment {
    let about = |code| ReasonBuilder::new(code).param(Param::Statement, kind.as_str());
    match context.proposed(kind) {
        None => Assessment::new().review(about(ReasonCode::NotAttested)),
        Some(proposed) if accepts(accept_proposals_ppm, &proposed) => Assessment::new().pass(
            about(ReasonCode::ProposalAccepted)
                .param(Param::ConfidencePpm, proposed.confidence_ppm)
                .param(Param::AcceptProposalsPpm, accept_proposals_ppm)
                .proposed_by(&proposed),
        ),
        Some(proposed) => Assessment::new().review(about(ReasonCode::NotAttested).proposed_by(&proposed)),
    }
}

/// Whether a policy with that limit accepts a proposal: the whole of confidence as a limit accepts none, however sure it is.
fn accepts(accept_proposals_ppm: u32, proposed: &ProposedStatement) -> bool {
    accept_proposals_ppm < onetake_report::PPM && proposed.confidence_ppm >= accept_proposals_ppm
}

/// Unless a policy says otherwise, no proposal is accepted.
pub(super) fn none_accepted() -> u32 {
    onetake_report::PPM
}

/// Where a step lies: as persons saw it, or as it was proposed and accepted.
pub(super) fn begins_ms(
    kind: StatementKind,
    accept_proposals_ppm: u32,
    context: &JudgeContext<'_>,
) -> Option<i64> {
    let seen = context.seen(kind).map(|stated| stated.span().start_ms).min();
    let nobody = context.stated(kind).next().is_none();
    let proposed = || context.proposed(kind).filter(|one| nobody && accepts(accept_proposals_ppm, one));
    seen.or_else(|| proposed().map(|one| one.span.start_ms))
}
