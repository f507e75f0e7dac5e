//! A number beside the time, as recorders print the waybill: a long row of figures in the face of the clock, of one spacing.

use super::figure::digit_near;
use super::layout::{Layout, Spacing};
use super::{Cell, ROWS, Stamp};
use crate::observe::clock::field::{Field, Spot};
use crate::observe::clock::film::Film;
use crate::observe::clock::patch::Patch;
use crate::symbol::Region;

/// Fewest figures that are read for sure: the shortest numbers of carriers have nine. A date has eight.
const MIN_FIGURES: usize = 9;
/// Most figures, the unread among them.
const MAX_FIGURES: usize = 34;
/// Figures within that stand there and are not read, at most.
const MAX_UNREAD: usize = 2;
/// Fewest different figures: bars and patterns are like one figure again and again.
const MIN_DIFFERENT: usize = 3;
/// A figure counts as read from this likeness and margin on, as in a date: nothing that runs on bears it out.
const MIN_LIKENESS: f32 = 0.82;
const MIN_MARGIN: f32 = 0.12;
/// One that is only like a figure stands there and is not read.
const MAYBE: f32 = 0.62;
/// In one picture, to say that the same figure stands there, and that another does.
const SAME: f32 = 0.7;
const OTHER: f32 = 0.8;
/// Figures are as contrasty as those of the time, at least by this share; what stands close by and is neither blank nor a
/// figure has this share at least.
const MIN_CONTRAST: f32 = 0.5;
const BESIDE_CONTRAST: f32 = 0.3;
/// Rows that are measured at once.
const CHUNK: usize = 64;
/// Numbers that are read, at most.
const MAX_NUMBERS: usize = 3;

/// A number that stands beside the time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::observe::clock) struct Number {
    /// Its places, and what stands there; none for a figure that is not read.
    pub(in crate::observe::clock) figures: Vec<(Cell, Option<u8>)>,
    /// Whether something that was not read stands close before it, and behind it.
    pub(in crate::observe::clock) open: [bool; 2],
    /// All of it.
    pub(in crate::observe::clock) area: Region,
}

/// What one picture says of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::observe::clock) enum Seen {
    /// All figures that were read before.
    Same,
    /// Another figure somewhere.
    Other,
    /// Not enough.
    Unread,
}

impl Number {
    /// Its text, with a question mark for each figure that was not read, and one at an end where more stands close by.
    pub(in crate::observe::clock) fn text(&self) -> String {
        let figures =
            self.figures.iter().map(|(_, figure)| figure.map_or('?', |digit| (b'0' + digit) as char));
        let [before, behind] = self.open.map(|open| open.then_some('?'));
        before.into_iter().chain(figures).chain(behind).collect()
    }

    fn read(&self) -> usize {
        self.figures.iter().filter(|(_, figure)| figure.is_some()).count()
    }

    fn meets(&self, other: &Region) -> bool {
        let own = self.area;
        own.x < other.right() && other.x < own.right() && own.y < other.bottom() && other.y < own.bottom()
    }
}

impl Stamp {
    /// The same with the numbers beside its time. They are read with figures that the clock proved by itself, all ten of them:
    /// one that was not learned would be read as another.
    pub(in crate::observe::clock) fn with_numbers(self, film: &Film, size: (usize, usize)) -> Self {
        let learned = self.learned.clone();
        let (Some(spacing), Some(_)) = (self.spacing, self.hours) else { return self };
        if !learned.by_itself || learned.glyphs.shapes.iter().any(Option::is_none) {
            return self;
        }
        let place = learned.place;
        let reach = place.height * ROWS.end / 100;
        let left = place.x.saturating_sub(super::REACH_LEFT * place.width);
        let right = (place.right() + super::REACH_RIGHT * place.width).min(size.0);
        let (top, bottom) = (self.area.y.saturating_sub(reach), (self.area.bottom() + reach).min(size.1));
        let strip = Region { x: left, y: top, width: right - left, height: bottom - top };
        let Some(picture) = Self::picture(film, &learned, strip, self.map) else { return self };
        let search =
            Layout { learned: &learned, map: self.map, either: self.either, picture: &picture, strip };
        let numbers = search.numbers(spacing, &self.all_cells());
        Self { numbers, ..self }
    }

