//! The mean brightness along the bars of a band, sampled between the pixels of each row of the picture. No value is taken from
//! between rows, so nothing is blurred but by the camera.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel coordinates are far below the limits of the types, and places are clamped"
)]

use std::f32::consts::{FRAC_PI_2, FRAC_PI_4};
use std::sync::LazyLock;

use onetake_code128::profile::PER_PX;

use crate::media::Luma;
use crate::symbol::upright::RotatedRect;

/// Pixels beyond the region on each side, at least; and as a share of its length: regions of weak bars end too soon.
const BEYOND_PX: f32 = 24.0;
const BEYOND_SHARE: f32 = 0.4;

/// Places between two pixels that are told apart.
const PHASES: usize = 256;

/// Weights of the pixels around a place, from the one before the last before it to the second after it: cubic convolution
/// (Keys 1981, a = -1/2).
static WEIGHTS: LazyLock<[[f32; 4]; PHASES]> = LazyLock::new(|| {
    let mut weights = [[0.0; 4]; PHASES];
    for (phase, weights) in weights.iter_mut().enumerate() {
        let at = (phase as f32 + 0.5) / PHASES as f32;
        let (a, b, c) = (at, at * at, at * at * at);
        *weights = [
            -0.5 * a + b - 0.5 * c,
            1.0 - 2.5 * b + 1.5 * c,
            0.5 * a + 2.0 * b - 1.5 * c,
            -0.5 * b + 0.5 * c,
        ];
    }
    weights
});

/// The mean over a band from one place along the bars to another, in pixels from the middle of the rectangle: [`PER_PX`] values per
/// pixel across the bars, from about so many rows at most.
pub(super) fn mean_line(luma: &Luma<'_>, slant: RotatedRect, band: (f32, f32), most_rows: usize) -> Vec<f32> {
    let picture = Rows { luma, by_columns: slant.angle.abs() > FRAC_PI_4 };
    let (slant, band) = picture.turned(slant, band);
    let (sin, cos) = slant.angle.sin_cos();
    let reach = slant.width / 2.0 + BEYOND_PX.max(BEYOND_SHARE * slant.width);
    let per_px = PER_PX as f32;
    let count = (2.0 * reach * per_px) as usize;
    let across = |index: usize| (index as f32 + 0.5) / per_px - reach;

    let ends = [band.0, band.1].map(|v| slant.y + v * cos);
    let beside = reach * sin.abs();
    let first = ends[0].min(ends[1]) - beside;
    let last = ends[0].max(ends[1]) + beside;
    let step = ((ends[1] - ends[0]).abs() / most_rows as f32).max(1.0) as usize;

    let (mut sums, mut rows) = (vec![0.0_f32; count], vec![0.0_f32; count]);
    let mut pixels = Vec::new();
    for row in (first.floor() as i64..=last.ceil() as i64).step_by(step) {
        // Along a row, the place across the bars and the place along them change together.
        let away = row as f32 + 0.5 - slant.y;
        let Some((lowest, highest)) = part((sin, cos), away, band, reach) else { continue };
        let index = |across: f32| (across + reach) * per_px - 0.5;
        let from = index(lowest).ceil().max(0.0) as usize;
        let to = (index(highest).floor() as usize).min(count.saturating_sub(1));
        if from > to {
            continue;
        }
        let place = |index: usize| slant.x - 0.5 + (across(index) - away * sin) / cos;
        let (one, other) = (place(from), place(to));
        let start = one.min(other).floor() as i64 - 1;
        picture.pixels(row, start, (one - other).abs() as usize + 6, &mut pixels);

        let scale = PHASES as f32;
        let (place, step) = ((one - start as f32 - 1.0) * scale, scale / (per_px * cos));
        let parts = sums.get_mut(from..=to).unwrap_or(&mut []).iter_mut();
        for (index, (sum, rows)) in parts.zip(rows.get_mut(from..=to).unwrap_or(&mut [])).enumerate() {
            let place = (place + index as f32 * step) as usize;
            let taps = pixels.get(place / PHASES..).and_then(|taps| taps.first_chunk::<4>());
            let (Some([a, b, c, d]), Some([one, two, three, four])) = (taps, WEIGHTS.get(place % PHASES))
            else {
                continue;
            };
            *sum += a * one + b * two + c * three + d * four;
            *rows += 1.0;
        }
    }
    let mut mean = 0.0;
    sums.iter()
        .zip(&rows)
        .map(|(sum, rows)| {
            // Beyond a corner of the picture a place may have no row: it is like the one beside it.
            if *rows > 0.0 {
                mean = sum / rows;
            }
            mean
        })
        .collect()
}

