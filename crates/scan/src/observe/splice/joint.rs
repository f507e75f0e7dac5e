//! The second look at a candidate: is there a place that fits worse at this instant than at any instant around it, after
//! the best explanation by motion that the instants around it allow?
//!
//! Honest fast motion fits badly for several frames in a row; a joint fits badly once. Motion is matched freely at the
//! instants around; at the joint itself a patch may move only about as far as its surroundings do before or after, so
//! that an object which jumps is not explained away. Each patch is compared without its mean and with its gain, so light
//! explains itself; the motion of the whole picture is taken off first, so a nudged camera does too.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "patch numbers and rests are small and never negative"
)]

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::flow::{Field, Motion, PATCH, Pyramid, STRIDE};
use super::structure;
use crate::features::SmallLuma;

/// Pictures before the joint that are looked at.
pub(super) const BEFORE: usize = 4;

/// Pictures after the joint that are looked at.
pub(super) const AFTER: usize = 4;

/// From this many usual intervals on a picture is late.
pub(super) const LATE: f32 = 1.5;

/// How much time lies before the picture after a joint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elapsed {
    /// The usual interval.
    Usual,
    /// More, as its timestamp says: it is compared with what two intervals make, and so are the instants around it.
    Late,
    /// Two intervals, as the beat of the frames around it says: it alone is compared with what two intervals make, so that
    /// this never raises what is believed.
    TwoIntervals,
}

/// Grey levels of rest that a pixel of sudden motion of the whole picture explains.
const PARALLAX: f32 = 0.3;

/// Where less than this share of the rest is left without fine detail, a refresh of the picture changed its quality and not
/// what it shows: some 40 refreshes at key frames of poor copies of five takes leave 0.1 to 0.5 of it, cuts at key frames
/// of the same takes 0.6 to 1.1.
const QUALITY: f32 = 0.55;

/// Places that are as alike as this, in thousandths, show the same structure: at keyframes and in focus pulls of poor copies of six
/// takes they reach 980 and more, at thirty cuts of ten takes 480 at most.
const ALIKE_MILLI: i16 = 900;

/// A camera stands when its picture moves no more than this around an instant, in quarters of a medium pixel.
pub(super) const STANDS: i16 = 2;

/// A camera moves when its picture does by so much from frame to frame, in quarters of a medium pixel, as a mean.
const MOVES: i32 = 2;

/// And goes on as it did when its picture is off the mean of the motion before and after by no more than this, in the same unit.
const OFF_COURSE: i16 = 2;

/// When the instants so near to a joint have been looked at, most are told from one.
const LOOKED_AT_FIRST: RangeInclusive<usize> = 1..=2;

/// A place stands out by more than this, in 1/64 of a grey level.
const STANDS_OUT: u32 = 64;

/// A part of the picture is small when it is one in so many parts.
const SMALL_PART: usize = 6;

/// Numbers behind one candidate. Rests and excesses are in 1/64 of a grey level.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Joint {
    /// What the pictures after show that those before do not explain.
    pub(super) back: Excess,
    /// What the pictures before show that those after do not explain.
    pub(super) forward: Excess,
    /// Motion of the whole picture at the joint in quarters of a medium pixel.
    pub(super) shift: i16,
    /// The same at the instants around it, at most.
    pub(super) shift_around: i16,
    /// How alike the places that fit worst are in structure before and after, in thousandths: see [`super::structure`].
    pub(super) alike_milli: i16,
    /// Whether a camera that moves goes on as it did, and only a small part of the picture changes otherwise.
    pub(super) runs_on: bool,
}

/// How much worse than around it the joint fits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Excess {
    /// At the worst hundredth of the patches.
    pub(super) here: u32,
    /// The same against the worst of each patch's neighbours.
    pub(super) here_wide: u32,
    /// Mean over all patches.
    pub(super) mean: u32,
    /// The largest such excess at the instants around, which shows how sudden this scene is anyway.
    pub(super) around: u32,
    /// The same against neighbours.
    pub(super) around_wide: u32,
}

impl Joint {
    /// Whether even the places that fit worst show the same structure.
    pub(super) fn is_alike(&self) -> bool {
        self.alike_milli >= ALIKE_MILLI
    }

    pub(super) fn sizes(&self) -> Sizes {
        Sizes { rest: self.rest(), global_jump: self.global_jump(), contrast: self.contrast() }
    }

