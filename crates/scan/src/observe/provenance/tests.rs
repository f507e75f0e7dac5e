use onetake_report::{Code, CoverageReason};

use super::*;
use crate::container::mp4::tests::{file_with_edits, small_file};
use crate::media::memory::{MemoryPicture, MemoryReader};
use crate::observe::testing::{observe, of_code, packet, picture};

fn run(bytes: &[u8], reader: MemoryReader) -> (Vec<ObservationDraft>, Coverage) {
    observe(bytes, reader, |beginning| Box::new(Provenance::new(beginning)))
}

fn rules(drafts: &[ObservationDraft]) -> Vec<&str> {
    drafts.iter().filter_map(|draft| draft.detail.text("rule")).collect()
}

#[test]
fn a_small_file_tells_who_wrote_it_and_when_but_not_where() {
    let (drafts, coverage) = run(&small_file(), MemoryReader::new(8, 8).frame(picture()));
    assert_eq!(rules(&drafts), ["lavf", "android-writer", "location"]);
    assert_eq!(
        of_code(&drafts, Code::ProvenanceCreationTime)[0].detail.text("at"),
        Some("2018-01-28T16:00:00Z")
    );
    assert_eq!(drafts.len(), 4, "one leading empty edit and one full edit are normal: {drafts:?}");
    assert!(!format!("{drafts:?}").contains("+12+012"), "the place of recording is withheld");
    assert_eq!(coverage, Coverage::Full);
}

#[test]
fn edits_that_cut_are_found() {
    let list = |edits: &[[u32; 3]]| {
        let (drafts, _) = run(&file_with_edits(edits), MemoryReader::new(8, 8).frame(picture()));
        of_code(&drafts, Code::ProvenanceEditList).first().map(|draft| draft.detail.clone())
    };
    assert_eq!(list(&[[133, 0, 0x10000]]), None);
    let two = list(&[[50, 0, 0x10000], [50, 6000, 0x10000]]).unwrap();
    assert_eq!(two.list("shown_ms").map(<[_]>::len), Some(2));
    assert_eq!(list(&[[133, 0, 0x8000]]).unwrap().int("changed_rate"), Some(1));
    assert_eq!(list(&[[133, 45_000, 0x10000]]).unwrap().int("hidden_before_ms"), Some(500));
}

#[test]
fn other_containers_are_not_looked_into() {
    let (drafts, coverage) = run(b"another kind", MemoryReader::new(8, 8));
    assert!(drafts.is_empty());
    assert_eq!(coverage, Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::ForeignContainer)]));
}

#[test]
fn tags_of_other_containers_are_searched() {
    let reader = MemoryReader::new(8, 8).declaring(|container| {
        container.tags.insert("encoder".to_owned(), "Lavf58.29.100".to_owned());
        container.tags.insert("location".to_owned(), "+12+012".to_owned());
        container.tags.insert("creation_time".to_owned(), "2020-01-02T03:04:05Z".to_owned());
    });
    let (drafts, _) = run(b"another kind", reader);
    assert_eq!(rules(&drafts), ["lavf", "location"]);
    assert_eq!(of_code(&drafts, Code::ProvenanceCreationTime).len(), 1);
}

#[test]
fn a_change_of_size_inside_the_stream_is_found() {
    let larger = MemoryPicture::grey(16, 8, |_, _| 0).into_picture();
    let reader =
        MemoryReader::new(8, 8).frame(picture()).frame(picture()).frame(larger.clone()).frame(larger);
    let (drafts, _) = run(b"another kind", reader);
    assert_eq!(
        (drafts.len(), drafts[0].code, drafts[0].span),
        (1, Code::ProvenanceParameterChange, DraftSpan::frame(2))
    );
    assert_eq!((drafts[0].detail.text("from"), drafts[0].detail.text("to")), (Some("8x8"), Some("16x8")));
}

/// Keyframes after groups of these lengths in frames of 1/30 s.
fn groups(lengths: impl IntoIterator<Item = i64>) -> Vec<ObservationDraft> {
    let mut reader = MemoryReader::new(8, 8);
    let mut number = 0;
    for length in lengths {
        for frame in 0..length {
            reader = reader.packet(PacketFacts { keyframe: frame == 0, ..packet((number + frame) * 3000) });
        }
        number += length;
    }
    run(b"another kind", reader).0
}

#[test]
fn only_a_steady_rhythm_of_keyframes_can_break() {
    let steady = |n: i64| 30 + n % 2;
    assert!(groups((0..20).map(steady)).is_empty());
    assert!(
        groups((0..20).map(|n| 10 + n * 7 % 40)).is_empty(),
        "keyframes placed by the picture have no rhythm"
    );
    let broken = groups((0..20).map(|n| if n == 9 { 13 } else { steady(n) }));
    assert_eq!((broken.len(), broken[0].code), (1, Code::ProvenanceKeyframeRhythm));
    assert_eq!((broken[0].detail.int("group_ms"), broken[0].detail.int("groups")), (Some(433), Some(19)));
}
