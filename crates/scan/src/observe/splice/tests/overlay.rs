//! Text that is laid over the picture and changes at once.

use super::causes::{REVIEWED, seen, told};
use super::*;

/// Segments of the digits from 0 to 9: top, upper left, upper right, middle, lower left, lower right, bottom.
const SEGMENTS: [&str; 10] = [
    "1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010", "1111111",
    "1111011",
];

/// Whether a digit of 10 by 20 pixels has ink there, in strokes of 3 pixels.
fn ink(digit: usize, x: usize, y: usize) -> bool {
    let lies = [
        y < 3,
        x < 3 && y < 10,
        x >= 7 && y < 10,
        (8..11).contains(&y),
        x < 3 && y >= 10,
        x >= 7 && y >= 10,
        y >= 17,
    ];
    SEGMENTS[digit].bytes().zip(lies).any(|(segment, lies)| segment == b'1' && lies)
}

/// The moving box with a number of twelve digits on it; none before a number is there.
fn numbered(number: u64, moved: f64, text: Option<u64>, (x, y): (usize, usize)) -> f64 {
    let (left, top) = (380, 320);
    let inside = (left..left + 12 * 15).contains(&x) && (top..top + 20).contains(&y);
    let Some(text) = text.filter(|_| inside) else { return seen(number, moved, x, y) };
    let (place, x, y) = ((x - left) / 15, (x - left) % 15, y - top);
    let digit = usize::try_from(text / 10_u64.pow(u32::try_from(11 - place).unwrap()) % 10).unwrap();
    if x < 10 && ink(digit, x, y) { 245.0 } else { seen(number, moved, left + 15 * place + x, top + y) }
}

const ORDERS: [u64; 2] = [123_456_789_012, 987_603_210_587];

#[test]
fn text_that_changes_at_once_is_no_cut() {
    for first in [Some(ORDERS[0]), None] {
        let changed = told(move |number, x, y| {
            numbered(number, 0.0, if number < 45 { first } else { Some(ORDERS[1]) }, (x, y))
        });
        assert!(changed.iter().all(|told| told.2 < REVIEWED), "{changed:?}");
        assert!(changed.iter().any(|told| told.0 == Code::SpliceCut && told.1 == 45), "{changed:?}");
    }
}

#[test]
fn a_cut_beside_text_that_changes_is_a_cut() {
    let cut = told(|number, x, y| {
        let (moved, text) = if number < 45 { (0.0, ORDERS[0]) } else { (160.0, ORDERS[1]) };
        numbered(number, moved, Some(text), (x, y))
    });
    assert!(cut.iter().any(|told| told.1 == 45 && told.2 >= 500_000), "{cut:?}");
}

#[test]
fn a_small_thing_that_is_elsewhere_is_no_text_and_goes_to_a_person() {
    let cut = told(|number, x, y| {
        let left = if number < 45 { 380 } else { 440 };
        let inside = (left..left + 40).contains(&x) && (320..338).contains(&y);
        if inside { 230.0 } else { seen(number, -2.0 * number as f64, x, y) }
    });
    assert!(cut.iter().any(|told| told.1 == 45 && told.2 >= REVIEWED), "{cut:?}");
}
