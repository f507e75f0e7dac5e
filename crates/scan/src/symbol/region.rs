//! Finds regions that look like bars, from the gradient cells of a picture: strong structure, all in one direction.
//!
//! Assumes bars at least about 40 pixels high; smaller ones are left to the search of the full picture.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "cell and pixel coordinates are far below the limits of the types, and results are clamped"
)]

use super::upright::RotatedRect;
use super::{Point, Region};
use crate::features::cells::{CELL, Cells};
use crate::media::Luma;

/// Least energy of a cell, in squared grey levels: bars of a contrast of about 50 at 2 blurred pixels per module. Where the
/// strongest structure of a picture is weak, in the dark, it is this share of that, but not below the second value: blurred bars
/// of a contrast of 32 have 15 to 40.
const MIN_ENERGY: i32 = 60;
const MIN_ENERGY_SHARE: i32 = 4;
const DARK_MIN_ENERGY: i32 = 12;
/// Share of the cells, in thousandths, that are the strongest structure.
const STRONGEST: usize = 10;
/// Least coherence of a cell and its neighbours, in thousandths.
const MIN_COHERENCE: i64 = 600;
/// Fewest cells of a region, and fewest on its longer side.
const MIN_CELLS: usize = 6;
const MIN_ON_A_SIDE: usize = 4;
/// Cells added on each side: the quiet zones and the ends of the bars.
const MARGIN: f32 = 1.75;
/// Modules of a waybill number of usual length in Code 128: 15 digits.
const USUAL_MODULES: u64 = 134;
/// Most regions of one picture.
pub const MAX_REGIONS: usize = 12;
/// How much larger the cells are in which wide bars are looked for: their neighbourhood of 144 pixels holds edges of bars and
/// spaces of 4 modules up to 20 pixels a module and more.
const COARSE: usize = 3;
/// Least width of wide bars in pixels: four characters of Code 128 are 57 modules with the stop pattern, and from 8 pixels a module
/// on cells of 16 pixels lie within bars.
const MIN_WIDE_PX: f32 = 400.0;
/// Most regions of wide bars of one picture.
const MAX_COARSE: usize = 3;

/// A region that looks like bars.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bars {
    /// The upright rectangle around it, in pixels.
    pub region: Region,
    /// The same as a slanted rectangle: across the bars and along them.
    pub slant: RotatedRect,
    /// Sum of the energy of its cells.
    pub energy: u64,
    /// Mean energy of its cells: grows with sharpness for one label seen at one distance.
    pub sharpness: u32,
    /// Side in pixels of the cells that showed it: larger for wide bars.
    pub cell_px: usize,
}

/// The regions that look like bars, the strongest first, at most [`MAX_REGIONS`]; and after them a few regions of wide bars, of
/// which cells of this size see too little to join them.
#[must_use]
pub fn bars(cells: &Cells) -> Vec<Bars> {
    let mut found = strongest_first(cells, &marked(cells), CELL);
    found.truncate(MAX_REGIONS);
    let coarse = cells.coarser(COARSE);
    let coarse = strongest_first(&coarse, &marked_wide(&coarse), COARSE * CELL);
    let worth = |wide: &Bars| wide.core_px().0 >= MIN_WIDE_PX && !is_covered(wide, &found);
    let wide: Vec<Bars> = coarse.into_iter().filter(worth).take(MAX_COARSE).collect();
    found.extend(wide);
    found
}

/// The regions of marked cells with that side, in pixels, the strongest first.
fn strongest_first(cells: &Cells, marked: &[bool], side: usize) -> Vec<Bars> {
    let components = components(marked, cells.columns());
    let mut found: Vec<Bars> =
        components.iter().filter_map(|component| measured(cells, component, side)).collect();
    found.sort_by_key(|bars| std::cmp::Reverse(bars.energy));
    found
}

/// Whether a region of fine bars makes up half of a region; parts of wide bars do not.
fn is_covered(wide: &Bars, fine: &[Bars]) -> bool {
    let whole = wide.core_px();
    fine.iter().any(|bars| {
        let (width, height) = bars.core_px();
        wide.slant.contains(bars.slant.x, bars.slant.y) && 2.0 * width * height > whole.0 * whole.1
    })
}

/// Whether each cell and its neighbours have strong structure in one direction.
fn marked(cells: &Cells) -> Vec<bool> {
    let (columns, rows) = (cells.columns(), cells.rows());
    let least = least_energy(cells);
    let mut marked = Vec::with_capacity(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            let own = cells.at(column, row);
            marked.push(own.energy > least && coherent(cells, column, row, least, 0));
        }
    }
    marked
}

