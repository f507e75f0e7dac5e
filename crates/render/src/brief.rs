//! A report in a few lines, for tables of many.

use onetake_report::{Finding, ReasonCode, Report, ScanRecord};

use crate::message::{Catalogue, Language};
use crate::summary::{Summary, title};

/// A report in a few lines.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Brief {
    /// The verdict in one sentence.
    pub sentence: String,
    /// What decides it or is still open: what is not met, then what a person must look at, then what waits for a statement.
    pub reasons: Vec<BriefReason>,
}

/// Why one criterion is not met or still open.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BriefReason {
    /// Id of the criterion.
    pub criterion: String,
    /// Its title.
    pub title: String,
    /// Whether it waits for nothing but a person's statement: nothing speaks against the video.
    pub is_open: bool,
    /// The gravest reason in words; with the place in the video, where there is one.
    pub text: String,
}

/// A report in a few lines. The record tells what is behind a reason, if it is at hand.
#[must_use]
pub fn brief(report: &Report, record: Option<&ScanRecord>, language: Language) -> Brief {
    let words = Catalogue::of(language);
    let summary = Summary::of(report);
    let reason = |finding: &&Finding, is_open: bool| {
        let mut told = words.reasons(&finding.reasons, report, record);
        // What a person must look at says more than that nobody has.
        let first = told.iter().position(|(reason, _)| is_open || reason.code != ReasonCode::NotAttested);
        let told = (!told.is_empty()).then(|| told.swap_remove(first.unwrap_or(0)));
        let text = told.map_or_else(String::new, |(_, told)| match told.at {
            Some(at) => format!("{} ({at})", told.sentence),
            None => told.sentence,
        });
        BriefReason { criterion: finding.criterion.clone(), title: title(finding, &words), is_open, text }
    };
    let against = summary.fails.iter().chain(&summary.looks).map(|finding| reason(finding, false));
    let reasons = against.chain(summary.opens.iter().map(|finding| reason(finding, true))).collect();
    Brief { sentence: summary.sentence(&words), reasons }
}
