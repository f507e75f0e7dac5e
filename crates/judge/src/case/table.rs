//! A case from the rows of a table, as shop programs export them: CSV with a line of names, in English, Chinese or
//! Vietnamese. Rows with the same waybill are lines of one order. Columns with other names are passed over.
//!
//! ```csv
//! 运单号,签收时间,时区,商品编码,数量
//! SF1234567890123,2026/1/2 14:05,+08:00,A-1,2
//! SF1234567890123,2026/1/2 14:05,+08:00,B-7,1
//! ```

mod cell;
mod fault;
mod field;
mod head;
mod order;

use std::collections::HashMap;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

use self::cell::{Cell, folded, plain, several};
use self::fault::whole;
use super::draft::check_waybill;
use super::{CaseError, Draft};
use crate::fault::Suggestion;
use crate::text_file;

pub(super) use self::cell::is_rounded;
pub use self::fault::{TableError, TableFault};
pub use self::field::Field;
pub use self::order::{DateOrder, Order};

/// Tables larger than this are refused.
pub const MAX_TABLE_BYTES: u64 = 16 << 20;

/// A table of cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    columns: Vec<Column>,
    /// The names of all columns; empty of one without.
    names: Vec<String>,
    rows: Vec<TableRow>,
    words: Vec<Word>,
    /// The zone of times that carry none, where no column holds it.
    zone: Option<String>,
    date_order: Option<DateOrder>,
}

/// A name of a kind, a dispute or a reason in the words of some language: cells may use it in place of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The name as files have it, such as `missing_items`.
    pub name: &'static str,
    /// The words, such as 少件.
    pub text: String,
}

/// A column that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub field: Field,
    /// Its place in a row, from 0.
    pub at: usize,
    /// Its name as it stands in the table.
    pub name: String,
}

/// A row as it stands in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Line of the file on which it begins, or number of the row in its sheet, from 1.
    pub line: u64,
    /// The texts of its cells.
    pub cells: Vec<String>,
}

/// Whether a file of that name is a table.
#[must_use]
pub fn is_table(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default();
    extension.eq_ignore_ascii_case("csv") || extension.eq_ignore_ascii_case("tsv")
}

impl Table {
    /// A table from a file.
    ///
    /// # Errors
    ///
    /// [`CaseError`] when it cannot be read or is no such table.
    pub fn read(path: &Path) -> Result<Self, CaseError> {
        let error = |error| CaseError::Read { path: path.to_owned(), error };
        Ok(Self::parse(&text_file::read(path, MAX_TABLE_BYTES).map_err(error)?)?)
    }

    /// A table from its text. Cells are divided by what divides the line of names most often: a comma, a semicolon or a tab.
    ///
    /// # Errors
    ///
    /// [`TableError`] with line and column.
    pub fn parse(text: &str) -> Result<Self, TableError> {
        Self::from_rows(Self::divide(text)?, &[])
    }