/// The same for wide bars. A cell may lie within one bar and say nothing, so its neighbours are enough. Edges are few, so that
/// the noise of the camera, which runs in no direction, may hold as much energy: that of the flattest tenth of the cells is
/// taken out.
fn marked_wide(cells: &Cells) -> Vec<bool> {
    let least = least_energy(cells);
    let noise = cells.energy_above(cells.all().len() / 10).unwrap_or(0);
    let places = (0..cells.rows()).flat_map(|row| (0..cells.columns()).map(move |column| (column, row)));
    places.map(|(column, row)| coherent(cells, column, row, least, noise)).collect()
}

fn least_energy(cells: &Cells) -> i32 {
    let count = cells.all().len();
    let strongest = cells.energy_above(count - count * STRONGEST / 1000);
    strongest.map_or(MIN_ENERGY, |energy| (energy / MIN_ENERGY_SHARE).clamp(DARK_MIN_ENERGY, MIN_ENERGY))
}

/// Whether a cell and its neighbours have energy beyond noise, most of it in one direction.
fn coherent(cells: &Cells, column: usize, row: usize, least_energy: i32, noise: i32) -> bool {
    let (energy, along, across, count) = cells.around(column, row);
    let energy = energy - i64::from(noise) * count;
    let threshold = energy * MIN_COHERENCE / 1000;
    energy > i64::from(least_energy) * count && along * along + across * across > threshold * threshold
}

/// The marked cells, in groups of those that are connected by their sides. Cells are counted row by row.
pub(crate) fn components(marked: &[bool], columns: usize) -> Vec<Vec<usize>> {
    let mut left = marked.to_vec();
    let mut groups = Vec::new();
    let mut open = Vec::new();
    for start in 0..marked.len() {
        if left.get(start) != Some(&true) {
            continue;
        }
        let mut group = Vec::new();
        open.push(start);
        while let Some(index) = open.pop() {
            match left.get_mut(index) {
                Some(left) if *left => *left = false,
                _ => continue,
            }
            group.push(index);
            let column = index % columns;
            if column > 0 {
                open.push(index - 1);
            }
            if column + 1 < columns {
                open.push(index + 1);
            }
            if index >= columns {
                open.push(index - columns);
            }
            open.push(index + columns);
        }
        groups.push(group);
    }
    groups
}

/// The box around a group of cells, in cells; none around none.
pub(crate) fn around_cells(group: &[usize], columns: usize) -> Option<Region> {
    let (column, row) = (|index: &usize| index % columns, |index: &usize| index / columns);
    let (x, y) = (group.iter().map(column).min()?, group.iter().map(row).min()?);
    let (right, bottom) = (group.iter().map(column).max()? + 1, group.iter().map(row).max()? + 1);
    Some(Region { x, y, width: right - x, height: bottom - y })
}

fn measured(cells: &Cells, component: &[usize], side: usize) -> Option<Bars> {
    if component.len() < MIN_CELLS {
        return None;
    }
    let columns = cells.columns();
    let place = |index: &usize| (index % columns, index / columns);
    let Region { x, y, width, height } = around_cells(component, columns)?;
    if width.max(height) < MIN_ON_A_SIDE {
        return None;
    }
    let all = component.iter().filter_map(|index| cells.all().get(*index));
    let (mut energy, mut along, mut across) = (0_i64, 0_i64, 0_i64);
    for cell in all {
        energy += i64::from(cell.energy);
        along += i64::from(cell.along);
        across += i64::from(cell.across);
    }
    let region = Region { x: x * side, y: y * side, width: width * side, height: height * side };
    let centres: Vec<(f32, f32)> = component
        .iter()
        .map(place)
        .map(|(x, y)| ((x * side + side / 2) as f32, (y * side + side / 2) as f32))
        .collect();
    let angle = 0.5 * (across as f32).atan2(along as f32);
    Some(Bars {
        region: region.grown(2 * side),
        slant: RotatedRect::around(&centres, angle, MARGIN * side as f32),
        energy: energy.max(0) as u64,
        sharpness: (energy / component.len() as i64).max(0) as u32,
        cell_px: side,
    })
}

