//! Do the timestamps run evenly? Intervals between pictures, as the file states them.
//!
//! *What it observes.* Holes, overlaps and backward steps in the timestamps, lost frames, changes of the frame rate, intervals
//! that vary, slow motion, and the length of the picture against that of the sound. Everything is judged against the clip's own mix of
//! intervals and never against a nominal rate.
//!
//! *Why it matters.* A recorder that stops and goes on, or a part removed without stamping anew, leaves a hole. A sound track
//! that is longer or shorter than the picture tells of a changed speed or of a removal in one of them.
//!
//! *When it is wrong.* Cameras vary their rate by themselves: one honest clip of 40 s has 386 intervals of 80 ms and 198 of
//! 40 ms; low light halves the rate of a phone, even in the middle of a clip. Such intervals belong to the mix and raise
//! nothing but `cadence.variable`. A recorder that loses pictures and stamps them evenly all the same cannot be seen here,
//! nor can a removal that was stamped anew.
//!
//! | code | span |
//! |---|---|
//! | `cadence.gap` | from the frame before to the frame after |
//! | `cadence.drop`, `.overlap` | the run |
//! | `cadence.backward` | the step |
//! | `cadence.rate_change` | the first frames at the new rate |
//! | `cadence.variable`, `.speed`, `.length` | whole |
//! | `cadence.derived_times` | the frames concerned; noted by the scan itself, see `scan::times` |
//!
//! The details of each are a struct of its name in [`onetake_report::facts`].

mod backward;
mod intervals;
mod rates;
mod speed;

use onetake_report::facts::{CadenceDrop, CadenceGap, CadenceLength, CadenceOverlap, CadenceVariable};
use onetake_report::{CoverageReason, Delivered, ObserverId};

use self::backward::Backward;
use self::intervals::{Interval, Mix};
use super::runs::EventRuns;
use super::{Coverage, DraftSpan, ObservationDraft, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::Features;
use crate::media::{Frame, MediaEvent, PacketFacts};
use crate::time::{TimeBase, Timestamp};

/// Picture and sound that differ by less are of one length: encoders round to whole packets and add priming.
const LENGTH_TOLERANCE_MS: i64 = 100;
/// Frames lost within this many frames of each other are one observation.
const NEAR_FRAMES: u64 = 60;
/// Most gaps that are recorded one by one; the longest are kept.
const MAX_GAPS: usize = 100;

/// Follows the timestamps of pictures and packets.
#[derive(Debug)]
pub struct Cadence {
    time_base: TimeBase,
    video_stream: u32,
    capture_milli_fps: Option<i64>,
    /// Whether the container states times of decoding; what a reader makes up for others is no fact about the file.
    states_dts: bool,
    audio: Option<(u32, TimeBase)>,
    backward: Backward,
    reordered: bool,
    latest_packet: Option<Timestamp>,
    before: Option<(Timestamp, Option<i64>)>,
    same_instant: EventRuns<u64>,
    overlapping: EventRuns<u64>,
}

impl Cadence {
    /// An observer for this file.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        Self {
            time_base: beginning.video.time_base,
            video_stream: beginning.video.stream,
            capture_milli_fps: speed::stated_milli_fps(&beginning.container.tags),
            states_dts: !beginning.container.format.starts_with("matroska"),
            audio: beginning.audio.map(|audio| (audio.stream, audio.time_base)),
            backward: Backward::default(),
            reordered: false,
            latest_packet: None,
            before: None,
            same_instant: EventRuns::new(),
            overlapping: EventRuns::new(),
        }
    }

    fn packet(&mut self, packet: &PacketFacts) {
        if !packet.is_video {
            return;
        }
        if self.states_dts {
            self.backward.packet(packet.dts);
        }
        self.reordered |= packet.pts.zip(self.latest_packet).is_some_and(|(pts, latest)| pts < latest);
        self.latest_packet = packet.pts.max(self.latest_packet);
    }

    fn frame(&mut self, frame: &Frame<'_>) {
        let Some(pts) = frame.pts else {
            self.before = None;
            return;
        };
        if let Some((before, duration)) = self.before
            && pts > before
            && self.lasts_into(before, duration, pts)
        {
            self.overlapping.add(frame.number, near);
        }
        self.before = Some((pts, frame.duration_ticks));
    }

    /// Whether a frame's stated duration reaches more than half of itself into the next frame.
    fn lasts_into(&self, start: Timestamp, duration: Option<i64>, next: Timestamp) -> bool {
        let Some(duration_us) = duration.map(|ticks| self.time_base.ticks_to_us(ticks)) else { return false };
        next.us_since(start) < duration_us / 2
    }

    fn note_overlaps(&self, sink: &mut ObservationSink) {
        let kinds = [(&self.same_instant, true), (&self.overlapping, false)];
        for (runs, same_instant) in kinds {
            // Stated durations follow the order of decoding: with reordered pictures they say nothing here.
            if !same_instant && self.reordered {
                continue;
            }
            for run in runs.iter() {
                let span = DraftSpan::Frames { first: run.first, last: run.last };
                sink.emit(ObservationDraft::of(span, CadenceOverlap { frames: run.count, same_instant }));
            }
        }
    }

    fn note_length(&self, ending: &StreamTotals<'_>, median_us: Option<i64>, sink: &mut ObservationSink) {
        let length = |stream: u32, base: TimeBase, last_us: Option<i64>| {
            let delivered = ending.delivered.iter().find(|delivered| delivered.stream == stream)?;
            span_ms(delivered, base, last_us)
        };
        let Some((audio_stream, audio_base)) = self.audio else { return };
        // Stated durations follow the order of decoding: with reordered pictures that of the last one is another's.
        let last_us = median_us.filter(|_| self.reordered);
        let (Some((video_start, video)), Some((audio_start, audio))) =
            (length(self.video_stream, self.time_base, last_us), length(audio_stream, audio_base, None))
        else {
            return;
        };
        let difference = audio.saturating_sub(video);
        if difference.abs() < LENGTH_TOLERANCE_MS || video <= 0 {
            return;
        }
        let ratio = i128::from(audio) * 1_000_000 / i128::from(video);
        let facts = CadenceLength {
            video_ms: video,
            audio_ms: audio,
            difference_ms: difference,
            audio_start_ms: audio_start.saturating_sub(video_start),
            ratio_ppm: i64::try_from(ratio).unwrap_or(i64::MAX),
        };
        sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
    }
}

