//! A record or report from a file.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use onetake_report::ScanRecord;
use onetake_report::wire::{self, MAX_FILE_BYTES, WireFile};

use super::InputError;
use crate::evidence::{PACKET_HASHES_FILE, RECORD_FILE, StillFolder, file_in};

/// Lists of packet hashes larger than this are not read: ten hours of picture and sound have some 350 MB.
pub(crate) const MAX_PACKET_HASHES_BYTES: u64 = 512 << 20;

/// A record that came from a file. Nobody compared it with the video: judge it with
/// [`judge_given`](super::ReadInputs::judge_given).
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct GivenRecord {
    /// Its file.
    pub path: PathBuf,
    /// The file, byte for byte.
    pub json: Vec<u8>,
    /// What it says.
    pub record: ScanRecord,
}

impl GivenRecord {
    /// The record of that file, or of that folder of evidence.
    ///
    /// # Errors
    ///
    /// [`InputError`] when it cannot be read, or is no record.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, InputError> {
        let path = file_in(path.as_ref(), RECORD_FILE);
        let json = read_file(&path)?;
        Self::from_bytes(path, json)
    }

    /// The record in those bytes; errors name it by `path`.
    ///
    /// # Errors
    ///
    /// [`InputError`] when it is no record.
    pub fn from_bytes(path: impl Into<PathBuf>, json: Vec<u8>) -> Result<Self, InputError> {
        let path = path.into();
        let record = parse(&path, &json)?;
        Ok(Self { path, json, record })
    }

    /// The list of packet hashes that lies beside it; none where there is none, or one that is too large to be one.
    #[must_use]
    pub fn packet_hashes(&self) -> Option<String> {
        Self::packet_hashes_beside(&self.path)
    }

    pub(crate) fn packet_hashes_beside(record: &Path) -> Option<String> {
        let path = record.with_file_name(PACKET_HASHES_FILE);
        let facts = fs::symlink_metadata(&path).ok().filter(|facts| facts.is_file())?;
        (facts.len() <= MAX_PACKET_HASHES_BYTES).then(|| fs::read_to_string(path).ok()).flatten()
    }

    /// The pictures that lie beside it.
    #[must_use]
    pub fn stills(&self) -> StillFolder {
        StillFolder::beside(&self.path)
    }
}

/// The bytes of a record or report; of one that is too large only the beginning, which [`parse`] refuses.
///
/// # Errors
///
/// [`InputError::Unreadable`].
pub fn read_file(path: &Path) -> Result<Vec<u8>, InputError> {
    let mut bytes = Vec::new();
    match File::open(path).and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(InputError::Unreadable { path: path.to_owned(), error }),
    }
}

/// The record or report in those bytes; errors name it by `path`.
///
/// # Errors
///
/// [`InputError::Wire`].
pub fn parse<T: WireFile>(path: &Path, bytes: &[u8]) -> Result<T, InputError> {
    wire::parse(bytes).map_err(|error| InputError::Wire { path: path.to_owned(), error })
}
