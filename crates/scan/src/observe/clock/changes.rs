//! How much each small block of the picture changed between samples some eight times a second, over the last 15 seconds.

use std::collections::VecDeque;

use super::film::BLOCK as FILM_BLOCK;
use super::patch::{BRIGHT_FROM, BRIGHT_RANGE, DARK_BELOW, DARK_RANGE, Map};
use crate::media::Luma;

/// Samples that are kept: they fit the bits of a word.
pub(super) const SAMPLES: usize = 120;

/// Lines of a block that are compared.
const LINES: usize = 2;

/// A pixel that changes by this much, or several by as much together, makes a block worth a look for the film, in halves of a
/// grey level.
const TOUCHED: u16 = 12;

/// Pictures of more pixels are looked at in blocks of 8 by 8 pixels, smaller ones in blocks of 4 by 4: a digit of 8 to 40
/// pixels then covers a few blocks.
const SMALL_PICTURE_PX: usize = 1024 * 576;

/// The time between two samples in microseconds since the first frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Between {
    pub(super) from_us: i64,
    pub(super) to_us: i64,
}

/// Changes of all blocks.
#[derive(Debug)]
pub(super) struct Changes {
    block: usize,
    columns: usize,
    rows: usize,
    times: VecDeque<Between>,
    /// Of each sample the changes of all blocks on each map, one map after the other.
    samples: VecDeque<Vec<u8>>,
    sums: [Vec<u8>; 3],
    /// Which squares of the film's size have changed since it was last asked.
    touched: Touched,
}

/// Squares of [`FILM_BLOCK`] pixels that have changed.
#[derive(Debug, Default)]
pub(super) struct Touched {
    columns: usize,
    squares: Vec<bool>,
}

impl Touched {
    fn new(width: usize, height: usize) -> Self {
        let columns = width.div_ceil(FILM_BLOCK);
        Self { columns, squares: vec![false; columns * height.div_ceil(FILM_BLOCK)] }
    }

    /// Whether the square in that column and row has changed.
    pub(super) fn is(&self, column: usize, row: usize) -> bool {
        self.squares.get(row * self.columns + column).copied().unwrap_or(true)
    }

    fn touch(&mut self, column: usize, row: usize) {
        if let Some(square) = self.squares.get_mut(row * self.columns + column) {
            *square = true;
        }
    }

    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.squares.fill(false);
    }
}

impl Changes {
    /// Before the first sample of pictures of that size.
    pub(super) fn new(width: usize, height: usize) -> Self {
        let block = if width * height > SMALL_PICTURE_PX { 8 } else { 4 };
        let sums = [vec![0; width], vec![0; width], vec![0; width]];
        let (columns, rows) = (width / block, height / block);
        Self {
            block,
            columns,
            rows,
            times: VecDeque::new(),
            samples: VecDeque::new(),
            sums,
            touched: Touched::new(width, height),
        }
    }

    /// What changed since it was cleared.
    pub(super) fn touched(&mut self) -> &mut Touched {
        &mut self.touched
    }

    /// Forgets all samples.
    pub(super) fn forget(&mut self) {
        self.times.clear();
        self.samples.clear();
    }

    /// Side of a block in pixels, blocks per row, and rows of blocks.
    pub(super) fn grid(&self) -> (usize, usize, usize) {
        (self.block, self.columns, self.rows)
    }

    /// When the samples lie, the oldest first.
    pub(super) fn times(&self) -> &VecDeque<Between> {
        &self.times
    }

    /// Takes in a sample and the one before it.
    pub(super) fn take(&mut self, between: Between, before: &Luma<'_>, now: &Luma<'_>) {
        let mut sample = if self.samples.len() >= SAMPLES {
            self.times.pop_front();
            self.samples.pop_front().unwrap_or_default()
        } else {
            Vec::new()
        };
        sample.resize(3 * self.columns * self.rows, 0);
        self.measure(before, now, &mut sample);
        self.times.push_back(between);
        self.samples.push_back(sample);
    }

    /// Some lines of each block are compared.
    fn measure(&mut self, before: &Luma<'_>, now: &Luma<'_>, sample: &mut [u8]) {
        let (block, columns) = (self.block, self.columns);
        let all = columns * self.rows;
        let [raw, bright, dark] = &mut self.sums;
        for row in 0..self.rows {
            raw.fill(0);
            bright.fill(0);
            dark.fill(0);
            for line in 0..LINES {
                let y = row * block + line * (block / LINES) + block / LINES / 2;
                add_changes(before.row(y), now.row(y), raw, bright, dark);
            }
            for (map, sums) in [&*raw, &*bright, &*dark].into_iter().enumerate() {
                let start = map * all + row * columns;
                let Some(means) = sample.get_mut(start..start + columns) else { continue };
                if block == 8 { means_of::<8>(sums, means) } else { means_of::<4>(sums, means) }
            }
            let square_row = row * block / FILM_BLOCK;
            for (column, sums) in raw.chunks_exact(FILM_BLOCK).enumerate() {
                if sums.iter().map(|&sum| u16::from(sum)).sum::<u16>() >= TOUCHED {
                    self.touched.touch(column, square_row);
                }
            }
        }
    }

