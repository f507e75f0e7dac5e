//! Orders of sheets, with the place of each.

use std::path::{Path, PathBuf};

use onetake::case::{DateOrder, Draft, Field, Table, TableError};
use onetake::inputs::{SheetError, SheetFault, SheetFile};

use crate::ledger::SheetPlace;

/// How a sheet is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SheetOptions {
    /// What the column of that name holds, where its name does not say it.
    pub columns: Vec<(Field, String)>,
    /// The zone of times that carry none.
    pub zone: Option<String>,
    /// The order of day and month in dates that do not begin with their year.
    pub date_order: Option<DateOrder>,
}

/// A file of sheets, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// The file.
    pub path: PathBuf,
    /// How its text is encoded; none of a workbook.
    pub encoding: Option<&'static str>,
    /// Whether the encoding is a guess.
    pub encoding_guessed: bool,
    /// What each column was taken for, with its name.
    pub columns: Vec<(Field, String)>,
    /// Its orders.
    pub orders: Vec<SheetOrder>,
}

/// An order of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SheetOrder {
    /// Where it stands.
    pub place: SheetPlace,
    /// What is known of it.
    pub draft: Draft,
    /// Cells that cannot be meant.
    pub faults: Vec<TableError>,
    /// What stands in its rows, by the names of the columns.
    pub cells: Vec<(String, String)>,
}

/// The orders of a file of sheets.
///
/// # Errors
///
/// [`SheetError`] when it cannot be read, or no sheet of it has a column of waybills.
pub fn read_sheet(path: &Path, options: &SheetOptions) -> Result<Sheet, SheetError> {
    let file = SheetFile::read(path)?;
    let no_table = |error: TableError| SheetError::new(path.to_owned(), SheetFault::Table(error));
    let mut columns: Vec<(Field, String)> = Vec::new();
    let mut orders = Vec::new();
    for (name, table) in file.tables(&options.columns).map_err(no_table)? {
        let table = with_options(table, options);
        for column in table.columns() {
            let known = (column.field, column.name.clone());
            if !columns.contains(&known) {
                columns.push(known);
            }
        }
        orders.extend(table.orders().into_iter().map(|order| SheetOrder {
            place: SheetPlace {
                file: path.to_string_lossy().into_owned(),
                sheet: name.map(str::to_owned),
                lines: order.lines,
            },
            draft: order.draft,
            faults: order.faults,
            cells: order.cells,
        }));
    }
    let (encoding, encoding_guessed) = (file.encoding, file.encoding_guessed);
    Ok(Sheet { path: path.to_owned(), encoding, encoding_guessed, columns, orders })
}

fn with_options(table: Table, options: &SheetOptions) -> Table {
    let table = match &options.zone {
        Some(zone) => table.with_zone(zone),
        None => table,
    };
    match options.date_order {
        Some(order) => table.with_date_order(order),
        None => table,
    }
}
