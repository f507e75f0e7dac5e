//! What is still needed, in words.

use onetake_report::{Finding, Level, Missing, MissingKind, Pending, Report, Span, Verdict};

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
            about("missing-fact", named.unwrap_or_else(|| super::sanitized(&missing.what, 80).text))
        }),
        MissingKind::Statement => {
            find(format!("ask-statement-{}", missing.what)).unwrap_or_else(|| match finding {
                Some(finding) => summary::request(finding, words),
                None => about("missing-statement", title()),
            })
        }
        MissingKind::Document => find(format!("ask-document-{}", missing.what))
            .unwrap_or_else(|| about("missing-document", super::sanitized(&missing.what, 80).text)),
        MissingKind::Look => about("missing-look", title()),
        MissingKind::Replacement => {
            special(missing, words).unwrap_or_else(|| about("missing-replacement", title()))
        }
    }
}

/// What to do about something that a report misses, in one sentence or request.
#[must_use]
pub fn request_words(missing: &Missing, report: &Report, words: &Catalogue) -> String {
    request(missing, report, words)
}

/// Something that is missing, as it is told.
#[derive(Debug)]
pub(super) struct MissingItem<'a> {
    /// What to do.
    pub(super) text: String,
    /// The criteria that need it.
    pub(super) criteria: Vec<&'a str>,
    /// The entry, or the first of several that are told as one.
    pub(super) missing: &'a Missing,
}

/// What is told of what is missing, and how many entries are left out as they could change nothing: where a mandatory rule
/// fails, that comes first and alone. Rules of which no more is to be said than that they fail are told together.
pub(super) fn told<'a>(report: &'a Report, words: &Catalogue) -> (Vec<MissingItem<'a>>, usize) {
    let fails = |one: &Missing| one.level == Level::Mandatory && one.kind == MissingKind::Replacement;
    let for_good = report.verdict == Verdict::Invalid && report.missing.iter().any(fails);
    let mut told: Vec<MissingItem<'_>> = Vec::new();
    let mut left_out = 0;
    for missing in &report.missing {
        if for_good && !fails(missing) {
            left_out += 1;
            continue;
        }
        let criteria = missing.criteria.iter().map(String::as_str);
        let general = |one: &Missing| one.kind == MissingKind::Replacement && special(one, words).is_none();
        let same =
            |known: &&mut MissingItem<'_>| general(known.missing) && known.missing.level == missing.level;
        match told.iter_mut().find(same).filter(|_| general(missing)) {
            Some(known) => known.criteria.extend(criteria),
            None => told.push(MissingItem {
                text: request(missing, report, words),
                criteria: criteria.collect(),
                missing,
            }),
        }
    }
    for one in told.iter_mut().filter(|one| one.criteria.len() > 1) {
        if one.missing.kind == MissingKind::Replacement && special(one.missing, words).is_none() {
            let titles = one.criteria.iter().map(|criterion| title_of(criterion, report, words));
            let titles = titles.collect::<Vec<_>>().join(&words.plain("list-separator"));
            one.text = words.text("missing-replacement", &[("title", Arg::from(titles))]);
        }
    }
    (told, left_out)
}

/// The heading of the list: where nothing in it decides, it says so.
pub(super) fn heading(report: &Report) -> &'static str {
    let decides = report.missing.iter().any(|one| one.level == Level::Mandatory);
    if decides { "missing-title" } else { "missing-title-optional" }
}

/// What to do about a rule that fails, where there are words for the reason why it does.
fn special(missing: &Missing, words: &Catalogue) -> Option<String> {
    words.find(&format!("ask-replacement-{}", missing.what), &[])
}

fn title_of(criterion: &str, report: &Report, words: &Catalogue) -> String {
    let finding = report.findings.iter().find(|finding| finding.criterion == criterion);
    finding.map_or_else(|| super::sanitized(criterion, 80).text, |finding| summary::title(finding, words))
}

/// Whether the name and the date of the file count as clocks.
fn has_file_clocks(report: &Report) -> bool {
    report.case.file_name.is_some() || report.case.file_modified_at.is_some()
}

/// What the verdict waits for, in one sentence; none where the verdict's own sentence says it already.
pub(super) fn waits(report: &Report, words: &Catalogue) -> Option<String> {
    match report.pending {
        _ if report.verdict != Verdict::NeedsReview => None,
        Pending::Look => {
            let at = words.span(report.first_review_span?);
            Some(words.text("waits-look", &[("at", at.into())]))
        }
        Pending::Nothing | Pending::Statements | Pending::Facts => None,
    }
}

/// The part of the video to look at; none for the whole of it.
pub(super) fn place(missing: &Missing, take: Span) -> Option<Span> {
    let part = |span: &Span| take.start_ms < span.start_ms || span.end_ms < take.end_ms;
    // That the whole of it is proposed is told as well.
    missing.span.filter(|span| is_proposed(missing) || (missing.kind == MissingKind::Look && part(span)))
}

/// Whether a scan proposes where to look for what a person is asked to state.
pub(super) fn is_proposed(missing: &Missing) -> bool {
    missing.kind == MissingKind::Statement && missing.span.is_some() && missing.observation.is_some()
}

/// What is missing for one criterion.
pub(super) fn of<'a>(report: &'a Report, finding: &Finding) -> Vec<&'a Missing> {
    report.missing.iter().filter(|missing| missing.criteria.contains(&finding.criterion)).collect()
}
