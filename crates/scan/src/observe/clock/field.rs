//! How like a figure each place of a picture is.

use std::ops::Range;

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

/// Every so manyth pixel of every so manyth row, of mean 0 and length 1.
fn thinned(glyph: &Patch, step: usize) -> Option<Vec<f32>> {
    let rows = (0..glyph.height).step_by(step);
    let mut values: Vec<f32> = rows.flat_map(|y| glyph.row(y).iter().step_by(step).copied()).collect();
    // A glyph is known to show something, however small its values.
    values.iter_mut().for_each(|value| *value *= 1e4);
    let length = centred(&mut values)?;
    values.iter_mut().for_each(|value| *value /= length);
    Some(values)
}

/// Takes the mean out and gives the length; none where nothing is shown.
fn centred(values: &mut [f32]) -> Option<f32> {
    let count = values.len().max(1) as f32;
    let mean = values.iter().sum::<f32>() / count;
    values.iter_mut().for_each(|value| *value -= mean);
    let square = product(values, values);
    (square > FLAT * FLAT * count).then(|| square.sqrt())
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
    pub(super) fn of(
        picture: &Patch,
        glyphs: &[Option<Patch>; 10],
        either: bool,
        rows: Range<usize>,
    ) -> Self {
        let (width, height) =
            glyphs.iter().flatten().next().map_or((1, 1), |glyph| (glyph.width, glyph.height));
        let columns = (picture.width + 1).saturating_sub(width);
        // Large figures are known by every second or third pixel as well.
        let step = (height / FINE_PX).clamp(1, 4);
        let thinned = glyphs.each_ref().map(|glyph| glyph.as_ref().and_then(|glyph| thinned(glyph, step)));
        let mut digits = Vec::with_capacity(columns * rows.len());
        let mut window = Vec::with_capacity(width * height);
        for y in rows.clone() {
            for x in 0..columns {
                window.clear();
                for row in (y..y + height).step_by(step) {
                    let row = picture.row(row).get(x..x + width).unwrap_or(&[]);
                    window.extend(row.iter().step_by(step).copied());
                }
                let length = centred(&mut window);
                digits.push(thinned.each_ref().map(|glyph| {
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
