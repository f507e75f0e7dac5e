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
//! that appears at once in front of the lens, or a camera torn away, can look like a cut; such suddenness is held against
//! the rest of the clip. While the camera is swung nothing counts as sure.
//!
//! # Details
//!
//! `splice.cut`, a point event at the first frame after the cut; excesses are those of the worst hundredth of the
//! picture, in thousandths of a grey level:
//! * `strength_milli`: how much more stands out at this instant than at the instants around it, on both sides together;
//! * `clip_milli`: the strength of the clip's other candidates, the three strongest left out: more cuts are no excuse;
//! * `new_milli`, `new_around_milli`: what appears without explanation, at this instant and at those around it;
//! * `gone_milli`, `gone_around_milli`: the same of what disappears;
//! * `across_milli`: how much more the small pictures change across the instant than on either side of it;
//! * `outlier_milli`: the change against that of the instants around, in thousandths of a robust deviation;
//! * `contrast_milli`: how many times more appears and disappears here than around, in thousandths;
//! * `shift_quarter_px`, `shift_around_quarter_px`: motion of the whole picture here, and at most around, in quarters of a
//!   pixel of a picture 320 pixels long;
//! * `last_frame_before`: the last frame before the cut that is no copy of the one before it.
//!
//! `splice.dissolve`, from the first mixed picture to the last, to within a few frames:
//! * `mixed_milli`: how much of the middle picture is a mix of the ends that no motion from either of them makes, as a
//!   mean over the fiftieth of the picture where it is most, in thousandths of a grey level; `clip_milli`: the largest
//!   such mean elsewhere in the clip;
//! * `score_milli`: how much of the picture changes along the straight line between the ends and stops there, as a mean in
//!   thousandths of a grey level;
//! * `blocks`: how many of 144 blocks do so; `share_milli`: the share of the whole change that lies on the line.
//!
//! `splice.insert`, from the first frame of the inserted run to its last, beside the cuts at its ends, and
//! `stillness.reversal`, a run that joins its surroundings only when it is turned round:
//! * `bridge_milli`: how much the picture before the run differs from the one after it, in thousandths of a grey level; for
//!   a reversal, how much those differ that would be neighbours when the run is turned round, the larger of the two;
//! * `joint_milli`: how much the pictures differ at its ends, the smaller of the two;
//! * `strength_milli`, `weaker_joint_ppm`: strength and confidence of the weaker joint.

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
mod still;

use std::collections::VecDeque;
use std::sync::Arc;

use onetake_report::{Code, CoverageReason, ObserverId, PPM, StillPurpose};

use super::{Coverage, Draft, DraftSpan, DraftStill, Ending, Notes, Observer, confidence};
use crate::features::{BLOCKS, BlockChange, Features, SmallLuma};
use crate::media::{Frame, MediaEvent, Picture};
use crate::time::Timestamp;
use dissolve::Dissolves;
use gate::{Measure, Ring};
use joint::Joint;
use spoiled::Spoiled;
use still::Undecidable;

/// A frame counts as a copy of the one before when no block of the small picture changes by more than this, in sixteenths
/// of a grey level, and the mean block by less than a third of it.
const COPY_BLOCK: u16 = 3;

/// Instants of a lower score are not looked at again.
const GATE: f32 = 0.5;

/// Frames that follow sooner are passed over: high frame rates show the capture's own stutter as jumps.
const LEAST_INTERVAL_US: i64 = 14_000;

/// Longer intervals are all the same.
const LONGEST_INTERVAL_US: i64 = 3_600_000_000;

/// Peaks closer than this in seconds are one.
const PEAK_S: f32 = 0.12;

/// Of the peaks in this many seconds only the strongest are looked at closely.
const STRETCH_S: f32 = 10.0;

/// So many of them.
const PER_STRETCH: usize = 5;

/// So many other strong candidates are no excuse: a video may hold some cuts. A scene or a recorder that is sudden all the
/// time has more.
const NO_EXCUSE: usize = 3;

/// A leap of the whole picture counts when the small pictures change by so much: see [`Measure`].
const LEAP_OUTLIER: f32 = 4.0;
const LEAP_ACROSS: f32 = 1.0;

