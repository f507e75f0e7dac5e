//! When it was recorded. Every clock is known by its name and compared by itself; clocks are never merged into one time.

use onetake_report::facts::{ClockReading, ProvenanceCreationTime};
use onetake_report::{Code, Observation, ObserverId, Outcome, Param, ReasonCode};

use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::{NameTimeOf, RecorderZone, StatedTime, time_in_name};

pub(super) const MINUTE_MS: i64 = 60_000;

pub(super) const HOUR_MS: i64 = 60 * MINUTE_MS;

pub(super) const DAY_MS: i64 = 24 * HOUR_MS;

/// Recorders that do not know the time state the epoch of their format, 1904 or 1970, or the year of their making. What
/// lies before 2000 is no time of a recording.
const PLAUSIBLE_FROM_MS: i64 = 946_684_800_000;

/// Least confidence of a burned-in clock that is claimed to be one.
const CLAIMED_PPM: u32 = 500_000;

/// A span of instants in milliseconds since 1970 in UTC, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeInterval {
    pub(super) earliest_ms: i64,
    pub(super) latest_ms: i64,
}

impl TimeInterval {
    pub(super) fn of(time: &StatedTime) -> Self {
        let (earliest, latest) = time.bounds();
        Self { earliest_ms: earliest.as_millisecond(), latest_ms: latest.as_millisecond() }
    }

    pub(super) fn widened(self, before_ms: i64, after_ms: i64) -> Self {
        Self {
            earliest_ms: self.earliest_ms.saturating_sub(before_ms),
            latest_ms: self.latest_ms.saturating_add(after_ms),
        }
    }

    /// How much later than `other` it is, at least and at most.
    pub(super) fn after(self, other: Self) -> (i64, i64) {
        (self.earliest_ms.saturating_sub(other.latest_ms), self.latest_ms.saturating_sub(other.earliest_ms))
    }
}

/// What one clock says about the beginning of the recording.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// Names the clock and cites where it was seen.
    pub(super) why: ReasonBuilder,
    pub(super) began: TimeInterval,
    /// A person's word, or what anybody can change in a moment.
    pub(super) weak: bool,
    /// It says only until when: how much earlier the recording began is open.
    pub(super) open: bool,
}

