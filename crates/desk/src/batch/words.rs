//! What a batch tells, in words.

use std::path::Path;

use onetake::case::Field;
use onetake::inputs::{SheetError, SheetFault};
use onetake::message::{Arg, Catalogue};

use super::{BatchError, Event};
use crate::ledger::ledger_words;
use crate::results::{ResultWords, ResultsError};

/// What an event tells a person, a line for each thing; nothing where it is only progress. `zone` is that of times without one.
/// Names of files may hold anything: make the lines harmless where they are shown.
#[must_use]
pub fn event_words(words: &Catalogue, event: &Event<'_>, zone: Option<&str>) -> Vec<String> {
    let results = ResultWords::of(words.language());
    let path = |path: &Path| -> Arg<'static> { path.display().to_string().into() };
    let one = |id: &str, args: &[(&str, Arg<'_>)]| vec![words.text(id, args)];
    match event {
        Event::Sheet(sheet) => {
            let columns: Vec<String> = sheet
                .columns
                .iter()
                .map(|(kind, name)| format!("{name} → {}", field(words, *kind)))
                .collect();
            let mut lines = one(
                "batch-sheet",
                &[
                    ("file", path(&sheet.path)),
                    ("orders", sheet.orders.len().into()),
                    ("columns", columns.join(&words.plain("list-separator")).into()),
                ],
            );
            if let Some(encoding) = sheet.encoding.filter(|_| sheet.encoding_guessed) {
                let args = [("file", path(&sheet.path)), ("encoding", encoding.into())];
                lines.push(words.text("batch-encoding", &args));
            }
            lines
        }
        Event::Found { videos, orders, unreadable } => {
            let mut lines = Vec::new();
            if let Some(zone) = zone.filter(|_| *orders > 0) {
                lines.push(words.text("batch-zone", &[("zone", zone.into())]));
            }
            let args = [("videos", (*videos).into()), ("orders", (*orders).into())];
            lines.push(words.text("batch-found", &args));
            lines.extend(unreadable.iter().map(|(place, kind)| {
                let reason = words.system_error(&(*kind).into());
                words.text("batch-unreadable", &[("file", path(place)), ("reason", reason.into())])
            }));
            lines
        }
        Event::Rescued { ledger, rescued } => {
            let lost: u64 = rescued.lost.iter().map(|[first, last]| last.saturating_sub(*first) + 1).sum();
            let args = [
                ("ledger", path(ledger)),
                ("damaged", path(&rescued.damaged)),
                ("entries", rescued.entries.into()),
                ("lost", lost.into()),
            ];
            let none = rescued.entries == 0 && lost == 0;
            one(if none { "batch-rescued_none" } else { "batch-rescued" }, &args)
        }
        Event::SetAside(aside) => {
            let reason = results.set_aside(&aside.code, &aside.reason);
            one("batch-set_aside", &[("file", path(Path::new(&aside.path))), ("reason", reason.into())])
        }
        Event::Retry { path: file, fault } => {
            let reason = results.set_aside(&fault.code, &fault.reason);
            one("batch-retry", &[("file", path(file)), ("reason", reason.into())])
        }
        Event::Paused { file } => one("batch-paused", &[("file", path(file))]),
        Event::Statements { path: file } => one("batch-statements", &[("file", path(file))]),
        Event::SheetRefused { error } => {
            let args = [("file", path(&error.path)), ("reason", sheet_words(words, error).into())];
            one("batch-sheet_refused", &args)
        }
        Event::StatementsRefused { path: file, error } => {
            let reason = words.attest_error(error);
            one("batch-unreadable", &[("file", path(file)), ("reason", reason.into())])
        }
        Event::Work { .. }
        | Event::Started { .. }
        | Event::Progress { .. }
        | Event::Scanned { .. }
        | Event::Known { .. }
        | Event::Elsewhere { .. }
        | Event::Published { .. } => Vec::new(),
    }
}

fn field(words: &Catalogue, field: Field) -> String {
    words.plain(match field {
        Field::Waybill => "desk-column-expected",
        Field::OrderNumber => "desk-column-order",
        Field::Reference => "desk-column-reference",
        Field::SignedAt => "desk-column-signed",
        Field::Direction => "desk-field-direction",
        Field::OpenedAt => "desk-field-opened",
        Field::Zone => "desk-field-zone",
        Field::Dispute => "desk-field-dispute",
        Field::AcceptedReason => "desk-field-accepted_reason",
        Field::OrderValue => "desk-field-order_value",
        Field::Currency => "desk-field-currency",
        Field::Line => "desk-field-line",
        Field::Quantity => "desk-field-quantity",
        Field::Title => "desk-field-title",
        Field::Serials => "desk-field-serials",
        Field::Sha256 => "desk-field-sha256",
        // One of a later version goes by the first of its names.
        other => return other.names().first().copied().unwrap_or_default().to_owned(),
    })
}

/// What is wrong with a sheet, in words, without its path.
#[must_use]
pub fn sheet_words(words: &Catalogue, error: &SheetError) -> String {
    match &error.fault {
        SheetFault::TooLarge => words.plain("failure-sheet-too_large"),
        SheetFault::Workbook(cause) => {
            words.text("failure-sheet-workbook", &[("cause", cause.to_string().into())])
        }
        SheetFault::Password => words.plain("failure-sheet-password"),
        SheetFault::Page => words.plain("failure-sheet-page"),
        SheetFault::Encoding => words.plain("failure-sheet-encoding"),
        SheetFault::Table(error) => words.case_error(&error.clone().into()),
        SheetFault::Unreadable(error) => {
            words.text("failure-unreadable", &[("cause", words.system_error(error).into())])
        }
        fault => fault.to_string(),
    }
}

/// Why a batch could not be done, in words.
#[must_use]
pub fn batch_words(words: &Catalogue, error: &BatchError) -> String {
    match error {
        BatchError::Ledger(error) => ledger_words(words, error),
        BatchError::Away { place } => {
            format!("{}: {}", place.display(), words.plain("failure-batch-away"))
        }
        BatchError::Nothing { .. } => words.plain("failure-batch-nothing"),
        BatchError::Results(ResultsError::File { path, error }) => {
            let cause = words.text("failure-batch-file", &[("cause", words.system_error(error).into())]);
            format!("{}: {cause}", path.display())
        }
        BatchError::Sheet(error) => format!("{}: {}", error.path.display(), sheet_words(words, error)),
        error @ BatchError::Results(_) => error.to_string(),
    }
}
