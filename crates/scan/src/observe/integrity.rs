//! Is the file whole? What it declares, set against what it delivered.
//!
//! *What it observes.* Boxes, elements and chunks that reach past the end of the file; samples whose bytes would lie there;
//! declared counts and durations against delivered ones; packets that the demuxer marked corrupt, that the decoder refused or
//! that no frame came out of; frames with concealed errors; frames without timestamps; a file that changed while it was read.
//!
//! *Why it matters.* A file that was cut off ends like a whole one: reading reports a quiet end of file. Only the file's own
//! declarations tell that something is missing, and a removed or damaged stretch may be the one that mattered.
//!
//! *When it is wrong.* Some writers declare too much without any loss: duration fields of live fragments, space reserved for
//! media that was never recorded. Where the file's bytes are all there, such differences are `integrity.mismatch` and never
//! `integrity.truncated`. A recorder that starts inside a group of pictures leaves packets that deliver no frame in honest
//! files too; nobody saw what they show, so they are told. Leading pictures of an open group at the start are no loss. A
//! transport stream declares nothing, so its end proves nothing: coverage is partial. A packet or a cluster lost in the
//! middle of a file that declares only its whole length shows in `integrity.concealed` and in `cadence.gap` alone.
//!
//! | code | span |
//! |---|---|
//! | `integrity.truncated` | from the end of what was delivered to the declared end |
//! | `integrity.mismatch`, `.undeclared`, `.changed` | whole |
//! | `integrity.corrupt_packet`, `.concealed`, `.missing_pts` | the run |
//! | `integrity.undecodable` | the packets with no frame between them |
//!
//! The details of each are a struct of its name in [`onetake_report::facts`].

mod declared;
mod lost;

use onetake_report::facts::{
    CorruptCause, IntegrityConcealed, IntegrityCorruptPacket, IntegrityMissingPts, IntegrityUndeclared,
};
use onetake_report::{Code, ContainerFacts, CoverageReason, ObserverId};

use self::declared::Declared;
use self::lost::LostPackets;
use super::runs::{EventRun, EventRuns};
use super::{Coverage, DraftSpan, ObservationDraft, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::Features;
use crate::media::{Fault, FaultKind, Frame, MediaEvent, PacketFacts};
use crate::time::Timestamp;

/// Faults within this time of each other are one observation.
const NEAR_US: i64 = 1_000_000;
/// Frames with faults within this many frames of each other are one observation.
const NEAR_FRAMES: u64 = 30;

/// Compares what the file declares with what it delivered.
#[derive(Debug)]
pub struct Integrity {
    container: ContainerFacts,
    declared: Declared,
    lost: LostPackets,
    corrupt: EventRuns<Timestamp>,
    corrupt_somewhere: u64,
    unreadable: EventRuns<Timestamp>,
    unreadable_somewhere: u64,
    concealed: EventRuns<u64>,
    missing_pts: EventRuns<u64>,
    last_seen: Option<Timestamp>,
    stopped: bool,
    changed: bool,
}

impl Integrity {
    /// An observer for this file.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        Self {
            container: beginning.container.clone(),
            declared: Declared::read(beginning),
            lost: LostPackets::new(beginning),
            corrupt: EventRuns::new(),
            corrupt_somewhere: 0,
            unreadable: EventRuns::new(),
            unreadable_somewhere: 0,
            concealed: EventRuns::new(),
            missing_pts: EventRuns::new(),
            last_seen: None,
            stopped: false,
            changed: false,
        }
    }

    fn packet(&mut self, packet: &PacketFacts) {
        let at = packet.pts.or(packet.dts);
        if packet.is_video {
            self.lost.packet(packet);
            self.last_seen = at.max(self.last_seen);
        }
        if packet.corrupt {
            match at.or(self.last_seen) {
                Some(at) => self.corrupt.add(at, near),
                None => self.corrupt_somewhere += 1,
            }
        }
    }

    fn frame(&mut self, frame: &Frame<'_>) {
        self.lost.frame(frame);
        if frame.concealed {
            self.concealed.add(frame.number, near_frames);
        }
    }

    fn fault(&mut self, fault: &Fault) {
        match fault.kind {
            FaultKind::Demux => match fault.at.or(self.last_seen) {
                Some(at) => self.unreadable.add(at, near),
                None => self.unreadable_somewhere += 1,
            },
            FaultKind::Decode => self.lost.refused(fault),
            FaultKind::Stopped => self.stopped = true,
            FaultKind::Changed => self.changed = true,
        }
    }

    fn note_runs(&self, sink: &mut ObservationSink) {
        let causes = [
            (&self.corrupt, self.corrupt_somewhere, CorruptCause::Marked),
            (&self.unreadable, self.unreadable_somewhere, CorruptCause::Unreadable),
        ];
        for (runs, somewhere, cause) in causes {
            for run in runs.iter() {
                let span = DraftSpan::Instants { start: run.first, end: run.last };
                let facts = IntegrityCorruptPacket { packets: run.count, cause: cause.clone() };
                sink.emit(ObservationDraft::of(span, facts));
            }
            if somewhere > 0 {
                let facts = IntegrityCorruptPacket { packets: somewhere, cause };
                sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
            }
        }
        let span = |run: &EventRun<u64>| DraftSpan::Frames { first: run.first, last: run.last };
        for run in self.concealed.iter() {
            sink.emit(ObservationDraft::of(span(run), IntegrityConcealed { frames: run.count, cause: None }));
        }
        for run in self.missing_pts.iter() {
            sink.emit(ObservationDraft::of(span(run), IntegrityMissingPts { frames: run.count }));
        }
    }
}

impl Observer for Integrity {
    fn id(&self) -> ObserverId {
        ObserverId::Integrity
    }

    fn version(&self) -> u32 {
        2
    }

    fn observe(&mut self, event: &MediaEvent<'_>, _features: &Features, _notes: &mut ObservationSink) {
        match event {
            MediaEvent::Packet(packet) => self.packet(packet),
            MediaEvent::Frame(frame) => self.frame(frame),
            MediaEvent::Fault(fault) => self.fault(fault),
            MediaEvent::Sound(_) => {}
        }
    }

    fn finish(mut self: Box<Self>, ending: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        // Only now is it known which times follow from those of other frames.
        for (number, _) in (0..).zip(ending.frame_pts).filter(|(_, pts)| pts.is_none()) {
            self.missing_pts.add(number, near_frames);
        }
        self.note_runs(sink);
        self.lost.finish(ending, sink);
        if self.changed {
            sink.emit(ObservationDraft::new(Code::IntegrityChanged, DraftSpan::Whole));
        }
        if ending.limited {
            // What was not read cannot be reconciled.
            return Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::LimitReached)]);
        }
        let truncated = self.declared.reconcile(ending, self.stopped, sink);
        if truncated || self.declared.says_something() {
            return Coverage::Full;
        }
        let facts = IntegrityUndeclared { container: self.container.format.clone() };
        sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::Undeclared)])
    }
}

fn near(last: Timestamp, at: Timestamp) -> bool {
    at.us_since(last).saturating_abs() <= NEAR_US
}

fn near_frames(last: u64, at: u64) -> bool {
    at.saturating_sub(last) <= NEAR_FRAMES
}

#[cfg(test)]
mod tests;
