//! The one place that reads the clock: the library is told the time.

use std::time::SystemTime;

use jiff::{Timestamp, Zoned};
use onetake::case::UtcTime;

/// Now, to the second.
pub(crate) fn now() -> UtcTime {
    let now = Timestamp::now();
    SystemTime::from(Timestamp::from_second(now.as_second()).unwrap_or(now)).into()
}

/// Now, as a clock on the wall here shows it, with its zone.
pub(crate) fn here() -> String {
    Zoned::now().strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
