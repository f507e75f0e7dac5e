//! Cases as a table: on a terminal, as a page that works from a file share, as XLSX and CSV to give back, as JSON for programs.

mod csv;
mod drop;
mod index;
mod json;
mod row;
mod text;
mod words;
mod xlsx;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use onetake::evidence::EvidenceError;
use onetake::message::Language;
use onetake::report::ExitCode;
use thiserror::Error;

pub use self::drop::drop_cases;
pub use self::json::json_line;
pub use self::row::{CasePending, CaseResult, Note, ReasonLine, VideoResult};
pub use self::text::table;
pub use self::words::ResultWords;

/// The table as a page, as a workbook, and as text.
pub const INDEX_FILE: &str = "index.html";
/// The table as a workbook.
pub const XLSX_FILE: &str = "results.xlsx";
/// The table as comma-separated text.
pub const CSV_FILE: &str = "results.csv";
/// The table as one JSON object for each case and line.
pub const JSON_FILE: &str = "results.jsonl";

/// Why results cannot be written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ResultsError {
    /// A file cannot be written.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The evidence of a video cannot be written.
    #[error("{}: {error}", path.display())]
    Evidence {
        /// Its folder.
        path: PathBuf,
        /// What is wrong.
        error: EvidenceError,
    },
    /// A table could not be put into its form.
    #[error("a fault in onetake itself, please report it: {0}")]
    Form(String),
}

/// What waits for somebody comes first, the soonest deadline before others; what is done comes last.
pub(crate) fn sort(cases: &mut [CaseResult]) {
    cases.sort_by_cached_key(|case| {
        let deadline = case.deadline.clone();
        (case.rank(), deadline.is_none(), deadline, case.id.clone())
    });
}

/// The exit status for all of them: the gravest.
#[must_use]
pub fn exit_code(cases: &[CaseResult]) -> ExitCode {
    cases.iter().map(CaseResult::exit_code).fold(ExitCode::Valid, ExitCode::worse)
}

/// Writes the table in all its forms into that folder; each file whole or not at all.
///
/// # Errors
///
/// [`ResultsError`].
pub fn write(folder: &Path, cases: &[CaseResult], language: Language) -> Result<(), ResultsError> {
    fs::create_dir_all(folder).map_err(|error| ResultsError::File { path: folder.to_owned(), error })?;
    let words = ResultWords::of(language);
    put(folder, JSON_FILE, &json::lines(cases))?;
    put(folder, CSV_FILE, &csv::table(cases, &words, folder)?)?;
    put(folder, XLSX_FILE, &xlsx::workbook(cases, &words, folder)?)?;
    put(folder, INDEX_FILE, index::page(cases, &words, folder)?.as_bytes())
}

/// The table in the form of a file of that name, with its media type; none where no file of the results has that name.
pub(crate) fn made(
    name: &str,
    cases: &[CaseResult],
    language: Language,
    folder: &Path,
) -> Result<Option<(&'static str, Vec<u8>)>, ResultsError> {
    let words = ResultWords::of(language);
    Ok(Some(match name {
        JSON_FILE => ("application/x-ndjson", json::lines(cases)),
        CSV_FILE => ("text/csv; charset=utf-8", csv::table(cases, &words, folder)?),
        XLSX_FILE => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx::workbook(cases, &words, folder)?,
        ),
        _ => return Ok(None),
    }))
}

/// A file whole or not at all. One that a spreadsheet keeps open, as Windows does, gets a name beside it.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), ResultsError> {
    let write = |path: &Path| -> io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            // As other new files of the user: others may read them from a share.
            file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
        }
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    let path = folder.join(name);
    let aside = || {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        write(&folder.join(format!("{stem}-2.{ending}")))
    };
    match write(&path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => aside(),
        written => written,
    }
    .map_err(|error| ResultsError::File { path, error })
}

/// A link from the folder of results to a file, as a web address of it.
fn link_to(path: &Path, folder: &Path) -> String {
    let relative = path.strip_prefix(folder).unwrap_or(path);
    let parts = relative.components().map(|part| escaped(&part.as_os_str().to_string_lossy()));
    parts.collect::<Vec<_>>().join("/")
}

/// A part of a path in a web address: what is not plain is written in bytes.
pub(crate) fn escaped(part: &str) -> String {
    part.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
        text
    })
}

#[cfg(test)]
mod tests;
