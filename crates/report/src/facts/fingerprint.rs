//! What the motion of a take looks like over time, small enough to compare thousands of takes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::macros::facts;

facts! {
    /// The course of motion over a take, in a coarse grid: what stays of it in a copy that was encoded anew, made smaller, trimmed or
    /// cropped a little, and what another take of the same table does not have. For programs that compare takes.
    pub struct FingerprintMotion of FingerprintMotion {
        /// From one sample to the next, in milliseconds.
        interval_ms: i64,
        /// The instant of the first sample, in milliseconds from the first frame.
        first_ms: i64,
        /// Cells of the grid side by side, in the picture as it is shown.
        columns: u64,
        /// Cells of the grid one below the other.
        rows: u64,
        /// Samples.
        samples: u64,
        /// Samples in which anything moves. Where there are few, nothing can be told from them.
        moving_samples: u64,
        /// The levels as base64 (RFC 4648) of 6 bytes for each sample: 12 numbers of 4 bits, row by row from the left top, the lower half of
        /// a byte first; -7 to 7 in two's complement. A level says how much brighter a cell became within 200 ms than the median cell did: 0
        /// below half a grey level, then one more for each doubling.
        levels: String,
    }
}

/// Cells of a sample.
pub const FINGERPRINT_CELLS: usize = 12;

/// The largest level, in both directions.
pub const FINGERPRINT_LEVELS: i8 = 7;

impl FingerprintMotion {
    /// The text of such samples. Levels beyond [`FINGERPRINT_LEVELS`] are cut off there.
    #[must_use]
    pub fn pack(samples: &[[i8; FINGERPRINT_CELLS]]) -> String {
        let half = |level: i8| level.clamp(-FINGERPRINT_LEVELS, FINGERPRINT_LEVELS).cast_unsigned() & 0x0f;
        let bytes: Vec<u8> = samples
            .iter()
            .flat_map(|sample| sample.as_chunks::<2>().0)
            .map(|[low, high]| half(*low) | half(*high) << 4)
            .collect();
        STANDARD.encode(bytes)
    }

    /// The samples; none where the text does not hold as many of them as [`samples`](Self::samples) says.
    #[must_use]
    pub fn unpack(&self) -> Option<Vec<[i8; FINGERPRINT_CELLS]>> {
        let bytes = STANDARD.decode(&self.levels).ok()?;
        let (samples, rest) = bytes.as_chunks::<{ FINGERPRINT_CELLS / 2 }>();
        if !rest.is_empty() || u64::try_from(samples.len()) != Ok(self.samples) {
            return None;
        }
        Some(samples.iter().map(levels).collect())
    }
}

fn levels(bytes: &[u8; FINGERPRINT_CELLS / 2]) -> [i8; FINGERPRINT_CELLS] {
    let mut levels = [0; FINGERPRINT_CELLS];
    for (pair, byte) in levels.as_chunks_mut::<2>().0.iter_mut().zip(bytes) {
        // The shift back brings the sign along; -8 is never written.
        *pair = [byte << 4, *byte].map(|half| (half.cast_signed() >> 4).max(-FINGERPRINT_LEVELS));
    }
    levels
}

#[cfg(test)]
mod tests {
    use super::*;

    fn motion(samples: &[[i8; FINGERPRINT_CELLS]]) -> FingerprintMotion {
        FingerprintMotion {
            interval_ms: 100,
            first_ms: 200,
            columns: 4,
            rows: 3,
            samples: samples.len() as u64,
            moving_samples: 1,
            levels: FingerprintMotion::pack(samples),
        }
    }

    #[test]
    fn samples_are_read_back_as_they_were_packed() {
        let samples = [[0, 1, -1, 7, -7, 3, -3, 0, 2, -2, 6, -6], [-7; 12], [7; 12], [0; 12]];
        assert_eq!(motion(&samples).unpack().as_deref(), Some(&samples[..]));
        assert_eq!(motion(&[]).unpack().as_deref(), Some(&[][..]));
        assert_eq!(motion(&[[100; 12], [-100; 12]]).unpack(), Some(vec![[7; 12], [-7; 12]]));
    }

    #[test]
    fn a_text_that_does_not_fit_is_none() {
        let whole = motion(&[[1; 12], [2; 12]]);
        for levels in ["", "AAAAAAAA", "not base64!", "AAA=", &whole.levels[1..]] {
            assert_eq!(FingerprintMotion { levels: levels.to_owned(), ..whole.clone() }.unpack(), None);
        }
        assert_eq!(FingerprintMotion { samples: 3, ..whole }.unpack(), None);
    }
}
