//! Quantities as people write them: `00:04.240`, 72 hours, 12.6 MB, 97 %.

use onetake_report::facts::SymbologyName;
use onetake_report::{Code, Detail, Param, Span, Value};

use super::Catalogue;

/// Values in milliseconds that are places in the video and no lengths of time.
const PLACES: &[&str] = &["from", "to", "number_shown", "outside", "opening", "contents", "audio_start"];

/// A measured value with its name, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NamedValue {
    /// What it is.
    pub name: String,
    /// How much, with its unit. May hold text from a file or a picture: escape it.
    pub value: String,
}

/// A time on the video's own clock: `00:04.240`, from one hour on `1:02:03.004`.
#[must_use]
pub fn clock_time(at_ms: i64) -> String {
    let sign = if at_ms < 0 { "−" } else { "" };
    let at_ms = at_ms.unsigned_abs();
    let (hours, minutes) = (at_ms / 3_600_000, at_ms / 60_000 % 60);
    let (seconds, rest) = (at_ms / 1_000 % 60, at_ms % 1_000);
    if hours > 0 {
        format!("{sign}{hours}:{minutes:02}:{seconds:02}.{rest:03}")
    } else {
        format!("{sign}{minutes:02}:{seconds:02}.{rest:03}")
    }
}

/// A date and time in RFC 3339 as people write it, with its zone; any other text as it is.
#[must_use]
pub fn date_time(text: &str) -> String {
    let is_date = |text: &str| {
        let mut places = text.bytes().enumerate();
        text.len() == 10
            && places.all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
    };
    let Some((date, rest)) = text.split_once('T').filter(|(date, _)| is_date(date)) else {
        return text.to_owned();
    };
    let Some(end) = rest.find(['Z', '+', '-', '[']).or(Some(rest.len())) else { return text.to_owned() };
    let (Some(time), Some(zone)) = (rest.get(..end), rest.get(end..)) else { return text.to_owned() };
    // Whoever compares clocks compares seconds; more digits only hide them.
    let time = match time.split_once('.') {
        Some((whole, part)) if part.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        _ => time,
    };
    let zone = if zone == "Z" { "UTC" } else { zone };
    format!("{date} {time} {zone}").trim_end().to_owned()
}

/// The words for what a detail of that name says, where they are no others': a state of the camera is none of a statement.
fn word_group(stem: &str) -> Option<&'static str> {
    match stem {
        "state" => Some("presence"),
        "kind" => Some("blocked"),
        "edge" => Some("edge"),
        "last_edge" => Some("last_edge"),
        "level" => Some("clock_level"),
        _ => None,
    }
}

impl Catalogue {
    /// A span on the video's own clock: its start alone when it is an instant of one frame or less.
    #[must_use]
    pub fn span(&self, span: Span) -> String {
        let one_frame = span.first_frame.is_some() && span.first_frame == span.last_frame;
        if one_frame || span.duration_ms() <= 1 {
            clock_time(span.start_ms)
        } else {
            format!("{}–{}", clock_time(span.start_ms), clock_time(span.end_ms))
        }
    }

    /// A length of time in the unit that people would use: `240 ms`, `1.92 s`, `3 min 20 s`, `72 h`.
    #[must_use]
    pub fn duration(&self, duration_ms: i64) -> String {
        let sign = if duration_ms < 0 { "−" } else { "" };
        let ms = duration_ms.unsigned_abs();
        let text = match ms {
            0..1_000 => self.unit("milliseconds", &ms.to_string()),
            1_000..120_000 => self.unit("seconds", &decimal(ms, 1_000)),
            120_000..7_200_000 => {
                let minutes = self.unit("minutes", &(ms / 60_000).to_string());
                match ms / 1_000 % 60 {
                    0 => minutes,
                    seconds => format!("{minutes} {}", self.unit("seconds", &seconds.to_string())),
                }
            }
            // Time limits are stated in hours up to some days.
            _ if ms >= 14 * 86_400_000 => {
                let days = self.unit("days", &(ms / 86_400_000).to_string());
                match ms / 3_600_000 % 24 {
                    0 => days,
                    hours => format!("{days} {}", self.unit("hours", &hours.to_string())),
                }
            }
            _ => {
                let hours = self.unit("hours", &(ms / 3_600_000).to_string());
                match ms / 60_000 % 60 {
                    0 => hours,
                    minutes => format!("{hours} {}", self.unit("minutes", &minutes.to_string())),
                }
            }
        };
        format!("{sign}{text}")
    }

