//! Places where an engine found the frame of a matrix code or of stacked rows, and could not read what is in it: damaged,
//! smeared or covered codes. Seen more than once, and printed modules by their looks, they are labels that could not be read.

use super::tracks::{Kept, Light, Unread};
use crate::media::Frame;
use crate::symbol::pattern;
use crate::symbol::upright::RotatedRect;
use crate::symbol::{Point, Region, Resampled as _, Symbology, Undecoded};

/// Most places that are remembered.
const MAX_UNDECODED: usize = 8;
/// Searches that must find a place: those of one frame could be an accident of noise.
const SIGHTINGS: u32 = 2;
/// Shortest side of a code in pixels: ten modules of two pixels, and more than specks make.
const MIN_SIDE_PX: f32 = 24.0;
/// Longest side over the shortest of codes that are square.
const MAX_ASPECT: f32 = 1.6;

/// All places that are remembered.
#[derive(Debug, Default)]
pub(super) struct UndecodedCodes {
    places: Vec<Place>,
}

#[derive(Debug)]
struct Place {
    symbology: Symbology,
    at: Region,
    first: u64,
    last: u64,
    sightings: u32,
    path_px: f32,
    best: Kept,
}

impl UndecodedCodes {
    /// Takes in what a search of a frame found.
    pub(super) fn saw(&mut self, found: &[Undecoded], frame: &Frame<'_>) {
        for code in found {
            let (Some(at), Some(slant)) = (Region::around(&code.corners), slant_of(code)) else { continue };
            let known = self.places.iter_mut().find(|place| {
                place.symbology == code.symbology && 2 * place.at.shared(at) > place.at.area().min(at.area())
            });
            if let Some(place) = known {
                if place.last != frame.number {
                    place.sightings += 1;
                    place.path_px += (place.middle().0 - middle(at).0).hypot(place.middle().1 - middle(at).1);
                }
                (place.at, place.last) = (at, frame.number);
            } else if self.places.len() < MAX_UNDECODED
                && let Some(best) = Kept::of(frame, slant, 0)
            {
                self.places.push(Place {
                    symbology: code.symbology,
                    at,
                    first: frame.number,
                    last: frame.number,
                    sightings: 1,
                    path_px: 0.0,
                    best,
                });
            }
        }
    }

    /// Something was read there: it is no code that cannot be read.
    pub(super) fn was_read(&mut self, read: Region) {
        self.places.retain(|place| 2 * place.at.shared(read) <= place.at.area().min(read.area()));
    }

    /// Ends all places; gives those that are labels that could not be read.
    pub(super) fn end_all(&mut self) -> Vec<Unread> {
        let places = std::mem::take(&mut self.places).into_iter();
        places.filter(|place| place.sightings >= SIGHTINGS).filter_map(Place::unread).collect()
    }
}

impl Place {
    fn middle(&self) -> (f32, f32) {
        middle(self.at)
    }

    fn unread(self) -> Option<Unread> {
        let upright = self.best.as_it_lies(1.0)?;
        let luma = upright.luma()?;
        let look = pattern::look(&luma, self.symbology)?;
        let light = Light::on(&luma)?;
        let frames = self.last.saturating_sub(self.first);
        Some(Unread {
            frames: frames + 1,
            attempts: self.sightings,
            span: (self.first, self.last),
            best: self.best,
            look,
            light,
            bars: None,
            speed_milli_px: milli(self.path_px) / frames.max(1),
            symbology: Some(self.symbology),
        })
    }
}

fn middle(region: Region) -> (f32, f32) {
    let half = |from: usize, length: usize| (from + length / 2) as f32;
    (half(region.x, region.width), half(region.y, region.height))
}

#[expect(clippy::cast_sign_loss, reason = "a length is not negative")]
fn milli(length_px: f32) -> u64 {
    (1000.0 * length_px) as u64
}

/// The rectangle that is most like the corners of a code; none where they make no code, by their sides.
fn slant_of(code: &Undecoded) -> Option<RotatedRect> {
    let [one, two, three, four] = code.corners.map(|Point { x, y }| (x as f32, y as f32));
    let side = |(ax, ay): (f32, f32), (bx, by): (f32, f32)| (bx - ax).hypot(by - ay);
    let sides = [side(one, two), side(two, three), side(three, four), side(four, one)];
    let shortest = sides.into_iter().fold(f32::MAX, f32::min);
    let longest = sides.into_iter().fold(0.0, f32::max);
    // Opposite sides of a symbol are about as long as each other, and matrix codes are square or nearly so.
    let alike = |a: f32, b: f32| a.max(b) <= MAX_ASPECT * a.min(b);
    let square = code.symbology == Symbology::Pdf417 || longest <= MAX_ASPECT * shortest;
    if shortest < MIN_SIDE_PX || !alike(sides[0], sides[2]) || !alike(sides[1], sides[3]) || !square {
        return None;
    }
    Some(RotatedRect {
        x: (one.0 + two.0 + three.0 + four.0) / 4.0,
        y: (one.1 + two.1 + three.1 + four.1) / 4.0,
        angle: (two.1 - one.1).atan2(two.0 - one.0),
        width: sides[0].max(sides[2]),
        height: sides[1].max(sides[3]),
    })
}
