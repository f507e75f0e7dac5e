//! Small pictures of values, and how alike two of them are.

use crate::symbol::Region;

/// In which brightness a stamp is looked at: as it is, or its bright or its dark end alone. Most of what moves behind white or
/// black letters is neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Map {
    /// As it is.
    Raw,
    /// What is brighter than 185, stretched.
    Bright,
    /// What is darker than 60, stretched.
    Dark,
}

/// Grey levels from which on the bright map sees something, and those below which the dark map does.
pub(super) const BRIGHT_FROM: u8 = 185;
pub(super) const DARK_BELOW: u8 = 60;
/// Grey levels between nothing and all of either map.
pub(super) const BRIGHT_RANGE: u8 = 45;
pub(super) const DARK_RANGE: u8 = 40;

impl Map {
    pub(super) const ALL: [Self; 3] = [Self::Raw, Self::Bright, Self::Dark];

    /// The value of a grey level, 0 to 255.
    fn of(self, luma: u8) -> f32 {
        let part = |over: u8, range: u8| f32::from(over.min(range)) * 255.0 / f32::from(range);
        match self {
            Self::Raw => f32::from(luma),
            Self::Bright => part(luma.saturating_sub(BRIGHT_FROM), BRIGHT_RANGE),
            Self::Dark => part(DARK_BELOW.saturating_sub(luma), DARK_RANGE),
        }
    }
}

/// A small picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Patch {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: Vec<f32>,
}

/// Less spread than this, in grey levels, is a picture of nothing.
pub(super) const FLAT: f32 = 2.0;

impl Patch {
    /// One grey level after the other, row by row.
    pub(super) fn of(width: usize, luma: &[u8], map: Map) -> Self {
        let values: Vec<f32> = luma.iter().map(|&luma| map.of(luma)).collect();
        let height = values.len().checked_div(width).unwrap_or(0);
        Self { width, height, values }
    }

    /// All of one value.
    pub(super) fn flat(width: usize, height: usize) -> Self {
        Self { width, height, values: vec![0.0; width * height] }
    }

    /// Row `y`; an empty row below.
    pub(super) fn row(&self, y: usize) -> &[f32] {
        self.values.get(y * self.width..(y + 1) * self.width).unwrap_or(&[])
    }

    /// A part of it; none where it does not lie inside.
    pub(super) fn part(&self, region: Region) -> Option<Self> {
        let inside = region.right() <= self.width && region.bottom() <= self.height;
        if !inside || region.width == 0 || region.height == 0 {
            return None;
        }
        let rows = (region.y..region.bottom())
            .flat_map(|y| self.row(y).get(region.x..region.right()).unwrap_or(&[]).iter().copied());
        Some(Self { width: region.width, height: region.height, values: rows.collect() })
    }

    /// The means of squares of that side; the rest at the right and below is left out.
    pub(super) fn shrunk(&self, side: usize) -> Self {
        if side <= 1 {
            return self.clone();
        }
        let (width, height) = (self.width / side, self.height / side);
        let mut small = Self::flat(width, height);
        let share = 1.0 / (side * side) as f32;
        for (y, row) in small.values.chunks_exact_mut(width.max(1)).enumerate() {
            for line in y * side..(y + 1) * side {
                for (mean, values) in row.iter_mut().zip(self.row(line).chunks_exact(side)) {
                    *mean += share * values.iter().sum::<f32>();
                }
            }
        }
        small
    }

