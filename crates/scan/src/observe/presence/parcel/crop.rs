//! The part of a picture around a face, at a size at which the face is small enough to be cheap and large enough to be followed.

use super::quad::Quad;
use std::sync::OnceLock;

use crate::features::SmallLuma;
use crate::media::Luma;
use crate::observe::presence::flow::{Point, Pyramid};

/// Largest side of a part, in its own pixels: what is cut out of a picture stays cheap, however large the face is.
const MAX_SIDE: usize = 224;

/// So many of its pixels must lie around a face for its points to be followed: a patch and a little more.
const AROUND_PX: f32 = 8.0;

/// Sizes in which points of it are followed.
const LEVELS: usize = 4;

/// A part of a picture, each pixel the mean of a square of `times` by `times`.
#[derive(Debug)]
pub(super) struct Crop {
    pub(super) picture: SmallLuma,
    left: f32,
    top: f32,
    times: f32,
}

impl Crop {
    /// The part between left, top, right and bottom, as far as it lies inside the picture; none where next to nothing does.
    pub(super) fn of(luma: &Luma<'_>, [left, top, right, bottom]: [f32; 4], times: usize) -> Option<Self> {
        let times = times.max(1);
        let from = |place: f32| if place > 0.0 { place as usize } else { 0 };
        let (left, top) = (from(left), from(top));
        let (right, bottom) = (from(right).min(luma.width()), from(bottom).min(luma.height()));
        let size = |from: usize, to: usize| (to.checked_sub(from)? / times).min(MAX_SIDE).checked_sub(8);
        let (width, height) = (size(left, right)? + 8, size(top, bottom)? + 8);
        let start = top.checked_mul(luma.stride())?.checked_add(left)?;
        let part = Luma::new(luma.data().get(start..)?, width * times, height * times, luma.stride())?;
        let picture = SmallLuma::of(&part, width, height);
        Some(Self { picture, left: left as f32, top: top as f32, times: times as f32 })
    }

    /// Pixels of the whole picture along each side of one of its own.
    pub(super) fn times(&self) -> usize {
        self.times as usize
    }

    /// Whether it shows all of the face that the picture does, and what lies around it.
    pub(super) fn holds(&self, quad: Quad, picture: &Luma<'_>) -> bool {
        let [left, top, right, bottom] = quad.bounds();
        let room = AROUND_PX * self.times;
        let (width, height) = (picture.width() as f32, picture.height() as f32);
        let ends = |from: f32, side: usize| from + side as f32 * self.times;
        // What is cut off at the end of a picture is less than a pixel of the part.
        let edge = |end: f32, of: f32| end > of - self.times;
        let (end_x, end_y) = (ends(self.left, self.picture.width), ends(self.top, self.picture.height));
        (self.left <= 0.0 || left - room >= self.left)
            && (self.top <= 0.0 || top - room >= self.top)
            && (edge(end_x, width) || right + room <= end_x)
            && (edge(end_y, height) || bottom + room <= end_y)
    }

    /// Where a point of the whole picture lies in the part. The middle of the first pixel is (0, 0) in both.
    pub(super) fn inside(&self, point: Point) -> Point {
        let place = |at: f32, from: f32| (at + 0.5 - from) / self.times - 0.5;
        Point::new(place(point.x, self.left), place(point.y, self.top))
    }

    /// Where a point of the part lies in the whole picture.
    pub(super) fn outside(&self, point: Point) -> Point {
        let place = |at: f32, from: f32| (at + 0.5) * self.times + from - 0.5;
        Point::new(place(point.x, self.left), place(point.y, self.top))
    }
}

/// What is cut out of a picture, made ready when it is first compared.
#[derive(Debug)]
pub(super) struct Cut {
    pub(super) crop: Crop,
    ready: OnceLock<Pyramid>,
}

impl Cut {
    pub(super) fn of(luma: &Luma<'_>, around: [f32; 4], times: usize) -> Option<Self> {
        Crop::of(luma, around, times).map(Self::from)
    }

    pub(super) fn pyramid(&self) -> &Pyramid {
        self.ready.get_or_init(|| Pyramid::new(&self.crop.picture, LEVELS))
    }
}

impl From<Crop> for Cut {
    fn from(crop: Crop) -> Self {
        Self { crop, ready: OnceLock::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_go_in_and_out_again() {
        let data: Vec<u8> = (0..100 * 60).map(|at| (at % 100) as u8).collect();
        let luma = Luma::new(&data, 100, 60, 100).unwrap();
        let crop = Crop::of(&luma, [20.0, 10.0, 90.0, 55.0], 2).unwrap();
        assert_eq!((crop.picture.width, crop.picture.height), (35, 22));
        assert_eq!(crop.picture.row(3)[0], 20 * 16 + 8);
        let point = Point::new(31.0, 17.5);
        assert_eq!(crop.outside(crop.inside(point)), point);
        // Beyond the picture there is nothing.
        let crop = Crop::of(&luma, [-30.0, -10.0, 500.0, 500.0], 1).unwrap();
        assert_eq!((crop.picture.width, crop.picture.height), (100, 60));
        assert!(Crop::of(&luma, [96.0, 0.0, 120.0, 60.0], 1).is_none());
        assert!(Crop::of(&luma, [f32::NAN, 0.0, f32::NAN, 60.0], 1).is_none());
    }
}
