//! What a clock shows against the timestamps: which runs fit each other, and where the clock steps.
//!
//! A second `v` that is shown at time `t` says that the clock stands between `v` and `v + 1` then. A run of pictures of one second
//! says it for each of them, so a run that lasts all of its second leaves no more than a picture's time open. A step shows where
//! runs that fit each other do not fit those before.

use std::collections::BTreeMap;

use super::film::Moment;
use super::runs::Run;

/// Least step that is told, in seconds, and in pictures.
const MIN_STEP_S: f64 = 0.25;
const MIN_STEP_PICTURES: f64 = 2.2;
/// Steps of less time than this are told by more runs.
const LARGE_STEP_S: f64 = 1.5;
/// Agreeing runs on each side of a step: of a large one, and of a small one.
const SIDE_LARGE: usize = 3;
const SIDE_SMALL: usize = 5;
/// Seconds after which minutes and hours are others, and how exactly a step is that of a figure that was misread.
const CARRIES: [i64; 2] = [60, 3_600];
const MISREAD_S: f64 = 0.3;
/// The first seconds after a carry, which may not be read.
const JUST_AFTER: i64 = 2;
/// Seconds of half a day.
const HALF_DAY: i64 = 43_200;
/// Runs by which the state of the clock is known.
const RECENT: usize = 9;
/// Runs that wait to be borne out, at most.
const MAX_WAITING: usize = 8;

/// A run with what it says, in seconds of some modulus.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) run: Run,
    pub(super) value: i64,
}

impl Reading {
    /// The middle of the run in seconds, and how much of a second it leaves open on each side.
    fn middle(&self, picture_s: f64) -> (f64, f64) {
        let (first, last) = (self.run.first.us as f64 / 1e6, self.run.last.us as f64 / 1e6);
        let length = (last - first + picture_s).min(1.0);
        ((first + last + picture_s) / 2.0, (1.0 - length) / 2.0)
    }
}

/// A step of the clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    /// The first picture after it.
    pub(super) at: Moment,
    /// By how much the clock went ahead of the timestamps, in seconds.
    pub(super) seconds: f64,
}

/// Runs that fit each other, with the steps between them.
#[derive(Debug, Default)]
pub(super) struct Chain {
    /// Runs that fit, with the value that counts on over the modulus.
    pub(super) fitting: Vec<(Run, i64)>,
    pub(super) steps: Vec<Step>,
    /// How many runs were looked at.
    pub(super) all: usize,
}

impl Chain {
    /// The same without steps at which minutes or hours alone are others than before, when or just after those below begin anew: a
    /// figure was misread before it or behind it. What most runs show counts; none where fewer than so many per cent do.
    pub(super) fn without_misread(self, most_per_cent: usize) -> Option<Self> {
        let is_misread = |step: &&Step| {
            let carry = CARRIES.into_iter().find(|carry| {
                let rounds = (step.seconds / *carry as f64).round();
                rounds != 0.0 && (step.seconds - rounds * *carry as f64).abs() < MISREAD_S
            });
            let value = self.fitting.iter().find(|(run, _)| run.first == step.at).map(|(_, value)| *value);
            carry.zip(value).is_some_and(|(carry, value)| value.rem_euclid(carry) <= JUST_AFTER)
        };
        let misread: Vec<Step> = self.steps.iter().filter(is_misread).copied().collect();
        let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
        for (run, _) in &self.fitting {
            *counts.entry(sum_before(&misread, run.first.us)).or_default() += 1;
        }
        let (right, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
        (count * 100 >= self.fitting.len() * most_per_cent).then(|| self.without(&misread, right))
    }

    /// The same where a half of the day may end within it: its letters are known of one moment, so that a step is known but for
    /// halves of a day. The least is told.
    pub(super) fn with_half_turned(mut self, known_us: i64) -> Self {
        let half_day = HALF_DAY as f64;
        let halves = |step: &Step| Step { seconds: (step.seconds / half_day).round() * half_day, ..*step };
        let turned: Vec<Step> = self.steps.iter().map(halves).collect();
        for step in &mut self.steps {
            step.seconds -= halves(step).seconds;
        }
        self.steps.retain(|step| step.seconds.abs() >= MISREAD_S);
        let right = sum_before(&turned, known_us);
        self.without(&turned, right)
    }

    /// The same without these steps, by what is right where they have come to so many seconds.
    fn without(mut self, steps: &[Step], right: i64) -> Self {
        for (run, value) in &mut self.fitting {
            *value += right - sum_before(steps, run.first.us);
        }
        self.steps.retain(|step| !steps.contains(step));
        self
    }
}

/// What steps until then come to, in whole seconds.
fn sum_before(steps: &[Step], us: i64) -> i64 {
    steps.iter().filter(|step| step.at.us <= us).map(|step| step.seconds.round() as i64).sum()
}

/// A run that waits.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    reading: Reading,
    /// How far the clock would be ahead of what the runs before say.
    ahead: f64,
    open: f64,
}

