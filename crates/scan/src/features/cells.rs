//! Gradient cells: how strong and how directed the structure is in each 16 x 16 block of the picture. Bars of a label show
//! as strong structure in one direction, matrix codes as strong structure in two.

use wide::{i16x8, i32x4, u8x16};

use crate::media::Luma;

/// Side of a cell in pixels.
pub const CELL: usize = 16;

/// Rows and columns of a cell that are measured: every second row.
const ROWS: usize = CELL / 2;
const SAMPLES: i32 = 128;

/// The structure in one cell, from every second row: means of products of the differences to the right (gx) and below
/// (gy), in squared grey levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cell {
    /// Mean of gx² + gy².
    pub energy: i32,
    /// Mean of gx² - gy²: positive for upright bars.
    pub along: i32,
    /// Twice the mean of gx·gy.
    pub across: i32,
    /// Mean brightness in sixteenths of a grey level, 0 to 4080.
    pub mean: i32,
}

/// The cells of a picture, row by row. Pixels right of the last whole cell and below it are not in any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cells {
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
}

impl Cells {
    /// Measures a picture.
    #[must_use]
    pub fn of(luma: &Luma<'_>) -> Self {
        let mut cells = Self::default();
        cells.measure(luma);
        cells
    }

    /// Measures another picture into the same memory.
    pub fn measure(&mut self, luma: &Luma<'_>) {
        self.columns = luma.width() / CELL;
        self.rows = luma.height() / CELL;
        self.cells.clear();
        self.cells.reserve(self.columns * self.rows);
        let mut sums = vec![Sums::default(); self.columns];
        for row in 0..self.rows {
            sums.fill(Sums::default());
            for line in 0..ROWS {
                let y = row * CELL + 2 * line;
                add_line(&mut sums, luma.row(y), luma.row(y + 1));
            }
            self.cells.extend(sums.iter().map(Sums::cell));
        }
    }

    /// Cells per row.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Rows of cells.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// All cells, row by row.
    #[must_use]
    pub fn all(&self) -> &[Cell] {
        &self.cells
    }

    /// One cell; a flat one outside.
    #[must_use]
    pub fn at(&self, column: usize, row: usize) -> Cell {
        if column >= self.columns {
            return Cell::default();
        }
        self.cells.get(row * self.columns + column).copied().unwrap_or_default()
    }

    /// The same picture in cells of so many times the side, each the mean of those that it is made of; what is left over to the
    /// right and below is in none. A cell of 16 pixels may lie within one wide bar and say nothing.
    #[must_use]
    pub fn coarser(&self, times: usize) -> Self {
        let times = times.max(1);
        let (columns, rows) = (self.columns / times, self.rows / times);
        let count = i64::try_from(times * times).unwrap_or(i64::MAX);
        let mean = |sum: i64| i32::try_from(sum / count).unwrap_or(i32::MAX);
        let mut cells = Vec::with_capacity(columns * rows);
        for row in 0..rows {
            for column in 0..columns {
                let mut sums = [0_i64; 4];
                for y in row * times..(row + 1) * times {
                    let start = y * self.columns + column * times;
                    for cell in self.cells.get(start..start + times).unwrap_or(&[]) {
                        let own = [cell.energy, cell.along, cell.across, cell.mean];
                        for (sum, value) in sums.iter_mut().zip(own) {
                            *sum += i64::from(value);
                        }
                    }
                }
                let [energy, along, across, brightness] = sums.map(mean);
                cells.push(Cell { energy, along, across, mean: brightness });
            }
        }
        Self { columns, rows, cells }
    }

    /// The energy of which so many cells have no more; none where there are not more cells than that.
    #[must_use]
    pub fn energy_above(&self, cells: usize) -> Option<i32> {
        let mut energies: Vec<i32> = self.cells.iter().map(|cell| cell.energy).collect();
        (cells < energies.len()).then(|| *energies.select_nth_unstable(cells).1)
    }

    /// Sums over a cell and its neighbours: energy, structure along and across, and how many cells they are.
    #[must_use]
    pub fn around(&self, column: usize, row: usize) -> (i64, i64, i64, i64) {
        let (mut energy, mut along, mut across, mut count) = (0, 0, 0, 0);
        for y in row.saturating_sub(1)..(row + 2).min(self.rows) {
            for x in column.saturating_sub(1)..(column + 2).min(self.columns) {
                let cell = self.at(x, y);
                energy += i64::from(cell.energy);
                along += i64::from(cell.along);
                across += i64::from(cell.across);
                count += 1;
            }
        }
        (energy, along, across, count)
    }
}

