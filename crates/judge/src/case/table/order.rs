//! The case of one order, from the rows that are its lines.

use onetake_report::{Direction, OrderLine};

use super::cell::{Cell, hundredths, several};
use super::{Field, Table, TableError, TableFault, TableRow};
use crate::case::{AcceptedReason, Dispute, Draft, OrderValue, RecorderZone, StatedTime};

/// An order of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Order {
    /// Lines of the file, or rows of the sheet, that it stands on, from 1.
    pub lines: Vec<u64>,
    /// What is known of it.
    pub draft: Draft,
    /// Cells that cannot be meant: what they were to say is not known.
    pub faults: Vec<TableError>,
    /// What stands in its rows, each text once, by the name of its column; columns without a name or without a text are left out.
    pub cells: Vec<(String, String)>,
}

/// Which part comes first in a date that does not begin with its year, such as `03/04/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// The day: 3 April.
    DayFirst,
    /// The month: 4 March.
    MonthFirst,
}

impl Table {
    /// The order of these rows.
    pub(super) fn order(&self, rows: &[&TableRow]) -> Order {
        let mut faults: Vec<TableError> = rows.iter().filter_map(|row| self.too_many_cells(row)).collect();
        let lines = rows.iter().map(|row| row.line).collect();
        if !faults.is_empty() {
            // Behind a cell that is one too many all others stand in wrong columns; a number is none by mistake.
            let number = self.once(rows, Field::Waybill).ok().flatten();
            let expected_waybills = number.and_then(|cell| self.waybills(cell).ok()).unwrap_or_default();
            let draft = Draft { expected_waybills, ..Draft::default() };
            return Order { lines, draft, faults, cells: self.cells(rows) };
        }
        let faulty = &mut faults;
        let zone = self.once(rows, Field::Zone).and_then(|cell| cell.map(zone).transpose());
        let zone = known(zone, faulty).or_else(|| self.zone.clone());
        let mut draft = Draft {
            // One parcel can bring back goods of several orders.
            order_number: self.all(rows, Field::OrderNumber),
            reference: self.all(rows, Field::Reference),
            ..Draft::default()
        };
        let mut once = |field| known(self.once(rows, field), faulty);
        let cells = [
            Field::Waybill,
            Field::Direction,
            Field::SignedAt,
            Field::OpenedAt,
            Field::Dispute,
            Field::AcceptedReason,
            Field::Sha256,
            Field::OrderValue,
            Field::Currency,
        ];
        let [waybills, direction, signed, opened, dispute, reason, sha256, value, currency] =
            cells.map(&mut once);
        let mut read = Reading { table: self, zone: zone.as_deref(), faults: &mut faults };
        draft.expected_waybills = read.of(waybills, |_, cell| self.waybills(cell)).unwrap_or_default();
        draft.direction = read.of(direction, |_, cell| self.direction(cell)).unwrap_or_default();
        draft.signed_off_at = read.of(signed, Reading::time);
        draft.opened_by_installer_at = read.of(opened, Reading::time);
        draft.dispute = read.of(dispute, |_, cell| self.dispute(cell));
        draft.accepted_reason = read.of(reason, |_, cell| self.reason(cell));
        draft.stated_sha256 = sha256.map(|cell| cell.text.to_owned());
        draft.order_value = read.of(value, |_, cell| amount(cell, currency.map(|cell| cell.text)));
        for (number, row) in (1..).zip(rows) {
            draft.order_lines.extend(known(self.order_line(row, number), &mut faults));
        }
        Order { lines, draft, faults, cells: self.cells(rows) }
    }

    fn cells(&self, rows: &[&TableRow]) -> Vec<(String, String)> {
        let named = self.names.iter().enumerate().filter(|(_, name)| !name.is_empty());
        let cells = named.map(|(at, name)| {
            let mut texts: Vec<&str> = Vec::new();
            for text in rows.iter().filter_map(|row| row.cells.get(at)) {
                if !text.is_empty() && !texts.contains(&text.as_str()) {
                    texts.push(text);
                }
            }
            (name.clone(), texts.join("; "))
        });
        cells.filter(|(_, text)| !text.is_empty()).collect()
    }