/// Chains readings of a modulus under a rate of the clock against the timestamps.
pub(super) fn chain(readings: &[Reading], modulus: i64, rate: f64, picture_s: f64) -> Chain {
    let least = MIN_STEP_S.max(MIN_STEP_PICTURES * picture_s);
    let mut chain = Chain { all: readings.len(), ..Chain::default() };
    // Values less times, of the runs that fit.
    let mut recent: Vec<f64> = Vec::new();
    let mut on_this_side = 0;
    let mut waiting: Vec<Waiting> = Vec::new();
    for reading in readings {
        let (middle, open) = reading.middle(picture_s);
        let raw = reading.value as f64 + 0.5 - rate * middle;
        if recent.is_empty() {
            recent.push(raw);
            chain.fitting.push((reading.run, reading.value));
            on_this_side = 1;
            continue;
        }
        let state = median(&recent);
        let ahead = wrapped(raw - state, modulus as f64);
        if ahead.abs() <= least + open {
            waiting.clear();
            keep(&mut chain, &mut recent, reading, state + ahead, rate, middle);
            on_this_side += 1;
            continue;
        }
        waiting.push(Waiting { reading: *reading, ahead, open });
        if waiting.len() > MAX_WAITING {
            waiting.remove(0);
        }
        let Some(from) = agreeing(&waiting, least, on_this_side) else { continue };
        let agreed: Vec<Waiting> = waiting.drain(..).skip(from).collect();
        let aheads: Vec<f64> = agreed.iter().map(|waiting| waiting.ahead).collect();
        let seconds = median(&aheads);
        if on_this_side >= SIDE_LARGE {
            if let Some(first) = agreed.first() {
                chain.steps.push(Step { at: first.reading.run.first, seconds });
            }
        } else {
            // Too few runs before it to say what they were.
            chain.fitting.clear();
            chain.steps.clear();
        }
        recent.clear();
        on_this_side = agreed.len();
        for Waiting { reading, ahead, .. } in &agreed {
            let (middle, _) = reading.middle(picture_s);
            let near = seconds + wrapped(ahead - seconds, modulus as f64);
            keep(&mut chain, &mut recent, reading, state + near, rate, middle);
        }
    }
    chain
}

fn keep(chain: &mut Chain, recent: &mut Vec<f64>, reading: &Reading, state: f64, rate: f64, middle: f64) {
    recent.push(state);
    if recent.len() > RECENT {
        recent.remove(0);
    }
    // The value that counts on: what was read, in the round of the modulus that the state says.
    let value = (state + rate * middle - 0.5).round() as i64;
    chain.fitting.push((reading.run, value));
}