/// Stills are kept of so many candidates: each holds two decoded pictures until the end.
const WITH_STILLS: usize = 8;

/// A camera that turns by this much from frame to frame, in quarters of a pixel of a picture 320 pixels long (3 % of its
/// length), is swung: the pictures blur, and jerks of the hand look like cuts.
const SWUNG_QUARTER_PX: i16 = 40;

/// Most that is believed of a cut while the camera is swung, so that a person must look: two honest clips of that kind,
/// filmed with a phone in the hand, were told as cuts at up to 974,000.
const SWUNG_MOST_PPM: u32 = 850_000;

/// Candidates below this confidence are not recorded.
const RECORDED_PPM: u32 = 100_000;

/// With fewer frames there is nothing to compare an instant with.
const FEWEST: u64 = 8;

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
    candidates: Vec<Candidate>,
    undecidable: Undecidable,
    dissolves: Dissolves,
    steady_from: u64,
    spoiled: Spoiled,
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
        if steady && usual.is_none_or(|usual| usual >= LEAST_INTERVAL_US) {
            self.dissolves.frame(frame.number, features);
        }
        let (Some(small), Some(medium)) = (features.small(), features.medium()) else { return };
        if features.series() != self.series {
            self.series = features.series();
            self.settle();
            self.ring.clear();
            self.copies = 0;
        }
        let too_soon = interval.is_some_and(|interval| (0..LEAST_INTERVAL_US).contains(&interval));
        let copy = too_soon
            || self.ring.len() > 0
                && features.change().is_some_and(|change| self.usual_change.is_copy(change));
        self.copies += 1;
        if copy {
            return;
        }
        let gap = self.intervals.late(interval.unwrap_or(i64::from(self.copies) * 33_333)).min(2.0);
        self.last_pts = frame.pts;
        self.copies = 0;
        let picture = features.recent(frame.number).map(|recent| recent.picture.clone());
        self.ring.push(frame.number, picture, (small, medium), gap);
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
            weakest.map(|place| self.stretch.remove(place));
        }
    }

    /// Looks closely at the peaks that were put aside.
    fn examine(&mut self) {
        for peak in self.stretch.drain(..) {
            if self.candidates.len() >= CANDIDATES {
                return;
            }
            if let Some(joint) = joint::measure(&peak.window, peak.gap) {
                self.candidates.push(Candidate {
                    frame: peak.frame,
                    last_before: peak.last_before,
                    measure: peak.measure,
                    joint,
                    small: peak.small,
                    pictures: peak.pictures,
                });
            }
        }
        self.let_pictures_go();
    }

    fn note_dissolves(&mut self, notes: &mut Notes) {
        let least = self.least_ppm();
        let fades = self.dissolves.finish();
        for (place, fade) in fades.iter().enumerate() {
            let others = fades.iter().enumerate().filter(|&(other, _)| other != place);
            let usual = nth_largest(others.map(|(_, fade)| fade.mixed), 0);
            let milli = |value: f32| (value * 1000.0).round() as i64;
            let span = DraftSpan::Frames { first: fade.first, last: fade.last };
            let draft = Draft::new(Code::SpliceDissolve, span)
                .detail("mixed_milli", milli(fade.mixed))
                .detail("clip_milli", milli(usual))
                .detail("score_milli", milli(fade.score))
                .detail("blocks", fade.blocks)
                .detail("share_milli", milli(fade.share));
            let confidence = confidence::of(Code::SpliceDissolve, &draft.detail);
            if confidence >= least {
                notes.note(draft.confidence_ppm(confidence));
            }
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
        2
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _notes: &mut Notes) {
        if let MediaEvent::Frame(frame) = event {
            self.frame(frame, features);
        }
    }

    fn finish(mut self: Box<Self>, _ending: &Ending<'_>, notes: &mut Notes) -> Coverage {
        for lag in (2..gate::DELAY).rev() {
            self.look(lag);
        }
        self.settle();
        self.examine();
        let strengths: Vec<f32> = self.candidates.iter().map(Candidate::strength).collect();
        let mut found = Vec::new();
        let spoiled = self.spoiled.runs();
        for (place, candidate) in self.candidates.iter().enumerate() {
            if spoiled.iter().any(|&(first, last)| (first..=last + 1).contains(&candidate.frame)) {
                continue;
            }
            let others = strengths.iter().enumerate().filter(|&(other, _)| other != place);
            let usual = nth_largest(others.map(|(_, &strength)| strength), NO_EXCUSE);
            let draft = candidate.draft(usual);
            found.push((candidate, draft.confidence_ppm));
            if draft.confidence_ppm >= self.least_ppm() {
                notes.note(draft);
            }
        }
        pairs::note(&found, self.least_ppm(), notes);
        self.note_dissolves(notes);
        if self.frames < FEWEST {
            return Coverage::None(CoverageReason::TooFewFrames);
        }
        let mut gaps = std::mem::take(&mut self.undecidable).spans();
        let damaged =
            |&(first, last): &(u64, u64)| (DraftSpan::Frames { first, last }, CoverageReason::Damaged);
        gaps.extend(spoiled.iter().filter(|(first, last)| first < last).map(damaged));
        if gaps.is_empty() { Coverage::Full } else { Coverage::Partial(gaps) }
    }
}

