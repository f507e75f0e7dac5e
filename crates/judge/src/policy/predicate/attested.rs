//! What a person must have stated.

use onetake_report::Code;
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, require, share};
use super::scale::Scale;
use crate::attest::StatementKind;

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
}

impl Attested {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[
        ("statement", Scale::Neither),
        ("contrary", Scale::Order(&["fail", "review"])),
        ("from_start_ms", Scale::Higher),
        ("min_sides", Scale::Higher),
    ];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        let sides = self.statement == StatementKind::OutsideShown;
        require(
            self.min_sides == 0 || sides,
            "min_sides",
            "only the statement `outside_shown` has sides: remove it",
        )?;
        require(self.min_sides <= 6, "min_sides", "a parcel has six sides: give at most 6")?;
        require(
            self.statement != StatementKind::EventExplained
                && self.statement != StatementKind::WaybillTranscribed,
            "statement",
            "this statement answers one observation or reading; no criterion can ask for it by itself",
        )
    }
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

/// [`Predicate::InFrame`]. `fail` when a person states that the inspection left the picture; `review` while nobody stated
/// that it stayed, and for a span of `codes` longer than `review_ms` between the opening and the last item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InFrame {
    /// Codes that speak against it.
    pub codes: Vec<Code>,
    /// Length above which a person must look. Instants (cuts, a camera that moved) count whatever their length.
    pub review_ms: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
}

impl InFrame {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("codes", Scale::More), ("review_ms", Scale::Lower), ("review_ppm", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        share(self.review_ppm, "review_ppm")
    }
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

/// [`Predicate::Sequence`]. Each order is a list of groups; the steps inside a group come in any order, all of them before
/// the steps of the next group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sequence {
    /// The accepted orders.
    pub orders: Vec<Vec<Vec<Step>>>,
}

impl Sequence {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("orders", Scale::Fewer)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
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
}
