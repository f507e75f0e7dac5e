use image::DynamicImage;
use image::codecs::jpeg::JpegEncoder;

use crate::page::Pages;
use crate::{Fonts, PaperError, PaperInput, raster, written};

/// What a form takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetLimits {
    /// Most bytes of one file.
    pub bytes: usize,
    /// Most files.
    pub count: usize,
}

/// One page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// Its place among the pages, from 1.
    pub page: usize,
    /// How many pages there are; more than were asked for where the form takes fewer.
    pub pages: usize,
    /// Its JPEG file.
    pub jpeg: Vec<u8>,
}

/// Pixels of a point: 150 to an inch.
const SCALE: f32 = 150.0 / 72.0;
/// How good the picture is, tried in turn, of 100.
const QUALITIES: [u8; 5] = [88, 78, 66, 52, 38];

/// Pages of all stills with their times, each no larger than the limit; those beyond the count are left out, and
/// [`Sheet::pages`] tells that there are more.
///
/// # Errors
///
/// [`PaperError::TooLarge`] for a page that does not fit however much it is compressed.
pub fn sheets(input: &PaperInput<'_>, fonts: &Fonts, limits: &SheetLimits) -> Result<Vec<Sheet>, PaperError> {
    pictures(written(input, fonts, Pages::Stills)?, limits)
}

/// The certificate alone as a JPEG file no larger than that many bytes.
///
/// # Errors
///
/// As [`sheets`].
pub fn certificate_jpeg(input: &PaperInput<'_>, fonts: &Fonts, bytes: usize) -> Result<Vec<u8>, PaperError> {
    let made = pictures(written(input, fonts, Pages::Certificate)?, &SheetLimits { bytes, count: 1 })?;
    let first = made.into_iter().next().map(|sheet| sheet.jpeg);
    first.ok_or_else(|| PaperError::Pdf { message: "there is no page".to_owned() })
}

fn pictures(pdf: Vec<u8>, limits: &SheetLimits) -> Result<Vec<Sheet>, PaperError> {
    let drawn = raster::pages(pdf, SCALE)?;
    let pages = drawn.len();
    let mut sheets = Vec::new();
    for (index, picture) in drawn.into_iter().take(limits.count).enumerate() {
        let jpeg = encoded(&DynamicImage::ImageRgba8(picture).to_rgb8(), limits.bytes)?;
        sheets.push(Sheet { page: index + 1, pages, jpeg });
    }
    Ok(sheets)
}

/// The best picture that fits.
fn encoded(picture: &image::RgbImage, most: usize) -> Result<Vec<u8>, PaperError> {
    for quality in QUALITIES {
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, quality)
            .encode_image(picture)
            .map_err(|error| PaperError::Picture { file: "sheet".to_owned(), message: error.to_string() })?;
        if jpeg.len() <= most {
            return Ok(jpeg);
        }
    }
    Err(PaperError::TooLarge { most })
}