/// The direction across the bars inside a region, in radians, -π/2 to π/2; none where the region is flat.
///
/// From differences averaged over 2 x 2 pixels, so that both lie at one place; blocks of 8 x 8 pixels count by the
/// square of their coherence, so that text and edges beside the bars count little.
#[must_use]
pub fn direction(luma: &Luma<'_>, region: Region) -> Option<f32> {
    const BLOCK: usize = 8;
    /// About so many blocks are enough.
    const BLOCKS: usize = 1500;
    let region = region.within(luma.width(), luma.height())?;
    let apart = BLOCK * (1 + (region.area() / (BLOCK * BLOCK * BLOCKS)).isqrt());
    let (mut along, mut across) = (0.0_f64, 0.0_f64);
    for top in (region.y..region.bottom().saturating_sub(BLOCK)).step_by(apart) {
        for left in (region.x..region.right().saturating_sub(BLOCK)).step_by(apart) {
            let (mut xx, mut yy, mut xy) = (0_i32, 0_i32, 0_i32);
            for y in top..top + BLOCK {
                let (Some(upper), Some(lower)) =
                    (luma.row(y).get(left..=left + BLOCK), luma.row(y + 1).get(left..=left + BLOCK))
                else {
                    continue;
                };
                for (upper, lower) in upper.windows(2).zip(lower.windows(2)) {
                    let ([a, b], [c, d]) = (upper, lower) else { continue };
                    let [a, b, c, d] = [*a, *b, *c, *d].map(i32::from);
                    let (gx, gy) = (b + d - a - c, c + d - a - b);
                    xx += gx * gx;
                    yy += gy * gy;
                    xy += gx * gy;
                }
            }
            let (r, i) = (f64::from(xx - yy), 2.0 * f64::from(xy));
            let weight = (r * r + i * i) / f64::from(xx + yy + 1).powi(2);
            along += r * weight;
            across += i * weight;
        }
    }
    (along != 0.0 || across != 0.0).then(|| 0.5 * across.atan2(along) as f32)
}

/// What is measured of the bars or modules of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternMeasure {
    /// Edges between bars and spaces along the middle line.
    pub edges: u32,
    /// Width from the first edge to the last, in pixels.
    pub width_px: u32,
    /// How alike the lines across the bars are, 0 to 1,000.
    pub likeness_milli: u32,
    /// Width of one module in thousandths of a pixel, guessed from the mean width of bars and spaces of Code 128
    /// (11 modules in 6 elements), and not above what a usual waybill number would have.
    pub module_millipx: u32,
    /// How much the widths of bars and spaces differ: the ninth tenth over the second, in thousandths. Blinds, keyboards
    /// and grids have bars of one width.
    pub variety_milli: u32,
    /// Share of what lies away from edges that is as dark as ink or as bright as paper, in thousandths; all of it where bars are too
    /// narrow to tell.
    pub clear_milli: u32,
}

impl PatternMeasure {
    /// Whether it has two levels, as print has. Grain of wood and folds of cloth have all levels, about half of them in between.
    #[must_use]
    pub fn has_two_levels(&self) -> bool {
        self.clear_milli >= 750
    }

    /// Whether it may be the bars of a label: at least as many as of four characters of Code 128, of several widths, and
    /// alike over their height.
    #[must_use]
    pub fn like_a_label(&self) -> bool {
        self.edges >= 36
            && self.likeness_milli >= 650
            && self.variety_milli >= 1_700
            && self.module_millipx >= 700
    }
}

impl PatternMeasure {
    /// The same in pixels of a picture that is so many times as large.
    #[must_use]
    pub fn times(self, times: usize) -> Self {
        let times = u32::try_from(times).unwrap_or(u32::MAX);
        Self {
            width_px: self.width_px.saturating_mul(times),
            module_millipx: self.module_millipx.saturating_mul(times),
            ..self
        }
    }
}

/// Looks closely at an upright picture of bars: counts edges and compares lines. `None` where there is nothing like bars.
#[must_use]
pub fn look(luma: &Luma<'_>) -> Option<PatternMeasure> {
    let (width, height) = (luma.width(), luma.height());
    if width < 48 || height < 8 {
        return None;
    }
    // Five bands over the middle half of the height, each the mean of some rows.
    let bands: Vec<Vec<i32>> = (0..5)
        .map(|band| {
            let top = height / 4 + band * (height / 2) / 5;
            let rows = (height / 10).clamp(1, 6);
            (0..width)
                .map(|x| {
                    let column = (top..top + rows).filter_map(|y| luma.row(y).get(x));
                    column.map(|value| i32::from(*value)).sum::<i32>() * 16 / rows as i32
                })
                .collect()
        })
        .collect();
    let middle = bands.get(2)?;
    let mut likenesses: Vec<f32> = bands
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != 2)
        .map(|(_, band)| correlation(middle, band))
        .collect();
    likenesses.sort_by(f32::total_cmp);
    // The outermost bands may lie beyond the ends of the bars.
    let likeness = likenesses.get(2).copied()?;
    let edges = edges(middle);
    let width_px = edges.last()?.saturating_sub(*edges.first()?);
    let mut widths: Vec<u32> =
        edges.windows(2).filter_map(|pair| pair.last()?.checked_sub(*pair.first()?)).collect();
    widths.sort_unstable();
    let tenth = |tenth: usize| widths.get(widths.len() * tenth / 10).copied();
    let variety = 1000 * tenth(9)? / tenth(2)?.max(1);
    let edges = edges.len() as u32;
    if width_px == 0 {
        return None;
    }
    let by_edges = u64::from(width_px) * 6_000 / (u64::from(edges.max(2) - 1) * 11);
    // Where the narrowest bars are blurred away there are too few edges; then the usual length of a number must do.
    let module = by_edges.min(u64::from(width_px) * 1000 / USUAL_MODULES);
    Some(PatternMeasure {
        edges,
        width_px,
        likeness_milli: (likeness.clamp(0.0, 1.0) * 1000.0) as u32,
        module_millipx: u32::try_from(module).unwrap_or(u32::MAX),
        variety_milli: variety,
        clear_milli: clear_milli(middle),
    })
}

