//! Looking for the phase of a grid: every phase is tried on a few loud frames, and the better ones on ever more.

use super::mdct::{BLOCK, HOP, HoleMeter, Window};
use super::{Kept, MIN_OWN_SAMPLES, OWN_GUARD_SAMPLES, align, distance, mirrored};
use crate::observe::median;

/// Frames that phases are tried on in each round, and how many phases go on to the next: a grid that shows at all is among
/// the better quarter in six frames, and trying all phases on all frames would cost four times as much.
const ROUNDS: [(usize, usize); 3] = [(6, 256), (10, 48), (32, 16)];

/// Phases nearer to each other than this show one grid.
const LOBE_SAMPLES: usize = 40;

/// Hops of a part of the sound that is searched, each of which is tried.
const PART_HOPS: usize = 12;

/// Samples of a short block.
const SHORT: usize = 256;

/// Candidates that are handed on from each window shape.
const CANDIDATES: usize = 4;

/// Phases this near to the middle between two frames of the file's own grid are left out: seen in files encoded once.
const HALF_GUARD_SAMPLES: usize = 8;

/// Standard deviations from which a phase is worth proving. The best of 1024 phases of sound without a grid lies
/// near 3.3.
const CANDIDATE_SIGMA: f32 = 3.6;

/// A phase that may be that of a grid.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) phase: usize,
    pub(super) window: Window,
    pub(super) sigma: f32,
    /// First samples of hops that it was not found in, to prove it on.
    pub(super) unseen: Vec<u64>,
}

/// The phases between `start` and `end` whose holes stand out, the clearest first.
pub(super) fn candidates(
    meter: &mut HoleMeter,
    kept: Kept<'_>,
    start: u64,
    end: u64,
    own_phase: Option<usize>,
) -> Vec<Candidate> {
    let (hops, unseen) = loud(kept, start, end);
    let (first, _) = ROUNDS[0];
    if hops.len() < first {
        return Vec::new();
    }
    let mut found = Vec::new();
    for window in Window::ALL {
        for (phase, sigma) in (Rounds { meter, kept, window, own_phase }).clearest(&hops) {
            found.push(Candidate { phase, window, sigma, unseen: unseen.clone() });
        }
    }
    found.sort_by(|one, other| other.sigma.total_cmp(&one.sigma));
    found
}

/// The hops to search in and the hops to prove on: by turns the ones that are loudest throughout in each quarter of a second.
/// In quiet ones nothing is left of a first encoding, sudden sounds are coded in short blocks, and a grid that shows in
/// some sounds only is not missed when others are louder.
fn loud(kept: Kept<'_>, start: u64, end: u64) -> (Vec<u64>, Vec<u64>) {
    let most: usize = ROUNDS.iter().map(|(frames, _)| frames).sum();
    let last = end.saturating_sub(BLOCK as u64);
    let energy = |part: &[f32]| part.iter().map(|sample| sample * sample).sum::<f32>();
    let mut by_rank: Vec<(usize, usize, u64)> = Vec::new();
    let parts = (start..last).step_by(PART_HOPS * HOP);
    for (number, part) in parts.enumerate() {
        let mut hops: Vec<(f32, u64)> = (part..last)
            .step_by(HOP)
            .take(PART_HOPS)
            .filter_map(|hop| Some((kept.block(hop)?, hop)))
            .filter(|(block, _)| energy(block) > 1e-6)
            .map(|(block, hop)| (block.chunks(SHORT).map(energy).fold(f32::INFINITY, f32::min), hop))
            .collect();
        hops.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        // Neighbours in time are tried far apart.
        let turn = number * 7 % 16;
        by_rank.extend(hops.into_iter().enumerate().map(|(rank, (_, hop))| (rank, turn, hop)));
    }
    by_rank.sort_unstable();
    let of = |parity: usize| {
        let hops = by_rank.iter().filter(|(rank, ..)| rank % 2 == parity);
        hops.map(|&(.., hop)| hop).take(most * (1 + parity)).collect()
    };
    (of(0), of(1))
}

