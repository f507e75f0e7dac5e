//! What is told of a clock that was read.

use jiff::civil::{Date, Time};
use onetake_report::facts::{ClockJump, ClockLevel, ClockOverlayNumber, ClockRate, ClockReading};

use super::date::Dates;
use super::film::Moment;
use super::half::Half;
use super::runs::{Followed, Run, Runs};
use super::stamp::{Number, Stamp};
use super::steps::{Chain, Rate, Reading, Step, chain, rates, wrapped};
use crate::media::Orientation;
use crate::observe::confidence::table;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};
use crate::symbol::Region;

const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;
/// Share of all runs that must fit each other, in per cent: of a time, and of the digit of the seconds alone.
const FITTING_TIME: usize = 75;
const FITTING_TICKS: usize = 70;
/// Share of all runs in which a figure must be read, in per cent.
const READ: usize = 60;
/// Fewest runs of a clock that proves itself, and of one in a short clip.
const MIN_RUNS: usize = 9;
const MIN_SHORT: usize = 5;
/// A rate is told from this difference on, in parts per million.
const MIN_RATE_PPM: i64 = 30_000;
/// Steps from this on fail where a policy says so; smaller ones are for a person to look at.
const SURE_STEP_S: f64 = 2.0;
/// Seconds that follow each other, for a rate.
const RATE_RUNS: usize = 8;
/// Jumps that are told, at most.
const MAX_JUMPS: usize = 200;
/// A number beside the time is told where so many pictures, one a second, show it, so many per cent of all of them, and none in
/// so many another.
const MIN_NUMBER: usize = 5;
const NUMBER_SAME: usize = 70;
const NUMBER_OTHER: usize = 50;

/// Another order of a date is as good where so many per cent of the pictures allow it.
const SAME_DATE: usize = 90;

/// What a run says in seconds of some round.
type ValueOf<'a> = &'a dyn Fn(&Run) -> Option<i64>;

/// A clock that was read, and what is to be told of it.
#[derive(Debug)]
pub(super) struct Told {
    stamp: Stamp,
    level: ClockLevel,
    chain: Chain,
    modulus: i64,
    rate: f64,
    /// What date the first run shows.
    dates: Vec<Date>,
    /// Stretches at another rate.
    slow: Vec<Rate>,
    /// Numbers beside it, with the pictures in which they were read first and last.
    numbers: Vec<(Number, Moment, Moment)>,
}

