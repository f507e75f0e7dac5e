//! Cuts, from the pictures alone.
//!
//! **What it observes.** Instants where the pictures before and the pictures after were not neighbours in time: a *jump
//! cut* in a fixed view as well as a change of scene. Every frame passes a cheap test on small pictures
//! (`gate`); what stands out there is looked at closely (`joint`) and explained by every honest cause first: motion
//! that goes on, light, the camera pushed or turned, frames doubled or lost by a change of rate.
//!
//! **Why it matters.** A take with a few seconds taken out looks whole to the eye when the view stands still.
//!
//! **When it is wrong.** Where nothing moves, nothing jumps either: those spans are left out of its coverage
//! ([`CoverageReason::StillScene`]). Small things far away and removals shorter than the motion itself are missed. A hand
//! that appears at once in front of the lens, or a camera torn away, can look like a cut. While the camera is swung nothing
//! counts as sure, nor where a late picture changes no more than its time explains. Nothing is held against the rest of the clip: whoever cuts a video often would set that standard.
//!
//! Its details are those of [`onetake_report::facts`]: `SpliceCut`, `SpliceDissolve`, `JoinedRun` (inserts and reversals by
//! their joints), `SwappedPair` (reversals of two frames) and `StillnessStall`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "measures are small and not negative; they are rounded before they are recorded"
)]

mod dissolve;
mod flow;
mod gate;
mod joint;
mod pairs;
mod spoiled;
mod stall;
mod still;
mod swapped;

use super::confidence::table;
use std::collections::VecDeque;
use std::sync::Arc;

use onetake_report::facts::{SpliceCut, SpliceDissolve, StillnessStall, SwappedPair};
use onetake_report::{Code, CoverageReason, ObserverId, PPM, StillPurpose};

use super::{
    Coverage, DraftSpan, DraftStill, ObservationDraft, ObservationSink, Observer, StreamTotals, confidence,
};
use crate::features::{BLOCKS, BlockChange, Features, SmallLuma};
use crate::media::{Frame, MediaEvent, Picture};
use crate::time::Timestamp;
use dissolve::Dissolves;
use gate::{Measure, Ring};
use joint::{Joint, Measured};
use spoiled::ConcealedRuns;
use stall::{Stall, Stalls};
use still::Undecidable;
use swapped::Swaps;

/// A frame counts as a copy of the one before when no block of the small picture changes by more than this, in sixteenths
/// of a grey level, and the mean block by less than a third of it.
const COPY_BLOCK: u16 = 3;

/// Instants of a lower score are not looked at again.
const GATE: f32 = 0.5;

/// Frames that follow sooner are passed over: high frame rates show the capture's own stutter as jumps.
const MIN_INTERVAL_US: i64 = 14_000;

/// Longer intervals are all the same.
const MAX_INTERVAL_US: i64 = 3_600_000_000;

/// Peaks closer than this in seconds are one.
const PEAK_S: f32 = 0.12;

/// Of the peaks in this many seconds only the strongest are looked at closely; where that leaves some out, the coverage
/// says so.
const STRETCH_S: f32 = 10.0;

/// So many of them: more than three out of four that [`PEAK_S`] leaves room for.
const PER_STRETCH: usize = 64;

/// A leap of the whole picture counts when the small pictures change by so much: see [`Measure`].
const LEAP_OUTLIER: f32 = 4.0;
const LEAP_ACROSS: f32 = 1.0;

/// Stills are kept of so many candidates: each holds two decoded pictures until the end.
const WITH_STILLS: usize = 8;

/// A camera that turns by this much from frame to frame, in quarters of a pixel of a picture 320 pixels long (3 % of its
/// length), is swung: the pictures blur, and jerks of the hand look like cuts.
const SWUNG_QUARTER_PX: i16 = 40;

/// A joint that is as sure as this by its fine detail is not passed over because an encoder refreshed the picture there.
const CLEAR_PPM: u32 = 900_000;

