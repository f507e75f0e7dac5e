//! A video as the page shows it: where it is, what was seen in it, what it came to, what is open.

use onetake::Policy;
use onetake::attest::{Draft, Side, Statement};
use onetake::message::{Arg, clock_time};
use onetake::propose::{OpenStatement, Wants, open_statements};
use onetake::render::request_words;
use onetake::report::Span;
use onetake::report::{
    AttestedState, Code, Level, Missing, MissingKind, Observation, ObserverId, Outcome, Report, ScanRecord,
    Still, StillPurpose, StreamKind,
};
use serde_json::{Value, json};

use super::answer::Refusal;
use super::judged::{FileState, Judged, file_of};
use super::queue::verdict_name;
use super::save::stated;
use super::state::Shared;
use crate::ledger::{Ledger, Person};
use crate::results::{CasePending, CaseResult, VideoResult};

/// Most spans of one kind on the timeline.
const MAX_SPANS: usize = 200;

/// A video of a case, with all that the page needs of it.
pub(super) fn video(
    shared: &Shared,
    ledger: &Ledger,
    case: &CaseResult,
    video: &VideoResult,
    judged: Option<&Judged>,
    policy: &Policy,
    person: Option<&Person>,
) -> Result<Value, Refusal> {
    let sha256 = video.sha256.clone().unwrap_or_default();
    let (_, state) = file_of(ledger, case, &sha256).map_err(|error| shared.fail(&error))?;
    let state_name = match state {
        FileState::Same => "ok",
        FileState::Changed => "changed",
        FileState::Gone => "gone",
    };
    let words = &shared.words;
    let mut shown = json!({
        "sha256": sha256,
        "direction": video.direction,
        "direction_text": words.direction(video.direction),
        "file": video.file.file_name().map(|name| name.to_string_lossy().into_owned()),
        "state": state_name,
        "state_text": match state {
            FileState::Same => String::new(),
            FileState::Changed => words.plain("desk-video-changed"),
            FileState::Gone => words.plain("desk-video-gone"),
        },
        "url": format!("/video/{sha256}"),
        "stills": [],
        "lanes": [],
        "stated": [],
        "judged": Value::Null,
    });
    let (Some(judged_video), Some(shown_video)) = (judged, shown.as_object_mut()) else { return Ok(shown) };
    let record = &judged_video.record.record;
    let still = |still: &Still| {
        json!({
            "id": still.id,
            "url": format!("/still/{sha256}/{}", still.id),
            "at_ms": still.at_ms,
            "purpose_text": words.still_purpose(still.purpose),
        })
    };
    let mut put = |name: &str, value: Value| shown_video.insert(name.to_owned(), value);
    put("mime", mime(record).into());
    put("duration_ms", (record.timeline.span.end_ms - record.timeline.span.start_ms).into());
    put("frame_us", record.timeline.median_interval_us.unwrap_or(40_000).into());
    put("width_px", record.timeline.shown_width_px.into());
    put("height_px", record.timeline.shown_height_px.into());
    put("stills", record.stills.iter().map(still).collect());
    put("label", label_still(record).map(|id| format!("/still/{sha256}/{id}")).into());
    put("lanes", lanes(shared, judged_video).into());
    let statements = stated(ledger, video, shared)?;
    put(
        "stated",
        statements.iter().map(|(number, draft)| one_stated(shared, *number, draft, person)).collect(),
    );
    put("judged", self::judged(shared, judged_video, policy));
    Ok(shown)
}

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
    let (open, _) = open_statements(report, record, policy);
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
    let key = match missing.observation {
        Some(id) => format!("look/{id}"),
        None => format!("look/{criterion}/{}", missing.span.map_or(-1, |span| span.start_ms)),
    };
    json!({
        "key": key,
        "kind": "look",
        "statement": "event_explained",
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
        "note": words.plain("desk-looked-same_take"),
    })
}

