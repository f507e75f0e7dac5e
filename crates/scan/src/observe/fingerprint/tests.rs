#![expect(clippy::cast_possible_truncation, reason = "columns and cells of a small picture")]

use onetake_report::CoverageReason;
use onetake_report::facts::FingerprintMotion;

use super::*;
use crate::features::SmallLuma;
use crate::media::Picture;
use crate::media::memory::{MemoryPicture, MemoryReader};
use crate::observe::testing::observe;

/// A bright square that goes round on a dark table, `ms` after the start; brighter by `light`.
fn scene(ms: i64, light: u8) -> Picture {
    let angle = ms as f64 / 700.0 + (ms as f64 / 410.0).sin();
    let (x, y) = (80.0 + 60.0 * angle.cos(), 45.0 + 30.0 * angle.sin());
    MemoryPicture::grey(160, 90, |column, row| {
        let inside = (column as f64 - x).abs() < 14.0 && (row as f64 - y).abs() < 14.0;
        light + if inside { 180 } else { 40 + (column / 16) as u8 }
    })
    .into_picture()
}

/// A film with a picture each so many milliseconds, from that instant of the scene on.
fn film(from_ms: i64, until_ms: i64, each_ms: i64, light: u8) -> MemoryReader {
    let times = (0..(until_ms - from_ms) / each_ms).map(|number| number * each_ms);
    times.fold(MemoryReader::new(160, 90), |reader, ms| {
        reader.frame_at(Some(ms * 90), scene(from_ms + ms, light))
    })
}

fn watched(reader: MemoryReader) -> (Option<FingerprintMotion>, Coverage) {
    let (drafts, coverage) =
        observe(b"no container", reader, |beginning| Box::new(Fingerprint::new(beginning)));
    assert!(drafts.len() <= 1, "one observation for each take");
    (drafts.first().and_then(ObservationDraft::facts), coverage)
}

fn levels_of(reader: MemoryReader) -> Vec<Levels> {
    watched(reader).0.unwrap().unpack().unwrap()
}

/// The share of levels that are within one of each other, of those that are not zero in both.
fn agreement(one: &[Levels], other: &[Levels]) -> f64 {
    let pairs = one.as_flattened().iter().zip(other.as_flattened()).filter(|pair| *pair != (&0, &0));
    let (count, near) = pairs.fold((0, 0), |(count, near), (one, other)| {
        (count + 1, near + usize::from(one.abs_diff(*other) <= 1))
    });
    assert!(count > 200, "something moves");
    near as f64 / count as f64
}

#[test]
fn frame_rate_light_and_a_trim_leave_the_levels_as_they_are() {
    let (facts, coverage) = watched(film(0, 10_000, 33, 0));
    let facts = facts.unwrap();
    assert_eq!((coverage, facts.samples), (Coverage::Full, 97));
    assert!(facts.moving_samples > 90, "{facts:?}");
    let whole = facts.unpack().unwrap();
    for (what, copy, from) in [
        ("15 frames per second", film(0, 10_000, 67, 0), 0),
        ("90 frames per second", film(0, 10_000, 11, 0), 0),
        ("brighter", film(0, 10_000, 33, 20), 0),
        // Between two samples, `onetake::fingerprint` shifts by half a sample.
        ("trimmed", film(2_000, 9_000, 33, 0), 20),
    ] {
        let near = agreement(&whole[from..], &levels_of(copy));
        assert!(near > 0.9, "{what}: {near}");
    }
    let other = agreement(&whole, &levels_of(film(40_000, 50_000, 33, 0)));
    assert!(other < 0.75, "{other}");
}

#[test]
fn light_that_changes_everywhere_is_no_motion() {
    let flicker = (0..150_u8).fold(MemoryReader::new(160, 90), |reader, number| {
        reader.frame_at(Some(i64::from(number) * 3_600), scene(0, number % 40))
    });
    let (facts, coverage) = watched(flicker);
    assert_eq!(facts.unwrap().moving_samples, 0);
    assert_eq!(coverage, Coverage::None(CoverageReason::StillScene));
}

