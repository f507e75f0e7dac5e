//! Media for tests, and what must hold of every record.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{panic, thread};

use onetake::report::{CoverageReason, ScanRecord, Span, facts};
use onetake::{Scan, Scanner, Source};
use tempfile::TempDir;

/// A folder with media made for one test.
pub(crate) struct Room(TempDir);

impl Room {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A source of any bytes.
    pub(crate) fn source(&self, bytes: &[u8]) -> Source {
        let path = self.path("bytes");
        fs::write(&path, bytes).unwrap();
        Source::open(path).unwrap()
    }

    /// Makes media with the `ffmpeg` command; `arguments` end with the name of the file.
    pub(crate) fn ffmpeg(&self, arguments: &str) -> PathBuf {
        let output = Command::new("ffmpeg")
            .args(["-v", "error", "-nostdin", "-y"])
            .args(arguments.split_whitespace())
            .current_dir(self.0.path())
            .output()
            .expect("the ffmpeg command is installed: make setup");
        assert!(output.status.success(), "ffmpeg {arguments}: {}", String::from_utf8_lossy(&output.stderr));
        self.path(arguments.split_whitespace().last().unwrap())
    }
}

/// Scans a file as the command does.
pub(crate) fn scan(path: &Path) -> Scan {
    let source = Source::open(path).unwrap();
    Scanner::new().scan(&source).unwrap()
}

/// The body of a record: what must be the same on every machine.
pub(crate) fn body(record: &ScanRecord) -> String {
    let mut value = serde_json::to_value(record).unwrap();
    value.as_object_mut().unwrap().remove("run");
    serde_json::to_string_pretty(&value).unwrap()
}

/// What holds of the record of any video, however damaged.
#[track_caller]
pub(crate) fn assert_well_formed(scan: &Scan, what: &str) {
    let record = &scan.record;
    let frames = record.timeline.frames;
    let assert_span = |span: &Span, of: &str| {
        assert!(span.start_ms >= 0, "{what}: {of}: {span:?} begins before the take");
        assert!(span.start_ms <= span.end_ms, "{what}: {of}: {span:?} ends before it starts");
        if let (Some(first), Some(last)) = (span.first_frame, span.last_frame) {
            assert!(first <= last && last < frames, "{what}: {of}: {span:?} of {frames} frames");
        }
    };

    for coverage in &record.coverage {
        let name = coverage.observer.as_str();
        let same = record.coverage.iter().filter(|other| other.observer == coverage.observer);
        assert_eq!(same.count(), 1, "{what}: {name} states its coverage twice");
        for gap in &coverage.gaps {
            assert_span(&gap.span, name);
            assert_ne!(gap.reason, CoverageReason::ObserverFailed, "{what}: {name} panicked");
        }
    }
    for (place, seen) in record.observations.iter().enumerate() {
        let code = seen.code.as_str();
        assert_eq!(seen.id as usize, place, "{what}: {code}: ids follow the order");
        assert_span(&seen.span, code);
        assert!(seen.confidence_ppm <= onetake::report::PPM, "{what}: {code}: more than sure");
        // The struct of the code holds all that was written, and nothing else.
        let written = if facts::has_details(seen.code) {
            facts::rewritten(seen.code, &seen.detail).contains(&seen.detail)
        } else {
            seen.detail.is_empty()
        };
        assert!(written, "{what}: {code}: no struct of that code holds {:?}", seen.detail);
        // What follows from other observations has no observer of its own.
        if let Some(observer) = seen.code.observer() {
            assert!(
                record.coverage.iter().any(|coverage| coverage.observer == observer),
                "{what}: {code} was observed and {observer} states no coverage"
            );
        }
        for still in &seen.stills {
            assert!(
                record.stills.iter().any(|known| known.id == *still),
                "{what}: {code}: still {still} is not in the record"
            );
        }
    }
    assert_eq!(record.stills.len(), scan.stills.len(), "{what}: every still has its picture");
    for (still, picture) in record.stills.iter().zip(&scan.stills) {
        assert_eq!(still.file, picture.file, "{what}");
        assert_eq!(
            still.sha256,
            onetake::report::digest::sha256_hex(&picture.jpeg),
            "{what}: {}",
            still.file
        );
        assert!(still.frame < frames, "{what}: {}", still.file);
    }

    let json = serde_json::to_string(record).unwrap();
    let again: ScanRecord = serde_json::from_str(&json).unwrap();
    assert_eq!(&again, record, "{what}: the record reads back as it was written");
}

/// Checks every item, on all cores, and tells all that is wrong at once.
#[track_caller]
pub(crate) fn for_each<T: Sync>(items: &[T], name: impl Fn(&T) -> String + Sync, check: impl Fn(&T) + Sync) {
    let faults = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let checked = panic::catch_unwind(panic::AssertUnwindSafe(|| check(item)));
                    if let Err(fault) = checked {
                        let text = fault.downcast_ref::<String>().map_or("", String::as_str);
                        faults.lock().unwrap().push(format!("{}: {text}", name(item)));
                    }
                }
            });
        }
    });
    let mut faults = faults.into_inner().unwrap();
    faults.sort();
    assert!(faults.is_empty(), "{} of {}:\n\n{}", faults.len(), items.len(), faults.join("\n\n"));
}
