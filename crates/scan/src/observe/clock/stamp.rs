//! The whole stamp: where beside the seconds the other figures of time and date stand, found with the digits learned from the
//! seconds themselves.

use super::digits::{Glyphs, Learned, grown, reach};
use super::field::Field;
use super::film::{Crop, Film};
use super::half::{Half, Letters, MAYBE_LETTER, MIN_LETTER};
use super::patch::{Map, Patch, dot};
use crate::symbol::Region;

/// A figure counts as one of the ten from this likeness on, and by this much before the next.
const MIN_CELL: f32 = 0.75;
const MIN_MARGIN: f32 = 0.08;
/// From this likeness on a figure stands where it was expected; by so much more it must be like one a little aside.
const SURE_CELL: f32 = 0.9;
const ASIDE_MORE: f32 = 0.05;
/// The same of a date: no running on bears it out.
const MIN_OF_DATE: f32 = 0.80;
const MIN_DATE_MARGIN: f32 = 0.12;
/// Least mean likeness of the figures of a time, and least of each where the rest speaks for it.
const MIN_OF_EACH: f32 = 0.66;
/// From figure to figure, as a share of the width of what changes in one, in hundredths.
const ADVANCE: std::ops::RangeInclusive<usize> = 85..=200;
/// From figure to figure across a separator, as a share of that, in hundredths: a colon of a narrow face, or 年 and 月 with spaces.
const STEP: std::ops::RangeInclusive<usize> = 112..=350;
/// How far the time, letters behind it and all of the stamp may reach, in widths of a figure.
const REACH_TIME: usize = 22;
const REACH_LETTERS: usize = 8;
const REACH_LEFT: usize = 46;
const REACH_RIGHT: usize = 34;
/// Rows above and below that are searched for a date, in hundredths of the height of a figure.
const ROWS: std::ops::Range<usize> = 90..330;
/// What lies beside a date and is as like a figure makes it part of something longer.
const BESIDE: f32 = 0.80;
/// An hour of one figure stands beside a blank: less spread than this.
const BLANK: f32 = 10.0;
/// Letters are less like figures than figures are, by this much.
const LESS_THAN_FIGURE: f32 = 0.06;
const MIN_FIGURE: f32 = 0.85;
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

/// Year first, or year last.
const FORMS: [[usize; 3]; 8] =
    [[4, 2, 2], [2, 2, 4], [4, 1, 2], [4, 2, 1], [4, 1, 1], [1, 2, 4], [2, 1, 4], [1, 1, 4]];

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
    spacing: Option<Spacing>,
    /// All of it.
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
                let found = Search { learned, map, either, picture: &picture, strip }.time_around();
                if found.cells() > best.cells() {
                    best = found;
                }
            }
        }
        best
    }

    /// The same with the half of the day that letters beside it say, where its hours may be those of half a day. Letters that one
    /// map shows are there, whatever another hides.
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
        let half = |map: Map| -> Option<Half> {
            let picture = Self::picture(film, learned, strip, map)?;
            Search { learned, map, either: self.either, picture: &picture, strip }
                .half_day(&row, spacing, unit, taken)
        };
        let half = Map::ALL.into_iter().map(half).fold(None, Half::agreed);
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
            Search { learned: &learned, map: self.map, either: self.either, picture: &picture, strip };
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
            (read.likeness >= 0.6 && read.margin >= 0.05).then_some(read.digit)
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

/// A figure that was read.
#[derive(Debug, Clone, Copy)]
struct Read {
    digit: u8,
    likeness: f32,
    margin: f32,
}

fn digit(patch: &Patch, at: Cell, glyphs: &Glyphs, either: bool) -> Option<Read> {
    let mut likeness = [0.0_f32; 10];
    let (width, height) = glyphs.size();
    let part = patch.part(Region { x: at.x, y: at.y, width, height });
    let Some(part) = part.and_then(|part| glyphs.weights.normal(&part)) else { return best_of(&likeness) };
    for (likeness, glyph) in likeness.iter_mut().zip(&glyphs.shapes) {
        if let Some(glyph) = glyph {
            let value = dot(&part, glyph);
            *likeness = if either { value.abs() } else { value };
        }
    }
    best_of(&likeness)
}

