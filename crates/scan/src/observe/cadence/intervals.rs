//! The intervals between frames, and the mix of them that is normal for a clip.

use crate::observe::confidence::table;
use std::collections::BTreeMap;

use onetake_report::PPM;

use crate::time::Timestamp;

/// A hole is at least this long, and at least three times the median: shorter ones are lost frames.
const GAP_US: i64 = 150_000;
/// A hole is at least this many times the median interval.
const GAP_MEDIANS: i64 = 3;
/// Intervals of one length are part of the mix from this share on.
const MIX_SHARE_PPM: u64 = 20_000;
/// And from this count on, so that one hole among four intervals is no mix.
const MIX_COUNT: u64 = 4;
/// An interval of this length is named however many of its kind a clip has: whoever takes parts out of a clip decides how many.
const ALWAYS_NAMED_US: i64 = 1_000_000;
/// From this share of intervals off the median on, a clip varies.
const VARIES_PPM: u32 = 50_000;
/// Fewer intervals than this say little about what is normal.
const FEW_INTERVALS: u64 = 8;

/// The time between two neighbouring instants at which frames are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    /// Number of the frame before it.
    pub(super) before: u64,
    /// Number of the frame after it.
    pub(super) after: u64,
    /// Length in microseconds, above 0.
    pub(super) us: i64,
}

/// Intervals between neighbouring instants, in the order of time. Where timestamps step backward, that is another order
/// than that of the frames: a hole is a time in which no frame is shown at all. No interval reaches over frames without
/// timestamps.
pub(super) fn of(pts: &[Option<Timestamp>]) -> Vec<Interval> {
    let mut missing = 0_u64;
    let mut shown: Vec<Shown> = Vec::with_capacity(pts.len());
    for (frame, pts) in (0..).zip(pts) {
        match pts {
            Some(pts) => shown.push(Shown { pts: *pts, frame, missing }),
            None => missing += 1,
        }
    }
    if !shown.is_sorted_by_key(|shown| shown.pts) {
        shown.sort_by_key(|shown| (shown.pts, shown.frame));
    }
    let pairs = shown.iter().zip(shown.iter().skip(1));
    let interval = |(before, after): (&Shown, &Shown)| {
        let us = after.pts.us_since(before.pts);
        let whole = before.missing == after.missing;
        (us > 0 && whole).then_some(Interval { before: before.frame, after: after.frame, us })
    };
    pairs.filter_map(interval).collect()
}

struct Shown {
    pts: Timestamp,
    frame: u64,
    /// Frames without timestamps before it.
    missing: u64,
}

/// The mix of intervals of one clip.
#[derive(Debug)]
pub(super) struct Mix {
    /// The median; of an even count the lower one, so that in a clip of three frames the short interval is the normal one.
    pub(super) median_us: i64,
    sorted: Vec<i64>,
    tolerance_us: i64,
    off_median: u64,
}

impl Mix {
    /// The mix of these intervals; `None` when there are fewer than two. `tick_us` is the length of a tick.
    pub(super) fn of(intervals: &[Interval], tick_us: i64) -> Option<Self> {
        if intervals.len() < 2 {
            return None;
        }
        let mut sorted: Vec<i64> = intervals.iter().map(|interval| interval.us).collect();
        sorted.sort_unstable();
        let median_us = *sorted.get((sorted.len() - 1) / 2)?;
        // Time bases of milliseconds round to one tick, on both ends.
        let tolerance_us = (median_us / 10).max(tick_us.saturating_add(1)).max(1000);
        let mut mix = Self { median_us, sorted, tolerance_us, off_median: 0 };
        let near = mix.between(median_us - tolerance_us, median_us.saturating_add(tolerance_us));
        mix.off_median = mix.count() - near;
        Some(mix)
    }

    /// How many intervals there are.
    pub(super) fn count(&self) -> u64 {
        self.sorted.len() as u64
    }

    pub(super) fn shortest_us(&self) -> i64 {
        self.sorted.first().copied().unwrap_or(0)
    }

    pub(super) fn longest_us(&self) -> i64 {
        self.sorted.last().copied().unwrap_or(0)
    }

    /// How many intervals are of about that length: within a quarter of it.
    pub(super) fn alike(&self, us: i64) -> u64 {
        self.between(us - us / 4, us.saturating_add(us / 4))
    }

    /// Whether an interval is a hole: long against the median, and not a length that this clip uses, unless it is longer
    /// than any camera waits.
    pub(super) fn is_gap(&self, us: i64) -> bool {
        us >= GAP_US
            && us >= self.median_us.saturating_mul(GAP_MEDIANS)
            && (us >= ALWAYS_NAMED_US || !self.is_common(us))
    }

    /// How sure it is that a hole is one: less among few intervals, less when it is not the only one of its length, and
    /// less after the first frame, where phones start up.
    pub(super) fn gap_confidence_ppm(&self, gap: &Interval) -> u32 {
        if self.is_common(gap.us) {
            return table::GAP_USUAL;
        }
        let few = if self.count() < FEW_INTERVALS { 200_000 } else { 0 };
        let repeated = if self.alike(gap.us) > 1 { 50_000 } else { 0 };
        let at_start = if gap.after == 1 { 300_000 } else { 0 };
        PPM - few - repeated - at_start
    }

    /// Frames lost in an interval: it is a whole multiple of the median in a clip of one steady rate, and no hole.
    pub(super) fn frames_lost(&self, us: i64) -> Option<i64> {
        if self.varies() || self.count() < FEW_INTERVALS || self.is_gap(us) || self.is_common(us) {
            return None;
        }
        let whole = us.saturating_add(self.median_us / 2) / self.median_us;
        let off = us.saturating_sub(whole.saturating_mul(self.median_us)).abs();
        (whole >= 2 && off <= (self.median_us / 4).max(self.tolerance_us)).then_some(whole - 1)
    }

    /// Whether the intervals vary by more than rounding and jitter.
    pub(super) fn varies(&self) -> bool {
        self.count() >= FEW_INTERVALS && self.off_median_ppm() > VARIES_PPM
    }

    /// The share of intervals that are more than a tenth off the median.
    pub(super) fn off_median_ppm(&self) -> u32 {
        let ppm = u128::from(self.off_median) * u128::from(PPM) / u128::from(self.count().max(1));
        u32::try_from(ppm).unwrap_or(PPM)
    }

    /// The most frequent lengths in whole milliseconds, given in microseconds, and their counts: at most eight, the most
    /// frequent first.
    pub(super) fn common(&self) -> Vec<(i64, u64)> {
        let mut counts = BTreeMap::new();
        for us in &self.sorted {
            *counts.entry(us.saturating_add(500) / 1000 * 1000).or_insert(0_u64) += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(us, count)| (std::cmp::Reverse(*count), *us));
        counts.truncate(8);
        counts
    }

    /// Whether two intervals are of one length.
    pub(super) fn same(&self, one: i64, other: i64) -> bool {
        (one - other).abs() <= (one.min(other) / 10).max(self.tolerance_us.min(one.min(other) / 4))
    }

    /// Whether the clip has many intervals of about that length.
    pub(super) fn is_common(&self, us: i64) -> bool {
        let share = u128::from(self.count()) * u128::from(MIX_SHARE_PPM) / u128::from(PPM);
        u128::from(self.alike(us)) >= share.max(u128::from(MIX_COUNT))
    }

    fn between(&self, low: i64, high: i64) -> u64 {
        let from = self.sorted.partition_point(|us| *us < low);
        let to = self.sorted.partition_point(|us| *us <= high);
        (to - from) as u64
    }
}
