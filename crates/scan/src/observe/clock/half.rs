//! AM and PM beside a time.

use super::field::Spot;
use super::patch::Patch;
use super::shapes;
use crate::symbol::Region;

/// Letters are looked at so many pixels high.
const HEIGHT_PX: usize = 12;
/// How like drawn letters both are, at least: where they are read, and where they may stand, behind the time, where little else
/// stands.
pub(super) const MIN_LETTER: f32 = 0.55;
pub(super) const MAYBE_LETTER: f32 = 0.45;
/// The same where there is room for just two letters.
pub(super) const LIKELY_LETTER: f32 = 0.5;
/// By how much more the first is like an A than like a P, or the other way round.
const MIN_MARGIN: f32 = 0.12;
/// The same where the figures are less like drawn ones than this, as slanted ones are: so are the letters.
const CLEAR: f32 = 0.4;
const MIN_MARGIN_UNCLEAR: f32 = 0.25;
/// Letters spread as much as figures, at least by this share; a blank spreads less than that one.
const MIN_CONTRAST: f32 = 0.5;
const BLANK: f32 = 0.45;
/// Letters are as wide as figures or wider, in per cent: an M more so.
const WIDTHS: [usize; 3] = [95, 115, 135];
const M_WIDTHS: [usize; 4] = [100, 120, 140, 165];

/// How like drawn figures those of the time are, at least, to say that they are light or dark.
const MIN_SIDE: f32 = 0.2;

/// A word's last letter lies so close to the next one, in advances.
const BESIDE: f32 = 0.4;

/// A half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    Morning,
    Afternoon,
    /// Letters stand there, but which is not sure.
    Unsure,
}

impl Half {
    /// The hour of the day; none where it is not known.
    pub(super) fn hour(self, shown: u8) -> Option<u8> {
        let hour = (1..=12).contains(&shown).then_some(shown % 12)?;
        match self {
            Self::Morning => Some(hour),
            Self::Afternoon => Some(hour + 12),
            Self::Unsure => None,
        }
    }

    /// What two looks at the same letters say together.
    pub(super) fn agreed(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        match (one, other) {
            (Some(one), Some(other)) if one == other => Some(one),
            (Some(Self::Unsure), Some(sure)) | (Some(sure), Some(Self::Unsure)) => Some(sure),
            (Some(_), Some(_)) => Some(Self::Unsure),
            (one, other) => one.or(other),
        }
    }
}

/// What stands where letters of half a day may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Nothing,
    /// A longer word, as a day of the week.
    Word,
    Letters(Half),
}

/// The row of a time, made smaller, with letters drawn to its size.
pub(super) struct Letters {
    picture: Patch,
    shrink: usize,
    y: usize,
    width: usize,
    height: usize,
    advance: f32,
    figure: f32,
    /// The side of the figures, where that is sure: letters are of the same.
    own_side: Option<usize>,
    /// How like drawn figures they are.
    pub(super) clear: f32,
    a: Vec<Patch>,
    p: Vec<Patch>,
    m: Vec<Patch>,
    f: Vec<Patch>,
}

/// A place at which two letters are.
struct Found {
    letters: f32,
    a: f32,
    p: f32,
    m: f32,
    /// Whether light ones, 0, or dark ones, 1.
    side: usize,
    x: usize,
}

impl Letters {
    /// Around the digit of the seconds at a place, with so many pixels from figure to figure, and with figures that were read.
    pub(super) fn of(picture: &Patch, place: Region, advance: f32, read: &[Spot]) -> Self {
        let shrink = (place.height / HEIGHT_PX).max(1);
        let (width, height) = ((place.width / shrink).max(3), (place.height / shrink).max(3));
        let drawn = |letter: char, widths: &[usize]| -> Vec<Patch> {
            widths
                .iter()
                .flat_map(|wide| shapes::letters(letter, (width * wide).div_ceil(100), height))
                .collect()
        };
        let (a, p, m) = (drawn('A', &WIDTHS), drawn('P', &WIDTHS), drawn('M', &M_WIDTHS));
        let mut letters = Self {
            picture: picture.shrunk(shrink),
            shrink,
            y: (place.y + shrink / 2) / shrink,
            width,
            height,
            advance: advance / shrink as f32,
            figure: 0.0,
            own_side: None,
            clear: 0.0,
            a,
            p,
            m,
            f: drawn('F', &WIDTHS),
        };
        let tens = (place.x as f32 - advance).max(0.0) / shrink as f32;
        letters.figure = letters.spread(tens.round() as usize);
        let like_drawn = letters.like_drawn(read);
        letters.clear = like_drawn.abs();
        letters.own_side = (letters.clear >= MIN_SIDE).then_some(usize::from(like_drawn < 0.0));
        letters
    }

