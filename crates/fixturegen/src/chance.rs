//! Seeded chance and smooth noise. The same seed gives the same numbers on every machine.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "noise lattices: values are floored to small integers on purpose"
)]

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A stream of seeded random numbers for one purpose.
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of `seed` for the purpose `name`: purposes do not disturb each other.
    pub(crate) fn new(seed: u64, name: &str) -> Self {
        let salt = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self(ChaCha8Rng::seed_from_u64(seed ^ salt))
    }

    /// Uniform in [0, 1).
    pub(crate) fn unit(&mut self) -> f32 {
        (self.0.next_u32() >> 8) as f32 / 16_777_216.0
    }

    /// Uniform in [low, high).
    pub(crate) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// A whole number in [0, n).
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        if n == 0 { 0 } else { self.0.next_u32() % n }
    }

    /// About normal: mean 0, standard deviation 1 (number of ones among 32 random bits).
    pub(crate) fn bell(&mut self) -> f32 {
        (self.0.next_u32().count_ones() as f32 - 16.0) / 2.828_427
    }
}

fn lattice(x: i32, y: i32, seed: u32) -> f32 {
    let mut hash = (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA77) ^ seed;
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2C1B_3C6D);
    hash ^= hash >> 12;
    hash = hash.wrapping_mul(0x297A_2D39);
    hash ^= hash >> 15;
    (hash >> 8) as f32 / 8_388_608.0 - 1.0
}

/// `f32::floor` is a slow call on older processors, and this is the innermost loop.
fn floor(x: f32) -> i32 {
    let whole = x as i32;
    if x < whole as f32 { whole.wrapping_sub(1) } else { whole }
}

fn ease(t: f32) -> f32 {
    t * t * (3.0 - 2.0 * t)
}

/// Smooth noise over the plane, in about [-1, 1], with features of size 1.
pub(crate) fn noise2(x: f32, y: f32, seed: u32) -> f32 {
    let (ix, iy) = (floor(x), floor(y));
    let (tx, ty) = (ease(x - ix as f32), ease(y - iy as f32));
    let top = lattice(ix, iy, seed) * (1.0 - tx) + lattice(ix.wrapping_add(1), iy, seed) * tx;
    let bottom = lattice(ix, iy.wrapping_add(1), seed) * (1.0 - tx)
        + lattice(ix.wrapping_add(1), iy.wrapping_add(1), seed) * tx;
    top * (1.0 - ty) + bottom * ty
}

/// Smooth noise along a line, in about [-1, 1].
pub(crate) fn noise1(x: f32, seed: u32) -> f32 {
    noise2(x, 0.37, seed)
}

/// Several octaves of [`noise2`]; each has twice the detail and half the strength.
pub(crate) fn fractal(x: f32, y: f32, seed: u32, octaves: u32) -> f32 {
    let (mut sum, mut scale, mut strength, mut total) = (0.0, 1.0, 1.0, 0.0);
    for octave in 0..octaves {
        sum += strength * noise2(x * scale, y * scale, seed.wrapping_add(octave * 101));
        total += strength;
        scale *= 2.03;
        strength *= 0.55;
    }
    if total > 0.0 { sum / total } else { 0.0 }
}
