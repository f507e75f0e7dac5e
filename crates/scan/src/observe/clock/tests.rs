use onetake_report::facts::{ClockJump, ClockLevel, ClockRate, ClockReading};
use onetake_report::{Code, CoverageReason};

use super::super::testing::{observe, of_code};
use super::super::{Coverage, DraftSpan, ObservationDraft};
use super::Clock;
use crate::media::Orientation;
use crate::media::memory::{MemoryPicture, MemoryReader};

mod number;

const WIDTH: usize = 320;
const HEIGHT: usize = 96;
const FPS: u64 = 30;

/// Letters of five by seven dots, row by row.
fn dots(letter: char) -> [u8; 7] {
    match letter {
        '0' => [14, 17, 17, 17, 17, 17, 14],
        '1' => [4, 12, 4, 4, 4, 4, 14],
        '2' => [14, 17, 1, 6, 8, 16, 31],
        '3' => [30, 1, 1, 14, 1, 1, 30],
        '4' => [2, 6, 10, 18, 31, 2, 2],
        '5' => [31, 16, 30, 1, 1, 17, 14],
        '6' => [6, 8, 16, 30, 17, 17, 14],
        '7' => [31, 1, 2, 4, 4, 4, 4],
        '8' => [14, 17, 17, 14, 17, 17, 14],
        '9' => [14, 17, 17, 15, 1, 2, 12],
        '-' => [0, 0, 0, 14, 0, 0, 0],
        '/' => [1, 1, 2, 4, 8, 16, 16],
        ':' => [0, 4, 4, 0, 4, 4, 0],
        'A' => [4, 10, 17, 17, 31, 17, 17],
        'P' => [30, 17, 17, 30, 16, 16, 16],
        'M' => [17, 27, 21, 21, 17, 17, 17],
        _ => [0; 7],
    }
}

/// Whether a pixel of a text at (8, 6) is inked: two pixels a dot.
fn inked(text: &[[u8; 7]], x: usize, y: usize) -> bool {
    let (Some(x), Some(y)) = (x.checked_sub(8), y.checked_sub(6)) else { return false };
    let (column, row) = (x / 2, y / 2);
    let letter = text.get(column / 6).filter(|_| column % 6 < 5);
    letter.and_then(|rows| rows.get(row)).is_some_and(|row| row >> (4 - column % 6) & 1 == 1)
}

/// A quiet scene with some noise and a text for each frame.
fn scene(frames: u64, text: impl Fn(u64) -> String + Send + 'static) -> MemoryReader {
    MemoryReader::new(WIDTH as u32, HEIGHT as u32).frames(frames, move |number| {
        let letters: Vec<[u8; 7]> = text(number).chars().map(dots).collect();
        MemoryPicture::grey(WIDTH, HEIGHT, |x, y| {
            if inked(&letters, x, y) {
                return 235;
            }
            let noise = (((x * 31 + y * 57 + number as usize * 97) * 2_654_435_761) >> 13) & 3;
            (70 + x / 8 + y / 6 + noise) as u8
        })
        .into_picture()
    })
}

fn watch(reader: MemoryReader) -> (Vec<ObservationDraft>, Coverage) {
    observe(&[0], reader, |beginning| Box::new(Clock::new(beginning)))
}

fn text_of(seconds: u64) -> String {
    let (day, rest) = (seconds / 86_400, seconds % 86_400);
    format!("2026-11-{:02} {:02}:{:02}:{:02}", 18 + day, rest / 3600, rest / 60 % 60, rest % 60)
}

/// What a clock shows at a frame that began 0.4 s before the first frame.
fn running(start: u64) -> impl Fn(u64) -> String + Send + 'static {
    move |number| text_of(start + (number + 12) / FPS)
}

fn reading(drafts: &[ObservationDraft]) -> ClockReading {
    let readings = of_code(drafts, Code::ClockReading);
    assert_eq!(readings.len(), 1, "{drafts:#?}");
    readings[0].facts().unwrap()
}

#[test]
fn date_and_time_are_read_from_the_first_picture_to_the_last() {
    let (drafts, coverage) = watch(scene(15 * FPS, running(86_395 - 10)));
    let told = reading(&drafts);
    assert_eq!(told.level, ClockLevel::DateTime);
    assert_eq!(told.first.as_deref(), Some("2026-11-18T23:59:45"));
    assert_eq!(told.last.as_deref(), Some("2026-11-19T00:00:00"));
    assert_eq!((told.rate_ppm, told.dates), (1_000_000, None));
    assert_eq!(drafts[0].span, DraftSpan::Frames { first: 0, last: 15 * FPS - 1 });
    assert!(drafts[0].confidence_ppm >= 500_000);
    let [left, top, right, _, _, bottom, ..] = told.corners_px[..] else { panic!("corners") };
    assert!(
        (left - 8).abs() <= 4 && (top - 6).abs() <= 3 && (right - 234).abs() <= 4 && (bottom - 19).abs() <= 3
    );
    assert_eq!((drafts.len(), coverage), (1, Coverage::Full));
}

