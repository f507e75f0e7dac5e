//! Held pictures that lose no time: a recorder that stalls shows one picture for a while and then the one that is due.
//!
//! The jump at the end is real, and as large as the motion around makes in that time. So it is compared with what changes
//! in as much time before the held picture and after it: how much of the picture, and what is left when every patch moves as
//! far as patches do in that time. A freeze that hides a removal jumps farther; where it does not, nobody can tell the two
//! apart, and a person must look at both.

use std::collections::VecDeque;
use std::sync::Arc;

use super::flow::{Motion, Pyramid};
use super::gate::Ring;
use super::joint::worst_hundredth;
use crate::features::{BlockChange, SmallLuma};

/// A picture is held when the next one comes after so many usual intervals; a single lost one is explained elsewhere.
pub(super) const MIN_HELD: u32 = 3;

/// Longer holds are freezes: after more than half a second at 30 frames per second, motion explains anything.
const MAX_HELD: u32 = 16;

/// The jump may be so much larger than the mean of the changes before and after, in hundredths: 96 to 99 in 100 made-up
/// stalls of 4 to 16 intervals in 18 takes are below it.
const PERCENT: u64 = 160;

/// What motion leaves of the jump may be so much larger than what it leaves before and after, in hundredths, one grey level
/// not counted.
const REST_PERCENT: u32 = 200;

/// Farthest reach in pixels of a medium picture that is allowed at a jump.
const FARTHEST_PX: i32 = 24;

/// Held pictures that are kept, at most. What is left out stays what it is without them: a cut.
const KEPT: usize = 20_000;

/// Pictures in a row that may end a hold each.
const OPEN: usize = 16;

/// A held picture, and how much the pictures change over as much time on either side of it. Changes are sums over all
/// blocks in sixteenths of a grey level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stall {
    /// The first frame after it.
    frame: u64,
    /// First and last frame of what the jump is compared with.
    reach: (u64, u64),
    /// How long it was held, in microseconds.
    pub(super) held_us: i64,
    pub(super) jump: u32,
    pub(super) before: u32,
    pub(super) after: u32,
}

impl Stall {
    /// Whether the jump was compared with what changes across that frame: where that is a cut itself, nothing is explained by
    /// motion.
    pub(super) fn compares_with(&self, frame: u64) -> bool {
        let (first, last) = self.reach;
        frame != self.frame && first < frame && frame <= last
    }

    /// Whether the jump is what the time explains.
    fn is_explained(&self) -> bool {
        let around = (u64::from(self.before) + u64::from(self.after)) / 2;
        u64::from(self.jump) * 100 <= around * PERCENT
    }
}

/// Finds held pictures.
#[derive(Debug, Default)]
pub(super) struct Stalls {
    open: VecDeque<Open>,
    found: Vec<Stall>,
}

/// A hold whose time after it is not over yet.
#[derive(Debug)]
struct Open {
    stall: Stall,
    picture: Arc<SmallLuma>,
    /// Medium pictures as long before the hold, at its beginning, at its end and as long after it.
    medium: [Arc<SmallLuma>; 4],
    /// Usual intervals that are left.
    left: u32,
}

impl Stalls {
    /// Takes in the newest picture of the ring: `held_us` after the one before, which is so many usual intervals.
    pub(super) fn picture(&mut self, ring: &Ring, held_us: i64, intervals: u32) {
        let Some(newest) = ring.before(0) else { return };
        for open in &mut self.open {
            open.left = open.left.saturating_sub(intervals);
            open.stall.reach.1 = newest.frame;
            let after = change(&open.picture, &newest.small);
            if after >= open.stall.after {
                open.stall.after = after;
                open.medium[3] = Arc::clone(&newest.medium);
            }
        }
        while self.open.front().is_some_and(|open| open.left == 0) {
            self.close();
        }
        let Some(before) = ring.before(1).filter(|_| (MIN_HELD..=MAX_HELD).contains(&intervals)) else {
            return;
        };
        let mut farthest = 0;
        let mut medium = [&before.medium, &before.medium, &newest.medium, &newest.medium];
        let (mut lag, mut gone, mut first) = (1, 0, before.frame);
        while gone < intervals
            && let Some((near, far)) = ring.before(lag).zip(ring.before(lag + 1))
        {
            gone += near.intervals;
            first = far.frame;
            let changed = change(&far.small, &before.small);
            if changed >= farthest {
                farthest = changed;
                medium[0] = &far.medium;
            }
            lag += 1;
        }
        let jump = change(&before.small, &newest.small);
        let reach = (first, newest.frame);
        let stall = Stall { frame: newest.frame, reach, held_us, jump, before: farthest, after: 0 };
        if self.open.len() >= OPEN {
            self.close();
        }
        let medium = medium.map(Arc::clone);
        self.open.push_back(Open { stall, picture: Arc::clone(&newest.small), medium, left: intervals });
    }

