//! The folder to hand in: what the form of a platform takes, under names that say nothing about anybody, with a page that says
//! what each file is for, what fits and what does not. It appears whole or not at all.
//!
//! # Names
//!
//! | path | what |
//! |---|---|
//! | `1-certificate.pdf` | the certificate, where one was made |
//! | `2-pictures-1.jpg`, … | sheets of pictures, where some were made |
//! | [`COPY_FILE`] | the copy of the whole take, if it fits; facts about it beside it in `3-video-copy.json` |
//! | [`CAPTIONS_FILE`] | texts to paste, in the platform's language |
//! | [`README_FILE`] | what each file is for |

mod captions;
mod readme;

use std::fs;
use std::path::{Path, PathBuf};

pub use onetake_judge::hand_in::{Form, PhotoLimits, TextLimits, VideoLimits, forms};
use onetake_render::message::Language;
use onetake_report::digest::sha256_hex;
use onetake_report::wire::{self, WireError};
use onetake_report::{Report, ScanRecord};
use onetake_scan::source::OpenError;
use onetake_scan::{CancelToken, ScanError, Scanner, Source};
use thiserror::Error;

use crate::copy::{self, Copied, CopyError, CopyOrder, Mask};
use crate::staging::{OutputError, Published, Staging};

/// The copy of the whole take.
pub const COPY_FILE: &str = "3-video-copy.mp4";
/// Facts about the copy.
const COPY_FACTS_FILE: &str = "3-video-copy.json";
/// Texts to paste.
pub const CAPTIONS_FILE: &str = "captions.txt";
/// What each file is for.
pub const README_FILE: &str = "README.txt";
/// The certificate.
const CERTIFICATE_FILE: &str = "1-certificate.pdf";

/// Parts of a kit that are drawn elsewhere.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct KitParts {
    /// The certificate as a PDF.
    pub pdf: Option<Vec<u8>>,
    /// Sheets of pictures as JPEG, in their order.
    pub sheets: Vec<Vec<u8>>,
}

/// What is to be handed in.
#[derive(Debug, Clone, Copy)]
pub struct HandIn<'a> {
    /// The judgement.
    pub report: &'a Report,
    /// The record that was judged.
    pub record: &'a ScanRecord,
    /// The platform's form; none where nothing is known of it.
    pub form: Option<&'a Form>,
    /// The original, where it is at hand.
    pub video: Option<&'a Path>,
    /// Boxes that a person named, to be masked in the copy.
    pub masks: &'a [Mask],
    /// Whether labels are left as they are; else all but their number is masked where they are read.
    pub keep_labels: bool,
    /// The language of the page that says what each file is for.
    pub language: Language,
}

/// A folder to hand in, in the making. Dropped before [`put`](Self::put), it leaves nothing behind.
#[derive(Debug)]
pub struct Kit(Staging);

/// A folder that is ready.
#[derive(Debug)]
#[non_exhaustive]
pub struct HandedIn {
    /// Where it is.
    pub published: Published,
    /// What its [`README_FILE`] says.
    pub readme: String,
    /// The copy; none where there was no video to copy, or the form takes none.
    pub copied: Option<Copied>,
}

/// Why nothing was made to hand in.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum HandInError {
    /// The place cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The video cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The copy cannot be made.
    #[error(transparent)]
    Copy(#[from] CopyError),
    /// The report is about another record.
    #[error(
        "the report is about another record: it names {stated}, this one is {found}; take both from one folder"
    )]
    OtherRecord {
        /// Digest that the report names.
        stated: String,
        /// Digest of the record.
        found: String,
    },
    /// The video is another one.
    #[error("{}: the report is about another video: it names {stated}, this one is {found}", .path.display())]
    OtherVideo {
        /// The file.
        path: PathBuf,
        /// SHA-256 that the report names.
        stated: String,
        /// SHA-256 of the file.
        found: String,
    },
    /// Something cannot be put into its form; with the types of this library it does not happen.
    #[error(transparent)]
    Form(#[from] WireError),
    /// Somebody asked to stop.
    #[error("stopped")]
    Cancelled,
}

impl From<ScanError> for HandInError {
    fn from(error: ScanError) -> Self {
        Self::Copy(error.into())
    }
}

/// A file of the kit, for the page that names them.
#[derive(Debug)]
struct KitFile {
    name: String,
    bytes: u64,
    sha256: String,
}

impl KitFile {
    fn of(name: &str, bytes: &[u8]) -> Self {
        Self { name: name.to_owned(), bytes: bytes.len() as u64, sha256: sha256_hex(bytes) }
    }
}

