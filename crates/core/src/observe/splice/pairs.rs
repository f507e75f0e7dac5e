//! Two cuts that explain each other: without the run between them the pictures go on as if nothing had been there.

use onetake_report::Code;

use super::super::{Draft, DraftSpan, Notes};
use super::Candidate;
use crate::features::{BLOCKS, BlockChange, SmallLuma};

/// Longest inserted run that is looked for, in frames.
const LONGEST: u64 = 1_800;

/// The bridge over an inserted run is smaller than this share of either joint, in hundredths.
const BRIDGE_PERCENT: u32 = 30;

/// Only candidates of this confidence are paired, and only so many.
const PAIRED_PPM: u32 = 300_000;
const PAIRED: usize = 40;

/// Notes the runs between cuts that were inserted.
pub(super) fn note(found: &[(&Candidate, u32)], notes: &mut Notes) {
    let sure: Vec<_> = found.iter().filter(|(_, ppm)| *ppm >= PAIRED_PPM).take(PAIRED).collect();
    for (place, (first, first_ppm)) in sure.iter().enumerate() {
        let later = sure.iter().skip(place + 1);
        let near = later.take_while(|(second, _)| second.frame.saturating_sub(first.frame) <= LONGEST);
        for (second, second_ppm) in near {
            let [before, inside_first] = &first.small;
            let [inside_last, after] = &second.small;
            let joint = change(before, inside_first).min(change(inside_last, after));
            let bridge = change(before, after);
            if joint == 0 || bridge * 100 > joint * BRIDGE_PERCENT {
                continue;
            }
            let milli = |sum: u32| u64::from(sum) * 1000 / (16 * BLOCKS as u64);
            let span = DraftSpan::Frames { first: first.frame, last: second.frame.saturating_sub(1) };
            notes.note(
                Draft::new(Code::SpliceInsert, span)
                    .confidence_ppm((*first_ppm).min(*second_ppm))
                    .detail("bridge_milli", milli(bridge))
                    .detail("joint_milli", milli(joint)),
            );
            break;
        }
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
