//! What a record is compared with, read before the long work so that its faults are met first.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use onetake::attest::{AttestError, Attestation, AttestationFile};
use onetake::case::{self, Case, CaseError};
use onetake::policy::Policy;
use onetake::report::{Direction, OtherReport, Report, ReportRun, ScanRecord};
use onetake::wire;
use onetake::wording::refused_words;

use crate::failure::Failure;
use crate::{args, clock};

/// A policy, a case and statements that are not yet bound to a record.
#[derive(Debug)]
pub(super) struct Rules {
    policy: Policy,
    case: Case,
    statements: Vec<(PathBuf, AttestationFile)>,
    file_clocks: bool,
}

impl Rules {
    /// As the options say.
    pub(super) fn read(asked: &args::Rules) -> Result<Self, Failure> {
        let policy = policy(&asked.policy)?;
        let other = asked.other_report.as_deref().map(other_report).transpose()?;
        let case = case(asked, other)?;
        let statements = asked.attest.iter().map(|path| {
            let file =
                AttestationFile::read(path).map_err(|error| Failure::Attest { path: path.clone(), error })?;
            Ok((path.clone(), file))
        });
        let statements = statements.collect::<Result<_, Failure>>()?;
        let rules = Self { policy, case, statements, file_clocks: asked.file_clocks };
        if !asked.keep_words {
            rules.check_words()?;
        }
        Ok(rules)
    }

    /// What persons typed goes into a report that others read: words that presume a culprit are met before it is made.
    fn check_words(&self) -> Result<(), Failure> {
        let notes = self.statements.iter().flat_map(|(path, file)| {
            file.attestation
                .iter()
                .filter_map(move |one| Some((path.display().to_string(), one.note.as_deref()?)))
        });
        let case = self.case.typed().map(|(field, text)| (format!("`{field}`"), text));
        for (place, text) in notes.chain(case) {
            if let Some(refused) = refused_words(text).first() {
                return Err(Failure::Words { place, word: refused.pattern });
            }
        }
        Ok(())
    }

    /// The report on that record, which was given as a file or comes from a scan of this run.
    pub(super) fn judge(self, record: &ScanRecord, given: bool) -> Result<Report, Failure> {
        let mut attestations: Vec<Attestation> = Vec::new();
        for (path, file) in self.statements {
            if let Err(error) = file.check_times(clock::now()) {
                return Err(Failure::Attest { path, error });
            }
            let bound = match file.bind(record) {
                Ok(bound) => bound,
                Err(error) => return Err(Failure::Attest { path, error }),
            };
            if let Some(index) = bound.iter().position(|one| attestations.contains(one)) {
                return Err(Failure::Attest { path, error: AttestError::Twice { number: index + 1 } });
            }
            attestations.extend(bound);
        }
        let case = if self.file_clocks {
            self.case.with_file(record.run.path.as_deref(), record.run.modified_at.as_deref())
        } else {
            self.case
        };
        let judge = if given { onetake::judge_given } else { onetake::judge };
        let mut report = judge(record, &case, &attestations, &self.policy)?;
        report.run = ReportRun { judged_at: Some(clock::now().to_string()), path: record.run.path.clone() };
        Ok(report)
    }
}

/// A built-in policy, or a policy file; with overlays after a plus sign.
pub(super) fn policy(asked: &OsStr) -> Result<Policy, Failure> {
    let path = Path::new(asked);
    let titled = if path.exists() { None } else { asked.to_str().and_then(by_title) };
    let name = titled.as_deref().or(asked.to_str());
    match name.map(Policy::built_in) {
        Some(Ok(policy)) => Ok(policy),
        _ if path.exists() => Ok(Policy::read(path)?),
        Some(Err(unknown)) => match name.and_then(|name| name.split_once('+')) {
            // An overlay over a file.
            Some((file, overlays)) if names_a_file(Path::new(file)) => {
                let over = |policy: Policy, overlay: &str| policy.with_overlay(overlay);
                Ok(overlays.split('+').try_fold(Policy::read(Path::new(file))?, over)?)
            }
            _ if names_a_file(path) => Ok(Policy::read(path)?),
            _ => Err(unknown.into()),
        },
        None => Ok(Policy::read(path)?),
    }
}

/// The ids of policies that are named by a part of their titles in any language, such as 淘宝; none where a part is an id or
/// fits no title, or several.
pub(super) fn by_title(asked: &str) -> Option<String> {
    // Letters of an id are left to be an id, and a slip in one to be told.
    if asked.is_ascii() {
        return None;
    }
    let parts = asked.split(['+', '＋']).map(|part| {
        let wanted = args::plain(part);
        if wanted.chars().count() < 2 || part.is_ascii() {
            return Some(part.to_owned());
        }
        let fits = |known: &&onetake::policy::BuiltIn| {
            let policy = Policy::parse(known.text, known.id);
            policy
                .is_ok_and(|policy| policy.title().values().any(|title| args::plain(title).contains(&wanted)))
        };
        let mut ids: Vec<&str> =
            onetake::policy::built_in().iter().filter(fits).map(|known| known.id).collect();
        ids.dedup();
        match ids[..] {
            [id] => Some(id.to_owned()),
            _ => None,
        }
    });
    parts.collect::<Option<Vec<_>>>().map(|ids| ids.join("+"))
}

/// Whether a name that is neither a built-in policy nor a file was meant as a file.
fn names_a_file(path: &Path) -> bool {
    path.extension().is_some() || path.is_absolute()
}

/// What matters of the report on the video of the other direction.
fn other_report(path: &Path) -> Result<OtherReport, Failure> {
    let fail = |error| Failure::Record { path: path.to_owned(), error };
    let report: Report = wire::parse(&super::judge::read(path)?).map_err(fail)?;
    case::other_report(&report).map_err(fail)
}

fn case(asked: &args::Rules, other: Option<OtherReport>) -> Result<Case, Failure> {
    let fail = |error| Failure::Case { path: asked.case.clone(), error };
    let mut draft = match &asked.case {
        Some(path) if case::is_table(path) => {
            let of_waybill = match asked.waybill.as_slice() {
                [one] => Some(one.as_str()),
                _ => None,
            };
            let table = case::Table::read(path).map_err(fail)?.with_words(onetake::render::table_words());
            table.draft(asked.row.as_deref().or(of_waybill)).map_err(|error| fail(error.into()))?
        }
        Some(_) if asked.row.is_some() => return Err(fail(CaseError::NoTable)),
        Some(path) => case::Draft::read(path).map_err(fail)?,
        None => case::Draft::default(),
    };
    if !asked.waybill.is_empty() {
        draft.expected_waybills.clone_from(&asked.waybill);
    }
    if asked.order.is_some() {
        draft.order_number.clone_from(&asked.order);
    }
    if asked.reference.is_some() {
        draft.reference.clone_from(&asked.reference);
    }
    if asked.signed_at.is_some() {
        draft.signed_off_at.clone_from(&asked.signed_at);
    }
    if let Some(direction) = asked.direction {
        draft.direction = match direction {
            args::Direction::ReturnUnboxing => Direction::ReturnUnboxing,
            args::Direction::OutboundPacking => Direction::OutboundPacking,
            args::Direction::BuyerUnboxing => Direction::BuyerUnboxing,
        };
    }
    if asked.dispute.is_some() {
        draft.dispute = asked.dispute;
    }
    draft.other = other;
    draft.check(Some(clock::now())).map_err(fail)
}
