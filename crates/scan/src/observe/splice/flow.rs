//! Where each small patch of a picture came from in another: hierarchical matching of overlapping patches, to a quarter
//! of a pixel, whatever the light does.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "places and costs inside pictures of 320 pixels"
)]

mod patch;

use crate::features::SmallLuma;
use patch::Patch;

/// Side of a patch in pixels.
pub(super) const PATCH: usize = 8;

/// Distance from patch to patch in pixels.
pub(super) const STRIDE: usize = 4;

/// Pixels around each picture that repeat its border, so that a match may lie partly outside.
const PAD: usize = 24;

/// How far a patch may come to lie outside the picture.
const OUTSIDE: i32 = (PAD - PATCH - 2) as i32;

/// A patch that fits as well as this needs no better motion: half a grey level on average.
const EXPLAINED: u32 = 128;

const LEVELS: usize = 3;

/// Farthest motion looked for at the coarsest level: 5 pixels there are 20 in the medium picture.
const COARSE_REACH: i32 = 5;

/// A picture made ready for matching: three sizes of it.
#[derive(Debug)]
pub(super) struct Pyramid {
    levels: [Level; LEVELS],
}

/// A picture with a repeated border. Brightness in quarters of a grey level, so that sums over a patch fit 16 bits.
#[derive(Debug)]
struct Level {
    width: usize,
    height: usize,
    stride: usize,
    pixels: Vec<i16>,
    /// Mean of the patch that begins at each pixel.
    means: Vec<i16>,
}

/// Where a patch came from: an offset in quarters of a pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Motion {
    pub(super) x: i16,
    pub(super) y: i16,
}

impl Motion {
    /// The longer of the two components, in quarters of a pixel.
    pub(super) fn reach(self) -> i16 {
        self.x.abs().max(self.y.abs())
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }

    /// The nearest whole pixels.
    fn in_pixels(self) -> (i32, i32) {
        (i32::from(self.x + 2) >> 2, i32::from(self.y + 2) >> 2)
    }
}

/// Motion and what it leaves unexplained, for every patch of a picture.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) columns: usize,
    pub(super) motions: Vec<Motion>,
    /// Mean absolute difference of each patch after motion, without its mean, in 1/64 of a grey level.
    pub(super) rests: Vec<u16>,
}

impl Field {
    /// Whether a patch lies partly outside the picture when it moves so far.
    pub(super) fn leaves(&self, patch: usize, motion: Motion) -> bool {
        let columns = self.columns.max(1);
        let outside = |place: usize, count: usize, quarters: i16| {
            let (at, last) = (4 * STRIDE * place, 4 * STRIDE * count.saturating_sub(1));
            at.checked_add_signed(isize::from(quarters)).is_none_or(|at| at > last)
        };
        outside(patch % columns, columns, motion.x)
            || outside(patch / columns, self.motions.len() / columns, motion.y)
    }
}

impl Pyramid {
    pub(super) fn new(picture: &SmallLuma) -> Self {
        let quarters: Vec<i16> = picture.pixels.iter().map(|&pixel| pixel >> 2).collect();
        let finest = Level::new(picture.width, picture.height, &quarters);
        let middle = finest.halved();
        let coarsest = middle.halved();
        Self { levels: [finest, middle, coarsest] }
    }

    /// For every patch of this picture, the motion to where it is found in `other`.
    pub(super) fn match_in(&self, other: &Self) -> Field {
        let [fine, middle, coarse] = &self.levels;
        let [other_fine, other_middle, other_coarse] = &other.levels;
        let start = coarse.search_all(other_coarse);
        let between = middle.refine(other_middle, coarse.grid(), &start);
        let whole = fine.refine(other_fine, middle.grid(), &between);
        fine.finish(other_fine, &whole)
    }

    /// How far each patch of this picture is from a mix of the same patches of two others, the second with so many 64ths,
    /// each without its mean, in 1/64 of a grey level.
    pub(super) fn rests_of_mix(&self, first: &Self, second: &Self, weight: i16) -> Vec<u16> {
        let ([fine, ..], [first, ..], [second, ..]) = (&self.levels, &first.levels, &second.levels);
        let (columns, rows) = fine.grid();
        (0..columns * rows).map(|patch| fine.rest_of_mix(patch, first, second, weight)).collect()
    }

    /// What is left of one patch when its motion must stay within so many whole pixels of a centre; where that is no more than
    /// `enough`, any such number.
    pub(super) fn rest_within(
        &self,
        other: &Self,
        patch: usize,
        (centre, reach): (Motion, i32),
        enough: u16,
    ) -> u16 {
        let ([fine, ..], [other, ..]) = (&self.levels, &other.levels);
        let Some(mut search) = fine.search(patch, other) else { return u16::MAX };
        let middle = centre.in_pixels();
        search.consider(middle, false);
        for dy in -reach..=reach {
            for dx in -reach..=reach {
                if rest_of(search.best.0) <= enough {
                    return rest_of(search.best.0);
                }
                search.consider((middle.0 + dx, middle.1 + dy), false);
            }
        }
        let (_, rest) = search.subpixel(search.best.1);
        rest
    }
}

