//! One clean line across the bars of a slanted region: brightness averaged along the bars, with light and contrast taken
//! out. What a decoder that works below the pixel needs.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel coordinates are far below the limits of the types, and places are clamped"
)]

use std::collections::VecDeque;

use super::upright::Slant;
use crate::media::Luma;

/// Samples per pixel of the picture.
pub const PER_PX: usize = 3;

/// Longest line in pixels; larger regions are no labels that a reader of whole pixels would miss.
const LONGEST_PX: f32 = 2048.0;

/// Most lines that are averaged, and that the search for them looks at.
const MOST_LINES: usize = 32;
const MOST_SOUGHT: usize = 64;

/// Pixels beyond the region on each side, at least; and as a share of its length: regions of weak bars end too soon.
const BEYOND_PX: f32 = 24.0;
const BEYOND_SHARE: f32 = 0.4;

/// Angles tried around the region's own, in degrees.
const ANGLES: [f32; 7] = [0.0, -0.5, 0.5, -1.0, 1.0, -1.5, 1.5];

/// Width of the window of the running maximum and minimum, in pixels: a little more than the widest bar at 4 pixels per
/// module, with its neighbours.
const LIGHT_WINDOW_PX: usize = 21;

/// Least difference between bars and spaces, in grey levels.
const LEAST_CONTRAST: f32 = 12.0;

/// Fewest bars and spaces of a label, and the widest that count: four modules of four pixels.
const FEWEST_WIDTHS: usize = 22;
const WIDEST_PX: usize = 16;

/// Brightness across the bars: -1 on bars, +1 on spaces, [`PER_PX`] values per pixel.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    values: Vec<f32>,
    likeness: f32,
}

impl Profile {
    /// Samples the bars inside a slanted rectangle; `None` where there is no picture or nothing like bars.
    #[must_use]
    pub fn across(luma: &Luma<'_>, slant: Slant) -> Option<Self> {
        if !(slant.width > 8.0 && slant.height >= 3.0 && slant.width <= LONGEST_PX) {
            return None;
        }
        let lines = Lines::of(luma, slant);
        let band = lines.band()?;
        let turn = lines.steepest(&band);
        let (from, to) = (lines.v(band.first), lines.v(band.end));
        let turned = Slant { angle: slant.angle + turn, ..slant };
        Some(Self { values: flattened(&mean_line(luma, turned, (from, to))), likeness: band.likeness })
    }

    /// How alike the lines along the bars are that it is the mean of, 0 to 1.
    #[must_use]
    pub fn likeness(&self) -> f32 {
        self.likeness
    }