    /// What all rows of an order say, where they say it.
    fn once<'a>(&'a self, rows: &[&'a TableRow], field: Field) -> Result<Option<Cell<'a>>, TableError> {
        let mut cells = rows.iter().filter_map(|row| self.cell(row, field));
        let Some(first) = cells.next() else { return Ok(None) };
        match cells.find(|other| other.text != first.text) {
            None => Ok(Some(first)),
            Some(other) => Err(other.wrong(TableFault::Differs {
                here: other.text.to_owned(),
                there: first.text.to_owned(),
                line: first.line,
            })),
        }
    }

    /// Every text of a column, each once.
    fn all(&self, rows: &[&TableRow], field: Field) -> Option<String> {
        let mut texts: Vec<&str> = Vec::new();
        for cell in rows.iter().filter_map(|row| self.cell(row, field)) {
            if !texts.contains(&cell.text) {
                texts.push(cell.text);
            }
        }
        (!texts.is_empty()).then(|| texts.join("; "))
    }

    fn direction(&self, cell: Cell<'_>) -> Result<Direction, TableError> {
        let known = [
            ("return_unboxing", Direction::ReturnUnboxing),
            ("outbound_packing", Direction::OutboundPacking),
            ("buyer_unboxing", Direction::BuyerUnboxing),
        ];
        cell.one_of(&self.words, known.into_iter())
    }

    fn dispute(&self, cell: Cell<'_>) -> Result<Dispute, TableError> {
        cell.one_of(&self.words, Dispute::ALL.iter().map(|one| (one.as_str(), *one)))
    }

    fn reason(&self, cell: Cell<'_>) -> Result<AcceptedReason, TableError> {
        cell.one_of(&self.words, AcceptedReason::ALL.iter().map(|one| (one.as_str(), *one)))
    }

    fn order_line(&self, row: &TableRow, number: usize) -> Result<Option<OrderLine>, TableError> {
        let [id, title, serials, quantity] =
            [Field::Line, Field::Title, Field::Serials, Field::Quantity].map(|field| self.cell(row, field));
        let Some(first) = id.or(title).or(serials).or(quantity) else { return Ok(None) };
        let Some(quantity) = quantity else {
            return Err(first.wrong(TableFault::NoQuantity {}));
        };
        let pieces = quantity.text.parse::<u32>().ok().filter(|pieces| *pieces > 0);
        let problem = || TableFault::NoPieces { given: quantity.text.to_owned() };
        let quantity = pieces.ok_or_else(|| quantity.wrong(problem()))?;
        Ok(Some(OrderLine {
            id: id.map_or_else(|| number.to_string(), |cell| cell.text.to_owned()),
            quantity,
            title: title.map(|cell| cell.text.to_owned()),
            serials: serials.map_or_else(Vec::new, |cell| several(cell.text).map(str::to_owned).collect()),
        }))
    }
}

/// What a cell says; nothing of one that cannot be meant, whose fault is kept.
fn known<T>(read: Result<Option<T>, TableError>, faults: &mut Vec<TableError>) -> Option<T> {
    read.unwrap_or_else(|fault| {
        faults.push(fault);
        None
    })
}

/// The reading of cells that need to know of others.
struct Reading<'a> {
    table: &'a Table,
    zone: Option<&'a str>,
    faults: &'a mut Vec<TableError>,
}

impl Reading<'_> {
    fn of<'c, T>(
        &mut self,
        cell: Option<Cell<'c>>,
        read: impl FnOnce(&Self, Cell<'c>) -> Result<T, TableError>,
    ) -> Option<T> {
        let read = cell.map(|cell| read(self, cell)).transpose();
        known(read, self.faults)
    }

    fn time(&self, cell: Cell<'_>) -> Result<String, TableError> {
        let year_first = |text: &str| text.split(['/', '-', '年']).next().is_some_and(|year| year.len() == 4);
        let text =
            if year_first(cell.text) { cell.text.to_owned() } else { turned(cell, self.table.date_order)? };
        let time: StatedTime = text.parse().map_err(|problem| cell.wrong(TableFault::Time { problem }))?;
        let text = time.text().to_owned();
        let Some(zone) = self.zone.filter(|_| time.instant().is_none()) else { return Ok(text) };
        let zoned =
            if zone.starts_with(['+', '-']) { format!("{text}{zone}") } else { format!("{text}[{zone}]") };
        match zoned.parse::<StatedTime>() {
            Ok(_) => Ok(zoned),
            Err(problem) => Err(cell.wrong(TableFault::Time { problem })),
        }
    }
}

/// A time whose date ends with the year, with the year first. Where day and month could be exchanged, the order must be known.
fn turned(cell: Cell<'_>, order: Option<DateOrder>) -> Result<String, TableError> {
    let no_date = || cell.wrong(TableFault::YearNotFirst { given: cell.text.to_owned() });
    let (date, rest) = cell.text.split_once(' ').unwrap_or((cell.text, ""));
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [first, second, year] = parts[..] else { return Err(no_date()) };
    let number = |part: &str, digits: usize| {
        let plain = (1..=digits).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (Some(first), Some(second), Some(year)) =
        (number(first, 2), number(second, 2), number(year, 4).filter(|year| *year > 999))
    else {
        return Err(no_date());
    };
    let written =
        |month: u32, day: u32| format!("{year}-{month:02}-{day:02} {}", rest.trim()).trim().to_owned();
    let (day_first, month_first) = (written(second, first), written(first, second));
    let could_be = |month: u32, day: u32| (1..=12).contains(&month) && (1..=31).contains(&day);
    match (could_be(second, first), could_be(first, second), order) {
        (true, false, _) | (true, true, Some(DateOrder::DayFirst)) => Ok(day_first),
        (false, true, _) | (true, true, Some(DateOrder::MonthFirst)) => Ok(month_first),
        (true, true, None) if first == second => Ok(day_first),
        (true, true, None) => Err(cell.wrong(TableFault::TwoDates {
            given: cell.text.to_owned(),
            one: day_first,
            other: month_first,
        })),
        (false, false, _) => Err(no_date()),
    }
}

fn zone(cell: Cell<'_>) -> Result<String, TableError> {
    match cell.text.parse::<RecorderZone>() {
        Ok(zone) => Ok(zone.text().to_owned()),
        Err(_) => Err(cell.wrong(TableFault::NoZone { given: cell.text.to_owned() })),
    }
}

fn amount(cell: Cell<'_>, currency: Option<&str>) -> Result<OrderValue, TableError> {
    let code = |text: &str| {
        let code = text.trim().to_ascii_uppercase();
        (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then_some(code)
    };
    let text = cell.text.trim();
    let split = text.rsplit_once(' ').and_then(|(amount, last)| Some((amount, code(last)?)));
    let (amount, currency) = match (split, currency) {
        (Some((amount, currency)), _) => (amount, Some(currency)),
        (None, Some(currency)) => (text, code(currency)),
        (None, None) => (text, None),
    };
    let Some(currency) = currency else {
        return Err(cell.wrong(TableFault::NoCurrency { given: text.to_owned() }));
    };
    let amount_minor =
        hundredths(amount).ok_or_else(|| cell.wrong(TableFault::NoAmount { given: amount.to_owned() }))?;
    Ok(OrderValue { amount_minor, currency })
}