impl Clock {
    /// The reason of this clock, with how long after sign-off the recording began.
    pub(super) fn against(&self, signed_off: TimeInterval) -> ReasonBuilder {
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
pub(super) fn clocks(context: &JudgeContext<'_>, uncertainty_ms: i64) -> Vec<Clock> {
    let length_ms = context.take().duration_ms();
    let mut clocks = Vec::new();
    for observation in context.observed(Code::ProvenanceCreationTime) {
        let Some(stated) = observation.values::<ProvenanceCreationTime>() else { continue };
        let said = stated.at().or(stated.local()).filter(|_| stated.plausible() != Some(false));
        let why = ReasonBuilder::observed(ReasonCode::Met, observation).param(Param::Clock, "container");
        let why = why.known(Param::Source, stated.source());
        let Some((at, why)) = of_recorder(said, why, context) else { continue };
        let began = at.widened(length_ms.saturating_add(uncertainty_ms), uncertainty_ms);
        clocks.push(Clock { why, began, weak: false, open: false });
    }
    // A reading that may be none is for a person to look at, not a clock.
    let claimed = |seen: &&Observation| seen.confidence_ppm >= CLAIMED_PPM;
    for observation in context.observed(Code::ClockReading).filter(claimed) {
        let why = ReasonBuilder::observed(ReasonCode::Met, observation).param(Param::Clock, "burned_in");
        let said = observation.values::<ClockReading>().and_then(|read| read.first());
        let Some((at, why)) = of_recorder(said, why, context) else { continue };
        let into_ms = observation.span.start_ms.saturating_sub(context.take().start_ms);
        let began =
            at.widened(into_ms.saturating_add(uncertainty_ms), uncertainty_ms.saturating_sub(into_ms));
        clocks.push(Clock { why, began, weak: false, open: false });
    }
    clocks.extend(clock_in_name(context, uncertainty_ms));
    if let Some(changed) = context.case.file_modified_at() {
        let why = ReasonBuilder::new(ReasonCode::Met)
            .param(Param::Clock, "file_system")
            .param(Param::At, changed.text());
        clocks.extend(saved_by(TimeInterval::of(changed), why, length_ms, uncertainty_ms));
    }
    if let Some(stated) = context.case.recorded_at() {
        let why = ReasonBuilder::new(ReasonCode::Met)
            .param(Param::Clock, "stated")
            .param(Param::At, stated.at.text());
        let began = TimeInterval::of(&stated.at).widened(uncertainty_ms, uncertainty_ms);
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
fn clock_in_name(context: &JudgeContext<'_>, uncertainty_ms: i64) -> Option<Clock> {
    let name = context.case.file_name()?;
    let time = time_in_name(name)?;
    let length_ms = context.take().duration_ms();
    let why = ReasonBuilder::new(ReasonCode::Met).param(Param::Clock, "file_name").param(Param::Name, name);
    match time.of {
        NameTimeOf::Recording => {
            let (at, why) = of_recorder(Some(time.at.text()), why, context)?;
            let began = at.widened(length_ms.saturating_add(uncertainty_ms), uncertainty_ms);
            Some(Clock { why, began, weak: true, open: false })
        }
        NameTimeOf::Saving => {
            // An app's time, of whatever device: the recorder's zone and offset say nothing about it.
            let why = with_zone(why.param(Param::At, time.at.text()), &time.at, None);
            saved_by(TimeInterval::of(&time.at), why, length_ms, uncertainty_ms)
        }
    }
}

/// The clock of something that came after the recording.
fn saved_by(at: TimeInterval, why: ReasonBuilder, length_ms: i64, uncertainty_ms: i64) -> Option<Clock> {
    let latest_ms = at.latest_ms.saturating_add(uncertainty_ms).saturating_sub(length_ms);
    let began = TimeInterval { earliest_ms: PLAUSIBLE_FROM_MS, latest_ms };
    (latest_ms >= PLAUSIBLE_FROM_MS).then_some(Clock { why, began, weak: true, open: true })
}

/// What the recorder's own clock said, in the zone that is known of it, less what it is known to be ahead. The reason tells
/// the time as it was said, and both corrections beside it.
fn of_recorder(
    said: Option<&str>,
    why: ReasonBuilder,
    context: &JudgeContext<'_>,
) -> Option<(TimeInterval, ReasonBuilder)> {
    let time: StatedTime = said?.parse().ok()?;
    let zone = context.case.recorder_zone().filter(|_| time.instant().is_none());
    let between = match zone.and_then(|zone| zone.bounds(time.civil())) {
        Some((earliest, latest)) => {
            TimeInterval { earliest_ms: earliest.as_millisecond(), latest_ms: latest.as_millisecond() }
        }
        None => TimeInterval::of(&time),
    };
    if between.earliest_ms < PLAUSIBLE_FROM_MS {
        return None;
    }
    let why = with_zone(why.param(Param::At, time.text()), &time, zone);
    Some(match context.case.clock_offset() {
        Some(offset) => {
            let ahead_ms = offset.seconds.saturating_mul(1000);
            (between.widened(ahead_ms, ahead_ms.saturating_neg()), why.param(Param::OffsetS, offset.seconds))
        }
        None => (between, why),
    })
}

/// Says in which zone a time without one was read.
fn with_zone(why: ReasonBuilder, time: &StatedTime, zone: Option<&RecorderZone>) -> ReasonBuilder {
    match (time.instant(), zone) {
        (Some(_), _) => why,
        (None, Some(zone)) => why.param(Param::Zone, zone.text()),
        (None, None) => why.param(Param::Zone, "unknown"),
    }
}

/// What one clock means for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    Inside,
    Outside,
    TooNear,
}

/// A weak clock alone is for a person to look at; beside a recorder's clock it counts only where it
/// contradicts.
pub(super) fn weak_clocks(
    clocks: &[Clock],
    strong: &[(&Clock, Comparison)],
    says: impl Fn(&Clock) -> Comparison,
    why: impl Fn(&Clock, ReasonCode) -> ReasonBuilder,
    assessment: &mut Assessment,
) {
    for clock in clocks.iter().filter(|clock| clock.weak) {
        let said = says(clock);
        let contrary = match said {
            Comparison::Inside => Some(Comparison::Outside),
            Comparison::Outside => Some(Comparison::Inside),
            Comparison::TooNear => None,
        };
        if strong.is_empty() {
            let side = match said {
                Comparison::Inside => "inside",
                Comparison::Outside => "outside",
                Comparison::TooNear if clock.open => "undecided",
                Comparison::TooNear => "too_near",
            };
            assessment.add(Outcome::Review, why(clock, ReasonCode::WeakClock).param(Param::Says, side));
        } else if strong.iter().any(|(_, other)| Some(*other) == contrary) {
            assessment.add(Outcome::Review, why(clock, ReasonCode::ClocksDiffer));
        }
    }
}

pub(super) fn or_not_measured(mut assessment: Assessment, context: &JudgeContext<'_>) -> Assessment {
    if assessment.is_empty() {
        assessment.join(context.coverage(ObserverId::Provenance));
        assessment.add(
            Outcome::Review,
            ReasonBuilder::new(ReasonCode::NotMeasured).param(Param::Measure, "recorded_at"),
        );
    }
    assessment
}

pub(super) fn lacks(field: &str) -> Assessment {
    Assessment::new().review(ReasonBuilder::new(ReasonCode::CaseLacks).param(Param::Lacks, field))
}

/// From when the time limit is counted: sign-off, or the opening by an installer (R46).
pub(super) fn counted_from(context: &JudgeContext<'_>) -> Option<(&'static str, TimeInterval)> {
    let opened = context.case.opened_by_installer_at().map(|time| ("opened_by_installer_at", time));
    let signed = context.case.signed_off_at().map(|time| ("signed_off_at", time));
    opened.or(signed).map(|(name, time)| (name, TimeInterval::of(time)))
}
