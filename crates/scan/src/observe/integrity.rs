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
//! | code | span | details |
//! |---|---|---|
//! | `integrity.truncated` | from the end of what was delivered to the declared end | `basis` (list of `box_past_end`, `samples_past_end`, `index_past_end`, `duration`, `read_error`, `partial_packet`), `element`, `missing_bytes`, `declared_frames`, `delivered_packets`, `delivered_frames`, `samples_past_end`, `declared_ms`, `delivered_ms` |
//! | `integrity.mismatch` | whole | `what` (`frames`, `duration`, `structure`), `declared_frames`, `delivered_packets`, `declared_ms`, `delivered_ms`, `at_byte` |
//! | `integrity.undeclared` | whole | `container` |
//! | `integrity.corrupt_packet` | the run | `packets`, `cause` (`marked`, `unreadable`) |
//! | `integrity.undecodable` | the packets with no frame between them | `packets`, `refused`, `missing_ms`, `at` (`start`, `middle`, `end` of what was delivered, `unknown`) |
//! | `integrity.concealed` | the run | `frames`, `cause` (`no_keyframe`: built from references that are not there) |
//! | `integrity.missing_pts` | the run | `frames` |
//! | `integrity.changed` | whole | |

mod declared;
mod lost;

use onetake_report::{Code, ContainerFacts, CoverageReason, ObserverId};

use self::declared::Declared;
use self::lost::LostPackets;
use super::runs::Runs;
use super::{Beginning, Coverage, Draft, DraftSpan, Ending, Notes, Observer};
use crate::features::Features;
use crate::media::{Fault, FaultKind, Frame, MediaEvent, PacketFacts};
use crate::time::Timestamp;

/// The cause of frames that a decoder built from references that are not in the file.
pub(crate) const NO_KEYFRAME: &str = "no_keyframe";

/// Faults within this time of each other are one observation.
const NEAR_US: i64 = 1_000_000;
/// Frames with faults within this many frames of each other are one observation.
const NEAR_FRAMES: u64 = 30;

/// See the module.
#[derive(Debug)]
pub struct Integrity {
    container: ContainerFacts,
    declared: Declared,
    lost: LostPackets,
    corrupt: Runs<Timestamp>,
    corrupt_somewhere: u64,
    unreadable: Runs<Timestamp>,
    unreadable_somewhere: u64,
    concealed: Runs<u64>,
    missing_pts: Runs<u64>,
    last_seen: Option<Timestamp>,
    stopped: bool,
    changed: bool,
}

impl Integrity {
    /// An observer for this file.
    #[must_use]
    pub fn new(beginning: &Beginning<'_>) -> Self {
        Self {
            container: beginning.container.clone(),
            declared: Declared::read(beginning),
            lost: LostPackets::new(beginning),
            corrupt: Runs::new(),
            corrupt_somewhere: 0,
            unreadable: Runs::new(),
            unreadable_somewhere: 0,
            concealed: Runs::new(),
            missing_pts: Runs::new(),
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

    fn note_runs(&self, notes: &mut Notes) {
        let causes = [
            (&self.corrupt, self.corrupt_somewhere, "marked"),
            (&self.unreadable, self.unreadable_somewhere, "unreadable"),
        ];
        for (runs, somewhere, cause) in causes {
            for run in runs.iter() {
                let span = DraftSpan::Instants { start: run.first, end: run.last };
                let draft = Draft::new(Code::IntegrityCorruptPacket, span);
                notes.note(draft.detail("packets", run.count).detail("cause", cause));
            }
            if somewhere > 0 {
                let draft = Draft::new(Code::IntegrityCorruptPacket, DraftSpan::Whole);
                notes.note(draft.detail("packets", somewhere).detail("cause", cause));
            }
        }
        let frame_runs =
            [(&self.concealed, Code::IntegrityConcealed), (&self.missing_pts, Code::IntegrityMissingPts)];
        for (runs, code) in frame_runs {
            for run in runs.iter() {
                let span = DraftSpan::Frames { first: run.first, last: run.last };
                notes.note(Draft::new(code, span).detail("frames", run.count));
            }
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

    fn observe(&mut self, event: &MediaEvent<'_>, _features: &Features, _notes: &mut Notes) {
        match event {
            MediaEvent::Packet(packet) => self.packet(packet),
            MediaEvent::Frame(frame) => self.frame(frame),
            MediaEvent::Fault(fault) => self.fault(fault),
            MediaEvent::Sound(_) => {}
        }
    }

    fn finish(mut self: Box<Self>, ending: &Ending<'_>, notes: &mut Notes) -> Coverage {
        // Only now is it known which times follow from those of other frames.
        for (number, _) in (0..).zip(ending.frame_pts).filter(|(_, pts)| pts.is_none()) {
            self.missing_pts.add(number, near_frames);
        }
        self.note_runs(notes);
        self.lost.finish(ending, notes);
        if self.changed {
            notes.note(Draft::new(Code::IntegrityChanged, DraftSpan::Whole));
        }
        if ending.limited {
            // What was not read cannot be reconciled.
            return Coverage::Partial(vec![(DraftSpan::Whole, CoverageReason::LimitReached)]);
        }
        let truncated = self.declared.reconcile(ending, self.stopped, notes);
        if truncated || self.declared.says_something() {
            return Coverage::Full;
        }
        let undeclared = Draft::new(Code::IntegrityUndeclared, DraftSpan::Whole);
        notes.note(undeclared.detail("container", self.container.format.as_str()));
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
