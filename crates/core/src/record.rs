//! Records and reports as files: exact bytes, digests, and reading with a clear answer for every bad file.
//!
//! The *body* of a file is everything but its `run` part, as JSON with sorted keys (by the bytes of their UTF-8) and no
//! white space. It is what digests and seals are about: the same facts give the same body on every machine.
//!
//! | file written by | read by an older `onetake` | read by this `onetake` |
//! |---|---|---|
//! | the same version | – | reads all of it |
//! | a newer minor version of the format | reads it and passes over what it does not know; a code or reason that it does not know is an error that says so | – |
//! | a newer major version | refuses: "use a newer onetake" | – |
//! | an older minor version | – | reads it; what was added since has its default |
//! | an older major version | – | refuses, and names the format that it needs |
//!
//! A reader that passes over unknown parts must not write the file back: its body would be another one. Nothing here
//! rewrites a file that it has read; [`body_digest_of`] computes the digest from the bytes as they are, so that an older
//! reader still finds the digest that the newer writer meant.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use onetake_report::{Format, FormatError, Report, ScanRecord};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::digest;

/// Files larger than this are refused before they are parsed: a record of a long take has some hundred kilobytes.
pub const MAX_FILE_BYTES: u64 = 64 << 20;

/// The part of a file that is not in its body.
const RUN: &str = "run";

/// A file that has a format, a body and a `run` part.
pub trait Document: Serialize + DeserializeOwned + private::Sealed {
    /// The format that this version writes.
    fn format() -> Format;
}

impl Document for ScanRecord {
    fn format() -> Format {
        Format::record()
    }
}

impl Document for Report {
    fn format() -> Format {
        Format::report()
    }
}

mod private {
    /// Keeps [`Document`](super::Document) to the two files that exist.
    #[expect(unnameable_types, reason = "a sealed trait is not to be named")]
    pub trait Sealed {}
    impl Sealed for onetake_report::ScanRecord {}
    impl Sealed for onetake_report::Report {}
}

/// A record or report could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// The file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file could not be written.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is too large to be one of ours.
    #[error(
        "{bytes} bytes are too many for a record or report (at most {MAX_FILE_BYTES}): is this the right file?"
    )]
    TooLarge {
        /// Its length.
        bytes: u64,
    },
    /// The file is not JSON.
    #[error("not a JSON file: {source}")]
    NotJson {
        /// What is wrong, with line and column.
        source: serde_json::Error,
    },
    /// The file is JSON of another kind.
    #[error("the file names no format; expected is {wanted}: is this the right file?")]
    NoFormat {
        /// The format that was needed.
        wanted: Format,
    },
    /// The file is of another format or a newer version.
    #[error("{0}")]
    Format(#[from] FormatError),
    /// The file names the right format and does not keep to it.
    #[error("the file does not keep to its format {found}: {source}")]
    Shape {
        /// The format that it names.
        found: Format,
        /// What is wrong, and in which field.
        source: serde_json::Error,
    },
    /// A value could not be written as JSON.
    #[error("cannot write as JSON: {source}")]
    Serialize {
        /// What is wrong.
        source: serde_json::Error,
    },
}

/// Reads a record or report from a file.
///
/// # Errors
///
/// [`RecordError`] when the file cannot be read, is too large, is not JSON, is of another format or version, or does not
/// keep to its format.
pub fn read<T: Document>(path: &Path) -> Result<T, RecordError> {
    let error = |source| RecordError::Read { path: path.to_owned(), source };
    let facts = fs::metadata(path).map_err(error)?;
    if !facts.is_file() {
        // A pipe could keep us waiting for ever.
        return Err(error(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")));
    }
    if facts.len() > MAX_FILE_BYTES {
        return Err(RecordError::TooLarge { bytes: facts.len() });
    }
    parse(&fs::read(path).map_err(error)?)
}

/// Reads a record or report from its bytes.
///
/// # Errors
///
/// As [`read`].
pub fn parse<T: Document>(bytes: &[u8]) -> Result<T, RecordError> {
    let value = parse_value::<T>(bytes)?;
    let found = format_of(&value).unwrap_or_else(T::format);
    serde_json::from_value(value).map_err(|source| RecordError::Shape { found, source })
}

/// The file's JSON, of a format that this version reads.
fn parse_value<T: Document>(bytes: &[u8]) -> Result<Value, RecordError> {
    let length = bytes.len() as u64;
    if length > MAX_FILE_BYTES {
        return Err(RecordError::TooLarge { bytes: length });
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|source| RecordError::NotJson { source })?;
    let wanted = T::format();
    // The format is looked at first: a newer file may differ in everything else.
    let found = format_of(&value).ok_or_else(|| RecordError::NoFormat { wanted: wanted.clone() })?;
    found.check(&wanted)?;
    Ok(value)
}

fn format_of(value: &Value) -> Option<Format> {
    serde_json::from_value(value.get("format")?.clone()).ok()
}

/// Writes a record or report as indented JSON for reading: beside its place first, under a name that nothing else has, then
/// renamed, so that no half-written file is ever seen under its name, and two writers at once do not mix. What is there
/// is replaced.
///
/// # Errors
///
/// [`RecordError::Write`] with the path, or [`RecordError::Serialize`].
pub fn write<T: Document>(document: &T, path: &Path) -> Result<(), RecordError> {
    let mut bytes = pretty(document)?;
    bytes.push(b'\n');
    let error = |source| RecordError::Write { path: path.to_owned(), source };
    let (beside, mut file) = new_beside(path).map_err(error)?;
    let written = file.write_all(&bytes).and_then(|()| file.sync_all());
    drop(file);
    written.and_then(|()| fs::rename(&beside, path)).map_err(|source| {
        // The error that matters is the first one; a left-over that cannot be removed is not worse than it.
        let _ = fs::remove_file(&beside);
        error(source)
    })
}

/// A new file beside a path.
fn new_beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    let mut number = 0_u32;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".{}-{number}.part", std::process::id()));
        let beside = PathBuf::from(name);
        match fs::File::create_new(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => number = number.wrapping_add(1),
            Err(error) => return Err(error),
        }
    }
}

