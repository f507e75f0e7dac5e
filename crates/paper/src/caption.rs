use image::ImageFormat;
use onetake_render::message::Language;

use crate::canvas::{self, Mark, Sheet};
use crate::words::{Style, Typesetter};
use crate::{Fonts, PaperError, raster};

/// A line on a thin dark band, `width_px` wide, as PNG with a transparent ground: to be laid over the pictures of a derived
/// copy. Characters that no font has are written as their numbers.
///
/// # Errors
///
/// [`PaperError`] when it cannot be drawn.
pub fn caption_png(text: &str, width_px: u16, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
    let width = f32::from(width_px.max(64));
    let size = (width / 60.0).clamp(9.0, 32.0);
    let mut typesetter = Typesetter::new(fonts, Language::ZhCn, text.chars().collect());
    let style = Style { size, bold: false, ink: [255, 255, 255] };
    let visible = onetake_render::sanitized(text, 400).text;
    let words = typesetter.set(&visible, style, width - size)?;
    let height = (words.layout.height() + size * 0.4).ceil();
    let band = Mark::Box { x: 0.0, y: 0.0, width, height, ink: [0, 0, 0], opacity: 0.6 };
    let sheet = Sheet { marks: vec![band, Mark::Words { x: size / 2.0, y: size * 0.2, words }] };
    let pdf = canvas::written(vec![sheet], [width, height], krilla::metadata::Metadata::new())?;
    let failed = |message: String| PaperError::Picture { file: "caption".to_owned(), message };
    let picture =
        raster::pages(pdf, 1.0, false)?.pop().ok_or_else(|| failed("there is no page".to_owned()))?;
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).map_err(|error| failed(error.to_string()))?;
    Ok(png.into_inner())
}
