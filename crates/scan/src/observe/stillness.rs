//! Pictures that stand still, come again, or show nothing.
//!
//! **What it observes.** *Freeze*: the same picture held while the scene before and after it lives. *Repeat* and
//! *reversal*: a run of frames shown again, forwards or backwards. *Black*: nothing but black. *Covered*: a picture
//! without structure, as behind a hand or a label on the lens.
//!
//! **Why it matters.** A held or repeated picture hides what happened meanwhile; a black or covered one shows nothing.
//!
//! **When it is wrong.** A parcel that nobody touches stands still too, and encoders store it as exact copies: a freeze is
//! one only when motion stops within one frame and starts within one frame. A recorder that hangs freezes honestly. A
//! machine that repeats its motion exactly can look like a repeat. A plain wall filling the picture looks covered.
//!
//! Its details are those of [`onetake_report::facts`]: `StillnessFreeze`, `ReplayedRun` (repeats and reversals) and
//! `StillnessNothing` (black and covered pictures).

mod again;
mod freeze;

use super::confidence::table;
use onetake_report::facts::StillnessNothing;
use onetake_report::{Code, CoverageReason, ObserverId, StillPurpose};

use super::frame_runs::FrameRuns;
use super::{Coverage, DraftStill, ObservationDraft, ObservationSink, Observer, StreamTotals};
use crate::features::{Features, SmallLuma};
use crate::media::{Frame, MediaEvent};
use again::RepeatDetector;
use freeze::Freezes;

/// Shortest black or covered run that is recorded.
const NOTHING_MS: i64 = 100;

/// A picture is black when all but a hundredth of it is at most this grey level. Black lies at 16 in broadcast range.
const BLACK_LEVEL: u8 = 30;

/// A picture can be covered only when its grey levels spread no wider than this, without the outer twentieths.
const COVERED_SPREAD: u8 = 70;

/// Two neighbouring pixels of the small picture make an edge when they differ by more than this, in sixteenths of a grey
/// level.
const EDGE: i16 = 5 * 16;

/// A picture is covered when fewer than this many parts per million of its pixels lie at an edge.
const COVERED_EDGES_PPM: usize = 1_500;

/// Finds held, repeated, reversed, black and covered pictures.
#[derive(Debug, Default)]
pub struct Stillness {
    frames: u64,
    series: u64,
    black: BlankRuns,
    covered: BlankRuns,
    freezes: Freezes,
    again: RepeatDetector,
}

/// Runs of pictures that show nothing, and what they look like.
#[derive(Debug, Default)]
struct BlankRuns {
    runs: FrameRuns,
    /// For each frame inside, its number, mean brightness in sixteenths and spread.
    looks: Vec<(u64, i32, u8)>,
}

impl BlankRuns {
    fn frame(&mut self, frame: &Frame<'_>, inside: bool, mean: i32, spread: u8) {
        self.runs.frame(frame, inside);
        // One look in eight frames is enough for a mean, and bounds the memory of a long black video.
        if inside && (frame.number.is_multiple_of(8) || self.looks.len() < 64) {
            self.looks.push((frame.number, mean, spread));
        }
    }

    fn note(self, code: Code, confidence_ppm: u32, sink: &mut ObservationSink) {
        for run in self.runs.at_least(NOTHING_MS) {
            let inside = |look: &&(u64, i32, u8)| (run.first..=run.last).contains(&look.0);
            let looks: Vec<_> = self.looks.iter().filter(inside).collect();
            let count = i64::try_from(looks.len()).ok().filter(|count| *count > 0);
            let mean = |count| looks.iter().map(|look| i64::from(look.1)).sum::<i64>() * 1000 / 16 / count;
            let spread = |count| looks.iter().map(|look| i64::from(look.2)).sum::<i64>() / count;
            let facts = StillnessNothing {
                duration_ms: run.duration_ms(),
                frames: run.frames(),
                mean_luma_milli: count.map(mean),
                spread: count.map(spread),
            };
            sink.emit(ObservationDraft::of_code(code, run.span(), facts).confidence_ppm(confidence_ppm));
        }
    }
}

impl Stillness {
    /// The observer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn frame(&mut self, frame: &Frame<'_>, features: &Features) {
        let Some(small) = features.small() else { return };
        self.frames += 1;
        if features.series() != self.series {
            self.series = features.series();
            self.freezes.interrupt();
            self.again.interrupt();
        }
        let brightness = features.brightness();
        let spread = brightness.spread();
        let black = brightness.quantile(990_000) <= BLACK_LEVEL;
        let covered = !black && spread <= COVERED_SPREAD && edges_ppm(small) < COVERED_EDGES_PPM;
        self.black.frame(frame, black, brightness.mean(), spread);
        self.covered.frame(frame, covered, brightness.mean(), spread);
        self.freezes.frame(frame, features);
        self.again.frame(frame, small, black || covered);
    }
}

impl Observer for Stillness {
    fn id(&self) -> ObserverId {
        ObserverId::Stillness
    }

    fn version(&self) -> u32 {
        4
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _notes: &mut ObservationSink) {
        if let MediaEvent::Frame(frame) = event {
            self.frame(frame, features);
        }
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        let Self { frames, black, covered, freezes, again, .. } = *self;
        black.note(Code::StillnessBlack, table::BLACK, sink);
        covered.note(Code::StillnessCovered, table::COVERED, sink);
        freezes.note(sink);
        again.note(sink);
        if frames < 2 { Coverage::None(CoverageReason::TooFewFrames) } else { Coverage::Full }
    }
}

/// Share of the pixels that lie at an edge, in parts per million.
fn edges_ppm(small: &SmallLuma) -> usize {
    let far = |a: &i16, b: &i16| (a - b).abs() > EDGE;
    let mut edges = 0;
    for y in 0..small.height {
        let (row, below) = (small.row(y), small.row(y + 1));
        let along = row.iter().zip(row.get(1..).unwrap_or(&[])).filter(|(a, b)| far(a, b)).count();
        let down = row.iter().zip(below).filter(|(a, b)| far(a, b)).count();
        edges += along + down;
    }
    edges * 1_000_000 / (2 * small.pixels.len()).max(1)
}

/// A still of one of the last frames.
fn still(features: &Features, frame: u64, purpose: StillPurpose) -> Option<DraftStill> {
    let picture = features.recent(frame)?.picture.clone();
    Some(DraftStill { frame, picture, purpose, crop: None })
}
