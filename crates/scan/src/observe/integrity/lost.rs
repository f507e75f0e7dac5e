//! Packets that no frame came out of.

use std::collections::BTreeSet;

use onetake_report::Code;

use super::near;
use crate::media::{Fault, PacketFacts};
use crate::observe::runs::{Run, Runs};
use crate::observe::{Beginning, Draft, DraftSpan, Ending, Notes};
use crate::time::Timestamp;

/// A packet whose frame has not come after this many more packets is lost: decoders hold back at most 16 pictures for
/// reordering, and as many again for each of their threads.
const PATIENCE: usize = 1024;

/// Follows each video packet to its frame by the timestamp.
#[derive(Debug)]
pub(super) struct LostPackets {
    stream: u32,
    /// Packets of this codec may carry pictures that are never shown.
    hidden_pictures: bool,
    waiting: BTreeSet<Timestamp>,
    lost: Vec<Timestamp>,
    early_lost: Runs<Timestamp>,
    first_frame: Option<Timestamp>,
    packets: u64,
    refused: Runs<Timestamp>,
    refused_count: u64,
}

impl LostPackets {
    pub(super) fn new(beginning: &Beginning<'_>) -> Self {
        let stream = beginning.video.stream;
        let codec = beginning.container.streams.iter().find(|facts| facts.index == stream);
        let hidden_pictures =
            codec.is_some_and(|facts| matches!(facts.codec.as_str(), "vp8" | "vp9" | "av1" | "mpeg4"));
        Self {
            stream,
            hidden_pictures,
            waiting: BTreeSet::new(),
            lost: Vec::new(),
            early_lost: Runs::new(),
            first_frame: None,
            packets: 0,
            refused: Runs::new(),
            refused_count: 0,
        }
    }

    pub(super) fn packet(&mut self, packet: &PacketFacts) {
        self.packets += 1;
        let Some(pts) = packet.pts.filter(|_| !packet.discarded) else { return };
        self.waiting.insert(pts);
        if self.waiting.len() > PATIENCE
            && let Some(oldest) = self.waiting.pop_first()
        {
            self.give_up(oldest);
        }
    }

    pub(super) fn frame(&mut self, pts: Option<Timestamp>) {
        let Some(pts) = pts else { return };
        self.waiting.remove(&pts);
        self.first_frame = Some(self.first_frame.map_or(pts, |first| first.min(pts)));
    }

    pub(super) fn refused(&mut self, fault: &Fault) {
        if fault.stream.is_some_and(|stream| stream != self.stream) {
            return;
        }
        self.refused_count += 1;
        if let Some(at) = fault.at {
            self.refused.add(at, near);
        }
    }

    fn give_up(&mut self, pts: Timestamp) {
        // Kept one by one only as far as needed to tell runs apart later.
        if self.lost.len() < 4 * PATIENCE {
            self.lost.push(pts);
        } else {
            self.early_lost.add(pts, near);
        }
    }

    pub(super) fn finish(&mut self, ending: &Ending<'_>, notes: &mut Notes) {
        while let Some(pts) = self.waiting.pop_first() {
            self.give_up(pts);
        }
        let runs = if self.hidden_pictures { self.refused.clone() } else { self.lost_runs(ending) };
        for run in runs.iter() {
            let inside = |refused: &&Run<Timestamp>| refused.first <= run.last && run.first <= refused.last;
            let refused: u64 = self.refused.iter().filter(inside).map(|refused| refused.count).sum();
            let span = DraftSpan::Instants { start: run.first, end: run.last };
            let draft = Draft::new(Code::IntegrityUndecodable, span);
            notes.note(draft.detail("packets", run.count).detail("refused", refused));
        }
        if runs.is_empty() && self.refused_count > 0 {
            let draft = Draft::new(Code::IntegrityUndecodable, DraftSpan::Whole);
            notes.note(draft.detail("packets", self.refused_count).detail("refused", self.refused_count));
        }
    }

    fn lost_runs(&mut self, ending: &Ending<'_>) -> Runs<Timestamp> {
        let mut runs = Runs::new();
        self.lost.sort_unstable();
        let delivered = ending.delivered.iter().find(|delivered| delivered.stream == self.stream);
        let frames = delivered.map_or(0, |delivered| delivered.frames);
        let lost_count = self.lost.len() as u64 + self.early_lost.count();
        // Two packets for each picture, one for each field of an interlaced one, are no loss.
        let fields =
            self.refused_count == 0 && frames > 0 && self.packets.abs_diff(2 * frames) <= 2 + frames / 50;
        // Frames that carry timestamps of their own, and not those of packets, cannot be followed.
        let unfollowed = lost_count >= self.packets && frames > 0;
        if fields || unfollowed {
            return runs;
        }
        for pts in &self.lost {
            // Before the first frame: pictures that refer to others before the start of the recording.
            if self.first_frame.is_none_or(|first| *pts >= first) {
                runs.add(*pts, near);
            }
        }
        for run in self.early_lost.iter() {
            runs.add(run.first, near);
            runs.add(run.last, |_, _| true);
        }
        runs
    }
}
