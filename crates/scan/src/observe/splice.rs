//! Cuts, from the pictures alone.
//!
//! **What it observes.** Instants where the pictures before and the pictures after were not neighbours in time: a *jump
//! cut* in a fixed view as well as a change of scene. Every frame passes a cheap test on small pictures
//! (`gate`); what stands out there is looked at closely (`joint`) and explained by every honest cause first: motion
//! that goes on, light, the camera pushed or turned, frames doubled or lost by a change of rate, keyframes and focus that
//! make texture weaker or stronger (`structure`), a view that goes and comes back (`eclipse`), text that a recorder lays over the
//! picture (`overlay`). What changes in one small place alone goes to a person (`one_place`).
//!
//! **Why it matters.** A take with a few seconds taken out looks whole to the eye when the view stands still.
//!
//! **When it is wrong.** Where nothing moves, nothing jumps either: those spans are left out of its coverage
//! ([`CoverageReason::StillScene`]). Small things far away and removals shorter than the motion itself are missed. A hand
//! that appears at once in front of the lens, a camera torn away, or large text that changes over a scene in motion, can look like a cut. While the camera pans nothing
//! counts as sure, nor where a late picture, or one that follows a picture left
//! out at a regular beat, changes no more than its time explains. Nothing is held against the rest of the clip: whoever cuts a video often would set that standard.
//!
//! Its details are those of [`onetake_report::facts`]: `SpliceCut`, `SpliceDissolve`, `JoinedRun` (inserts and reversals by
//! their joints), `SwappedPair` (reversals of two frames) and `StillnessStall`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "measures are small and not negative; they are rounded before they are recorded"
)]

mod beat;
mod candidate;
mod concealed;
mod dissolve;
mod eclipse;
mod flow;
mod gate;
mod joint;
mod matched;
mod one_place;
mod overlay;
mod pairs;
mod peak;
mod power;
mod rhythm;
mod stall;
mod still;
mod structure;
mod swapped;

use std::collections::VecDeque;
use std::sync::Arc;

use onetake_report::facts::{SpliceDissolve, SwappedPair};
use onetake_report::{Code, CoverageReason, ObserverId};

use super::confidence::table;
use super::{Coverage, DraftSpan, ObservationDraft, ObservationSink, Observer, StreamTotals, confidence};
use crate::features::Features;
use crate::media::{Frame, MediaEvent};
use crate::symbol::Region;
use crate::time::Timestamp;
use beat::Beat;
use candidate::{Candidate, among_others};
use concealed::ConcealedRuns;
use dissolve::Dissolves;
use eclipse::Eclipses;
use gate::Ring;
use matched::Matched;
use one_place::ChangedBefore;
use overlay::Places;
use peak::{Knowledge, Peak};
use power::Power;
use rhythm::{Intervals, UsualChange};
use stall::{Stall, Stalls};
use still::BlindSpans;
use swapped::Swaps;

/// Instants of a lower score are not looked at again.
const GATE: f32 = 0.5;

/// Frames that follow sooner are passed over: high frame rates show the capture's own stutter as jumps.
const MIN_INTERVAL_US: i64 = 14_000;

/// Peaks closer than this in seconds are one.
const PEAK_S: f32 = 0.12;

/// Of the peaks in this many seconds only the strongest are looked at closely; where that leaves some out, the coverage
/// says so.
const WINDOW_S: f32 = 10.0;

/// So many of them: more than three out of four that [`PEAK_S`] leaves room for.
const MAX_PEAKS_PER_WINDOW: usize = 64;

/// Stills are kept of so many candidates: each holds two decoded pictures until the end.
const WITH_STILLS: usize = 8;

/// Cuts as sure as this make others of the clip likelier; a mix that an encoder may have made counts only when it is as sure.
const CLEAR_PPM: u32 = 900_000;

/// A joint that is as sure as this by its fine detail is not passed over because an encoder refreshed the picture there.
const CLEAR_DETAIL_PPM: u32 = 990_000;

/// A joint that is as sure as this where nothing is said of a picture left out is not passed over because of the beat.
const COUNTS_PPM: u32 = 500_000;

/// A mix as plain as this is no encoder's: encoders at very low bit rates leave half as many grey levels of it at most.
const PLAIN_MIX_PPM: u32 = 970_000;

/// A mix counts only where so much of the change lies on its line: of 30 fades that are told one has less, and a bird that moves behind
/// letters had 0.08.
const MIN_SHARE: f32 = 0.1;

/// Candidates below this confidence are not recorded.
const RECORDED_PPM: u32 = 100_000;

