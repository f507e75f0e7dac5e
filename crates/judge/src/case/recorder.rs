//! What is known of the recorder's clock beside the video: its zone, the name that it gave the file, and when the file was
//! last changed. A name and a date on the disk are changed by anybody in a moment: clocks of their own, and weak ones.

use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::{Case, CaseError, EntryFault, StatedTime, UtcTime};

/// Longest name of a file that is looked at, in characters: no file system of today takes a longer one.
const MAX_NAME: usize = 255;

/// The zone in which the recorder's clock is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecorderZone {
    text: String,
    zone: TimeZone,
}

impl RecorderZone {
    /// As it was stated.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The earliest and the latest instant that a time without zone means here: two where clocks are set back.
    pub(crate) fn bounds(&self, civil: DateTime) -> Option<(UtcTime, UtcTime)> {
        use jiff::tz::AmbiguousOffset::{Fold, Gap, Unambiguous};
        let at = |offset: Offset| offset.to_timestamp(civil).ok().map(UtcTime::of);
        let (one, other) = match self.zone.to_ambiguous_timestamp(civil).offset() {
            Unambiguous { offset } => (at(offset)?, at(offset)?),
            Gap { before, after } | Fold { before, after } => (at(before)?, at(after)?),
        };
        Some((one.min(other), one.max(other)))
    }
}

impl FromStr for RecorderZone {
    type Err = CaseError;

    /// A name of the IANA database, such as `Asia/Shanghai`, or an offset, such as `+08:00`.
    fn from_str(text: &str) -> Result<Self, CaseError> {
        let text = text.trim();
        let zone = match offset(text) {
            Some(offset) => Ok(TimeZone::fixed(offset)),
            None => TimeZone::get(text),
        };
        zone.map(|zone| Self { text: text.to_owned(), zone }).map_err(|_| CaseError::Entry {
            field: "recorder_zone",
            problem: EntryFault::NoZone { given: text.to_owned() },
        })
    }
}

fn offset(text: &str) -> Option<Offset> {
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = digits.split_once(':')?;
    let number = |text: &str| (text.len() == 2).then(|| text.parse::<i32>().ok()).flatten();
    let (hours, minutes) = (number(hours)?, number(minutes).filter(|minutes| *minutes < 60)?);
    // The zones in use on Earth.
    (hours <= 14).then(|| Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()).flatten()
}

/// A time in the name of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NameTime {
    /// The time. Names carry no zone, but for counts of milliseconds since 1970.
    pub at: StatedTime,
    /// What it is the time of.
    pub of: NameTimeOf,
}

/// What the time in a name is the time of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameTimeOf {
    /// Of the recording: its beginning or its end, depending on the recorder.
    Recording,
    /// Of the moment at which an app saved or sent the file, which the recording came before.
    Saving,
}

/// Apps that name a file by the milliseconds since 1970 at which they saved it.
const SAVED_MILLIS: [&str; 3] = ["mmexport", "wx_camera_", "microMsg."];

/// Apps that name a file by when it was sent or saved.
const SAVED_BY: [&str; 3] = ["whatsapp", "signal-", "telegram"];

/// The time in the name of a file, where its form leaves no doubt: `VID_20260102_030405.mp4`, `2026-01-02 03.04.05.mkv`,
/// `mmexport1767323045123.mp4`. None for a name with two times, with a date alone, or with hours from 1 to 12.
#[must_use]
pub fn time_in_name(name: &str) -> Option<NameTime> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    if let Some(millis) = SAVED_MILLIS.iter().find_map(|prefix| stem.strip_prefix(prefix)) {
        let end = millis.find(|c: char| !c.is_ascii_digit()).unwrap_or(millis.len());
        let millis = millis.get(..end).filter(|digits| digits.len() == 13)?;
        let at = UtcTime::from_millisecond(millis.parse().ok()?)?;
        return Some(NameTime { at: at.to_string().parse().ok()?, of: NameTimeOf::Saving });
    }
    let parts = parts(stem);
    let mut found: Vec<DateTime> = Vec::new();
    for start in 0..parts.len() {
        let Some(at) = parts.get(start..).and_then(date_time) else { continue };
        if !found.contains(&at) {
            found.push(at);
        }
    }
    let lower = stem.to_lowercase();
    let half_days = ["上午", "下午", "am", "pm"];
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let [at] = found[..] else { return None };
    if words.iter().any(|word| half_days.contains(word)) {
        return None;
    }
    let saved = SAVED_BY.iter().any(|app| lower.contains(app));
    let of = if saved { NameTimeOf::Saving } else { NameTimeOf::Recording };
    Some(NameTime { at: at.to_string().parse().ok()?, of })
}

