//! Changes from one steady frame rate to another.

use crate::observe::median;
use onetake_report::PPM;
use onetake_report::facts::CadenceRateChange;

use super::intervals::{Interval, Mix};
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};

/// Intervals that a rate must hold to be steady.
const STEADY_INTERVALS: usize = 24;
/// And the time.
const STEADY_US: i64 = 1_000_000;
/// Rates differ when one interval is this much longer than the other.
const DIFFERENT_PPM: i128 = 1_150_000;
/// More changes than this are a varying rate and not a change.
const MAX_CHANGES: usize = 4;
/// The share of intervals that must lie in steady stretches.
const STEADY_SHARE_PPM: u128 = 800_000;

/// A stretch of intervals of one length.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    first: usize,
    end: usize,
    us: i64,
}

/// Notes where a steady rate gives way to another steady rate.
pub(super) fn note_changes(intervals: &[Interval], mix: &Mix, sink: &mut ObservationSink) {
    let stretches = stretches(intervals, mix);
    let covered: usize = stretches.iter().map(|stretch| stretch.end - stretch.first).sum();
    let steady = covered as u128 * u128::from(PPM) >= intervals.len() as u128 * STEADY_SHARE_PPM;
    let pairs = stretches.iter().zip(stretches.iter().skip(1));
    let changes: Vec<_> = pairs.filter(|(before, after)| differ(before.us, after.us)).collect();
    if !steady || changes.len() > MAX_CHANGES {
        return;
    }
    for (before, after) in changes {
        let Some(first) = intervals.get(after.first) else { continue };
        let frame = first.before;
        let facts = CadenceRateChange { before_us: before.us, after_us: after.us, frame };
        sink.emit(ObservationDraft::of(DraftSpan::frame(frame), facts));
    }
}

fn stretches(intervals: &[Interval], mix: &Mix) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut at = 0;
    while let Some(window) = intervals.get(at..at + STEADY_INTERVALS) {
        let us = median(window);
        let fitting = window.iter().filter(|interval| mix.same(interval.us, us)).count();
        let starts = window.first().is_some_and(|first| mix.same(first.us, us));
        // One in eight may be a lost frame.
        if !starts || fitting * 8 < STEADY_INTERVALS * 7 {
            at += 1;
            continue;
        }
        let end = end_of_stretch(intervals, at, us, mix);
        let lengths = intervals.get(at..end).unwrap_or(&[]).iter().map(|interval| interval.us);
        let length = lengths.fold(0, i64::saturating_add);
        if length >= STEADY_US {
            match found.last_mut() {
                Some(last) if !differ(last.us, us) => last.end = end,
                _ => found.push(Stretch { first: at, end, us }),
            }
        }
        at = end.max(at + 1);
    }
    found
}

/// Where intervals stop to be of that length: at the first of four in a row that are not.
fn end_of_stretch(intervals: &[Interval], start: usize, us: i64, mix: &Mix) -> usize {
    let mut misfits = 0;
    for (at, interval) in intervals.iter().enumerate().skip(start) {
        misfits = if mix.same(interval.us, us) { 0 } else { misfits + 1 };
        if misfits == 4 {
            return at - 3;
        }
    }
    intervals.len()
}

fn median(window: &[Interval]) -> i64 {
    median::of(window.iter().map(|interval| interval.us)).unwrap_or(0)
}

fn differ(one: i64, other: i64) -> bool {
    let (short, long) = (i128::from(one.min(other)), i128::from(one.max(other)));
    long * i128::from(PPM) >= short * DIFFERENT_PPM
}