/// With fewer frames there is nothing to compare an instant with.
const MIN_FRAMES: u64 = 8;

/// Candidates of a clip, at most: more than two hours full of them.
const CANDIDATES: usize = 4_000;

/// A short dissolve is looked for only where this many frames came in steady intervals: a late frame bends the line.
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
    beat: Beat,
    peak: Option<Peak>,
    window: Vec<Peak>,
    closed: VecDeque<Peak>,
    left_out: LeftOut,
    candidates: Vec<Candidate>,
    stalls: Stalls,
    swaps: Swaps,
    eclipses: Eclipses,
    blind: BlindSpans,
    dissolves: Dissolves,
    steady_from: u64,
    concealed: ConcealedRuns,
    /// Where text that is laid over the picture has changed.
    texts: Places,
    /// Places of which one alone has changed, at rest before and after.
    changed_before: ChangedBefore,
    power: Power,
    matched: Matched,
    origin: Option<Timestamp>,
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
        self.blind.frame(frame, features);
        self.concealed.frame(frame);
        self.beat.frame(frame.number, features.change());
        self.look_back(frame.number);
        let interval = self.last_pts.zip(frame.pts).map(|(last, now)| now.us_since(last));
        let usual = self.intervals.median();
        if usual.zip(interval).is_some_and(|(usual, interval)| interval > usual.saturating_mul(8) / 5) {
            self.steady_from = frame.number + DISSOLVE_FRAMES;
        }
        let steady = frame.number >= self.steady_from;
        if usual.is_none_or(|usual| usual >= MIN_INTERVAL_US) {
            self.dissolves.frame(frame.number, features, steady);
        }
        let (Some(small), Some(medium)) = (features.small(), features.medium()) else { return };
        if features.series() != self.series {
            self.series = features.series();
            self.settle();
            self.ring.clear();
            self.power.interrupt();
            self.stalls.interrupt();
            self.eclipses.interrupt();
            self.copies = 0;
        }
        self.eclipses.frame(frame.number, features);
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
        let now_ms = match frame.pts {
            Some(pts) => pts.ms_since(*self.origin.get_or_insert(pts)),
            None => i64::try_from(frame.number).unwrap_or(i64::MAX).saturating_mul(1000) / 30,
        };
        self.power.pictures(&self.ring, (self.texts.all(), &mut self.matched), now_ms);
        self.stalls.picture(&self.ring, interval, intervals);
        self.swaps.picture(&self.ring);
        self.look(gate::DELAY);
    }

    /// Looks closely at the peaks whose surroundings are known.
    fn look_back(&mut self, newest: u64) {
        let known = |frame: u64| newest.saturating_sub(frame) > beat::REACH + gate::DELAY as u64;
        if self.peak.as_ref().is_some_and(|peak| known(peak.frame + self.intervals.frames_in(PEAK_S))) {
            self.settle();
        }
        let window = self.intervals.frames_in(WINDOW_S);
        if self.window.first().is_some_and(|first| known(first.frame + window)) {
            self.close_window();
        }
        while self.closed.front().is_some_and(|peak| known(peak.frame)) {
            if let Some(peak) = self.closed.pop_front() {
                self.examine(peak);
            }
        }
        let waiting = self.closed.front().or(self.window.first()).or(self.peak.as_ref());
        self.beat.forget_before(
            waiting.map_or(newest, |peak| peak.frame).min(newest.saturating_sub(gate::DELAY as u64)),
        );
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
        let after_pictures = lag.min(joint::AFTER - 1) + 1;
        let Some(window) = self.ring.window(lag, joint::BEFORE, after_pictures) else { return };
        let Some(twice) = self.ring.measure_after(lag, beat::GAP) else { return };
        let peak = Peak {
            frame: after.frame,
            last_before: before.frame,
            measure,
            gap: after.gap,
            beyond_two_intervals: twice.across_peak,
            refreshed: after.keyframe || after.intervals >= stall::MIN_HELD,
            window,
            small: [Arc::clone(&before.small), Arc::clone(&after.small)],
            pictures: before.picture.clone().zip(after.picture.clone()),
            texts: Vec::new(),
            beside: Vec::new(),
        };
        match &mut self.peak {
            Some(known) if near => known.join(peak),
            _ => {
                self.settle();
                self.peak = Some(peak);
            }
        }
    }

    /// Puts the last peak aside: no stronger one can come near it any more.
    fn settle(&mut self) {
        let Some(mut peak) = self.peak.take() else { return };
        peak.find_texts();
        self.texts.add(peak.texts());
        let window = self.intervals.frames_in(WINDOW_S);
        if self.window.first().is_some_and(|first| peak.frame.saturating_sub(first.frame) >= window) {
            self.close_window();
        }
        self.window.push(peak);
        if self.window.len() > MAX_PEAKS_PER_WINDOW {
            let scores = self.window.iter().map(|peak| peak.measure.score());
            let weakest = scores.enumerate().min_by(|a, b| a.1.total_cmp(&b.1)).map(|(place, _)| place);
            if let Some(weakest) = weakest.map(|place| self.window.remove(place)) {
                self.left_out.add(&weakest, window);
            }
        }
        self.let_pictures_of_peaks_go();
    }

    /// Keeps the pictures of the strongest peaks of a window only: a window may hold many.
    fn let_pictures_of_peaks_go(&mut self) {
        let mut held: Vec<(f32, usize)> = self
            .window
            .iter()
            .enumerate()
            .filter(|(_, peak)| peak.pictures.is_some())
            .map(|(place, peak)| (peak.measure.score(), place))
            .collect();
        held.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, place) in held.into_iter().skip(WITH_STILLS) {
            if let Some(peak) = self.window.get_mut(place) {
                peak.let_pictures_go();
            }
        }
    }

    /// No peak comes to this window any more.
    fn close_window(&mut self) {
        self.closed.extend(self.window.drain(..));
    }

    /// Looks closely at a peak that was put aside.
    fn examine(&mut self, peak: Peak) {
        if self.candidates.len() >= CANDIDATES {
            self.left_out.add(&peak, u64::MAX);
            return;
        }
        let mut knowledge = Knowledge {
            matched: &mut self.matched,
            beat: &self.beat,
            changed_before: &mut self.changed_before,
            weak_too: self.weak_too,
        };
        self.candidates.extend(peak.examined(&mut knowledge));
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

    /// Of many changes at one place the surest alone goes to a person.
    fn merge_changes_of_one_place(&mut self) {
        let mut at_one: Vec<(&mut Candidate, Region)> = self
            .candidates
            .iter_mut()
            .filter_map(|candidate| candidate.one_place.map(|place| (candidate, place)))
            .collect();
        let changes: Vec<(Region, u32)> =
            at_one.iter().map(|(candidate, place)| (*place, candidate.draft().confidence_ppm)).collect();
        for ((candidate, _), seen) in at_one.iter_mut().zip(one_place::seen_in_another(&changes)) {
            candidate.seen_in_another = seen;
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
                pictures: Some(fade.last.saturating_sub(fade.first) + 1),
            };
            let confidence = match confidence::of(Code::SpliceDissolve, &facts) {
                plain if fade.as_encoders_mix && plain < PLAIN_MIX_PPM => {
                    if plain < CLEAR_PPM {
                        continue;
                    }
                    table::DOUBTFUL_DISSOLVE
                }
                confidence if fade.share < MIN_SHARE => confidence.min(table::DOUBTFUL_DISSOLVE),
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
        10
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
        self.close_window();
        while let Some(peak) = self.closed.pop_front() {
            self.examine(peak);
        }
        self.stalls.interrupt();
        self.explain_stalls();
        self.eclipses.interrupt();
        for candidate in &mut self.candidates {
            candidate.returns = self.eclipses.returns_at(candidate.frame);
        }
        self.merge_changes_of_one_place();
        let mut found = Vec::new();
        let mut drafts = Vec::new();
        let concealed = self.concealed.runs();
        for candidate in &self.candidates {
            if concealed.iter().any(|&(first, last)| (first..=last + 1).contains(&candidate.frame)) {
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
        std::mem::take(&mut self.power).note(sink);
        if self.frames < MIN_FRAMES {
            return Coverage::None(CoverageReason::TooFewFrames);
        }
        let mut gaps = std::mem::take(&mut self.blind).spans();
        let damaged =
            |&(first, last): &(u64, u64)| (DraftSpan::Frames { first, last }, CoverageReason::Damaged);
        gaps.extend(concealed.iter().filter(|(first, last)| first < last).map(damaged));
        let left_out = self.left_out.spans.iter().copied().chain(self.dissolves.left_out());
        gaps.extend(
            left_out.map(|(first, last)| (DraftSpan::Frames { first, last }, CoverageReason::LimitReached)),
        );
        if gaps.is_empty() { Coverage::Full } else { Coverage::Partial(gaps) }
    }
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

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of made-up pictures")]
mod tests;
