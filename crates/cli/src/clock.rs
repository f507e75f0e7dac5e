//! The one place that reads the clock: the library is told the time.

use jiff::{Timestamp, Zoned};

/// Now, to the second.
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_second(now.as_second()).unwrap_or(now)
}

/// Now, as a clock on the wall here shows it, with its zone.
pub(crate) fn here() -> String {
    Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
