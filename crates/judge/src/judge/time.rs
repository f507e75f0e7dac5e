//! When it was recorded. Every clock is known by its name and compared by itself; clocks are never merged into one time.

use jiff::Timestamp;
use onetake_report::facts::{ClockReading, ProvenanceCreationTime};
use onetake_report::{Code, ObserverId, Outcome, Param, ReasonCode};

use super::evidence::Evidence;
use super::opinion::{Opinion, Side, Why};
use crate::case::{NameTimeOf, RecorderZone, StatedTime, time_in_name};
use crate::policy::predicate::{ClockOffset, TakeLength, TimeOrder, TimeWindow};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Recorders that do not know the time state the epoch of their format, 1904 or 1970, or the year of their making. What
/// lies before 2000 is no time of a recording.
const PLAUSIBLE_FROM_MS: i64 = 946_684_800_000;

/// A span of instants in milliseconds since 1970 in UTC, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Between {
    earliest_ms: i64,
    latest_ms: i64,
}

impl Between {
    fn of(time: &StatedTime) -> Self {
        let (earliest, latest) = time.bounds();
        Self { earliest_ms: earliest.as_millisecond(), latest_ms: latest.as_millisecond() }
    }

    fn widened(self, before_ms: i64, after_ms: i64) -> Self {
        Self {
            earliest_ms: self.earliest_ms.saturating_sub(before_ms),
            latest_ms: self.latest_ms.saturating_add(after_ms),
        }
    }

    /// How much later than `other` it is, at least and at most.
    fn after(self, other: Self) -> (i64, i64) {
        (self.earliest_ms.saturating_sub(other.latest_ms), self.latest_ms.saturating_sub(other.earliest_ms))
    }
}

/// What one clock says about the beginning of the recording.
#[derive(Debug, Clone)]
struct Clock {
    /// Names the clock and cites where it was seen.
    why: Why,
    began: Between,
    /// A person's word, or what anybody can change in a moment.
    weak: bool,
    /// It says only until when: how much earlier the recording began is open.
    open: bool,
}

impl Clock {
    /// The reason of this clock, with how long after sign-off the recording began.
    fn against(&self, signed_off: Between) -> Why {
        let (least_ms, most_ms) = self.began.after(signed_off);
        let why = self.why.clone();
        let why = if self.open {
            why
        } else {
            why.param(Param::AfterAtLeastMinutes, least_ms.div_euclid(MINUTE_MS))
        };
        why.param(Param::AfterAtMostMinutes, most_ms.div_euclid(MINUTE_MS))
    }
}

/// All clocks that say when the recording began, each by itself. Recorders write either the beginning or the end of a recording
/// as its creation time, and so into its name: it began up to its length earlier.
fn clocks(evidence: &Evidence<'_>, uncertainty_ms: i64) -> Vec<Clock> {
    let length_ms = evidence.take().duration_ms();
    let mut clocks = Vec::new();
    for observation in evidence.observed(Code::ProvenanceCreationTime) {
        let Some(stated) = observation.values::<ProvenanceCreationTime>() else { continue };
        let said = stated.at().or(stated.local()).filter(|_| stated.plausible() != Some(false));
        let why = Why::observed(ReasonCode::Met, observation).param(Param::Clock, "container");
        let why = why.known(Param::Source, stated.source());
        let Some((at, why)) = of_recorder(said, why, evidence) else { continue };
        let began = at.widened(length_ms.saturating_add(uncertainty_ms), uncertainty_ms);
        clocks.push(Clock { why, began, weak: false, open: false });
    }
    for observation in evidence.observed(Code::ClockReading) {
        let why = Why::observed(ReasonCode::Met, observation).param(Param::Clock, "burned_in");
        let said = observation.values::<ClockReading>().and_then(|read| read.at());
        let Some((at, why)) = of_recorder(said, why, evidence) else { continue };
        let into_ms = observation.span.start_ms.saturating_sub(evidence.take().start_ms);
        let began =
            at.widened(into_ms.saturating_add(uncertainty_ms), uncertainty_ms.saturating_sub(into_ms));
        clocks.push(Clock { why, began, weak: false, open: false });
    }
    clocks.extend(clock_in_name(evidence, uncertainty_ms));
    if let Some(changed) = evidence.case.file_modified_at() {
        let why =
            Why::new(ReasonCode::Met).param(Param::Clock, "file_system").param(Param::At, changed.text());
        clocks.extend(saved_by(Between::of(changed), why, length_ms, uncertainty_ms));
    }
    if let Some(stated) = evidence.case.recorded_at() {
        let why = Why::new(ReasonCode::Met).param(Param::Clock, "stated").param(Param::At, stated.at.text());
        let began = Between::of(&stated.at).widened(uncertainty_ms, uncertainty_ms);
        clocks.push(Clock {
            why: why.param(Param::Which, stated.clock.as_str()),
            began,
            weak: true,
            open: false,
        });
    }
    clocks
}