impl Level {
    fn new(width: usize, height: usize, pixels: &[i16]) -> Self {
        let stride = width + 2 * PAD;
        let mut padded = Vec::with_capacity(stride * (height + 2 * PAD));
        for y in 0..height + 2 * PAD {
            let row = y.saturating_sub(PAD).min(height.saturating_sub(1)) * width;
            let row = pixels.get(row..row + width).unwrap_or(&[]);
            padded.extend(std::iter::repeat_n(row.first().copied().unwrap_or(0), PAD));
            padded.extend_from_slice(row);
            padded.resize(padded.len() + PAD + width - row.len(), row.last().copied().unwrap_or(0));
        }
        let means = patch_means(&padded, stride);
        Self { width, height, stride, pixels: padded, means }
    }

    fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            let row = |y: usize| {
                let start = (y + PAD) * self.stride + PAD;
                self.pixels.get(start..start + 2 * width).unwrap_or(&[])
            };
            let (upper, lower) = (row(2 * y), row(2 * y + 1));
            pixels.extend(
                upper
                    .chunks_exact(2)
                    .zip(lower.chunks_exact(2))
                    .map(|(a, b)| (a.iter().sum::<i16>() + b.iter().sum::<i16>() + 2) >> 2),
            );
        }
        Self::new(width, height, &pixels)
    }

    fn grid(&self) -> (usize, usize) {
        let count = |side: usize| side.saturating_sub(PATCH) / STRIDE + 1;
        (count(self.width), count(self.height))
    }

    fn place(&self, patch: usize) -> (i32, i32) {
        let (columns, _) = self.grid();
        ((patch % columns * STRIDE) as i32, (patch / columns * STRIDE) as i32)
    }

    fn rest_of_mix(&self, patch: usize, first: &Self, second: &Self, weight: i16) -> u16 {
        let (x, y) = self.place(patch);
        let here = self.index(x, y);
        let mean = |level: &Self| i32::from(level.means.get(here).copied().unwrap_or(0));
        let (own, a, b, weight) = (mean(self), mean(first), mean(second), i32::from(weight));
        let mut sum = 0;
        for row in 0..PATCH {
            let chunk = |level: &Self| -> Option<[i16; PATCH]> {
                level.pixels.get(here + row * level.stride..)?.first_chunk::<PATCH>().copied()
            };
            let (Some(mine), Some(of_first), Some(of_second)) = (chunk(self), chunk(first), chunk(second))
            else {
                return u16::MAX;
            };
            for x in 0..PATCH {
                let (one, two) = (i32::from(of_first[x]) - a, i32::from(of_second[x]) - b);
                let mix = one + (((two - one) * weight + 32) >> 6);
                sum += (i32::from(mine[x]) - own - mix).unsigned_abs();
            }
        }
        (sum / 4).min(u32::from(u16::MAX)) as u16
    }

    /// The motion, kept from leading out of the padded picture.
    fn inside(&self, x: i32, y: i32, (dx, dy): (i32, i32)) -> (i32, i32) {
        let bound = |place: i32, step: i32, side: usize| {
            (place + step).clamp(-OUTSIDE, side as i32 - PATCH as i32 + OUTSIDE) - place
        };
        (bound(x, dx, self.width), bound(y, dy, self.height))
    }

    fn index(&self, x: i32, y: i32) -> usize {
        (y + PAD as i32) as usize * self.stride + (x + PAD as i32) as usize
    }

    /// Mean of the patch that begins at a pixel.
    fn mean(&self, at: usize) -> i16 {
        self.means.get(at).copied().unwrap_or(0)
    }

    /// The rows of a patch that begins at a pixel, so many pixels of each.
    fn rows<const WIDTH: usize>(&self, at: usize) -> Option<impl Iterator<Item = &[i16; WIDTH]>> {
        let rows = self.pixels.get(at..at + (PATCH - 1) * self.stride + WIDTH)?;
        Some(rows.chunks(self.stride).filter_map(|row| row.first_chunk()))
    }

    /// The patch at a place of this picture, to be looked for in another of the same size.
    fn search<'a>(&'a self, patch: usize, other: &'a Self) -> Option<Search<'a>> {
        let (x, y) = self.place(patch);
        let patch = Patch::of(self, self.index(x, y))?;
        Some(Search { patch, level: self, other, x, y, best: (u32::MAX, (0, 0)) })
    }

    fn search_all(&self, other: &Self) -> Vec<(i32, i32)> {
        let (columns, rows) = self.grid();
        let found = |patch: usize| {
            let Some(mut search) = self.search(patch, other) else { return (0, 0) };
            search.consider((0, 0), true);
            for dy in -COARSE_REACH..=COARSE_REACH {
                for dx in -COARSE_REACH..=COARSE_REACH {
                    search.consider((dx, dy), true);
                }
            }
            search.best.1
        };
        (0..columns * rows).map(found).collect()
    }

    /// Refines the motions of the next coarser level, of `grid` patches.
    fn refine(&self, other: &Self, grid: (usize, usize), coarse: &[(i32, i32)]) -> Vec<(i32, i32)> {
        let (columns, rows) = self.grid();
        let found = |patch: usize| {
            let Some(mut search) = self.search(patch, other) else { return (0, 0) };
            search.consider((0, 0), true);
            if search.best.0 < EXPLAINED {
                return (0, 0);
            }
            let (column, row) = (patch % columns, patch / columns);
            let near = |place: usize, step: usize, count: usize| {
                ((place + step).saturating_sub(usize::from(place.is_multiple_of(2))) / 2)
                    .min(count.saturating_sub(1))
            };
            let mut last = None;
            for (across, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let index = near(row, down, grid.1) * grid.0 + near(column, across, grid.0);
                let above = coarse.get(index).copied();
                if let Some((dx, dy)) = above.filter(|_| above != last) {
                    search.consider((2 * dx, 2 * dy), true);
                }
                last = above;
            }
            search.step_twice();
            search.best.1
        };
        (0..columns * rows).map(found).collect()
    }

    fn finish(&self, other: &Self, motions: &[(i32, i32)]) -> Field {
        let (columns, _) = self.grid();
        let finished = |(patch, &motion): (usize, &(i32, i32))| {
            self.search(patch, other).map_or((Motion::default(), u16::MAX), |search| search.subpixel(motion))
        };
        let (motions, rests) = motions.iter().enumerate().map(finished).unzip();
        Field { columns, motions, rests }
    }
}

