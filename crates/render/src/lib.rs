//! Views of a report for people: a web page and words for a terminal; and the report itself as JSON.
//!
//! The JSON is the evidence. A view shows it with the record and the stills in one language; it decides nothing.

mod advice;
mod basis;
mod brief;
mod burned_in;
mod consistent;
mod explain;
mod explained;
mod html;
pub mod message;
mod missing;
mod next;
mod pictures;
mod policy;
mod recorded;
mod same_page;
mod sanitize;
mod silence;
mod summary;
mod table_words;
mod text;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use onetake_report::{Report, ScanRecord, StillPicture};
use thiserror::Error;

use crate::message::Language;

pub use advice::{advice_words, pixels};
pub use brief::{Brief, BriefReason, brief};
pub use explain::{explain_text, findings_text};
pub use html::{Paged, PagedFact, PagedFinding, PagedPicture, PagedSection, html, paged, report_number};
pub use missing::request_words;
pub use next::{NextCommands, judge_command, next_commands};
pub use pictures::{PictureCheck, verified_picture};
pub use policy::{differences_text, policy_check, policy_line, policy_text};
pub use same_page::{is_page_of, page_language};
pub use sanitize::{Sanitized, sanitized};
pub use table_words::table_words;
pub use text::text;

/// What a page is made of.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct HtmlInput<'a> {
    /// The judgement.
    pub report: &'a Report,
    /// The record that was judged.
    pub record: &'a ScanRecord,
    /// Where the pictures of the record are.
    pub stills: &'a dyn StillSource,
    /// The language to write in.
    pub language: Language,
    /// What the next commands name, where there is a record to go on with.
    pub next: Option<NextCommands<'a>>,
}

impl<'a> HtmlInput<'a> {
    /// A page in that language, without next commands.
    #[must_use]
    pub fn new(
        report: &'a Report,
        record: &'a ScanRecord,
        stills: &'a dyn StillSource,
        language: Language,
    ) -> Self {
        Self { report, record, stills, language, next: None }
    }

    /// What the next commands name.
    #[must_use]
    pub fn next(self, next: Option<NextCommands<'a>>) -> Self {
        Self { next, ..self }
    }
}

/// What words for a terminal are made of.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct TextInput<'a> {
    /// The judgement.
    pub report: &'a Report,
    /// The record that was judged.
    pub record: &'a ScanRecord,
    /// The language to write in.
    pub language: Language,
    /// Whether to colour with ANSI codes.
    pub colour: bool,
    /// What the next commands name, where there is a record to go on with.
    pub next: Option<NextCommands<'a>>,
}

impl<'a> TextInput<'a> {
    /// Words in that language, without colour and next commands.
    #[must_use]
    pub fn new(report: &'a Report, record: &'a ScanRecord, language: Language) -> Self {
        Self { report, record, language, colour: false, next: None }
    }

    /// Whether to colour with ANSI codes.
    #[must_use]
    pub fn colour(self, colour: bool) -> Self {
        Self { colour, ..self }
    }

    /// What the next commands name.
    #[must_use]
    pub fn next(self, next: Option<NextCommands<'a>>) -> Self {
        Self { next, ..self }
    }
}

/// Gives the pictures of a record by the names of their files.
pub trait StillSource {
    /// The JPEG file of that name; none when it is not there. Names come from a record, so they are hostile: never join one
    /// to a path without a check.
    fn jpeg(&self, file: &str) -> Option<Cow<'_, [u8]>>;
}

impl StillSource for [StillPicture] {
    fn jpeg(&self, file: &str) -> Option<Cow<'_, [u8]>> {
        let picture = self.iter().find(|picture| picture.file == file)?;
        Some(Cow::Borrowed(&picture.jpeg))
    }
}

impl StillSource for Vec<StillPicture> {
    fn jpeg(&self, file: &str) -> Option<Cow<'_, [u8]>> {
        self.as_slice().jpeg(file)
    }
}

/// A view could not be made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The page template failed.
    #[error("cannot lay out the page: {message}")]
    Template {
        /// What the template engine says.
        message: String,
    },
    /// The report could not be written as JSON.
    #[error("cannot write the report as JSON")]
    Json(#[from] onetake_report::wire::WireError),
    /// The report was made from another record.
    #[error(
        "the report belongs to another record: it is about the video {report}, the record about {record}"
    )]
    OtherRecord {
        /// SHA-256 of the video of the report.
        report: String,
        /// SHA-256 of the video of the record.
        record: String,
    },
}