/// A region with so much of what lies left and right of it, inside of a picture of that size.
fn widened(region: Region, by: usize, (width, _): (usize, usize)) -> Region {
    let x = region.x.saturating_sub(by);
    Region { x, width: (region.right() + by).min(width).saturating_sub(x), ..region }
}

/// The digit at a place or a little aside of it, where it is most like one.
fn digit_near(patch: &Patch, at: Cell, glyphs: &Glyphs, either: bool) -> Option<Read> {
    let exact = digit(patch, at, glyphs, either)?;
    if exact.likeness >= SURE_CELL {
        return Some(exact);
    }
    let reach = reach(glyphs.size().1);
    let places = (at.x.saturating_sub(reach)..=at.x + reach).filter(|x| *x != at.x);
    let aside = places.filter_map(|x| digit(patch, Cell { x, ..at }, glyphs, either));
    // A little aside, what lies beside the figure is like others: only what is clearly more like one counts.
    let best = aside.max_by(|one, other| one.likeness.total_cmp(&other.likeness));
    best.filter(|best| best.likeness > exact.likeness + ASIDE_MORE).or(Some(exact))
}

fn best_of(likeness: &[f32; 10]) -> Option<Read> {
    let mut read: Option<Read> = None;
    for (digit, &value) in (0_u8..).zip(likeness) {
        read = Some(match read {
            Some(best) if value <= best.likeness => {
                Read { margin: best.margin.min(best.likeness - value), ..best }
            }
            Some(best) => Read { digit, likeness: value, margin: value - best.likeness },
            None => Read { digit, likeness: value, margin: 2.0 },
        });
    }
    read
}

/// One way to look for the rest.
struct Search<'a> {
    learned: &'a Learned,
    map: Map,
    either: bool,
    picture: &'a Patch,
    strip: Region,
}

/// Where the figures of a time lie in the row, as far as they were found.
#[derive(Debug, Clone, Copy)]
struct Spacing {
    advance: f32,
    step: f32,
}

