//! How clear the pictures are.

use super::macros::facts;

facts! {
    /// Sharpness, exposure and blockiness over the whole take.
    pub struct ClarityMeasured of ClarityMeasured {
        /// Frames measured.
        frames: u64,
        /// Mean grey level, 0 to 255.
        mean_luma: u64,
        /// Share of the pixels that are as dark as can be, 0 to 1,000,000.
        dark_clipped_ppm: u64,
        /// Share of the pixels that are as bright as can be, 0 to 1,000,000.
        bright_clipped_ppm: u64,
        /// Both together.
        clipped_ppm: u64,
        /// Median sharpness of the frames, in thousandths of the share of fine detail in the edges.
        sharpness_milli: u64,
        /// Share of the frames that are sharp, 0 to 1,000,000.
        sharp_ppm: u64,
        /// Share of the frames without edges to measure by, 0 to 1,000,000.
        edgeless_ppm: u64,
        /// Share of the frames in which most of the picture moves, 0 to 1,000,000.
        high_motion_ppm: u64,
        /// How much more pictures change at the edges of coding blocks than beside them, in thousandths.
        blockiness_milli: Option<u64>,
    }
}

facts! {
    /// A span that is much less sharp than the rest, too dark, or overexposed.
    pub struct ClaritySpan of_each [ClarityBlurred, ClarityDark, ClarityOverexposed] {
        /// How long, in milliseconds.
        duration_ms: i64,
    }
}
