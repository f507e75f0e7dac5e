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
//! source = "sellers' guide to after-sales evidence"
//! read_on = "2026-11-21"
//! values = "proposed"            # where the numbers below come from: stated, published, computed, proposed
//! level = "mandatory"            # or advisory
//! applies_to = ["return_unboxing", "buyer_unboxing"]
//! [criterion.check.take_length]  # exactly one test; or, instead of a check: blank = "why there is no rule"
//! review_minutes = 30
//! ```
//!
//! A published policy file is never edited: a change is a new edition beside it.
//!
//! A policy can stand on another one and state only what differs:
//!
//! ```toml
//! extends = "taobao-tmall"       # or with an edition, or with an overlay: "taobao-tmall/2026-11-21+high-value"
//!
//! [[criterion]]
//! id = "TIME.WINDOW"             # a criterion of the policy that is extended; what is left out stays as it is there
//! source = "rules of our shop, 4"
//! read_on = "2026-11-21"
//! values = "stated"
//! [criterion.check.time_window]
//! hours = 48
//! ```
//!
//! A shop's own policy should ask for more than its platform's. Where it asks for less, it is kept as it stands, and every
//! report says so ([`PolicyRef::warnings`]).

mod built_in;
mod compare;
mod draft;
mod inherit;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use onetake_report::{Detail, Direction, Level, PolicyPart, PolicyRef, PolicyWarning, Rule};

use crate::case::{Case, UtcTime};
use crate::fault::{NameList, ShapeFault, Suggestion, faults};
use crate::suggest::meant;
use crate::text_file;
use onetake_report::digest;

pub use crate::rules::{self, Change, Predicate};
pub use built_in::{BuiltIn, built_in};
pub use compare::{Difference, differences};

/// Policy files larger than this are refused.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

/// A policy without faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    id: String,
    edition: String,
    title: BTreeMap<String, String>,
    kind: Kind,
    sha256: String,
    /// What it stands on, the nearest first.
    extends: Vec<PolicyPart>,
    /// Whether the platform's own page was read; that of the policy below where this one does not say.
    platform_page_read: Option<bool>,
    warnings: Vec<PolicyWarning>,
    criteria: Vec<Criterion>,
}

/// Whose rules a policy holds, and so what it means that it departs from the policy that it extends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A platform's published rules. They may ask for less than the base rule: then that is the platform's rule.
    Platform,
    /// Further demands for a kind of case, to be laid over any policy. Where it asks for less, reports say so.
    Overlay,
    /// A shop's own rules. Where they ask for less than the platform's, reports say so.
    Shop,
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
    /// Whether the numbers of its test are a proposal of this program, and of no platform or shop.
    our_proposal: bool,
}

/// What a criterion asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Check {
    /// A test with its parameters.
    Test(Predicate),
    /// Nothing: the sources state no rule here. The report says so instead of guessing.
    NoRule {
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
    /// A policy that is no overlay was to be laid over another.
    #[error("{id:?} cannot be laid over another policy; overlays are: {}", overlays.join(", "))]
    NoOverlay {
        /// The id that was asked for.
        id: String,
        /// All overlays.
        overlays: Vec<String>,
    },
    /// The policy has no such criterion.
    #[error("the policy {policy:?} has no criterion {id:?}{}", meant(nearest.as_deref()))]
    NoCriterion {
        /// Id of the policy.
        policy: String,
        /// The id that was asked for.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// The file could not be read.
    #[error("cannot read the policy {}: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The file says something that cannot be meant.
    #[error("the policy cannot be used:{}", Problems { file, problems })]
    Unsound {
        /// Name of the file.
        file: String,
        /// All that is wrong, in the order of the file; at least one.
        problems: Vec<Problem>,
    },
}

/// Something wrong at a place of a policy file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub fault: PolicyFault,
}

