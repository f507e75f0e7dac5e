//! Two neighbouring pictures in the wrong order, as a decoder or a writer leaves them that loses count.
//!
//! Of four pictures in the right order each is nearest to its neighbours. Where the two in the middle are swapped, the
//! first is nearer to the third than to the second, the fourth nearer to the second than to the third, and the two in the
//! middle are nearer to each other than either is to the outer one beside it. Light that flickers from frame to frame lacks
//! the last. What trembles at about the frame rate may have all of that; so the pictures outside must go on in one direction:
//! the one before the four is nearer to the first than to the second, the one after them nearer to the fourth than to the
//! third.

use super::gate::Ring;
use crate::features::BlockChange;

/// A block moves when its change exceeds this, in sixteenths of a grey level.
const MOVES: u16 = 48;

/// Fewer moving blocks tell nothing.
const MIN_BLOCKS: usize = 3;

/// The wrong neighbour is farther off by at least so much, in hundredths: with this, 767 of 1,033 made-up swaps in 27 takes
/// are seen, and none of the 4,772 places of these takes looks like one.
const PERCENT: u32 = 120;

/// Pairs that are kept, at most.
const MAX_SWAPS: usize = 500;

/// Two pictures in the wrong order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Swap {
    /// The two frames.
    pub(super) first: u64,
    pub(super) last: u64,
    /// How many times farther than the next but one the neighbours are, the smaller of both ends, in hundredths.
    pub(super) percent: u32,
    pub(super) blocks: usize,
}

/// Finds swapped pictures.
#[derive(Debug, Default)]
pub(super) struct Swaps {
    pub(super) found: Vec<Swap>,
}

impl Swaps {
    /// Looks at the six newest pictures of the ring.
    pub(super) fn picture(&mut self, ring: &Ring) {
        let steady = (0..5).all(|lag| ring.before(lag).is_some_and(|entry| entry.gap <= 1.0));
        if !steady || self.found.len() >= MAX_SWAPS {
            return;
        }
        self.found.extend(swapped(ring));
    }
}

fn swapped(ring: &Ring) -> Option<Swap> {
    let (first, second) = (ring.before(3)?, ring.before(2)?);
    ring.before(5)?;
    let change = |lag: usize, of: usize| ring.before(lag).and_then(|entry| entry.change(of));
    let (start, end, middle) = (change(3, 1)?, change(1, 1)?, change(2, 1)?);
    let (start_skipped, end_skipped) = (change(2, 2)?, change(1, 2)?);
    let moving: Vec<usize> = start
        .blocks()
        .iter()
        .zip(end.blocks())
        .enumerate()
        .filter(|(_, (start, end))| **start.max(end) > MOVES)
        .map(|(block, _)| block)
        .collect();
    if moving.len() < MIN_BLOCKS {
        return None;
    }
    let over = |change: &BlockChange| -> u32 {
        let blocks = moving.iter().filter_map(|&block| change.blocks().get(block));
        blocks.map(|&block| u32::from(block)).sum()
    };
    let goes_on = over(change(3, 2)?) > over(change(4, 1)?) && over(change(0, 2)?) > over(change(0, 1)?);
    let (start, end, middle) = (over(start), over(end), over(middle));
    let times = |long: u32, short: u32| long.saturating_mul(100) / short.max(1);
    let percent = times(start, over(start_skipped)).min(times(end, over(end_skipped)));
    let apart = times(start.min(end), middle);
    (goes_on && percent > PERCENT && apart > PERCENT).then_some(Swap {
        first: first.frame,
        last: second.frame,
        percent,
        blocks: moving.len(),
    })
}
