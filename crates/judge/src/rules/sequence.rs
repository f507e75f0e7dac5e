//! The steps of the process in an accepted order.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, require, share};
use super::statements::{begins_ms, none_accepted};
use super::strictness::Strictness;
use super::waybill::moments_shown;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::attest::StatementKind;

/// [`Predicate::Sequence`]. Each order is a list of groups; the steps inside a group come in any order, all of them before
/// the steps of the next group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sequence {
    /// The accepted orders.
    pub orders: Vec<Vec<Vec<Step>>>,
    /// Confidence from which on a step that the scan proposes is accepted where nobody states it, in parts per million: never,
    /// unless the policy says so.
    #[serde(default = "none_accepted")]
    pub accept_proposals_ppm: u32,
}

/// A step of the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The waybill number is shown.
    Number,
    /// The outside of the parcel is shown.
    Outside,
    /// The parcel is opened.
    Opening,
    /// The contents are shown.
    Contents,
}

impl Rule for Sequence {
    const NAME: &'static str = "sequence";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("orders", Strictness::Fewer), ("accept_proposals_ppm", Strictness::Higher)];

    fn check(&self) -> Result<(), InvalidParameter> {
        share(self.accept_proposals_ppm, "accept_proposals_ppm")?;
        require(
            !self.orders.is_empty(),
            "orders",
            "without an accepted order nothing can meet this: list one",
        )?;
        for order in &self.orders {
            let steps: Vec<Step> = order.iter().flatten().copied().collect();
            let twice =
                steps.iter().enumerate().any(|(index, step)| steps.iter().skip(index + 1).any(|s| s == step));
            require(!twice, "orders", "an order names a step twice: a step has one place")?;
            require(
                order.len() >= 2 && order.iter().all(|group| !group.is_empty()),
                "orders",
                "an order needs two groups or more, none of them empty",
            )?;
        }
        Ok(())
    }

    /// The steps come in an accepted order. Steps are ordered by their beginnings; the number may be shown at any of the
    /// moments at which it was read.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let mut assessment = Assessment::new();
        let begin = |kind| begins_ms(kind, self.accept_proposals_ppm, context);
        let needed = |step| self.orders.iter().flatten().flatten().any(|other| *other == step);
        for (step, kind) in [
            (Step::Outside, StatementKind::OutsideShown),
            (Step::Opening, StatementKind::OpeningSeen),
            (Step::Contents, StatementKind::ContentsShown),
        ] {
            if needed(step) && begin(kind).is_none() {
                let why = match context.stated(kind).next() {
                    None => ReasonBuilder::new(ReasonCode::NotAttested),
                    Some(stated) => ReasonBuilder::new(ReasonCode::AttestedContrary)
                        .at(stated.span())
                        .stated_by(stated.id),
                };
                assessment.add(Outcome::Review, why.param(Param::Statement, kind.as_str()));
            }
        }
        let shown = moments_shown(context);
        if needed(Step::Number) && shown.is_empty() {
            assessment.add(Outcome::Review, ReasonBuilder::new(ReasonCode::WaybillUnreadable));
        }
        if assessment.outcome() != Outcome::Pass {
            return assessment;
        }
        let begins = |step: Step| match step {
            Step::Number => shown.clone(),
            Step::Outside => begin(StatementKind::OutsideShown).into_iter().collect(),
            Step::Opening => begin(StatementKind::OpeningSeen).into_iter().collect(),
            Step::Contents => begin(StatementKind::ContentsShown).into_iter().collect(),
        };
        let accepted = self.orders.iter().position(|order| ordered(order, &begins));
        let times = |why: ReasonBuilder| {
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
            Some(index) => assessment
                .pass(times(ReasonBuilder::new(ReasonCode::OrderAccepted).param(Param::Order, index + 1))),
            None => assessment.fail(times(ReasonBuilder::new(ReasonCode::OrderNotAccepted))),
        }
    }
}

/// Whether moments can be chosen so that no step of a group comes before a step of an earlier group.
fn ordered(order: &[Vec<Step>], begins: &dyn Fn(Step) -> Vec<i64>) -> bool {
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