/// See [`PatternMeasure::clear_milli`]: of a line across the bars, within the light around each place.
fn clear_milli(line: &[i32]) -> u32 {
    /// Values on both sides of an edge that are the edge's, and fewest others from which a share says something.
    const EDGE: usize = 2;
    const MIN_PLACES: usize = 40;
    let edges = edges(line);
    let (mut clear, mut all) = (0_usize, 0_usize);
    for pair in edges.windows(2) {
        let [from, to] = pair else { continue };
        let (from, to) = (*from as usize + EDGE, (*to as usize).saturating_sub(EDGE));
        for at in from..to {
            let window =
                line.get(at.saturating_sub(WINDOW)..(at + WINDOW + 1).min(line.len())).unwrap_or(&[]);
            let Some(value) = line.get(at) else { continue };
            let (Some(low), Some(high)) = (window.iter().min(), window.iter().max()) else { continue };
            let off = (value - low).min(high - value);
            all += 1;
            clear += usize::from(4 * off <= high - low);
        }
    }
    if all < MIN_PLACES { 1_000 } else { (1000 * clear / all) as u32 }
}

/// Values on each side of a place from which its light is taken.
const WINDOW: usize = 12;

/// Crossings of the local middle between the darkest and the brightest value within a window; only where the window has
/// contrast.
fn edges(line: &[i32]) -> Vec<u32> {
    let spread = |values: &[i32]| Some((*values.iter().min()?, *values.iter().max()?));
    let Some((least, most)) = spread(line) else { return Vec::new() };
    let contrast = ((most - least) / 4).max(16 * 12);
    let mut found = Vec::new();
    let mut above: Option<bool> = None;
    for (x, value) in line.iter().enumerate() {
        let window = line.get(x.saturating_sub(WINDOW)..(x + WINDOW + 1).min(line.len())).unwrap_or(&[]);
        let Some((low, high)) = spread(window) else { continue };
        if high - low < contrast {
            continue;
        }
        let middle = i32::midpoint(low, high);
        let slack = (high - low) / 10;
        let now = if *value > middle + slack {
            true
        } else if *value < middle - slack {
            false
        } else {
            continue;
        };
        if above.is_some_and(|before| before != now) {
            found.push(x as u32);
        }
        above = Some(now);
    }
    found
}

fn correlation(one: &[i32], other: &[i32]) -> f32 {
    let count = one.len().min(other.len()).max(1) as f32;
    let mean = |line: &[i32]| line.iter().map(|value| *value as f32).sum::<f32>() / count;
    let (mean_one, mean_other) = (mean(one), mean(other));
    let (mut both, mut first, mut second) = (0.0_f32, 0.0_f32, 0.0_f32);
    for (a, b) in one.iter().zip(other) {
        let (a, b) = (*a as f32 - mean_one, *b as f32 - mean_other);
        both += a * b;
        first += a * a;
        second += b * b;
    }
    if first <= 0.0 || second <= 0.0 { 0.0 } else { both / (first * second).sqrt() }
}

impl Bars {
    /// Whether its bars are so wide that only large cells see them together.
    #[must_use]
    pub fn is_wide(&self) -> bool {
        self.cell_px > CELL
    }

    /// Width and height of what is surely bars: without the margins, and for wide ones without the cells at the edges, which
    /// their neighbours marked.
    fn core_px(&self) -> (f32, f32) {
        let beyond = MARGIN + if self.is_wide() { 1.0 } else { 0.0 };
        let core =
            |length: f32| (length - (2.0 * beyond - 1.0) * self.cell_px as f32).max(self.cell_px as f32);
        (core(self.slant.width), core(self.slant.height))
    }

    /// Whether the point is inside its slanted rectangle.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        self.slant.contains(point.x as f32, point.y as f32)
    }
}
