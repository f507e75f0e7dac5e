//! Sizes, rates, qualities and frames around the picture in which the set is made.

use crate::pictures::Grey;

/// One way to store the same.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Variant {
    pub(crate) name: &'static str,
    /// Long side in pixels.
    pub(crate) long: usize,
    pub(crate) crf: u32,
    pub(crate) fps: Option<f64>,
    /// Shown upright: the middle of the picture.
    pub(crate) portrait: bool,
    /// Black bars above and below.
    pub(crate) letterbox: bool,
    /// A clock and a name burned in.
    pub(crate) overlay: bool,
}

const BASE: Variant = Variant {
    name: "base",
    long: 640,
    crf: 28,
    fps: None,
    portrait: false,
    letterbox: false,
    overlay: false,
};

/// All of them; the first is the one that the tables are of.
pub(crate) const ALL: &[Variant] = &[
    BASE,
    Variant { name: "crf36", crf: 36, ..BASE },
    Variant { name: "fps12", fps: Some(12.0), ..BASE },
    Variant { name: "fps60", fps: Some(60.0), ..BASE },
    Variant { name: "hd", long: 1920, ..BASE },
    Variant { name: "small", long: 320, ..BASE },
    Variant { name: "portrait", portrait: true, ..BASE },
    Variant { name: "letterbox", letterbox: true, ..BASE },
    Variant { name: "overlay", overlay: true, ..BASE },
];

impl Variant {
    /// The picture as it is stored.
    pub(crate) fn stored(&self, mut picture: Grey, frame: usize, rate: f64) -> Grey {
        if self.portrait {
            picture = upright(&picture);
        }
        if self.letterbox {
            picture = with_bars(&picture);
        }
        if self.overlay {
            overlay(&mut picture, (frame as f64 / rate) as usize);
        }
        picture
    }
}

fn upright(picture: &Grey) -> Grey {
    let width = picture.width.min(picture.height * 9 / 16 / 2 * 2);
    let left = (picture.width - width) / 2;
    let pixels = picture.pixels.chunks_exact(picture.width).flat_map(|row| row[left..left + width].to_vec());
    Grey { width, height: picture.height, pixels: pixels.collect() }
}

fn with_bars(picture: &Grey) -> Grey {
    let bar = picture.height / 12 * 2;
    let black = vec![16.0; bar * picture.width];
    let pixels = [black.clone(), picture.pixels.clone(), black].concat();
    Grey { width: picture.width, height: picture.height + 2 * bar, pixels }
}

/// White letters of five by seven dots on a dark ground, as recorders print them: a name that stays and seconds that run.
fn overlay(picture: &mut Grey, second: usize) {
    let dot = (picture.height / 120).max(1);
    let write = |picture: &mut Grey, left: usize, top: usize, letters: &[u64]| {
        for (number, letter) in letters.iter().enumerate() {
            for row in 0..9 * dot {
                for column in 0..7 * dot {
                    let (x, y) = (left + number * 6 * dot + column, top + row);
                    let (dx, dy) = (column / dot, row / dot);
                    let inside = (1..6).contains(&dx) && (1..8).contains(&dy);
                    // Dots of a made-up letter, the same for the same number.
                    let lit = inside
                        && letter.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left((5 * dy + dx) as u32) & 3
                            == 1;
                    if x < picture.width && y < picture.height {
                        picture.pixels[y * picture.width + x] = if lit { 235.0 } else { 30.0 };
                    }
                }
            }
        }
    };
    let digits = [
        second / 36_000 + 1,
        second / 3600 % 10 + 2,
        second / 600 % 6 + 3,
        second / 60 % 10 + 4,
        second / 10 % 6,
        second % 10,
    ];
    let clock: Vec<u64> = digits.iter().map(|&digit| digit as u64 + 1).collect();
    let (width, height) = (picture.width, picture.height);
    write(picture, 4 * dot, 4 * dot, &[21, 22, 23, 24, 21, 25, 26, 27]);
    write(picture, width.saturating_sub(42 * dot), height.saturating_sub(13 * dot), &clock);
}
