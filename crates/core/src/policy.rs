//! Policies: a platform's dated rules as data. A policy file names criteria; each cites the requirement that it stands for
//! and asks one [`Predicate`] with parameters. Files are read in two steps: first their shape, then whether what they say
//! can be meant, so that a policy that exists as a [`Policy`] is sound.
//!
//! ```toml
//! format = "onetake.policy/1.0"
//! id = "base"
//! edition = "2026-11-21"
//! title = { en = "Base rule", zh-CN = "基本规则", zh-TW = "基本規則" }
//!
//! [[criterion]]
//! id = "TIME.SPAN"
//! title = { en = "Recording span", zh-CN = "拍摄跨度", zh-TW = "拍攝跨度" }
//! requirement = "R07"
//! quote = "另外时间不要跨度太长"
//! source = "founding document 001"
//! read_on = "2026-11-21"
//! values = "proposed"            # where the numbers below come from: stated, published, computed, proposed
//! level = "mandatory"            # or advisory
//! applies_to = ["return_unboxing", "buyer_unboxing"]
//! [criterion.check.take_length]  # exactly one test; or, instead of a check: blank = "why there is no rule"
//! review_minutes = 30
//! ```
//!
//! A published policy file is never edited: a change is a new edition beside it.

mod draft;
pub(crate) mod nearest;
pub mod predicate;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use onetake_report::{Direction, Level, PolicyRef, PolicyWarning, Rule};

use crate::digest;
use nearest::nearest;
pub use predicate::Predicate;

/// Policy files larger than this are refused.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

/// The policies that are built in: an id for each platform, its editions from the oldest to the newest.
const BUILT_IN: &[BuiltIn] =
    &[BuiltIn { id: "base", edition: "2026-11-21", text: include_str!("../policies/base/2026-11-21.toml") }];

/// A policy that is part of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// Its id.
    pub id: &'static str,
    /// Its edition: a date.
    pub edition: &'static str,
    /// The file itself, comments included.
    pub text: &'static str,
}

/// All policies that are part of this version, in the order of their ids and editions.
#[must_use]
pub fn built_in() -> &'static [BuiltIn] {
    BUILT_IN
}

/// A sound policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    id: String,
    edition: String,
    title: BTreeMap<String, String>,
    sha256: String,
    warnings: Vec<PolicyWarning>,
    criteria: Vec<Criterion>,
}

/// One rule of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    id: String,
    title: BTreeMap<String, String>,
    requirement: String,
    quote: Option<String>,
    source: String,
    read_on: String,
    values: Basis,
    level: Level,
    applies_to: Vec<Direction>,
    check: Check,
}

/// What a criterion asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// A test with its parameters.
    Test(Predicate),
    /// Nothing: the sources state no rule here. The report says so instead of guessing.
    Blank {
        /// Why there is no rule.
        why: String,
    },
}

/// Where the numbers of a rule come from. There is no name for "from memory": such a number has no place in a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The cited requirement states them.
    Stated,
    /// They were read on the public page that `source` names.
    Published,
    /// They were computed or measured.
    Computed,
    /// They are a proposal, open to change by whoever uses the policy.
    Proposed,
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Stated => "stated",
            Self::Published => "published",
            Self::Computed => "computed",
            Self::Proposed => "proposed",
        })
    }
}

/// A policy could not be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// No built-in policy has that id.
    #[error("there is no policy {id:?}{}; known are: {}", meant(nearest.as_deref()), known.join(", "))]
    Unknown {
        /// The id that was asked for.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
        /// All ids.
        known: Vec<String>,
    },
    /// The file could not be read.
    #[error("cannot read the policy {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file says something that cannot be meant.
    #[error("the policy is not sound:{}", Problems { file, problems })]
    Unsound {
        /// Name of the file.
        file: String,
        /// All that is wrong, in the order of the file; at least one.
        problems: Vec<Problem>,
    },
}

/// Something wrong at a place of a policy file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub text: String,
}

fn meant(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |near| format!(", did you mean {near:?}?"))
}

