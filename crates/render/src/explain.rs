//! One finding of a report in words for a terminal: rule, source, measured values, and how a person can confirm it.

use std::fmt::Write as _;

use onetake_report::{Finding, Outcome, Report, ScanRecord};

use super::{consistent, missing, sanitized, summary};
use crate::message::{Catalogue, Language};

/// Most characters of a text from a report.
const CHARACTERS: usize = 400;

/// A line for each finding: outcome, criterion, title.
#[must_use]
pub fn findings_text(report: &Report, language: Language) -> String {
    let words = Catalogue::of(language);
    let mut text = String::new();
    for finding in &report.findings {
        let title = summary::title(finding, &words);
        let outcome = words.outcome(finding.outcome);
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "{} {}  {title}  ({outcome})", sign(finding.outcome), plain(&finding.criterion));
    }
    text
}

/// One finding with all that is known about it. The record says what was observed; without it the values of the report
/// remain.
#[must_use]
pub fn explain_text(
    report: &Report,
    record: Option<&ScanRecord>,
    finding: &Finding,
    language: Language,
) -> String {
    let words = Catalogue::of(language);
    let known_stills = record.map_or(&[][..], |record| record.stills.as_slice());
    let separator = words.plain("clause-separator");
    let label = words.plain("label-separator");
    let rule = &finding.rule;
    let mut text = format!(
        "{} {}  {}  ({}, {})\n",
        sign(finding.outcome),
        plain(&finding.criterion),
        summary::title(finding, &words),
        words.outcome(finding.outcome),
        words.level(finding.level)
    );
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "  {}{label}{}", words.plain(name), plain(value));
    };
    for (reason, said) in words.reasons(&finding.reasons, report, record) {
        let values = said.values.iter().map(|named| format!("{}{label}{}", named.name, named.value));
        let stills = known_stills.iter().filter(|still| reason.stills.contains(&still.id));
        let stills: Vec<&str> = stills.map(|still| still.file.as_str()).collect();
        let mut parts: Vec<String> = said.at.into_iter().chain([said.sentence]).chain(values).collect();
        if !stills.is_empty() {
            parts.push(format!("{}{label}{}", words.plain("explain-stills"), stills.join(", ")));
        }
        line("explain-because", &parts.join(&separator));
    }
    // What the checklist says side by side; a finding it is not.
    for one in report.consistent_with.iter().filter(|_| rule.check == "checklist") {
        let said = [consistent::text(one, &words), consistent::observed(one, &words)];
        line("explain-consistent", &said.join(&separator));
    }
    if !rule.check.is_empty() {
        let asks = words.find(&format!("check-{}", rule.check), &[]);
        line("explain-asks", &asks.unwrap_or_else(|| rule.check.clone()));
    }
    if let Some(quote) = &rule.quote {
        line("explain-quote", quote);
    }
    line("table-source", &[rule.source.as_str(), &rule.read_on].join(&separator));
    let basis = words.find(&format!("basis-{}", rule.values), &[]);
    line("explain-basis", &basis.unwrap_or_else(|| rule.values.clone()));
    let policy = &report.policy;
    line("explain-policy", &format!("{}/{} (SHA-256 {})", policy.id, policy.edition, policy.sha256));
    if let Some(confirm) = words.find(&format!("confirm-{}", rule.check), &[]) {
        line("explain-confirm", &confirm);
    }
    for missing in missing::of(report, finding) {
        line("explain-needed", &missing::request(missing, report, &words));
    }
    text
}

fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fail => "✗",
        Outcome::Review => "?",
        Outcome::Pass => "✓",
        Outcome::NotApplicable => "–",
    }
}

/// A text from a file as one harmless line.
fn plain(text: &str) -> String {
    sanitized(text, CHARACTERS).text
}
