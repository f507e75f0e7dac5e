//! The date of a stamp: numbers of a usual form in the row of its time, or in the rows around.

use super::layout::{Layout, STEP, Spacing, around, offsets};
use super::{Cell, DateForm, MIN_CELL, ROWS};
use crate::observe::clock::date::Dates;
use crate::observe::clock::field::Field;

/// A figure of a date must be more alike than one of a time, and by more before the next: no running on bears it out.
const MIN_OF_DATE: f32 = 0.80;
const MIN_DATE_MARGIN: f32 = 0.12;
/// What lies beside a date and is as like a figure makes it part of something longer.
const BESIDE: f32 = 0.80;
/// Year first, or year last.
const FORMS: [[usize; 3]; 8] =
    [[4, 2, 2], [2, 2, 4], [4, 1, 2], [4, 2, 1], [4, 1, 1], [1, 2, 4], [2, 1, 4], [1, 1, 4]];

impl Layout<'_> {
    /// A date in the row of the time, left or right of it, or in the rows around.
    pub(super) fn date(&self, spacing: Spacing) -> Option<(DateForm, Vec<Cell>)> {
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
        let sure = spots.len() == places.len()
            && spots.iter().all(|spot| spot.likeness >= MIN_OF_DATE && spot.margin >= MIN_DATE_MARGIN);
        let figures: Vec<u8> = spots.iter().map(|spot| spot.digit).collect();
        if !sure || Dates::of(lengths, &figures).is_none() {
            return None;
        }
        let cells = spots.iter().map(|spot| Cell { x: spot.x + self.strip.x, y: spot.y + self.strip.y });
        Some((DateForm { lengths }, cells.collect(), score))
    }
}
