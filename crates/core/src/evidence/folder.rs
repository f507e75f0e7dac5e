//! The folder of a judgement and all that belongs to it.

use std::fmt;
use std::path::Path;

use onetake_render::message::Language;
use onetake_render::{HtmlInput, NextCommands, RenderError, StillSource};
use onetake_report::digest::sha256_hex;
use onetake_report::wire::{self, WireError};
use onetake_report::{Report, ScanRecord};
use thiserror::Error;

use super::{PACKET_HASHES_FILE, PAGE_FILE, RECORD_FILE, REPORT_FILE, STILLS_FOLDER, is_plain};
use crate::staging::{Existing, OutputError, Published, Staging};

/// A judgement and what it rests on.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Evidence<'a> {
    /// The judgement.
    pub report: &'a Report,
    /// The record that was judged.
    pub record: &'a ScanRecord,
    /// The file of the record, byte for byte, where it came from one: it is handed on as it was given. Else it is written anew.
    pub record_json: Option<&'a [u8]>,
    /// The list of packet hashes that the record names, where it is at hand.
    pub packet_hashes: Option<&'a str>,
    /// Where the pictures of the record are.
    pub stills: &'a dyn StillSource,
    /// The language of the page.
    pub language: Language,
    /// What the page names as next commands, where there are any.
    pub next: Option<NextCommands<'a>>,
}

impl<'a> Evidence<'a> {
    /// Of a record that a scan made just now, with a page in English.
    #[must_use]
    pub fn new(report: &'a Report, record: &'a ScanRecord, stills: &'a dyn StillSource) -> Self {
        Self {
            report,
            record,
            record_json: None,
            packet_hashes: None,
            stills,
            language: Language::En,
            next: None,
        }
    }

    /// The file that the record came from, byte for byte.
    #[must_use]
    pub fn record_json(self, bytes: &'a [u8]) -> Self {
        Self { record_json: Some(bytes), ..self }
    }

    /// The list of packet hashes that the record names.
    #[must_use]
    pub fn packet_hashes(self, text: Option<&'a str>) -> Self {
        Self { packet_hashes: text, ..self }
    }

    /// The language of the page.
    #[must_use]
    pub fn language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// What the page names as next commands. It goes to others: folders of this computer are nothing to them.
    #[must_use]
    pub fn next(self, next: Option<NextCommands<'a>>) -> Self {
        Self { next, ..self }
    }
}

impl fmt::Debug for Evidence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Evidence")
            .field("verdict", &self.report.verdict)
            .field("source_sha256", &self.record.source.sha256)
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// A folder of evidence in the making. Dropped before [`put`](Self::put), it leaves nothing behind.
#[derive(Debug)]
pub struct EvidenceFolder(Staging);

impl EvidenceFolder {
    /// Makes room for a folder that shall become `target`. Everything that could prevent it is met here, before the long work.
    ///
    /// # Errors
    ///
    /// [`OutputError`] when something is there that may not be replaced, or when the place cannot be written.
    pub fn begin(target: impl AsRef<Path>, existing: Existing) -> Result<Self, OutputError> {
        Staging::for_folder(target.as_ref(), existing).map(Self)
    }

    /// The name of the folder that was asked for, as a page may name it.
    #[must_use]
    pub fn name(&self) -> Option<&Path> {
        self.0.target().and_then(Path::file_name).map(Path::new)
    }

    /// Fills the folder and puts it into its place.
    ///
    /// # Errors
    ///
    /// [`EvidenceError`] when a file cannot be made or written; then nothing is left behind.
    pub fn put(self, evidence: &Evidence<'_>) -> Result<Published, EvidenceError> {
        let Evidence { report, record, record_json, packet_hashes, stills, language, next } = *evidence;
        let page = onetake_render::html(&HtmlInput::new(report, record, stills, language).next(next))?;
        for still in &record.stills {
            let plain = |_: &_| is_plain(&still.file);
            if let Some(jpeg) = onetake_render::verified_picture(stills, still).filter(plain) {
                self.0.write(&format!("{STILLS_FOLDER}/{}", still.file), &jpeg)?;
            }
        }
        match record_json {
            Some(bytes) => self.0.write(RECORD_FILE, bytes)?,
            None => self.0.write(RECORD_FILE, &wire::pretty(record)?)?,
        }
        // One that is not the list which the record names would only mislead.
        let named = record.packet_hashes.as_ref().map(|list| list.sha256.as_str());
        if let Some(text) = packet_hashes.filter(|text| named == Some(&sha256_hex(text.as_bytes()))) {
            self.0.write(PACKET_HASHES_FILE, text.as_bytes())?;
        }
        self.0.write(REPORT_FILE, &wire::pretty(report)?)?;
        self.0.write(PAGE_FILE, page.as_bytes())?;
        Ok(self.0.publish()?)
    }
}

/// Why evidence could not be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum EvidenceError {
    /// The place cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A record or report cannot be put into its form; with those of this library it does not happen.
    #[error(transparent)]
    Form(#[from] WireError),
    /// The page cannot be made.
    #[error(transparent)]
    Page(#[from] RenderError),
}

impl EvidenceError {
    /// A stable name of its kind.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Output(error) => error.code(),
            Self::Form(_) | Self::Page(_) => "internal",
        }
    }
}
