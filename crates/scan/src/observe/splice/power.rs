//! What silence is worth: would a removal have been seen here?
//!
//! At an instant every one to four seconds the pictures before it are kept. Some time later they are joined with the pictures of then, as if what
//! lies between had been taken out, and the joint goes through the same two looks as every instant of the clip. What they would
//! believe of it says what it is worth that they found nothing there.
//!
//! An editor's encoder blurs a joint a little, and a refresh of the picture may hide one: so a removal counts as one that would have
//! shown only where it would be believed better than a claim needs.

use std::sync::Arc;

use onetake_report::Code;
use onetake_report::facts::ContinuityPower;

use super::candidate::{Candidate, Size};
use super::gate::{DELAY, Ring};
use super::joint::{self, Elapsed};
use super::matched::Matched;
use super::overlay;
use super::{GATE, RECORDED_PPM, one_place};
use crate::observe::confidence::table;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};
use crate::symbol::Region;

/// The lengths of removal that are tried, in milliseconds.
const LENGTHS_MS: [i64; 5] = [500, 1_000, 2_000, 5_000, 15_000];

/// The length that is tried from every instant; the others are tried from one in [`OTHERS`].
const ALWAYS_MS: i64 = 2_000;
const OTHERS: usize = 3;

/// A removal begins so often, in milliseconds: more rarely as a take grows longer, from so many instants on.
const EVERY_MS: [(usize, i64); 3] = [(120, 4_000), (20, 2_000), (0, 1_000)];

/// Pictures that come later than the length by more than this share of it are those of another length.
const LATER: i64 = 4;

/// A joint that would be believed so much would have shown: 125 of 130 removals of 20 takes where that was said are found, of 138 with
/// 860,000 ten were not.
const SHOWN_PPM: u32 = 950_000;

/// Parts of a take that are told for each length in which none would have shown, the longest: whoever is asked about these needs no
/// shorter ones, and a record holds no more of one kind.
const MAX_HIDDEN: usize = 35;

/// Most instants of a take: ten hours of them.
const MAX_INSTANTS: usize = 36_000;

/// Tries removals.
#[derive(Debug, Default)]
pub(super) struct Power {
    begins: Vec<Begin>,
    last_ms: Option<i64>,
    tried: Vec<Tried>,
}

/// The pictures before an instant at which a removal may have begun.
#[derive(Debug)]
struct Begin {
    frame: u64,
    at_ms: i64,
    before: Ring,
    wanted: [bool; LENGTHS_MS.len()],
    shown: [Option<bool>; LENGTHS_MS.len()],
}

/// Which removals from one instant on would have shown.
#[derive(Debug, Clone, Copy)]
struct Tried {
    frame: u64,
    shown: [Option<bool>; LENGTHS_MS.len()],
}

impl Power {
    /// Takes in the newest pictures; the instant that they belong to lies before the picture at [`DELAY`].
    pub(super) fn pictures(&mut self, ring: &Ring, (texts, matched): (&[Region], &mut Matched), now_ms: i64) {
        // Times that step back are no lengths.
        if self.last_ms.is_some_and(|last| now_ms < last) {
            self.interrupt();
        }
        for begin in &mut self.begins {
            let gone_ms = now_ms - begin.at_ms;
            for ((length_ms, shown), wanted) in LENGTHS_MS.iter().zip(&mut begin.shown).zip(begin.wanted) {
                if wanted
                    && shown.is_none()
                    && gone_ms >= *length_ms
                    && gone_ms <= length_ms + length_ms / LATER
                {
                    *shown = would_show(&begin.before, ring, texts, matched);
                }
            }
        }
        let over = |begin: &mut Begin| begin.is_over(now_ms);
        let done: Vec<Begin> = self.begins.extract_if(.., over).collect();
        self.tried.extend(done.iter().map(Begin::tried));
        let begun = self.tried.len() + self.begins.len();
        let every_ms = EVERY_MS.iter().find(|(from, _)| begun >= *from).map_or(0, |(_, ms)| *ms);
        if self.last_ms.is_none_or(|last| now_ms - last >= every_ms)
            && begun < MAX_INSTANTS
            && let (Some(before), Some(after)) = (ring.before_instant(DELAY), ring.before(DELAY))
        {
            self.last_ms = Some(now_ms);
            let wanted = LENGTHS_MS.map(|length_ms| length_ms == ALWAYS_MS || begun.is_multiple_of(OTHERS));
            let shown = [None; LENGTHS_MS.len()];
            self.begins.push(Begin { frame: after.frame, at_ms: now_ms, before, wanted, shown });
        }
    }

    /// No removal reaches over a change of size or a hole.
    pub(super) fn interrupt(&mut self) {
        self.tried.extend(self.begins.drain(..).map(|begin| begin.tried()));
        self.last_ms = None;
    }