impl Told {
    /// What there is to tell of these runs; none where they do not fit each other.
    pub(super) fn of(runs: Runs, picture_us: i64) -> Option<Self> {
        let (stamp, runs, followed) = runs.finish();
        let picture_s = picture_us as f64 / 1e6;
        let fewest = if stamp.learned.by_itself { MIN_RUNS } else { MIN_SHORT };
        let slow: Vec<Rate> = rates(&runs, RATE_RUNS).into_iter().filter(is_off).collect();
        let length = |rate: &&Rate| rate.to.first.us - rate.from.first.us;
        let measured = slow.iter().max_by_key(length).map(|slow| slow.rate);
        // A clock runs in real time unless it fits that worse.
        let found = 1e6 / stamp.learned.period_us.max(1) as f64;
        let mut rates = vec![1.0];
        rates.extend(measured);
        rates.extend(Some(found).filter(|rate| off_ppm(*rate) >= MIN_RATE_PPM));
        let readings = |value: &dyn Fn(&Run) -> Option<i64>| -> Vec<Reading> {
            runs.iter().filter_map(|run| Some(Reading { run: *run, value: value(run)? })).collect()
        };
        let time = |run: &Run| {
            let shown = run.shown;
            let minutes = i64::from(shown.hours?) * HOUR + i64::from(shown.minutes?) * 60;
            Some(minutes + i64::from(shown.tens?) * 10 + i64::from(run.unit))
        };
        let within_minute = |run: &Run| Some(i64::from(run.shown.tens?) * 10 + i64::from(run.unit));
        let unit = |run: &Run| Some(i64::from(run.unit));
        let values: [(ValueOf<'_>, i64, usize); 3] =
            [(&time, DAY, FITTING_TIME), (&within_minute, 60, FITTING_TICKS), (&unit, 10, FITTING_TICKS)];
        for (value, modulus, fitting) in values {
            let readings = readings(value);
            if readings.len() * 100 < runs.len() * READ {
                continue;
            }
            let sound = |chain: &Chain| {
                chain.fitting.len() >= fewest && chain.fitting.len() * 100 >= chain.all * fitting
            };
            let chains = rates.iter().map(|rate| (*rate, chain(&readings, modulus, *rate, picture_s)));
            // The rate at which it steps least; real time where that is as good.
            let fewest_steps =
                chains.filter(|(_, chain)| sound(chain)).min_by_key(|(_, chain)| chain.steps.len());
            let Some((rate, chain)) = fewest_steps else { continue };
            // Letters that turned within the take were read in the stretch from which the stamp was learned.
            let (from_us, to_us) = stamp.learned.steady_us;
            let chain = if matches!(stamp.half, Some(Half::Morning | Half::Afternoon)) {
                chain.with_half_turned(i64::midpoint(from_us, to_us))
            } else {
                chain
            };
            // From 12:59:59 to 01:00:00: its hours are those of half a day, and which half is not known.
            let half_day = |step: &Step| (step.seconds.abs() - (DAY / 2) as f64).abs() < 2.0;
            if modulus == DAY && chain.steps.iter().any(half_day) {
                continue;
            }
            let Some(chain) = chain.without_misread(fitting) else { continue };
            let dates = if modulus == DAY { dates(&stamp, &chain) } else { Vec::new() };
            let level = match (modulus, dates.len()) {
                (DAY, 1) => ClockLevel::DateTime,
                (DAY, _) => ClockLevel::Time,
                _ => ClockLevel::Ticks,
            };
            // A clock that fits real time runs in real time, whatever a stretch of it looks like.
            let slow = if off_ppm(rate) == 0 { Vec::new() } else { slow };
            // Where the time is not read the rest of the stamp is not either.
            let numbers = if modulus == DAY { numbers(&stamp, &followed) } else { Vec::new() };
            return Some(Self { stamp, level, chain, modulus, rate, dates, slow, numbers });
        }
        None
    }

    /// Writes it down.
    pub(super) fn write(&self, orientation: Orientation, size: (usize, usize), sink: &mut ObservationSink) {
        let (Some((first, first_value)), Some((last, last_value))) =
            (self.chain.fitting.first(), self.chain.fitting.last())
        else {
            return;
        };
        let sure = self.sure();
        let confidence_ppm = match self.level {
            _ if !self.stamp.learned.by_itself => table::CLOCK_SHORT,
            _ if !sure => table::CLOCK_COUNTER,
            ClockLevel::Ticks => table::CLOCK_TICKS,
            _ => table::CLOCK_READ,
        };
        let day = |value: i64| value.div_euclid(DAY) - first_value.div_euclid(DAY);
        let shows = |value: i64| -> Option<String> {
            if self.level == ClockLevel::Ticks {
                return None;
            }
            let time = clock_time(value)?;
            match (&self.level, self.dates.first()) {
                (ClockLevel::DateTime, Some(date)) => {
                    let date = date.checked_add(jiff::Span::new().try_days(day(value)).ok()?).ok()?;
                    Some(format!("{date}T{time}"))
                }
                _ => Some(time.to_string()),
            }
        };
        let facts = ClockReading {
            level: self.level.clone(),
            first: shows(*first_value),
            last: shows(*last_value),
            rate_ppm: ppm(self.rate),
            corners_px: corners(self.stamp.area, orientation, size),
            dates: (self.dates.len() > 1).then(|| self.dates.iter().map(Date::to_string).collect()),
        };
        let span = DraftSpan::Frames { first: first.first.frame, last: last.last.frame };
        sink.emit(ObservationDraft::of(span, facts).confidence_ppm(confidence_ppm));
        for step in self.chain.steps.iter().take(MAX_JUMPS) {
            let (seconds, confidence_ppm) = self.step(*step);
            let facts = ClockJump { step_ms: (seconds * 1000.0).round() as i64 };
            sink.emit(
                ObservationDraft::of(DraftSpan::frame(step.at.frame), facts).confidence_ppm(confidence_ppm),
            );
        }
        for slow in &self.slow {
            let span = DraftSpan::Frames { first: slow.from.first.frame, last: slow.to.last.frame };
            let confidence_ppm = if sure { table::CLOCK_RATE } else { table::CLOCK_SHORT };
            let facts = ClockRate { rate_ppm: ppm(slow.rate) };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(confidence_ppm));
        }
        for (number, first, last) in &self.numbers {
            let facts = ClockOverlayNumber {
                number: number.text(),
                corners_px: corners(number.area, orientation, size),
            };
            let span = DraftSpan::Frames { first: first.frame, last: last.frame };
            let draft = ObservationDraft::of(span, facts).confidence_ppm(table::CLOCK_OVERLAY_NUMBER);
            sink.emit(draft);
        }
    }

    /// Whether this is a clock for sure. A counter of pieces or a scale may go up by one a second for a while as well, and a player
    /// shows how long a take has run, from nothing on. A clock stands in the middle of a day, or has a date, or its minute is over
    /// after sixty seconds.
    fn sure(&self) -> bool {
        let values = || self.chain.fitting.iter().map(|(_, value)| *value);
        let minute_ends = self.modulus == 60 && self.chain.steps.is_empty() && {
            let minutes = values().map(|value| value.div_euclid(60));
            minutes.clone().min() != minutes.max()
        };
        self.stamp.learned.by_itself
            && match self.level {
                ClockLevel::Ticks => self.stamp.hours.is_some() || minute_ends,
                ClockLevel::Time => {
                    self.stamp.date.is_some() || values().any(|value| value.rem_euclid(DAY) >= HOUR)
                }
                _ => true,
            }
    }

    /// By how much the clock steps, and how sure it is. Where minutes are not read a step is known but for whole rounds: it is told
    /// as time taken out, and where it may as well be a small step back a person should look.
    fn step(&self, step: Step) -> (f64, u32) {
        let sure = self.sure();
        if self.modulus == DAY {
            let large = step.seconds.abs() >= SURE_STEP_S;
            let sure = sure && large;
            return (step.seconds, if sure { table::CLOCK_JUMP } else { table::CLOCK_JUMP_SMALL });
        }
        let round = self.modulus as f64;
        let ahead = step.seconds.rem_euclid(round);
        let large = wrapped(step.seconds, round).abs() >= SURE_STEP_S;
        let seconds = if large { ahead } else { wrapped(step.seconds, round) };
        (seconds, if sure && large { table::CLOCK_JUMP } else { table::CLOCK_JUMP_SMALL })
    }
}

/// The numbers that stood beside the time all the while.
fn numbers(stamp: &Stamp, followed: &[Followed]) -> Vec<(Number, Moment, Moment)> {
    let stood = |followed: &Followed| {
        followed.same >= MIN_NUMBER
            && followed.same * 100 >= followed.all * NUMBER_SAME
            && followed.other * NUMBER_OTHER <= followed.all
    };
    let all = stamp.numbers.iter().zip(followed).filter(|(_, followed)| stood(followed));
    all.filter_map(|(number, followed)| followed.span.map(|(first, last)| (number.clone(), first, last)))
        .collect()
}

/// Whether a rate is another than real time, whatever is open about it.
fn is_off(rate: &Rate) -> bool {
    off_ppm(rate.rate) >= MIN_RATE_PPM && (rate.rate - 1.0).abs() > 0.02 + rate.open
}

fn ppm(rate: f64) -> i64 {
    (rate * 1000.0).round() as i64 * 1000
}

fn off_ppm(rate: f64) -> i64 {
    (ppm(rate) - 1_000_000).abs()
}

fn clock_time(value: i64) -> Option<Time> {
    let seconds = value.rem_euclid(DAY);
    let part = |value: i64| i8::try_from(value).ok();
    Time::new(part(seconds / HOUR)?, part(seconds / 60 % 60)?, part(seconds % 60)?, 0).ok()
}

/// The dates that the first run may show, by most of the runs.
fn dates(stamp: &Stamp, chain: &Chain) -> Vec<Date> {
    let (Some((form, _)), Some((_, first))) = (&stamp.date, chain.fitting.first()) else { return Vec::new() };
    let mut votes: Vec<(Date, usize)> = Vec::new();
    let mut all = 0;
    for (run, value) in &chain.fitting {
        let Some(figures) = run.shown.date else { continue };
        let length: usize = form.lengths.iter().sum();
        let Some(found) = figures.get(..length).and_then(|figures| Dates::of(form.lengths, figures)) else {
            continue;
        };
        let days = first.div_euclid(DAY) - value.div_euclid(DAY);
        let at_first = |date: &Date| date.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
        all += 1;
        for date in found.0.iter().filter_map(at_first) {
            match votes.iter_mut().find(|(known, _)| *known == date) {
                Some((_, count)) => *count += 1,
                None => votes.push((date, 1)),
            }
        }
    }
    // Where the day turns, an order that fits on one side alone is none.
    let most = votes.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if most < 3 || 3 * most < 2 * all || 2 * all < chain.fitting.len() {
        return Vec::new();
    }
    let as_many = |count: usize| count * 100 >= most * SAME_DATE;
    votes.into_iter().filter(|(_, count)| as_many(*count)).map(|(date, _)| date).collect()
}

/// Corners in pixels of the picture as shown, clockwise from the upper left.
fn corners(area: Region, orientation: Orientation, (width, height): (usize, usize)) -> Vec<i64> {
    let side = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    let place = |value: usize| i64::try_from(value).unwrap_or(i64::MAX);
    let (left, top) = (place(area.x), place(area.y));
    let (right, bottom) = (place(area.right()) - 1, place(area.bottom()) - 1);
    let points = [(left, top), (right, top), (right, bottom), (left, bottom)];
    let shown = points.map(|(x, y)| orientation.shown_point(x, y, side(width), side(height)));
    let across = |of: fn(&(i64, i64)) -> i64| {
        (shown.iter().map(of).min().unwrap_or(0), shown.iter().map(of).max().unwrap_or(0))
    };
    let ((left, right), (top, bottom)) = (across(|point| point.0), across(|point| point.1));
    vec![left, top, right, top, right, bottom, left, bottom]
}
