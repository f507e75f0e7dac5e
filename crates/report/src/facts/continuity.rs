//! What several channels show together.

use super::macros::facts;

facts! {
    /// Several independent channels mark the same instant as a break: the confidence of each that does, 0 to 1,000,000.
    pub struct ContinuityBreak of ContinuityBreak {
        /// A joint of pictures.
        picture_ppm: Option<u32>,
        /// A break in the frame grid of an earlier sound encoding.
        sound_ppm: Option<u32>,
        /// A jump of a clock in the picture.
        clock_ppm: Option<u32>,
        /// A trace in the container or in the coded stream.
        container_ppm: Option<u32>,
    }
}
