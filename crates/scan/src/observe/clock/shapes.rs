//! Digits drawn from strokes: plain, bold, of seven segments and as old displays show them. Own drawings, no font's.
//!
//! They never read a clock. They tell which of the ten turns of a learned cycle is the likely one, and that it runs forwards.

use super::patch::Patch;

/// Where the strokes of a digit run, in hundredths of the box: broken lines.
type Strokes = &'static [&'static [(i16, i16)]];

/// The outline of a zero.
const OVAL: &[(i16, i16)] = &[
    (50, 0),
    (80, 8),
    (100, 35),
    (100, 65),
    (80, 92),
    (50, 100),
    (20, 92),
    (0, 65),
    (0, 35),
    (20, 8),
    (50, 0),
];

/// Round digits as most faces have them.
const ROUND: [Strokes; 10] = [
    &[OVAL],
    &[&[(15, 20), (55, 0), (55, 100)]],
    &[&[(3, 25), (15, 6), (50, 0), (85, 8), (97, 28), (85, 50), (40, 78), (0, 100), (100, 100)]],
    &[&[
        (3, 18),
        (20, 3),
        (50, 0),
        (85, 6),
        (95, 25),
        (80, 44),
        (40, 48),
        (80, 52),
        (100, 73),
        (85, 94),
        (50, 100),
        (15, 96),
        (0, 80),
    ]],
    &[&[(75, 100), (75, 0), (0, 68), (0, 72), (100, 72)]],
    &[&[(92, 0), (18, 0), (10, 46), (50, 36), (85, 42), (100, 66), (88, 92), (50, 100), (15, 96), (0, 80)]],
    &[&[
        (92, 12),
        (60, 0),
        (30, 5),
        (6, 32),
        (0, 65),
        (18, 94),
        (50, 100),
        (84, 92),
        (100, 68),
        (84, 44),
        (50, 38),
        (18, 46),
        (0, 65),
    ]],
    &[&[(0, 0), (100, 0), (60, 45), (35, 100)]],
    &[
        &[(50, 0), (84, 6), (96, 24), (84, 42), (50, 47), (16, 42), (4, 24), (16, 6), (50, 0)],
        &[(50, 47), (88, 54), (100, 74), (86, 94), (50, 100), (14, 94), (0, 74), (12, 54), (50, 47)],
    ],
    &[&[
        (8, 88),
        (40, 100),
        (70, 95),
        (94, 68),
        (100, 35),
        (82, 6),
        (50, 0),
        (16, 8),
        (0, 32),
        (16, 56),
        (50, 62),
        (82, 54),
        (100, 35),
    ]],
];

/// Digits of seven segments.
const SEGMENTS: [Strokes; 10] = [
    &[&[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)]],
    &[&[(100, 0), (100, 100)]],
    &[&[(0, 0), (100, 0), (100, 50), (0, 50), (0, 100), (100, 100)]],
    &[&[(0, 0), (100, 0), (100, 100), (0, 100)], &[(0, 50), (100, 50)]],
    &[&[(0, 0), (0, 50), (100, 50)], &[(100, 0), (100, 100)]],
    &[&[(100, 0), (0, 0), (0, 50), (100, 50), (100, 100), (0, 100)]],
    &[&[(100, 0), (0, 0), (0, 100), (100, 100), (100, 50), (0, 50)]],
    &[&[(0, 0), (100, 0), (100, 100)]],
    &[&[(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], &[(0, 50), (100, 50)]],
    &[&[(100, 50), (0, 50), (0, 0), (100, 0), (100, 100), (0, 100)]],
];

/// What differs in fixed-width faces: a foot under the one, a slash in the zero.
const FOOTED_ONE: Strokes = &[&[(10, 22), (50, 0), (50, 100)], &[(5, 100), (95, 100)]];
const SLASHED_ZERO: Strokes = &[OVAL, &[(75, 30), (25, 70)]];

/// A way to draw.
#[derive(Debug, Clone, Copy)]
struct Style {
    strokes: [Strokes; 10],
    /// Thickness of the strokes, in hundredths of the height.
    thick: f32,
    /// Thickness of a rim of the other brightness.
    rim: f32,
    /// Whether the rim alone is seen, as where only what is dark is looked at.
    hollow: bool,
}

const fn style(strokes: [Strokes; 10], thick: f32, rim: f32) -> Style {
    Style { strokes, thick, rim, hollow: false }
}

const fn hollow(strokes: [Strokes; 10], thick: f32, rim: f32) -> Style {
    Style { strokes, thick, rim, hollow: true }
}

const fn fixed_width(slashed: bool) -> [Strokes; 10] {
    let mut strokes = ROUND;
    strokes[1] = FOOTED_ONE;
    if slashed {
        strokes[0] = SLASHED_ZERO;
    }
    strokes
}

const STYLES: [Style; 13] = [
    style(ROUND, 12.0, 0.0),
    style(ROUND, 12.0, 9.0),
    style(ROUND, 20.0, 0.0),
    style(ROUND, 20.0, 9.0),
    style(fixed_width(false), 13.0, 0.0),
    style(fixed_width(false), 13.0, 9.0),
    style(fixed_width(true), 14.0, 0.0),
    style(fixed_width(true), 14.0, 9.0),
    style(SEGMENTS, 13.0, 0.0),
    style(SEGMENTS, 13.0, 9.0),
    hollow(ROUND, 12.0, 9.0),
    hollow(ROUND, 20.0, 9.0),
    hollow(fixed_width(false), 13.0, 9.0),
];

