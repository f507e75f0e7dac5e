//! What a record is judged with, read from where people keep it: a policy by its name, title or file; a case from a file,
//! from a row of a table, from single values, or from all of these; files of statements; the report on the other video.
//!
//! ```no_run
//! use onetake::inputs::{GivenRecord, Inputs};
//! # let now: onetake::case::UtcTime = "2026-11-20T08:00:00Z".parse()?;
//!
//! let inputs = Inputs::new()
//!     .policy_named("taobao-tmall+high-value")
//!     .case_file("orders.csv")
//!     .row("SF1234567890123")
//!     .statements("inspector.toml")
//!     .statements("packer.toml")
//!     .read(now)?;
//! let given = GivenRecord::read("return.mp4.onetake")?;
//! let report = inputs.judge_given(&given.record, now)?;
//! # let _ = report.verdict;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Everything is read and checked before the long work, so that a slip in it is met first. The clock is that of the caller:
//! `now` refuses times in the future and stands in the report's `run` part.
//!
//! Single values win over the file of a case. Of a table, [`row`](Inputs::row) chooses the order, else the one waybill that
//! was given, else it must be the only one. What persons typed is looked at for words that presume a culprit
//! ([`wording`](crate::wording)) unless [`keep_words`](Inputs::keep_words) says otherwise.

mod error;
mod policy;
mod record;
mod sheet;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use onetake_judge::attest::{AttestError, Attestation, AttestationFile};
use onetake_judge::case::{self, Case, CaseError, Dispute, UtcTime};
use onetake_judge::policy::Policy;
use onetake_judge::wording::refused_words;
use onetake_report::{Direction, OtherReport, Report, ReportRun, ScanRecord};

pub use self::error::{InputError, TypedIn};
pub use self::policy::{id_of_title, policy_named};
pub use self::record::{GivenRecord, parse, read_file};
pub use self::sheet::{Sheet, SheetError, SheetFault, SheetFile, is_sheet_file};

/// The policy that is taken when none is asked for.
pub const DEFAULT_POLICY: &str = "base";

/// What to read.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    policy: Option<PolicyInput>,
    case: CaseInput,
    row: Option<String>,
    waybills: Vec<String>,
    order_number: Option<String>,
    reference: Option<String>,
    region: Option<String>,
    signed_off_at: Option<String>,
    direction: Option<Direction>,
    dispute: Option<Dispute>,
    statements: Vec<PathBuf>,
    other_report: Option<OtherInput>,
    file_clocks: bool,
    keep_words: bool,
}

#[derive(Debug, Clone)]
enum PolicyInput {
    Named(OsString),
    Ready(Box<Policy>),
}

#[derive(Debug, Clone, Default)]
enum CaseInput {
    #[default]
    Nothing,
    File(PathBuf),
    Draft(Box<case::Draft>),
}

impl CaseInput {
    fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Nothing | Self::Draft(_) => None,
        }
    }
}

#[derive(Debug, Clone)]
struct OtherInput {
    path: PathBuf,
    /// Its bytes, where they were read already.
    bytes: Option<Vec<u8>>,
}

impl Inputs {
    /// The base policy and a case of which nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The policy by its id, with overlays after plus signs; by a part of its title; or by its file: see [`policy_named`].
    #[must_use]
    pub fn policy_named(self, name: impl Into<OsString>) -> Self {
        Self { policy: Some(PolicyInput::Named(name.into())), ..self }
    }

    /// A policy that is read already.
    #[must_use]
    pub fn policy(self, policy: Policy) -> Self {
        Self { policy: Some(PolicyInput::Ready(Box::new(policy))), ..self }
    }

    /// The case from a file: TOML, JSON, or a sheet: CSV, XLSX and the like.
    #[must_use]
    pub fn case_file(self, path: impl Into<PathBuf>) -> Self {
        Self { case: CaseInput::File(path.into()), ..self }
    }

    /// A case that the program has itself.
    #[must_use]
    pub fn case(self, draft: case::Draft) -> Self {
        Self { case: CaseInput::Draft(Box::new(draft)), ..self }
    }

    /// The row of the table, by its number from 1 or by its waybill.
    #[must_use]
    pub fn row(self, row: impl Into<String>) -> Self {
        Self { row: Some(row.into()), ..self }
    }

    /// A waybill that is expected. All that are given stand in place of those of the file.
    #[must_use]
    pub fn waybill(mut self, number: impl Into<String>) -> Self {
        self.waybills.push(number.into());
        self
    }

