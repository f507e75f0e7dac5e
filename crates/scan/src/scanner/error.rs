use std::error::Error;
use std::fmt;
use std::path::PathBuf;

use crate::media::{MediaOpenError, ReadError};

/// Why a video could not be scanned.
#[derive(Debug)]
#[non_exhaustive]
pub struct ScanError {
    /// The path as it was given.
    pub path: PathBuf,
    /// What went wrong.
    pub cause: ScanErrorKind,
}

impl ScanError {
    /// What went wrong with the video at that path, as it was given.
    #[must_use]
    pub fn new(path: PathBuf, cause: ScanErrorKind) -> Self {
        Self { path, cause }
    }
}

impl fmt::Display for ScanError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.cause)
    }
}

impl Error for ScanError {
    /// What lies under the cause, whose words stand in this error's own.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.source()
    }
}

/// What went wrong in a scan.
#[derive(Debug, thiserror::Error)]
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

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn what_the_error_says_is_no_source_of_it_too() {
        let cause = ScanErrorKind::Read(ReadError::Io(io::Error::other("disk gone")));
        let error = ScanError { path: "a.mp4".into(), cause };
        assert_eq!(error.to_string(), "a.mp4: reading the file failed");
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("disk gone"));
        let error = ScanError { path: "a.mp4".into(), cause: ScanErrorKind::NoFrames { packets: 3 } };
        assert!(error.source().is_none());
    }
}
