//! A small part of a picture at twice the size, with its blur undone in part: engines for matrix codes sample single pixels, so
//! modules of two pixels that lens and movement have smeared are beyond them as they stand.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "values are clamped to grey levels before they become bytes"
)]

use super::{Effort, Point, Region, Symbol, SymbolReader, Symbologies};
use crate::media::Luma;

/// How much larger the part becomes on each side.
const TIMES: usize = 2;

/// Blur that is undone, standard deviation in pixels of the enlarged part, and how much of it. A prototype of this read 175 of 200
/// frames of ten rendered passes with QR codes of 2 px per module, and none of them as they were; on two of the passes amounts
/// from 1.5 to 4 and deviations from 2 to 2.5 did about as well.
const SIGMA: f32 = 2.0;
const AMOUNT: f32 = 2.0;

/// Pixels on each side that the blur is computed from.
const REACH: usize = 5;

/// Weights of the two cubic interpolations halfway between pixels at twice the size: a quarter of a pixel from the nearest
/// (cubic convolution, Keys 1981, a = -1/2).
const QUARTER: [f32; 4] = [-0.070_312_5, 0.867_187_5, 0.226_562_5, -0.023_437_5];

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
        let rows: Vec<Vec<f32>> = (region.y..region.bottom())
            .map(|y| doubled(luma.row(y).get(region.x..region.right()).unwrap_or(&[])))
            .collect();
        let (width, height) = (TIMES * region.width, TIMES * region.height);
        let mut values = vec![0.0_f32; width * height];
        for (y, line) in values.chunks_exact_mut(width).enumerate() {
            let (first, weights) = taps(y);
            for (tap, weight) in (first..).zip(weights) {
                let row = usize::try_from(tap).unwrap_or(0).min(rows.len().saturating_sub(1));
                let Some(row) = rows.get(row) else { continue };
                for (value, source) in line.iter_mut().zip(row) {
                    *value += weight * source;
                }
            }
        }
        let blurred = blurred(&values, width);
        let sharpened = values
            .iter()
            .zip(&blurred)
            .map(|(value, blurred)| (value + AMOUNT * (value - blurred)).round().clamp(0.0, 255.0) as u8);
        Some(Self { data: sharpened.collect(), width, height, origin: (region.x, region.y) })
    }

    /// Reads it. Corner points and module widths are those of the picture that it was taken from.
    #[must_use]
    pub fn read(&self, reader: &dyn SymbolReader, wanted: Symbologies) -> Vec<Symbol> {
        let Some(luma) = Luma::new(&self.data, self.width, self.height, self.width) else {
            return Vec::new();
        };
        let mut symbols = reader.read(&luma, Region::whole(&luma), wanted, Effort::Dense);
        let back = |at: i32, origin: usize| at / TIMES as i32 + i32::try_from(origin).unwrap_or(0);
        for symbol in &mut symbols {
            symbol.corners = symbol
                .corners
                .map(|Point { x, y }| Point { x: back(x, self.origin.0), y: back(y, self.origin.1) });
            symbol.module_millipx = symbol.module_millipx.map(|module| module / TIMES as u32);
        }
        symbols
    }
}

/// The first of four source pixels that make an enlarged one, and their weights.
fn taps(at: usize) -> (i64, [f32; 4]) {
    let middle = (at / TIMES) as i64;
    if at.is_multiple_of(TIMES) {
        // A quarter of a pixel before the middle of its source.
        let [a, b, c, d] = QUARTER;
        (middle - 2, [d, c, b, a])
    } else {
        (middle - 1, QUARTER)
    }
}

fn doubled(line: &[u8]) -> Vec<f32> {
    let last = line.len().saturating_sub(1);
    (0..TIMES * line.len())
        .map(|at| {
            let (first, weights) = taps(at);
            (first..)
                .zip(weights)
                .map(|(tap, weight)| {
                    let place = usize::try_from(tap).unwrap_or(0).min(last);
                    weight * line.get(place).copied().map_or(0.0, f32::from)
                })
                .sum()
        })
        .collect()
}

/// Smoothed along rows, then along columns; pixels beyond an edge are those of the edge.
fn blurred(values: &[f32], width: usize) -> Vec<f32> {
    let mut weights = [0.0_f32; REACH + 1];
    for (at, weight) in weights.iter_mut().enumerate() {
        *weight = (-0.5 * (at as f32 / SIGMA).powi(2)).exp();
    }
    let total = 2.0 * weights.iter().sum::<f32>() - 1.0;
    let weights = weights.map(|weight| weight / total);

    let mut along = Vec::with_capacity(values.len());
    for line in values.chunks_exact(width) {
        let last = line.len() - 1;
        along.extend((0..line.len()).map(|x| {
            let at = |x: usize| line.get(x.min(last)).copied().unwrap_or(0.0);
            let pair = |by: usize| at(x.saturating_sub(by)) + at(x + by);
            weights[0] * at(x) + (1..).zip(&weights[1..]).map(|(by, weight)| weight * pair(by)).sum::<f32>()
        }));
    }
    let lines: Vec<&[f32]> = along.chunks_exact(width).collect();
    let last = lines.len().saturating_sub(1);
    let mut result = vec![0.0_f32; values.len()];
    for (y, sum) in result.chunks_exact_mut(width).enumerate() {
        for (by, weight) in weights.iter().enumerate() {
            let places = [y.saturating_sub(by), (y + by).min(last)];
            for place in places.iter().take(if by == 0 { 1 } else { 2 }) {
                for (sum, value) in sum.iter_mut().zip(lines.get(*place).copied().unwrap_or(&[])) {
                    *sum += weight * value;
                }
            }
        }
    }
    result
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
        use super::super::scene::Scene;
        use super::super::{Symbology, searcher};
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
            let found = Enlarged::of(&luma, places[0]).unwrap().read(&*searcher(), QR);
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
