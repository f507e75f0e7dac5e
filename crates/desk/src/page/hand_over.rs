//! All that goes out of the house for one video, made at the press of a key.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use onetake::copy::CopyError;
use onetake::copy::program::ProgramError;
use onetake::hand_in::HandInError;
use onetake_paper::PaperError;
use serde::Deserialize;
use serde_json::json;

use super::answer::{Answer, Refusal};
use super::judged::{Asked, FileState, file_of};
use super::state::{Shared, blocking};
use crate::hand_over::{HandOver, HandOverError};

/// Beside the table of results.
const FOLDER: &str = "hand-in";

/// Which video of which case.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    case: String,
    video: String,
}

/// `POST /api/hand-over`: evidence, bundle and the folder to hand in, beside the table of results.
pub(super) async fn hand_over(State(shared): State<Arc<Shared>>, Json(wanted): Json<Wanted>) -> Answer {
    blocking(shared, move |shared| {
        let line = shared.line(&wanted.case)?;
        let options = shared.options();
        let policy = &options.policy;
        let fail = |error| shared.fail(&error);
        let (judged, record_json, stills, file) = shared.with_ledger(|ledger| {
            let asked = Asked { shared, ledger, case: &line.case, policy };
            let judged = asked.judge(&wanted.video, &asked.statements(&wanted.video)?)?;
            let json = ledger.record_json(&judged.record.sha256).map_err(fail)?;
            let stills = ledger.stills(&judged.record.record);
            let (path, state) = file_of(ledger, &wanted.video).map_err(fail)?;
            Ok((judged, json, stills, path.filter(|_| state == FileState::Same)))
        })?;
        let made = HandOver {
            report: &judged.report,
            record: (&judged.record.record, &record_json),
            stills: &stills,
            video: file.as_deref(),
            policy,
            language: shared.words.language(),
        }
        .put(&options.results_path().join(FOLDER), &line.case.id, &shared.ending);
        let place = made.map_err(|error| {
            let cause = words(shared, &error);
            Refusal::said("hand_over", shared.words.text("desk-hand_over-failed", &[("cause", cause.into())]))
        })?;
        let text = shared.words.text("desk-hand_over", &[("place", place.display().to_string().into())]);
        Ok(Json(json!({ "text": text })))
    })
    .await
}

/// What people can do something about is said in their language.
fn words(shared: &Shared, error: &HandOverError) -> String {
    match error {
        HandOverError::Paper(PaperError::NoFont) => shared.words.plain("paper-fault-no_font"),
        HandOverError::HandIn(HandInError::Copy(CopyError::Program(ProgramError::Missing))) => {
            shared.words.plain("failure-program-missing")
        }
        HandOverError::Place { path, error } => {
            format!("{}: {}", path.display(), shared.words.system_error(error))
        }
        other => other.to_string(),
    }
}
