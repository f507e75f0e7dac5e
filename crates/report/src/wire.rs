//! Records and reports as files: exact bytes, digests, and reading with a clear answer for every bad file.
//!
//! The *body* of a file is everything but its `run` part, as JSON with sorted keys (by the bytes of their UTF-8) and no
//! white space. It is what digests and seals are about: the same facts give the same body on every machine.
//!
//! | file written by | read by an older `onetake` | read by this `onetake` |
//! |---|---|---|
//! | the same version | – | reads all of it |
//! | a newer minor version of the format | reads it and passes over what it does not know; a code or reason of that kind becomes `unknown` | – |
//! | a newer major version | refuses: "use a newer onetake" | – |
//! | an older minor version | – | reads it; what was added since has its default |
//! | an older major version | – | refuses, and names the format that it needs |
//!
//! A reader that passes over unknown parts must not write the file back: its body would be another one. Nothing here
//! rewrites a file that it has read; [`body_digest_of`] computes the digest from the bytes as they are, so that an older
//! reader still finds the digest that the newer writer meant.

mod canonical;

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Format, FormatError, Report, ScanRecord, digest};

/// Files larger than this are refused before they are parsed: a record of a long take has some hundred kilobytes.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// The part of a file that is not in its body.
const RUN: &str = "run";

/// A file that has a format, a body and a `run` part.
pub trait WireFile: Serialize + DeserializeOwned + private::Sealed {
    /// The format that this version writes.
    fn format() -> Format;

    /// The format that this one names.
    fn own_format(&self) -> &Format;
}

impl WireFile for ScanRecord {
    fn format() -> Format {
        Format::record()
    }

    fn own_format(&self) -> &Format {
        &self.format
    }
}

impl WireFile for Report {
    fn format() -> Format {
        Format::report()
    }

    fn own_format(&self) -> &Format {
        &self.format
    }
}

mod private {
    /// Keeps [`WireFile`](super::WireFile) to the two files that exist.
    #[expect(unnameable_types, reason = "a sealed trait is not to be named")]
    pub trait Sealed {}
    impl Sealed for crate::ScanRecord {}
    impl Sealed for crate::Report {}
}

/// What a reader or writer of JSON or TOML says, and where. It stands for the error of the library that reads, which is
/// nobody's business outside: another one may read tomorrow.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseError {
    /// What is wrong, in English.
    pub message: String,
    /// Line and column, both from 1, where it is known.
    pub place: Option<(usize, usize)>,
}

impl ParseError {
    /// What is wrong, and where.
    #[must_use]
    pub fn new(message: impl Into<String>, place: Option<(usize, usize)>) -> Self {
        Self { message: message.into(), place }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.place.map_or(Ok(()), |(line, column)| write!(f, " at line {line} column {column}"))
    }
}

impl std::error::Error for ParseError {}

impl ParseError {
    fn of_json(error: &serde_json::Error) -> Self {
        let place = (error.line() > 0).then(|| (error.line(), error.column()));
        let said = error.to_string();
        // It says the place itself, behind its words.
        let message =
            if place.is_some() { said.rsplit_once(" at line ").map(|(words, _)| words) } else { None };
        Self::new(message.unwrap_or(&said), place)
    }
}

/// A record or report could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WireError {
    /// The file is too large to be one of ours.
    #[error(
        "{bytes} bytes are too many for a record or report (at most {MAX_FILE_BYTES}): is this the right file?"
    )]
    TooLarge {
        /// Its length.
        bytes: u64,
    },
    /// The file is not JSON.
    #[error("not a JSON file: {error}")]
    NotJson {
        /// What is wrong, with line and column.
        error: ParseError,
    },
    /// The file is JSON of another kind.
    #[error("the file names no format; expected is {wanted}: is this the right file?")]
    NoFormat {
        /// The format that was needed.
        wanted: Format,
    },
    /// The file is of another format or a newer version.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The file names the right format and does not keep to it.
    #[error("the file does not keep to its format {found}: {error}")]
    Shape {
        /// The format that it names.
        found: Format,
        /// What is wrong, and in which field.
        error: ParseError,
    },
    /// A value could not be written as JSON.
    #[error("cannot write as JSON: {error}")]
    Serialize {
        /// What is wrong.
        error: ParseError,
    },
}

/// Reads what people write as JSON, such as a case, and says what is wrong with it, and where.
///
/// # Errors
///
/// [`ParseError`] when the text is not JSON, or is JSON of another kind.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, ParseError> {
    serde_json::from_str(text).map_err(|error| ParseError::of_json(&error))
}

