//! A case as the page shows it.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use onetake::attest::StatementKind;
use onetake::report::{AttestedState, MissingKind, Param};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::judged::{Asked, Judged};
use super::papers;
use super::queue::row;
use super::save::version_of;
use super::state::{Shared, blocking};
use super::video::video;
use crate::results::{CasePending, escaped};

/// `GET /api/case`
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    id: String,
}

pub(super) async fn case(State(shared): State<Arc<Shared>>, Query(wanted): Query<Wanted>) -> Answer {
    blocking(shared, move |shared| whole_case(shared, &wanted.id).map(Json)).await
}

/// A case with its videos, judged as it stands.
pub(super) fn whole_case(shared: &Shared, id: &str) -> Result<Value, Refusal> {
    let (line, next) = shared.with_index(|index| {
        let line = index.get(id).ok_or_else(|| Refusal::gone(&shared.words, "refusal-no_case"))?;
        Ok((line, index.next_after(id)))
    })?;
    let case = &line.case;
    let options = shared.options();
    let policy = &options.policy;
    shared.with_ledger(|ledger| {
        let asked = Asked { shared, ledger, case, policy };
        let mut videos = Vec::new();
        let mut judgements: Vec<Judged> = Vec::new();
        let mut reports = Vec::new();
        for one in &case.videos {
            let judged = match &one.sha256 {
                Some(sha256) => {
                    let statements = asked.statements(sha256)?;
                    asked.judge(sha256, &statements).ok()
                }
                None => None,
            };
            let mut shown = video(shared, ledger, one, judged.as_ref(), policy)?;
            // Before its order is known, everything else would be asked of the wrong one.
            if case.pending == CasePending::Order
                && let Some(tasks) = shown.pointer_mut("/judged/tasks")
            {
                *tasks = json!([]);
            }
            videos.push(shown);
            if let (Some(judged), Some(sha256)) = (judged, &one.sha256) {
                let text = format!(
                    "{} {}",
                    shared.words.direction(one.direction),
                    shared.words.verdict(judged.report.verdict)
                );
                reports
                    .push(json!({ "url": format!("/report/{sha256}?case={}", escaped(id)), "text": text }));
                judgements.push(judged);
            }
        }
        let mut whole = row(shared, case);
        let papers_of = ledger.papers(id).map_err(|error| shared.fail(&error))?;
        let main = judgements.first();
        let mut facts = main.map(|judged| papers::open_facts(shared, judged)).unwrap_or_default();
        facts.splice(0..0, papers::open_order(shared, case));
        let kinds = main.map(|judged| papers::document_kinds(shared, judged)).unwrap_or_default();
        let lines = main.map(lines).unwrap_or_default();
        let seen = version_of(ledger, case, shared)?;
        if let Some(object) = whole.as_object_mut() {
            let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
            put("seen", seen.into());
            put("signed_off_text", case.signed_off_at.as_deref().map(|at| shared.here(at)).into());
            put("lines", lines.into());
            put("videos", videos.into());
            put("documents", papers::documents(shared, &papers_of).into());
            put("document_kinds", kinds.into());
            put("facts", facts.into());
            put("reports", reports.into());
            put("next", next.into());
        }
        Ok(whole)
    })
}

/// The order lines, each with what persons counted.
fn lines(judged: &Judged) -> Vec<Value> {
    let stated = judged.report.attestations.iter().filter(|one| one.state == AttestedState::Seen);
    let stated: Vec<_> = stated.filter(|one| one.statement == StatementKind::LineShown.as_str()).collect();
    let counted = |id: &str| {
        let of_line = stated.iter().rev().find(|one| one.detail.text(Param::Line) == Some(id))?;
        of_line.detail.int(Param::Count)
    };
    let lines = judged.report.case.order_lines.iter();
    lines
        .map(|line| {
            json!({
                "id": line.id,
                "title": line.title,
                "quantity": line.quantity,
                "serials": line.serials,
                "counted": counted(&line.id),
            })
        })
        .collect()
}

/// What of a report is of a kind.
pub(super) fn missing_of(
    judged: &Judged,
    kind: MissingKind,
) -> impl Iterator<Item = &onetake::report::Missing> {
    judged.report.missing.iter().filter(move |missing| missing.kind == kind)
}
