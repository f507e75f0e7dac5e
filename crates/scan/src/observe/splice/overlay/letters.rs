//! Whether what changes in a part of the picture are letters.

use crate::media::Luma;
use crate::symbol::Region;
use crate::symbol::region::around_cells;

/// A pixel belongs to a stroke when it changes by this share of the most, in per cent.
const STROKE_PERCENT: u16 = 40;

/// Strokes are thinner than this share of the height of what changes, in per cent, but for one in so many of their pixels.
const THIN_PERCENT: usize = 45;
const THICK_SHARE: usize = 5;

/// Along each line of pixels so many strokes begin at least in as much width as the text is high, in tenths.
const STROKES_TENTHS: usize = 7;

/// Over a bright scene white and yellow letters differ by little, and are known by their one shade: so much of them is within that many
/// grey levels of one that is at least so bright.
const WHITE_CONTRAST: u8 = 45;
const WHITE: u8 = 200;
const WHITE_SPREAD: u8 = 14;
const WHITE_PERCENT: usize = 60;

/// A box with letters in it differs from what is behind it by so many grey levels at least.
const BOX_CONTRAST: u8 = 60;

/// It fills this share of its place, in per cent.
const BOX_PERCENT: usize = 70;

/// Lines, boxes and white letters take so many times as much width as height at least.
const WIDE: usize = 2;

/// The pixels that change in a part of the picture.
#[derive(Debug)]
pub(super) struct Changes {
    /// Whether each changes, row by row.
    changed: Vec<bool>,
    columns: usize,
    /// By how many grey levels the strongest hundredth changes.
    most: u8,
    /// The brighter value of each pixel that changes, in order.
    brighter: Vec<u8>,
}

