//! One clean line across the bars of a label: brightness averaged along the bars, with light and contrast taken out. What a
//! decoder that works below the pixel needs, and all that a record keeps of bars that nobody could read.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "lines are a few thousand samples long, and values are clamped"
)]

use std::collections::VecDeque;

/// Samples per pixel of the picture.
pub const PER_PX: usize = 3;

/// Width of the window of the running maximum and minimum, in pixels: a little more than the widest bar at 4 pixels per
/// module, with its neighbours.
pub(crate) const LIGHT_WINDOW_PX: usize = 21;

/// How far the running maximum and minimum are smoothed on each side, in pixels, twice.
pub(crate) const SMOOTHED_PX: usize = 3;

/// Least difference between bars and spaces, in grey levels.
const MIN_CONTRAST: f32 = 12.0;

/// Share of the contrast nearby below which a place has no bars or no spaces, and how many windows on each side are near. Noise
/// of paper is a twentieth and less; modules of a pixel keep a third under the blur of usual lenses.
const FLAT_SHARE: f32 = 0.2;
const NEAR_WINDOWS: usize = 4;

/// Fewest bars and spaces of a label, and the widest that count: four modules of four pixels.
const MIN_ELEMENTS: usize = 22;
const MAX_ELEMENT_PX: usize = 16;

/// Steps that the edges of any label have: as many as of four characters of Code 128, of two samples each. Those of wider modules
/// are as many, however many samples lie between them.
const MIN_STEEP_STEPS: usize = 48;

/// Brightness across the bars: -1 on bars, +1 on spaces, [`PER_PX`] values per pixel.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    values: Vec<f32>,
    likeness: f32,
}

impl Profile {
    /// How alike the lines along the bars are that it is the mean of, 0 to 1.
    #[must_use]
    pub fn likeness(&self) -> f32 {
        self.likeness
    }

    /// How much is in it: the sum of the squares of its steps, in thousandths. Grows with sharpness and with the number of
    /// edges, not with light.
    #[must_use]
    pub fn gradient_energy_milli(&self) -> u64 {
        (1000.0 * gradient_energy(&self.values)) as u64
    }

    /// Whether it may be the bars of a label: as many edges as of four characters of Code 128 that blur has left, and bars
    /// and spaces of several widths; blinds, keyboards and grids have one.
    #[must_use]
    pub fn like_a_label(&self) -> bool {
        let mut edges = Vec::new();
        let mut above = None;
        for (place, value) in self.values.iter().enumerate().filter(|(_, value)| value.abs() > 0.2) {
            let now = *value > 0.0;
            if above.is_some_and(|before: bool| before != now) {
                edges.push(place);
            }
            above = Some(now);
        }
        let mut widths: Vec<usize> = edges
            .windows(2)
            .filter_map(|pair| pair.last()?.checked_sub(*pair.first()?))
            .filter(|width| *width <= MAX_ELEMENT_PX * PER_PX)
            .collect();
        widths.sort_unstable();
        let tenth = |tenth: usize| widths.get(widths.len() * tenth / 10).copied().unwrap_or(0);
        widths.len() >= MIN_ELEMENTS && 10 * tenth(9) >= 17 * tenth(2)
    }

    /// A profile from brightness across bars, [`PER_PX`] values per pixel: light and contrast are taken out.
    #[must_use]
    pub fn from_brightness(line: &[f32]) -> Self {
        Self { values: flattened(line), likeness: 1.0 }
    }

    /// The same, of lines along the bars that are so alike, 0 to 1.
    #[must_use]
    pub fn with_likeness(mut self, likeness: f32) -> Self {
        self.likeness = likeness;
        self
    }

    /// A profile from values that are already flat.
    #[must_use]
    pub fn from_values(values: Vec<f32>) -> Self {
        Self { values, likeness: 1.0 }
    }

    /// As a record keeps it: two hexadecimal digits for each value, `40` on bars and `c0` on spaces.
    #[must_use]
    pub fn to_hex(&self) -> String {
        let bytes: Vec<u8> = self.values.iter().map(|value| (128.0 + 64.0 * value).round() as u8).collect();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// From what [`to_hex`](Self::to_hex) wrote; `None` for other text.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let value = |pair: &[u8]| {
            let byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
            Some((f32::from(byte) - 128.0) / 64.0)
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let values: Option<Vec<f32>> = pairs.iter().map(|pair| value(pair)).collect();
        values.filter(|values| rest.is_empty() && !values.is_empty()).map(Self::from_values)
    }

    /// The values.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// The same, read from the other end.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { values: self.values.iter().rev().copied().collect(), likeness: self.likeness }
    }

    /// The value at a place between samples; that of the nearest end outside.
    #[must_use]
    pub fn at(&self, place: f32) -> f32 {
        let last = self.values.len().saturating_sub(1);
        let place = place.clamp(0.0, last as f32);
        let index = place as usize;
        let here = self.values.get(index).copied().unwrap_or(0.0);
        let next = self.values.get(index + 1).copied().unwrap_or(here);
        here + (next - here) * (place - index as f32)
    }

    /// First and last sample of the bars: the longest run in which the line rises and falls, with gaps of at most so many
    /// pixels closed.
    #[must_use]
    pub fn ends(&self, window_px: usize) -> Option<(f32, f32)> {
        let steps: Vec<f32> = self
            .values
            .windows(2)
            .map(|pair| match pair {
                [one, next] => (next - one).abs(),
                _ => 0.0,
            })
            .collect();
        let mut sorted = steps.clone();
        sorted.sort_by(|one, other| other.total_cmp(one));
        let limit = 0.3 * sorted.get((steps.len() / 20).min(MIN_STEEP_STEPS))?;
        let window = window_px * PER_PX;
        let mut best: Option<(usize, usize)> = None;
        let mut run: Option<(usize, usize)> = None;
        for (place, _) in steps.iter().enumerate().filter(|(_, step)| **step > limit) {
            run = match run {
                Some((first, last)) if place - last <= window => Some((first, place)),
                _ => Some((place, place)),
            };
            let length = |run: Option<(usize, usize)>| run.map_or(0, |(first, last)| last - first);
            if length(run) > length(best) {
                best = run;
            }
        }
        best.filter(|(first, last)| last > first).map(|(first, last)| (first as f32 + 0.5, last as f32 + 0.5))
    }
}