/// The search with one window shape.
struct Rounds<'a, 'b> {
    meter: &'a mut HoleMeter,
    kept: Kept<'b>,
    window: Window,
    own_phase: Option<usize>,
}

impl Rounds<'_, '_> {
    /// The clearest phases and how far they stand out, in standard deviations.
    fn clearest(&mut self, hops: &[u64]) -> Vec<(usize, f32)> {
        let mut scored: Vec<(usize, f32)> =
            (0..HOP).filter(|&phase| !self.is_shadow(phase)).map(|phase| (phase, 0.0)).collect();
        let mut hops = hops.iter();
        let mut frames = 0_u8;
        for (count, kept) in ROUNDS {
            for &hop in hops.by_ref().take(count) {
                self.score(hop, &mut scored);
                frames += 1;
            }
            scored.sort_by(|(_, one), (_, other)| other.total_cmp(one));
            scored.truncate(kept);
        }
        let scale = f32::from(frames.max(1)).sqrt();
        let mut chosen: Vec<(usize, f32)> = Vec::new();
        for (phase, sum) in scored {
            let sigma = sum / scale;
            if sigma < CANDIDATE_SIGMA || chosen.len() >= CANDIDATES {
                break;
            }
            if chosen.iter().all(|(other, _)| distance(*other, phase) > LOBE_SAMPLES) {
                chosen.push((phase, sigma));
            }
        }
        chosen
    }

    /// Adds to each phase how deep its holes are in one frame, in robust standard deviations of all phases tried.
    fn score(&mut self, hop: u64, scored: &mut [(usize, f32)]) {
        let depths: Vec<f32> = scored.iter().map(|&(phase, _)| self.depth(hop, phase)).collect();
        let mirrors: Vec<Option<f32>> = scored.iter().map(|&(phase, _)| self.mirror(hop, phase)).collect();
        let away: Vec<f32> = depths
            .iter()
            .zip(&mirrors)
            .filter(|(_, mirror)| mirror.is_none())
            .map(|(depth, _)| *depth)
            .collect();
        let center = median::of_floats(&mut away.clone());
        let spread = 1.4826
            * median::of_floats(&mut away.iter().map(|depth| (depth - center).abs()).collect::<Vec<f32>>());
        let spread = spread.max(super::track::MIN_SPREAD);
        for ((_, sum), (depth, mirror)) in scored.iter_mut().zip(depths.into_iter().zip(mirrors)) {
            let sigma = match mirror {
                Some(mirror) => (mirror - depth) / (spread * std::f32::consts::SQRT_2),
                None => (center - depth) / spread,
            };
            *sum += sigma.clamp(-super::track::FRAME_BOUND, super::track::FRAME_BOUND);
        }
    }

    fn depth(&mut self, hop: u64, phase: usize) -> f32 {
        let block = self.kept.block(align(hop, phase));
        // The mean of sound without a grid, for what lies beyond the end.
        block.and_then(|block| self.meter.measure(block, self.window)).unwrap_or(-1.2)
    }

    /// The same at the other side of the file's own grid, for phases near it.
    fn mirror(&mut self, hop: u64, phase: usize) -> Option<f32> {
        let own = self.own_phase.filter(|&own| distance(own, phase) <= OWN_GUARD_SAMPLES)?;
        let mirror = mirrored(align(hop, phase), own)?;
        Some(self.kept.block(mirror).and_then(|block| self.meter.measure(block, self.window)).unwrap_or(-1.2))
    }

    /// Whether the file's own grid alone shows at that phase: at itself, and half a frame away, where its blocks overlap.
    fn is_shadow(&self, phase: usize) -> bool {
        self.own_phase.is_some_and(|own| {
            distance(own, phase) < MIN_OWN_SAMPLES || distance(own + HOP / 2, phase) <= HALF_GUARD_SAMPLES
        })
    }
}