fn statement(shared: &Shared, open: &OpenStatement, report: &Report) -> Value {
    let words = &shared.words;
    let wants = match &open.wants {
        Wants::Sides(offered) => {
            let side = |side: &Side| {
                json!({
                    "id": side.as_str(),
                    "text": words.plain(&format!("side-{}", side.as_str())),
                    "offered": offered.contains(side),
                })
            };
            json!({ "kind": "sides", "sides": Side::ALL.iter().map(side).collect::<Vec<_>>() })
        }
        Wants::Count { line, ordered } => {
            let title = report.case.order_lines.iter().find(|one| one.id == *line);
            let title = title.and_then(|line| line.title.clone()).unwrap_or_else(|| line.clone());
            json!({ "kind": "count", "line": line, "line_title": title, "ordered": ordered })
        }
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

/// Who observed it: the first part of its code.
fn observer_of(seen: &Observation) -> String {
    let code = seen.code.as_str();
    let name = code.split('.').next().unwrap_or(code);
    let known = ObserverId::ALL.iter().find(|observer| observer.as_str() == name);
    known.map_or("splice", |observer| observer.as_str()).to_owned()
}

fn one_stated(shared: &Shared, number: u64, draft: &Draft, person: Option<&Person>) -> Value {
    let words = &shared.words;
    let (state, state_text) = match draft.state {
        AttestedState::Seen => ("seen", "state-seen"),
        AttestedState::NotSeen => ("not_seen", "state-not_seen"),
        AttestedState::NotVisible => ("not_visible", "state-not_visible"),
    };
    let kind = words.plain(&format!("statement-{}", draft.statement.kind()));
    let text = match detail(shared, &draft.statement) {
        Some(detail) => format!("{kind}{}{detail}", words.plain("label-separator")),
        None => kind,
    };
    let mine = person.is_some_and(|person| person.name == draft.who && person.role == draft.role);
    json!({
        "number": number,
        "statement": draft.statement.kind(),
        "who": draft.who,
        "role": draft.role,
        "at_text": onetake::message::date_time(&draft.at),
        "text": text,
        "state": state,
        "state_text": words.plain(state_text),
        "span": { "start_ms": draft.span.start_ms, "end_ms": draft.span.end_ms },
        "still": draft.still,
        "note": draft.note,
        "mine": mine,
        "replaces": Value::Null,
        "detail": draft.statement,
    })
}

fn detail(shared: &Shared, statement: &Statement) -> Option<String> {
    let words = &shared.words;
    let pair = |one: &str, other: &str| format!("{one}{}{other}", words.plain("label-separator"));
    Some(match statement {
        Statement::OutsideShown { sides } => {
            let sides: Vec<String> =
                sides.iter().map(|side| words.plain(&format!("side-{}", side.as_str()))).collect();
            sides.join(&words.plain("list-separator"))
        }
        Statement::LineShown { line, count } => pair(line, &count.to_string()),
        Statement::WaybillTranscribed { text } | Statement::SerialRead { text, .. } => text.clone(),
        Statement::Inspected { item, condition } => {
            let item = words.plain(&format!("item-{item}"));
            match condition {
                Some(condition) => pair(&item, &words.plain(&format!("condition-{condition}"))),
                None => item,
            }
        }
        _ => return None,
    })
}

/// What was seen, on the timeline.
fn lanes(shared: &Shared, judged: &Judged) -> Vec<Value> {
    let words = &shared.words;
    let record = &judged.record.record;
    let of_report: Vec<u32> =
        judged.report.missing.iter().filter_map(|missing| missing.observation).collect();
    let fails: Vec<u32> = judged
        .report
        .findings
        .iter()
        .filter(|finding| finding.outcome == Outcome::Fail)
        .flat_map(|finding| &finding.reasons)
        .filter_map(|reason| reason.observation)
        .collect();
    let mut counts = [0_usize; 4];
    let mut all = Vec::new();
    for seen in &record.observations {
        // What is about the file as a whole has no place in it.
        let take = record.timeline.span;
        if seen.span.start_ms <= take.start_ms && take.end_ms <= seen.span.end_ms {
            continue;
        }
        let Some((place, kind)) = lane_of(seen, &of_report, &fails) else { continue };
        let Some(count) = counts.get_mut(place) else { continue };
        *count += 1;
        if *count > MAX_SPANS {
            continue;
        }
        let tone = if fails.contains(&seen.id) {
            "fail"
        } else if of_report.contains(&seen.id) {
            "look"
        } else {
            "plain"
        };
        all.push(json!({
            "kind": kind,
            "text": format!("{} {}", words.code(seen.code), clock_time(seen.span.start_ms)),
            "start_ms": seen.span.start_ms,
            "end_ms": seen.span.end_ms,
            "tone": tone,
        }));
    }
    all
}

/// The lane of an observation; none for what the page does not show.
fn lane_of(seen: &Observation, open: &[u32], fails: &[u32]) -> Option<(usize, &'static str)> {
    let code = seen.code.as_str();
    if fails.contains(&seen.id) || open.contains(&seen.id) {
        // Steps wait for a statement; they are no moments.
        return Some(if code.starts_with("stage.") { (1, "stage") } else { (0, "moment") });
    }
    if code.starts_with("stage.") {
        return Some((1, "stage"));
    }
    match seen.code {
        Code::WaybillReading => Some((2, "label")),
        _ if code.starts_with("clock.") => Some((3, "clock")),
        _ => None,
    }
}

/// The largest whole picture of a label.
pub(super) fn label_still(record: &ScanRecord) -> Option<u32> {
    let labels = record.stills.iter().filter(|still| still.purpose == StillPurpose::Label);
    labels.max_by_key(|still| still.width_px).map(|still| still.id)
}

/// What the video is, as browsers name it: they are asked whether they can play it, and not waited for.
fn mime(record: &ScanRecord) -> String {
    let format = record.container.format.as_str();
    let container = match format {
        _ if format.contains("mp4") || format.contains("mov") => "video/mp4",
        _ if format.contains("webm") || format.contains("matroska") => "video/webm",
        "avi" => "video/x-msvideo",
        "mpegts" => "video/mp2t",
        "mpeg" => "video/mpeg",
        "flv" => "video/x-flv",
        "asf" => "video/x-ms-asf",
        "ogg" => "video/ogg",
        _ => "application/octet-stream",
    };
    let mut streams = record.container.streams.iter();
    let codec = streams.find(|stream| stream.scanned && stream.kind == StreamKind::Video);
    let codec = codec.map_or("", |stream| {
        let deep = stream.pixel_format.as_deref().is_some_and(|format| format.contains("10"));
        let sparse = stream
            .pixel_format
            .as_deref()
            .is_some_and(|format| format.contains("422") || format.contains("444"));
        match stream.codec.as_str() {
            "h264" if sparse => "avc1.f40028",
            "h264" if deep => "avc1.6e0028",
            "h264" => "avc1.640028",
            "hevc" if deep => "hvc1.2.4.L120.90",
            "hevc" => "hvc1.1.6.L120.90",
            "av1" => "av01.0.08M.08",
            "vp9" => "vp9",
            "vp8" => "vp8",
            "mpeg4" => "mp4v.20.9",
            "mpeg2video" => "mp2v",
            _ => "unknown",
        }
    });
    format!("{container}; codecs=\"{codec}\"")
}

/// A message with one value.
pub(super) fn said(shared: &Shared, id: &str, name: &str, value: impl Into<Arg<'static>>) -> String {
    shared.words.text(id, &[(name, value.into())])
}
