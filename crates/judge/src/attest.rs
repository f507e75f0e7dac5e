//! Attestations: what a named person states about a span of the video, where a machine cannot tell or must not decide.
//!
//! ```toml
//! format = "onetake.attestations/1.0"
//! [about]                       # one or both: the video, or the record of its scan
//! source_sha256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"
//!
//! [[attestation]]
//! who = "Li Na"
//! role = "receiving inspector"
//! at = "2026-11-20T15:04:00+08:00"
//! state = "seen"                # or not_seen, not_visible
//! span = { start_ms = 0, end_ms = 6000 }
//! statement = "sealed_at_start"
//!
//! [[attestation]]
//! who = "Li Na"
//! role = "receiving inspector"
//! at = "2026-11-20T15:05:00+08:00"
//! state = "seen"
//! span = { start_ms = 0, end_ms = 12000 }
//! statement.outside_shown = { sides = ["top", "front", "left", "right"] }
//! ```
//!
//! The same as JSON. A file is read as [`AttestationFile`] and bound to one record by [`AttestationFile::bind`], which
//! checks that it speaks of that video; only bound statements can be judged.

mod sound;
mod statement;

use std::io;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use onetake_report::{AttestationFacts, AttestedState, Format, FormatError, ScanRecord, Span};
use serde::{Deserialize, Serialize};

use self::sound::check;
use crate::case::{StatedTime, UtcTime};
use crate::text_file;
use onetake_report::wire::{self, ParseError, WireError};

pub use crate::text_file::is_json;
pub use sound::StatementFault;
pub use statement::{CHECKLIST, ChecklistItem, Side, Statement, StatementKind};

/// Attestation files larger than this are refused.
pub const MAX_FILE_BYTES: u64 = 4 << 20;

/// Longest text that a person can put into one field, in characters.
const MAX_TEXT: usize = 2000;

/// How far two computers' clocks may be apart, that of who states it and that of who reads it.
const CLOCKS_APART: SignedDuration = SignedDuration::from_hours(1);

/// Attestations as they are written, not yet checked against a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct AttestationFile {
    /// Format and version.
    pub format: Format,
    /// What they are about.
    pub about: About,
    /// The statements.
    #[serde(default)]
    pub attestation: Vec<Draft>,
}

/// What a file of attestations is about; at least one of both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct About {
    /// SHA-256 of the video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_sha256: Option<String>,
    /// SHA-256 of the body of its record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record_sha256: Option<String>,
}

/// One statement as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Draft {
    /// Name of the person.
    pub who: String,
    /// In which role: what gives the statement its weight.
    pub role: String,
    /// When it was stated, with zone.
    pub at: String,
    /// What is stated.
    pub statement: Statement,
    /// Whether the person saw it.
    pub state: AttestedState,
    /// Which part of the video it is about.
    pub span: DraftSpan,
    /// The still of the record that shows it, by its number there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub still: Option<u32>,
    /// What the person adds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Draft {
    /// What that person states about that part of the video, without a still and a note.
    #[must_use]
    pub fn new(
        who: impl Into<String>,
        role: impl Into<String>,
        at: impl Into<String>,
        statement: Statement,
        state: AttestedState,
        span: DraftSpan,
    ) -> Self {
        let (who, role, at) = (who.into(), role.into(), at.into());
        Self { who, role, at, statement, state, span, still: None, note: None }
    }
}

/// A part of the video as a person writes it: milliseconds from the first frame shown, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftSpan {
    /// Start.
    pub start_ms: i64,
    /// End.
    pub end_ms: i64,
}

/// A statement that was checked against the record that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    draft: Draft,
    source_sha256: String,
}

impl Attestation {
    /// The statement that a report lists, about the video of that record; none where it is none that this version knows, or
    /// cannot be meant of this record. One that is made so is listed alike again.
    #[must_use]
    pub fn of_facts(facts: &AttestationFacts, record: &ScanRecord) -> Option<Self> {
        let statement = Statement::of_detail(&facts.statement, &facts.detail)?;
        let span = DraftSpan { start_ms: facts.span.start_ms, end_ms: facts.span.end_ms };
        let mut draft = Draft::new(&facts.who, &facts.role, &facts.at, statement, facts.state, span);
        draft.still = facts.still;
        draft.note.clone_from(&facts.note);
        // Those before it are not looked at: two files may each say what one file may not say twice.
        check(&draft, &[], record).ok()?;
        let made = Self { draft, source_sha256: record.source.sha256.clone() };
        (made.facts(facts.id) == *facts).then_some(made)
    }

