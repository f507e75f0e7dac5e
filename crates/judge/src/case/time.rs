//! Times as persons and systems state them.

use std::str::FromStr;

use crate::fault::{Fault, FaultValue, ToFaultValue, faults};
use jiff::Zoned;
use jiff::civil::DateTime;
use jiff::fmt::temporal::{DateTimeParser, Pieces};
use jiff::tz::Offset;
use unicode_normalization::UnicodeNormalization as _;

use super::UtcTime;

/// Longest text that can be a time, in characters.
const MAX_TEXT: usize = 120;

/// A year before which a time cannot be meant, and its first instant in UTC, in seconds since 1970.
pub(crate) struct Earliest {
    pub(crate) year: u32,
    pub(crate) instant_s: i64,
}

impl Earliest {
    /// For what persons state about an order, a parcel and its video: before 2000 there were no such videos.
    pub(crate) const STATED: Self = Self { year: 2000, instant_s: 946_684_800 };
    /// For what file systems state: they count from 1970, and a clock that was never set shows just that.
    pub(crate) const OF_FILES: Self = Self { year: 1970, instant_s: 0 };

    /// Whether the time lies before it, whatever its zone.
    pub(crate) fn is_after(&self, time: &StatedTime) -> bool {
        time.bounds().1.as_second() < self.instant_s
    }
}

/// A time as a person or a system stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedTime {
    text: String,
    instant: Option<UtcTime>,
    civil: DateTime,
}

impl StatedTime {
    /// As it was stated, in plain characters and with dashes in its date.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The instant; none when it was stated without zone.
    #[must_use]
    pub fn instant(&self) -> Option<UtcTime> {
        self.instant
    }

    /// The date and time of day, whatever the zone.
    pub(crate) fn civil(&self) -> DateTime {
        self.civil
    }

    /// The earliest and the latest instant that it may mean: one and the same with a zone; without, all of the zones in
    /// use on Earth, UTC+14 to UTC−12.
    #[must_use]
    pub fn bounds(&self) -> (UtcTime, UtcTime) {
        match self.instant {
            Some(instant) => (instant, instant),
            None => {
                let at = |hours: i8| {
                    let beyond = if hours > 0 { UtcTime::MIN } else { UtcTime::MAX };
                    Offset::constant(hours).to_timestamp(self.civil).map_or(beyond, UtcTime::of)
                };
                (at(14), at(-12))
            }
        }
    }
}

impl FromStr for StatedTime {
    type Err = TimeError;

    /// RFC 3339 (`2026-11-20T15:04:00+08:00`), RFC 9557 (`...+08:00[Asia/Shanghai]`, `...[Asia/Shanghai]`), a space for
    /// the `T`, seconds left out; without zone it is kept as such. Also as spreadsheets and people write it, the year first:
    /// `2026/1/2 14:05`, `2026年1月2日 14:05`, `2026年1月2日14时5分`, and with the characters of an input method for Chinese.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        let plain: String = text.trim().nfkc().take(MAX_TEXT).collect();
        let stated = Self::of_standard(plain.trim()).or_else(|error| match spelled_out(&plain) {
            Some(standard) => Self::of_standard(&standard),
            None => Err(error),
        });
        stated.map_err(|error| TimeError { text: text.trim().to_owned(), ..error })
    }
}

impl StatedTime {
    fn of_standard(text: &str) -> Result<Self, TimeError> {
        static PARSER: DateTimeParser = DateTimeParser::new();
        let error = |problem: TimeFault| TimeError { text: text.to_owned(), problem };
        let unreadable = |_| error(TimeFault::NoTime {});
        let pieces = Pieces::parse(text).map_err(unreadable)?;
        let Some(time) = pieces.time() else {
            return Err(error(TimeFault::DateAlone {}));
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
                    error(TimeFault::Impossible { cause: source.to_string() })
                } else {
                    error(TimeFault::UnknownZone { name })
                }
            })?;
            Some(UtcTime::of(zoned.timestamp()))
        } else if pieces.offset().is_some() {
            Some(UtcTime::of(PARSER.parse_timestamp(text).map_err(unreadable)?))
        } else {
            None
        };
        Ok(Self { text: text.to_owned(), instant, civil })
    }
}

/// `2026/1/2 14:05` and `2026年1月2日 14时5分` as `2026-01-02 14:05`; none for a text of another form, such as one that does
/// not begin with the year.
fn spelled_out(text: &str) -> Option<String> {
    let (date, rest) = text.trim().split_once([' ', 'T', '日'])?;
    let parts: Vec<&str> = date.split(['/', '-', '.', '年', '月']).collect();
    let [year, month, day] = parts[..] else { return None };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let rest = rest.trim();
    // What follows the time of day is its zone.
    let end = rest.find(|c: char| !c.is_ascii_digit() && !":.时時点點分秒".contains(c)).unwrap_or(rest.len());
    let (clock, zone) = (rest.get(..end)?, rest.get(end..)?.trim());
    let clock = clock.replace(['时', '時', '点', '點', '分'], ":").replace('秒', "");
    let clock: Vec<String> =
        clock.trim_end_matches(':').split(':').map(|part| format!("{part:0>2}")).collect();
    Some(format!("{year}-{month:0>2}-{day:0>2} {}{zone}", clock.join(":")))
}

/// A text is no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} {problem}")]
#[non_exhaustive]
pub struct TimeError {
    /// The text.
    pub text: String,
    /// What is wrong and what to do.
    pub problem: TimeFault,
}

faults! {
    /// Why a text is no time.
    pub enum TimeFault in "time" {
        /// It cannot be read as one.
        NoTime {} = "none", "is no time: write it as 2026-11-20T15:04:00+08:00";
        /// It is a date alone.
        DateAlone {} = "date_alone", "is a date without a time of day: write it as 2026-11-20T15:04:00+08:00";
        /// There is no such time, or its zone and offset differ.
        Impossible { cause: String } = "impossible", "does not exist or contradicts itself: {cause}";
        /// No zone has that name.
        UnknownZone { name: String } = "unknown_zone", "names the unknown zone {name:?}: write an offset such as +08:00";
    }
}

impl TimeError {
    /// The fault as data, with the text as `given`.
    #[must_use]
    pub fn fault(&self) -> Fault {
        let mut fault = self.problem.fault();
        fault.values.push(("given", FaultValue::Text(self.text.clone())));
        fault
    }
}

impl ToFaultValue for TimeError {
    fn value(&self) -> FaultValue {
        FaultValue::Fault(Box::new(self.fault()))
    }
}
