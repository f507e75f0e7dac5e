//! The shape of a policy file, and whether what it says can be meant.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onetake_report::{Direction, Format, Level};
use serde::Deserialize;
use toml::de::{DeTable, DeValue};

use super::{Basis, Check, Criterion, Policy, Predicate, Problem};

/// Reads a policy from its text, or says all that is wrong with it.
pub(super) fn read(text: &str, sha256: String) -> Result<Policy, Vec<Problem>> {
    let newer = check_format(text).map_err(|problem| vec![problem])?;
    let draft: Draft = toml::from_str(text).map_err(|error| vec![syntax(text, &error)])?;
    Validation { text, problems: Vec::new() }.policy(draft, newer, sha256)
}

/// A policy as it is written, not yet checked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    /// Checked before all else.
    #[serde(rename = "format")]
    _format: String,
    id: String,
    edition: String,
    title: Title,
    #[serde(default)]
    criterion: Vec<DraftCriterion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftCriterion {
    id: String,
    title: Title,
    requirement: String,
    quote: Option<String>,
    source: String,
    read_on: String,
    values: Basis,
    level: Level,
    applies_to: Vec<Direction>,
    check: Option<Predicate>,
    blank: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    en: String,
    #[serde(rename = "zh-CN")]
    zh_cn: String,
    #[serde(rename = "zh-TW")]
    zh_tw: String,
    vi: Option<String>,
}

impl Title {
    fn into_map(self) -> BTreeMap<String, String> {
        let always = [("en", self.en), ("zh-CN", self.zh_cn), ("zh-TW", self.zh_tw)];
        let vi = self.vi.map(|title| ("vi", title));
        always.into_iter().chain(vi).map(|(tag, title)| (tag.to_owned(), title)).collect()
    }
}

/// Looks at the format alone, so that a newer file is called newer and not wrong. Says whether its minor version is newer.
fn check_format(text: &str) -> Result<bool, Problem> {
    #[derive(Deserialize)]
    struct Header {
        format: Option<String>,
    }
    let header: Header = toml::from_str(text).map_err(|error| syntax(text, &error))?;
    let known = Format::policy();
    let Some(format) = header.format else {
        let text = format!("the file names no format: write `format = \"{known}\"` into its first line");
        return Err(Problem { line: 1, column: 1, text });
    };
    let found = Format::from(format.as_str());
    match found.check(&known) {
        Ok(()) => Ok(found.is_newer_minor_of(&known)),
        Err(error) => Err(place(text, &["format".into()], error.to_string())),
    }
}

struct Validation<'a> {
    text: &'a str,
    problems: Vec<Problem>,
}

