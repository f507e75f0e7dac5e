use serde::{Deserialize, Serialize};

use crate::{Code, Detail, Span};

/// A measured fact with a span and numbers; neither good nor bad.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(transform = crate::facts::schema::add_details))]
pub struct Observation {
    /// Number of this observation in its record, from 0, in the order of the record.
    pub id: u32,
    /// What was observed.
    #[serde(deserialize_with = "crate::code::open")]
    pub code: Code,
    /// When. A fact about the file as a whole spans the whole take.
    pub span: Span,
    /// How sure the observer is, 0 to 1,000,000. That of cuts and dissolves comes from models that were fitted to takes of
    /// which the truth is known: of such findings at 900,000 nine in ten are real. Others are set by hand or from counts, and say what a finding should lead to; the table in `onetake_scan::observe::confidence` has each with what it rests on.
    pub confidence_ppm: u32,
    /// The numbers and texts behind it; which ones, the struct of its code says: see [`facts`](crate::facts).
    #[serde(default, skip_serializing_if = "Detail::is_empty")]
    pub detail: Detail,
    /// The stills that show it, by [`Still::id`](crate::Still::id).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stills: Vec<u32>,
}
