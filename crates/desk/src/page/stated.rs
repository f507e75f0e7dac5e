//! What persons stated about a video, in words, and each as it could be asked again.

use onetake::attest::{Draft, Statement};
use onetake::report::{AttestedState, OrderLine};
use serde_json::{Value, json};

use super::state::Shared;
use super::tasks;
use crate::ledger::Person;

/// A statement that was made.
pub(super) fn one_stated(
    shared: &Shared,
    number: u64,
    draft: &Draft,
    person: Option<&Person>,
    lines: &[OrderLine],
) -> Value {
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
        "change": change(shared, number, draft, lines),
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
    let is_look = observation.is_some();
    let ask = words.find(&format!("ask-statement-{kind}"), &[]);
    let title = words.plain(&format!("statement-{kind}"));
    json!({
        "key": format!("change-{number}"),
        "kind": if is_look { "look" } else { "statement" },
        "statement": kind,
        "title": title,
        "ask": ask.unwrap_or_else(|| title.clone()),
        "criteria": [],
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
    })
}