/// A mix as plain as this is no encoder's: encoders at very low bit rates leave half as many grey levels of it at most.
const PLAIN_MIX_PPM: u32 = 980_000;

/// Candidates below this confidence are not recorded.
const RECORDED_PPM: u32 = 100_000;

/// With fewer frames there is nothing to compare an instant with.
const MIN_FRAMES: u64 = 8;

/// Candidates of a clip, at most: more than two hours full of them.
const CANDIDATES: usize = 4_000;

/// A dissolve is looked for only where this many frames came in steady intervals: a late frame bends the line.
const DISSOLVE_FRAMES: u64 = 24;

/// Finds cuts.
#[derive(Debug, Default)]
pub struct Splice {
    ring: Ring,
    series: u64,
    frames: u64,
    last_pts: Option<Timestamp>,
    intervals: Intervals,
    copies: u32,
    usual_change: UsualChange,
    peak: Option<Peak>,
    stretch: Vec<Peak>,
    left_out: LeftOut,
    candidates: Vec<Candidate>,
    stalls: Stalls,
    swaps: Swaps,
    undecidable: Undecidable,
    dissolves: Dissolves,
    steady_from: u64,
    spoiled: ConcealedRuns,
    weak_too: bool,
}

impl Splice {
    /// The observer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The observer that records candidates of any confidence: what calibration learns from.
    #[must_use]
    pub fn with_weak_candidates() -> Self {
        Self { weak_too: true, ..Self::default() }
    }

    fn least_ppm(&self) -> u32 {
        if self.weak_too { 0 } else { RECORDED_PPM }
    }

    fn frame(&mut self, frame: &Frame<'_>, features: &Features) {
        self.frames += 1;
        self.undecidable.frame(frame, features);
        self.spoiled.frame(frame);
        let interval = self.last_pts.zip(frame.pts).map(|(last, now)| now.us_since(last));
        let usual = self.intervals.median();
        if usual.zip(interval).is_some_and(|(usual, interval)| interval > usual.saturating_mul(8) / 5) {
            self.steady_from = frame.number + DISSOLVE_FRAMES;
        }
        let steady = frame.number >= self.steady_from;
        if steady && usual.is_none_or(|usual| usual >= MIN_INTERVAL_US) {
            self.dissolves.frame(frame.number, features);
        }
        let (Some(small), Some(medium)) = (features.small(), features.medium()) else { return };
        if features.series() != self.series {
            self.series = features.series();
            self.settle();
            self.ring.clear();
            self.stalls.interrupt();
            self.copies = 0;
        }
        let too_soon = interval.is_some_and(|interval| (0..MIN_INTERVAL_US).contains(&interval));
        let copy = too_soon
            || self.ring.len() > 0
                && features.change().is_some_and(|change| self.usual_change.is_copy(change));
        self.copies += 1;
        if copy {
            return;
        }
        let interval = interval.unwrap_or(i64::from(self.copies) * 33_333);
        let intervals = self.intervals.whole(interval);
        let gap = self.intervals.late(interval).min(2.0);
        self.last_pts = frame.pts;
        self.copies = 0;
        let picture = features.recent(frame.number).map(|recent| recent.picture.clone());
        self.ring.push((frame.number, frame.keyframe), picture, (small, medium), (gap, intervals));
        self.stalls.picture(&self.ring, interval, intervals);
        self.swaps.picture(&self.ring);
        self.look(gate::DELAY);
    }

