//! Places that may hold stacked rows of bars (PDF417). Their edges run in two directions, between bars and between rows, so
//! that they are no bars to the search for regions; and engines look for them along the rows of the picture alone, so that
//! what is slanted must be turned first.
#![expect(clippy::cast_precision_loss, reason = "cell coordinates are far below the limits of the types")]

use super::reduced::Reduced;
use super::upright::{RotatedRect, Upright};
use super::{Effort, Found, Region, Resampled as _, SymbolReader, Symbologies, Symbology, region};
use crate::features::cells::{CELL, Cell, Cells};
use crate::media::Luma;

const PDF417: Symbologies = Symbologies::of(&[Symbology::Pdf417]);

/// Least energy of a cell beyond noise, in squared grey levels, as for matrix codes.
const MIN_ENERGY: i64 = 80;

/// Cells on the longer and the shorter side: the smallest symbol has 69 modules in a row and three rows of three modules each,
/// which at 3 pixels are 207 by 27.
const LONG_CELLS: usize = 8;
const SHORT_CELLS: usize = 2;

/// Least coherence of a place for its direction to be known, in thousandths. A row of three modules height has about 8 edges
/// in 17 modules, and half of the modules differ from those in the next row: (8 · 3 − 17 / 2) / (8 · 3 + 17 / 2) = 0.48. Print
/// beside it takes from that.
const DIRECTED: i64 = 120;

/// Degrees from rows and columns up to which the engine follows rows as they lie. The start pattern is found at any slant; rows
/// of three modules are lost sooner the longer they are.
const UPRIGHT_DEGREES: f32 = 3.0;

/// Pixels from which a place is read at lower scales as well: its modules may be wide.
const LARGE_PX: usize = 250_000;

/// Most places of one picture.
pub const MAX_PLACES: usize = 6;

/// A place that may hold stacked rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StackedRegion {
    /// The upright rectangle around it, in pixels.
    pub region: Region,
    /// The same along its strongest direction, where that is known and slanted.
    pub slant: Option<RotatedRect>,
}

/// Places with strong structure that are large enough, the strongest first, at most [`MAX_PLACES`].
#[must_use]
pub fn places(cells: &Cells) -> Vec<StackedRegion> {
    let columns = cells.columns();
    let noise = cells.energy_above(cells.all().len() / 10).map_or(0, i64::from);
    let strong = |cell: &Cell| i64::from(cell.energy) > MIN_ENERGY + noise;
    let strong: Vec<bool> = cells.all().iter().map(strong).collect();
    // A cell within a wide module says nothing; those around it do.
    let marked = with_neighbours(&strong, columns);
    let mut found: Vec<(i64, StackedRegion)> = region::components(&marked, columns)
        .iter()
        .filter_map(|group| measured(cells, group, &strong))
        .collect();
    found.sort_by_key(|(energy, place)| (std::cmp::Reverse(*energy), place.region.y, place.region.x));
    found.into_iter().take(MAX_PLACES).map(|(_, place)| place).collect()
}

/// Marks the cells to the left, to the right, above and below as well.
fn with_neighbours(strong: &[bool], columns: usize) -> Vec<bool> {
    let at = |index: Option<usize>| index.and_then(|index| strong.get(index)) == Some(&true);
    let marked = (0..strong.len()).map(|index| {
        let column = index.checked_rem(columns).unwrap_or(0);
        at(Some(index))
            || at(index.checked_sub(columns))
            || at(Some(index + columns))
            || (column > 0 && at(index.checked_sub(1)))
            || (column + 1 < columns && at(Some(index + 1)))
    });
    marked.collect()
}

/// The energy of a group of cells and its place, if it is large enough.
fn measured(cells: &Cells, group: &[usize], strong: &[bool]) -> Option<(i64, StackedRegion)> {
    let columns = cells.columns();
    let own: Vec<usize> = group.iter().copied().filter(|at| strong.get(*at) == Some(&true)).collect();
    let around = region::around_cells(&own, columns)?;
    let (mut energy, mut along, mut across) = (0_i64, 0_i64, 0_i64);
    for cell in own.iter().filter_map(|at| cells.all().get(*at)) {
        energy += i64::from(cell.energy);
        along += i64::from(cell.along);
        across += i64::from(cell.across);
    }
    let least = energy * DIRECTED / 1000;
    let directed = along * along + across * across >= least * least;
    let centre = |at: &usize| {
        let (x, y) = (at % columns, at / columns);
        ((x * CELL + CELL / 2) as f32, (y * CELL + CELL / 2) as f32)
    };
    let slant = directed
        .then(|| {
            let centres: Vec<(f32, f32)> = own.iter().map(centre).collect();
            RotatedRect::around(&centres, 0.5 * (across as f32).atan2(along as f32), 1.5 * CELL as f32)
        })
        .filter(|slant| slant.degrees_off_axis() > UPRIGHT_DEGREES);
    // Two cells are the margins of the slanted rectangle.
    let cells_of = |length: f32| (length / CELL as f32) - 2.0;
    let (width, height) = slant.map_or((around.width as f32, around.height as f32), |slant| {
        (cells_of(slant.width), cells_of(slant.height))
    });
    if width.max(height) < LONG_CELLS as f32 || width.min(height) < SHORT_CELLS as f32 {
        return None;
    }
    let Region { x, y, width, height } = around;
    let region = Region { x: x * CELL, y: y * CELL, width: width * CELL, height: height * CELL };
    Some((energy, StackedRegion { region: region.grown(CELL), slant }))
}

impl StackedRegion {
    /// What reading it costs, in pixels to be searched.
    #[must_use]
    pub fn cost_px(&self) -> usize {
        let area = self.slant.map_or(self.region.area(), RotatedRect::area_px);
        // Half the size and full size take turns.
        if area > LARGE_PX { area / 2 } else { area }
    }

    /// Reads it, for the so-many-th time: large places at a half of their size, as they are, and at a third in turns.
    #[must_use]
    pub fn read(&self, luma: &Luma<'_>, reader: &dyn SymbolReader, tries: u64) -> Found {
        let area = self.slant.map_or(self.region.area(), RotatedRect::area_px);
        let times = match tries % 4 {
            _ if area <= LARGE_PX => 1,
            0 | 2 => 2,
            1 => 1,
            _ => 3,
        };
        let Some(slant) = self.slant else {
            return match Reduced::of(luma, self.region, times) {
                Some(reduced) => reduced.search(reader, PDF417, Effort::Fast),
                None => reader.search(luma, self.region, PDF417, Effort::Fast),
            };
        };
        let angle = region::direction(luma, self.region).unwrap_or(slant.angle);
        let upright = Upright::of(luma, slant.at_angle(angle), 1.0 / times as f32);
        upright.map(|upright| upright.search(reader, PDF417, Effort::Fast)).unwrap_or_default()
    }
}
