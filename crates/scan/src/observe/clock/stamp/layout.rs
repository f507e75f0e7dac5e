//! Where the figures of a time stand beside the last one of the seconds, and letters that say which half of the day it is.

use super::{Cell, MIN_CELL, Stamp};
use crate::observe::clock::digits::{Learned, grown};
use crate::observe::clock::field::{Field, Spot};
use crate::observe::clock::half::{Beside, Half, LIKELY_LETTER, Letters, MAYBE_LETTER, MIN_LETTER};
use crate::observe::clock::patch::{Map, Patch};
use crate::symbol::Region;

/// And by so much before the next.
const MIN_MARGIN: f32 = 0.08;
/// Least mean likeness of the figures of a time, and least of each where the rest speaks for it.
const MIN_OF_EACH: f32 = 0.66;
/// How much further figures stand apart across a separator, at least: the colon of a narrow face.
const MIN_PARTED: f32 = 1.12;
/// From this step on, as a share of the distance from figure to figure, other figures have room between the pairs of a time; from
/// this likeness on they stand there.
const WIDE_STEP: f32 = 2.4;
const BETWEEN: f32 = 0.75;
/// Room for two letters and blanks between a date and its time, in distances from figure to figure.
const TWO_LETTERS: std::ops::Range<f32> = 3.0..4.6;
/// A figure that stands a pixel aside of where the spacing says speaks for it so much less.
const ASIDE_LESS: f32 = 0.06;
/// From figure to figure, as a share of the width of what changes in one, in hundredths.
const ADVANCE: std::ops::RangeInclusive<usize> = 85..=200;
/// From figure to figure across a separator, as a share of that, in hundredths: a colon of a narrow face, or 年 and 月 with spaces.
pub(super) const STEP: std::ops::RangeInclusive<usize> = 112..=350;
/// An hour of one figure stands beside a blank: less spread than this.
const BLANK: f32 = 10.0;
/// Letters are less like figures than figures are, by this much.
const LESS_THAN_FIGURE: f32 = 0.06;
const MIN_FIGURE: f32 = 0.85;

/// One way to look for the rest.
pub(super) struct Layout<'a> {
    pub(super) learned: &'a Learned,
    pub(super) map: Map,
    pub(super) either: bool,
    pub(super) picture: &'a Patch,
    pub(super) strip: Region,
}

/// Where the figures of a time lie in the row, as far as they were found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spacing {
    pub(super) advance: f32,
    pub(super) step: f32,
}

