//! Why a ledger cannot be used.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why a ledger cannot be used. Every text says what is wrong and what to do.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// Nothing is there.
    #[error("{}: there is no ledger; a batch makes one", path.display())]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{}: this is no ledger of onetake: name another file", path.display())]
    NoLedger {
        /// The path.
        path: PathBuf,
    },
    /// A newer version wrote it.
    #[error("{}: a newer onetake wrote this ledger (format {format}, known here: {known}): use that one; nothing was changed", path.display())]
    Newer {
        /// The path.
        path: PathBuf,
        /// Its format.
        format: i64,
        /// The newest format that is known here.
        known: i64,
    },
    /// It is damaged.
    #[error("{}: the ledger is damaged ({said})", path.display())]
    Damaged {
        /// The path.
        path: PathBuf,
        /// What SQLite says.
        said: String,
    },
    /// Another process kept it for too long.
    #[error("{}: another program keeps the ledger; wait for it, or end it, and try again", path.display())]
    Busy {
        /// The path.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("{}: the disk is full: make room and go on; what was written before is kept", path.display())]
    Full {
        /// The path.
        path: PathBuf,
    },
    /// A file beside the ledger cannot be read or written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A record is no longer there: it was purged or removed.
    #[error("the record {record} is no longer beside the ledger: scan its video again")]
    RecordGone {
        /// SHA-256 of the record.
        record: String,
    },
    /// SQLite says something else.
    #[error("{}: the ledger cannot be used ({error})", path.display())]
    Sqlite {
        /// The path.
        path: PathBuf,
        /// What it says.
        error: rusqlite::Error,
    },
}

impl LedgerError {
    pub(super) fn of(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            // Beside a ledger lie its records: then this is one whose head is gone.
            Some(ErrorCode::NotADatabase) if super::files_of(&path).join(super::files::RECORDS).is_dir() => {
                Self::Damaged { path, said: error.to_string() }
            }
            Some(ErrorCode::NotADatabase) => Self::NoLedger { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path, said: error.to_string() },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::CannotOpen) => {
                let kind = match path.parent() {
                    _ if path.is_dir() => io::ErrorKind::IsADirectory,
                    Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
                        io::ErrorKind::NotFound
                    }
                    _ => io::ErrorKind::PermissionDenied,
                };
                Self::File { path, error: kind.into() }
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                Self::File { path, error: io::ErrorKind::PermissionDenied.into() }
            }
            _ => Self::Sqlite { path, error },
        }
    }

    pub(crate) fn file(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::StorageFull => Self::Full { path },
            _ => Self::File { path, error },
        }
    }

    /// A stable name of its kind.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "ledger_missing",
            Self::NoLedger { .. } => "ledger_none",
            Self::Newer { .. } => "ledger_newer",
            Self::Damaged { .. } => "ledger_damaged",
            Self::Busy { .. } => "ledger_busy",
            Self::Full { .. } => "disk_full",
            Self::File { .. } | Self::Sqlite { .. } => "ledger_unusable",
            Self::RecordGone { .. } => "record_gone",
        }
    }

    /// The file that it is about, if there is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Missing { path }
            | Self::NoLedger { path }
            | Self::Newer { path, .. }
            | Self::Damaged { path, .. }
            | Self::Busy { path }
            | Self::Full { path }
            | Self::File { path, .. }
            | Self::Sqlite { path, .. } => Some(path),
            Self::RecordGone { .. } => None,
        }
    }
}
