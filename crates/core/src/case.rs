//! The case: what the user knows about a video and the video does not say. Direction, expected waybills, when the carrier
//! recorded delivery.
//!
//! ```toml
//! direction = "return_unboxing"             # or outbound_packing, buyer_unboxing
//! expected_waybills = ["SF1234567890123"]
//! signed_off_at = "2026-11-18T09:30:00+08:00"
//! recorded_at = { at = "2026-11-19T10:00:00+08:00", clock = "wall clock of the packing room" }
//! exceptions = [{ kind = "installation", why = "opened by the installer" }]
//! opened_by_installer_at = "2026-11-19T09:00:00+08:00"   # the window is counted from here instead
//! clock_offset = { seconds = -42, checked_against = "time.gov.tw" }   # of the recorder; positive when it runs ahead
//! recorder_zone = "Asia/Shanghai"           # or +08:00: for times of the recorder that carry no zone
//! file_name = "VID_20260102_030405.mp4"     # as the recorder named it: a clock of its own, and a weak one
//! file_modified_at = "2026-01-02T03:20:00+08:00"
//! dispute = "missing_items"                 # see Dispute
//! accepted_reason = "quality"
//! claim = "resale_affected"
//! order_value = { amount_minor = 129900, currency = "CNY" }
//! order_lines = [{ id = "1", quantity = 2, title = "phone", serials = ["A1", "A2"] }]
//! custody = [{ segment = "carrier", from = "2026-11-16T18:00:00+08:00", to = "2026-11-18T09:30:00+08:00", evidence = "tracking" }]
//! documents = ["weight_record"]             # what is at hand beside the video, see documents_for
//! ```
//!
//! The same as JSON. A time without zone is kept as it stands; the judge counts with every zone that it may mean.

mod dispute;
mod further;
mod other;
mod recorder;
mod table;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use jiff::civil::DateTime;
use jiff::fmt::temporal::{DateTimeParser, Pieces};
use jiff::{Timestamp, Zoned};
use onetake_report::{
    CaseFacts, CustodyEvent, Direction, Format, FormatError, OrderLine, OtherReport, RecordedFile,
};
use serde::{Deserialize, Serialize};

pub use dispute::{AcceptedReason, Claim, Dispute, documents_for};
pub(crate) use further::instants;
pub use further::{ClockOffset, OrderValue};
pub use other::other_report;
pub use recorder::{NameTime, NameTimeOf, RecorderZone, time_in_name};
pub use table::{Field, MAX_TABLE_BYTES, Table, TableError, is_table};

/// Case files larger than this are refused.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

/// Most characters of a waybill number.
const MAX_WAYBILL: usize = 64;

/// What the user knows about the video.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    direction: Direction,
    expected_waybills: Vec<String>,
    signed_off_at: Option<StatedTime>,
    recorded_at: Option<StatedRecording>,
    stated_sha256: Option<String>,
    exceptions: Vec<Exception>,
    opened_by_installer_at: Option<StatedTime>,
    clock_offset: Option<ClockOffset>,
    recorder_zone: Option<RecorderZone>,
    file_name: Option<String>,
    file_modified_at: Option<StatedTime>,
    dispute: Option<Dispute>,
    accepted_reason: Option<AcceptedReason>,
    claim: Option<Claim>,
    order_value: Option<OrderValue>,
    order_lines: Vec<OrderLine>,
    custody: Vec<CustodyEvent>,
    files: Vec<RecordedFile>,
    documents: Vec<String>,
    other: Option<OtherReport>,
}

/// When the recording began, as a person read it from a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRecording {
    /// The time.
    pub at: StatedTime,
    /// Which clock.
    pub clock: String,
}

/// A reason why the usual window does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Which kind.
    pub kind: ExceptionKind,
    /// Why, in a person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Kinds of exceptions from the usual window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ExceptionKind {
    /// Large goods that are opened where they are used.
    Bulky,
    /// Goods that an installer opens.
    Installation,
    /// A delay by the platform or the carrier.
    PlatformDelay,
}

impl ExceptionKind {
    /// Its name in files and reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Bulky => "bulky",
            Self::Installation => "installation",
            Self::PlatformDelay => "platform_delay",
        }
    }
}

/// A time as a person or a system stated it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedTime {
    text: String,
    instant: Option<Timestamp>,
    civil: DateTime,
}

impl StatedTime {
    /// As it was stated.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The instant; none when it was stated without zone.
    #[must_use]
    pub fn instant(&self) -> Option<Timestamp> {
        self.instant
    }

