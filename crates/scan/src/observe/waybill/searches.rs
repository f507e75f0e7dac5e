//! The search for matrix codes, which costs much more than all other searches: what changed waits for it until it is due.

use super::{OTHER_MATRIX, QR};
use crate::features::cells::Cells;
use crate::observe::waybill::allowance::PixelBudget;
use crate::symbol::matrix::MatrixSearch;
use crate::symbol::{Effort, Region, Symbologies};

/// Pixels that may be searched per frame on average, or this share of the picture in hundredths if that is more.
const PER_FRAME_PX: usize = 300_000;
const SHARE: usize = 15;
/// Frames of which the allowance adds up: a dense search of a picture full of structure needs some 16.
const FRAMES: usize = 20;
/// Frames between searches for other symbologies than QR codes.
const OTHER_EVERY: u64 = 12;
/// How much more a dense search for all matrix codes costs than a fast one for QR codes.
const DENSE_TIMES: usize = 2;

/// A search that is due: where, for what, and with how much effort.
pub(super) struct Due {
    pub(super) search: MatrixSearch,
    pub(super) wanted: Symbologies,
    pub(super) effort: Effort,
}

/// What waits to be searched.
#[derive(Debug)]
pub(super) struct Searches {
    allowance: PixelBudget,
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
            allowance: PixelBudget::new(PER_FRAME_PX.max(pixels / 100 * SHARE), FRAMES),
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
    pub(super) fn due(&mut self, cells: &Cells, number: u64) -> Option<Due> {
        self.allowance.grow();
        if !self.allowance.covers(self.needed_px) {
            return None;
        }
        let others = self.others_at.is_none_or(|at| number >= at + OTHER_EVERY);
        // What waits for the others holds all that waits for QR codes.
        let (area, wanted, effort, times) = if others {
            (self.waiting_for_others?, QR.with(OTHER_MATRIX), Effort::Dense, DENSE_TIMES)
        } else {
            (self.waiting?, QR, Effort::Fast, 1)
        };
        let search = MatrixSearch::of(cells, area);
        self.needed_px = times * search.cost_px();
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
        Some(Due { search, wanted, effort })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbol::scene::{Scene, SceneLuma as _};

    /// What was searched in so many frames in all of which the whole picture changes: pixels, searches, and those of them for
    /// the other symbologies.
    fn busy(frames: u64) -> (usize, usize, usize) {
        let scene = Scene::cluttered(1920, 1088, 3);
        let shot = scene.shot(3.0, 1);
        let cells = Cells::of(&scene.luma(&shot));
        let mut searches = Searches::of(1920 * 1088);
        let (mut spent, mut count, mut others) = (0, 0, 0);
        for number in 1..=frames {
            searches.wait(Region { x: 0, y: 0, width: 1920, height: 1088 });
            if let Some(Due { search, wanted, effort }) = searches.due(&cells, number) {
                spent += search.cost_px() * if effort == Effort::Dense { DENSE_TIMES } else { 1 };
                count += 1;
                others += usize::from(wanted != QR);
            }
        }
        (spent, count, others)
    }

    #[test]
    fn a_busy_scene_costs_no_more_than_its_share_and_is_searched_for_all() {
        let (spent, count, others) = busy(300);
        let share = 1920 * 1088 / 100 * SHARE;
        assert!(spent <= share * (300 + FRAMES), "{spent}");
        assert!(count >= 24 && others >= 10 && others < count, "{count} and {others}");
    }

    #[test]
    fn what_changed_once_is_searched_once() {
        let scene = Scene::flat(640, 480, 120.0);
        let shot = scene.shot(1.0, 1);
        let cells = Cells::of(&scene.luma(&shot));
        let mut searches = Searches::of(640 * 480);
        searches.wait(Region { x: 100, y: 100, width: 200, height: 100 });
        let due: Vec<u64> = (1..60).filter(|number| searches.due(&cells, *number).is_some()).collect();
        assert_eq!(due, [1]);
    }
}
