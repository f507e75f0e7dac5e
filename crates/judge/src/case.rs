//! The case: what the user knows about a video and the video does not say. Direction, expected waybills, when the carrier
//! recorded delivery.
//!
//! ```toml
//! direction = "return_unboxing"             # or outbound_packing, buyer_unboxing
//! expected_waybills = ["SF1234567890123"]
//! signed_off_at = "2026-11-18T09:30:00+08:00"
//! recorded_at = { at = "2026-11-19T10:00:00+08:00", clock = "wall clock of the packing room" }
//! exceptions = [{ kind = "installation", why = "opened by the installer" }]
//! opened_by_installer_at = "2026-11-19T09:00:00+08:00"   # the window is counted from here instead
//! clock_offset = { seconds = -42, checked_against = "time.gov.tw" }   # of the recorder; positive when it runs ahead
//! recorder_zone = "Asia/Shanghai"           # or +08:00: for times of the recorder that carry no zone
//! file_name = "VID_20260102_030405.mp4"     # as the recorder named it: a clock of its own, and a weak one
//! file_modified_at = "2026-01-02T03:20:00+08:00"
//! region = "10,20,60,50"                    # the work table: left, top, width and height in per cent of the picture
//! dispute = "missing_items"                 # see Dispute
//! accepted_reason = "quality"
//! claim = "resale_affected"
//! order_value = { amount_minor = 129900, currency = "CNY" }
//! order_lines = [{ id = "1", quantity = 2, title = "phone", serials = ["A1", "A2"] }]
//! custody = [{ segment = "carrier", from = "2026-11-16T18:00:00+08:00", to = "2026-11-18T09:30:00+08:00", evidence = "tracking" }]
//! documents = ["weight_record"]             # what is at hand beside the video, see documents_for
//! ```
//!
//! The same as JSON. A time without zone is kept as it stands; the judge counts with every zone that it may mean.

mod dispute;
mod draft;
mod error;
mod further;
mod other;
mod recorder;
mod region;
mod stated;
mod table;
mod time;
mod utc;

use std::fmt;

use onetake_report::{CaseFacts, CustodyEvent, Direction, OrderLine, OtherReport, RecordedFile};
use serde::{Deserialize, Serialize};

use crate::names::names;

pub use dispute::{AcceptedReason, Claim, DOCUMENTS, Dispute, documents_for};
pub use draft::{Draft, DraftRecording, WaybillFault};
pub use error::{CaseError, EntryFault};
pub(crate) use further::instants;
pub use further::{ClockOffset, OrderValue};
pub use other::other_report;
pub use recorder::{NameTime, NameTimeOf, RecorderZone, time_in_name};
pub use region::{Region, region_in};
pub use table::{
    Column, DateOrder, Field, MAX_TABLE_BYTES, Order, Table, TableError, TableFault, TableRow, Word, is_table,
};
pub(crate) use time::Earliest;
pub use time::{StatedTime, TimeError, TimeFault};
pub use utc::UtcTime;

/// Case files larger than this are refused.
pub const MAX_FILE_BYTES: u64 = 1 << 20;

/// What the user knows about the video.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Case {
    direction: Direction,
    expected_waybills: Vec<String>,
    order_number: Option<String>,
    reference: Option<String>,
    signed_off_at: Option<StatedTime>,
    recorded_at: Option<StatedRecording>,
    stated_sha256: Option<String>,
    exceptions: Vec<Exception>,
    opened_by_installer_at: Option<StatedTime>,
    clock_offset: Option<ClockOffset>,
    recorder_zone: Option<RecorderZone>,
    file_name: Option<String>,
    file_modified_at: Option<StatedTime>,
    dispute: Option<Dispute>,
    accepted_reason: Option<AcceptedReason>,
    claim: Option<Claim>,
    order_value: Option<OrderValue>,
    order_lines: Vec<OrderLine>,
    custody: Vec<CustodyEvent>,
    files: Vec<RecordedFile>,
    documents: Vec<String>,
    region: Option<Region>,
    other: Option<OtherReport>,
}

/// When the recording began, as a person read it from a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedRecording {
    /// The time.
    pub at: StatedTime,
    /// Which clock.
    pub clock: String,
}

/// A reason why the usual window does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Which kind.
    pub kind: ExceptionKind,
    /// Why, in a person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

names! {
    /// Kinds of exceptions from the usual window.
    #[non_exhaustive]
    pub enum ExceptionKind {
        /// Large goods that are opened where they are used.
        Bulky = "bulky",
        /// Goods that an installer opens.
        Installation = "installation",
        /// A delay by the platform or the carrier.
        PlatformDelay = "platform_delay",
    }
}

impl Case {
    /// What the video is of.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The waybills that are expected, as they were typed.
    #[must_use]
    pub fn expected_waybills(&self) -> &[String] {
        &self.expected_waybills
    }

