//! How like a figure each place of a picture is.

use std::ops::Range;

use super::patch::Patch;

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

impl Field {
    /// Measures the rows of a picture. With `either`, dark figures are as good as light ones.
    pub(super) fn of(
        picture: &Patch,
        glyphs: &[Option<Patch>; 10],
        either: bool,
        rows: Range<usize>,
    ) -> Self {
        let width = glyphs.iter().flatten().next().map_or(1, |glyph| glyph.width);
        let columns = (picture.width + 1).saturating_sub(width);
        let mut digits = Vec::with_capacity(columns * rows.len());
        for y in rows.clone() {
            for x in 0..columns {
                digits.push(glyphs.each_ref().map(|glyph| {
                    let alike = glyph.as_ref().map_or(0.0, |glyph| picture.likeness(x, y, glyph));
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