faults! {
    /// What is wrong at a place of a policy file.
    pub enum PolicyFault in "policy" {
        /// The file does not have its shape.
        Shape { problem: ShapeFault } = "shape", "{problem}";
        /// It names no format.
        NoFormat { known: String } = "no_format", "the file names no format: write `format = \"{known}\"` into its first line";
        /// It is of another format.
        OtherFormat { found: String, wanted: String } = "other_format", "the format is {found:?}, needed is {wanted:?}";
        /// It is of a newer format.
        NewerFormat { found: String, wanted: String } = "newer_format", "the format is {found:?}, newer than {wanted:?}: use a newer onetake";
        /// What it extends is not known.
        Unknown { id: String, near: Suggestion, known: NameList } = "unknown", "there is no policy {id:?}{near}; known are: {known}";
        /// What it is laid over with is no overlay.
        NoOverlay { id: String, known: NameList } = "no_overlay", "{id:?} cannot be laid over another policy; overlays are: {known}";
        /// What it extends cannot be used.
        Parent { cause: String } = "parent", "{cause}";
        /// A criterion that its parent does not have lacks something.
        Stranger { id: String, parent: String } = "stranger", "there is no `{id}` in {parent:?} to take the rest from";
        /// The same, with a name that was probably meant.
        StrangerMeant { id: String, parent: String, meant: String } = "stranger_meant", "there is no `{id}` in {parent:?} to take the rest from: did you mean `{meant}`?";
        /// The form of the id.
        IdForm {} = "id_form", "an id has lower-case letters, digits and dashes, such as `taobao-tmall`";
        /// An overlay that lies over nothing.
        OverlayAlone {} = "overlay_alone", "an overlay needs a policy to lie over: name one with `extends`, such as `extends = \"base\"`";
        /// No criterion.
        NoCriteria {} = "no_criteria", "the policy has no criterion: add a [[criterion]]";
        /// A criterion that is there twice.
        CriterionTwice { id: String } = "criterion_twice", "`{id}` is there twice: give each criterion an id of its own";
        /// The form of the id of a criterion.
        CriterionIdForm {} = "criterion_id_form", "an id has upper-case parts with dots between them, such as `CONT.CUT`";
        /// It does not say where the rule stands.
        NoSource { name: &'static str } = "no_source", "`{name}` is empty: say where the rule stands";
        /// Published values without the page.
        NoAddress {} = "no_address", "published values need the address of the page that they were read on: add it to `source`";
        /// It concerns no video.
        NoDirection {} = "no_direction", "an empty list concerns no video: list directions, or remove the criterion";
        /// What never decides is to decide.
        NeverDecides {} = "never_decides", "whether evidence fits a dispute never decides the verdict: make it advisory";
        /// No test has that name.
        NoTest { name: String, known: NameList } = "no_test", "there is no test named `{name}`: the tests are {known}";
        /// The same, with a name that was probably meant.
        NoTestMeant { name: String, meant: String } = "no_test_meant", "there is no test named `{name}`: did you mean `{meant}`?";
        /// A parameter that no video can meet, or every one.
        Impossible { parameter: &'static str, cause: String } = "impossible", "`{parameter}`: {cause}";
        /// No reason for a blank.
        BlankEmpty {} = "blank_empty", "`blank` is empty: say why there is no rule";
        /// A test and a blank.
        TestAndBlank {} = "test_and_blank", "a criterion has a `check` or is `blank`: remove one of them";
        /// Neither test nor blank.
        NothingTested {} = "nothing_tested", "the criterion tests nothing: add a [criterion.check.<test>], or `blank = \"why\"`";
        /// A date that is none.
        NoDate { given: String } = "no_date", "{given:?} is no date: write it as 2026-11-21";
    }
}

struct Problems<'a> {
    file: &'a str,
    problems: &'a [Problem],
}

impl fmt::Display for Problems<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Problem { line, column, fault } in self.problems {
            write!(f, "\n  {}:{line}:{column}: {fault}", self.file)?;
        }
        Ok(())
    }
}

impl Policy {
    /// A built-in policy by its id, in its newest edition, or by `id/edition`; overlays follow after a plus sign, as in
    /// `taobao-tmall+high-value`.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Unknown`] with the nearest name, [`PolicyError::NoOverlay`].
    pub fn built_in(name: &str) -> Result<Self, PolicyError> {
        built_in::named(name)
    }

    /// This policy with a built-in overlay laid over it.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Unknown`] with the nearest name, [`PolicyError::NoOverlay`].
    pub fn with_overlay(&self, overlay: &str) -> Result<Self, PolicyError> {
        built_in::laid_over(self, overlay)
    }

    /// A policy from a file.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Read`] or [`PolicyError::Unsound`].
    pub fn read(path: &Path) -> Result<Self, PolicyError> {
        let error = |error| PolicyError::Read { path: path.to_owned(), error };
        let text = text_file::read(path, MAX_FILE_BYTES).map_err(error)?;
        Self::parse(&text, &path.display().to_string())
    }

    /// A policy from its text; `file` is the name that errors show.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Unsound`] with all that is wrong.
    pub fn parse(text: &str, file: &str) -> Result<Self, PolicyError> {
        Self::parsed(text, file, None)
    }

    /// The same, laid over another policy than the one that the text names.
    fn parse_over(text: &str, file: &str, over: &Self) -> Result<Self, PolicyError> {
        Self::parsed(text, file, Some(over))
    }

