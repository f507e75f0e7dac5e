//! One patch, held ready to be compared with many places of another picture.
//!
//! Each comparison is told how much counts: one that comes to more stops early, for it is not wanted then.

use wide::i16x8;

use super::{Level, PATCH};

/// A patch without its mean.
#[derive(Debug)]
pub(super) struct Patch {
    rows: [i16x8; PATCH],
    mean: i16,
}

/// A comparison that goes on looks at so many rows first.
const FIRST_ROWS: usize = 4;

/// Black lies at 16 in most files; in quarters of a grey level.
const BLACK: i32 = 16 * 4;

impl Patch {
    /// The patch of a picture that begins at a pixel; none where no whole patch does.
    pub(super) fn of(level: &Level, at: usize) -> Option<Self> {
        let mean = level.mean(at);
        let mut rows = [i16x8::ZERO; PATCH];
        for (row, pixels) in rows.iter_mut().zip(level.rows::<PATCH>(at)?) {
            *row = i16x8::new(*pixels) - i16x8::splat(mean);
        }
        Some(Self { rows, mean })
    }

    /// Sum of absolute differences from the patch of another picture that begins at a pixel, each without its mean: where it is less
    /// than `most`, else any number that is no less.
    pub(super) fn cost(&self, other: &Level, at: usize, most: u32) -> u32 {
        let mean = i16x8::splat(other.mean(at));
        let Some(theirs) = other.rows::<PATCH>(at) else { return u32::MAX / 2 };
        self.differences(theirs.map(|pixels| i16x8::new(*pixels) - mean), most)
    }

    /// The same for a place between pixels, so many quarters to the right and below.
    pub(super) fn cost_between(&self, other: &Level, at: usize, (right, down): (i16, i16), most: u32) -> u32 {
        let weights = [(4 - right) * (4 - down), right * (4 - down), (4 - right) * down, right * down];
        let corners = [at, at + 1, at + other.stride, at + other.stride + 1];
        let mean =
            corners.iter().zip(weights).map(|(&at, weight)| i32::from(other.mean(at)) * i32::from(weight));
        let mean = i16x8::splat(((mean.sum::<i32>() + 8) >> 4) as i16);
        let (Some(upper), Some(lower)) =
            (other.rows::<{ PATCH + 1 }>(at), other.rows::<{ PATCH + 1 }>(at + other.stride))
        else {
            return u32::MAX / 2;
        };
        let weights = weights.map(i16x8::splat);
        let mixed = upper.zip(lower).map(|(upper, lower)| {
            let two = |pixels: &[i16]| -> Option<[i16x8; 2]> {
                Some([i16x8::new(*pixels.first_chunk()?), i16x8::new(*pixels.last_chunk()?)])
            };
            let (Some([a, b]), Some([c, d])) = (two(upper), two(lower)) else { return i16x8::ZERO };
            let sum = a * weights[0] + b * weights[1] + c * weights[2] + d * weights[3];
            ((sum + i16x8::splat(8)) >> 4_i32) - mean
        });
        self.differences(mixed, most)
    }

    /// The cost when the light on the patch became stronger or weaker by the ratio of the means.
    pub(super) fn cost_lit(&self, other: &Level, at: usize, most: u32) -> u32 {
        let mean = other.mean(at);
        let gain = |mean: i16| (i32::from(mean) - BLACK).max(32);
        let gain = ((gain(mean) << 8) / gain(self.mean)).clamp(180, 364) as i16;
        let Some(theirs) = other.rows::<PATCH>(at) else { return u32::MAX / 2 };
        // A product of 10 and 9 bits without its lowest 8: the upper half of one with four bits more on either side.
        let gain = i16x8::splat(gain << 4);
        let lit = self.rows.iter().map(|row| (*row << 4_i32).mul_keep_high(gain));
        let differences = theirs.zip(lit).map(|(pixels, lit)| i16x8::new(*pixels) - i16x8::splat(mean) - lit);
        sum_of_sizes(differences, most)
    }