    /// A length in bytes, exact and in a unit that people read at a glance.
    #[must_use]
    pub fn bytes(&self, bytes: u64) -> String {
        let exact = self.unit("bytes", &grouped(bytes));
        let (unit, size) = match bytes {
            0..1_000 => return exact,
            1_000..1_000_000 => ("kB", 1_000),
            1_000_000..1_000_000_000 => ("MB", 1_000_000),
            _ => ("GB", 1_000_000_000),
        };
        // One digit after the point.
        let tenths = u128::from(bytes) * 10 / size;
        format!("{}.{} {unit} ({exact})", tenths / 10, tenths % 10)
    }

    /// A share given in parts per million, in percent.
    #[must_use]
    pub fn percent(&self, ppm: i64) -> String {
        let sign = if ppm < 0 { "−" } else { "" };
        format!("{sign}{} %", decimal(ppm.unsigned_abs() / 1_000 * 1_000, 10_000))
    }

    /// The named values of an observation or a reason that mean something to people, in words. Those without a name in the
    /// catalogue are for programs; the JSON has them.
    #[must_use]
    pub fn values(&self, detail: &Detail) -> Vec<NamedValue> {
        let mut values: Vec<NamedValue> = Vec::new();
        // What an observer could not judge and why belong together.
        let observer = detail.text(Param::Observer).and_then(|name| name.parse().ok());
        if let Some(observer) = observer {
            let cause = detail.text(Param::Cause).and_then(|name| name.parse().ok());
            let value = cause.map_or_else(String::new, |cause| self.coverage_reason(cause));
            values.push(NamedValue { name: self.observer(observer), value });
        }
        // What was measured comes before the limits that it is compared with.
        let (limits, measured): (Vec<_>, Vec<_>) = detail.iter().partition(|(name, _)| is_limit(name));
        let ordered = measured.into_iter().chain(limits);
        values.extend(ordered.filter_map(|(name, value)| self.value(name, value)));
        values
    }

    /// One named value in words; the unit is in its name. None for values without a name in the catalogue.
    #[must_use]
    pub fn value(&self, name: &str, value: &Value) -> Option<NamedValue> {
        let (stem, unit) = Unit::of(name);
        // The shape of a window of sound has the name of a limit of time, and tells people nothing.
        if stem == "window" && matches!(value, Value::Text(_)) {
            return None;
        }
        if let (Some(group), Value::Text(text)) = (word_group(stem), value)
            && let Some(value) = self.find(&format!("{group}-{text}"), &[])
        {
            return Some(NamedValue { name: self.plain(&format!("{group}-name")), value });
        }
        // How sure a finding must be to fail reads unlike a limit of size or time.
        let spoken = match (stem, unit) {
            ("fail", Unit::Ppm) => self.plain("confidence-limit"),
            _ => self.find(&format!("param-{stem}"), &[])?,
        };
        Some(NamedValue { name: spoken, value: self.shown(value, stem, unit) })
    }

