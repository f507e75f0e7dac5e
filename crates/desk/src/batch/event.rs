//! What a batch tells while it works.

use std::path::{Path, PathBuf};

use crate::intake::Sheet;
use crate::ledger::{Rescued, SetAside};
use crate::worker::{Progress, WorkFault};

/// Something that happened. Events of several files come from several threads.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A sheet was read: what its columns were taken for.
    Sheet(&'a Sheet),
    /// Folders were looked through.
    Found {
        /// How many videos.
        videos: usize,
        /// How many orders.
        orders: usize,
        /// Places that could not be read.
        unreadable: &'a [(PathBuf, std::io::ErrorKind)],
    },
    /// The ledger was damaged, and made anew from what could be read.
    Rescued {
        /// Its path.
        ledger: &'a Path,
        /// What was saved.
        rescued: &'a Rescued,
    },
    /// How much work there is.
    Work {
        /// Bytes of all files that are to be scanned.
        bytes: u64,
        /// How many files.
        files: usize,
    },
    /// A file is being scanned.
    Started {
        /// Its path.
        path: &'a Path,
        /// How many bytes.
        bytes: u64,
    },
    /// How far a scan has come.
    Progress {
        /// The path of the file.
        path: &'a Path,
        /// How far.
        progress: Progress,
    },
    /// A file was scanned.
    Scanned {
        /// Its path.
        path: &'a Path,
        /// How long the video is.
        video_ms: i64,
        /// How long the scan took.
        took_ms: u64,
    },
    /// A file was scanned before: nothing is to be done.
    Known {
        /// Its path.
        path: &'a Path,
    },
    /// Another process scans a file.
    Elsewhere {
        /// Its path.
        path: &'a Path,
    },
    /// A try failed; there will be another.
    Retry {
        /// The path of the file.
        path: &'a Path,
        /// Why.
        fault: &'a WorkFault,
    },
    /// A file could not be scanned.
    SetAside(&'a SetAside),
    /// Work waits until the pause is over.
    Paused {
        /// The file that must be removed for it to go on.
        file: &'a Path,
    },
    /// Statements were taken over.
    Statements {
        /// Their file.
        path: &'a Path,
    },
    /// A file of statements cannot be used.
    StatementsRefused {
        /// The file.
        path: &'a Path,
        /// Why.
        error: &'a onetake::attest::AttestError,
    },
    /// A sheet cannot be read just now: what it said before counts.
    SheetRefused {
        /// Why.
        error: &'a onetake::inputs::SheetError,
    },
    /// Results were written.
    Published {
        /// How many cases have a verdict.
        judged: usize,
        /// How many cases there are.
        cases: usize,
    },
}