    /// Measures the instant before the picture `lag` before the newest.
    fn look(&mut self, lag: usize) {
        let Some(measure) = self.ring.measure(lag) else { return };
        if measure.score() < GATE {
            return;
        }
        let (Some(after), Some(before)) = (self.ring.before(lag), self.ring.before(lag + 1)) else { return };
        let near = self
            .peak
            .as_ref()
            .is_some_and(|peak| after.frame.saturating_sub(peak.frame) < self.intervals.frames_in(PEAK_S));
        if near && self.peak.as_ref().is_some_and(|peak| peak.measure.score() >= measure.score()) {
            return;
        }
        let after_pictures = lag.min(joint::AFTER - 1) + 1;
        let Some(window) = self.ring.window(lag, joint::BEFORE, after_pictures) else { return };
        let peak = Peak {
            frame: after.frame,
            last_before: before.frame,
            measure,
            gap: after.gap,
            refreshed: after.keyframe || after.intervals >= stall::MIN_HELD,
            window,
            small: [Arc::clone(&before.small), Arc::clone(&after.small)],
            pictures: before.picture.clone().zip(after.picture.clone()),
        };
        if !near {
            self.settle();
        }
        self.peak = Some(peak);
    }

    /// Puts the last peak aside: no stronger one can come near it any more.
    fn settle(&mut self) {
        let Some(peak) = self.peak.take() else { return };
        let stretch = self.intervals.frames_in(STRETCH_S);
        if self.stretch.first().is_some_and(|first| peak.frame.saturating_sub(first.frame) >= stretch) {
            self.examine();
        }
        self.stretch.push(peak);
        if self.stretch.len() > PER_STRETCH {
            let scores = self.stretch.iter().map(|peak| peak.measure.score());
            let weakest = scores.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(place, _)| place);
            if let Some(weakest) = weakest.map(|place| self.stretch.remove(place)) {
                self.left_out.add(&weakest, stretch);
            }
        }
        self.let_pictures_of_peaks_go();
    }

    /// Keeps the pictures of the strongest peaks of a stretch only: a stretch may hold many.
    fn let_pictures_of_peaks_go(&mut self) {
        let mut held: Vec<(f32, usize)> = self
            .stretch
            .iter()
            .enumerate()
            .filter(|(_, peak)| peak.pictures.is_some())
            .map(|(place, peak)| (peak.measure.score(), place))
            .collect();
        held.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, place) in held.into_iter().skip(WITH_STILLS) {
            if let Some(peak) = self.stretch.get_mut(place) {
                peak.pictures = None;
            }
        }
    }

    /// Looks closely at the peaks that were put aside.
    fn examine(&mut self) {
        for peak in self.stretch.drain(..) {
            if self.candidates.len() >= CANDIDATES {
                self.left_out.add(&peak, u64::MAX);
                continue;
            }
            if let Some(Measured { joint, with_detail }) =
                joint::measure(&peak.window, peak.gap, peak.refreshed)
            {
                self.candidates.push(Candidate {
                    frame: peak.frame,
                    last_before: peak.last_before,
                    measure: peak.measure,
                    joint,
                    with_detail,
                    stall: None,
                    late: peak.gap >= joint::LATE && peak.frame == peak.last_before + 1,
                    small: peak.small,
                    pictures: peak.pictures,
                });
            }
        }
        self.let_pictures_go();
    }

    /// Finds the candidates that end a stall. One that was compared with what may be a cut itself ends none: such a change is no
    /// motion to measure by.
    fn explain_stalls(&mut self) {
        let stall_of = |candidate: &Candidate| self.stalls.explains(candidate.frame).copied();
        let stalls: Vec<Option<Stall>> = self.candidates.iter().map(stall_of).collect();
        let may_be_cut = |(candidate, stall): &(&Candidate, &Option<Stall>)| {
            stall.is_none() && candidate.draft().confidence_ppm >= table::DOUBTFUL_CUT
        };
        let cuts: Vec<u64> =
            self.candidates.iter().zip(&stalls).filter(may_be_cut).map(|(cut, _)| cut.frame).collect();
        for (candidate, stall) in self.candidates.iter_mut().zip(stalls) {
            candidate.stall = stall.filter(|stall| !cuts.iter().any(|cut| stall.compares_with(*cut)));
        }
    }

    fn note_dissolves(&mut self, sink: &mut ObservationSink) {
        let least = self.least_ppm();
        for fade in self.dissolves.finish() {
            let milli = |value: f32| (value * 1000.0).round() as i64;
            let span = DraftSpan::Frames { first: fade.first, last: fade.last };
            let facts = SpliceDissolve {
                mixed_milli: milli(fade.mixed),
                score_milli: milli(fade.score),
                blocks: fade.blocks as u64,
                share_milli: milli(fade.share),
            };
            let confidence = match confidence::of(Code::SpliceDissolve, &facts) {
                plain if fade.as_encoders_mix && plain < PLAIN_MIX_PPM => {
                    if plain < CLEAR_PPM {
                        continue;
                    }
                    table::DOUBTFUL_DISSOLVE
                }
                confidence => confidence,
            };
            if confidence >= least {
                sink.emit(ObservationDraft::of(span, facts).confidence_ppm(confidence));
            }
        }
    }

    fn note_swaps(&self, sink: &mut ObservationSink) {
        for swap in &self.swaps.found {
            let span = DraftSpan::Frames { first: swap.first, last: swap.last };
            let order_milli = u64::from(swap.percent.saturating_mul(10));
            let draft = ObservationDraft::of(span, SwappedPair { order_milli, blocks: swap.blocks as u64 });
            sink.emit(draft.confidence_ppm(table::SWAPPED_PICTURES));
        }
    }

    /// Keeps the pictures of the strongest candidates only.
    fn let_pictures_go(&mut self) {
        let mut held: Vec<(f32, usize)> = self
            .candidates
            .iter()
            .enumerate()
            .filter(|(_, candidate)| candidate.pictures.is_some())
            .map(|(place, candidate)| (candidate.strength(), place))
            .collect();
        held.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, place) in held.into_iter().skip(WITH_STILLS) {
            if let Some(candidate) = self.candidates.get_mut(place) {
                candidate.pictures = None;
            }
        }
    }
}

