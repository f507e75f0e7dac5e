//! The scanner as programs embed it.

use std::fs::File;
use std::sync::mpsc;
use std::thread;

use onetake::report::{Code, CoverageReason, CoverageState, ObserverId};
use onetake::{ObserverSet, Scan, ScanPhase, Scanner, Source};

use crate::support::body;

const CLIP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips/sound-take-pass.mp4");

/// A file, an open handle, bytes and a reader are the same video.
#[test]
fn every_kind_of_source_gives_the_same_record() {
    let scanned = |source: Source| body(&Scanner::new().scan(&source).unwrap().record);
    let by_path = scanned(Source::open(CLIP).unwrap());
    let bytes = std::fs::read(CLIP).unwrap();
    assert_eq!(scanned(Source::from_bytes(bytes.clone(), "upload").unwrap()), by_path);
    assert_eq!(scanned(Source::from_reader(std::io::Cursor::new(bytes), "reader").unwrap()), by_path);
    assert_eq!(scanned(Source::from_file(File::open(CLIP).unwrap(), "handle").unwrap()), by_path);
}

#[test]
fn no_bytes_are_no_video() {
    let error = Source::from_bytes(Vec::new(), "upload").unwrap_err();
    assert!(error.to_string().contains("upload: the file is empty"), "{error}");
}

/// What nobody asked for is named, so that nothing passes on its silence.
#[test]
fn some_observers_alone() {
    let scan = Scanner::new().observers(ObserverSet::WAYBILL).scan(&Source::open(CLIP).unwrap()).unwrap();
    let seen: Vec<Code> = scan.record.observations.iter().map(|seen| seen.code).collect();
    assert!(seen.contains(&Code::WaybillReading), "{seen:?}");
    for entry in &scan.record.coverage {
        let asked = entry.observer == ObserverId::Waybill;
        let none = entry.state == CoverageState::None && entry.gaps[0].reason == CoverageReason::NotAsked;
        assert_eq!(none, !asked, "{entry:?}");
    }
    let all = Scanner::new().scan(&Source::open(CLIP).unwrap()).unwrap();
    let observers = |scan: &Scan| scan.record.coverage.iter().map(|entry| entry.observer).collect::<Vec<_>>();
    assert_eq!(observers(&scan), observers(&all));
    let readings = |scan: &Scan| {
        let of_labels = scan.record.observations.iter().filter(|seen| seen.code == Code::WaybillReading);
        of_labels.map(|seen| seen.detail.clone()).collect::<Vec<_>>()
    };
    assert_eq!(readings(&scan), readings(&all));
}

#[test]
fn a_scanner_works_in_a_thread_and_again() {
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        let mut scanner =
            Scanner::new().on_progress(move |progress| sender.send(progress).unwrap_or_default());
        let source = Source::open(CLIP).unwrap();
        [scanner.scan(&source).unwrap(), scanner.scan(&source).unwrap()].map(|scan| body(&scan.record))
    });
    let [one, two] = worker.join().unwrap();
    assert_eq!(one, two);
    let told: Vec<_> = receiver.iter().collect();
    assert!(told.windows(2).all(|pair| {
        pair[1].phase == ScanPhase::Digest
            || pair[0].bytes_done <= pair[1].bytes_done
            || pair[0].phase != pair[1].phase
    }));
    assert!(told.iter().any(|progress| progress.phase == ScanPhase::Frames && progress.video_ms > 0));
}
