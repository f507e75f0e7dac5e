//! The recording began within the window after sign-off.

use onetake_report::{Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::clocks::{
    Clock, Comparison, DAY_MS, HOUR_MS, MINUTE_MS, TimeInterval, clocks, counted_from, lacks,
    or_not_measured, utc, weak_clocks,
};
use super::parameter::{InvalidParameter, require};
use super::strictness::Strictness;
use crate::assess::Assessment;
use crate::assess::JudgeContext;
use crate::case::{Case, UtcTime};

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

impl Rule for TimeWindow {
    const NAME: &'static str = "time_window";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("hours", Strictness::Lower),
        ("calendar_days", Strictness::Lower),
        ("utc_offset_hours", Strictness::Neither),
        ("clock_uncertainty_minutes", Strictness::Neither),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
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

    /// The recording began within the window after sign-off.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let Some((counted_from, signed_off)) = counted_from(context) else {
            return lacks("signed_off_at");
        };
        let end = window_end(self, signed_off);
        let says = |clock: &Clock| match () {
            () if clock.began.latest_ms <= end.earliest_ms => Comparison::Inside,
            () if clock.began.earliest_ms > end.latest_ms => Comparison::Outside,
            () => Comparison::TooNear,
        };
        let uncertainty_ms = i64::from(self.clock_uncertainty_minutes) * MINUTE_MS;
        let why = |clock: &Clock, code| {
            let mut why = clock.against(signed_off).code(code);
            if counted_from != "signed_off_at" {
                why = why.param(Param::CountedFrom, counted_from);
            }
            match self.calendar_days {
                Some(days) => why.param(Param::WindowDays, days).param(Param::WindowEnd, utc(end.latest_ms)),
                None => {
                    let limit_ms = end.latest_ms.saturating_sub(signed_off.latest_ms);
                    why.param(Param::WindowMinutes, limit_ms / MINUTE_MS)
                }
            }
        };
        let exceptions: Vec<String> = context.case.exceptions().iter().map(ToString::to_string).collect();
        let clocks = clocks(context, uncertainty_ms);
        let mut assessment = Assessment::new();
        let strong: Vec<(&Clock, Comparison)> =
            clocks.iter().filter(|clock| !clock.is_weak()).map(|clock| (clock, says(clock))).collect();
        let differ = differ(&strong);
        for (clock, said) in &strong {
            let (outcome, why) = match said {
                Comparison::Inside => (Outcome::Pass, why(clock, ReasonCode::InsideWindow)),
                Comparison::TooNear => (Outcome::Review, why(clock, ReasonCode::MarginTooSmall)),
                Comparison::Outside if differ => (Outcome::Review, why(clock, ReasonCode::ClocksDiffer)),
                Comparison::Outside if exceptions.is_empty() => {
                    (Outcome::Fail, why(clock, ReasonCode::OutsideWindow))
                }
                Comparison::Outside => {
                    let why =
                        why(clock, ReasonCode::OutsideWindow).param(Param::Exceptions, exceptions.clone());
                    (Outcome::Review, why)
                }
            };
            assessment.add(outcome, why);
        }
        weak_clocks(&clocks, &strong, says, why, &mut assessment);
        or_not_measured(assessment, context)
    }
}

impl TimeWindow {
    /// When the window ends for a case, at the earliest that its time may mean; none where nobody stated that time.
    pub(crate) fn ends(&self, case: &Case) -> Option<UtcTime> {
        let stated = case.opened_by_installer_at().or(case.signed_off_at())?;
        UtcTime::from_millisecond(window_end(self, TimeInterval::of(stated)).earliest_ms)
    }
}

/// When the window ends, for the earliest and for the latest instant that sign-off may mean.
fn window_end(parameters: &TimeWindow, signed_off: TimeInterval) -> TimeInterval {
    let Some(days) = parameters.calendar_days else {
        let limit_ms = i64::from(parameters.hours.unwrap_or(0)).saturating_mul(HOUR_MS);
        return signed_off.widened(limit_ms.saturating_neg(), limit_ms);
    };
    let zone_ms = i64::from(parameters.utc_offset_hours.unwrap_or(0)).saturating_mul(HOUR_MS);
    // The day of sign-off in that zone is the first; the window ends with the last one.
    let end = |at_ms: i64| {
        let day = at_ms.saturating_add(zone_ms).div_euclid(DAY_MS).saturating_add(i64::from(days));
        day.saturating_mul(DAY_MS).saturating_sub(zone_ms)
    };
    TimeInterval { earliest_ms: end(signed_off.earliest_ms), latest_ms: end(signed_off.latest_ms) }
}

fn differ(clocks: &[(&Clock, Comparison)]) -> bool {
    let says = |wanted| clocks.iter().any(|(_, said)| *said == wanted);
    says(Comparison::Inside) && says(Comparison::Outside)
}
