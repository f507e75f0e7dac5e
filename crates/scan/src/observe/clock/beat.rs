//! Blocks that change about once a second, each time at once, and hardly in between: where the digit of the seconds may stand.

use std::collections::BTreeMap;

use super::changes::{Between, Changes};
use super::patch::Map;
use crate::symbol::Region;

/// Least change of a block at a tick, in grey levels: below that encoders and noise change it too.
const MIN_CHANGE: u8 = 6;
/// Least middle change at ticks.
const MIN_TICK: u8 = 8;
/// A change counts from this share of the middle one at ticks, in thousandths.
const SPIKE_SHARE: u32 = 400;
/// Least share of ticks at which a block changes, and least score: that share less one and a half times the share of other times.
const MIN_HITS: f32 = 0.45;
const MIN_SCORE: f32 = 0.42;
/// How far a tick may lie from where it should, in microseconds: pictures are shown up to some hundredths of a second late.
const TOLERANCE_US: i64 = 70_000;
/// Steps in which the phase is tried.
const PHASE_STEP_US: i64 = 50_000;
/// Phases of blocks of one digit differ by less.
const SAME_PHASE_US: i64 = 120_000;
/// A digit's blocks change at least this share as much as the one that changes most, in thousandths.
const OF_SEED: u32 = 300;
/// Digits of 40 pixels, with a margin.
const MAX_SIDE_PX: usize = 112;
/// Places that are read of each map.
const MAX_OF_A_MAP: usize = 8;
/// Periods other than a second, in microseconds, on a stretch in which a wrong one does not drift away.
const MIN_US: i64 = 550_000;
const MAX_US: i64 = 1_650_000;
const SECOND_US: i64 = 25_000;
const FREE_WINDOW_US: i64 = 7_000_000;
/// Blocks that are tried with all periods, at most.
const MAX_FREE: usize = 150;

/// A place that beats.
#[derive(Debug, Clone)]
pub(super) struct Beat {
    pub(super) map: Map,
    pub(super) period_us: i64,
    /// A tick, in microseconds since the first frame.
    pub(super) phase_us: i64,
    /// Around the blocks.
    pub(super) area: Region,
    pub(super) rank: f32,
    blocks: Vec<usize>,
    ticks: Ticks,
    before: Option<EarlierPhase>,
    pub(super) ahead: Option<Ahead>,
}

/// Another phase, before a cut.
#[derive(Debug, Clone)]
struct EarlierPhase {
    /// The number of the first second behind it.
    below: i64,
    phase_us: i64,
    ticks: Ticks,
}

/// Of a clock that was cut: how far it is ahead of the seconds that have passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ahead {
    /// From that second on.
    pub(super) from: i64,
    /// By so many seconds of ten.
    pub(super) by: i64,
}

/// Ticks as they were seen, each with its number from the phase and the sample at whose end the new second is shown.
type Ticks = Vec<(i64, Between)>;

impl Beat {
    /// The number of the second that is shown at a time at which a sample was taken; none where the clock is cut.
    pub(super) fn second(&self, us: i64) -> Option<i64> {
        let passed = self.passed(us)?;
        match self.ahead {
            Some(Ahead { from, .. }) if passed == from - 1 && self.before.is_none() => None,
            Some(Ahead { from, by }) if passed >= from => Some(passed + by),
            _ => Some(passed),
        }
    }

    /// The same as if no time were cut out.
    fn passed(&self, us: i64) -> Option<i64> {
        let number = self.number(us, self.phase_us, &self.ticks);
        match &self.before {
            Some(EarlierPhase { below, phase_us, ticks }) if number < *below => {
                Some(self.number(us, *phase_us, ticks)).filter(|number| number + 1 < *below)
            }
            _ => Some(number),
        }
    }

    fn number(&self, us: i64, phase_us: i64, ticks: &Ticks) -> i64 {
        let number = (us - phase_us).div_euclid(self.period_us);
        let tick = |number: i64| ticks.iter().find(|(known, _)| *known == number);
        match (tick(number), tick(number + 1)) {
            (Some((_, between)), _) if us < between.to_us => number - 1,
            (_, Some((_, between))) if us >= between.to_us => number + 1,
            _ => number,
        }
    }

