//! The line across bars whose place is known because an engine read them: it is taken whatever it looks like, with light and
//! modules at one scale.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel coordinates are far below the limits of the types, and lengths are clamped"
)]

use onetake_code128::profile::{PER_PX, Profile};

use super::band::Lines;
use super::{ROWS, rows, scale};
use crate::media::Luma;
use crate::symbol::upright::RotatedRect;
use crate::symbol::{Point, Region, region};

/// Longest line in pixels.
const MAX_LENGTH_PX: f32 = 4096.0;

/// Height over which bars are sought around the rows that were read: a share of their length, within limits in pixels.
const SOUGHT_SHARE: f32 = 0.3;
const SOUGHT_PX: (f32, f32) = (24.0, 140.0);

/// Fewest rows along the bars of which a line is the mean.
const MIN_ROWS: f32 = 3.0;

/// The line across the bars between these corners, with modules of about so many pixels. `None` where there is no picture,
/// or no area between the corners.
#[must_use]
pub fn of_symbol(luma: &Luma<'_>, corners: &[Point; 4], module_px: f32) -> Option<Profile> {
    let place = place(luma, corners)?;
    let sought = RotatedRect {
        height: place.height.max((SOUGHT_SHARE * place.width).clamp(SOUGHT_PX.0, SOUGHT_PX.1)),
        ..place
    };
    let lines = Lines::of(luma, sought);
    let (slant, band, likeness) = match lines.band() {
        Some(band) => {
            let turned = RotatedRect { angle: sought.angle + lines.steepest(&band), ..sought };
            (turned, (lines.v(band.first), lines.v(band.end)), band.likeness)
        }
        None => (place, (-place.height / 2.0, place.height / 2.0), 0.0),
    };
    let line = rows::mean_line(luma, slant, band, ROWS);
    let line = scale::usual(&line, module_px);
    (line.len() > 8 * PER_PX).then(|| Profile::from_brightness(&line).with_likeness(likeness))
}

/// Brightness across the bars between these corners and beside them, [`PER_PX`] values per pixel, with the first sample of the bars
/// and the first after them: the mean of the rows that an engine read.
#[must_use]
pub(crate) fn raw_line(luma: &Luma<'_>, corners: &[Point; 4]) -> Option<(Vec<f32>, (usize, usize))> {
    let place = place(luma, corners)?;
    let line = rows::mean_line(luma, place, (-place.height / 2.0, place.height / 2.0), ROWS);
    let half = (place.width / 2.0 * PER_PX as f32) as usize;
    let middle = line.len() / 2;
    Some((line, (middle.checked_sub(half)?, middle + half)))
}

/// The bars between the corners as a slanted rectangle.
fn place(luma: &Luma<'_>, corners: &[Point; 4]) -> Option<RotatedRect> {
    let around = Region::around(corners)?.within(luma.width(), luma.height())?;
    let rough = rough_angle(corners)?;
    // What was read along a row says where the bars end, not how they are turned.
    let grown = around.grown(around.width.min(around.height) / 8 + 8);
    let turn = |angle: f32| {
        let off = (angle - rough).rem_euclid(std::f32::consts::PI);
        off.min(std::f32::consts::PI - off)
    };
    let angle = region::direction(luma, grown).filter(|angle| turn(*angle) < 0.6).unwrap_or(rough);
    let points: Vec<(f32, f32)> = corners.iter().map(|point| (point.x as f32, point.y as f32)).collect();
    let slant = RotatedRect::around(&points, angle, 0.0);
    (slant.width > 8.0 && slant.width <= MAX_LENGTH_PX && slant.height >= 1.0)
        .then(|| RotatedRect { height: slant.height.max(MIN_ROWS), ..slant })
}

/// The direction from the left to the right corners, between -π/2 and π/2.
fn rough_angle(corners: &[Point; 4]) -> Option<f32> {
    let [a, b, c, d] = corners;
    let (dx, dy) = (
        f64::from(b.x) - f64::from(a.x) + f64::from(c.x) - f64::from(d.x),
        f64::from(b.y) - f64::from(a.y) + f64::from(c.y) - f64::from(d.y),
    );
    if dx == 0.0 && dy == 0.0 {
        return None;
    }
    let half = std::f64::consts::FRAC_PI_2;
    let angle = dy.atan2(dx);
    let angle = if angle > half {
        angle - 2.0 * half
    } else if angle <= -half {
        angle + 2.0 * half
    } else {
        angle
    };
    Some(angle as f32)
}
