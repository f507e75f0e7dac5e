//! Drawn pictures for samples.

use std::collections::BTreeMap;
use std::sync::Mutex;

use image::codecs::jpeg::JpegEncoder;

/// A carton on a table, at one of a few places.
pub(super) fn picture(size: (u32, u32), at_ms: i64) -> Vec<u8> {
    static DRAWN: Mutex<BTreeMap<(u32, u32, u32), Vec<u8>>> = Mutex::new(BTreeMap::new());
    let shift = u32::try_from(at_ms / 97 % 4 * 15).unwrap();
    let mut drawn = DRAWN.lock().expect("no other test panicked here");
    drawn.entry((size.0, size.1, shift)).or_insert_with(|| draw(size, shift)).clone()
}

fn draw((width, height): (u32, u32), shift: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let carton = (width / 4 + shift..width * 3 / 4 + shift).contains(&x)
            && (height / 4..height * 4 / 5).contains(&y);
        let label =
            (width / 3 + shift..width / 2 + shift).contains(&x) && (height / 3..height / 2).contains(&y);
        let stripe = (x / 3) % 3 == 0;
        match (label, carton) {
            (true, _) if stripe => image::Rgb([30, 30, 30]),
            (true, _) => image::Rgb([245, 245, 240]),
            (_, true) => image::Rgb([186, 148, 104]),
            _ => image::Rgb([120, 128, u8::try_from(120 + (x * 7 + y * 3) % 12).unwrap()]),
        }
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&picture).expect("a whole picture");
    jpeg
}