/// A patch of one picture that is looked for in another.
struct Search<'a> {
    patch: Patch,
    level: &'a Level,
    other: &'a Level,
    x: i32,
    y: i32,
    /// What the best motion so far costs, and that motion in whole pixels; of equals the first in order.
    best: (u32, (i32, i32)),
}

impl Search<'_> {
    /// Tries a motion in whole pixels; `at_a_toll` where rest is to be preferred.
    fn consider(&mut self, motion: (i32, i32), at_a_toll: bool) {
        let motion = self.level.inside(self.x, self.y, motion);
        let toll = if at_a_toll { toll(motion) } else { 0 };
        let most = self.best.0.saturating_sub(toll).saturating_add(1);
        let cost = self.cost(motion, most) + toll;
        self.best = self.best.min((cost, motion));
    }

    fn cost(&self, (dx, dy): (i32, i32), most: u32) -> u32 {
        self.patch.cost(self.other, self.other.index(self.x + dx, self.y + dy), most)
    }

    /// Goes to the best of the nine motions around the best one, and once more.
    fn step_twice(&mut self) {
        let mut before = None;
        for _ in 0..2 {
            let (_, centre) = self.best;
            for (dx, dy) in AROUND {
                let tried = (centre.0 + dx, centre.1 + dy);
                let known = |(x, y): (i32, i32)| (tried.0 - x).abs() <= 1 && (tried.1 - y).abs() <= 1;
                if !before.is_some_and(known) {
                    self.consider(tried, true);
                }
            }
            if self.best.1 == centre {
                break;
            }
            before = Some(centre);
        }
    }

    /// Looks around a whole motion in steps of a half and then a quarter of a pixel.
    fn subpixel(&self, whole: (i32, i32)) -> (Motion, u16) {
        let mut motion = (4 * whole.0, 4 * whole.1);
        let mut rest = self.cost(whole, u32::MAX);
        for step in [2, 1] {
            if rest < EXPLAINED {
                break;
            }
            let centre = motion;
            for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
                let tried = (centre.0 + step * dx, centre.1 + step * dy);
                let at = self.other.index(self.x + (tried.0 >> 2), self.y + (tried.1 >> 2));
                let parts = ((tried.0 & 3) as i16, (tried.1 & 3) as i16);
                let cost = self.patch.cost_between(self.other, at, parts, rest);
                if cost < rest {
                    (rest, motion) = (cost, tried);
                }
            }
        }
        let lit = |(dx, dy): (i32, i32), most: u32| {
            let at = self.other.index(self.x + ((dx + 2) >> 2), self.y + ((dy + 2) >> 2));
            self.patch.cost_lit(self.other, at, most)
        };
        rest = rest.min(lit(motion, rest));
        if motion != (0, 0) {
            rest = rest.min(lit((0, 0), rest));
        }
        (Motion { x: motion.0 as i16, y: motion.1 as i16 }, rest_of(rest))
    }
}

