//! A part of a picture, copied: readings keep the picture of their best sighting for the whole scan, and must not hold
//! the decoder's memory for so long.

use std::sync::Arc;

use crate::media::{Chroma, Luma, Orientation, Picture, PlanarPicture, Plane};
use crate::symbol::Region;

/// Longest side of a cutout in pixels: a label fills no more of an 8K picture.
const LONGEST: usize = 2400;

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
            width: region.width.saturating_add(3).min(LONGEST),
            height: region.height.saturating_add(3).min(LONGEST),
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

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        let side = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
        (side(self.width), side(self.height))
    }

    /// A handle on it.
    pub(super) fn held(self) -> Picture {
        Picture::new(Arc::new(self))
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
