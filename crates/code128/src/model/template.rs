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

/// Modules that the points of a character and of the stop pattern cover, from so far before the first bar on.
pub(super) const BEFORE: f32 = 0.75;
pub(super) const MODULES: f32 = 12.5;
pub(super) const STOP_MODULES: f32 = 14.75;

/// Drawn samples per module, and modules of paper on each side.
const DRAWN: usize = 8;
const QUIET: usize = 6;

/// Shapes whose sums the characters are: nine of their eleven modules may be bar or space, the rest is the same for all. Two
/// more, which are empty, make whole packs.
const SHAPES: usize = 12;

/// Characters whose likeness is computed side by side.
const PACK: usize = 8;
const PACKS: usize = PATTERNS.len().div_ceil(PACK);

/// The symbol characters at one blur, without mean and of unit length.
///
/// They are kept as shares of few shapes that are orthogonal to each other, so that what is seen is compared with ten shapes
/// instead of 106 characters; the products are the same.
pub(super) struct Alphabet {
    /// By point.
    shapes: [[f32; SHAPES]; POINTS],
    /// How many there are; the rest is empty.
    used: usize,
    /// By pack of characters, then by shape.
    shares: [[[f32; PACK]; SHAPES]; PACKS],
}

/// All templates.
pub(super) struct Templates {
    /// By blur.
    pub(super) symbols: Vec<Alphabet>,
    /// At the middle blur, without mean and of unit length.
    pub(super) stop: [f32; STOP_POINTS],
}

pub(super) static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    let middle = SIGMAS[MIDDLE_SIGMA];
    let mut stop = [0.0; STOP_POINTS];
    sample(&drawn(&STOP, middle), &mut stop, STOP_MODULES);
    Templates { symbols: SIGMAS.iter().map(|sigma| Alphabet::blurred(*sigma)).collect(), stop }
});

impl Alphabet {
    fn blurred(sigma: f32) -> Self {
        let mut templates = [[0.0; POINTS]; PATTERNS.len()];
        for (template, pattern) in templates.iter_mut().zip(&PATTERNS) {
            // Whatever comes next begins with a bar.
            let widths: Vec<u8> = pattern.iter().copied().chain([1]).collect();
            sample(&drawn(&widths, sigma), template, MODULES);
        }
        let mut alphabet =
            Self { shapes: [[0.0; SHAPES]; POINTS], used: 0, shares: [[[0.0; PACK]; SHAPES]; PACKS] };
        // Gram and Schmidt: the next shape is what the shapes so far explain least of, until nothing is left.
        let mut rests = templates;
        for shape in 0..SHAPES {
            let square = |rest: &[f32; POINTS]| rest.iter().map(|value| value * value).sum::<f32>();
            let most = rests.iter().max_by(|one, other| square(one).total_cmp(&square(other)));
            let Some(mut next) = most.copied().filter(|rest| square(rest) > 1e-4) else { break };
            normalise(&mut next);
            alphabet.used = shape + 1;
            for (shapes, value) in alphabet.shapes.iter_mut().zip(&next) {
                shapes[shape] = *value;
            }
            for (index, rest) in rests.iter_mut().enumerate() {
                let share = rest.iter().zip(&next).map(|(rest, next)| rest * next).sum::<f32>();
                alphabet.shares[index / PACK][shape][index % PACK] = share;
                for (rest, next) in rest.iter_mut().zip(&next) {
                    *rest -= share * next;
                }
            }
        }
        alphabet
    }

    /// How alike each symbol character is to what is seen at the points.
    pub(super) fn likenesses(&self, seen: &[f32; POINTS]) -> [f32; PATTERNS.len()] {
        let mut shares = [0.0_f32; SHAPES];
        let (mut sum, mut square) = (0.0_f32, 0.0_f32);
        for (shapes, seen) in self.shapes.iter().zip(seen) {
            sum += seen;
            square += seen * seen;
            for (share, shape) in shares.iter_mut().zip(shapes) {
                *share += shape * seen;
            }
        }
        // The shapes have no mean, so that of what is seen counts only in its length.
        let length = square - sum * sum / POINTS as f32;
        let scale = if length > 1e-6 { length.sqrt().recip() } else { 0.0 };
        let mut likenesses = [0.0; PATTERNS.len()];
        for (pack, likenesses) in self.shares.iter().zip(likenesses.chunks_mut(PACK)) {
            let mut sums = [0.0_f32; PACK];
            for (characters, share) in pack.iter().zip(&shares).take(self.used) {
                for (sum, character) in sums.iter_mut().zip(characters) {
                    *sum += character * share;
                }
            }
            for (likeness, sum) in likenesses.iter_mut().zip(sums) {
                *likeness = sum * scale;
            }
        }
        likenesses
    }
}

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

fn sample(line: &[f32], template: &mut [f32], modules: f32) {
    let step = modules / (template.len() - 1) as f32;
    for (index, value) in template.iter_mut().enumerate() {
        let place = ((index as f32 * step - BEFORE + QUIET as f32) * DRAWN as f32 - 0.5).max(0.0);
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