    /// What is stated.
    #[must_use]
    pub fn statement(&self) -> &Statement {
        &self.draft.statement
    }

    /// Whether the person saw it.
    #[must_use]
    pub fn state(&self) -> AttestedState {
        self.draft.state
    }

    /// Which part of the video it is about.
    #[must_use]
    pub fn span(&self) -> Span {
        let DraftSpan { start_ms, end_ms } = self.draft.span;
        Span::millis(start_ms, end_ms)
    }

    /// What the person added.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.draft.note.as_deref()
    }

    /// Digest of the video that it is about.
    #[must_use]
    pub fn source_sha256(&self) -> &str {
        &self.source_sha256
    }

    /// How a report lists it under that number.
    #[must_use]
    pub fn facts(&self, id: u32) -> AttestationFacts {
        let Draft { who, role, at, statement, .. } = &self.draft;
        let by = [who.clone(), role.clone(), at.clone()];
        let mut facts = AttestationFacts::new(id, by, statement.kind().as_str().to_owned(), self.span());
        facts.detail = statement.detail();
        facts.state = self.draft.state;
        facts.still = self.draft.still;
        facts.note.clone_from(&self.draft.note);
        facts
    }
}

/// A file of attestations could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AttestError {
    /// The file could not be read.
    #[error("cannot read the attestations {}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file is not JSON of the right shape.
    #[error("the attestations cannot be used: {error}")]
    Json {
        /// What is wrong, with line and column.
        error: ParseError,
    },
    /// The file is not TOML of the right shape.
    #[error("the attestations cannot be used: {error}")]
    Toml {
        /// What is wrong, with line and column.
        error: ParseError,
    },
    /// A text cannot be written as TOML or JSON.
    #[error("the statement cannot be written: {error}")]
    Written {
        /// What is wrong.
        error: ParseError,
    },
    /// The file is of another format or a newer version.
    #[error("the attestations cannot be read: {0}")]
    Format(FormatError),
    /// The file does not say what it is about.
    #[error(
        "the attestations do not say which video they are about: give `source_sha256` or `record_sha256` under [about]"
    )]
    AboutNothing,
    /// The file is about another video or another scan.
    #[error("the attestations are about another {what}: they name {stated}, this one is {found}")]
    OtherVideo {
        /// `video` or `record`.
        what: &'static str,
        /// The digest that they state.
        stated: String,
        /// The digest of the record at hand.
        found: String,
    },
    /// A statement was handed in before.
    #[error("attestation {number} was handed in before, in this file or another one: hand it in once")]
    Twice {
        /// Its number in the file, from 1.
        number: usize,
    },
    /// A statement cannot be meant.
    #[error("attestation {number} ({statement} by {who:?}): {problem}")]
    Unsound {
        /// Its number in the file, from 1.
        number: usize,
        /// Which statement.
        statement: StatementKind,
        /// Whose.
        who: String,
        /// What is wrong and what to do.
        problem: Box<StatementFault>,
    },
    /// The digest of the record could not be computed.
    #[error(transparent)]
    Record(#[from] WireError),
}

impl From<FormatError> for AttestError {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}

impl AttestationFile {
    /// Attestations from a file; JSON if its name ends in `.json`, else TOML.
    ///
    /// # Errors
    ///
    /// [`AttestError`] when it cannot be read or has another shape.
    pub fn read(path: &Path) -> Result<Self, AttestError> {
        Self::parse(&read_text(path)?, path)
    }

    /// Attestations from the text of that file; JSON if its name ends in `.json`, else TOML.
    ///
    /// # Errors
    ///
    /// [`AttestError`] when it has another shape.
    pub fn parse(text: &str, path: &Path) -> Result<Self, AttestError> {
        if is_json(path) { Self::from_json(text) } else { Self::from_toml(text) }
    }

    /// A file without statements about that record and its video.
    ///
    /// # Errors
    ///
    /// [`AttestError::Record`] when the record's digest cannot be computed.
    pub fn about(record: &ScanRecord) -> Result<Self, AttestError> {
        let about = About {
            source_sha256: Some(record.source.sha256.clone()),
            record_sha256: Some(wire::body_digest(record)?),
        };
        Ok(Self { format: Format::attestations(), about, attestation: Vec::new() })
    }

    /// Attestations from JSON.
    ///
    /// # Errors
    ///
    /// [`AttestError::Json`] or [`AttestError::Format`].
    pub fn from_json(text: &str) -> Result<Self, AttestError> {
        text_file::from_json(text, &Format::attestations(), |error| AttestError::Json { error })
    }

