//! What can be wrong with a table.

use std::fmt;

use crate::case::{CaseError, TimeError, WaybillFault};
use crate::fault::{NameList, Suggestion, faults};

/// Something wrong at a place of a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub struct TableError {
    /// Line of the file, from 1; none where it is about the table as a whole.
    pub line: Option<u64>,
    /// Number of the column, from 1, and its name.
    pub column: Option<(usize, String)>,
    /// What is wrong and what to do.
    pub problem: Box<TableFault>,
}

faults! {
    /// What is wrong with a table.
    pub enum TableFault in "table" {
        /// The text is no table.
        Unreadable { cause: String } = "unreadable", "the table cannot be read: {cause}";
        /// There is nothing in it.
        Empty {} = "empty", "the table is empty: its first line names the columns";
        /// A row has more cells than there are names.
        TooManyCells { cells: usize, wanted: usize } = "too_many_cells", "it has {cells} cells where the first line names {wanted}: put a cell that holds the divider between quotes";
        /// No row has that number.
        NoRow { row: String, rows: usize } = "no_row", "the table has no row {row}: it has {rows} rows";
        /// No row has that waybill.
        NoWaybill { waybill: String, near: Suggestion } = "no_waybill", "the table has no waybill {waybill:?}{near}";
        /// There are names of columns alone.
        NoRows {} = "no_rows", "the table has names of columns and no row";
        /// It holds several orders, and none was chosen.
        SeveralRows { rows: usize } = "several_rows", "the table has {rows} rows: say which with --row, by its number from 1 or by its waybill";
        /// Rows of one order contradict each other.
        Differs { here: String, there: String, line: u64 } = "differs", "{here:?} differs from {there:?} on line {line}, of the same waybill: an order has one";
        /// A spreadsheet rounded a long number.
        Rounded { given: String } = "rounded", "{given:?} was rounded by a spreadsheet: format the column as text and enter the whole number";
        /// A number is none.
        Waybill { waybill: String, problem: WaybillFault } = "waybill", "the expected waybill {waybill:?} is no number: {problem}";
        /// A number is there twice.
        WaybillTwice { waybill: String } = "waybill_twice", "the expected waybill {waybill:?} is stated twice: state each number once";
        /// No zone has that name.
        NoZone { given: String } = "no_zone", "{given:?} is no zone: write it as +08:00 or Asia/Shanghai";
        /// A date that does not begin with its year.
        YearNotFirst { given: String } = "year_not_first", "{given:?}: write the year first, as 2026-11-20 15:04";
        /// A date that could be two.
        TwoDates { given: String, one: String, other: String } = "two_dates", "{given:?} could be {one} or {other}: write the year first, as 2026-11-20 15:04, or say which comes first, the day or the month";
        /// A time is none.
        Time { problem: TimeError } = "time", "{problem}";
        /// An order value without currency.
        NoCurrency { given: String } = "no_currency", "{given:?} names no currency: write it as 1299.00 CNY, or add a column currency";
        /// An order value that is no amount.
        NoAmount { given: String } = "no_amount", "{given:?} is no amount: write it as 1299.00 CNY";
        /// An order line without its number of pieces.
        NoQuantity {} = "no_quantity", "its row has no quantity: add how many pieces were ordered";
        /// A number of pieces that is none.
        NoPieces { given: String } = "no_pieces", "{given:?} is no number of pieces: write it as 2";
        /// A word that is none of those that the column can hold.
        NoWord { given: String, near: Suggestion, known: NameList } = "no_word", "there is no {given:?}{near}; known are: {known}";
        /// Two columns say the same.
        ColumnTwice { number: usize, name: String } = "column_twice", "it says the same as column {number} ({name}): keep one, or say which holds it";
        /// No column has the name that was asked for.
        NoColumn { given: String, near: Suggestion, names: NameList } = "no_column", "no column is called {given:?}{near}; there are {names}";
        /// No column holds the waybill.
        NoWaybillColumn { names: NameList } = "no_waybill_column", "no column holds the waybill: name one of them {names}; the first line names the columns";
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}")?;
            if let Some((number, name)) = &self.column {
                write!(f, ", column {number} ({name})")?;
            }
            f.write_str(": ")?;
        }
        self.problem.fmt(f)
    }
}

impl From<TableError> for CaseError {
    fn from(error: TableError) -> Self {
        Self::Table { error }
    }
}

/// A fault of the table as a whole.
pub(super) fn whole(problem: TableFault) -> TableError {
    TableError { line: None, column: None, problem: Box::new(problem) }
}