    /// The mean of pictures of one size; none of none.
    pub(super) fn mean<'a>(patches: impl IntoIterator<Item = &'a Self>) -> Option<Self> {
        let mut patches = patches.into_iter();
        let mut sum = patches.next()?.clone();
        let mut count = 1.0;
        for patch in patches {
            for (sum, value) in sum.values.iter_mut().zip(&patch.values) {
                *sum += value;
            }
            count += 1.0;
        }
        for value in &mut sum.values {
            *value /= count;
        }
        Some(sum)
    }

    /// The middle one of three pictures at each place, the mean of two.
    pub(super) fn middle(patches: &[&Self]) -> Option<Self> {
        if patches.len() < 3 {
            return Self::mean(patches.iter().copied());
        }
        let first = patches.first()?;
        let mut column = Vec::with_capacity(patches.len());
        let values = (0..first.values.len()).map(|place| {
            column.clear();
            column.extend(patches.iter().filter_map(|patch| patch.values.get(place).copied()));
            percentile(&mut column, 50)
        });
        Some(Self { width: first.width, height: first.height, values: values.collect() })
    }

    /// The same with mean 0 and length 1; none where it shows nothing.
    pub(super) fn normal(&self) -> Option<Self> {
        let count = self.values.len() as f32;
        let mean = self.values.iter().sum::<f32>() / count.max(1.0);
        let square = self.values.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>();
        if square <= FLAT * FLAT * count {
            return None;
        }
        let scale = 1.0 / square.sqrt();
        let values = self.values.iter().map(|value| (value - mean) * scale).collect();
        Some(Self { width: self.width, height: self.height, values })
    }

    /// The same with length 1.
    pub(super) fn unit(&self) -> Option<Self> {
        let square = dot(self, self);
        if square <= 1e-12 {
            return None;
        }
        let scale = 1.0 / square.sqrt();
        let values = self.values.iter().map(|value| value * scale).collect();
        Some(Self { width: self.width, height: self.height, values })
    }

    /// Mean of the absolute differences to another of the same size.
    pub(super) fn apart(&self, other: &Self) -> f32 {
        let sum: f32 = self.values.iter().zip(&other.values).map(|(one, two)| (one - two).abs()).sum();
        sum / (self.values.len().max(1) as f32)
    }

    /// Standard deviation of the values.
    pub(super) fn spread(&self) -> f32 {
        let count = (self.values.len().max(1)) as f32;
        let mean = self.values.iter().sum::<f32>() / count;
        (self.values.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / count).sqrt()
    }

    /// How alike the part at a place is to a picture of mean 0 and length 1: its normalised cross correlation, -1 to 1; 0 where
    /// the part shows nothing or does not lie inside.
    pub(super) fn likeness(&self, x: usize, y: usize, normal: &Self) -> f32 {
        if x + normal.width > self.width || y + normal.height > self.height {
            return 0.0;
        }
        let (mut sum, mut squares, mut product) = (0.0_f32, 0.0_f32, 0.0_f32);
        for row in 0..normal.height {
            let own = self.row(y + row).get(x..x + normal.width).unwrap_or(&[]);
            for (own, other) in own.iter().zip(normal.row(row)) {
                sum += own;
                squares += own * own;
                product += own * other;
            }
        }
        let count = normal.values.len() as f32;
        let square = squares - sum * sum / count.max(1.0);
        if square <= FLAT * FLAT * count { 0.0 } else { product / square.sqrt() }
    }
}

/// How much each pixel of a small picture counts, 0 to 1.
#[derive(Debug, Clone, Default)]
pub(super) struct Weights {
    pub(super) shares: Patch,
    roots: Vec<f32>,
    pub(super) sum: f32,
}

impl Weights {
    pub(super) fn of(shares: Patch) -> Self {
        let roots = shares.values.iter().map(|share| share.max(0.0).sqrt()).collect();
        let sum = shares.values.iter().sum();
        Self { shares, roots, sum }
    }

    /// The picture with weighted mean 0 and weighted length 1, each pixel times the root of its weight, so that [`dot`] of two of
    /// them is their weighted normalised cross correlation; none where it shows nothing.
    pub(super) fn normal(&self, patch: &Patch) -> Option<Patch> {
        let weighed = || patch.values.iter().zip(&self.shares.values);
        let mean = weighed().map(|(value, share)| value * share).sum::<f32>() / self.sum.max(1e-6);
        let square = weighed().map(|(value, share)| share * (value - mean) * (value - mean)).sum::<f32>();
        if square <= FLAT * FLAT * self.sum.max(1.0) {
            return None;
        }
        let scale = 1.0 / square.sqrt();
        let values = patch.values.iter().zip(&self.roots).map(|(value, root)| (value - mean) * root * scale);
        Some(Patch { width: patch.width, height: patch.height, values: values.collect() })
    }
}

/// How alike two pictures of mean 0 and length 1 are.
pub(super) fn dot(one: &Patch, other: &Patch) -> f32 {
    one.values.iter().zip(&other.values).map(|(one, other)| one * other).sum()
}

/// The value below which that share of the values lies, in per cent; 0 of none.
pub(super) fn percentile(values: &mut [f32], per_cent: usize) -> f32 {
    let place = (values.len().saturating_sub(1)) * per_cent / 100;
    if values.is_empty() {
        return 0.0;
    }
    let (_, value, _) = values.select_nth_unstable_by(place, f32::total_cmp);
    *value
}