    /// The cells of time and date.
    fn all_cells(&self) -> Vec<Cell> {
        let place = self.learned.place;
        let mut cells = vec![Cell { x: place.x, y: place.y }];
        cells.extend(self.tens);
        cells.extend(self.minutes.into_iter().flatten());
        cells.extend(self.hours.into_iter().flat_map(|(tens, unit)| tens.into_iter().chain([unit])));
        cells.extend(self.date.iter().flat_map(|(_, cells)| cells.iter().copied()));
        cells
    }

    /// What a picture of a region says of a number that was found.
    pub(in crate::observe::clock) fn sees(&self, number: &Number, luma: &[u8], region: Region) -> Seen {
        let patch = Patch::of(region.width, luma, self.map);
        let mut same = true;
        for (cell, digit) in &number.figures {
            let Some(digit) = digit else { continue };
            let inside = cell.x.checked_sub(region.x).zip(cell.y.checked_sub(region.y));
            let read = inside
                .and_then(|(x, y)| digit_near(&patch, Cell { x, y }, &self.learned.glyphs, self.either));
            match read {
                Some(read) if read.digit == *digit => same &= read.likeness >= SAME,
                Some(read) if read.likeness >= OTHER && read.margin >= MIN_MARGIN => return Seen::Other,
                _ => same = false,
            }
        }
        if same { Seen::Same } else { Seen::Unread }
    }
}