impl Observer for Cadence {
    fn id(&self) -> ObserverId {
        ObserverId::Cadence
    }

    fn version(&self) -> u32 {
        3
    }

    fn observe(&mut self, event: &MediaEvent<'_>, _features: &Features, _notes: &mut ObservationSink) {
        match event {
            MediaEvent::Packet(packet) => self.packet(packet),
            MediaEvent::Frame(frame) => self.frame(frame),
            MediaEvent::Sound(_) | MediaEvent::Fault(_) => {}
        }
    }

    fn finish(mut self: Box<Self>, ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        for (number, pair) in (1..).zip(ending.frame_pts.windows(2)) {
            if let [Some(before), Some(pts)] = pair
                && before == pts
            {
                self.same_instant.add(number, near);
            }
        }
        self.note_overlaps(sink);
        let intervals = intervals::of(ending.frame_pts);
        let mix = Mix::of(&intervals, self.time_base.ticks_to_us(1));
        self.note_length(ending, mix.as_ref().map(|mix| mix.median_us), sink);
        let mut holes = Vec::new();
        if let Some(mix) = mix {
            holes = note_gaps(&intervals, &mix, ending.frame_pts, sink);
            note_drops(&intervals, &mix, sink);
            note_variable(&mix, sink);
            rates::note_changes(&intervals, &mix, sink);
            speed::note(self.capture_milli_fps, mix.median_us, sink);
        }
        self.backward.frames(ending.frame_pts);
        self.backward.note(&holes, sink);
        coverage(ending.frame_pts)
    }
}

