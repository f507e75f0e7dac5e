//! When the recording began, and times in the zone that the case speaks in.

use jiff::Timestamp;
use jiff::tz::Offset;
use onetake_report::{RecordingClock, RecordingTime, Report};

use crate::message::date_time;

/// The clocks in the order in which one of them is named alone: what a person stated, else what the file says, else its last
/// change on disk.
const BEST: [RecordingClock; 5] = [
    RecordingClock::Stated,
    RecordingClock::Container,
    RecordingClock::BurnedIn,
    RecordingClock::FileName,
    RecordingClock::FileSystem,
];

/// The best known time of recording.
pub(super) fn recorded(report: &Report) -> Option<&RecordingTime> {
    BEST.iter().find_map(|best| report.recording_times.iter().find(|time| time.clock == *best))
}

/// The message that names a clock.
pub(super) fn clock_message(clock: RecordingClock) -> String {
    format!("word-{clock}")
}

/// The zone in which people of the case tell the time: that of the sign-off, else of the stated time of recording.
pub(super) fn zone(report: &Report) -> Option<Offset> {
    let stated = [&report.case.signed_off_at, &report.case.recorded_at, &report.case.recorder_zone];
    stated.into_iter().flatten().find_map(|text| offset_in(text))
}

/// The offset at the end of a time such as `2026-11-17T18:20:00+08:00[Asia/Shanghai]`.
fn offset_in(text: &str) -> Option<Offset> {
    let text = text.split('[').next()?;
    let start = text.len().checked_sub(6)?;
    let (sign, digits) = (text.get(start..start + 1)?, text.get(start + 1..)?);
    let (hours, minutes) = digits.split_once(':')?;
    let two =
        |part: &str| part.parse::<i32>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let seconds = two(hours)? * 3_600 + two(minutes)? * 60;
    match sign {
        "+" => Offset::from_seconds(seconds).ok(),
        "-" => Offset::from_seconds(-seconds).ok(),
        _ => None,
    }
}

/// An instant in that zone alone, where it is known; else as it is written.
pub(super) fn instant(text: &str, zone: Option<Offset>) -> String {
    let told = local_time(text, zone);
    match told.split_once(" (") {
        Some((local, _)) => local.to_owned(),
        None => told,
    }
}

/// A time as people write it, in that zone where it is known, with the time in UTC beside it where that is how it was
/// written.
pub(super) fn local_time(text: &str, zone: Option<Offset>) -> String {
    let Some((at, zone)) = text.parse::<Timestamp>().ok().zip(zone) else { return date_time(text) };
    let local = zone.to_datetime(at);
    let minutes = zone.seconds().div_euclid(60);
    let (sign, minutes) = if minutes < 0 { ('−', -minutes) } else { ('+', minutes) };
    let shown = format!(
        "{} {:02}:{:02}:{:02} {sign}{:02}:{:02}",
        local.date(),
        local.hour(),
        local.minute(),
        local.second(),
        minutes / 60,
        minutes % 60
    );
    if text.ends_with('Z') && zone.seconds() != 0 {
        let utc = Offset::UTC.to_datetime(at);
        format!("{shown} ({:02}:{:02}:{:02} UTC)", utc.hour(), utc.minute(), utc.second())
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_the_zone_of_the_case() {
        let china = offset_in("2026-11-17T18:20:00+08:00[Asia/Shanghai]");
        assert_eq!(china.map(Offset::seconds), Some(8 * 3_600));
        assert_eq!(
            local_time("2026-11-17T20:49:19.412420113Z", china),
            "2026-11-18 04:49:19 +08:00 (20:49:19 UTC)"
        );
        assert_eq!(local_time("2026-11-17T18:20:00+08:00", china), "2026-11-17 18:20:00 +08:00");
        let west = offset_in("2026-11-17T18:20:00-03:30");
        assert_eq!(local_time("2026-11-17T03:00:00Z", west), "2026-11-16 23:30:00 −03:30 (03:00:00 UTC)");
        for odd in ["", "Z", "2026-11-17T18:20:00", "+1:0", "日期+08:0", "+99:99", "２0000+08:00"] {
            assert_eq!(local_time(odd, offset_in(odd)), date_time(odd), "{odd}");
        }
        assert_eq!(local_time("2026-11-17T03:00:00.25Z", None), "2026-11-17 03:00:00 UTC");
    }
}
