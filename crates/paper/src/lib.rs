//! A report on paper: a certificate of one page and the pages behind it as PDF (A4, upright), and sheets of stills as JPEG. The
//! words are those of `onetake-render`; nothing is judged here.
//!
//! The same report with the same fonts gives the same bytes: no clock, zone or locale is read.

mod canvas;
mod error;
mod fonts;
mod mask;
mod page;
mod raster;
mod sheets;
mod words;

use std::collections::BTreeSet;

use onetake_render::message::{Catalogue, Language, clock_time};
use onetake_render::{HtmlInput, Paged, PagedPicture, StillSource, paged};
use onetake_report::{Report, ScanRecord};

use crate::page::Pages;
use crate::words::Typesetter;

pub use error::PaperError;
pub use fonts::Fonts;
pub use mask::{LabelBox, MaskBox, Masks};
pub use onetake_render::report_number;
pub use sheets::{Sheet, SheetLimits, certificate_jpeg, sheets};

/// What pages are made of.
#[derive(Clone)]
#[non_exhaustive]
pub struct PaperInput<'a> {
    /// The judgement.
    pub report: &'a Report,
    /// The record that was judged.
    pub record: &'a ScanRecord,
    /// Where the pictures of the record are.
    pub stills: &'a dyn StillSource,
    /// The language to write in.
    pub language: Language,
    /// What is covered in pictures.
    pub masks: Masks,
}

impl<'a> PaperInput<'a> {
    /// Pages in that language, with nothing covered.
    #[must_use]
    pub fn new(
        report: &'a Report,
        record: &'a ScanRecord,
        stills: &'a dyn StillSource,
        language: Language,
    ) -> Self {
        Self { report, record, stills, language, masks: Masks::default() }
    }

    /// What is covered in pictures.
    #[must_use]
    pub fn masks(self, masks: Masks) -> Self {
        Self { masks, ..self }
    }

    fn view(&self) -> Result<Paged, PaperError> {
        Ok(paged(&HtmlInput::new(self.report, self.record, self.stills, self.language))?)
    }
}

/// The certificate and the pages behind it as one PDF.
///
/// # Errors
///
/// [`PaperError`]; above all where no font has a character of our words.
pub fn pdf(input: &PaperInput<'_>, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    written(input, fonts, Pages::All)
}

fn written(input: &PaperInput<'_>, fonts: &Fonts, pages: Pages) -> Result<Vec<u8>, PaperError> {
    let view = input.view()?;
    let words = Catalogue::of(input.language);
    let typesetter = Typesetter::new(fonts, input.language, outside(input)?);
    let stills = if pages == Pages::Stills { stills(input, &words) } else { Vec::new() };
    let laid = page::sheets((&view, &stills), &words, &input.masks, typesetter, pages)?;
    let metadata = krilla::metadata::Metadata::new()
        .title(format!("{} {}", words.plain("paper-title"), view.number))
        .language(input.language.tag().to_owned())
        .creator("onetake".to_owned());
    canvas::written(laid, canvas::A4, metadata)
}

/// Every picture of the record that is what the record names, in the order of time.
fn stills(input: &PaperInput<'_>, words: &Catalogue) -> Vec<PagedPicture> {
    let mut stills: Vec<_> = input.record.stills.iter().collect();
    stills.sort_by_key(|still| (still.at_ms, still.id));
    let told = stills.into_iter().filter_map(|still| {
        let jpeg = onetake_render::verified_picture(input.stills, still)?.into_owned();
        let purpose = words.still_purpose(still.purpose);
        let args = [("purpose", purpose.into()), ("at", clock_time(still.at_ms).into())];
        Some(PagedPicture::new(still.clone(), jpeg, words.text("still-at", &args)))
    });
    told.collect()
}

/// The characters of texts from files, pictures and persons.
fn outside(input: &PaperInput<'_>) -> Result<BTreeSet<char>, PaperError> {
    let (mut report, mut record) = (input.report.clone(), input.record.clone());
    // The words of rules are ours, as those of the catalogue.
    report.policy.title.clear();
    for finding in &mut report.findings {
        finding.rule = onetake_report::Rule::default();
    }
    report.run.judged_at = None;
    record.run.started_at = None;
    let texts = [onetake_report::wire::to_json(&report), onetake_report::wire::to_json(&record)];
    let mut characters = BTreeSet::new();
    for text in texts {
        let text = text.map_err(onetake_render::RenderError::from)?;
        characters.extend(String::from_utf8_lossy(&text).chars().filter(|character| !character.is_ascii()));
    }
    Ok(characters)
}
