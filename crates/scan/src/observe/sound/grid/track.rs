//! Following one phase: its holes against those of control phases in the same frames.

use super::mdct::{HOP, HoleMeter, Window};
use super::{Kept, MIN_OWN_SAMPLES, OWN_GUARD_SAMPLES, align, distance, mirrored, phase_of};
use crate::observe::median;

/// Phases beside the one that is followed, at which no grid of it can be seen. A grid is one sample wide, with faint
/// lobes up to some 15 samples away; the strong grid of the file's own encoding tilts the measure over wider distances,
/// which controls on both sides cancel.
const CONTROL_DISTANCES: [i64; 8] = [-37, -29, -23, -19, 19, 23, 29, 37];

/// The same for phases near the file's own grid: at these distances its two sides are compared.
const MIRROR_DISTANCES: [i64; 6] = [-19, -11, -5, 5, 11, 19];

/// Controls this near to the file's own grid show that grid.
const OWN_LOBE_SAMPLES: usize = 16;

/// Least spread of a frame's measure that is believed: what chance alone gives the mean of some 600 logarithms.
pub(super) const MIN_SPREAD: f32 = 0.08;

/// Bound of one frame's evidence in standard deviations, so that a single odd frame decides nothing.
pub(super) const FRAME_BOUND: f32 = 6.0;

/// One phase that is followed.
#[derive(Debug, Clone)]
pub(super) struct Track {
    phase: usize,
    window: Window,
}

impl Track {
    pub(super) fn new(phase: usize, window: Window) -> Self {
        Self { phase, window }
    }

    /// Evidence in the frames at these hops.
    pub(super) fn evidence_at(
        &self,
        meter: &mut HoleMeter,
        kept: Kept<'_>,
        hops: &[u64],
        own_phase: Option<usize>,
    ) -> f32 {
        let samples = hops.iter().map(|&hop| align(hop, self.phase));
        evidence(
            &self.weigh(samples.filter_map(|sample| self.measure(meter, kept, sample, own_phase)).collect()),
        )
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
            .filter_map(|sample| self.measure(meter, kept, sample, own_phase))
            .collect();
        self.weigh(measured)
    }

    fn weigh(&self, measured: Vec<Measured>) -> Vec<(u64, f32)> {
        // The controls' own spread is the measure of chance: in speech and music it is wider than in noise.
        let squares: Vec<f32> = measured
            .iter()
            .flat_map(|frame| frame.controls.iter().map(|control| (control - frame.center).powi(2)))
            .collect();
        let mean_square = squares.iter().sum::<f32>() / (squares.len().max(1) as f32);
        let spread = mean_square.sqrt().max(MIN_SPREAD);
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
        if let Some(own) = own_phase.filter(|&own| distance(own, self.phase) <= OWN_GUARD_SAMPLES) {
            return self.measure_beside(meter, kept, sample, here, own);
        }
        let controls: Vec<f32> = CONTROL_DISTANCES
            .iter()
            .filter_map(|&apart| sample.checked_add_signed(apart))
            .filter(|&at| own_phase.is_none_or(|own| distance(own, phase_of(at)) > OWN_LOBE_SAMPLES))
            .filter_map(|at| meter.measure(kept.block(at)?, self.window))
            .collect();
        (controls.len() >= 3).then(|| Measured {
            sample,
            here,
            center: median::of_floats(&mut controls.clone()),
            controls,
        })
    }
}

/// Evidence of frames together, in standard deviations of what their controls show.
pub(super) fn evidence(frames: &[(u64, f32)]) -> f32 {
    let Some(count) = u16::try_from(frames.len()).ok().filter(|&count| count > 0) else { return 0.0 };
    frames.iter().map(|(_, evidence)| evidence).sum::<f32>() / f32::from(count).sqrt()
}

