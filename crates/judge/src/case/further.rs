//! The parts of a case beyond numbers and times: order, custody, files; and whether they can be meant.

use std::collections::BTreeSet;
use std::fmt;

use onetake_report::{CustodyEvent, OrderLine, RecordedFile};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::table::is_rounded;
use super::{CaseError, Earliest, EntryFault, StatedTime, UtcTime};

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
        entry("order_value", EntryFault::NoCurrency { code: code.clone() })
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
        entry(field, EntryFault::NameControl {})?;
    }
    if name.chars().count() > MAX_NAME {
        entry(field, EntryFault::TextTooLong { limit: MAX_NAME })?;
    }
    if name.split("; ").any(is_rounded) {
        entry(field, EntryFault::Rounded { given: name.clone() })?;
    }
    Ok(Some(name).filter(|name| !name.is_empty()))
}

fn entry(field: &'static str, problem: EntryFault) -> Result<(), CaseError> {
    Err(CaseError::Entry { field, problem })
}

/// An installer opens after delivery.
pub(super) fn check_order(
    signed_off: Option<&StatedTime>,
    opened: Option<&StatedTime>,
) -> Result<(), CaseError> {
    match signed_off.zip(opened) {
        Some((signed_off, opened)) if opened.bounds().1 < signed_off.bounds().0 => entry(
            "opened_by_installer_at",
            EntryFault::OpenedBefore {
                opened: opened.text().to_owned(),
                signed_off: signed_off.text().to_owned(),
            },
        ),
        _ => Ok(()),
    }
}

pub(super) fn check_lines(lines: &[OrderLine]) -> Result<(), CaseError> {
    let (mut ids, mut serials) = (BTreeSet::new(), BTreeSet::new());
    for line in lines {
        let id = line.id.as_str();
        if id.trim().is_empty() {
            return entry("order_lines", EntryFault::LineWithoutId {});
        }
        if !ids.insert(id) {
            return entry("order_lines", EntryFault::LineTwice { id: id.to_owned() });
        }
        if line.quantity == 0 {
            return entry("order_lines", EntryFault::LineOfNothing { id: id.to_owned() });
        }
        if line.serials.len() > usize::try_from(line.quantity).unwrap_or(usize::MAX) {
            return entry("order_lines", EntryFault::TooManySerials { id: id.to_owned() });
        }
        if let Some(serial) = line.serials.iter().find(|serial| !serials.insert(serial.as_str())) {
            return entry("order_lines", EntryFault::SerialTwice { serial: serial.clone() });
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
        Some(_) => entry(field, EntryFault::TextTooLong { limit: MAX_TEXT }),
        None => Ok(()),
    }
}

pub(super) fn check_custody(events: &[CustodyEvent]) -> Result<(), CaseError> {
    for event in events {
        if event.segment.trim().is_empty() {
            return entry("custody", EntryFault::NoSegment {});
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
            return entry("files", EntryFault::FileTwice { name: file.name.clone() });
        }
        span_of("files", &file.begins_at, &file.ends_at)?;
    }
    Ok(())
}

/// Two instants, the second not before the first.
fn span_of(field: &'static str, from: &str, to: &str) -> Result<(), CaseError> {
    let instant = |text: &str| -> Result<UtcTime, CaseError> {
        let time: StatedTime = text.parse().map_err(|error| CaseError::Time { field, error })?;
        check_year(field, &Earliest::STATED, text, &time)?;
        time.instant().ok_or_else(|| CaseError::Entry {
            field,
            problem: EntryFault::NoZoneOfTime { given: text.to_owned() },
        })
    };
    if instant(to)? < instant(from)? {
        return entry(field, EntryFault::EndBeforeStart { end: to.to_owned(), start: from.to_owned() });
    }
    Ok(())
}

/// A year that cannot be meant, such as 0000 or 26, is a slip.
pub(super) fn check_year(
    field: &'static str,
    earliest: &Earliest,
    text: &str,
    time: &StatedTime,
) -> Result<(), CaseError> {
    if earliest.is_after(time) {
        return entry(field, EntryFault::TooEarly { given: text.to_owned(), year: earliest.year });
    }
    Ok(())
}

/// The instants of a span that was checked.
pub(crate) fn instants(from: &str, to: &str) -> Option<(UtcTime, UtcTime)> {
    let instant = |text: &str| text.parse::<StatedTime>().ok()?.instant();
    Some((instant(from)?, instant(to)?))
}