struct Problems<'a> {
    file: &'a str,
    problems: &'a [Problem],
}

impl fmt::Display for Problems<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Problem { line, column, text } in self.problems {
            write!(f, "\n  {}:{line}:{column}: {text}", self.file)?;
        }
        Ok(())
    }
}

impl Policy {
    /// A built-in policy by its id, in its newest edition, or by `id/edition`.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Unknown`] with the nearest name.
    pub fn built_in(id: &str) -> Result<Self, PolicyError> {
        let chosen = BUILT_IN.iter().rev().find(|policy| {
            policy.id == id
                || id
                    .split_once('/')
                    .is_some_and(|(id, edition)| policy.id == id && policy.edition == edition)
        });
        let Some(chosen) = chosen else {
            let mut known: Vec<String> = BUILT_IN.iter().map(|policy| policy.id.to_owned()).collect();
            known.dedup();
            let editions = BUILT_IN.iter().map(|policy| format!("{}/{}", policy.id, policy.edition));
            let names: Vec<String> = known.iter().cloned().chain(editions).collect();
            let nearest = nearest(id, names.iter().map(String::as_str)).map(str::to_owned);
            return Err(PolicyError::Unknown { id: id.to_owned(), nearest, known });
        };
        Self::parse(chosen.text, &format!("policies/{}/{}.toml", chosen.id, chosen.edition))
    }

    /// A policy from a file.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Read`] or [`PolicyError::Unsound`].
    pub fn read(path: &Path) -> Result<Self, PolicyError> {
        let error = |source| PolicyError::Read { path: path.to_owned(), source };
        let invalid = |text: &str| error(io::Error::new(io::ErrorKind::InvalidInput, text));
        let facts = fs::metadata(path).map_err(error)?;
        if !facts.is_file() {
            return Err(invalid("not a regular file"));
        }
        if facts.len() > MAX_FILE_BYTES {
            return Err(invalid("too large for a policy"));
        }
        let text = String::from_utf8(fs::read(path).map_err(error)?)
            .map_err(|_| invalid("not a text in UTF-8: save it as UTF-8"))?;
        Self::parse(&text, &path.display().to_string())
    }

    /// A policy from its text; `file` is the name that errors show.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Unsound`] with all that is wrong.
    pub fn parse(text: &str, file: &str) -> Result<Self, PolicyError> {
        let sha256 = digest::sha256_hex(text.as_bytes());
        draft::read(text, sha256).map_err(|problems| PolicyError::Unsound { file: file.to_owned(), problems })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its edition: a date.
    #[must_use]
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Its name by language tag.
    #[must_use]
    pub fn title(&self) -> &BTreeMap<String, String> {
        &self.title
    }

    /// SHA-256 of the bytes of its file.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Its criteria in its own order.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// How a report names it.
    #[must_use]
    pub fn reference(&self) -> PolicyRef {
        PolicyRef {
            id: self.id.clone(),
            edition: self.edition.clone(),
            title: self.title.clone(),
            sha256: self.sha256.clone(),
            warnings: self.warnings.clone(),
        }
    }
}

impl Criterion {
    /// Its id, such as `CONT.CUT`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether it decides the verdict.
    #[must_use]
    pub fn level(&self) -> Level {
        self.level
    }

    /// What it asks for.
    #[must_use]
    pub fn check(&self) -> &Check {
        &self.check
    }

    /// Whether it concerns videos of that direction.
    #[must_use]
    pub fn applies_to(&self, direction: Direction) -> bool {
        self.applies_to.contains(&direction)
    }

    /// How a report cites it.
    #[must_use]
    pub fn rule(&self) -> Rule {
        Rule {
            title: self.title.clone(),
            requirement: self.requirement.clone(),
            quote: self.quote.clone(),
            source: self.source.clone(),
            read_on: self.read_on.clone(),
            values: self.values.to_string(),
            check: match &self.check {
                Check::Test(predicate) => predicate.name().to_owned(),
                Check::Blank { .. } => String::new(),
            },
        }
    }
}

#[cfg(test)]
mod tests;
