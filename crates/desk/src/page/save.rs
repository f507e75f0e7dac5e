//! Judging with what a person is about to state, and keeping it.

use std::sync::Arc;

use axum::extract::State;
use axum::{Extension, Json};
use serde::Deserialize;

use super::again::{keep, told};
use super::answer::{Answer, Refusal};
use super::case::whole_case;
use super::drafts::{self, PageDraft};
use super::judged::{Asked, Judged};
use super::session::Session;
use super::state::{Shared, blocking};
use super::tasks::judged;
use crate::batch::now;
use crate::ledger::{Entry, Ledger, Person};
use crate::results::CaseResult;

/// What a person is about to state about a video of a case.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    case: String,
    video: String,
    drafts: Vec<PageDraft>,
    /// The version of the case that the person looks at.
    #[serde(default)]
    seen: i64,
}

/// `POST /api/judge`: nothing is kept.
pub(super) async fn judge(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Json(wanted): Json<Wanted>,
) -> Answer {
    blocking(shared, move |shared| {
        // Whoever is not signed in yet can look what it would come to.
        let person = shared.sessions.person(&session).unwrap_or_else(|| nobody(shared));
        let line = shared.line(&wanted.case)?;
        let options = shared.options();
        let policy = &options.policy;
        shared.with_ledger(|ledger| {
            let asked = Asked { shared, ledger, case: &line.case, policy };
            let (now_judged, _) = with_drafts(&asked, &wanted, &person)?;
            Ok(Json(judged(shared, &now_judged, policy)))
        })
    })
    .await
}

/// `POST /api/save`: kept, and judged.
pub(super) async fn save(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Json(wanted): Json<Wanted>,
) -> Answer {
    blocking(shared, move |shared| {
        let person = shared.sessions.person(&session).ok_or_else(|| Refusal::sign_in(&shared.words))?;
        let line = shared.line(&wanted.case)?;
        let options = shared.options();
        let policy = &options.policy;
        let mut entries = Vec::new();
        let changed = shared.with_ledger(|ledger| {
            if version_of(ledger, &line.case, shared)? != wanted.seen {
                return Ok(true);
            }
            let asked = Asked { shared, ledger, case: &line.case, policy };
            let (judged, checked) = with_drafts(&asked, &wanted, &person)?;
            entries.extend(checked.into_iter().map(|one| Entry::Statement(one.entry)));
            if !entries.is_empty() {
                entries.push(Entry::Judgement(Box::new(judged.entry.clone())));
                ledger.append(now(), &entries).map_err(|error| shared.fail(&error))?;
                let row = told(shared, ledger, &line.case, &judged)?;
                keep(shared, ledger, row)?;
            }
            Ok(false)
        })?;
        let case = whole_case(shared, &wanted.case)?;
        if changed { Err(Refusal::changed(&shared.words, case)) } else { Ok(Json(case)) }
    })
    .await
}

fn nobody(shared: &Shared) -> Person {
    let name = shared.words.plain("desk-nobody");
    Person { id: 0, role: name.clone(), name, pin: None, wrong_pins: 0, last_wrong_ms: 0 }
}

fn with_drafts(
    asked: &Asked<'_>,
    wanted: &Wanted,
    person: &Person,
) -> Result<(Judged, Vec<drafts::Checked>), Refusal> {
    let shared = asked.shared;
    let record = shared
        .opened
        .of_video(asked.ledger, &wanted.video)
        .map_err(|error| shared.fail(&error))?
        .ok_or_else(|| Refusal::gone(&shared.words, "refusal-no_record"))?;
    let kept = asked.statements(&wanted.video)?;
    let at = local_time();
    let checked = drafts::check(shared, &wanted.drafts, person, &at, &record.record, &kept)?;
    let judged = asked.judge(&wanted.video, &drafts::together(kept, &checked))?;
    Ok((judged, checked))
}

/// Now, with the zone of this computer.
fn local_time() -> String {
    let zoned =
        jiff::Timestamp::from_second(now().as_second()).map(|at| at.to_zoned(jiff::tz::TimeZone::system()));
    zoned.map_or_else(|_| now().to_string(), |at| at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// The version of a case: who saves must have seen the newest.
pub(super) fn version_of(ledger: &Ledger, case: &CaseResult, shared: &Shared) -> Result<i64, Refusal> {
    let fail = |error| shared.fail(&error);
    let mut newest = 0;
    for video in case.videos.iter().filter_map(|video| video.sha256.as_ref()) {
        let kept = ledger.statements(video).map_err(fail)?;
        newest = kept.iter().map(|one| one.seq).max().unwrap_or(0).max(newest);
    }
    let papers = ledger.papers(&case.id).map_err(fail)?;
    let newest = papers.facts.iter().map(|(seq, _)| *seq).max().unwrap_or(0).max(newest);
    Ok(i64::try_from(newest).unwrap_or(i64::MAX))
}
