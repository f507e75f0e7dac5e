//! Policies in words for a terminal: what they ask for, and how they differ.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use onetake_report::{Param, PolicyWarning};

use super::sanitized;
use crate::message::Catalogue;
use crate::message::Language;
use onetake_judge::policy::{Change, Check, Criterion, Difference, Policy, Predicate};

/// Most characters of a text from a policy file.
const CHARACTERS: usize = 300;

/// A policy in one line: its id and edition, how many criteria it has, its title.
#[must_use]
pub fn policy_line(policy: &Policy, language: Language) -> String {
    let words = Catalogue::of(language);
    let count = words.text("policy-criteria", &[("count", policy.criteria().len().into())]);
    let title = in_language(policy.title(), &words).unwrap_or_default();
    format!("{}/{}  {count}  {}\n", policy.id(), policy.edition(), plain(title))
}

/// The same, and below it a line for all that a reader of its reports is told about it.
#[must_use]
pub fn policy_check(policy: &Policy, language: Language) -> String {
    let words = Catalogue::of(language);
    let mut text = policy_line(policy, language);
    for warning in policy.warnings() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  ! {}", plain(&warning_text(warning, &words)));
    }
    text
}

/// A warning about a policy in one line.
pub(super) fn warning_text(warning: &PolicyWarning, words: &Catalogue) -> String {
    let id = format!("warning-{}", warning.code);
    let what = words.find(&id, &[]).unwrap_or_else(|| warning.code.clone());
    let criterion = warning.criterion.clone();
    let line = words.text("made-warning", &[("criterion", criterion.into()), ("what", what.into())]);
    let said = |name: Param| warning.params.text(name).map(str::to_owned);
    let (Some(rule), Some(before), Some(here)) =
        (said(Param::Rule), said(Param::InParent), said(Param::Here))
    else {
        return line;
    };
    let parent = said(Param::Parent).unwrap_or_default();
    format!("{line} ({rule}: {parent} {before} → {here})")
}

/// What criteria of a policy ask for, where that stands, and how a person can confirm it.
#[must_use]
pub fn policy_text(policy: &Policy, criteria: &[&Criterion], language: Language) -> String {
    let words = Catalogue::of(language);
    let mut text = policy_check(policy, language);
    for part in policy.extends() {
        let _ = writeln!(text, "  ← {}/{}", part.id, part.edition);
    }
    for criterion in criteria {
        text.push('\n');
        text.push_str(&criterion_text(criterion, &words));
    }
    text
}

fn criterion_text(criterion: &Criterion, words: &Catalogue) -> String {
    let rule = criterion.rule();
    let separator = words.plain("clause-separator");
    let label = words.plain("label-separator");
    let title = in_language(criterion.title(), words).unwrap_or(criterion.id());
    let mut text = format!("{}  {}  [{}]\n", criterion.id(), plain(title), words.level(criterion.level()));
    let mut line = |name: &str, value: String| {
        let _ = writeln!(text, "  {}{label}{}", words.plain(name), plain(&value));
    };
    match criterion.check() {
        Check::NoRule { why } => line("explain-blank", why.clone()),
        Check::Test(predicate) => {
            line("explain-asks", words.plain(&format!("check-{}", predicate.name())));
            let values = parameters(predicate, words);
            if !values.is_empty() {
                line("explain-values", values.join(&separator));
            }
        }
    }
    let directions: Vec<String> =
        criterion.directions().iter().map(|direction| words.direction(*direction)).collect();
    line("page-direction", directions.join(&words.plain("list-separator")));
    if let Some(quote) = &rule.quote {
        line("explain-quote", quote.clone());
    }
    line("table-source", format!("{}{separator}{}", rule.source, rule.read_on));
    let basis = words.find(&format!("basis-{}", rule.values), &[]);
    line("explain-basis", basis.unwrap_or_else(|| rule.values.clone()));
    if let Check::Test(predicate) = criterion.check() {
        line("explain-confirm", words.plain(&format!("confirm-{}", predicate.name())));
    }
    text
}

/// The parameters of a test with their names in words.
fn parameters(predicate: &Predicate, words: &Catalogue) -> Vec<String> {
    let label = words.plain("label-separator");
    let parameters = predicate.parameters().into_iter();
    parameters
        .map(|(name, value)| match words.value(name, &value) {
            Some(named) => format!("{}{label}{}", named.name, named.value),
            None => format!("{name}{label}{value}"),
        })
        .collect()
}

/// A line for each difference: `+` asks for more, `-` for less, `?` cannot be told, `~` other words.
#[must_use]
pub fn differences_text(differences: &[Difference], language: Language) -> String {
    let words = Catalogue::of(language);
    if differences.is_empty() {
        return words.plain("diff-none") + "\n";
    }
    let mut text = String::new();
    for difference in differences {
        let (sign, word) = match difference.change {
            Change::Stricter => ("+", "diff-stricter"),
            Change::Looser => ("-", "diff-looser"),
            Change::Incomparable => ("?", "diff-untold"),
            Change::Words => ("~", "diff-words"),
        };
        let side = |side: &Option<String>| side.as_deref().map_or_else(|| "–".to_owned(), plain);
        let _ = writeln!(
            text,
            "{sign} {}  {}: {} → {}  ({})",
            difference.criterion,
            difference.what,
            side(&difference.before),
            side(&difference.after),
            words.plain(word)
        );
    }
    text
}

/// What is told about the policy of a report.
pub(super) fn warnings(warnings: &[PolicyWarning], words: &Catalogue) -> Vec<String> {
    warnings.iter().map(|warning| warning_text(warning, words)).collect()
}

fn in_language<'a>(titles: &'a BTreeMap<String, String>, words: &Catalogue) -> Option<&'a str> {
    titles.get(words.language().tag()).or_else(|| titles.get("en")).map(String::as_str)
}

/// A text from a file as one harmless line.
fn plain(text: &str) -> String {
    sanitized(text, CHARACTERS).text
}
