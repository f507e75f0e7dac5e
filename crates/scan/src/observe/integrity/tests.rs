use onetake_report::{Code, CoverageReason};

use super::*;
use crate::container::mp4::tests::small_file;
use crate::media::memory::{MemoryFrame, MemoryReader};
use crate::observe::testing::{at, observe, of_code, packet, picture};

fn run(bytes: &[u8], reader: MemoryReader) -> (Vec<ObservationDraft>, Coverage) {
    observe(bytes, reader, |beginning| Box::new(Integrity::new(beginning)))
}

/// Packets and their frames, 1/30 s apart.
fn frames(mut reader: MemoryReader, numbers: std::ops::Range<i64>) -> MemoryReader {
    for number in numbers {
        reader = reader.packet(packet(number * 3000)).frame_at(Some(number * 3000), picture());
    }
    reader
}

fn fault(kind: FaultKind, ticks: i64) -> Fault {
    Fault { kind, stream: Some(0), at: Some(at(ticks)), position: None, message: String::new() }
}

#[test]
fn a_whole_file_raises_nothing() {
    let (drafts, coverage) = run(&small_file(), frames(MemoryReader::new(8, 8), 0..4));
    assert!(drafts.is_empty(), "{drafts:?}");
    assert_eq!(coverage, Coverage::Full);
}

#[test]
fn a_cut_mp4_is_truncated_by_its_own_tables() {
    let mut file = small_file();
    file.truncate(file.len() - 15);
    let (drafts, _) = run(&file, frames(MemoryReader::new(8, 8), 0..2));
    let [truncated] = drafts.as_slice() else { panic!("{drafts:?}") };
    assert_eq!((truncated.code, truncated.confidence_ppm), (Code::IntegrityTruncated, onetake_report::PPM));
    let numbers = ["declared_frames", "delivered_packets", "samples_past_end", "missing_bytes"];
    assert_eq!(numbers.map(|name| truncated.detail.int(name).unwrap()), [4, 2, 2, 15]);
}

#[test]
fn fewer_packets_than_declared_in_a_whole_file_are_a_mismatch() {
    let (drafts, _) = run(&small_file(), frames(MemoryReader::new(8, 8), 0..3));
    assert_eq!(drafts.len(), 1);
    assert_eq!((drafts[0].code, drafts[0].detail.text("what")), (Code::IntegrityMismatch, Some("frames")));
}

#[test]
fn a_file_that_declares_nothing_is_not_vouched_for() {
    let (drafts, coverage) = run(b"another kind", frames(MemoryReader::new(8, 8), 0..9));
    assert_eq!(drafts.len(), 1);
    assert_eq!(drafts[0].code, Code::IntegrityUndeclared);
    assert_eq!(coverage, Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::Undeclared)]));
}

#[test]
fn a_stated_duration_that_is_not_reached_is_a_missing_end() {
    let reader = MemoryReader::new(8, 8).declaring(|container| {
        container.duration_us = Some(20_000_000);
        container.duration_stated = true;
    });
    let (drafts, coverage) = run(b"another kind", frames(reader, 0..360));
    assert_eq!(drafts.len(), 1);
    assert_eq!((drafts[0].code, drafts[0].confidence_ppm), (Code::IntegrityTruncated, 700_000));
    let DraftSpan::Instants { start, end } = drafts[0].span else { panic!("{drafts:?}") };
    assert_eq!((start.ms_since(at(0)), end.ms_since(at(0))), (11_966, 20_000));
    assert_eq!(coverage, Coverage::Full);
}

#[test]
fn a_transport_stream_that_ends_inside_a_packet_is_cut() {
    let mut packets = Vec::new();
    for _ in 0..10 {
        packets.push(0x47);
        packets.extend([0; 187]);
    }
    let (whole, _) = run(&packets, frames(MemoryReader::new(8, 8), 0..4));
    assert_eq!(of_code(&whole, Code::IntegrityTruncated).len(), 0);
    packets.truncate(packets.len() - 60);
    let (cut, _) = run(&packets, frames(MemoryReader::new(8, 8), 0..4));
    assert_eq!(of_code(&cut, Code::IntegrityTruncated).len(), 1);
}