/// What a cost leaves of each pixel in 1/64 of a grey level: 64 pixels in quarters of one make a quarter of the sum.
fn rest_of(cost: u32) -> u16 {
    (cost / 4).min(u32::from(u16::MAX)) as u16
}

/// The pixels around one.
const AROUND: [(i32, i32); 8] = [(-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1)];

/// What a motion must gain to be preferred to rest: patches without structure match anywhere.
fn toll((dx, dy): (i32, i32)) -> u32 {
    let length = (dx.abs() + dy.abs()) as u32;
    if length == 0 { 0 } else { 48 + 4 * length }
}

/// The mean of the patch that begins at each pixel, rounded down; zero where no whole patch begins.
fn patch_means(pixels: &[i16], stride: usize) -> Vec<i16> {
    let height = pixels.len() / stride.max(1);
    let mut means = vec![0_i16; pixels.len()];
    let mut columns = vec![0_i32; stride];
    for y in 0..height {
        let row = |y: usize| pixels.get(y * stride..(y + 1) * stride).unwrap_or(&[]);
        for (column, &pixel) in columns.iter_mut().zip(row(y)) {
            *column += i32::from(pixel);
        }
        if y >= PATCH {
            for (column, &pixel) in columns.iter_mut().zip(row(y - PATCH)) {
                *column -= i32::from(pixel);
            }
        }
        if y + 1 < PATCH {
            continue;
        }
        let top = (y + 1 - PATCH) * stride;
        let means = means.get_mut(top..top + stride).unwrap_or(&mut []);
        for (mean, columns) in means.iter_mut().zip(columns.windows(PATCH)) {
            *mean = (columns.iter().sum::<i32>() >> 6) as i16;
        }
    }
    means
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture with structure at every scale, shifted by quarters of a pixel of an eight times finer one.
    fn textured(shift_x: i32, shift_y: i32, gain: f64) -> SmallLuma {
        let value = |x: i32, y: i32| {
            let (x, y) = (f64::from(4 * x + shift_x) / 4.0, f64::from(4 * y + shift_y) / 4.0);
            let waves = (x * 0.31 + y * 0.17).sin()
                + (x * 0.07 - y * 0.23).sin()
                + (x * 0.21 + (y * 0.12).sin()).cos();
            (16.0 * (16.0 + gain * (90.0 + 25.0 * waves))) as i16
        };
        let pixels = (0..180).flat_map(|y| (0..320).map(move |x| value(x, y))).collect();
        SmallLuma { width: 320, height: 180, pixels }
    }

    fn median_motion(field: &Field) -> (i16, i16) {
        let median = |mut values: Vec<i16>| {
            values.sort_unstable();
            values[values.len() / 2]
        };
        (
            median(field.motions.iter().map(|motion| motion.x).collect()),
            median(field.motions.iter().map(|motion| motion.y).collect()),
        )
    }

    #[test]
    fn shifts_are_found_to_a_quarter_pixel() {
        let before = Pyramid::new(&textured(0, 0, 1.0));
        for shift in [(0, 0), (1, 0), (-6, 10), (37, -21), (60, 52)] {
            let after = Pyramid::new(&textured(shift.0, shift.1, 1.0));
            let field = after.match_in(&before);
            let found = median_motion(&field);
            assert!((i32::from(found.0) - shift.0).abs() <= 1, "{shift:?} found as {found:?}");
            assert!((i32::from(found.1) - shift.1).abs() <= 1, "{shift:?} found as {found:?}");
            let unexplained = field.rests.iter().filter(|&&rest| rest > 96).count();
            assert!(unexplained * 5 < field.rests.len(), "{shift:?}: {unexplained} patches unexplained");
        }
    }

    #[test]
    fn stronger_light_is_explained() {
        let before = Pyramid::new(&textured(0, 0, 1.0));
        let after = Pyramid::new(&textured(0, 0, 1.2));
        let field = after.match_in(&before);
        assert!(field.rests.iter().all(|&rest| rest < 64));
    }

    #[test]
    fn a_bounded_motion_leaves_the_rest_of_a_longer_one() {
        let before = Pyramid::new(&textured(0, 0, 1.0));
        let after = Pyramid::new(&textured(40, 0, 1.0));
        let patch = 20 * before.levels[0].grid().0 + 40;
        let near = after.rest_within(&before, patch, (Motion::default(), 2), 0);
        let far = after.rest_within(&before, patch, (Motion { x: 36, y: 0 }, 2), 0);
        assert!(far < 64 && near > 4 * far, "{near} {far}");
    }
}