#[test]
fn time_taken_out_is_a_jump_at_the_first_picture_after_it() {
    let (drafts, _) = watch(scene(30 * FPS, |number| {
        let cut = if number >= 20 * FPS + 7 { 5 * FPS } else { 0 };
        text_of(50_000 + (number + cut + 12) / FPS)
    }));
    let jumps = of_code(&drafts, Code::ClockJump);
    assert_eq!(jumps.len(), 1);
    assert_eq!(jumps[0].span, DraftSpan::frame(20 * FPS + 7));
    let step_ms = jumps[0].facts::<ClockJump>().unwrap().step_ms;
    assert!((step_ms - 5000).abs() <= 100, "{step_ms}");
    assert!(jumps[0].confidence_ppm >= 500_000);
    assert_eq!(reading(&drafts).last.as_deref(), Some(&*text_of(50_035).replace(' ', "T")));
}

#[test]
fn a_cut_in_the_middle_of_a_short_take_hides_no_clock() {
    // Seven seconds and eight, of which neither shows all ten figures; by whole seconds, so that the beat goes on, and by others.
    for (cut_frames, step_ms) in [(5 * FPS, 5_000), (6 * FPS, 6_000), (7 * FPS + 11, 7_367)] {
        let (drafts, _) = watch(scene(15 * FPS, move |number| {
            let cut = if number >= 7 * FPS + 9 { cut_frames } else { 0 };
            text_of(50_004 + (number + cut + 12) / FPS)
        }));
        let told = reading(&drafts);
        assert_eq!(told.level, ClockLevel::DateTime, "{step_ms}");
        assert_eq!(told.first.as_deref(), Some("2026-11-18T13:53:24"), "{step_ms}");
        let jumps = of_code(&drafts, Code::ClockJump);
        assert_eq!(jumps.len(), 1, "{step_ms}");
        let told_ms = jumps[0].facts::<ClockJump>().unwrap().step_ms;
        assert!((told_ms - step_ms).abs() <= 300, "{told_ms} {step_ms}");
    }
}

#[test]
fn a_counter_of_pieces_is_no_clock_for_sure() {
    let (drafts, _) = watch(scene(15 * FPS, |number| format!("093500 {:06}", 120_000 + (number + 12) / FPS)));
    assert!(drafts.iter().all(|draft| draft.confidence_ppm < 500_000), "{drafts:#?}");
    // The time that a take has run is shown by players and put there by editors.
    let timer = |number: u64| format!("00:00:{:02}", number / FPS);
    let (drafts, _) = watch(scene(15 * FPS, timer));
    assert!(drafts.iter().all(|draft| draft.confidence_ppm < 500_000), "{drafts:#?}");
}

#[test]
fn frames_that_were_lost_with_their_time_are_no_jump() {
    let mut reader = MemoryReader::new(WIDTH as u32, HEIGHT as u32);
    for number in (0..20 * FPS).filter(|number| !(300..390).contains(number)) {
        let letters: Vec<[u8; 7]> = running(50_000)(number).chars().map(dots).collect();
        let picture = MemoryPicture::grey(WIDTH, HEIGHT, |x, y| if inked(&letters, x, y) { 235 } else { 80 });
        reader = reader.frame_at(Some(number as i64 * 3_000), picture.into_picture());
    }
    let (drafts, _) = watch(reader);
    assert!(of_code(&drafts, Code::ClockJump).is_empty(), "{drafts:#?}");
}

#[test]
fn a_clock_at_another_rate_is_told_with_its_rate() {
    let (drafts, _) = watch(scene(40 * FPS, |number| text_of(50_000 + (number + 12) * 5 / 4 / FPS)));
    let rates = of_code(&drafts, Code::ClockRate);
    assert_eq!(rates.len(), 1, "{drafts:#?}");
    let rate_ppm = rates[0].facts::<ClockRate>().unwrap().rate_ppm;
    assert!((rate_ppm - 1_250_000).abs() <= 10_000, "{rate_ppm}");
    assert!(of_code(&drafts, Code::ClockJump).is_empty());
}

/// A time of half a day with letters behind it, from so many seconds after midnight or noon on.
fn half_a_day(from: u64, letters: &'static str) -> MemoryReader {
    scene(16 * FPS, move |number| format!("{} {letters}", text_of(from + (number + 12) / FPS)))
}

