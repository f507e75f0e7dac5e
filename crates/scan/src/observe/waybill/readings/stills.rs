//! Drafts of stills from cutouts.

use std::collections::BTreeSet;

use super::super::cutout::Cutout;
use crate::observe::{Crop, DraftStill};

/// Makes drafts of stills from cutouts. Stills are told apart by frame and crop; cutouts of one frame with one size get a
/// row less, so that none passes for another.
#[derive(Debug, Default)]
pub(super) struct Stills {
    used: BTreeSet<(u64, u32, u32)>,
}

impl Stills {
    pub(super) fn of(&mut self, frame: u64, cutout: Cutout) -> DraftStill {
        let (width, mut height) = cutout.size();
        while height > 1 && !self.used.insert((frame, width, height)) {
            height -= 1;
        }
        let crop = Some(Crop { x: 0, y: 0, width, height });
        DraftStill {
            frame,
            picture: cutout.into_picture(),
            purpose: onetake_report::StillPurpose::Label,
            crop,
        }
    }
}
