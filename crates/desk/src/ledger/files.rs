//! Records and pictures beside the ledger, each under the name of its digest.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use onetake::render::StillSource;
use onetake::report::ScanRecord;
use onetake::wire;

use super::papers::DOCUMENTS;
use super::{Ledger, LedgerError, sha256};

pub(super) const RECORDS: &str = "records";
const STILLS: &str = "stills";
const PREVIEWS: &str = "previews";
pub(super) const WORK: &str = "work";

impl Ledger {
    pub(super) fn make_folders(&self) -> Result<(), LedgerError> {
        for name in [RECORDS, STILLS, DOCUMENTS, PREVIEWS, WORK] {
            let folder = self.files.join(name);
            fs::create_dir_all(&folder).map_err(|error| LedgerError::file(&folder, error))?;
        }
        Ok(())
    }

    /// Keeps a record; gives its digest.
    pub(crate) fn keep_record(&self, json: &[u8]) -> Result<String, LedgerError> {
        self.keep(RECORDS, "json", json)
    }

    /// Keeps a picture; gives its digest.
    pub(crate) fn keep_still(&self, jpeg: &[u8]) -> Result<String, LedgerError> {
        self.keep(STILLS, "jpg", jpeg)
    }

    /// Whole or not at all, and on the disk before the ledger is told of it.
    pub(super) fn keep(&self, folder: &str, extension: &str, bytes: &[u8]) -> Result<String, LedgerError> {
        let digest = sha256(bytes);
        let folder = self.files.join(folder);
        let path = folder.join(format!("{digest}.{extension}"));
        let write = || -> std::io::Result<()> {
            if fs::metadata(&path).is_ok_and(|facts| facts.len() == bytes.len() as u64) {
                return Ok(());
            }
            let mut file = tempfile::NamedTempFile::new_in(&folder)?;
            file.write_all(bytes)?;
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|error| error.error)?;
            #[cfg(unix)]
            File::open(&folder)?.sync_all()?;
            Ok(())
        };
        write().map_err(|error| LedgerError::file(&path, error))?;
        Ok(digest)
    }

    /// The record of that digest, byte for byte.
    ///
    /// # Errors
    ///
    /// [`LedgerError::RecordGone`] when it is no longer there, or no longer what it was.
    pub fn record_json(&self, record: &str) -> Result<Vec<u8>, LedgerError> {
        read_record(&self.files, record)
    }

    /// The record of that digest.
    ///
    /// # Errors
    ///
    /// As [`record_json`](Self::record_json).
    pub fn record(&self, record: &str) -> Result<ScanRecord, LedgerError> {
        parse_record(record, &self.record_json(record)?)
    }

    /// The pictures of a record.
    #[must_use]
    pub fn stills(&self, record: &ScanRecord) -> LedgerStills {
        LedgerStills {
            folder: self.files.join(STILLS),
            digests: record.stills.iter().map(|still| (still.file.clone(), still.sha256.clone())).collect(),
        }
    }

    /// Where copies lie that were made for viewing alone. They may be removed at any time.
    pub(crate) fn previews(&self) -> PathBuf {
        self.files.join(PREVIEWS)
    }

    /// Removes files of that kind which nothing names any more, by digest; gives how many.
    pub(super) fn remove_files(&self, keep: &dyn Fn(&str) -> bool) -> Result<u64, LedgerError> {
        let mut removed = 0;
        for name in [RECORDS, STILLS, DOCUMENTS, PREVIEWS] {
            let folder = self.files.join(name);
            let entries = fs::read_dir(&folder).map_err(|error| LedgerError::file(&folder, error))?;
            for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
                let digest = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
                if digest.len() == 64 && !keep(digest) {
                    fs::remove_file(&path).map_err(|error| LedgerError::file(&path, error))?;
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }
}

/// The record of that digest beside a ledger, where it is still what it was.
pub(crate) fn read_record(files: &Path, record: &str) -> Result<Vec<u8>, LedgerError> {
    let gone = || LedgerError::RecordGone { record: record.to_owned() };
    let json = fs::read(files.join(RECORDS).join(format!("{record}.json"))).map_err(|_| gone())?;
    if sha256(&json) == record { Ok(json) } else { Err(gone()) }
}

pub(crate) fn parse_record(record: &str, json: &[u8]) -> Result<ScanRecord, LedgerError> {
    // A record of a version that is no longer read: its video must be scanned again, as if it were gone.
    wire::parse(json).map_err(|_| LedgerError::RecordGone { record: record.to_owned() })
}

/// The pictures of a record, beside the ledger.
#[derive(Debug, Clone)]
pub struct LedgerStills {
    folder: PathBuf,
    /// The digest of each by the name that the record gives it.
    digests: HashMap<String, String>,
}

impl LedgerStills {
    /// Where a picture of that name lies.
    #[must_use]
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        let digest = self.digests.get(file)?;
        // Digests come from a record, which may come from elsewhere: nothing else may become a path.
        let is_digest = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_digest.then(|| self.folder.join(format!("{digest}.jpg")))
    }
}

impl StillSource for LedgerStills {
    fn jpeg(&self, file: &str) -> Option<Cow<'_, [u8]>> {
        fs::read(self.path(file)?).ok().map(Cow::Owned)
    }
}
