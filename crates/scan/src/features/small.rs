//! Small pictures by area average, and their brightness.

#![expect(clippy::cast_possible_truncation, reason = "averages of bytes fit their types")]

use std::ops::Range;

use crate::media::Luma;

/// Long side of the medium picture.
pub const MEDIUM_LONG_PX: usize = 320;

/// Short side of the medium picture.
pub const MEDIUM_SHORT_PX: usize = 180;

/// Long side of the small picture.
pub const SMALL_LONG_PX: usize = MEDIUM_LONG_PX / 2;

/// Short side of the small picture.
pub const SMALL_SHORT_PX: usize = MEDIUM_SHORT_PX / 2;

/// A small picture of signed fixed-point brightness in sixteenths of a grey level, 0 to 4080.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SmallLuma {
    /// Pixels per row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Brightness, row by row.
    pub pixels: Vec<i16>,
}

impl SmallLuma {
    /// The picture averaged over areas into `width` by `height` pixels. Where a side has fewer pixels than asked for,
    /// its pixels are repeated.
    #[must_use]
    pub fn of(luma: &Luma<'_>, width: usize, height: usize) -> Self {
        let mut small = Self::default();
        AreaAverage::new((luma.width(), luma.height()), (width, height)).of(luma, &mut small);
        small
    }

    /// Row `y`; an empty row below the picture.
    #[must_use]
    pub fn row(&self, y: usize) -> &[i16] {
        let start = y.saturating_mul(self.width);
        self.pixels.get(start..start.saturating_add(self.width)).unwrap_or(&[])
    }

    /// The same at half the size, each pixel the mean of four; an odd last row or column is left out.
    pub(crate) fn halved_into(&self, half: &mut Self) {
        half.width = self.width / 2;
        half.height = self.height / 2;
        half.pixels.clear();
        for y in 0..half.height {
            let (upper, lower) = (self.row(2 * y), self.row(2 * y + 1));
            half.pixels.extend(upper.chunks_exact(2).zip(lower.chunks_exact(2)).map(|(upper, lower)| {
                // Four times 4080 is within 16 bits.
                let sum = |pair: &[i16]| pair.iter().sum::<i16>();
                (sum(upper) + sum(lower) + 2) >> 2
            }));
        }
    }
}

/// It is dark when all but a fiftieth of the picture is at most this grey level, as a scene is from which the light is gone.
const DARK_LEVEL: u8 = 48;

/// It is a surface when its grey levels spread no wider than this.
const FLAT_SPREAD: u8 = 40;

/// How bright a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brightness {
    mean: i32,
    histogram: [u32; 256],
}

impl Brightness {
    /// Mean brightness in sixteenths of a grey level.
    #[must_use]
    pub fn mean(&self) -> i32 {
        self.mean
    }

    /// How many pixels of the small picture have each grey level.
    #[must_use]
    pub fn histogram(&self) -> &[u32; 256] {
        &self.histogram
    }

    /// Share of the pixels with these grey levels, in parts per million.
    #[must_use]
    pub fn share_ppm(&self, levels: Range<usize>) -> u32 {
        let count = |bins: &[u32]| bins.iter().map(|&bin| u64::from(bin)).sum::<u64>();
        let all = count(&self.histogram).max(1);
        (count(self.histogram.get(levels).unwrap_or(&[])) * 1_000_000 / all) as u32
    }

    /// The grey level below which that share of the pixels lies, in parts per million.
    #[must_use]
    pub fn quantile(&self, share_ppm: u32) -> u8 {
        let all = self.histogram.iter().map(|&bin| u64::from(bin)).sum::<u64>();
        let wanted = all * u64::from(share_ppm) / 1_000_000;
        let mut below = 0;
        for (level, &bin) in (0..=u8::MAX).zip(&self.histogram) {
            below += u64::from(bin);
            if below > wanted {
                return level;
            }
        }
        u8::MAX
    }

    /// How far its grey levels lie apart, without the outer twentieths.
    #[must_use]
    pub fn spread(&self) -> u8 {
        self.quantile(950_000).saturating_sub(self.quantile(50_000))
    }

    /// Whether hardly anything can be seen: it is dark, or a surface such as a hand before the lens fills the picture.
    #[must_use]
    pub fn shows_nothing(&self) -> bool {
        self.quantile(980_000) <= DARK_LEVEL || self.spread() <= FLAT_SPREAD
    }

    pub(super) fn measure(&mut self, small: &SmallLuma) {
        self.histogram.fill(0);
        for &pixel in &small.pixels {
            let level = usize::try_from(pixel >> 4).unwrap_or(0);
            if let Some(bin) = self.histogram.get_mut(level) {
                *bin += 1;
            }
        }
        let sum: i64 = small.pixels.iter().map(|&pixel| i64::from(pixel)).sum();
        self.mean = (sum / (small.pixels.len().max(1) as i64)) as i32;
    }
}

impl Default for Brightness {
    fn default() -> Self {
        Self { mean: 0, histogram: [0; 256] }
    }
}

/// Averages pictures of one size over areas whose edges lie between pixels. Areas may differ by one row or column.
#[derive(Debug)]
pub(super) struct AreaAverage {
    columns: Vec<Range<usize>>,
    rows: Vec<Range<usize>>,
    /// Width of every column, where they are equal.
    even: Option<usize>,
    sums: Vec<u16>,
    line: Vec<u64>,
}

