//! Where the face of a label lies, from a symbol that was read on it.

use super::quad::Quad;
use crate::features::SeenLabel;
use crate::observe::presence::flow::Point;

/// A label goes on beyond its symbol: by this share of its length, and of the height of its bars or the side of its matrix code.
const BEYOND_ALONG: f32 = 0.06;
const BEYOND_BARS: f32 = 0.5;
const BEYOND_MATRIX: f32 = 0.12;
/// A symbol so much longer than high is one of bars.
const BARS_RATIO: f32 = 1.6;
/// Least height of bars, as a share of their length.
const MIN_BARS: f32 = 0.3;

/// The symbol itself.
pub(super) fn quad_of(label: &SeenLabel) -> Quad {
    Quad(label.corners.map(|corner| Point::new(corner.x as f32, corner.y as f32)))
}

/// The face around a symbol; none where its corners are no face.
pub(super) fn face_of(label: &SeenLabel) -> Option<Quad> {
    let quad = quad_of(label);
    let (along, across) = quad.sides();
    // Engines may name a single line across bars: bars are a quarter as high as long, or more.
    let beyond = |long: f32, high: f32| (MIN_BARS * long / high.max(1.0) - 1.0).max(0.0) / 2.0;
    let grown = if along > BARS_RATIO * across {
        quad.grown(BEYOND_ALONG, BEYOND_BARS.max(beyond(along, across)))
    } else if across > BARS_RATIO * along {
        quad.grown(BEYOND_BARS.max(beyond(across, along)), BEYOND_ALONG)
    } else {
        quad.grown(BEYOND_MATRIX, BEYOND_MATRIX)
    };
    quad.is_convex().then_some(grown)
}
