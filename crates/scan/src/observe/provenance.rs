//! How did this file come about? What its container and its stream tell about recorders, programs and joins.
//!
//! *What it observes.* Edit lists, sample descriptions, creation times, unreferenced media data, changes of coding parameters,
//! breaks in the rhythm of keyframes, C2PA manifests, and marks that programs and devices leave in texts, brands, boxes and
//! in the coded stream. Each mark comes from one named rule, with the text that it matched.
//!
//! *Why it matters.* A file that came straight from a recorder differs from one that went through an editor, and an edit list
//! can hide part of what was recorded without touching a picture.
//!
//! *When it is wrong.* Re-encoding alone is no tampering: honest recorders, chat apps and platforms write the same marks as
//! editors do, and marks can be removed or forged. A mark names the program that wrote it, never a person or a purpose.
//! Clocks of recorders may be unset or in local time. Encoders place keyframes where the picture changes: only a rhythm that
//! is otherwise steady can break.
//!
//! | code | span |
//! |---|---|
//! | `provenance.encoder`, `.editor`, `.device`, `.creation_time`, `.creation_time_conflict`, `.edit_list`, `.sample_descriptions`, `.unreferenced_data`, `.c2pa` | whole |
//! | `provenance.parameter_change` | the frame or packet |
//! | `provenance.keyframe_rhythm` | the group that breaks it |
//! | `provenance.gop_phase` | where the phase of an earlier encoding's groups breaks |
//! | `provenance.join` | the instant |
//!
//! The details of each are a struct of its name in [`onetake_report::facts`]; marks of programs and devices share one.

mod edits;
mod evidence;
mod gop_phase;
mod joins;
mod marks;
mod rhythm;
mod times;

use std::sync::Arc;

use onetake_report::facts::{
    ParameterKind, ProvenanceParameterChange, ProvenanceSampleDescriptions, ProvenanceUnreferencedData,
};
use onetake_report::{Code, CoverageReason, ObserverId};

use self::evidence::Evidence;
use self::gop_phase::GopPhase;
use self::joins::Joins;
use self::rhythm::Rhythm;
use super::{Coverage, DraftSpan, ObservationDraft, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::container::Structure;
use crate::container::mp4::Movie;
use crate::features::Features;
use crate::media::{Frame, MediaEvent, PacketFacts};
use crate::time::Timestamp;

/// Most parameter changes that are recorded one by one.
const MAX_CHANGES: usize = 32;
/// Media data without a sample counts from this share of it on, in parts per million.
const UNREFERENCED_PPM: u64 = 10_000;
/// And from this many bytes on.
const UNREFERENCED_BYTES: u64 = 4096;

/// Collects what container and stream tell about how the file was made.
#[derive(Debug)]
pub struct Provenance {
    structure: Arc<Structure>,
    evidence: Evidence,
    times: times::Times,
    rhythm: Rhythm,
    gop_phase: GopPhase,
    joins: Joins,
    size: Option<(usize, usize)>,
    packets: u64,
    changes: Vec<ObservationDraft>,
    more_changes: u64,
}

impl Provenance {
    /// An observer for this file.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        let structure = beginning.structure();
        let evidence = Evidence::gather(beginning, &structure);
        let times = times::Times::gather(beginning, &structure);
        Self {
            structure,
            evidence,
            times,
            rhythm: Rhythm::default(),
            gop_phase: GopPhase::default(),
            joins: Joins::new(beginning),
            size: None,
            packets: 0,
            changes: Vec::new(),
            more_changes: 0,
        }
    }

    fn packet(&mut self, packet: &PacketFacts) {
        if !packet.is_video {
            return;
        }
        self.packets += 1;
        self.rhythm.packet(packet);
        self.joins.packet(packet);
        // The first packet may bring the parameters that the container should have had.
        if packet.new_parameters && self.packets > 1 {
            let at = packet.pts.or(packet.dts);
            let span =
                at.map_or(DraftSpan::Whole, |at: Timestamp| DraftSpan::Instants { start: at, end: at });
            self.change(span, parameter_change(ParameterKind::Parameters));
        }
    }

    fn frame(&mut self, frame: &Frame<'_>) {
        let size = (frame.luma.width(), frame.luma.height());
        if let Some((width, height)) = self.size.filter(|before| *before != size) {
            let facts = ProvenanceParameterChange {
                from: Some(format!("{width}x{height}")),
                to: Some(format!("{}x{}", size.0, size.1)),
                ..parameter_change(ParameterKind::Size)
            };
            self.change(DraftSpan::frame(frame.number), facts);
        }
        self.size = Some(size);
    }

    fn change(&mut self, span: DraftSpan, facts: ProvenanceParameterChange) {
        if self.changes.len() < MAX_CHANGES {
            self.changes.push(ObservationDraft::of(span, facts));
        } else {
            self.more_changes += 1;
        }
    }

    fn note_movie(movie: &Movie, sink: &mut ObservationSink) {
        edits::note(movie, sink);
        joins::note_sound(movie, sink);
        for track in movie.tracks.iter().filter(|track| track.samples.description_count > 1) {
            let names: Vec<String> = track.samples.descriptions.iter().map(ToString::to_string).collect();
            let facts = ProvenanceSampleDescriptions {
                track: track.id,
                descriptions: track.samples.description_count.into(),
                names,
                changes: track.samples.description_changes.into(),
            };
            sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        }
        if movie.c2pa {
            sink.emit(ObservationDraft::new(Code::ProvenanceC2pa, DraftSpan::Whole));
        }
        note_unreferenced(movie, sink);
    }
}

