//! Bundles: evidence, the video and what belongs to it in one folder or ZIP file that anybody can check without this program.
//!
//! A bundle is a bag after BagIt 1.0 (RFC 8493): the payload lies under `data/`, `manifest-sha256.txt` lists the SHA-256 of each
//! of its files as `sha256sum` writes it, and `tagmanifest-sha256.txt` lists the files about the bag. Who signs that last one
//! signs everything. A ZIP file is stored without compression, so that the video in it can be read where it lies.
//!
//! ```no_run
//! use onetake::bundle::Bundle;
//! # let now: onetake::case::UtcTime = "2026-11-20T08:00:00Z".parse()?;
//!
//! Bundle::of("return.mp4.onetake").video("return.mp4").put("return.zip", now)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | path | what |
//! |---|---|
//! | `data/record.json`, `report.json`, `report.html`, `video.framehash`, `stills/` | the folder of evidence |
//! | `data/report.pdf` | the report on paper, where one was drawn |
//! | `data/original.mp4` | the video, byte for byte, under a neutral name with its own ending |
//! | `data/documents/` | what else was given |
//! | `bagit.txt`, `bag-info.txt`, `manifest-sha256.txt`, `tagmanifest-sha256.txt` | the bag |
//! | `tagmanifest-sha256.txt.sig`, `.tsr` | its [seals](crate::seal) |

mod bag;
pub(crate) mod open;
mod write;

use std::io;
use std::path::{Path, PathBuf};

use onetake_judge::case::UtcTime;
use onetake_scan::source::OpenError;
use thiserror::Error;

pub use self::bag::{MANIFEST_FILE, TAG_MANIFEST_FILE};
use crate::check::{CheckError, Checked, Checker, Outcome};
use crate::evidence::{OutputError, Published};
use crate::seal::{SealError, Sealer};

/// The name of the video in a bundle, before its own ending.
pub const ORIGINAL: &str = "original";
/// The report on paper in a bundle.
pub const PDF_FILE: &str = "report.pdf";
/// The folder of other documents in a bundle.
pub const DOCUMENTS_FOLDER: &str = "documents";

/// What goes into a bundle.
#[derive(Debug, Clone)]
pub struct Bundle {
    evidence: PathBuf,
    video: Option<PathBuf>,
    documents: Vec<PathBuf>,
    pdf: Option<Vec<u8>>,
}

impl Bundle {
    /// The bundle of a folder of evidence.
    #[must_use]
    pub fn of(evidence: impl Into<PathBuf>) -> Self {
        Self { evidence: evidence.into(), video: None, documents: Vec::new(), pdf: None }
    }

    /// The same with the video, which must be the one that the evidence is about. It is linked where that is possible, else
    /// copied, and never changed.
    #[must_use]
    pub fn video(self, path: impl Into<PathBuf>) -> Self {
        Self { video: Some(path.into()), ..self }
    }

    /// The same with another file: a statement, a photograph, a document. Call it again for several.
    #[must_use]
    pub fn document(mut self, path: impl Into<PathBuf>) -> Self {
        self.documents.push(path.into());
        self
    }

    /// The same with the report on paper, which is a view like the page.
    #[must_use]
    pub fn pdf(self, pdf: Vec<u8>) -> Self {
        Self { pdf: Some(pdf), ..self }
    }

    /// Writes the bundle: as a ZIP file where the name ends in `.zip`, else as a folder; whole or not at all, and never over
    /// what is there. `now` is the day of its making, which stands in `bag-info.txt`.
    ///
    /// # Errors
    ///
    /// [`BundleError`] when the evidence does not hang together, the video is another one, or the place cannot be written.
    pub fn put(&self, place: impl AsRef<Path>, now: UtcTime) -> Result<Published, BundleError> {
        self.put_sealed(place, now, &Sealer::new())
    }

    /// The same, and the list of lists is sealed, by which everything is.
    ///
    /// # Errors
    ///
    /// Those of [`put`](Self::put), and [`BundleError::Seal`] when the key does not sign or the authority gives no timestamp: then
    /// there is no bundle.
    pub fn put_sealed(
        &self,
        place: impl AsRef<Path>,
        now: UtcTime,
        sealer: &Sealer,
    ) -> Result<Published, BundleError> {
        let checked = Checker::new().check(&self.evidence)?;
        if checked.outcome() == Outcome::Failed {
            return Err(BundleError::Evidence(Box::new(checked)));
        }
        let files = self.files(&checked)?;
        write::put(&files, &write::About { checked: &checked, now, sealer }, place.as_ref())
    }
}

/// A bundle could not be made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BundleError {
    /// The evidence cannot be read.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// The evidence does not hang together.
    #[error("the evidence is not as it states itself; see what `onetake check` says, and make it again")]
    Evidence(Box<Checked>),
    /// The video cannot be opened.
    #[error(transparent)]
    Video(#[from] OpenError),
    /// The video is not the one that the evidence is about.
    #[error("{}: another video: its SHA-256 is {found}, and the evidence is about {stated}", path.display())]
    OtherVideo {
        /// The video.
        path: PathBuf,
        /// The digest in the report.
        stated: String,
        /// The digest of the file.
        found: String,
    },
    /// Two documents have one name, or a name that no bundle can hold.
    #[error("{}: give it a name of its own, of one line", path.display())]
    Name {
        /// The document.
        path: PathBuf,
    },
    /// A document is the secret half of a key, which belongs into no bundle.
    #[error("{}: a secret key, which belongs into no bundle", path.display())]
    SecretKey {
        /// The document.
        path: PathBuf,
    },
    /// A file cannot be read.
    #[error("{}: cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The bundle cannot be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The bundle cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}
