//! What the case and the persons around it must have said. The video is not looked at.

use onetake_report::ReportLimit;
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::possible::{Impossible, positive, require};
use super::scale::Scale;
use crate::attest::{CHECKLIST, ChecklistItem};
use crate::case::{Dispute, OrderValue};

/// [`Predicate::SingleFile`]. `review` for a recording of several files; `fail` when more time than `fail_gap_minutes` lies
/// between two of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SingleFile {
    /// Time between the end of a file and the beginning of the next above which it is no recording that the camera split.
    pub fail_gap_minutes: u32,
}

impl SingleFile {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("fail_gap_minutes", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::Contents`]. As [`Predicate::Attested`] for `contents_shown`; and each line of the order that the case names
/// must be stated as shown, with no fewer pieces than were ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contents {}

impl Contents {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

fn check_value(from: Option<&OrderValue>) -> Result<(), Impossible> {
    let code = from.is_none_or(OrderValue::names_a_currency);
    require(code, "from_value", "the currency is no code: write it as CNY, TWD, VND")
}

/// [`Predicate::Serial`]. `review` while nobody read a serial number; `fail` when none of those read is known to the case
/// or to the report of the other direction, which have some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serial {
    /// From which value of the order on. A shop sets it; without it the rule holds for every order.
    #[serde(default)]
    pub from_value: Option<OrderValue>,
}

impl Serial {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("from_value", Scale::Value)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        check_value(self.from_value.as_ref())
    }
}

/// [`Predicate::OtherSide`]. `review` while there is no report on the packing of the same order, and when that one is not
/// `valid`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OtherSide {
    /// From which value of the order on. A shop sets it; without it the rule holds for every order.
    #[serde(default)]
    pub from_value: Option<OrderValue>,
    /// For which disputes; for all when empty.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
}

impl OtherSide {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("from_value", Scale::Value), ("disputes", Scale::MoreOrAll)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        check_value(self.from_value.as_ref())
    }
}

/// [`Predicate::SoundPresent`]. `review` when there is no sound, or silence, where the dispute needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundPresent {
    /// For which disputes; for all when empty.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
}

impl SoundPresent {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("disputes", Scale::MoreOrAll)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::Checklist`]. `review` while an item has no state. That an item cannot be seen is a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    /// The items.
    pub items: Vec<ChecklistItem>,
}

impl Checklist {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("items", Scale::More)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        let all = CHECKLIST.len();
        require(
            !self.items.is_empty(),
            "items",
            format!("without items every video meets this: list some of {all}"),
        )
    }
}

/// [`Predicate::Custody`]. `review` for a part of the way that nothing shows, and for a hole between two parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Custody {
    /// Longest time between two parts that is no reason to look.
    pub max_gap_minutes: u32,
}

impl Custody {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("max_gap_minutes", Scale::Lower)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        Ok(())
    }
}

/// [`Predicate::ClockOffset`]. `pass` when it is known how far the recorder's clock is off, and when the time limit is
/// farther away than the clock may be off; else `review`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockOffset {
    /// Largest offset that is no reason to look.
    pub max_minutes: u32,
    /// Length of the time limit after sign-off; none where there is none.
    #[serde(default)]
    pub window_hours: Option<u32>,
}

impl ClockOffset {
    pub(super) const SCALES: &'static [(&'static str, Scale)] =
        &[("max_minutes", Scale::Lower), ("window_hours", Scale::Neither)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        positive(self.max_minutes, "max_minutes")
    }
}

/// [`Predicate::DisputeFit`]. Whether this kind of video can show what is in dispute: `pass`, `review` for "only together
/// with other evidence", `fail` for "not at all". It never decides a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeFit {}

/// [`Predicate::ReasonFit`]. `fail` for evidence that the goods cannot be sold again where a flaw was accepted as the reason
/// of the refund. It never decides a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReasonFit {}

/// [`Predicate::ModalityFit`]. `fail` where the dispute needs another medium than this video has: sound, a document, a
/// ruler. It never decides a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModalityFit {}

/// [`Predicate::NeutralWords`]. `review` for words in what persons typed that presume a culprit or a cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeutralWords {}

/// [`Predicate::LimitsStated`]. `pass` for a report that states these limits as far as they apply to it, as every report of
/// this version does; `review` while the record does not say of each check that it made how far that reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsStated {
    /// The limits.
    pub limits: Vec<ReportLimit>,
}

impl LimitsStated {
    pub(super) const SCALES: &'static [(&'static str, Scale)] = &[("limits", Scale::More)];

    pub(super) fn check(&self) -> Result<(), Impossible> {
        let known = ReportLimit::ALL.iter().map(|limit| limit.as_str()).collect::<Vec<_>>().join(", ");
        let problem = format!("without limits every report meets this: list some of {known}");
        require(!self.limits.is_empty(), "limits", problem)
    }
}

/// [`Predicate::Reproducible`]. `review` where a second scan may differ from the first: the file changed while it was read,
/// a check stopped because of an error of its own, or the record does not name what made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reproducible {}

macro_rules! without_parameters {
    ( $( $Name:ident ),+ ) => {
        $( impl $Name {
            pub(super) const SCALES: &'static [(&'static str, Scale)] = &[];

            pub(super) fn check(&self) -> Result<(), Impossible> {
                Ok(())
            }
        } )+
    };
}

without_parameters!(DisputeFit, ReasonFit, ModalityFit, NeutralWords, Reproducible);