    /// The same of a clock that was cut.
    pub(super) fn cut(self, ahead: Ahead) -> Self {
        Self { ahead: Some(ahead), ..self }
    }

    /// The second from which on it beats in another phase than before; none where it beats in one.
    pub(super) fn turns_at(&self) -> Option<i64> {
        self.before.as_ref().map(|before| before.below)
    }
}

/// Where ticks of one period and phase lie among samples.
struct Comb {
    period_us: i64,
    phase_us: i64,
    slots: Vec<u128>,
    near: u128,
    outside: u32,
}

impl Comb {
    fn new(times: &[Between], period_us: i64, phase_us: i64) -> Option<Self> {
        let (begin, end) = (times.first()?.from_us, times.last()?.to_us);
        let first = (begin - phase_us + TOLERANCE_US).div_euclid(period_us) + 1;
        let mut comb = Self { period_us, phase_us, slots: Vec::new(), near: 0, outside: 0 };
        let mut at = phase_us + first * period_us;
        let mut from = 0;
        while at + TOLERANCE_US < end {
            let mut slot = 0_u128;
            while times.get(from).is_some_and(|between| between.to_us < at - TOLERANCE_US) {
                from += 1;
            }
            for (number, between) in times.iter().enumerate().skip(from) {
                if between.from_us >= at + TOLERANCE_US {
                    break;
                }
                slot |= 1 << number;
            }
            comb.near |= slot | slot << 1 | slot >> 1;
            comb.slots.push(slot);
            at += period_us;
        }
        let count = times.len() as u32;
        comb.near &= u128::MAX >> (128 - count.clamp(1, 128));
        comb.outside = count.saturating_sub(comb.near.count_ones());
        (comb.slots.len() >= 4 && comb.outside > 0).then_some(comb)
    }

    /// The share of ticks with a change, less one and a half times that of the other samples.
    fn score(&self, spikes: u128) -> Option<f32> {
        let hits = self.slots.iter().filter(|slot| **slot & spikes != 0).count() as f32;
        let hits = hits / self.slots.len() as f32;
        if hits < MIN_HITS {
            return None;
        }
        let others = (spikes & !self.near).count_ones() as f32 / self.outside as f32;
        let score = hits - 1.5 * others;
        (score >= MIN_SCORE).then_some(score)
    }
}

/// A block that may beat.
struct Block {
    number: usize,
    amplitude: u8,
    spikes: u128,
}

/// A block that beats, under the comb that fits best.
#[derive(Clone, Copy)]
struct Beating {
    amplitude: u8,
    score: f32,
    period_us: i64,
    phase_us: i64,
}

/// The places that beat once a second over the last samples.
pub(super) fn by_seconds(changes: &Changes, window_us: i64) -> Vec<Beat> {
    let times = last(changes, window_us);
    let mut found = places(changes, &times, usize::MAX, &combs_of(&times, 1_000_000));
    found.iter_mut().for_each(|beat| settle(changes, beat, 0));
    found
}

/// Those that beat once a second over the last samples, and before that once a second, too, though maybe in another phase: of a take
/// of which a part was cut out.
pub(super) fn by_seconds_in_two_parts(changes: &Changes, window_us: i64) -> Vec<Beat> {
    let times = last(changes, window_us);
    let Some(begin_us) = times.first().map(|first| first.from_us) else { return Vec::new() };
    let found = places(changes, &times, usize::MAX, &combs_of(&times, 1_000_000));
    found.into_iter().filter_map(|beat| in_two_parts(changes, beat, begin_us)).collect()
}

/// Those that beat at another rate.
pub(super) fn by_other_periods(changes: &Changes) -> Vec<Beat> {
    let times = last(changes, FREE_WINDOW_US);
    let mut combs = Vec::new();
    let mut period_us = MIN_US;
    while period_us <= MAX_US {
        if (period_us - 1_000_000).abs() >= SECOND_US {
            combs.extend(combs_of(&times, period_us));
        }
        // Over the window the last tick moves by less than the tolerance.
        period_us += period_us / 120;
    }
    let mut found = places(changes, &times, MAX_FREE, &combs);
    found.iter_mut().for_each(|beat| settle(changes, beat, 8));
    found
}

