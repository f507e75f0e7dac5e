//! Whether a video shows what another one shows too: a copy under another order, also encoded anew, cropped a little or trimmed.

use std::sync::PoisonError;

use onetake::fingerprint::{Fingerprint, FingerprintIndex};
use onetake::report::facts::{Facts as _, FingerprintMotion};
use onetake::report::{Code, Detail, ScanRecord};

use super::{Desk, now};
use crate::ledger::{Entry, LedgerError, SameRecording};

/// The courses of motion over all videos of a ledger.
#[derive(Debug, Default)]
pub(crate) struct Copies {
    index: FingerprintIndex<String>,
    /// The number of the last one that was taken over.
    newest: i64,
}

impl Desk<'_> {
    /// Tells the ledger which videos show the same recording as the one that was just scanned.
    pub(super) fn look_for_copies(&self, record: &ScanRecord) -> Result<(), LedgerError> {
        let motion = record.observations.iter().find(|one| one.code == Code::FingerprintMotion);
        let (Some(observation), Some(fingerprint)) = (motion, Fingerprint::of(record)) else { return Ok(()) };
        let video = &record.source.sha256;
        let Ok(detail) = serde_json::to_string(&observation.detail) else { return Ok(()) };
        let mut copies = self.copies.lock().unwrap_or_else(PoisonError::into_inner);
        // What other processes scanned meanwhile is looked at as well.
        let kept = self.ledger().fingerprints_after(copies.newest)?;
        for (id, other, detail) in kept {
            copies.newest = id;
            let detail: Option<Detail> = serde_json::from_str(&detail).ok();
            let motion = detail.and_then(|detail| FingerprintMotion::read(&detail));
            if let Some(fingerprint) = motion.and_then(|motion| Fingerprint::of_motion(&motion)) {
                copies.index.add(other, &fingerprint);
            }
        }
        let found: Vec<Entry> = copies
            .index
            .find(&fingerprint)
            .into_iter()
            .filter(|found| found.id != video)
            .map(|found| {
                let same = &found.same;
                Entry::SameRecording(SameRecording {
                    video: video.clone(),
                    span_ms: [same.here.start_ms, same.here.end_ms],
                    other: found.id.clone(),
                    other_span_ms: [same.there.start_ms, same.there.end_ms],
                    score_ppm: same.score_ppm,
                })
            })
            .collect();
        let mut ledger = self.ledger();
        ledger.keep_fingerprint(video, &detail)?;
        if found.is_empty() { Ok(()) } else { ledger.append(now(), &found) }
    }
}