#[test]
fn hours_of_half_a_day_are_told_of_the_day_where_letters_say_which() {
    for (from, letters, first) in [
        (10_000, "PM", "2026-11-18T14:46:40"),
        (10_000, "AM", "2026-11-18T02:46:40"),
        (45_000, "AM", "2026-11-18T00:30:00"),
        (45_000, "PM", "2026-11-18T12:30:00"),
    ] {
        let told = reading(&watch(half_a_day(from, letters)).0);
        assert_eq!((told.level, told.first.as_deref()), (ClockLevel::DateTime, Some(first)), "{letters}");
    }
}

#[test]
fn letters_beside_hours_of_a_whole_day_say_nothing() {
    let told = reading(&watch(half_a_day(50_000, "AM")).0);
    assert_eq!(told.first.as_deref(), Some("2026-11-18T13:53:20"));
}

#[test]
fn an_hour_that_turns_from_twelve_to_one_is_one_of_half_a_day() {
    let (drafts, _) = watch(scene(24 * FPS, |number| {
        let seconds = 46_790 + (number + 12) / FPS;
        text_of(if seconds >= 46_800 { seconds - 43_200 } else { seconds })
    }));
    assert_eq!(reading(&drafts).level, ClockLevel::Ticks);
    assert!(of_code(&drafts, Code::ClockJump).is_empty());
}

#[test]
fn a_date_whose_order_nothing_settles_is_told_both_ways() {
    let (drafts, _) =
        watch(scene(15 * FPS, |number| format!("03/04/2026 {}", &text_of(50_000 + number / FPS)[11..])));
    let told = reading(&drafts);
    assert_eq!((told.level, told.first.as_deref()), (ClockLevel::Time, Some("13:53:20")));
    assert_eq!(told.dates, Some(vec!["2026-04-03".to_owned(), "2026-03-04".to_owned()]));
}

#[test]
fn corners_are_those_of_the_picture_as_shown() {
    let turned = Orientation { quarter_turns: 1, mirrored: false };
    let (drafts, _) = watch(scene(14 * FPS, running(50_000)).turned(turned));
    let [left, top, right, _, _, bottom, ..] = reading(&drafts).corners_px[..] else { panic!("corners") };
    // Rows of the coded picture are columns from the right of the shown one.
    assert!((left - (95 - 19)).abs() <= 3 && (right - (95 - 6)).abs() <= 3);
    assert!((top - 8).abs() <= 4 && (bottom - 234).abs() <= 4);
}

/// Nothing that beats is a clock but a cycle of ten that counts up.
#[test]
fn what_beats_otherwise_is_no_clock() {
    type Shown = fn(u64) -> String;
    let nothing: [(&str, Shown); 5] = [
        ("a light that blinks", |number| if (number / FPS).is_multiple_of(2) { "8" } else { " " }.to_owned()),
        ("a sign of three pictures", |number| ["A", "M", "4"][(number / FPS % 3) as usize].to_owned()),
        ("five pictures, twice in ten seconds", |number| (number / FPS % 5).to_string()),
        ("a count down", |number| format!("00:{:02}", 59 - number / FPS)),
        ("a count of every third second", |number| format!("{:02}", number / FPS / 3)),
    ];
    for (name, text) in nothing {
        let (drafts, coverage) = watch(scene(20 * FPS, text));
        assert!(drafts.is_empty(), "{name}: {drafts:#?}");
        assert_eq!(coverage, Coverage::None(CoverageReason::NothingToObserve));
    }
}

#[test]
fn a_short_clip_is_for_a_person_to_look_at_at_most() {
    let (drafts, _) = watch(scene(8 * FPS, running(50_000)));
    assert!(drafts.iter().all(|draft| draft.confidence_ppm < 500_000), "{drafts:#?}");
}

#[test]
fn without_timestamps_nothing_is_judged() {
    let mut reader = MemoryReader::new(64, 64);
    for _ in 0..60 {
        reader = reader.frame_at(None, MemoryPicture::grey(64, 64, |x, _| x as u8).into_picture());
    }
    assert_eq!(watch(reader).1, Coverage::None(CoverageReason::NoTimestamps));
}

#[test]
fn pictures_that_are_tiny_change_size_or_run_backwards_break_nothing() {
    let mut reader = MemoryReader::new(64, 64);
    for number in 0..600_i64 {
        let (width, height) = [(1, 1), (64, 64), (7, 300), (49, 50)][number as usize / 100 % 4];
        let ticks = if number % 50 == 49 { -number } else { number * 30_000 };
        let picture = MemoryPicture::grey(width, height, |x, y| (x * y * number as usize % 251) as u8);
        reader = reader.frame_at(Some(ticks), picture.into_picture());
    }
    assert!(watch(reader).0.is_empty());
}