    /// Attestations from TOML.
    ///
    /// # Errors
    ///
    /// [`AttestError::Toml`] or [`AttestError::Format`].
    pub fn from_toml(text: &str) -> Result<Self, AttestError> {
        text_file::from_toml(text, &Format::attestations(), |error| AttestError::Toml { error })
    }

    /// The statements, checked against the record that they are about.
    ///
    /// # Errors
    ///
    /// [`AttestError`] when they are about another video, lie outside of it, or cannot be meant as they stand.
    pub fn bind(self, record: &ScanRecord) -> Result<Vec<Attestation>, AttestError> {
        self.check_about(record)?;
        for (index, draft) in self.attestation.iter().enumerate() {
            let earlier = self.attestation.get(..index).unwrap_or_default();
            check(draft, earlier, record).map_err(|problem| AttestError::Unsound {
                number: index + 1,
                statement: draft.statement.kind(),
                who: draft.who.clone(),
                problem: Box::new(problem),
            })?;
        }
        let source_sha256 = &record.source.sha256;
        let bound = |draft| Attestation { draft, source_sha256: source_sha256.clone() };
        Ok(self.attestation.into_iter().map(bound).collect())
    }

    /// Whether no statement was made after now. [`bind`](Self::bind) knows no clock.
    ///
    /// # Errors
    ///
    /// [`AttestError::Unsound`] for the first that was.
    pub fn check_times(&self, now: UtcTime) -> Result<(), AttestError> {
        let latest = now.later_by(CLOCKS_APART);
        for (number, draft) in (1..).zip(&self.attestation) {
            let instant = draft.at.parse::<StatedTime>().ok().and_then(|time| time.instant());
            if instant.is_some_and(|instant| instant > latest) {
                return Err(AttestError::Unsound {
                    number,
                    statement: draft.statement.kind(),
                    who: draft.who.clone(),
                    problem: Box::new(StatementFault::AfterNow { at: draft.at.clone(), now }),
                });
            }
        }
        Ok(())
    }

    fn check_about(&self, record: &ScanRecord) -> Result<(), AttestError> {
        let About { source_sha256, record_sha256 } = &self.about;
        if source_sha256.is_none() && record_sha256.is_none() {
            return Err(AttestError::AboutNothing);
        }
        let differs = |what, stated: &str, found: String| {
            if stated.eq_ignore_ascii_case(&found) {
                Ok(())
            } else {
                Err(AttestError::OtherVideo { what, stated: stated.to_owned(), found })
            }
        };
        if let Some(stated) = source_sha256 {
            differs("video", stated, record.source.sha256.clone())?;
        }
        if let Some(stated) = record_sha256 {
            differs("record", stated, wire::body_digest(record)?)?;
        }
        Ok(())
    }
}

/// The text of a file of attestations.
///
/// # Errors
///
/// [`AttestError::Read`].
pub fn read_text(path: &Path) -> Result<String, AttestError> {
    let error = |error| AttestError::Read { path: path.to_owned(), error };
    text_file::read(path, MAX_FILE_BYTES).map_err(error)
}

/// The text of a file with one statement more. What is there stays as it is, comments included; without a file it is a new
/// one about that record. Whether the statement can be meant is not looked at: [`AttestationFile::bind`] the result.
///
/// # Errors
///
/// [`AttestError`] when what is there cannot be read, or a text cannot be written.
pub fn added(
    before: Option<&str>,
    draft: Draft,
    record: &ScanRecord,
    json: bool,
) -> Result<String, AttestError> {
    if json {
        let mut file = match before {
            Some(text) => AttestationFile::from_json(text)?,
            None => AttestationFile::about(record)?,
        };
        file.attestation.push(draft);
        let text = serde_json::to_string_pretty(&file)
            .map_err(|error| AttestError::Written { error: ParseError::new(error.to_string(), None) })?;
        return Ok(text + "\n");
    }
    #[derive(Serialize)]
    struct One {
        attestation: [Draft; 1],
    }
    let written =
        |error: toml::ser::Error| AttestError::Written { error: ParseError::new(error.to_string(), None) };
    let mut text = match before {
        Some(text) => text.trim_end().to_owned(),
        None => {
            let file = AttestationFile::about(record)?;
            #[derive(Serialize)]
            struct Head {
                format: Format,
                about: About,
            }
            let head = Head { format: file.format, about: file.about };
            toml::to_string(&head).map_err(written)?.trim_end().to_owned()
        }
    };
    text.push_str("\n\n");
    text.push_str(&toml::to_string(&One { attestation: [draft] }).map_err(written)?);
    Ok(text)
}

#[cfg(test)]
mod tests;
