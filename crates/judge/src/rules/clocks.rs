//! When it was recorded. Every clock is known by its name and compared by itself; clocks are never merged into one time.

use onetake_report::facts::{ClockReading, ProvenanceCreationTime};
use onetake_report::{
    ClockTrust, Code, Observation, ObserverId, Outcome, Param, ReasonCode, RecordingClock, RecordingTime,
};

use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::{NameTimeOf, RecorderZone, StatedTime, UtcTime, time_in_name};

pub(super) const MINUTE_MS: i64 = 60_000;

pub(super) const HOUR_MS: i64 = 60 * MINUTE_MS;

pub(super) const DAY_MS: i64 = 24 * HOUR_MS;

/// Recorders that do not know the time state the epoch of their format, 1904 or 1970, or the year of their making. What
/// lies before 2000 is no time of a recording.
const PLAUSIBLE_FROM_MS: i64 = 946_684_800_000;

/// Least confidence of a burned-in clock that is claimed to be one.
pub(super) const CLAIMED_PPM: u32 = 500_000;

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

    /// How long lies between the two, where they have no instant in common.
    pub(super) fn apart_ms(self, other: Self) -> Option<i64> {
        let (least, most) = self.after(other);
        let apart = least.max(most.saturating_neg());
        (apart > 0).then_some(apart)
    }

    /// How much later than `other` it is, at least and at most.
    pub(super) fn after(self, other: Self) -> (i64, i64) {
        (self.earliest_ms.saturating_sub(other.latest_ms), self.latest_ms.saturating_sub(other.earliest_ms))
    }
}

/// What one clock says about the beginning of the recording.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// Which clock it is, and the time that it says.
    said: RecordingTime,
    /// Names the clock and cites where it was seen.
    pub(super) why: ReasonBuilder,
    pub(super) began: TimeInterval,
    /// It says only until when: how much earlier the recording began is open.
    pub(super) open: bool,
}

impl Clock {
    /// A person's word, or what anybody can change in a moment.
    pub(super) fn is_weak(&self) -> bool {
        self.said.trust != ClockTrust::Recorder
    }

    /// What it says, for the report.
    pub(super) fn recording_time(&self) -> RecordingTime {
        let mut said = self.said.clone();
        said.began_from = (!self.open).then(|| utc(self.began.earliest_ms));
        said.began_until = utc(self.began.latest_ms);
        said
    }

    /// That this clock and another cannot both be right, and how far they are apart.
    pub(super) fn differs_from(&self, other: &Self) -> Option<ReasonBuilder> {
        let apart_ms = self.began.apart_ms(other.began)?;
        let why = self.why.clone().code(ReasonCode::ClocksDiffer);
        let why = why.param(Param::OtherClock, other.said.clock.as_str());
        let why = why.param(Param::OtherAt, other.said.at.as_str());
        Some(why.param(Param::ClocksApartMinutes, apart_ms.div_euclid(MINUTE_MS)))
    }

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
        let cited = Cited::observed(RecordingClock::Container, observation);
        let Some((at, cited)) = cited.of_recorder(said, context) else { continue };
        let began = at.widened(length_ms.saturating_add(uncertainty_ms), uncertainty_ms);
        clocks.push(cited.known(Param::Source, stated.source()).clock(began));
    }
    // A reading that may be none is for a person to look at, not a clock.
    let claimed = |seen: &&Observation| seen.confidence_ppm >= CLAIMED_PPM;
    for observation in context.observed(Code::ClockReading).filter(claimed) {
        let said = observation.values::<ClockReading>().and_then(|read| read.first());
        let cited = Cited::observed(RecordingClock::BurnedIn, observation);
        let Some((at, cited)) = cited.of_recorder(said, context) else { continue };
        let into_ms = observation.span.start_ms.saturating_sub(context.take().start_ms);
        let before_ms = into_ms.saturating_add(uncertainty_ms);
        clocks.push(cited.clock(at.widened(before_ms, uncertainty_ms.saturating_sub(into_ms))));
    }
    clocks.extend(clock_in_name(context, uncertainty_ms));
    if let Some(changed) = context.case.file_modified_at() {
        let cited = Cited::stated(RecordingClock::FileSystem, changed);
        clocks.extend(cited.saved_by(TimeInterval::of(changed), length_ms, uncertainty_ms));
    }
    if let Some(stated) = context.case.recorded_at() {
        let cited = Cited::stated(RecordingClock::Stated, &stated.at);
        let began = TimeInterval::of(&stated.at).widened(uncertainty_ms, uncertainty_ms);
        clocks.push(cited.known(Param::Which, Some(stated.clock.as_str())).clock(began));
    }
    clocks
}