impl Validation<'_> {
    fn policy(mut self, draft: Draft, newer: bool, sha256: String) -> Result<Policy, Vec<Problem>> {
        let slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if draft.id.is_empty() || !draft.id.bytes().all(slug) {
            self.problem(
                &["id".into()],
                "an id has lower-case letters, digits and dashes, such as `taobao-tmall`",
            );
        }
        self.date(&["edition".into()], &draft.edition);
        if draft.criterion.is_empty() {
            self.problem(&[], "the policy has no criterion: add a [[criterion]]");
        }
        let mut ids = BTreeSet::new();
        let mut criteria = Vec::new();
        for (index, criterion) in draft.criterion.into_iter().enumerate() {
            if !ids.insert(criterion.id.clone()) {
                let text = format!("`{}` is there twice: give each criterion an id of its own", criterion.id);
                self.problem(&at(index, &["id"]), text);
            }
            criteria.extend(self.criterion(index, criterion, newer));
        }
        if !self.problems.is_empty() {
            self.problems.sort_by_key(|problem| (problem.line, problem.column));
            return Err(self.problems);
        }
        Ok(Policy {
            id: draft.id,
            edition: draft.edition,
            title: draft.title.into_map(),
            sha256,
            warnings: Vec::new(),
            criteria,
        })
    }

    fn criterion(&mut self, index: usize, draft: DraftCriterion, newer: bool) -> Option<Criterion> {
        let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        let parts: Vec<&str> = draft.id.split('.').collect();
        if parts.len() < 2 || !parts.iter().all(|part| !part.is_empty() && part.bytes().all(allowed)) {
            self.problem(
                &at(index, &["id"]),
                "an id has upper-case parts with dots between them, such as `CONT.CUT`",
            );
        }
        for (name, text) in [("requirement", &draft.requirement), ("source", &draft.source)] {
            if text.trim().is_empty() {
                self.problem(&at(index, &[name]), format!("`{name}` is empty: say where the rule stands"));
            }
        }
        self.date(&at(index, &["read_on"]), &draft.read_on);
        if draft.values == Basis::Published && !draft.source.contains("://") {
            let text =
                "published values need the address of the page that they were read on: add it to `source`";
            self.problem(&at(index, &["source"]), text);
        }
        if draft.applies_to.is_empty() {
            let text = "an empty list concerns no video: list directions, or remove the criterion";
            self.problem(&at(index, &["applies_to"]), text);
        }
        let check = self.check(index, draft.check, draft.blank, newer)?;
        Some(Criterion {
            id: draft.id,
            title: draft.title.into_map(),
            requirement: draft.requirement,
            quote: draft.quote,
            source: draft.source,
            read_on: draft.read_on,
            values: draft.values,
            level: draft.level,
            applies_to: draft.applies_to,
            check,
        })
    }

    fn check(
        &mut self,
        index: usize,
        check: Option<Predicate>,
        blank: Option<String>,
        newer: bool,
    ) -> Option<Check> {
        match (check, blank) {
            (Some(predicate), None) => {
                if let Predicate::Unknown(name) = &predicate {
                    // A newer minor version may have added a test; then its criterion is for a person.
                    if !newer {
                        let path = at(index, &["check", name]);
                        self.problem(&path, Predicate::unknown_name(name));
                    }
                }
                if let Err(impossible) = predicate.check() {
                    let path = at(index, &["check", predicate.name(), impossible.parameter]);
                    self.problem(&path, format!("`{}`: {}", impossible.parameter, impossible.problem));
                }
                Some(Check::Test(predicate))
            }
            (None, Some(why)) if !why.trim().is_empty() => Some(Check::Blank { why }),
            (None, Some(_)) => {
                self.problem(&at(index, &["blank"]), "`blank` is empty: say why there is no rule");
                None
            }
            (Some(_), Some(_)) => {
                self.problem(
                    &at(index, &["blank"]),
                    "a criterion has a `check` or is `blank`: remove one of them",
                );
                None
            }
            (None, None) => {
                let text =
                    "the criterion tests nothing: add a [criterion.check.<test>], or `blank = \"why\"`";
                self.problem(&at(index, &[]), text);
                None
            }
        }
    }

    fn date(&mut self, path: &[Step], date: &str) {
        if date.len() != 10 || date.parse::<Date>().is_err() {
            self.problem(path, format!("{date:?} is no date: write it as 2026-11-21"));
        }
    }

    fn problem(&mut self, path: &[Step], problem: impl Into<String>) {
        self.problems.push(place(self.text, path, problem.into()));
    }
}

/// One step on the way to a value of a file.
enum Step {
    Name(String),
    Index(usize),
}

impl From<&str> for Step {
    fn from(name: &str) -> Self {
        Self::Name(name.to_owned())
    }
}

/// The way to a value of the criterion of that number.
fn at(criterion: usize, names: &[&str]) -> Vec<Step> {
    let start = ["criterion".into(), Step::Index(criterion)];
    start.into_iter().chain(names.iter().map(|name| Step::from(*name))).collect()
}

/// A problem at the value that the path leads to, or at the last value on the way that is there.
fn place(text: &str, path: &[Step], problem: String) -> Problem {
    let mut offset = 0;
    if let Ok(table) = DeTable::parse(text) {
        let root = DeValue::Table(table.into_inner());
        let mut value = &root;
        for step in path {
            let next = match step {
                Step::Name(name) => value.get(name.as_str()),
                Step::Index(index) => value.get(*index),
            };
            let Some(next) = next else { break };
            offset = next.span().start;
            value = next.get_ref();
        }
    }
    let (line, column) = line_and_column(text, offset);
    Problem { line, column, text: problem }
}

fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start);
    let (line, column) = line_and_column(text, offset);
    Problem { line, column, text: error.message().trim_end().to_owned() }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line, column)
}
