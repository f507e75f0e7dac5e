use std::path::PathBuf;

use thiserror::Error;

use crate::media::{MediaOpenError, ReadError};

/// Why a video could not be scanned.
#[derive(Debug, Error)]
#[error("{}: {cause}", .path.display())]
pub struct ScanError {
    /// The path as it was given.
    pub path: PathBuf,
    /// What went wrong.
    #[source]
    pub cause: ScanErrorKind,
}

/// What went wrong in a scan.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ScanErrorKind {
    /// The file could not be opened as a video.
    #[error(transparent)]
    Open(MediaOpenError),
    /// Reading could not go on.
    #[error(transparent)]
    Read(ReadError),
    /// The container can be read and no picture comes out of it.
    #[error(
        "not one picture could be decoded from {packets} video packets; the file is damaged or only its beginning"
    )]
    NoFrames {
        /// Packets of the video stream.
        packets: u64,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl From<MediaOpenError> for ScanErrorKind {
    /// That somebody asked to stop is the same wherever it was noticed.
    fn from(error: MediaOpenError) -> Self {
        match error {
            MediaOpenError::Cancelled => Self::Cancelled,
            error => Self::Open(error),
        }
    }
}

impl From<ReadError> for ScanErrorKind {
    /// As from [`MediaOpenError`].
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Cancelled => Self::Cancelled,
            error => Self::Read(error),
        }
    }
}
