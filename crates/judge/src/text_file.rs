//! Small files that people write: JSON if the name ends in `.json`, else TOML; the format that they name is looked at first.

use std::fs;
use std::io;
use std::path::Path;

use crate::fault::faults;

use onetake_report::wire::{self, ParseError};
use onetake_report::{Format, FormatError};
use serde::Deserialize;
use serde::de::DeserializeOwned;

faults! {
    /// Why a small file is not read, beside what the system says. It is found inside the [`io::Error`].
    pub enum FileFault in "file" {
        /// A pipe, a folder, a device.
        NotRegular {} = "not_regular", "not a regular file";
        /// Larger than any file of its kind.
        TooLarge {} = "too_large", "too large: is this the right file?";
        /// Not a text in UTF-8.
        NotText {} = "not_text", "not a text in UTF-8: save it as UTF-8";
    }
}

impl std::error::Error for FileFault {}

/// The text of a small file; a pipe, a folder or a large file is refused.
pub(crate) fn read(path: &Path, max_bytes: u64) -> io::Result<String> {
    let invalid = |fault: FileFault| io::Error::new(io::ErrorKind::InvalidInput, fault);
    let facts = fs::metadata(path)?;
    if !facts.is_file() {
        return Err(invalid(FileFault::NotRegular {}));
    }
    if facts.len() > max_bytes {
        return Err(invalid(FileFault::TooLarge {}));
    }
    String::from_utf8(fs::read(path)?).map_err(|_| invalid(FileFault::NotText {}))
}

/// Whether a file of that name is JSON; else it is TOML.
#[must_use]
pub fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// What a JSON text holds, of a version of that format that can be read; a text that names none is taken for it.
pub(crate) fn from_json<T, E>(text: &str, format: &Format, fail: fn(ParseError) -> E) -> Result<T, E>
where
    T: DeserializeOwned,
    E: From<FormatError>,
{
    let header: Header = wire::from_json(text).map_err(fail)?;
    header.check(format)?;
    wire::from_json(text).map_err(fail)
}

/// The same of a TOML text.
pub(crate) fn from_toml<T, E>(text: &str, format: &Format, fail: fn(ParseError) -> E) -> Result<T, E>
where
    T: DeserializeOwned,
    E: From<FormatError>,
{
    let header: Header = toml::from_str(text).map_err(|error| fail(of_toml(&error)))?;
    header.check(format)?;
    toml::from_str(text).map_err(|error| fail(of_toml(&error)))
}

/// What the reader of TOML says. It has the place in the first line of its sentence alone.
fn of_toml(error: &toml::de::Error) -> ParseError {
    let said = error.to_string();
    let number = |before: &str| -> Option<usize> {
        let (_, rest) = said.lines().next()?.split_once(before)?;
        rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
    };
    ParseError::new(error.message(), number(" line ").zip(number(" column ")))
}

/// The part that every version has: a newer file may differ in everything else.
#[derive(Deserialize)]
struct Header {
    format: Option<Format>,
}

impl Header {
    fn check(&self, wanted: &Format) -> Result<(), FormatError> {
        self.format.as_ref().map_or(Ok(()), |format| format.check(wanted))
    }
}
