//! A film of the last seconds at two pictures a second, of which each picture holds only the blocks that changed.
//!
//! Learning a clock takes some twelve seconds, and its reading must begin with the first picture. Which part of the picture is
//! needed is known only then. A packing table stands still but for hands, so that a film of changes is small; where everything
//! moves it reaches back less far.

use std::collections::VecDeque;

use crate::media::Luma;
use crate::symbol::Region;

/// Side of a block in pixels.
pub(super) const BLOCK: usize = 8;

/// Every so manyth row of blocks is compared in each picture, whether or not it was seen to change: what changes slowly is kept, too.
const EVERY_ROW: usize = 8;

/// A block is taken anew when its pixels differ by so much in the mean, in quarters of a grey level, or one of them by so much.
const MEAN_QUARTERS: u32 = 6;
const ONE_PIXEL: u8 = 24;

/// Bytes of all blocks that are kept: 14 s of pictures of 1920 by 1080 of which every block changes.
const MAX_BYTES: usize = 60 << 20;

/// Pictures that are kept, at most: ten minutes.
const MAX_SHOTS: usize = 1200;

/// The film.
#[derive(Debug, Default)]
pub(super) struct Film {
    width: usize,
    height: usize,
    /// The picture before the first shot.
    base: Vec<u8>,
    /// The picture after the last shot.
    last: Vec<u8>,
    shots: VecDeque<Shot>,
    bytes: usize,
    taken: usize,
    all: bool,
}

/// What changed with one picture.
#[derive(Debug)]
struct Shot {
    at: Moment,
    /// Numbers of the blocks, ascending, and where the pixels of each begin.
    blocks: Vec<(u32, u32)>,
    pixels: Vec<u8>,
}

/// A frame and its time in microseconds since the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) frame: u64,
    pub(super) us: i64,
}

/// A part of the picture at one moment.
#[derive(Debug, Clone)]
pub(super) struct Crop {
    pub(super) at: Moment,
    /// Row by row, as wide as the region that was asked for.
    pub(super) luma: Vec<u8>,
}

impl Film {
    /// An empty film.
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, height, ..Self::default() }
    }

    /// Takes a picture of the film's size, of which `touched` says where it may have changed since the last one.
    pub(super) fn take(&mut self, at: Moment, luma: &Luma<'_>, touched: impl Fn(usize, usize) -> bool) {
        if (luma.width(), luma.height()) != (self.width, self.height) {
            return;
        }
        if self.last.is_empty() {
            self.last.reserve(self.width * self.height);
            luma.rows().for_each(|row| self.last.extend_from_slice(row));
            self.base = self.last.clone();
        }
        let mut shot = Shot { at, blocks: Vec::new(), pixels: Vec::new() };
        self.taken += 1;
        let all = std::mem::take(&mut self.all);
        let columns = self.width.div_ceil(BLOCK);
        for top in (0..self.height).step_by(BLOCK) {
            let rows = BLOCK.min(self.height - top);
            let due = all || (top / BLOCK + self.taken).is_multiple_of(EVERY_ROW) || rows < BLOCK;
            for column in 0..columns {
                let left = column * BLOCK;
                let wide = BLOCK.min(self.width - left);
                if !due && wide == BLOCK && !touched(column, top / BLOCK) {
                    continue;
                }
                if !self.differs(luma, left, top, wide, rows) {
                    continue;
                }
                shot.blocks.push((((top / BLOCK) * columns + column) as u32, shot.pixels.len() as u32));
                for y in top..top + rows {
                    let new = luma.row(y).get(left..left + wide).unwrap_or(&[]);
                    shot.pixels.extend_from_slice(new);
                    let start = y * self.width + left;
                    if let Some(old) = self.last.get_mut(start..start + wide) {
                        old.copy_from_slice(new);
                    }
                }
            }
        }
        self.bytes += shot.pixels.len();
        self.shots.push_back(shot);
        while self.bytes > MAX_BYTES || self.shots.len() > MAX_SHOTS {
            let Some(oldest) = self.shots.pop_front() else { break };
            self.bytes -= oldest.pixels.len();
            // What it showed is where the next one begins.
            let whole = Region { x: 0, y: 0, width: self.width, height: self.height };
            oldest.lay_on(&mut self.base, whole, (self.width, self.height));
        }
    }

    /// Compares the next picture everywhere.
    pub(super) fn compare_all(&mut self) {
        self.all = true;
    }

    fn differs(&self, luma: &Luma<'_>, left: usize, top: usize, wide: usize, rows: usize) -> bool {
        // Columns beside each other are compared at once.
        let (mut sums, mut most) = ([0_u16; BLOCK], [0_u8; BLOCK]);
        for y in top..top + rows {
            let start = y * self.width + left;
            let new = luma.row(y).get(left..left + wide).unwrap_or(&[]);
            let old = self.last.get(start..start + wide).unwrap_or(&[]);
            if let (Some(new), Some(old)) = (new.first_chunk::<BLOCK>(), old.first_chunk::<BLOCK>()) {
                add_apart(new, old, &mut sums, &mut most);
            } else {
                let mut padded = [[0_u8; BLOCK]; 2];
                padded[0].iter_mut().zip(new).for_each(|(to, from)| *to = *from);
                padded[1].iter_mut().zip(old).for_each(|(to, from)| *to = *from);
                add_apart(&padded[0], &padded[1], &mut sums, &mut most);
            }
        }
        let sum: u32 = sums.iter().map(|sum| u32::from(*sum)).sum();
        most.iter().any(|most| *most >= ONE_PIXEL) || sum * 4 >= MEAN_QUARTERS * (wide * rows) as u32
    }

    /// What a part of the picture showed at each moment of the film, the oldest first.
    pub(super) fn crops(&self, region: Region) -> Vec<Crop> {
        let mut current = Vec::with_capacity(region.width * region.height);
        for y in region.y..region.bottom() {
            let start = y * self.width + region.x;
            current.extend_from_slice(self.base.get(start..start + region.width).unwrap_or(&[]));
        }
        if current.len() != region.width * region.height {
            return Vec::new();
        }
        let crop = |shot: &Shot| {
            shot.lay_on(&mut current, region, (self.width, self.height));
            Crop { at: shot.at, luma: current.clone() }
        };
        self.shots.iter().map(crop).collect()
    }
}

