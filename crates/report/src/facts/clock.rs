//! A date and time burned into the pictures, as recorders do.

use super::macros::{facts, words};

words! {
    /// How much of a burned-in clock could be read.
    pub enum ClockLevel {
        /// The digit of the seconds alone, so that steps and rate are known, but no time of day.
        Ticks = "ticks",
        /// Hours, minutes and seconds.
        Time = "time",
        /// Date and time.
        DateTime = "datetime",
    }
}

facts! {
    /// A burned-in clock, read over a span. What it shows is what it shows: whether it was set right is not known.
    pub struct ClockReading of ClockReading {
        /// How much of it could be read.
        level: ClockLevel,
        /// What it shows at the first frame of the span: `2026-11-18T14:03:05`, or `14:03:05` where the date is not read or its
        /// order cannot be settled; 24 hours, no zone. None at the level of ticks.
        first: Option<String>,
        /// What it shows at the last frame of the span.
        last: Option<String>,
        /// Its seconds against those of the timestamps: 1,000,000 where it runs in real time.
        rate_ppm: i64,
        /// Corners of the stamp in pixels of the picture as shown: x and y in turn, clockwise from the upper left.
        corners_px: Vec<i64>,
        /// The dates that it may show, where the order of day, month and year cannot be settled.
        dates: Option<Vec<String>>,
    }
}

facts! {
    /// A burned-in clock that jumps against the timestamps.
    pub struct ClockJump of ClockJump {
        /// By how much, in milliseconds: above 0 when the clock goes ahead, as after time was taken out. Named like the step
        /// of timestamps.
        step_ms: i64,
    }
}

facts! {
    /// A burned-in clock that runs at another rate than the timestamps.
    pub struct ClockRate of ClockRate {
        /// Its seconds against those of the timestamps, 1,000,000 where both agree.
        rate_ppm: i64,
    }
}

facts! {
    /// A number burned into the pictures beside the clock, as recorders print the waybill. It is no reading of a label.
    pub struct ClockOverlayNumber of ClockOverlayNumber {
        /// The number as it was read. A `?` within it stands for one figure that is not read, a `?` at an end for all that
        /// stands close by there and is not read, such as letters.
        number: String,
        /// Corners of the number in pixels of the picture as shown: x and y in turn, clockwise from the upper left.
        corners_px: Vec<i64>,
    }
}
