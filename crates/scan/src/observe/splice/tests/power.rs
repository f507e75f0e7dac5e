//! What silence is worth, of takes in which nothing, or something, moves.

use super::*;
use onetake_report::facts::ContinuityPower;

/// The share at which removals of a length would have shown, and the frames at which parts begin in which none would.
fn power(reader: MemoryReader, length_ms: i64) -> (Option<u64>, Vec<(u64, u64)>) {
    let mut reader = reader;
    let (drafts, _) = watch(Box::new(Splice::new()), &mut reader).unwrap();
    let of_length = |draft: &ObservationDraft| {
        let facts = draft.facts::<ContinuityPower>()?;
        (facts.length_ms == length_ms).then_some((draft.span, facts.share_ppm))
    };
    let tried: Vec<_> = drafts.iter().filter_map(of_length).collect();
    let whole = tried.iter().find(|(span, _)| *span == DraftSpan::Whole).map(|(_, share)| *share);
    let hidden = tried.iter().filter_map(|(span, share)| match span {
        DraftSpan::Frames { first, last } if *share == 0 => Some((*first, *last)),
        _ => None,
    });
    (whole, hidden.collect())
}

/// A box that goes to and fro, at 30 frames a second, and rests between two frames.
fn take(frames: u64, rest: std::ops::Range<u64>) -> MemoryReader {
    MemoryReader::new(640, 360).frames(frames, move |number| {
        let moved = if number < rest.start {
            number
        } else if number < rest.end {
            rest.start
        } else {
            number - (rest.end - rest.start)
        };
        scene(2.0 * moved as f64, 1.0, number)
    })
}

#[test]
fn where_a_box_moves_a_removal_would_show() {
    let (share, _) = power(take(150, 0..0), 2_000);
    assert!(share.is_some_and(|share| share >= 500_000), "{share:?}");
}

#[test]
fn where_nothing_moves_none_would() {
    let (share, hidden) = power(take(240, 0..240), 2_000);
    assert_eq!(share, Some(0));
    assert_eq!(hidden.len(), 1, "{hidden:?}");
}

#[test]
fn the_part_in_which_none_would_is_told() {
    // At rest from 2 to 8 s: a removal of two seconds is hidden where it begins in the rest and ends in it.
    let (share, hidden) = power(take(330, 60..240), 2_000);
    assert!(share.is_some_and(|share| (200_000..=800_000).contains(&share)), "{share:?}");
    assert_eq!(hidden.len(), 1, "{hidden:?}");
    let (first, last) = hidden[0];
    assert!((55..=95).contains(&first) && (150..=215).contains(&last), "{hidden:?}");
}

#[test]
fn no_removal_is_longer_than_the_take() {
    assert_eq!(power(take(75, 0..0), 5_000), (None, Vec::new()));
}
