mod case;
mod recording;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use case::{
    CaseFacts, ConsistentPattern, CustodyEvent, Direction, LineCount, ObservedItem, OrderLine, OtherReport,
    RecordedFile,
};

pub use recording::RecordingTime;

use crate::{Detail, Format, PacketHashesRef, ReasonCode, ReportLimit, SourceFacts, Span, Tool};

/// How a policy judges a record: one finding for each criterion, and a verdict.
///
/// All but [`run`](Self::run) is the *body*: the same record, policy, case and attestations give the same body.
/// Texts for people are not in it: names here are looked up in the message catalogue of a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// Format and version of this file.
    pub format: Format,
    /// What made it.
    pub tool: Tool,
    /// The video.
    pub source: SourceFacts,
    /// The record that was judged.
    pub record: RecordRef,
    /// The list of packet hashes that the record names; none where it names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packet_hashes: Option<PacketHashesRef>,
    /// The policy that it was compared with.
    pub policy: PolicyRef,
    /// What the user stated about the case.
    pub case: CaseFacts,
    /// When the recording began, by each clock that says so, side by side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recording_times: Vec<RecordingTime>,
    /// The outcome of all.
    pub verdict: Verdict,
    /// What the verdict waits for: tells a clean video that a person must confirm from one that a person must look into.
    #[serde(default)]
    pub pending: Pending,
    /// The earliest place in the video that a person must look at before there is a verdict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_review_span: Option<Span>,
    /// Everything that is still needed, the most useful first; once and completely, so that nobody is asked twice.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
    /// Criteria that wait for a person's statement and for nothing else.
    pub pending_attestations: Vec<String>,
    /// What persons stated about the video, in the order in which it was handed in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attestations: Vec<AttestationFacts>,
    /// One finding for each criterion of the policy, in the policy's order.
    pub findings: Vec<Finding>,
    /// What persons saw on packaging and goods together, and what that is consistent with. Beside the findings: it decides
    /// nothing, and names neither a cause nor a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consistent_with: Vec<ConsistentPattern>,
    /// What the report does not show.
    #[serde(default, deserialize_with = "crate::code::open_list", skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<ReportLimit>,
    /// When and where it was judged; not part of the body.
    pub run: ReportRun,
}

impl Report {
    /// A report on that record without a finding, which leaves everything to a person.
    #[must_use]
    pub fn new(
        tool: Tool,
        source: SourceFacts,
        record: RecordRef,
        policy: PolicyRef,
        case: CaseFacts,
    ) -> Self {
        Self {
            format: Format::report(),
            tool,
            source,
            record,
            packet_hashes: None,
            policy,
            case,
            recording_times: Vec::new(),
            verdict: Verdict::NeedsReview,
            pending: Pending::default(),
            first_review_span: None,
            missing: Vec::new(),
            pending_attestations: Vec::new(),
            attestations: Vec::new(),
            findings: Vec::new(),
            consistent_with: Vec::new(),
            limits: Vec::new(),
            run: ReportRun::default(),
        }
    }
}

/// The record behind a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RecordRef {
    /// Format of the record.
    pub format: Format,
    /// SHA-256 of the record's body: its JSON without `run`, keys sorted, no white space.
    pub body_sha256: String,
}

impl RecordRef {
    /// A record in this format with this digest of its body, SHA-256 in lower-case hexadecimal.
    #[must_use]
    pub fn new(format: Format, body_sha256: String) -> Self {
        Self { format, body_sha256 }
    }
}

/// The policy behind a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyRef {
    /// Its id, such as `base`.
    pub id: String,
    /// Its edition: a date.
    pub edition: String,
    /// Its name by language tag (`en`, `zh-CN`, `zh-TW`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub title: BTreeMap<String, String>,
    /// SHA-256 of the policy file.
    pub sha256: String,
    /// The policies that it stands on, the nearest first; the same file on another ground is another policy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extends: Vec<PolicyPart>,
    /// Whether the platform's own page was read, and not only what others print of it; none where the policy does not say, or
    /// is no platform's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform_page_read: Option<bool>,
    /// What a reader must know about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<PolicyWarning>,
}