    fn rest(&self) -> f32 {
        let over = |excess: Excess| excess.here_wide.saturating_sub(excess.around_wide);
        let rest = (over(self.back) + over(self.forward)) as f32 / 128.0;
        let moved = f32::from((self.shift - self.shift_around).max(0)) / 4.0;
        (rest - PARALLAX * moved).max(0.0)
    }

    fn global_jump(&self) -> f32 {
        let around = f32::from(self.shift_around);
        (f32::from(self.shift) - 4.0 - 1.5 * around).max(0.0) / (4.0 + around)
    }

    fn contrast(&self) -> f32 {
        let times = |excess: Excess| excess.here_wide as f32 / (64.0 + excess.around_wide as f32);
        (times(self.back) * times(self.forward)).sqrt()
    }
}

/// What the size of a joint comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sizes {
    /// How much stands out at the joint beyond what stands out around it anyway, in grey levels: the mean of what appears
    /// and what disappears.
    ///
    /// Where the camera moves, what is near moves farther than what is far: a part of the rest that grows with the motion
    /// is explained by that.
    pub(super) rest: f32,
    /// How far the whole picture moves beyond one and a half times what it does at the instants around, in medium pixels,
    /// the first pixel not counted; the less the more the camera moves anyway. A camera that is pushed moves for several
    /// frames; one that is held may jerk in one.
    pub(super) global_jump: f32,
    /// How many times more appears and disappears at the joint than around it: the geometric mean of both, a grey level
    /// added to what is around.
    pub(super) contrast: f32,
}

/// Measures the joint between `pictures[BEFORE - 1]` and `pictures[BEFORE]`; none when there are too few pictures, or when even
/// the most that it can come to by those that were looked at is not `wanted`: most instants are told from a joint by few of those
/// around. More time between the two explains more motion. `refreshed` says
/// that an encoder may have sent the whole picture anew: at a key frame, or after a picture that it held.
pub(super) fn measure(
    pictures: &[Arc<SmallLuma>],
    elapsed: Elapsed,
    refreshed: bool,
    wanted: impl Fn(Sizes) -> bool,
) -> Option<Measured> {
    let joint = compare(pictures, elapsed, &wanted)?;
    let (before, after) = (pictures.get(BEFORE - 1)?, pictures.get(BEFORE)?);
    let focus = detail_changes(before, after);
    if !focus && !refreshed {
        return Some(Measured { joint, with_detail: None });
    }
    // Focus and the encoder's quality may change within one frame. What is left when nobody sees detail counts.
    let blurred: Vec<Arc<SmallLuma>> = pictures.iter().map(|picture| Arc::new(blurred(picture))).collect();
    // A refresh hides no joint that is sure by its detail, however little is left.
    let without = compare(&blurred, elapsed, |left| !focus || wanted(left))?;
    Some(if focus && without.rest() < joint.rest() {
        Measured { joint: without, with_detail: None }
    } else if refreshed && without.rest() < QUALITY * joint.rest() {
        Measured { joint: without, with_detail: Some(joint) }
    } else {
        Measured { joint, with_detail: None }
    })
}

/// A joint as it was measured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub(super) joint: Joint,
    /// The same with fine detail, where little is left without it.
    pub(super) with_detail: Option<Joint>,
}

fn compare(
    pictures: &[Arc<SmallLuma>],
    elapsed: Elapsed,
    wanted: impl Fn(Sizes) -> bool,
) -> Option<Joint> {
    if pictures.len() < BEFORE + 2 {
        return None;
    }
    let pyramids: Vec<Pyramid> = pictures.iter().map(|picture| Pyramid::new(picture)).collect();
    let joint = BEFORE - 1;
    let mut back = Direction::new(&pyramids, |earlier, later| (later, earlier));
    let mut forward = Direction::new(&pyramids, |earlier, later| (earlier, later));
    for away in 0..=back.pairs.len() {
        for direction in [&mut back, &mut forward] {
            direction.look_at(joint.checked_sub(away));
            direction.look_at(Some(joint + away));
        }
        if LOOKED_AT_FIRST.contains(&away) && !wanted(at_most(&back, &forward, joint)) {
            return None;
        }
    }
    if elapsed != Elapsed::Usual {
        back.look_at_two_intervals(&pyramids, elapsed, |earlier, later| (later, earlier));
        forward.look_at_two_intervals(&pyramids, elapsed, |earlier, later| (earlier, later));
    }
    let (before, after) = (blurred(pictures.get(BEFORE - 1)?), blurred(pictures.get(BEFORE)?));
    let (shift, shift_around) = back.shifts(joint);
    let (excess_back, alike_back, confined_back) = back.excess(joint, &after, &before);
    let (excess_forward, alike_forward, confined_forward) = forward.excess(joint, &before, &after);
    Some(Joint {
        back: excess_back,
        forward: excess_forward,
        alike_milli: alike_back.min(alike_forward),
        runs_on: back.runs_on(joint) && confined_back && confined_forward,
        shift,
        shift_around,
    })
}

