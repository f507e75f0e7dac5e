//! The digit of the seconds: where exactly it stands, and what its ten shapes are.

use super::beat::{Ahead, Beat};
use super::cycle::{Cycle, Second, ahead, classes};
use super::film::{Crop, Film};
use super::patch::{Map, Patch, Weights, percentile};
use super::turn::{carry, turn};
use crate::symbol::Region;

/// Around a place that beats, in pixels.
const MARGIN_PX: usize = 14;
/// The steady stretch of the tens begins and ends so far from their ticks, in microseconds.
const GUARD_US: i64 = 90_000;
/// Changed pixels change at least this share as much as the most changing ones.
const OF_MOST: f32 = 0.22;
/// Changes of so many seconds in a hundred must be smaller than what draws the box: what changes only every ten seconds, the tens
/// beside it, must not widen it.
const USUAL: usize = 76;
/// Digits between 6 and 90 pixels high, and of the usual proportions, in thousandths.
const HEIGHT_PX: std::ops::RangeInclusive<usize> = 6..=90;
const PROPORTIONS: std::ops::RangeInclusive<usize> = 200..=1150;
/// Figures are looked for a pixel aside, and one more for each so many pixels of their height.
const REACH_HEIGHT: usize = 24;
/// What encoders change from picture to picture, in grey levels.
const NOISE: f32 = 4.0;
/// Least spread of brightness in the box.
const MIN_SPREAD: f32 = 7.0;
/// Most likeness of neighbouring seconds: above it nothing changes.
const MAX_NEXT: f32 = 0.93;
/// Likeness and margin of a figure where not all ten are known.
const MIN_AMONG_FEW: f32 = 0.9;
const MIN_MARGIN_AMONG_FEW: f32 = 0.15;

/// A digit that was learned.
#[derive(Debug, Clone)]
pub(super) struct Learned {
    pub(super) map: Map,
    /// Where it stands in the picture.
    pub(super) place: Region,
    pub(super) period_us: i64,
    pub(super) glyphs: Glyphs,
    /// Whether the cycle itself proved them; otherwise drawn digits did.
    pub(super) by_itself: bool,
    /// A stretch in which the tens do not change, as frames' times.
    pub(super) steady_us: (i64, i64),
    pub(super) rank: f32,
}

/// The shapes of the ten digits in a box.
#[derive(Debug, Clone, Default)]
pub(super) struct Glyphs {
    /// How much each pixel of the box counts.
    pub(super) weights: Weights,
    /// The digits under these weights; none for those that were not seen.
    pub(super) shapes: [Option<Patch>; 10],
}

impl Glyphs {
    /// Least likeness and margin for a figure to be read: where some of the ten were never seen, one that was not is like another.
    pub(super) fn least(&self, (likeness, margin): (f32, f32)) -> (f32, f32) {
        if self.shapes.iter().all(Option::is_some) {
            (likeness, margin)
        } else {
            (likeness.max(MIN_AMONG_FEW), margin.max(MIN_MARGIN_AMONG_FEW))
        }
    }

    /// Width and height of the box.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.weights.shares.width, self.weights.shares.height)
    }
}

/// What a digit is learned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch {
    /// Seconds that follow each other, more than ten.
    Whole,
    /// A few seconds: drawn digits tell which is which.
    Short,
    /// Seconds before a cut and behind it: which of them show the same tells how far the clock went on.
    InTwoParts,
}

impl Stretch {
    /// Fewest seconds.
    fn fewest(self) -> usize {
        match self {
            Self::Whole => 11,
            Self::Short => 4,
            Self::InTwoParts => 9,
        }
    }
}

/// Pictures of whole seconds.
pub(super) struct Seconds {
    pub(super) numbers: Vec<i64>,
    pub(super) patches: Vec<Patch>,
    /// By how much pictures of one second differ at each place: the mean square of it.
    noise: Patch,
}

