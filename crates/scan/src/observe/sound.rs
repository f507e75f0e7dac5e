//! Is there sound, and does it run through?
//!
//! *What it observes.* Whether there is a sound track, where it is silent, whether it starts with the picture and ends with
//! it, and whether its timestamps fit the count of its samples.
//!
//! *Why it matters.* Sound that goes on through a still picture shows that time went on; a muted track takes that away. Sound
//! that stops before the picture, or leaves a hole, shows that something happened to the recording.
//!
//! *When it is wrong.* A quiet room may fall below the level that counts as silent; `digital` tells a muted track, whose
//! samples are exactly zero, from a quiet one. Channels are mixed to one before levels are measured, so that channels of
//! opposite phase cancel. Recorders on a network lose sound packets without anybody's doing.
//!
//! | code | span |
//! |---|---|
//! | `sound.absent` | whole |
//! | `sound.silent` | the silent span |
//! | `sound.late` | from the first frame to the first sound |
//! | `sound.ends_early` | from the last sound to the end of the picture |
//! | `sound.gap` | the hole; for a step back the instant |
//! | `sound.break` | from the end of one grid to the start of the next: the break is in it |
//! | `sound.unbroken` | the span |
//!
//! The details of each are a struct of its name in [`onetake_report::facts`].
//!
//! The last two come from the frame grid of an earlier AAC encoding: see `sound/grid.rs`.
//!
//! Parts that listen take every block in turn (`Levels`, `Timing`); what re-analyses the samples of a lossy coding
//! belongs beside them.

mod grid;
mod levels;
mod timing;
mod whole_frames;

use super::confidence::table;
use onetake_report::facts::{SoundAbsent, SoundBreak, SoundEndsEarly, SoundLate, SoundSilent, SoundUnbroken};
use onetake_report::{CoverageReason, ObserverId, StreamKind};

use self::grid::{GridRun, GridWatch};
use self::levels::Levels;
use self::timing::Timing;
use self::whole_frames::WholeFrames;
use super::{Coverage, DraftSpan, ObservationDraft, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::Features;
use crate::media::{AudioFacts, FaultKind, Frame, MediaEvent, SoundBlock};
use crate::time::{TimeBase, Timestamp};

/// Sound that starts or ends within this time of the picture does so with it.
const EDGE_TOLERANCE_US: i64 = 250_000;
/// Silence is recorded from this length on; shorter ones are pauses.
const SILENT_US: i64 = 2_000_000;
/// Confidence in a break for each standard deviation of the weaker side. Proposed, not calibrated.
const BREAK_PPM_PER_SIGMA: i64 = 95_000;
/// A track that is shorter than this says nothing by its silence: coders start up quietly.
const SILENT_WHOLE_US: i64 = 500_000;
/// Most faults of the sound stream that are kept apart.
const MAX_DAMAGED: usize = 32;

/// Follows the sound track: where it is silent, begins, ends and breaks off.
#[derive(Debug)]
pub struct Sound {
    declared: bool,
    audio: Option<AudioFacts>,
    levels: Levels,
    timing: Timing,
    grid: Option<GridWatch>,
    first_frame: Option<Timestamp>,
    last_frame: Option<(Timestamp, i64)>,
    video_base: TimeBase,
    damaged: Vec<Timestamp>,
}

impl Sound {
    /// An observer for this file.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        Self {
            declared: beginning.container.streams.iter().any(|stream| stream.kind == StreamKind::Audio),
            audio: beginning.audio.cloned(),
            levels: Levels::default(),
            timing: Timing::default(),
            grid: beginning.audio.map(|audio| GridWatch::new(audio.sample_rate_hz)),
            first_frame: None,
            last_frame: None,
            video_base: beginning.video.time_base,
            damaged: Vec::new(),
        }
    }

    fn block(&mut self, block: &SoundBlock<'_>) {
        self.timing.block(block);
        self.levels.block(block);
        let own = self.audio.as_ref().is_some_and(|audio| audio.codec == "aac");
        if let Some(grid) = &mut self.grid {
            if own && block.samples.len() == grid::FRAME_SAMPLES {
                grid.own_frame(block.first_sample);
            }
            grid.push(block.samples);
        }
    }

    fn frame(&mut self, frame: &Frame<'_>) {
        let Some(pts) = frame.pts else { return };
        self.first_frame = Some(self.first_frame.map_or(pts, |first| first.min(pts)));
        if self.last_frame.is_none_or(|(last, _)| pts > last) {
            let duration = self.video_base.ticks_to_us(frame.duration_ticks.unwrap_or(0));
            self.last_frame = Some((pts, duration));
        }
    }

    fn note_silence(&self, sink: &mut ObservationSink) {
        let Some(audio) = &self.audio else { return };
        let whole = self.levels.count();
        for run in self.levels.silent_runs() {
            let all = run.windows == whole;
            let (Some(start), Some(end)) =
                (self.timing.instant(run.first_sample), self.timing.instant(run.end_sample))
            else {
                continue;
            };
            let least_us = if all { SILENT_WHOLE_US } else { SILENT_US };
            if end.us_since(start) < least_us {
                continue;
            }
            let span =
                if all { DraftSpan::Whole } else { DraftSpan::Instants { start, end: end.max(start) } };
            let share = run.windows * u64::from(onetake_report::PPM) / whole.max(1);
            let facts = SoundSilent {
                loudest_cdb: run.loudest_cdb,
                digital: run.digital,
                share_ppm: share,
                codec: audio.codec.clone(),
            };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(run.confidence_ppm()));
        }
    }

    fn note_grid(&mut self, frame_pts: &[Option<Timestamp>], sink: &mut ObservationSink) {
        let Some(runs) = self.grid.take().map(GridWatch::finish) else { return };
        for run in &runs {
            let (Some(start), Some(end)) =
                (self.timing.instant(run.first_sample), self.timing.instant(run.end_sample))
            else {
                continue;
            };
            let span = DraftSpan::Instants { start, end: end.max(start) };
            let facts = SoundUnbroken {
                phase: run.phase as u64,
                window: run.window.name(),
                seconds_seen: run.steps_present as u64,
                seconds_unseen: run.steps_absent as u64,
                sigma_milli: run.sigma_milli(),
            };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::MAX_SOUND_GRID));
        }
        for pair in runs.windows(2) {
            if let [before, after] = pair {
                self.note_break((before, after), frame_pts, sink);
            }
        }
    }

    /// Two grids one after the other: the sound between them is not the sound that was recorded between them.
    fn note_break(
        &self,
        (before, after): (&GridRun, &GridRun),
        frame_pts: &[Option<Timestamp>],
        sink: &mut ObservationSink,
    ) {
        let instant = |sample| self.timing.instant(sample);
        let (Some(gone), Some(turn), Some(seen)) =
            (instant(before.end_sample), instant(after.turn), instant(after.first_sample))
        else {
            return;
        };
        let weaker = before.sigma_milli().min(after.sigma_milli());
        let confidence_ppm = u32::try_from(weaker.saturating_mul(BREAK_PPM_PER_SIGMA) / 1000)
            .unwrap_or(0)
            .min(table::MAX_SOUND_GRID);
        let shift = grid::shift(before.phase, after.phase);
        let rate_hz = self.audio.as_ref().map_or(0, |audio| audio.sample_rate_hz);
        let whole = WholeFrames::of(shift, frame_pts, rate_hz);
        let facts = SoundBreak {
            shift_samples: shift as u64,
            uncertain_ms: seen.ms_since(gone).max(0),
            after_ms: turn.ms_since(gone).max(0),
            sigma_before_milli: before.sigma_milli(),
            sigma_after_milli: after.sigma_milli(),
            window: after.window.name(),
            whole_frames: whole.as_ref().map(|whole| whole.fits),
            whole_frames_by_chance_ppm: whole.as_ref().map(|whole| whole.by_chance_ppm.into()),
        };
        let span = DraftSpan::Instants { start: gone, end: seen.max(gone) };
        sink.emit(ObservationDraft::of(span, facts).confidence_ppm(confidence_ppm));
    }

    fn note_edges(&self, sink: &mut ObservationSink) {
        let (Some(first_frame), Some((last_frame, duration_us))) = (self.first_frame, self.last_frame) else {
            return;
        };
        let (Some(start), Some(end)) = (self.timing.start(), self.timing.end()) else { return };
        let late_us = start.us_since(first_frame);
        if late_us > EDGE_TOLERANCE_US {
            let span = DraftSpan::Instants { start: first_frame, end: start };
            sink.emit(ObservationDraft::of(span, SoundLate { late_ms: late_us / 1000 }));
        }
        let early_us = last_frame.us_since(end).saturating_add(duration_us);
        if early_us > EDGE_TOLERANCE_US {
            let span = DraftSpan::Instants { start: end, end: end.max(last_frame) };
            sink.emit(ObservationDraft::of(span, SoundEndsEarly { early_ms: early_us / 1000 }));
        }
    }
}