    /// The changes of one block on one map, sample by sample.
    pub(super) fn of_block(&self, map: Map, block: usize) -> impl Iterator<Item = u8> + use<'_> {
        let number = Map::ALL.iter().position(|known| *known == map).unwrap_or(0);
        let place = number * self.columns * self.rows + block;
        self.samples.iter().map(move |sample| sample.get(place).copied().unwrap_or(0))
    }

    /// Calls `each` with the changes over the last `count` samples of each block on each map that changed by `least` or more in
    /// `fewest` to `most` of them.
    pub(super) fn for_each(
        &self,
        count: usize,
        least: u8,
        (fewest, most): (u32, u32),
        mut each: impl FnMut(Map, usize, &[u8]),
    ) {
        // Runs of memory that are long enough to be read ahead, of which the counts lie in the nearest cache.
        const TILE: usize = 4096;
        let all = self.columns * self.rows;
        let skipped = self.samples.len().saturating_sub(count);
        let samples: Vec<&[u8]> = self.samples.iter().skip(skipped).map(Vec::as_slice).collect();
        let mut series = Vec::with_capacity(samples.len());
        for (number, map) in Map::ALL.into_iter().enumerate() {
            for tile in (0..all).step_by(TILE) {
                let wide = TILE.min(all - tile);
                let start = number * all + tile;
                let mut counts = [0_u8; TILE];
                for sample in &samples {
                    let changes = sample.get(start..start + wide).unwrap_or(&[]);
                    for (count, &change) in counts.iter_mut().zip(changes) {
                        *count = count.wrapping_add(u8::from(change >= least));
                    }
                }
                for (place, count) in counts.into_iter().take(wide).enumerate() {
                    if (fewest..=most).contains(&u32::from(count)) {
                        series.clear();
                        series.extend(samples.iter().filter_map(|sample| sample.get(start + place)).copied());
                        each(map, tile + place, &series);
                    }
                }
            }
        }
    }
}

/// Adds half of what changed in a line: two lines fit a byte, so that nothing wraps.
fn add_changes(before: &[u8], now: &[u8], raw: &mut [u8], bright: &mut [u8], dark: &mut [u8]) {
    let sums = raw.iter_mut().zip(bright).zip(dark);
    for (((raw, bright), dark), (&before, &now)) in sums.zip(before.iter().zip(now)) {
        *raw = raw.wrapping_add(before.abs_diff(now) >> 1);
        let light = |luma: u8| luma.saturating_sub(BRIGHT_FROM).min(BRIGHT_RANGE);
        let lit = light(before).abs_diff(light(now));
        *bright = bright.wrapping_add((lit << 1).wrapping_add(lit >> 1));
        let shade = |luma: u8| DARK_BELOW.saturating_sub(luma).min(DARK_RANGE);
        let shaded = shade(before).abs_diff(shade(now));
        *dark = dark.wrapping_add((shaded << 1).wrapping_add(shaded >> 1));
    }
}

/// Means over the columns of each block.
fn means_of<const SIDE: usize>(sums: &[u8], means: &mut [u8]) {
    for (mean, sums) in means.iter_mut().zip(sums.as_chunks::<SIDE>().0) {
        let sum: u16 = sums.iter().map(|&sum| u16::from(sum)).sum();
        *mean = (sum / SIDE as u16) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_means_of_blocks() {
        let (width, height) = (1040, 584);
        let before = vec![100_u8; width * height];
        let mut now = before.clone();
        for y in 0..8 {
            now[y * width + 8..y * width + 16].fill(140);
        }
        let mut changes = Changes::new(width, height);
        let luma = |data| Luma::new(data, width, height, width).unwrap();
        for number in 0..200 {
            let between = Between { from_us: number, to_us: number + 1 };
            changes.take(between, &luma(&before), &luma(&now));
        }
        assert_eq!(changes.times().len(), SAMPLES);
        let mut found = Vec::new();
        changes.for_each(10, 8, (10, 10), |map, block, series| found.push((map, block, series.to_vec())));
        assert_eq!(found, [(Map::Raw, 1, vec![40; 10])]);
    }
}
