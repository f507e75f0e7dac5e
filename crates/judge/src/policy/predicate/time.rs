//! When a take must have been recorded, and how long it may be.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, positive, require};
use super::scale::Scale;

/// [`Predicate::TimeWindow`]. Each clock is compared by itself; clocks are never merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeWindow {
    /// Length of the window after sign-off.
    #[serde(default)]
    pub hours: Option<u32>,
    /// The same in days of the calendar, the day of sign-off being the first; instead of hours.
    #[serde(default)]
    pub calendar_days: Option<u32>,
    /// The zone of that calendar: hours east of UTC.
    #[serde(default)]
    pub utc_offset_hours: Option<i8>,
    /// How far a recorder's clock may be off.
    pub clock_uncertainty_minutes: u32,
}

impl TimeWindow {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[
        ("hours", Scale::Lower),
        ("calendar_days", Scale::Lower),
        ("utc_offset_hours", Scale::Neither),
        ("clock_uncertainty_minutes", Scale::Neither),
    ];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        require(
            self.hours != Some(0),
            "hours",
            "0 can never be met: give a positive number, or leave it out",
        )?;
        require(
            self.hours.is_some() != self.calendar_days.is_some(),
            "hours",
            "a window has `hours` or `calendar_days`: give one of them, or say `blank = \"why\"` instead of the check",
        )?;
        require(
            self.calendar_days != Some(0),
            "calendar_days",
            "0 can never be met: give a positive number",
        )?;
        require(
            self.calendar_days.is_some() == self.utc_offset_hours.is_some(),
            "utc_offset_hours",
            "days of a calendar need its zone and hours none: give both `calendar_days` and `utc_offset_hours`, or none",
        )?;
        require(
            self.utc_offset_hours.is_none_or(|hours| (-12..=14).contains(&hours)),
            "utc_offset_hours",
            "no zone is there: give hours east of UTC from -12 to 14",
        )?;
        let hours = self.hours.or(self.calendar_days.map(|days| days.saturating_mul(24)));
        let window = hours.map_or(u64::MAX, |hours| u64::from(hours) * 60);
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
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("tolerance_minutes", Scale::Lower), ("clock_uncertainty_minutes", Scale::Higher)];

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
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("review_minutes", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.review_minutes, "review_minutes")
    }
}

/// [`Predicate::ZoneStated`]. A time without zone is for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ZoneStated {}

impl ZoneStated {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}