    /// The date and time of day, whatever the zone.
    #[must_use]
    pub fn civil(&self) -> DateTime {
        self.civil
    }

    /// The earliest and the latest instant that it may mean: one and the same with a zone; without, all of the zones in
    /// use on Earth, UTC+14 to UTC−12.
    #[must_use]
    pub fn bounds(&self) -> (Timestamp, Timestamp) {
        match self.instant {
            Some(instant) => (instant, instant),
            None => {
                let at = |hours: i8| {
                    jiff::tz::Offset::constant(hours).to_timestamp(self.civil).unwrap_or(if hours > 0 {
                        Timestamp::MIN
                    } else {
                        Timestamp::MAX
                    })
                };
                (at(14), at(-12))
            }
        }
    }
}

impl FromStr for StatedTime {
    type Err = TimeError;

    /// RFC 3339 (`2026-11-20T15:04:00+08:00`), RFC 9557 (`...+08:00[Asia/Shanghai]`, `...[Asia/Shanghai]`), a space for
    /// the `T`, seconds left out; without zone it is kept as such.
    fn from_str(text: &str) -> Result<Self, TimeError> {
        static PARSER: DateTimeParser = DateTimeParser::new();
        let text = text.trim();
        let error = |problem: String| TimeError { text: text.to_owned(), problem };
        let example = "write it as 2026-11-20T15:04:00+08:00";
        let unreadable = |_| error(format!("is no time: {example}"));
        let pieces = Pieces::parse(text).map_err(unreadable)?;
        let Some(time) = pieces.time() else {
            return Err(error(format!("is a date without a time of day: {example}")));
        };
        let civil = pieces.date().to_datetime(time);
        let instant = if let Some(zone) = pieces.time_zone_annotation() {
            let zoned: Result<Zoned, _> = PARSER.parse_zoned(text);
            let name = match zone.kind() {
                jiff::fmt::temporal::TimeZoneAnnotationKind::Named(named) => named.as_str().to_owned(),
                _ => text.to_owned(),
            };
            let zoned = zoned.map_err(|source| {
                if pieces.to_time_zone().is_ok() {
                    error(format!("does not exist or contradicts itself: {source}"))
                } else {
                    error(format!("names the unknown zone {name:?}: write an offset such as +08:00"))
                }
            })?;
            Some(zoned.timestamp())
        } else if pieces.offset().is_some() {
            Some(PARSER.parse_timestamp(text).map_err(unreadable)?)
        } else {
            None
        };
        Ok(Self { text: text.to_owned(), instant, civil })
    }
}

/// A text is no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} {problem}")]
pub struct TimeError {
    /// The text.
    pub text: String,
    /// What is wrong and what to do.
    pub problem: String,
}

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

/// A case as it is written, not yet checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Format and version; the newest that is known when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// What the video is of.
    #[serde(default)]
    pub direction: Direction,
    /// The waybills that are expected; each must be found.
    #[serde(default)]
    pub expected_waybills: Vec<String>,
    /// When the carrier recorded delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_off_at: Option<String>,
    /// When the recording began, as a person read it from a clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<DraftRecording>,
    /// SHA-256 that was stated for the video before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_sha256: Option<String>,
    /// Reasons why the usual window does not fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// When an installer opened the parcel: the window is counted from here (R46).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_by_installer_at: Option<String>,
    /// How far the recorder's clock is off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_offset: Option<ClockOffset>,
    /// The zone in which the recorder's clock is set, for its times that carry none: a name or an offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorder_zone: Option<String>,
    /// The name that the recorder or an app gave the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// When the file was last changed, as a file system states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_modified_at: Option<String>,
    /// What is in dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<Dispute>,
    /// The reason for the refund that was accepted, also by letting a time limit pass (R31).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_reason: Option<AcceptedReason>,
    /// What the evidence is handed in for, where that is more than the dispute itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// The value of the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_value: Option<OrderValue>,
    /// The lines of the order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order_lines: Vec<OrderLine>,
    /// Who had the goods when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<CustodyEvent>,
    /// The files of the recording, where it has several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<RecordedFile>,
    /// Documents that are at hand beside the video.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// The report on the video of the other direction; read from a file of its own.
    #[serde(skip)]
    pub other: Option<OtherReport>,
}

/// [`StatedRecording`] as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftRecording {
    /// The time.
    pub at: String,
    /// Which clock.
    pub clock: String,
}

