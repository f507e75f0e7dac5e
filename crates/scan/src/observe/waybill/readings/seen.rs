//! Where and when a symbol was seen, and how sharp it stood there.

use super::super::cutout::{Cutout, around};
use super::super::tracks::Kept;
use crate::media::{Frame, Luma, Orientation, PlanarPicture as _};
use crate::symbol::{Point, Region};
use crate::time::Timestamp;

/// Where and when a symbol was seen.
pub(in super::super) struct Seen<'a> {
    pub(super) frame: u64,
    pub(super) pts: Option<Timestamp>,
    pub(super) place: Region,
    size: (usize, usize),
    orientation: Orientation,
    source: Source<'a>,
}

enum Source<'a> {
    Frame(&'a Frame<'a>),
    Kept(&'a Kept),
    /// The picture is no longer there.
    Gone,
}

impl<'a> Seen<'a> {
    /// In the frame at hand.
    pub(in super::super) fn now(frame: &'a Frame<'a>, place: Region, orientation: Orientation) -> Self {
        let size = (frame.luma.width(), frame.luma.height());
        Self { frame: frame.number, pts: frame.pts, place, size, orientation, source: Source::Frame(frame) }
    }

    /// In a picture kept of an earlier frame.
    pub(in super::super) fn later(kept: &'a Kept, place: Region, orientation: Orientation) -> Self {
        Self {
            frame: kept.frame,
            pts: kept.pts,
            place,
            size: kept.size,
            orientation,
            source: Source::Kept(kept),
        }
    }

    /// The same label in another frame, of which no picture was kept.
    pub(in super::super) fn without_picture(&self, frame: u64, pts: Option<Timestamp>) -> Seen<'static> {
        Seen {
            frame,
            pts,
            place: self.place,
            size: self.size,
            orientation: self.orientation,
            source: Source::Gone,
        }
    }

    pub(super) fn sharpness(&self) -> u64 {
        match &self.source {
            Source::Gone => 0,
            Source::Frame(frame) => sharpness(&frame.luma, self.place),
            Source::Kept(kept) => {
                let place = self.place;
                let (x, y) = (place.x.saturating_sub(kept.origin.0), place.y.saturating_sub(kept.origin.1));
                sharpness(&kept.cutout.luma(), Region { x, y, ..place })
            }
        }
    }

    /// The label around the symbol: people read the number below the bars.
    pub(super) fn cutout(&self) -> Option<Cutout> {
        match &self.source {
            Source::Frame(frame) => Cutout::around(frame.picture, self.place),
            Source::Kept(kept) => Some(kept.label.clone()),
            Source::Gone => None,
        }
    }

    /// How much of what is printed around the symbol lies inside of the picture, in quarters: a label that is still cut off by an
    /// edge, or cut off again, shows less than one that is wholly there.
    pub(super) fn complete(&self) -> u8 {
        let Region { x, y, width, height } = self.place;
        let margin = around(self.place);
        let inside = |from: usize, length: usize, side: usize| {
            let before = from.min(margin);
            let behind = side.saturating_sub(from.saturating_add(length)).min(margin);
            before + behind
        };
        let (across, down) = (inside(x, width, self.size.0), inside(y, height, self.size.1));
        let quarters = across.min(down) * 4 / (2 * margin).max(1);
        u8::try_from(quarters).unwrap_or(4)
    }

    /// Corners in pixels of the picture as shown.
    pub(super) fn shown(&self, corners: &[Point; 4]) -> Vec<i64> {
        let side = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        let (width, height) = (side(self.size.0), side(self.size.1));
        corners
            .iter()
            .map(|corner| self.orientation.shown_point(corner.x.into(), corner.y.into(), width, height))
            .flat_map(|(x, y)| [x, y])
            .collect()
    }
}

/// Mean square of differences between neighbours along rows and columns, over every fourth row.
fn sharpness(luma: &Luma<'_>, place: Region) -> u64 {
    let Some(place) = place.within(luma.width(), luma.height()) else { return 0 };
    let (mut sum, mut count) = (0_u64, 0_u64);
    for y in (place.y..place.bottom()).step_by(4) {
        let row = luma.row(y).get(place.x..place.right()).unwrap_or(&[]);
        let below = luma.row(y + 1).get(place.x..place.right()).unwrap_or(row);
        for ((a, b), c) in row.iter().zip(row.iter().skip(1)).zip(below) {
            sum += u64::from(a.abs_diff(*b)).pow(2) + u64::from(a.abs_diff(*c)).pow(2);
            count += 1;
        }
    }
    sum.checked_div(count).unwrap_or(0)
}
