//! The same material in two videos: a copy under another order, also encoded anew, made smaller, slowed to fewer pictures per second,
//! trimmed, cropped by some per cent, or as a part of another video.
//!
//! A record holds the course of motion over its take (`fingerprint.motion`). [`compare`] holds two of them against each other, a
//! [`FingerprintIndex`] one against thousands. Both say where the takes agree, never who did what: that two videos show the same
//! recording can have good reasons.
//!
//! ```no_run
//! use onetake::fingerprint::{Fingerprint, FingerprintIndex};
//! use onetake::inputs::GivenRecord;
//!
//! let mut index = FingerprintIndex::new();
//! for name in ["monday.json", "tuesday.json"] {
//!     if let Some(fingerprint) = Fingerprint::of(&GivenRecord::read(name)?.record) {
//!         index.add(name, &fingerprint);
//!     }
//! }
//! if let Some(fingerprint) = Fingerprint::of(&GivenRecord::read("today.json")?.record) {
//!     for found in index.find(&fingerprint) {
//!         // What lies at 12 s here lies at 12 s + offset there.
//!         let _ = (found.id, found.same.here.start_ms, found.same.offset_ms);
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # When two takes count as the same
//!
//! A sample of a fingerprint holds a level for each of twelve cells, ten times a second. Along one offset in time, every cell in which
//! something moves in either take adds to a score by how far the two levels are apart: what a copy makes of it against what another take
//! does, as the logarithm of the odds (`SCORES`). The best span is the one with the largest sum, as in the search for alike
//! sequences in biology (Karlin and Altschul, 1990), and so is the statistic: among `m` samples of motion here and `n` in all takes
//! that are searched, chance reaches a sum `S` with a probability below `K m n exp(-S / b)`. `b` and `K` were measured on pairs
//! of takes that have nothing to do with each other (2.2 nats); here `b` is 4, because takes of one camera, in which people do the same
//! things, spread more widely. What is told has a sum that chance reaches in fewer than one of a million searches under that law, which
//! grows stricter with the number of takes, holds six seconds of motion at least, and agrees in most of its cells.
//!
//! Where a machine does the same work at the same pace in two takes, they agree over short spans as copies do; that is told as well.
//! `benches/fingerprint` holds the figures.

mod compare;
mod index;

#[cfg(test)]
mod tests;

use onetake_report::facts::{FINGERPRINT_CELLS, FingerprintMotion};
use onetake_report::{Observation, ScanRecord};

pub use self::compare::{Same, SpanMs, compare};
pub use self::index::{FingerprintIndex, Found};

/// The course of motion over a take, ready to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    shape: Shape,
    samples: Vec<Sample>,
    moving: u64,
}

/// What two fingerprints must have in common to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shape {
    interval_ms: i64,
    first_ms: i64,
    columns: u64,
    rows: u64,
}

/// The middle of the differences that have each level, in tenths of a grey level.
const MIDDLES: [i64; 8] = [0, 7, 14, 28, 57, 113, 226, 453];

/// The levels of twelve cells, each in four bits and seven more than it is, so that it is never below 0; the first in the lowest.
type Sample = u64;

/// A sample in which nothing moves.
const STILL: Sample = 0x7777_7777_7777;

impl Fingerprint {
    /// The fingerprint of a record's take; none for one without, as of a version before this or a scan that was not asked for it, and
    /// for one that cannot be read.
    #[must_use]
    pub fn of(record: &ScanRecord) -> Option<Self> {
        record.observations.iter().find_map(Self::of_observation)
    }

    /// The fingerprint in an observation; none in others.
    #[must_use]
    pub fn of_observation(seen: &Observation) -> Option<Self> {
        seen.facts::<FingerprintMotion>().as_ref().and_then(Self::of_motion)
    }

    /// The fingerprint in these details; none where they cannot be read, or are of an interval below 1 ms.
    #[must_use]
    pub fn of_motion(motion: &FingerprintMotion) -> Option<Self> {
        let FingerprintMotion { interval_ms, first_ms, columns, rows, .. } = *motion;
        let shape = Shape { interval_ms, first_ms, columns, rows };
        let whole = columns.checked_mul(rows) == u64::try_from(FINGERPRINT_CELLS).ok() && interval_ms > 0;
        let samples: Vec<Sample> = motion.unpack().filter(|_| whole)?.iter().map(packed).collect();
        let moving = samples.iter().filter(|sample| **sample != STILL).count() as u64;
        Some(Self { shape, samples, moving })
    }

    /// How long the take is that it holds, in milliseconds.
    #[must_use]
    pub fn duration_ms(&self) -> i64 {
        self.shape.ms(self.samples.len()).saturating_sub(self.shape.first_ms)
    }

    /// How long something moves in it, in milliseconds. A few seconds of it say nothing.
    #[must_use]
    pub fn moving_ms(&self) -> i64 {
        i64::try_from(self.moving).unwrap_or(i64::MAX).saturating_mul(self.shape.interval_ms)
    }
}

impl Fingerprint {
    /// The same half a sample later: what lies between two tenths of a second, for takes that were trimmed there.
    fn between(&self) -> Self {
        let shape = Shape { first_ms: self.shape.first_ms + self.shape.interval_ms / 2, ..self.shape };
        let pairs = self.samples.windows(2);
        let samples = pairs.map(|pair| if let [one, other] = pair { mean(*one, *other) } else { STILL });
        let samples: Vec<Sample> = samples.collect();
        Self { shape, samples, moving: self.moving }
    }
}

impl Shape {
    /// Whether samples of both can be compared.
    fn is_as(self, other: Self) -> bool {
        Self { first_ms: 0, ..self } == Self { first_ms: 0, ..other }
    }

    /// The instant of a sample, in milliseconds from the first frame.
    fn ms(self, sample: usize) -> i64 {
        let sample = i64::try_from(sample).unwrap_or(i64::MAX);
        sample.saturating_mul(self.interval_ms).saturating_add(self.first_ms)
    }
}

fn packed(levels: &[i8; FINGERPRINT_CELLS]) -> Sample {
    levels.iter().rev().fold(0, |sample, level| {
        sample << 4 | u64::from(level.saturating_add(7).clamp(0, 14).cast_unsigned())
    })
}

/// The levels half way between two samples.
fn mean(one: Sample, other: Sample) -> Sample {
    let cells = (0..FINGERPRINT_CELLS).rev();
    cells.fold(0, |sample, cell| {
        let sum: i64 = [one, other].map(|sample| middle(sample >> (4 * cell) & 0x0f)).iter().sum();
        // Half a grey level is the first that is not zero: ten tenths in a sum of two.
        let level = (sum.unsigned_abs() / 10).checked_ilog2().map_or(0, |level| u64::from(level) + 1).min(7);
        sample << 4 | if sum < 0 { 7 - level } else { 7 + level }
    })
}

/// The difference behind four bits of a sample, in tenths of a grey level.
fn middle(bits: u64) -> i64 {
    let apart = usize::try_from(bits.abs_diff(7)).unwrap_or(usize::MAX);
    let middle = MIDDLES.get(apart).copied().unwrap_or(0);
    if bits < 7 { -middle } else { middle }
}
