//! What changed, so that a scene that stands still is not read again and again.

use crate::features::cells::{CELL, Cell, Cells};
use crate::symbol::Region;

/// Cells around changed ones that are read with them: a symbol whose ends alone changed is read whole.
const MARGIN: usize = 5 * CELL;
/// A changed part above this share of the picture, in hundredths, counts as the whole.
const WHOLE_FROM: usize = 60;

/// Remembers the cells as they were when they last changed, so that slow changes add up.
#[derive(Debug, Default)]
pub(super) struct Changes {
    reference: Vec<Cell>,
    columns: usize,
}

impl Changes {
    /// Compares the cells of a new frame with those of the frames in which their places last changed. Gives the part that
    /// changed, with what is around it: all of the picture at first, none where nothing did.
    pub(super) fn update(&mut self, cells: &Cells, size: (usize, usize)) -> Option<Region> {
        let all = Region { x: 0, y: 0, width: size.0, height: size.1 };
        let first = self.reference.len() != cells.all().len() || self.columns != cells.columns();
        let region = if first || cells.all().is_empty() {
            all
        } else {
            let grown = self.changed(cells)?.grown(MARGIN).within(size.0, size.1)?;
            if grown.area() >= all.area() / 100 * WHOLE_FROM { all } else { grown }
        };
        self.remember(cells, region, region == all);
        Some(region)
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
