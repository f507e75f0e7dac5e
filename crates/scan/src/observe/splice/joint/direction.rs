//! Motion from picture to picture around a joint, and what stands out at the joint against the instants around it.

#![expect(clippy::cast_sign_loss, reason = "excesses are never negative")]

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::super::flow::{Field, Motion, PATCH, STRIDE};
use super::super::matched::{Matched, PairMotion, Ready, Surroundings, widest};
use super::super::structure;
use super::{
    BEFORE, Elapsed, Excess, JOINT, MIN_ELSEWHERE, MOVES, MOVES_ELSEWHERE, OFF_COURSE, SMALL_PART, STANDS_OUT,
};
use crate::features::SmallLuma;

/// Elsewhere is farther than so many patches from all that stands out.
const ELSEWHERE_PATCHES: usize = 3;

/// Motion from picture to picture in one direction of time.
pub(super) struct Direction<'a> {
    pairs: Vec<(&'a Ready, &'a Ready)>,
    turned: bool,
    /// What is known of each pair.
    around: Vec<Option<Arc<PairMotion>>>,
    /// What patches do over two intervals, on either side of a late picture.
    double: Vec<Surroundings>,
    /// Whether the instants around are compared with two intervals too.
    around_too: bool,
    /// What is left of patches at the joint that may move no farther than so many pixels: it is asked for again as more of the
    /// instants around are known, and what fits well enough by some does so by more.
    within: RefCell<HashMap<(usize, i32), u16>>,
}

impl<'a> Direction<'a> {
    /// From each picture to the one before.
    pub(super) fn back(pictures: &'a [Ready]) -> Self {
        Self::new(pictures, true)
    }

    /// From each picture to the one after.
    pub(super) fn forward(pictures: &'a [Ready]) -> Self {
        Self::new(pictures, false)
    }

    fn new(pictures: &'a [Ready], turned: bool) -> Self {
        let pairs: Vec<_> = pictures
            .iter()
            .zip(pictures.iter().skip(1))
            .map(|(one, other)| in_order(one, other, turned))
            .collect();
        let around = pairs.iter().map(|_| None).collect();
        Self { pairs, turned, around, double: Vec::new(), around_too: false, within: RefCell::default() }
    }

    /// Matches the pairs that are so far away from the joint: the joint itself, or one on either side.
    pub(super) fn look_at(&mut self, away: usize, matched: &mut Matched) {
        for place in [JOINT.checked_sub(away), Some(JOINT + away)].into_iter().flatten() {
            if let (Some((from, to)), Some(around @ None)) =
                (self.pairs.get(place), self.around.get_mut(place))
            {
                // A joint is looked at once.
                *around = Some(if away == 0 {
                    Arc::new(PairMotion::between(from, to))
                } else {
                    matched.motion(from, to)
                });
            }
        }
    }

    /// Matches pictures that are two intervals apart.
    pub(super) fn look_at_two_intervals(&mut self, pictures: &'a [Ready], elapsed: Elapsed) {
        for first in [BEFORE - 4, BEFORE - 3, BEFORE, BEFORE + 1] {
            let Some((one, other)) = pictures.get(first).zip(pictures.get(first + 2)) else { continue };
            let (from, to) = in_order(one, other, self.turned);
            self.double.push(PairMotion::between(from, to).around);
        }
        self.around_too = elapsed == Elapsed::Late;
    }

    fn at(&self, place: usize) -> Option<&PairMotion> {
        self.around.get(place)?.as_deref()
    }

    /// What is known of the pairs but for the joint and one more.
    fn others(&self, but: usize) -> impl Iterator<Item = &PairMotion> {
        let others = self.around.iter().enumerate().filter(move |(place, _)| ![JOINT, but].contains(place));
        others.filter_map(|(_, around)| around.as_deref())
    }

    /// How far the whole picture moves at the joint, and at most around it.
    pub(super) fn shifts(&self) -> (i16, i16) {
        let around = self.others(JOINT).map(|around| around.global.reach()).max();
        (self.at(JOINT).map_or(0, |at| at.global.reach()), around.unwrap_or(0))
    }

    /// The most that stands out at the joint, by what is known of the instants around it.
    pub(super) fn most_excess(&self) -> Excess {
        Excess { here_wide: worst_hundredth(&mut self.excess_at(JOINT).wide), ..Excess::default() }
    }

