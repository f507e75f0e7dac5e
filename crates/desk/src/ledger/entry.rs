//! What the ledger is told, and how its rows are chained.

use std::fmt::Write as _;

use onetake::case::Draft;
use onetake::report::Verdict;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::papers::{AssignmentEntry, CaseFactEntry, DocumentEntry};
use crate::intake::Match;

/// The hash before the first row.
pub const NO_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Something that happened at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Entry {
    /// A path led to a video of that digest.
    File(FileEntry),
    /// A video was scanned.
    Scan(ScanEntry),
    /// A file could not be scanned.
    SetAside(SetAside),
    /// A case as it stands from now on.
    Case(Box<CaseEntry>),
    /// A person stated something about a video.
    Statement(StatementEntry),
    /// A video of a case was judged.
    Judgement(Box<JudgementEntry>),
    /// Two videos show the same recording over some time.
    SameRecording(SameRecording),
    /// A person typed a fact of a case.
    CaseFact(CaseFactEntry),
    /// A person attached a document to a case.
    Document(DocumentEntry),
    /// A person said which order a video is of.
    Assignment(AssignmentEntry),
    /// What was said before some day was removed, but for its digests.
    Purge(PurgeEntry),
    /// The ledger was made anew from what could be read of a damaged one.
    Rescue(RescueEntry),
}

/// A path and the video that it led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The path as it was given.
    pub path: String,
    /// SHA-256 of the bytes.
    pub video: String,
    /// How many bytes.
    pub bytes: u64,
    /// When it was last changed, in milliseconds since 1970, UTC.
    pub modified_ms: i64,
}

/// A scan of a video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScanEntry {
    /// SHA-256 of the video.
    pub video: String,
    /// SHA-256 of the record's file.
    pub record: String,
    /// SHA-256 of each picture, in the order of the record.
    pub stills: Vec<String>,
    /// What made it, with the versions of its observers.
    pub scanner: String,
    /// How long the scan took, in milliseconds.
    pub took_ms: u64,
    /// How long the video is, in milliseconds.
    pub video_ms: i64,
}

/// A file that could not be scanned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The path as it was given.
    pub path: String,
    /// How many bytes.
    pub bytes: u64,
    /// When it was last changed, in milliseconds since 1970, UTC.
    pub modified_ms: i64,
    /// How often it was tried.
    pub tries: u32,
    /// A stable name of the reason.
    pub code: String,
    /// The reason in words.
    pub reason: String,
    /// Whether another run may well succeed, such as after a share came back.
    pub passing: bool,
}

/// A case: what is known, and the videos that belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseEntry {
    /// Its name in the ledger.
    pub id: String,
    /// What is known of it.
    pub draft: Draft,
    /// How its videos were found to belong to it.
    #[serde(rename = "match")]
    pub matched: Match,
    /// Its videos, by digest.
    pub videos: Vec<String>,
    /// Where the sheet has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<SheetPlace>,
}

/// Where an order stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPlace {
    /// The file.
    pub file: String,
    /// The sheet, where the file names its sheets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Lines or rows, from 1.
    pub lines: Vec<u64>,
}

/// Statements of a person about a video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementEntry {
    /// SHA-256 of the video.
    pub video: String,
    /// Who stated it.
    pub who: String,
    /// The file of statements, as TOML.
    pub toml: String,
    /// The entry that it takes the place of, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<u64>,
}

/// A judgement of a video of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgementEntry {
    /// The case, by its name in the ledger.
    pub case: String,
    /// SHA-256 of the video.
    pub video: String,
    /// SHA-256 of the record.
    pub record: String,
    /// What was known of the case for this video.
    pub draft: Draft,
    /// Whether the clocks of the file counted.
    pub file_clocks: bool,
    /// SHA-256 of the video of the other direction, where its report counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// SHA-256 over all that the report follows from: record, case, statements, policy.
    pub inputs: String,
    /// SHA-256 of the report's body.
    pub report: String,
    /// What it came to.
    pub verdict: Verdict,
    /// The policy, as `id/edition`.
    pub policy: String,
    /// SHA-256 of the policy.
    pub policy_sha256: String,
}

/// Two videos that show the same recording over some time, whoever made a copy and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SameRecording {
    /// SHA-256 of the one.
    pub video: String,
    /// Where in it, first and last millisecond of its take.
    pub span_ms: [i64; 2],
    /// SHA-256 of the other.
    pub other: String,
    /// Where in that one.
    pub other_span_ms: [i64; 2],
    /// How much of what moves agrees, in millionths.
    pub score_ppm: u32,
}

/// What a purge removed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurgeEntry {
    /// Everything said before this time, RFC 3339.
    pub before: String,
    /// How many bodies of entries.
    pub bodies: u64,
    /// How many records and pictures.
    pub files: u64,
}

/// What could be read of a damaged ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RescueEntry {
    /// Where the damaged file lies now.
    pub damaged: String,
    /// How many entries were taken over.
    pub entries: u64,
    /// The numbers of entries that could not be read, as first and last.
    pub lost: Vec<[u64; 2]>,
}

impl Entry {
    /// The name of its kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::File(_) => "file",
            Self::Scan(_) => "scan",
            Self::SetAside(_) => "set_aside",
            Self::Case(_) => "case",
            Self::Statement(_) => "statement",
            Self::Judgement(_) => "judgement",
            Self::SameRecording(_) => "same_recording",
            Self::CaseFact(_) => "case_fact",
            Self::Document(_) => "document",
            Self::Assignment(_) => "assignment",
            Self::Purge(_) => "purge",
            Self::Rescue(_) => "rescue",
        }
    }
}

/// A row of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub seq: u64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Which kind.
    pub kind: String,
    /// SHA-256 of what it says.
    pub body_sha256: String,
    /// The hash of the row before.
    pub prev: String,
    /// Its own hash.
    pub hash: String,
}

impl Row {
    /// The hash that such a row has: SHA-256 of the five lines `prev`, `seq`, `at`, `kind`, `body_sha256`.
    #[must_use]
    pub fn hash_of(prev: &str, seq: u64, at: &str, kind: &str, body_sha256: &str) -> String {
        sha256(format!("{prev}\n{seq}\n{at}\n{kind}\n{body_sha256}").as_bytes())
    }

    /// Whether its hash is that of its contents.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.hash == Self::hash_of(&self.prev, self.seq, &self.at, &self.kind, &self.body_sha256)
    }
}

/// SHA-256 in lower-case hex.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
