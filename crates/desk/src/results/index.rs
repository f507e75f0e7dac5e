//! The table as a page. It is one file without scripts from elsewhere, so that it works from a file share.

use std::path::Path;

use minijinja::{Environment, context};
use onetake::report::Verdict;

use super::row::CaseResult;
use super::words::ResultWords;
use super::{ResultsError, link_to};

const TEMPLATE: &str = include_str!("index.html");

pub(super) fn page(cases: &[CaseResult], words: &ResultWords, folder: &Path) -> Result<String, ResultsError> {
    let fail = |error: minijinja::Error| ResultsError::Form(error.to_string());
    let mut environment = Environment::new();
    environment.add_template("index.html", TEMPLATE).map_err(fail)?;
    let rows: Vec<minijinja::Value> = cases.iter().map(|case| row(case, words, folder)).collect();
    let columns = ["verdict", "expected", "read", "file", "deadline", "reasons", "report"];
    let column: std::collections::BTreeMap<&str, String> =
        columns.into_iter().map(|name| (name, words.column(name))).collect();
    let counts: Vec<minijinja::Value> = ["invalid", "needs_review", "none", "valid"]
        .into_iter()
        .map(|kind| {
            let count = cases.iter().filter(|case| kind_of(case.verdict) == kind).count();
            context! { kind, count, name => name_of(kind, words) }
        })
        .collect();
    environment
        .get_template("index.html")
        .and_then(|template| {
            template.render(context! {
                language => words.language().tag(),
                title => words.plain("desk-title"),
                summary => words.summary(cases),
                made => words.plain("desk-made"),
                all => words.plain("desk-all"),
                total => cases.len(),
                column,
                counts,
                rows,
            })
        })
        .map_err(fail)
}

fn row(case: &CaseResult, words: &ResultWords, folder: &Path) -> minijinja::Value {
    let videos: Vec<minijinja::Value> = case
        .videos
        .iter()
        .map(|video| {
            let report = video.report.as_deref().map(|path| link_to(path, folder));
            context! { name => words.file(video), report }
        })
        .collect();
    context! {
        kind => kind_of(case.verdict),
        verdict => words.verdict(case.verdict),
        waits => words.pending(case.pending),
        order => case.order_number.clone(),
        reference => case.reference.clone(),
        expected => case.expected.clone(),
        read => case.read().to_vec(),
        matched => words.matched(case.matched),
        deadline => case.deadline.as_deref().map(onetake::message::date_time),
        lines => words.lines(case),
        place => words.place(case),
        videos,
    }
}

fn kind_of(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Valid) => "valid",
        Some(Verdict::Invalid) => "invalid",
        Some(Verdict::NeedsReview) => "needs_review",
        None => "none",
    }
}

fn name_of(kind: &str, words: &ResultWords) -> String {
    words.verdict(match kind {
        "valid" => Some(Verdict::Valid),
        "invalid" => Some(Verdict::Invalid),
        "needs_review" => Some(Verdict::NeedsReview),
        _ => None,
    })
}