    /// What is seen at the joint, between those two pictures.
    pub(super) fn seen(&self, from: &SmallLuma, to: &SmallLuma) -> Seen {
        let mut at_joint = self.excess_at(JOINT);
        let alike_milli = self.alike_at_worst(&at_joint.wide, from, to);
        let runs_on_elsewhere = self.runs_on_elsewhere(&at_joint.wide);
        let around = [JOINT - 2, JOINT - 1, JOINT + 1, JOINT + 2];
        let around = around.into_iter().filter(|&place| place < self.around.len());
        let mut around: Vec<_> = around.map(|place| self.excess_at(place)).collect();
        let excess = Excess {
            here: worst_hundredth(&mut at_joint.plain),
            here_wide: worst_hundredth(&mut at_joint.wide),
            mean: at_joint.mean,
            around: around.iter_mut().map(|at| worst_hundredth(&mut at.plain)).max().unwrap_or(0),
            around_wide: around.iter_mut().map(|at| worst_hundredth(&mut at.wide)).max().unwrap_or(0),
        };
        let standing_out = at_joint.wide.iter().filter(|&&excess| excess > STANDS_OUT).count();
        let is_small = standing_out * SMALL_PART <= at_joint.wide.len();
        Seen { excess, alike_milli, is_small, runs_on_elsewhere }
    }

    /// How alike the worst hundredth of the patches are, at the motion of the whole picture or at their own where their surroundings
    /// allow it: the tenth of them that is least alike, in thousandths.
    fn alike_at_worst(&self, wide: &[u32], from: &SmallLuma, to: &SmallLuma) -> i16 {
        let Some(PairMotion { field, global, .. }) = self.at(JOINT) else { return 0 };
        let mut order: Vec<usize> = (0..wide.len()).collect();
        order.sort_by_key(|&patch| std::cmp::Reverse(wide.get(patch).copied()));
        let mut alike: Vec<f32> = order
            .into_iter()
            .take((wide.len() / 100).max(1))
            .filter_map(|patch| {
                let at =
                    (patch % field.columns * STRIDE + PATCH / 2, patch / field.columns * STRIDE + PATCH / 2);
                let own = field.motions.get(patch).copied().unwrap_or(*global);
                let reach = self.others(JOINT).filter_map(|other| other.around.reach.get(patch));
                let reach = reach.max().copied().unwrap_or(0);
                let allowed = 4 + reach + reach / 2;
                let own = Some(own).filter(|own| own.minus(*global).reach() <= allowed);
                let likeness = |motion: Motion| structure::correlation(from, to, at, motion);
                let by_own = own.and_then(likeness);
                likeness(*global).into_iter().chain(by_own).max_by(f32::total_cmp)
            })
            .collect();
        alike.sort_unstable_by(f32::total_cmp);
        (alike.get(alike.len() / 10).copied().unwrap_or(0.0) * 1000.0) as i16
    }

    /// Excess at one instant against the others, the joint itself not among them.
    fn excess_at(&self, place: usize) -> Excesses {
        let (Some(PairMotion { field, global, .. }), Some(&(from, to))) =
            (self.at(place), self.pairs.get(place))
        else {
            return Excesses::default();
        };
        let global = *global;
        let double = self.double.iter().filter(|_| self.around_too || place == JOINT);
        let single = self.others(place).map(|other| &other.around);
        let others: Vec<&Surroundings> = single.chain(double).collect();
        let mut plain = Vec::with_capacity(field.rests.len());
        let mut wide = Vec::with_capacity(field.rests.len());
        for (patch, (&rest, motion)) in field.rests.iter().zip(&field.motions).enumerate() {
            // What comes in at an edge when the whole picture moves was never in it.
            if field.leaves(patch, global) {
                plain.push(0);
                wide.push(0);
                continue;
            }
            let (mut reach, mut usual, mut usual_wide) = (0, 0, 0);
            for other in &others {
                reach = reach.max(other.reach.get(patch).copied().map_or(0, i32::from));
                usual = usual.max(other.rests.get(patch).copied().map_or(0, i32::from));
                usual_wide = usual_wide.max(other.wide.get(patch).copied().map_or(0, i32::from));
            }
            // One pixel and half as much again as the surroundings move.
            let allowed = 4 + reach + reach / 2;
            let rest = if i32::from(motion.minus(global).reach()) > allowed {
                let reach = (allowed + 3) / 4;
                // Where it fits as well as its surroundings, nothing stands out.
                let enough = u16::try_from(usual).unwrap_or(u16::MAX).max(rest);
                let within = || from.pyramid().rest_within(to.pyramid(), patch, (global, reach), enough);
                let known = || *self.within.borrow_mut().entry((patch, reach)).or_insert_with(within);
                rest.max(if place == JOINT { known() } else { within() })
            } else {
                rest
            };
            let over = |usual: i32| (i32::from(rest) - usual).max(0) as u32;
            plain.push(over(usual));
            wide.push(over(usual_wide));
        }
        let mean = 16 * plain.iter().sum::<u32>() / plain.len().max(1) as u32;
        Excesses { plain, wide, mean }
    }