impl Observer for Splice {
    fn id(&self) -> ObserverId {
        ObserverId::Splice
    }

    fn version(&self) -> u32 {
        3
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _notes: &mut ObservationSink) {
        if let MediaEvent::Frame(frame) = event {
            self.frame(frame, features);
        }
    }

    fn finish(mut self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        for lag in (2..gate::DELAY).rev() {
            self.look(lag);
        }
        self.settle();
        self.examine();
        self.stalls.interrupt();
        self.explain_stalls();
        let mut found = Vec::new();
        let mut drafts = Vec::new();
        let spoiled = self.spoiled.runs();
        for candidate in &self.candidates {
            if spoiled.iter().any(|&(first, last)| (first..=last + 1).contains(&candidate.frame)) {
                continue;
            }
            let draft = candidate.draft();
            found.push((candidate, draft.confidence_ppm));
            drafts.push((draft, candidate.most_ppm()));
        }
        let is_sure =
            |draft: &ObservationDraft| draft.code == Code::SpliceCut && draft.confidence_ppm >= CLEAR_PPM;
        let sure = drafts.iter().filter(|(draft, _)| is_sure(draft)).count();
        for (draft, most_ppm) in drafts {
            let others = sure - usize::from(is_sure(&draft));
            let draft = among_others(draft, others, most_ppm);
            if draft.confidence_ppm >= self.least_ppm() {
                sink.emit(draft);
            }
        }
        pairs::note(&found, self.least_ppm(), sink);
        self.note_dissolves(sink);
        self.note_swaps(sink);
        if self.frames < MIN_FRAMES {
            return Coverage::None(CoverageReason::TooFewFrames);
        }
        let mut gaps = std::mem::take(&mut self.undecidable).spans();
        let damaged =
            |&(first, last): &(u64, u64)| (DraftSpan::Frames { first, last }, CoverageReason::Damaged);
        gaps.extend(spoiled.iter().filter(|(first, last)| first < last).map(damaged));
        let left_out = self.left_out.spans.iter().chain(self.dissolves.left_out());
        gaps.extend(
            left_out.map(|&(first, last)| (DraftSpan::Frames { first, last }, CoverageReason::LimitReached)),
        );
        if gaps.is_empty() { Coverage::Full } else { Coverage::Partial(gaps) }
    }
}

