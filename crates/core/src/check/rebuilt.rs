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
    let Some(policy) = policy_of(&report.policy, given) else {
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
        if version(&made) != version(report) {
            return StepOutcome::NotChecked(Unchecked::OtherJudge {
                theirs: version(report),
                ours: version(&made),
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

/// The policy of that reference: the given one, or the built-in one with the same bytes.
fn policy_of(reference: &PolicyRef, given: Option<&Policy>) -> Option<Policy> {
    let fits = |policy: &Policy| policy.sha256() == reference.sha256 && policy.extends() == reference.extends;
    if let Some(policy) = given.filter(|policy| fits(policy)) {
        return Some(policy.clone());
    }
    let edition = |id: &str, edition: &str| format!("{id}/{edition}");
    let mut names = vec![edition(&reference.id, &reference.edition)];
    // An overlay is named after what it was laid over.
    if let Some(over) = reference.extends.first() {
        names.push(format!("{}+{}", over.id, reference.id));
        names.push(format!(
            "{}+{}",
            edition(&over.id, &over.edition),
            edition(&reference.id, &reference.edition)
        ));
    }
    names.iter().filter_map(|name| Policy::built_in(name).ok()).find(fits)
}

fn statements(report: &Report, record: &ScanRecord) -> Option<Vec<Attestation>> {
    let mut made: Vec<Attestation> = Vec::new();
    for facts in &report.attestations {
        made.push(Attestation::of_facts(facts, &made, record).ok()??);
    }
    Some(made)
}
