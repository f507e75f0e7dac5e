//! Which pictures are looked at: about ten a second, whatever the frame rate.

use crate::media::Frame;
use crate::time::Timestamp;

/// Time from picture to picture, in microseconds.
pub(super) const TICK_US: i64 = 100_000;

/// Frames without timestamps count as so long, in microseconds: 30 a second.
const FRAME_US: i64 = 33_333;

/// A longer way from one frame to the next, forwards or backwards, is a hole: what lies before it is not compared with what follows.
const HOLE_US: i64 = 3_000_000;

/// Chooses pictures by their timestamps, else by their number.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    origin: Option<Timestamp>,
    last: Option<i64>,
    slot: Option<i64>,
}

/// A frame in the take's own time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tick {
    /// When it is shown, in microseconds from the first timestamp.
    pub(super) at_us: i64,
    /// Whether time jumped before it: backwards, or by seconds.
    pub(super) anew: bool,
}

impl Ticks {
    /// Whether this frame is one to look at.
    pub(super) fn next(&mut self, frame: &Frame<'_>) -> Option<Tick> {
        let at_us = match (frame.pts, self.origin) {
            (Some(pts), Some(origin)) => pts.us_since(origin),
            (Some(pts), None) => {
                // Frames before it, if any, were counted: time goes on from there.
                self.origin = Some(pts);
                0
            }
            (None, _) => self.last.map_or(0, |last| last.saturating_add(FRAME_US)),
        };
        let away_us = self.last.map(|last| at_us.saturating_sub(last));
        let anew = away_us.is_none_or(|away| away.saturating_abs() > HOLE_US);
        // Timestamps that fall back a little belong to frames that are out of order: the next one goes on.
        if !anew && away_us.is_some_and(|away| away <= 0) {
            return None;
        }
        self.last = Some(at_us);
        let slot = at_us.div_euclid(TICK_US);
        if !anew && self.slot.is_some_and(|last| slot <= last) {
            return None;
        }
        self.slot = Some(slot);
        Some(Tick { at_us, anew })
    }
}