/// The time in the name of the file.
fn clock_in_name(evidence: &Evidence<'_>, uncertainty_ms: i64) -> Option<Clock> {
    let name = evidence.case.file_name()?;
    let time = time_in_name(name)?;
    let length_ms = evidence.take().duration_ms();
    let why = Why::new(ReasonCode::Met).param(Param::Clock, "file_name").param(Param::Name, name);
    match time.of {
        NameTimeOf::Recording => {
            let (at, why) = of_recorder(Some(time.at.text()), why, evidence)?;
            let began = at.widened(length_ms.saturating_add(uncertainty_ms), uncertainty_ms);
            Some(Clock { why, began, weak: true, open: false })
        }
        NameTimeOf::Saving => {
            // An app's time, of whatever device: the recorder's zone and offset say nothing about it.
            let why = with_zone(why.param(Param::At, time.at.text()), &time.at, None);
            saved_by(Between::of(&time.at), why, length_ms, uncertainty_ms)
        }
    }
}

/// The clock of something that came after the recording.
fn saved_by(at: Between, why: Why, length_ms: i64, uncertainty_ms: i64) -> Option<Clock> {
    let latest_ms = at.latest_ms.saturating_add(uncertainty_ms).saturating_sub(length_ms);
    let began = Between { earliest_ms: PLAUSIBLE_FROM_MS, latest_ms };
    (latest_ms >= PLAUSIBLE_FROM_MS).then_some(Clock { why, began, weak: true, open: true })
}

/// What the recorder's own clock said, in the zone that is known of it, less what it is known to be ahead. The reason tells
/// the time as it was said, and both corrections beside it.
fn of_recorder(said: Option<&str>, why: Why, evidence: &Evidence<'_>) -> Option<(Between, Why)> {
    let time: StatedTime = said?.parse().ok()?;
    let zone = evidence.case.recorder_zone().filter(|_| time.instant().is_none());
    let between = match zone.and_then(|zone| zone.bounds(time.civil())) {
        Some((earliest, latest)) => {
            Between { earliest_ms: earliest.as_millisecond(), latest_ms: latest.as_millisecond() }
        }
        None => Between::of(&time),
    };
    if between.earliest_ms < PLAUSIBLE_FROM_MS {
        return None;
    }
    let why = with_zone(why.param(Param::At, time.text()), &time, zone);
    Some(match evidence.case.clock_offset() {
        Some(offset) => {
            let ahead_ms = offset.seconds.saturating_mul(1000);
            (between.widened(ahead_ms, ahead_ms.saturating_neg()), why.param(Param::OffsetS, offset.seconds))
        }
        None => (between, why),
    })
}

/// Says in which zone a time without one was read.
fn with_zone(why: Why, time: &StatedTime, zone: Option<&RecorderZone>) -> Why {
    match (time.instant(), zone) {
        (Some(_), _) => why,
        (None, Some(zone)) => why.param(Param::Zone, zone.text()),
        (None, None) => why.param(Param::Zone, "unknown"),
    }
}

