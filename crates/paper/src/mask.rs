//! Places of pictures that are covered before they reach a page. The stills of the record and the video stay as they are.

use image::codecs::jpeg::JpegEncoder;
use onetake_report::Still;

use crate::PaperError;

/// Boxes that are covered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masks {
    /// The boxes, given by hand.
    pub boxes: Vec<MaskBox>,
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
    /// Until when; to its end where none.
    pub to_ms: Option<i64>,
}

/// How good a picture is that was covered, of 100.
const QUALITY: u8 = 90;

impl Masks {
    /// The picture with its boxes filled, and how many of them it has; none where none concerns it.
    pub(crate) fn covered(&self, still: &Still, jpeg: &[u8]) -> Result<Option<(Vec<u8>, usize)>, PaperError> {
        let here = |one: &&MaskBox| {
            one.from_ms.is_none_or(|from| from <= still.at_ms) && one.to_ms.is_none_or(|to| still.at_ms < to)
        };
        let boxes: Vec<&MaskBox> = self.boxes.iter().filter(here).collect();
        if boxes.is_empty() {
            return Ok(None);
        }
        let failed = |error: image::ImageError| PaperError::Picture {
            file: still.file.clone(),
            message: error.to_string(),
        };
        let mut picture = image::load_from_memory(jpeg).map_err(failed)?.to_rgb8();
        let (width, height) = picture.dimensions();
        for one in &boxes {
            // Rounded outwards: a thin line of a face is a line too much.
            let start = |permille: u16, whole: u32| clamped(u64::from(permille) * u64::from(whole) / 1_000);
            let end = |from: u16, length: u16, whole: u32| {
                let permille = u64::from(from) + u64::from(length);
                clamped((permille * u64::from(whole)).div_ceil(1_000).min(u64::from(whole)))
            };
            for y in start(one.top, height)..end(one.top, one.height, height) {
                for x in start(one.left, width)..end(one.left, one.width, width) {
                    if let Some(pixel) = picture.get_pixel_mut_checked(x, y) {
                        *pixel = image::Rgb([0, 0, 0]);
                    }
                }
            }
        }
        let mut covered = Vec::new();
        JpegEncoder::new_with_quality(&mut covered, QUALITY).encode_image(&picture).map_err(failed)?;
        Ok(Some((covered, boxes.len())))
    }
}

fn clamped(pixels: u64) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}
