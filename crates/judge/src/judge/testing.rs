//! Records, cases and statements for tests.

use onetake_report::{AttestedState, Finding, Format, Report, ScanRecord};

pub(crate) use onetake_testkit::{
    Change, WAYBILL, clarity, clock_showing, created, gap, good_record, mark, record, span, text, unread,
};

use super::judge;
use crate::attest::{About, Attestation, AttestationFile, Draft, DraftSpan, Statement};
use crate::case::{self, Case};
use crate::policy::Policy;

/// Two days before the recording, all that the base rule needs.
pub(crate) fn good_case() -> Case {
    good_case_draft().check(None).unwrap()
}

pub(crate) fn good_case_draft() -> case::Draft {
    case::Draft {
        expected_waybills: vec![WAYBILL.to_owned()],
        signed_off_at: Some("2026-11-18T10:00:00+08:00".to_owned()),
        ..case::Draft::default()
    }
}

/// A statement by the person that all tests know.
pub(crate) fn says(statement: Statement, state: AttestedState, start_ms: i64, end_ms: i64) -> Draft {
    Draft {
        who: "Li Na".to_owned(),
        role: "receiving inspector".to_owned(),
        at: "2026-11-20T15:04:00+08:00".to_owned(),
        statement,
        state,
        span: DraftSpan { start_ms, end_ms },
        still: None,
        note: Some("a note".to_owned()),
    }
}

/// The process in the order of sequence 1.
pub(crate) fn good_statements() -> Vec<Draft> {
    use crate::attest::Side::{Back, Front, Left, Right, Top};
    use AttestedState::Seen;
    vec![
        says(Statement::SealedAtStart, Seen, 0, 5000),
        says(Statement::OutsideShown { sides: vec![Top, Front, Back, Left, Right] }, Seen, 0, 12_000),
        says(Statement::LabelOnParcel, Seen, 1000, 8000),
        says(Statement::OpeningSeen, Seen, 12_000, 25_000),
        says(Statement::ContentsShown, Seen, 25_000, 55_000),
        says(Statement::StayedInFrame, Seen, 0, 60_000),
        says(Statement::NaturalSpeed, Seen, 0, 60_000),
    ]
}

pub(crate) fn bound(drafts: Vec<Draft>, record: &ScanRecord) -> Vec<Attestation> {
    let about = About { source_sha256: Some(record.source.sha256.clone()), record_sha256: None };
    AttestationFile { format: Format::attestations(), about, attestation: drafts }.bind(record).unwrap()
}

pub(crate) fn base() -> Policy {
    Policy::built_in("base").unwrap()
}

/// The report of the base rule on the good case and statements.
pub(crate) fn report(record: &ScanRecord) -> Report {
    report_of(record, good_statements())
}

pub(crate) fn report_of(record: &ScanRecord, drafts: Vec<Draft>) -> Report {
    judge(record, &good_case(), &bound(drafts, record), &base()).unwrap()
}

pub(crate) fn finding<'a>(report: &'a Report, criterion: &str) -> &'a Finding {
    report.findings.iter().find(|finding| finding.criterion == criterion).unwrap()
}
