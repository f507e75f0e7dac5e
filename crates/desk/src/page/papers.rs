//! What a person adds to a case beside statements: facts that the sheet does not have, and documents.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::{Extension, Json};
use onetake::case::DOCUMENTS;
use onetake::render::request_words;
use onetake::report::MissingKind;
use onetake::wording::refused_words;
use serde::Deserialize;
use serde_json::{Value, json};

use super::again::judge_all;
use super::answer::{Answer, Refusal};
use super::case::{missing_of, whole_case};
use super::job;
use super::judged::Judged;
use super::session::Session;
use super::state::{Shared, blocking};
use crate::batch::now;
use crate::intake::Match;
use crate::ledger::{
    AssignmentEntry, CaseFactEntry, CasePapers, DocumentEntry, Entry, Ledger, Person, TYPED_FACTS, put_fact,
};
use crate::results::{CaseResult, Note};

/// Most bytes of a document.
pub(super) const MAX_DOCUMENT_BYTES: usize = 32 << 20;

/// Most characters of a typed fact or a name.
const MAX_TEXT: usize = 300;

/// Facts that are still missing and can be typed in one line.
pub(super) fn open_facts(shared: &Shared, judged: &Judged) -> Vec<Value> {
    let words = &shared.words;
    missing_of(judged, MissingKind::Fact)
        .map(|missing| {
            let typed = TYPED_FACTS.contains(&missing.what.as_str());
            let kind = match missing.what.as_str() {
                "signed_off_at" | "recorded_at" => "time",
                _ if typed => "text",
                // The sheet or a case file must say it.
                _ => "none",
            };
            // Those of a report name options of the command.
            let own = words.find(&format!("desk-ask-{}", missing.what), &[]);
            let ask = own.unwrap_or_else(|| request_words(missing, &judged.report, words));
            json!({ "field": missing.what, "ask": ask, "kind": kind })
        })
        .collect()
}

/// Kinds of documents that would help, those that the report asks for first.
pub(super) fn document_kinds(shared: &Shared, judged: &Judged) -> Vec<Value> {
    let asked: Vec<&str> = missing_of(judged, MissingKind::Document).map(|one| one.what.as_str()).collect();
    let rest = DOCUMENTS.iter().filter(|kind| !asked.contains(kind)).copied();
    asked
        .iter()
        .copied()
        // A report is made here, and not attached.
        .filter(|kind| *kind != "other_report")
        .chain(rest)
        .map(|kind| json!({ "kind": kind, "text": kind_words(shared, kind), "asked": asked.contains(&kind) }))
        .collect()
}

fn kind_words(shared: &Shared, kind: &str) -> String {
    shared.words.find(&format!("ask-document-{kind}"), &[]).unwrap_or_else(|| kind.to_owned())
}

/// The documents of a case.
pub(super) fn documents(shared: &Shared, papers: &CasePapers) -> Vec<Value> {
    let one = |(at, document): &(String, DocumentEntry)| {
        json!({
            "digest": document.sha256,
            "name": document.name,
            "kind_text": kind_words(shared, &document.document),
            "bytes_text": shared.words.bytes(document.bytes),
            "by": document.who,
            "at_text": shared.here(at),
            "url": format!("/document/{}", document.sha256),
        })
    };
    papers.documents.iter().map(one).collect()
}

/// `POST /api/fact`
#[derive(Debug, Deserialize)]
pub(super) struct Fact {
    case: String,
    field: String,
    value: String,
}

pub(super) async fn fact(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Json(fact): Json<Fact>,
) -> Answer {
    blocking(shared, move |shared| {
        let person = shared.sessions.person(&session).ok_or_else(|| Refusal::sign_in(&shared.words))?;
        let text = fact.value.trim();
        if fact.field == ORDER {
            assign(shared, &person, &fact.case, text)?;
            return whole_case(shared, &fact.case).map(Json);
        }
        if !TYPED_FACTS.contains(&fact.field.as_str()) || text.is_empty() || text.chars().count() > MAX_TEXT {
            return Err(Refusal::malformed(&shared.words));
        }
        shared.with_ledger(|ledger| {
            let replaces = ledger.papers(&fact.case).map_err(|error| shared.fail(&error))?;
            let replaces = replaces.facts.iter().find(|(_, known)| known.field == fact.field);
            let entry = CaseFactEntry {
                case: fact.case.clone(),
                field: fact.field.clone(),
                text: text.to_owned(),
                who: person.name.clone(),
                role: person.role.clone(),
                replaces: replaces.map(|(seq, _)| *seq),
            };
            check_fact(shared, ledger, &entry)?;
            ledger.append(now(), &[Entry::CaseFact(entry)]).map_err(|error| shared.fail(&error))
        })?;
        judge_all(shared, &fact.case)?;
        whole_case(shared, &fact.case).map(Json)
    })
    .await
}

