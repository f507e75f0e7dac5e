//! An instant, whatever the zone in which it was said.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::{SignedDuration, Timestamp};

use super::{TimeError, TimeFault};

/// An instant of the years −9999 to 9999, to the nanosecond.
///
/// The library reads no clock: who calls it says what time it is.
///
/// ```
/// use onetake_judge::case::UtcTime;
/// use std::time::{Duration, SystemTime};
///
/// let sent: UtcTime = "2026-11-20T15:04:00+08:00".parse()?;
/// assert_eq!(sent.to_string(), "2026-11-20T07:04:00Z");
/// // A program gives `SystemTime::now()`.
/// let now = UtcTime::from(SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_158_240));
/// assert_eq!(now, sent);
/// # Ok::<(), onetake_judge::case::TimeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcTime(Timestamp);

impl UtcTime {
    /// The first that can be told.
    pub const MIN: Self = Self(Timestamp::MIN);
    /// The last that can be told.
    pub const MAX: Self = Self(Timestamp::MAX);

    /// So many milliseconds after the beginning of 1970; none outside the years that can be told.
    #[must_use]
    pub fn from_millisecond(millisecond: i64) -> Option<Self> {
        Timestamp::from_millisecond(millisecond).ok().map(Self)
    }

    /// Milliseconds since the beginning of 1970, without what is left of one.
    #[must_use]
    pub fn as_millisecond(self) -> i64 {
        self.0.as_millisecond()
    }

    /// Seconds since the beginning of 1970, without what is left of one.
    #[must_use]
    pub fn as_second(self) -> i64 {
        self.0.as_second()
    }

    pub(crate) const fn of(instant: Timestamp) -> Self {
        Self(instant)
    }

    pub(crate) fn later_by(self, duration: SignedDuration) -> Self {
        self.0.saturating_add(duration).map_or(Self::MAX, Self)
    }
}

impl From<SystemTime> for UtcTime {
    /// The nearest that can be told.
    fn from(time: SystemTime) -> Self {
        let beyond = if time < SystemTime::UNIX_EPOCH { Self::MIN } else { Self::MAX };
        Timestamp::try_from(time).map_or(beyond, Self)
    }
}

impl From<UtcTime> for SystemTime {
    fn from(time: UtcTime) -> Self {
        time.0.into()
    }
}

impl FromStr for UtcTime {
    type Err = TimeError;

    /// RFC 3339, such as `2026-11-20T15:04:00+08:00`. For what people write there is [`StatedTime`](super::StatedTime).
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let no_time = |_| TimeError { text: text.to_owned(), problem: TimeFault::NoTime {} };
        text.parse().map(Self).map_err(no_time)
    }
}

impl fmt::Display for UtcTime {
    /// RFC 3339 in UTC, such as `2026-11-20T07:04:00Z`, with as much of the second as there is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn texts_and_numbers_of_an_instant_agree() {
        let time: UtcTime = "2026-11-20T15:04:00.25+08:00".parse().unwrap();
        assert_eq!(time.to_string(), "2026-11-20T07:04:00.25Z");
        assert_eq!((time.as_second(), time.as_millisecond()), (1_795_158_240, 1_795_158_240_250));
        assert_eq!(UtcTime::from_millisecond(time.as_millisecond()), Some(time));
        for text in ["", "now", "2026-11-20", "2026-11-20T15:04:00", "2026-02-30T00:00:00Z"] {
            let error = text.parse::<UtcTime>().unwrap_err();
            assert!(error.to_string().contains("2026-11-20T15:04:00+08:00"), "{error}");
        }
    }

    #[test]
    fn what_a_clock_cannot_mean_is_the_nearest_instant() {
        let epoch = SystemTime::UNIX_EPOCH;
        assert_eq!(UtcTime::from(epoch).as_millisecond(), 0);
        let far = Duration::from_secs(1 << 40);
        assert_eq!(epoch.checked_add(far).map(UtcTime::from), Some(UtcTime::MAX));
        assert_eq!(epoch.checked_sub(far).map(UtcTime::from), Some(UtcTime::MIN));
        assert_eq!(UtcTime::from_millisecond(i64::MAX), None);
    }
}
