//! What persons say about one kind of statement, for the rules that rest on it.

use onetake_report::{AttestedState, Outcome, Param, ReasonCode};

use super::attested::Contrary;
use crate::assess::{Assessment, ReasonBuilder};
use crate::assess::{JudgeContext, NumberedAttestation};
use crate::attest::StatementKind;

/// Not stated: review. Stated by all who did: what they say. Persons who differ: review.
pub(super) fn what_persons_say(
    kind: StatementKind,
    contrary: Contrary,
    context: &JudgeContext<'_>,
) -> Assessment {
    let mut assessment = Assessment::new();
    let all: Vec<NumberedAttestation<'_>> = context.stated(kind).collect();
    let why = |code, stated: &NumberedAttestation<'_>| {
        ReasonBuilder::new(code).param(Param::Statement, kind.as_str()).at(stated.span()).stated_by(stated.id)
    };
    if all.is_empty() {
        return assessment
            .review(ReasonBuilder::new(ReasonCode::NotAttested).param(Param::Statement, kind.as_str()));
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