/// The most that a joint can come to, by the instants around it that were looked at.
fn at_most(back: &Direction<'_>, forward: &Direction<'_>, joint: usize) -> Sizes {
    let here = |direction: &Direction<'_>| Excess {
        here_wide: worst_hundredth(&mut direction.excess_at(joint, joint).wide),
        ..Excess::default()
    };
    let (shift, shift_around) = back.shifts(joint);
    let known = Joint { back: here(back), forward: here(forward), shift, shift_around, ..Joint::default() };
    // Where the camera moves as much around it, its motion explains none of the rest.
    let rest = Joint { shift: shift_around, ..known }.rest();
    Sizes { rest, ..known.sizes() }
}

/// Whether the fine detail of a picture becomes stronger or weaker by a third.
pub(super) fn detail_changes(before: &SmallLuma, after: &SmallLuma) -> bool {
    let (before, after) = (detail(before), detail(after));
    3 * before.max(after) > 4 * before.min(after)
}

/// How much fine detail a picture has: how far pixels are off the line between their neighbours, in all.
pub(super) fn detail(picture: &SmallLuma) -> u64 {
    let rows = (0..picture.height).map(|y| picture.row(y));
    let bend = |three: &[i16]| match three {
        [a, b, c] => u64::from((2 * b - a - c).unsigned_abs()),
        _ => 0,
    };
    rows.flat_map(|row| row.windows(3)).map(bend).sum()
}

/// The picture without fine detail: the mean of 5 by 5 pixels.
pub(super) fn blurred(picture: &SmallLuma) -> SmallLuma {
    let (width, height) = (picture.width, picture.height);
    let mean = |values: &mut dyn Iterator<Item = i16>| {
        let (sum, count) =
            values.fold((0_i32, 0_i32), |(sum, count), value| (sum + i32::from(value), count + 1));
        (sum / count.max(1)) as i16
    };
    let near = |place: usize, side: usize| place.saturating_sub(2)..(place + 3).min(side);
    let mut along = Vec::with_capacity(width * height);
    for y in 0..height {
        let row = picture.row(y);
        along.extend((0..width).map(|x| mean(&mut row.get(near(x, width)).unwrap_or(&[]).iter().copied())));
    }
    let pixels = (0..width * height).map(|place| {
        let (x, y) = (place % width, place / width);
        mean(&mut near(y, height).filter_map(|y| along.get(y * width + x).copied()))
    });
    SmallLuma { width, height, pixels: pixels.collect() }
}

/// Motion from picture to picture in one direction of time.
struct Direction<'a> {
    pairs: Vec<(&'a Pyramid, &'a Pyramid)>,
    /// What is known of each pair.
    around: Vec<Option<Around>>,
    /// What patches do over two intervals, on either side of a late picture.
    double: Vec<Surroundings>,
    /// Whether the instants around are compared with two intervals too.
    around_too: bool,
}

/// Motion from one picture to the next.
struct Around {
    field: Field,
    /// Motion of the whole picture.
    global: Motion,
    /// What patches do with their neighbours.
    single: Surroundings,
}

/// What patches and their neighbours do from one picture to another.
struct Surroundings {
    /// Reach of the patches' own motion, the largest within two patches.
    reach: Vec<i16>,
    rests: Vec<u16>,
    /// Rests, the largest of each patch and its neighbours.
    wide: Vec<u16>,
}

impl Surroundings {
    fn of(field: &Field, global: Motion) -> Self {
        let own: Vec<i16> = field.motions.iter().map(|motion| motion.minus(global).reach()).collect();
        Self {
            reach: widest(&own, field.columns, 2),
            rests: field.rests.clone(),
            wide: widest(&field.rests, field.columns, 1),
        }
    }
}

