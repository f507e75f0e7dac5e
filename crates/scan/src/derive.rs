//! Facts that follow from other facts: pure functions over what the observers noted. What follows is recorded beside what
//! it follows from, and never replaces it.

mod continuity;

use onetake_report::Observation;

/// All that follows from the observations of one take, in any order.
pub(crate) fn all(observations: &[Observation]) -> Vec<Observation> {
    continuity::breaks(observations)
}
