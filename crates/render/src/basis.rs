//! What a verdict rests on: what the program measured, and what named persons confirmed.

use onetake_report::{AttestationFacts, Finding, Outcome, ReasonCode, Report};

use super::sanitized;
use crate::message::{Arg, Catalogue};

/// Most persons that are named in the line under the verdict; the list of statements has all.
const PERSONS: usize = 3;
/// Most rules that are named as explained; the checks have all.
const RULES: usize = 6;
/// Most characters of a name with its role.
const NAME_CHARACTERS: usize = 60;

/// How many rules the program measured and how many persons confirmed, and who these are. Names are hostile input, shown
/// with everything in them visible: escape them.
pub(super) fn line(report: &Report, words: &Catalogue) -> String {
    let confirmed: Vec<&Finding> = report.findings.iter().filter(|finding| is_confirmed(finding)).collect();
    let measured = report.findings.iter().filter(|finding| is_measured(finding)).count();
    let mut persons: Vec<String> = Vec::new();
    for stated in cited(report, &confirmed) {
        let date: String = stated.at.chars().take(10).collect();
        let person = words.text(
            "basis-person",
            &[
                ("who", sanitized(&stated.who, NAME_CHARACTERS).text.into()),
                ("role", sanitized(&stated.role, NAME_CHARACTERS).text.into()),
                ("date", sanitized(&date, NAME_CHARACTERS).text.into()),
            ],
        );
        if !persons.contains(&person) {
            persons.push(person);
        }
    }
    let more = persons.len() > PERSONS;
    persons.truncate(PERSONS);
    let mut names = persons.join(&words.plain("list-separator"));
    if more {
        names.push('…');
    }
    let id = if confirmed.is_empty() { "basis-line-measured" } else { "basis-line-both" };
    let args: [(&str, Arg<'_>); 3] =
        [("measured", measured.into()), ("confirmed", confirmed.len().into()), ("names", names.into())];
    let line = words.text(id, &args);
    let explained: Vec<&str> = confirmed
        .iter()
        .filter(|finding| is_explained(finding))
        .map(|finding| finding.criterion.as_str())
        .collect();
    if explained.is_empty() {
        return line;
    }
    let mut rules =
        explained.iter().take(RULES).copied().collect::<Vec<_>>().join(&words.plain("list-separator"));
    if explained.len() > RULES {
        rules.push('…');
    }
    words.text(
        "basis-line-explained",
        &[("line", line.into()), ("rules", sanitized(&rules, NAME_CHARACTERS * RULES).text.into())],
    )
}

/// Whether a rule is met as a person explained what was found.
fn is_explained(finding: &Finding) -> bool {
    finding.outcome == Outcome::Pass
        && finding.reasons.iter().any(|reason| reason.code == ReasonCode::Explained)
}

/// Whether a person's statement is part of why a rule is met or not.
fn is_confirmed(finding: &Finding) -> bool {
    decided(finding) && finding.reasons.iter().any(|reason| reason.attestation.is_some())
}

/// Whether the program alone came to the outcome.
fn is_measured(finding: &Finding) -> bool {
    decided(finding) && finding.reasons.iter().all(|reason| reason.attestation.is_none())
}

fn decided(finding: &Finding) -> bool {
    matches!(finding.outcome, Outcome::Pass | Outcome::Fail)
}

/// The statements that these findings cite, in their order.
fn cited<'a>(report: &'a Report, findings: &[&Finding]) -> impl Iterator<Item = &'a AttestationFacts> {
    let reasons = findings.iter().flat_map(|finding| &finding.reasons);
    let mut ids: Vec<u32> = reasons.filter_map(|reason| reason.attestation).collect();
    ids.sort_unstable();
    ids.dedup();
    report.attestations.iter().filter(move |stated| ids.contains(&stated.id))
}