    fn shown(&self, value: &Value, stem: &str, unit: Unit) -> String {
        match value {
            // Where in the video something is, as the player shows it.
            Value::Int(number) if unit == Unit::Ms && PLACES.contains(&stem) => clock_time(*number),
            Value::Int(number) => self.quantity(*number, unit),
            Value::Text(text) => self.word(text, stem),
            Value::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.shown(item, stem, unit)).collect();
                items.join(&self.plain("list-separator"))
            }
        }
    }

    /// A text in a value. Only where a value is a name of ours or a time is it said in other words: the text of a symbol is
    /// shown as it was read, whatever it says.
    fn word(&self, text: &str, stem: &str) -> String {
        match stem {
            "code" | "was" | "break" | "codes" | "fail_codes" | "review_codes" | "hint_codes"
            | "covered_by" => text.parse::<Code>().map_or_else(|_| text.to_owned(), |code| self.code(code)),
            "clock" | "other_clock" | "which" | "lacks" | "field" | "says" | "measure" | "state"
            | "sides" | "exceptions" | "source" | "contrary" | "needs" | "claim" | "accepted_reason"
            | "counted_from" | "inspection" | "bars" => {
                self.find(&format!("word-{text}"), &[]).unwrap_or_else(|| text.to_owned())
            }
            "statement" => self.find(&format!("statement-{text}"), &[]).unwrap_or_else(|| text.to_owned()),
            "dispute" | "disputes" => {
                self.find(&format!("dispute-{text}"), &[]).unwrap_or_else(|| text.to_owned())
            }
            "item" | "items" => self.find(&format!("item-{text}"), &[]).unwrap_or_else(|| text.to_owned()),
            "condition" => self.find(&format!("condition-{text}"), &[]).unwrap_or_else(|| text.to_owned()),
            "document" => self
                .find(&format!("ask-document-{text}"), &[])
                .map_or_else(|| text.to_owned(), |words| words.trim_end_matches(['.', '。']).to_owned()),
            "limits" => self.find(&format!("limits-{text}"), &[]).unwrap_or_else(|| text.to_owned()),
            "zone" if text == "unknown" => self.plain("word-unknown_zone"),
            "orders" => self.find(&format!("step-{text}"), &[]).unwrap_or_else(|| text.to_owned()),
            "symbology" | "symbologies" => symbology(&text.into()).to_owned(),
            "at" | "other_at" => self.find(&format!("place-{text}"), &[]).unwrap_or_else(|| date_time(text)),
            "utc" | "stated" | "earliest" | "latest" | "local" => date_time(text),
            _ => text.to_owned(),
        }
    }

    fn quantity(&self, number: i64, unit: Unit) -> String {
        match unit {
            Unit::Us => self.duration_us(number),
            Unit::Ms => self.duration(number),
            Unit::Seconds => self.duration(number.saturating_mul(1_000)),
            Unit::Minutes => self.duration(number.saturating_mul(60_000)),
            Unit::Hours => self.unit("hours", &number.to_string()),
            Unit::Days => self.unit("days", &number.to_string()),
            Unit::Ppm => self.percent(number),
            Unit::Permille => self.percent(number.saturating_mul(1_000)),
            Unit::Px => self.unit("pixels", &number.to_string()),
            Unit::MilliPx => self.unit("pixels", &signed_decimal(number, 1_000)),
            Unit::Bytes => {
                u64::try_from(number).map_or_else(|_| number.to_string(), |bytes| self.bytes(bytes))
            }
            Unit::Hz => self.unit("hertz", &number.to_string()),
            Unit::MilliFps => self.unit("fps", &signed_decimal(number, 1_000)),
            Unit::Frames => self.text("unit-frames", &[("n", number.into())]),
            Unit::Milli => signed_decimal(number, 1_000),
            Unit::None => number.to_string(),
        }
    }

    fn duration_us(&self, us: i64) -> String {
        if us % 1_000 == 0 || us.unsigned_abs() >= 1_000_000 {
            self.duration(us / 1_000)
        } else {
            self.unit("milliseconds", &signed_decimal(us, 1_000))
        }
    }

    fn unit(&self, unit: &str, number: &str) -> String {
        self.text(&format!("unit-{unit}"), &[("n", number.into())])
    }
}

/// A symbology as its standard writes it; a name that is not known stays as it is.
pub(crate) fn symbology(name: &SymbologyName) -> &str {
    match name {
        SymbologyName::Code128 => "Code 128",
        SymbologyName::Code39 => "Code 39",
        SymbologyName::Code93 => "Code 93",
        SymbologyName::Codabar => "Codabar",
        SymbologyName::Itf => "ITF",
        SymbologyName::EanUpc => "EAN/UPC",
        SymbologyName::Qr => "QR",
        SymbologyName::DataMatrix => "Data Matrix",
        SymbologyName::Pdf417 => "PDF417",
        SymbologyName::Aztec => "Aztec",
        SymbologyName::MaxiCode => "MaxiCode",
        other => other.as_str(),
    }
}

fn is_limit(name: &str) -> bool {
    const STARTS: &[&str] = &["limit", "fail_", "review_", "min_", "max_", "window", "tolerance", "expected"];
    STARTS.iter().any(|start| name.starts_with(start))
        || name.ends_with("_needed")
        || name.starts_with("label_module")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Us,
    Ms,
    Seconds,
    Minutes,
    Hours,
    Days,
    Ppm,
    Permille,
    Px,
    MilliPx,
    Bytes,
    Hz,
    MilliFps,
    Frames,
    Milli,
    None,
}

impl Unit {
    /// The name without its unit, and the unit.
    fn of(name: &str) -> (&str, Self) {
        if name == "milli_fps" {
            return ("rate", Self::MilliFps);
        }
        const UNITS: &[(&str, Unit)] = &[
            ("_us", Unit::Us),
            ("_ms", Unit::Ms),
            ("_s", Unit::Seconds),
            ("_minutes", Unit::Minutes),
            ("_hours", Unit::Hours),
            ("_h", Unit::Hours),
            ("_days", Unit::Days),
            ("_ppm", Unit::Ppm),
            ("_permille", Unit::Permille),
            ("_milli_px", Unit::MilliPx),
            ("_px", Unit::Px),
            ("_bytes", Unit::Bytes),
            ("_hz", Unit::Hz),
            ("_mfps", Unit::MilliFps),
            ("_milli_fps", Unit::MilliFps),
            ("_frames", Unit::Frames),
            ("_milli", Unit::Milli),
        ];
        UNITS
            .iter()
            .find_map(|(suffix, unit)| name.strip_suffix(suffix).map(|stem| (stem, *unit)))
            .filter(|(stem, _)| !stem.is_empty())
            .unwrap_or((name, Self::None))
    }
}

