//! The one small line that is burned into a copy, so that nobody takes it for the original.

use std::io::Cursor;

use font8x8::{BASIC_FONTS, UnicodeFonts as _};
use image::{ImageFormat, Rgba, RgbaImage};

/// Dots of a character in width and height, and of the margin around the line.
const DOTS: u32 = 8;
const MARGIN: u32 = 2;

/// The digits of the digest that a line has room for.
const DIGITS: usize = 16;

/// What the line says. It is not translated: digits and plain letters alone look the same on every machine.
pub(super) fn line(sha256: &str) -> String {
    let digits: String = sha256.chars().take(DIGITS).collect();
    format!("derived from SHA-256 {digits}... - copy, not the original")
}

/// The line as a PNG for a picture of that width: white on a dark ground that lets a little through; in several rows where the
/// picture is narrow. None when not even a word of it fits.
pub(super) fn png(line: &str, width_px: u32) -> Option<Vec<u8>> {
    let rows = rows(line, (width_px.saturating_sub(2 * MARGIN) / DOTS) as usize)?;
    let letters = u32::try_from(rows.iter().map(|row| row.len()).max()?).ok()?;
    let columns = letters * DOTS + 2 * MARGIN;
    // As large as reads well, and never more than half of the width of a large picture.
    let dot = (width_px / 2 / columns).max(1);
    let height = u32::try_from(rows.len()).ok()? * DOTS + 2 * MARGIN;
    let mut picture = RgbaImage::from_pixel(columns * dot, height * dot, Rgba([0, 0, 0, 176]));
    for (row_number, row) in (0_u32..).zip(&rows) {
        for (number, letter) in (0_u32..).zip(row.chars()) {
            for (y, bits) in (0_u32..).zip(BASIC_FONTS.get(letter).unwrap_or_default()) {
                for x in (0..DOTS).filter(|x| bits >> x & 1 == 1) {
                    let left = (MARGIN + number * DOTS + x) * dot;
                    let top = (MARGIN + row_number * DOTS + y) * dot;
                    for (dx, dy) in (0..dot).flat_map(|dx| (0..dot).map(move |dy| (dx, dy))) {
                        picture.put_pixel(left + dx, top + dy, Rgba([255, 255, 255, 255]));
                    }
                }
            }
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).ok()?;
    Some(bytes.into_inner())
}

/// The words in rows of at most so many letters, each as full as it gets; none when a word is longer.
fn rows(line: &str, letters: usize) -> Option<Vec<String>> {
    let mut rows: Vec<String> = Vec::new();
    for word in line.split(' ') {
        if word.len() > letters {
            return None;
        }
        match rows.last_mut().filter(|row| row.len() + 1 + word.len() <= letters) {
            Some(row) => *row = format!("{row} {word}"),
            None => rows.push(word.to_owned()),
        }
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_fits_its_picture() {
        let line = line(&"0123456789abcdef".repeat(4));
        assert!(line.contains("0123456789abcdef..."), "{line}");
        for (width_px, fits) in [(1920, true), (720, true), (160, true), (80, false)] {
            let png = png(&line, width_px);
            assert_eq!(png.is_some(), fits, "{width_px}");
            if let Some(png) = png {
                let picture = image::load_from_memory(&png).unwrap().to_rgba8();
                assert!(picture.width() <= width_px);
                assert!(picture.pixels().any(|pixel| pixel.0 == [255; 4]), "letters are white");
            }
        }
    }
}
