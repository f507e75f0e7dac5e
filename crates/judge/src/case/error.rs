//! What can be wrong with a case.

use std::io;
use std::path::PathBuf;

use onetake_report::FormatError;
use onetake_report::wire::ParseError;

use super::{TableError, TimeError, UtcTime, WaybillFault};
use crate::fault::{NameList, Suggestion, faults};

/// A case contradicts itself, or could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CaseError {
    /// The file could not be read.
    #[error("cannot read the case {}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file is not JSON of the right shape.
    #[error("the case cannot be used: {error}")]
    Json {
        /// What is wrong, with line and column.
        error: ParseError,
    },
    /// The file is not TOML of the right shape.
    #[error("the case cannot be used: {error}")]
    Toml {
        /// What is wrong, with line and column.
        error: ParseError,
    },
    /// The file is of another format or a newer version.
    #[error("the case cannot be read: {0}")]
    Format(FormatError),
    /// A time could not be read.
    #[error("the case's `{field}`: {error}")]
    Time {
        /// Which time.
        field: &'static str,
        /// What is wrong with it.
        error: TimeError,
    },
    /// A waybill number is none.
    #[error("the expected waybill {waybill:?} is no number: {problem}")]
    Waybill {
        /// The number as it was stated.
        waybill: String,
        /// What is wrong.
        problem: WaybillFault,
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
        now: UtcTime,
    },
    /// An entry contradicts another one, or cannot be meant.
    #[error("the case's `{field}`: {problem}")]
    Entry {
        /// Which entry.
        field: &'static str,
        /// What is wrong and what to do.
        problem: EntryFault,
    },
    /// A table holds no such case.
    #[error("the table of cases: {error}")]
    Table {
        /// Where and what.
        error: TableError,
    },
    /// A row was asked for, of a file that has none.
    #[error(
        "a row of a table was asked for, and this file is none: give a .csv or .tsv file, or ask for no row"
    )]
    NoTable,
    /// A clock is not named.
    #[error("`recorded_at` does not say which clock it was read from: fill in `clock`")]
    NoClock,
}

impl From<FormatError> for CaseError {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}

faults! {
    /// What is wrong with an entry of a case.
    pub enum EntryFault in "entry" {
        /// The other report is about the same direction.
        SameDirection {} = "same_direction", "it is about a video of the same direction: give the one of the other direction";
        /// No part of the picture.
        NoRegion { given: String } = "no_region", "{given:?} is no part of the picture: write left, top, width and height in per cent of it, such as 10,20,60,50, or give the file of a station that holds them";
        /// No zone has that name.
        NoZone { given: String } = "no_zone", "{given:?} is no zone: write it as +08:00 or Asia/Shanghai";
        /// No name of a file.
        NameEmpty {} = "name_empty", "it is empty: give the name that the recorder gave the file";
        /// Longer than file systems take.
        NameTooLong {} = "name_too_long", "it is longer than the name of any file";
        /// Line ends and the like.
        NameControl {} = "name_control", "it has control characters";
        /// A number in powers of ten.
        Rounded { given: String } = "rounded", "{given:?} was rounded by a spreadsheet: format the column as text and export it again";
        /// No document of that name is known.
        NoDocument { given: String, near: Suggestion, known: NameList } = "no_document", "there is no document {given:?}{near}; known are: {known}";
        /// The currency is no code.
        NoCurrency { code: String } = "no_currency", "{code:?} is no code of a currency: write it as CNY, TWD, VND";
        /// The installer came before the parcel.
        OpenedBefore { opened: String, signed_off: String } = "opened_before", "{opened} lies before the sign-off, {signed_off}: check both";
        /// A line without id.
        LineWithoutId {} = "line_without_id", "a line has no id: number the lines";
        /// A line that is there twice.
        LineTwice { id: String } = "line_twice", "the line {id:?} is there twice: give each an id of its own";
        /// A line of nothing.
        LineOfNothing { id: String } = "line_of_nothing", "the line {id:?} has quantity 0: leave it out";
        /// More numbers than pieces.
        TooManySerials { id: String } = "too_many_serials", "the line {id:?} has more serial numbers than pieces: check both";
        /// A serial number that is there twice.
        SerialTwice { serial: String } = "serial_twice", "the serial number {serial:?} is there twice";
        /// A text that is too long.
        TextTooLong { limit: usize } = "text_too_long", "a text is longer than {limit} characters: shorten it";
        /// An event of custody that says no part of the way.
        NoSegment {} = "no_segment", "an event does not say which part of the way it is: fill in `segment`";
        /// A file that is there twice.
        FileTwice { name: String } = "file_twice", "the file {name:?} is there twice";
        /// A time that needs a zone.
        NoZoneOfTime { given: String } = "time_without_zone", "{given:?} has no zone: write it as 2026-11-20T15:04:00+08:00";
        /// A year that cannot be meant.
        TooEarly { given: String, year: u32 } = "too_early", "{given:?} lies before the year {year}: check its year";
        /// The end before the beginning.
        EndBeforeStart { end: String, start: String } = "end_before_start", "{end} lies before {start}: check both";
    }
}
