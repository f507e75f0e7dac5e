//! JPEG files, the same bytes for the same picture on every machine.

use image::ExtendedColorType;
use image::codecs::jpeg::JpegEncoder;

use super::shown::Rgb;

/// Quality for pictures of a scene.
pub(super) const PLAIN: u8 = 82;
/// Quality for pictures in which print must stay readable.
pub(super) const FINE: u8 = 92;

#[derive(Debug)]
pub(super) struct Encoded {
    pub(super) bytes: Vec<u8>,
    pub(super) width_px: u32,
    pub(super) height_px: u32,
}

/// `None` when the encoder refuses, which it does for sides above 65535 pixels alone.
pub(super) fn encode(picture: &Rgb, quality: u8) -> Option<Encoded> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode(&picture.pixels, picture.width_px, picture.height_px, ExtendedColorType::Rgb8)
        .ok()?;
    Some(Encoded { bytes, width_px: picture.width_px, height_px: picture.height_px })
}
