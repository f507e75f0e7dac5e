//! What several channels show together.

use super::macros::facts;

facts! {
    /// What it is worth that no cut was found: removals are tried on the take's own pictures, at an instant every one to four seconds, and looked at
    /// as every instant of the take is. Over the whole take, and once more for each part in which none would have shown.
    pub struct ContinuityPower of ContinuityPower {
        /// How long the removal is, in milliseconds.
        length_ms: i64,
        /// Instants of the span at which it was tried.
        instants: u64,
        /// Share of them at which it would have been seen, 0 to 1,000,000.
        share_ppm: u64,
    }
}

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
