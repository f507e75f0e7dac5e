//! Sheets as shop programs and spreadsheets leave them: CSV and TSV in UTF-8, UTF-16, GB18030 or Big5; XLSX, XLSB, ODS and
//! the old XLS; and pages and XML under the name of a workbook.

mod markup;
mod workbook;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8};
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
    /// A page without a table, as a program gives it instead of a sheet to somebody who is not logged in.
    #[error("it is a web page without a table: export the sheet again, after logging in")]
    Page,
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
        if workbook::is_workbook(&bytes) {
            let sheets = workbook::read(&bytes)?;
            return Ok(Self { path: path.to_owned(), sheets, encoding: None, encoding_guessed: false });
        }
        let (text, encoding, encoding_guessed) = decode(&bytes)?;
        let sheets = sheets_of_text(&text)?;
        Ok(Self { path: path.to_owned(), sheets, encoding: Some(encoding.name()), encoding_guessed })
    }
}

/// The sheets of a text, whatever the name of its file says.
fn sheets_of_text(text: &str) -> Result<Vec<Sheet>, SheetFault> {
    if markup::is_markup(text) {
        return markup::read(text);
    }
    Ok(vec![Sheet { name: None, rows: Table::divide(text)? }])
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
    // GBK is a part of GB18030, and pages that name it hold more.
    let stated = markup::stated_encoding(bytes).map(|stated| if stated == GBK { GB18030 } else { stated });
    if let Some(stated) = stated.filter(|stated| *stated != UTF_8) {
        let text = stated.decode_without_bom_handling(bytes).0;
        return Ok((text.into_owned(), stated, false));
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
    let names_columns = |text: &str| {
        let names = |sheet: Sheet| Table::from_rows(sheet.rows, &[]).is_ok();
        sheets_of_text(text).is_ok_and(|sheets| sheets.into_iter().any(names))
    };
    let named = decoded.iter().position(|(text, _)| names_columns(text));
    decoded
        .into_iter()
        .nth(named.unwrap_or(0))
        .map(|(text, encoding)| (text, encoding, true))
        .ok_or(SheetFault::Encoding)
}

#[cfg(test)]
mod tests;
