//! What persons stated about a video, in words, and each as it could be asked again.

use onetake::attest::{Draft, Statement};
use onetake::report::OrderLine;
use serde_json::{Value, json};

use super::answer::Refusal;
use super::drafts;
use super::state::Shared;
use super::tasks;
use crate::ledger::Ledger;
use crate::results::VideoResult;

/// The statements of a video, one by one, each with the number under which the page knows it.
pub(super) fn stated(
    ledger: &Ledger,
    video: &VideoResult,
    shared: &Shared,
) -> Result<Vec<(u64, Draft)>, Refusal> {
    let Some(sha256) = &video.sha256 else { return Ok(Vec::new()) };
    let kept = ledger.statements(sha256).map_err(|error| shared.fail(&error))?;
    Ok(drafts::each_stated(&kept))
}

/// A statement that was made.
pub(super) fn one_stated(shared: &Shared, number: u64, draft: &Draft, lines: &[OrderLine]) -> Value {
    let words = &shared.words;
    let kind = words.plain(&format!("statement-{}", draft.statement.kind()));
    // The number of an observation says nothing to a person; what it is, the note says.
    let detail = match &draft.statement {
        Statement::EventExplained { .. } => None,
        statement => words.statement_detail(statement),
    };
    let text = match detail {
        Some(detail) => format!("{kind}{}{detail}", words.plain("label-separator")),
        None => kind,
    };
    json!({
        "number": number,
        "statement": draft.statement.kind(),
        "who": draft.who,
        "role": draft.role,
        "at_text": onetake::message::date_time(&draft.at),
        "text": text,
        "state": draft.state,
        "state_text": words.stated_state(draft.statement.kind().as_str(), draft.state),
        "span": { "start_ms": draft.span.start_ms, "end_ms": draft.span.end_ms },
        "still": draft.still,
        "note": draft.note,
        "change": change(shared, number, draft, lines),
    })
}

/// The question that a statement answered, to be asked again.
fn change(shared: &Shared, number: u64, draft: &Draft, lines: &[OrderLine]) -> Value {
    let words = &shared.words;
    let kind = draft.statement.kind();
    let nothing = json!({ "kind": "nothing" });
    let (wants, observation, item) = match &draft.statement {
        Statement::OutsideShown { sides } => (tasks::sides(shared, sides), None, None),
        Statement::LineShown { line, .. } => (tasks::count(line, lines, None), None, None),
        Statement::WaybillTranscribed { .. } | Statement::SerialRead { .. } => {
            (json!({ "kind": "number" }), None, None)
        }
        Statement::EventExplained { observation } => (nothing, Some(*observation), None),
        Statement::Inspected { item, .. } => (nothing, None, Some(item.as_str())),
        _ => (nothing, None, None),
    };
    let criteria = match &draft.statement {
        Statement::FindingExplained { criteria } => criteria.clone(),
        _ => Vec::new(),
    };
    let is_look = observation.is_some() || !criteria.is_empty();
    let ask = words.find(&format!("ask-statement-{kind}"), &[]);
    let title = words.plain(&format!("statement-{kind}"));
    json!({
        "key": format!("change-{number}"),
        "kind": if is_look { "look" } else { "statement" },
        "statement": kind,
        "title": title,
        "ask": ask.unwrap_or_else(|| title.clone()),
        "criteria": &criteria,
        "level": "mandatory",
        "level_text": "",
        "span": { "start_ms": draft.span.start_ms, "end_ms": draft.span.end_ms },
        "proposed": true,
        "confidence_text": Value::Null,
        "stills": draft.still.into_iter().collect::<Vec<_>>(),
        "wants": wants,
        "observation": observation,
        "item": item,
        "note": draft.note,
        // What a rule found is no moment of the take.
        "continuity": criteria.is_empty(),
    })
}
