//! What a file itself must be.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, positive, share};
use super::scale::Scale;

/// [`Predicate::Digest`]. `fail` when the digest differs from the one that the case states; `review` when the file
/// changed while it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digest {}

impl Digest {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::FileIntact`]. `fail` when the file is truncated with at least `fail_ppm` confidence, and when packets give no
/// picture: at the end for longer than `max_difference_ms`, after the first picture for `fail_missing_ms` or for the share
/// `fail_missing_ppm` of the take. `review` for less, when no picture comes out of the start, when parts are corrupt, and
/// when declared and delivered length differ by more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileIntact {
    /// Largest difference of declared and delivered length that is no reason to look.
    pub max_difference_ms: u32,
    /// Least confidence that fails, in parts per million.
    pub fail_ppm: u32,
    /// Least length without a picture, after the first one and all such spans together, that fails.
    #[serde(default = "missing_ms")]
    pub fail_missing_ms: u32,
    /// The same as a share of the take, in parts per million.
    #[serde(default = "missing_ppm")]
    pub fail_missing_ppm: u32,
}

fn missing_ms() -> u32 {
    1_000
}

fn missing_ppm() -> u32 {
    250_000
}

impl FileIntact {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[
        ("max_difference_ms", Scale::Lower),
        ("fail_ppm", Scale::Lower),
        ("fail_missing_ms", Scale::Lower),
        ("fail_missing_ppm", Scale::Lower),
    ];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.fail_missing_ms, "fail_missing_ms")?;
        positive(self.fail_missing_ppm, "fail_missing_ppm")?;
        share(self.fail_missing_ppm, "fail_missing_ppm")?;
        share(self.fail_ppm, "fail_ppm")
    }
}

/// [`Predicate::Native`]. `review` for marks of editing or encoding programs, or when a recorder's mark is missing;
/// `fail` for an editing program's mark together with a break of continuity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
    /// Least confidence of the break of continuity, in parts per million.
    pub fail_ppm: u32,
}

impl Native {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("fail_ppm", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        share(self.fail_ppm, "fail_ppm")
    }
}

/// [`Predicate::RecordingTimeKnown`]. `pass` with a clock of the recorder, `review` with a person's word alone or with
/// clocks that disagree. Never `fail`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordingTimeKnown {}

impl RecordingTimeKnown {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}
