//! Where the bars of a region are: lines across it that are alike, and the small turn at which they are steepest.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel coordinates are far below the limits of the types, and places are clamped"
)]

use onetake_code128::profile::gradient_energy;

use crate::media::Luma;
use crate::symbol::upright::RotatedRect;

/// Most lines that are looked at.
const MAX_SOUGHT: usize = 64;

/// Least height of a band in pixels: lines through letters are alike too, but only over the height of a letter.
const MIN_BAND_PX: f32 = 16.0;

/// Angles tried around the region's own, in degrees.
const ANGLES: [f32; 7] = [0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5];

/// Lines across the bars, one value per pixel, and how far apart they are.
pub(super) struct Lines {
    lines: Vec<Vec<f32>>,
    step: f32,
    height: f32,
}

/// Lines that run through the bars.
pub(super) struct Band {
    pub(super) first: usize,
    pub(super) end: usize,
    /// How alike its lines are, 0 to 1.
    pub(super) likeness: f32,
}

impl Lines {
    pub(super) fn of(luma: &Luma<'_>, slant: RotatedRect) -> Self {
        let step = (slant.height / MAX_SOUGHT as f32).max(1.0);
        let (sin, cos) = slant.angle.sin_cos();
        let count = slant.width as usize;
        let lines = (0..(slant.height / step) as usize)
            .map(|line| {
                let v = (line as f32 + 0.5) * step - slant.height / 2.0;
                (0..count)
                    .map(|index| {
                        let u = index as f32 + 0.5 - slant.width / 2.0;
                        linear(luma, slant.x + u * cos - v * sin - 0.5, slant.y + u * sin + v * cos - 0.5)
                    })
                    .collect()
            })
            .collect();
        Self { lines, step, height: slant.height }
    }

    /// Pixels from the middle of the region along the bars.
    pub(super) fn v(&self, line: usize) -> f32 {
        line as f32 * self.step - self.height / 2.0
    }

    /// Those alike to the lines beside them, without the outer sixth on each side.
    pub(super) fn band(&self) -> Option<Band> {
        let count = self.lines.len();
        let differences: Vec<Vec<f32>> = self
            .lines
            .iter()
            .map(|line| {
                line.windows(2)
                    .map(|pair| pair.last().unwrap_or(&0.0) - pair.first().unwrap_or(&0.0))
                    .collect()
            })
            .collect();
        // Neighbours share pixels, so those two pixels away are compared.
        let apart = (2.0 / self.step).ceil() as usize;
        let alike: Vec<f32> = (0..count)
            .map(|line| {
                let near = |other: Option<usize>| {
                    let other = other.and_then(|other| differences.get(other));
                    differences.get(line).zip(other).map_or(0.0, |(one, other)| alikeness(one, other))
                };
                near(line.checked_sub(apart)).max(near(Some(line + apart)))
            })
            .collect();
        let most = alike.iter().copied().fold(0.0, f32::max);
        let limit = (0.6 * most).max(0.3);
        let mut best = (0, 0);
        let mut first = 0;
        for line in 0..=count {
            if alike.get(line).is_none_or(|alike| *alike < limit) {
                if line - first > best.1 - best.0 {
                    best = (first, line);
                }
                first = line + 1;
            }
        }
        let (first, end) = best;
        if end - first < 3 || (end - first) as f32 * self.step < MIN_BAND_PX {
            return None;
        }
        let trim = (end - first) / 6;
        Some(Band { first: first + trim, end: end - trim, likeness: most })
    }

    /// The small turn, in radians, at which the lines of a band together have the steepest edges: then they are summed along
    /// the bars.
    pub(super) fn steepest(&self, band: &Band) -> f32 {
        let middle = (band.first + band.end) as f32 / 2.0;
        let of = |degrees: f32| {
            let slope = degrees.to_radians().tan();
            let mut sum: Vec<f32> = Vec::new();
            for index in band.first..band.end {
                let Some(line) = self.lines.get(index) else { continue };
                sum.resize(line.len(), 0.0);
                let shift = -(index as f32 + 0.5 - middle) * self.step * slope;
                let whole = shift.floor();
                let rest = shift - whole;
                for (place, sum) in sum.iter_mut().enumerate() {
                    let at = place as i64 + whole as i64;
                    let value = |at: i64| usize::try_from(at).ok().and_then(|at| line.get(at));
                    let (Some(one), Some(next)) = (value(at), value(at + 1)) else { continue };
                    *sum += one + (next - one) * rest;
                }
            }
            // The ends, where lines leave the picture, are no edges.
            let inner = sum.get(16..sum.len().saturating_sub(16)).unwrap_or(&[]);
            gradient_energy(inner)
        };
        let best = ANGLES.iter().map(|degrees| (of(*degrees), degrees));
        best.max_by(|one, other| one.0.total_cmp(&other.0)).map_or(0.0, |(_, degrees)| degrees.to_radians())
    }
}

fn alikeness(one: &[f32], other: &[f32]) -> f32 {
    let (mut both, mut first, mut second) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (a, b) in one.iter().zip(other) {
        both += a * b;
        first += a * a;
        second += b * b;
    }
    // Flat lines are alike in nothing: noise of one grey level is added.
    both / ((first + one.len() as f32) * (second + one.len() as f32)).sqrt()
}

/// Brightness between pixels, linear; that of the nearest pixel outside.
fn linear(luma: &Luma<'_>, x: f32, y: f32) -> f32 {
    let (right, bottom) = ((luma.width() - 1) as f32, (luma.height() - 1) as f32);
    let (x, y) = (x.clamp(0.0, right), y.clamp(0.0, bottom));
    let (column, row) = (x as usize, y as usize);
    let (fx, fy) = (x - column as f32, y - row as f32);
    let (upper, lower) = (luma.row(row), luma.row((row + 1).min(bottom as usize)));
    let at = |line: &[u8], column: usize| line.get(column).map_or(0.0, |value| f32::from(*value));
    let next = (column + 1).min(right as usize);
    let top = at(upper, column) * (1.0 - fx) + at(upper, next) * fx;
    let low = at(lower, column) * (1.0 - fx) + at(lower, next) * fx;
    top * (1.0 - fy) + low * fy
}