/// Whether a time of recording is known.
pub(super) fn known(evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    let clocks = clocks(evidence, 0);
    let strong = clocks.iter().any(|clock| !clock.weak);
    for clock in clocks {
        match (clock.weak, strong) {
            (false, _) => opinion.add(Outcome::Pass, clock.why),
            (true, true) => opinion.add(Outcome::Pass, clock.why),
            (true, false) => opinion.add(Outcome::Review, clock.why.code(ReasonCode::WeakClock)),
        }
    }
    for conflict in evidence.observed(Code::ProvenanceCreationTimeConflict) {
        evidence.flag(
            &mut opinion,
            Outcome::Review,
            conflict,
            Why::observed(ReasonCode::ClocksDiffer, conflict),
        );
    }
    if opinion.is_empty() {
        opinion.join(evidence.coverage(ObserverId::Provenance));
        opinion.add(Outcome::Review, Why::new(ReasonCode::NotMeasured).param(Param::Measure, "recorded_at"));
    }
    opinion
}

/// What one clock means for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    Inside,
    Outside,
    TooNear,
}

/// The recording began within the window after sign-off.
pub(super) fn window(parameters: &TimeWindow, evidence: &Evidence<'_>) -> Opinion {
    let Some((counted_from, signed_off)) = counted_from(evidence) else {
        return lacks("signed_off_at");
    };
    let end = window_end(parameters, signed_off);
    let says = |clock: &Clock| match () {
        () if clock.began.latest_ms <= end.earliest_ms => Says::Inside,
        () if clock.began.earliest_ms > end.latest_ms => Says::Outside,
        () => Says::TooNear,
    };
    let uncertainty_ms = i64::from(parameters.clock_uncertainty_minutes) * MINUTE_MS;
    let why = |clock: &Clock, code| {
        let mut why = clock.against(signed_off).code(code);
        if counted_from != "signed_off_at" {
            why = why.param(Param::CountedFrom, counted_from);
        }
        match parameters.calendar_days {
            Some(days) => why.param(Param::WindowDays, days).param(Param::WindowEnd, utc(end.latest_ms)),
            None => {
                let limit_ms = end.latest_ms.saturating_sub(signed_off.latest_ms);
                why.param(Param::WindowMinutes, limit_ms / MINUTE_MS)
            }
        }
    };
    let exceptions: Vec<String> = evidence.case.exceptions().iter().map(ToString::to_string).collect();
    let clocks = clocks(evidence, uncertainty_ms);
    let mut opinion = Opinion::new();
    let strong: Vec<(&Clock, Says)> =
        clocks.iter().filter(|clock| !clock.weak).map(|clock| (clock, says(clock))).collect();
    let differ = differ(&strong);
    for (clock, said) in &strong {
        let (outcome, why) = match said {
            Says::Inside => (Outcome::Pass, why(clock, ReasonCode::InsideWindow)),
            Says::TooNear => (Outcome::Review, why(clock, ReasonCode::MarginTooSmall)),
            Says::Outside if differ => (Outcome::Review, why(clock, ReasonCode::ClocksDiffer)),
            Says::Outside if exceptions.is_empty() => (Outcome::Fail, why(clock, ReasonCode::OutsideWindow)),
            Says::Outside => {
                let why = why(clock, ReasonCode::OutsideWindow).param(Param::Exceptions, exceptions.clone());
                (Outcome::Review, why)
            }
        };
        opinion.add(outcome, why);
    }
    weak_clocks(&clocks, &strong, says, why, &mut opinion);
    or_not_measured(opinion, evidence)
}

/// When the window ends, for the earliest and for the latest instant that sign-off may mean.
fn window_end(parameters: &TimeWindow, signed_off: Between) -> Between {
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
    Between { earliest_ms: end(signed_off.earliest_ms), latest_ms: end(signed_off.latest_ms) }
}

fn utc(at_ms: i64) -> String {
    Timestamp::from_millisecond(at_ms).map_or_else(|_| String::new(), |at| at.to_string())
}