impl Draft {
    /// A case from a file; JSON if its name ends in `.json`, else TOML. It is not yet checked, so that a command's options
    /// can be added.
    ///
    /// # Errors
    ///
    /// [`CaseError`] when it cannot be read or has another shape.
    pub fn read(path: &Path) -> Result<Self, CaseError> {
        let error = |source| CaseError::Read { path: path.to_owned(), source };
        let text = read_text(path, MAX_FILE_BYTES).map_err(error)?;
        if is_json(path) { Self::from_json(&text) } else { Self::from_toml(&text) }
    }

    /// A case from JSON.
    ///
    /// # Errors
    ///
    /// [`CaseError::Json`] or [`CaseError::Format`].
    pub fn from_json(text: &str) -> Result<Self, CaseError> {
        let json = |source| CaseError::Json { source };
        let header: Header = serde_json::from_str(text).map_err(json)?;
        header.check()?;
        serde_json::from_str(text).map_err(json)
    }

    /// A case from TOML.
    ///
    /// # Errors
    ///
    /// [`CaseError::Toml`] or [`CaseError::Format`].
    pub fn from_toml(text: &str) -> Result<Self, CaseError> {
        let toml = |source| CaseError::Toml { source };
        let header: Header = toml::from_str(text).map_err(toml)?;
        header.check()?;
        toml::from_str(text).map_err(toml)
    }

    /// The checked case. With `now`, times in the future are errors.
    ///
    /// # Errors
    ///
    /// [`CaseError`] when the case contradicts itself.
    pub fn check(self, now: Option<Timestamp>) -> Result<Case, CaseError> {
        let time = |field, text: &str| {
            let time: StatedTime = text.parse().map_err(|source| CaseError::Time { field, source })?;
            match now {
                Some(now) if time.bounds().0 > now => {
                    Err(CaseError::InTheFuture { field, stated: text.to_owned(), now })
                }
                _ => Ok(time),
            }
        };
        let signed_off_at = self.signed_off_at.map(|text| time("signed_off_at", &text)).transpose()?;
        let recorded_at = match self.recorded_at {
            Some(DraftRecording { clock, .. }) if clock.trim().is_empty() => return Err(CaseError::NoClock),
            Some(DraftRecording { at, clock }) => {
                Some(StatedRecording { at: time("recorded_at", &at)?, clock })
            }
            None => None,
        };
        for (index, waybill) in self.expected_waybills.iter().enumerate() {
            check_waybill(waybill, self.expected_waybills.get(..index).unwrap_or_default())?;
        }
        let stated_sha256 = self.stated_sha256.map(check_digest).transpose()?;
        let opened_by_installer_at =
            self.opened_by_installer_at.map(|text| time("opened_by_installer_at", &text)).transpose()?;
        let file_modified_at =
            self.file_modified_at.map(|text| time("file_modified_at", &text)).transpose()?;
        let recorder_zone = self.recorder_zone.map(|text| text.parse()).transpose()?;
        self.file_name.as_deref().map_or(Ok(()), recorder::check_name)?;
        further::check_order(signed_off_at.as_ref(), opened_by_installer_at.as_ref())?;
        further::check_lines(&self.order_lines)?;
        further::check_custody(&self.custody)?;
        further::check_files(&self.files)?;
        self.order_value.as_ref().map_or(Ok(()), OrderValue::check)?;
        dispute::check_documents(&self.documents)?;
        if let Some(other) = &self.other
            && other.direction == self.direction
        {
            let problem = "it is about a video of the same direction: give the one of the other direction";
            return Err(CaseError::Entry { field: "other_report", problem: problem.to_owned() });
        }
        Ok(Case {
            direction: self.direction,
            expected_waybills: self.expected_waybills,
            signed_off_at,
            recorded_at,
            stated_sha256,
            exceptions: self.exceptions,
            opened_by_installer_at,
            clock_offset: self.clock_offset,
            recorder_zone,
            file_name: self.file_name,
            file_modified_at,
            dispute: self.dispute,
            accepted_reason: self.accepted_reason,
            claim: self.claim,
            order_value: self.order_value,
            order_lines: self.order_lines,
            custody: self.custody,
            files: self.files,
            documents: self.documents,
            other: self.other,
        })
    }
}

/// The format of a case file, looked at before all else.
#[derive(Deserialize)]
struct Header {
    format: Option<Format>,
}

