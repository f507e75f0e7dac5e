//! The shape of a policy file, and whether what it says can be meant.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use onetake_report::{Direction, Format, FormatError, Level};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::inherit::{self, Inheriting};
use super::{Basis, Check, Criterion, Kind, Policy, PolicyError, PolicyFault, Predicate, Problem, compare};
use crate::fault::{NameList, ShapeFault, Suggestion};
use crate::suggest::nearest;

/// Reads a policy from its text, or says all that is wrong with it. With `over` it is laid over that policy instead of the
/// one that it extends.
pub(super) fn read(text: &str, sha256: String, over: Option<&Policy>) -> Result<Policy, Vec<Problem>> {
    let document = DeTable::parse(text).map_err(|error| vec![syntax(text, &error)])?;
    let file = File { text, document: &document };
    let newer = file.check_format().map_err(|problem| vec![problem])?;
    let parent = match over {
        Some(policy) => Some(policy.clone()),
        None => file.parent()?,
    };
    let deserializer = toml::Deserializer::from(document.clone());
    let draft = match &parent {
        Some(parent) => {
            let defaults = inherit::inherit_defaults(document.get_ref(), &parent.criteria);
            Draft::deserialize(Inheriting::new(deserializer, defaults))
        }
        None => Draft::deserialize(deserializer),
    };
    let draft = draft.map_err(|error| {
        let unknown_ids = parent.as_ref().map(|parent| file.unknown_ids(parent)).unwrap_or_default();
        let problem = syntax(text, &error);
        let missing = matches!(&problem.fault, PolicyFault::Shape { problem: ShapeFault::Missing { .. } });
        let unknown_id = unknown_ids.into_iter().find(|unknown| missing && unknown.line == problem.line);
        vec![unknown_id.unwrap_or(problem)]
    })?;
    let laid_over = over.is_some();
    Validation { file, problems: Vec::new() }.policy(draft, newer, sha256, parent, laid_over)
}

/// A policy file: its text, for lines and columns, and what it says.
#[derive(Clone, Copy)]
struct File<'a> {
    text: &'a str,
    document: &'a Spanned<DeTable<'a>>,
}