/// Learns the digit at a place, from the part of the film since then.
pub(super) fn learn(
    film: &Film,
    beat: &Beat,
    since_us: i64,
    size: (usize, usize),
    stretch: Stretch,
) -> Option<Learned> {
    let around = grown(beat.area, MARGIN_PX, size);
    let crops: Vec<Crop> = film.crops(around).into_iter().filter(|crop| crop.at.us >= since_us).collect();
    let mut wide = seconds(&crops, around.width, beat);
    if wide.numbers.len() < stretch.fewest() {
        return None;
    }
    let inside = boxed(&wide, beat, around)?;
    let patches: Vec<Patch> = wide.patches.iter().filter_map(|patch| patch.part(inside)).collect();
    let weights = weights(&patches, &wide.noise.part(inside)?);
    let place =
        Region { x: around.x + inside.x, y: around.y + inside.y, width: inside.width, height: inside.height };
    let mut spreads: Vec<f32> = patches.iter().map(Patch::spread).collect();
    if percentile(&mut spreads, 50) < MIN_SPREAD {
        return None;
    }
    let mut normal = wide.normal(inside, &weights);
    let mut cut = None;
    if stretch == Stretch::InTwoParts {
        let ahead = ahead(&normal, beat.turns_at())?;
        let beat = cut.insert(beat.clone().cut(ahead));
        wide = seconds(&crops, around.width, beat);
        normal = wide.normal(inside, &weights);
    }
    let beat = cut.as_ref().unwrap_or(beat);
    let cycle = Cycle::of(&normal);
    if cycle.next > MAX_NEXT {
        return None;
    }
    let by_itself = cycle.proves();
    if !by_itself && stretch != Stretch::Short || cycle.denies() {
        return None;
    }
    let classes = classes(&normal);
    let carry = carry(film, place, beat, since_us, size);
    let turn = turn(&classes, &weights, carry.as_ref(), by_itself)?;
    let mut shapes: [Option<Patch>; 10] = Default::default();
    for (number, class) in classes.into_iter().enumerate() {
        if let Some(shape) = shapes.get_mut((number + turn) % 10) {
            *shape = class;
        }
    }
    // Seconds of one ten, the longest such stretch of the film.
    let zero = (10 - turn as i64).rem_euclid(10);
    let Ahead { from, by: ahead } = beat.ahead.unwrap_or(Ahead { from: i64::MIN / 2, by: 0 });
    let (first, last) = ((*wide.numbers.first()?).max(from + ahead), *wide.numbers.last()?);
    let mut steady = (first, first);
    let mut begin = first;
    for number in first..=last {
        if number.rem_euclid(10) == zero {
            begin = number;
        }
        if number - begin >= steady.1 - steady.0 {
            steady = (begin, number);
        }
    }
    let at = |number: i64| beat.phase_us + (number - ahead) * beat.period_us;
    Some(Learned {
        map: beat.map,
        place,
        period_us: beat.period_us,
        glyphs: Glyphs { weights, shapes },
        by_itself,
        steady_us: (at(steady.0) + GUARD_US, at(steady.1 + 1) - GUARD_US),
        rank: cycle.same - cycle.other + if by_itself { 1.0 } else { 0.0 },
    })
}

/// A region with a margin, inside of the picture.
pub(super) fn grown(region: Region, by: usize, (width, height): (usize, usize)) -> Region {
    let (x, y) = (region.x.saturating_sub(by), region.y.saturating_sub(by));
    let right = (region.right() + by).min(width);
    let bottom = (region.bottom() + by).min(height);
    Region { x, y, width: right.saturating_sub(x), height: bottom.saturating_sub(y) }
}

impl Seconds {
    /// What each shows in the box.
    fn normal(&self, inside: Region, weights: &Weights) -> Vec<Second> {
        let all = self.numbers.iter().zip(&self.patches);
        all.filter_map(|(number, wide)| Second::of(*number, wide, inside, weights)).collect()
    }
}

/// The picture of each second that has one.
pub(super) fn seconds(crops: &[Crop], width: usize, beat: &Beat) -> Seconds {
    let mut groups: Vec<(i64, Vec<Patch>)> = Vec::new();
    for crop in crops {
        let Some(number) = beat.second(crop.at.us) else { continue };
        let patch = Patch::of(width, &crop.luma, beat.map);
        match groups.last_mut() {
            Some((last, patches)) if *last == number => patches.push(patch),
            _ => groups.push((number, vec![patch])),
        }
    }
    let (mut numbers, mut patches) = (Vec::new(), Vec::new());
    let mut noise = Patch::flat(width, crops.first().map_or(0, |crop| crop.luma.len() / width.max(1)));
    let mut pairs = 0.0_f32;
    for (number, group) in groups {
        for (one, other) in group.iter().zip(group.iter().skip(1)) {
            pairs += 1.0;
            for ((sum, one), other) in noise.values.iter_mut().zip(&one.values).zip(&other.values) {
                *sum += (one - other) * (one - other);
            }
        }
        if let Some(patch) = Patch::middle(&group.iter().collect::<Vec<_>>()) {
            numbers.push(number);
            patches.push(patch);
        }
    }
    noise.values.iter_mut().for_each(|sum| *sum /= pairs.max(1.0));
    Seconds { numbers, patches, noise }
}

/// How much each pixel tells of the figure: the share of what changes there from second to second that is more than what changes
/// within a second. What moves behind the figure changes within a second as well.
fn weights(patches: &[Patch], noise: &Patch) -> Weights {
    let mut shares = noise.clone();
    let pairs = patches.len().saturating_sub(1).max(1) as f32;
    for (place, share) in shares.values.iter_mut().enumerate() {
        let value = |patch: &Patch| patch.values.get(place).copied().unwrap_or(0.0);
        let changes = patches.iter().zip(patches.iter().skip(1));
        let square = changes.map(|(one, other)| (value(one) - value(other)).powi(2)).sum::<f32>() / pairs;
        let signal = (square - *share).max(0.0);
        *share = signal / (signal + *share + NOISE * NOISE);
    }
    Weights::of(shares)
}