/// The value of that place when sorted downwards from 0; 0 when there are fewer.
fn nth_largest(values: impl Iterator<Item = f32>, place: usize) -> f32 {
    let mut sorted: Vec<f32> = values.collect();
    sorted.sort_by(|a, b| b.total_cmp(a));
    sorted.get(place).copied().unwrap_or(0.0)
}

/// An instant that stands out among its neighbours.
#[derive(Debug)]
struct Peak {
    frame: u64,
    last_before: u64,
    measure: Measure,
    gap: f32,
    window: Vec<Arc<SmallLuma>>,
    small: [Arc<SmallLuma>; 2],
    pictures: Option<(Picture, Picture)>,
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
    small: [Arc<SmallLuma>; 2],
    pictures: Option<(Picture, Picture)>,
}

impl Candidate {
    /// A leap of the whole picture, each pixel of which counts as a grey level; none where the small pictures do not change
    /// as a whole: then what moves is large and near, and not the camera.
    fn leap(&self) -> f32 {
        let whole = self.measure.outlier >= LEAP_OUTLIER && self.measure.across >= LEAP_ACROSS;
        if whole { self.joint.leap() } else { 0.0 }
    }

    fn strength(&self) -> f32 {
        self.joint.rest() + self.leap()
    }

    fn contrast(&self) -> f32 {
        self.joint.contrast().max(self.leap() / 2.0)
    }

    /// Most that is believed of it, and of a run that it bounds.
    fn most_ppm(&self) -> u32 {
        if self.joint.shift_around >= SWUNG_QUARTER_PX { SWUNG_MOST_PPM } else { PPM }
    }

    /// What is recorded of it, when the clip has candidates as strong as `usual` besides.
    fn draft(&self, usual: f32) -> Draft {
        let milli = |value: f32| (value * 1000.0).round() as i64;
        // From 1/64 of a grey level.
        let rest = |value: u32| i64::from(value) * 1000 / 64;
        let Joint { back, forward, shift, shift_around } = self.joint;
        let draft = Draft::new(Code::SpliceCut, DraftSpan::frame(self.frame))
            .detail("last_frame_before", self.last_before)
            .detail("strength_milli", milli(self.strength()))
            .detail("clip_milli", milli(usual))
            .detail("new_milli", rest(back.here_wide))
            .detail("new_around_milli", rest(back.around_wide))
            .detail("gone_milli", rest(forward.here_wide))
            .detail("gone_around_milli", rest(forward.around_wide))
            .detail("across_milli", milli(self.measure.across))
            .detail("outlier_milli", milli(self.measure.outlier))
            .detail("contrast_milli", milli(self.contrast()))
            .detail("shift_quarter_px", i64::from(shift))
            .detail("shift_around_quarter_px", i64::from(shift_around));
        let confidence = confidence::of(Code::SpliceCut, &draft.detail);
        let draft = draft.confidence_ppm(confidence.min(self.most_ppm()));
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
        let interval = interval.min(LONGEST_INTERVAL_US);
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
