//! What a video came to, and what a person is asked about it.

use onetake::Policy;
use onetake::attest::{Side, StatementKind};
use onetake::propose::{OpenStatement, Wants, open_statements};
use onetake::render::request_words;
use onetake::report::{
    Level, Missing, MissingKind, Observation, ObserverId, OrderLine, Outcome, ReasonCode, Report, ScanRecord,
    Span, Verdict,
};
use serde_json::{Value, json};

use super::judged::Judged;
use super::queue::verdict_name;
use super::state::Shared;
use crate::results::CasePending;

/// What a video came to.
pub(super) fn judged(shared: &Shared, judged: &Judged, policy: &Policy) -> Value {
    let words = &shared.words;
    let (report, record) = (&judged.report, &judged.record.record);
    let told = onetake::render::brief(report, Some(record), words.language());
    let findings: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| {
            let reason = words.reasons(&finding.reasons, report, Some(record)).into_iter().next();
            let (text, at_ms) = reason.map_or((String::new(), None), |(reason, told)| {
                let text =
                    told.at.map_or_else(|| told.sentence.clone(), |at| format!("{} ({at})", told.sentence));
                (text, reason.span.map(|span| span.start_ms))
            });
            json!({
                "criterion": finding.criterion,
                "title": title(finding.rule.title.get(words.language().tag()), &finding.criterion),
                "outcome": outcome_name(finding.outcome),
                "outcome_text": words.outcome(finding.outcome),
                "text": text,
                "at_ms": at_ms,
            })
        })
        .collect();
    let pending = CasePending::from(report.pending);
    json!({
        "verdict": verdict_name(Some(report.verdict)),
        "verdict_text": words.verdict(report.verdict),
        "sentence": told.sentence,
        "pending": pending,
        "pending_text": shared.results.pending(pending),
        "tasks": tasks(shared, report, record, policy),
        "findings": findings,
    })
}

fn title(title: Option<&String>, criterion: &str) -> String {
    title.cloned().unwrap_or_else(|| criterion.to_owned())
}

const fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "pass",
        Outcome::Review => "review",
        Outcome::Fail => "fail",
        Outcome::NotApplicable => "not_applicable",
    }
}

/// What a person is asked: places to look at, then statements.
fn tasks(shared: &Shared, report: &Report, record: &ScanRecord, policy: &Policy) -> Vec<Value> {
    let take = record.timeline.span;
    // What decides comes before what does not, doubts before statements; then in the order in which a person sees it, what is
    // about the whole take at its end.
    let place = |level: Level, is_statement: bool, span: Option<Span>| {
        let whole = span.is_none_or(|span| span.start_ms <= take.start_ms && take.end_ms <= span.end_ms);
        (level == Level::Advisory, is_statement, whole, span.map_or(0, |span| span.start_ms))
    };
    let looks = report.missing.iter().filter(|one| one.kind == MissingKind::Look);
    let looks = looks.map(|one| (place(one.level, false, one.span), look(shared, one, report, record)));
    let mut all: Vec<_> = looks.collect();
    // Where a mandatory rule fails, no statement changes the verdict: nobody is asked for one.
    let fails = |one: &Missing| one.kind == MissingKind::Replacement && one.level == Level::Mandatory;
    let for_good = report.verdict == Verdict::Invalid && report.missing.iter().any(fails);
    let open = if for_good { Vec::new() } else { open_statements(report, record, policy).0 };
    all.extend(open.iter().map(|one| (place(one.level, true, one.span), statement(shared, one, report))));
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, task)| task).collect()
}