    /// How like drawn ones figures are, in the style that fits best: dark ones less than nothing.
    fn like_drawn(&self, read: &[Spot]) -> f32 {
        let likeness = |digits: &[Patch; 10]| {
            let of = |spot: &Spot| {
                let digit = digits.get(usize::from(spot.digit))?.normal()?;
                Some(self.picture.likeness(spot.x / self.shrink, self.y, &digit))
            };
            read.iter().filter_map(of).sum::<f32>() / read.len().max(1) as f32
        };
        let drawn = shapes::drawn(self.width, self.height);
        drawn.iter().map(likeness).max_by(|one, other| one.abs().total_cmp(&other.abs())).unwrap_or(0.0)
    }

    fn spread(&self, x: usize) -> f32 {
        let part = Region { x, y: self.y, width: self.width, height: self.height };
        self.picture.part(part).map_or(0.0, |part| part.spread())
    }

    /// How like a letter a place is: as light ones and as dark ones.
    fn alike(&self, x: usize, letters: &[Patch]) -> [f32; 2] {
        let mut most = [0.0_f32; 2];
        if self.spread(x) < MIN_CONTRAST * self.figure {
            return most;
        }
        for y in self.y.saturating_sub(1)..=self.y + 1 {
            for letter in letters {
                let alike = self.picture.likeness(x, y, letter);
                most = [most[0].max(alike), most[1].max(-alike)];
            }
        }
        if let Some(side) = self.own_side
            && let Some(other) = most.get_mut(1 - side)
        {
            *other = 0.0;
        }
        most
    }

    /// Which half of the day letters say that begin in a range of the large picture.
    pub(super) fn half(&self, (from, to): (f32, f32), maybe: f32, figure: &impl Fn(f32) -> bool) -> Beside {
        let small = |x: f32| (x.max(0.0) / self.shrink as f32).round() as usize;
        let (near, far) = ((0.75 * self.advance) as usize, (1.6 * self.advance).ceil() as usize);
        let seconds: Vec<[f32; 2]> =
            (small(from) + near..=small(to) + far).map(|x| self.alike(x, &self.m)).collect();
        let mut best: Option<Found> = None;
        for x in small(from)..=small(to) {
            if to < 0.0 || figure((x * self.shrink) as f32) {
                continue;
            }
            let (a, p) = (self.alike(x, &self.a), self.alike(x, &self.p));
            if a.into_iter().chain(p).all(|alike| alike < maybe) {
                continue;
            }
            let first = x - small(from);
            for m in seconds.get(first..=first + far - near).unwrap_or(&[]) {
                for (side, ((a, p), m)) in a.into_iter().zip(p).zip(*m).enumerate() {
                    let letters = a.max(p) + m;
                    let sound = a.max(p) >= maybe && m >= maybe;
                    if sound && best.as_ref().is_none_or(|best| letters > best.letters) {
                        best = Some(Found { letters, a, p, m, side, x });
                    }
                }
            }
        }
        let Some(Found { a, p, m, side, x, .. }) = best else { return Beside::Nothing };
        // Fri.
        let f = (x.saturating_sub(1)..=x + 1).filter_map(|x| self.alike(x, &self.f).get(side).copied());
        if f.fold(0.0, f32::max) >= p.max(a) {
            return Beside::Word;
        }
        // A longer word is neither, as a day of the week before the time.
        let left = x.checked_sub((BESIDE * self.advance).round() as usize);
        if left.is_some_and(|left| self.spread_of(left, x) >= BLANK * self.figure) {
            // Behind the time it is rather something else that stands close.
            return if maybe < MIN_LETTER { Beside::Letters(Half::Unsure) } else { Beside::Word };
        }
        let margin = if self.clear < CLEAR { MIN_MARGIN_UNCLEAR } else { MIN_MARGIN };
        Beside::Letters(match () {
            () if a.max(p) + m < 2.0 * MIN_LETTER => Half::Unsure,
            () if a - p >= margin => Half::Morning,
            () if p - a >= margin => Half::Afternoon,
            () => Half::Unsure,
        })
    }

    /// The spread of brightness of what lies between two columns.
    fn spread_of(&self, from: usize, to: usize) -> f32 {
        let part =
            Region { x: from, y: self.y, width: to.saturating_sub(from + 1).max(1), height: self.height };
        self.picture.part(part).map_or(0.0, |part| part.spread())
    }
}
