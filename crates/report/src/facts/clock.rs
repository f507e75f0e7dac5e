//! A clock in the picture. No observer of this version reads one; the judge knows what it needs of one.

use super::macros::facts;

facts! {
    /// A burned-in clock, read over a span.
    pub struct ClockReading of ClockReading {
        /// What it shows at the start of the span: RFC 3339, without a zone where it shows none.
        at: String,
    }
}

facts! {
    /// A burned-in clock that jumps against the timestamps.
    pub struct ClockJump of ClockJump {
        /// By how much, in milliseconds: above 0 when the clock goes ahead. Named like the step of timestamps.
        step_ms: i64,
    }
}
