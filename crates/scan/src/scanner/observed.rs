//! What some observers note of what a reader gives, without a record: for the check of a label, for tests and for measures.

use std::ops::ControlFlow;

use onetake_report::ObserverId;

use super::ScanErrorKind;
use super::pass::{OnDamage, Pass};
use crate::cancel::CancelToken;
use crate::limits::Limits;
use crate::media::MediaReader;
use crate::observe::{Coverage, ObservationDraft, Observer};
use crate::time::Timestamp;

/// What observers noted, before times are set against the video's origin.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Observed {
    /// What was noted: by observer, and of each in the order of noting.
    pub drafts: Vec<ObservationDraft>,
    /// How much each observer could judge.
    pub coverage: Vec<(ObserverId, Coverage)>,
    /// Presentation timestamps of all frames, by frame number.
    pub frame_pts: Vec<Option<Timestamp>>,
    /// Width and height of the first picture as it is coded, in pixels; none without any picture.
    pub coded_size: Option<(usize, usize)>,
}

/// Lets these observers see everything that a reader gives.
///
/// # Errors
///
/// [`ScanErrorKind`] when reading cannot go on, or somebody cancels.
pub fn observe(
    reader: &mut dyn MediaReader,
    observers: Vec<Box<dyn Observer>>,
    limits: &Limits,
    cancel: &CancelToken,
) -> Result<Observed, ScanErrorKind> {
    let pass = Pass { limits, cancel, on_damage: OnDamage::Continue, keep_stills: false, bytes_total: 0 };
    // A pass that reads on at damage ends with what it saw.
    let seen = match pass.run(reader, observers, &|| false, &mut |_| {})? {
        ControlFlow::Continue(seen) => seen,
        ControlFlow::Break(_) => return Err(ScanErrorKind::NoFrames { packets: 0 }),
    };
    let mut drafts = Vec::new();
    let mut coverage = Vec::new();
    for slot in seen.slots {
        coverage.push((slot.id, slot.coverage));
        drafts.extend(slot.drafts.into_iter().map(|kept| kept.draft));
    }
    let coded_size = seen.size.map(|size| size.coded);
    Ok(Observed { drafts, coverage, frame_pts: seen.frame_pts, coded_size })
}