fn add_apart(new: &[u8; BLOCK], old: &[u8; BLOCK], sums: &mut [u16; BLOCK], most: &mut [u8; BLOCK]) {
    for (((new, old), sum), most) in new.iter().zip(old).zip(sums).zip(most) {
        let apart = new.abs_diff(*old);
        *sum += u16::from(apart);
        *most = apart.max(*most);
    }
}

impl Shot {
    /// Puts what changed inside of a region onto what the region showed before.
    fn lay_on(&self, onto: &mut [u8], region: Region, (width, height): (usize, usize)) {
        let columns = width.div_ceil(BLOCK).max(1);
        let rows = region.y / BLOCK..region.bottom().div_ceil(BLOCK);
        let inside = rows.flat_map(|row| {
            let number = |x: usize| (row * columns + x) as u32;
            let (from, to) = (number(region.x / BLOCK), number(region.right().div_ceil(BLOCK)));
            let place = |number: u32| self.blocks.partition_point(|(block, _)| *block < number);
            self.blocks.get(place(from)..place(to)).unwrap_or(&[])
        });
        for &(block, start) in inside {
            let (left, top) = (block as usize % columns * BLOCK, block as usize / columns * BLOCK);
            let (wide, rows) = (BLOCK.min(width - left), BLOCK.min(height - top));
            let start = start as usize;
            let pixels = self.pixels.get(start..start + wide * rows).unwrap_or(&[]);
            let (from, to) = (left.max(region.x), (left + wide).min(region.right()));
            if from >= to {
                continue;
            }
            for (y, row) in (top..).zip(pixels.chunks_exact(wide)) {
                if y < region.y || y >= region.bottom() {
                    continue;
                }
                let place = (y - region.y) * region.width + from - region.x;
                let new = row.get(from - left..to - left).unwrap_or(&[]);
                if let Some(old) = onto.get_mut(place..place + new.len()) {
                    old.copy_from_slice(new);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(frame: u64) -> Moment {
        Moment { frame, us: frame as i64 * 1000 }
    }

    #[test]
    fn a_part_is_given_back_as_it_was_at_each_moment() {
        let (width, height) = (21, 18);
        let picture = |number: usize| -> Vec<u8> {
            (0..width * height)
                .map(|place| {
                    let moves = place % width >= 13 && place / width < 12;
                    (place * 7 % 200 + if moves { number * 30 } else { 0 }) as u8
                })
                .collect()
        };
        let mut film = Film::new(width, height);
        for number in 0..5 {
            let data = picture(number);
            film.take(moment(number as u64), &Luma::new(&data, width, height, width).unwrap(), |_, _| true);
        }
        let region = Region { x: 6, y: 5, width: 14, height: 11 };
        let crops = film.crops(region);
        assert_eq!(crops.len(), 5);
        for (number, crop) in crops.iter().enumerate() {
            let data = picture(number);
            let wanted: Vec<u8> =
                (5..16).flat_map(|y| data[y * width + 6..y * width + 20].to_vec()).collect();
            assert_eq!(crop.luma, wanted, "{number}");
        }
        assert!(film.bytes < 5 * width * height / 2);
    }
}
