//! When each sample is heard, by the timestamps, and where these do not fit the count of samples.

use onetake_report::facts::SoundGap;

use crate::media::SoundBlock;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};
use crate::time::{TimeBase, Timestamp};

/// Timestamps and counts that differ by less fit: time bases of milliseconds round, and writers stamp packets of some
/// 20 ms with a jitter.
const GAP_US: i64 = 60_000;
/// A hole after less sound than this is no hole: coders and demuxers deliver their priming apart from the rest.
const PRIMING_US: i64 = 100_000;
/// Holes within this time of each other are one observation.
const NEAR_US: i64 = 1_000_000;
/// Most observations of holes; later holes lengthen the last one.
const MAX_GAPS: usize = 64;
/// Most places where timestamps are set against counts anew.
const MAX_ANCHORS: usize = 1024;

/// The time line of one track.
#[derive(Debug, Default)]
pub(super) struct Timing {
    anchors: Vec<Anchor>,
    /// Where the next block should start: its instant in microseconds and its sample.
    expected: Option<(i64, u64)>,
    rate_hz: u32,
    gaps: Vec<Gap>,
    gap_count: u64,
    blocks: u64,
}

/// A sample whose instant a timestamp states.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    sample: u64,
    us: i64,
}

/// Holes near each other: the first, how many, and how long together.
#[derive(Debug)]
struct Gap {
    start_us: i64,
    end_us: i64,
    us: i64,
    count: u64,
}

impl Timing {
    pub(super) fn block(&mut self, block: &SoundBlock<'_>) {
        if block.samples.is_empty() || block.sample_rate_hz == 0 {
            return;
        }
        self.rate_hz = block.sample_rate_hz;
        self.blocks += 1;
        let stated = block.pts.map(|pts| pts.base().ticks_to_us(pts.ticks()));
        let start = match (stated, self.expected) {
            (Some(stated), Some((expected, _))) => {
                let off = stated.saturating_sub(expected);
                if off.saturating_abs() >= GAP_US {
                    if self.samples_us(block.first_sample) < PRIMING_US {
                        // What came before was no sound: the track starts here.
                        self.anchors.clear();
                    } else {
                        self.gap(expected, off);
                    }
                    self.anchor(block.first_sample, stated);
                } else {
                    self.correct(block.first_sample, stated);
                }
                stated
            }
            (Some(stated), None) => {
                self.anchor(block.first_sample, stated);
                stated
            }
            (None, Some((expected, _))) => expected,
            (None, None) => return,
        };
        let end_sample = block.first_sample.saturating_add(block.samples.len() as u64);
        let end = start.saturating_add(self.samples_us(block.samples.len() as u64));
        self.expected = Some((end, end_sample));
    }

    fn gap(&mut self, start_us: i64, us: i64) {
        self.gap_count += 1;
        let end_us = start_us.saturating_add(us.max(0));
        let full = self.gaps.len() >= MAX_GAPS;
        match self.gaps.last_mut() {
            Some(last)
                if full
                    || (start_us.saturating_sub(last.end_us) < NEAR_US
                        && last.us.signum() == us.signum()) =>
            {
                last.end_us = last.end_us.max(end_us);
                last.us = last.us.saturating_add(us);
                last.count += 1;
            }
            _ => self.gaps.push(Gap { start_us, end_us, us, count: 1 }),
        }
    }

    fn anchor(&mut self, sample: u64, us: i64) {
        if self.anchors.len() < MAX_ANCHORS {
            self.anchors.push(Anchor { sample, us });
        }
    }

    /// Sets a new anchor where small differences have added up.
    fn correct(&mut self, sample: u64, stated: i64) {
        let drifted =
            self.instant_us(sample).is_some_and(|us| us.saturating_sub(stated).saturating_abs() >= GAP_US);
        if drifted {
            self.anchor(sample, stated);
        }
    }

    fn samples_us(&self, samples: u64) -> i64 {
        let us = u128::from(samples) * 1_000_000 / u128::from(self.rate_hz.max(1));
        i64::try_from(us).unwrap_or(i64::MAX)
    }

    fn instant_us(&self, sample: u64) -> Option<i64> {
        let anchor =
            self.anchors.iter().rev().find(|anchor| anchor.sample <= sample).or(self.anchors.first())?;
        Some(anchor.us.saturating_add(self.samples_us(sample.saturating_sub(anchor.sample))))
    }

    /// When that sample is heard; `None` when no block carried a timestamp.
    pub(super) fn instant(&self, sample: u64) -> Option<Timestamp> {
        self.instant_us(sample).and_then(at_us)
    }

    /// When the first sound is heard.
    pub(super) fn start(&self) -> Option<Timestamp> {
        at_us(self.anchors.iter().map(|anchor| anchor.us).min()?)
    }

    /// When the last sound ends.
    pub(super) fn end(&self) -> Option<Timestamp> {
        at_us(self.expected?.0)
    }

    /// Whether most blocks are followed by a hole: the decoder gives only a part of each packet, and nothing was lost.
    pub(super) fn is_sparse(&self) -> bool {
        self.gap_count >= 4 && self.gap_count * 2 > self.blocks
    }

    pub(super) fn note_gaps(&self, sink: &mut ObservationSink) {
        for gap in &self.gaps {
            let (Some(start), Some(end)) = (at_us(gap.start_us), at_us(gap.end_us)) else { continue };
            let facts = SoundGap { gap_us: gap.us, gaps: gap.count };
            sink.emit(ObservationDraft::of(DraftSpan::Instants { start, end }, facts));
        }
    }
}

fn at_us(us: i64) -> Option<Timestamp> {
    Some(Timestamp::new(us, TimeBase::new(1, 1_000_000)?))
}
