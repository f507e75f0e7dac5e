//! The whole stamp: where beside the seconds the other figures of time and date stand, found with the digits learned from the
//! seconds themselves.

mod dates;
mod figure;
mod layout;
mod number;

use self::figure::digit_near;
use self::layout::{Layout, Spacing, around};
pub(super) use self::number::{Number, Seen};
use super::digits::{Learned, reach};
use super::field::Field;
use super::film::{Crop, Film};
use super::half::Half;
use super::patch::{Map, Patch};
use crate::symbol::Region;

/// A figure counts as one of the ten from this likeness on.
const MIN_CELL: f32 = 0.75;
/// Likeness and margin from which on one of its figures is read in one picture: what runs on bears it out.
const MIN_READ: f32 = 0.6;
const MIN_READ_MARGIN: f32 = 0.05;
/// Letters count on maps on which figures are this clear, as a share of the clearest.
const CLEAR_SHARE: f32 = 0.7;
/// How far the time, letters behind it and all of the stamp may reach, in widths of a figure.
const REACH_TIME: usize = 22;
const REACH_LETTERS: usize = 8;
const REACH_LEFT: usize = 46;
const REACH_RIGHT: usize = 34;
/// Rows above and below that are searched for a date, in hundredths of the height of a figure.
const ROWS: std::ops::Range<usize> = 90..330;
/// Pictures of the steady stretch that are averaged, at most.
const MAX_PICTURES: usize = 24;

/// A place for one figure, in pixels of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) x: usize,
    pub(super) y: usize,
}

/// The order in which a date is written, by the lengths of its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateForm {
    /// Figures of each of the three numbers.
    pub(super) lengths: [usize; 3],
}

/// A stamp that can be read.
#[derive(Debug, Clone)]
pub(super) struct Stamp {
    pub(super) learned: Learned,
    /// In which brightness the figures beside the seconds are read.
    pub(super) map: Map,
    /// Whether figures may be dark where others are light.
    pub(super) either: bool,
    pub(super) tens: Option<Cell>,
    /// Minutes and hours, tens first: hours of one figure have no tens.
    pub(super) minutes: Option<[Cell; 2]>,
    pub(super) hours: Option<(Option<Cell>, Cell)>,
    /// Which half of the day its hours are of, where letters say so.
    pub(super) half: Option<Half>,
    pub(super) date: Option<(DateForm, Vec<Cell>)>,
    /// Numbers beside it, such as a waybill.
    pub(super) numbers: Vec<Number>,
    spacing: Option<Spacing>,
    /// All of it, but for the numbers.
    pub(super) area: Region,
}

/// What a stamp shows in one picture; none for what cannot be read there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Shown {
    pub(super) tens: Option<u8>,
    pub(super) minutes: Option<u8>,
    pub(super) hours: Option<u8>,
    /// The figures of the date in their order.
    pub(super) date: Option<[u8; 8]>,
}

impl Stamp {
    /// How many figures are read, the seconds' among them.
    pub(super) fn cells(&self) -> usize {
        let time = self.tens.iter().count()
            + self.minutes.iter().flatten().count()
            + self.hours.iter().map(|(tens, _)| 1 + tens.iter().count()).sum::<usize>();
        1 + time + self.date.as_ref().map_or(0, |(_, cells)| cells.len())
    }

    /// Looks for the time of a stamp of which the seconds were learned, on each map and in each polarity.
    pub(super) fn time(film: &Film, learned: &Learned, size: (usize, usize)) -> Self {
        let place = learned.place;
        let strip = Self::strip(place, size);
        let maps = if learned.map == Map::Raw { vec![Map::Raw] } else { vec![learned.map, Map::Raw] };
        let mut best = Self::seconds_alone(learned);
        for map in maps {
            let Some(picture) = Self::picture(film, learned, strip, map) else { continue };
            for either in [false, true] {
                let found = Layout { learned, map, either, picture: &picture, strip }.time_around();
                if found.cells() > best.cells() {
                    best = found;
                }
            }
        }
        best
    }

