//! Whether two places show the same structure: what an encoder or a lens does to a picture makes its texture weaker or stronger,
//! and displaces nothing. A cut displaces.

#![expect(clippy::cast_precision_loss, reason = "sums over a small window are exact enough in 64 bits")]

use super::flow::Motion;
use crate::features::SmallLuma;

/// Half of the side of a window in pixels of a medium picture: four patches, for structure larger than the blocks of encoders.
const HALF: i64 = 8;

/// Texture is the same where it is not so many times stronger or weaker.
const MAX_RATIO: f64 = 4.0;

/// The correlation of a window around a place in one picture with that window in another, moved by a motion: 1 where one is the other
/// in stronger or weaker light and contrast. None where most of it lies outside.
pub(super) fn correlation(
    from: &SmallLuma,
    to: &SmallLuma,
    (x, y): (usize, usize),
    motion: Motion,
) -> Option<f32> {
    let (right, down) = (i64::from((motion.x + 2) >> 2), i64::from((motion.y + 2) >> 2));
    let (x, y) = (i64::try_from(x).ok()?, i64::try_from(y).ok()?);
    let pixel = |picture: &SmallLuma, x: i64, y: i64| {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        (x < picture.width).then(|| picture.row(y).get(x).copied().map(i64::from))?
    };
    let (mut count, mut sum_a, mut sum_b, mut aa, mut bb, mut ab) = (0_i64, 0, 0, 0, 0, 0);
    for down_here in -HALF..HALF {
        for right_here in -HALF..HALF {
            let (here_x, here_y) = (x + right_here, y + down_here);
            let Some((a, b)) = pixel(from, here_x, here_y).zip(pixel(to, here_x + right, here_y + down))
            else {
                continue;
            };
            count += 1;
            sum_a += a;
            sum_b += b;
            aa += a * a;
            bb += b * b;
            ab += a * b;
        }
    }
    if count < 2 * HALF * HALF {
        return None;
    }
    let centred = |sum: i64, first: i64, second: i64| (count * sum - first * second) as f64;
    let (aa, bb, ab) = (centred(aa, sum_a, sum_a), centred(bb, sum_b, sum_b), centred(ab, sum_a, sum_b));
    // What is so much weaker is gone, or dark: whether something else moved meanwhile could not be seen.
    if aa.max(bb) > MAX_RATIO * MAX_RATIO * aa.min(bb) {
        return Some(0.0);
    }
    let both = (aa * bb).sqrt();
    #[expect(clippy::cast_possible_truncation, reason = "between -1 and 1")]
    let correlation = if both > 0.0 { (ab / both) as f32 } else { 0.0 };
    Some(correlation)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waves(right: i32, gain: f64) -> SmallLuma {
        let value = |x: i32, y: i32| {
            (1600.0 + gain * 300.0 * (f64::from(x - right) * 0.4).sin() * (f64::from(y) * 0.3).cos()) as i16
        };
        SmallLuma { width: 64, height: 64, pixels: (0..64 * 64).map(|at| value(at % 64, at / 64)).collect() }
    }

    #[test]
    fn weaker_texture_is_alike_and_displaced_texture_is_not() {
        let here = waves(0, 1.0);
        let still = Motion::default();
        let alike = |to: &SmallLuma, motion| correlation(&here, to, (32, 32), motion).unwrap();
        assert!(alike(&waves(0, 0.4), still) > 0.99);
        assert!(alike(&waves(0, 0.1), still) < 0.01);
        assert!(alike(&waves(6, 1.0), still) < 0.2);
        assert!(alike(&waves(6, 1.0), Motion { x: 24, y: 0 }) > 0.99);
        assert!(correlation(&here, &here, (62, 62), Motion { x: 24, y: 24 }).is_none());
    }
}