/// From where on the waiting runs bear each other out.
fn agreeing(waiting: &[Waiting], least: f64, before: usize) -> Option<usize> {
    for from in 0..waiting.len() {
        let group = waiting.get(from..)?;
        let aheads: Vec<f64> = group.iter().map(|waiting| waiting.ahead).collect();
        let middle = median(&aheads);
        let agree = group.iter().all(|waiting| (waiting.ahead - middle).abs() <= least * 0.7 + waiting.open);
        let needed = if middle.abs() >= LARGE_STEP_S { SIDE_LARGE } else { SIDE_SMALL };
        let mut values: Vec<i64> = group.iter().map(|waiting| waiting.reading.value).collect();
        values.dedup();
        if agree && values.len() >= needed && (before >= needed || before < SIDE_LARGE) {
            return Some(from);
        }
    }
    None
}

/// A difference on a round of that length: from minus half of it to half of it.
pub(super) fn wrapped(difference: f64, modulus: f64) -> f64 {
    let rest = difference.rem_euclid(modulus);
    if rest > modulus / 2.0 { rest - modulus } else { rest }
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let of = |place: usize| values.get(place).copied().unwrap_or(0.0);
    if values.len().is_multiple_of(2) {
        (of(middle.saturating_sub(1)) + of(middle)) / 2.0
    } else {
        of(middle)
    }
}

/// Seconds of the clock per second of the timestamps, over a stretch of seconds that follow each other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rate {
    pub(super) from: Run,
    pub(super) to: Run,
    pub(super) rate: f64,
    /// By how much it may be wrong.
    pub(super) open: f64,
}

