//! How like a figure each place of a picture is.

use std::ops::Range;

use super::digits::Glyphs;
use super::patch::{FLAT, Patch};

/// Figures up to twice this height are compared pixel by pixel.
const FINE_PX: usize = 9;

/// Likeness to each digit at every column of some rows.
#[derive(Debug, Clone)]
pub(super) struct Field {
    columns: usize,
    rows: Range<usize>,
    digits: Vec<[f32; 10]>,
}

/// A place and what it is most like.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) digit: u8,
    pub(super) likeness: f32,
    /// By how much more than to the next digit.
    pub(super) margin: f32,
}

/// Every so manyth pixel of every so manyth row.
fn thinned(patch: &Patch, step: usize) -> Vec<f32> {
    (0..patch.height).step_by(step).flat_map(|y| patch.row(y).iter().step_by(step).copied()).collect()
}

/// A glyph times the weights, thinned, of weighted mean 0 and length 1: its product with a window is how alike they are, but for
/// the window's length.
fn weighted(glyph: &Patch, roots: &[f32], step: usize) -> Option<Vec<f32>> {
    let glyph = thinned(glyph, step);
    let weight: f32 = roots.iter().map(|root| root * root).sum();
    let mean = product(&glyph, roots) / weight.max(1e-6);
    let centred: Vec<f32> = glyph.iter().zip(roots).map(|(value, root)| value - mean * root).collect();
    let square = product(&centred, &centred);
    let scale = (square > 1e-9).then(|| 1.0 / square.sqrt())?;
    Some(centred.iter().zip(roots).map(|(value, root)| value * root * scale).collect())
}

/// The sum of products, in eight sums beside each other.
fn product(one: &[f32], other: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    let (one, one_rest) = one.as_chunks::<8>();
    let (other, other_rest) = other.as_chunks::<8>();
    for (one, other) in one.iter().zip(other) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    let rest: f32 = one_rest.iter().zip(other_rest).map(|(one, other)| one * other).sum();
    sums.iter().sum::<f32>() + rest
}

impl Field {
    /// Measures the rows of a picture. With `either`, dark figures are as good as light ones.
    pub(super) fn of(picture: &Patch, glyphs: &Glyphs, either: bool, rows: Range<usize>) -> Self {
        let (width, height) = glyphs.size();
        let columns = (picture.width + 1).saturating_sub(width);
        // Large figures are known by every second or third pixel as well.
        let step = (height / FINE_PX).clamp(1, 4);
        let shares = thinned(&glyphs.weights.shares, step);
        let roots: Vec<f32> = shares.iter().map(|share| share.max(0.0).sqrt()).collect();
        let weight = shares.iter().sum::<f32>().max(1e-6);
        let thin = glyphs.shapes.each_ref().map(|glyph| weighted(glyph.as_ref()?, &roots, step));
        let mut digits = Vec::with_capacity(columns * rows.len());
        let mut window = Vec::with_capacity(shares.len());
        let mut counted = Vec::with_capacity(shares.len());
        for y in rows.clone() {
            for x in 0..columns {
                window.clear();
                for row in (y..y + height).step_by(step) {
                    let row = picture.row(row).get(x..x + width).unwrap_or(&[]);
                    window.extend(row.iter().step_by(step).copied());
                }
                counted.clear();
                counted.extend(window.iter().zip(&shares).map(|(value, share)| value * share));
                let sum: f32 = counted.iter().sum();
                let square = product(&counted, &window) - sum * sum / weight;
                let length = (square > FLAT * FLAT * weight).then(|| square.sqrt());
                digits.push(thin.each_ref().map(|glyph| {
                    let alike = match (glyph, length) {
                        (Some(glyph), Some(length)) => product(glyph, &window) / length,
                        _ => 0.0,
                    };
                    if either { alike.abs() } else { alike }
                }));
            }
        }
        Self { columns, rows, digits }
    }

    /// Some of its rows.
    pub(super) fn rows(&self, rows: Range<usize>) -> Self {
        let rows = rows.start.max(self.rows.start)..rows.end.min(self.rows.end);
        let start = (rows.start - self.rows.start) * self.columns;
        let digits = self.digits.get(start..start + rows.len() * self.columns).unwrap_or(&[]).to_vec();
        Self { columns: self.columns, rows, digits }
    }

    fn all_at(&self, x: usize) -> impl Iterator<Item = (usize, &[f32; 10])> {
        self.rows.clone().zip(self.digits.iter().skip(x).step_by(self.columns.max(1)))
    }

    /// The most that a column is like any digit; 0 outside.
    pub(super) fn peak(&self, x: f32) -> f32 {
        if x < -0.5 {
            return 0.0;
        }
        let x = x.round() as usize;
        if x >= self.columns {
            return 0.0;
        }
        self.all_at(x).flat_map(|(_, digits)| digits.iter().copied()).fold(0.0, f32::max)
    }

    /// The same of all columns.
    pub(super) fn peaks(&self) -> Vec<f32> {
        (0..self.columns).map(|x| self.peak(x as f32)).collect()
    }

    /// The best place within so many pixels of a column; none outside.
    pub(super) fn best_near(&self, x: f32, within: usize) -> Option<Spot> {
        if x < -0.5 {
            return None;
        }
        let x = x.round() as usize;
        let mut best: Option<Spot> = None;
        for column in x.saturating_sub(within)..=(x + within).min(self.columns.checked_sub(1)?) {
            for (y, digits) in self.all_at(column) {
                let (mut most, mut digit, mut second) = (f32::MIN, 0, f32::MIN);
                for (number, &alike) in (0_u8..).zip(digits) {
                    if alike > most {
                        (second, most, digit) = (most, alike, number);
                    } else {
                        second = second.max(alike);
                    }
                }
                if best.is_none_or(|best| most > best.likeness) {
                    best = Some(Spot { x: column, y, digit, likeness: most, margin: most - second });
                }
            }
        }
        best
    }
}
