//! Sheets as shop programs and spreadsheets leave them: CSV and TSV in UTF-8, UTF-16, GB18030 or Big5; XLSX, XLSB, ODS and
//! the old XLS.

use std::fs;
use std::io::{Cursor, ErrorKind};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _, Sheets};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use onetake_judge::case::{Field, MAX_TABLE_BYTES, Table, TableError, TableRow};

/// A sheet of a file: its rows as they stand there, whatever they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sheet {
    /// Its name, where the file names its sheets.
    pub name: Option<String>,
    /// Its rows, the names of its columns and what stands above them among them.
    pub rows: Vec<TableRow>,
}

/// The sheets of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SheetFile {
    /// The file.
    pub path: PathBuf,
    /// Those of its sheets that hold something.
    pub sheets: Vec<Sheet>,
    /// How the text of the file is encoded, such as `GB18030`; none of what is no text.
    pub encoding: Option<&'static str>,
    /// Whether the encoding is a guess from the text: no mark and no rule of UTF-8 says it.
    pub encoding_guessed: bool,
}

/// Why a file gives no sheets.
#[derive(Debug, thiserror::Error)]
#[error("{}: {fault}", path.display())]
#[non_exhaustive]
pub struct SheetError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub fault: SheetFault,
}

impl SheetError {
    /// The fault of that file.
    #[must_use]
    pub fn new(path: PathBuf, fault: SheetFault) -> Self {
        Self { path, fault }
    }
}

/// What is wrong with a file of sheets.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SheetFault {
    /// The system does not give it.
    #[error("it cannot be read ({0})")]
    Unreadable(#[source] std::io::Error),
    /// Larger than any sheet of a day.
    #[error("it is too large for a sheet: is this the right file?")]
    TooLarge,
    /// A workbook that does not open.
    #[error("it is no workbook that can be read ({0}): save it anew as XLSX or CSV")]
    Workbook(String),
    /// A workbook with a password.
    #[error("it has a password: save it without one")]
    Password,
    /// A text in an encoding that is not known.
    #[error("its text is in no encoding that is known: save it as UTF-8")]
    Encoding,
    /// It is no table of cases.
    #[error(transparent)]
    Table(#[from] TableError),
}

/// Whether a file of that name holds sheets.
#[must_use]
pub fn is_sheet_file(path: &Path) -> bool {
    is_text(path) || is_workbook(path)
}

fn has_extension(path: &Path, known: &[&str]) -> bool {
    path.extension().is_some_and(|extension| known.iter().any(|one| extension.eq_ignore_ascii_case(one)))
}

fn is_text(path: &Path) -> bool {
    has_extension(path, &["csv", "tsv"])
}

fn is_workbook(path: &Path) -> bool {
    has_extension(path, &["xlsx", "xlsm", "xlsb", "xls", "ods"])
}

impl SheetFile {
    /// The sheets of that file.
    ///
    /// # Errors
    ///
    /// [`SheetError`] when it cannot be read or holds none.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, SheetError> {
        let path = path.as_ref();
        Self::read_from(path).map_err(|fault| SheetError { path: path.to_owned(), fault })
    }

    /// The tables of cases in it, each with the name of its sheet; sheets without a column of waybills are passed over. Each
    /// choice says what the column of that name holds. Cells may use the words of every language.
    ///
    /// # Errors
    ///
    /// [`TableError`] of its first sheet when none has such a column.
    pub fn tables(&self, choices: &[(Field, String)]) -> Result<Vec<(Option<&str>, Table)>, TableError> {
        let mut tables = Vec::new();
        let mut first_fault = None;
        for sheet in &self.sheets {
            match Table::from_rows(sheet.rows.clone(), choices) {
                Ok(table) => {
                    tables.push((sheet.name.as_deref(), table.with_words(onetake_render::table_words())));
                }
                Err(fault) => first_fault = first_fault.or(Some(fault)),
            }
        }
        match first_fault {
            Some(fault) if tables.is_empty() => Err(fault),
            // A file without anything in it.
            None if tables.is_empty() => Table::from_rows(Vec::new(), choices).map(|_| tables),
            _ => Ok(tables),
        }
    }

    fn read_from(path: &Path) -> Result<Self, SheetFault> {
        let facts = fs::metadata(path).map_err(SheetFault::Unreadable)?;
        if !facts.is_file() {
            return Err(SheetFault::Unreadable(ErrorKind::IsADirectory.into()));
        }
        if facts.len() > MAX_TABLE_BYTES {
            return Err(SheetFault::TooLarge);
        }
        let bytes = fs::read(path).map_err(SheetFault::Unreadable)?;
        // Some programs write text under the name of a workbook: what the file is, its first bytes say.
        let workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
        if workbook {
            let sheets = workbook_sheets(&bytes)?;
            return Ok(Self { path: path.to_owned(), sheets, encoding: None, encoding_guessed: false });
        }
        let (text, encoding, encoding_guessed) = decode(&bytes)?;
        let sheets = vec![Sheet { name: None, rows: Table::divide(&text)? }];
        Ok(Self { path: path.to_owned(), sheets, encoding: Some(encoding.name()), encoding_guessed })
    }
}

/// The text, its encoding, and whether that is a guess.
fn decode(bytes: &[u8]) -> Result<(String, &'static Encoding, bool), SheetFault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0;
        return Ok((text.into_owned(), encoding, false));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), UTF_8, false));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let likely = detector.guess(None, Utf8Detection::Deny);
    // Shops here write one of these two; the names of the columns say which, where the letters leave it open.
    let mut candidates = [GB18030, BIG5];
    if likely == BIG5 {
        candidates.reverse();
    }
    let decoded = candidates.iter().filter_map(|encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
        Some((text.into_owned(), *encoding))
    });
    let decoded: Vec<(String, &'static Encoding)> = decoded.collect();
    let names_columns =
        |text: &str| Table::divide(text).is_ok_and(|rows| Table::from_rows(rows, &[]).is_ok());
    let named = decoded.iter().position(|(text, _)| names_columns(text));
    decoded
        .into_iter()
        .nth(named.unwrap_or(0))
        .map(|(text, encoding)| (text, encoding, true))
        .ok_or(SheetFault::Encoding)
}

fn workbook_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, SheetFault> {
    let said = |error: calamine::Error| {
        let said = error.to_string();
        if said.to_lowercase().contains("password") {
            SheetFault::Password
        } else {
            SheetFault::Workbook(said)
        }
    };
    let mut workbook: Sheets<_> = calamine::open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(said)?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).map_err(said)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let indent = usize::try_from(first_column).unwrap_or(0);
        let rows: Vec<TableRow> = (u64::from(first_row) + 1..)
            .zip(range.rows())
            .map(|(line, cells)| {
                let blank = std::iter::repeat_n(String::new(), indent);
                TableRow { line, cells: blank.chain(cells.iter().map(text_of)).collect() }
            })
            .filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()))
            .collect();
        if !rows.is_empty() {
            sheets.push(Sheet { name: Some(name), rows });
        }
    }
    Ok(sheets)
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
fn number_text(number: f64) -> String {
    const MAX_EXACT: f64 = 1e15;
    if number.fract() != 0.0 || !number.is_finite() {
        return number.to_string();
    }
    if number.abs() < MAX_EXACT { format!("{number:.0}") } else { format!("{number:.5e}").replace('e', "E+") }
}

#[cfg(test)]
mod tests;
