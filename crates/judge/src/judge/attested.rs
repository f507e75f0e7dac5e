//! What persons state.

use onetake_report::{AttestedState, Code, Outcome, Param, ReasonCode, Span};

use super::evidence::{Evidence, Stated};
use super::opinion::{self, Opinion, Why, names};
use super::waybill;
use crate::attest::{Side, Statement, StatementKind};
use crate::policy::predicate::{Attested, Contrary, InFrame, Sequence, Step};

/// One statement that a criterion asks for.
pub(super) fn attested(parameters: &Attested, evidence: &Evidence<'_>) -> Opinion {
    let kind = parameters.statement;
    let mut opinion = what_persons_say(kind, parameters.contrary, evidence);
    if opinion.outcome() != Outcome::Pass {
        return opinion;
    }
    let seen: Vec<Stated<'_>> = evidence.seen(kind).collect();
    if parameters.from_start_ms > 0 {
        let take = evidence.take();
        let until_ms = take.start_ms.saturating_add(i64::from(parameters.from_start_ms)).min(take.end_ms);
        let covers =
            |stated: &Stated<'_>| stated.span().start_ms <= take.start_ms && until_ms <= stated.span().end_ms;
        if !seen.iter().any(covers) {
            let wanted = Span::millis(take.start_ms, until_ms);
            let why = Why::new(ReasonCode::OutsideLimit)
                .param(Param::Statement, kind.as_str())
                .param(Param::FromStartMs, parameters.from_start_ms)
                .at(wanted);
            opinion.add(Outcome::Review, why);
        }
    }
    if parameters.min_sides > 0 {
        let sides = sides_of(&seen);
        if u32::try_from(sides.len()).unwrap_or(u32::MAX) < parameters.min_sides {
            let why = Why::new(ReasonCode::OutsideLimit)
                .param(Param::Statement, kind.as_str())
                .param(Param::Sides, sides.iter().map(|side| side.as_str()).collect::<Vec<_>>())
                .param(Param::Count, sides.len())
                .param(Param::MinSides, parameters.min_sides)
                .misses(opinion::Side::Below, Param::Count, Param::MinSides);
            opinion.add(Outcome::Review, why);
        }
    }
    opinion
}

fn sides_of(seen: &[Stated<'_>]) -> Vec<Side> {
    let mut sides: Vec<Side> = Vec::new();
    for stated in seen {
        if let Statement::OutsideShown { sides: shown } = stated.attestation.statement() {
            sides.extend(shown);
        }
    }
    sides.sort_unstable();
    sides.dedup();
    sides
}

/// Not stated: review. Stated by all who did: what they say. Persons who differ: review.
pub(super) fn what_persons_say(kind: StatementKind, contrary: Contrary, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    let all: Vec<Stated<'_>> = evidence.stated(kind).collect();
    let why = |code, stated: &Stated<'_>| {
        Why::new(code).param(Param::Statement, kind.as_str()).at(stated.span()).stated_by(stated.id)
    };
    if all.is_empty() {
        return opinion.review(Why::new(ReasonCode::NotAttested).param(Param::Statement, kind.as_str()));
    }
    let has = |state| all.iter().any(|stated| stated.state() == state);
    let differ = has(AttestedState::Seen) && has(AttestedState::NotSeen);
    for stated in &all {
        match stated.state() {
            AttestedState::Seen => opinion.add(Outcome::Pass, why(ReasonCode::Attested, stated)),
            AttestedState::NotSeen if differ => {
                opinion.add(Outcome::Review, why(ReasonCode::StatementsDiffer, stated))
            }
            AttestedState::NotSeen => {
                let outcome = match contrary {
                    Contrary::Fail => Outcome::Fail,
                    Contrary::Review => Outcome::Review,
                };
                opinion.add(outcome, why(ReasonCode::AttestedContrary, stated));
            }
            // One who could not see it does not speak against one who did.
            AttestedState::NotVisible if has(AttestedState::Seen) => {}
            AttestedState::NotVisible => {
                opinion.add(
                    Outcome::Review,
                    why(ReasonCode::AttestedContrary, stated).param(Param::State, "not_visible"),
                );
            }
        }
    }
    opinion
}