    /// The same with the half of the day that letters beside it say, where its hours may be those of half a day. Letters that one
    /// map shows are there, whatever another hides, if it shows the figures about as clearly.
    pub(super) fn with_half(self, film: &Film, size: (usize, usize)) -> Self {
        let (Some(spacing), Some((tens, unit))) = (self.spacing, self.hours) else { return self };
        let (learned, place) = (&self.learned, self.learned.place);
        let strip = Self::strip(place, size);
        let Some(picture) = Self::picture(film, learned, strip, self.map) else { return self };
        let shown = |cell: Cell| {
            let inside = Cell { x: cell.x.checked_sub(strip.x)?, y: cell.y.checked_sub(strip.y)? };
            digit_near(&picture, inside, &learned.glyphs, self.either).map(|read| read.digit)
        };
        let hour = shown(unit).zip(tens.map_or(Some(0), shown)).map(|(unit, tens)| 10 * tens + unit);
        if !hour.is_some_and(|hour| (1..=12).contains(&hour)) {
            return self;
        }
        let unit = (place.x - strip.x, place.y - strip.y);
        let row = Field::of(&picture, &learned.glyphs, self.either, around(unit.1, &picture, place));
        // Its date, where it stands in the same row.
        let dates = self.date.iter().flat_map(|(_, cells)| cells);
        let dates: Vec<f32> = dates
            .filter(|cell| cell.y.abs_diff(place.y) <= 2)
            .map(|cell| cell.x as f32 - strip.x as f32)
            .collect();
        let (from, to) = dates.iter().fold((f32::MAX, f32::MIN), |(from, to), x| (from.min(*x), to.max(*x)));
        let taken = (!dates.is_empty()).then_some((from, to + 0.9 * spacing.advance));
        let look = |map: Map| {
            let picture = Self::picture(film, learned, strip, map)?;
            let layout = Layout { learned, map, either: self.either, picture: &picture, strip };
            Some(layout.half_day(&row, spacing, unit, taken))
        };
        let looks: Vec<(f32, Option<Half>)> = Map::ALL.into_iter().filter_map(look).collect();
        let clearest = looks.iter().map(|(clear, _)| *clear).fold(0.0, f32::max);
        let clear = looks.into_iter().filter(|(clear, _)| *clear >= CLEAR_SHARE * clearest);
        let half = clear.map(|(_, half)| half).fold(None, Half::agreed);
        Self { half, ..self }
    }

    /// The row around the digit of the seconds, as far as a time and letters behind it may reach.
    fn strip(place: Region, size: (usize, usize)) -> Region {
        let left = place.x.saturating_sub(REACH_TIME * place.width);
        let right = (place.right() + REACH_LETTERS * place.width).min(size.0);
        let (top, bottom) = (place.y.saturating_sub(2), (place.bottom() + 2).min(size.1));
        Region { x: left, y: top, width: right - left, height: bottom - top }
    }

    /// The same with its date, where one is found beside the time, above or below it.
    pub(super) fn with_date(self, film: &Film, size: (usize, usize)) -> Self {
        let learned = self.learned.clone();
        let (Some(spacing), Some(_)) = (self.spacing, self.hours) else { return self };
        let place = learned.place;
        let left = place.x.saturating_sub(REACH_LEFT * place.width);
        let right = (place.right() + REACH_RIGHT * place.width).min(size.0);
        let reach = place.height * ROWS.end / 100;
        let (top, bottom) = (place.y.saturating_sub(reach), (place.bottom() + reach).min(size.1));
        let strip = Region { x: left, y: top, width: right - left, height: bottom - top };
        let Some(picture) = Self::picture(film, &learned, strip, self.map) else { return self };
        let search =
            Layout { learned: &learned, map: self.map, either: self.either, picture: &picture, strip };
        let date = search.date(spacing);
        search.bounded(Self { date, ..self })
    }

