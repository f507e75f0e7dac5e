//! Pictures that stand still, come again, or show nothing.

use super::macros::facts;

facts! {
    /// One picture held while the scene before and after it lives. Changes are those from frame to frame, in thousandths of a
    /// grey level, from 0.
    pub struct StillnessFreeze of StillnessFreeze {
        /// How long it is held, in milliseconds.
        duration_ms: i64,
        /// The median change in the second before.
        before_milli: u64,
        /// The last change before it is held.
        last_milli: u64,
        /// The mean change inside.
        inside_milli: u64,
        /// The change to the first picture after it.
        resume_milli: u64,
        /// The median change in the second after.
        after_milli: u64,
    }
}

facts! {
    /// A picture held for a moment and then a jump that looks like a cut and is no larger than the motion around makes in that
    /// time, from the frame that was held to the last one that shows it. Changes are in thousandths of a grey level, from 0.
    pub struct StillnessStall of StillnessStall {
        /// How long it was held, in milliseconds.
        duration_ms: i64,
        /// How much the pictures change at its end.
        jump_milli: i64,
        /// How much they change within as much time before.
        before_milli: i64,
        /// How much they change within as much time after.
        after_milli: i64,
    }
}

facts! {
    /// A run of pictures shown again, forwards or backwards, found by the pictures themselves.
    pub struct ReplayedRun of_each [StillnessRepeat, StillnessReversal] {
        /// How long the run is, in milliseconds.
        duration_ms: i64,
        /// The first frame that is shown again.
        source_first_frame: u64,
        /// The last frame that is shown again.
        source_last_frame: u64,
        /// How many of 576 cells of the picture move within a tenth of a second inside the run, on average.
        moving_cells: u64,
        /// How many of 576 cells differ between the run and its source, on average, in thousandths of a cell.
        differing_cells: u64,
    }
}

facts! {
    /// A reversal of two frames, found by their order.
    pub struct SwappedPair of StillnessReversal {
        /// How many times farther from the picture beside the two its neighbour is than the other one, in thousandths; the
        /// smaller of both ends.
        order_milli: u64,
        /// How many of 144 blocks move there.
        blocks: u64,
    }
}

facts! {
    /// A run of pictures that show nothing: black, or without structure.
    pub struct StillnessNothing of_each [StillnessBlack, StillnessCovered] {
        /// How long the run is, in milliseconds.
        duration_ms: i64,
        /// Frames in it.
        frames: u64,
        /// Mean brightness in thousandths of a grey level, 0 to 255,000, as far as pictures were looked at.
        mean_luma_milli: Option<i64>,
        /// Grey levels between the darkest and the brightest twentieth, 0 to 255.
        spread: Option<i64>,
    }
}
