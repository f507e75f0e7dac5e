//! What is usual around an instant: how long pictures last, and how much they change.

use std::collections::VecDeque;

use crate::features::{BLOCKS, BlockChange};
use crate::observe::median;

/// A frame counts as a copy of the one before when no block of the small picture changes by more than this, in sixteenths
/// of a grey level, and the mean block by less than a third of it.
const COPY_BLOCK: u16 = 3;

/// Longer intervals are all the same.
const MAX_INTERVAL_US: i64 = 3_600_000_000;

/// How much pictures change that are no copies.
#[derive(Debug, Default)]
pub(super) struct UsualChange {
    /// Sum and largest block.
    pub(super) last: VecDeque<(u32, u16)>,
}

impl UsualChange {
    /// Whether the picture is a copy of the one before, but for what an encoder adds: hardly any change, or a small part
    /// of what is usual, as in a video whose rate was raised by doubling pictures.
    pub(super) fn is_copy(&mut self, change: &BlockChange) -> bool {
        let (sum, most) = (change.sum(), change.blocks().iter().max().copied().unwrap_or(0));
        let mut sums: Vec<(u32, u16)> = self.last.iter().copied().collect();
        sums.sort_unstable();
        let (usual_sum, usual_most) = sums.get(sums.len() * 2 / 3).copied().unwrap_or((0, 0));
        let still = most <= COPY_BLOCK && sum < u32::from(COPY_BLOCK) * BLOCKS as u32 / 3;
        let copy = still || (sum * 6 < usual_sum && most < usual_most / 5);
        if !still {
            self.last.push_back((sum, most));
            if self.last.len() > 24 {
                self.last.pop_front();
            }
        }
        copy
    }
}

/// The intervals between the last frames, in microseconds.
#[derive(Debug, Default)]
pub(super) struct Intervals {
    pub(super) last: VecDeque<i64>,
}

impl Intervals {
    /// Takes in an interval; gives how many times the usual one it is, in halves, at least one.
    pub(super) fn late(&mut self, interval: i64) -> f32 {
        if interval <= 0 {
            return 1.0;
        }
        let interval = interval.min(MAX_INTERVAL_US);
        let late = self.median().map_or(1.0, |median| {
            let halves = interval.saturating_mul(2).saturating_add(median / 2) / median.max(1);
            (halves.min(16) as u8 as f32 / 2.0).max(1.0)
        });
        self.last.push_back(interval);
        if self.last.len() > 61 {
            self.last.pop_front();
        }
        late
    }

    /// How many usual intervals an interval is, at least one.
    pub(super) fn whole(&self, interval: i64) -> u32 {
        let median = self.median().unwrap_or(interval).max(1);
        let whole = interval.clamp(0, MAX_INTERVAL_US).saturating_add(median / 2) / median;
        u32::try_from(whole).unwrap_or(u32::MAX).max(1)
    }

    pub(super) fn median(&self) -> Option<i64> {
        median::of(self.last.iter().copied())
    }

    /// How many frames make so many seconds; at 30 frames per second where timestamps are missing.
    pub(super) fn frames_in(&self, seconds: f32) -> u64 {
        let interval = self.median().unwrap_or(33_333).clamp(1_000, 1_000_000) as u32;
        (f64::from(seconds) * 1_000_000.0 / f64::from(interval)).round() as u64
    }
}
