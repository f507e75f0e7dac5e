//! The judgement of one video of a case, from what the ledger has.

use onetake::attest::AttestationFile;
use onetake::case::{Case, CaseError, Draft, UtcTime, other_report};
use onetake::report::{Report, ReportRun, ScanRecord};
use onetake::{Attestation, JudgeError, Policy};

use crate::ledger::{JudgementEntry, Statement, sha256};

/// What a report follows from.
#[derive(Debug)]
pub(crate) struct Inputs<'a> {
    pub(crate) record_sha256: &'a str,
    pub(crate) draft: &'a Draft,
    pub(crate) statements: &'a [Statement],
    pub(crate) policy: &'a Policy,
    pub(crate) other: Option<&'a Report>,
    pub(crate) file_clocks: bool,
    /// Whether the record was compared with the video, as that of a scan of these days is.
    pub(crate) compared: bool,
}

/// Why a case gives no report.
#[derive(Debug, thiserror::Error)]
pub(crate) enum JudgingError {
    #[error(transparent)]
    Case(#[from] CaseError),
    #[error(transparent)]
    Judge(#[from] JudgeError),
}

impl Inputs<'_> {
    /// A digest over all of them: with the same the report is the same.
    pub(crate) fn digest(&self) -> String {
        let statements: Vec<&str> = self.statements.iter().map(|statement| statement.toml.as_str()).collect();
        let other = self.other.and_then(|report| onetake::wire::body_digest(report).ok());
        let parts = serde_json::json!({
            "record": self.record_sha256,
            "case": self.draft,
            "statements": statements,
            "policy": self.policy.sha256(),
            "other": other,
            "file_clocks": self.file_clocks,
            "compared": self.compared,
            "judge": env!("CARGO_PKG_VERSION"),
        });
        sha256(parts.to_string().as_bytes())
    }

    /// The report. Statements that are not about this video, or cannot be meant any more, are left out.
    pub(crate) fn judge(&self, record: &ScanRecord, now: UtcTime) -> Result<Report, JudgingError> {
        let mut draft = self.draft.clone();
        draft.other = self.other.and_then(|report| other_report(report).ok());
        let case = self.with_file(draft.check(Some(now))?, record);
        let mut attestations: Vec<Attestation> = Vec::new();
        for statement in self.statements {
            let bound = AttestationFile::from_toml(&statement.toml).and_then(|file| file.bind(record));
            for one in bound.unwrap_or_default() {
                if !attestations.contains(&one) {
                    attestations.push(one);
                }
            }
        }
        let judge = if self.compared { onetake::judge } else { onetake::judge_given };
        let mut report = judge(record, &case, &attestations, self.policy)?;
        report.run = ReportRun { judged_at: Some(now.to_string()), path: record.run.path.clone() };
        Ok(report)
    }

    /// How the ledger is told of a report.
    pub(crate) fn entry(&self, case: &str, report: &Report) -> JudgementEntry {
        JudgementEntry {
            case: case.to_owned(),
            video: report.source.sha256.clone(),
            record: self.record_sha256.to_owned(),
            draft: self.draft.clone(),
            file_clocks: self.file_clocks,
            other: self.other.map(|other| other.source.sha256.clone()),
            inputs: self.digest(),
            // A report of this library has a body; with one of no other it comes here.
            report: onetake::wire::body_digest(report).unwrap_or_default(),
            verdict: report.verdict,
            policy: format!("{}/{}", self.policy.id(), self.policy.edition()),
            policy_sha256: self.policy.sha256().to_owned(),
        }
    }

    fn with_file(&self, case: Case, record: &ScanRecord) -> Case {
        if self.file_clocks {
            case.with_file(record.run.path.as_deref(), record.run.modified_at.as_deref())
        } else {
            case
        }
    }
}