    fn parsed(text: &str, file: &str, over: Option<&Self>) -> Result<Self, PolicyError> {
        let sha256 = digest::sha256_hex(text.as_bytes());
        let mut policy = draft::read(text, sha256, over)
            .map_err(|problems| PolicyError::Unsound { file: file.to_owned(), problems })?;
        let is_built_in = built_in().iter().any(|known| known.text == text);
        if is_built_in {
            policy.mark_our_proposals(over);
        }
        if policy.extends.is_empty() && !is_built_in {
            let (criterion, code) = (policy.id.clone(), "not_compared".to_owned());
            policy.warnings.push(PolicyWarning::new(criterion, code, Detail::new()));
        }
        Ok(policy)
    }

    /// Notes which numbers of a built-in policy nobody but this program proposes; those of a policy below it stay whose they
    /// are.
    fn mark_our_proposals(&mut self, over: Option<&Self>) {
        for criterion in &mut self.criteria {
            let below = over.is_some_and(|over| over.criteria.contains(criterion));
            criterion.our_proposal |= criterion.values == Basis::Proposed && !below;
        }
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

    /// Whose rules it holds.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The policies that it stands on, the nearest first.
    #[must_use]
    pub fn extends(&self) -> &[PolicyPart] {
        &self.extends
    }

    /// What a reader must know about it, such as where it asks for less than the policy that it extends.
    #[must_use]
    pub fn warnings(&self) -> &[PolicyWarning] {
        &self.warnings
    }

    fn part(&self) -> PolicyPart {
        let Self { id, edition, sha256, .. } = self;
        PolicyPart::new(id.clone(), edition.clone(), sha256.clone())
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

    /// The criterion of that id, whatever its letters' case.
    ///
    /// # Errors
    ///
    /// [`PolicyError::NoCriterion`] with the nearest id.
    pub fn criterion(&self, id: &str) -> Result<&Criterion, PolicyError> {
        self.criteria.iter().find(|criterion| criterion.id.eq_ignore_ascii_case(id)).ok_or_else(|| {
            let ids = self.criteria.iter().map(|criterion| criterion.id.as_str());
            let nearest = crate::suggest::nearest(id, ids).map(str::to_owned);
            PolicyError::NoCriterion { policy: self.id.clone(), id: id.to_owned(), nearest }
        })
    }

    /// When the time runs out in which a video of that case must be recorded: the earliest end of the windows that concern its
    /// direction, none where nobody stated when the parcel was signed for.
    #[must_use]
    pub fn deadline(&self, case: &Case) -> Option<UtcTime> {
        let concerns = |criterion: &&Criterion| criterion.applies_to(case.direction());
        let window = |criterion: &Criterion| match criterion.check() {
            Check::Test(Predicate::TimeWindow(window)) => window.ends(case),
            _ => None,
        };
        self.criteria.iter().filter(concerns).filter_map(window).min()
    }

    /// How a report names it.
    #[must_use]
    pub fn reference(&self) -> PolicyRef {
        let mut reference = PolicyRef::new(self.id.clone(), self.edition.clone(), self.sha256.clone());
        reference.title.clone_from(&self.title);
        reference.extends.clone_from(&self.extends);
        reference.platform_page_read = self.platform_page_read;
        reference.warnings.clone_from(&self.warnings);
        reference
    }
}

impl Criterion {
    /// Its id, such as `CONT.CUT`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name by language tag.
    #[must_use]
    pub fn title(&self) -> &BTreeMap<String, String> {
        &self.title
    }

    /// Whether it may make a video invalid. A limit that this program proposed never does: it sends the video to a person. A
    /// limit that a platform published or a shop wrote into its own policy does, and so does a fact that the rule names.
    #[must_use]
    pub fn may_fail(&self) -> bool {
        let by_limit = matches!(&self.check, Check::Test(predicate) if predicate.fails_by_limit());
        !(self.our_proposal && by_limit)
    }

    /// The directions of videos that it concerns.
    #[must_use]
    pub fn directions(&self) -> &[Direction] {
        &self.applies_to
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

    /// The requirements that it stands for.
    #[must_use]
    pub fn requirement(&self) -> &str {
        &self.requirement
    }

    /// How a report cites it.
    #[must_use]
    pub fn rule(&self) -> Rule {
        let mut rule = Rule::default();
        rule.title.clone_from(&self.title);
        rule.requirement.clone_from(&self.requirement);
        rule.quote.clone_from(&self.quote);
        rule.source.clone_from(&self.source);
        rule.read_on.clone_from(&self.read_on);
        rule.values = self.values.to_string();
        if let Check::Test(predicate) = &self.check {
            predicate.name().clone_into(&mut rule.check);
        }
        rule
    }
}

#[cfg(test)]
mod tests;
