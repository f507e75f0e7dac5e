//! A part of a picture, copied: readings keep the picture of their best sighting for the whole scan, and must not hold
//! the decoder's memory for so long.

use std::sync::Arc;

use crate::media::{Chroma, Luma, Orientation, Picture, PlanarPicture, Plane};
use crate::symbol::Region;

/// Longest side of a cutout in pixels: a label fills no more of an 8K picture.
const MAX_SIDE_PX: usize = 2400;
/// Least that is kept around a symbol, in pixels.
const MIN_MARGIN: usize = 48;

/// A copied part of a picture.
#[derive(Debug, Clone)]
pub(super) struct Cutout {
    width: usize,
    height: usize,
    luma: Vec<u8>,
    chroma: Option<Colour>,
    full_range: bool,
    bt709: bool,
    orientation: Orientation,
}

#[derive(Debug, Clone)]
struct Colour {
    cb: Vec<u8>,
    cr: Vec<u8>,
    width: usize,
    height: usize,
}

impl Cutout {
    /// Copies the region, as much of it as lies inside and up to 2,400 pixels on a side, and says where its upper left
    /// corner lies; `None` if nothing of it is inside.
    pub(super) fn of(picture: &Picture, region: Region) -> Option<((usize, usize), Self)> {
        let luma = picture.luma();
        // Colour planes are smaller by whole factors up to 4, so that these edges are edges of colour values too.
        let even = |value: usize| value / 4 * 4;
        let region = Region {
            x: even(region.x),
            y: even(region.y),
            width: region.width.saturating_add(3).min(MAX_SIDE_PX),
            height: region.height.saturating_add(3).min(MAX_SIDE_PX),
        };
        let region = region.within(luma.width(), luma.height())?;
        let mut values = Vec::with_capacity(region.area());
        for y in region.y..region.bottom() {
            values.extend_from_slice(luma.row(y).get(region.x..region.right())?);
        }
        let cutout = Self {
            width: region.width,
            height: region.height,
            luma: values,
            chroma: picture.chroma().and_then(|chroma| colour(&chroma, &luma, region)),
            full_range: picture.full_range(),
            bt709: picture.bt709(),
            orientation: picture.orientation(),
        };
        Some(((region.x, region.y), cutout))
    }

    /// The same with its surroundings: what is printed around a symbol, with the number in digits, lies within one height of its
    /// bars or one width of a square code. Engines that look for edges give of bars a strip alone, however high they are: a
    /// third of their length is more than most labels need. Where all that would be too large for a cutout, the region is
    /// kept whole and loses of its surroundings.
    pub(super) fn around(picture: &Picture, region: Region) -> Option<Self> {
        let margin = around(region);
        let spare = MAX_SIDE_PX.saturating_sub(region.width.max(region.height).saturating_add(8)) / 2;
        Self::of(picture, region.grown(margin.min(spare))).map(|(_, cutout)| cutout)
    }

    /// The same picture, shown so that a symbol whose corners are shown there stands upright: its first edge, which is the
    /// direction of reading, from left to right. Slanted ones are turned by the nearest quarter.
    pub(super) fn upright(mut self, corners: &[i64]) -> Self {
        if let [x0, y0, x1, y1, ..] = *corners {
            let turns = quarter_turns(x1.saturating_sub(x0), y1.saturating_sub(y0));
            self.orientation.quarter_turns = (self.orientation.quarter_turns + turns) % 4;
        }
        self
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        let side = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        (side(self.width), side(self.height))
    }

    /// A handle on it.
    pub(super) fn into_picture(self) -> Picture {
        Picture::new(Arc::new(self))
    }
}

/// How far around a symbol in that region what belongs to it may lie, in pixels.
pub(super) fn around(region: Region) -> usize {
    region.width.min(region.height).max(region.width.max(region.height) / 3).max(MIN_MARGIN)
}

/// By how many quarter turns, clockwise, a direction points to the right: x to the right, y down.
fn quarter_turns(x: i64, y: i64) -> u8 {
    match () {
        () if x.saturating_abs() >= y.saturating_abs() => {
            if x >= 0 {
                0
            } else {
                2
            }
        }
        // It points down: three quarters clockwise are one against the clock.
        () if y > 0 => 3,
        () => 1,
    }
}

