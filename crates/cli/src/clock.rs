//! The one place that reads the clock: the library is told the time.

use jiff::Timestamp;

/// Now, to the second.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}