/// The box around what changes from second to second.
fn boxed(seconds: &Seconds, beat: &Beat, around: Region) -> Option<Region> {
    let first = seconds.patches.first()?;
    let pairs: Vec<(&Patch, &Patch)> = seconds.patches.iter().zip(seconds.patches.iter().skip(1)).collect();
    let mut change = Patch::flat(first.width, first.height);
    let mut column = Vec::with_capacity(pairs.len());
    for (place, value) in change.values.iter_mut().enumerate() {
        column.clear();
        column.extend(
            pairs
                .iter()
                .filter_map(|(one, other)| Some((one.values.get(place)? - other.values.get(place)?).abs())),
        );
        *value = if column.len() < 6 {
            column.iter().sum::<f32>() / column.len().max(1) as f32
        } else {
            percentile(&mut column, USUAL)
        };
        // Less what changes within a second: what moves behind the figure, and noise.
        let noise = seconds.noise.values.get(place).copied().unwrap_or(0.0);
        *value = (*value * *value - noise).max(0.0).sqrt();
    }
    // The most changing pixels of the place itself: what moves beside it may change more.
    let own = Region {
        x: beat.area.x - around.x,
        y: beat.area.y - around.y,
        width: beat.area.width,
        height: beat.area.height,
    };
    let mut inside = change.part(own)?.values;
    let least = OF_MOST * percentile(&mut inside, 98);
    if least < 1.0 {
        return None;
    }
    let marked: Vec<bool> = change.values.iter().map(|value| *value > least).collect();
    let parts = parts(&marked, change.width);
    let weight = |part: &Vec<usize>| part.iter().filter_map(|place| change.values.get(*place)).sum::<f32>();
    let largest = parts.iter().max_by(|one, other| weight(one).total_cmp(&weight(other)))?;
    let mut bounds = Bounds::of(largest, change.width);
    // Strokes that never touch, above and below each other.
    let mut grew = true;
    while grew {
        grew = false;
        for part in &parts {
            let other = Bounds::of(part, change.width);
            if part.len() >= 3 && bounds.stands_over(&other) && !bounds.holds(&other) {
                bounds = bounds.with(&other);
                grew = true;
            }
        }
    }
    let (width, height) = (bounds.right - bounds.left + 1, bounds.bottom - bounds.top + 1);
    let sound = HEIGHT_PX.contains(&height) && PROPORTIONS.contains(&(1000 * width / height));
    sound.then_some(Region { x: bounds.left, y: bounds.top, width, height })
}

/// Marked places that touch each other.
fn parts(marked: &[bool], width: usize) -> Vec<Vec<usize>> {
    let mut open: Vec<bool> = marked.to_vec();
    let height = marked.len() / width.max(1);
    let mut parts = Vec::new();
    for start in 0..marked.len() {
        if !open.get(start).copied().unwrap_or(false) {
            continue;
        }
        let mut part = vec![start];
        if let Some(open) = open.get_mut(start) {
            *open = false;
        }
        let mut next = 0;
        while let Some(&place) = part.get(next) {
            next += 1;
            let (x, y) = (place % width, place / width);
            for near_y in y.saturating_sub(1)..=(y + 1).min(height.saturating_sub(1)) {
                for near_x in x.saturating_sub(1)..=(x + 1).min(width - 1) {
                    let near = near_y * width + near_x;
                    if let Some(open) = open.get_mut(near).filter(|open| **open) {
                        *open = false;
                        part.push(near);
                    }
                }
            }
        }
        parts.push(part);
    }
    parts
}

#[derive(Debug, Clone, Copy)]
struct Bounds {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Bounds {
    fn of(part: &[usize], width: usize) -> Self {
        let x = part.iter().map(|place| place % width);
        let y = part.iter().map(|place| place / width);
        Self {
            left: x.clone().min().unwrap_or(0),
            right: x.max().unwrap_or(0),
            top: y.clone().min().unwrap_or(0),
            bottom: y.max().unwrap_or(0),
        }
    }

    /// Whether the other's middle lies in the same columns, not far above or below.
    fn stands_over(&self, other: &Self) -> bool {
        let middle = (other.left + other.right) / 2;
        let near = self.bottom - self.top + 1;
        let gap = (other.top.saturating_sub(self.bottom)).max(self.top.saturating_sub(other.bottom));
        (self.left..=self.right).contains(&middle)
            && other.right - other.left <= self.right - self.left + 2
            && gap * 4 <= near.max(8)
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.right >= other.right
            && self.top <= other.top
            && self.bottom >= other.bottom
    }

    fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// How far aside a figure of that height may be set, in pixels.
pub(super) fn reach(height: usize) -> usize {
    1 + height / REACH_HEIGHT
}