    /// The number of the order on the platform, as it was typed.
    #[must_use]
    pub fn order_number(&self) -> Option<&str> {
        self.order_number.as_deref()
    }

    /// The shop's own reference, as it was typed.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// The part of the picture that is the work table.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        self.region
    }

    /// When the carrier recorded delivery.
    #[must_use]
    pub fn signed_off_at(&self) -> Option<&StatedTime> {
        self.signed_off_at.as_ref()
    }

    /// When the recording began, as a person read it from a clock.
    #[must_use]
    pub fn recorded_at(&self) -> Option<&StatedRecording> {
        self.recorded_at.as_ref()
    }

    /// SHA-256 that was stated for the video before, in lower case.
    #[must_use]
    pub fn stated_sha256(&self) -> Option<&str> {
        self.stated_sha256.as_deref()
    }

    /// Reasons why the usual window does not fit.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// When an installer opened the parcel.
    #[must_use]
    pub fn opened_by_installer_at(&self) -> Option<&StatedTime> {
        self.opened_by_installer_at.as_ref()
    }

    /// How far the recorder's clock is off.
    #[must_use]
    pub fn clock_offset(&self) -> Option<&ClockOffset> {
        self.clock_offset.as_ref()
    }

    /// What is in dispute.
    #[must_use]
    pub fn dispute(&self) -> Option<Dispute> {
        self.dispute
    }

    /// The reason for the refund that was accepted.
    #[must_use]
    pub fn accepted_reason(&self) -> Option<AcceptedReason> {
        self.accepted_reason
    }

    /// What the evidence is handed in for.
    #[must_use]
    pub fn claim(&self) -> Option<Claim> {
        self.claim
    }

    /// The value of the order.
    #[must_use]
    pub fn order_value(&self) -> Option<&OrderValue> {
        self.order_value.as_ref()
    }

    /// The lines of the order.
    #[must_use]
    pub fn order_lines(&self) -> &[OrderLine] {
        &self.order_lines
    }

    /// Who had the goods when.
    #[must_use]
    pub fn custody(&self) -> &[CustodyEvent] {
        &self.custody
    }

    /// The files of the recording, where it has several.
    #[must_use]
    pub fn files(&self) -> &[RecordedFile] {
        &self.files
    }

    /// Documents that are at hand beside the video.
    #[must_use]
    pub fn documents(&self) -> &[String] {
        &self.documents
    }

    /// The report on the video of the other direction.
    #[must_use]
    pub fn other(&self) -> Option<&OtherReport> {
        self.other.as_ref()
    }

    /// What a person typed in their own words, with the entry that it stands in.
    pub fn typed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let exceptions = self.exceptions.iter().filter_map(|exception| exception.why.as_deref());
        let custody = self.custody.iter().filter_map(|event| event.evidence.as_deref());
        exceptions.map(|text| ("exceptions", text)).chain(custody.map(|text| ("custody", text)))
    }

    /// How a report states it.
    #[must_use]
    pub fn facts(&self) -> CaseFacts {
        let text = |time: &StatedTime| time.text().to_owned();
        let mut facts = CaseFacts::default();
        facts.direction = self.direction;
        facts.order_number.clone_from(&self.order_number);
        facts.reference.clone_from(&self.reference);
        facts.expected_waybills.clone_from(&self.expected_waybills);
        facts.signed_off_at = self.signed_off_at.as_ref().map(text);
        facts.recorded_at = self.recorded_at.as_ref().map(|stated| text(&stated.at));
        facts.recorded_clock = self.recorded_at.as_ref().map(|stated| stated.clock.clone());
        facts.stated_sha256.clone_from(&self.stated_sha256);
        facts.exceptions = self.exceptions.iter().map(ToString::to_string).collect();
        facts.opened_by_installer_at = self.opened_by_installer_at.as_ref().map(text);
        facts.clock_offset_s = self.clock_offset.as_ref().map(|offset| offset.seconds);
        facts.region_permille = self.region.map(Region::permille);
        facts.recorder_zone = self.recorder_zone.as_ref().map(|zone| zone.text().to_owned());
        facts.file_name.clone_from(&self.file_name);
        facts.file_modified_at = self.file_modified_at.as_ref().map(|time| time.text().to_owned());
        facts.dispute = self.dispute.map(|dispute| dispute.as_str().to_owned());
        facts.accepted_reason = self.accepted_reason.map(|reason| reason.as_str().to_owned());
        facts.claim = self.claim.map(|claim| claim.as_str().to_owned());
        facts.order_value = self.order_value.as_ref().map(ToString::to_string);
        facts.order_lines.clone_from(&self.order_lines);
        facts.custody.clone_from(&self.custody);
        facts.files.clone_from(&self.files);
        facts.documents.clone_from(&self.documents);
        facts.other.clone_from(&self.other);
        facts
    }
}

impl fmt::Display for Exception {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        self.why.as_ref().map_or(Ok(()), |why| write!(f, ": {why}"))
    }
}

#[cfg(test)]
mod tests;
