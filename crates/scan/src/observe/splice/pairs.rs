//! Two joints that explain each other: without the run between them the pictures go on as if nothing had been there (an
//! insert), or they do so when the run is played the other way round (a reversal).

use onetake_report::Code;
use onetake_report::facts::JoinedRun;

use super::super::{DraftSpan, ObservationDraft, ObservationSink, confidence};
use super::Candidate;
use crate::features::{BLOCKS, BlockChange, SmallLuma};

/// Longest run that is looked for, in frames.
const MAX_RUN_FRAMES: u64 = 1_800;

/// Shortest, in frames.
const MIN_RUN_FRAMES: u64 = 4;

/// What lies across the run is smaller than this share of either joint, in hundredths.
const BRIDGE_PERCENT: u32 = 60;

/// A joint is paired with so many that come after it. A run with more joints inside is no single run, and each of them is
/// reported by itself.
const PAIRED: usize = 32;

/// A joint stands out by at least so much, in grey levels: the weakest real one of the bench has twice as much.
pub(super) const MIN_STRENGTH: f32 = 0.5;

/// A run between two joints.
struct Run {
    code: Code,
    first: u64,
    last: u64,
    /// Change across the run, and at its ends, the smaller one.
    bridge: u32,
    joint: u32,
    /// Of the weaker joint.
    strength_milli: i64,
    weaker_ppm: u32,
    most_ppm: u32,
}

/// Notes the runs between joints that were inserted or turned round, of at least this confidence.
pub(super) fn note(found: &[(&Candidate, u32)], least_ppm: u32, sink: &mut ObservationSink) {
    let stands_out = |(candidate, _): &&(&Candidate, u32)| candidate.strength() >= MIN_STRENGTH;
    let mut joints: Vec<_> = found.iter().filter(stands_out).copied().collect();
    joints.sort_by_key(|(candidate, _)| candidate.frame);
    let mut drafts: Vec<ObservationDraft> = Vec::new();
    for (place, &first) in joints.iter().enumerate() {
        let later = joints.iter().skip(place + 1).take(PAIRED);
        let near =
            later.take_while(|(second, _)| second.frame.saturating_sub(first.0.frame) <= MAX_RUN_FRAMES);
        let runs = near.flat_map(|&second| runs(first, second)).flatten();
        drafts.extend(runs.map(|run| run.draft()).filter(|draft| draft.confidence_ppm >= least_ppm.max(1)));
    }
    // Each joint ends one run at most: the surest one.
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.confidence_ppm));
    let mut taken: Vec<u64> = Vec::new();
    for draft in drafts {
        let DraftSpan::Frames { first, last } = draft.span else { continue };
        if taken.contains(&first) || taken.contains(&(last + 1)) {
            continue;
        }
        taken.extend([first, last + 1]);
        sink.emit(draft);
    }
}

/// The runs that two joints may bound.
fn runs((first, first_ppm): (&Candidate, u32), (second, second_ppm): (&Candidate, u32)) -> [Option<Run>; 2] {
    let [before, inside_first] = &first.small;
    let [inside_last, after] = &second.small;
    let joint = change(before, inside_first).min(change(inside_last, after));
    let run = |code: Code, bridge: u32| {
        let long = second.frame.saturating_sub(first.frame) >= MIN_RUN_FRAMES;
        (long && joint > 0 && bridge * 100 <= joint * BRIDGE_PERCENT).then(|| Run {
            code,
            first: first.frame,
            last: second.frame.saturating_sub(1),
            bridge,
            joint,
            strength_milli: (first.strength().min(second.strength()) * 1000.0).round() as i64,
            weaker_ppm: first_ppm.min(second_ppm),
            most_ppm: first.most_ppm().min(second.most_ppm()),
        })
    };
    let straight = change(before, after);
    let crossed = change(before, inside_last).max(change(inside_first, after));
    [run(Code::SpliceInsert, straight), run(Code::StillnessReversal, crossed)]
}

impl Run {
    fn draft(&self) -> ObservationDraft {
        let milli = |sum: u32| u64::from(sum) * 1000 / (16 * BLOCKS as u64);
        let span = DraftSpan::Frames { first: self.first, last: self.last };
        let facts = JoinedRun {
            bridge_milli: milli(self.bridge),
            joint_milli: milli(self.joint),
            strength_milli: self.strength_milli,
            weaker_joint_ppm: self.weaker_ppm,
        };
        let confidence = confidence::of(self.code, &facts).min(self.most_ppm);
        ObservationDraft::of_code(self.code, span, facts).confidence_ppm(confidence)
    }
}

/// Change over all blocks, in sixteenths of a grey level.
fn change(before: &SmallLuma, after: &SmallLuma) -> u32 {
    let mut change = BlockChange::default();
    if (before.width, before.height) == (after.width, after.height) {
        change.measure(before, after);
    }
    change.sum()
}