/// The name under which the page asks which order a video is of.
const ORDER: &str = "order";

/// The question which order a video is of, where nobody and nothing told.
pub(super) fn open_order(shared: &Shared, case: &CaseResult) -> Option<Value> {
    let open = matches!(case.matched, Match::Unmatched | Match::Ambiguous);
    let scanned = case.videos.iter().any(|video| video.sha256.is_some());
    let choices: Vec<&String> = case
        .notes
        .iter()
        .filter_map(|note| match note {
            Note::CouldBe(numbers) => Some(numbers),
            _ => None,
        })
        .flatten()
        .collect();
    let ask = || {
        let words = shared.words.plain("desk-which_order");
        json!({ "field": ORDER, "ask": words, "kind": "text", "choices": choices })
    };
    (open && scanned).then(ask)
}

/// Keeps which order the videos of a case are of, and takes everything in again, so that they go there.
fn assign(shared: &Arc<Shared>, person: &Person, case: &str, number: &str) -> Result<(), Refusal> {
    let is_number = |c: char| c.is_alphanumeric() || "-_.# ".contains(c);
    if number.is_empty() || number.chars().count() > MAX_TEXT || !number.chars().all(is_number) {
        return Err(Refusal::unsound(shared.words.plain("desk-which_order")));
    }
    let line = shared.line(case)?;
    let said = line.case.videos.iter().filter_map(|video| video.sha256.clone()).map(|video| {
        let (who, role) = (person.name.clone(), person.role.clone());
        Entry::Assignment(AssignmentEntry { video, number: number.to_owned(), who, role })
    });
    let said: Vec<Entry> = said.collect();
    shared.with_ledger(|ledger| ledger.append(now(), &said).map_err(|error| shared.fail(&error)))?;
    // Where that is not known, the next batch does it.
    job::start_again(shared);
    Ok(())
}

/// Whether the case can be meant with it.
fn check_fact(shared: &Shared, ledger: &Ledger, fact: &CaseFactEntry) -> Result<(), Refusal> {
    let case = ledger.case(&fact.case).map_err(|error| shared.fail(&error))?;
    let mut draft = case.ok_or_else(|| Refusal::gone(&shared.words, "refusal-no_case"))?.draft;
    ledger.papers(&fact.case).map_err(|error| shared.fail(&error))?.amend(&mut draft);
    let options = shared.options();
    draft.recorder_zone = draft.recorder_zone.or_else(|| options.zone.clone());
    put_fact(&mut draft, &fact.field, &fact.text);
    match draft.check(Some(now())) {
        Ok(_) => Ok(()),
        Err(error) => Err(Refusal::unsound(shared.words.case_error(&error))),
    }
}

/// `POST /api/document`
#[derive(Debug, Deserialize)]
pub(super) struct Attached {
    case: String,
    kind: String,
    name: String,
}

pub(super) async fn document(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Query(attached): Query<Attached>,
    bytes: Bytes,
) -> Answer {
    blocking(shared, move |shared| {
        let person = shared.sessions.person(&session).ok_or_else(|| Refusal::sign_in(&shared.words))?;
        attach(shared, &person, &attached, &bytes)?;
        judge_all(shared, &attached.case)?;
        whole_case(shared, &attached.case).map(Json)
    })
    .await
}

fn attach(shared: &Shared, person: &Person, attached: &Attached, bytes: &[u8]) -> Result<(), Refusal> {
    let name: String = attached.name.chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect();
    if bytes.is_empty() {
        return Err(Refusal::unsound(shared.words.plain("refusal-empty_document")));
    }
    if !DOCUMENTS.contains(&attached.kind.as_str()) || !refused_words(&name).is_empty() {
        return Err(Refusal::malformed(&shared.words));
    }
    // The case must be there before anything is written.
    shared.line(&attached.case)?;
    shared.with_ledger(|ledger| {
        let fail = |error| shared.fail(&error);
        let entry = DocumentEntry {
            case: attached.case.clone(),
            sha256: ledger.keep_document(bytes).map_err(fail)?,
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            document: attached.kind.clone(),
            name,
            who: person.name.clone(),
            role: person.role.clone(),
        };
        ledger.append(now(), &[Entry::Document(entry)]).map_err(fail)
    })
}
