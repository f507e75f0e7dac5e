//! The beat of pictures left out. A copy at a lower frame rate leaves out one picture in a few, so that every so many
//! pictures twice the motion lies between two of them: from 30 to 25 frames per second at every fifth.
//!
//! A beat is believed only where it goes on before an instant or after it, and the instant itself has no say in it. What it
//! excuses is one picture's motion, not a jump: see `joint`.

use std::collections::VecDeque;
use std::ops::RangeInclusive;

use crate::features::{BLOCKS, BlockChange};
use crate::observe::median;

/// Frames before and after an instant that show whether there is a beat.
pub(super) const REACH: u64 = *PERIODS.end() * BEATS;

/// Usual intervals that lie before a picture on the beat.
pub(super) const GAP: f32 = 2.0;

/// Frames from beat to beat. Beats that come sooner are seen by [`super::joint`] itself, among the instants around.
const PERIODS: RangeInclusive<u64> = 4..=16;

/// Beats that are looked at on either side.
const BEATS: u64 = 6;

/// At so many of them something must move.
const MIN_BEATS: u64 = 5;

/// A change of less than this mean of grey levels in sixteenths, summed over the blocks, says nothing about motion.
const MOVING: u32 = 5 * BLOCKS as u32;

/// Changes of the last frames.
#[derive(Debug, Default)]
pub(super) struct Beat {
    first: u64,
    changes: VecDeque<u32>,
}

impl Beat {
    /// Takes in the change from the frame before; none where the two cannot be compared.
    pub(super) fn frame(&mut self, number: u64, change: Option<&BlockChange>) {
        if self.first + self.changes.len() as u64 != number {
            self.changes.clear();
            self.first = number;
        }
        self.changes.push_back(change.map_or(0, BlockChange::sum));
    }

    /// Lets go what instants from this frame on do not need.
    pub(super) fn forget_before(&mut self, frame: u64) {
        let kept_from = frame.saturating_sub(REACH + 2);
        while self.first < kept_from && self.changes.pop_front().is_some() {
            self.first += 1;
        }
    }

    /// Whether a picture was left out before this frame, as the beat of the frames around it says.
    pub(super) fn falls_on(&self, frame: u64) -> bool {
        let from = frame.saturating_sub(REACH).max(self.first);
        let around = from..=frame.saturating_add(REACH);
        let surges: Vec<(u64, bool)> = around
            .filter(|&other| other != frame)
            .filter_map(|other| Some((other, self.surges(other)?)))
            .collect();
        PERIODS.into_iter().any(|period| is_beat(&surges, frame, period))
    }

    /// Whether more changes at a frame than at those around it, by a quarter at least; none where too little moves to say.
    fn surges(&self, frame: u64) -> Option<bool> {
        let usual = median::of(self.around(frame)?)?;
        (usual >= MOVING).then_some(4 * u64::from(self.change(frame)?) >= 5 * u64::from(usual))
    }

    fn around(&self, frame: u64) -> Option<[u32; 4]> {
        Some([
            self.change(frame.checked_sub(2)?)?,
            self.change(frame.checked_sub(1)?)?,
            self.change(frame + 1)?,
            self.change(frame + 2)?,
        ])
    }

    fn change(&self, frame: u64) -> Option<u32> {
        self.changes.get(usize::try_from(frame.checked_sub(self.first)?).ok()?).copied()
    }
}

/// Whether frames surge at this period before `frame` or after it, and others there hardly do. One side is enough: the
/// beat itself slips by a frame now and then, where rates do not divide.
fn is_beat(surges: &[(u64, bool)], frame: u64, period: u64) -> bool {
    let reach = period * BEATS;
    [false, true].into_iter().any(|after| {
        let side =
            surges.iter().filter(|(other, _)| (*other > frame) == after && other.abs_diff(frame) <= reach);
        let (on, off): (Vec<_>, Vec<_>) =
            side.partition(|(other, _)| other.abs_diff(frame).is_multiple_of(period));
        let surging = |some: &[&(u64, bool)]| some.iter().filter(|(_, surges)| *surges).count();
        on.len() as u64 >= MIN_BEATS && 3 * surging(&on) >= 2 * on.len() && 5 * surging(&off) <= off.len()
    })
}