/// The inspection stayed in the picture. A person's statement decides; observations can only ask for another look. So no
/// coverage is needed: the person saw what observers may have missed.
pub(super) fn in_frame(parameters: &InFrame, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = what_persons_say(StatementKind::StayedInFrame, Contrary::Fail, evidence);
    let inspection = evidence.inspection();
    if let (Some(span), Outcome::Pass) = (inspection, opinion.outcome()) {
        let covers = |stated: Stated<'_>| {
            stated.span().start_ms <= span.start_ms && span.end_ms <= stated.span().end_ms
        };
        if !evidence.seen(StatementKind::StayedInFrame).any(covers) {
            let why = Why::new(ReasonCode::OutsideLimit)
                .param(Param::Statement, StatementKind::StayedInFrame.as_str())
                .at(span);
            opinion.add(Outcome::Review, why);
        }
    }
    let within = inspection.unwrap_or(evidence.take());
    for observation in &evidence.record.observations {
        let point = matches!(
            observation.code,
            Code::SpliceCut | Code::SpliceDissolve | Code::SpliceInsert | Code::PresenceCameraMoved
        );
        let inside = observation.span.overlaps(&within)
            || (within.start_ms <= observation.span.start_ms && observation.span.start_ms < within.end_ms);
        let long = point || observation.span.duration_ms() > i64::from(parameters.review_ms);
        let sure = observation.confidence_ppm >= parameters.review_ppm;
        if parameters.codes.contains(&observation.code) && inside && long && sure {
            let why = Why::observed(ReasonCode::ObservedReview, observation)
                .param(Param::LengthMs, observation.span.duration_ms())
                .param(Param::ReviewMs, parameters.review_ms);
            evidence.flag(&mut opinion, Outcome::Review, observation, why);
        }
    }
    opinion.pass(Why::new(ReasonCode::Met).param(Param::Codes, names(parameters.codes.iter().copied())))
}

/// The steps come in an accepted order. Steps are ordered by their beginnings; the number may be shown at any of the
/// moments at which it was read.
pub(super) fn sequence(parameters: &Sequence, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    let begin = |kind| evidence.seen(kind).map(|stated| stated.span().start_ms).min();
    let needed = |step| parameters.orders.iter().flatten().flatten().any(|other| *other == step);
    for (step, kind) in [
        (Step::Outside, StatementKind::OutsideShown),
        (Step::Opening, StatementKind::OpeningSeen),
        (Step::Contents, StatementKind::ContentsShown),
    ] {
        if needed(step) && begin(kind).is_none() {
            let why = match evidence.stated(kind).next() {
                None => Why::new(ReasonCode::NotAttested),
                Some(stated) => Why::new(ReasonCode::AttestedContrary).at(stated.span()).stated_by(stated.id),
            };
            opinion.add(Outcome::Review, why.param(Param::Statement, kind.as_str()));
        }
    }
    let shown = waybill::moments_shown(evidence);
    if needed(Step::Number) && shown.is_empty() {
        opinion.add(Outcome::Review, Why::new(ReasonCode::WaybillUnreadable));
    }
    if opinion.outcome() != Outcome::Pass {
        return opinion;
    }
    let begins = |step: Step| match step {
        Step::Number => shown.clone(),
        Step::Outside => begin(StatementKind::OutsideShown).into_iter().collect(),
        Step::Opening => begin(StatementKind::OpeningSeen).into_iter().collect(),
        Step::Contents => begin(StatementKind::ContentsShown).into_iter().collect(),
    };
    let accepted = parameters.orders.iter().position(|order| in_order(order, &begins));
    let times = |why: Why| {
        let why = why.param(Param::NumberShownMs, shown.clone());
        let steps = [
            (Param::OutsideMs, StatementKind::OutsideShown),
            (Param::OpeningMs, StatementKind::OpeningSeen),
            (Param::ContentsMs, StatementKind::ContentsShown),
        ];
        steps.into_iter().fold(why, |why, (name, kind)| match begin(kind) {
            Some(at) => why.param(name, at),
            None => why,
        })
    };
    match accepted {
        Some(index) => {
            opinion.pass(times(Why::new(ReasonCode::OrderAccepted).param(Param::Order, index + 1)))
        }
        None => opinion.fail(times(Why::new(ReasonCode::OrderNotAccepted))),
    }
}

/// Whether moments can be chosen so that no step of a group comes before a step of an earlier group.
fn in_order(order: &[Vec<Step>], begins: &dyn Fn(Step) -> Vec<i64>) -> bool {
    let mut not_before = i64::MIN;
    for group in order {
        let mut latest = not_before;
        for step in group {
            // The earliest moment that is allowed leaves the most room for what follows.
            let Some(at) = begins(*step).into_iter().filter(|at| *at >= not_before).min() else {
                return false;
            };
            latest = latest.max(at);
        }
        not_before = latest;
    }
    true
}
