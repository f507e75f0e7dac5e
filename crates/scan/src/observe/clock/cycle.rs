//! Which seconds show the same: the cycle of ten that proves a digit, also where a part of the take was cut out.

use super::beat::Ahead;
use super::digits::reach;
use super::patch::{Patch, Weights, dot};
use crate::symbol::Region;

/// A cycle of ten: least likeness of what is ten seconds apart, and by how much it must exceed that of all else together and of
/// every other distance. A light that blinks, or something that comes round every five seconds, is alike at other distances too.
const MIN_SAME: f32 = 0.85;
const MIN_CYCLE: f32 = 0.25;
const MIN_ABOVE_EACH: f32 = 0.06;
/// The same before a ground that moves, which makes everything less alike.
const MIN_SAME_NOISY: f32 = 0.7;
const MIN_ABOVE_NOISY: f32 = 0.35;
/// Fewest pairs of seconds ten apart.
const MIN_SAME_PAIRS: usize = 2;
/// A cut clock: fewest seconds of each part, fewest pairs across the cut that show the same, and by how much more its best order
/// must fit than any other.
const MIN_PART: i64 = 4;
const MIN_ACROSS: usize = 3;
const MIN_CLEARER: f32 = 0.08;

/// How alike seconds are, by how far they lie apart.
#[derive(Debug)]
pub(super) struct Cycle {
    pub(super) next: f32,
    pub(super) same: f32,
    same_pairs: usize,
    pub(super) other: f32,
    /// The most that any other distance is alike.
    most_other: f32,
}

/// Two seconds by their numbers, and how alike they are.
type Pair = (i64, i64, f32);

/// Each two of all.
fn pairs(normal: &[Second]) -> Vec<Pair> {
    let behind = |place: usize| normal.get(place + 1..).unwrap_or(&[]).iter();
    let of = |(place, one): (usize, &Second)| -> Vec<Pair> {
        behind(place).map(|other| (one.number, other.number, one.fitted(other).0)).collect()
    };
    normal.iter().enumerate().flat_map(of).collect()
}

/// How far a clock that was cut is ahead, under which those seconds are alike that show the same digit, and no others. None where
/// that is not clear. Where its phase turns the second is known.
pub(super) fn ahead(normal: &[Second], turns_at: Option<i64>) -> Option<Ahead> {
    let pairs = pairs(normal);
    let (first, last) = (normal.first()?.number, normal.last()?.number);
    let places = turns_at.map_or(first + MIN_PART..=last + 1 - MIN_PART, |at| at..=at);
    let mut found: Vec<(f32, Ahead)> = Vec::new();
    for from in places {
        for by in i64::from(turns_at.is_none())..10 {
            // The second of the cut shows two digits.
            let number = |number: i64| match number {
                number if number >= from => Some(number + by),
                number if number == from - 1 && turns_at.is_none() => None,
                number => Some(number),
            };
            let cycle = Cycle::over(
                pairs.iter().filter_map(|(one, other, alike)| Some((number(*one)?, number(*other)?, *alike))),
            );
            if cycle.same_pairs >= MIN_ACROSS && cycle.proves() {
                found.push((cycle.same - cycle.most_other, Ahead { from, by }));
            }
        }
    }
    let (most, best) = *found.iter().max_by(|one, other| one.0.total_cmp(&other.0))?;
    // A second to either side is about as good.
    let others =
        found.iter().filter(|(_, ahead)| ahead.by != best.by).map(|(score, _)| *score).fold(0.0, f32::max);
    (most >= others + MIN_CLEARER).then_some(best)
}

impl Cycle {
    pub(super) fn of(normal: &[Second]) -> Self {
        Self::over(pairs(normal).into_iter())
    }

    fn over(pairs: impl Iterator<Item = Pair>) -> Self {
        let mut sums = [(0.0_f32, 0_usize); 10];
        let mut next = (0.0_f32, 0_usize);
        for (one, other, alike) in pairs {
            let passed = other - one;
            if let Some((sum, count)) = sums.get_mut(passed.rem_euclid(10) as usize) {
                *sum += alike;
                *count += 1;
            }
            if passed == 1 {
                next = (next.0 + alike, next.1 + 1);
            }
        }
        let mean = |(sum, count): (f32, usize)| if count == 0 { 0.0 } else { sum / count as f32 };
        let (zero, others) = sums.split_first().unwrap_or((&(0.0, 0), &[]));
        let all = others.iter().fold((0.0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
        let most_other =
            others.iter().filter(|(_, count)| *count >= 3).map(|one| mean(*one)).fold(-1.0, f32::max);
        Self { next: mean(next), same: mean(*zero), same_pairs: zero.1, other: mean(all), most_other }
    }

    pub(super) fn proves(&self) -> bool {
        let clean = self.same > MIN_SAME
            && self.same - self.other > MIN_CYCLE
            && self.same - self.most_other > MIN_ABOVE_EACH;
        let clear = self.same > MIN_SAME_NOISY && self.same - self.most_other > MIN_ABOVE_NOISY;
        self.same_pairs >= MIN_SAME_PAIRS && (clean || clear)
    }

    /// Whether what lies ten seconds apart is not alike, however well drawn digits fit.
    pub(super) fn denies(&self) -> bool {
        self.same_pairs > 0 && self.same < 0.6
    }
}

/// The mean picture of each tenth second.
pub(super) fn classes(normal: &[Second]) -> [Option<Patch>; 10] {
    std::array::from_fn(|class| {
        let mut of_class = normal.iter().filter(|second| second.number.rem_euclid(10) == class as i64);
        let first = of_class.next()?;
        let others = of_class.map(|other| first.fitted(other).1);
        Patch::mean(std::iter::once(&first.exact).chain(others)).and_then(|mean| mean.unit())
    })
}

/// What one second shows in the box, and a little aside of it: some stamps are set anew each second, with figures a pixel to the
/// left or right.
pub(super) struct Second {
    pub(super) number: i64,
    exact: Patch,
    aside: Vec<Patch>,
}

impl Second {
    pub(super) fn of(number: i64, wide: &Patch, inside: Region, weights: &Weights) -> Option<Self> {
        let at = |x: usize| weights.normal(&wide.part(Region { x, ..inside })?);
        let reach = reach(inside.height);
        let left = (1..=reach).filter_map(|by| at(inside.x.checked_sub(by)?));
        let right = (1..=reach).filter_map(|by| at(inside.x + by));
        Some(Self { number, exact: at(inside.x)?, aside: left.chain(right).collect() })
    }

    /// How alike another second is where it fits best, and what it shows there.
    fn fitted<'a>(&self, other: &'a Self) -> (f32, &'a Patch) {
        let all = std::iter::once(&other.exact).chain(&other.aside);
        all.map(|patch| (dot(&self.exact, patch), patch))
            .max_by(|one, other| one.0.total_cmp(&other.0))
            .unwrap_or((0.0, &other.exact))
    }
}
