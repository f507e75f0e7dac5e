//! One take against thousands.
//!
//! Every two seconds of motion have a key of sixteen bits: on which side of sixteen fixed planes the directions of motion in it lie
//! (random hyperplanes; Charikar, 2002). Parts that are alike have equal keys more often than not; others do so once in some thousand
//! times. Each equal key votes for the offset in time at which the two takes would lie over each other. The offsets with the most votes
//! are compared sample by sample.

use std::collections::BTreeMap;

use super::compare::{Run, Same, best_run, least_score, same};
use super::{Fingerprint, Sample, Shape};

/// Samples in a window, every second one of two seconds: neighbours tell nearly the same.
const WINDOW: usize = 10;

/// From one of them to the next.
const STRIDE: usize = 2;

/// Bits of a key.
const KEY_BITS: u32 = 16;

/// Cells that must move in a window for it to have a key, of 120.
const MIN_MOVING: u32 = 24;

/// Offsets that are compared sample by sample: those with the most votes.
const MAX_OFFSETS: usize = 512;

/// How far an offset may lie beside the one that has the votes, in samples.
const BESIDE: usize = 1;

/// Fingerprints of many takes, in which those are found that show the same material as another. It takes 8 bytes of memory for each tenth
/// of a second, and 4 to 8 more where something moves.
#[derive(Debug, Clone)]
pub struct FingerprintIndex<Id> {
    takes: Vec<Take<Id>>,
    /// The samples of all takes, one after the other.
    samples: Vec<Sample>,
    /// The places in them where each key begins.
    places: Vec<Vec<u32>>,
    moving: u64,
}

#[derive(Debug, Clone)]
struct Take<Id> {
    id: Id,
    shape: Shape,
    /// Its samples in the index.
    start: usize,
    end: usize,
}

/// A take of an index that shows the same material.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'a, Id> {
    /// What it was added under.
    pub id: &'a Id,
    /// Where and how well both agree; `there` is the take of the index.
    pub same: Same,
}

impl<Id> Default for FingerprintIndex<Id> {
    fn default() -> Self {
        Self::new()
    }
}

impl<Id> FingerprintIndex<Id> {
    /// An index without takes.
    #[must_use]
    pub fn new() -> Self {
        Self { takes: Vec::new(), samples: Vec::new(), places: vec![Vec::new(); 1 << KEY_BITS], moving: 0 }
    }