/// The recording did not begin before sign-off.
pub(super) fn order(parameters: &TimeOrder, evidence: &Evidence<'_>) -> Opinion {
    let Some(signed_off) = evidence.case.signed_off_at() else {
        return lacks("signed_off_at");
    };
    let signed_off = Between::of(signed_off);
    let tolerance_ms = i64::from(parameters.tolerance_minutes) * MINUTE_MS;
    let says = |clock: &Clock| {
        let (least_ms, most_ms) = clock.began.after(signed_off);
        match () {
            () if least_ms >= -tolerance_ms => Says::Inside,
            () if most_ms < -tolerance_ms => Says::Outside,
            () => Says::TooNear,
        }
    };
    let why = |clock: &Clock, code| {
        clock.against(signed_off).code(code).param(Param::ToleranceMinutes, parameters.tolerance_minutes)
    };
    let clocks = clocks(evidence, i64::from(parameters.clock_uncertainty_minutes) * MINUTE_MS);
    let strong: Vec<(&Clock, Says)> =
        clocks.iter().filter(|clock| !clock.weak).map(|clock| (clock, says(clock))).collect();
    let mut opinion = Opinion::new();
    for (clock, said) in &strong {
        let (outcome, code) = match said {
            Says::Inside => (Outcome::Pass, ReasonCode::Met),
            Says::TooNear => (Outcome::Review, ReasonCode::MarginTooSmall),
            Says::Outside => (Outcome::Review, ReasonCode::OutsideLimit),
        };
        opinion.add(outcome, why(clock, code));
    }
    weak_clocks(&clocks, &strong, says, why, &mut opinion);
    or_not_measured(opinion, evidence)
}

fn differ(clocks: &[(&Clock, Says)]) -> bool {
    let says = |wanted| clocks.iter().any(|(_, said)| *said == wanted);
    says(Says::Inside) && says(Says::Outside)
}

/// A weak clock alone is for a person to look at; beside a recorder's clock it counts only where it
/// contradicts.
fn weak_clocks(
    clocks: &[Clock],
    strong: &[(&Clock, Says)],
    says: impl Fn(&Clock) -> Says,
    why: impl Fn(&Clock, ReasonCode) -> Why,
    opinion: &mut Opinion,
) {
    for clock in clocks.iter().filter(|clock| clock.weak) {
        let said = says(clock);
        let contrary = match said {
            Says::Inside => Some(Says::Outside),
            Says::Outside => Some(Says::Inside),
            Says::TooNear => None,
        };
        if strong.is_empty() {
            let side = match said {
                Says::Inside => "inside",
                Says::Outside => "outside",
                Says::TooNear if clock.open => "undecided",
                Says::TooNear => "too_near",
            };
            opinion.add(Outcome::Review, why(clock, ReasonCode::WeakClock).param(Param::Says, side));
        } else if strong.iter().any(|(_, other)| Some(*other) == contrary) {
            opinion.add(Outcome::Review, why(clock, ReasonCode::ClocksDiffer));
        }
    }
}

fn or_not_measured(mut opinion: Opinion, evidence: &Evidence<'_>) -> Opinion {
    if opinion.is_empty() {
        opinion.join(evidence.coverage(ObserverId::Provenance));
        opinion.add(Outcome::Review, Why::new(ReasonCode::NotMeasured).param(Param::Measure, "recorded_at"));
    }
    opinion
}

fn lacks(field: &str) -> Opinion {
    Opinion::new().review(Why::new(ReasonCode::CaseLacks).param(Param::Lacks, field))
}