impl Header {
    fn check(&self) -> Result<(), FormatError> {
        self.format.as_ref().map_or(Ok(()), |format| format.check(&Format::case()))
    }
}

fn check_waybill(waybill: &str, earlier: &[String]) -> Result<(), CaseError> {
    let problem = |problem| Err(CaseError::Waybill { waybill: waybill.to_owned(), problem });
    let significant = waybill.chars().filter(char::is_ascii_alphanumeric).count();
    if waybill.chars().any(char::is_control) {
        return problem("it has control characters");
    }
    if waybill.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace() && !"-_./:*#()".contains(c)) {
        return problem("it has characters that no number has; state several numbers one by one");
    }
    if waybill.chars().count() > MAX_WAYBILL {
        return problem("it is longer than any carrier's number");
    }
    // Numbers of some carriers have eight letters and no digit.
    if significant < 6 {
        return problem("it has too few digits and letters; was it cut off?");
    }
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    if earlier.iter().any(|other| plain(other) == plain(waybill)) {
        return Err(CaseError::WaybillTwice { waybill: waybill.to_owned() });
    }
    Ok(())
}

fn check_digest(stated: String) -> Result<String, CaseError> {
    let digest = stated.trim().to_ascii_lowercase();
    if digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(digest)
    } else {
        Err(CaseError::Digest { stated })
    }
}

impl Case {
    /// What the video is of.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The waybills that are expected, as they were typed.
    #[must_use]
    pub fn expected_waybills(&self) -> &[String] {
        &self.expected_waybills
    }

    /// When the carrier recorded delivery.
    #[must_use]
    pub fn signed_off_at(&self) -> Option<&StatedTime> {
        self.signed_off_at.as_ref()
    }

    /// When the recording began, as a person read it from a clock.
    #[must_use]
    pub fn recorded_at(&self) -> Option<&StatedRecording> {
        self.recorded_at.as_ref()
    }

    /// SHA-256 that was stated for the video before, in lower case.
    #[must_use]
    pub fn stated_sha256(&self) -> Option<&str> {
        self.stated_sha256.as_deref()
    }

    /// Reasons why the usual window does not fit.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// How a report states it.
    #[must_use]
    pub fn facts(&self) -> CaseFacts {
        CaseFacts {
            direction: self.direction,
            expected_waybills: self.expected_waybills.clone(),
            signed_off_at: self.signed_off_at.as_ref().map(|time| time.text.clone()),
            recorded_at: self.recorded_at.as_ref().map(|stated| stated.at.text.clone()),
            recorded_clock: self.recorded_at.as_ref().map(|stated| stated.clock.clone()),
            stated_sha256: self.stated_sha256.clone(),
            exceptions: self.exceptions.iter().map(ToString::to_string).collect(),
            opened_by_installer_at: self.opened_by_installer_at.as_ref().map(|time| time.text.clone()),
            clock_offset_s: self.clock_offset.as_ref().map(|offset| offset.seconds),
            recorder_zone: self.recorder_zone.as_ref().map(|zone| zone.text().to_owned()),
            file_name: self.file_name.clone(),
            file_modified_at: self.file_modified_at.as_ref().map(|time| time.text.clone()),
            dispute: self.dispute.map(|dispute| dispute.as_str().to_owned()),
            accepted_reason: self.accepted_reason.map(|reason| reason.as_str().to_owned()),
            claim: self.claim.map(|claim| claim.as_str().to_owned()),
            order_value: self.order_value.as_ref().map(ToString::to_string),
            order_lines: self.order_lines.clone(),
            custody: self.custody.clone(),
            files: self.files.clone(),
            documents: self.documents.clone(),
            other: self.other.clone(),
        }
    }
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        self.why.as_ref().map_or(Ok(()), |why| write!(f, ": {why}"))
    }
}

/// The text of a small file; a pipe, a folder or a large file is refused.
pub(crate) fn read_text(path: &Path, max_bytes: u64) -> io::Result<String> {
    let invalid = |text: &str| io::Error::new(io::ErrorKind::InvalidInput, text);
    let facts = fs::metadata(path)?;
    if !facts.is_file() {
        return Err(invalid("not a regular file"));
    }
    if facts.len() > max_bytes {
        return Err(invalid("too large: is this the right file?"));
    }
    String::from_utf8(fs::read(path)?).map_err(|_| invalid("not a text in UTF-8: save it as UTF-8"))
}

pub(crate) fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

#[cfg(test)]
mod tests;
