//! All contents were shown.

use onetake_report::{AttestedState, OtherReport, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::attested::Contrary;
use super::parameter::{InvalidParameter, share};
use super::statements::{none_accepted, what_persons_say};
use super::strictness::Strictness;
use crate::assess::{Assessment, ReasonBuilder};
use crate::assess::{JudgeContext, NumberedAttestation};
use crate::attest::{Statement, StatementKind};

/// [`Predicate::Contents`]. As [`Predicate::Attested`] for `contents_shown`; and each line of the order that the case names
/// must be stated as shown, with no fewer pieces than were ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {
    /// Confidence from which on a step that the scan proposes is accepted where nobody states it, in parts per million: never,
    /// unless the policy says so.
    #[serde(default = "none_accepted")]
    pub accept_proposals_ppm: u32,
}

impl Rule for Contents {
    const NAME: &'static str = "contents";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[("accept_proposals_ppm", Strictness::Higher)];

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.accept_proposals_ppm, "accept_proposals_ppm")
    }

    /// All contents were shown, and each line of the order with all its pieces.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = what_persons_say(
            StatementKind::ContentsShown,
            Contrary::Fail,
            self.accept_proposals_ppm,
            context,
        );
        for line in context.case.order_lines() {
            let packed = context.case.other().and_then(|other| packed(other, &line.id));
            let about = |code| {
                let why = ReasonBuilder::new(code)
                    .param(Param::Statement, StatementKind::LineShown.as_str())
                    .param(Param::Line, line.id.as_str())
                    .param(Param::Expected, line.quantity);
                packed.map_or(why.clone(), |packed| why.param(Param::CountedThere, packed))
            };
            let counts: Vec<(NumberedAttestation<'_>, u32)> = context
                .stated(StatementKind::LineShown)
                .filter_map(|stated| match stated.attestation.statement() {
                    Statement::LineShown { line: id, count } if *id == line.id => Some((stated, *count)),
                    _ => None,
                })
                .collect();
            let counted = counts.iter().any(|(stated, _)| stated.state() == AttestedState::Seen);
            for (stated, count) in &counts {
                let why =
                    |code| about(code).param(Param::Seen, *count).at(stated.span()).stated_by(stated.id);
                match stated.state() {
                    AttestedState::Seen if *count >= line.quantity.max(packed.unwrap_or(0)) => {
                        assessment.add(Outcome::Pass, why(ReasonCode::Attested));
                    }
                    AttestedState::Seen => assessment.add(Outcome::Review, why(ReasonCode::CountShort)),
                    AttestedState::NotSeen if counted => {
                        assessment.add(Outcome::Review, why(ReasonCode::StatementsDiffer));
                    }
                    AttestedState::NotSeen => {
                        assessment.add(Outcome::Fail, why(ReasonCode::AttestedContrary))
                    }
                    AttestedState::NotVisible => {
                        assessment.add(Outcome::Review, why(ReasonCode::AttestedContrary));
                    }
                }
            }
            if counts.is_empty() {
                assessment.add(Outcome::Review, about(ReasonCode::NotAttested));
            }
        }
        assessment
    }
}

/// How many pieces of a line were counted on the video of the other direction: the most that any person saw.
fn packed(other: &OtherReport, line: &str) -> Option<u32> {
    other.counts.iter().filter(|count| count.line == line).map(|count| count.count).max()
}
