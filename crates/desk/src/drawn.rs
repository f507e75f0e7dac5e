//! Certificate and pictures of a kit, with labels masked but for their number, and the boxes that a person named.

use onetake::copy::{self, Copied, Mask, MaskReason};
use onetake::hand_in::{Form, KitParts};
use onetake::message::Language;
use onetake::render::{StillSource, verified_picture};
use onetake::report::{Report, ScanRecord};
use onetake::{CancelToken, ScanError};
use onetake_paper::{
    Fonts, LabelBox, MaskBox, Masks, PaperError, PaperInput, SheetLimits, certificate_jpeg, pdf, sheets,
};

/// Where the form states no limit of a picture.
const PICTURE_BYTES: usize = 10_000_000;
/// Where the form states no count of pictures.
const PICTURES: usize = 9;

/// The certificate as PDF and, first among the pictures, as one of them.
///
/// # Errors
///
/// [`PaperError`]; above all where no font has a character of our words.
pub fn draw(
    report: &Report,
    record: &ScanRecord,
    stills: &dyn StillSource,
    form: Option<&Form>,
    masks: &[Mask],
    fonts: &Fonts,
    language: Language,
) -> Result<KitParts, PaperError> {
    let masks = Masks {
        labels: masks.iter().filter(|mask| mask.why == MaskReason::Label).filter_map(label).collect(),
        boxes: masks.iter().filter(|mask| mask.why == MaskReason::Given).filter_map(covered).collect(),
    };
    let input = PaperInput::new(report, record, stills, language).masks(masks);
    let photo = form.and_then(|form| form.photo.as_ref());
    let bytes =
        photo.and_then(|photo| photo.max_megabytes).and_then(|megabytes| usize::try_from(megabytes).ok());
    let bytes = bytes.map_or(PICTURE_BYTES, |megabytes| megabytes.saturating_mul(1_000_000));
    let count = photo.and_then(|photo| photo.max_count).and_then(|count| usize::try_from(count).ok());
    let count = count.unwrap_or(PICTURES).max(1);
    let mut parts = KitParts::default();
    parts.pdf = Some(pdf(&input, fonts)?);
    parts.sheets.push(certificate_jpeg(&input, fonts, bytes)?);
    let pictures = sheets(&input, fonts, &SheetLimits { bytes, count: count - 1 })?;
    parts.sheets.extend(pictures.into_iter().map(|sheet| sheet.jpeg));
    Ok(parts)
}

/// What to mask of labels: as in the copy, where there is one; else as they are read in the pictures themselves.
///
/// # Errors
///
/// [`ScanError`] when somebody asks to stop.
pub fn label_masks(
    record: &ScanRecord,
    stills: &dyn StillSource,
    copied: Option<&Copied>,
    cancel: &CancelToken,
) -> Result<Vec<Mask>, ScanError> {
    if let Some(Copied::Made(facts)) = copied {
        return Ok(facts.masks.iter().filter(|mask| mask.why == MaskReason::Label).copied().collect());
    }
    let pictures = record.stills.iter().filter_map(|still| Some((still, verified_picture(stills, still)?)));
    copy::label_masks(pictures, cancel)
}

fn label(mask: &Mask) -> Option<LabelBox> {
    let free = mask.free_permille.and_then(|permille| {
        let span = mask.free_span_ms.map(|[from, to]| (Some(from), Some(to)));
        boxed(permille, span.unwrap_or((mask.from_ms, mask.to_ms)))
    });
    Some(LabelBox { covered: covered(mask)?, free })
}

fn covered(mask: &Mask) -> Option<MaskBox> {
    boxed(mask.permille, (mask.from_ms, mask.to_ms))
}

/// The box as pages have it; none where it is no part of a picture.
fn boxed(permille: [i64; 4], (from_ms, to_ms): (Option<i64>, Option<i64>)) -> Option<MaskBox> {
    let [left, top, width, height] = permille.map(|number| u16::try_from(number).ok());
    let (left, top, width, height) = (left?, top?, width?, height?);
    Some(MaskBox { left, top, width, height, from_ms, to_ms })
}
