//! Runs of frames that have something in common.

use super::DraftSpan;
use crate::media::Frame;
use crate::time::Timestamp;

/// Consecutive frames.
#[derive(Debug, Clone, Copy)]
pub(super) struct FrameRun {
    pub(super) first: u64,
    pub(super) last: u64,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
}

impl FrameRun {
    /// A run of one frame.
    pub(super) fn of(frame: &Frame<'_>) -> Self {
        Self { first: frame.number, last: frame.number, start: frame.pts, end: frame.pts }
    }

    /// Takes in the next frame.
    pub(super) fn extend(&mut self, frame: &Frame<'_>) {
        self.last = frame.number;
        self.end = frame.pts;
    }

    /// How many frames.
    pub(super) fn frames(&self) -> u64 {
        self.last.saturating_sub(self.first) + 1
    }

    /// How long it is shown, in milliseconds: each frame as long as the mean one; 30 frames per second where timestamps
    /// are missing or do not increase.
    pub(super) fn duration_ms(&self) -> i64 {
        let frames = i64::try_from(self.frames()).unwrap_or(i64::MAX);
        let between = self.start.zip(self.end).map(|(start, end)| end.us_since(start)).filter(|&us| us > 0);
        match between {
            Some(us) if frames > 1 => us.saturating_add(us / (frames - 1)) / 1000,
            _ => frames.saturating_mul(1000) / 30,
        }
    }

    pub(super) fn span(&self) -> DraftSpan {
        DraftSpan::Frames { first: self.first, last: self.last }
    }
}

/// Collects runs while frames go by.
#[derive(Debug, Default)]
pub(super) struct FrameRuns {
    open: Option<FrameRun>,
    closed: Vec<FrameRun>,
}

/// No more runs than this are kept: a flickering picture must not fill the memory.
const MAX_RUNS: usize = 10_000;

impl FrameRuns {
    /// Takes in the next frame, inside or outside. Gives the run that it ends.
    pub(super) fn frame(&mut self, frame: &Frame<'_>, inside: bool) {
        match (&mut self.open, inside) {
            (Some(run), true) => run.extend(frame),
            (None, true) => self.open = Some(FrameRun::of(frame)),
            (Some(_), false) => self.close(),
            (None, false) => {}
        }
    }

    /// Ends the open run.
    pub(super) fn close(&mut self) {
        if let Some(run) = self.open.take()
            && self.closed.len() < MAX_RUNS
        {
            self.closed.push(run);
        }
    }

    /// All runs of at least `ms` milliseconds, in their order.
    pub(super) fn at_least(mut self, ms: i64) -> Vec<FrameRun> {
        self.close();
        self.closed.retain(|run| run.duration_ms() >= ms);
        self.closed
    }
}
