//! Judging: a record compared with a policy, for one case, with what persons stated. A pure function: no clock, no file,
//! no video. The same record, case, statements and policy give the same report.
//!
//! Rules that hold for every criterion:
//!
//! * An observer that could not judge a part of the video never lets a criterion pass that rests on the *absence* of its
//!   observations: the outcome is `review`, with the part and the reason.
//! * An observation that was left out of the record to keep it small counts as one to look at.
//! * A value that is missing was not measured, and is for a person to look at.
//! * What is for a person to look at can be settled by that person's statement; what fails cannot.

pub mod consistent;
pub mod missing;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

use onetake_report::{Finding, Level, Outcome, Param, ReasonCode, RecordRef, Report, ScanRecord, Verdict};

use crate::assess::{Assessment, JudgeContext, ReasonBuilder, report_limits, tool};
use crate::attest::Attestation;
use crate::case::Case;
use crate::policy::{Check, Criterion, Policy};
use crate::rules::recording_times;
use crate::suggest::{meant, nearest};
use onetake_report::wire::{self, WireError};

/// A report has no such criterion.
#[derive(Debug, thiserror::Error)]
#[error("the report has no criterion {id:?}{}; it has: {}", meant(nearest.as_deref()), known.join(", "))]
#[non_exhaustive]
pub struct UnknownCriterion {
    /// The id that was asked for.
    pub id: String,
    /// The id that was probably meant.
    pub nearest: Option<String>,
    /// All ids of the report.
    pub known: Vec<String>,
}

/// The finding of a criterion, whatever the case of its letters.
///
/// # Errors
///
/// [`UnknownCriterion`] with the nearest id.
pub fn finding_of<'a>(report: &'a Report, id: &str) -> Result<&'a Finding, UnknownCriterion> {
    report.findings.iter().find(|finding| finding.criterion.eq_ignore_ascii_case(id)).ok_or_else(|| {
        let known: Vec<String> = report.findings.iter().map(|finding| finding.criterion.clone()).collect();
        let nearest = nearest(id, known.iter().map(String::as_str)).map(str::to_owned);
        UnknownCriterion { id: id.to_owned(), nearest, known }
    })
}

/// A record could not be judged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JudgeError {
    /// A statement was bound to another video.
    #[error("attestation {number} is about another video: bind it to this record")]
    OtherVideo {
        /// Its number, from 1.
        number: usize,
    },
    /// The record's digest could not be computed.
    #[error(transparent)]
    Record(#[from] WireError),
}

/// Judges a record that the caller has from a scan of the video, such as `Scan::record` of `onetake-scan`. For one that comes
/// from a file use [`judge_given`].
///
/// # Errors
///
/// [`JudgeError`] when a statement was bound to another video.
pub fn judge(
    record: &ScanRecord,
    case: &Case,
    attestations: &[Attestation],
    policy: &Policy,
) -> Result<Report, JudgeError> {
    judge_record(record, false, case, attestations, policy)
}

/// Judges a record that was given as a file and not compared with the video. Whoever can change a file can take an
/// observation out of it, and nothing in it would tell; so the report says what it rests on, among its limits
/// ([`ReportLimit::RecordNotCompared`](onetake_report::ReportLimit)), and does not claim that a second scan would come to
/// the same. This stands in the body: the same record judged so gives the same body, which is another one than that of
/// [`judge`], as it claims less.
///
/// # Errors
///
/// [`JudgeError`] when a statement was bound to another video.
pub fn judge_given(
    record: &ScanRecord,
    case: &Case,
    attestations: &[Attestation],
    policy: &Policy,
) -> Result<Report, JudgeError> {
    judge_record(record, true, case, attestations, policy)
}

fn judge_record(
    record: &ScanRecord,
    given: bool,
    case: &Case,
    attestations: &[Attestation],
    policy: &Policy,
) -> Result<Report, JudgeError> {
    let foreign = |attestation: &Attestation| attestation.source_sha256() != record.source.sha256;
    if let Some(index) = attestations.iter().position(foreign) {
        return Err(JudgeError::OtherVideo { number: index + 1 });
    }
    let context = JudgeContext::new(record, case, attestations).given(given);
    let judged: Vec<(Finding, bool)> =
        policy.criteria().iter().map(|criterion| find(criterion, &context)).collect();
    let pending_attestations = judged
        .iter()
        .filter(|(finding, waits)| *waits && finding.level == Level::Mandatory)
        .map(|(finding, _)| finding.criterion.clone())
        .collect();
    let findings: Vec<Finding> = judged.into_iter().map(|(finding, _)| finding).collect();
    let verdict = verdict(&findings);
    let missing = missing::list(&findings, verdict);
    let mut report = Report::new(
        tool(),
        record.source.clone(),
        RecordRef::new(record.format.clone(), wire::body_digest(record)?),
        policy.reference(),
        case.facts(),
    );
    report.packet_hashes.clone_from(&record.packet_hashes);
    report.recording_times = recording_times(&context);
    report.verdict = verdict;
    report.pending = missing::pending(verdict, &missing);
    report.first_review_span = missing::first_review_span(&missing);
    report.missing = missing;
    report.pending_attestations = pending_attestations;
    report.attestations = (0..).zip(attestations).map(|(id, attestation)| attestation.facts(id)).collect();
    report.findings = findings;
    report.consistent_with = consistent::consistent(&context);
    report.limits = report_limits(&context);
    Ok(report)
}

/// The outcome of all findings. Without a mandatory criterion that passes there is nothing to call valid.
fn verdict(findings: &[Finding]) -> Verdict {
    let has = |outcome| {
        findings.iter().any(|finding| finding.level == Level::Mandatory && finding.outcome == outcome)
    };
    if has(Outcome::Fail) {
        Verdict::Invalid
    } else if has(Outcome::Review) || !has(Outcome::Pass) {
        Verdict::NeedsReview
    } else {
        Verdict::Valid
    }
}

/// One criterion, and whether it waits for a person's statement and nothing else.
fn find(criterion: &Criterion, context: &JudgeContext<'_>) -> (Finding, bool) {
    let assessment = if criterion.applies_to(context.case.direction()) {
        match criterion.check() {
            Check::NoRule { why } => Assessment::not_applicable(
                ReasonBuilder::new(ReasonCode::NoRule).param(Param::Why, why.as_str()),
            ),
            Check::Test(predicate) => {
                let assessment = predicate.evaluate(context);
                let measured = if criterion.may_fail() { assessment } else { assessment.at_most_review() };
                // Our own limit never fails a video; the word of a person who looked does.
                measured.answered(|reason| {
                    missing::is_look(reason, criterion.id())
                        .then(|| context.explained(criterion.id(), reason))
                        .flatten()
                })
            }
        }
    } else {
        Assessment::not_applicable(ReasonBuilder::new(ReasonCode::NotForCase))
    };
    let waits = assessment.waits_for_a_statement();
    let (outcome, reasons) = assessment.decide();
    let finding =
        Finding::new(criterion.id().to_owned(), criterion.level(), outcome, reasons, criterion.rule());
    (finding, waits)
}