/// An instant that stands out among its neighbours.
#[derive(Debug)]
struct Peak {
    frame: u64,
    last_before: u64,
    measure: Measure,
    gap: f32,
    /// Whether an encoder may have sent the whole picture anew.
    refreshed: bool,
    window: Vec<Arc<SmallLuma>>,
    small: [Arc<SmallLuma>; 2],
    pictures: Option<(Picture, Picture)>,
}

/// Spans in which instants stood out that were not looked at closely, because there were too many.
#[derive(Debug, Default)]
struct LeftOut {
    spans: Vec<(u64, u64)>,
}

impl LeftOut {
    /// Adds a peak; those less than `near` frames apart share a span.
    fn add(&mut self, peak: &Peak, near: u64) {
        match self.spans.last_mut() {
            Some(span) if peak.frame.abs_diff(span.1) < near || peak.frame <= span.1 => {
                *span = (span.0.min(peak.last_before), span.1.max(peak.frame));
            }
            _ => self.spans.push((peak.last_before, peak.frame)),
        }
    }
}

/// An instant that was looked at closely.
#[derive(Debug)]
struct Candidate {
    /// First frame after.
    frame: u64,
    /// Last distinct frame before.
    last_before: u64,
    measure: Measure,
    joint: Joint,
    /// The joint with fine detail, where an encoder's refresh of the picture explains that.
    with_detail: Option<Joint>,
    /// The hold before it, when the jump is what that time explains.
    stall: Option<Stall>,
    /// Whether its timestamp says that more time than usual has passed since the picture before.
    late: bool,
    small: [Arc<SmallLuma>; 2],
    pictures: Option<(Picture, Picture)>,
}

impl Candidate {
    /// A leap of the whole picture, each pixel of which counts as a grey level; none where the small pictures do not change
    /// as a whole: then what moves is large and near, and not the camera.
    fn global_jump(&self, joint: &Joint) -> f32 {
        let whole = self.measure.outlier >= LEAP_OUTLIER && self.measure.across >= LEAP_ACROSS;
        if whole { joint.global_jump() } else { 0.0 }
    }

    fn strength(&self) -> f32 {
        self.strength_of(&self.joint)
    }

    fn strength_of(&self, joint: &Joint) -> f32 {
        joint.rest() + self.global_jump(joint)
    }

    fn contrast_of(&self, joint: &Joint) -> f32 {
        joint.contrast().max(self.global_jump(joint) / 2.0)
    }

    /// Most that is believed of it, and of a run that it bounds.
    fn most_ppm(&self) -> u32 {
        let panning = self.joint.shift_around >= SWUNG_QUARTER_PX;
        // A recorder that left a picture out says so by its timestamp: what changes no more in that time than usual is motion.
        let expected = self.late && self.measure.outlier <= 0.0;
        match (expected, panning || self.stall.is_some()) {
            (true, _) => table::MAX_EXPECTED_CUT,
            (false, true) => table::MAX_UNSURE_CUT,
            (false, false) => PPM,
        }
    }

    /// What is recorded of it.
    fn draft(&self) -> ObservationDraft {
        let cut = self.measured(&self.joint);
        let own = confidence::of(Code::SpliceCut, &cut);
        let with_detail = self.with_detail.map(|joint| self.measured(&joint));
        let with_detail = with_detail.map_or(0, |cut| confidence::of(Code::SpliceCut, &cut));
        let floor = if with_detail >= CLEAR_PPM { table::DOUBTFUL_CUT } else { 0 };
        let confidence = own.max(floor).min(self.most_ppm());
        let draft = match &self.stall {
            Some(stall) => self.stalled(stall),
            None => ObservationDraft::of(DraftSpan::frame(self.frame), cut),
        };
        let draft = draft.confidence_ppm(confidence);
        let Some((before, after)) = &self.pictures else { return draft };
        let still = |frame: u64, picture: &Picture, purpose: StillPurpose| DraftStill {
            frame,
            picture: picture.clone(),
            purpose,
            crop: None,
        };
        draft.still(still(self.last_before, before, StillPurpose::Before)).still(still(
            self.frame,
            after,
            StillPurpose::After,
        ))
    }

