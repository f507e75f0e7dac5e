//! Workbooks: XLSX, XLSB, ODS and the old XLS.

use std::collections::HashMap;
use std::io::Cursor;

use calamine::{Data, Dimensions, OdsError, Reader as _, Sheets, Xls, XlsError, Xlsx, XlsxError};
use onetake_judge::case::TableRow;

use super::{Sheet, SheetFault};

/// How a compound file begins: an old workbook, or any with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// How a ZIP file begins, which newer workbooks are.
const ZIP: &[u8] = b"PK\x03\x04";

type Workbook<'a> = Sheets<Cursor<&'a [u8]>>;

/// Whether a file that begins like this is a workbook: some programs write text under the name of one.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND)
}

/// The sheets that hold something.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, SheetFault> {
    let said = |error: calamine::Error| SheetFault::Workbook(error.to_string());
    let mut workbook = if bytes.starts_with(COMPOUND) { old(bytes) } else { new(bytes) }?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(said)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let indent = usize::try_from(first_column).unwrap_or(0);
        let mut rows: Vec<TableRow> = (u64::from(first_row) + 1..)
            .zip(range.rows())
            .map(|(line, cells)| {
                let blank = std::iter::repeat_n(String::new(), indent);
                TableRow { line, cells: blank.chain(cells.iter().map(text_of)).collect() }
            })
            .collect();
        fill_down(&mut rows, &merged(&mut workbook, &name));
        rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
        if !rows.is_empty() {
            sheets.push(Sheet { name: Some(name), rows });
        }
    }
    Ok(sheets)
}

fn old(bytes: &[u8]) -> Result<Workbook<'_>, SheetFault> {
    match Xls::new(Cursor::new(bytes)) {
        Ok(workbook) => Ok(Sheets::Xls(workbook)),
        Err(XlsError::Password) => Err(SheetFault::Password),
        // A newer workbook with a password is a compound file too.
        Err(error) => match Xlsx::new(Cursor::new(bytes)) {
            Err(XlsxError::Password) => Err(SheetFault::Password),
            _ => Err(SheetFault::Workbook(error.to_string())),
        },
    }
}

fn new(bytes: &[u8]) -> Result<Workbook<'_>, SheetFault> {
    calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| {
        match calamine::Ods::new(Cursor::new(bytes)) {
            Err(OdsError::Password) => SheetFault::Password,
            _ => SheetFault::Workbook(error.to_string()),
        }
    })
}

/// Merged cells of a sheet, where the kind of workbook tells them.
fn merged(workbook: &mut Workbook<'_>, name: &str) -> Vec<Dimensions> {
    let known = match workbook {
        Sheets::Xls(workbook) => workbook.merge_cells_by_sheet_name(name).ok(),
        Sheets::Xlsx(workbook) => workbook.merge_cells_by_sheet_name(name).ok(),
        _ => None,
    };
    known.unwrap_or_default()
}

/// Cells that are merged downward say the same in each of their rows, such as the number of a parcel beside its goods. Those that are
/// merged to the right are titles, and stay where they are.
fn fill_down(rows: &mut [TableRow], merged: &[Dimensions]) {
    let places: HashMap<u64, usize> = (0..).zip(rows.iter()).map(|(at, row)| (row.line, at)).collect();
    for Dimensions { start: (first, column), end: (last, _) } in merged {
        let column = usize::try_from(*column).unwrap_or(usize::MAX);
        let place = |row: u32| places.get(&(u64::from(row) + 1)).copied();
        let text = place(*first).and_then(|at| rows.get(at)?.cells.get(column).cloned());
        let Some(text) = text.filter(|text| !text.is_empty()) else { continue };
        // A file may say that a million rows are merged: those that are there count.
        let below = place(*first).map_or(0, |at| at + 1);
        for row in rows.iter_mut().skip(below).take_while(|row| row.line <= u64::from(*last) + 1) {
            if let Some(cell) = row.cells.get_mut(column).filter(|cell| cell.is_empty()) {
                cell.clone_from(&text);
            }
        }
    }
}

/// What a cell shows.
fn text_of(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
            let date = format!("{year}-{month:02}-{day:02}");
            let clock = format!("{hour:02}:{minute:02}:{second:02}");
            match milli {
                // A day without a time of day is a date alone: nothing says that it was midnight.
                _ if time.as_f64().fract() == 0.0 => date,
                0 => format!("{date} {clock}"),
                _ => format!("{date} {clock}.{milli:03}"),
            }
        }
        Data::DateTime(duration) => duration.as_f64().to_string(),
    }
}

/// A spreadsheet keeps 15 digits of a number: of a longer one the last are lost, and it is shown as it would show it.
pub(super) fn number_text(number: f64) -> String {
    const MAX_EXACT: f64 = 1e15;
    if number.fract() != 0.0 || !number.is_finite() {
        return number.to_string();
    }
    if number.abs() < MAX_EXACT { format!("{number:.0}") } else { format!("{number:.5e}").replace('e', "E+") }
}
