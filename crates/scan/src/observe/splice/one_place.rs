//! A change at once in one small place that is at rest before and after, while nothing else shows a joint: a display does so, and so
//! does a cut of a scene in which one thing alone was moved. Pictures cannot tell the two apart, so a person looks.
//!
//! In 36 changes of a display drawn into eight takes nothing is left of the joint when its place is left out; of 632 joints of cut
//! takes that is so of one.

use std::sync::Arc;

use crate::features::SmallLuma;
use crate::symbol::Region;
use crate::symbol::region::{around_cells, components};

/// A pixel of a medium picture has changed when it differs by more than so much, in sixteenths of a grey level.
const CHANGED: u16 = 12 * 16;

/// Changed pixels of a medium picture with no more than twice so many between them are of one part.
const BETWEEN_PX: usize = 2;

/// Fewer changed pixels than these are noise.
const MIN_CHANGED: usize = 16;

/// A part is at rest when, over all pictures before the joint and over all after it, no more than one in so many of its pixels changes by half
/// as much: the edges of what moves by a quarter of a pixel a picture are more.
const AT_REST: usize = 50;

/// A place is small when it is no more than one in so many parts of the picture. A person who is there at once takes more.
const SMALL: usize = 8;

/// Of so many changes at one place the surest alone goes to a person: one look tells what they are.
const OFTEN: usize = 3;

/// A remembered place changes again when one in so many of its pixels does.
const CHANGES: usize = 8;

/// Places are remembered, so many of a clip: each is tried at every later joint.
const REMEMBERED: usize = 4;

/// Places of which one alone has changed in a clip so far.
#[derive(Debug, Default)]
pub(super) struct ChangedBefore {
    places: Vec<Region>,
}

impl ChangedBefore {
    /// Those that change again at the joint.
    pub(super) fn changing(&self, around: &[Arc<SmallLuma>], joint: usize) -> Vec<Region> {
        let pair = joint.checked_sub(1).and_then(|last| around.get(last..=joint)?.first_chunk());
        let Some([last, next]) = pair else { return Vec::new() };
        let (at_joint, width) = (changed(last, next, CHANGED), next.width.max(1));
        let changes = |place: &Region| {
            pixels(place, width).filter(|&at| at_joint.get(at) == Some(&true)).count() * CHANGES
                >= area(place)
        };
        self.places.iter().copied().filter(changes).collect()
    }

    /// The one small place of which all that stands out at the joint is, as `is_all` says of parts of the picture; it is remembered.
    pub(super) fn place(
        &mut self,
        around: &[Arc<SmallLuma>],
        joint: usize,
        mut is_all: impl FnMut(&[Region]) -> bool,
    ) -> Option<Region> {
        let parts = parts(around, joint);
        let Some(place) = around_all(&parts).filter(|_| is_all(&parts)) else {
            // A hand may reach into a display that has changed before.
            return self.places.iter().copied().find(|place| is_all(&[*place]));
        };
        if self.places.len() < REMEMBERED && !self.places.iter().any(|known| is_same(known, &place)) {
            self.places.push(place);
        }
        Some(place)
    }
}

/// The parts that change at once and are at rest before and after, in pixels of the medium pictures around the joint, which lies before
/// the one at `joint`. None unless they lie together in one small place.
pub(super) fn parts(around: &[Arc<SmallLuma>], joint: usize) -> Vec<Region> {
    let picture = |place: usize| around.get(place).map(Arc::as_ref);
    let between = |first: usize, last: usize, by: u16| Some(changed(picture(first)?, picture(last)?, by));
    let (Some(last), Some(after)) = (joint.checked_sub(1), picture(joint)) else { return Vec::new() };
    let Some(at_joint) = between(last, joint, CHANGED) else { return Vec::new() };
    let size = (after.width.max(1), after.height);
    let beside = [(0, last), (joint, around.len().saturating_sub(1))];
    let beside: Vec<Vec<bool>> =
        beside.into_iter().filter_map(|(first, last)| between(first, last, CHANGED / 2)).collect();
    let is = |changed: &[bool], at: usize| changed.get(at) == Some(&true);
    let moves = |at: usize| beside.iter().any(|changed| is(changed, at));
    let alone: Vec<bool> = (0..at_joint.len()).map(|at| is(&at_joint, at) && !moves(at)).collect();
    let is_at_rest =
        |part: &Region| pixels(part, size.0).filter(|&at| moves(at)).count() * AT_REST <= area(part);
    let parts: Vec<Region> = components(&joined(&alone, size), size.0)
        .into_iter()
        .filter_map(|mut group| {
            group.retain(|&at| is(&alone, at));
            (group.len() >= MIN_CHANGED).then(|| around_cells(&group, size.0)).flatten()
        })
        .filter(is_at_rest)
        .collect();
    let small = around_all(&parts).is_some_and(|whole| area(&whole) * SMALL <= size.0 * size.1);
    if small { parts } else { Vec::new() }
}

