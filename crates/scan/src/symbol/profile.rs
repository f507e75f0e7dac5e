//! One clean line across the bars of a slanted region: brightness averaged along the bars, with light and contrast taken
//! out. What a decoder that works below the pixel needs.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "pixel coordinates are far below the limits of the types, and places are clamped"
)]

mod band;
mod rows;

use std::collections::VecDeque;

use onetake_code128::profile::{PER_PX, Profile};

use self::band::Lines;
use super::upright::Slant;
use crate::media::Luma;

/// Longest line in pixels; larger regions are no labels that a reader of whole pixels would miss.
const LONGEST_PX: f32 = 2048.0;

/// Most rows that are averaged, and how many a first look takes.
const ROWS: usize = 64;
const FEW_ROWS: usize = 8;

/// Width of the window of the running maximum and minimum, in pixels: a little more than the widest bar at 4 pixels per
/// module, with its neighbours.
const LIGHT_WINDOW_PX: usize = 21;

/// Least difference between bars and spaces, in grey levels.
const LEAST_CONTRAST: f32 = 12.0;

/// Samples the bars inside a slanted rectangle; `None` where there is no picture or nothing like the bars of a label.
#[must_use]
pub fn across(luma: &Luma<'_>, slant: Slant) -> Option<Profile> {
    if !(slant.width > 8.0 && slant.height >= 3.0 && slant.width <= LONGEST_PX) {
        return None;
    }
    let lines = Lines::of(luma, slant);
    let band = lines.band()?;
    let turn = lines.steepest(&band);
    let place = (lines.v(band.first), lines.v(band.end));
    let turned = Slant { angle: slant.angle + turn, ..slant };
    let mean_of = |most| flattened(&rows::mean_line(luma, turned, place, most));
    let of = |values| Profile::new(values, band.likeness);
    // Noise makes more edges, not fewer: what has too few of them, or all alike, in a few rows has so in all.
    Some(of(mean_of(FEW_ROWS))).filter(Profile::like_a_label)?;
    Some(of(mean_of(ROWS))).filter(Profile::like_a_label)
}

/// Light and contrast taken out: the running maximum becomes +1, the running minimum -1.
fn flattened(line: &[f32]) -> Vec<f32> {
    let window = LIGHT_WINDOW_PX * PER_PX / 2;
    let running = |before: fn(&f32, &f32) -> bool| {
        smooth(&smooth(&most_around(line, window, before), 3 * PER_PX), 3 * PER_PX)
    };
    let (low, high) = (running(|one, other| one <= other), running(|one, other| one >= other));
    line.iter()
        .zip(low.iter().zip(&high))
        .map(|(value, (low, high))| {
            2.0 * ((value - low) / (high - low).max(LEAST_CONTRAST)).clamp(-0.2, 1.2) - 1.0
        })
        .collect()
}

/// The value that comes before all others among those up to so many places away, for each place.
fn most_around(line: &[f32], reach: usize, before: fn(&f32, &f32) -> bool) -> Vec<f32> {
    // Candidates in order: each comes before all that follow it in the window.
    let mut open: VecDeque<(usize, f32)> = VecDeque::new();
    let mut coming = line.iter().copied().enumerate().peekable();
    (0..line.len())
        .map(|place| {
            while let Some((at, value)) = coming.next_if(|(at, _)| *at <= place + reach) {
                while open.back().is_some_and(|(_, last)| before(&value, last)) {
                    open.pop_back();
                }
                open.push_back((at, value));
            }
            while open.front().is_some_and(|(at, _)| at + reach < place) {
                open.pop_front();
            }
            open.front().map_or(0.0, |(_, value)| *value)
        })
        .collect()
}

/// The mean over so many values on each side.
fn smooth(line: &[f32], reach: usize) -> Vec<f32> {
    let sums: Vec<f64> = std::iter::once(0.0)
        .chain(line.iter().scan(0.0_f64, |sum, value| {
            *sum += f64::from(*value);
            Some(*sum)
        }))
        .collect();
    (0..line.len())
        .map(|place| {
            let (from, to) = (place.saturating_sub(reach), (place + reach + 1).min(line.len()));
            let sum = sums.get(to).unwrap_or(&0.0) - sums.get(from).unwrap_or(&0.0);
            (sum / (to - from) as f64) as f32
        })
        .collect()
}
