//! All that goes out of the house for one video: the folder of evidence, the bundle, and the folder to hand in. It appears whole
//! or not at all, under a name that is free.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use onetake::bundle::{Bundle, BundleError};
use onetake::evidence::{Evidence, EvidenceError, EvidenceFolder, Existing, OutputError};
use onetake::hand_in::{Form, HandIn, HandInError, Kit};
use onetake::message::Language;
use onetake::render::StillSource;
use onetake::report::{Report, ScanRecord};
use onetake::{CancelToken, Policy};
use onetake_paper::{Fonts, PaperError, PaperInput, pdf};
use thiserror::Error;

use crate::batch::now;
use crate::drawn;

/// The folder of evidence within.
pub const EVIDENCE_FOLDER: &str = "evidence";
/// The bundle within.
pub const BUNDLE_FILE: &str = "bundle.zip";
/// The folder to hand in within.
pub const KIT_FOLDER: &str = "hand-in";

/// Most letters of a folder's name.
const MAX_NAME: usize = 60;
/// Most names that are tried where one is taken.
const NAMES: u32 = 10_000;

/// What goes out.
pub struct HandOver<'a> {
    /// The judgement.
    pub report: &'a Report,
    /// The record that was judged, and its file.
    pub record: (&'a ScanRecord, &'a [u8]),
    /// Its pictures.
    pub stills: &'a dyn StillSource,
    /// The video, where it still is what was scanned.
    pub video: Option<&'a Path>,
    /// The rules, whose platform has the form.
    pub policy: &'a Policy,
    /// The language of what is written.
    pub language: Language,
}

/// Why nothing was made.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum HandOverError {
    /// The place cannot be written.
    #[error("{}: {error}", path.display())]
    Place {
        /// The place.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The certificate cannot be drawn.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// The evidence cannot be written.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// A place cannot be taken.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The bundle cannot be made.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The folder to hand in cannot be made.
    #[error(transparent)]
    HandIn(#[from] HandInError),
}

impl HandOver<'_> {
    /// Makes all of it as a folder of that name within `home`; with a number behind where the name is taken. Gives where it is.
    ///
    /// # Errors
    ///
    /// [`HandOverError`]; then nothing is left behind.
    pub fn put(&self, home: &Path, name: &str, cancel: &CancelToken) -> Result<PathBuf, HandOverError> {
        // Before the long work: without a font nothing can be drawn.
        let fonts = Fonts::find(&[])?;
        let failed = |path: &Path, error| HandOverError::Place { path: path.to_owned(), error };
        fs::create_dir_all(home).map_err(|error| failed(home, error))?;
        let made = tempfile::Builder::new().prefix(".onetake-").tempdir_in(home);
        let made = made.map_err(|error| failed(home, error))?;
        self.fill(made.path(), &fonts, cancel)?;
        let name = plain(name);
        for number in 1..=NAMES {
            let place = home.join(if number == 1 { name.clone() } else { format!("{name}-{number}") });
            // A folder that is there is never replaced: renaming onto an empty one would.
            if fs::symlink_metadata(&place).is_ok() {
                continue;
            }
            fs::rename(made.path(), &place).map_err(|error| failed(&place, error))?;
            return Ok(place);
        }
        Err(failed(&home.join(name), io::ErrorKind::AlreadyExists.into()))
    }

    fn fill(&self, folder: &Path, fonts: &Fonts, cancel: &CancelToken) -> Result<(), HandOverError> {
        let Self { report, record: (record, record_json), stills, video, policy, language } = *self;
        let evidence = folder.join(EVIDENCE_FOLDER);
        let written = Evidence::new(report, record, stills).record_json(record_json).language(language);
        EvidenceFolder::begin(&evidence, Existing::Keep)?.put(&written)?;

        let paper = pdf(&PaperInput::new(report, record, stills, language), fonts)?;
        let mut bundle = Bundle::of(&evidence).pdf(paper);
        if let Some(video) = video {
            bundle = bundle.video(video);
        }
        bundle.put(folder.join(BUNDLE_FILE), now())?;

        let form = Form::of_policy(policy);
        let asked =
            HandIn { report, record, form: form.as_ref(), video, masks: &[], keep_labels: false, language };
        let kit = Kit::begin(folder.join(KIT_FOLDER))?;
        let copied = kit.copy_take(&asked, cancel, &mut |_| {})?;
        let masks = drawn::label_masks(record, stills, copied.as_ref(), cancel).map_err(HandInError::from)?;
        let parts = drawn::draw(report, record, stills, form.as_ref(), &masks, fonts, language)?;
        kit.put(&asked, copied, &parts)?;
        Ok(())
    }
}

impl std::fmt::Debug for HandOver<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HandOver").field("verdict", &self.report.verdict).finish_non_exhaustive()
    }
}

/// A name that every system takes for one folder.
fn plain(name: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '_' };
    let name: String = name.chars().map(kept).take(MAX_NAME).collect();
    if name.is_empty() { "case".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_nowhere_else() {
        assert_eq!(plain("SF1390024681357"), "SF1390024681357");
        assert_eq!(plain("../退货 1:x"), "___退货_1_x");
        assert_eq!(plain(""), "case");
        assert_eq!(plain(&"a".repeat(500)).len(), MAX_NAME);
    }
}