fn last(changes: &Changes, window_us: i64) -> Vec<Between> {
    let end = changes.times().back().map_or(0, |between| between.to_us);
    changes.times().iter().copied().filter(|between| between.from_us >= end - window_us).collect()
}

fn combs_of(times: &[Between], period_us: i64) -> Vec<Comb> {
    let end = times.last().map_or(0, |between| between.to_us);
    (0..period_us / PHASE_STEP_US)
        .filter_map(|step| Comb::new(times, period_us, end - period_us + step * PHASE_STEP_US))
        .collect()
}

/// The comb that fits a block best, its phase in the middle of those that fit as well.
fn fitting(block: &Block, combs: &[Comb]) -> Option<Beating> {
    let mut best: Option<(f32, usize, usize)> = None;
    for (number, comb) in combs.iter().enumerate() {
        let Some(score) = comb.score(block.spikes) else { continue };
        match &mut best {
            Some((most, _, until)) if score == *most && number == *until + 1 => *until = number,
            Some((most, ..)) if score <= *most => {}
            _ => best = Some((score, number, number)),
        }
    }
    let (score, from, until) = best?;
    let comb = combs.get((from + until) / 2)?;
    let Comb { period_us, phase_us, .. } = *comb;
    Some(Beating { amplitude: block.amplitude, score, period_us, phase_us })
}

