//! When the recording began, as each clock says it.

use serde::{Deserialize, Serialize};

use crate::{ClockTrust, RecordingClock};

/// What one clock says about the beginning of the recording. Clocks are never merged into one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RecordingTime {
    /// Which clock.
    #[serde(deserialize_with = "crate::code::open")]
    pub clock: RecordingClock,
    /// How far it can be trusted.
    #[serde(deserialize_with = "crate::code::open")]
    pub trust: ClockTrust,
    /// The time as it was written, read or stated. Hostile input: escape it wherever it is shown.
    pub at: String,
    /// The zone in which a time without one was read, as the case names it; `unknown` where it names none, and then the time
    /// stands for every zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// The earliest instant at which the recording began by that clock, in UTC: a recorder may write the beginning or the end
    /// of a recording. None where the clock says only until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began_from: Option<String>,
    /// The latest such instant, in UTC.
    pub began_until: String,
    /// The observation that has it, by its id in the record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observation: Option<u32>,
}

impl RecordingTime {
    /// A clock that says nothing yet.
    #[must_use]
    pub const fn new(clock: RecordingClock, trust: ClockTrust) -> Self {
        Self {
            clock,
            trust,
            at: String::new(),
            zone: None,
            began_from: None,
            began_until: String::new(),
            observation: None,
        }
    }
}
