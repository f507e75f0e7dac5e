//! The parts of a case beyond numbers and times: order, custody, files; and whether they can be meant.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use onetake_report::{CustodyEvent, OrderLine, RecordedFile};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::table::is_rounded;
use super::{CaseError, StatedTime};

/// Longest text that can be put into one entry, in characters.
const MAX_TEXT: usize = 200;

/// Longest number of an order, or of several, in characters.
const MAX_NAME: usize = 120;

/// How far the recorder's clock was found to be off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockOffset {
    /// Positive when the recorder's clock runs ahead.
    pub seconds: i64,
    /// The clock that it was compared with.
    pub checked_against: String,
}

/// The value of an order, or one that it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderValue {
    /// In hundredths of the currency.
    pub amount_minor: u64,
    /// Code of the currency as in ISO 4217, such as `CNY`.
    pub currency: String,
}

impl OrderValue {
    pub(super) fn check(&self) -> Result<(), CaseError> {
        if self.names_a_currency() {
            return Ok(());
        }
        let code = &self.currency;
        entry("order_value", format!("{code:?} is no code of a currency: write it as CNY, TWD, VND"))
    }

    /// Whether the currency has the form of a code; which codes are in use changes and is not looked at.
    pub(crate) fn names_a_currency(&self) -> bool {
        self.currency.len() == 3 && self.currency.bytes().all(|byte| byte.is_ascii_uppercase())
    }
}

impl fmt::Display for OrderValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02} {}", self.amount_minor / 100, self.amount_minor % 100, self.currency)
    }
}

/// A number or a name by which people find the order again: one line, in plain characters where an input method wrote
/// full-width ones. None where nothing was typed.
pub(super) fn check_name(field: &'static str, typed: &str) -> Result<Option<String>, CaseError> {
    let name = typed.nfkc().collect::<String>().trim().to_owned();
    if name.chars().any(char::is_control) {
        entry(field, "it has control characters: type it anew")?;
    }
    if name.chars().count() > MAX_NAME {
        entry(field, format!("it is longer than {MAX_NAME} characters"))?;
    }
    if name.split("; ").any(is_rounded) {
        let problem =
            format!("{name:?} was rounded by a spreadsheet: format the column as text and export it again");
        entry(field, problem)?;
    }
    Ok(Some(name).filter(|name| !name.is_empty()))
}

fn entry(field: &'static str, problem: impl Into<String>) -> Result<(), CaseError> {
    Err(CaseError::Entry { field, problem: problem.into() })
}

/// An installer opens after delivery.
pub(super) fn check_order(
    signed_off: Option<&StatedTime>,
    opened: Option<&StatedTime>,
) -> Result<(), CaseError> {
    match signed_off.zip(opened) {
        Some((signed_off, opened)) if opened.bounds().1 < signed_off.bounds().0 => entry(
            "opened_by_installer_at",
            format!("{} lies before the sign-off, {}: check both", opened.text(), signed_off.text()),
        ),
        _ => Ok(()),
    }
}

pub(super) fn check_lines(lines: &[OrderLine]) -> Result<(), CaseError> {
    let (mut ids, mut serials) = (BTreeSet::new(), BTreeSet::new());
    for line in lines {
        let id = line.id.as_str();
        if id.trim().is_empty() {
            return entry("order_lines", "a line has no id: number the lines");
        }
        if !ids.insert(id) {
            return entry(
                "order_lines",
                format!("the line {id:?} is there twice: give each an id of its own"),
            );
        }
        if line.quantity == 0 {
            return entry("order_lines", format!("the line {id:?} has quantity 0: leave it out"));
        }
        if line.serials.len() > usize::try_from(line.quantity).unwrap_or(usize::MAX) {
            let problem = format!("the line {id:?} has more serial numbers than pieces: check both");
            return entry("order_lines", problem);
        }
        if let Some(serial) = line.serials.iter().find(|serial| !serials.insert(serial.as_str())) {
            return entry("order_lines", format!("the serial number {serial:?} is there twice"));
        }
        let texts = line.title.iter().chain(&line.serials).chain([&line.id]);
        check_texts("order_lines", texts)?;
    }
    Ok(())
}

fn check_texts<'a>(
    field: &'static str,
    mut texts: impl Iterator<Item = &'a String>,
) -> Result<(), CaseError> {
    match texts.find(|text| text.chars().count() > MAX_TEXT) {
        Some(_) => entry(field, format!("a text is longer than {MAX_TEXT} characters: shorten it")),
        None => Ok(()),
    }
}

pub(super) fn check_custody(events: &[CustodyEvent]) -> Result<(), CaseError> {
    for event in events {
        if event.segment.trim().is_empty() {
            return entry("custody", "an event does not say which part of the way it is: fill in `segment`");
        }
        check_texts("custody", event.evidence.iter().chain([&event.segment]))?;
        span_of("custody", &event.from, &event.to)?;
    }
    Ok(())
}

pub(super) fn check_files(files: &[RecordedFile]) -> Result<(), CaseError> {
    let mut names = BTreeSet::new();
    for file in files {
        if !names.insert(file.name.as_str()) {
            return entry("files", format!("the file {:?} is there twice", file.name));
        }
        span_of("files", &file.begins_at, &file.ends_at)?;
    }
    Ok(())
}

/// Two instants, the second not before the first.
fn span_of(field: &'static str, from: &str, to: &str) -> Result<(), CaseError> {
    let instant = |text: &str| -> Result<Timestamp, CaseError> {
        let time: StatedTime = text.parse().map_err(|source| CaseError::Time { field, source })?;
        time.instant().ok_or_else(|| CaseError::Entry {
            field,
            problem: format!("{text:?} has no zone: write it as 2026-11-20T15:04:00+08:00"),
        })
    };
    if instant(to)? < instant(from)? {
        return entry(field, format!("{to} lies before {from}: check both"));
    }
    Ok(())
}

/// The instants of a span that was checked.
pub(crate) fn instants(from: &str, to: &str) -> Option<(Timestamp, Timestamp)> {
    let instant = |text: &str| text.parse::<StatedTime>().ok()?.instant();
    Some((instant(from)?, instant(to)?))
}