impl Track {
    /// The same so near to the file's own grid that its lobes show. They are alike on both sides of it, so that the control
    /// is the other side, and chance what other distances differ by.
    fn measure_beside(
        &self,
        meter: &mut HoleMeter,
        kept: Kept<'_>,
        sample: u64,
        here: f32,
        own: usize,
    ) -> Option<Measured> {
        let mirror = mirrored(sample, own)?;
        let center = meter.measure(kept.block(mirror)?, self.window)?;
        let middle = sample.midpoint(mirror);
        let apart = i64::try_from(sample.abs_diff(mirror) / 2).ok()?;
        let mut controls = Vec::with_capacity(MIRROR_DISTANCES.len());
        for distance in MIRROR_DISTANCES.map(|beside| apart + beside) {
            if distance.abs() < MIN_OWN_SAMPLES as i64 {
                continue;
            }
            let mut side = |distance: i64| {
                let block = kept.block(middle.checked_add_signed(distance)?)?;
                meter.measure(block, self.window)
            };
            let (before, after) = (side(-distance)?, side(distance)?);
            controls.push(center + before - after);
        }
        (controls.len() >= 3).then_some(Measured { sample, here, center, controls })
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

/// The frames whose middle lies before a sample.
pub(super) fn until(frames: &[(u64, f32)], at: u64) -> &[(u64, f32)] {
    frames.get(..middle_before(frames, at)).unwrap_or_default()
}

/// The frames whose middle lies at a sample or after it.
pub(super) fn since(frames: &[(u64, f32)], at: u64) -> &[(u64, f32)] {
    frames.get(middle_before(frames, at)..).unwrap_or_default()
}

fn middle_before(frames: &[(u64, f32)], at: u64) -> usize {
    frames.partition_point(|&(sample, _)| sample + (HOP as u64) < at)
}

/// Frames that must show a grid together where a span of it begins and ends: a sixth of a second.
pub(super) const EDGE_FRAMES: usize = 8;

/// Their evidence, in standard deviations.
const EDGE_SIGMA: f32 = 4.0;

/// The first sample from which the grid is surely there, of these frames in the order of time. Of what lies before the
/// sample that splits frames without the grid from frames with it best, nothing is believed.
pub(super) fn onset(frames: &[(u64, f32)]) -> Option<u64> {
    let half = half_of(frames);
    let (mut sum, mut best, mut start) = (0.0, 0.0, None);
    for (index, &(_, evidence)) in frames.iter().enumerate().rev() {
        sum += evidence - half;
        if sum > best {
            best = sum;
            start = Some(index);
        }
    }
    first_seen(frames.get(start?..)?)
}

/// The last sample, exclusive, at which the grid is surely there, likewise.
pub(super) fn offset(frames: &[(u64, f32)]) -> Option<u64> {
    let half = half_of(frames);
    let (mut sum, mut best, mut end) = (0.0, 0.0, None);
    for (index, &(_, evidence)) in frames.iter().enumerate() {
        sum += evidence - half;
        if sum > best {
            best = sum;
            end = Some(index + 1);
        }
    }
    last_seen(frames.get(..end?)?)
}

/// The first sample of the first frames in a row that show the grid together.
pub(super) fn first_seen(frames: &[(u64, f32)]) -> Option<u64> {
    let few = frames.windows(EDGE_FRAMES).find(|few| shows(few))?;
    few.first().map(|&(sample, _)| sample)
}

/// The sample behind the last frames in a row that show the grid together.
pub(super) fn last_seen(frames: &[(u64, f32)]) -> Option<u64> {
    let few = frames.windows(EDGE_FRAMES).rev().find(|few| shows(few))?;
    few.last().map(|&(sample, _)| sample + HOP as u64)
}

fn shows(frames: &[(u64, f32)]) -> bool {
    let sum: f32 = frames.iter().map(|(_, evidence)| evidence).sum();
    sum >= EDGE_SIGMA * (frames.len() as f32).sqrt()
}

/// Half of what a frame of the grid shows: of the better half of the frames, half the median.
fn half_of(frames: &[(u64, f32)]) -> f32 {
    let mut sorted: Vec<f32> = frames.iter().map(|&(_, evidence)| evidence).collect();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() * 3 / 4).copied().unwrap_or(0.0).max(0.0) / 2.0
}