#[test]
fn packets_without_frames_are_found_where_they_are() {
    let mut reader = frames(MemoryReader::new(8, 8), 0..40);
    for number in [40, 41, 42] {
        reader = reader.packet(packet(number * 3000));
    }
    let (drafts, _) = run(b"another kind", frames(reader.fault(fault(FaultKind::Decode, 120_000)), 43..80));
    let lost = of_code(&drafts, Code::IntegrityUndecodable);
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0].span, DraftSpan::Instants { start: at(120_000), end: at(129_000) });
    assert_eq!((lost[0].detail.int("packets"), lost[0].detail.int("refused")), (Some(3), Some(1)));
    assert_eq!((lost[0].detail.int("missing_ms"), lost[0].detail.text("at")), (Some(100), Some("middle")));
}

#[test]
fn packets_before_the_first_keyframe_are_a_start_that_nobody_saw() {
    let mut reader = MemoryReader::new(8, 8);
    for number in 0..30 {
        reader = reader.packet(packet(number * 3000));
    }
    reader =
        reader.packet(PacketFacts { keyframe: true, ..packet(90_000) }).frame_at(Some(90_000), picture());
    // A leading picture of the first group belongs to the same span.
    reader = reader.packet(packet(88_500));
    let (drafts, _) = run(b"another kind", frames(reader, 31..60));
    let lost = of_code(&drafts, Code::IntegrityUndecodable);
    assert_eq!(lost.len(), 1, "{drafts:?}");
    assert_eq!(lost[0].span, DraftSpan::Instants { start: at(0), end: at(90_000) });
    assert_eq!((lost[0].detail.int("packets"), lost[0].detail.text("at")), (Some(31), Some("start")));
}

#[test]
fn a_first_keyframe_that_cannot_be_decoded_takes_its_group_with_it() {
    let mut reader = MemoryReader::new(8, 8).packet(PacketFacts { keyframe: true, ..packet(0) });
    for number in 1..20 {
        reader = reader.packet(packet(number * 3000));
    }
    let (drafts, _) = run(b"another kind", frames(reader, 20..60));
    let lost = of_code(&drafts, Code::IntegrityUndecodable);
    assert_eq!(lost[0].span, DraftSpan::Instants { start: at(0), end: at(60_000) });
}

#[test]
fn packets_after_the_last_frame_are_an_end_that_nobody_saw() {
    let mut reader = frames(MemoryReader::new(8, 8), 0..60);
    for number in 60..90 {
        reader = reader.packet(packet(number * 3000));
    }
    let (drafts, _) = run(b"another kind", reader);
    let lost = of_code(&drafts, Code::IntegrityUndecodable);
    assert_eq!(lost[0].span, DraftSpan::Instants { start: at(180_000), end: at(270_000) });
    assert_eq!((lost[0].detail.int("missing_ms"), lost[0].detail.text("at")), (Some(1000), Some("end")));
}