/// The part of a row inside a band, as places across the bars up to so far from the middle.
fn part((sin, cos): (f32, f32), away: f32, band: (f32, f32), reach: f32) -> Option<(f32, f32)> {
    if sin.abs() < 1e-6 {
        return (band.0..=band.1).contains(&(away / cos)).then_some((-reach, reach));
    }
    let ends = [band.0, band.1].map(|v| (away - v * cos) / sin);
    let (lowest, highest) = (ends[0].min(ends[1]).max(-reach), ends[0].max(ends[1]).min(reach));
    (lowest < highest).then_some((lowest, highest))
}

/// The rows of a picture, or its columns, where bars are nearer to level than to upright.
struct Rows<'a> {
    luma: &'a Luma<'a>,
    by_columns: bool,
}

impl Rows<'_> {
    /// A rectangle and a band along its bars in the picture whose rows these are: with the axes, the direction along the bars
    /// changes sides.
    fn turned(&self, slant: RotatedRect, band: (f32, f32)) -> (RotatedRect, (f32, f32)) {
        if !self.by_columns {
            return (slant, band);
        }
        let turned = RotatedRect { x: slant.y, y: slant.x, angle: FRAC_PI_2 - slant.angle, ..slant };
        (turned, (-band.1, -band.0))
    }

    /// So many pixels of a row, those beyond the picture like the nearest in it.
    fn pixels(&self, row: i64, start: i64, count: usize, pixels: &mut Vec<f32>) {
        let (across, down) = (self.luma.width(), self.luma.height());
        let (length, rows) = if self.by_columns { (down, across) } else { (across, down) };
        let clamped = |place: i64, length: usize| place.clamp(0, length as i64 - 1) as usize;
        let row = clamped(row, rows);
        pixels.clear();
        pixels.extend((start..start + count as i64).map(|place| {
            let place = clamped(place, length);
            let at = if self.by_columns {
                place * self.luma.stride() + row
            } else {
                row * self.luma.stride() + place
            };
            self.luma.data().get(at).copied().map_or(0.0, f32::from)
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbol::scene::{Scene, SceneLuma as _};

    #[test]
    fn bars_at_any_angle_have_the_same_line() {
        let line = |degrees: f32| {
            let mut scene = Scene::flat(500, 500, 215.0);
            scene.bars("SF1234567890123", 2.0, degrees, 250.0, 250.0);
            let shot = scene.shot(0.0, 1);
            let angle = degrees.to_radians();
            let slant = RotatedRect { x: 250.0, y: 250.0, angle, width: 330.0, height: 90.0 };
            mean_line(&scene.luma(&shot), slant, (-30.0, 30.0), 64)
        };
        let level = line(0.0);
        for degrees in [7.0, 44.0, 46.0, 80.0, 90.0, -10.0, -45.0, -60.0, -89.0] {
            let other = line(degrees);
            assert_eq!(other.len(), level.len());
            let apart = |other: &mut dyn Iterator<Item = &f32>| {
                let apart: f32 = level.iter().zip(other).map(|(one, other)| (one - other).abs()).sum();
                apart / level.len() as f32
            };
            let difference = apart(&mut other.iter());
            assert!(difference < 12.0, "{degrees}: {difference}");
            assert!(apart(&mut other.iter().rev()) > 30.0, "{degrees}");
        }
    }

    #[test]
    fn a_band_beyond_the_picture_is_like_its_edge() {
        let scene = Scene::flat(60, 40, 90.0);
        let shot = scene.shot(0.0, 1);
        for angle in [0.0, 0.4, 1.2, 1.57, -1.57] {
            let slant = RotatedRect { x: 70.0, y: -20.0, angle, width: 50.0, height: 30.0 };
            let line = mean_line(&scene.luma(&shot), slant, (-10.0, 10.0), 64);
            assert!(line.iter().all(|value| (value - 90.0).abs() < 0.1), "{angle}");
        }
    }
}
