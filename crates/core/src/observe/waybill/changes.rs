//! What changed since it was last read, so that a scene that stands still is not read again and again.

use crate::features::cells::{CELL, Cell, Cells};
use crate::symbol::Region;
use crate::symbol::matrix::MatrixSearch;

/// Cells around changed ones that are read with them: a symbol whose ends alone changed is read whole.
const MARGIN: usize = 5 * CELL;
/// A changed part above this share of the picture, in hundredths, counts as the whole.
const WHOLE_FROM: usize = 60;
/// Share of the picture that the search for QR codes may cover per frame on average, in hundredths; and of a large picture.
const MATRIX_SHARE: usize = 55;
const LARGE_MATRIX_SHARE: usize = 30;
const LARGE_ABOVE_PX: usize = 1280 * 720;

/// Remembers the cells as they were when they were last read.
#[derive(Debug, Default)]
pub(super) struct Changes {
    reference: Vec<Cell>,
    columns: usize,
    /// What waits for the search for QR codes.
    pending: Option<Region>,
    /// Pixels that the search may cover.
    credit_px: usize,
    changed_for_others: bool,
}

impl Changes {
    /// Compares the cells of a new frame with what was read before. Gives the part to read again: all of the picture at
    /// first and when `whole` is set, none where nothing changed.
    pub(super) fn update(&mut self, cells: &Cells, size: (usize, usize), whole: bool) -> Option<Region> {
        let all = Region { x: 0, y: 0, width: size.0, height: size.1 };
        let first = self.reference.len() != cells.all().len() || self.columns != cells.columns();
        let changed = if first || cells.all().is_empty() { Some(all) } else { self.changed(cells) };
        if changed.is_some() {
            self.changed_for_others = true;
        }
        let region = match changed {
            _ if whole => all,
            None => return None,
            Some(changed) => {
                let grown = changed.grown(MARGIN).within(size.0, size.1)?;
                if grown.area() >= all.area() / 100 * WHOLE_FROM { all } else { grown }
            }
        };
        self.remember(cells, region, region == all);
        self.pending = Some(self.pending.map_or(region, |pending| pending.joined(region)));
        Some(region)
    }

    /// The search for QR codes that is due now. It costs much more than all other searches, so while much of the picture
    /// changes, it takes turns.
    pub(super) fn due_for_matrix(&mut self, cells: &Cells, pixels: usize) -> Option<MatrixSearch> {
        let share = if pixels > LARGE_ABOVE_PX { LARGE_MATRIX_SHARE } else { MATRIX_SHARE };
        self.credit_px = (self.credit_px + pixels / 100 * share).min(2 * pixels);
        let search = MatrixSearch::of(cells, self.pending?);
        if self.credit_px < search.cost_px() && pixels >= 100 {
            return None;
        }
        self.credit_px = self.credit_px.saturating_sub(search.cost_px());
        self.pending = None;
        Some(search)
    }

    /// Whether anything changed since this was last asked.
    pub(super) fn take_changed_for_others(&mut self) -> bool {
        std::mem::take(&mut self.changed_for_others)
    }

    /// The box around all changed cells.
    fn changed(&self, cells: &Cells) -> Option<Region> {
        let columns = self.columns.max(1);
        let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
        for (index, (now, before)) in cells.all().iter().zip(&self.reference).enumerate() {
            if differs(now, before) {
                let (column, row) = (index % columns, index / columns);
                left = left.min(column);
                right = right.max(column + 1);
                top = top.min(row);
                bottom = bottom.max(row + 1);
            }
        }
        (left < right).then(|| Region {
            x: left * CELL,
            y: top * CELL,
            width: (right - left) * CELL,
            height: (bottom - top) * CELL,
        })
    }

    fn remember(&mut self, cells: &Cells, region: Region, all: bool) {
        if all || self.reference.len() != cells.all().len() {
            self.reference.clear();
            self.reference.extend_from_slice(cells.all());
            self.columns = cells.columns();
            return;
        }
        let columns = self.columns.max(1);
        for (index, (now, before)) in cells.all().iter().zip(&mut self.reference).enumerate() {
            let (x, y) = (index % columns * CELL, index / columns * CELL);
            if x < region.right() && x + CELL > region.x && y < region.bottom() && y + CELL > region.y {
                *before = *now;
            }
        }
    }
}

/// Whether a cell shows something else, beyond the noise of a camera: its brightness by more than two grey levels, or its
/// structure by more than a quarter.
fn differs(now: &Cell, before: &Cell) -> bool {
    let apart = |a: i32, b: i32| (a - b).abs();
    let structure = 60 + before.energy / 4;
    apart(now.mean, before.mean) > 32
        || apart(now.energy, before.energy) > structure
        || apart(now.along, before.along) > structure
        || apart(now.across, before.across) > structure
}