impl Search<'_> {
    fn time_around(&self) -> Stamp {
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
        let sound = |spot: &Option<super::field::Spot>| {
            spot.filter(|spot| spot.likeness >= MIN_CELL && spot.margin >= MIN_MARGIN)
        };
        let cell = |spot: super::field::Spot| Cell { x: spot.x + self.strip.x, y: spot.y + self.strip.y };
        let Some(tens) = sound(tens).filter(|spot| spot.digit < 6) else {
            return self.tens_alone(stamp, &row, unit_x);
        };
        stamp.tens = Some(cell(tens));
        if let (Some(minute), Some(minute_tens)) =
            (sound(minute), sound(minute_tens).filter(|spot| spot.digit < 6))
        {
            stamp.minutes = Some([cell(minute_tens), cell(minute)]);
            let hours = sound(hour).and_then(|hour| {
                if let Some(tens) = sound(hour_tens).filter(|tens| tens.digit <= 2) {
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

    fn tens_alone(&self, mut stamp: Stamp, row: &Field, unit_x: usize) -> Stamp {
        let width = self.learned.place.width as f32;
        let mut best: Option<super::field::Spot> = None;
        let mut offset = width * 0.85;
        while offset <= width * 2.0 {
            if let Some(spot) = row.best_near(unit_x as f32 - offset, 0)
                && best.is_none_or(|best| spot.likeness > best.likeness)
            {
                best = Some(spot);
            }
            offset += 0.5;
        }
        let sound = |spot: &super::field::Spot| {
            spot.likeness >= MIN_CELL && spot.margin >= MIN_MARGIN && spot.digit < 6
        };
        stamp.tens =
            best.filter(sound).map(|spot| Cell { x: spot.x + self.strip.x, y: spot.y + self.strip.y });
        self.bounded(stamp)
    }

    /// The spacing under which five figures of a time lie left of the seconds, and are most alike.
    fn time(&self, row: &Field, unit_x: usize) -> Option<Spacing> {
        let width = self.learned.place.width;
        let peaks = row.peaks();
        let peak =
            |at: f32| if at < -0.5 { 0.0 } else { peaks.get(at.round() as usize).copied().unwrap_or(0.0) };
        let mut best: Option<(Spacing, f32)> = None;
        let mut advance = (width * *ADVANCE.start()) as f32 / 100.0;
        while advance <= (width * *ADVANCE.end()) as f32 / 100.0 {
            let mut step = advance * *STEP.start() as f32 / 100.0;
            while step <= advance * *STEP.end() as f32 / 100.0 {
                let spacing = Spacing { advance, step };
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
                if least >= MIN_OF_EACH && best.is_none_or(|(_, most)| score > most) {
                    best = Some((spacing, score));
                }
                step += 0.5;
            }
            advance += 0.25;
        }
        best.map(|(spacing, _)| spacing)
    }

    /// Whether AM or PM stands behind the seconds or before the hours: the hours are those of half a day.
    fn half_day(
        &self,
        row: &Field,
        spacing: Spacing,
        (unit_x, unit_y): (usize, usize),
        taken: Option<(f32, f32)>,
    ) -> Option<Half> {
        let [.., hours] = offsets(spacing);
        let begin = unit_x as f32 - hours;
        let place = Region { x: unit_x, y: unit_y, ..self.learned.place };
        let letters = Letters::of(self.picture, place, spacing.advance);
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
        letters
            .half(behind, MAYBE_LETTER, &|x| figure(x, least.max(MIN_FIGURE)))
            .or_else(|| letters.half(before, MIN_LETTER, &|x| figure(x, least)))
    }

    /// A date in the row of the time, left or right of it, or in the rows around.
    fn date(&self, spacing: Spacing) -> Option<(DateForm, Vec<Cell>)> {
        let place = self.learned.place;
        let (unit_x, unit_y) = (place.x - self.strip.x, place.y - self.strip.y);
        let rows = around(unit_y, self.picture, place);
        let row = Field::of(self.picture, &self.learned.glyphs, self.either, rows);
        let [.., hours] = offsets(spacing);
        let begin = unit_x as f32 - hours;
        let taken = (begin - 0.5 * spacing.advance, unit_x as f32 + 0.5 * spacing.advance);
        let found = self.date_in(&row, spacing, Some(taken)).map(|(form, cells, _)| (form, cells));
        found.or_else(|| self.date_in_other_rows(spacing, unit_y))
    }

    fn date_in_other_rows(&self, spacing: Spacing, unit_y: usize) -> Option<(DateForm, Vec<Cell>)> {
        let height = self.learned.place.height;
        let mut best: Option<(DateForm, Vec<Cell>, f32)> = None;
        let below = unit_y + height * ROWS.start / 100..unit_y + height * ROWS.end / 100;
        let above =
            unit_y.saturating_sub(height * ROWS.end / 100)..unit_y.saturating_sub(height * ROWS.start / 100);
        for rows in [above, below] {
            let rows = rows.start..rows.end.min((self.picture.height + 1).saturating_sub(height));
            if rows.is_empty() {
                continue;
            }
            let field = Field::of(self.picture, &self.learned.glyphs, self.either, rows.clone());
            // Figures of one row stand at one height.
            for top in (rows.start..rows.end).step_by(2) {
                let row = field.rows(top..(top + 3).min(rows.end));
                if let Some(found) = self.date_in(&row, spacing, None)
                    && best.as_ref().is_none_or(|best| found.2 > best.2)
                {
                    best = Some(found);
                }
            }
        }
        best.map(|(form, cells, _)| (form, cells))
    }

    /// The date of a row that is most like figures, outside of what is taken.
    fn date_in(
        &self,
        row: &Field,
        spacing: Spacing,
        taken: Option<(f32, f32)>,
    ) -> Option<(DateForm, Vec<Cell>, f32)> {
        let advance = spacing.advance;
        // Rounding may put a figure a pixel aside.
        let exact = row.peaks();
        let peaks: Vec<f32> = (0..exact.len())
            .map(|x| exact.get(x.saturating_sub(1)..(x + 2).min(exact.len())).unwrap_or(&[]))
            .map(|near| near.iter().copied().fold(0.0, f32::max))
            .collect();
        let peak = |at: f32| -> f32 {
            let near = (at.round()).max(0.0) as usize;
            if at < -0.5 { 0.0 } else { peaks.get(near).copied().unwrap_or(0.0) }
        };
        let mut best: Option<(f32, [usize; 3], Vec<f32>)> = None;
        let mut step = advance * *STEP.start() as f32 / 100.0;
        while step <= advance * *STEP.end() as f32 / 100.0 {
            for lengths in FORMS {
                let mut offsets = Vec::with_capacity(8);
                let mut at = 0.0;
                for length in lengths {
                    for _ in 0..length {
                        offsets.push(at);
                        at += advance;
                    }
                    at += step - advance;
                }
                let end = at - step;
                for start in 0..peaks.len() {
                    let start = start as f32;
                    if peak(start) < MIN_CELL {
                        continue;
                    }
                    if taken.is_some_and(|(from, to)| start + end > from && start < to) {
                        continue;
                    }
                    let mut sum = 0.0;
                    let mut least = 1.0_f32;
                    for offset in &offsets {
                        let alike = peak(start + offset);
                        least = least.min(alike);
                        if least < 0.7 {
                            break;
                        }
                        sum += alike - 0.6;
                    }
                    if least < 0.7 || best.as_ref().is_some_and(|(most, ..)| sum <= *most) {
                        continue;
                    }
                    // Figures before it, behind it or between its numbers: it is a part of something else.
                    let mut beside = vec![start - advance, start + end + advance];
                    if step >= 1.8 * advance {
                        for pair in offsets.windows(2) {
                            if let [one, other] = pair
                                && other - one > 1.5 * advance
                            {
                                beside.extend([start + one + advance, start + other - advance]);
                            }
                        }
                    }
                    if beside.into_iter().any(|at| peak(at) >= BESIDE) {
                        continue;
                    }
                    best = Some((sum, lengths, offsets.iter().map(|offset| start + offset).collect()));
                }
            }
            step += 0.5;
        }
        let (score, lengths, places) = best?;
        let spots: Vec<_> = places.iter().filter_map(|at| row.best_near(*at, 1)).collect();
        let sound = spots.len() == places.len()
            && spots.iter().all(|spot| spot.likeness >= MIN_OF_DATE && spot.margin >= MIN_DATE_MARGIN);
        let figures: Vec<u8> = spots.iter().map(|spot| spot.digit).collect();
        if !sound || super::date::Dates::of(lengths, &figures).is_none() {
            return None;
        }
        let cells = spots.iter().map(|spot| Cell { x: spot.x + self.strip.x, y: spot.y + self.strip.y });
        Some((DateForm { lengths }, cells.collect(), score))
    }

    /// The stamp with the area that holds all its cells.
    fn bounded(&self, mut stamp: Stamp) -> Stamp {
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
fn offsets(Spacing { advance, step }: Spacing) -> [f32; 5] {
    let minute = advance + step;
    let hour = minute + advance + step;
    [advance, minute, minute + advance, hour, hour + advance]
}

/// The heights at which a row may stand, a pixel up and down.
fn around(y: usize, picture: &Patch, place: Region) -> std::ops::Range<usize> {
    let most = (picture.height + 1).saturating_sub(place.height);
    y.saturating_sub(1)..(y + 2).min(most)
}