    /// The rows of a text in CSV or TSV that hold something, the line of names among them.
    ///
    /// # Errors
    ///
    /// [`TableError`] when it is no such text.
    pub fn divide(text: &str) -> Result<Vec<TableRow>, TableError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let divided = |line: &str| {
            let count = |divider: &u8| line.bytes().filter(|byte| byte == divider).count();
            [b',', b';', b'\t'].into_iter().rev().map(|divider| (count(&divider), divider)).max()
        };
        // Above the names there may be a line with a title.
        let first = text.lines().take(head::MAX_ABOVE).filter_map(divided).max_by_key(|(count, _)| *count);
        let divider = first.filter(|(count, _)| *count > 0).map_or(b',', |(_, divider)| divider);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(divider)
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        for record in reader.records() {
            // From a text in memory with rows of any length, nothing can go wrong.
            let record =
                record.map_err(|error| whole(TableFault::Unreadable { cause: error.to_string() }))?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push(TableRow { line, cells: record.iter().map(str::to_owned).collect() });
        }
        Ok(rows)
    }

    /// A table from its rows, however they came out of a file. The names stand in the first row that names a column of
    /// waybills; what stands above it is passed over, but for names that reach down into that row, as merged cells do. Each
    /// choice says what the column of that name holds, whatever its name means otherwise.
    ///
    /// # Errors
    ///
    /// [`TableError`] with line and column.
    pub fn from_rows(rows: Vec<TableRow>, choices: &[(Field, String)]) -> Result<Self, TableError> {
        let plain_row = |row: TableRow| TableRow {
            line: row.line,
            cells: row.cells.iter().map(|cell| plain(cell)).collect(),
        };
        let mut rows: Vec<TableRow> = rows
            .into_iter()
            .map(plain_row)
            .filter(|row| row.cells.iter().any(|cell| !cell.is_empty()))
            .collect();
        if rows.is_empty() {
            return Err(whole(TableFault::Empty {}));
        }
        let (columns, names, below) = head::find(&rows, choices)?;
        rows.drain(..below);
        for column in columns.iter().filter(|column| column.field.is_of_numbers()) {
            for cell in rows.iter_mut().filter_map(|row| row.cells.get_mut(column.at)) {
                // Numbers as an input method for Chinese writes them; words stay as they are.
                *cell = cell.nfkc().collect();
            }
        }
        Ok(Self { columns, names, rows, words: Vec::new(), zone: None, date_order: None })
    }

    /// The same table, whose cells may also use these words.
    #[must_use]
    pub fn with_words(self, words: Vec<Word>) -> Self {
        Self { words, ..self }
    }

    /// The same table with the zone of times that carry none, such as `+08:00`; a column of zones goes before it.
    #[must_use]
    pub fn with_zone(self, zone: impl Into<String>) -> Self {
        Self { zone: Some(zone.into()), ..self }
    }

    /// The same table, whose dates that do not begin with their year have their parts in that order.
    #[must_use]
    pub fn with_date_order(self, order: DateOrder) -> Self {
        Self { date_order: Some(order), ..self }
    }

    /// The columns that are known.
    #[must_use]
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The case of one order: by the number of one of its rows, from 1, or by its waybill; without either the only order of
    /// the table.
    ///
    /// # Errors
    ///
    /// [`TableError`] when there is no such order or a cell cannot be meant.
    pub fn draft(&self, chosen: Option<&str>) -> Result<Draft, TableError> {
        let first = match chosen {
            Some(chosen) => self.chosen(chosen.nfkc().collect::<String>().trim())?,
            None => self.only()?,
        };
        let number = self.number(first);
        let of_order = |row: &&TableRow| {
            if number.is_empty() { std::ptr::eq(*row, first) } else { self.number(row) == number }
        };
        let order = self.order(&self.rows.iter().filter(of_order).collect::<Vec<_>>());
        match order.faults.into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(order.draft),
        }
    }

    /// Every order of the table, in the order of their first rows. Cells that cannot be meant are left out of its case and
    /// listed with it.
    #[must_use]
    pub fn orders(&self) -> Vec<Order> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut orders: Vec<Vec<&TableRow>> = Vec::new();
        for row in &self.rows {
            let number = self.number(row);
            let known = (!number.is_empty()).then(|| places.get(&number).copied()).flatten();
            match known.and_then(|place| orders.get_mut(place)) {
                Some(rows) => rows.push(row),
                None => {
                    places.insert(number, orders.len());
                    orders.push(vec![row]);
                }
            }
        }
        orders.iter().map(|rows| self.order(rows)).collect()
    }

    fn chosen(&self, chosen: &str) -> Result<&TableRow, TableError> {
        // Waybills are longer than any number of a row.
        if chosen.len() < 6 && chosen.bytes().all(|byte| byte.is_ascii_digit()) {
            let row = chosen.parse::<usize>().ok().and_then(|number| self.rows.get(number.checked_sub(1)?));
            let problem = || TableFault::NoRow { row: chosen.to_owned(), rows: self.rows.len() };
            return row.ok_or_else(|| whole(problem()));
        }
        let wanted = folded(chosen);
        let has = |row: &&TableRow| {
            self.cell(row, Field::Waybill)
                .is_some_and(|cell| several(cell.text).any(|one| folded(one) == wanted))
        };
        self.rows.iter().find(has).ok_or_else(|| {
            let known: Vec<&str> = self
                .rows
                .iter()
                .filter_map(|row| self.cell(row, Field::Waybill))
                .flat_map(|cell| several(cell.text))
                .collect();
            whole(TableFault::NoWaybill { waybill: chosen.to_owned(), near: Suggestion::of(chosen, known) })
        })
    }

    fn only(&self) -> Result<&TableRow, TableError> {
        let Some(first) = self.rows.first() else {
            return Err(whole(TableFault::NoRows {}));
        };
        let number = self.number(first);
        let same = |row: &TableRow| !number.is_empty() && self.number(row) == number;
        if self.rows.iter().skip(1).all(same) {
            return Ok(first);
        }
        Err(whole(TableFault::SeveralRows { rows: self.rows.len() }))
    }

    /// The waybill cell of a row, as what tells its order from others.
    fn number(&self, row: &TableRow) -> String {
        self.cell(row, Field::Waybill).map_or_else(String::new, |cell| folded(cell.text))
    }

    /// The fault of a row that has more cells than there are names: nobody knows which of them is one too many.
    fn too_many_cells(&self, row: &TableRow) -> Option<TableError> {
        let (cells, wanted) = (row.cells.len(), self.names.len());
        row.cells.iter().skip(wanted).any(|cell| !cell.is_empty()).then(|| {
            let problem = Box::new(TableFault::TooManyCells { cells, wanted });
            TableError { line: Some(row.line), column: None, problem }
        })
    }

    fn cell<'a>(&'a self, row: &'a TableRow, field: Field) -> Option<Cell<'a>> {
        let column = self.columns.iter().find(|column| column.field == field)?;
        let text = row.cells.get(column.at).map(String::as_str).filter(|text| !text.is_empty())?;
        Some(Cell { text, line: row.line, column })
    }

    fn waybills(&self, cell: Cell<'_>) -> Result<Vec<String>, TableError> {
        let mut waybills: Vec<String> = Vec::new();
        for one in several(cell.text) {
            if is_rounded(one) {
                return Err(cell.wrong(TableFault::Rounded { given: one.to_owned() }));
            }
            check_waybill(one, &waybills).map_err(|error| {
                cell.wrong(match error {
                    CaseError::Waybill { waybill, problem } => TableFault::Waybill { waybill, problem },
                    _ => TableFault::WaybillTwice { waybill: one.to_owned() },
                })
            })?;
            waybills.push(one.to_owned());
        }
        Ok(waybills)
    }
}

#[cfg(test)]
mod tests;