/// The time in the name of the file.
fn clock_in_name(context: &JudgeContext<'_>, uncertainty_ms: i64) -> Option<Clock> {
    let name = context.case.file_name()?;
    let time = time_in_name(name)?;
    let length_ms = context.take().duration_ms();
    let cited = Cited::new(RecordingClock::FileName).known(Param::Name, Some(name));
    match time.of {
        NameTimeOf::Recording => {
            let (at, cited) = cited.of_recorder(Some(time.at.text()), context)?;
            let began = at.widened(length_ms.saturating_add(uncertainty_ms), uncertainty_ms);
            Some(cited.clock(began))
        }
        NameTimeOf::Saving => {
            // An app's time, of whatever device: the recorder's zone and offset say nothing about it.
            let cited = cited.at(&time.at).in_zone(&time.at, None);
            cited.saved_by(TimeInterval::of(&time.at), length_ms, uncertainty_ms)
        }
    }
}

/// A clock that is cited: which one, what it says, and the reason that names it.
struct Cited {
    said: RecordingTime,
    why: ReasonBuilder,
}

impl Cited {
    fn new(clock: RecordingClock) -> Self {
        let why = ReasonBuilder::new(ReasonCode::Met).param(Param::Clock, clock.as_str());
        Self { said: RecordingTime::new(clock, trust(clock)), why }
    }

    fn observed(clock: RecordingClock, observation: &Observation) -> Self {
        let why = ReasonBuilder::observed(ReasonCode::Met, observation);
        let mut said = RecordingTime::new(clock, trust(clock));
        said.observation = Some(observation.id);
        Self { said, why: why.param(Param::Clock, clock.as_str()) }
    }

    fn stated(clock: RecordingClock, at: &StatedTime) -> Self {
        Self::new(clock).at(at)
    }

    /// The time as it was said.
    fn at(mut self, at: &StatedTime) -> Self {
        at.text().clone_into(&mut self.said.at);
        self.why = self.why.param(Param::At, at.text());
        self
    }

    fn known(mut self, name: Param, value: Option<impl Into<onetake_report::Value>>) -> Self {
        self.why = self.why.known(name, value);
        self
    }

    /// Says in which zone a time without one was read.
    fn in_zone(mut self, time: &StatedTime, zone: Option<&RecorderZone>) -> Self {
        if time.instant().is_none() {
            let zone = zone.map_or("unknown", RecorderZone::text);
            self.said.zone = Some(zone.to_owned());
            self.why = self.why.param(Param::Zone, zone);
        }
        self
    }

    fn clock(self, began: TimeInterval) -> Clock {
        Clock { said: self.said, why: self.why, began, open: false }
    }

    /// The clock of something that came after the recording.
    fn saved_by(self, at: TimeInterval, length_ms: i64, uncertainty_ms: i64) -> Option<Clock> {
        let latest_ms = at.latest_ms.saturating_add(uncertainty_ms).saturating_sub(length_ms);
        let began = TimeInterval { earliest_ms: PLAUSIBLE_FROM_MS, latest_ms };
        let clock = Clock { said: self.said, why: self.why, began, open: true };
        (latest_ms >= PLAUSIBLE_FROM_MS).then_some(clock)
    }

    /// What the recorder's own clock said, in the zone that is known of it, less what it is known to be ahead. The reason tells
    /// the time as it was said, and both corrections beside it.
    fn of_recorder(self, said: Option<&str>, context: &JudgeContext<'_>) -> Option<(TimeInterval, Self)> {
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
        let cited = self.at(&time).in_zone(&time, zone);
        Some(match context.case.clock_offset() {
            Some(offset) => {
                let ahead_ms = offset.seconds.saturating_mul(1000);
                let between = between.widened(ahead_ms, ahead_ms.saturating_neg());
                (between, cited.known(Param::OffsetS, Some(offset.seconds)))
            }
            None => (between, cited),
        })
    }
}

/// How far a clock can be trusted: those that the recorder writes while it records are its own.
fn trust(clock: RecordingClock) -> ClockTrust {
    match clock {
        RecordingClock::Container | RecordingClock::BurnedIn => ClockTrust::Recorder,
        RecordingClock::Stated => ClockTrust::Person,
        _ => ClockTrust::Changeable,
    }
}

/// What all clocks say, side by side.
pub(crate) fn recording_times(context: &JudgeContext<'_>) -> Vec<RecordingTime> {
    clocks(context, 0).iter().map(Clock::recording_time).collect()
}

/// An instant in UTC; empty for one that no calendar has.
pub(super) fn utc(at_ms: i64) -> String {
    UtcTime::from_millisecond(at_ms).map_or_else(String::new, |at| at.to_string())
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
    for clock in clocks.iter().filter(|clock| clock.is_weak()) {
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
