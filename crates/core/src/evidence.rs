//! Files of evidence: the folder that holds a record, a report, its page and its pictures; the file of a record with its
//! pictures beside it; the file of statements. Each appears whole or not at all, and nothing is replaced but what `onetake`
//! wrote before.
//!
//! ```no_run
//! use onetake::evidence::{Evidence, EvidenceFolder, Existing};
//! use onetake::inputs::Inputs;
//! use onetake::{Scanner, Source};
//! # let now: onetake::case::UtcTime = "2026-11-20T08:00:00Z".parse()?;
//!
//! let inputs = Inputs::new().waybill("SF1234567890123").read(now)?;
//! // Before the long work, so that a place that cannot be written is met first.
//! let folder = EvidenceFolder::begin("return.mp4.onetake", Existing::Keep)?;
//! let scan = Scanner::new().scan(&Source::open("return.mp4")?)?;
//! let report = inputs.judge(&scan.record, now)?;
//! let published = folder.put(&Evidence::new(&report, &scan.record, &scan.stills))?;
//! # let _ = published;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Names
//!
//! | path | what |
//! |---|---|
//! | [`RECORD_FILE`] | the record, byte for byte as it was given |
//! | [`REPORT_FILE`] | the report |
//! | [`PAGE_FILE`] | the report as a page in one language, with its pictures inside |
//! | [`PACKET_HASHES_FILE`] | SHA-256 of each packet of the video, in FFmpeg's framehash format |
//! | [`STILLS_FOLDER`] | the pictures of the record that are those which it names |
//!
//! # What is replaced
//!
//! Output is made in a hidden folder beside its place, which the next run removes if this one is killed, and is renamed into
//! its place at the end. [`Existing::Keep`] leaves alone what is there and says so at the start; an empty folder counts as
//! nothing. [`Existing::Replace`] replaces output of `onetake`, and only if it is still the same one at the end and holds
//! nothing else. Whatever comes into the way during the work stays, and the output gets a name with a number beside it:
//! [`Published::path`] says which.

mod folder;
mod record;
mod statement;
mod stills;

use std::path::{Path, PathBuf};

pub use self::folder::{Evidence, EvidenceError, EvidenceFolder};
pub use self::record::RecordFile;
pub use self::statement::{AddStatementError, add_statement};
pub use self::stills::StillFolder;
pub use crate::staging::{Existing, OutputError, Published, put_pages};

/// The record in a folder of evidence.
pub const RECORD_FILE: &str = "record.json";
/// The report in a folder of evidence.
pub const REPORT_FILE: &str = "report.json";
/// The report as a page in a folder of evidence.
pub const PAGE_FILE: &str = "report.html";
/// The hashes of the video's packets in a folder of evidence.
pub const PACKET_HASHES_FILE: &str = "video.framehash";
/// The folder of pictures in a folder of evidence.
pub const STILLS_FOLDER: &str = "stills";

/// The file itself, or the one of that name in a folder of evidence: `file_in(path, RECORD_FILE)`.
#[must_use]
pub fn file_in(path: &Path, name: &str) -> PathBuf {
    if path.is_dir() { path.join(name) } else { path.to_owned() }
}

/// Whether the name of a picture stays in its folder. Names come from a record, which may come from elsewhere.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests;
