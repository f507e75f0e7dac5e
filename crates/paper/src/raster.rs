//! Pages of a PDF as pictures.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::{AlphaColor, Srgb};
use hayro::{RenderCache, RenderSettings, render};
use image::RgbaImage;

use crate::PaperError;

/// Every page on white, `scale` pixels for each point.
pub(crate) fn pages(pdf: Vec<u8>, scale: f32) -> Result<Vec<RgbaImage>, PaperError> {
    let failed = |message: &str| PaperError::Pdf { message: message.to_owned() };
    let pdf = Pdf::new(pdf).map_err(|error| failed(&format!("{error:?}")))?;
    let cache = RenderCache::new();
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: AlphaColor::<Srgb>::new([1.0, 1.0, 1.0, 1.0]),
        ..RenderSettings::default()
    };
    let mut pictures = Vec::new();
    for page in pdf.pages().iter() {
        let pixels = render(page, &cache, &InterpreterSettings::default(), &settings);
        let (width, height) = (u32::from(pixels.width()), u32::from(pixels.height()));
        let bytes =
            pixels.take_unpremultiplied().into_iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, pixel.a]);
        let picture = RgbaImage::from_raw(width, height, bytes.collect());
        pictures.push(picture.ok_or_else(|| failed("a page has no pixels"))?);
    }
    Ok(pictures)
}
