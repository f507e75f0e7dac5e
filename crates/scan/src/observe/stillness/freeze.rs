//! Held pictures, against the life of the scene around them.

#![expect(clippy::cast_possible_truncation, reason = "the count of blocks is small")]

use crate::observe::confidence::table;
use crate::observe::median;
use std::collections::VecDeque;

use onetake_report::facts::StillnessFreeze;
use onetake_report::{PPM, StillPurpose};

use super::super::frame_runs::FrameRun;
use super::super::{DraftStill, ObservationDraft, ObservationSink};
use super::still;
use crate::features::{BLOCKS, Features};
use crate::media::Frame;

/// Shortest freeze that is looked for.
const FREEZE_MS: i64 = 400;

/// A recorder that hangs for a moment holds some frames honestly: with fewer than these, nothing is surer than that.
const SURE_FRAMES: u64 = 8;

/// A hang that is shorter needs no look.
const LONG_HANG_MS: i64 = 2_000;

/// Frames on each side whose changes are compared with.
const AROUND: usize = 12;

/// Freezes that are kept, at most.
const MAX_FREEZES: usize = 500;

/// Stills are kept of so many freezes.
const WITH_STILLS: usize = 8;

/// Finds freezes.
#[derive(Debug, Default)]
pub(super) struct Freezes {
    /// Changes of the last frames, newest last.
    before: VecDeque<u32>,
    /// Change, and largest change of a block, of the last frames that were not held.
    usual: VecDeque<(u32, u32)>,
    /// Frames that show nothing, up to the last one.
    unseen: usize,
    open: Option<Open>,
    closing: Option<Closing>,
    found: Vec<ObservationDraft>,
}

/// A run of held pictures that still goes on.
#[derive(Debug)]
struct Open {
    run: FrameRun,
    before: Vec<u32>,
    inside: u64,
    /// Frames that show nothing.
    blank: u64,
    /// Whether something was seen just before the run, and just after it.
    seen_before: bool,
    seen_after: bool,
    stills: Vec<DraftStill>,
}

/// A run that has ended and waits for what comes after.
#[derive(Debug)]
struct Closing {
    open: Open,
    after: Vec<u32>,
}

impl Freezes {
    pub(super) fn interrupt(&mut self) {
        self.judge();
        self.open = None;
        self.before.clear();
        self.usual.clear();
    }

    pub(super) fn frame(&mut self, frame: &Frame<'_>, features: &Features) {
        let Some(change) = features.change() else { return };
        let amount = change.sum();
        let most = change.blocks().iter().max().copied().map_or(0, u32::from);
        let held = self.is_held(amount, most);
        let nothing = features.brightness().shows_nothing();
        self.unseen = if nothing { self.unseen + 1 } else { 0 };
        let seen_before = self.unseen <= AROUND;
        let blank = u64::from(nothing);
        if let Some(closing) = &mut self.closing {
            closing.after.push(amount);
            closing.open.seen_after |= !nothing;
            if closing.after.len() >= AROUND {
                self.judge();
            }
        }
        match (&mut self.open, held) {
            (Some(open), true) => {
                open.run.extend(frame);
                open.inside += u64::from(amount);
                open.blank += blank;
            }
            (None, true) => {
                let stills = still(features, frame.number, StillPurpose::Within).into_iter().collect();
                let before = self.before.iter().copied().collect();
                let run = FrameRun::of(frame);
                let inside = u64::from(amount);
                self.open = Some(Open { run, before, inside, blank, seen_before, seen_after: false, stills });
            }
            (Some(_), false) => {
                if let Some(mut open) = self.open.take()
                    && open.run.duration_ms() >= FREEZE_MS
                    && open.run.frames() >= 4
                {
                    self.judge();
                    open.stills.extend(still(features, frame.number, StillPurpose::After));
                    open.seen_after = !nothing;
                    self.closing = Some(Closing { open, after: vec![amount] });
                }
            }
            (None, false) => {}
        }
        keep(&mut self.before, amount);
        if !held {
            keep(&mut self.usual, (amount, most));
        }
    }

    /// Whether a picture is the one before, but for what an encoder adds to a held picture: little by itself, or little
    /// against the life before.
    fn is_held(&self, amount: u32, most: u32) -> bool {
        let usual = median::of(self.usual.iter().map(|usual| usual.0)).unwrap_or(0);
        let usual_most = median::of(self.usual.iter().map(|usual| usual.1)).unwrap_or(0);
        amount <= (usual / 5).max(BLOCKS as u32 / 2) && most <= (usual_most / 12).max(10)
    }

    pub(super) fn note(mut self, sink: &mut ObservationSink) {
        self.judge();
        self.found.into_iter().for_each(|draft| sink.emit(draft));
    }

    fn judge(&mut self) {
        let Some(Closing { open, after }) = self.closing.take() else { return };
        if self.found.len() >= MAX_FREEZES {
            return;
        }
        let frames = open.run.frames().max(1);
        let inside = open.inside / frames;
        let (before, after_median) = (
            median::of(open.before.iter().copied()).unwrap_or(0),
            median::of(after.iter().copied()).unwrap_or(0),
        );
        let last = open.before.last().copied().unwrap_or(0);
        let resume = after.first().copied().unwrap_or(0);
        let confidence = confidence(&Life {
            before: before.into(),
            last: last.into(),
            inside,
            resume: resume.into(),
            after: after_median.into(),
            held_ms: open.run.duration_ms(),
        });
        let Some(confidence) = confidence else { return };
        let confidence = confidence.min(most_ppm(frames, open.blank, open.seen_before && open.seen_after));
        let milli = |amount: u64| amount * 1000 / (16 * BLOCKS as u64);
        let facts = StillnessFreeze {
            duration_ms: open.run.duration_ms(),
            before_milli: milli(before.into()),
            last_milli: milli(last.into()),
            inside_milli: milli(inside),
            resume_milli: milli(resume.into()),
            after_milli: milli(after_median.into()),
        };
        let draft = ObservationDraft::of(open.run.span(), facts).confidence_ppm(confidence);
        let stills = if self.found.len() < WITH_STILLS { open.stills } else { Vec::new() };
        self.found.push(stills.into_iter().fold(draft, ObservationDraft::still));
    }
}