    /// The numbers of a cut.
    fn measured(&self, joint: &Joint) -> SpliceCut {
        let milli = |value: f32| (value * 1000.0).round() as i64;
        // From 1/64 of a grey level.
        let rest = |value: u32| i64::from(value) * 1000 / 64;
        let Joint { back, forward, shift, shift_around } = *joint;
        SpliceCut {
            last_frame_before: self.last_before,
            strength_milli: milli(self.strength_of(joint)),
            new_milli: rest(back.here_wide),
            new_around_milli: rest(back.around_wide),
            gone_milli: rest(forward.here_wide),
            gone_around_milli: rest(forward.around_wide),
            across_milli: milli(self.measure.across),
            outlier_milli: milli(self.measure.outlier),
            contrast_milli: milli(self.contrast_of(joint)),
            shift_quarter_px: i64::from(shift),
            shift_around_quarter_px: i64::from(shift_around),
            sure_others: None,
        }
    }

    /// What is recorded of it when it is the end of a stall.
    fn stalled(&self, stall: &Stall) -> ObservationDraft {
        let milli = |sum: u32| i64::from(sum) * 1000 / (16 * BLOCKS as i64);
        let last = self.frame.saturating_sub(1).max(self.last_before);
        let facts = StillnessStall {
            duration_ms: stall.held_us / 1000,
            jump_milli: milli(stall.jump),
            before_milli: milli(stall.before),
            after_milli: milli(stall.after),
        };
        ObservationDraft::of(DraftSpan::Frames { first: self.last_before, last }, facts)
    }
}

/// A cut in a clip with so many other ones that are sure: they raise what is believed of one that a person must look at.
fn among_others(draft: ObservationDraft, others: usize, most_ppm: u32) -> ObservationDraft {
    if draft.code != Code::SpliceCut || draft.confidence_ppm < table::DOUBTFUL_CUT {
        return draft;
    }
    let confidence = confidence::among(draft.confidence_ppm, others).min(most_ppm);
    draft.amended(|cut: &mut SpliceCut| cut.sure_others = Some(others as u64)).confidence_ppm(confidence)
}

/// How much pictures change that are no copies.
#[derive(Debug, Default)]
struct UsualChange {
    /// Sum and largest block.
    last: VecDeque<(u32, u16)>,
}

impl UsualChange {
    /// Whether the picture is a copy of the one before, but for what an encoder adds: hardly any change, or a small part
    /// of what is usual, as in a video whose rate was raised by doubling pictures.
    fn is_copy(&mut self, change: &BlockChange) -> bool {
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
struct Intervals {
    last: VecDeque<i64>,
}

impl Intervals {
    /// Takes in an interval; gives how many times the usual one it is, in halves, at least one.
    fn late(&mut self, interval: i64) -> f32 {
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
    fn whole(&self, interval: i64) -> u32 {
        let median = self.median().unwrap_or(interval).max(1);
        let whole = interval.clamp(0, MAX_INTERVAL_US).saturating_add(median / 2) / median;
        u32::try_from(whole).unwrap_or(u32::MAX).max(1)
    }

    fn median(&self) -> Option<i64> {
        let mut sorted: Vec<i64> = self.last.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied()
    }

    /// How many frames make so many seconds; at 30 frames per second where timestamps are missing.
    fn frames_in(&self, seconds: f32) -> u64 {
        let interval = self.median().unwrap_or(33_333).clamp(1_000, 1_000_000) as u32;
        (f64::from(seconds) * 1_000_000.0 / f64::from(interval)).round() as u64
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of made-up pictures")]
mod tests;
