//! A part of a picture at a whole fraction of its size. Where modules are wide, little is lost and the search costs less;
//! and what disturbs an engine there, such as specks, frayed edges and lines that the printer left out, becomes smaller than a
//! module.

#![expect(clippy::cast_possible_truncation, reason = "means of bytes are bytes")]

use super::{Point, Region, Resampled};
use crate::media::Luma;

/// Smallest fraction of a size that is made.
pub const MAX_TIMES: usize = 16;

/// A part of a picture, each pixel the mean of those that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reduced {
    data: Vec<u8>,
    width: usize,
    height: usize,
    origin: (usize, usize),
    times: usize,
}

impl Reduced {
    /// The part at so many times less than its size, from 2 to 16; `None` for other fractions, and where less than one pixel
    /// would be left.
    #[must_use]
    pub fn of(luma: &Luma<'_>, region: Region, times: usize) -> Option<Self> {
        let region = region.within(luma.width(), luma.height())?;
        let (width, height) = (region.width.checked_div(times)?, region.height.checked_div(times)?);
        if width == 0 || height == 0 {
            return None;
        }
        let data = match times {
            2 => means::<2>(luma, region, width, height),
            3 => means::<3>(luma, region, width, height),
            4 => means::<4>(luma, region, width, height),
            5..=MAX_TIMES => means_of(luma, region, width, height, times),
            _ => return None,
        };
        Some(Self { data, width, height, origin: (region.x, region.y), times })
    }

    /// Its width, its height and its pixels.
    pub(super) fn into_parts(self) -> (usize, usize, Vec<u8>) {
        (self.width, self.height, self.data)
    }
}

impl Resampled for Reduced {
    fn luma(&self) -> Option<Luma<'_>> {
        Luma::new(&self.data, self.width, self.height, self.width)
    }

    fn back(&self, point: Point) -> Point {
        let times = i32::try_from(self.times).unwrap_or(1);
        let from = |at: i32, origin: usize| {
            at.saturating_mul(times).saturating_add(i32::try_from(origin).unwrap_or(i32::MAX))
        };
        Point { x: from(point.x, self.origin.0), y: from(point.y, self.origin.1) }
    }

    fn module_back(&self, module_millipx: u32) -> u32 {
        module_millipx.saturating_mul(self.times as u32)
    }
}

/// The means of squares of `N` x `N` pixels.
fn means<const N: usize>(luma: &Luma<'_>, region: Region, width: usize, height: usize) -> Vec<u8> {
    let all = (N * N) as u16;
    let mut data = Vec::with_capacity(width * height);
    let mut sums = vec![0_u16; width];
    for row in 0..height {
        sums.fill(0);
        for y in 0..N {
            let line = luma.row(region.y + N * row + y).get(region.x..region.x + N * width).unwrap_or(&[]);
            for (sum, pixels) in sums.iter_mut().zip(line.as_chunks::<N>().0) {
                *sum += pixels.iter().map(|pixel| u16::from(*pixel)).sum::<u16>();
            }
        }
        data.extend(sums.iter().map(|sum| ((sum + all / 2) / all) as u8));
    }
    data
}

/// The same of squares of any side up to [`MAX_TIMES`].
fn means_of(luma: &Luma<'_>, region: Region, width: usize, height: usize, times: usize) -> Vec<u8> {
    let all = (times * times) as u32;
    let mut data = Vec::with_capacity(width * height);
    let mut sums = vec![0_u32; width];
    for row in 0..height {
        sums.fill(0);
        for y in 0..times {
            let line = luma.row(region.y + times * row + y);
            let line = line.get(region.x..region.x + times * width).unwrap_or(&[]);
            for (sum, pixels) in sums.iter_mut().zip(line.chunks_exact(times)) {
                *sum += pixels.iter().map(|pixel| u32::from(*pixel)).sum::<u32>();
            }
        }
        data.extend(sums.iter().map(|sum| ((sum + all / 2) / all) as u8));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pixel_is_the_mean_of_a_square() {
        let data: Vec<u8> = (0..40).flat_map(|y| (0..50).map(move |x| 2 * x + 3 * y)).collect();
        let luma = Luma::new(&data, 50, 40, 50).unwrap();
        for times in [2, 3, 4, 5] {
            let region = Region { x: 5, y: 7, width: 30, height: 25 };
            let reduced = Reduced::of(&luma, region, times).unwrap();
            assert_eq!((reduced.width, reduced.height), (30 / times, 25 / times));
            for y in 0..reduced.height {
                for x in 0..reduced.width {
                    // The middle of the square, at twice its place to stay with whole numbers.
                    let (at_x, at_y) = (2 * (5 + times * x) + times - 1, 2 * (7 + times * y) + times - 1);
                    let twice = 2 * at_x + 3 * at_y;
                    let value = usize::from(reduced.data[y * reduced.width + x]);
                    assert!((2 * value).abs_diff(twice) <= 1, "{times}: {x} {y}");
                }
            }
        }
        assert_eq!(Reduced::of(&luma, Region { x: 0, y: 0, width: 50, height: 40 }, 17), None);
        assert_eq!(Reduced::of(&luma, Region { x: 0, y: 0, width: 50, height: 1 }, 2), None);
        assert_eq!(Reduced::of(&luma, Region { x: 50, y: 0, width: 50, height: 10 }, 2), None);
    }

    #[cfg(feature = "zxing")]
    #[test]
    fn what_is_read_lies_where_it_is_in_the_whole_picture() {
        use super::super::scene::{Scene, SceneLuma as _};
        use super::super::{Effort, Symbologies, Symbology, searcher};
        let mut scene = Scene::flat(1600, 700, 150.0);
        scene.bars("SF1234567890123", 8.0, 0.0, 800.0, 350.0);
        let shot = scene.shot(3.0, 1);
        let region = Region { x: 100, y: 90, width: 1400, height: 520 };
        for times in [2, 3, 4] {
            let reduced = Reduced::of(&scene.luma(&shot), region, times).unwrap();
            let found = reduced.read(&*searcher(), Symbologies::of(&[Symbology::Code128]), Effort::Fast);
            let [symbol] = found.as_slice() else { panic!("{times}: {found:?}") };
            assert_eq!(symbol.text, "SF1234567890123");
            assert!((symbol.corners[0].x - (800 - 145 * 4)).abs() < 20, "{:?}", symbol.corners);
            assert!(symbol.module_millipx.is_some_and(|module| (7_700..8_300).contains(&module)));
        }
    }
}
