//! `onetake bundle`

use std::ffi::OsString;
use std::path::PathBuf;

use onetake::bundle::{self, BundleError};
use onetake::evidence::{RECORD_FILE, REPORT_FILE, file_in};
use onetake::inputs::{self, GivenRecord};
use onetake::message::{Catalogue, Language};
use onetake::report::{ExitCode, Report};
use onetake_paper::{Fonts, PaperInput, pdf};

use super::check::words;
use super::input::read;
use super::trust;
use crate::args::Bundle;
use crate::failure::Failure;
use crate::{clock, output};

/// `onetake bundle`
pub(super) fn run(asked: &Bundle, language: Language) -> Result<ExitCode, Failure> {
    let mut bundle = bundle::Bundle::of(&asked.evidence);
    if let Some(video) = &asked.video {
        bundle = bundle.video(video);
    }
    for document in &asked.documents {
        bundle = bundle.document(document);
    }
    if !asked.no_pdf {
        bundle = bundle.pdf(paper(asked, language)?);
    }
    let place = asked.out.clone().unwrap_or_else(|| beside(asked));
    let published = bundle.put_sealed(place, clock::now(), &trust::sealer(&asked.sealing)?).map_err(
        |error| match error {
            // What is wrong with it is more than a line.
            BundleError::Evidence(checked) => {
                output::complain(&words::wrong(&checked, language));
                BundleError::Evidence(checked).into()
            }
            other => Failure::from(other),
        },
    )?;
    output::tell_place(&published, language);
    let place = output::one_line(&published.path.display().to_string());
    let say = Catalogue::of(language);
    output::product(format!("→ {place}\n{}\n", say.plain("bundle-made")).as_bytes())?;
    Ok(ExitCode::Valid)
}

/// The report on paper.
fn paper(asked: &Bundle, language: Language) -> Result<Vec<u8>, Failure> {
    let path = file_in(&asked.evidence, REPORT_FILE);
    let report: Report = inputs::parse(&path, &read(&path)?)?;
    let given = GivenRecord::read(path.with_file_name(RECORD_FILE))?;
    let stills = given.stills();
    let input = PaperInput::new(&report, &given.record, &stills, language);
    Ok(pdf(&input, &Fonts::find(&asked.font)?)?)
}

/// In the current folder, beside nobody's files.
fn beside(asked: &Bundle) -> PathBuf {
    let mut name = asked.evidence.file_name().map_or_else(|| OsString::from("evidence"), OsString::from);
    name.push(".bundle.zip");
    PathBuf::from(name)
}
