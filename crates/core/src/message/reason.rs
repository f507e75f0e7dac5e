//! A reason as a sentence: what is so, where in the video, and the values behind it.

use onetake_report::{Code, Detail, Reason, Report, ScanRecord};

use super::{Catalogue, NamedValue};

/// A reason in words. Names and values may hold text from a file, a picture or a person: escape them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonWords {
    /// One sentence.
    pub sentence: String,
    /// Where in the video, unless it is about the whole take.
    pub at: Option<String>,
    /// The values behind it.
    pub values: Vec<NamedValue>,
}

impl Catalogue {
    /// A reason in words. The record tells what the observation behind it is, the report whose statement it follows.
    #[must_use]
    pub fn reason(&self, reason: &Reason, report: &Report, record: &ScanRecord) -> ReasonWords {
        let observed = reason.observation.and_then(|id| observation_code(record, id));
        let named = reason.params.text("code").and_then(|name| name.parse().ok());
        let whole = record.timeline.span;
        let at = reason
            .span
            .filter(|span| span.start_ms > whole.start_ms || span.end_ms < whole.end_ms)
            .map(|span| self.span(span));
        let statement = reason
            .attestation
            .and_then(|id| report.attestations.iter().find(|statement| statement.id == id))
            .map(|statement| NamedValue {
                name: self.plain("param-attested_by"),
                value: format!("{} ({})", statement.who, statement.role),
            });
        let mut params = reason.params.clone();
        if observed.is_none() && named.is_some() {
            // The sentence itself says it.
            params = params
                .iter()
                .filter(|(name, _)| *name != "code")
                .fold(Detail::new(), |all, (name, value)| all.with(name, value.clone()));
        }
        let mut values = self.values(&params);
        values.extend(statement);
        ReasonWords { sentence: self.reason_code(reason.code, observed.or(named)), at, values }
    }
}

fn observation_code(record: &ScanRecord, id: u32) -> Option<Code> {
    record.observations.iter().find(|observation| observation.id == id).map(|observation| observation.code)
}
