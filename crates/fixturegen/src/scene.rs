//! The packing scene: what happens (story), what it looks like (paint), and where the label is at any time.

mod hand;
mod paint;
mod parcel;
mod story;
pub(crate) mod table;
mod track;

pub(crate) use paint::Painter;
pub(crate) use story::{Noise, NoiseKind, Stage, Story};

use crate::geometry::Camera;

/// What a scene is made from. Everything else follows from the seed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    pub(crate) seconds: f32,
    pub(crate) packing: bool,
    pub(crate) camera: (usize, usize),
    /// Pixels per Code 128 module while the label is held to the camera.
    pub(crate) module_px: f32,
    /// Direction of the bar code in the picture then, degrees; 0 reads from left to right.
    pub(crate) angle_deg: f32,
    /// Seconds for which the label is held to the camera; 0 leaves the parcel on the table.
    pub(crate) show_seconds: f32,
    /// Point of the label in the middle of the picture then, mm from its left top corner.
    pub(crate) focus: (f32, f32),
    /// No hands at work: nothing moves but light and noise.
    pub(crate) idle: bool,
    /// The label is shown after the contents, not before the opening.
    pub(crate) number_last: bool,
    /// Seconds for which the parcel is out of the picture after its label was shown; 0 keeps it in.
    pub(crate) away_seconds: f32,
}

impl Plan {
    pub(crate) fn camera(&self) -> Camera {
        // Portrait pictures see as much of the table across as landscape pictures see down, and a bit more.
        let (w, h) = self.camera;
        let scene_mm = if w >= h { 720.0 } else { 520.0 };
        Camera::new(w, h, scene_mm)
    }
}