/// The places that beat under one of the combs; of each map no more blocks than `most` are tried.
fn places(changes: &Changes, times: &[Between], most: usize, combs: &[Comb]) -> Vec<Beat> {
    let count = times.len();
    let span_us = times.last().map_or(0, |last| last.to_us) - times.first().map_or(0, |first| first.from_us);
    let seconds = (span_us / 1_000_000).max(0) as usize;
    if seconds < 5 || count < 3 * seconds {
        return Vec::new();
    }
    let range = ((seconds * 35 / 100).max(3) as u32, (count * 45 / 100) as u32);
    let mut blocks: [Vec<Block>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    let mut sorted = Vec::new();
    // Noise may change a block in every sample, by much less than a tick does.
    changes.for_each(count, MIN_CHANGE, (range.0, count as u32), |map, number, series| {
        sorted.clear();
        sorted.extend_from_slice(series);
        let place = seconds.min(sorted.len()) / 2;
        let (_, amplitude, _) = sorted.select_nth_unstable_by(place, |one, other| other.cmp(one));
        let amplitude = *amplitude;
        if amplitude < MIN_TICK {
            return;
        }
        let least = (u32::from(amplitude) * SPIKE_SHARE / 1000).max(u32::from(MIN_CHANGE));
        let mut spikes = 0_u128;
        for (bit, &change) in series.iter().enumerate() {
            spikes |= u128::from(u32::from(change) >= least) << bit;
        }
        if (range.0..=range.1).contains(&spikes.count_ones())
            && let Some(blocks) = blocks.get_mut(map as usize)
        {
            blocks.push(Block { number, amplitude, spikes });
        }
    });
    let mut found = Vec::new();
    for (map, mut blocks) in Map::ALL.into_iter().zip(blocks) {
        if blocks.len() > most {
            blocks.sort_by_key(|block| (std::cmp::Reverse(block.amplitude), block.number));
            blocks.truncate(most);
        }
        let fits = |block: &Block| Some((block.number, fitting(block, combs)?));
        let beating: BTreeMap<usize, Beating> = blocks.iter().filter_map(fits).collect();
        let mut beats = joined(changes, map, beating);
        beats.sort_by(|one, other| other.rank.total_cmp(&one.rank));
        beats.truncate(MAX_OF_A_MAP);
        found.extend(beats);
    }
    found
}

/// Neighbours that beat together.
fn joined(changes: &Changes, map: Map, mut beating: BTreeMap<usize, Beating>) -> Vec<Beat> {
    let (side, columns, rows) = changes.grid();
    let mut seeds: Vec<(usize, Beating)> = beating.iter().map(|(number, block)| (*number, *block)).collect();
    let strength = |block: &Beating| f32::from(block.amplitude) * block.score;
    seeds.sort_by(|one, other| strength(&other.1).total_cmp(&strength(&one.1)).then(one.0.cmp(&other.0)));
    let mut found = Vec::new();
    for (number, seed) in seeds {
        if beating.remove(&number).is_none() {
            continue;
        }
        let mut members = vec![(number, seed)];
        let mut next = 0;
        while let Some(&(number, _)) = members.get(next) {
            next += 1;
            let (column, row) = (number % columns, number / columns);
            for y in row.saturating_sub(1)..=(row + 1).min(rows.saturating_sub(1)) {
                for x in column.saturating_sub(1)..=(column + 1).min(columns - 1) {
                    let neighbour = y * columns + x;
                    let joins = |block: &Beating| {
                        let close = (block.period_us - seed.period_us).abs() <= seed.period_us / 40;
                        let apart = (block.phase_us - seed.phase_us).rem_euclid(seed.period_us);
                        let apart = apart.min(seed.period_us - apart);
                        let strong = u32::from(block.amplitude) * 1000 >= u32::from(seed.amplitude) * OF_SEED;
                        close && apart <= SAME_PHASE_US && strong
                    };
                    if let Some(block) = beating.get(&neighbour).copied().filter(joins) {
                        beating.remove(&neighbour);
                        members.push((neighbour, block));
                    }
                }
            }
        }
        let x = |number: usize| number % columns * side;
        let y = |number: usize| number / columns * side;
        let bounds = |of: &dyn Fn(usize) -> usize| {
            let places = members.iter().map(|(number, _)| of(*number));
            (places.clone().min().unwrap_or(0), places.max().unwrap_or(0) + side)
        };
        let ((left, right), (top, bottom)) = (bounds(&x), bounds(&y));
        if right - left > MAX_SIDE_PX || bottom - top > MAX_SIDE_PX {
            continue;
        }
        let area = Region { x: left, y: top, width: right - left, height: bottom - top };
        let rank = members.iter().map(|(_, block)| (block.score - 0.4) * (block.score - 0.4)).sum();
        found.push(Beat {
            map,
            period_us: seed.period_us,
            phase_us: seed.phase_us,
            area,
            rank,
            blocks: members.iter().map(|(number, _)| *number).collect(),
            ticks: Vec::new(),
            before: None,
            ahead: None,
        });
    }
    found
}

/// Steps in which the phase is settled, and how far from where it was found.
const FINE_STEP_US: i64 = 10_000;
const FINE_REACH: i64 = 16;
/// As many of them as half a second has: a phase of which nothing is known.
const HALF_REACH: i64 = 500_000 / FINE_STEP_US;
/// Fewest seconds before another phase.
const MIN_EARLY: usize = 4;

/// Sets the phase, and the period within so many steps up and down, from the place's own change over all samples, a longer time than
/// that on which it was found, and finds each tick.
fn settle(changes: &Changes, beat: &mut Beat, period_steps: i64) {
    let signal = Signal::of(changes, beat);
    if let Some(settled) = signal.settled(beat.period_us, beat.phase_us, period_steps, FINE_REACH) {
        (beat.period_us, beat.phase_us) = (settled.period_us, settled.phase_us);
        beat.ticks = signal.ticks(&settled);
    }
}

/// A beat found from some time on, with that of the time before it: where its ticks do not go on backwards, in the phase that they
/// have there.
fn in_two_parts(changes: &Changes, mut beat: Beat, begin_us: i64) -> Option<Beat> {
    let all = Signal::of(changes, &beat);
    let late = all.since(begin_us);
    let settled = late.settled(beat.period_us, beat.phase_us, 0, FINE_REACH)?;
    beat.phase_us = settled.phase_us;
    let goes_on = all.ticks(&settled);
    // Backwards from the end, until a tick is missing.
    let mut first = goes_on.last()?.0;
    for (number, _) in goes_on.iter().rev().skip(1) {
        if first - number > 1 {
            break;
        }
        first = *number;
    }
    let turn_us = beat.phase_us + first * beat.period_us;
    let early = all.until(turn_us - beat.period_us / 2);
    let alike = goes_on.iter().filter(|(number, _)| *number < first).count();
    beat.ticks = goes_on;
    if early.seconds() < MIN_EARLY || alike * 2 > early.seconds() {
        // The same phase, or nothing before: the cut is looked for by what the seconds show.
        return Some(beat);
    }
    let settled = early.settled(beat.period_us, beat.phase_us, 0, HALF_REACH)?;
    let ticks = early.ticks(&settled);
    beat.before = Some(EarlierPhase { below: first, phase_us: settled.phase_us, ticks });
    Some(beat)
}

/// How much a place changes in each sample.
struct Signal {
    times: Vec<Between>,
    changes: Vec<u32>,
}

/// Where the ticks of a place lie.
struct Settled {
    /// Middle change at a tick.
    usual: u32,
    period_us: i64,
    phase_us: i64,
}

impl Signal {
    fn of(changes: &Changes, beat: &Beat) -> Self {
        let times: Vec<Between> = changes.times().iter().copied().collect();
        let mut signal = vec![0_u32; times.len()];
        for &block in &beat.blocks {
            for (sum, change) in signal.iter_mut().zip(changes.of_block(beat.map, block)) {
                *sum += u32::from(change);
            }
        }
        Self { times, changes: signal }
    }

    fn part(&self, is_in: impl Fn(&Between) -> bool) -> Self {
        let inside = self.times.iter().zip(&self.changes).filter(|(between, _)| is_in(between));
        let (times, changes) = inside.map(|(between, change)| (*between, *change)).unzip();
        Self { times, changes }
    }

    fn since(&self, us: i64) -> Self {
        self.part(|between| between.from_us >= us)
    }

    fn until(&self, us: i64) -> Self {
        self.part(|between| between.to_us <= us)
    }

    fn span_us(&self) -> Option<(i64, i64)> {
        Some((self.times.first()?.from_us, self.times.last()?.to_us))
    }

    fn seconds(&self) -> usize {
        self.span_us().map_or(0, |(begin, end)| ((end - begin) / 1_000_000).max(0) as usize)
    }

    /// The sample in which a time lies.
    fn at(&self, us: i64) -> usize {
        self.times.partition_point(|between| between.to_us < us)
    }

    /// The phase at which it changes most, within so many steps, and the period.
    fn settled(&self, period_us: i64, phase_us: i64, period_steps: i64, reach: i64) -> Option<Settled> {
        let (begin, end) = self.span_us()?;
        let (middle_us, around_us) = (phase_us, period_us);
        let mut best: Option<(u32, i64, i64, i64)> = None;
        for step in -period_steps..=period_steps {
            let period_us = around_us + around_us * step / 800;
            for shift in -reach..=reach {
                let phase_us = middle_us + shift * FINE_STEP_US;
                let first = (begin - phase_us).div_euclid(period_us) + 1;
                let last = (end - phase_us).div_euclid(period_us);
                let ticks = (first..=last)
                    .filter_map(|number| self.changes.get(self.at(phase_us + number * period_us)));
                let score = ticks.sum::<u32>() / ((last - first + 1).max(1) as u32);
                match &mut best {
                    Some((most, period, _, until)) if score == *most && period_us == *period => {
                        *until = phase_us;
                    }
                    Some((most, ..)) if score <= *most => {}
                    _ => best = Some((score, period_us, phase_us, phase_us)),
                }
            }
        }
        let (usual, period_us, from_us, until_us) = best?;
        Some(Settled { usual, period_us, phase_us: i64::midpoint(from_us, until_us) })
    }

    /// The ticks that are seen there.
    fn ticks(&self, settled: &Settled) -> Ticks {
        let Some((begin, end)) = self.span_us() else { return Vec::new() };
        let Settled { usual, period_us, phase_us } = *settled;
        let first = (begin - phase_us).div_euclid(period_us) + 1;
        let last = (end - phase_us).div_euclid(period_us);
        let tick = |number: i64| {
            let place = self.at(phase_us + number * period_us);
            let near = place.saturating_sub(1)..(place + 2).min(self.times.len());
            let most = near.max_by_key(|near| (self.changes.get(*near), *near == place))?;
            let (between, change) = self.times.get(most).zip(self.changes.get(most))?;
            (*change * 2 >= usual).then_some((number, *between))
        };
        (first..=last).filter_map(tick).collect()
    }
}
