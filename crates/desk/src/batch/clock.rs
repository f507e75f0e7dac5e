//! The one place of the desk that reads the clock: a desk works on its own, and its ledger says when.

use std::time::{SystemTime, UNIX_EPOCH};

use onetake::case::UtcTime;

/// Now, to the second: times of the ledger are compared as texts.
pub(crate) fn now() -> UtcTime {
    #[expect(clippy::disallowed_methods, reason = "nobody stands beside a watch to tell it the time")]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    UtcTime::from(UNIX_EPOCH + std::time::Duration::from_secs(since.as_secs()))
}