    /// What comes next cannot be compared with what came before.
    pub(super) fn interrupt(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }

    /// The hold that ends with this frame, when its jump is what the time explains.
    pub(super) fn explains(&self, frame: u64) -> Option<&Stall> {
        let place = self.found.binary_search_by_key(&frame, |stall| stall.frame).ok()?;
        self.found.get(place)
    }

    fn close(&mut self) {
        if self.found.len() < KEPT {
            let closed = self.open.pop_front().filter(|open| open.stall.is_explained());
            self.found.extend(closed.filter(Open::moves_no_farther).map(|open| open.stall));
        } else {
            self.open.pop_front();
        }
    }
}

impl Open {
    /// Whether patches that move as far as they do in as much time before and after leave no more of the jump unexplained.
    fn moves_no_farther(&self) -> bool {
        let [before, start, end, after] = self.medium.each_ref().map(|picture| Pyramid::new(picture));
        is_motion((&start, &end), &[(&before, &start), (&end, &after)])
    }
}

/// Whether what changes from one picture to another is what motion makes, as seen in other pairs of pictures.
pub(super) fn explained_by_motion(
    from: &SmallLuma,
    to: &SmallLuma,
    around: &[(SmallLuma, SmallLuma)],
) -> bool {
    let around: Vec<_> = around.iter().map(|(from, to)| (Pyramid::new(from), Pyramid::new(to))).collect();
    let around: Vec<_> = around.iter().map(|(from, to)| (from, to)).collect();
    !around.is_empty() && is_motion((&Pyramid::new(from), &Pyramid::new(to)), &around)
}

fn is_motion((start, end): (&Pyramid, &Pyramid), around: &[(&Pyramid, &Pyramid)]) -> bool {
    let both: Vec<_> =
        around.iter().map(|(from, to)| (left_of(from, to, None), left_of(to, from, None))).collect();
    let reach = both.iter().map(|(a, b)| a.1.max(b.1)).max().unwrap_or(0);
    // One pixel and half as much again.
    let allowed = i32::try_from(4 + reach + reach / 2).unwrap_or(i32::MAX);
    let rest = left_of(start, end, Some(allowed)).0 + left_of(end, start, Some(allowed)).0;
    let usual = both.iter().map(|(a, b)| a.0 + b.0).max().unwrap_or(0);
    // 64 in both directions.
    rest.saturating_sub(128).saturating_mul(100) <= usual.saturating_mul(REST_PERCENT)
}

/// What motion leaves of one picture in another, at the worst hundredth of the patches, and how far a hundredth of them
/// moves, in quarters of a pixel; with patches that move no farther than `allowed`, where that is given.
fn left_of(from: &Pyramid, to: &Pyramid, allowed: Option<i32>) -> (u32, u32) {
    let field = from.match_in(to);
    let rest = |(patch, (&rest, motion)): (usize, (&u16, &Motion))| {
        let far = allowed.filter(|&allowed| i32::from(motion.reach()) > allowed);
        u32::from(far.map_or(rest, |allowed| {
            rest.max(from.rest_within(
                to,
                patch,
                (Motion::default(), ((allowed + 3) / 4).min(FARTHEST_PX)),
                rest,
            ))
        }))
    };
    let mut rests: Vec<u32> = field.rests.iter().zip(&field.motions).enumerate().map(rest).collect();
    let mut reach: Vec<u32> =
        field.motions.iter().map(|motion| u32::try_from(motion.reach()).unwrap_or(0)).collect();
    (worst_hundredth(&mut rests), worst_hundredth(&mut reach))
}

fn change(before: &SmallLuma, after: &SmallLuma) -> u32 {
    let mut change = BlockChange::default();
    change.measure(before, after);
    change.sum()
}
