//! One clean line across the bars of a slanted region: brightness averaged along the bars, with light and contrast taken
//! out. What a decoder that works below the pixel needs.

mod band;
mod known;
mod rows;
mod scale;

use onetake_code128::profile::Profile;

use self::band::Lines;
pub use self::known::of_symbol;
pub(crate) use self::known::raw_line;
use super::upright::RotatedRect;
use crate::media::Luma;

/// Longest line in pixels; larger regions are no labels that a reader of whole pixels would miss.
const MAX_LENGTH_PX: f32 = 2048.0;

/// Most rows that are averaged, and how many a first look takes.
const ROWS: usize = 64;
const FEW_ROWS: usize = 8;

/// Samples the bars inside a slanted rectangle; `None` where there is no picture or nothing like the bars of a label.
#[must_use]
pub fn across(luma: &Luma<'_>, slant: RotatedRect) -> Option<Profile> {
    if !(slant.width > 8.0 && slant.height >= 3.0 && slant.width <= MAX_LENGTH_PX) {
        return None;
    }
    let lines = Lines::of(luma, slant);
    let band = lines.band()?;
    let turn = lines.steepest(&band);
    let place = (lines.v(band.first), lines.v(band.end));
    let turned = RotatedRect { angle: slant.angle + turn, ..slant };
    let mean_of = |most| {
        Profile::from_brightness(&rows::mean_line(luma, turned, place, most)).with_likeness(band.likeness)
    };
    // Noise adds edges and never takes any away. Where a few rows have too few edges, all rows have.
    Some(mean_of(FEW_ROWS)).filter(Profile::like_a_label)?;
    Some(mean_of(ROWS)).filter(Profile::like_a_label)
}