    /// Writes down what was tried: for each length over the take, and where it would not have shown.
    pub(super) fn note(mut self, sink: &mut ObservationSink) {
        self.interrupt();
        self.tried.sort_by_key(|tried| tried.frame);
        for (number, length_ms) in LENGTHS_MS.iter().enumerate() {
            let all: Vec<(u64, bool)> = self
                .tried
                .iter()
                .filter_map(|tried| Some((tried.frame, (*tried.shown.get(number)?)?)))
                .collect();
            if all.is_empty() {
                continue;
            }
            sink.emit(draft(DraftSpan::Whole, *length_ms, &all));
            let mut runs = all.chunk_by(|one, other| one.1 == other.1).peekable();
            let mut hidden = Vec::new();
            while let Some(run) = runs.next() {
                let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
                if !first.1 {
                    // Up to the next instant at which it would have shown.
                    let after = runs.peek().and_then(|run| run.first());
                    hidden.push((first.0, after.map_or(last.0, |after| after.0.saturating_sub(1)), run));
                }
            }
            hidden.sort_by_key(|(first, last, _)| (std::cmp::Reverse(last.saturating_sub(*first)), *first));
            for (first, last, run) in hidden.into_iter().take(MAX_HIDDEN) {
                sink.emit(draft(DraftSpan::Frames { first, last }, *length_ms, run));
            }
        }
    }
}

impl Begin {
    /// Whether nothing more is to be tried from here.
    fn is_over(&self, now_ms: i64) -> bool {
        let open = LENGTHS_MS
            .iter()
            .zip(&self.shown)
            .zip(self.wanted)
            .filter(|((_, shown), wanted)| *wanted && shown.is_none());
        let gone_ms = now_ms - self.at_ms;
        open.map(|((length_ms, _), _)| length_ms + length_ms / LATER).all(|last_ms| gone_ms > last_ms)
    }

    fn tried(&self) -> Tried {
        Tried { frame: self.frame, shown: self.shown }
    }
}

fn draft(span: DraftSpan, length_ms: i64, instants: &[(u64, bool)]) -> ObservationDraft {
    let shown = instants.iter().filter(|at| at.1).count() as u64;
    let count = instants.len() as u64;
    let facts = ContinuityPower { length_ms, instants: count, share_ppm: shown * 1_000_000 / count.max(1) };
    ObservationDraft::of_code(Code::ContinuityPower, span, facts).confidence_ppm(table::POWER)
}

/// Whether a joint of the pictures before one instant with those after another would be believed; none where there are too few
/// pictures to tell. Text that changes where it did before in the clip shows nothing.
fn would_show(before: &Ring, after: &Ring, texts: &[Region], matched: &mut Matched) -> Option<bool> {
    let joined = Ring::joined(before, after, DELAY);
    let measure = joined.measure(DELAY)?;
    if measure.score() < GATE {
        return Some(false);
    }
    let window = overlay::without(&joined.window(DELAY, joint::BEFORE, joint::AFTER)?, texts);
    let (last, first) = (joined.before(DELAY + 1)?, joined.before(DELAY)?);
    let may_show = |most| Size::of(&measure, &most).confidence_ppm() >= SHOWN_PPM;
    let Some(measured) = joint::measure(&window, Elapsed::Usual, false, matched, may_show) else {
        return Some(false);
    };
    let joint_of = |measured: joint::Measured| Candidate {
        frame: first.frame,
        last_before: last.frame,
        measure,
        joint: measured.joint,
        with_detail: measured.with_detail,
        without_beat: None,
        stall: None,
        late: false,
        on_beat: false,
        refreshed: false,
        returns: None,
        overlay: None,
        one_place: None,
        seen_in_another: false,
        small: [Arc::clone(&last.small), Arc::clone(&first.small)],
        pictures: None,
    };
    if joint_of(measured).draft().confidence_ppm < SHOWN_PPM {
        return Some(false);
    }
    // What changes in one place alone goes to a person.
    let parts = one_place::parts(&window, joint::BEFORE);
    let elsewhere = || {
        let without = overlay::without(&window, &parts);
        let measured = joint::measure(&without, Elapsed::Usual, false, &mut Matched::default(), |_| true)?;
        Some(joint_of(measured).draft().confidence_ppm)
    };
    Some(parts.is_empty() || elsewhere().is_some_and(|elsewhere| elsewhere >= RECORDED_PPM))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_take_full_of_hidden_parts_fits_into_a_record() {
        let tried = |number: u64| Tried { frame: number * 30, shown: [Some(number.is_multiple_of(2)); 5] };
        let power = Power { tried: (0..400).map(tried).collect(), ..Power::default() };
        let mut sink = ObservationSink::default();
        power.note(&mut sink);
        assert_eq!(sink.drafts().len(), LENGTHS_MS.len() * (MAX_HIDDEN + 1));
        assert!(sink.drafts().len() < crate::Limits::default().observations_per_code);
    }
}
