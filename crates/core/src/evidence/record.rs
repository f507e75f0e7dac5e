//! A record in a file of its own, and the pictures that belong to it.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use onetake_render::StillSource;
use onetake_report::{ScanRecord, StillPicture, wire};

use super::{EvidenceError, STILLS_FOLDER, is_plain};
use crate::staging::{self, Existing, OutputError, Published, Staging};

/// A still is a small JPEG; what is larger is something else.
const MAX_STILL_BYTES: u64 = 16 << 20;

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

/// The pictures beside a record: in the folder that a [`RecordFile`] makes, or in that of an
/// [`EvidenceFolder`](super::EvidenceFolder). Whether they are those that the record names is not looked at here:
/// [`PictureCheck`](onetake_render::PictureCheck) does.
#[derive(Debug, Clone)]
pub struct StillsBeside([PathBuf; 2]);

impl StillsBeside {
    /// Those beside the record of that path; they are looked for when one is asked for.
    #[must_use]
    pub fn of(record: &Path) -> Self {
        Self([staging::stills_of(record), record.with_file_name(STILLS_FOLDER)])
    }
}

impl StillSource for StillsBeside {
    fn jpeg(&self, file: &str) -> Option<Cow<'_, [u8]>> {
        if !is_plain(file) {
            return None;
        }
        self.0.iter().find_map(|folder| {
            let path = folder.join(file);
            let facts = fs::metadata(&path).ok()?;
            let small = facts.is_file() && facts.len() <= MAX_STILL_BYTES;
            small.then(|| fs::read(&path).ok().map(Cow::Owned))?
        })
    }
}