    /// The number of the order on the platform.
    #[must_use]
    pub fn order_number(self, number: impl Into<String>) -> Self {
        Self { order_number: Some(number.into()), ..self }
    }

    /// The shop's own reference.
    #[must_use]
    pub fn reference(self, reference: impl Into<String>) -> Self {
        Self { reference: Some(reference.into()), ..self }
    }

    /// The part of the picture that is the work table: left, top, width and height in per cent, such as `10,20,60,50`; or the
    /// file of a station that holds these numbers.
    #[must_use]
    pub fn region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    /// When the carrier recorded delivery, such as `2026-03-01T14:05:00+08:00`.
    #[must_use]
    pub fn signed_off_at(self, time: impl Into<String>) -> Self {
        Self { signed_off_at: Some(time.into()), ..self }
    }

    /// What the video is of.
    #[must_use]
    pub fn direction(self, direction: Direction) -> Self {
        Self { direction: Some(direction), ..self }
    }

    /// What is in dispute.
    #[must_use]
    pub fn dispute(self, dispute: Dispute) -> Self {
        Self { dispute: Some(dispute), ..self }
    }

    /// A file in which named persons state what they saw; call it again for several.
    #[must_use]
    pub fn statements(mut self, path: impl Into<PathBuf>) -> Self {
        self.statements.push(path.into());
        self
    }

    /// The report on the video of the other direction, from its file.
    #[must_use]
    pub fn other_report(self, path: impl Into<PathBuf>) -> Self {
        Self { other_report: Some(OtherInput { path: path.into(), bytes: None }), ..self }
    }

    /// The same from its bytes; errors name it by `path`.
    #[must_use]
    pub fn other_report_json(self, path: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        Self { other_report: Some(OtherInput { path: path.into(), bytes: Some(bytes) }), ..self }
    }

    /// Whether the time in the video's name and that of its last change count as clocks of their own, both weak: anybody can
    /// change them. The report then holds the file's name.
    #[must_use]
    pub fn file_clocks(self, counted: bool) -> Self {
        Self { file_clocks: counted, ..self }
    }

    /// Whether to go on although something that was typed is not neutral; the report says which words.
    #[must_use]
    pub fn keep_words(self, kept: bool) -> Self {
        Self { keep_words: kept, ..self }
    }

    /// Reads and checks everything that needs no record.
    ///
    /// # Errors
    ///
    /// [`InputError`] for the first thing that cannot be used.
    pub fn read(self, now: UtcTime) -> Result<ReadInputs, InputError> {
        let policy = match &self.policy {
            Some(PolicyInput::Ready(policy)) => Policy::clone(policy),
            Some(PolicyInput::Named(name)) => policy_named(name)?,
            None => Policy::built_in(DEFAULT_POLICY)?,
        };
        let other = self.other_report.as_ref().map(other_report).transpose()?;
        let case = self.read_case(other, now)?;
        let statements = self.statements.into_iter().map(|path| match AttestationFile::read(&path) {
            Ok(file) => Ok((path, file)),
            Err(error) => Err(InputError::Statements { path, error }),
        });
        let statements = statements.collect::<Result<_, _>>()?;
        let read = ReadInputs { policy, case, statements, file_clocks: self.file_clocks };
        if !self.keep_words {
            read.check_words()?;
        }
        Ok(read)
    }