impl Layout<'_> {
    /// The longest numbers that do not meet each other or the figures of time and date.
    fn numbers(&self, spacing: Spacing, taken: &[Cell]) -> Vec<Number> {
        let height = self.learned.place.height;
        let contrast = self.contrast_of(taken);
        let rows = (self.picture.height + 1).saturating_sub(height);
        let mut found: Vec<(Number, f32)> = Vec::new();
        let mut top = 0;
        while top < rows {
            let end = (top + CHUNK + 2).min(rows);
            let field = Field::of(self.picture, &self.learned.glyphs, self.either, top..end);
            for first in (top..end).step_by(2) {
                let row = field.rows(first..(first + 3).min(end));
                found.extend(self.numbers_in(&row, spacing.advance, taken, contrast));
            }
            top += CHUNK;
        }
        found.sort_by(|one, other| (other.0.read().cmp(&one.0.read())).then(other.1.total_cmp(&one.1)));
        let mut numbers: Vec<Number> = Vec::new();
        for (number, _) in found {
            if numbers.len() < MAX_NUMBERS && !numbers.iter().any(|kept| kept.meets(&number.area)) {
                numbers.push(number);
            }
        }
        numbers
    }

    /// The rows of figures in one row of the picture, each with how alike they are.
    fn numbers_in(&self, row: &Field, advance: f32, taken: &[Cell], contrast: f32) -> Vec<(Number, f32)> {
        let width = self.learned.place.width;
        let is_read = |spot: &Spot| spot.likeness >= MIN_LIKENESS && spot.margin >= MIN_MARGIN;
        let peaks = row.peaks();
        let mut found: Vec<(Number, f32)> = Vec::new();
        let mut from = 0;
        while from < peaks.len() {
            let begins = peaks.get(from).is_some_and(|peak| *peak >= MIN_LIKENESS);
            let first = row.best_near(from as f32, 1).filter(|spot| begins && is_read(spot));
            let Some(first) = first else {
                from += 1;
                continue;
            };
            let mut spots = vec![first];
            while spots.len() < MAX_FIGURES
                && let Some(last) = spots.last()
                && let Some(next) = row.best_near(last.x as f32 + advance, 1)
                && next.likeness >= MAYBE
            {
                spots.push(next);
            }
            while spots.last().is_some_and(|spot| !is_read(spot)) {
                spots.pop();
            }
            let number = self.number_of(&spots, advance, taken, contrast, is_read);
            let passed = if number.is_some() { spots.last() } else { None };
            from = passed.map_or(from, |last| last.x).max(from) + if number.is_some() { width } else { 1 };
            found.extend(number);
        }
        found
    }

    /// A number of these places, where it is one.
    fn number_of(
        &self,
        spots: &[Spot],
        advance: f32,
        taken: &[Cell],
        contrast: f32,
        is_read: impl Fn(&Spot) -> bool,
    ) -> Option<(Number, f32)> {
        let place = self.learned.place;
        let read: Vec<&Spot> = spots.iter().filter(|spot| is_read(spot)).collect();
        let mut different = [false; 10];
        for spot in &read {
            if let Some(seen) = different.get_mut(usize::from(spot.digit)) {
                *seen = true;
            }
        }
        let enough = read.len() >= MIN_FIGURES
            && spots.len() - read.len() <= MAX_UNREAD
            && different.iter().filter(|seen| **seen).count() >= MIN_DIFFERENT;
        if !enough {
            return None;
        }
        let figures: Vec<(Cell, Option<u8>)> =
            spots.iter().map(|spot| (self.cell(spot), is_read(spot).then_some(spot.digit))).collect();
        let meets = |one: &Cell, other: &Cell| {
            one.x.abs_diff(other.x) < place.width && one.y.abs_diff(other.y) < place.height
        };
        if figures.iter().any(|(cell, _)| taken.iter().any(|other| meets(cell, other))) {
            return None;
        }
        let least = figures.iter().map(|(cell, _)| self.contrast(*cell)).fold(f32::MAX, f32::min);
        if least < MIN_CONTRAST * contrast {
            return None;
        }
        let (first, last) = (spots.first()?, spots.last()?);
        let y = first.y.min(last.y);
        let close = (advance - place.width as f32).max(1.0) + 0.6 * advance;
        let before = Region { x: first.x.saturating_sub(close as usize), y, width: 0, height: place.height };
        let before = Region { width: first.x.saturating_sub(before.x + 1), ..before };
        let right = last.x + place.width + 1;
        let end = (right + close as usize).min(self.picture.width);
        let behind = Region { x: right, y, width: end.saturating_sub(right), height: place.height };
        let open = [before, behind].map(|beside| {
            self.picture.part(beside).is_some_and(|beside| beside.spread() >= BESIDE_CONTRAST * contrast)
        });
        let bounds = |of: fn(&Cell) -> usize| {
            let all = || figures.iter().map(|(cell, _)| of(cell));
            (all().min().unwrap_or(0), all().max().unwrap_or(0))
        };
        let ((left, right), (top, bottom)) = (bounds(|cell| cell.x), bounds(|cell| cell.y));
        let area = Region {
            x: left,
            y: top,
            width: right - left + place.width,
            height: bottom - top + place.height,
        };
        let alike = read.iter().map(|spot| spot.likeness).sum::<f32>() / read.len() as f32;
        Some((Number { figures, open, area }, alike))
    }

    fn cell(&self, spot: &Spot) -> Cell {
        Cell { x: spot.x + self.strip.x, y: spot.y + self.strip.y }
    }

    /// The spread of brightness at a place of the whole picture.
    fn contrast(&self, cell: Cell) -> f32 {
        let (Some(x), Some(y)) = (cell.x.checked_sub(self.strip.x), cell.y.checked_sub(self.strip.y)) else {
            return 0.0;
        };
        let place = self.learned.place;
        self.picture.part(Region { x, y, ..place }).map_or(0.0, |part| part.spread())
    }

    /// The middle contrast of the figures of time and date, but for that of the seconds, which is a mean of many.
    fn contrast_of(&self, taken: &[Cell]) -> f32 {
        let mut all: Vec<f32> = taken.iter().skip(1).map(|cell| self.contrast(*cell)).collect();
        crate::observe::clock::patch::percentile(&mut all, 50)
    }
}
