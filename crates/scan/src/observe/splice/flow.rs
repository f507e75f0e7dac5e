//! Where each small patch of a picture came from in another: hierarchical matching of overlapping patches, to a quarter
//! of a pixel, whatever the light does.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    reason = "places and costs inside pictures of 320 pixels"
)]

use crate::features::SmallLuma;

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

    /// What is left of one patch when its motion must stay within `reach` whole pixels of `centre`.
    pub(super) fn rest_within(&self, other: &Self, patch: usize, centre: Motion, reach: i32) -> u16 {
        let [fine, ..] = &self.levels;
        let [other, ..] = &other.levels;
        let (x, y) = fine.place(patch);
        let middle = (i32::from(centre.x + 2) >> 2, i32::from(centre.y + 2) >> 2);
        let mut best = (u32::MAX, middle);
        for dy in -reach..=reach {
            for dx in -reach..=reach {
                let motion = fine.inside(x, y, (middle.0 + dx, middle.1 + dy));
                let cost = fine.cost(x, y, other, motion);
                best = best.min((cost, motion));
            }
        }
        let (_, rest) = fine.subpixel(x, y, other, best.1);
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

    /// Sum of absolute differences of a patch and its match, each without its mean.
    ///
    /// Wrapping arithmetic, for the sake of vector instructions in every build; brightness of 10 bits cannot wrap.
    fn cost(&self, x: i32, y: i32, other: &Self, (dx, dy): (i32, i32)) -> u32 {
        let (here, there) = (self.index(x, y), other.index(x + dx, y + dy));
        let mean = |level: &Self, place: usize| level.means.get(place).copied().unwrap_or(0);
        let offset = mean(other, there) - mean(self, here);
        let mut sums = [0_i16; PATCH];
        for row in 0..PATCH {
            let (Some(mine), Some(theirs)) = (
                self.pixels.get(here + row * self.stride..).and_then(<[i16]>::first_chunk::<PATCH>),
                other.pixels.get(there + row * other.stride..).and_then(<[i16]>::first_chunk::<PATCH>),
            ) else {
                return u32::MAX / 2;
            };
            for x in 0..PATCH {
                sums[x] =
                    sums[x].wrapping_add(theirs[x].wrapping_sub(mine[x]).wrapping_sub(offset).wrapping_abs());
            }
        }
        sums.iter().map(|&sum| u32::from(sum as u16)).sum()
    }

    fn search_all(&self, other: &Self) -> Vec<(i32, i32)> {
        let (columns, rows) = self.grid();
        (0..columns * rows)
            .map(|patch| {
                let (x, y) = self.place(patch);
                let mut best = (u32::MAX, (0, 0));
                for dy in -COARSE_REACH..=COARSE_REACH {
                    for dx in -COARSE_REACH..=COARSE_REACH {
                        let motion = self.inside(x, y, (dx, dy));
                        best = best.min((self.cost(x, y, other, motion) + toll(motion), motion));
                    }
                }
                best.1
            })
            .collect()
    }

    /// Refines the motions of the next coarser level, of `grid` patches.
    fn refine(&self, other: &Self, grid: (usize, usize), coarse: &[(i32, i32)]) -> Vec<(i32, i32)> {
        let (columns, rows) = self.grid();
        let mut motions = Vec::with_capacity(columns * rows);
        for patch in 0..columns * rows {
            let (x, y) = self.place(patch);
            let mut best = (u32::MAX, (0, 0));
            let mut consider = |motion: (i32, i32)| {
                let motion = self.inside(x, y, motion);
                let cost = (self.cost(x, y, other, motion) + toll(motion), motion);
                if cost < best {
                    best = cost;
                }
                best
            };
            if consider((0, 0)).0 < EXPLAINED {
                motions.push((0, 0));
                continue;
            }
            let (column, row) = (patch % columns, patch / columns);
            for (across, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let near = |place: usize, step: usize, count: usize| {
                    ((place + step).saturating_sub(usize::from(place.is_multiple_of(2))) / 2)
                        .min(count.saturating_sub(1))
                };
                let index = near(row, down, grid.1) * grid.0 + near(column, across, grid.0);
                if let Some(&(dx, dy)) = coarse.get(index) {
                    consider((2 * dx, 2 * dy));
                }
            }
            for _ in 0..2 {
                let (_, centre) = consider((0, 0));
                for dy in -1..=1 {
                    for dx in -1..=1 {
                        consider((centre.0 + dx, centre.1 + dy));
                    }
                }
                if consider((0, 0)).1 == centre {
                    break;
                }
            }
            motions.push(best.1);
        }
        motions
    }

    fn finish(&self, other: &Self, motions: &[(i32, i32)]) -> Field {
        let (columns, _) = self.grid();
        let (motions, rests) = motions
            .iter()
            .enumerate()
            .map(|(patch, &motion)| {
                let (x, y) = self.place(patch);
                self.subpixel(x, y, other, motion)
            })
            .unzip();
        Field { columns, motions, rests }
    }

    /// Looks around a whole motion in steps of a half and then a quarter of a pixel.
    fn subpixel(&self, x: i32, y: i32, other: &Self, whole: (i32, i32)) -> (Motion, u16) {
        let mut motion = (4 * whole.0, 4 * whole.1);
        let mut rest = self.cost(x, y, other, whole);
        for step in [2, 1] {
            if rest < EXPLAINED {
                break;
            }
            let centre = motion;
            for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)] {
                let tried = (centre.0 + step * dx, centre.1 + step * dy);
                let cost = self.cost_between(x, y, other, tried);
                if cost < rest {
                    (rest, motion) = (cost, tried);
                }
            }
        }
        let lit = self.cost_lit(x, y, other, motion).min(self.cost_lit(x, y, other, (0, 0)));
        // 64 pixels in quarters of a grey level: a quarter of the sum is the mean in 1/64.
        let rest = (rest.min(lit) / 4).min(u32::from(u16::MAX)) as u16;
        (Motion { x: motion.0 as i16, y: motion.1 as i16 }, rest)
    }

    /// The same cost for a motion in quarters of a pixel.
    fn cost_between(&self, x: i32, y: i32, other: &Self, (dx, dy): (i32, i32)) -> u32 {
        let (here, there) = (self.index(x, y), other.index(x + (dx >> 2), y + (dy >> 2)));
        let (right, down) = ((dx & 3) as i16, (dy & 3) as i16);
        let weights = [(4 - right) * (4 - down), right * (4 - down), (4 - right) * down, right * down];
        let mean = |place: usize| i32::from(other.means.get(place).copied().unwrap_or(0));
        let [a, b, c, d] = weights.map(i32::from);
        let theirs = mean(there) * a
            + mean(there + 1) * b
            + mean(there + other.stride) * c
            + mean(there + other.stride + 1) * d;
        let offset = ((theirs + 8) >> 4) as i16 - self.means.get(here).copied().unwrap_or(0);
        let mut sums = [0_i16; PATCH];
        for row in 0..PATCH {
            let there = there + row * other.stride;
            let (Some(mine), Some(upper), Some(lower)) = (
                self.pixels.get(here + row * self.stride..).and_then(<[i16]>::first_chunk::<PATCH>),
                other.pixels.get(there..).and_then(<[i16]>::first_chunk::<{ PATCH + 1 }>),
                other.pixels.get(there + other.stride..).and_then(<[i16]>::first_chunk::<{ PATCH + 1 }>),
            ) else {
                return u32::MAX / 2;
            };
            for x in 0..PATCH {
                let mixed = (upper[x].wrapping_mul(weights[0]))
                    .wrapping_add(upper[x + 1].wrapping_mul(weights[1]))
                    .wrapping_add(lower[x].wrapping_mul(weights[2]))
                    .wrapping_add(lower[x + 1].wrapping_mul(weights[3]));
                let difference = (mixed.wrapping_add(8) >> 4).wrapping_sub(mine[x]).wrapping_sub(offset);
                sums[x] = sums[x].wrapping_add(difference.wrapping_abs());
            }
        }
        sums.iter().map(|&sum| u32::from(sum as u16)).sum()
    }

    /// The cost when the light on the patch became stronger or weaker by the ratio of the means.
    fn cost_lit(&self, x: i32, y: i32, other: &Self, (dx, dy): (i32, i32)) -> u32 {
        let (here, there) = (self.index(x, y), other.index(x + ((dx + 2) >> 2), y + ((dy + 2) >> 2)));
        let mean = |level: &Self, place: usize| i32::from(level.means.get(place).copied().unwrap_or(0));
        let (mine, theirs) = (mean(self, here), mean(other, there));
        // Black lies at 16 in most files.
        let black = 16 * 4;
        let gain = (((theirs - black).max(32) << 8) / (mine - black).max(32)).clamp(180, 364);
        let mut sum = 0;
        for row in 0..PATCH {
            let (Some(a), Some(b)) = (
                self.pixels.get(here + row * self.stride..).and_then(<[i16]>::first_chunk::<PATCH>),
                other.pixels.get(there + row * other.stride..).and_then(<[i16]>::first_chunk::<PATCH>),
            ) else {
                return u32::MAX / 2;
            };
            for x in 0..PATCH {
                let lit = ((i32::from(a[x]) - mine) * gain) >> 8;
                sum += (i32::from(b[x]) - theirs - lit).unsigned_abs();
            }
        }
        sum
    }
}

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
        let near = after.rest_within(&before, patch, Motion::default(), 2);
        let far = after.rest_within(&before, patch, Motion { x: 36, y: 0 }, 2);
        assert!(far < 64 && near > 4 * far, "{near} {far}");
    }
}
