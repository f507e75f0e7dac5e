//! When a take must have been recorded, and how long it may be.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, positive, require};

/// [`Predicate::TimeWindow`]. Each clock is compared by itself; clocks are never merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWindow {
    /// Length of the window after sign-off. Left out where the platform states none: then there is no rule.
    #[serde(default)]
    pub hours: Option<u32>,
    /// How far a recorder's clock may be off.
    pub clock_uncertainty_minutes: u32,
}

impl TimeWindow {
    pub(super) fn check(&self) -> Result<(), Impossible> {
        require(
            self.hours != Some(0),
            "hours",
            "0 can never be met: give a positive number, or leave it out",
        )?;
        let window = self.hours.map_or(u64::MAX, |hours| u64::from(hours) * 60);
        require(
            u64::from(self.clock_uncertainty_minutes) < window,
            "clock_uncertainty_minutes",
            "with a clock as uncertain as the window is long, every video needs review: make it smaller",
        )
    }
}

/// [`Predicate::TimeOrder`]. A recording that begins earlier is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeOrder {
    /// How much earlier than sign-off it may begin.
    pub tolerance_minutes: u32,
    /// How far a recorder's clock may be off.
    pub clock_uncertainty_minutes: u32,
}

impl TimeOrder {
    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::TakeLength`]. A longer take is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeLength {
    /// Longest take.
    pub review_minutes: u32,
}

impl TakeLength {
    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.review_minutes, "review_minutes")
    }
}

/// [`Predicate::ZoneStated`]. A time without zone is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneStated {}

impl ZoneStated {
    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}
