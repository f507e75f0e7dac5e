//! How a waybill must have been read.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, in_order, positive};
use super::scale::Scale;

/// [`Predicate::WaybillRead`]. `pass` when one number was read in enough frames, or in fewer frames far enough apart;
/// `review` otherwise. Never `fail`: a person may read what a machine cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillRead {
    /// Frames that suffice.
    pub frames: u32,
    /// Frames that suffice when they lie apart.
    pub frames_apart: u32,
    /// Least time from the first to the last of them.
    pub apart_ms: u32,
}

impl WaybillRead {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("frames", Scale::Higher), ("frames_apart", Scale::Higher), ("apart_ms", Scale::Higher)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.frames, "frames")?;
        positive(self.frames_apart, "frames_apart")?;
        in_order(u64::from(self.frames_apart), u64::from(self.frames), "frames", "frames_apart")
    }
}

/// [`Predicate::WaybillMatch`]. `pass` when every expected number was read, by machine or by a person; `fail` when another
/// plausible number was read and no expected one; `review` for a part of the number, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillMatch {}

impl WaybillMatch {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::WaybillSingle`]. `review` for every other plausible number, and where readers disagree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WaybillSingle {}

impl WaybillSingle {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}
