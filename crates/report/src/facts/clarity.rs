//! How clear the pictures are.

use super::macros::facts;

facts! {
    /// Sharpness, exposure and blockiness over the whole take.
    pub struct ClarityMeasured of ClarityMeasured {
        /// Frames measured.
        frames: u64,
        /// Mean grey level, 0 to 255 as coded.
        mean_luma: u64,
        /// Mean share of the picture at the dark end of the scale, 0 to 1,000,000.
        dark_clipped_ppm: u64,
        /// Mean share of the picture at the bright end of the scale, 0 to 1,000,000.
        bright_clipped_ppm: u64,
        /// Both together.
        clipped_ppm: u64,
        /// Median over the frames of how concentrated edges are, 0 to 1,000: 1,000 where every edge lies between two pixels.
        sharpness_milli: u64,
        /// Share of the frames that are sharp, 0 to 1,000,000: edges concentrated by 200 thousandths and by two thirds of
        /// the median at least.
        sharp_ppm: u64,
        /// Share of the frames without enough edges to tell, 0 to 1,000,000; they count as not sharp.
        edgeless_ppm: u64,
        /// Share of the frames in which most of the picture changes at once, 0 to 1,000,000.
        high_motion_ppm: u64,
        /// Steps at the 8-pixel grid of the coded picture against other steps, in thousandths: 1,000 where equal. None before any
        /// step was seen.
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