#[test]
fn second_fields_and_hidden_pictures_are_no_loss() {
    let fields = |lost: std::ops::Range<i64>| {
        let mut reader = MemoryReader::new(8, 8);
        for number in 0..60 {
            reader = reader.packet(packet(number * 3000)).packet(packet(number * 3000 + 1500));
            if !lost.contains(&number) {
                reader = reader.frame_at(Some(number * 3000), picture());
            }
        }
        let (drafts, _) = run(b"another kind", reader);
        let of = of_code(&drafts, Code::IntegrityUndecodable);
        of.iter().map(|draft| draft.detail.int("packets").unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(fields(0..0), Vec::<i64>::new());
    // The field before them belongs to a picture that is there, but no frame divides it from them.
    assert_eq!(fields(20..30), [21]);
    let hidden = MemoryReader::new(8, 8).declaring(|container| {
        container.streams[0].codec = "vp8".to_owned();
    });
    let mut reader = hidden.packet(PacketFacts { keyframe: true, ..packet(0) }).frame_at(Some(0), picture());
    for group in 0..10 {
        reader = reader.packet(packet(group * 30_000 + 1));
        reader = frames(reader, group * 10 + 1..group * 10 + 10);
    }
    let (drafts, _) = run(b"another kind", reader);
    assert_eq!(of_code(&drafts, Code::IntegrityUndecodable).len(), 0, "{drafts:?}");
}

#[test]
fn pictures_built_from_nothing_are_told() {
    let stream = |codec: &'static str| {
        let mut reader = MemoryReader::new(8, 8).declaring(|container| {
            container.streams[0].codec = codec.to_owned();
        });
        for number in 0..60_i64 {
            let key = number == 25;
            reader = reader.packet(PacketFacts { keyframe: key, ..packet(number * 3000) }).exact_frame(
                MemoryFrame {
                    pts_ticks: Some(number * 3000),
                    keyframe: key,
                    concealed: false,
                    picture: picture(),
                },
            );
        }
        run(b"another kind", reader).0
    };
    let drafts = stream("hevc");
    let built = of_code(&drafts, Code::IntegrityConcealed);
    assert_eq!(built[0].span, DraftSpan::Frames { first: 0, last: 24 });
    assert_eq!(
        (built[0].detail.int("frames"), built[0].detail.text("cause")),
        (Some(25), Some("no_keyframe"))
    );
    assert_eq!(of_code(&stream("h264"), Code::IntegrityConcealed).len(), 0);
}

#[test]
fn what_is_not_meant_to_be_shown_is_no_loss() {
    // Pictures that refer to others before the start, and pictures that an edit list leaves out.
    let mut reader = MemoryReader::new(8, 8)
        .packet(PacketFacts { keyframe: true, ..packet(0) })
        .frame_at(Some(0), picture())
        .packet(packet(-6000))
        .packet(packet(-3000));
    reader = frames(reader, 1..10);
    reader = reader.packet(PacketFacts { discarded: true, ..packet(30_000) });
    let (drafts, _) = run(b"another kind", reader);
    assert_eq!(of_code(&drafts, Code::IntegrityUndecodable).len(), 0);
}

#[test]
fn faults_near_each_other_are_one_observation() {
    let mut reader = MemoryReader::new(8, 8);
    for number in 0..90 {
        let corrupt = matches!(number, 10 | 12 | 80);
        let ticks = (number != 30).then_some(number * 3000);
        reader = reader.packet(PacketFacts { corrupt, ..packet(number * 3000) }).exact_frame(MemoryFrame {
            pts_ticks: ticks,
            keyframe: false,
            concealed: matches!(number, 10 | 11 | 12 | 80),
            picture: picture(),
        });
    }
    let (drafts, _) = run(b"another kind", reader.fault(fault(FaultKind::Changed, 0)));
    let counts = |code, name| -> Vec<i64> {
        of_code(&drafts, code).iter().map(|draft| draft.detail.int(name).unwrap()).collect()
    };
    assert_eq!(counts(Code::IntegrityCorruptPacket, "packets"), [2, 1]);
    assert_eq!(counts(Code::IntegrityConcealed, "frames"), [3, 1]);
    assert_eq!(counts(Code::IntegrityMissingPts, "frames"), [1]);
    assert_eq!(of_code(&drafts, Code::IntegrityChanged).len(), 1);
}

#[test]
fn nothing_at_all_is_taken_calmly() {
    let (drafts, _) = run(&small_file(), MemoryReader::new(8, 8));
    assert_eq!(of_code(&drafts, Code::IntegrityMismatch).len(), 1);
    let reader = MemoryReader::new(8, 8).frame_at(None, picture()).fault(fault(FaultKind::Stopped, -9));
    let (drafts, _) = run(&small_file()[..50], reader);
    assert_eq!(of_code(&drafts, Code::IntegrityTruncated).len(), 1);
}