impl<'a> Direction<'a> {
    fn new(
        pyramids: &'a [Pyramid],
        order: impl Fn(&'a Pyramid, &'a Pyramid) -> (&'a Pyramid, &'a Pyramid),
    ) -> Self {
        let pairs: Vec<_> =
            pyramids.windows(2).filter_map(|pair| Some(order(pair.first()?, pair.get(1)?))).collect();
        let around = pairs.iter().map(|_| None).collect();
        Self { pairs, around, double: Vec::new(), around_too: false }
    }

    /// Matches one pair, where there is one that is not yet.
    fn look_at(&mut self, place: Option<usize>) {
        let Some(place) = place else { return };
        if let (Some((from, to)), Some(around @ None)) = (self.pairs.get(place), self.around.get_mut(place)) {
            let field = from.match_in(to);
            let global = global_motion(&field);
            let single = Surroundings::of(&field, global);
            *around = Some(Around { field, global, single });
        }
    }

    fn look_at_two_intervals(
        &mut self,
        pyramids: &'a [Pyramid],
        elapsed: Elapsed,
        order: impl Fn(&'a Pyramid, &'a Pyramid) -> (&'a Pyramid, &'a Pyramid),
    ) {
        let apart = |first: usize| Some(order(pyramids.get(first)?, pyramids.get(first + 2)?));
        for (from, to) in [BEFORE - 4, BEFORE - 3, BEFORE, BEFORE + 1].into_iter().filter_map(apart) {
            let field = from.match_in(to);
            self.double.push(Surroundings::of(&field, global_motion(&field)));
        }
        self.around_too = elapsed == Elapsed::Late;
    }

    fn at(&self, place: usize) -> Option<&Around> {
        self.around.get(place)?.as_ref()
    }

    /// What is known of the pairs but for those.
    fn others(&self, but: [usize; 2]) -> impl Iterator<Item = &Around> {
        let others = self.around.iter().enumerate().filter(move |(place, _)| !but.contains(place));
        others.filter_map(|(_, around)| around.as_ref())
    }

    /// How far the whole picture moves at the joint, and at most around it.
    fn shifts(&self, joint: usize) -> (i16, i16) {
        let around = self.others([joint; 2]).map(|around| around.global.reach()).max();
        (self.at(joint).map_or(0, |at| at.global.reach()), around.unwrap_or(0))
    }

    /// What stands out at the joint, how alike the places where it does are in the two pictures, in thousandths, and whether they are
    /// a small part of the picture.
    fn excess(&self, joint: usize, from: &SmallLuma, to: &SmallLuma) -> (Excess, i16, bool) {
        let mut at_joint = self.excess_at(joint, joint);
        let alike = self.alike_at_worst(joint, &at_joint.wide, from, to);
        let around = [joint.checked_sub(2), joint.checked_sub(1), Some(joint + 1), Some(joint + 2)];
        let around = around.into_iter().flatten().filter(|&place| place < self.around.len());
        let mut around: Vec<_> = around.map(|place| self.excess_at(place, joint)).collect();
        let excess = Excess {
            here: worst_hundredth(&mut at_joint.plain),
            here_wide: worst_hundredth(&mut at_joint.wide),
            mean: at_joint.mean,
            around: around.iter_mut().map(|at| worst_hundredth(&mut at.plain)).max().unwrap_or(0),
            around_wide: around.iter_mut().map(|at| worst_hundredth(&mut at.wide)).max().unwrap_or(0),
        };
        let standing_out = at_joint.wide.iter().filter(|&&excess| excess > STANDS_OUT).count();
        (excess, alike, standing_out * SMALL_PART <= at_joint.wide.len())
    }

