//! The number and the inspection in one and the same take.

use onetake_report::Code;
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, in_order, require, share};
use super::scale::Scale;

/// [`Predicate::SameTake`]. `fail` when a break lies between the number and the inspection; `review` for a weak break.
/// The inspection reaches from the opening to the last item, as a person stated them, and else over the whole take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameTake {
    /// Observations that break a take.
    pub codes: Vec<Code>,
    /// Least confidence of a certain break, in parts per million.
    pub fail_ppm: u32,
    /// Least confidence of a possible break, in parts per million.
    pub review_ppm: u32,
    /// Least hole in the timestamps that breaks a take.
    pub gap_fail_ms: u32,
    /// Observations over a span that speak against a break where the pictures cannot tell.
    #[serde(default)]
    pub covered_by: Vec<Code>,
}

impl SameTake {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[
        ("codes", Scale::More),
        ("fail_ppm", Scale::Lower),
        ("review_ppm", Scale::Lower),
        ("gap_fail_ms", Scale::Lower),
        ("covered_by", Scale::Fewer),
    ];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        require(!self.codes.is_empty(), "codes", "without codes nothing breaks a take: list at least one")?;
        share(self.fail_ppm, "fail_ppm")?;
        in_order(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")
    }
}
