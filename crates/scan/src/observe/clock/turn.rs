//! Which of the ten shapes is which digit: by the figure to the left that changes at nine, and by drawn digits.

use super::beat::Beat;
use super::digits::seconds;
use super::film::{Crop, Film};
use super::patch::{Patch, Weights, dot, percentile};
use super::shapes;
use crate::symbol::Region;

/// Drawn digits are about this high.
const DRAWN_HEIGHT_PX: usize = 14;
/// The carry: how many times as much the tens change there as at the next most changing second.
const MIN_CARRY: f32 = 2.5;
/// Likeness to drawn digits: least of all for a turn, by which it is the likeliest turn, and least for a short clip.
const MIN_DRAWN: f32 = 0.35;
const SURE_DRAWN: f32 = 0.52;
const SURE_DRAWN_MARGIN: f32 = 0.05;
/// How many deviations the likeness under the likeliest turn lies above that under the others, where the faces of the drawn digits
/// are others: where the carry says the same, and where nothing else says it.
const APART_WITH_CARRY: f32 = 5.0;
const APART_ALONE: f32 = 8.0;
const APART_MARGIN: f32 = 0.10;
/// Least deviation of the likeness under other turns.
const MIN_DEVIATION: f32 = 0.01;
/// A carry this clear may contradict drawn digits.
const SOME_CARRY: f32 = 1.5;
/// The drawn digits may not speak for another turn than the carry by more.
const MAX_AGAINST: f32 = 0.12;

/// At which second, of ten, the figure to the left changes, and how clearly.
#[derive(Debug)]
pub(super) struct Carry {
    /// The class of the second that is shown from then on: 0.
    zero: usize,
    ratio: f32,
}

pub(super) fn carry(
    film: &Film,
    place: Region,
    beat: &Beat,
    since_us: i64,
    size: (usize, usize),
) -> Option<Carry> {
    let (near, far) = (place.width * 15 / 100, place.width * 3 / 2);
    let left = place.x.checked_sub(far)?;
    let strip = Region { x: left, y: place.y, width: far - near, height: place.height };
    if strip.right() > size.0 || strip.width < 3 {
        return None;
    }
    let crops: Vec<Crop> = film.crops(strip).into_iter().filter(|crop| crop.at.us >= since_us).collect();
    let seconds = seconds(&crops, strip.width, beat);
    let mut changes: [Vec<f32>; 10] = Default::default();
    let pairs = seconds.patches.iter().zip(seconds.patches.iter().skip(1));
    let numbers = seconds.numbers.iter().zip(seconds.numbers.iter().skip(1));
    for ((before, after), (one, other)) in pairs.zip(numbers) {
        if other - one == 1
            && let Some(changes) = changes.get_mut(other.rem_euclid(10) as usize)
        {
            changes.push(before.apart(after));
        }
    }
    let mut medians: Vec<(f32, usize)> = changes
        .iter_mut()
        .enumerate()
        .filter(|(_, changes)| !changes.is_empty())
        .map(|(class, changes)| (percentile(changes, 50), class))
        .collect();
    medians.sort_by(|one, other| other.0.total_cmp(&one.0));
    let (best, second) = (medians.first()?, medians.get(1)?);
    Some(Carry { zero: best.1, ratio: best.0 / (second.0 + 1.0) })
}

/// By how much the classes must be turned so that each is its digit; none where nothing tells it for sure, or carry and drawn
/// digits contradict each other.
pub(super) fn turn(
    classes: &[Option<Patch>; 10],
    weights: &Weights,
    carry: Option<&Carry>,
    by_itself: bool,
) -> Option<usize> {
    let some = classes.iter().flatten().next()?;
    // Large figures are told apart as well when they are made smaller.
    let small = (some.height / DRAWN_HEIGHT_PX).max(1);
    let classes: Vec<Option<Patch>> =
        classes.iter().map(|class| class.as_ref().and_then(|class| class.shrunk(small).unit())).collect();
    let weights = Weights::of(weights.shares.shrunk(small));
    let some = classes.iter().flatten().next()?;
    let weigh = |digit: &Patch| weights.normal(digit);
    let drawn: Vec<[Option<Patch>; 10]> =
        shapes::drawn(some.width, some.height).iter().map(|digits| digits.each_ref().map(weigh)).collect();
    let (mut forwards, mut backwards) = ([0.0_f32; 10], 0.0_f32);
    for digits in &drawn {
        for turn in 0..10 {
            let alike = |digit_of: &dyn Fn(usize) -> usize| {
                let (mut sum, mut count) = (0.0, 0.0_f32);
                for (class, patch) in classes.iter().enumerate() {
                    if let (Some(patch), Some(Some(digit))) = (patch, digits.get(digit_of(class))) {
                        sum += dot(patch, digit);
                        count += 1.0;
                    }
                }
                // Light letters or dark ones.
                (sum / count.max(1.0)).abs()
            };
            if let Some(most) = forwards.get_mut(turn) {
                *most = most.max(alike(&|class| (class + turn) % 10));
            }
            backwards = backwards.max(alike(&|class| (turn + 20 - class) % 10));
        }
    }
    let best = (0..10).max_by(|one: &usize, other| {
        let of = |turn: &usize| forwards.get(*turn).copied().unwrap_or(0.0);
        of(one).total_cmp(&of(other))
    })?;
    let score = forwards.get(best).copied()?;
    let others: Vec<f32> =
        forwards.iter().enumerate().filter(|(turn, _)| *turn != best).map(|(_, score)| *score).collect();
    let margin = score - others.iter().copied().fold(0.0, f32::max);
    // What is no figure is about as like digits under each turn.
    let usual = others.iter().sum::<f32>() / 9.0;
    let deviation = (others.iter().map(|other| (other - usual).powi(2)).sum::<f32>() / 9.0).sqrt();
    let apart = (score - usual) / deviation.max(MIN_DEVIATION);
    if backwards > score {
        return None;
    }
    let told = carry.filter(|carry| carry.ratio >= MIN_CARRY);
    match told.map(|carry| (10 - carry.zero) % 10) {
        Some(turn) if by_itself => {
            let against = score - forwards.get(turn).copied().unwrap_or(0.0);
            let alike = score >= MIN_DRAWN && against < MAX_AGAINST;
            let bears_out = turn == best && apart >= APART_WITH_CARRY && margin >= SURE_DRAWN_MARGIN;
            (alike || bears_out).then_some(turn)
        }
        _ => {
            let sure = score >= SURE_DRAWN && margin >= SURE_DRAWN_MARGIN;
            let contradicts =
                carry.is_some_and(|carry| carry.ratio >= SOME_CARRY && (10 - carry.zero) % 10 != best);
            let clear = by_itself && apart >= APART_ALONE && margin >= APART_MARGIN && !contradicts;
            (sure || clear).then_some(best)
        }
    }
}
