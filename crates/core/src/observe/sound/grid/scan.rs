//! Looking for the phase of a grid: every phase is tried on the loudest frames of a few seconds.

use super::mdct::{BLOCK, HOP, HoleMeter, Window};
use super::{Kept, OWN_GUARD_SAMPLES, distance};

/// Frames that every phase is tried on.
const FRAMES: usize = 16;

/// Candidates that are handed on from each window shape.
const CANDIDATES: usize = 2;

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
    /// First samples of the hops that it was found in.
    pub(super) frames: Vec<u64>,
}

/// The phases between `start` and `end` whose holes stand out, the clearest first.
pub(super) fn candidates(
    meter: &mut HoleMeter,
    kept: Kept<'_>,
    start: u64,
    end: u64,
    own_phase: Option<usize>,
) -> Vec<Candidate> {
    let hops = loudest(kept, start, end);
    if hops.len() < FRAMES / 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for window in Window::ALL {
        let depths: Vec<f32> = (0..HOP).map(|phase| depth(meter, kept, &hops, phase, window)).collect();
        for (phase, sigma) in peaks(&depths) {
            if own_phase.is_some_and(|own| is_shadow(own, phase)) {
                continue;
            }
            found.push(Candidate { phase, window, sigma, frames: hops.clone() });
        }
    }
    found.sort_by(|one, other| other.sigma.total_cmp(&one.sigma));
    found.truncate(CANDIDATES * Window::ALL.len());
    found
}

/// Whether the file's own grid alone shows at that phase: near itself, and half a frame away, where its blocks overlap.
fn is_shadow(own: usize, phase: usize) -> bool {
    distance(own, phase) <= OWN_GUARD_SAMPLES || distance(own + HOP / 2, phase) <= HALF_GUARD_SAMPLES
}

/// The loudest hops, so that quiet stretches, in which nothing is left of a first encoding, do not dilute the rest.
fn loudest(kept: Kept<'_>, start: u64, end: u64) -> Vec<u64> {
    let last = end.saturating_sub(BLOCK as u64);
    let hops = (start..last).step_by(HOP);
    let mut by_energy: Vec<(f32, u64)> = hops
        .filter_map(|hop| {
            let block = kept.block(hop)?;
            let energy: f32 = block.iter().map(|sample| sample * sample).sum();
            (energy > 1e-6).then_some((energy, hop))
        })
        .collect();
    by_energy.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    by_energy.truncate(FRAMES);
    by_energy.into_iter().map(|(_, hop)| hop).collect()
}

fn depth(meter: &mut HoleMeter, kept: Kept<'_>, hops: &[u64], phase: usize, window: Window) -> f32 {
    let mut sum = 0.0;
    let mut count = 0_u8;
    for &hop in hops {
        let sample = super::align(hop, phase);
        if let Some(measure) = kept.block(sample).and_then(|block| meter.measure(block, window)) {
            sum += measure;
            count += 1;
        }
    }
    if count == 0 { 0.0 } else { sum / f32::from(count) }
}

/// The deepest phases, in robust standard deviations below the median of all, at least a few samples apart.
fn peaks(depths: &[f32]) -> Vec<(usize, f32)> {
    let center = median(depths.to_vec());
    let spread = 1.4826 * median(depths.iter().map(|depth| (depth - center).abs()).collect()) + 1e-6;
    let mut all: Vec<(usize, f32)> =
        depths.iter().enumerate().map(|(phase, depth)| (phase, (center - depth) / spread)).collect();
    all.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let mut chosen: Vec<(usize, f32)> = Vec::new();
    for (phase, sigma) in all {
        if sigma < CANDIDATE_SIGMA || chosen.len() >= CANDIDATES * 2 {
            break;
        }
        if chosen.iter().all(|(other, _)| distance(*other, phase) > OWN_GUARD_SAMPLES) {
            chosen.push((phase, sigma));
        }
    }
    chosen
}

pub(super) fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