#[test]
fn nothing_can_be_told_without_times_or_with_a_few_frames() {
    assert_eq!(watched(film(0, 200, 50, 0)), (None, Coverage::None(CoverageReason::TooFewFrames)));
    let untimed = (0..40)
        .fold(MemoryReader::new(160, 90), |reader, number| reader.frame_at(None, scene(number * 40, 0)));
    assert_eq!(watched(untimed), (None, Coverage::None(CoverageReason::NoTimestamps)));
}

#[test]
fn a_hole_in_the_timestamps_is_no_motion() {
    let reader = (0..200).fold(MemoryReader::new(160, 90), |reader, number| {
        let ms = number * 50 + if number < 100 { 0 } else { 4_000 };
        reader.frame_at(Some(ms * 90), scene(ms, 0))
    });
    let levels = levels_of(reader);
    assert!(levels[48..86].iter().all(|sample| *sample == [0; 12]));
    let moving = |levels: &[Levels]| levels.iter().filter(|sample| **sample != [0; 12]).count();
    assert!(moving(&levels[..46]) > 40 && moving(&levels[92..]) > 40);
}

#[test]
fn timestamps_that_step_back_are_not_covered() {
    let reader = (0..200).fold(MemoryReader::new(160, 90), |reader, number| {
        let ms = number * 50 - if (100..150).contains(&number) { 4_000 } else { 0 };
        reader.frame_at(Some(ms * 90), scene(number * 50, 0))
    });
    let gap = (DraftSpan::Frames { first: 100, last: 149 }, CoverageReason::NoTimestamps);
    assert_eq!(watched(reader).1, Coverage::Partial(vec![gap]));
}

#[test]
fn what_lies_beyond_two_hours_is_not_covered() {
    let far = film(0, 10_000, 50, 0)
        .frame_at(Some(7_201_000 * 90), scene(0, 0))
        .frame_at(Some(7_202_000 * 90), scene(0, 0));
    let (facts, coverage) = watched(far);
    assert_eq!(facts.unwrap().samples, 72_000 - 3);
    let gap = (DraftSpan::Frames { first: 200, last: 201 }, CoverageReason::LimitReached);
    assert_eq!(coverage, Coverage::Partial(vec![gap]));
}

#[test]
fn each_level_is_twice_the_one_before() {
    let half = 2 * STILL;
    assert_eq!([0, half - 1, half, 2 * half - 1, 2 * half].map(level), [0, 0, 1, 1, 2]);
    assert_eq!([-half, -4 * half, i64::MAX, i64::MIN].map(level), [-1, -3, 7, -7]);
}

#[test]
fn cells_lie_where_the_picture_is_shown() {
    let small = SmallLuma {
        width: 160,
        height: 90,
        pixels: (0..90 * 160).map(|place| (place / 160 / 30 * 4 + place % 160 / 40) as i16 * 16).collect(),
    };
    let means = |quarter_turns, mirrored| {
        let grid = Grid::new(&small, Orientation { quarter_turns, mirrored });
        (grid.columns(), grid.means(&small).unwrap().map(|mean| mean / PER_GREY))
    };
    assert_eq!(means(0, false), (4, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));
    assert_eq!(means(1, false), (3, [8, 4, 0, 9, 5, 1, 10, 6, 2, 11, 7, 3]));
    assert_eq!(means(2, false), (4, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]));
    assert_eq!(means(3, false), (3, [3, 7, 11, 2, 6, 10, 1, 5, 9, 0, 4, 8]));
    assert_eq!(means(0, true), (4, [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8]));
    let lying = SmallLuma { width: 90, height: 160, ..small.clone() };
    assert_eq!(Grid::new(&small, Orientation::default()).means(&lying), None);
}