    fn differences(&self, theirs: impl Iterator<Item = i16x8>, most: u32) -> u32 {
        sum_of_sizes(theirs.zip(&self.rows).map(|(theirs, mine)| theirs - *mine), most)
    }
}

/// The sum over all rows, or over the first where these come to `most` already. Brightness of 10 bits cannot wrap.
fn sum_of_sizes(mut rows: impl Iterator<Item = i16x8>, most: u32) -> u32 {
    let size = |row: i16x8| row.max(-row);
    let mut sums = i16x8::ZERO;
    for row in rows.by_ref().take(FIRST_ROWS) {
        sums += size(row);
    }
    let total = |sums: i16x8| sums.dot(i16x8::ONE).reduce_add().unsigned_abs();
    let first = total(sums);
    if first >= most {
        return first;
    }
    for row in rows {
        sums += size(row);
    }
    total(sums)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn level(seed: u32) -> Level {
        let pixel =
            |at: u32| (at.wrapping_mul(2_654_435_761).wrapping_add(seed).wrapping_mul(40_503) >> 22) as i16;
        Level::new(24, 24, &(0..24 * 24).map(pixel).collect::<Vec<_>>())
    }

    /// What is left of each pixel of a patch against `theirs`, as whole numbers.
    fn plainly(mine: &Level, at: usize, theirs: impl Fn(usize, usize, i32) -> i32) -> u32 {
        let pixels = (0..PATCH).flat_map(|y| (0..PATCH).map(move |x| (x, y)));
        let left = pixels.map(|(x, y)| {
            let own = i32::from(mine.pixels[at + y * mine.stride + x]) - i32::from(mine.mean(at));
            theirs(x, y, own).unsigned_abs()
        });
        left.sum()
    }

    proptest! {
        #[test]
        fn costs_are_the_plain_sums_as_far_as_they_count(
            seeds in any::<[u32; 2]>(),
            (x, y) in (0_i32..16, 0_i32..16),
            (dx, dy) in (-8_i32..8, -8_i32..8),
            (right, down) in (0_i16..4, 0_i16..4),
            most in 0_u32..40_000,
        ) {
            let [mine, other] = seeds.map(level);
            let (at, there) = (mine.index(x, y), other.index(x + dx, y + dy));
            let patch = Patch::of(&mine, at).unwrap();
            let pixel = |x: usize, y: usize| i32::from(other.pixels[there + y * other.stride + x]);
            let mean = i32::from(other.mean(there));
            let whole = plainly(&mine, at, |x, y, own| pixel(x, y) - mean - own);

            let (r, d) = (i32::from(right), i32::from(down));
            let mixed = |corner: &dyn Fn(usize, usize) -> i32| {
                let upper = corner(0, 0) * (4 - r) + corner(1, 0) * r;
                let lower = corner(0, 1) * (4 - r) + corner(1, 1) * r;
                (upper * (4 - d) + lower * d + 8) >> 4
            };
            let mean_between = mixed(&|right, down| i32::from(other.mean(there + down * other.stride + right)));
            let between = plainly(&mine, at, |x, y, own| {
                mixed(&|right, down| pixel(x + right, y + down)) - mean_between - own
            });

            let bright = |mean: i32| (mean - BLACK).max(32);
            let gain = ((bright(mean) << 8) / bright(i32::from(mine.mean(at)))).clamp(180, 364);
            let lit = plainly(&mine, at, |x, y, own| pixel(x, y) - mean - ((own * gain) >> 8));

            for (wanted, cost) in [
                (whole, patch.cost(&other, there, most)),
                (between, patch.cost_between(&other, there, (right, down), most)),
                (lit, patch.cost_lit(&other, there, most)),
            ] {
                prop_assert!(if wanted < most { cost == wanted } else { cost >= most }, "{wanted} {cost} {most}");
            }
        }
    }
}
