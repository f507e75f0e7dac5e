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
}

const fn style(strokes: [Strokes; 10], thick: f32, rim: f32) -> Style {
    Style { strokes, thick, rim }
}

const fn fixed_width(slashed: bool) -> [Strokes; 10] {
    let mut strokes = ROUND;
    strokes[1] = FOOTED_ONE;
    if slashed {
        strokes[0] = SLASHED_ZERO;
    }
    strokes
}

const STYLES: [Style; 10] = [
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
];

/// The digits in each style at that size, each of mean 0 and length 1.
pub(super) fn drawn(width: usize, height: usize) -> Vec<[Option<Patch>; 10]> {
    STYLES.iter().map(|style| style.strokes.map(|strokes| digit(style, strokes, width, height))).collect()
}

/// Strokes of the letters of AM and PM.
fn letter_strokes(letter: char) -> Strokes {
    match letter {
        'A' => &[&[(0, 100), (50, 0), (100, 100)], &[(18, 66), (82, 66)]],
        'P' => &[&[(0, 100), (0, 0), (70, 0), (100, 14), (100, 38), (70, 52), (0, 52)]],
        'M' => &[&[(0, 100), (0, 0), (50, 65), (100, 0), (100, 100)]],
        _ => &[],
    }
}

/// Letters in each style at that size, each of mean 0 and length 1.
pub(super) fn letters(letters: &[char], width: usize, height: usize) -> Vec<Patch> {
    let styles = || STYLES.iter().take(4);
    letters
        .iter()
        .flat_map(|letter| styles().filter_map(|style| digit(style, letter_strokes(*letter), width, height)))
        .collect()
}

fn digit(style: &Style, strokes: Strokes, width: usize, height: usize) -> Option<Patch> {
    let (wide, high) = (width as f32, height as f32);
    let half = (style.thick * high / 200.0).max(0.5);
    let rim = style.rim * high / 100.0;
    // Strokes and rim lie inside of the box, as what is learned does.
    let margin = (half + rim).min(wide / 3.0);
    let place = |&(x, y): &(i16, i16)| {
        let (x, y) = (f32::from(x) / 100.0, f32::from(y) / 100.0);
        (margin + x * (wide - 2.0 * margin), margin + y * (high - 2.0 * margin))
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
        *value = 255.0 * (ink - 0.8 * dark);
    }
    patch.normal()
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