impl Kit {
    /// Makes room for a folder that shall become `target`, where nothing is yet. What could prevent it is met here, before the
    /// long work.
    ///
    /// # Errors
    ///
    /// [`OutputError`] when something is there, or when the place cannot be written.
    pub fn begin(target: impl AsRef<Path>) -> Result<Self, OutputError> {
        Staging::for_kit(target.as_ref()).map(Self)
    }

    /// Makes the copy of the whole take, where the form takes one and the original is at hand; `on_progress` hears how much of it
    /// is made, in thousandths. This is the long work.
    ///
    /// # Errors
    ///
    /// [`HandInError`].
    pub fn copy_take(
        &self,
        asked: &HandIn<'_>,
        cancel: &CancelToken,
        on_progress: &mut dyn FnMut(i64),
    ) -> Result<Option<Copied>, HandInError> {
        let found = wire::body_digest(asked.record)?;
        if asked.report.record.body_sha256 != found {
            return Err(HandInError::OtherRecord { stated: asked.report.record.body_sha256.clone(), found });
        }
        let video = asked.video.filter(|_| takes_copy(asked.form));
        video.map(|video| self.copy(asked, video, cancel, on_progress)).transpose()
    }

    /// Fills the folder with this copy and these parts, and puts it into its place.
    ///
    /// # Errors
    ///
    /// [`HandInError`]; then nothing is left behind.
    pub fn put(
        self,
        asked: &HandIn<'_>,
        copied: Option<Copied>,
        parts: &KitParts,
    ) -> Result<HandedIn, HandInError> {
        let mut files = Vec::new();
        let mut add = |name: &str, bytes: &[u8]| -> Result<(), OutputError> {
            self.0.write(name, bytes)?;
            files.push(KitFile::of(name, bytes));
            Ok(())
        };
        if let Some(pdf) = &parts.pdf {
            add(CERTIFICATE_FILE, pdf)?;
        }
        for (number, sheet) in (1..).zip(&parts.sheets) {
            add(&format!("2-pictures-{number}.jpg"), sheet)?;
        }
        if let Some(Copied::Made(facts)) = &copied {
            let name = COPY_FILE.to_owned();
            files.push(KitFile { name, bytes: facts.bytes, sha256: facts.sha256.clone() });
            let json = wire::to_json(facts)?;
            self.0.write(COPY_FACTS_FILE, &json)?;
            files.push(KitFile::of(COPY_FACTS_FILE, &json));
        }
        let captions = captions::text(asked, copied.as_ref());
        self.0.write(CAPTIONS_FILE, captions.text.as_bytes())?;
        files.push(KitFile::of(CAPTIONS_FILE, captions.text.as_bytes()));
        let drawn = parts.pdf.is_some() || !parts.sheets.is_empty();
        let readme = readme::text(asked, &files, drawn, copied.as_ref(), &captions);
        self.0.write(README_FILE, readme.as_bytes())?;
        Ok(HandedIn { published: self.0.publish()?, readme, copied })
    }

    fn copy(
        &self,
        asked: &HandIn<'_>,
        video: &Path,
        cancel: &CancelToken,
        on_progress: &mut dyn FnMut(i64),
    ) -> Result<Copied, HandInError> {
        let source = Source::open(video)?;
        let stated = &asked.report.source.sha256;
        let found = Scanner::new().cancel_with(cancel).sha256(&source).map_err(CopyError::from)?;
        if found != *stated {
            return Err(HandInError::OtherVideo { path: video.to_owned(), stated: stated.clone(), found });
        }
        let limits = asked.form.and_then(|form| form.video.as_ref());
        let order = CopyOrder {
            source: &source,
            record: asked.record,
            max_bytes: limits.and_then(|limits| limits.max_bytes()),
            max_ms: limits.and_then(|limits| limits.max_ms()),
            masks: asked.masks,
            keep_labels: asked.keep_labels,
            expected: &asked.report.case.expected_waybills,
        };
        let target = self.0.path_of(COPY_FILE);
        let copied = copy::copy(&order, &target, cancel, on_progress)?;
        // Whatever stays of a copy that is none does not come into the folder.
        if matches!(copied, Copied::Not(_)) {
            let _ = (fs::remove_file(&target), fs::remove_file(target.with_file_name("line.png")));
        }
        Ok(copied)
    }
}

/// Whether the form takes a video in the format of a copy; one of which nothing is known may.
fn takes_copy(form: Option<&Form>) -> bool {
    form.is_none_or(|form| form.video.as_ref().is_some_and(|video| video.takes(copy::ENDING)))
}
