//! Small files that people write: JSON if the name ends in `.json`, else TOML; the format that they name is looked at first.

use std::fs;
use std::io;
use std::path::Path;

use onetake_report::{Format, FormatError};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The text of a small file; a pipe, a folder or a large file is refused, the large one with the words `too_large`.
pub(crate) fn read(path: &Path, max_bytes: u64, too_large: &str) -> io::Result<String> {
    let invalid = |text: &str| io::Error::new(io::ErrorKind::InvalidInput, text);
    let facts = fs::metadata(path)?;
    if !facts.is_file() {
        return Err(invalid("not a regular file"));
    }
    if facts.len() > max_bytes {
        return Err(invalid(too_large));
    }
    String::from_utf8(fs::read(path)?).map_err(|_| invalid("not a text in UTF-8: save it as UTF-8"))
}

/// Whether a file of that name is JSON; else it is TOML.
#[must_use]
pub fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// What a JSON text holds, of a version of that format that can be read; a text that names none is taken for it.
pub(crate) fn from_json<T, E>(text: &str, format: &Format, fail: fn(serde_json::Error) -> E) -> Result<T, E>
where
    T: DeserializeOwned,
    E: From<FormatError>,
{
    let header: Header = serde_json::from_str(text).map_err(fail)?;
    header.check(format)?;
    serde_json::from_str(text).map_err(fail)
}

/// The same of a TOML text.
pub(crate) fn from_toml<T, E>(text: &str, format: &Format, fail: fn(toml::de::Error) -> E) -> Result<T, E>
where
    T: DeserializeOwned,
    E: From<FormatError>,
{
    let header: Header = toml::from_str(text).map_err(fail)?;
    header.check(format)?;
    toml::from_str(text).map_err(fail)
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