impl Changes {
    /// What changes there from one picture to the other; none where it is less than letters change.
    pub(super) fn of([before, after]: &[Luma<'_>; 2], part: Region) -> Option<Self> {
        let row = |luma: &Luma<'_>, y: usize| luma.row(y).get(part.x..part.right()).unwrap_or(&[]).to_vec();
        let pixels: Vec<(u8, u8)> = (part.y..part.bottom())
            .flat_map(|y| row(before, y).into_iter().zip(row(after, y)))
            .map(|(one, other)| (one.abs_diff(other), one.max(other)))
            .collect();
        let mut differences: Vec<u8> = pixels.iter().map(|pixel| pixel.0).collect();
        let place = differences.len().checked_sub(differences.len() / 100 + 1)?;
        let most = *differences.select_nth_unstable(place).1;
        let least = u16::from(most) * STROKE_PERCENT / 100;
        let changes = |pixel: &(u8, u8)| u16::from(pixel.0) > least;
        let mut brighter: Vec<u8> =
            pixels.iter().filter(|pixel| changes(pixel)).map(|pixel| pixel.1).collect();
        brighter.sort_unstable();
        let changed = pixels.iter().map(changes).collect();
        (most >= BOX_CONTRAST.min(WHITE_CONTRAST)).then_some(Self {
            changed,
            columns: part.width,
            most,
            brighter,
        })
    }

    /// The same with rows and columns exchanged.
    pub(super) fn turned(self) -> Self {
        let columns = self.changed.len() / self.columns.max(1);
        let there = |at: usize| at % columns * self.columns + at / columns;
        let changed = (0..self.changed.len()).map(|at| self.changed.get(there(at)).copied().unwrap_or(false));
        Self { changed: changed.collect(), columns, ..self }
    }

    /// Whether it is text, where strokes differ by that many grey levels from what is behind them; one letter is enough where that is
    /// said.
    pub(super) fn are_text(&self, contrast: u8, may_be_a_letter: bool) -> bool {
        self.place().is_some_and(|place| {
            let long = may_be_a_letter || place.width >= WIDE * place.height;
            long && (self.are_strokes(place, contrast) || self.are_a_box(place))
        })
    }

    fn are_strokes(&self, place: Region, contrast: u8) -> bool {
        let strong = self.most >= contrast && self.has_letters(place);
        let thick = || self.thick_pixels((place.height * THIN_PERCENT).div_ceil(100).max(3));
        (strong || self.are_white(place)) && thick() * THICK_SHARE <= self.brighter.len()
    }

    fn are_white(&self, place: Region) -> bool {
        let Some(&white) = self.brighter.get(self.brighter.len() / 2) else { return false };
        let whites = self.brighter.iter().filter(|value| value.abs_diff(white) <= WHITE_SPREAD).count();
        self.most >= WHITE_CONTRAST
            && white >= WHITE
            && place.width >= WIDE * place.height
            && 100 * whites >= WHITE_PERCENT * self.brighter.len()
            && self.has_letters(place)
    }

    fn are_a_box(&self, place: Region) -> bool {
        self.most >= BOX_CONTRAST
            && 100 * self.brighter.len() >= BOX_PERCENT * place.width * place.height
            && place.width >= WIDE * place.height
            && self.has_letters(place)
    }

    /// The smallest part that holds all that changes.
    fn place(&self) -> Option<Region> {
        let changed = self.changed.iter().enumerate().filter(|(_, changed)| **changed);
        around_cells(&changed.map(|(at, _)| at).collect::<Vec<_>>(), self.columns)
    }

    /// Whether what changes begins and ends as often as letters do.
    fn has_letters(&self, place: Region) -> bool {
        let (mut strokes, mut rows) = (0, 0);
        for row in self.changed.chunks(self.columns.max(1)) {
            let began = row.chunk_by(|one, other| one == other).filter(|run| run.first() == Some(&true));
            let began = began.count();
            strokes += began;
            rows += usize::from(began > 0);
        }
        10 * strokes * place.height >= STROKES_TENTHS * place.width * rows
    }

    /// How many pixels lie in squares of that side of which every pixel changes.
    fn thick_pixels(&self, side: usize) -> usize {
        let (columns, rows) = (self.columns, self.changed.len() / self.columns.max(1));
        let in_squares =
            Counts::of(columns, rows, |x, y| self.changed.get(y * columns + x).copied().unwrap_or(false));
        let is_square = |x: usize, y: usize| in_squares.within(x, y, side, side) == side * side;
        let begin_squares =
            Counts::of(columns, rows, |x, y| x + side <= columns && y + side <= rows && is_square(x, y));
        let is_thick = |at: usize| {
            let (x, y) = (at % columns, at / columns);
            let (left, top) = ((x + 1).saturating_sub(side), (y + 1).saturating_sub(side));
            begin_squares.within(left, top, x + 1 - left, y + 1 - top) > 0
        };
        (0..columns * rows).filter(|&at| is_thick(at)).count()
    }
}

/// How many pixels of any rectangle are marked: sums over all that lies above and to the left.
struct Counts {
    columns: usize,
    sums: Vec<usize>,
}

impl Counts {
    fn of(columns: usize, rows: usize, is_marked: impl Fn(usize, usize) -> bool) -> Self {
        let mut counts = Self { columns: columns + 1, sums: vec![0; columns + 1] };
        for y in 0..rows {
            let mut row = 0;
            counts.sums.push(0);
            for x in 0..columns {
                row += usize::from(is_marked(x, y));
                counts.sums.push(row + counts.above(x + 1, y));
            }
        }
        counts
    }

    fn above(&self, x: usize, y: usize) -> usize {
        self.sums.get(y * self.columns + x).copied().unwrap_or(0)
    }

    fn within(&self, x: usize, y: usize, width: usize, height: usize) -> usize {
        let (right, bottom) = (x + width, y + height);
        self.above(right, bottom) + self.above(x, y) - self.above(x, bottom) - self.above(right, y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(rows: &[&str]) -> Changes {
        let changed: Vec<bool> = rows.iter().flat_map(|row| row.bytes().map(|pixel| pixel == b'#')).collect();
        Changes { brighter: vec![255; changed.len()], changed, columns: rows[0].len(), most: 255 }
    }

    #[test]
    fn only_what_lies_in_whole_squares_is_thick() {
        let drawn = changes(&["###....", "###.###", "####..#", "..##..#"]);
        assert_eq!([1, 2, 3, 4].map(|side| drawn.thick_pixels(side)), [17, 12, 9, 0]);
    }

    #[test]
    fn turned_changes_are_the_same_down_the_columns() {
        let turned = changes(&["##.", "..#"]).turned();
        assert_eq!((turned.columns, turned.changed), (2, vec![true, false, true, false, false, true]));
    }
}
