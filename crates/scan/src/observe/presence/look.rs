//! A picture of the take as it is compared with others: what is kept of it.

#![expect(clippy::cast_precision_loss, reason = "counts of pixels in small pictures")]

use std::sync::Arc;

use super::flow::{Point, Pyramid};
use super::points::{Window, corners};
use crate::features::SmallLuma;

/// Sizes of a picture in which points are followed: three above the small picture itself.
const SIZES: usize = 4;

/// Columns and rows of the coarse picture that says whether two show the same scene at all.
const COARSE: (usize, usize) = (24, 14);

/// Two neighbouring pixels of the medium picture make an edge when they differ by more than this, in sixteenths of a grey level: more than
/// noise and blocks of a compressed picture do.
const EDGE: u16 = 8 * 16;

/// Parts along each side in which edges are counted.
pub(super) const PARTS: usize = 4;

/// One picture.
#[derive(Debug)]
pub(super) struct Look {
    /// Its frame.
    pub(super) frame: u64,
    /// When it is shown, in microseconds of the take's own clock.
    pub(super) at_us: i64,
    pub(super) small: Arc<SmallLuma>,
    pub(super) pyramid: Pyramid,
    /// Corners that can be found again.
    pub(super) points: Vec<Point>,
    /// Cells of the picture that could have one.
    pub(super) cells: usize,
    /// Mean brightness in grey levels.
    pub(super) mean: f32,
    /// Edges in each part of the medium picture.
    pub(super) edges: [u32; PARTS * PARTS],
    /// Brightness of the coarse picture, without its mean, in sixteenths of a grey level.
    coarse: Arc<[f32]>,
    /// Root of the mean square of it, in sixteenths of a grey level.
    pub(super) contrast: f32,
}

impl Look {
    pub(super) fn new(frame: u64, at_us: i64, small: &Arc<SmallLuma>, medium: &SmallLuma) -> Self {
        let window = Window::of(small);
        let sum: i64 = small.pixels.iter().map(|&pixel| i64::from(pixel)).sum();
        let (coarse, contrast) = coarse(small);
        Self {
            frame,
            at_us,
            pyramid: Pyramid::new(small, SIZES),
            points: corners(small, &window),
            cells: window.cells(),
            mean: sum as f32 / 16.0 / small.pixels.len().max(1) as f32,
            edges: edges(medium),
            coarse: coarse.into(),
            contrast,
            small: Arc::clone(small),
        }
    }

    /// Share of the cells that have a point.
    pub(super) fn texture(&self) -> f32 {
        self.points.len() as f32 / self.cells.max(1) as f32
    }

    /// What the coarse picture shows.
    pub(super) fn areas(&self) -> Areas {
        Areas { mean: self.mean, coarse: Arc::clone(&self.coarse) }
    }

    /// Correlation of two coarse pictures, light aside: 1 of the same scene; 0 where one of them has no contrast.
    pub(super) fn alike(&self, other: &Self) -> f32 {
        let product: f32 = self.coarse.iter().zip(other.coarse.iter()).map(|(a, b)| a * b).sum();
        let count = self.coarse.len().max(1) as f32;
        // Half a grey level of contrast counts as none.
        product / count / (self.contrast * other.contrast).max(64.0)
    }
}

/// Brightness of the areas of a coarse picture.
#[derive(Debug, Clone)]
pub(super) struct Areas {
    mean: f32,
    coarse: Arc<[f32]>,
}

impl Areas {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.coarse.len()
    }

    /// Brightness of one in grey levels.
    pub(super) fn level(&self, area: usize) -> Option<f32> {
        self.coarse.get(area).map(|level| self.mean + level / 16.0)
    }
}

fn coarse(small: &SmallLuma) -> (Vec<f32>, f32) {
    let (long, short) = COARSE;
    let (columns, rows) = if small.height > small.width { (short, long) } else { (long, short) };
    let mut means = Vec::with_capacity(columns * rows);
    let (width, height) = (small.width, small.height);
    for row in 0..rows {
        let (top, bottom) = (row * height / rows, (row + 1) * height / rows);
        for column in 0..columns {
            let (left, right) = (column * width / columns, (column + 1) * width / columns);
            let mut sum = 0_i32;
            for y in top..bottom {
                let line = small.row(y).get(left..right).unwrap_or(&[]);
                sum += line.iter().map(|&pixel| i32::from(pixel)).sum::<i32>();
            }
            means.push(sum as f32 / ((bottom - top) * (right - left)).max(1) as f32);
        }
    }
    let mean = means.iter().sum::<f32>() / means.len().max(1) as f32;
    means.iter_mut().for_each(|value| *value -= mean);
    let square = means.iter().map(|value| value * value).sum::<f32>() / means.len().max(1) as f32;
    (means, square.sqrt())
}

/// Counted in every other line, which is enough to compare.
fn edges(medium: &SmallLuma) -> [u32; PARTS * PARTS] {
    let mut counts = [0; PARTS * PARTS];
    let far = |(a, b): (&i16, &i16)| a.abs_diff(*b) > EDGE;
    for y in (0..medium.height).step_by(2) {
        let (row, below) = (medium.row(y), medium.row(y + 1));
        let line = PARTS * (y * PARTS / medium.height.max(1));
        for part in 0..PARTS {
            let (from, to) = (part * medium.width / PARTS, (part + 1) * medium.width / PARTS);
            let here = row.get(from..to).unwrap_or(&[]);
            let along = here.iter().zip(row.get(from + 1..).unwrap_or(&[])).filter(|pair| far(*pair)).count();
            let down = here.iter().zip(below.get(from..).unwrap_or(&[])).filter(|pair| far(*pair)).count();
            if let Some(count) = counts.get_mut(line + part) {
                *count += u32::try_from(along + down).unwrap_or(0);
            }
        }
    }
    counts
}
