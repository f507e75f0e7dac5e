//! Why output could not be written.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why output could not be written. Its sentence names the place; a program that speaks to people words it from the
/// [`code`](Self::code) and the values.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OutputError {
    /// Something is there.
    #[error("{}: is there already; choose another place, or allow it to be replaced", .path.display())]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// Something is there that onetake did not write.
    #[error("{}: holds other things than onetake writes and is not replaced; choose another place", .path.display())]
    NotOurs {
        /// The place.
        path: PathBuf,
    },
    /// The path names no file or folder.
    #[error("{}: names no new file or folder; choose another place", .path.display())]
    NoName {
        /// The place.
        path: PathBuf,
    },
    /// The folder that it shall lie in does not exist.
    #[error("{}: there is no folder {}; make it first, or choose another place", .path.display(), .parent.display())]
    NoFolder {
        /// The place.
        path: PathBuf,
        /// The folder that is missing.
        parent: PathBuf,
    },
    /// It shall lie in something that is no folder.
    #[error("{}: {} is a file, not a folder; choose another place", .path.display(), .parent.display())]
    NotAFolder {
        /// The place.
        path: PathBuf,
        /// What is no folder.
        parent: PathBuf,
    },
    /// Others write to the file and do not come to an end.
    #[error("{}: another run has been writing there for a while; try again when it has ended", .path.display())]
    Busy {
        /// The place.
        path: PathBuf,
    },
    /// The file system cannot keep two runs from writing at once.
    #[error("{}: cannot be locked ({error}), and two runs at once would lose statements; choose a place on a local disk", .path.display())]
    NoLocks {
        /// The place.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The system refuses.
    #[error("{}: cannot be written ({error}); choose another place", .path.display())]
    Unwritable {
        /// The place.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl OutputError {
    /// A stable name of its kind.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Exists { .. } | Self::NotOurs { .. } => "output_exists",
            Self::NoName { .. }
            | Self::NoFolder { .. }
            | Self::NotAFolder { .. }
            | Self::Busy { .. }
            | Self::NoLocks { .. }
            | Self::Unwritable { .. } => "output_unwritable",
        }
    }

    /// The place that was to be written.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Exists { path }
            | Self::NotOurs { path }
            | Self::NoName { path }
            | Self::NoFolder { path, .. }
            | Self::NotAFolder { path, .. }
            | Self::Busy { path }
            | Self::NoLocks { path, .. }
            | Self::Unwritable { path, .. } => path,
        }
    }
}
