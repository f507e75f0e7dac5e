use serde::{Deserialize, Serialize};

use crate::{CoverageReason, ObserverId, Span};

/// How much of the video one observer could judge. Absence of an observation is evidence only where there is coverage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ObserverCoverage {
    /// The observer.
    #[serde(deserialize_with = "crate::code::open")]
    pub observer: ObserverId,
    /// Version of its method; it changes when the same video could give other observations.
    pub version: u32,
    /// Whether it could judge all, a part or nothing of the video.
    pub state: CoverageState,
    /// The spans that it could *not* judge, each with the reason. Empty when the state is `full`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
}

/// How much an observer could judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CoverageState {
    /// Nothing.
    None,
    /// All but the gaps.
    Partial,
    /// The whole video.
    Full,
}

/// A span that an observer could not judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gap {
    /// Which part of the video.
    pub span: Span,
    /// Why not.
    #[serde(deserialize_with = "crate::code::open")]
    pub reason: CoverageReason,
}