/// So many rows of bytes can be summed in 16 bits.
const ROWS_IN_16_BITS: usize = 257;

impl AreaAverage {
    pub(super) fn new((width, height): (usize, usize), (to_width, to_height): (usize, usize)) -> Self {
        let edges = |from: usize, to: usize| -> Vec<Range<usize>> {
            let edge = |place: usize| place * from / to.max(1);
            (0..to).map(|place| edge(place)..edge(place + 1).max(edge(place) + 1)).collect()
        };
        let columns = edges(width, to_width);
        let even =
            (width.is_multiple_of(to_width.max(1)) && width >= to_width).then(|| width / to_width.max(1));
        Self { columns, rows: edges(height, to_height), even, sums: vec![0; width], line: vec![0; to_width] }
    }

    /// Averages one picture, of the size that was given.
    pub(super) fn of(&mut self, luma: &Luma<'_>, small: &mut SmallLuma) {
        small.width = self.columns.len();
        small.height = self.rows.len();
        small.pixels.clear();
        for rows in &self.rows {
            self.line.fill(0);
            let mut row = rows.start;
            while row < rows.end {
                let until = rows.end.min(row + ROWS_IN_16_BITS);
                self.sums.fill(0);
                for y in row..until {
                    for (sum, &pixel) in self.sums.iter_mut().zip(luma.row(y)) {
                        *sum += u16::from(pixel);
                    }
                }
                add_columns(&self.sums, &self.columns, self.even, &mut self.line);
                row = until;
            }
            // Sixteen times the mean, as a product with the reciprocal of the area: exact to the last bit kept, for an
            // average is below 2^12 and the reciprocal has 32 bits after the point.
            let mut area = 0;
            let mut reciprocal = 0;
            small.pixels.extend(self.line.iter().zip(&self.columns).map(|(&sum, columns)| {
                let this = (columns.len() * rows.len()) as u64;
                if this != area {
                    area = this;
                    reciprocal = (16_u64 << 32) / area.max(1);
                }
                ((sum * reciprocal + (1 << 31)) >> 32) as i16
            }));
        }
    }
}

fn add_columns(sums: &[u16], columns: &[Range<usize>], even: Option<usize>, line: &mut [u64]) {
    match even {
        Some(2) => add_even::<2>(sums, line),
        Some(3) => add_even::<3>(sums, line),
        Some(4) => add_even::<4>(sums, line),
        Some(6) => add_even::<6>(sums, line),
        Some(8) => add_even::<8>(sums, line),
        Some(12) => add_even::<12>(sums, line),
        _ => {
            for (total, columns) in line.iter_mut().zip(columns) {
                let sums = sums.get(columns.clone()).unwrap_or(&[]);
                *total += u64::from(sums.iter().map(|&sum| u32::from(sum)).sum::<u32>());
            }
        }
    }
}

fn add_even<const WIDTH: usize>(sums: &[u16], line: &mut [u64]) {
    for (total, sums) in line.iter_mut().zip(sums.as_chunks::<WIDTH>().0) {
        *total += u64::from(sums.iter().map(|&sum| u32::from(sum)).sum::<u32>());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_pixel_is_the_mean_of_its_area(
            width in 1_usize..90,
            height in 1_usize..400,
            (to_width, to_height) in (1_usize..12, 1_usize..9),
            seed in any::<u32>(),
        ) {
            let data: Vec<u8> = (0..width * height)
                .map(|place| ((place as u32).wrapping_mul(2_654_435_761).wrapping_add(seed) >> 24) as u8)
                .collect();
            let luma = Luma::new(&data, width, height, width).unwrap();
            let small = SmallLuma::of(&luma, to_width, to_height);
            for y in 0..to_height {
                for x in 0..to_width {
                    let area = |place: usize, from: usize, to: usize| {
                        let start = place * from / to;
                        start..((place + 1) * from / to).max(start + 1)
                    };
                    let columns = area(x, width, to_width);
                    let mut sum = 0.0;
                    let rows = area(y, height, to_height);
                    for row in rows.clone() {
                        sum += luma.row(row)[columns.clone()].iter().map(|&pixel| f64::from(pixel)).sum::<f64>();
                    }
                    let mean = 16.0 * sum / (columns.len() * rows.len()) as f64;
                    prop_assert!((mean - f64::from(small.row(y)[x])).abs() <= 0.51);
                }
            }
        }
    }

    #[test]
    fn half_the_size_is_the_mean_of_four() {
        let whole = SmallLuma { width: 4, height: 2, pixels: vec![0, 4, 8, 4080, 8, 4, 0, 4080] };
        let mut half = SmallLuma::default();
        whole.halved_into(&mut half);
        assert_eq!(half, SmallLuma { width: 2, height: 1, pixels: vec![4, 2042] });
    }

    #[test]
    fn brightness_knows_shares_and_quantiles() {
        let mut brightness = Brightness::default();
        let pixels = [vec![0; 50], vec![200 * 16 + 3; 50]].concat();
        brightness.measure(&SmallLuma { width: 10, height: 10, pixels });
        assert_eq!(brightness.mean(), 1601);
        assert_eq!(brightness.share_ppm(0..5), 500_000);
        assert_eq!(brightness.share_ppm(5..200), 0);
        assert_eq!((brightness.quantile(490_000), brightness.quantile(510_000)), (0, 200));
    }
}
