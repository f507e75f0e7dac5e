//! A statement more in a file of statements.

use std::fs;
use std::io;
use std::path::Path;

use onetake_judge::attest::{self, AttestError, AttestationFile, Draft};
use onetake_judge::case::UtcTime;
use onetake_report::ScanRecord;
use thiserror::Error;

use crate::staging::{OutputError, amend};

/// Adds a statement about that record to a file, which is made when it is not there; JSON if its name ends in `.json`, else
/// TOML. What could not be used when the record is judged is not written. Several may add to one file at once: nobody's
/// statement is lost. Gives how many the file then holds.
///
/// # Errors
///
/// [`AddStatementError`] when the statement or the file cannot be used, or the file cannot be written.
pub fn add_statement(
    path: &Path,
    statement: &Draft,
    record: &ScanRecord,
    now: UtcTime,
) -> Result<usize, AddStatementError> {
    let mut count = 0;
    let add = |before: Option<&str>| -> Result<String, AddStatementError> {
        let text = attest::added(before, statement.clone(), record, attest::is_json(path))?;
        let file = AttestationFile::parse(&text, path)?;
        file.check_times(now)?;
        count = file.bind(record)?.len();
        Ok(text)
    };
    amend(path, || existing(path), add)?;
    Ok(count)
}

/// The text of the file that is there already.
fn existing(path: &Path) -> Result<Option<String>, AddStatementError> {
    if fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(None);
    }
    Ok(attest::read_text(path).map(Some)?)
}

/// Why a statement was not added.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum AddStatementError {
    /// The statement, or the file that it shall go into, cannot be used.
    #[error(transparent)]
    Statements(#[from] AttestError),
    /// The file cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
}
