//! The same recording in two videos: found in a copy, not in another take of the same table.

use std::path::{Path, PathBuf};

use onetake::fingerprint::{Fingerprint, FingerprintIndex, compare};
use onetake::report::{CoverageReason, CoverageState, ObserverId, ScanRecord};
use onetake::{ObserverSet, Scanner, Source};

use crate::support::Room;

fn clip(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips")).join(name)
}

fn record(path: &Path) -> ScanRecord {
    let source = Source::open(path).unwrap();
    Scanner::new().observers(ObserverSet::of(&[ObserverId::Fingerprint])).scan(&source).unwrap().record
}

fn fingerprint(path: &Path) -> Fingerprint {
    Fingerprint::of(&record(path)).unwrap()
}

/// A copy of a fixture, made with these options of FFmpeg.
fn copy(room: &Room, before: &str, name: &str, options: &str) -> Fingerprint {
    let input = clip(name);
    fingerprint(&room.ffmpeg(&format!("{before} -i {} -an {options} copy.mp4", input.display())))
}

#[test]
fn a_copy_of_a_take_is_found_and_another_take_of_the_table_is_not() {
    let room = Room::new();
    let names = ["sound-take-pass.mp4", "story-packing-pass.mp4"];
    let [take, other] = names.map(|name| fingerprint(&clip(name)));
    assert_eq!((compare(&take, &other), compare(&other, &take)), (None, None));
    let mut index = FingerprintIndex::new();
    for (name, fingerprint) in names.iter().zip([&take, &other]) {
        index.add(*name, fingerprint);
    }
    let small = "-vf scale=320:-2,fps=15 -c:v libx264 -preset veryfast -crf 30";
    let cropped = "-vf crop=trunc(iw*0.475)*2:trunc(ih*0.475)*2 -c:v mpeg4 -q:v 8";
    let all = "-vf crop=trunc(iw*0.475)*2:trunc(ih*0.475)*2,scale=480:-2,fps=15 -c:v libx264 -preset veryfast -crf 30";
    for name in names {
        for (before, options, offset_ms) in [
            ("", small, 0),
            ("-ss 2", "-c:v libx264 -preset veryfast -crf 28", 2_000),
            ("", cropped, 0),
            ("-ss 2", all, 2_000),
        ] {
            let found = index
                .find(&copy(&room, before, name, options))
                .into_iter()
                .map(|found| (*found.id, found.same))
                .collect::<Vec<_>>();
            let [(id, same)] = found[..] else { panic!("{name} {before} {options}: {found:?}") };
            assert_eq!(id, name, "{before} {options}");
            assert!((same.offset_ms - offset_ms).abs() <= 100, "{name} {before} {options}: {same:?}");
            assert!(same.here.end_ms - same.here.start_ms >= 6_000, "{name} {before} {options}: {same:?}");
        }
    }
}

#[test]
fn a_still_scene_says_that_it_cannot_tell() {
    let record = record(&clip("still-scene-review.mp4"));
    let entry = record.coverage.iter().find(|entry| entry.observer == ObserverId::Fingerprint).unwrap();
    assert_eq!(entry.state, CoverageState::None);
    assert_eq!(entry.gaps[0].reason, CoverageReason::StillScene);
    let still = Fingerprint::of(&record).unwrap();
    assert_eq!(compare(&still, &still), None);
}

#[test]
fn a_copy_that_was_turned_upright_is_found() {
    let room = Room::new();
    let name = "rotation-portrait-pass.mp4";
    let upright = copy(&room, "", name, "-c:v libx264 -preset veryfast -crf 28");
    let same = compare(&upright, &fingerprint(&clip(name))).unwrap();
    assert!(same.offset_ms.abs() <= 100, "{same:?}");
}
