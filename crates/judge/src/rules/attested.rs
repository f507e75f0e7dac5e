//! One statement that a criterion asks for.

use onetake_report::{Code, Outcome, Param, ReasonCode, Span};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, require, share};
use super::statements::{none_accepted, what_persons_say};
use super::strictness::Strictness;
use super::view::{from_label_to_opening, lost_from_view};
use crate::assess::{Assessment, ReasonBuilder, Side};
use crate::assess::{JudgeContext, NumberedAttestation};
use crate::attest::{Side as ParcelSide, Statement, StatementKind};

/// [`Predicate::Attested`]. `pass` when a person saw it; `review` while nobody stated it, when it is not visible, and when
/// persons differ; `contrary` when a person states the contrary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// What must be stated.
    pub statement: StatementKind,
    /// Outcome of the contrary.
    pub contrary: Contrary,
    /// The statement must cover the take from its start for that long.
    #[serde(default)]
    pub from_start_ms: u32,
    /// Sides of the parcel that must be shown, all statements together.
    #[serde(default)]
    pub min_sides: u32,
    /// Confidence from which on a step that the scan proposes is accepted where nobody states it, in parts per million: never,
    /// unless the policy says so.
    #[serde(default = "none_accepted")]
    pub accept_proposals_ppm: u32,
    /// Codes of what lets a person look again, where it is seen from the first reading of the label to the opening.
    #[serde(default)]
    pub questioned_by: Vec<Code>,
    /// How long that must last, in milliseconds.
    #[serde(default)]
    pub review_ms: u32,
}

/// What the contrary of a required statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contrary {
    /// The criterion fails.
    Fail,
    /// A person must look.
    Review,
}

impl Rule for Attested {
    const NAME: &'static str = "attested";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("statement", Strictness::Neither),
        ("contrary", Strictness::Order(&["fail", "review"])),
        ("from_start_ms", Strictness::Higher),
        ("min_sides", Strictness::Higher),
        ("accept_proposals_ppm", Strictness::Higher),
        ("questioned_by", Strictness::More),
        ("review_ms", Strictness::Lower),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        let sides = self.statement == StatementKind::OutsideShown;
        require(
            self.min_sides == 0 || sides,
            "min_sides",
            "only the statement `outside_shown` has sides: remove it",
        )?;
        require(self.min_sides <= 6, "min_sides", "a parcel has six sides: give at most 6")?;
        share(self.accept_proposals_ppm, "accept_proposals_ppm")?;
        require(
            !matches!(
                self.statement,
                StatementKind::EventExplained
                    | StatementKind::FindingExplained
                    | StatementKind::WaybillTranscribed
            ),
            "statement",
            "this statement answers one observation, finding or reading; no criterion can ask for it by itself",
        )
    }

    /// One statement that a criterion asks for.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let kind = self.statement;
        let mut assessment = what_persons_say(kind, self.contrary, self.accept_proposals_ppm, context);
        self.question(context, &mut assessment);
        if assessment.outcome() != Outcome::Pass {
            return assessment;
        }
        let seen: Vec<NumberedAttestation<'_>> = context.seen(kind).collect();
        if self.from_start_ms > 0 {
            let take = context.take();
            let until_ms = take.start_ms.saturating_add(i64::from(self.from_start_ms)).min(take.end_ms);
            let covers = |span: Span| span.start_ms <= take.start_ms && until_ms <= span.end_ms;
            // Where nobody states it, a proposal that was accepted stands for it.
            let accepted = context.proposed(kind).filter(|_| seen.is_empty()).map(|proposed| proposed.span);
            if !seen.iter().map(NumberedAttestation::span).chain(accepted).any(covers) {
                let wanted = Span::millis(take.start_ms, until_ms);
                let why = ReasonBuilder::new(ReasonCode::OutsideLimit)
                    .param(Param::Statement, kind.as_str())
                    .param(Param::FromStartMs, self.from_start_ms)
                    .at(wanted);
                assessment.add(Outcome::Review, why);
            }
        }
        if self.min_sides > 0 {
            let sides = sides_of(&seen);
            if u32::try_from(sides.len()).unwrap_or(u32::MAX) < self.min_sides {
                let why = ReasonBuilder::new(ReasonCode::OutsideLimit)
                    .param(Param::Statement, kind.as_str())
                    .param(Param::Sides, sides.iter().map(|side| side.as_str()).collect::<Vec<_>>())
                    .param(Param::Count, sides.len())
                    .param(Param::MinSides, self.min_sides)
                    .misses(Side::Below, Param::Count, Param::MinSides);
                assessment.add(Outcome::Review, why);
            }
        }
        assessment
    }
}

impl Attested {
    /// What was seen between label and opening and speaks against it.
    fn question(&self, context: &JudgeContext<'_>, assessment: &mut Assessment) {
        if self.questioned_by.is_empty() {
            return;
        }
        let Some(within) = from_label_to_opening(context) else { return };
        for observation in lost_from_view(&self.questioned_by, within, self.review_ms, context) {
            let why = ReasonBuilder::observed(ReasonCode::ObservedReview, observation)
                .param(Param::LengthMs, observation.span.duration_ms())
                .param(Param::ReviewMs, self.review_ms);
            context.add_observed(assessment, Outcome::Review, observation, why);
        }
    }
}

fn sides_of(seen: &[NumberedAttestation<'_>]) -> Vec<ParcelSide> {
    let mut sides: Vec<ParcelSide> = Vec::new();
    for stated in seen {
        if let Statement::OutsideShown { sides: shown } = stated.attestation.statement() {
            sides.extend(shown);
        }
    }
    sides.sort_unstable();
    sides.dedup();
    sides
}
