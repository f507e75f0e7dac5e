//! The second look at a candidate: is there a place that fits worse at this instant than at any instant around it, after
//! the best explanation by motion that the instants around it allow?
//!
//! Honest fast motion fits badly for several frames in a row; a joint fits badly once. Motion is matched freely at the
//! instants around; at the joint itself a patch may move only about as far as its surroundings do before or after, so
//! that an object which jumps is not explained away. Each patch is compared without its mean and with its gain, so light
//! explains itself; the motion of the whole picture is taken off first, so a nudged camera does too.

#![expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "rests are small")]

mod direction;

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::matched::{Matched, Ready};
use crate::features::SmallLuma;
pub(super) use direction::worst_hundredth;
use direction::{Direction, Seen};

/// Pictures before the joint that are looked at.
pub(super) const BEFORE: usize = 4;

/// The pair of pictures that the joint lies between.
const JOINT: usize = BEFORE - 1;

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

/// What moves elsewhere moves by so much from picture to picture at least, in quarters of a medium pixel: what moves less tells nothing.
const MOVES_ELSEWHERE: i16 = 4;

/// So many patches must move elsewhere, and of these four in five go on.
const MIN_ELSEWHERE: usize = 25;

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
    /// Whether only a small part of the picture changes, and what moves elsewhere goes on as it did.
    pub(super) runs_on_elsewhere: bool,
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
    matched: &mut Matched,
    wanted: impl Fn(Sizes) -> bool,
) -> Option<Measured> {
    let joint = compare(pictures, elapsed, matched, &wanted)?;
    let (before, after) = (pictures.get(BEFORE - 1)?, pictures.get(BEFORE)?);
    let focus = detail_changes(before, after);
    if !focus && !refreshed {
        return Some(Measured { joint, with_detail: None });
    }
    // Focus and the encoder's quality may change within one frame. What is left when nobody sees detail counts.
    let blurred: Vec<Arc<SmallLuma>> = pictures.iter().map(|picture| Arc::new(blurred(picture))).collect();
    // A refresh hides no joint that is sure by its detail, however little is left.
    let without = compare(&blurred, elapsed, &mut Matched::default(), |left| !focus || wanted(left))?;
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
    matched: &mut Matched,
    wanted: impl Fn(Sizes) -> bool,
) -> Option<Joint> {
    if pictures.len() < BEFORE + 2 {
        return None;
    }
    let ready: Vec<Ready> = pictures.iter().map(Ready::new).collect();
    let (mut back, mut forward) = (Direction::back(&ready), Direction::forward(&ready));
    for away in 0..pictures.len() {
        for direction in [&mut back, &mut forward] {
            direction.look_at(away, matched);
        }
        if LOOKED_AT_FIRST.contains(&away) && !wanted(at_most(&back, &forward)) {
            return None;
        }
    }
    if elapsed != Elapsed::Usual {
        for direction in [&mut back, &mut forward] {
            direction.look_at_two_intervals(&ready, elapsed);
        }
    }
    let (before, after) = (blurred(pictures.get(JOINT)?), blurred(pictures.get(BEFORE)?));
    let (shift, shift_around) = back.shifts();
    let (seen_back, seen_forward) = (back.seen(&after, &before), forward.seen(&before, &after));
    let both = |is: fn(&Seen) -> bool| is(&seen_back) && is(&seen_forward);
    Some(Joint {
        back: seen_back.excess,
        forward: seen_forward.excess,
        alike_milli: seen_back.alike_milli.min(seen_forward.alike_milli),
        runs_on: both(|seen| seen.is_small) && back.runs_on(),
        runs_on_elsewhere: both(|seen| seen.is_small && seen.runs_on_elsewhere),
        shift,
        shift_around,
    })
}

/// The most that a joint can come to, by the instants around it that were looked at.
fn at_most(back: &Direction<'_>, forward: &Direction<'_>) -> Sizes {
    let (shift, shift_around) = back.shifts();
    let (back, forward) = (back.most_excess(), forward.most_excess());
    let known = Joint { back, forward, shift, shift_around, ..Joint::default() };
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