/// The name of a value without its unit, by which the catalogue knows it.
#[cfg(test)]
pub(super) fn stem(name: &str) -> &str {
    Unit::of(name).0
}

fn signed_decimal(number: i64, one: u64) -> String {
    let sign = if number < 0 { "−" } else { "" };
    format!("{sign}{}", decimal(number.unsigned_abs(), one))
}

/// `number / one` with as many digits after the point as it needs; `one` is a power of ten.
fn decimal(number: u64, one: u64) -> String {
    let (whole, mut rest) = (number / one, number % one);
    if rest == 0 {
        return whole.to_string();
    }
    let mut digits = one.ilog10() as usize;
    while rest.is_multiple_of(10) {
        rest /= 10;
        digits -= 1;
    }
    format!("{whole}.{rest:0digits$}")
}

/// Digits in groups of three, so that a length can be compared by eye.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() * 4 / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Language;

    #[test]
    fn times_are_written_as_on_a_player() {
        assert_eq!(clock_time(4_240), "00:04.240");
        assert_eq!(clock_time(725_006), "12:05.006");
        assert_eq!(clock_time(3_723_004), "1:02:03.004");
        assert_eq!(clock_time(-34), "−00:00.034");
        assert_eq!(clock_time(i64::MIN), "−2562047788015:12:55.808");
    }

    #[test]
    fn lengths_of_time_are_written_as_people_say_them() {
        let zh = Catalogue::of(Language::ZhCn);
        let en = Catalogue::of(Language::En);
        let cases = [
            (0, "0 毫秒", "0 ms"),
            (240, "240 毫秒", "240 ms"),
            (1_920, "1.92 秒", "1.92 s"),
            (119_999, "119.999 秒", "119.999 s"),
            (120_000, "2 分钟", "2 min"),
            (200_000, "3 分钟 20 秒", "3 min 20 s"),
            (259_200_000, "72 小时", "72 h"),
            (261_000_000, "72 小时 30 分钟", "72 h 30 min"),
            (-1_500, "−1.5 秒", "−1.5 s"),
            (-525_852_000_000, "−6086 天 6 小时", "−6086 d 6 h"),
        ];
        for (ms, chinese, english) in cases {
            assert_eq!((zh.duration(ms).as_str(), en.duration(ms).as_str()), (chinese, english));
        }
    }

    #[test]
    fn dates_keep_their_zone() {
        for (text, shown) in [
            ("2026-11-21T10:00:09Z", "2026-11-21 10:00:09 UTC"),
            ("2026-11-18T12:40:00+08:00", "2026-11-18 12:40:00 +08:00"),
            ("2026-11-18T12:40", "2026-11-18 12:40"),
            ("2026-11-18", "2026-11-18"),
            ("TTTT", "TTTT"),
            ("箱T00:00Z", "箱T00:00Z"),
        ] {
            assert_eq!(date_time(text), shown);
        }
    }

    #[test]
    fn sizes_are_exact_and_readable() {
        let en = Catalogue::of(Language::En);
        assert_eq!(en.bytes(999), "999 bytes");
        assert_eq!(en.bytes(12_645_120), "12.6 MB (12,645,120 bytes)");
        assert_eq!(en.bytes(u64::MAX), "18446744073.7 GB (18,446,744,073,709,551,615 bytes)");
    }

    #[test]
    fn units_come_from_the_names_of_values() {
        let zh = Catalogue::of(Language::ZhCn);
        let detail = Detail::new()
            .with(Param::GapMs, 1_920)
            .with(Param::FailMs, 1_000)
            .with("share_ppm", 985_500)
            .with(Param::ShortSidePx, 720)
            .with(Param::Code, Code::SpliceCut.as_str())
            .with(Param::Clock, "burned_in")
            .with(Param::Text, "burned_in")
            .with(Param::At, "2026-11-20T04:11:42.000000Z")
            .with("not_in_the_catalogue", "文字")
            .with("corners_px", vec![1, 2]);
        let values: Vec<String> = zh
            .values(&detail)
            .into_iter()
            .map(|NamedValue { name, value }| format!("{name} {value}"))
            .collect();
        assert_eq!(
            values,
            [
                "时间 2026-11-20 04:11:42 UTC",
                "时钟 画面时钟",
                "涉及 画面剪切",
                "空缺 1.92 秒",
                "占比 98.5 %",
                "画面较短一边 720 像素",
                "文字 burned_in",
                "限值 1 秒"
            ]
        );
    }
}
