//! Symbol characters as a camera shows them: drawn, blurred, sampled.

use std::sync::LazyLock;

use super::super::{PATTERNS, STOP};

/// Blurs in modules: focus, motion and scaling in one number.
pub(super) const SIGMAS: [f32; 3] = [0.35, 0.6, 0.9];

/// The blur that geometry is searched with.
pub(super) const MIDDLE_SIGMA: usize = 1;

/// Points of a character, from 0.75 modules before its first bar to 0.75 modules after its last space.
pub(super) const POINTS: usize = 48;

/// Points of the stop pattern.
pub(super) const STOP_POINTS: usize = 56;

/// Module coordinates of the points of a character and of the stop pattern, from the first bar on.
pub(super) fn point(index: usize) -> f32 {
    -0.75 + 12.5 * index as f32 / (POINTS - 1) as f32
}

/// See [`point`].
pub(super) fn stop_point(index: usize) -> f32 {
    -0.75 + 14.75 * index as f32 / (STOP_POINTS - 1) as f32
}

/// Drawn samples per module, and modules of paper on each side.
const DRAWN: usize = 8;
const QUIET: usize = 6;

/// All templates, without mean and of unit length.
pub(super) struct Templates {
    /// By blur, then by value.
    pub(super) symbols: Vec<[[f32; POINTS]; PATTERNS.len()]>,
    /// At the middle blur.
    pub(super) stop: [f32; STOP_POINTS],
}

pub(super) static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| Templates {
    symbols: SIGMAS
        .iter()
        .map(|&sigma| {
            let mut symbols = [[0.0; POINTS]; PATTERNS.len()];
            for (template, pattern) in symbols.iter_mut().zip(&PATTERNS) {
                // Whatever comes next begins with a bar.
                let widths: Vec<u8> = pattern.iter().copied().chain([1]).collect();
                sample(&drawn(&widths, sigma), template, point);
            }
            symbols
        })
        .collect(),
    stop: {
        let mut stop = [0.0; STOP_POINTS];
        sample(&drawn(&STOP, SIGMAS[MIDDLE_SIGMA]), &mut stop, stop_point);
        stop
    },
});

/// Bars and spaces with paper around, blurred.
fn drawn(widths: &[u8], sigma: f32) -> Vec<f32> {
    let mut line = vec![1.0_f32; QUIET * DRAWN];
    for (index, width) in widths.iter().enumerate() {
        let value = if index % 2 == 0 { -1.0 } else { 1.0 };
        line.extend(std::iter::repeat_n(value, usize::from(*width) * DRAWN));
    }
    line.extend(std::iter::repeat_n(1.0, QUIET * DRAWN));
    let sigma = sigma * DRAWN as f32;
    let reach = (3.0 * sigma) as usize;
    let weights: Vec<f32> =
        (0..=2 * reach).map(|index| (-0.5 * ((index as f32 - reach as f32) / sigma).powi(2)).exp()).collect();
    let total: f32 = weights.iter().sum();
    (0..line.len())
        .map(|place| {
            let sum: f32 = weights
                .iter()
                .enumerate()
                .map(|(index, weight)| {
                    let from = (place + index).saturating_sub(reach).min(line.len() - 1);
                    weight * line[from]
                })
                .sum();
            sum / total
        })
        .collect()
}

fn sample(line: &[f32], template: &mut [f32], point: fn(usize) -> f32) {
    for (index, value) in template.iter_mut().enumerate() {
        let place = ((point(index) + QUIET as f32) * DRAWN as f32 - 0.5).max(0.0);
        let at = (place as usize).min(line.len().saturating_sub(2));
        let rest = place - at as f32;
        *value = line[at] * (1.0 - rest) + line[at + 1] * rest;
    }
    normalise(template);
}

/// Takes off the mean and scales to unit length; flat values become zeros.
pub(super) fn normalise(values: &mut [f32]) {
    let mean = values.iter().sum::<f32>() / values.len().max(1) as f32;
    let mut square = 0.0;
    for value in values.iter_mut() {
        *value -= mean;
        square += *value * *value;
    }
    let scale = if square > 1e-6 { square.sqrt().recip() } else { 0.0 };
    for value in values {
        *value *= scale;
    }
}