/// The digits in each style at that size.
pub(super) fn drawn(width: usize, height: usize) -> Vec<[Patch; 10]> {
    let digits = |style: &Style| style.strokes.map(|strokes| stroked(style, strokes, width, height, 0.0));
    STYLES.iter().map(digits).collect()
}

/// Strokes of the letters of AM and PM, without feet, with them, and as few dots show them.
fn letter_strokes(letter: char) -> [Strokes; 3] {
    match letter {
        'A' => [
            &[&[(0, 100), (50, 0), (100, 100)], &[(18, 66), (82, 66)]],
            &[
                &[(12, 100), (50, 0), (88, 100)],
                &[(25, 66), (75, 66)],
                &[(0, 100), (30, 100)],
                &[(70, 100), (100, 100)],
            ],
            &[&[(0, 100), (0, 34), (50, 0), (100, 34), (100, 100)], &[(0, 66), (100, 66)]],
        ],
        'P' => [
            &[&[(0, 100), (0, 0), (70, 0), (100, 14), (100, 38), (70, 52), (0, 52)]],
            &[
                &[(20, 100), (20, 0), (70, 0), (100, 14), (100, 38), (70, 54), (20, 54)],
                &[(0, 0), (30, 0)],
                &[(0, 100), (42, 100)],
            ],
            &[&[(0, 100), (0, 0), (80, 0), (100, 16), (100, 34), (80, 50), (0, 50)]],
        ],
        // Not of AM or PM: Friday's.
        'F' => [
            &[&[(0, 100), (0, 0), (100, 0)], &[(0, 48), (80, 48)]],
            &[
                &[(20, 100), (20, 0)],
                &[(0, 0), (100, 0), (100, 22)],
                &[(20, 48), (70, 48)],
                &[(70, 36), (70, 60)],
                &[(0, 100), (42, 100)],
            ],
            &[&[(0, 100), (0, 0), (100, 0)], &[(0, 50), (80, 50)]],
        ],
        'M' => [
            &[&[(0, 100), (0, 0), (50, 65), (100, 0), (100, 100)]],
            &[
                &[(12, 100), (12, 0), (50, 75), (88, 0), (88, 100)],
                &[(0, 0), (14, 0)],
                &[(86, 0), (100, 0)],
                &[(0, 100), (26, 100)],
                &[(74, 100), (100, 100)],
            ],
            &[&[(0, 100), (0, 0), (50, 36), (100, 0), (100, 100)]],
        ],
        _ => [&[], &[], &[]],
    }
}

/// How far slanted letters lean, as a share of their height.
const SLANT: f32 = 0.22;

/// A letter in each style at that size, upright and slanted, each of mean 0 and length 1.
pub(super) fn letters(letter: char, width: usize, height: usize) -> Vec<Patch> {
    let mut drawn = Vec::new();
    for strokes in letter_strokes(letter) {
        for style in STYLES.iter().take(4).chain(STYLES.iter().filter(|style| style.hollow).take(2)) {
            for slant in [0.0, SLANT] {
                let letter = stroked(style, strokes, width, height, slant);
                drawn.extend(letter.normal());
            }
        }
    }
    drawn
}

fn stroked(style: &Style, strokes: Strokes, width: usize, height: usize, slant: f32) -> Patch {
    let (wide, high) = (width as f32, height as f32);
    let half = (style.thick * high / 200.0).max(0.5);
    let rim = style.rim * high / 100.0;
    // Strokes and rim lie inside of the box, as what is learned does.
    let margin = (half + rim).min(wide / 3.0);
    let place = |&(x, y): &(i16, i16)| {
        let (x, y) = (f32::from(x) / 100.0, f32::from(y) / 100.0);
        let lean = slant * (0.5 - y) * high;
        (margin + x * (wide - 2.0 * margin) + lean, margin + y * (high - 2.0 * margin))
    };
    let mut patch = Patch::flat(width, height);
    for (number, value) in patch.values.iter_mut().enumerate() {
        let (x, y) = ((number % width) as f32 + 0.5, (number / width) as f32 + 0.5);
        let mut nearest = f32::INFINITY;
        for line in strokes {
            for (from, to) in line.iter().zip(line.iter().skip(1)) {
                nearest = nearest.min(distance((x, y), place(from), place(to)));
            }
        }
        let ink = (half - nearest + 0.5).clamp(0.0, 1.0);
        let dark = if rim > 0.0 { (half + rim - nearest + 0.5).clamp(0.0, 1.0) - ink } else { 0.0 };
        *value = 255.0 * if style.hollow { dark } else { ink - 0.8 * dark };
    }
    patch
}

/// From a point to a line between two others.
fn distance((x, y): (f32, f32), (from_x, from_y): (f32, f32), (to_x, to_y): (f32, f32)) -> f32 {
    let (along_x, along_y) = (to_x - from_x, to_y - from_y);
    let length = along_x * along_x + along_y * along_y;
    let part = ((x - from_x) * along_x + (y - from_y) * along_y) / length.max(1e-6);
    let part = part.clamp(0.0, 1.0);
    let (apart_x, apart_y) = (x - from_x - part * along_x, y - from_y - part * along_y);
    (apart_x * apart_x + apart_y * apart_y).sqrt()
}