/// Which pixels have changed by more than so much.
fn changed(before: &SmallLuma, after: &SmallLuma, by: u16) -> Vec<bool> {
    before.pixels.iter().zip(&after.pixels).map(|(one, other)| one.abs_diff(*other) > by).collect()
}

/// The marked pixels and all that lie near one.
fn joined(marked: &[bool], (width, height): (usize, usize)) -> Vec<bool> {
    let mut joined = vec![false; marked.len()];
    let near =
        |place: usize, side: usize| place.saturating_sub(BETWEEN_PX)..(place + BETWEEN_PX + 1).min(side);
    for at in (0..marked.len()).filter(|&at| marked.get(at) == Some(&true)) {
        let columns = near(at % width, width);
        for y in near(at / width, height) {
            let row = y * width + columns.start..y * width + columns.end;
            joined.get_mut(row).into_iter().flatten().for_each(|joined| *joined = true);
        }
    }
    joined
}

/// The smallest place that holds all of them.
fn around_all(parts: &[Region]) -> Option<Region> {
    let (x, y) = (parts.iter().map(|part| part.x).min()?, parts.iter().map(|part| part.y).min()?);
    let (right, bottom) =
        (parts.iter().map(|part| part.right()).max()?, parts.iter().map(|part| part.bottom()).max()?);
    Some(Region { x, y, width: right - x, height: bottom - y })
}

fn pixels(place: &Region, width: usize) -> impl Iterator<Item = usize> + use<> {
    let (columns, rows) = (place.x..place.right(), place.y..place.bottom());
    rows.flat_map(move |y| columns.clone().map(move |x| y * width + x))
}

fn area(place: &Region) -> usize {
    place.width * place.height
}

/// Whether two places are one: they share half of what both cover.
fn is_same(one: &Region, other: &Region) -> bool {
    let side = |from: usize, to: usize, other_from: usize, other_to: usize| {
        to.min(other_to).saturating_sub(from.max(other_from))
    };
    let shared =
        side(one.x, one.right(), other.x, other.right()) * side(one.y, one.bottom(), other.y, other.bottom());
    3 * shared >= area(one) + area(other)
}

/// Which of these changes, each with what is believed of it, need no look, as a surer one at the same place gets one.
pub(super) fn seen_in_another(changes: &[(Region, u32)]) -> Vec<bool> {
    let seen = |number: usize, place: &Region| {
        let here: Vec<(u32, std::cmp::Reverse<usize>)> = changes
            .iter()
            .enumerate()
            .filter(|(_, (other, _))| is_same(place, other))
            .map(|(other, (_, ppm))| (*ppm, std::cmp::Reverse(other)))
            .collect();
        here.len() >= OFTEN && here.iter().max().is_some_and(|(_, surest)| surest.0 != number)
    };
    changes.iter().enumerate().map(|(number, (place, _))| seen(number, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTH: usize = 320;

    /// Eight pictures: a place that changes before the fifth, and one that changes at that of a number too.
    fn pictures(place: Region, again: Option<usize>) -> Vec<Arc<SmallLuma>> {
        let picture = |number: usize| {
            let shade = i16::try_from(
                usize::from(number >= 4) + usize::from(again.is_some_and(|again| number >= again)),
            )
            .unwrap();
            let pixel = |at: usize| {
                let (x, y) = (at % WIDTH, at / WIDTH);
                let inside = (place.x..place.right()).contains(&x) && (place.y..place.bottom()).contains(&y);
                if inside { 800 + 800 * shade } else { 500 }
            };
            Arc::new(SmallLuma { width: WIDTH, height: 180, pixels: (0..WIDTH * 180).map(pixel).collect() })
        };
        (0..8).map(picture).collect()
    }

    #[test]
    fn a_small_place_at_rest_is_found_and_a_large_one_or_a_moving_one_is_not() {
        let small = Region { x: 100, y: 40, width: 60, height: 40 };
        let found = parts(&pictures(small, None), 4);
        assert_eq!(found, [small]);
        assert!(parts(&pictures(small, Some(6)), 4).is_empty());
        assert!(parts(&pictures(Region { width: 160, height: 80, ..small }, None), 4).is_empty());
        assert!(parts(&pictures(Region { width: 2, height: 2, ..small }, None), 4).is_empty());
    }

    #[test]
    fn of_many_changes_at_one_place_one_is_looked_at() {
        let here = Region { x: 100, y: 40, width: 60, height: 40 };
        let nearly = Region { x: 104, ..here };
        let there = Region { x: 10, ..here };
        let changes = [(here, 400), (nearly, 450), (there, 450), (here, 450), (there, 300)];
        assert_eq!(seen_in_another(&changes), [true, false, false, true, false]);
    }
}
