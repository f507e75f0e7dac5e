//! How the timestamps run.

use super::macros::{facts, words};

facts! {
    /// A hole in the timestamps, from the frame before to the frame after.
    pub struct CadenceGap of CadenceGap {
        /// Its length in microseconds, from the frame before to the frame after.
        gap_us: i64,
        /// The clip's median interval in microseconds.
        median_us: i64,
        /// How many intervals of about that length the clip has, this one among them.
        alike: u64,
        /// Whether they are so many that a recorder may make them.
        usual: bool,
        /// How many intervals the clip has.
        intervals: u64,
        /// The frame before.
        before_frame: u64,
        /// The frame after.
        after_frame: u64,
    }
}

facts! {
    /// A run of frames that the recorder lost.
    pub struct CadenceDrop of CadenceDrop {
        /// At how many places.
        places: u64,
        /// How many frames.
        frames_lost: i64,
        /// The longest interval among them, in microseconds.
        longest_us: i64,
        /// The clip's median interval in microseconds.
        median_us: i64,
    }
}

facts! {
    /// A run of frames whose times of showing overlap.
    pub struct CadenceOverlap of CadenceOverlap {
        /// How many frames.
        frames: u64,
        /// Whether they state the same instant as the frame before; else their stated durations reach into the next frame.
        same_instant: bool,
    }
}

words! {
    /// Whose timestamps step back.
    pub enum SteppedBack {
        /// Those of pictures in the order of showing.
        Frame = "frame",
        /// Those of packets in the order of decoding.
        Packet = "packet",
    }
}

facts! {
    /// Timestamps that step backward; the whole take for steps beyond those that are recorded one by one.
    pub struct CadenceBackward of CadenceBackward {
        /// Whose.
        of: Option<SteppedBack>,
        /// The step in microseconds, below 0.
        step_us: Option<i64>,
        /// How many steps: 1 where the step is told.
        steps: u64,
    }
}

facts! {
    /// The frame rate changes to another steady one, at the first frame of the new one.
    pub struct CadenceRateChange of CadenceRateChange {
        /// Median interval before, in microseconds.
        before_us: i64,
        /// Median interval after, in microseconds.
        after_us: i64,
        /// The first frame at the new rate.
        frame: u64,
    }
}

facts! {
    /// The intervals between frames vary over the take.
    pub struct CadenceVariable of CadenceVariable {
        /// The median interval in microseconds.
        median_us: i64,
        /// The shortest interval in microseconds.
        shortest_us: i64,
        /// The longest interval in microseconds.
        longest_us: i64,
        /// Share of the intervals that are more than a tenth off the median, 0 to 1,000,000.
        off_median_ppm: u32,
        /// How many intervals.
        intervals: u64,
        /// The most frequent lengths in microseconds, rounded to milliseconds, the most frequent first; at most eight.
        common_us: Vec<i64>,
        /// How many intervals have each of these lengths.
        common_count: Vec<u64>,
    }
}

facts! {
    /// The take was recorded at high speed and is shown slower.
    pub struct CadenceSpeed of CadenceSpeed {
        /// The rate of recording that the recorder states, in frames per 1,000 seconds.
        capture_milli_fps: i64,
        /// The rate at which it is shown, in frames per 1,000 seconds.
        shown_milli_fps: i64,
    }
}

words! {
    /// What the times of frames follow from.
    pub enum DerivedFrom {
        /// The rate that the container states.
        ContainerRate = "container_rate",
        /// The times of frames around.
        Neighbours = "neighbours",
    }
}

facts! {
    /// Frames without a stated time, placed as their format fixes them.
    pub struct CadenceDerivedTimes of CadenceDerivedTimes {
        /// How many.
        frames: u64,
        /// What their times follow from.
        basis: DerivedFrom,
        /// The interval between them in microseconds.
        interval_us: i64,
    }
}

facts! {
    /// Picture and sound differ in length.
    pub struct CadenceLength of CadenceLength {
        /// Length of the picture in milliseconds.
        video_ms: i64,
        /// Length of the sound in milliseconds.
        audio_ms: i64,
        /// Sound less picture in milliseconds.
        difference_ms: i64,
        /// Start of the sound against that of the picture, in milliseconds: above 0 when it starts later.
        audio_start_ms: i64,
        /// Sound by picture, in millionths.
        ratio_ppm: i64,
    }
}