impl File<'_> {
    /// Some of its entries by themselves.
    fn header<H: DeserializeOwned>(&self) -> Result<H, Problem> {
        let deserializer = toml::Deserializer::from(self.document.clone());
        H::deserialize(deserializer).map_err(|error| syntax(self.text, &error))
    }

    /// Its criteria that the parent does not have: a slip in the id leaves them without the rest.
    fn unknown_ids(&self, parent: &Policy) -> Vec<Problem> {
        let list = self.document.get_ref().get("criterion").and_then(|list| list.get_ref().as_array());
        let known = || parent.criteria.iter().map(|criterion| criterion.id.as_str());
        let unknown = |criterion: &Spanned<DeValue<'_>>| {
            let id = criterion.get_ref().get("id")?.get_ref().as_str()?.to_owned();
            if known().any(|known| known == id) {
                return None;
            }
            let (line, column) = line_and_column(self.text, criterion.span().start);
            let of = parent.id.clone();
            let fault = match nearest(&id, known()).map(str::to_owned) {
                Some(meant) => PolicyFault::StrangerMeant { id, parent: of, meant },
                None => PolicyFault::Stranger { id, parent: of },
            };
            Some(Problem { line, column, fault })
        };
        list.map(|list| list.iter().filter_map(unknown).collect()).unwrap_or_default()
    }

    /// The policy that it extends.
    fn parent(&self) -> Result<Option<Policy>, Vec<Problem>> {
        #[derive(Deserialize)]
        struct Header {
            extends: Option<String>,
        }
        let header: Header = self.header().map_err(|problem| vec![problem])?;
        let find = |name: String| {
            Policy::built_in(&name).map_err(|error| {
                let problem = match error {
                    PolicyError::Unknown { id, nearest, known } => {
                        PolicyFault::Unknown { id, near: Suggestion(nearest), known: NameList(known) }
                    }
                    PolicyError::NoOverlay { id, overlays } => {
                        PolicyFault::NoOverlay { id, known: NameList(overlays) }
                    }
                    error @ PolicyError::Unsound { .. } => {
                        PolicyFault::Parent { cause: format!("the policy {name:?} cannot be used: {error}") }
                    }
                    error => PolicyFault::Parent { cause: error.to_string() },
                };
                vec![self.place(&["extends".into()], problem)]
            })
        };
        header.extends.map(find).transpose()
    }

    /// Looks at the format alone, so that a newer file is called newer and not wrong. Says whether its minor version is newer.
    fn check_format(&self) -> Result<bool, Problem> {
        #[derive(Deserialize)]
        struct Header {
            format: Option<String>,
        }
        let header: Header = self.header()?;
        let known = Format::policy();
        let Some(format) = header.format else {
            let fault = PolicyFault::NoFormat { known: known.to_string() };
            return Err(Problem { line: 1, column: 1, fault });
        };
        let found = Format::from(format.as_str());
        match found.check(&known) {
            Ok(()) => Ok(found.is_newer_minor_of(&known)),
            Err(FormatError { found, wanted, newer, .. }) => {
                let fault = if newer {
                    PolicyFault::NewerFormat { found, wanted }
                } else {
                    PolicyFault::OtherFormat { found, wanted }
                };
                Err(self.place(&["format".into()], fault))
            }
        }
    }

    /// A problem at the value that the path leads to, or at the last value on the way that is there.
    fn place(&self, path: &[Step], fault: PolicyFault) -> Problem {
        let mut offset = 0;
        let mut value = None;
        for step in path {
            let next = match (value, step) {
                (None, Step::Name(name)) => self.document.get_ref().get(name.as_str()),
                (None, Step::Index(_)) => None,
                (Some(value), Step::Name(name)) => DeValue::get(value, name.as_str()),
                (Some(value), Step::Index(index)) => DeValue::get(value, *index),
            };
            let Some(next) = next else { break };
            offset = next.span().start;
            value = Some(next.get_ref());
        }
        let (line, column) = line_and_column(self.text, offset);
        Problem { line, column, fault }
    }
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
    /// Found before all else.
    #[serde(rename = "extends")]
    _extends: Option<String>,
    kind: Option<Kind>,
    /// Whether the platform's own page was read, and not only what others print of it.
    platform_page_read: Option<bool>,
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

struct Validation<'a> {
    file: File<'a>,
    problems: Vec<Problem>,
}

