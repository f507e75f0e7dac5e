//! Following one phase: its holes against those of control phases in the same frames.

use super::mdct::{HOP, HoleMeter, Window};
use super::scan::median;
use super::{Kept, align, distance, phase_of};

/// Phases beside the one that is followed, at which no grid of it can be seen. A grid is one sample wide, with faint
/// lobes up to some 15 samples away; the strong grid of the file's own encoding tilts the measure over wider distances,
/// which controls on both sides cancel.
const CONTROL_DISTANCES: [i64; 8] = [-37, -29, -23, -19, 19, 23, 29, 37];

/// Controls this near to the file's own grid show that grid.
const OWN_LOBE_SAMPLES: usize = 16;

/// Least spread of a frame's measure that is believed: what chance alone gives the mean of some 600 logarithms.
const LEAST_SPREAD: f32 = 0.08;

/// Bound of one frame's evidence in standard deviations, so that a single odd frame decides nothing.
const FRAME_BOUND: f32 = 6.0;

/// One phase that is followed.
#[derive(Debug, Clone)]
pub(super) struct Track {
    phase: usize,
    window: Window,
    /// Hops that the phase was found in, which prove nothing about it.
    discovery: Vec<u64>,
}

impl Track {
    pub(super) fn new(phase: usize, window: Window, discovery: Vec<u64>) -> Self {
        Self { phase, window, discovery }
    }

    pub(super) fn forget_discovery(&mut self) {
        self.discovery = Vec::new();
    }

    /// Evidence for the grid between two samples, in standard deviations of what its controls show.
    pub(super) fn evidence(
        &self,
        meter: &mut HoleMeter,
        kept: Kept<'_>,
        start: u64,
        end: u64,
        own_phase: Option<usize>,
    ) -> f32 {
        let frames = self.frames(meter, kept, start, end, own_phase);
        let Some(count) = u16::try_from(frames.len()).ok().filter(|&count| count > 0) else { return 0.0 };
        frames.iter().map(|(_, evidence)| evidence).sum::<f32>() / f32::from(count).sqrt()
    }

    /// First sample and evidence of each frame between two samples that is not silent.
    pub(super) fn frames(
        &self,
        meter: &mut HoleMeter,
        kept: Kept<'_>,
        start: u64,
        end: u64,
        own_phase: Option<usize>,
    ) -> Vec<(u64, f32)> {
        let first = align(start, self.phase);
        let measured: Vec<Measured> = (first..end)
            .step_by(HOP)
            .filter(|&sample| !self.discovery.iter().any(|&hop| align(hop, self.phase) == sample))
            .filter_map(|sample| self.measure(meter, kept, sample, own_phase))
            .collect();
        // The controls' own spread is the measure of chance: in speech and music it is wider than in noise.
        let squares: Vec<f32> = measured
            .iter()
            .flat_map(|frame| frame.controls.iter().map(|control| (control - frame.center).powi(2)))
            .collect();
        let mean_square = squares.iter().sum::<f32>() / (squares.len().max(1) as f32);
        let spread = mean_square.sqrt().max(LEAST_SPREAD);
        measured
            .iter()
            .map(|frame| {
                let evidence = (frame.center - frame.here) / spread;
                (frame.sample, evidence.clamp(-FRAME_BOUND, FRAME_BOUND))
            })
            .collect()
    }

    fn measure(
        &self,
        meter: &mut HoleMeter,
        kept: Kept<'_>,
        sample: u64,
        own_phase: Option<usize>,
    ) -> Option<Measured> {
        let here = meter.measure(kept.block(sample)?, self.window)?;
        let controls: Vec<f32> = CONTROL_DISTANCES
            .iter()
            .filter_map(|&apart| sample.checked_add_signed(apart))
            .filter(|&at| own_phase.is_none_or(|own| distance(own, phase_of(at)) > OWN_LOBE_SAMPLES))
            .filter_map(|at| meter.measure(kept.block(at)?, self.window))
            .collect();
        (controls.len() >= 3).then(|| Measured { sample, here, center: median(controls.clone()), controls })
    }
}

/// What one frame and its controls measure.
struct Measured {
    sample: u64,
    here: f32,
    center: f32,
    controls: Vec<f32>,
}

/// The sample at which one grid gives way to another: the split of the frames between two samples that leaves most
/// evidence for the first before it and for the second after it.
pub(super) fn turning_point(before: &[(u64, f32)], after: &[(u64, f32)], start: u64, end: u64) -> u64 {
    let mut steps: Vec<(u64, f32)> = before.to_vec();
    steps.extend(after.iter().map(|&(sample, evidence)| (sample, -evidence)));
    steps.sort_by_key(|&(sample, _)| sample);
    let (mut sum, mut best, mut turn) = (0.0, 0.0, start);
    for (sample, evidence) in steps {
        sum += evidence;
        if sum > best {
            best = sum;
            // A block is centred a hop behind its first sample.
            turn = sample + HOP as u64;
        }
    }
    turn.min(end)
}

/// The sample from which on a grid is there: the frames from it to the last leave most evidence beyond what half a grid
/// would give.
pub(super) fn onset(frames: &[(u64, f32)]) -> Option<u64> {
    let half = half_of(frames);
    let (mut sum, mut best, mut start) = (0.0, 0.0, None);
    for &(sample, evidence) in frames.iter().rev() {
        sum += evidence - half;
        if sum > best {
            best = sum;
            start = Some(sample);
        }
    }
    start
}

/// The sample up to which a grid is there, likewise.
pub(super) fn offset(frames: &[(u64, f32)]) -> Option<u64> {
    let half = half_of(frames);
    let (mut sum, mut best, mut end) = (0.0, 0.0, None);
    for &(sample, evidence) in frames {
        sum += evidence - half;
        if sum > best {
            best = sum;
            end = Some(sample + 2 * HOP as u64);
        }
    }
    end
}

/// Half of what a frame of the grid shows: of the better half of the frames, half the median.
fn half_of(frames: &[(u64, f32)]) -> f32 {
    let mut sorted: Vec<f32> = frames.iter().map(|&(_, evidence)| evidence).collect();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() * 3 / 4).copied().unwrap_or(0.0).max(0.0) / 2.0
}
