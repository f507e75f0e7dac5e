//! Times as persons and systems state them.

use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::fmt::temporal::{DateTimeParser, Pieces};
use jiff::{Timestamp, Zoned};

/// A time as a person or a system stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedTime {
    text: String,
    instant: Option<Timestamp>,
    civil: DateTime,
}

impl StatedTime {
    /// As it was stated.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The instant; none when it was stated without zone.
    #[must_use]
    pub fn instant(&self) -> Option<Timestamp> {
        self.instant
    }

    /// The date and time of day, whatever the zone.
    #[must_use]
    pub fn civil(&self) -> DateTime {
        self.civil
    }

    /// The earliest and the latest instant that it may mean: one and the same with a zone; without, all of the zones in
    /// use on Earth, UTC+14 to UTC−12.
    #[must_use]
    pub fn bounds(&self) -> (Timestamp, Timestamp) {
        match self.instant {
            Some(instant) => (instant, instant),
            None => {
                let at = |hours: i8| {
                    jiff::tz::Offset::constant(hours).to_timestamp(self.civil).unwrap_or(if hours > 0 {
                        Timestamp::MIN
                    } else {
                        Timestamp::MAX
                    })
                };
                (at(14), at(-12))
            }
        }
    }
}

impl FromStr for StatedTime {
    type Err = TimeError;

    /// RFC 3339 (`2026-11-20T15:04:00+08:00`), RFC 9557 (`...+08:00[Asia/Shanghai]`, `...[Asia/Shanghai]`), a space for
    /// the `T`, seconds left out; without zone it is kept as such.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        static PARSER: DateTimeParser = DateTimeParser::new();
        let text = text.trim();
        let error = |problem: String| TimeError { text: text.to_owned(), problem };
        let example = "write it as 2026-11-20T15:04:00+08:00";
        let unreadable = |_| error(format!("is no time: {example}"));
        let pieces = Pieces::parse(text).map_err(unreadable)?;
        let Some(time) = pieces.time() else {
            return Err(error(format!("is a date without a time of day: {example}")));
        };
        let civil = pieces.date().to_datetime(time);
        let instant = if let Some(zone) = pieces.time_zone_annotation() {
            let zoned: Result<Zoned, _> = PARSER.parse_zoned(text);
            let name = match zone.kind() {
                jiff::fmt::temporal::TimeZoneAnnotationKind::Named(named) => named.as_str().to_owned(),
                _ => text.to_owned(),
            };
            let zoned = zoned.map_err(|source| {
                if pieces.to_time_zone().is_ok() {
                    error(format!("does not exist or contradicts itself: {source}"))
                } else {
                    error(format!("names the unknown zone {name:?}: write an offset such as +08:00"))
                }
            })?;
            Some(zoned.timestamp())
        } else if pieces.offset().is_some() {
            Some(PARSER.parse_timestamp(text).map_err(unreadable)?)
        } else {
            None
        };
        Ok(Self { text: text.to_owned(), instant, civil })
    }
}

/// A text is no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} {problem}")]
pub struct TimeError {
    /// The text.
    pub text: String,
    /// What is wrong and what to do.
    pub problem: String,
}
