//! The case as it is written, and whether it can be meant.

use std::path::Path;

use onetake_report::{CustodyEvent, Direction, Format, OrderLine, OtherReport, RecordedFile};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::{
    AcceptedReason, Case, CaseError, Claim, ClockOffset, Dispute, Earliest, EntryFault, Exception,
    MAX_FILE_BYTES, OrderValue, StatedRecording, StatedTime, UtcTime, dispute, further, recorder,
};
use crate::fault::faults;
use crate::text_file;

/// Most characters of a waybill number.
const MAX_WAYBILL: usize = 64;

/// A case as it is written, not yet checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Draft {
    /// Format and version; the newest that is known when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// What the video is of.
    #[serde(default)]
    pub direction: Direction,
    /// The waybills that are expected; each must be found.
    #[serde(default)]
    pub expected_waybills: Vec<String>,
    /// The number of the order on the platform, under which a dispute is filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_number: Option<String>,
    /// The shop's own reference: the number of its return, its ticket or its station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When the carrier recorded delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_off_at: Option<String>,
    /// When the recording began, as a person read it from a clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<DraftRecording>,
    /// SHA-256 that was stated for the video before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stated_sha256: Option<String>,
    /// Reasons why the usual window does not fit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    /// When an installer opened the parcel: the window is counted from here (R46).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opened_by_installer_at: Option<String>,
    /// How far the recorder's clock is off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_offset: Option<ClockOffset>,
    /// The zone in which the recorder's clock is set, for its times that carry none: a name or an offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorder_zone: Option<String>,
    /// The name that the recorder or an app gave the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// When the file was last changed, as a file system states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_modified_at: Option<String>,
    /// What is in dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<Dispute>,
    /// The reason for the refund that was accepted, also by letting a time limit pass (R31).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted_reason: Option<AcceptedReason>,
    /// What the evidence is handed in for, where that is more than the dispute itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<Claim>,
    /// The value of the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_value: Option<OrderValue>,
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
    /// The part of the picture that is the work table: left, top, width and height in per cent, such as `10,20,60,50`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The report on the video of the other direction; read from a file of its own.
    #[serde(skip)]
    pub other: Option<OtherReport>,
}

/// [`StatedRecording`] as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DraftRecording {
    /// The time.
    pub at: String,
    /// Which clock.
    pub clock: String,
}

impl Draft {
    /// A case from a file; JSON if its name ends in `.json`, else TOML. It is not yet checked, so that a command's options
    /// can be added.
    ///
    /// # Errors
    ///
    /// [`CaseError`] when it cannot be read or has another shape.
    pub fn read(path: &Path) -> Result<Self, CaseError> {
        let error = |error| CaseError::Read { path: path.to_owned(), error };
        let text = text_file::read(path, MAX_FILE_BYTES).map_err(error)?;
        if text_file::is_json(path) { Self::from_json(&text) } else { Self::from_toml(&text) }
    }

    /// A case from JSON.
    ///
    /// # Errors
    ///
    /// [`CaseError::Json`] or [`CaseError::Format`].
    pub fn from_json(text: &str) -> Result<Self, CaseError> {
        text_file::from_json(text, &Format::case(), |error| CaseError::Json { error })
    }

    /// A case from TOML.
    ///
    /// # Errors
    ///
    /// [`CaseError::Toml`] or [`CaseError::Format`].
    pub fn from_toml(text: &str) -> Result<Self, CaseError> {
        text_file::from_toml(text, &Format::case(), |error| CaseError::Toml { error })
    }

