//! The report made again from what it rests on.

use onetake_judge::{Attestation, Case, Policy};
use onetake_report::{PolicyRef, Report, ReportLimit, ScanRecord, wire};
use serde_json::Value;

use super::folder::Folder;
use super::{Mismatch, StepOutcome, Unchecked, difference};
use crate::evidence::REPORT_FILE;

/// Compares the report with one made again from the record, from the policy that it names, and from the case and the
/// statements that it states.
pub(super) fn compare(folder: &Folder, record: &ScanRecord, given: Option<&Policy>) -> StepOutcome {
    let report = &folder.report;
    let Some(policy) =
        policy_of(&report.policy, given).or_else(|| folder.policy(|policy| fits(&report.policy, policy)))
    else {
        let policy = &report.policy;
        return StepOutcome::NotChecked(Unchecked::NoPolicy {
            id: policy.id.clone(),
            edition: policy.edition.clone(),
            sha256: policy.sha256.clone(),
        });
    };
    let (Some(case), Some(statements)) = (Case::of_facts(&report.case), statements(report, record)) else {
        return StepOutcome::NotChecked(Unchecked::UnknownFacts);
    };
    let given_as_file = report.limits.contains(&ReportLimit::RecordNotCompared);
    let judge = if given_as_file { crate::judge_given } else { crate::judge };
    let Ok(made) = judge(record, &case, &statements, &policy) else {
        return StepOutcome::NotChecked(Unchecked::UnknownFacts);
    };
    if made.tool != report.tool {
        let version = |report: &Report| report.tool.version.clone();
        if version(&made) != version(report) && is_version(&report.tool.version) {
            return StepOutcome::NotChecked(Unchecked::OtherJudge {
                theirs: version(report),
                ours: version(&made),
                verdict: Some(made.verdict).filter(|verdict| *verdict != report.verdict),
            });
        }
    }
    let body = |bytes: &[u8]| -> Option<Value> {
        let mut value: Value = serde_json::from_slice(bytes).ok()?;
        value.as_object_mut()?.remove("run");
        Some(value)
    };
    let theirs = body(&folder.report_json);
    let ours = wire::pretty(&made).ok().and_then(|bytes| body(&bytes));
    let (Some(theirs), Some(ours)) = (theirs, ours) else {
        return StepOutcome::NotChecked(Unchecked::UnknownFacts);
    };
    let mismatches = difference::pointers(&theirs, &ours).into_iter();
    StepOutcome::of(
        mismatches.map(|pointer| Mismatch::Value { file: REPORT_FILE.to_owned(), pointer }).collect(),
    )
}

/// Whether it is a version as this program numbers them; no other text takes a report out of the comparison.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        digits && (1..=9).contains(&part.len()) && (part.len() == 1 || !part.starts_with('0'))
    };
    parts.len() == 3 && parts.iter().all(number)
}

/// The policy of that reference: the given one, or the built-in one with the same bytes.
fn policy_of(reference: &PolicyRef, given: Option<&Policy>) -> Option<Policy> {
    if let Some(policy) = given.filter(|policy| fits(reference, policy)) {
        return Some(policy.clone());
    }
    // The id of a policy laid over others names them all.
    let name = format!("{}/{}", reference.id, reference.edition);
    Policy::built_in(&name).ok().filter(|policy| fits(reference, policy))
}

fn fits(reference: &PolicyRef, policy: &Policy) -> bool {
    policy.sha256() == reference.sha256 && policy.extends() == reference.extends
}

fn statements(report: &Report, record: &ScanRecord) -> Option<Vec<Attestation>> {
    report.attestations.iter().map(|facts| Attestation::of_facts(facts, record)).collect()
}
