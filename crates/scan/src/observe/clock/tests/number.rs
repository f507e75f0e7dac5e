//! A number beside the time.

use onetake_report::Code;
use onetake_report::facts::ClockOverlayNumber;

use super::super::super::testing::of_code;
use super::super::super::{DraftSpan, ObservationDraft};
use super::{FPS, dots, reading, running, text_of, watch};
use crate::media::memory::{MemoryPicture, MemoryReader};

const WIDTH: usize = 560;
const HEIGHT: usize = 128;

/// Rows of text below each other on a scene with some noise; letters are two pixels a dot.
fn rows(frames: u64, text: impl Fn(u64) -> Vec<String> + Send + 'static) -> MemoryReader {
    MemoryReader::new(WIDTH as u32, HEIGHT as u32).frames(frames, move |number| {
        let lines: Vec<Vec<[u8; 7]>> =
            text(number).iter().map(|line| line.chars().map(dots).collect()).collect();
        MemoryPicture::grey(WIDTH, HEIGHT, |x, y| {
            let line = y.checked_sub(6).and_then(|y| lines.get(y / 20).map(|line| (line, y % 20)));
            if line.is_some_and(|(line, y)| super::inked(line, x, y + 6)) {
                return 235;
            }
            let noise = (((x * 31 + y * 57 + number as usize * 97) * 2_654_435_761) >> 13) & 3;
            (70 + x / 16 + y / 6 + noise) as u8
        })
        .into_picture()
    })
}

fn numbers(drafts: &[ObservationDraft]) -> Vec<ClockOverlayNumber> {
    of_code(drafts, Code::ClockOverlayNumber).iter().map(|draft| draft.facts().unwrap()).collect()
}

fn texts(reader: MemoryReader) -> Vec<String> {
    let (drafts, _) = watch(reader);
    // The clock is read whatever stands beside it.
    assert_eq!(reading(&drafts).first.as_deref(), Some("2026-11-18T13:53:20"));
    numbers(&drafts).into_iter().map(|read| read.number).collect()
}

#[test]
fn a_number_in_another_row_is_read_over_the_take() {
    let (drafts, _) = watch(rows(16 * FPS, |at| vec!["7312345678906".to_owned(), running(50_000)(at)]));
    let draft = of_code(&drafts, Code::ClockOverlayNumber);
    assert_eq!(draft.len(), 1, "{drafts:#?}");
    let DraftSpan::Frames { first, last } = draft[0].span else { panic!("span") };
    assert!(first <= FPS && last >= 14 * FPS, "{first} {last}");
    assert!(draft[0].confidence_ppm >= 500_000);
    let read: ClockOverlayNumber = draft[0].facts().unwrap();
    assert_eq!(read.number, "7312345678906");
    let [left, top, right, _, _, bottom, ..] = read.corners_px[..] else { panic!("corners") };
    assert!((left - 8).abs() <= 3 && (right - 164).abs() <= 5, "{left} {right}");
    assert!((top - 6).abs() <= 3 && (bottom - 19).abs() <= 3, "{top} {bottom}");
}

#[test]
fn a_number_stands_before_or_behind_the_time_or_below() {
    let beside: [fn(String) -> Vec<String>; 3] = [
        |clock| vec![format!("{clock}  9876501234")],
        |clock| vec![format!("9876501234  {clock}")],
        |clock| vec![clock, String::new(), "   9876501234".to_owned()],
    ];
    for lines in beside {
        let read = texts(rows(16 * FPS, move |at| lines(running(50_000)(at))));
        assert_eq!(read, ["9876501234"]);
    }
}

#[test]
fn what_is_no_figure_close_to_it_is_told_as_not_read() {
    let read = texts(rows(16 * FPS, |at| vec![running(50_000)(at), "PM7312345678906MA".to_owned()]));
    assert_eq!(read, ["?7312345678906?"]);
}

#[test]
fn a_number_that_changes_within_the_take_is_not_told() {
    let read = texts(rows(24 * FPS, |at| {
        let number = if at < 15 * FPS { "7312345678906" } else { "7312345678913" };
        vec![running(50_000)(at), number.to_owned()]
    }));
    assert!(read.is_empty(), "{read:?}");
}

#[test]
fn what_runs_is_short_or_is_one_figure_again_and_again_is_no_number() {
    type Text = fn(u64) -> String;
    let no_number: [(&str, Text); 5] = [
        ("a count of frames", |at| format!("{:010}", 1_234_500_000 + at)),
        ("a date", |_| "20261118".to_owned()),
        ("bars", |_| "11111111111111".to_owned()),
        ("dots", |_| "8-8-8-8-8-8-8-8-8-8-8-8".to_owned()),
        ("another time", |at| text_of(30_000 + at / FPS)[11..].to_owned()),
    ];
    for (name, text) in no_number {
        let (drafts, _) = watch(rows(16 * FPS, move |at| vec![running(50_000)(at), text(at)]));
        reading(&drafts);
        assert!(numbers(&drafts).is_empty(), "{name}: {drafts:#?}");
    }
}

#[test]
fn a_short_clip_and_one_without_a_clock_tell_no_number() {
    let (drafts, _) = watch(rows(8 * FPS, |at| vec![running(50_000)(at), "7312345678906".to_owned()]));
    assert!(numbers(&drafts).is_empty());
    let (drafts, _) = watch(rows(16 * FPS, |_| vec![String::new(), "7312345678906".to_owned()]));
    assert!(drafts.is_empty(), "{drafts:#?}");
}
