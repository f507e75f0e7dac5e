//! The coarse grid over the picture as it is shown.

use onetake_report::facts::FINGERPRINT_CELLS;

use super::tenths::{Means, PER_GREY};
use crate::features::SmallLuma;
use crate::media::Orientation;

/// Cells along the long side of the picture, and along the short side: large enough that a crop by some per cent moves their edges by a
/// small part of a cell.
const LONG: usize = 4;
const SHORT: usize = FINGERPRINT_CELLS / LONG;

/// Brightness of a small picture is in sixteenths of a grey level.
const SIXTEENTHS: i64 = 16;

/// Which cell of the shown picture each part of the coded one belongs to.
#[derive(Debug)]
pub(super) struct Grid {
    size: (usize, usize),
    /// Cells of the coded picture, across and down.
    coded: (usize, usize),
    turned: bool,
    /// The shown cell of each coded one, row by row.
    shown: [usize; FINGERPRINT_CELLS],
}

impl Grid {
    pub(super) fn new(small: &SmallLuma, orientation: Orientation) -> Self {
        let size = (small.width, small.height);
        let coded = if small.height > small.width { (SHORT, LONG) } else { (LONG, SHORT) };
        let turned = orientation.quarter_turns % 2 == 1;
        let across = if turned { coded.1 } else { coded.0 };
        let mut shown = [0; FINGERPRINT_CELLS];
        for (place, shown) in shown.iter_mut().enumerate() {
            let narrow = |value: usize| u32::try_from(value).unwrap_or(0);
            let (column, row) = (narrow(place % coded.0), narrow(place / coded.0));
            let (x, y) = orientation.shown_point(column.into(), row.into(), narrow(coded.0), narrow(coded.1));
            *shown = usize::try_from(y).unwrap_or(0) * across + usize::try_from(x).unwrap_or(0);
        }
        Self { size, coded, turned, shown }
    }

    /// Cells side by side in the shown picture.
    pub(super) fn columns(&self) -> usize {
        if self.turned { self.coded.1 } else { self.coded.0 }
    }

    /// Cells one below the other in the shown picture.
    pub(super) fn rows(&self) -> usize {
        if self.turned { self.coded.0 } else { self.coded.1 }
    }

    /// Mean brightness of each shown cell; none for a picture of another shape.
    pub(super) fn means(&self, small: &SmallLuma) -> Option<Means> {
        if (small.width, small.height) != self.size {
            return None;
        }
        let (across, down) = self.coded;
        let (width, height) = (small.width / across, small.height / down);
        let area = i64::try_from(width * height).ok().filter(|area| *area > 0)?;
        let mut sums = [0_i64; FINGERPRINT_CELLS];
        for y in 0..height * down {
            let sums = sums.get_mut(y / height * across..).unwrap_or_default();
            for (sum, cell) in sums.iter_mut().zip(small.row(y).chunks_exact(width)).take(across) {
                // At most 4080 each.
                *sum += i64::from(cell.iter().map(|&pixel| i32::from(pixel)).sum::<i32>());
            }
        }
        let mut means = [0; FINGERPRINT_CELLS];
        for (sum, shown) in sums.iter().zip(self.shown) {
            if let Some(mean) = means.get_mut(shown) {
                *mean = sum * (PER_GREY / SIXTEENTHS) / area;
            }
        }
        Some(means)
    }
}