    /// How alike the worst hundredth of the patches are, at the motion of the whole picture or at their own where their surroundings
    /// allow it: the tenth of them that is least alike, in thousandths.
    fn alike_at_worst(&self, joint: usize, wide: &[u32], from: &SmallLuma, to: &SmallLuma) -> i16 {
        let Some(Around { field, global, .. }) = self.at(joint) else { return 0 };
        let mut order: Vec<usize> = (0..wide.len()).collect();
        order.sort_by_key(|&patch| std::cmp::Reverse(wide.get(patch).copied()));
        let mut alike: Vec<f32> = order
            .into_iter()
            .take((wide.len() / 100).max(1))
            .filter_map(|patch| {
                let at =
                    (patch % field.columns * STRIDE + PATCH / 2, patch / field.columns * STRIDE + PATCH / 2);
                let own = field.motions.get(patch).copied().unwrap_or(*global);
                let reach = self.others([joint; 2]).filter_map(|around| around.single.reach.get(patch));
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
    fn excess_at(&self, place: usize, joint: usize) -> Excesses {
        let (Some(Around { field, global, .. }), Some(&(from, to))) = (self.at(place), self.pairs.get(place))
        else {
            return Excesses::default();
        };
        let global = *global;
        let double = self.double.iter().filter(|_| self.around_too || place == joint);
        let single = self.others([place, joint]).map(|around| &around.single);
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
            let rest = if i32::from(motion.minus(global).reach()) > allowed
                && i32::from(from.rest_after(to, patch, global)) > usual
            {
                rest.max(from.rest_within(to, patch, global, (allowed + 3) / 4))
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

    /// Whether the motion of the whole picture at a joint is that of the instants around it. Only of a camera that moves: where it
    /// stands, no cut displaces the picture.
    fn runs_on(&self, joint: usize) -> bool {
        let all = || self.around.iter().flatten();
        if !all().all(|around| moves_as_one(&around.field, around.global)) {
            return false;
        }
        let moved: i32 = self.others([joint; 2]).map(|around| i32::from(around.global.reach())).sum();
        let global = |place: usize| self.at(place).map(|around| around.global);
        let around = joint.checked_sub(1).and_then(global).zip(global(joint + 1));
        let (Some((before, after)), Some(here)) = (around, global(joint)) else { return false };
        let between = Motion { x: (before.x + after.x) / 2, y: (before.y + after.y) / 2 };
        let steady = before.minus(after).reach() <= 3 * OFF_COURSE;
        moved >= MOVES * i32::try_from(self.others([joint; 2]).count()).unwrap_or(i32::MAX)
            && steady
            && here.minus(between).reach() <= OFF_COURSE
    }
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

/// The motion of the whole picture: the median motion where a good part of the picture moves.
fn global_motion(field: &Field) -> Motion {
    let moving: Vec<Motion> = field.motions.iter().copied().filter(|motion| motion.reach() >= 2).collect();
    if moving.len() * 3 < field.motions.len() {
        return Motion::default();
    }
    let median = |mut values: Vec<i16>| {
        let middle = values.len() / 2;
        *values.select_nth_unstable(middle).1
    };
    Motion {
        x: median(moving.iter().map(|motion| motion.x).collect()),
        y: median(moving.iter().map(|motion| motion.y).collect()),
    }
}

/// The value that a hundredth of the values reach; the largest of few.
pub(super) fn worst_hundredth(values: &mut [u32]) -> u32 {
    let place = values.len() - values.len() / 100;
    match place.checked_sub(1) {
        Some(place) if place < values.len() => *values.select_nth_unstable(place).1,
        _ => 0,
    }
}

/// The largest value within `steps` places of each, along rows and columns.
fn widest<T: Ord + Copy>(values: &[T], columns: usize, steps: usize) -> Vec<T> {
    let columns = columns.max(1);
    let around = |place: usize, count: usize| place.saturating_sub(steps)..(place + steps + 1).min(count);
    let mut along = Vec::with_capacity(values.len());
    for row in values.chunks(columns) {
        along.extend((0..row.len()).filter_map(|x| row.get(around(x, row.len()))?.iter().max().copied()));
    }
    let rows = along.len() / columns;
    (0..along.len())
        .filter_map(|place| {
            let (x, y) = (place % columns, place / columns);
            around(y, rows.max(y + 1)).filter_map(|y| along.get(y * columns + x)).max().copied()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_value_spreads_to_its_neighbours() {
        let mut values = vec![0; 20];
        values[7] = 9; // column 2, row 1 of 5 by 4
        let spread = widest(&values, 5, 1);
        let nines: Vec<usize> = (0..20).filter(|&place| spread[place] == 9).collect();
        assert_eq!(nines, [1, 2, 3, 6, 7, 8, 11, 12, 13]);
    }

    #[test]
    fn the_worst_hundredth_of_few_values_is_the_largest() {
        assert_eq!(worst_hundredth(&mut [1, 5, 3]), 5);
        assert_eq!(worst_hundredth(&mut []), 0);
    }
}
