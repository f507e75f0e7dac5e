//! Copies that cannot be made are said to be so, and each for its reason; a cut or unreadable one is never handed out.

use std::path::{Path, PathBuf};

use onetake::copy::{Copied, CopyOrder, NoCopy, copy};
use onetake::report::ScanRecord;
use onetake::{CancelToken, Source};

use crate::support::{Room, scan};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/clips").join(name)
}

/// The copy of a clip in at most that many bytes, as a file of the room.
fn copied(room: &Room, clip: &Path, record: &ScanRecord, max_bytes: u64) -> Copied {
    let source = Source::open(clip).unwrap();
    let order = CopyOrder {
        source: &source,
        record,
        max_bytes: Some(max_bytes),
        max_ms: None,
        masks: &[],
        keep_labels: true,
        expected: &[],
    };
    copy(&order, &room.path("copy.mp4"), &CancelToken::new(), &mut |_| {}).unwrap()
}

#[test]
fn at_too_low_a_rate_no_copy_is_tried() {
    let room = Room::new();
    let clip = fixture("take-small-pass.mp4");
    let Copied::Not(NoCopy::NoFit { max_bytes: 30_000 }) = copied(&room, &clip, &scan(&clip).record, 30_000)
    else {
        panic!()
    };
    assert!(!room.path("copy.mp4").exists());
}

#[test]
fn a_copy_in_which_a_number_of_the_record_cannot_be_read_is_none() {
    let room = Room::new();
    let clip = fixture("take-small-pass.mp4");
    // Readers are good: a number that the picture does not have stands for one that the rate took away.
    let (number, other) = ("SF1390024681357", "SF1390024681364");
    let text = serde_json::to_string(&scan(&clip).record).unwrap().replace(number, other);
    let record = serde_json::from_str(&text).unwrap();
    match copied(&room, &clip, &record, 20_000_000) {
        Copied::Not(NoCopy::NotLegible { numbers, .. }) => assert_eq!(numbers, [other]),
        made => panic!("{made:?}"),
    }
    assert!(!room.path("copy.mp4").exists());
}

#[test]
fn a_copy_that_lacks_pictures_is_none_or_has_all_that_were_scanned() {
    let room = Room::new();
    for name in [
        "integrity-zeroed-review.mp4",
        "integrity-truncated-mp4-fail.mp4",
        "integrity-truncated-ts-review.ts",
    ] {
        let clip = fixture(name);
        match copied(&room, &clip, &scan(&clip).record, 20_000_000) {
            Copied::Not(NoCopy::NotWhole { frames, copy_frames }) => {
                assert_ne!(frames, copy_frames, "{name}")
            }
            Copied::Made(facts) => {
                assert_eq!(facts.frames, scan(&room.path("copy.mp4")).record.timeline.frames, "{name}");
                std::fs::remove_file(room.path("copy.mp4")).unwrap();
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}