impl Observer for Provenance {
    fn id(&self) -> ObserverId {
        ObserverId::Provenance
    }

    fn version(&self) -> u32 {
        3
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _notes: &mut ObservationSink) {
        match event {
            MediaEvent::Packet(packet) => self.packet(packet),
            MediaEvent::Frame(frame) => {
                self.frame(frame);
                self.gop_phase.frame(frame, features);
            }
            MediaEvent::Sound(_) | MediaEvent::Fault(_) => {}
        }
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        marks::note(&self.evidence, sink);
        self.times.note(sink);
        self.rhythm.note(sink);
        self.gop_phase.note(sink);
        self.joins.note(sink);
        for change in self.changes {
            sink.emit(change);
        }
        if self.more_changes > 0 {
            let changes = self.more_changes;
            let facts = ProvenanceParameterChange { what: None, from: None, to: None, changes };
            sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        }
        let partly = |reason| Coverage::Partial(vec![(DraftSpan::Whole, reason)]);
        match &*self.structure {
            Structure::Mp4(movie) => {
                Self::note_movie(movie, sink);
                if movie.limited { partly(CoverageReason::LimitReached) } else { Coverage::Full }
            }
            Structure::Matroska(file) if file.limited => partly(CoverageReason::LimitReached),
            Structure::Matroska(_) | Structure::Avi(_) => Coverage::Full,
            Structure::Foreign => partly(CoverageReason::ForeignContainer),
        }
    }
}

/// Media data that no sample refers to: what an editor cut off may still be there.
fn note_unreferenced(movie: &Movie, sink: &mut ObservationSink) {
    let all_placed = movie.tracks.iter().all(|track| track.samples.placed == track.samples.samples);
    if movie.limited || movie.fragments > 0 || !all_placed || !movie.overruns.is_empty() {
        return;
    }
    let referenced: u64 = movie.tracks.iter().map(|track| track.samples.bytes).fold(0, u64::saturating_add);
    let unreferenced = movie.media_bytes.saturating_sub(referenced);
    let share =
        u128::from(unreferenced) * u128::from(onetake_report::PPM) / u128::from(movie.media_bytes.max(1));
    if unreferenced < UNREFERENCED_BYTES || share < u128::from(UNREFERENCED_PPM) {
        return;
    }
    let facts = ProvenanceUnreferencedData {
        media_bytes: movie.media_bytes,
        referenced_bytes: referenced,
        share_ppm: u32::try_from(share).unwrap_or(onetake_report::PPM),
    };
    sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
}

/// One change of that kind, of which no sizes are told.
fn parameter_change(what: ParameterKind) -> ProvenanceParameterChange {
    ProvenanceParameterChange { what: Some(what), from: None, to: None, changes: 1 }
}

#[cfg(test)]
mod tests;
