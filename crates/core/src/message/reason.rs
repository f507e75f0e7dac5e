//! A reason as a sentence: what is so, where in the video, and the values behind it.

use onetake_report::{Code, Reason, ScanRecord};

use super::{Catalogue, NamedValue};

/// A reason in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonWords {
    /// One sentence.
    pub sentence: String,
    /// Where in the video, when it has a place of its own and is not about the whole take.
    pub at: Option<String>,
    /// The values behind it.
    pub values: Vec<NamedValue>,
}

impl Catalogue {
    /// A reason in words. The record tells what the observation behind it is.
    #[must_use]
    pub fn reason(&self, reason: &Reason, record: &ScanRecord) -> ReasonWords {
        let observed = reason.observation.and_then(|id| observation_code(record, id));
        let named = reason.params.text("code").and_then(|name| name.parse().ok());
        let whole = record.timeline.span;
        let at = reason
            .span
            .filter(|span| span.start_ms > whole.start_ms || span.end_ms < whole.end_ms)
            .map(|span| self.span(span));
        let values = reason
            .params
            .iter()
            .filter(|(name, _)| *name != "code")
            .filter_map(|(name, value)| self.value(name, value))
            .collect();
        ReasonWords { sentence: self.reason_code(reason.code, observed.or(named)), at, values }
    }
}

fn observation_code(record: &ScanRecord, id: u32) -> Option<Code> {
    record.observations.iter().find(|observation| observation.id == id).map(|observation| observation.code)
}
