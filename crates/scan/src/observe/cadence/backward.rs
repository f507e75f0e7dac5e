//! Timestamps that step backward.

use onetake_report::Code;

use crate::observe::{Draft, DraftSpan, Notes};
use crate::time::Timestamp;

/// Most steps that are recorded one by one.
const MAX_STEPS: usize = 32;

/// Follows the timestamps of frames and of packets.
#[derive(Debug, Default)]
pub(super) struct Backward {
    frame: Option<Timestamp>,
    packet: Option<Timestamp>,
    steps: Vec<Step>,
    more: u64,
}

#[derive(Debug)]
struct Step {
    of: &'static str,
    span: DraftSpan,
    us: i64,
}

impl Backward {
    /// Takes in the next packet in the order of decoding.
    pub(super) fn packet(&mut self, dts: Option<Timestamp>) {
        let Some(dts) = dts else { return };
        if let Some(before) = self.packet.filter(|before| dts < *before) {
            self.step("packet", DraftSpan::Instants { start: dts, end: before }, dts.us_since(before));
        }
        self.packet = Some(dts);
    }

    /// Takes in the next frame in the order of showing.
    pub(super) fn frame(&mut self, number: u64, pts: Option<Timestamp>) {
        let Some(pts) = pts else { return };
        if let Some(before) = self.frame.filter(|before| pts < *before) {
            self.step("frame", DraftSpan::frame(number), pts.us_since(before));
        }
        self.frame = Some(pts);
    }

    fn step(&mut self, of: &'static str, span: DraftSpan, us: i64) {
        if self.steps.len() < MAX_STEPS {
            self.steps.push(Step { of, span, us });
        } else {
            self.more += 1;
        }
    }

    pub(super) fn note(&self, notes: &mut Notes) {
        for step in &self.steps {
            let draft = Draft::new(Code::CadenceBackward, step.span);
            notes.note(draft.detail("of", step.of).detail("step_us", step.us).detail("steps", 1));
        }
        if self.more > 0 {
            notes.note(Draft::new(Code::CadenceBackward, DraftSpan::Whole).detail("steps", self.more));
        }
    }
}
