use onetake_report::{Code, CoverageReason};

use super::*;
use crate::media::memory::MemoryReader;
use crate::observe::testing::{at, observe, of_code, picture};

const RATE: u32 = 8000;

fn run(reader: MemoryReader) -> (Vec<ObservationDraft>, Coverage) {
    observe(b"another kind", reader, |beginning| Box::new(Sound::new(beginning)))
}

/// Ten seconds of picture, with a sound track.
fn video() -> MemoryReader {
    MemoryReader::new(8, 8).with_audio(RATE).frames(300, |_| picture())
}

/// One second of a square wave of that amplitude, in blocks of a tenth, from `start` seconds on.
fn second(mut reader: MemoryReader, start_tenths: i64, amplitude: f32) -> MemoryReader {
    for tenth in start_tenths..start_tenths + 10 {
        let samples = (0..800).map(|n| if n % 2 == 0 { amplitude } else { -amplitude }).collect();
        reader = reader.sound(Some(tenth * 800), samples);
    }
    reader
}

#[test]
fn a_video_without_sound_says_so() {
    let (drafts, coverage) = run(MemoryReader::new(8, 8).frames(30, |_| picture()));
    assert_eq!((drafts.len(), drafts[0].code), (1, Code::SoundAbsent));
    assert_eq!(coverage, Coverage::None(CoverageReason::NoSound));
    // Declared, and nothing came.
    let (drafts, _) = run(video());
    assert_eq!(drafts[0].detail.int("declared"), Some(1));
}

#[test]
fn sound_that_runs_through_raises_nothing() {
    let reader = (0..10).fold(video(), |reader, second_no| second(reader, second_no * 10, 0.1));
    let (drafts, coverage) = run(reader);
    assert!(drafts.is_empty(), "{drafts:?}");
    assert_eq!(coverage, Coverage::Full);
}

#[test]
fn a_muted_stretch_is_found_and_told_from_a_quiet_one() {
    let levels = [0.1, 0.1, 0.0, 0.0, 0.0, 0.1, 0.0005, 0.0005, 0.0005, 0.1];
    let reader =
        (0..).zip(levels).fold(video(), |reader, (number, level)| second(reader, number * 10, level));
    let (drafts, _) = run(reader);
    let silent = of_code(&drafts, Code::SoundSilent);
    assert_eq!((drafts.len(), silent.len()), (2, 2));
    assert_eq!(silent[0].span, DraftSpan::Instants { start: at(2 * 90_000), end: at(5 * 90_000) });
    assert_eq!((silent[0].detail.int("digital"), silent[0].confidence_ppm), (Some(1), onetake_report::PPM));
    assert_eq!(
        (silent[1].detail.int("digital"), silent[1].detail.int("loudest_cdb")),
        (Some(0), Some(-6602))
    );
}

#[test]
fn a_track_that_is_silent_throughout_spans_the_take() {
    let (drafts, _) = run((0..10).fold(video(), |reader, number| second(reader, number * 10, 0.0)));
    assert_eq!((drafts.len(), drafts[0].code, drafts[0].span), (1, Code::SoundSilent, DraftSpan::Whole));
    assert_eq!(drafts[0].detail.int("share_ppm"), Some(1_000_000));
}

#[test]
fn sound_that_comes_late_and_ends_early_is_measured() {
    let reader = (2..7).fold(video(), |reader, number| second(reader, number * 10, 0.1));
    let (drafts, _) = run(reader);
    assert_eq!(of_code(&drafts, Code::SoundLate)[0].detail.int("late_ms"), Some(2000));
    // Made-up frames state no duration: the picture ends with the start of the last frame.
    assert_eq!(of_code(&drafts, Code::SoundEndsEarly)[0].detail.int("early_ms"), Some(2966));
}

#[test]
fn a_hole_between_timestamps_and_samples_is_found() {
    let reader = second(second(video(), 0, 0.1), 10, 0.1);
    let (drafts, _) = run((3..10).fold(reader, |reader, number| second(reader, number * 10, 0.1)));
    let [gap] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!((gap.code, gap.detail.int("gap_us")), (Code::SoundGap, Some(1_000_000)));
    assert_eq!(gap.span, DraftSpan::Instants { start: at(2 * 90_000), end: at(3 * 90_000) });
}

#[test]
fn packets_of_which_only_a_part_is_decoded_are_no_holes() {
    let mut reader = video();
    for tenth in 0..100 {
        reader = reader.sound(Some(tenth * 800), vec![0.1; 160]);
    }
    let (drafts, coverage) = run(reader);
    assert_eq!(of_code(&drafts, Code::SoundGap).len(), 0);
    assert_eq!(coverage, Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::SoundNotDecoded)]));
}

#[test]
fn odd_samples_and_missing_timestamps_are_taken_calmly() {
    let reader = video()
        .sound(None, vec![f32::NAN, f32::INFINITY, -0.0, f32::MAX])
        .sound(Some(i64::MAX), vec![0.5; 9000])
        .sound(Some(i64::MIN), vec![0.5; 9000])
        .sound(None, Vec::new());
    run(reader);
    run(MemoryReader::new(8, 8).with_audio(1).sound(Some(0), vec![0.5; 3]));
}
