//! Masks over labels, on which names and addresses stand. Their number stays free.

use super::look::Sighting;
use super::mask::{Mask, MaskReason};

/// How far beyond the symbol a label may reach, in parts of a hundred of the symbol's longer side. Labels are some 76 to 100 mm
/// wide and 130 to 180 mm long, symbols on them 60 to 80 mm.
const REACH_PERCENT: i64 = 100;

/// The number in digits stands under its bars or beside them: so much of the symbol's shorter side stays free around it.
const NUMBER_PERCENT: i64 = 40;

/// Frames in which a label is not read between two in which it is: it lies there all the same.
const MAX_GAP_FRAMES: u64 = 90;

/// Frames before the first reading and after the last one, in which a label comes and goes.
const MARGIN_FRAMES: u64 = 15;

/// A symbol that moves by more than this much of its longer side gets a mask of its own, so that what stays free follows it.
const MAX_SHIFT_PERCENT: i64 = 15;

/// Bars are at least so much longer than they are high. Other symbols may hold the address too and are masked, where there are
/// bars.
const BARS_ASPECT: i64 = 2;

/// More places of a label than this are no label that is shown: then nothing stays free.
const MAX_FREE: usize = 48;

/// A label for as long as its symbol stays in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LabelMask {
    number: String,
    /// Left, top, right and lower edge of the symbol in thousandths of the picture as shown.
    edges: [i64; 4],
    /// First and last frame in which it was read.
    pub(super) read: (u64, u64),
    /// Left, top, width and height of what is black.
    pub(super) covered: [i64; 4],
    /// Left, top, width and height of what stays free of it, while it is read.
    pub(super) free: Option<[i64; 4]>,
}

impl LabelMask {
    fn of(sighting: &Sighting) -> Self {
        let edges = sighting.edges_permille;
        let [left, top, right, bottom] = edges;
        let grown = |by: i64| {
            let [left, top, right, bottom] =
                [left - by, top - by, right + by, bottom + by].map(|edge| edge.clamp(0, 1000));
            [left, top, right - left, bottom - top]
        };
        let short = (right - left).min(bottom - top);
        Self {
            number: sighting.number.clone(),
            edges,
            read: (sighting.frame, sighting.frame),
            covered: grown(long_side(edges) * REACH_PERCENT / 100),
            free: Some(grown(short * NUMBER_PERCENT / 100)),
        }
    }

    fn continues_with(&self, sighting: &Sighting) -> bool {
        let most = long_side(self.edges) * MAX_SHIFT_PERCENT;
        self.number == sighting.number
            && sighting.frame <= self.read.1 + MAX_GAP_FRAMES
            && self.edges.iter().zip(sighting.edges_permille).all(|(one, other)| (one - other).abs() * 100 <= most)
    }

    /// First and last frame in which it is there.
    pub(super) fn frames(&self) -> (u64, u64) {
        (self.read.0.saturating_sub(MARGIN_FRAMES), self.read.1 + MARGIN_FRAMES)
    }

    /// It as people are told of it; `frame_ms` says when each frame is shown.
    pub(super) fn told(&self, frame_ms: &[Option<i64>]) -> Mask {
        let ms = |frame: u64| usize::try_from(frame).ok().and_then(|frame| frame_ms.get(frame).copied().flatten());
        let (first, last) = self.frames();
        Mask {
            permille: self.covered,
            from_ms: ms(first),
            to_ms: ms(last),
            why: MaskReason::Label,
            free_permille: self.free,
        }
    }
}

/// The masks for these sightings, which are in the order of time.
pub(super) fn masks(sightings: &[Sighting]) -> Vec<LabelMask> {
    let has_bars = |number: &str| sightings.iter().any(|one| one.number == number && is_bars(one));
    let mut masks: Vec<LabelMask> = Vec::new();
    for sighting in sightings.iter().filter(|one| is_bars(one) || !has_bars(&one.number)) {
        match masks.iter_mut().rev().find(|mask| mask.continues_with(sighting)) {
            Some(mask) => mask.read.1 = sighting.frame,
            None => masks.push(LabelMask::of(sighting)),
        }
    }
    if masks.len() > MAX_FREE {
        masks.iter_mut().for_each(|mask| mask.free = None);
    }
    masks
}

fn is_bars(sighting: &Sighting) -> bool {
    let [left, top, right, bottom] = sighting.edges_permille;
    let (width, height) = (right - left, bottom - top);
    width.max(height) >= width.min(height) * BARS_ASPECT
}

fn long_side([left, top, right, bottom]: [i64; 4]) -> i64 {
    (right - left).max(bottom - top)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sighting(frame: u64, left: i64) -> Sighting {
        Sighting { frame, number: "SF1".to_owned(), edges_permille: [left, 400, left + 200, 450] }
    }

    #[test]
    fn the_number_stays_free_and_the_label_around_it_is_covered() {
        let masks = masks(&[sighting(50, 400), sighting(80, 402)]);
        let [mask] = masks.as_slice() else { panic!("{masks:?}") };
        assert_eq!((mask.covered, mask.free), ([200, 200, 600, 450], Some([380, 380, 240, 90])));
        // From a while before the first reading to a while after the last one.
        assert_eq!((mask.read, mask.frames()), ((50, 80), (35, 95)));
        let frame_ms: Vec<Option<i64>> = (0..90).map(|frame| Some(frame * 40)).collect();
        let told = mask.told(&frame_ms);
        assert_eq!((told.from_ms, told.to_ms), (Some(1_400), None), "to the end");
    }

    #[test]
    fn a_label_that_moves_is_followed() {
        let masks = masks(&[sighting(50, 100), sighting(60, 300), sighting(61, 301)]);
        let reads: Vec<(u64, u64)> = masks.iter().map(|mask| mask.read).collect();
        assert_eq!(reads, [(50, 50), (60, 61)]);
    }

    #[test]
    fn other_symbols_with_the_number_are_covered_where_there_are_bars() {
        let square = Sighting { edges_permille: [700, 400, 780, 470], ..sighting(50, 0) };
        assert_eq!(masks(&[sighting(50, 100), square.clone()]).len(), 1);
        assert_eq!(masks(&[square]).len(), 1, "without bars it is all that there is");
    }

    #[test]
    fn in_a_flood_of_places_nothing_stays_free() {
        let many: Vec<Sighting> = (0..200).map(|number| sighting(number, if number % 2 == 0 { 0 } else { 500 })).collect();
        assert_eq!(masks(&many).len(), 2);
        let flood: Vec<Sighting> = (0..60).map(|number| sighting(number * 200, 100)).collect();
        assert!(masks(&flood).iter().all(|mask| mask.free.is_none()));
    }
}