/// How far the recorder's clock is off is known, or too little to matter.
pub(super) fn offset(parameters: &ClockOffset, evidence: &Evidence<'_>) -> Opinion {
    let limit_ms = i64::from(parameters.max_minutes) * MINUTE_MS;
    if let Some(offset) = evidence.case.clock_offset() {
        let why = |code| {
            Why::new(code)
                .param(Param::OffsetS, offset.seconds)
                .param(Param::Which, offset.checked_against.as_str())
                .param(Param::MaxMinutes, parameters.max_minutes)
        };
        return if offset.seconds.saturating_abs().saturating_mul(1000) <= limit_ms {
            Opinion::new().pass(why(ReasonCode::Met))
        } else {
            Opinion::new().review(why(ReasonCode::OutsideLimit))
        };
    }
    let Some((window_hours, (_, from))) = parameters.window_hours.zip(counted_from(evidence)) else {
        return Opinion::new().review(Why::new(ReasonCode::CaseLacks).param(Param::Lacks, "clock_offset"));
    };
    // Every clock is at least as far from the limit as it may be off.
    let end_ms = i64::from(window_hours).saturating_mul(HOUR_MS);
    let mut opinion = Opinion::new();
    for clock in clocks(evidence, 0).iter().filter(|clock| !clock.weak) {
        let (least_ms, most_ms) = clock.began.after(from);
        let margin_ms = if least_ms > end_ms { least_ms - end_ms } else { end_ms.saturating_sub(most_ms) };
        let why = clock.why.clone().param(Param::MarginMinutes, margin_ms.div_euclid(MINUTE_MS));
        if margin_ms > limit_ms {
            opinion.add(Outcome::Pass, why);
        } else {
            opinion.add(Outcome::Review, why.code(ReasonCode::MarginTooSmall));
        }
    }
    or_not_measured(opinion, evidence)
}

/// From when the time limit is counted: sign-off, or the opening by an installer (R46).
fn counted_from(evidence: &Evidence<'_>) -> Option<(&'static str, Between)> {
    let opened = evidence.case.opened_by_installer_at().map(|time| ("opened_by_installer_at", time));
    let signed = evidence.case.signed_off_at().map(|time| ("signed_off_at", time));
    opened.or(signed).map(|(name, time)| (name, Between::of(time)))
}

/// The take is not too long.
pub(super) fn take_length(parameters: &TakeLength, evidence: &Evidence<'_>) -> Opinion {
    // What lies in a hole of the timestamps was not recorded; that there is one, CONT.PTSGAP says.
    let holes_ms = evidence.holes_ms();
    let take_ms = evidence.take().duration_ms();
    let length_ms = take_ms.saturating_sub(holes_ms.min(take_ms));
    let limit_ms = i64::from(parameters.review_minutes) * MINUTE_MS;
    let why = |code| {
        Why::new(code)
            .param(Param::LengthMs, length_ms)
            .param(Param::ReviewMinutes, parameters.review_minutes)
    };
    let opinion = evidence.any_coverage(ObserverId::Cadence);
    if length_ms <= 0 {
        opinion.review(why(ReasonCode::NotMeasured))
    } else if length_ms > limit_ms {
        let why = why(ReasonCode::OutsideLimit);
        opinion.review(why.misses(Side::Above, Param::LengthMs, Param::ReviewMinutes))
    } else {
        opinion.pass(why(ReasonCode::Met))
    }
}

/// The times of the case carry their zone.
pub(super) fn zone_stated(evidence: &Evidence<'_>) -> Opinion {
    let signed_off = evidence.case.signed_off_at().map(|time| ("signed_off_at", time));
    let recorded = evidence.case.recorded_at().map(|stated| ("recorded_at", &stated.at));
    let mut opinion = Opinion::new();
    for (field, time) in signed_off.into_iter().chain(recorded) {
        let zone = time.instant().as_ref().map(Timestamp::to_string);
        let why = |code| Why::new(code).param(Param::Field, field).param(Param::Stated, time.text());
        match zone {
            Some(utc) => opinion.add(Outcome::Pass, why(ReasonCode::Met).param(Param::Utc, utc)),
            None => opinion.add(Outcome::Review, why(ReasonCode::CaseLacks).param(Param::Lacks, "zone")),
        }
    }
    if opinion.is_empty() { lacks("signed_off_at") } else { opinion }
}
