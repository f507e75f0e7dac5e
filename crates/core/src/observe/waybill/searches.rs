//! The search for matrix codes, which costs much more than all other searches: what changed waits for it until it is due.

use super::{OTHER_MATRIX, QR};
use crate::features::cells::Cells;
use crate::observe::waybill::allowance::Allowance;
use crate::symbol::matrix::MatrixSearch;
use crate::symbol::{Region, Symbologies};

/// Pixels that may be searched per frame on average, or this share of the picture in hundredths if that is more.
const PER_FRAME_PX: usize = 300_000;
const SHARE: usize = 15;
/// Frames of which the allowance adds up.
const FRAMES: usize = 12;
/// Frames between searches for other symbologies than QR codes.
const OTHER_EVERY: u64 = 12;

/// What waits to be searched.
#[derive(Debug)]
pub(super) struct Searches {
    allowance: Allowance,
    waiting: Option<Region>,
    waiting_for_others: Option<Region>,
    others_at: Option<u64>,
    /// What the search costs at least that was not yet allowed.
    needed_px: usize,
}

impl Searches {
    /// For pictures of so many pixels.
    pub(super) fn of(pixels: usize) -> Self {
        Self {
            allowance: Allowance::new(PER_FRAME_PX.max(pixels / 100 * SHARE), FRAMES),
            waiting: None,
            waiting_for_others: None,
            others_at: None,
            needed_px: 0,
        }
    }

    /// This part changed.
    pub(super) fn wait(&mut self, region: Region) {
        for waiting in [&mut self.waiting, &mut self.waiting_for_others] {
            *waiting = Some(waiting.map_or(region, |waiting| waiting.joined(region)));
        }
    }

    /// The search that is due in this frame, and for what. The other symbologies are searched together with QR codes: half
    /// of what a search costs is making the picture black and white.
    pub(super) fn due(&mut self, cells: &Cells, number: u64) -> Option<(MatrixSearch, Symbologies)> {
        self.allowance.grow();
        let waiting = self.waiting?;
        if !self.allowance.covers(self.needed_px) {
            return None;
        }
        let others = self.others_at.is_none_or(|at| number >= at + OTHER_EVERY);
        let all = self.waiting_for_others.filter(|_| others);
        let (area, wanted) = all.map_or((waiting, QR), |all| (all, QR.with(OTHER_MATRIX)));
        let search = MatrixSearch::of(cells, area);
        self.needed_px = search.cost_px();
        if !self.allowance.covers(self.needed_px) {
            return None;
        }
        self.allowance.spend(self.needed_px);
        self.needed_px = 0;
        self.waiting = None;
        if others {
            self.waiting_for_others = None;
            self.others_at = Some(number);
        }
        Some((search, wanted))
    }
}