impl PolicyRef {
    /// A policy by its id, its edition and the SHA-256 of its text in lower-case hexadecimal; without a title, parts and warnings.
    #[must_use]
    pub fn new(id: String, edition: String, sha256: String) -> Self {
        Self {
            id,
            edition,
            title: BTreeMap::new(),
            sha256,
            extends: Vec::new(),
            platform_page_read: None,
            warnings: Vec::new(),
        }
    }
}

/// A policy that another one stands on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyPart {
    /// Its id.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// SHA-256 of its file.
    pub sha256: String,
}

impl PolicyPart {
    /// A part by its id, its edition and the SHA-256 of its text in lower-case hexadecimal.
    #[must_use]
    pub fn new(id: String, edition: String, sha256: String) -> Self {
        Self { id, edition, sha256 }
    }
}

/// Something a reader must know about a policy, such as a shop's rule that is looser than its platform's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PolicyWarning {
    /// The criterion concerned.
    pub criterion: String,
    /// What is so, as a name of the message catalogue.
    pub code: String,
    /// The values concerned.
    pub params: Detail,
}

impl PolicyWarning {
    /// A warning of this code about a criterion, with its values.
    #[must_use]
    pub fn new(criterion: String, code: String, params: Detail) -> Self {
        Self { criterion, code, params }
    }
}

/// What a named person stated about a span of the video, as the judgement used it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AttestationFacts {
    /// Number of this statement in its report, from 0.
    pub id: u32,
    /// Who states it. Typed by a person: escape it wherever it is shown.
    pub who: String,
    /// In which role.
    pub role: String,
    /// When it was stated, as it was typed.
    pub at: String,
    /// Name of the statement, such as `sealed_at_start`.
    pub statement: String,
    /// What belongs to the statement: `sides`, `text`, `observation`.
    #[serde(default, skip_serializing_if = "Detail::is_empty")]
    pub detail: Detail,
    /// Whether the person saw it.
    pub state: AttestedState,
    /// Which part of the video it is about.
    pub span: Span,
    /// The still of the record that shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub still: Option<u32>,
    /// What the person added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl AttestationFacts {
    /// What that person stated about that span: the statement's name without its details, as seen.
    #[must_use]
    pub fn new(id: u32, [who, role, at]: [String; 3], statement: String, span: Span) -> Self {
        let (detail, state) = (Detail::new(), AttestedState::Seen);
        Self { id, who, role, at, statement, detail, state, span, still: None, note: None }
    }
}

/// What a person saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttestedState {
    /// It is so: the video shows it.
    Seen,
    /// It is not so: the video shows the contrary, or shows that it did not happen.
    NotSeen,
    /// The video does not show enough to tell.
    NotVisible,
}

/// The outcome of all findings together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Every mandatory criterion that applies is met.
    Valid,
    /// A mandatory criterion is not met.
    Invalid,
    /// A person must look at a mandatory criterion.
    NeedsReview,
}

/// What a verdict waits for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pending {
    /// Nothing: the verdict stands.
    #[default]
    Nothing,
    /// Statements of a person alone: the checks found nothing against the rules.
    Statements,
    /// Facts of the case or documents, perhaps statements too: the checks found nothing against the rules.
    Facts,
    /// A person must look: the checks found something that they cannot decide, or could not check everything.
    Look,
}

/// Something that is still needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Missing {
    /// Its place in the list, from 1.
    pub rank: u32,
    /// Which kind.
    pub kind: MissingKind,
    /// What: an entry of the case, a statement, a document, the reason to look, or the criterion that is not met.
    pub what: String,
    /// The criteria that it would help.
    pub criteria: Vec<String>,
    /// The gravest level among them.
    pub level: Level,
    /// Where in the video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The observation to look at, by [`Observation::id`](crate::Observation::id).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observation: Option<u32>,
    /// The stills that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stills: Vec<u32>,
}