    fn read_case(&self, other: Option<OtherReport>, now: UtcTime) -> Result<Case, InputError> {
        let fail = |error| InputError::Case { path: self.case.path().map(Path::to_owned), error };
        let mut draft = match &self.case {
            CaseInput::File(path) if is_sheet_file(path) => {
                let of_waybill = match self.waybills.as_slice() {
                    [one] => Some(one.as_str()),
                    _ => None,
                };
                let file = SheetFile::read(path).map_err(|error| match error.fault {
                    SheetFault::Unreadable(error) => fail(CaseError::Read { path: path.clone(), error }),
                    _ => error.into(),
                })?;
                let tables = file.tables(&[]).map_err(|error| fail(error.into()))?;
                let chosen = self.row.as_deref().or(of_waybill);
                // Of several sheets the first that has the order.
                let mut drafts = tables.iter().map(|(_, table)| table.draft(chosen));
                let first = drafts.next().unwrap_or_else(|| Ok(case::Draft::default()));
                let found = first.or_else(|error| drafts.find_map(Result::ok).ok_or(error));
                found.map_err(|error| fail(error.into()))?
            }
            _ if self.row.is_some() => return Err(fail(CaseError::NoTable)),
            CaseInput::File(path) => case::Draft::read(path).map_err(fail)?,
            CaseInput::Draft(draft) => case::Draft::clone(draft),
            CaseInput::Nothing => case::Draft::default(),
        };
        if !self.waybills.is_empty() {
            draft.expected_waybills.clone_from(&self.waybills);
        }
        if self.order_number.is_some() {
            draft.order_number.clone_from(&self.order_number);
        }
        if self.reference.is_some() {
            draft.reference.clone_from(&self.reference);
        }
        if let Some(region) = &self.region {
            draft.region = Some(region_of(region).map_err(fail)?);
        }
        if self.signed_off_at.is_some() {
            draft.signed_off_at.clone_from(&self.signed_off_at);
        }
        if let Some(direction) = self.direction {
            draft.direction = direction;
        }
        if self.dispute.is_some() {
            draft.dispute = self.dispute;
        }
        if other.is_some() || !matches!(self.case, CaseInput::Draft(_)) {
            draft.other = other;
        }
        draft.check(Some(now)).map_err(fail)
    }
}

/// The numbers of a region, which may lie in a file of a station. What is no file is read as numbers, so that a slip is told with
/// what was meant.
fn region_of(given: &str) -> Result<String, CaseError> {
    let path = Path::new(given);
    if path.exists() { case::region_in(path) } else { Ok(given.to_owned()) }
}

/// What matters of the report on the video of the other direction.
fn other_report(asked: &OtherInput) -> Result<OtherReport, InputError> {
    let OtherInput { path, bytes } = asked;
    let report: Report = match bytes {
        Some(bytes) => parse(path, bytes)?,
        None => parse(path, &read_file(path)?)?,
    };
    case::other_report(&report).map_err(|error| InputError::Wire { path: path.clone(), error })
}

/// A policy, a case and statements, read and checked, but for what needs the record.
#[derive(Debug, Clone)]
pub struct ReadInputs {
    policy: Policy,
    case: Case,
    statements: Vec<(PathBuf, AttestationFile)>,
    file_clocks: bool,
}

impl ReadInputs {
    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The case, without the clocks of the video's file.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// What persons typed goes into a report that others read: words that presume a culprit are met before it is made.
    fn check_words(&self) -> Result<(), InputError> {
        let notes = self.statements.iter().flat_map(|(path, file)| {
            let notes = file.attestation.iter().filter_map(|one| one.note.as_deref());
            notes.map(|note| (TypedIn::File(path.clone()), note))
        });
        let case = self.case.typed().map(|(field, text)| (TypedIn::Field(field), text));
        for (place, text) in notes.chain(case) {
            if let Some(refused) = refused_words(text).first() {
                return Err(InputError::Words { place, word: refused.pattern });
            }
        }
        Ok(())
    }

    /// The report on the record of a scan of this run.
    ///
    /// # Errors
    ///
    /// [`InputError`] when statements are about another video, or are there twice.
    pub fn judge(&self, record: &ScanRecord, now: UtcTime) -> Result<Report, InputError> {
        self.report(record, false, now)
    }

    /// The report on a record from a file, which nobody compared with the video: the report says so.
    ///
    /// # Errors
    ///
    /// As [`judge`](Self::judge).
    pub fn judge_given(&self, record: &ScanRecord, now: UtcTime) -> Result<Report, InputError> {
        self.report(record, true, now)
    }

    fn report(&self, record: &ScanRecord, given: bool, now: UtcTime) -> Result<Report, InputError> {
        let mut attestations: Vec<Attestation> = Vec::new();
        for (path, file) in &self.statements {
            let fail = |error| InputError::Statements { path: path.clone(), error };
            file.check_times(now).map_err(fail)?;
            let bound = file.clone().bind(record).map_err(fail)?;
            if let Some(index) = bound.iter().position(|one| attestations.contains(one)) {
                return Err(fail(AttestError::Twice { number: index + 1 }));
            }
            attestations.extend(bound);
        }
        let case = self.case.clone();
        let case = if self.file_clocks {
            case.with_file(record.run.path.as_deref(), record.run.modified_at.as_deref())
        } else {
            case
        };
        let judge = if given { crate::judge_given } else { crate::judge };
        let mut report = judge(record, &case, &attestations, &self.policy)?;
        report.run = ReportRun { judged_at: Some(now.to_string()), path: record.run.path.clone() };
        Ok(report)
    }
}
