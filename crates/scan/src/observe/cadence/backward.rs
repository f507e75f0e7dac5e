//! Timestamps that step backward, each step told once: a step back over a hole that is named is the way back from beyond
//! that hole, and where the times of showing step back, the times of decoding do as well.

use onetake_report::facts::{CadenceBackward, SteppedBack};

use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};
use crate::time::Timestamp;

/// Most steps of frames, and of packets, that are recorded one by one.
const MAX_STEPS: usize = 32;

/// Follows the timestamps of packets, and takes those of frames at the end, when times that the format fixes are in place.
#[derive(Debug, Default)]
pub(super) struct Backward {
    packet: Option<Timestamp>,
    steps: Vec<Step>,
    more: u64,
}

#[derive(Debug)]
struct Step {
    of: SteppedBack,
    span: DraftSpan,
    from: Timestamp,
    to: Timestamp,
    us: i64,
}

/// Steps of frames and of packets that differ by less are one: pictures are decoded before they are shown.
const SAME_STEP_US: i64 = 1_000_000;

impl Backward {
    /// Takes in the next packet in the order of decoding.
    pub(super) fn packet(&mut self, dts: Option<Timestamp>) {
        let Some(dts) = dts else { return };
        if let Some(before) = self.packet.filter(|before| dts < *before) {
            self.step(SteppedBack::Packet, DraftSpan::Instants { start: dts, end: before }, before, dts);
        }
        self.packet = Some(dts);
    }

    /// Takes in the times of all frames, in the order of showing.
    pub(super) fn frames(&mut self, frame_pts: &[Option<Timestamp>]) {
        let mut last: Option<Timestamp> = None;
        for (number, pts) in (0..).zip(frame_pts) {
            let Some(pts) = *pts else { continue };
            if let Some(before) = last.filter(|before| pts < *before) {
                self.step(SteppedBack::Frame, DraftSpan::frame(number), before, pts);
            }
            last = Some(pts);
        }
    }

    fn step(&mut self, of: SteppedBack, span: DraftSpan, from: Timestamp, to: Timestamp) {
        if self.steps.iter().filter(|step| step.of == of).count() < MAX_STEPS {
            self.steps.push(Step { of, span, from, to, us: to.us_since(from) });
        } else {
            self.more += 1;
        }
    }

    /// Notes the steps, but for those over one of these holes.
    pub(super) fn note(&self, holes: &[(Timestamp, Timestamp)], sink: &mut ObservationSink) {
        let over_a_hole =
            |step: &Step| holes.iter().any(|(start, end)| step.to <= *start && *end <= step.from);
        let mut of_frames: Vec<i64> =
            self.steps.iter().filter(|step| step.of == SteppedBack::Frame).map(|step| step.us).collect();
        for step in &self.steps {
            let same = |us: &i64| us.saturating_sub(step.us).saturating_abs() < SAME_STEP_US;
            let told = step.of == SteppedBack::Packet && of_frames.iter().any(same);
            if told && let Some(place) = of_frames.iter().position(same) {
                of_frames.swap_remove(place);
            }
            if told || over_a_hole(step) {
                continue;
            }
            let facts = CadenceBackward { of: Some(step.of.clone()), step_us: Some(step.us), steps: 1 };
            sink.emit(ObservationDraft::of(step.span, facts));
        }
        if self.more > 0 {
            let facts = CadenceBackward { of: None, step_us: None, steps: self.more };
            sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        }
    }
}
