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
        /// Length of the parts of the take that the following are of, in milliseconds.
        every_ms: Option<i64>,
        /// Mean grey level in each part; 0 in one without frames.
        luma_each: Option<Vec<u32>>,
        /// Mean share of the picture at both ends of the scale in each part, 0 to 1,000,000.
        clipped_each_ppm: Option<Vec<u32>>,
        /// Mean over the frames with edges of how concentrated these are, in each part, 0 to 1,000.
        sharpness_each_milli: Option<Vec<u32>>,
    }
}

facts! {
    /// How clear the pictures are in a step of the process, as it was proposed.
    pub struct ClarityStep of ClarityStep {
        /// The code of the step, such as `stage.label_shown`.
        step: String,
        /// Mean grey level, 0 to 255 as coded.
        mean_luma: u64,
        /// Mean share of the picture at both ends of the scale, 0 to 1,000,000.
        clipped_ppm: u64,
        /// Share of the step in which pictures are sharp, 0 to 1,000,000, by the same measure as over the take.
        sharp_ppm: u64,
    }
}

facts! {
    /// A span that is much less sharp than the rest, too dark, or overexposed.
    pub struct ClaritySpan of_each [ClarityBlurred, ClarityDark, ClarityOverexposed] {
        /// How long, in milliseconds.
        duration_ms: i64,
    }
}