/// Reads a record or report from its bytes.
///
/// # Errors
///
/// [`WireError`] when the bytes are too many, are not JSON, are of another format or version, or do not keep to it.
pub fn parse<T: WireFile>(bytes: &[u8]) -> Result<T, WireError> {
    if let Some(read) = parse_at_once(bytes) {
        return Ok(read);
    }
    // What is wrong, and where, is found step by step.
    let value = parse_value::<T>(bytes)?;
    let found = format_of(&value).unwrap_or_else(T::format);
    serde_json::from_value(value)
        .map_err(|error| WireError::Shape { found, error: ParseError::of_json(&error) })
}

/// A file that keeps to its format, read without a detour.
fn parse_at_once<T: WireFile>(bytes: &[u8]) -> Option<T> {
    if bytes.len() as u64 > MAX_FILE_BYTES || !bytes.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    let read: T = serde_json::from_slice(bytes).ok()?;
    // A newer file may hold the same words and mean something else by them.
    read.own_format().check(&T::format()).ok()?;
    Some(read)
}

/// The file's JSON, of a format that this version reads.
fn parse_value<T: WireFile>(bytes: &[u8]) -> Result<Value, WireError> {
    let length = bytes.len() as u64;
    if length > MAX_FILE_BYTES {
        return Err(WireError::TooLarge { bytes: length });
    }
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| WireError::NotJson { error: ParseError::of_json(&error) })?;
    let wanted = T::format();
    // The format is looked at first: a newer file may differ in everything else.
    let found = format_of(&value).ok_or_else(|| WireError::NoFormat { wanted: wanted.clone() })?;
    found.check(&wanted)?;
    Ok(value)
}

fn format_of(value: &Value) -> Option<Format> {
    serde_json::from_value(value.get("format")?.clone()).ok()
}

/// The whole file as indented JSON: keys sorted by the bytes of their UTF-8, two spaces of indentation, a line feed at the end.
///
/// # Errors
///
/// [`WireError::Serialize`]; with the types of this library it does not happen.
pub fn pretty<T: WireFile>(document: &T) -> Result<Vec<u8>, WireError> {
    to_json(document)
}

/// Anything else as JSON in the same form.
///
/// # Errors
///
/// [`WireError::Serialize`] for what JSON has no form for, such as a map by other keys than texts.
pub fn to_json<T: Serialize + ?Sized>(data: &T) -> Result<Vec<u8>, WireError> {
    let mut value = serde_json::to_value(data).map_err(|error| unwritable(&error))?;
    value.sort_all_objects();
    let mut bytes = serde_json::to_vec_pretty(&value).map_err(|error| unwritable(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The body: everything but `run`, keys sorted, no white space.
///
/// # Errors
///
/// [`WireError::Serialize`]; with the types of this library it does not happen.
pub fn body<T: WireFile>(document: &T) -> Result<Vec<u8>, WireError> {
    canonical::to_vec(document, RUN).map_err(|error| unwritable(&error))
}

/// SHA-256 of the body, as 64 lower-case hexadecimal digits.
///
/// # Errors
///
/// As [`body`].
pub fn body_digest<T: WireFile>(document: &T) -> Result<String, WireError> {
    Ok(digest::sha256_hex(&body(document)?))
}

/// SHA-256 of the body of a file as it lies there: also of the parts that this version does not know.
///
/// # Errors
///
/// As [`parse`], but for [`WireError::Shape`].
pub fn body_digest_of<T: WireFile>(bytes: &[u8]) -> Result<String, WireError> {
    Ok(digest::sha256_hex(&body_of_value(parse_value::<T>(bytes)?)?))
}

fn body_of_value(mut value: Value) -> Result<Vec<u8>, WireError> {
    if let Some(fields) = value.as_object_mut() {
        fields.remove(RUN);
    }
    value.sort_all_objects();
    serde_json::to_vec(&value).map_err(|error| unwritable(&error))
}

fn unwritable(error: &serde_json::Error) -> WireError {
    WireError::Serialize { error: ParseError::of_json(error) }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    #[test]
    fn what_a_reader_says_keeps_its_place_and_is_said_once() {
        let WireError::NotJson { error } = parse::<ScanRecord>(b"{\n  \"format\": x }").unwrap_err() else {
            panic!("no JSON")
        };
        assert_eq!((error.message.as_str(), error.place), ("expected value", Some((2, 13))));
        assert_eq!(error.to_string(), "expected value at line 2 column 13");
        for bytes in [
            b"{".as_slice(),
            b"{}",
            br#"{"format":"onetake.record/1.0"}"#,
            br#"{"format":"onetake.record/2.0"}"#,
        ] {
            let refused = parse::<ScanRecord>(bytes).unwrap_err();
            assert!(refused.source().is_none(), "{refused}");
        }
    }
}
