//! A record in a file of its own, and the pictures that belong to it.

use std::path::Path;

use onetake_report::{ScanRecord, StillPicture, wire};

use super::{EvidenceError, is_plain};
use crate::staging::{Existing, OutputError, Published, Staging};

/// A record in the making, with its pictures in a folder beside it: `x.stills` beside `x.json`. Dropped before
/// [`put`](Self::put), it leaves nothing behind.
#[derive(Debug)]
pub struct RecordFile(Staging);

impl RecordFile {
    /// Makes room for a record that shall become `target`. Everything that could prevent it is met here, before the long work.
    ///
    /// # Errors
    ///
    /// [`OutputError`] when something is there that may not be replaced, or when the place cannot be written.
    pub fn begin(target: impl AsRef<Path>, existing: Existing) -> Result<Self, OutputError> {
        Staging::for_record(target.as_ref(), existing).map(Self)
    }

    /// Writes record and pictures and puts them into their places, the record last: where it is, everything is.
    ///
    /// # Errors
    ///
    /// [`EvidenceError`] when a file cannot be made or written; then nothing is left behind.
    pub fn put(self, record: &ScanRecord, stills: &[StillPicture]) -> Result<Published, EvidenceError> {
        for still in stills.iter().filter(|still| is_plain(&still.file)) {
            self.0.write_still(&still.file, &still.jpeg)?;
        }
        self.0.write_record(&wire::pretty(record)?)?;
        Ok(self.0.publish()?)
    }
}
