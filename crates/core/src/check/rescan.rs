//! The record compared with a new scan of the video.

use std::path::Path;

use onetake_report::framehash::{PacketDifference, PacketHashes};
use onetake_report::{ScanRecord, wire};
use onetake_scan::observe::ObserverSet;
use onetake_scan::{CancelToken, ScanProgress, Scanner, Source};

use super::{CheckError, Mismatch, Step, StepOutcome, Unchecked, difference};

/// How to scan.
pub(super) struct Rescan<'a> {
    pub(super) cancel: CancelToken,
    pub(super) progress: Option<Box<dyn FnMut(ScanProgress) + Send + 'a>>,
}

impl Rescan<'_> {
    /// Compares bytes, then what a scan shows. Of other bytes it tells which packets of the list they still hold.
    pub(super) fn compare(
        self,
        video: &Path,
        record: &ScanRecord,
        listed: Option<&str>,
    ) -> Result<Vec<(Step, StepOutcome)>, CheckError> {
        let source = Source::open(video)?;
        let mut scanner = Scanner::new().cancel_with(&self.cancel);
        if let Some(progress) = self.progress {
            scanner = scanner.on_progress(progress);
        }
        let stated = &record.source.sha256;
        let found = scanner.sha256(&source)?;
        if *stated != found {
            // Of another video the packets alone are compared: nothing of it needs to be seen.
            let scan = scanner.observers(ObserverSet::of(&[])).scan(&source)?;
            let file = video.file_name().unwrap_or(video.as_os_str()).to_string_lossy().into_owned();
            let mut mismatches = vec![Mismatch::Digest { file, stated: stated.clone(), found }];
            mismatches.extend(packets(listed, scan.packet_hashes.as_deref()));
            return Ok(vec![(Step::Video, StepOutcome::Failed(mismatches))]);
        }
        let scan = scanner.scan(&source)?;
        Ok(vec![(Step::Video, StepOutcome::Passed), (Step::Scan, compare(record, &scan.record))])
    }
}

fn compare(record: &ScanRecord, scan: &ScanRecord) -> StepOutcome {
    let body = |record: &ScanRecord| wire::body(record).ok();
    if body(record).is_some() && body(record) == body(scan) {
        return StepOutcome::Passed;
    }
    let differences = difference::of_records(record, scan);
    if made_alike(record, scan) {
        return StepOutcome::Failed(differences.into_iter().map(Mismatch::Scan).collect());
    }
    StepOutcome::NotChecked(Unchecked::OtherScanner(differences))
}

/// Whether the record says that it was made by this version, its observers and these libraries.
fn made_alike(record: &ScanRecord, scan: &ScanRecord) -> bool {
    let observers = |record: &ScanRecord| -> Vec<_> {
        record.coverage.iter().map(|entry| (entry.observer, entry.version)).collect()
    };
    record.tool == scan.tool && record.format == scan.format && observers(record) == observers(scan)
}

/// Where the video's packets differ from the list.
fn packets(listed: Option<&str>, found: Option<&str>) -> Vec<Mismatch> {
    let read = |text: Option<&str>| text.and_then(|text| PacketHashes::parse(text).ok());
    let (Some(listed), Some(found)) = (read(listed), read(found)) else { return Vec::new() };
    match listed.compare(&found) {
        PacketDifference::Nothing => Vec::new(),
        PacketDifference::Everything => vec![Mismatch::AllPackets],
        PacketDifference::Some(changes) => changes.into_iter().map(Mismatch::Packets).collect(),
    }
}
