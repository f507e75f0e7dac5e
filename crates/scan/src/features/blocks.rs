//! How the blocks of a small picture change from frame to frame, whatever the light does.

#![expect(clippy::cast_possible_truncation, reason = "sums over a block fit their types")]

use super::small::SmallLuma;

/// Side of a block in pixels of the small picture.
pub const BLOCK_PX: usize = 10;

/// Blocks of a small picture.
pub const BLOCKS: usize = 144;

/// How much each block differs between two pictures, after the mean difference of the block is taken off: what is left
/// when light and exposure change evenly over a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockChange {
    blocks: [u16; BLOCKS],
    sum: u32,
}

impl BlockChange {
    /// Mean absolute difference of each block without its mean, in sixteenths of a grey level, row by row.
    #[must_use]
    pub fn blocks(&self) -> &[u16; BLOCKS] {
        &self.blocks
    }

    /// Sum over all blocks, in sixteenths of a grey level.
    #[must_use]
    pub fn sum(&self) -> u32 {
        self.sum
    }

    /// Measures the change from one picture to another of the same size.
    pub fn measure(&mut self, before: &SmallLuma, now: &SmallLuma) {
        let width = now.width.min(MAX_WIDTH_PX);
        let across = width / BLOCK_PX;
        for (row, blocks) in self.blocks.chunks_exact_mut(across.max(1)).enumerate() {
            measure_row(before, now, row * BLOCK_PX, width, blocks);
        }
        self.sum = self.blocks.iter().map(|&block| u32::from(block)).sum();
    }
}

impl Default for BlockChange {
    fn default() -> Self {
        Self { blocks: [0; BLOCKS], sum: 0 }
    }
}

/// The widest small picture.
const MAX_WIDTH_PX: usize = super::small::SMALL_LONG_PX;

/// One row of blocks. Works along whole rows of pixels, for the sake of vector instructions.
fn measure_row(before: &SmallLuma, now: &SmallLuma, top: usize, width: usize, blocks: &mut [u16]) {
    let mut differences = [[0_i16; MAX_WIDTH_PX]; BLOCK_PX];
    let mut sums = [0_i32; MAX_WIDTH_PX];
    for (y, line) in differences.iter_mut().enumerate() {
        let rows = now.row(top + y).iter().zip(before.row(top + y));
        for ((difference, sum), (&now, &before)) in line.iter_mut().zip(&mut sums).zip(rows) {
            *difference = now - before;
            *sum += i32::from(*difference);
        }
    }
    let mut means = [0_i16; MAX_WIDTH_PX];
    for (means, sums) in means.chunks_exact_mut(BLOCK_PX).zip(sums.chunks_exact(BLOCK_PX)) {
        let area = (BLOCK_PX * BLOCK_PX) as i32;
        means.fill((sums.iter().sum::<i32>() / area) as i16);
    }
    let mut rests = [0_u32; MAX_WIDTH_PX];
    for line in &differences {
        for ((rest, &difference), &mean) in rests.iter_mut().zip(line).zip(&means) {
            *rest += u32::from((difference - mean).unsigned_abs());
        }
    }
    let rests = rests.get(..width).unwrap_or(&[]);
    for (block, rests) in blocks.iter_mut().zip(rests.chunks_exact(BLOCK_PX)) {
        *block = (rests.iter().sum::<u32>() / (BLOCK_PX * BLOCK_PX) as u32) as u16;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: usize, height: usize, pixel: impl Fn(usize, usize) -> i16) -> SmallLuma {
        let pixels =
            (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
        SmallLuma { width, height, pixels }
    }

    #[test]
    fn light_that_changes_evenly_is_no_change() {
        let before = picture(160, 90, |x, y| ((x * 7 + y * 13) % 200) as i16 * 16);
        let brighter = picture(160, 90, |x, y| ((x * 7 + y * 13) % 200) as i16 * 16 + 300);
        let mut change = BlockChange::default();
        change.measure(&before, &brighter);
        assert_eq!(change.sum(), 0);
    }

    #[test]
    fn a_change_is_found_in_its_block_in_both_orientations() {
        for (width, height, across) in [(160, 90, 16), (90, 160, 9)] {
            let before = picture(width, height, |_, _| 800);
            // Half of block (3, 4) brighter by 32 levels: half of that is left when the mean is taken off.
            let after = picture(width, height, |x, y| {
                if (30..35).contains(&x) && (40..50).contains(&y) { 800 + 512 } else { 800 }
            });
            let mut change = BlockChange::default();
            change.measure(&before, &after);
            assert_eq!(change.blocks()[4 * across + 3], 256);
            assert_eq!(change.sum(), 256);
        }
    }
}