/// Changes around and inside a held run, in sixteenths of a grey level summed over the blocks, and how long it is.
struct Life {
    before: u64,
    last: u64,
    inside: u64,
    resume: u64,
    after: u64,
    held_ms: i64,
}

/// How surely a held run is a freeze; none when it is not worth recording.
fn confidence(life: &Life) -> Option<u32> {
    // A tenth of a grey level over the picture: below it the scene itself stands still.
    let alive = 16 * BLOCKS as u64 / 10;
    let least = life.before.min(life.after);
    if least < alive.max(4 * life.inside) {
        return None;
    }
    // Honest motion comes to rest over several frames; a hold begins within one. When it ends, time has moved on.
    let abrupt_start = 2 * life.last >= life.before;
    let quick_start = 4 * life.last >= life.before;
    let jump = life.resume >= 2 * life.after;
    let abrupt_end = 3 * life.resume >= 2 * life.after;
    match (abrupt_start, quick_start, jump, abrupt_end) {
        (true, _, true, _) => Some(table::FREEZE_WITH_JUMP),
        (false, true, true, _) => Some(table::FREEZE_WITH_JUMP_SOON),
        // Without a jump at its end no time was lost: a recorder that hangs shows the same picture some more.
        (true, _, false, true) if life.held_ms < LONG_HANG_MS => Some(table::FREEZE_SHORT_HANG),
        (true, _, false, true) => Some(table::FREEZE_AS_HANG),
        (false, false, true, _) => Some(table::FREEZE_AS_HANG),
        (true, _, false, false) => Some(table::FREEZE_UNLIKELY),
        (false, _, false, _) => None,
    }
}

/// Most that is believed of so many held frames of which some show nothing; `view_away` says that something was seen just before and
/// just after them.
fn most_ppm(frames: u64, blank: u64, view_away: bool) -> u32 {
    match (2 * blank > frames, view_away) {
        (true, true) => table::FREEZE_VIEW_AWAY,
        (true, false) => table::FREEZE_BLANK,
        (false, _) if frames < SURE_FRAMES => table::FREEZE_AS_HANG,
        (false, _) => PPM,
    }
}

fn keep<T>(values: &mut VecDeque<T>, newest: T) {
    if values.len() >= AROUND {
        values.pop_front();
    }
    values.push_back(newest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::memory::{MemoryPicture, MemoryReader};
    use crate::observe::stillness::Stillness;
    use crate::observe::testing::watch;
    use onetake_report::Code;

    /// Life that stops within a frame and goes on after so long, with a jump or without.
    fn life(held_ms: i64, resume: u64) -> Life {
        Life { before: 1_000, last: 900, inside: 20, resume, after: 1_000, held_ms }
    }

    #[test]
    fn a_short_hang_without_a_jump_needs_no_look() {
        let told = |held_ms, resume| confidence(&life(held_ms, resume));
        assert_eq!(told(1_000, 1_000), Some(table::FREEZE_SHORT_HANG));
        assert_eq!(told(3_000, 1_000), Some(table::FREEZE_AS_HANG));
        assert_eq!(told(1_000, 2_500), Some(table::FREEZE_WITH_JUMP));
    }

    #[test]
    fn a_view_that_goes_and_comes_back_is_no_held_picture() {
        assert_eq!(
            [true, false].map(|away| most_ppm(30, 30, away)),
            [table::FREEZE_VIEW_AWAY, table::FREEZE_BLANK]
        );
        assert_eq!([true, false].map(|away| most_ppm(30, 3, away)), [PPM, PPM]);
    }

    /// Stripes in such light that move on, but for one second in which they stand still, in such light; then they jump.
    fn held(light: usize, light_meanwhile: usize) -> Option<u32> {
        let mut reader = MemoryReader::new(320, 180).frames(100, move |number| {
            let away = (40..70).contains(&number);
            let moved = usize::try_from(if away { 40 } else { number }).unwrap() * 3;
            let light = if away { light_meanwhile } else { light };
            MemoryPicture::grey(320, 180, move |x, y| {
                let value = if (x + moved + y / 3) % 64 < 32 { 60 } else { 190 };
                u8::try_from(16 + (value - 16) * light / 100).unwrap()
            })
            .into_picture()
        });
        let (drafts, _) = watch(Box::new(Stillness::new()), &mut reader).unwrap();
        let freeze = drafts.iter().find(|draft| draft.code == Code::StillnessFreeze);
        freeze.map(|draft| draft.confidence_ppm)
    }

    #[test]
    fn what_shows_nothing_is_never_surely_held() {
        assert_eq!(held(100, 100), Some(table::FREEZE_WITH_JUMP));
        assert_eq!(held(7, 7), Some(table::FREEZE_BLANK));
        assert!(held(100, 7) <= Some(table::FREEZE_VIEW_AWAY));
    }
}
