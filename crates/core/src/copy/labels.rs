//! Masks over labels, on which names and addresses stand. Their number stays free.

use super::look::Sighting;
use super::mask::{Mask, MaskReason};

/// How far beyond its bars a label may reach along them, in parts of a hundred of their length. Labels are some 76 to 100 mm wide
/// and 130 to 180 mm long, bars across them 60 to 80 mm.
const REACH_ALONG_PERCENT: i64 = 40;

/// The same across the bars, to either side. Long labels carry the number again further down.
const REACH_ACROSS_PERCENT: i64 = 150;

/// How far beyond a square symbol its label may reach in any direction, in parts of a hundred of its side: labels carry codes of 20 to
/// 30 mm.
const REACH_SQUARE_PERCENT: i64 = 300;

/// The margin that a reader of bars needs at either end, in parts of a hundred of their length (ISO/IEC 15417: ten modules of
/// some hundred).
const QUIET_PERCENT: i64 = 12;

/// The number in digits stands above or below its bars, in so much of their length.
const DIGITS_PERCENT: i64 = 9;

/// Frames in which a label is not read between two in which it is: it lies there all the same.
const MAX_GAP_FRAMES: u64 = 90;

/// Frames before the first reading and after the last one, in which a label comes and goes: a few more than between two close looks.
const MARGIN_FRAMES: u64 = 9;

/// A symbol that moves by more than this much of its longer side gets a mask of its own, so that what stays free follows it.
const MAX_SHIFT_PERCENT: i64 = 15;

/// Bars are at least so much longer than they are high. Other symbols may hold the address too and are masked, where there are
/// bars.
const BARS_ASPECT: i64 = 2;

/// Most places of a label in which its number stays free: those where it stays longest. Of a label in motion nobody reads it
/// from the copy, and each place costs a layer of the picture.
const MAX_FREE: usize = 48;

/// A label for as long as its symbol stays in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LabelMask {
    /// First and last frame in which it was read.
    pub(super) read: (u64, u64),
    /// Left, top, width and height of what is black, in thousandths of the picture as shown.
    pub(super) covered: [i64; 4],
    /// Left, top, width and height of what stays free of it, while it is read.
    pub(super) free: Option<[i64; 4]>,
}

/// The places of a symbol that belong to one mask.
struct Stay<'a> {
    number: &'a str,
    first: [i64; 4],
    /// Around all of its places.
    hull: [i64; 4],
    read: (u64, u64),
}

impl<'a> Stay<'a> {
    fn of(sighting: &'a Sighting) -> Self {
        let (frame, edges) = (sighting.frame, sighting.edges_px);
        Self { number: &sighting.number, first: edges, hull: edges, read: (frame, frame) }
    }

    fn continues_with(&self, sighting: &Sighting) -> bool {
        let most = long_side(self.first) * MAX_SHIFT_PERCENT;
        self.number == sighting.number
            && sighting.frame <= self.read.1 + MAX_GAP_FRAMES
            && self.first.iter().zip(sighting.edges_px).all(|(one, other)| (one - other).abs() * 100 <= most)
    }

    fn add(&mut self, sighting: &Sighting) {
        self.read.1 = sighting.frame;
        let ([left, top, right, bottom], other) = (self.hull, sighting.edges_px);
        self.hull = [left.min(other[0]), top.min(other[1]), right.max(other[2]), bottom.max(other[3])];
    }

    fn mask(&self, (width_px, height_px): (u32, u32)) -> LabelMask {
        let [left, top, right, bottom] = self.hull;
        let (width, height, long) = (right - left, bottom - top, long_side(self.hull));
        // Of a square nobody knows which way it runs.
        let is_square = width < height * BARS_ASPECT && height < width * BARS_ASPECT;
        let grown = |along_percent: i64, across_percent: i64, square_percent: i64| {
            let by = |side: i64, other: i64| {
                let bars_percent = if side >= other { along_percent } else { across_percent };
                long * if is_square { square_percent } else { bars_percent } / 100
            };
            let (x, y) = (by(width, height), by(height, width));
            let permille = |px: i64, whole: u32| (px * 1000 / i64::from(whole.max(1))).clamp(0, 1000);
            let (left, right) = (permille(left - x, width_px), permille(right + x, width_px));
            let (top, bottom) = (permille(top - y, height_px), permille(bottom + y, height_px));
            [left, top, right - left, bottom - top]
        };
        LabelMask {
            read: self.read,
            covered: grown(REACH_ALONG_PERCENT, REACH_ACROSS_PERCENT, REACH_SQUARE_PERCENT),
            free: Some(grown(QUIET_PERCENT, DIGITS_PERCENT, DIGITS_PERCENT)),
        }
    }
}

impl LabelMask {
    /// First and last frame in which it is there.
    pub(super) fn frames(&self) -> (u64, u64) {
        (self.read.0.saturating_sub(MARGIN_FRAMES), self.read.1 + MARGIN_FRAMES)
    }

    /// It in a picture that is shown at one time alone.
    pub(super) const fn at(&self, ms: i64) -> Mask {
        Mask {
            permille: self.covered,
            from_ms: Some(ms),
            to_ms: Some(ms),
            why: MaskReason::Label,
            free_permille: self.free,
            free_span_ms: None,
        }
    }

