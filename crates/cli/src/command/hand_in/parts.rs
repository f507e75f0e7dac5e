//! Certificate and pictures of a kit, with the boxes masked that a person named.

use std::path::PathBuf;

use onetake::copy::Mask;
use onetake::hand_in::{Form, KitParts};
use onetake::inputs::GivenRecord;
use onetake::message::Language;
use onetake::report::Report;
use onetake_paper::{
    Fonts, MaskBox, Masks, PaperError, PaperInput, SheetLimits, certificate_jpeg, pdf, sheets,
};

/// Where the form states no limit of a picture.
const PICTURE_BYTES: usize = 10_000_000;
/// Where the form states no count of pictures.
const PICTURES: usize = 9;

/// The certificate as PDF and, first among the pictures, as one of them.
pub(super) fn draw(
    report: &Report,
    given: &GivenRecord,
    form: Option<&Form>,
    masks: &[Mask],
    fonts: &[PathBuf],
    language: Language,
) -> Result<KitParts, PaperError> {
    let fonts = Fonts::find(fonts)?;
    let stills = given.stills();
    let boxes = masks.iter().filter_map(masked).collect();
    let input = PaperInput::new(report, &given.record, &stills, language).masks(Masks { boxes });
    let photo = form.and_then(|form| form.photo.as_ref());
    let bytes =
        photo.and_then(|photo| photo.max_megabytes).and_then(|megabytes| usize::try_from(megabytes).ok());
    let bytes = bytes.map_or(PICTURE_BYTES, |megabytes| megabytes.saturating_mul(1_000_000));
    let count = photo.and_then(|photo| photo.max_count).and_then(|count| usize::try_from(count).ok());
    let count = count.unwrap_or(PICTURES).max(1);
    let mut parts = KitParts::default();
    parts.pdf = Some(pdf(&input, &fonts)?);
    parts.sheets.push(certificate_jpeg(&input, &fonts, bytes)?);
    let pictures = sheets(&input, &fonts, &SheetLimits { bytes, count: count - 1 })?;
    parts.sheets.extend(pictures.into_iter().map(|sheet| sheet.jpeg));
    Ok(parts)
}

/// The box as pages have it; none where it is no part of a picture.
fn masked(mask: &Mask) -> Option<MaskBox> {
    let [left, top, width, height] = mask.permille.map(|number| u16::try_from(number).ok());
    let (left, top, width, height) = (left?, top?, width?, height?);
    Some(MaskBox { left, top, width, height, from_ms: mask.from_ms, to_ms: mask.to_ms })
}