impl Layout<'_> {
    pub(super) fn time_around(&self) -> Stamp {
        let mut stamp = Stamp { map: self.map, either: self.either, ..Stamp::seconds_alone(self.learned) };
        let place = self.learned.place;
        let (unit_x, unit_y) = (place.x - self.strip.x, place.y - self.strip.y);
        let row =
            Field::of(self.picture, &self.learned.glyphs, self.either, around(unit_y, self.picture, place));
        let Some(spacing) = self.time(&row, unit_x) else {
            return self.tens_alone(stamp, &row, unit_x);
        };
        let offsets = offsets(spacing);
        let mut cells = Vec::new();
        for offset in offsets {
            cells.push(row.best_near(unit_x as f32 - offset, 1));
        }
        let [tens, minute, minute_tens, hour, hour_tens] = cells.as_slice() else { return stamp };
        // A number of even spacing is no time, whatever its figures are.
        if !self.is_parted(unit_x, &cells) {
            return self.tens_alone(stamp, &row, unit_x);
        }
        let (likeness, margin) = self.learned.glyphs.least((MIN_CELL, MIN_MARGIN));
        let sure =
            |spot: &Option<Spot>| spot.filter(|spot| spot.likeness >= likeness && spot.margin >= margin);
        let cell = |spot: Spot| Cell { x: spot.x + self.strip.x, y: spot.y + self.strip.y };
        let Some(tens) = sure(tens).filter(|spot| spot.digit < 6) else {
            return self.tens_alone(stamp, &row, unit_x);
        };
        stamp.tens = Some(cell(tens));
        if let (Some(minute), Some(minute_tens)) =
            (sure(minute), sure(minute_tens).filter(|spot| spot.digit < 6))
        {
            stamp.minutes = Some([cell(minute_tens), cell(minute)]);
            let hours = sure(hour).and_then(|hour| {
                if let Some(tens) = sure(hour_tens).filter(|tens| tens.digit <= 2) {
                    return (10 * tens.digit + hour.digit <= 23).then_some((Some(cell(tens)), cell(hour)));
                }
                let at = Region { x: hour.x.checked_sub(spacing.advance as usize)?, y: hour.y, ..place };
                let blank = self.picture.part(at)?.spread() < BLANK;
                blank.then_some((None, cell(hour)))
            });
            stamp.hours = hours;
        }
        stamp.spacing = Some(spacing);
        self.bounded(stamp)
    }

    /// Whether figures stand in pairs: further apart between the pairs than within them.
    fn is_parted(&self, unit_x: usize, cells: &[Option<Spot>]) -> bool {
        let at = |place: usize| Some(cells.get(place).copied().flatten()?.x as f32);
        let apart = |right: Option<f32>, left: Option<f32>| Some(right? - left?);
        let unit = Some(unit_x as f32);
        let within = [apart(unit, at(0)), apart(at(1), at(2)), apart(at(3), at(4))];
        let between = [apart(at(0), at(1)), apart(at(2), at(3))];
        let mean = |parts: &[Option<f32>]| {
            let known: Vec<f32> = parts.iter().copied().flatten().collect();
            known.iter().sum::<f32>() / known.len().max(1) as f32
        };
        mean(&between) >= MIN_PARTED * mean(&within)
    }

    fn tens_alone(&self, mut stamp: Stamp, row: &Field, unit_x: usize) -> Stamp {
        let width = self.learned.place.width as f32;
        let mut best: Option<Spot> = None;
        let mut offset = width * 0.85;
        while offset <= width * 2.0 {
            if let Some(spot) = row.best_near(unit_x as f32 - offset, 0)
                && best.is_none_or(|best| spot.likeness > best.likeness)
            {
                best = Some(spot);
            }
            offset += 0.5;
        }
        let sure = |spot: &Spot| spot.likeness >= MIN_CELL && spot.margin >= MIN_MARGIN && spot.digit < 6;
        stamp.tens =
            best.filter(sure).map(|spot| Cell { x: spot.x + self.strip.x, y: spot.y + self.strip.y });
        self.bounded(stamp)
    }

    /// The spacing under which five figures of a time lie left of the seconds, and are most alike.
    fn time(&self, row: &Field, unit_x: usize) -> Option<Spacing> {
        let width = self.learned.place.width;
        let exact = row.peaks();
        // Rounding may put a figure a pixel aside.
        let peaks: Vec<f32> = (0..exact.len())
            .map(|x| {
                let at = |x: usize| exact.get(x).copied().unwrap_or(0.0);
                at(x).max(at(x.wrapping_sub(1)).max(at(x + 1)) - ASIDE_LESS)
            })
            .collect();
        let peak =
            |at: f32| if at < -0.5 { 0.0 } else { peaks.get(at.round() as usize).copied().unwrap_or(0.0) };
        let mut best: Option<(Spacing, f32)> = None;
        let mut advance = (width * *ADVANCE.start()) as f32 / 100.0;
        while advance <= (width * *ADVANCE.end()) as f32 / 100.0 {
            let mut step = advance * *STEP.start() as f32 / 100.0;
            while step <= advance * *STEP.end() as f32 / 100.0 {
                let spacing = Spacing { advance, step };
                // Figures between the pairs: these are not minutes and hours, but every second pair of a longer row.
                let between = [2.0 * advance, step, 2.0 * advance + step, advance + 2.0 * step];
                let skips = step >= WIDE_STEP * advance
                    && between.into_iter().any(|offset| peak(unit_x as f32 - offset) >= BETWEEN);
                let alike = offsets(spacing).map(|offset| peak(unit_x as f32 - offset));
                // Hours of one figure leave a blank.
                let [.., last] = alike;
                let (sum, count) = if last < MIN_OF_EACH {
                    (alike.iter().sum::<f32>() - last, 4.6)
                } else {
                    (alike.iter().sum::<f32>(), 5.0)
                };
                let least = alike.iter().take(4).copied().fold(1.0, f32::min);
                let score = sum / count;
                if !skips && least >= MIN_OF_EACH && best.is_none_or(|(_, most)| score > most) {
                    best = Some((spacing, score));
                }
                step += 0.5;
            }
            advance += 0.25;
        }
        best.map(|(spacing, _)| spacing)
    }

    /// Whether AM or PM stands behind the seconds or before the hours: the hours are those of half a day; and how clear the figures
    /// of the time are in this picture.
    pub(super) fn half_day(
        &self,
        row: &Field,
        spacing: Spacing,
        (unit_x, unit_y): (usize, usize),
        taken: Option<(f32, f32)>,
    ) -> (f32, Option<Half>) {
        let [.., hours] = offsets(spacing);
        let begin = unit_x as f32 - hours;
        let place = Region { x: unit_x, y: unit_y, ..self.learned.place };
        let spots = offsets(spacing).map(|offset| row.best_near(unit_x as f32 - offset, 1));
        let read: Vec<Spot> = spots.into_iter().flatten().filter(|spot| spot.likeness >= MIN_CELL).collect();
        let letters = Letters::of(self.picture, place, spacing.advance, &read);
        let figures = offsets(spacing).map(|offset| row.peak(unit_x as f32 - offset));
        let least = figures.into_iter().filter(|alike| *alike >= MIN_CELL).fold(1.0, f32::min);
        let least = least - LESS_THAN_FIGURE;
        let behind = (unit_x as f32 + 0.7 * spacing.advance, unit_x as f32 + 2.6 * spacing.advance);
        let before = (begin - 3.8 * spacing.advance, begin - 1.7 * spacing.advance);
        let reach = place.width as f32 / 2.0;
        // Figures of a date are as like figures as those of the time; letters are less so.
        let figure = |x: f32, least: f32| {
            taken.is_some_and(|(from, to)| x > from - reach && x < to)
                || (0..=2 * reach as usize).any(|step| row.peak(x - reach + step as f32) >= least)
        };
        if let Beside::Letters(half) =
            letters.half(behind, MAYBE_LETTER, &|x| figure(x, least.max(MIN_FIGURE)))
        {
            return (letters.clear, Some(half));
        }
        // Where there is room for just two letters between a date and its time, less makes them likely.
        let apart = taken.map_or(0.0, |(_, to)| (begin - to) / spacing.advance);
        let half = match letters.half(before, MIN_LETTER, &|x| figure(x, least)) {
            Beside::Letters(half) => Some(half),
            Beside::Nothing if TWO_LETTERS.contains(&apart) => {
                let maybe = letters.half(before, LIKELY_LETTER, &|x| figure(x, least));
                matches!(maybe, Beside::Letters(_)).then_some(Half::Unsure)
            }
            Beside::Nothing | Beside::Word => None,
        };
        (letters.clear, half)
    }

    /// The stamp with the area that holds all its cells.
    pub(super) fn bounded(&self, mut stamp: Stamp) -> Stamp {
        let place = self.learned.place;
        let mut cells: Vec<Cell> = vec![Cell { x: place.x, y: place.y }];
        cells.extend(stamp.tens);
        cells.extend(stamp.minutes.into_iter().flatten());
        cells.extend(stamp.hours.into_iter().flat_map(|(tens, unit)| tens.into_iter().chain([unit])));
        cells.extend(stamp.date.iter().flat_map(|(_, cells)| cells.iter().copied()));
        let bounds = |of: fn(&Cell) -> usize| {
            (cells.iter().map(of).min().unwrap_or(0), cells.iter().map(of).max().unwrap_or(0))
        };
        let ((left, right), (top, bottom)) = (bounds(|cell| cell.x), bounds(|cell| cell.y));
        let area = Region {
            x: left,
            y: top,
            width: right - left + place.width,
            height: bottom - top + place.height,
        };
        stamp.area = grown(area, 0, (self.strip.right(), self.strip.bottom()));
        stamp
    }
}

/// How far left of the seconds' last figure the others stand: tens, minutes, hours, each unit before its tens.
pub(super) fn offsets(Spacing { advance, step }: Spacing) -> [f32; 5] {
    let minute = advance + step;
    let hour = minute + advance + step;
    [advance, minute, minute + advance, hour, hour + advance]
}

/// The heights at which a row may stand, a pixel up and down.
pub(super) fn around(y: usize, picture: &Patch, place: Region) -> std::ops::Range<usize> {
    let most = (picture.height + 1).saturating_sub(place.height);
    y.saturating_sub(1)..(y + 2).min(most)
}