    /// It as people are told of it; `frame_ms` says when each frame is shown.
    pub(super) fn told(&self, frame_ms: &[Option<i64>]) -> Mask {
        let ms =
            |frame: u64| usize::try_from(frame).ok().and_then(|frame| frame_ms.get(frame).copied().flatten());
        let (first, last) = self.frames();
        Mask {
            permille: self.covered,
            from_ms: ms(first),
            to_ms: ms(last),
            why: MaskReason::Label,
            free_permille: self.free,
            free_span_ms: ms(self.read.0).zip(ms(self.read.1)).map(|(first, last)| [first, last]),
        }
    }
}

/// The masks for these sightings, which are in the order of time, in a picture of that width and height.
pub(super) fn masks(sightings: &[Sighting], shown_size_px: (u32, u32)) -> Vec<LabelMask> {
    // Where bars are read about that time, they say better where the label lies.
    let has_bars = |here: &Sighting| {
        let near = |one: &&Sighting| one.frame.abs_diff(here.frame) <= MARGIN_FRAMES;
        sightings.iter().filter(near).any(|one| one.number == here.number && is_bars(one))
    };
    let mut stays: Vec<Stay<'_>> = Vec::new();
    for sighting in sightings.iter().filter(|one| is_bars(one) || !has_bars(one)) {
        match stays.iter_mut().rev().find(|stay| stay.continues_with(sighting)) {
            Some(stay) => stay.add(sighting),
            None => stays.push(Stay::of(sighting)),
        }
    }
    let mut masks: Vec<LabelMask> = stays.iter().map(|stay| stay.mask(shown_size_px)).collect();
    let length = |mask: &LabelMask| mask.read.1 - mask.read.0;
    let mut by_length: Vec<usize> = (0..masks.len()).collect();
    by_length.sort_by_key(|index| masks.get(*index).map(|mask| std::cmp::Reverse(length(mask))));
    for index in by_length.into_iter().skip(MAX_FREE) {
        if let Some(mask) = masks.get_mut(index) {
            mask.free = None;
        }
    }
    masks
}

fn is_bars(sighting: &Sighting) -> bool {
    let [left, top, right, bottom] = sighting.edges_px;
    let (width, height) = (right - left, bottom - top);
    width.max(height) >= width.min(height) * BARS_ASPECT
}

fn long_side([left, top, right, bottom]: [i64; 4]) -> i64 {
    (right - left).max(bottom - top)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE_PX: (u32, u32) = (1000, 500);

    fn sighting(frame: u64, left: i64) -> Sighting {
        Sighting { frame, number: "SF1".to_owned(), edges_px: [left, 200, left + 200, 240] }
    }

    #[test]
    fn the_number_stays_free_and_the_label_around_it_is_covered() {
        let wider = Sighting { edges_px: [402, 190, 600, 240], ..sighting(80, 0) };
        let masks = masks(&[sighting(50, 400), wider], SIZE_PX);
        let [mask] = masks.as_slice() else { panic!("{masks:?}") };
        // Along the bars 80 pixels, across them 300, which the picture does not have; its height has half as many.
        assert_eq!(mask.covered, [320, 0, 360, 1000]);
        assert_eq!(mask.free, Some([376, 344, 248, 172]));
        // From a while before the first reading to a while after the last one.
        assert_eq!((mask.read, mask.frames()), ((50, 80), (41, 89)));
        let frame_ms: Vec<Option<i64>> = (0..90).map(|frame| Some(frame * 40)).collect();
        let told = mask.told(&frame_ms);
        assert_eq!((told.from_ms, told.to_ms), (Some(1_640), Some(3_560)));
    }

    #[test]
    fn a_label_that_moves_is_followed() {
        let masks = masks(&[sighting(50, 100), sighting(60, 300), sighting(61, 301)], SIZE_PX);
        let reads: Vec<(u64, u64)> = masks.iter().map(|mask| mask.read).collect();
        assert_eq!(reads, [(50, 50), (60, 61)]);
    }

    #[test]
    fn other_symbols_with_the_number_are_covered_where_there_are_bars() {
        let square = Sighting { edges_px: [700, 200, 780, 270], ..sighting(50, 0) };
        assert_eq!(masks(&[sighting(50, 100), square.clone()], SIZE_PX).len(), 1);
        assert_eq!(
            masks(&[sighting(50, 100), Sighting { frame: 90, ..square.clone() }], SIZE_PX).len(),
            2,
            "later"
        );
        assert_eq!(masks(&[square], SIZE_PX).len(), 1, "without bars it is all that there is");
    }

    #[test]
    fn in_a_flood_of_places_the_number_stays_free_where_it_stays_longest() {
        let places = |number: u64| if number.is_multiple_of(2) { 0 } else { 500 };
        let few: Vec<Sighting> = (0..200).map(|number| sighting(number, places(number))).collect();
        assert_eq!(masks(&few, SIZE_PX).len(), 2);
        let mut flood: Vec<Sighting> = (0..60).map(|number| sighting(number * 200, 100)).collect();
        flood.extend([sighting(12_000, 300), sighting(12_050, 300)]);
        let masks = masks(&flood, SIZE_PX);
        assert_eq!(masks.iter().filter(|mask| mask.free.is_some()).count(), MAX_FREE);
        assert!(masks.last().unwrap().free.is_some());
    }
}