    /// Whether what moves away from all that stands out at the joint moves there as it does before and after.
    fn runs_on_elsewhere(&self, wide: &[u32]) -> bool {
        let (Some(before), Some(here), Some(after)) =
            (self.at(JOINT - 1), self.at(JOINT), self.at(JOINT + 1))
        else {
            return false;
        };
        let stands_out = widest(wide, here.field.columns, ELSEWHERE_PATCHES);
        let (mut moving, mut on_course) = (0, 0);
        let motions = before.field.motions.iter().zip(&here.field.motions).zip(&after.field.motions);
        for (((before, here), after), _) in
            motions.zip(stands_out).filter(|(_, excess)| *excess <= STANDS_OUT)
        {
            let between = Motion { x: (before.x + after.x) / 2, y: (before.y + after.y) / 2 };
            // The removal of one picture displaces it by twice as much.
            let may_differ = OFF_COURSE.max(between.reach() / 2);
            if before.reach().min(after.reach()) >= MOVES_ELSEWHERE
                && before.minus(*after).reach() <= 2 * may_differ
            {
                moving += 1;
                on_course += usize::from(here.minus(between).reach() <= may_differ);
            }
        }
        moving >= MIN_ELSEWHERE && on_course * 5 >= moving * 4
    }

    /// Whether the motion of the whole picture at a joint is that of the instants around it. Only of a camera that moves: where it
    /// stands, no cut displaces the picture.
    pub(super) fn runs_on(&self) -> bool {
        let all = || self.around.iter().flatten();
        if !all().all(|around| moves_as_one(&around.field, around.global)) {
            return false;
        }
        let moved: i32 = self.others(JOINT).map(|around| i32::from(around.global.reach())).sum();
        let global = |place: usize| self.at(place).map(|around| around.global);
        let around = global(JOINT - 1).zip(global(JOINT + 1));
        let (Some((before, after)), Some(here)) = (around, global(JOINT)) else { return false };
        let between = Motion { x: (before.x + after.x) / 2, y: (before.y + after.y) / 2 };
        let steady = before.minus(after).reach() <= 3 * OFF_COURSE;
        moved >= MOVES * i32::try_from(self.others(JOINT).count()).unwrap_or(i32::MAX)
            && steady
            && here.minus(between).reach() <= OFF_COURSE
    }
}

/// What is seen at the joint in one direction of time.
pub(super) struct Seen {
    /// What stands out.
    pub(super) excess: Excess,
    /// How alike the places where it does are in the two pictures, in thousandths.
    pub(super) alike_milli: i16,
    /// Whether they are a small part of the picture.
    pub(super) is_small: bool,
    /// Whether there is motion elsewhere that goes on as it did.
    pub(super) runs_on_elsewhere: bool,
}

/// Excess of each patch at one instant, against itself and against its neighbours around, and the mean of the former.
#[derive(Debug, Default)]
struct Excesses {
    plain: Vec<u32>,
    wide: Vec<u32>,
    mean: u32,
}

/// Whether most of the picture moves, and most of what moves does so together. A hand before a wall moves in a part of it only.
fn moves_as_one(field: &Field, global: Motion) -> bool {
    let moving = field.motions.iter().filter(|motion| motion.reach() >= 2).count();
    let together = field.motions.iter().filter(|motion| motion.minus(global).reach() <= OFF_COURSE).count();
    let most = |some: usize, all: usize| some * 5 >= all * 3;
    most(moving, field.motions.len()) && most(together, field.motions.len())
}
/// Two pictures in the order of time or turned.
fn in_order<'a>(earlier: &'a Ready, later: &'a Ready, turned: bool) -> (&'a Ready, &'a Ready) {
    if turned { (later, earlier) } else { (earlier, later) }
}

/// The value that a hundredth of the values reach; the largest of few.
pub(in super::super) fn worst_hundredth(values: &mut [u32]) -> u32 {
    let place = values.len() - values.len() / 100;
    match place.checked_sub(1) {
        Some(place) if place < values.len() => *values.select_nth_unstable(place).1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_hundredth_of_few_values_is_the_largest() {
        assert_eq!(worst_hundredth(&mut [1, 5, 3]), 5);
        assert_eq!(worst_hundredth(&mut []), 0);
    }
}