impl Observer for Sound {
    fn id(&self) -> ObserverId {
        ObserverId::Sound
    }

    fn version(&self) -> u32 {
        3
    }

    fn observe(&mut self, event: &MediaEvent<'_>, _features: &Features, _notes: &mut ObservationSink) {
        match event {
            MediaEvent::Sound(block) => self.block(block),
            MediaEvent::Frame(frame) => self.frame(frame),
            MediaEvent::Fault(fault) => {
                let ours = self.audio.as_ref().is_some_and(|audio| fault.stream == Some(audio.stream));
                if ours && fault.kind == FaultKind::Decode && self.damaged.len() < MAX_DAMAGED {
                    self.damaged.extend(fault.at);
                }
            }
            MediaEvent::Packet(_) => {}
        }
    }

    fn finish(mut self: Box<Self>, ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        self.levels.finish();
        if self.levels.samples() == 0 {
            let delivered = self.audio.as_ref().is_some_and(|audio| {
                ending
                    .delivered
                    .iter()
                    .any(|delivered| delivered.stream == audio.stream && delivered.packets > 0)
            });
            // Packets that nothing came out of, or a codec that is not decoded: there may well be sound.
            if delivered || (self.declared && self.audio.is_none()) {
                return Coverage::None(CoverageReason::SoundNotDecoded);
            }
            sink.emit(ObservationDraft::of(DraftSpan::Whole, SoundAbsent { declared: self.declared }));
            return Coverage::None(CoverageReason::NoSound);
        }
        self.note_silence(sink);
        self.note_edges(sink);
        if self.timing.is_sparse() {
            return Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::SoundNotDecoded)]);
        }
        self.timing.note_gaps(sink);
        self.note_grid(ending.frame_pts, sink);
        if self.damaged.is_empty() {
            return Coverage::Full;
        }
        let span = |at: &Timestamp| (DraftSpan::Instants { start: *at, end: *at }, CoverageReason::Damaged);
        Coverage::Partial(self.damaged.iter().map(span).collect())
    }
}

#[cfg(test)]
mod tests;
