//! The facts of a case as a report states them: what the user knew when the video was judged.

use serde::{Deserialize, Serialize};

use super::{Outcome, Verdict};

/// What the user stated about the case, normalised.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CaseFacts {
    /// What the video is of.
    pub direction: Direction,
    /// The number of the order on the platform, as it was typed. Hostile input: escape it wherever it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_number: Option<String>,
    /// The shop's own reference: the number of its return, its ticket or its station. Hostile input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The waybills that are expected, as they were typed, but for full-width characters, which stand here as plain ones.
    pub expected_waybills: Vec<String>,
    /// When the carrier recorded delivery, as it was stated.
    pub signed_off_at: Option<String>,
    /// When the recording began, as a person stated it.
    pub recorded_at: Option<String>,
    /// Which clock that person read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_clock: Option<String>,
    /// SHA-256 that was stated for the video before.
    pub stated_sha256: Option<String>,
    /// Exceptions from the usual window that were stated, as `kind` or `kind: why`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<String>,
    /// When an installer opened the parcel, as it was stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_by_installer_at: Option<String>,
    /// How far the recorder's clock was found to be off, in seconds: positive when it runs ahead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_offset_s: Option<i64>,
    /// The zone in which the recorder's clock is set, as it was stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorder_zone: Option<String>,
    /// The name of the file, where it counts as a clock. Hostile input: escape it wherever it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// When the file was last changed, where that counts as a clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_modified_at: Option<String>,
    /// What is in dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<String>,
    /// The reason for the refund that was accepted, also by letting a time limit pass.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_reason: Option<String>,
    /// What the evidence is handed in for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// The value of the order, as `1299.00 CNY`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_value: Option<String>,
    /// The lines of the order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order_lines: Vec<OrderLine>,
    /// Who had the goods when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custody: Vec<CustodyEvent>,
    /// The files of the recording, where it has several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<RecordedFile>,
    /// Documents that are at hand beside the video.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// The part of the picture that is the work table: left, top, width and height in thousandths of the picture as shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region_permille: Option<[i64; 4]>,
    /// The report on the video of the other direction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<OtherReport>,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OrderLine {
    /// Its id, by which statements name it.
    pub id: String,
    /// How many pieces.
    pub quantity: u32,
    /// What it is, in the shop's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Serial numbers of the pieces, as far as they are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<String>,
}

/// A part of the way of the goods.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CustodyEvent {
    /// Which part: `seller_packing`, `carrier`, `buyer`, `carrier_return`, `seller_unpacking`, `platform`, `installer`, or
    /// another.
    pub segment: String,
    /// From when, with zone.
    pub from: String,
    /// Until when, with zone.
    pub to: String,
    /// What shows it; none where nothing does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

/// One of several files of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RecordedFile {
    /// Its name.
    pub name: String,
    /// When it begins, with zone.
    pub begins_at: String,
    /// When it ends, with zone.
    pub ends_at: String,
}

/// What matters here of the report on the video of the other direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct OtherReport {
    /// What that video is of.
    pub direction: Direction,
    /// Its verdict.
    pub verdict: Verdict,
    /// SHA-256 of that video.
    pub source_sha256: String,
    /// SHA-256 of the body of that report.
    pub body_sha256: String,
    /// The waybills that were expected there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waybills: Vec<String>,
    /// Whether they were found there; none where the policy does not ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waybill_outcome: Option<Outcome>,
    /// Serial numbers that persons read there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub serials: Vec<String>,
    /// Pieces of each line of the order that persons saw there, as `line: count`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<LineCount>,
}

impl OtherReport {
    /// The report on a video of this SHA-256 with a body of that, both in lower-case hexadecimal; without what was read and counted.
    #[must_use]
    pub fn new(direction: Direction, verdict: Verdict, source_sha256: String, body_sha256: String) -> Self {
        Self {
            direction,
            verdict,
            source_sha256,
            body_sha256,
            waybills: Vec::new(),
            waybill_outcome: None,
            serials: Vec::new(),
            counts: Vec::new(),
        }
    }
}

/// Observations of persons that are consistent with something: never a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ConsistentPattern {
    /// Its name in the message catalogue, such as `transit_handling`.
    pub pattern: String,
    /// The items of the inspection checklist that it rests on.
    pub observed: Vec<ObservedItem>,
}

impl ConsistentPattern {
    /// The pattern of this name, and what it rests on.
    #[must_use]
    pub fn new(pattern: String, observed: Vec<ObservedItem>) -> Self {
        Self { pattern, observed }
    }
}

/// How a person saw an item of the inspection checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ObservedItem {
    /// The item, such as `outer_box`.
    pub item: String,
    /// How it is, such as `dented`; `not_visible` where that cannot be seen.
    pub condition: String,
    /// The attestation that states it, by its [`id`](crate::AttestationFacts::id).
    pub attestation: u32,
}

impl ObservedItem {
    /// An item of the checklist in that condition, as the attestation of this number states it.
    #[must_use]
    pub fn new(item: String, condition: String, attestation: u32) -> Self {
        Self { item, condition, attestation }
    }
}

/// How many pieces of a line were seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct LineCount {
    /// The line, by its id.
    pub line: String,
    /// How many.
    pub count: u32,
}

impl LineCount {
    /// So many pieces of an order line.
    #[must_use]
    pub fn new(line: String, count: u32) -> Self {
        Self { line, count }
    }
}

/// What a video is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The merchant opens a returned parcel.
    #[default]
    ReturnUnboxing,
    /// The merchant packs a parcel that goes out.
    OutboundPacking,
    /// The buyer opens a delivered parcel.
    BuyerUnboxing,
}