/// Notes the holes in the timestamps, and gives them.
fn note_gaps(
    intervals: &[Interval],
    mix: &Mix,
    pts: &[Option<Timestamp>],
    sink: &mut ObservationSink,
) -> Vec<(Timestamp, Timestamp)> {
    let mut gaps: Vec<&Interval> = intervals.iter().filter(|interval| mix.is_gap(interval.us)).collect();
    if gaps.len() > MAX_GAPS {
        gaps.sort_by_key(|gap| (std::cmp::Reverse(gap.us), gap.after));
        gaps.truncate(MAX_GAPS);
        gaps.sort_by_key(|gap| gap.after);
    }
    let mut holes = Vec::new();
    for gap in gaps {
        let at = |frame: u64| pts.get(usize::try_from(frame).ok()?).copied().flatten();
        let (Some(start), Some(end)) = (at(gap.before), at(gap.after)) else { continue };
        let facts = CadenceGap {
            gap_us: gap.us,
            median_us: mix.median_us,
            alike: mix.alike(gap.us),
            usual: mix.is_common(gap.us),
            intervals: mix.count(),
            before_frame: gap.before,
            after_frame: gap.after,
        };
        let draft = ObservationDraft::of(DraftSpan::Instants { start, end }, facts);
        sink.emit(draft.confidence_ppm(mix.gap_confidence_ppm(gap)));
        holes.push((start, end));
    }
    holes
}

fn note_drops(intervals: &[Interval], mix: &Mix, sink: &mut ObservationSink) {
    let mut runs = EventRuns::new();
    let mut lost = Vec::new();
    for interval in intervals {
        if let Some(frames) = mix.frames_lost(interval.us) {
            runs.add(interval.after, near);
            lost.push((interval.after, frames, interval.us));
        }
    }
    for run in runs.iter() {
        let inside = || lost.iter().filter(|(after, ..)| (run.first..=run.last).contains(after));
        let facts = CadenceDrop {
            places: run.count,
            frames_lost: inside().map(|(_, frames, _)| frames).sum(),
            longest_us: inside().map(|(.., us)| *us).max().unwrap_or(0),
            median_us: mix.median_us,
        };
        sink.emit(ObservationDraft::of(DraftSpan::Frames { first: run.first, last: run.last }, facts));
    }
}

fn note_variable(mix: &Mix, sink: &mut ObservationSink) {
    if !mix.varies() {
        return;
    }
    let common = mix.common();
    let (common_us, common_count) = common.into_iter().unzip();
    let facts = CadenceVariable {
        median_us: mix.median_us,
        shortest_us: mix.shortest_us(),
        longest_us: mix.longest_us(),
        off_median_ppm: mix.off_median_ppm(),
        intervals: mix.count(),
        common_us,
        common_count,
    };
    sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
}

/// Frames without timestamps could not be judged, nor could fewer than three frames.
fn coverage(pts: &[Option<Timestamp>]) -> Coverage {
    let stamped = pts.iter().flatten().count();
    if stamped == 0 && !pts.is_empty() {
        return Coverage::None(CoverageReason::NoTimestamps);
    }
    if stamped < 3 {
        return Coverage::None(CoverageReason::TooFewFrames);
    }
    let mut missing = EventRuns::new();
    for (number, _) in (0_u64..).zip(pts).filter(|(_, pts)| pts.is_none()) {
        missing.add(number, |last, at| at == last + 1);
    }
    if missing.is_empty() {
        return Coverage::Full;
    }
    let span = |run: &super::runs::EventRun<u64>| DraftSpan::Frames { first: run.first, last: run.last };
    Coverage::Partial(missing.iter().map(|run| (span(run), CoverageReason::NoTimestamps)).collect())
}

/// Start and length of a stream in milliseconds. `last_us` is the length of the last frame where it is not the stated one.
fn span_ms(delivered: &Delivered, base: TimeBase, last_us: Option<i64>) -> Option<(i64, i64)> {
    let first = base.ticks_to_us(delivered.first_pts?);
    let last = base.ticks_to_us(delivered.last_pts?);
    let last_us = last_us.unwrap_or_else(|| base.ticks_to_us(delivered.last_duration_ticks.unwrap_or(0)));
    let length = last.checked_add(last_us)?.checked_sub(first)?;
    Some((first.div_euclid(1000), length / 1000))
}

fn near(last: u64, at: u64) -> bool {
    at.saturating_sub(last) <= NEAR_FRAMES
}

#[cfg(test)]
mod tests;
