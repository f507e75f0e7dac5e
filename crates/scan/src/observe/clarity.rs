//! How well one can see.
//!
//! **What it observes.** Brightness, clipped areas, sharpness, motion and visible coding blocks, over the whole take; and
//! the spans that are dark, overexposed or much less sharp than the rest.
//!
//! **Why it matters.** Platforms ask for a clear video, and a scan that finds no label in a blurred one has found nothing.
//!
//! **When it is wrong.** Sharpness is that of the edges in the picture; a scene without edges has none, and a long
//! exposure in the dark blurs whatever moves. Overlays such as a burned-in clock are always sharp.
//!
//! Its details are those of [`onetake_report::facts`]: `ClarityMeasured`, and `ClaritySpan` of its spans; how clear the steps of the
//! process are (`ClarityStep`) follows from it. A frame is sharp when its
//! edges are concentrated by at least [`SHARP_MILLI`] and by two thirds of the median over the frames.

mod course;
mod edges;

use onetake_report::facts::{ClarityMeasured, ClaritySpan};
use onetake_report::{Code, CoverageReason, ObserverId};

use super::frame_runs::FrameRuns;
use super::{Coverage, DraftSpan, ObservationDraft, ObservationSink, Observer, StreamTotals};
use crate::features::{BLOCKS, BlockChange, Features};
use crate::media::{Frame, MediaEvent};
use course::Course;
use edges::Edges;

/// Edge concentration from which a frame can be called sharp, in thousandths.
pub const SHARP_MILLI: u32 = 200;

/// Shortest span that is recorded.
const SPAN_MS: i64 = 500;

/// Below this mean brightness a picture is dark; the policies' lowest accepted mean.
const DARK: i32 = 40;

/// Above this clipped share a picture is overexposed, in parts per million.
const OVEREXPOSED_PPM: u32 = 300_000;

/// Grey levels that count as clipped: beyond them no detail is left in broadcast range, nor in full range.
const BRIGHT: usize = 235;
const DARKEST: usize = 17;

/// Measures clarity.
#[derive(Debug, Default)]
pub struct Clarity {
    frames: u64,
    luma: u64,
    dark_ppm: u64,
    bright_ppm: u64,
    edgeless: u64,
    high_motion: u64,
    edges: Edges,
    sharpness: Histogram,
    dark: FrameRuns,
    overexposed: FrameRuns,
    blurred: FrameRuns,
    /// Sharpness of the last frames, to tell what is usual here.
    usual: Usual,
    course: Course,
}

impl Clarity {
    /// The observer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn frame(&mut self, frame: &Frame<'_>, features: &Features) {
        let brightness = features.brightness();
        let bright_ppm = brightness.share_ppm(BRIGHT..256);
        self.frames += 1;
        self.luma += u64::from(brightness.mean().unsigned_abs());
        self.dark_ppm += u64::from(brightness.share_ppm(0..DARKEST));
        self.bright_ppm += u64::from(bright_ppm);
        self.high_motion += u64::from(features.change().is_some_and(is_high_motion));
        let dark = brightness.mean() < DARK * 16;
        self.dark.frame(frame, dark);
        self.overexposed.frame(frame, bright_ppm > OVEREXPOSED_PPM);
        let sharpness = self.edges.measure(&frame.luma);
        match sharpness {
            Some(milli) => self.sharpness.add(milli),
            None => self.edgeless += 1,
        }
        let clipped = u64::from(brightness.share_ppm(0..DARKEST)) + u64::from(bright_ppm);
        self.course.take_in(frame, brightness.mean().unsigned_abs().into(), clipped, sharpness);
        let blurred = sharpness.is_some_and(|milli| self.usual.is_much_less(milli));
        self.blurred.frame(frame, blurred && !dark);
    }
}

impl Observer for Clarity {
    fn id(&self) -> ObserverId {
        ObserverId::Clarity
    }

    fn version(&self) -> u32 {
        2
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _notes: &mut ObservationSink) {
        if let MediaEvent::Frame(frame) = event {
            self.frame(frame, features);
        }
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        let frames = self.frames;
        if frames == 0 {
            return Coverage::None(CoverageReason::TooFewFrames);
        }
        let share = |count: u64| count * 1_000_000 / frames;
        let median = self.sharpness.median();
        let sharp = self.sharpness.at_least(SHARP_MILLI.max(median * 2 / 3));
        let (dark_ppm, bright_ppm) = (self.dark_ppm / frames, self.bright_ppm / frames);
        let facts = ClarityMeasured {
            frames,
            mean_luma: self.luma / frames / 16,
            dark_clipped_ppm: dark_ppm,
            bright_clipped_ppm: bright_ppm,
            clipped_ppm: dark_ppm + bright_ppm,
            sharpness_milli: median.into(),
            sharp_ppm: share(sharp),
            edgeless_ppm: share(self.edgeless),
            high_motion_ppm: share(self.high_motion),
            blockiness_milli: self.edges.blockiness_milli(),
            every_ms: Some(self.course.every_ms()),
            luma_each: Some(self.course.luma()),
            clipped_each_ppm: Some(self.course.clipped_ppm()),
            sharpness_each_milli: Some(self.course.sharpness_milli()),
        };
        sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        let spans = [
            (Code::ClarityDark, self.dark),
            (Code::ClarityOverexposed, self.overexposed),
            (Code::ClarityBlurred, self.blurred),
        ];
        for (code, runs) in spans {
            for run in runs.at_least(SPAN_MS) {
                sink.emit(ObservationDraft::of_code(
                    code,
                    run.span(),
                    ClaritySpan { duration_ms: run.duration_ms() },
                ));
            }
        }
        Coverage::Full
    }
}

/// Whether most of the picture changes by more than three grey levels, light aside.
fn is_high_motion(change: &BlockChange) -> bool {
    change.blocks().iter().filter(|&&block| block > 3 * 16).count() > BLOCKS / 2
}

/// Counts of sharpness in thousandths.
#[derive(Debug)]
struct Histogram {
    counts: Vec<u64>,
}

impl Default for Histogram {
    fn default() -> Self {
        Self { counts: vec![0; 1001] }
    }
}

impl Histogram {
    fn add(&mut self, milli: u32) {
        if let Some(count) = self.counts.get_mut(milli.min(1000) as usize) {
            *count += 1;
        }
    }

    fn median(&self) -> u32 {
        let all: u64 = self.counts.iter().sum();
        let mut below = 0;
        for (milli, &count) in (0..).zip(&self.counts) {
            below += count;
            if 2 * below > all {
                return milli;
            }
        }
        0
    }

    fn at_least(&self, milli: u32) -> u64 {
        self.counts.iter().skip(milli as usize).sum()
    }
}

/// What sharpness is usual, over the last ten to twenty seconds.
#[derive(Debug, Default)]
struct Usual {
    mean_milli: Option<u32>,
}

impl Usual {
    /// Whether this frame has less than half of the usual sharpness; takes it in.
    fn is_much_less(&mut self, milli: u32) -> bool {
        let usual = self.mean_milli.unwrap_or(milli);
        // A running mean over some 250 frames, kept in 1/256 of a thousandth.
        self.mean_milli = Some((usual * 255 + milli * 256 + 128) / 256);
        let usual = usual / 256;
        2 * milli < usual
    }
}
