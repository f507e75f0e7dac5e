//! Places of pictures that are covered before they reach a page. The stills of the record and the video stay as they are.

use std::ops::Range;

use image::codecs::jpeg::JpegEncoder;
use onetake_report::Still;

use crate::PaperError;

/// Boxes that are covered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masks {
    /// Those over labels, of which a part may stay free.
    pub labels: Vec<LabelBox>,
    /// Those given by hand: nothing of them stays free.
    pub boxes: Vec<MaskBox>,
}

/// A box over a label.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LabelBox {
    /// What is covered.
    pub covered: MaskBox,
    /// What stays free of it: its number.
    pub free: Option<MaskBox>,
}

/// A box in thousandths of the picture as shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MaskBox {
    /// From the left edge.
    pub left: u16,
    /// From the upper edge.
    pub top: u16,
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// From when on, in milliseconds of the video's clock; from its start where none.
    pub from_ms: Option<i64>,
    /// Until when, that moment with it; to its end where none.
    pub to_ms: Option<i64>,
}

/// How good a picture is that was covered, of 100.
const QUALITY: u8 = 90;

impl MaskBox {
    fn is_at(&self, ms: i64) -> bool {
        self.from_ms.is_none_or(|from| from <= ms) && self.to_ms.is_none_or(|to| ms <= to)
    }

    /// Its columns and rows in a picture of that size.
    fn pixels(&self, (width, height): (u32, u32)) -> (Range<u32>, Range<u32>) {
        // Rounded outwards: a thin line of a face is a line too much.
        let start = |permille: u16, whole: u32| clamped(u64::from(permille) * u64::from(whole) / 1_000);
        let end = |from: u16, length: u16, whole: u32| {
            let permille = u64::from(from) + u64::from(length);
            clamped((permille * u64::from(whole)).div_ceil(1_000).min(u64::from(whole)))
        };
        let columns = start(self.left, width)..end(self.left, self.width, width);
        (columns, start(self.top, height)..end(self.top, self.height, height))
    }
}

impl Masks {
    /// The picture with its boxes filled, and how many of them it has; none where none concerns it.
    pub(crate) fn covered(&self, still: &Still, jpeg: &[u8]) -> Result<Option<(Vec<u8>, usize)>, PaperError> {
        let labels: Vec<&LabelBox> =
            self.labels.iter().filter(|label| label.covered.is_at(still.at_ms)).collect();
        let boxes: Vec<&MaskBox> = self.boxes.iter().filter(|one| one.is_at(still.at_ms)).collect();
        if labels.is_empty() && boxes.is_empty() {
            return Ok(None);
        }
        let failed = |error: image::ImageError| PaperError::Picture {
            file: still.file.clone(),
            message: error.to_string(),
        };
        let whole = image::load_from_memory(jpeg).map_err(failed)?.to_rgb8();
        let mut picture = whole.clone();
        let mut fill = |one: &MaskBox, ink: &dyn Fn(u32, u32) -> Option<image::Rgb<u8>>| {
            let (columns, rows) = one.pixels(whole.dimensions());
            for (x, y) in rows.flat_map(|y| columns.clone().map(move |x| (x, y))) {
                if let (Some(pixel), Some(ink)) = (picture.get_pixel_mut_checked(x, y), ink(x, y)) {
                    *pixel = ink;
                }
            }
        };
        let black = |_: u32, _: u32| Some(image::Rgb([0, 0, 0]));
        labels.iter().for_each(|label| fill(&label.covered, &black));
        let free = labels.iter().filter_map(|label| label.free.filter(|free| free.is_at(still.at_ms)));
        free.for_each(|free| fill(&free, &|x, y| whole.get_pixel_checked(x, y).copied()));
        boxes.iter().for_each(|one| fill(one, &black));
        let mut covered = Vec::new();
        JpegEncoder::new_with_quality(&mut covered, QUALITY).encode_image(&picture).map_err(failed)?;
        Ok(Some((covered, labels.len() + boxes.len())))
    }
}

fn clamped(pixels: u64) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use onetake_report::StillPurpose;

    use super::*;

    fn still(at_ms: i64) -> Still {
        Still {
            id: 0,
            frame: 0,
            at_ms,
            purpose: StillPurpose::Label,
            width_px: 100,
            height_px: 50,
            file: String::new(),
            sha256: String::new(),
        }
    }

    /// The brightness of three places of a white picture: outside of the label, on it, on its number.
    fn seen(masks: &Masks, at_ms: i64) -> Option<[u8; 3]> {
        let mut jpeg = Vec::new();
        let white = image::RgbImage::from_pixel(100, 50, image::Rgb([255; 3]));
        JpegEncoder::new_with_quality(&mut jpeg, 95).encode_image(&white).unwrap();
        let (covered, _) = masks.covered(&still(at_ms), &jpeg).unwrap()?;
        let picture = image::load_from_memory(&covered).unwrap().to_luma8();
        Some([(4, 4), (30, 10), (50, 25)].map(|(x, y)| picture.get_pixel(x, y).0[0]))
    }

    #[test]
    fn the_number_of_a_label_stays_free_while_it_is_read_unless_a_person_covers_it() {
        let covered =
            MaskBox { left: 200, top: 100, width: 600, height: 800, from_ms: Some(500), to_ms: Some(2_500) };
        let free = MaskBox {
            left: 400,
            top: 400,
            width: 200,
            height: 200,
            from_ms: Some(1_000),
            to_ms: Some(2_000),
        };
        let mut masks = Masks { labels: vec![LabelBox { covered, free: Some(free) }], boxes: Vec::new() };
        assert_eq!(seen(&masks, 400), None);
        let is = |seen: Option<[u8; 3]>| seen.map(|seen| seen.map(|value| value > 128));
        assert_eq!(is(seen(&masks, 600)), Some([true, false, false]));
        assert_eq!(is(seen(&masks, 1_000)), Some([true, false, true]));
        assert_eq!(is(seen(&masks, 2_000)), Some([true, false, true]));
        assert_eq!(is(seen(&masks, 2_500)), Some([true, false, false]));
        masks.boxes.push(MaskBox { left: 450, top: 450, width: 100, height: 100, ..MaskBox::default() });
        assert_eq!(is(seen(&masks, 1_000)), Some([true, false, false]));
    }
}