/// Gradient energy of a line: the sum of the squares of its steps.
#[must_use]
pub fn gradient_energy(line: &[f32]) -> f32 {
    line.windows(2).map(|pair| (pair.last().unwrap_or(&0.0) - pair.first().unwrap_or(&0.0)).powi(2)).sum()
}

/// Light and contrast taken out: the running maximum becomes +1, the running minimum -1.
///
/// Where a window holds nothing but paper, as in wide quiet zones, or nothing but a wide bar, its noise is not taken for bars and
/// spaces: dark and bright are there what they are between the nearest places that have both.
fn flattened(line: &[f32]) -> Vec<f32> {
    let window = LIGHT_WINDOW_PX * PER_PX / 2;
    let most = |line: &[f32], reach| most_around(line, reach, |one, other| one >= other);
    let least = most_around(line, window, |one, other| one <= other);
    let mut levels: Vec<(f32, f32)> = least.into_iter().zip(most(line, window)).collect();
    let contrast: Vec<f32> = levels.iter().map(|(low, high)| high - low).collect();
    let near = most(&contrast, NEAR_WINDOWS * LIGHT_WINDOW_PX * PER_PX);
    let has_both =
        |(contrast, near): (&f32, &f32)| *contrast >= MIN_CONTRAST && *contrast >= FLAT_SHARE * near;
    between_known(&mut levels, &contrast.iter().zip(&near).map(has_both).collect::<Vec<bool>>());
    let smoothed = |level: fn(&(f32, f32)) -> f32| {
        let level: Vec<f32> = levels.iter().map(level).collect();
        smooth(&smooth(&level, SMOOTHED_PX * PER_PX), SMOOTHED_PX * PER_PX)
    };
    let (low, high) = (smoothed(|levels| levels.0), smoothed(|levels| levels.1));
    line.iter()
        .zip(low.iter().zip(&high))
        .map(|(value, (low, high))| {
            2.0 * ((value - low) / (high - low).max(MIN_CONTRAST)).clamp(-0.2, 1.2) - 1.0
        })
        .collect()
}

/// Levels that are not known become what lies between the nearest that are, beyond the first and the last the same as these; all
/// stay where none is known.
fn between_known(levels: &mut [(f32, f32)], known: &[bool]) {
    let mut before: Option<usize> = None;
    let places: Vec<usize> = (0..levels.len()).filter(|place| known.get(*place) == Some(&true)).collect();
    for next in places.iter().copied().map(Some).chain([None]) {
        let one = before.or(next).and_then(|at| levels.get(at).copied());
        let other = next.or(before).and_then(|at| levels.get(at).copied());
        let (Some(one), Some(other)) = (one, other) else { return };
        let (from, to) = (before.map_or(0, |at| at + 1), next.unwrap_or(levels.len()));
        let count = (to - from + 1) as f32;
        for (step, level) in levels.iter_mut().take(to).skip(from).enumerate() {
            let share = (step + 1) as f32 / count;
            *level = (one.0 + (other.0 - one.0) * share, one.1 + (other.1 - one.1) * share);
        }
        before = next;
    }
}

/// The value that comes before all others among those up to so many places away, for each place.
pub(crate) fn most_around(line: &[f32], reach: usize, before: fn(&f32, &f32) -> bool) -> Vec<f32> {
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
pub(crate) fn smooth(line: &[f32], reach: usize) -> Vec<f32> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode;

    #[test]
    fn paper_wider_than_the_window_of_light_is_paper() {
        let symbol = encode("SF1234567890123").expect("a symbol");
        for module_px in 1..=5 {
            let quiet = vec![200.0_f32; 60 * PER_PX];
            let mut line = quiet.clone();
            for bar in symbol.bars() {
                let value = if bar { 90.0 } else { 200.0 };
                line.extend(std::iter::repeat_n(value, module_px * PER_PX));
            }
            line.extend(&quiet);
            // What a camera adds: blur, a little more and less than nothing, and a light that falls off.
            let mut line = smooth(&smooth(&line, 1), 1);
            for (place, value) in line.iter_mut().enumerate() {
                *value += (place * 7 % 5) as f32 - 0.01 * place as f32;
            }
            let profile = Profile::from_brightness(&line);
            let beside = profile.values().iter().take(55 * PER_PX);
            assert!(
                beside.clone().all(|value| *value > 0.7),
                "{module_px} px: {:?}",
                beside.collect::<Vec<_>>()
            );
            let print = crate::model::examine_for(&profile, "SF1234567890123")
                .unwrap_or_else(|| panic!("{module_px} px: no bars"));
            assert!(print.is_conclusive() && print.text == "SF1234567890123", "{module_px} px: {print:?}");
        }
    }
}
