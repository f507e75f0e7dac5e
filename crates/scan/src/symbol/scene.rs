//! Scenes with labels, and their pictures as brightness that readers take.

pub(crate) use onetake_testkit::scene::{Random, Scene};

use crate::media::Luma;

/// The brightness of a picture of a scene.
pub(crate) trait SceneLuma {
    /// A view of the picture that [`Scene::shot`] gave.
    fn luma<'a>(&self, shot: &'a [u8]) -> Luma<'a>;
}

impl SceneLuma for Scene {
    fn luma<'a>(&self, shot: &'a [u8]) -> Luma<'a> {
        Luma::new(shot, self.width, self.height, self.width).expect("a picture of that size")
    }
}
