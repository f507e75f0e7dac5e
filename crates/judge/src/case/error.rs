//! What can be wrong with a case.

use std::io;
use std::path::PathBuf;

use jiff::Timestamp;
use onetake_report::FormatError;

use super::{TableError, TimeError};

/// A case contradicts itself, or could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// The file could not be read.
    #[error("cannot read the case {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is not JSON of the right shape.
    #[error("the case is not sound: {source}")]
    Json {
        /// What is wrong, with line and column.
        source: serde_json::Error,
    },
    /// The file is not TOML of the right shape.
    #[error("the case is not sound: {source}")]
    Toml {
        /// What is wrong, with line and column.
        source: toml::de::Error,
    },
    /// The file is of another format or a newer version.
    #[error("the case cannot be read: {0}")]
    Format(#[from] FormatError),
    /// A time could not be read.
    #[error("the case's `{field}`: {source}")]
    Time {
        /// Which time.
        field: &'static str,
        /// What is wrong with it.
        source: TimeError,
    },
    /// A waybill number is none.
    #[error("the expected waybill {waybill:?} is no number: {problem}")]
    Waybill {
        /// The number as it was stated.
        waybill: String,
        /// What is wrong.
        problem: &'static str,
    },
    /// A number is there twice.
    #[error("the expected waybill {waybill:?} is stated twice: state each number once")]
    WaybillTwice {
        /// The number as it was stated.
        waybill: String,
    },
    /// A digest is none.
    #[error("the stated SHA-256 {stated:?} is none: it has 64 hexadecimal digits")]
    Digest {
        /// As it was stated.
        stated: String,
    },
    /// A time lies in the future.
    #[error("`{field}` = {stated:?} lies after now, {now}: check the date and the zone")]
    InTheFuture {
        /// Which time.
        field: &'static str,
        /// As it was stated.
        stated: String,
        /// The time that the caller gave.
        now: Timestamp,
    },
    /// An entry contradicts another one, or cannot be meant.
    #[error("the case's `{field}`: {problem}")]
    Entry {
        /// Which entry.
        field: &'static str,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A table holds no such case.
    #[error("the table of cases: {source}")]
    Table {
        /// Where and what.
        source: TableError,
    },
    /// A row was asked for, of a file that has none.
    #[error(
        "--row chooses a row of a table, and this file is none: give a .csv or .tsv file, or leave --row out"
    )]
    NoTable,
    /// A clock is not named.
    #[error("`recorded_at` does not say which clock it was read from: fill in `clock`")]
    NoClock,
}