    /// How many takes it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.takes.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.takes.is_empty()
    }

    /// Adds a take. False, and nothing is added, once the index holds 2^32 samples, thirteen years of video.
    pub fn add(&mut self, id: Id, fingerprint: &Fingerprint) -> bool {
        let start = self.samples.len();
        let end = start.saturating_add(fingerprint.samples.len());
        if u32::try_from(end).is_err() {
            return false;
        }
        for (place, key) in keys(&fingerprint.samples) {
            if let (Some(places), Ok(place)) =
                (self.places.get_mut(usize::from(key)), u32::try_from(start + place))
            {
                places.push(place);
            }
        }
        self.samples.extend(&fingerprint.samples);
        self.moving += fingerprint.moving;
        self.takes.push(Take { id, shape: fingerprint.shape, start, end });
        true
    }

    /// The takes that show the same material, the surest first: each once, with the span that stands out most. A take that is in the
    /// index itself is found too.
    #[must_use]
    pub fn find(&self, here: &Fingerprint) -> Vec<Found<'_, Id>> {
        let least = least_score(here.moving, self.moving);
        // A take that was trimmed between two tenths of a second lies between the samples of the whole one.
        let phases = [here, &here.between()];
        let mut best: BTreeMap<usize, (Run, Shape, usize, usize)> = BTreeMap::new();
        for here in phases {
            for diagonal in self.offsets(here) {
                for (place, here_first, there_first, run) in self.runs(here, diagonal) {
                    if best.get(&place).is_none_or(|(known, ..)| run.score > known.score) {
                        best.insert(place, (run, here.shape, here_first, there_first));
                    }
                }
            }
        }
        let found = best.into_iter().filter_map(|(place, (run, shape, here_first, there_first))| {
            let take = self.takes.get(place)?;
            let same = same(&run, (shape, here_first), (take.shape, there_first), least)?;
            Some(Found { id: &take.id, same })
        });
        let mut found: Vec<Found<'_, Id>> = found.collect();
        found.sort_by_key(|found| std::cmp::Reverse(found.same.evidence_milli));
        found
    }

    /// The offsets with the most votes and those beside them, as the place in the index that the first sample here would lie on, counted
    /// from as many places before the first as there are samples here.
    fn offsets(&self, here: &Fingerprint) -> Vec<usize> {
        let mut votes = vec![0_u8; self.samples.len() + here.samples.len()];
        for (at, key) in keys(&here.samples) {
            for &place in self.places.get(usize::from(key)).into_iter().flatten() {
                let diagonal = (place as usize + here.samples.len()).checked_sub(at);
                if let Some(votes) = diagonal.and_then(|diagonal| votes.get_mut(diagonal)) {
                    *votes = votes.saturating_add(1);
                }
            }
        }
        let mut offsets: Vec<(u16, usize)> = votes
            .windows(2)
            .enumerate()
            .filter_map(|(at, pair)| {
                let [one, other] = pair else { return None };
                let both = u16::from(*one) + u16::from(*other);
                (both > 1).then_some((both, at))
            })
            .collect();
        if offsets.len() > MAX_OFFSETS {
            let (most, ..) = offsets
                .select_nth_unstable_by_key(MAX_OFFSETS, |(votes, at)| (std::cmp::Reverse(*votes), *at));
            offsets = most.to_vec();
        }
        let mut offsets: Vec<usize> =
            offsets.into_iter().flat_map(|(_, at)| at.saturating_sub(BESIDE)..=at + 1 + BESIDE).collect();
        offsets.sort_unstable();
        offsets.dedup();
        offsets
    }

    /// The best run along an offset in each take that it crosses: the number of the take, the first sample here and there, and the run.
    fn runs(&self, here: &Fingerprint, diagonal: usize) -> Vec<(usize, usize, usize, Run)> {
        let length = here.samples.len();
        let (from, until) = (diagonal.saturating_sub(length), diagonal.min(self.samples.len()));
        let first = self.takes.partition_point(|take| take.end <= from);
        let crossed = self.takes.iter().enumerate().skip(first).take_while(|(_, take)| take.start < until);
        let runs = crossed.filter(|(_, take)| take.shape.is_as(here.shape)).filter_map(|(number, take)| {
            let (start, end) = (take.start.max(from), take.end.min(until));
            let here_first = (start + length).checked_sub(diagonal)?;
            let run = best_run(here.samples.get(here_first..)?, self.samples.get(start..end)?);
            Some((number, here_first, start - take.start, run))
        });
        runs.collect()
    }
}

/// The key of each window in which enough moves, with its place.
fn keys(samples: &[Sample]) -> impl Iterator<Item = (usize, u16)> {
    let signs: Vec<(u16, u16)> = samples.iter().map(|sample| signs(*sample)).collect();
    let span = (WINDOW - 1) * STRIDE + 1;
    (0..samples.len().saturating_sub(span - 1)).filter_map(move |place| {
        let window = signs.get(place..place + span)?;
        let (mut more, mut less) = (0_u128, 0_u128);
        for (up, down) in window.iter().step_by(STRIDE) {
            more = more << 12 | u128::from(*up);
            less = less << 12 | u128::from(*down);
        }
        let moving = (more | less).count_ones();
        (moving >= MIN_MOVING).then(|| {
            let side = |key: u16, plane: &u128| {
                let above = (more & plane | less & !plane).count_ones();
                key << 1 | u16::from(2 * above > moving)
            };
            (place, PLANES.iter().fold(0, side))
        })
    })
}

/// Which cells became brighter and which darker than the median did, one bit each.
fn signs(sample: Sample) -> (u16, u16) {
    (0..12).fold((0, 0), |(up, down), cell| {
        let level = sample >> (4 * cell) & 0x0f;
        (up | u16::from(level > 7) << cell, down | u16::from(level < 7) << cell)
    })
}

/// Planes through the space of windows: for each of their 120 signs, whether it counts for the one side or the other.
static PLANES: [u128; KEY_BITS as usize] = planes();

/// Fixed ones, by SplitMix64 (Steele and others, 2014): an index that is kept must be able to rely on them.
const fn planes() -> [u128; KEY_BITS as usize] {
    let mut planes = [0; KEY_BITS as usize];
    let mut state = 0_u64;
    let mut at = 0;
    while at < planes.len() {
        let mut halves = [0_u64; 2];
        let mut half = 0;
        while half < 2 {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = state;
            mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            halves[half] = mixed ^ mixed >> 31;
            half += 1;
        }
        planes[at] = (halves[0] as u128) << 64 | halves[1] as u128;
        at += 1;
    }
    planes
}
