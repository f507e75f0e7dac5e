//! A small part of a picture at twice the size, with its blur undone in part: engines for matrix codes sample single pixels, so
//! modules of two pixels that lens and movement have smeared are beyond them as they stand.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "values are clamped to grey levels before they become bytes"
)]

use super::{Point, Region, Resampled};
use crate::media::Luma;

/// How much larger the part becomes on each side.
const TIMES: usize = 2;

/// Blur that is undone, standard deviation in pixels of the picture, and how much of it. A prototype that enlarged
/// first and sharpened then read 175 of 200 frames of ten rendered passes with QR codes of 2 px per module, and none of them as they were; on two of the passes amounts
/// from 1.5 to 4 and deviations from 1 to 1.25 did about as well.
const SIGMA: f32 = 1.0;
const AMOUNT: f32 = 2.0;

/// Pixels on each side that the blur is computed from.
const REACH: usize = 3;

/// Pixels on each side that an enlarged one is computed from.
const TAPS: usize = 2;

/// Weights of the cubic interpolation a quarter of a pixel after the middle of a pixel, from two pixels before it to two after
/// it (cubic convolution, Keys 1981, a = -1/2). A quarter of a pixel before it they are the other way round.
const QUARTER: [f32; 2 * TAPS + 1] = [0.0, -0.070_312_5, 0.867_187_5, 0.226_562_5, -0.023_437_5];

/// A part of a picture, enlarged and sharpened.
#[derive(Debug, Clone, PartialEq)]
pub struct Enlarged {
    data: Vec<u8>,
    width: usize,
    height: usize,
    origin: (usize, usize),
}

impl Enlarged {
    /// Enlarges and sharpens; `None` where nothing of the region is in the picture.
    #[must_use]
    pub fn of(luma: &Luma<'_>, region: Region) -> Option<Self> {
        let region = region.within(luma.width(), luma.height())?;
        let part = Plane {
            width: region.width,
            values: (region.y..region.bottom())
                .flat_map(|y| luma.row(y).get(region.x..region.right()).unwrap_or(&[]))
                .map(|value| f32::from(*value))
                .collect(),
        };
        let enlarged = part.sharpened().doubled().turned().doubled().turned();
        let data = enlarged.values.iter().map(|value| value.round().clamp(0.0, 255.0) as u8).collect();
        Some(Self {
            data,
            width: TIMES * region.width,
            height: TIMES * region.height,
            origin: (region.x, region.y),
        })
    }
}

impl Resampled for Enlarged {
    fn luma(&self) -> Option<Luma<'_>> {
        Luma::new(&self.data, self.width, self.height, self.width)
    }

    fn back(&self, point: Point) -> Point {
        let from = |at: i32, origin: usize| at / TIMES as i32 + i32::try_from(origin).unwrap_or(0);
        Point { x: from(point.x, self.origin.0), y: from(point.y, self.origin.1) }
    }

    fn module_back(&self, module_millipx: u32) -> u32 {
        module_millipx / TIMES as u32
    }
}

/// Values line by line.
struct Plane {
    width: usize,
    values: Vec<f32>,
}

impl Plane {
    /// The same with its blur undone in part.
    fn sharpened(self) -> Self {
        let blurred = self.blurred().turned().blurred().turned();
        let pairs = self.values.iter().zip(&blurred.values);
        let values = pairs.map(|(value, blurred)| value + AMOUNT * (value - blurred)).collect();
        Self { width: self.width, values }
    }

    /// Smoothed along its lines.
    fn blurred(&self) -> Self {
        let mut weights = [0.0_f32; 2 * REACH + 1];
        for (at, weight) in weights.iter_mut().enumerate() {
            *weight = (-0.5 * ((at as f32 - REACH as f32) / SIGMA).powi(2)).exp();
        }
        let total: f32 = weights.iter().sum();
        let weights = weights.map(|weight| weight / total);
        Self { width: self.width, values: self.weighted(&weights) }
    }

    /// Twice as many values in each line.
    fn doubled(&self) -> Self {
        let mut before = QUARTER;
        before.reverse();
        let pairs = self.weighted(&before).into_iter().zip(self.weighted(&QUARTER));
        Self {
            width: TIMES * self.width,
            values: pairs.flat_map(|(before, after)| [before, after]).collect(),
        }
    }