impl Validation<'_> {
    fn policy(
        mut self,
        draft: Draft,
        newer: bool,
        sha256: String,
        parent: Option<Policy>,
        laid_over: bool,
    ) -> Result<Policy, Vec<Problem>> {
        let slug = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if draft.id.is_empty() || !draft.id.bytes().all(slug) {
            self.problem(&["id".into()], PolicyFault::IdForm {});
        }
        self.date(&["edition".into()], &draft.edition);
        if draft.kind == Some(Kind::Overlay) && parent.is_none() {
            self.problem(&["kind".into()], PolicyFault::OverlayAlone {});
        }
        if draft.criterion.is_empty() && parent.is_none() {
            self.problem(&[], PolicyFault::NoCriteria {});
        }
        let mut ids = BTreeSet::new();
        let mut criteria = Vec::new();
        for (index, criterion) in draft.criterion.into_iter().enumerate() {
            if !ids.insert(criterion.id.clone()) {
                let fault = PolicyFault::CriterionTwice { id: criterion.id.clone() };
                self.problem(&at(index, &["id"]), fault);
            }
            criteria.extend(self.criterion(index, criterion, newer));
        }
        if !self.problems.is_empty() {
            self.problems.sort_by_key(|problem| (problem.line, problem.column));
            return Err(self.problems);
        }
        let kind = draft.kind.unwrap_or(if parent.is_some() { Kind::Shop } else { Kind::Platform });
        let Some(parent) = parent else {
            return Ok(Policy {
                id: draft.id,
                edition: draft.edition,
                title: draft.title.into_map(),
                kind,
                sha256,
                extends: Vec::new(),
                platform_page_read: draft.platform_page_read,
                warnings: Vec::new(),
                criteria,
            });
        };
        let criteria = inherit::overlay(&parent.criteria, criteria);
        let mut warnings = parent.warnings.clone();
        if kind != Kind::Platform {
            warnings.extend(compare::warnings(&parent.id, &parent.criteria, &criteria));
        }
        let part = parent.part();
        let mut title = draft.title.into_map();
        if laid_over {
            for (tag, title) in &mut title {
                let name = parent.title.get(tag).or_else(|| parent.title.get("en"));
                *title = format!("{} + {title}", name.unwrap_or(&parent.id));
            }
        }
        Ok(Policy {
            id: if laid_over { format!("{}+{}", parent.id, draft.id) } else { draft.id },
            edition: draft.edition,
            title,
            kind: if laid_over { parent.kind } else { kind },
            sha256,
            extends: [part].into_iter().chain(parent.extends).collect(),
            platform_page_read: draft.platform_page_read.or(parent.platform_page_read),
            warnings,
            criteria,
        })
    }

    fn criterion(&mut self, index: usize, draft: DraftCriterion, newer: bool) -> Option<Criterion> {
        let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        let parts: Vec<&str> = draft.id.split('.').collect();
        if parts.len() < 2 || !parts.iter().all(|part| !part.is_empty() && part.bytes().all(allowed)) {
            self.problem(&at(index, &["id"]), PolicyFault::CriterionIdForm {});
        }
        for (name, text) in [("requirement", &draft.requirement), ("source", &draft.source)] {
            if text.trim().is_empty() {
                self.problem(&at(index, &[name]), PolicyFault::NoSource { name });
            }
        }
        self.date(&at(index, &["read_on"]), &draft.read_on);
        if draft.values == Basis::Published && !draft.source.contains("://") {
            self.problem(&at(index, &["source"]), PolicyFault::NoAddress {});
        }
        if draft.applies_to.is_empty() {
            self.problem(&at(index, &["applies_to"]), PolicyFault::NoDirection {});
        }
        if draft.level == Level::Mandatory && draft.check.as_ref().is_some_and(Predicate::is_informational) {
            self.problem(&at(index, &["level"]), PolicyFault::NeverDecides {});
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
            our_proposal: false,
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
                if let Err(invalid) = predicate.check() {
                    let path = at(index, &["check", predicate.name(), invalid.parameter]);
                    self.problem(
                        &path,
                        PolicyFault::Impossible { parameter: invalid.parameter, cause: invalid.problem },
                    );
                }
                Some(Check::Test(predicate))
            }
            (None, Some(why)) if !why.trim().is_empty() => Some(Check::NoRule { why }),
            (None, Some(_)) => {
                self.problem(&at(index, &["blank"]), PolicyFault::BlankEmpty {});
                None
            }
            (Some(_), Some(_)) => {
                self.problem(&at(index, &["blank"]), PolicyFault::TestAndBlank {});
                None
            }
            (None, None) => {
                self.problem(&at(index, &[]), PolicyFault::NothingTested {});
                None
            }
        }
    }

    fn date(&mut self, path: &[Step], date: &str) {
        if date.len() != 10 || date.parse::<Date>().is_err() {
            self.problem(path, PolicyFault::NoDate { given: date.to_owned() });
        }
    }

    fn problem(&mut self, path: &[Step], fault: PolicyFault) {
        let problem = self.file.place(path, fault);
        self.problems.push(problem);
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

fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let offset = error.span().map_or(0, |span| span.start);
    let (line, column) = line_and_column(text, offset);
    let problem = ShapeFault::of(error.message());
    Problem { line, column, fault: PolicyFault::Shape { problem } }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line, column)
}