/// A name in runs of digits and what stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    Digits(&'a str),
    Between(&'a str),
}

fn parts(stem: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = stem;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(if digits { Part::Digits(part) } else { Part::Between(part) });
        rest = after;
    }
    parts
}

/// A date and a time of day at the beginning of these parts.
fn date_time(parts: &[Part<'_>]) -> Option<DateTime> {
    use Part::{Between, Digits};
    let joint = |text: &str| matches!(text, "_" | "-" | " " | "T" | "_T" | " at " | "_at_" | "__");
    let (date, rest) = match parts {
        [Digits(run), ..] if matches!(run.len(), 14 | 17) => {
            return join(date(run.get(..8)?)?, run.get(8..14)?);
        }
        [Digits(run), Between(joined), rest @ ..] if run.len() == 8 && joint(joined) => (date(run)?, rest),
        [Digits(year), Between("_"), Digits(day), Between(joined), rest @ ..]
            if (year.len(), day.len()) == (4, 4) && joint(joined) =>
        {
            (date(&[*year, *day].concat())?, rest)
        }
        [
            Digits(year),
            Between(one),
            Digits(month),
            Between(two),
            Digits(day),
            Between(joined),
            rest @ ..,
        ] if one == two && matches!(*one, "-" | "." | "_") && joint(joined) => {
            let lengths = (year.len(), month.len(), day.len());
            (lengths == (4, 2, 2)).then_some(())?;
            (date(&[*year, *month, *day].concat())?, rest)
        }
        _ => return None,
    };
    match rest {
        [Digits(run), ..] if matches!(run.len(), 6 | 9) => join(date, run.get(..6)?),
        [Digits(hours), Between(one), Digits(minutes), Between(two), Digits(seconds), ..]
            if one == two && matches!(*one, "-" | "." | "_" | ":") =>
        {
            let lengths = (hours.len(), minutes.len(), seconds.len());
            (lengths == (2, 2, 2)).then_some(())?;
            join(date, &[*hours, *minutes, *seconds].concat())
        }
        _ => None,
    }
}

/// Eight digits as a date of a recorder whose clock is set.
fn date(digits: &str) -> Option<Date> {
    let year: i16 = digits.get(..4)?.parse().ok()?;
    let known = (2001..2100).contains(&year);
    known.then(|| Date::new(year, digits.get(4..6)?.parse().ok()?, digits.get(6..8)?.parse().ok()?).ok())?
}

fn join(date: Date, digits: &str) -> Option<DateTime> {
    let part = |from: usize| digits.get(from..from + 2)?.parse::<i8>().ok();
    Time::new(part(0)?, part(2)?, part(4)?, 0).ok().map(|time| date.to_datetime(time))
}

pub(super) fn check_name(name: &str) -> Result<(), CaseError> {
    let problem = match name {
        _ if name.trim().is_empty() => EntryFault::NameEmpty {},
        _ if name.chars().count() > MAX_NAME => EntryFault::NameTooLong {},
        _ if name.chars().any(char::is_control) => EntryFault::NameControl {},
        _ => return Ok(()),
    };
    Err(CaseError::Entry { field: "file_name", problem })
}

impl Case {
    /// The zone in which the recorder's clock is set.
    #[must_use]
    pub fn recorder_zone(&self) -> Option<&RecorderZone> {
        self.recorder_zone.as_ref()
    }

    /// The name that the recorder or an app gave the file.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    /// When the file was last changed, as a file system states it.
    #[must_use]
    pub fn file_modified_at(&self) -> Option<&StatedTime> {
        self.file_modified_at.as_ref()
    }

    /// The same case with the name of the file and the time of its last change, as the disk has them; what the case states
    /// itself stays. A name or a time that cannot be meant is left out.
    #[must_use]
    pub fn with_file(mut self, path: Option<&str>, modified_at: Option<&str>) -> Self {
        let name = path.map(|path| path.rsplit(['/', '\\']).next().unwrap_or(path));
        let name = name.filter(|name| check_name(name).is_ok()).map(str::to_owned);
        self.file_name = self.file_name.or(name);
        self.file_modified_at = self.file_modified_at.or(modified_at.and_then(|text| text.parse().ok()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn read(name: &str) -> (String, NameTimeOf) {
        let time = time_in_name(name).unwrap_or_else(|| panic!("{name}"));
        (time.at.text().to_owned(), time.of)
    }

    #[test]
    fn names_of_recorders_carry_a_time_without_zone() {
        for name in [
            "VID_20260102_030405.mp4",
            "IMG_20260102_030405.MOV",
            "PXL_20260102_030405123.mp4",
            "20260102_030405.mp4",
            "video_20260102_030405(1).mp4",
            "2026-01-02 03.04.05.mp4",
            "2026-01-02 03-04-05.mkv",
            "2026-01-02_03-04-05-123.mp4",
            "Screenrecorder-2026-01-02-03-04-05-678.mp4",
            "2026.01.02_03.04.05.avi",
            "2026_0102_030405_001.MP4",
            "DJI_20260102030405_0001_D.MP4",
            "ch01_20260102030405.mp4",
            "C:\\打包\\桌3_20260102T030405.mp4",
            "/nas/desk 3/录像_20260102_030405.mp4",
        ] {
            assert_eq!(read(name), ("2026-01-02T03:04:05".to_owned(), NameTimeOf::Recording), "{name}");
            assert_eq!(time_in_name(name).unwrap().at.instant(), None, "{name}: no zone is invented");
        }
    }

    #[test]
    fn apps_name_files_by_when_they_saved_them() {
        let saved = ("2026-01-02T03:04:05.123Z".to_owned(), NameTimeOf::Saving);
        assert_eq!(read("mmexport1767323045123.mp4"), saved);
        assert_eq!(read("wx_camera_1767323045123.mp4"), saved);
        assert_eq!(read("mmexport1767323045123(2).mp4"), saved);
        let sent = ("2026-01-02T03:04:05".to_owned(), NameTimeOf::Saving);
        assert_eq!(read("WhatsApp Video 2026-01-02 at 03.04.05.mp4"), sent);
    }

    #[test]
    fn what_leaves_a_doubt_is_no_time() {
        for name in [
            "",
            ".mp4",
            "return.mp4",
            "VID-20260102-WA0001.mp4",
            "20260102.mp4",
            "VID_20261302_030405.mp4",
            "VID_20260231_030405.mp4",
            "VID_20260102_250405.mp4",
            "VID_20260102_030460.mp4",
            "VID_19700101_000000.mp4",
            "VID_120260102_030405.mp4",
            "VID_20260102_0304051.mp4",
            "SF1234567890123.mp4",
            "NVR_20260102030405_20260102031405.mp4",
            "WhatsApp Video 2026-01-02 at 11.04.05 PM.mp4",
            "2026-01-02 下午 03.04.05.mp4",
            "2026-01.02 03.04.05.mp4",
            "mmexport17673230451234.mp4",
            "mmexport176732304512.mp4",
            "MVI_0001.MOV",
            "2026-1-2 3.4.5.mp4",
            "１２３４-01-02 03.04.05.mp4",
        ] {
            assert_eq!(time_in_name(name), None, "{name}");
        }
        assert!(time_in_name("VID_20260102_030405 copy of VID_20260102_030405.mp4").is_some(), "one time");
    }

    #[test]
    fn zones_are_names_or_offsets() {
        let bounds = |zone: &str, civil: &str| {
            let zone: RecorderZone = zone.parse().unwrap();
            let (earliest, latest) = zone.bounds(civil.parse().unwrap()).unwrap();
            [earliest.to_string(), latest.to_string()]
        };
        for zone in ["+08:00", "Asia/Shanghai", "Asia/Taipei"] {
            assert_eq!(bounds(zone, "2026-01-02T03:04:05"), ["2026-01-01T19:04:05Z"; 2], "{zone}");
        }
        // Clocks were set back: the hour came twice.
        let twice = bounds("Europe/Berlin", "2026-10-25T02:30:00");
        assert_eq!(twice, ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]);
        for text in ["", "CST", "Asia/Peking", "+8", "+15:00", "+08:60", "北京时间", "+", "８"] {
            let error = text.parse::<RecorderZone>().unwrap_err().to_string();
            assert!(error.contains("recorder_zone") && error.contains("+08:00"), "{text}: {error}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_name_makes_it_stumble(name in "\\PC{0,60}") {
            let _ = time_in_name(&name);
        }

        #[test]
        fn every_time_that_a_camera_writes_is_read_back(seconds in 978_400_000_i64..4_102_000_000) {
            let at = jiff::Timestamp::from_second(seconds).unwrap().to_zoned(TimeZone::UTC).datetime();
            let name = format!("VID_{}.mp4", at.strftime("%Y%m%d_%H%M%S"));
            let read = time_in_name(&name).unwrap();
            proptest::prop_assert_eq!(read.at.text(), at.to_string());
        }
    }
}
