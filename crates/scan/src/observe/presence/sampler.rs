//! Which frames are looked at: so many a second, whatever the frame rate.

use crate::media::Frame;
use crate::time::Timestamp;

/// A frame that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sample {
    /// Its number.
    pub(super) frame: u64,
    /// Its time from the first frame, in milliseconds; at 30 frames a second where it states none.
    pub(super) at_ms: i64,
}

/// Chooses frames that are so far apart.
#[derive(Debug)]
pub(super) struct Sampler {
    every_ms: i64,
    origin: Option<Timestamp>,
    last_ms: Option<i64>,
}

impl Sampler {
    /// Looks at a frame every so many milliseconds.
    pub(super) fn every(every_ms: i64) -> Self {
        Self { every_ms, origin: None, last_ms: None }
    }

    /// When the frame is.
    pub(super) fn at(&mut self, frame: &Frame<'_>) -> Sample {
        let at_ms = match frame.pts {
            Some(pts) => pts.ms_since(*self.origin.get_or_insert(pts)),
            None => i64::try_from(frame.number).unwrap_or(i64::MAX).saturating_mul(1000) / 30,
        };
        Sample { frame: frame.number, at_ms }
    }

    /// Whether a look is due then.
    pub(super) fn is_due(&mut self, now: Sample) -> bool {
        // A tenth less, so that frames 33 or 40 ms apart are taken evenly; and times may step back.
        let apart = |last: i64| now.at_ms.saturating_sub(last).abs() >= self.every_ms - self.every_ms / 10;
        let due = self.last_ms.is_none_or(apart);
        if due {
            self.last_ms = Some(now.at_ms);
        }
        due
    }
}
