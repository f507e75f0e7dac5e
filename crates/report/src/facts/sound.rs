//! Whether there is sound, and whether it runs through.

use super::macros::{facts, words};

facts! {
    /// There is no sound.
    pub struct SoundAbsent of SoundAbsent {
        /// Whether a sound track is declared and delivered nothing.
        declared: bool,
    }
}

facts! {
    /// A silent span of the sound track.
    pub struct SoundSilent of SoundSilent {
        /// The loudest half second in it, in hundredths of a decibel against full scale, at most 0.
        loudest_cdb: i64,
        /// Whether every sample is zero, as of a muted track.
        digital: bool,
        /// Its share of the track, 0 to 1,000,000.
        share_ppm: u64,
        /// The coding of the track, as FFmpeg names it.
        codec: String,
    }
}

facts! {
    /// The sound starts later than the picture; from the first frame to the first sound.
    pub struct SoundLate of SoundLate {
        /// By how much, in milliseconds.
        late_ms: i64,
    }
}

facts! {
    /// The sound ends before the picture; from the last sound to the end of the picture.
    pub struct SoundEndsEarly of SoundEndsEarly {
        /// By how much, in milliseconds.
        early_ms: i64,
    }
}

facts! {
    /// The timestamps of the sound leave a hole or step back, once or several times in a row.
    pub struct SoundGap of SoundGap {
        /// All holes together in microseconds; below 0 for steps back.
        gap_us: i64,
        /// How many.
        gaps: u64,
    }
}

words! {
    /// The shape of the windows of an AAC encoding (ISO/IEC 14496-3).
    pub enum SoundWindow {
        /// Half a sine.
        Sine = "sine",
        /// Kaiser-Bessel derived.
        Kbd = "kbd",
    }
}

facts! {
    /// The frame grid of an earlier sound encoding breaks: somewhere between the end of one grid and the start of the next.
    pub struct SoundBreak of SoundBreak {
        /// How far the grid moves, in samples, modulo 1024.
        shift_samples: u64,
        /// Length of the span in milliseconds.
        uncertain_ms: i64,
        /// The most probable instant, in milliseconds from the start of the span.
        after_ms: i64,
        /// How far the grid before stands out of chance, in thousandths of a standard deviation.
        sigma_before_milli: i64,
        /// The same of the grid after.
        sigma_after_milli: i64,
        /// The windows of the encoding.
        window: SoundWindow,
        /// Where pictures come at one exact interval: whether a removal of whole pictures shifts the grid so.
        whole_frames: Option<bool>,
        /// Where pictures come at one exact interval: the share of all shifts that a removal of whole pictures makes, 0 to
        /// 1,000,000.
        whole_frames_by_chance_ppm: Option<u64>,
    }
}

facts! {
    /// The frame grid of an earlier sound encoding runs unbroken over a span.
    pub struct SoundUnbroken of SoundUnbroken {
        /// Place of the grid, in samples, modulo 1024.
        phase: u64,
        /// The windows of the encoding.
        window: SoundWindow,
        /// Seconds in which the grid was seen.
        seconds_seen: u64,
        /// Seconds in which it was not.
        seconds_unseen: u64,
        /// How far it stands out of chance, in thousandths of a standard deviation.
        sigma_milli: i64,
    }
}