/// The whole file as indented JSON with sorted keys.
///
/// # Errors
///
/// [`RecordError::Serialize`]; with the types of this library it does not happen.
pub fn pretty<T: Document>(document: &T) -> Result<Vec<u8>, RecordError> {
    let serialize = |source| RecordError::Serialize { source };
    let mut value = serde_json::to_value(document).map_err(serialize)?;
    value.sort_all_objects();
    serde_json::to_vec_pretty(&value).map_err(serialize)
}

/// The body: everything but `run`, keys sorted, no white space.
///
/// # Errors
///
/// [`RecordError::Serialize`]; with the types of this library it does not happen.
pub fn body<T: Document>(document: &T) -> Result<Vec<u8>, RecordError> {
    body_of_value(serde_json::to_value(document).map_err(|source| RecordError::Serialize { source })?)
}

/// SHA-256 of the body, as 64 lower-case hexadecimal digits.
///
/// # Errors
///
/// As [`body`].
pub fn body_digest<T: Document>(document: &T) -> Result<String, RecordError> {
    Ok(digest::sha256_hex(&body(document)?))
}

/// SHA-256 of the body of a file as it lies there: also of the parts that this version does not know.
///
/// # Errors
///
/// As [`parse`], but for [`RecordError::Shape`].
pub fn body_digest_of<T: Document>(bytes: &[u8]) -> Result<String, RecordError> {
    Ok(digest::sha256_hex(&body_of_value(parse_value::<T>(bytes)?)?))
}

fn body_of_value(mut value: Value) -> Result<Vec<u8>, RecordError> {
    if let Some(fields) = value.as_object_mut() {
        fields.remove(RUN);
    }
    value.sort_all_objects();
    serde_json::to_vec(&value).map_err(|source| RecordError::Serialize { source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::testing;

    #[test]
    fn the_body_has_sorted_keys_and_no_run() {
        let record = testing::record();
        let body = String::from_utf8(body(&record).unwrap()).unwrap();
        assert!(body.starts_with(r#"{"container":{"duration_stated":"#), "{body}");
        assert!(!body.contains(r#""run""#));
        assert!(!body.contains(": "));
    }

    #[test]
    fn the_run_part_leaves_the_digest_as_it_is() {
        let record = testing::record();
        let mut other = record.clone();
        other.run.path = Some("/elsewhere/x.mp4".to_owned());
        assert_eq!(body_digest(&record).unwrap(), body_digest(&other).unwrap());
        other.source.bytes += 1;
        assert_ne!(body_digest(&record).unwrap(), body_digest(&other).unwrap());
    }

    #[test]
    fn a_file_reads_back_with_the_same_digest() {
        let record = testing::record();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.json");
        write(&record, &path).unwrap();
        let back: ScanRecord = read(&path).unwrap();
        assert_eq!(back, record);
        assert_eq!(
            body_digest_of::<ScanRecord>(&fs::read(&path).unwrap()).unwrap(),
            body_digest(&record).unwrap()
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn several_writers_at_once_leave_one_whole_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.json");
        // A file of somebody else's with the name that a first try would have had.
        fs::write(folder.path().join("record.json.part"), "precious").unwrap();
        std::thread::scope(|scope| {
            for bytes in 0..4 {
                let path = &path;
                scope.spawn(move || {
                    let mut record = testing::record();
                    record.source.bytes = bytes;
                    write(&record, path).unwrap();
                });
            }
        });
        read::<ScanRecord>(&path).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("record.json.part")).unwrap(), "precious");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_newer_minor_version_is_read_and_its_digest_kept() {
        let mut value = serde_json::to_value(testing::record()).unwrap();
        value["format"] = "onetake.record/1.9".into();
        value["added_later"] = "yes".into();
        let bytes = serde_json::to_vec(&value).unwrap();
        let back: ScanRecord = parse(&bytes).unwrap();
        assert_ne!(body_digest_of::<ScanRecord>(&bytes).unwrap(), body_digest(&back).unwrap());
    }

    #[test]
    fn bad_files_get_clear_answers() {
        let says = |bytes: &[u8]| parse::<ScanRecord>(bytes).unwrap_err().to_string();
        assert!(says(b"#EXTM3U").starts_with("not a JSON file"), "{}", says(b"#EXTM3U"));
        assert!(says(b"{}").contains("names no format"));
        assert!(says(br#"{"format":"onetake.report/1.0"}"#).contains("needed is \"onetake.record/1.0\""));
        assert!(says(br#"{"format":"onetake.record/2.0"}"#).contains("use a newer onetake"));
        assert!(says(br#"{"format":"onetake.record/1.0"}"#).contains("missing field"));
    }

    #[test]
    fn a_file_that_cannot_be_written_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("no/such/folder.json");
        let error = write(&testing::record(), &path).unwrap_err().to_string();
        assert!(error.contains("folder.json"), "{error}");
    }
}
