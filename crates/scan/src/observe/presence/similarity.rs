//! How a whole picture moved: the similarity that most of its points agree on.
//!
//! Random pairs of points each propose one (Fischler and Bolles, 1981); that which most points agree with is fitted to all of them by least
//! squares. The pairs come from a generator with a fixed seed: the same points give the same answer.

use super::flow::Point;

/// A similarity of the plane: turned, scaled and moved, never bent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Similarity {
    /// Scale times the cosine of the angle.
    pub(super) cosine: f32,
    /// Scale times the sine of the angle.
    pub(super) sine: f32,
    /// Where the origin goes.
    pub(super) shift: Point,
}

impl Similarity {
    /// Where a point goes.
    pub(super) fn of(&self, point: Point) -> Point {
        let turned = Point::new(
            self.cosine * point.x - self.sine * point.y,
            self.sine * point.x + self.cosine * point.y,
        );
        turned.plus(self.shift)
    }

    /// How much larger things become: 1 of the same size.
    pub(super) fn scale(&self) -> f32 {
        (self.cosine * self.cosine + self.sine * self.sine).sqrt()
    }

    /// That which moves two points to two others; none where they lie too near to each other to tell.
    fn of_two(first: &Pair, second: &Pair) -> Option<Self> {
        let (from, to) = (second.from.minus(first.from), second.to.minus(first.to));
        let square = from.x * from.x + from.y * from.y;
        if square < 1.0 {
            return None;
        }
        let cosine = (from.x * to.x + from.y * to.y) / square;
        let sine = (from.x * to.y - from.y * to.x) / square;
        let turned = Self { cosine, sine, shift: Point::default() }.of(first.from);
        Some(Self { cosine, sine, shift: first.to.minus(turned) })
    }

    /// The one with the least squares; none of fewer than two points or of points all in one place.
    fn of_all<'a>(pairs: impl Iterator<Item = &'a Pair> + Clone) -> Option<Self> {
        let (mut count, mut from, mut to) = (0.0_f32, Point::default(), Point::default());
        for pair in pairs.clone() {
            count += 1.0;
            from = from.plus(pair.from);
            to = to.plus(pair.to);
        }
        if count < 2.0 {
            return None;
        }
        let mean = |sum: Point| Point::new(sum.x / count, sum.y / count);
        let (from, to) = (mean(from), mean(to));
        let (mut along, mut aside, mut square) = (0.0, 0.0, 0.0);
        for pair in pairs {
            let (a, b) = (pair.from.minus(from), pair.to.minus(to));
            along += a.x * b.x + a.y * b.y;
            aside += a.x * b.y - a.y * b.x;
            square += a.x * a.x + a.y * a.y;
        }
        if square < 1.0 {
            return None;
        }
        let turned = Self { cosine: along / square, sine: aside / square, shift: Point::default() };
        Some(Self { shift: to.minus(turned.of(from)), ..turned })
    }
}

/// A point in one picture and in another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub(super) from: Point,
    pub(super) to: Point,
}

/// A similarity and which points agree with it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fit {
    pub(super) similarity: Similarity,
    /// For each pair whether it agrees, in the order of the pairs.
    pub(super) agree: Vec<bool>,
    /// How many agree.
    pub(super) count: usize,
}

/// The similarity that most pairs agree with to within that distance, after so many proposals at most; none where no two points tell.
pub(super) fn fit(pairs: &[Pair], within_px: f32, proposals: usize) -> Option<Fit> {
    let mut pick = Picks::new();
    let mut best: Option<(usize, Similarity)> = None;
    let mut round = 0;
    let mut enough = proposals;
    while round < enough {
        round += 1;
        let (first, second) = (pick.below(pairs.len())?, pick.below(pairs.len())?);
        let Some(proposed) =
            pairs.get(first).zip(pairs.get(second)).and_then(|(a, b)| Similarity::of_two(a, b))
        else {
            continue;
        };
        let count = pairs.iter().filter(|pair| agrees(&proposed, pair, within_px)).count();
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, proposed));
            enough = proposals.min(round.max(proposals_for(count, pairs.len())));
        }
    }
    let (_, mut similarity) = best?;
    // Twice: the fit to those that agree brings others to agree.
    for _ in 0..2 {
        let agreeing = pairs.iter().filter(|pair| agrees(&similarity, pair, within_px));
        similarity = Similarity::of_all(agreeing)?;
    }
    let agree: Vec<bool> = pairs.iter().map(|pair| agrees(&similarity, pair, within_px)).collect();
    let count = agree.iter().filter(|agrees| **agrees).count();
    (count >= 2).then_some(Fit { similarity, agree, count })
}

fn agrees(similarity: &Similarity, pair: &Pair, within_px: f32) -> bool {
    let off = similarity.of(pair.from).minus(pair.to);
    off.x * off.x + off.y * off.y <= within_px * within_px
}

/// After so many proposals one of two agreeing points is missed less than once in a thousand times, if so many of all agree:
/// seven over the share of good pairs, for e to the -7 is below a thousandth.
fn proposals_for(agree: usize, all: usize) -> usize {
    (7 * all * all).div_ceil((agree * agree).max(1))
}

/// Random numbers with a fixed seed: Marsaglia's generator of three shifts.
struct Picks(u32);

impl Picks {
    fn new() -> Self {
        Self(0x2545_f491)
    }

    fn below(&mut self, count: usize) -> Option<usize> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        usize::try_from(self.0).unwrap_or(0).checked_rem(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pairs(moved: Similarity, right: usize, wrong: usize) -> Vec<Pair> {
        let place = |number: usize| Point::new((number * 37 % 160) as f32, (number * 53 % 90) as f32);
        let of = |number: usize, to: Point| Pair { from: place(number), to };
        let good = (0..right).map(|number| of(number, moved.of(place(number))));
        let bad = (right..right + wrong).map(|number| of(number, place(7 * number + 5)));
        good.chain(bad).collect()
    }

    proptest! {
        #[test]
        fn the_similarity_of_the_many_is_found_among_strangers(
            cosine in 0.9_f32..1.1,
            sine in -0.2_f32..0.2,
            x in -20.0_f32..20.0,
            y in -20.0_f32..20.0,
            right in 20_usize..60,
            wrong in 0_usize..30,
        ) {
            let moved = Similarity { cosine, sine, shift: Point::new(x, y) };
            let pairs = pairs(moved, right, wrong);
            let fit = fit(&pairs, 0.6, 300).unwrap();
            prop_assert!(fit.count >= right && fit.agree.iter().take(right).all(|agrees| *agrees));
            for pair in pairs.iter().take(right) {
                prop_assert!(fit.similarity.of(pair.from).minus(pair.to).length() < 0.3);
            }
        }

        #[test]
        fn no_points_break_it(
            places in proptest::collection::vec((any::<f32>(), any::<f32>(), any::<f32>(), any::<f32>()), 0..12)
        ) {
            let pairs: Vec<Pair> = places
                .into_iter()
                .map(|(a, b, c, d)| Pair { from: Point::new(a, b), to: Point::new(c, d) })
                .collect();
            let first = fit(&pairs, 0.6, 300);
            if let Some(fit) = &first {
                prop_assert_eq!(fit.agree.len(), pairs.len());
            }
        }
    }

    #[test]
    fn too_few_points_tell_nothing() {
        let here = Pair { from: Point::new(4.0, 4.0), to: Point::new(5.0, 4.0) };
        assert_eq!(fit(&[], 0.6, 300), None);
        assert_eq!(fit(&[here], 0.6, 300), None);
        assert_eq!(fit(&[here; 5], 0.6, 300), None);
    }
}