    /// The checked case. With `now`, times in the future are errors.
    ///
    /// # Errors
    ///
    /// [`CaseError`] when the case contradicts itself.
    pub fn check(self, now: Option<UtcTime>) -> Result<Case, CaseError> {
        let time_from = |earliest: &Earliest, field, text: &str| {
            let time: StatedTime = text.parse().map_err(|error| CaseError::Time { field, error })?;
            further::check_year(field, earliest, text, &time)?;
            match now {
                Some(now) if time.bounds().0 > now => {
                    Err(CaseError::InTheFuture { field, stated: text.to_owned(), now })
                }
                _ => Ok(time),
            }
        };
        let time = |field, text: &str| time_from(&Earliest::STATED, field, text);
        let signed_off_at = self.signed_off_at.map(|text| time("signed_off_at", &text)).transpose()?;
        let recorded_at = match self.recorded_at {
            Some(DraftRecording { clock, .. }) if clock.trim().is_empty() => return Err(CaseError::NoClock),
            Some(DraftRecording { at, clock }) => {
                Some(StatedRecording { at: time("recorded_at", &at)?, clock })
            }
            None => None,
        };
        // An input method for Chinese writes full-width letters and digits: the same number in other characters.
        let expected_waybills: Vec<String> =
            self.expected_waybills.iter().map(|typed| typed.nfkc().collect()).collect();
        for (index, waybill) in expected_waybills.iter().enumerate() {
            check_waybill(waybill, expected_waybills.get(..index).unwrap_or_default())?;
        }
        let name = |field, typed: Option<String>| {
            typed.map(|typed| further::check_name(field, &typed)).transpose().map(Option::flatten)
        };
        let order_number = name("order_number", self.order_number)?;
        let reference = name("reference", self.reference)?;
        let stated_sha256 = self.stated_sha256.map(check_digest).transpose()?;
        let opened_by_installer_at =
            self.opened_by_installer_at.map(|text| time("opened_by_installer_at", &text)).transpose()?;
        let file_modified_at = self
            .file_modified_at
            .map(|text| time_from(&Earliest::OF_FILES, "file_modified_at", &text))
            .transpose()?;
        let region = self.region.map(|text| text.parse()).transpose()?;
        let recorder_zone = self.recorder_zone.map(|text| text.parse()).transpose()?;
        self.file_name.as_deref().map_or(Ok(()), recorder::check_name)?;
        further::check_order(signed_off_at.as_ref(), opened_by_installer_at.as_ref())?;
        further::check_lines(&self.order_lines)?;
        further::check_custody(&self.custody)?;
        further::check_files(&self.files)?;
        self.order_value.as_ref().map_or(Ok(()), OrderValue::check)?;
        dispute::check_documents(&self.documents)?;
        if let Some(other) = &self.other
            && other.direction == self.direction
        {
            return Err(CaseError::Entry { field: "other_report", problem: EntryFault::SameDirection {} });
        }
        Ok(Case {
            direction: self.direction,
            expected_waybills,
            order_number,
            reference,
            signed_off_at,
            recorded_at,
            stated_sha256,
            exceptions: self.exceptions,
            opened_by_installer_at,
            clock_offset: self.clock_offset,
            recorder_zone,
            region,
            file_name: self.file_name,
            file_modified_at,
            dispute: self.dispute,
            accepted_reason: self.accepted_reason,
            claim: self.claim,
            order_value: self.order_value,
            order_lines: self.order_lines,
            custody: self.custody,
            files: self.files,
            documents: self.documents,
            other: self.other,
        })
    }
}

faults! {
    /// Why a text is no waybill number.
    pub enum WaybillFault in "waybill" {
        /// Line ends and the like.
        ControlCharacters {} = "control_characters", "it has control characters";
        /// Characters that no number has.
        OtherCharacters {} = "other_characters", "it has characters that no number has; state several numbers one by one";
        /// Too long.
        TooLong {} = "too_long", "it is longer than any carrier's number";
        /// Digits of another script.
        OtherDigits {} = "other_digits", "it has other digits than 0 to 9; type them anew";
        /// Too short.
        TooShort {} = "too_short", "it has too few digits and letters; was it cut off?";
    }
}

pub(super) fn check_waybill(waybill: &str, earlier: &[String]) -> Result<(), CaseError> {
    let problem = |problem: WaybillFault| Err(CaseError::Waybill { waybill: waybill.to_owned(), problem });
    let significant = waybill.chars().filter(char::is_ascii_alphanumeric).count();
    if waybill.chars().any(char::is_control) {
        return problem(WaybillFault::ControlCharacters {});
    }
    if waybill.chars().any(|c| !c.is_alphanumeric() && !c.is_whitespace() && !"-_./:*#()".contains(c)) {
        return problem(WaybillFault::OtherCharacters {});
    }
    if waybill.chars().count() > MAX_WAYBILL {
        return problem(WaybillFault::TooLong {});
    }
    if waybill.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
        return problem(WaybillFault::OtherDigits {});
    }
    // Numbers of some carriers have eight letters and no digit.
    if significant < 6 {
        return problem(WaybillFault::TooShort {});
    }
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    if earlier.iter().any(|other| plain(other) == plain(waybill)) {
        return Err(CaseError::WaybillTwice { waybill: waybill.to_owned() });
    }
    Ok(())
}

fn check_digest(stated: String) -> Result<String, CaseError> {
    let digest = stated.trim().to_ascii_lowercase();
    if digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(digest)
    } else {
        Err(CaseError::Digest { stated })
    }
}