    /// The mean picture of a part while the tens stand still.
    fn picture(film: &Film, learned: &Learned, strip: Region, map: Map) -> Option<Patch> {
        let crops: Vec<Crop> = film
            .crops(strip)
            .into_iter()
            .filter(|crop| (learned.steady_us.0..=learned.steady_us.1).contains(&crop.at.us))
            .collect();
        let crops = crops.get(crops.len().saturating_sub(MAX_PICTURES)..).unwrap_or(&[]);
        let patches: Vec<Patch> = crops.iter().map(|crop| Patch::of(strip.width, &crop.luma, map)).collect();
        Patch::mean(&patches)
    }

    fn seconds_alone(learned: &Learned) -> Self {
        Self {
            learned: learned.clone(),
            map: learned.map,
            either: false,
            tens: None,
            minutes: None,
            hours: None,
            half: None,
            date: None,
            numbers: Vec::new(),
            spacing: None,
            area: learned.place,
        }
    }

    fn reach(&self) -> usize {
        reach(self.learned.place.height)
    }

    /// Where the digit of the seconds is looked for, in a picture of that size.
    pub(super) fn unit_region(&self, size: (usize, usize)) -> Region {
        widened(self.learned.place, self.reach(), size)
    }

    /// Where the rest is looked for.
    pub(super) fn rest_region(&self, size: (usize, usize)) -> Region {
        widened(self.area, self.reach(), size)
    }

    /// Where a number is looked for.
    pub(super) fn number_region(&self, number: &Number, size: (usize, usize)) -> Region {
        widened(number.area, self.reach(), size)
    }

    /// The digit of the seconds in a picture of its region; none where it is like none or like two.
    pub(super) fn unit(&self, luma: &[u8], region: Region) -> Option<u8> {
        let patch = Patch::of(region.width, luma, self.learned.map);
        let at = Cell { x: self.learned.place.x.checked_sub(region.x)?, y: 0 };
        let read = digit_near(&patch, at, &self.learned.glyphs, self.either)?;
        (read.likeness >= 0.5 && read.margin >= 0.04).then_some(read.digit)
    }

    /// What the rest shows in a picture of its region.
    pub(super) fn rest(&self, luma: &[u8], region: Region) -> Shown {
        let patch = Patch::of(region.width, luma, self.map);
        let read = |cell: Cell| {
            let inside = Cell { x: cell.x.checked_sub(region.x)?, y: cell.y.checked_sub(region.y)? };
            let read = digit_near(&patch, inside, &self.learned.glyphs, self.either)?;
            let (likeness, margin) = self.learned.glyphs.least((MIN_READ, MIN_READ_MARGIN));
            (read.likeness >= likeness && read.margin >= margin).then_some(read.digit)
        };
        let two = |tens: u8, unit: u8, most: u8| Some(10 * tens + unit).filter(|value| *value <= most);
        let date = self.date.as_ref().and_then(|(_, cells)| {
            let mut figures = [0; 8];
            for (figure, cell) in figures.iter_mut().zip(cells) {
                *figure = read(*cell)?;
            }
            Some(figures)
        });
        Shown {
            tens: self.tens.and_then(read).filter(|tens| *tens < 6),
            minutes: self.minutes.and_then(|[tens, unit]| two(read(tens)?, read(unit)?, 59)),
            hours: self.hours.and_then(|(tens, unit)| {
                let tens = tens.map_or(Some(0), read)?;
                let shown = two(tens, read(unit)?, 23)?;
                match self.half {
                    None => Some(shown),
                    Some(half) => half.hour(shown),
                }
            }),
            date,
        }
    }
}

/// A region with so much of what lies left and right of it, inside of a picture of that size.
fn widened(region: Region, by: usize, (width, _): (usize, usize)) -> Region {
    let x = region.x.saturating_sub(by);
    Region { x, width: (region.right() + by).min(width).saturating_sub(x), ..region }
}
