//! What the motion in a take looks like over time.
//!
//! **What it observes.** How brightness moves between the cells of a coarse grid, ten times a second, as one text of levels for the take.
//! Every tenth of a second is the mean of the pictures that were shown in it, each for as long as it was; a sample is the difference of
//! two neighbouring fifths of a second, without what all cells do together.
//!
//! **Why it matters.** The same video may be handed in for two orders. All videos of a packing station show the same table, so pictures
//! of two takes are alike anyway; motion over time is not. It stays in a copy that was encoded anew, made smaller, slowed to fewer
//! pictures per second, made brighter, trimmed at both ends or cropped by some per cent.
//!
//! **When it is wrong.** It judges nothing. Where little moves there is nothing to compare; a copy at another speed, mirrored, turned, or
//! with a wide frame around it has other levels. Two takes in which a machine does the same work at the same pace look much alike.
//!
//! Its details are those of [`onetake_report::facts`]: `FingerprintMotion`.

mod grid;
mod tenths;

#[cfg(test)]
mod tests;

use onetake_report::facts::{FINGERPRINT_CELLS, FINGERPRINT_LEVELS, FingerprintMotion};
use onetake_report::{CoverageReason, ObserverId};

use super::{Coverage, DraftSpan, ObservationDraft, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::Features;
use crate::media::{Frame, MediaEvent, Orientation};
use crate::time::Timestamp;
use grid::Grid;
use tenths::{Means, PER_GREY, TENTH_US, Taken, Tenths};

/// Length of the take that is taken in, in tenths of a second: two hours. It bounds the record.
const MAX_TENTHS: usize = 2 * 60 * 60 * 10;

/// Below this difference nothing moved, in grey levels times [`PER_GREY`]: half a grey level over a whole cell, which the noise of a
/// camera, averaged over as many pixels, and the steps of an encoder stay below.
const STILL: i64 = PER_GREY / 2;

/// Fewest levels that are not zero from which a take can be told from others: a few seconds of one moving hand.
const MIN_LEVELS: usize = 80;

/// From so many frames on whose times step back, the span that they lie in counts as not covered.
const MANY_STALE: usize = 24;

/// Writes down the course of motion.
#[derive(Debug)]
pub struct Fingerprint {
    orientation: Orientation,
    grid: Option<Grid>,
    origin: Option<Timestamp>,
    frames: u64,
    /// The first frame beyond what is taken in.
    beyond: Option<u64>,
    /// The first and last frame that were passed over because of their times, and how many were.
    stale: Option<(u64, u64, usize)>,
    tenths: Tenths,
}

impl Fingerprint {
    /// The observer of a video that is turned so.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        Self {
            orientation: beginning.video.orientation,
            grid: None,
            origin: None,
            frames: 0,
            beyond: None,
            stale: None,
            tenths: Tenths::new(MAX_TENTHS),
        }
    }

    fn frame(&mut self, frame: &Frame<'_>, features: &Features) {
        self.frames = frame.number + 1;
        let (Some(pts), Some(small)) = (frame.pts, features.small()) else { return };
        let at_us = pts.us_since(*self.origin.get_or_insert(pts));
        let grid = self.grid.get_or_insert_with(|| Grid::new(small, self.orientation));
        // A picture that lies the other way round has no cells in common with the others.
        let Some(means) = grid.means(small) else { return };
        match self.tenths.picture(at_us, means) {
            Taken::In => {}
            Taken::Stale => {
                let (first, _, count) = self.stale.unwrap_or((frame.number, frame.number, 0));
                self.stale = Some((first, frame.number, count + 1));
            }
            Taken::Beyond => {
                self.beyond.get_or_insert(frame.number);
            }
        }
    }
}

impl Observer for Fingerprint {
    fn id(&self) -> ObserverId {
        ObserverId::Fingerprint
    }

    fn version(&self) -> u32 {
        1
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _notes: &mut ObservationSink) {
        if let MediaEvent::Frame(frame) = event {
            self.frame(frame, features);
        }
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        let Self { grid, frames, beyond, stale, tenths, .. } = *self;
        let Some(grid) = grid else {
            let reason =
                if frames == 0 { CoverageReason::TooFewFrames } else { CoverageReason::NoTimestamps };
            return Coverage::None(reason);
        };
        let samples: Vec<Levels> = tenths.finish().windows(4).map(levels).collect();
        if samples.is_empty() {
            return Coverage::None(CoverageReason::TooFewFrames);
        }
        let moving = |sample: &&Levels| sample.iter().any(|level| *level != 0);
        let facts = FingerprintMotion {
            interval_ms: TENTH_US / 1_000,
            first_ms: 2 * TENTH_US / 1_000,
            columns: grid.columns() as u64,
            rows: grid.rows() as u64,
            samples: samples.len() as u64,
            moving_samples: samples.iter().filter(moving).count() as u64,
            levels: FingerprintMotion::pack(&samples),
        };
        let span = match beyond.and_then(|beyond| beyond.checked_sub(1)) {
            Some(last) => DraftSpan::Frames { first: 0, last },
            None => DraftSpan::Whole,
        };
        sink.emit(ObservationDraft::of(span, facts));
        if samples.iter().flatten().filter(|level| **level != 0).count() < MIN_LEVELS {
            return Coverage::None(CoverageReason::StillScene);
        }
        let mut gaps = Vec::new();
        if let Some((first, last, _)) = stale.filter(|(_, _, count)| *count >= MANY_STALE) {
            gaps.push((DraftSpan::Frames { first, last }, CoverageReason::NoTimestamps));
        }
        if let Some(first) = beyond {
            let last = frames.saturating_sub(1).max(first);
            gaps.push((DraftSpan::Frames { first, last }, CoverageReason::LimitReached));
        }
        if gaps.is_empty() { Coverage::Full } else { Coverage::Partial(gaps) }
    }
}

/// The levels of a sample, cell by cell.
type Levels = [i8; FINGERPRINT_CELLS];

/// The levels between four tenths of a second that follow on each other: of the last two against the first two. Nothing moves where one
/// of them has no picture.
fn levels(tenths: &[Option<Means>]) -> Levels {
    let [Some(first), Some(second), Some(third), Some(fourth)] = tenths else {
        return [0; FINGERPRINT_CELLS];
    };
    let mut differences = [0; FINGERPRINT_CELLS];
    for (difference, (before, after)) in
        differences.iter_mut().zip(first.iter().zip(second).zip(third.iter().zip(fourth)))
    {
        // Two tenths on either side: twice the difference of their means.
        *difference = after.0 + after.1 - before.0 - before.1;
    }
    let shared = median(differences);
    differences.map(|difference| level(difference - shared))
}

/// What half of the cells exceed: what light and exposure do to all of them.
fn median(mut cells: [i64; FINGERPRINT_CELLS]) -> i64 {
    cells.sort_unstable();
    let [.., low, high, _, _, _, _, _] = cells;
    i64::midpoint(low, high)
}

/// The level of twice a difference.
fn level(twice: i64) -> i8 {
    let steps = twice.unsigned_abs() / (2 * STILL).unsigned_abs();
    let level = steps.checked_ilog2().map_or(0, |doublings| doublings + 1);
    let level = i8::try_from(level).unwrap_or(i8::MAX).min(FINGERPRINT_LEVELS);
    if twice < 0 { -level } else { level }
}