    /// Lines become columns.
    fn turned(&self) -> Self {
        let lines = self.values.len() / self.width.max(1);
        let mut values = Vec::with_capacity(self.values.len());
        for column in 0..self.width {
            values.extend(self.values.iter().skip(column).step_by(self.width));
        }
        Self { width: lines, values }
    }

    /// Sums of each value and those on both sides of it in its line, weighted; beyond the ends those of the ends.
    fn weighted<const COUNT: usize>(&self, weights: &[f32; COUNT]) -> Vec<f32> {
        let beyond = COUNT / 2;
        let mut padded = Vec::with_capacity(self.width + 2 * beyond);
        let mut sums = vec![0.0; self.values.len()];
        let lines = self.values.chunks_exact(self.width.max(1));
        for (line, sums) in lines.zip(sums.chunks_exact_mut(self.width.max(1))) {
            let [first, last] = [line.first(), line.last()].map(|end| end.copied().unwrap_or(0.0));
            padded.clear();
            padded.extend(std::iter::repeat_n(first, beyond));
            padded.extend_from_slice(line);
            padded.extend(std::iter::repeat_n(last, beyond));
            for (at, weight) in weights.iter().enumerate() {
                // All values of a line by one weight: arithmetic that packs well.
                for (sum, value) in sums.iter_mut().zip(padded.iter().skip(at)) {
                    *sum += weight * value;
                }
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slope_stays_a_slope_at_twice_the_size() {
        let data: Vec<u8> = (0..32).flat_map(|y| (0..32).map(move |x| 2 * x + 3 * y)).collect();
        let luma = Luma::new(&data, 32, 32, 32).unwrap();
        let enlarged = Enlarged::of(&luma, Region { x: 4, y: 2, width: 24, height: 28 }).unwrap();
        assert_eq!((enlarged.width, enlarged.height), (48, 56));
        for y in 12..44 {
            for x in 12..36 {
                // The middle of an enlarged pixel, in pixels of the picture.
                let (at_x, at_y) = (4.0 + (x as f32 - 0.5) / 2.0, 2.0 + (y as f32 - 0.5) / 2.0);
                let value = f32::from(enlarged.data[y * enlarged.width + x]);
                assert!((value - 2.0 * at_x - 3.0 * at_y).abs() <= 0.6, "{x} {y}: {value}");
            }
        }
        assert_eq!(Enlarged::of(&luma, Region { x: 32, y: 0, width: 4, height: 4 }), None);
        assert!(Enlarged::of(&luma, Region { x: 31, y: 31, width: 40, height: 40 }).is_some());
    }

    #[cfg(feature = "zxing")]
    #[test]
    fn a_blurred_code_of_two_pixels_a_module_is_read_only_enlarged_and_sharpened() {
        use super::super::matrix::small_places;
        use super::super::scene::{Scene, SceneLuma as _};
        use super::super::{Effort, Symbologies, Symbology, searcher};
        use crate::features::cells::Cells;

        const QR: Symbologies = Symbologies::of(&[Symbology::Qr]);
        let (mut read, mut as_it_was) = (0, 0);
        for seed in 0..6 {
            let mut scene = Scene::flat(640, 480, 150.0);
            scene.qr("SF1234567890123", 2.0, 7.0, 300.0, 200.0);
            scene.blur(1.0);
            let shot = scene.shot(4.0, seed);
            let luma = scene.luma(&shot);
            let places = small_places(&Cells::of(&luma));
            assert!(places.len() == 1 && places[0].contains(Point { x: 300, y: 200 }), "{places:?}");
            as_it_was += searcher().read(&luma, Region::whole(&luma), QR, Effort::Dense).len();
            let found = Enlarged::of(&luma, places[0]).unwrap().read(&*searcher(), QR, Effort::Dense);
            if let [symbol] = found.as_slice() {
                read += 1;
                assert_eq!(symbol.text, "SF1234567890123");
                let middle = symbol.corners.iter().fold((0, 0), |sum, at| (sum.0 + at.x, sum.1 + at.y));
                assert!((middle.0 / 4 - 300).abs() <= 2 && (middle.1 / 4 - 200).abs() <= 2, "{middle:?}");
                assert!(symbol.module_millipx.is_some_and(|module| (1_800..=2_200).contains(&module)));
            }
        }
        assert!(read >= 5 && as_it_was <= 1, "{read} and {as_it_was} of 6");
    }
}