/// The rate over each stretch of at least so many seconds.
pub(super) fn rates(runs: &[Run], fewest: usize) -> Vec<Rate> {
    let mut stretches = Vec::new();
    let mut begin = 0;
    for place in 1..=runs.len() {
        let follows = runs.get(place).zip(runs.get(place - 1)).is_some_and(|(run, before)| {
            let second = run.first.us - before.first.us;
            run.unit == (before.unit + 1) % 10 && (300_000..=3_000_000).contains(&second)
        });
        if follows {
            continue;
        }
        // The first of them may have begun earlier, so the second is where time is taken from.
        if place >= begin + 2 + fewest
            && let (Some(first), Some(last)) = (runs.get(begin + 1), runs.get(place - 1))
        {
            let seconds = (place - 1 - (begin + 1)) as f64;
            let passed = (last.first.us - first.first.us) as f64 / 1e6;
            if passed > 0.0 {
                let open = (first.open_us + last.open_us) as f64 / 1e6 / passed;
                stretches.push(Rate { from: *first, to: *last, rate: seconds / passed, open });
            }
        }
        begin = place;
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::super::stamp::Shown;
    use super::*;

    /// Runs of a clock that shows `value(second)` for each second of the video from 0.3 s on, at 25 pictures a second.
    fn readings(seconds: i64, modulus: i64, value: impl Fn(i64) -> i64) -> Vec<Reading> {
        (0..seconds)
            .map(|second| {
                let start = second * 1_000_000 + 300_000;
                let moment = |us: i64| Moment { frame: (us / 40_000) as u64, us };
                let value = value(second).rem_euclid(modulus);
                let run = Run {
                    first: moment(start),
                    last: moment(start + 960_000),
                    open_us: 40_000,
                    unit: value.rem_euclid(10) as u8,
                    shown: Shown::default(),
                };
                Reading { run, value }
            })
            .collect()
    }

    #[test]
    fn an_even_clock_has_no_step_over_any_round() {
        for modulus in [10, 60, 86_400] {
            let chain = chain(&readings(200, modulus, |second| second + 86_390), modulus, 1.0, 0.04);
            assert!(chain.steps.is_empty());
            assert_eq!(chain.fitting.len(), 200);
            let first = chain.fitting[0].1;
            assert!(chain.fitting.iter().zip(0..).all(|((_, value), number)| *value == first + number));
        }
    }

    #[test]
    fn a_step_is_told_with_three_runs_on_each_side() {
        let step = |at: i64, by: i64| {
            readings(20, 86_400, move |second| 50_000 + second + if second >= at { by } else { 0 })
        };
        for (at, by) in [(3, 2), (10, 5), (17, 61), (9, -4)] {
            let chain = chain(&step(at, by), 86_400, 1.0, 0.04);
            assert_eq!(chain.steps.len(), 1, "{at} {by}");
            assert!((chain.steps[0].seconds - by as f64).abs() < 0.05);
            assert_eq!(chain.steps[0].at.us, at * 1_000_000 + 300_000);
        }
        for (at, by) in [(18, 5), (2, 5)] {
            assert!(chain(&step(at, by), 86_400, 1.0, 0.04).steps.is_empty(), "{at}");
        }
    }

    #[test]
    fn runs_that_were_misread_are_no_step() {
        let mut all = readings(30, 86_400, |second| 50_000 + second);
        all[7].value += 5;
        all[15].value += 600;
        all[16].value += 3;
        let chain = chain(&all, 86_400, 1.0, 0.04);
        assert!(chain.steps.is_empty());
        assert_eq!(chain.fitting.len(), 27);
    }

    #[test]
    fn an_hour_that_is_misread_before_it_ends_is_no_step() {
        let start = 20 * 3_600 - 7;
        let misread = |second: i64| start + second - if second < 7 { 9 * 3_600 } else { 0 };
        let told = chain(&readings(40, 86_400, misread), 86_400, 1.0, 0.04);
        assert_eq!(told.steps.len(), 1);
        let told = told.without_misread(75).unwrap();
        assert!(told.steps.is_empty());
        assert_eq!(told.fitting.first().map(|(_, value)| value.rem_euclid(86_400)), Some(start));
        // Where half of all say this and half that, neither counts.
        let told = chain(&readings(14, 86_400, misread), 86_400, 1.0, 0.04);
        assert!(told.without_misread(75).is_none());
        // An hour taken out within a minute is one.
        let cut = |second: i64| start + second + if second < 12 { 0 } else { 3_600 };
        let told = chain(&readings(40, 86_400, cut), 86_400, 1.0, 0.04).without_misread(75).unwrap();
        assert_eq!(told.steps.len(), 1);
    }

    #[test]
    fn letters_that_turn_at_midnight_are_no_step() {
        // 11:59:53 PM, then 12:00:00 AM that is taken for PM, as the letters were read before.
        let start = 86_400 - 7;
        let shown = |second: i64| start + second - if second < 7 { 0 } else { 43_200 };
        let told = chain(&readings(30, 86_400, shown), 86_400, 1.0, 0.04);
        assert_eq!(told.steps.len(), 1);
        let told = told.with_half_turned(2_000_000);
        assert!(told.steps.is_empty());
        assert_eq!(told.fitting.first().map(|(_, value)| value.rem_euclid(86_400)), Some(start));
        assert_eq!(told.fitting.last().map(|(_, value)| value.rem_euclid(86_400)), Some(22));
    }

    #[test]
    fn a_cut_over_midnight_is_told_without_the_half_of_the_day() {
        let start = 86_400 - 7;
        let shown = |second: i64| start + second + if second < 7 { 0 } else { 43_200 + 3 };
        let told = chain(&readings(30, 86_400, shown), 86_400, 1.0, 0.04).with_half_turned(20_000_000);
        assert_eq!(told.steps.len(), 1);
        assert!((told.steps[0].seconds - 3.0).abs() < 0.1, "{told:?}");
        let last = told.fitting.last().map(|(_, value)| value.rem_euclid(86_400));
        assert_eq!(last, Some(43_200 + 25), "as it was read there");
    }

    #[test]
    fn rates_are_seconds_of_the_clock_per_second_of_the_video() {
        let mut all = readings(20, 86_400, |second| second);
        for reading in &mut all {
            reading.run.first.us = reading.run.first.us * 10 / 12;
        }
        let runs: Vec<Run> = all.iter().map(|reading| reading.run).collect();
        let [found] = rates(&runs, 8)[..] else { panic!("one stretch") };
        assert!((found.rate - 1.2).abs() < 1e-6);
    }
}