fn colour(chroma: &Chroma<'_>, luma: &Luma<'_>, region: Region) -> Option<Colour> {
    let across = luma.width().div_ceil(chroma.width.max(1)).max(1);
    let down = luma.height().div_ceil(chroma.height.max(1)).max(1);
    let (left, top) = (region.x / across, region.y / down);
    let (width, height) = (region.width.div_ceil(across), region.height.div_ceil(down));
    let copy = |plane: &Plane<'_>| {
        let mut values = Vec::with_capacity(width * height);
        for y in top..top + height {
            let line = plane.data.get(y * plane.stride + left * plane.step..).unwrap_or(&[]);
            let before = values.len();
            if plane.step == 1 {
                values.extend(line.iter().take(width));
            } else {
                values.extend(line.iter().step_by(plane.step.max(1)).take(width));
            }
            values.resize(before + width, 128);
        }
        values
    };
    Some(Colour { cb: copy(&chroma.cb), cr: copy(&chroma.cr), width, height })
}

impl PlanarPicture for Cutout {
    #[expect(clippy::expect_used, reason = "one pixel makes a picture")]
    fn luma(&self) -> Luma<'_> {
        // A cutout always holds its pixels; one grey pixel stands in for what cannot happen.
        Luma::new(&self.luma, self.width, self.height, self.width)
            .or_else(|| Luma::new(&[128], 1, 1, 1))
            .expect("one pixel makes a picture")
    }

    fn chroma(&self) -> Option<Chroma<'_>> {
        let colour = self.chroma.as_ref()?;
        let plane = |data| Plane { data, stride: colour.width, step: 1 };
        Some(Chroma {
            cb: plane(&colour.cb),
            cr: plane(&colour.cr),
            width: colour.width,
            height: colour.height,
        })
    }

    fn full_range(&self) -> bool {
        self.full_range
    }

    fn bt709(&self) -> bool {
        self.bt709
    }

    fn orientation(&self) -> Orientation {
        self.orientation
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one row of bright pixels at the top of a dark one: where it is shown tells the turn.
    fn picture(width: usize, height: usize, orientation: Orientation) -> Picture {
        let luma = (0..width * height).map(|at| if at < width { 255 } else { 0 }).collect();
        let cutout = Cutout { width, height, luma, chroma: None, full_range: true, bt709: true, orientation };
        cutout.into_picture()
    }

    #[test]
    fn a_label_is_turned_so_that_it_reads_from_left_to_right() {
        for (direction, turns) in [
            ([10, 10, 90, 14], 0),
            ([10, 10, 14, 90], 3),
            ([90, 10, 10, 14], 2),
            ([10, 90, 14, 10], 1),
            ([10, 10, 60, 50], 0),
        ] {
            for player in 0..4 {
                let orientation = Orientation { quarter_turns: player, mirrored: false };
                let cutout = Cutout::around(&picture(100, 100, orientation), whole(100, 100)).unwrap();
                let turned = cutout.upright(&direction).orientation.quarter_turns;
                assert_eq!(turned, (player + turns) % 4, "{direction:?} {player}");
                // The first edge, as it is shown now.
                let turn = Orientation { quarter_turns: turns, mirrored: false };
                let [x0, y0, x1, y1] = direction;
                let (from, to) = (turn.shown_point(x0, y0, 100, 100), turn.shown_point(x1, y1, 100, 100));
                assert!(to.0 - from.0 >= (to.1 - from.1).abs(), "{direction:?}: {from:?} {to:?}");
            }
        }
    }

    #[test]
    fn what_is_printed_around_a_symbol_is_kept_and_the_symbol_always() {
        let picture = picture(4_000, 3_000, Orientation::default());
        let bars = Region { x: 1_000, y: 1_000, width: 600, height: 200 };
        let (width, height) = Cutout::around(&picture, bars).unwrap().size();
        assert!((1_000..=1_008).contains(&width) && (600..=608).contains(&height), "{width} {height}");
        // As wide as a cutout can be: nothing of it is lost for what is around it.
        let wide = Region { x: 400, y: 1_000, width: MAX_SIDE_PX - 8, height: 900 };
        assert!(Cutout::around(&picture, wide).unwrap().size().0 >= 2_392);
        let larger = Region { x: 0, y: 0, width: 4_000, height: 900 };
        assert_eq!(Cutout::around(&picture, larger).unwrap().size().0, 2_400);
    }

    fn whole(width: usize, height: usize) -> Region {
        Region { x: 0, y: 0, width, height }
    }
}
