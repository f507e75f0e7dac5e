//! What is still needed, in words.

use onetake_report::{Finding, Level, Missing, MissingKind, Report, Span, Verdict, WaitsFor};

use super::summary;
use crate::message::{Arg, Catalogue};

/// What to do about something that is missing, in one sentence or request.
pub(super) fn request(missing: &Missing, report: &Report, words: &Catalogue) -> String {
    let find = |id: String| words.find(&id, &[]);
    let criterion = missing.criteria.first().map_or("", String::as_str);
    let finding = report.findings.iter().find(|finding| finding.criterion == criterion);
    let title = || finding.map_or_else(|| criterion.to_owned(), |finding| summary::title(finding, words));
    let about = |id: &str, title: String| words.text(id, &[("title", Arg::from(title))]);
    match missing.kind {
        // Not what is done already.
        MissingKind::Fact if missing.what == "recorded_at" && has_file_clocks(report) => {
            words.plain("ask-fact-recorded_at-else")
        }
        MissingKind::Fact => find(format!("ask-fact-{}", missing.what)).unwrap_or_else(|| {
            let named = words.find(&format!("word-{}", missing.what), &[]);
            about("missing-fact", named.unwrap_or_else(|| super::shown(&missing.what, 80).text))
        }),
        MissingKind::Statement => {
            find(format!("ask-statement-{}", missing.what)).unwrap_or_else(|| match finding {
                Some(finding) => summary::request(finding, words),
                None => about("missing-statement", title()),
            })
        }
        MissingKind::Document => find(format!("ask-document-{}", missing.what))
            .unwrap_or_else(|| about("missing-document", super::shown(&missing.what, 80).text)),
        MissingKind::Look => about("missing-look", title()),
        MissingKind::Replacement => find(format!("ask-replacement-{}", missing.what))
            .unwrap_or_else(|| about("missing-replacement", title())),
    }
}

/// What is told of what is missing, and how many entries are left out as they could change nothing: where a mandatory rule
/// fails, that comes first and alone.
pub(super) fn told(report: &Report) -> (Vec<&Missing>, usize) {
    let fails = |one: &&Missing| one.level == Level::Mandatory && one.kind == MissingKind::Replacement;
    let all = report.missing.iter();
    if report.verdict != Verdict::Invalid || !all.clone().any(|one| fails(&one)) {
        return (all.collect(), 0);
    }
    let told: Vec<&Missing> = all.filter(fails).collect();
    let left_out = report.missing.len().saturating_sub(told.len());
    (told, left_out)
}

/// Whether the name and the date of the file count as clocks.
fn has_file_clocks(report: &Report) -> bool {
    report.case.file_name.is_some() || report.case.file_modified_at.is_some()
}

/// What the verdict waits for, in one sentence; none where the verdict's own sentence says it already.
pub(super) fn waits(report: &Report, words: &Catalogue) -> Option<String> {
    match report.waits_for {
        _ if report.verdict != Verdict::NeedsReview => None,
        WaitsFor::Look => {
            let at = words.span(report.look_first?);
            Some(words.text("waits-look", &[("at", at.into())]))
        }
        WaitsFor::Nothing | WaitsFor::Statements | WaitsFor::Facts => None,
    }
}

/// The part of the video to look at; none for the whole of it.
pub(super) fn place(missing: &Missing, take: Span) -> Option<Span> {
    let part = |span: &Span| take.start_ms < span.start_ms || span.end_ms < take.end_ms;
    missing.span.filter(|span| missing.kind == MissingKind::Look && part(span))
}

/// What is missing for one criterion.
pub(super) fn of<'a>(report: &'a Report, finding: &Finding) -> Vec<&'a Missing> {
    report.missing.iter().filter(|missing| missing.criteria.contains(&finding.criterion)).collect()
}
