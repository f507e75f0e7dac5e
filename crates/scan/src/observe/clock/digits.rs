//! The digit of the seconds: where exactly it stands, what its ten shapes are, and which of them is which.

use super::beat::Beat;
use super::film::{Crop, Film};
use super::patch::{Map, Patch, Weights, dot, percentile};
use super::shapes;
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
/// Drawn digits are about this high.
const DRAWN_HEIGHT_PX: usize = 14;
/// What encoders change from picture to picture, in grey levels.
const NOISE: f32 = 4.0;
/// Least spread of brightness in the box.
const MIN_SPREAD: f32 = 7.0;
/// Most likeness of neighbouring seconds: above it nothing changes.
const MAX_NEXT: f32 = 0.93;
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
    /// Width and height of the box.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.weights.shares.width, self.weights.shares.height)
    }
}

/// Pictures of whole seconds.
struct Seconds {
    numbers: Vec<i64>,
    patches: Vec<Patch>,
    /// By how much pictures of one second differ at each place: the mean square of it.
    noise: Patch,
}

/// Learns the digit at a place, from the part of the film since then.
pub(super) fn learn(
    film: &Film,
    beat: &Beat,
    since_us: i64,
    size: (usize, usize),
    short: bool,
) -> Option<Learned> {
    let around = grown(beat.area, MARGIN_PX, size);
    let crops: Vec<Crop> = film.crops(around).into_iter().filter(|crop| crop.at.us >= since_us).collect();
    let wide = seconds(&crops, around.width, beat);
    if wide.numbers.len() < if short { 4 } else { 11 } {
        return None;
    }
    let inside = boxed(&wide, beat, around);
    let inside = inside?;
    let patches: Vec<Patch> = wide.patches.iter().filter_map(|patch| patch.part(inside)).collect();
    let weights = weights(&patches, &wide.noise.part(inside)?);
    let place =
        Region { x: around.x + inside.x, y: around.y + inside.y, width: inside.width, height: inside.height };
    let mut spreads: Vec<f32> = patches.iter().map(Patch::spread).collect();
    if percentile(&mut spreads, 50) < MIN_SPREAD {
        return None;
    }
    let normal: Vec<Second> = wide
        .numbers
        .iter()
        .zip(&wide.patches)
        .filter_map(|(number, wide)| Second::of(*number, wide, inside, &weights))
        .collect();
    let cycle = Cycle::of(&normal);
    if cycle.next > MAX_NEXT {
        return None;
    }
    let by_itself = cycle.proves();
    if !by_itself && !short || cycle.denies() {
        return None;
    }
    let classes = classes(&normal);
    let carry = carry(film, place, beat, since_us, size);
    let turn = turn(&classes, &weights, carry.as_ref(), by_itself);
    let turn = turn?;
    let mut shapes: [Option<Patch>; 10] = Default::default();
    for (number, class) in classes.into_iter().enumerate() {
        if let Some(shape) = shapes.get_mut((number + turn) % 10) {
            *shape = class;
        }
    }
    // Seconds of one ten, the longest such stretch of the film.
    let zero = (10 - turn as i64).rem_euclid(10);
    let (first, last) = (*wide.numbers.first()?, *wide.numbers.last()?);
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
    let at = |number: i64| beat.phase_us + number * beat.period_us;
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

/// The picture of each second that has one.
fn seconds(crops: &[Crop], width: usize, beat: &Beat) -> Seconds {
    let mut groups: Vec<(i64, Vec<Patch>)> = Vec::new();
    for crop in crops {
        let number = beat.second(crop.at.us);
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

/// How alike seconds are, by how far they lie apart.
#[derive(Debug)]
struct Cycle {
    next: f32,
    same: f32,
    same_pairs: usize,
    other: f32,
    /// The most that any other distance is alike.
    most_other: f32,
}

impl Cycle {
    fn of(normal: &[Second]) -> Self {
        let mut sums = [(0.0_f32, 0_usize); 10];
        let mut next = (0.0_f32, 0_usize);
        for (place, one) in normal.iter().enumerate() {
            for other in normal.iter().skip(place + 1) {
                let (alike, passed) = (one.fitted(other).0, other.number - one.number);
                if let Some((sum, count)) = sums.get_mut(passed.rem_euclid(10) as usize) {
                    *sum += alike;
                    *count += 1;
                }
                if passed == 1 {
                    next = (next.0 + alike, next.1 + 1);
                }
            }
        }
        let mean = |(sum, count): (f32, usize)| if count == 0 { 0.0 } else { sum / count as f32 };
        let (zero, others) = sums.split_first().unwrap_or((&(0.0, 0), &[]));
        let all = others.iter().fold((0.0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
        let most_other =
            others.iter().filter(|(_, count)| *count >= 3).map(|one| mean(*one)).fold(-1.0, f32::max);
        Self { next: mean(next), same: mean(*zero), same_pairs: zero.1, other: mean(all), most_other }
    }

    fn proves(&self) -> bool {
        let clean = self.same > MIN_SAME
            && self.same - self.other > MIN_CYCLE
            && self.same - self.most_other > MIN_ABOVE_EACH;
        let clear = self.same > MIN_SAME_NOISY && self.same - self.most_other > MIN_ABOVE_NOISY;
        self.same_pairs >= MIN_SAME_PAIRS && (clean || clear)
    }

    /// Whether what lies ten seconds apart is not alike, however well drawn digits fit.
    fn denies(&self) -> bool {
        self.same_pairs > 0 && self.same < 0.6
    }
}

/// The mean picture of each tenth second.
fn classes(normal: &[Second]) -> [Option<Patch>; 10] {
    std::array::from_fn(|class| {
        let mut of_class = normal.iter().filter(|second| second.number.rem_euclid(10) == class as i64);
        let first = of_class.next()?;
        let others = of_class.map(|other| first.fitted(other).1);
        Patch::mean(std::iter::once(&first.exact).chain(others)).and_then(|mean| mean.unit())
    })
}

/// What one second shows in the box, and a little aside of it: some stamps are set anew each second, with figures a pixel to the
/// left or right.
struct Second {
    number: i64,
    exact: Patch,
    aside: Vec<Patch>,
}

impl Second {
    fn of(number: i64, wide: &Patch, inside: Region, weights: &Weights) -> Option<Self> {
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

/// How far aside a figure of that height may be set, in pixels.
pub(super) fn reach(height: usize) -> usize {
    1 + height / REACH_HEIGHT
}

/// At which second, of ten, the figure to the left changes, and how clearly.
#[derive(Debug)]
struct Carry {
    /// The class of the second that is shown from then on: 0.
    zero: usize,
    ratio: f32,
}

fn carry(film: &Film, place: Region, beat: &Beat, since_us: i64, size: (usize, usize)) -> Option<Carry> {
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
fn turn(
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
