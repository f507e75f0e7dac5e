//! Runs of frames that damage in the file spoils: from the first that was concealed to the keyframe that mends the
//! picture. The mending is sudden, and no cut.

use crate::media::Frame;

/// Most runs that are kept; a file with more is damaged throughout, and the last run then reaches to its end.
const MAX_SPANS: usize = 256;

/// Collects spoiled runs while frames go by.
#[derive(Debug, Default)]
pub(super) struct ConcealedRuns {
    since: Option<u64>,
    last: u64,
    runs: Vec<(u64, u64)>,
}

impl ConcealedRuns {
    pub(super) fn frame(&mut self, frame: &Frame<'_>) {
        self.last = frame.number;
        if frame.concealed {
            self.since.get_or_insert(frame.number);
        } else if frame.keyframe && self.runs.len() < MAX_SPANS {
            self.runs.extend(self.since.take().map(|first| (first, frame.number)));
        }
    }

    /// First and last frame of each run, the mending keyframe among them.
    pub(super) fn runs(&self) -> Vec<(u64, u64)> {
        let open = self.since.map(|first| (first, self.last));
        self.runs.iter().copied().chain(open).collect()
    }
}
