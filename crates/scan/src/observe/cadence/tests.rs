use onetake_report::{Code, CoverageReason};

use super::*;
use crate::media::memory::MemoryReader;
use crate::observe::testing::{at, observe, of_code, packet, picture};

fn run(reader: MemoryReader) -> (Vec<ObservationDraft>, Coverage) {
    observe(b"another kind", reader, |beginning| Box::new(Cadence::new(beginning)))
}

/// Frames at these times in milliseconds.
fn at_ms(times: impl IntoIterator<Item = i64>) -> (Vec<ObservationDraft>, Coverage) {
    let mut reader = MemoryReader::new(8, 8);
    for ms in times {
        reader = reader.frame_at(Some(ms * 90), picture());
    }
    run(reader)
}

/// Times from intervals.
fn times(intervals: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let sums = intervals.into_iter().scan(0, |sum, interval| {
        *sum += interval;
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

#[test]
fn an_honest_camera_of_two_intervals_raises_no_gap() {
    // 386 intervals of 80 ms and 198 of 40 ms, as one field clip has them, strewn by a fixed rule.
    let mut long = 0;
    let intervals = (0..584_i64).map(|number| {
        let want = 386 * (number + 1) / 584;
        let interval = if want > long { 80 } else { 40 };
        long += i64::from(interval == 80);
        interval
    });
    let (drafts, coverage) = at_ms(times(intervals));
    let codes: Vec<_> = drafts.iter().map(|draft| draft.code).collect();
    assert_eq!(codes, [Code::CadenceVariable]);
    assert_eq!(coverage, Coverage::Full);
    let counts: Vec<_> =
        drafts[0].detail.list("common_count").unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(counts, ["386", "198"]);
}

#[test]
fn a_hole_is_found_and_measured() {
    let (drafts, _) = at_ms((0..100).map(|n| n * 40).chain((0..100).map(|n| 8000 + n * 40)));
    let [gap] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(gap.code, Code::CadenceGap);
    assert_eq!(gap.span, DraftSpan::Instants { start: at(3960 * 90), end: at(8000 * 90) });
    let numbers = ["gap_us", "median_us", "alike", "before_frame", "after_frame"];
    assert_eq!(numbers.map(|name| gap.detail.int(name).unwrap()), [4_040_000, 40_000, 1, 99, 100]);
    assert_eq!(gap.confidence_ppm, onetake_report::PPM);
}

#[test]
fn tiny_clips_are_judged_as_far_as_they_can_be() {
    assert_eq!(at_ms([0]).1, Coverage::None(CoverageReason::TooFewFrames));
    assert_eq!(at_ms([0, 9000]).1, Coverage::None(CoverageReason::TooFewFrames));
    let (drafts, coverage) = at_ms([0, 40, 3000]);
    assert_eq!((drafts.len(), coverage), (1, Coverage::Full));
    assert_eq!((drafts[0].code, drafts[0].confidence_ppm), (Code::CadenceGap, 800_000));
    assert!(at_ms([0, 1000, 2000, 3000]).0.is_empty(), "one frame a second is a rate of its own");
}

#[test]
fn low_light_in_the_middle_is_a_change_of_rate_and_no_gap() {
    let (drafts, _) = at_ms(times(std::iter::repeat_n(33, 200).chain(std::iter::repeat_n(66, 100))));
    let codes: Vec<_> = drafts.iter().map(|draft| draft.code).collect();
    assert_eq!(codes, [Code::CadenceVariable, Code::CadenceRateChange]);
    assert_eq!(drafts[1].span, DraftSpan::frame(200));
    assert_eq!(
        (drafts[1].detail.int("before_us"), drafts[1].detail.int("after_us")),
        (Some(33_000), Some(66_000))
    );
}

#[test]
fn lost_frames_of_a_steady_clip_are_drops() {
    let lost = [50, 52, 53, 150];
    let (drafts, _) = at_ms((0..200).filter(|n| !lost.contains(n)).map(|n| n * 40));
    let drops = of_code(&drafts, Code::CadenceDrop);
    let counts: Vec<_> = drops.iter().map(|drop| drop.detail.int("frames_lost").unwrap()).collect();
    assert_eq!((drafts.len(), counts), (2, vec![3, 1]));
}

#[test]
fn steps_back_are_found_and_make_no_holes() {
    // Two pairs swapped, as broken reordering does.
    let (drafts, _) = at_ms([0, 40, 120, 80, 160, 200, 280, 240, 320, 360, 400]);
    let codes: Vec<_> = drafts.iter().map(|draft| draft.code).collect();
    assert_eq!(codes, [Code::CadenceBackward, Code::CadenceBackward]);
    assert_eq!(drafts[0].detail.int("step_us"), Some(-40_000));
    let reader = MemoryReader::new(8, 8).packet(packet(9000)).packet(packet(3000));
    assert_eq!(of_code(&run(reader).0, Code::CadenceBackward)[0].detail.text("of"), Some("packet"));
}

#[test]
fn two_frames_at_one_instant_overlap() {
    let (drafts, _) = at_ms([0, 40, 80, 80, 120, 160, 200]);
    assert_eq!(drafts.len(), 1);
    assert_eq!((drafts[0].code, drafts[0].span), (Code::CadenceOverlap, DraftSpan::frame(3)));
}

#[test]
fn frames_without_timestamps_are_not_judged() {
    let mut reader = MemoryReader::new(8, 8);
    for number in 0..60_i64 {
        reader = reader.frame_at((!(20..50).contains(&number)).then_some(number * 3000), picture());
    }
    let (drafts, coverage) = run(reader);
    assert!(drafts.is_empty(), "{drafts:?}");
    let span = DraftSpan::Frames { first: 20, last: 49 };
    assert_eq!(coverage, Coverage::Partial(vec![(span, CoverageReason::NoTimestamps)]));
    let none = MemoryReader::new(8, 8).frame_at(None, picture());
    assert_eq!(run(none).1, Coverage::None(CoverageReason::NoTimestamps));
}

#[test]
fn sound_of_another_length_is_measured() {
    let reader = MemoryReader::new(8, 8).with_audio(1000).frames(300, |_| picture());
    let (drafts, _) = run(reader.sound(Some(0), vec![0.1; 10]).sound(Some(8000), vec![0.1; 10]));
    let [length] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!(length.code, Code::CadenceLength);
    // Made-up streams state no durations: both end with the start of their last part.
    assert_eq!((length.detail.int("video_ms"), length.detail.int("audio_ms")), (Some(9966), Some(8000)));
}

#[test]
fn one_stray_timestamp_is_one_hole() {
    let (drafts, _) = at_ms((0..100).map(|n| if n == 50 { 36_000_000 } else { n * 40 }));
    let codes: Vec<_> =
        drafts.iter().map(|draft| draft.code).filter(|code| *code != Code::CadenceDrop).collect();
    assert_eq!(codes, [Code::CadenceGap], "the way back is no second fault: {drafts:?}");
}

#[test]
fn long_holes_are_named_however_many_there_are() {
    // Two seconds out of every eight, five times, and the same for a third of a second.
    let with_holes = |hole: i64| times((0..150).map(move |n| if n % 30 == 29 { hole } else { 40 }));
    let (drafts, _) = at_ms(with_holes(2_000));
    let gaps = of_code(&drafts, Code::CadenceGap);
    assert_eq!(gaps.len(), 5);
    assert!(gaps.iter().all(|gap| gap.detail.int("usual") == Some(1) && gap.confidence_ppm == 500_000));
    assert_eq!(of_code(&at_ms(with_holes(300)).0, Code::CadenceGap).len(), 0, "a camera may do that");
}

#[test]
fn times_of_decoding_that_a_container_does_not_state_are_no_facts() {
    let stepping = |format: &'static str| {
        let reader = MemoryReader::new(8, 8).declaring(|container| container.format = format.to_owned());
        run(reader.packet(packet(9000)).packet(packet(3000))).0.len()
    };
    assert_eq!((stepping("matroska,webm"), stepping("mpegts")), (0, 1));
}
