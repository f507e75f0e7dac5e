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
    /// Ticks as they were seen, each with its number from the phase and the sample at whose end the new second is shown.
    ticks: Vec<(i64, Between)>,
}

impl Beat {
    /// The number of the second that is shown at a time at which a sample was taken.
    pub(super) fn second(&self, us: i64) -> i64 {
        let number = (us - self.phase_us).div_euclid(self.period_us);
        let tick = |number: i64| self.ticks.iter().find(|(known, _)| *known == number);
        match (tick(number), tick(number + 1)) {
            (Some((_, between)), _) if us < between.to_us => number - 1,
            (_, Some((_, between))) if us >= between.to_us => number + 1,
            _ => number,
        }
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
    let combs: Vec<Comb> = combs_of(&times, 1_000_000);
    let mut found = places(changes, &times, usize::MAX, |blocks| {
        blocks.iter().filter_map(|block| Some((block.number, fitting(block, &combs)?))).collect()
    });
    found.iter_mut().for_each(|beat| settle(changes, beat, 0));
    found
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
    let mut found = places(changes, &times, MAX_FREE, |blocks| {
        blocks.iter().filter_map(|block| Some((block.number, fitting(block, &combs)?))).collect()
    });
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

fn places(
    changes: &Changes,
    times: &[Between],
    most: usize,
    fit: impl Fn(&[Block]) -> Vec<(usize, Beating)>,
) -> Vec<Beat> {
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
        let beating: BTreeMap<usize, Beating> = fit(&blocks).into_iter().collect();
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
        });
    }
    found
}

/// Steps in which the phase is settled, and how far from where it was found.
const FINE_STEP_US: i64 = 10_000;
const FINE_REACH: i64 = 16;

/// Sets the phase, and the period within so many steps up and down, from the place's own change over all samples, a longer time than
/// that on which it was found, and finds each tick.
fn settle(changes: &Changes, beat: &mut Beat, period_steps: i64) {
    let times: Vec<Between> = changes.times().iter().copied().collect();
    let mut signal = vec![0_u32; times.len()];
    for &block in &beat.blocks {
        for (sum, change) in signal.iter_mut().zip(changes.of_block(beat.map, block)) {
            *sum += u32::from(change);
        }
    }
    let (Some(begin), Some(end)) =
        (times.first().map(|first| first.from_us), times.last().map(|last| last.to_us))
    else {
        return;
    };
    let at = |us: i64| times.partition_point(|between| between.to_us < us);
    let mut best: Option<(u32, i64, i64, i64)> = None;
    for step in -period_steps..=period_steps {
        let period_us = beat.period_us + beat.period_us * step / 800;
        for shift in -FINE_REACH..=FINE_REACH {
            let phase_us = beat.phase_us + shift * FINE_STEP_US;
            let first = (begin - phase_us).div_euclid(period_us) + 1;
            let last = (end - phase_us).div_euclid(period_us);
            let ticks = (first..=last).filter_map(|number| signal.get(at(phase_us + number * period_us)));
            let score = ticks.sum::<u32>() / ((last - first + 1).max(1) as u32);
            match &mut best {
                Some((most, period, _, until)) if score == *most && period_us == *period => *until = phase_us,
                Some((most, ..)) if score <= *most => {}
                _ => best = Some((score, period_us, phase_us, phase_us)),
            }
        }
    }
    let Some((usual, period_us, from_us, until_us)) = best else { return };
    (beat.period_us, beat.phase_us) = (period_us, i64::midpoint(from_us, until_us));
    let first = (begin - beat.phase_us).div_euclid(period_us) + 1;
    let last = (end - beat.phase_us).div_euclid(period_us);
    beat.ticks.clear();
    for number in first..=last {
        let place = at(beat.phase_us + number * period_us);
        let near = place.saturating_sub(1)..(place + 2).min(times.len());
        let most = near.max_by_key(|near| (signal.get(*near), *near == place));
        if let Some((between, sum)) = most.and_then(|most| times.get(most).zip(signal.get(most)))
            && *sum * 2 >= usual
        {
            beat.ticks.push((number, *between));
        }
    }
}