/// Sums of every fourth column each.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    xx: i32x4,
    yy: i32x4,
    xy: i32x4,
    brightness: i32x4,
}

impl Sums {
    fn cell(&self) -> Cell {
        let [xx, yy, xy, brightness] = [self.xx, self.yy, self.xy, self.brightness].map(i32x4::reduce_add);
        Cell {
            energy: (xx + yy) / SAMPLES,
            along: (xx - yy) / SAMPLES,
            across: 2 * xy / SAMPLES,
            mean: 16 * brightness / SAMPLES,
        }
    }
}

/// Adds one line of every cell. In the last cell of a row without a pixel to its right the last difference is zero.
fn add_line(sums: &mut [Sums], line: &[u8], below: &[u8]) {
    for (index, sum) in sums.iter_mut().enumerate() {
        let start = index * CELL;
        let Some(below) = below.get(start..start + CELL).and_then(|part| part.first_chunk::<CELL>()) else {
            continue;
        };
        if let Some(here) = line.get(start..=start + CELL).and_then(|part| part.first_chunk::<{ CELL + 1 }>())
        {
            add_cell(sum, here, below);
        } else if let Some(part) = line.get(start..start + CELL) {
            let mut here = [part.last().copied().unwrap_or(0); CELL + 1];
            for (to, from) in here.iter_mut().zip(part) {
                *to = *from;
            }
            add_cell(sum, &here, below);
        }
    }
}

fn add_cell(sum: &mut Sums, here: &[u8; CELL + 1], below: &[u8; CELL]) {
    let (Some(value), Some(right)) = (here.first_chunk::<CELL>(), here.last_chunk::<CELL>()) else { return };
    let [value, right, below] = [value, right, below].map(|line| u8x16::new(*line));
    for half in [i16x8::from_u8x16_low, i16x8::from_u8x16_high] {
        let (value, right, below) = (half(value), half(right), half(below));
        let (gx, gy) = (right - value, below - value);
        sum.xx += gx.dot(gx);
        sum.yy += gy.dot(gy);
        sum.xy += gx.dot(gy);
        sum.brightness += value.dot(i16x8::ONE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: usize, height: usize, value: impl Fn(usize, usize) -> u8) -> Vec<u8> {
        (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| value(x, y)).collect()
    }

    fn cells(width: usize, height: usize, value: impl Fn(usize, usize) -> u8) -> Cells {
        let data = picture(width, height, value);
        Cells::of(&Luma::new(&data, width, height, width).expect("a sound picture"))
    }

    #[test]
    fn bars_point_across_themselves() {
        let upright = cells(64, 64, |x, _| if x / 3 % 2 == 0 { 0 } else { 200 });
        let cell = upright.at(1, 1);
        assert_eq!(cell.energy, cell.along);
        assert_eq!(cell.across, 0);
        let lying = cells(64, 64, |_, y| if y / 3 % 2 == 0 { 0 } else { 200 });
        assert_eq!(lying.at(1, 1).energy, -lying.at(1, 1).along);
        let falling = cells(64, 64, |x, y| if (x + y) / 3 % 2 == 0 { 0 } else { 200 });
        assert!(falling.at(1, 1).across > falling.at(1, 1).energy / 2);
    }

    #[test]
    fn a_flat_picture_has_brightness_alone() {
        let flat = cells(40, 33, |_, _| 77);
        assert_eq!((flat.columns(), flat.rows()), (2, 2));
        assert!(flat.all().iter().all(|cell| *cell == Cell { mean: 77 * 16, ..Cell::default() }));
    }

    #[test]
    fn tiny_pictures_have_no_cells() {
        assert!(cells(1, 1, |_, _| 9).all().is_empty());
        assert!(cells(15, 400, |_, _| 9).all().is_empty());
        assert_eq!(cells(16, 16, |_, _| 9).all().len(), 1);
        assert_eq!(Cells::default().at(3, 3), Cell::default());
    }
}
