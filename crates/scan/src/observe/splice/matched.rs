//! Pictures that were matched lately, and what came out: the pictures around an instant are looked at again when a removal that begins
//! or ends there is tried.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::sync::Arc;

use super::flow::{Field, Motion, Pyramid};
use crate::features::SmallLuma;

/// Pairs that are kept, at most: those around fifteen instants, in both directions of time.
const KEPT: usize = 180;

/// A picture that is made ready for matching when it is first matched.
#[derive(Debug)]
pub(super) struct Ready {
    picture: Arc<SmallLuma>,
    pyramid: OnceCell<Pyramid>,
}

impl Ready {
    pub(super) fn new(picture: &Arc<SmallLuma>) -> Self {
        Self { picture: Arc::clone(picture), pyramid: OnceCell::new() }
    }

    pub(super) fn pyramid(&self) -> &Pyramid {
        self.pyramid.get_or_init(|| Pyramid::new(&self.picture))
    }
}

/// Motion from one picture to another.
#[derive(Debug)]
pub(super) struct PairMotion {
    pub(super) field: Field,
    /// Motion of the whole picture.
    pub(super) global: Motion,
    /// What patches do with their neighbours.
    pub(super) around: Surroundings,
}

impl PairMotion {
    pub(super) fn between(from: &Ready, to: &Ready) -> Self {
        let field = from.pyramid().match_in(to.pyramid());
        let global = global_motion(&field);
        let around = Surroundings::of(&field, global);
        Self { field, global, around }
    }
}

/// The pairs that were matched lately.
#[derive(Debug, Default)]
pub(super) struct Matched {
    pairs: VecDeque<Pair>,
}

/// Two pictures and the motion from one to the other.
#[derive(Debug)]
struct Pair {
    from: Arc<SmallLuma>,
    to: Arc<SmallLuma>,
    motion: Arc<PairMotion>,
}

impl Matched {
    /// The motion from one picture to another, matched now where it was not lately.
    pub(super) fn motion(&mut self, from: &Ready, to: &Ready) -> Arc<PairMotion> {
        let is_this =
            |pair: &Pair| Arc::ptr_eq(&pair.from, &from.picture) && Arc::ptr_eq(&pair.to, &to.picture);
        let known = self.pairs.iter().rposition(is_this).and_then(|place| self.pairs.remove(place));
        let pair = known.unwrap_or_else(|| Pair {
            from: Arc::clone(&from.picture),
            to: Arc::clone(&to.picture),
            motion: Arc::new(PairMotion::between(from, to)),
        });
        let motion = Arc::clone(&pair.motion);
        self.pairs.push_back(pair);
        if self.pairs.len() > KEPT {
            self.pairs.pop_front();
        }
        motion
    }
}

/// What patches and their neighbours do from one picture to another.
#[derive(Debug)]
pub(super) struct Surroundings {
    /// Reach of the patches' own motion, the largest within two patches.
    pub(super) reach: Vec<i16>,
    pub(super) rests: Vec<u16>,
    /// Rests, the largest of each patch and its neighbours.
    pub(super) wide: Vec<u16>,
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

/// The largest value within `steps` places of each, along rows and columns.
pub(super) fn widest<T: Ord + Copy>(values: &[T], columns: usize, steps: usize) -> Vec<T> {
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
    fn a_pair_is_matched_once_and_forgotten_when_many_others_were() {
        let picture = |shade: i16| {
            let pixels = (0..64 * 36).map(|at| shade + at % 97 * 9).collect();
            Arc::new(SmallLuma { width: 64, height: 36, pixels })
        };
        let (one, other) = (picture(0), picture(300));
        let mut matched = Matched::default();
        let mut motion =
            |from: &Arc<SmallLuma>, to: &Arc<SmallLuma>| matched.motion(&Ready::new(from), &Ready::new(to));
        let first = motion(&one, &other);
        assert!(Arc::ptr_eq(&first, &motion(&one, &other)));
        assert!(!Arc::ptr_eq(&first, &motion(&other, &one)));
        for _ in 0..KEPT {
            motion(&picture(0), &one);
        }
        assert!(!Arc::ptr_eq(&first, &motion(&one, &other)));
    }
}