impl Missing {
    /// Something of this kind that the criteria need; of no place in the video, and not yet ranked.
    #[must_use]
    pub fn new(kind: MissingKind, what: String, criteria: Vec<String>, level: Level) -> Self {
        Self { rank: 0, kind, what, criteria, level, span: None, observation: None, stills: Vec::new() }
    }
}

/// Kinds of what is still needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// An entry of the case, such as the time of sign-off.
    Fact,
    /// A person's statement about the video.
    Statement,
    /// A place in the video that a person must look at and explain.
    Look,
    /// A document, photograph or video beside this one.
    Document,
    /// Other evidence: this video does not meet the criterion, and no statement changes that.
    Replacement,
}

/// The outcome of one criterion.
///
/// Ordered by severity: what is not applicable says least, what is not met most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The policy has no rule here, or it does not concern this case.
    NotApplicable,
    /// Met.
    Pass,
    /// A person must look: the reasons say what and where.
    Review,
    /// Not met.
    Fail,
}

/// What a criterion's outcome does to the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// It decides the verdict.
    Mandatory,
    /// It is told, and leaves the verdict as it is.
    Advisory,
}

/// One criterion compared with the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Finding {
    /// Id of the criterion, such as `CONT.CUT`.
    pub criterion: String,
    /// Whether it decides the verdict.
    pub level: Level,
    /// Its outcome.
    pub outcome: Outcome,
    /// Why, the gravest first; never empty.
    pub reasons: Vec<Reason>,
    /// The rule behind it, so that a reader of the report alone can name and check it.
    #[serde(default)]
    pub rule: Rule,
}

impl Finding {
    /// What a criterion came to; its reasons, the gravest first.
    #[must_use]
    pub fn new(criterion: String, level: Level, outcome: Outcome, reasons: Vec<Reason>, rule: Rule) -> Self {
        Self { criterion, level, outcome, reasons, rule }
    }
}

/// The rule behind a finding, copied from the policy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Rule {
    /// Its name by language tag (`en`, `zh-CN`, `zh-TW`).
    pub title: BTreeMap<String, String>,
    /// The requirements that it stands for, such as `R05`.
    pub requirement: String,
    /// The words of the requirement, in the language of their document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Where the requirement stands.
    pub source: String,
    /// The day on which the source was read.
    pub read_on: String,
    /// Where the numbers of the rule come from: `stated`, `published`, `computed` or `proposed`.
    pub values: String,
    /// What tests it: the name of the predicate; empty where the policy leaves the rule blank.
    pub check: String,
}

/// Why a criterion has its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Reason {
    /// What is so.
    #[serde(deserialize_with = "crate::code::open")]
    pub code: ReasonCode,
    /// Measured values and the policy's limits, with units in their names.
    #[serde(default, skip_serializing_if = "Detail::is_empty")]
    pub params: Detail,
    /// The observation behind it, by [`Observation::id`](crate::Observation::id).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observation: Option<u32>,
    /// Where in the video.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The stills that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stills: Vec<u32>,
    /// The statement behind it, by [`AttestationFacts::id`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attestation: Option<u32>,
}

impl Reason {
    /// A reason that rests on no observation, span, still or statement.
    #[must_use]
    pub fn new(code: ReasonCode, params: Detail) -> Self {
        Self { code, params, observation: None, span: None, stills: Vec::new(), attestation: None }
    }
}

/// The circumstances of a judgement; not part of the body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReportRun {
    /// When it was judged, RFC 3339 in UTC.
    pub judged_at: Option<String>,
    /// The path of the video as it was given. Hostile input: escape it wherever it is shown.
    pub path: Option<String>,
}