fn look(shared: &Shared, missing: &Missing, report: &Report, record: &ScanRecord) -> Value {
    let words = &shared.words;
    let observed = missing.observation.and_then(|id| record.observations.iter().find(|seen| seen.id == id));
    let hint = observed.map(|seen| words.plain(&format!("look-{}", observer_of(seen))));
    let criterion = missing.criteria.first().map_or("", String::as_str);
    let reason = report
        .findings
        .iter()
        .filter(|finding| finding.criterion == criterion)
        .flat_map(|finding| &finding.reasons)
        .find(|reason| reason.observation == missing.observation && reason.span == missing.span)
        .map(|reason| words.reason(reason, report, Some(record)));
    let at = missing.span.map(|span| words.span(span)).unwrap_or_default();
    let said = reason.map_or_else(|| request_words(missing, report, words), |reason| reason.sentence);
    // Of a doubt about continuity one sentence says all; of others the person must say what it is.
    let about_continuity = observed.is_some_and(|seen| CONTINUITY.contains(&observer_of(seen)));
    let key = match missing.observation {
        Some(id) => format!("look/{id}"),
        None => format!("look/{criterion}/{}", missing.span.map_or(-1, |span| span.start_ms)),
    };
    json!({
        "key": key,
        "kind": "look",
        "statement": match missing.observation {
            Some(_) => StatementKind::EventExplained,
            None => StatementKind::FindingExplained,
        },
        "title": format!("{said} {at}").trim(),
        "ask": hint.unwrap_or_else(|| request_words(missing, report, words)),
        "criteria": missing.criteria,
        "level": level_name(missing.level),
        "level_text": words.level(missing.level),
        "span": missing.span.map(|span| json!({ "start_ms": span.start_ms, "end_ms": span.end_ms })),
        "proposed": missing.span.is_some(),
        "confidence_text": Value::Null,
        "stills": missing.stills,
        "wants": { "kind": "nothing" },
        "observation": missing.observation,
        "note": offered_note(missing, about_continuity).map(|id| words.plain(id)).unwrap_or_default(),
        "continuity": about_continuity,
    })
}

/// The sentence that is offered for a look: where one says all, a key is enough. Of other doubts only the person knows what they are.
fn offered_note(missing: &Missing, about_continuity: bool) -> Option<&'static str> {
    let beyond_limit = [ReasonCode::OutsideLimit, ReasonCode::NearLimit].map(ReasonCode::as_str);
    let of_clarity = missing.criteria.iter().all(|id| id.starts_with("CLR."));
    if about_continuity {
        Some("desk-looked-same_take")
    } else if missing.observation.is_none() && of_clarity && beyond_limit.contains(&missing.what.as_str()) {
        Some("desk-looked-clear")
    } else {
        None
    }
}

fn statement(shared: &Shared, open: &OpenStatement, report: &Report) -> Value {
    let words = &shared.words;
    let wants = match &open.wants {
        Wants::Sides(offered) => sides(shared, offered),
        Wants::Count { line, ordered } => count(line, &report.case.order_lines, Some(*ordered)),
        Wants::Number => json!({ "kind": "number" }),
        _ => json!({ "kind": "nothing" }),
    };
    let line = match &open.wants {
        Wants::Count { line, .. } => format!("/{line}"),
        _ => String::new(),
    };
    json!({
        "key": format!("{}{line}", open.kind),
        "kind": "statement",
        "statement": open.kind.as_str(),
        "title": words.plain(&format!("statement-{}", open.kind)),
        "ask": words.plain(&format!("ask-statement-{}", open.kind)),
        "criteria": open.criteria,
        "level": level_name(open.level),
        "level_text": words.level(open.level),
        "span": open.span.map(|span| json!({ "start_ms": span.start_ms, "end_ms": span.end_ms })),
        "proposed": open.span.is_some(),
        "confidence_text": open.confidence_ppm.map(|ppm| words.percent(i64::from(ppm))),
        "stills": open.stills,
        "wants": wants,
        "observation": Value::Null,
        "note": "",
    })
}

const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Mandatory => "mandatory",
        Level::Advisory => "advisory",
    }
}

/// Observers of continuity.
const CONTINUITY: [ObserverId; 4] =
    [ObserverId::Splice, ObserverId::Stillness, ObserverId::Cadence, ObserverId::Sound];

/// Who observed it: the first part of its code.
fn observer_of(seen: &Observation) -> ObserverId {
    let code = seen.code.as_str();
    let name = code.split('.').next().unwrap_or(code);
    let known = ObserverId::ALL.iter().find(|observer| observer.as_str() == name);
    known.copied().unwrap_or(ObserverId::Splice)
}

/// The sides of a parcel to choose from.
pub(super) fn sides(shared: &Shared, offered: &[Side]) -> Value {
    let side = |side: &Side| {
        json!({
            "id": side.as_str(),
            "text": shared.words.plain(&format!("side-{}", side.as_str())),
            "offered": offered.contains(side),
        })
    };
    json!({ "kind": "sides", "sides": Side::ALL.iter().map(side).collect::<Vec<_>>() })
}

/// A line of the order to be counted.
pub(super) fn count(line: &str, lines: &[OrderLine], ordered: Option<u32>) -> Value {
    let known = lines.iter().find(|one| one.id == line);
    let title = known.and_then(|line| line.title.clone()).unwrap_or_else(|| line.to_owned());
    let ordered = ordered.or(known.map(|line| line.quantity));
    json!({ "kind": "count", "line": line, "line_title": title, "ordered": ordered })
}