    /// How much is in it: the sum of the squares of its steps, in thousandths. Grows with sharpness and with the number of
    /// edges, not with light.
    #[must_use]
    pub fn edginess_milli(&self) -> u64 {
        (1000.0 * steepness(&self.values)) as u64
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
            .filter(|width| *width <= WIDEST_PX * PER_PX)
            .collect();
        widths.sort_unstable();
        let tenth = |tenth: usize| widths.get(widths.len() * tenth / 10).copied().unwrap_or(0);
        widths.len() >= FEWEST_WIDTHS && 10 * tenth(9) >= 17 * tenth(2)
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
        crate::digest::hex(&bytes)
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
        sorted.sort_by(f32::total_cmp);
        let limit = 0.3 * sorted.get(sorted.len() * 95 / 100)?;
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

/// Lines across the bars, one value per pixel, and how far apart they are.
struct Lines {
    lines: Vec<Vec<f32>>,
    step: f32,
    height: f32,
}

/// Lines that run through the bars.
struct Band {
    first: usize,
    end: usize,
    likeness: f32,
}

impl Lines {
    fn of(luma: &Luma<'_>, slant: Slant) -> Self {
        let step = (slant.height / MOST_SOUGHT as f32).max(1.0);
        let (sin, cos) = slant.angle.sin_cos();
        let count = slant.width as usize;
        let lines = (0..(slant.height / step) as usize)
            .map(|line| {
                let v = (line as f32 + 0.5) * step - slant.height / 2.0;
                (0..count)
                    .map(|index| {
                        let u = index as f32 + 0.5 - slant.width / 2.0;
                        linear(luma, slant.x + u * cos - v * sin - 0.5, slant.y + u * sin + v * cos - 0.5)
                    })
                    .collect()
            })
            .collect();
        Self { lines, step, height: slant.height }
    }

    /// Pixels from the middle of the region along the bars.
    fn v(&self, line: usize) -> f32 {
        line as f32 * self.step - self.height / 2.0
    }

    /// Those alike to the lines beside them, without the outer sixth on each side.
    fn band(&self) -> Option<Band> {
        let count = self.lines.len();
        let differences: Vec<Vec<f32>> = self
            .lines
            .iter()
            .map(|line| {
                line.windows(2)
                    .map(|pair| pair.last().unwrap_or(&0.0) - pair.first().unwrap_or(&0.0))
                    .collect()
            })
            .collect();
        // Neighbours share pixels, so those two pixels away are compared.
        let apart = (2.0 / self.step).ceil() as usize;
        let alike: Vec<f32> = (0..count)
            .map(|line| {
                let near = |other: Option<usize>| {
                    let other = other.and_then(|other| differences.get(other));
                    differences.get(line).zip(other).map_or(0.0, |(one, other)| alikeness(one, other))
                };
                near(line.checked_sub(apart)).max(near(Some(line + apart)))
            })
            .collect();
        let most = alike.iter().copied().fold(0.0, f32::max);
        let limit = (0.6 * most).max(0.3);
        let mut best = (0, 0);
        let mut first = 0;
        for line in 0..=count {
            if alike.get(line).is_none_or(|alike| *alike < limit) {
                if line - first > best.1 - best.0 {
                    best = (first, line);
                }
                first = line + 1;
            }
        }
        let (first, end) = best;
        if end - first < 3 {
            return None;
        }
        let trim = (end - first) / 6;
        Some(Band { first: first + trim, end: end - trim, likeness: most })
    }

    /// The small turn, in radians, at which the lines of a band together have the steepest edges: then they are summed along
    /// the bars.
    fn steepest(&self, band: &Band) -> f32 {
        let middle = (band.first + band.end) as f32 / 2.0;
        let of = |degrees: f32| {
            let slope = degrees.to_radians().tan();
            let mut sum: Vec<f32> = Vec::new();
            for index in band.first..band.end {
                let Some(line) = self.lines.get(index) else { continue };
                sum.resize(line.len(), 0.0);
                let shift = -(index as f32 + 0.5 - middle) * self.step * slope;
                let whole = shift.floor();
                let rest = shift - whole;
                for (place, sum) in sum.iter_mut().enumerate() {
                    let at = place as i64 + whole as i64;
                    let value = |at: i64| usize::try_from(at).ok().and_then(|at| line.get(at));
                    let (Some(one), Some(next)) = (value(at), value(at + 1)) else { continue };
                    *sum += one + (next - one) * rest;
                }
            }
            // The ends, where lines leave the picture, are no edges.
            let inner = sum.get(16..sum.len().saturating_sub(16)).unwrap_or(&[]);
            steepness(inner)
        };
        let best = ANGLES.iter().map(|degrees| (of(*degrees), degrees));
        best.max_by(|one, other| one.0.total_cmp(&other.0)).map_or(0.0, |(_, degrees)| degrees.to_radians())
    }
}

fn alikeness(one: &[f32], other: &[f32]) -> f32 {
    let (mut both, mut first, mut second) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (a, b) in one.iter().zip(other) {
        both += a * b;
        first += a * a;
        second += b * b;
    }
    // Flat lines are alike in nothing: noise of one grey level is added.
    both / ((first + one.len() as f32) * (second + one.len() as f32)).sqrt()
}

/// The mean of the lines of a band, [`PER_PX`] values per pixel.
fn mean_line(luma: &Luma<'_>, slant: Slant, (from, to): (f32, f32)) -> Vec<f32> {
    let lines = ((to - from) as usize).clamp(3, MOST_LINES);
    let mut sum: Vec<f32> = Vec::new();
    for line in 0..lines {
        let v = from + (line as f32 + 0.5) * (to - from) / lines as f32;
        let samples = line_at(luma, slant, v, PER_PX, BEYOND_PX.max(BEYOND_SHARE * slant.width));
        if sum.is_empty() {
            sum = samples;
        } else {
            for (sum, sample) in sum.iter_mut().zip(samples) {
                *sum += sample;
            }
        }
    }
    sum.iter().map(|value| value / lines as f32).collect()
}

/// Brightness along one line across the bars.
fn line_at(luma: &Luma<'_>, slant: Slant, v: f32, per_px: usize, beyond: f32) -> Vec<f32> {
    let (sin, cos) = slant.angle.sin_cos();
    let count = ((slant.width + 2.0 * beyond) * per_px as f32) as usize;
    let start = -slant.width / 2.0 - beyond;
    (0..count)
        .map(|index| {
            let u = start + (index as f32 + 0.5) / per_px as f32;
            cubic(luma, slant.x + u * cos - v * sin - 0.5, slant.y + u * sin + v * cos - 0.5)
        })
        .collect()
}

/// Brightness between pixels, linear; that of the nearest pixel outside.
fn linear(luma: &Luma<'_>, x: f32, y: f32) -> f32 {
    let (right, bottom) = ((luma.width() - 1) as f32, (luma.height() - 1) as f32);
    let (x, y) = (x.clamp(0.0, right), y.clamp(0.0, bottom));
    let (column, row) = (x as usize, y as usize);
    let (fx, fy) = (x - column as f32, y - row as f32);
    let (upper, lower) = (luma.row(row), luma.row((row + 1).min(bottom as usize)));
    let at = |line: &[u8], column: usize| line.get(column).map_or(0.0, |value| f32::from(*value));
    let next = (column + 1).min(right as usize);
    let top = at(upper, column) * (1.0 - fx) + at(upper, next) * fx;
    let low = at(lower, column) * (1.0 - fx) + at(lower, next) * fx;
    top * (1.0 - fy) + low * fy
}

/// Brightness between pixels, by cubic convolution (Keys 1981, a = -1/2); that of the nearest pixel outside.
fn cubic(luma: &Luma<'_>, x: f32, y: f32) -> f32 {
    let weights = |at: f32| {
        let (a, b, c) = (at, at * at, at * at * at);
        [-0.5 * a + b - 0.5 * c, 1.0 - 2.5 * b + 1.5 * c, 0.5 * a + 2.0 * b - 1.5 * c, -0.5 * b + 0.5 * c]
    };
    let (column, row) = (x.floor(), y.floor());
    let (across, down) = (weights(x - column), weights(y - row));
    if let Some(pixels) = inside(luma, column, row) {
        let mut sum = 0.0;
        for (line, down) in pixels.iter().zip(down) {
            for (pixel, across) in line.iter().zip(across) {
                sum += down * across * f32::from(*pixel);
            }
        }
        return sum;
    }
    let (right, bottom) = (luma.width() as i64 - 1, luma.height() as i64 - 1);
    let mut sum = 0.0;
    for (j, down) in (-1_i64..).zip(down) {
        let line = luma.row((row as i64 + j).clamp(0, bottom) as usize);
        for (i, across) in (-1_i64..).zip(across) {
            let pixel = line.get((column as i64 + i).clamp(0, right) as usize).copied().unwrap_or(0);
            sum += down * across * f32::from(pixel);
        }
    }
    sum
}

/// The four by four pixels around a place, if all of them are in the picture.
fn inside<'a>(luma: &Luma<'a>, column: f32, row: f32) -> Option<[&'a [u8; 4]; 4]> {
    if !(column >= 1.0 && row >= 1.0) {
        return None;
    }
    let (left, top) = (column as usize - 1, row as usize - 1);
    if left + 4 > luma.width() || top + 4 > luma.height() {
        return None;
    }
    let line = |y: usize| luma.data().get((top + y) * luma.stride() + left..)?.first_chunk::<4>();
    Some([line(0)?, line(1)?, line(2)?, line(3)?])
}

fn steepness(line: &[f32]) -> f32 {
    line.windows(2).map(|pair| (pair.last().unwrap_or(&0.0) - pair.first().unwrap_or(&0.0)).powi(2)).sum()
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
