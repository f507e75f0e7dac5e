//! What the page asks for first: the words, who is there, what there is.

use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use onetake::Policy;
use onetake::attest::CHECKLIST;
use onetake::message::Language;
use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
use super::session::Session;
use super::state::{Shared, blocking};
use crate::ledger::Person;

/// `GET /api/start`
pub(super) async fn start(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
) -> Answer {
    blocking(shared, move |shared| start_of(shared, &session).map(Json)).await
}

pub(super) fn start_of(shared: &Shared, session: &Session) -> Result<Value, Refusal> {
    shared.take_ledger();
    let persons = if shared.has_ledger() {
        shared.with_ledger(|ledger| ledger.persons().map_err(|error| shared.fail(&error)))?
    } else {
        Vec::new()
    };
    let known = |person: &Person| json!({ "id": person.id, "name": person.name, "role": person.role, "has_pin": person.pin.is_some() });
    let options = shared.options();
    let policy = &options.policy;
    Ok(json!({
        "language": shared.words.language().tag(),
        "words": words(shared),
        "version": env!("CARGO_PKG_VERSION"),
        "state": if shared.has_ledger() { "ready" } else { "setup" },
        "person": shared.sessions.person(session).as_ref().map(known),
        "persons": persons.iter().map(known).collect::<Vec<_>>(),
        "ledger": options.ledger_path().display().to_string(),
        "policy": {
            "id": policy.id(),
            "edition": policy.edition(),
            "title": title_of(policy, shared.words.language()),
        },
        "notice": shared.notice,
        "local": shared.is_local(),
    }))
}

/// The words of the page itself. The page puts values in: a value stays a name in braces here.
fn words(shared: &Shared) -> Map<String, Value> {
    let words = onetake::message::page_words(shared.words.language()).into_iter();
    words.map(|(id, text)| (id.trim_start_matches("page-").to_owned(), Value::from(text))).collect()
}

/// `GET /api/checklist`
pub(super) async fn checklist(State(shared): State<Arc<Shared>>) -> Answer {
    let words = &shared.words;
    let items: Vec<Value> = CHECKLIST
        .iter()
        .map(|item| {
            let condition =
                |name: &&str| json!({ "condition": name, "text": words.plain(&format!("condition-{name}")) });
            let conditions: Vec<Value> = item.conditions().iter().map(condition).collect();
            json!({ "item": item.as_str(), "text": words.plain(&format!("item-{item}")), "conditions": conditions })
        })
        .collect();
    Ok(Json(json!({ "items": items })))
}

/// The name of the rules, in that language where they have one.
fn title_of(policy: &Policy, language: Language) -> String {
    let title = policy.title();
    let named = title.get(language.tag()).or_else(|| title.get(Language::En.tag()));
    named.cloned().unwrap_or_else(|| policy.id().to_owned())
}
