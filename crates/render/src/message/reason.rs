//! A reason as a sentence: what is so, where in the video, and the values behind it.

use onetake_report::{
    Code, Detail, Observation, ObserverId, PPM, Reason, ReasonCode, Report, ScanRecord, Span,
};

use super::{Arg, Catalogue, NamedValue};

/// From this confidence on a sentence says that something was found; below, that it may be.
const SURE_PPM: u32 = 990_000;

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
    /// Reasons in words, each with the reason behind it; reasons that read alike are told once.
    #[must_use]
    pub fn reasons<'r>(
        &self,
        reasons: &'r [Reason],
        report: &Report,
        record: Option<&ScanRecord>,
    ) -> Vec<(&'r Reason, ReasonWords)> {
        let mut told: Vec<(&Reason, ReasonWords)> = Vec::new();
        for reason in reasons {
            let words = self.reason(reason, report, record);
            if told.iter().all(|(_, known)| *known != words) {
                told.push((reason, words));
            }
        }
        told
    }

    /// A reason in words. The record tells what the observation behind it is, if it is at hand; the report, whose statement it
    /// follows.
    #[must_use]
    pub fn reason(&self, reason: &Reason, report: &Report, record: Option<&ScanRecord>) -> ReasonWords {
        let observed = reason
            .observation
            .zip(record)
            .and_then(|(id, record)| record.observations.iter().find(|observation| observation.id == id));
        let whole = |span: &Span| {
            record.is_some_and(|record| {
                let take = record.timeline.span;
                span.start_ms <= take.start_ms && take.end_ms <= span.end_ms
            })
        };
        let at = reason.span.filter(|span| !whole(span)).map(|span| self.span(span));
        let mut values = self.values(&telling(reason, observed));
        let stated =
            reason.attestation.and_then(|id| report.attestations.iter().find(|statement| statement.id == id));
        values.extend(stated.map(|stated| NamedValue {
            name: self.plain("param-attested_by"),
            value: format!("{} ({})", stated.who, stated.role),
        }));
        ReasonWords { sentence: self.sentence(reason, observed), at, values }
    }

    fn sentence(&self, reason: &Reason, observed: Option<&Observation>) -> String {
        let named = |name: &str| reason.params.text(name).and_then(|code| code.parse().ok());
        let code: Option<Code> = observed.map(|observation| observation.code).or(named("code"));
        let id = format!("reason-{}", reason.code);
        let what = match reason.code {
            ReasonCode::ObservedReview => {
                let sure = observed.is_some_and(|observation| observation.confidence_ppm >= SURE_PPM);
                code.filter(|_| sure).map(|code| (format!("{id}-sure"), self.code(code)))
            }
            ReasonCode::LeftOut => code.map(|code| (format!("{id}-what"), self.code(code))),
            ReasonCode::Explained => named("was").map(|code| (format!("{id}-what"), self.code(code))),
            _ => reason
                .params
                .text("statement")
                .and_then(|statement| self.find(&format!("statement-{statement}"), &[]))
                .map(|statement| (format!("{id}-what"), statement)),
        };
        what.and_then(|(id, what)| self.find(&id, &[("what", Arg::from(what))]))
            .unwrap_or_else(|| self.reason_code(reason.code, code))
    }
}

/// Whether the sentence names the code that a reason is about.
fn speaks_of_code(code: ReasonCode) -> bool {
    matches!(code, ReasonCode::ObservedFail | ReasonCode::ObservedReview | ReasonCode::LeftOut)
}

/// Whether the sentence names the statement that a reason is about.
fn speaks_of_statement(code: ReasonCode) -> bool {
    matches!(code, ReasonCode::NotAttested | ReasonCode::Attested | ReasonCode::AttestedContrary)
}

/// The values that say something beyond the sentence and the place.
fn telling(reason: &Reason, observed: Option<&Observation>) -> Detail {
    let said = |name: &str| match name {
        // Where it is in the sentence.
        "statement" => speaks_of_statement(reason.code),
        "was" => true,
        "code" => observed.is_some() || speaks_of_code(reason.code),
        "confidence_ppm" => reason.params.int(name).is_none_or(|ppm| ppm >= i64::from(PPM)),
        // It stands with the facts about the file.
        "sha256" => reason.code == ReasonCode::Met,
        _ => false,
    };
    let mut telling = Detail::new();
    for (name, value) in reason.params.iter().filter(|(name, _)| !said(name)) {
        telling.set(name, value.clone());
    }
    // Which mark it was tells more than that there is one.
    if let Some(observed) = observed.filter(|one| one.code.observer() == Some(ObserverId::Provenance))
        && let Some(text) = observed.detail.get("text")
    {
        telling.set("text", text.clone());
    }
    telling
}
