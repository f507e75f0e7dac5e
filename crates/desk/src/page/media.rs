//! Files that the page shows: videos, their previews and pictures, documents, reports and tables. Which file it is follows from a
//! digest that the ledger knows; no path comes from the page.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path as Part, Query, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use onetake::render::{HtmlInput, html, verified_picture};
use onetake::report::Still;
use serde::Deserialize;
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::answer::Refusal;
use super::judged::{Asked, FileState, file_of};
use super::state::{Shared, blocking};
use super::video::label_still;
use crate::results;

type Shown = Result<Response, Refusal>;

/// `GET /video/SHA256`, by ranges.
pub(super) async fn video(
    State(shared): State<Arc<Shared>>,
    Part(sha256): Part<String>,
    request: Request,
) -> Shown {
    let path = blocking(Arc::clone(&shared), move |shared| {
        let found =
            shared.with_ledger(|ledger| file_of(ledger, &sha256).map_err(|error| shared.fail(&error)))?;
        match found {
            (Some(path), _) => Ok(path),
            (None, FileState::Changed) => Err(Refusal::gone(&shared.words, "desk-video-changed")),
            (None, _) => Err(Refusal::gone(&shared.words, "desk-video-gone")),
        }
    })
    .await?;
    serve(&shared, &path, request).await
}

/// `GET /preview/SHA256`, by ranges.
pub(super) async fn preview(
    State(shared): State<Arc<Shared>>,
    Part(sha256): Part<String>,
    request: Request,
) -> Shown {
    let known = Arc::clone(&shared);
    let path = blocking(known, move |shared| {
        let path = shared.previews.ready(shared, &sha256)?;
        path.ok_or_else(|| Refusal::gone(&shared.words, "refusal-no_preview"))
    })
    .await?;
    serve(&shared, &path, request).await
}

async fn serve(shared: &Shared, path: &Path, request: Request) -> Shown {
    let answered = ServeFile::new(path).oneshot(request).await;
    match answered {
        Ok(answer) => Ok(answer.map(Body::new)),
        Err(_) => Err(Refusal::gone(&shared.words, "desk-video-gone")),
    }
}

/// `GET /thumb/SHA256`: the label, else the first picture.
pub(super) async fn thumb(State(shared): State<Arc<Shared>>, Part(sha256): Part<String>) -> Shown {
    picture(shared, sha256, |record| {
        let label = label_still(record).and_then(|id| record.stills.iter().find(|still| still.id == id));
        label.or_else(|| record.stills.first())
    })
    .await
}

/// `GET /still/SHA256/ID`
pub(super) async fn still(
    State(shared): State<Arc<Shared>>,
    Part((sha256, id)): Part<(String, u32)>,
) -> Shown {
    picture(shared, sha256, move |record| record.stills.iter().find(|still| still.id == id)).await
}

async fn picture(
    shared: Arc<Shared>,
    sha256: String,
    choose: impl FnOnce(&onetake::report::ScanRecord) -> Option<&Still> + Send + 'static,
) -> Shown {
    blocking(shared, move |shared| {
        let fail = |error| shared.fail(&error);
        let jpeg = shared.with_ledger(|ledger| {
            let record = shared.opened.of_video(ledger, &sha256).map_err(fail)?;
            Ok(record.and_then(|record| {
                let still = choose(&record.record)?;
                // A picture that is not what the record says is none.
                verified_picture(&ledger.stills(&record.record), still).map(std::borrow::Cow::into_owned)
            }))
        })?;
        let jpeg = jpeg.ok_or_else(|| Refusal::gone(&shared.words, "refusal-no_picture"))?;
        // Named by digest: it never becomes another one.
        Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "private, max-age=86400")], jpeg).into_response())
    })
    .await
}

/// `GET /document/SHA256`: to be kept, never shown here, as anybody may have made it.
pub(super) async fn document(
    State(shared): State<Arc<Shared>>,
    Part(sha256): Part<String>,
    request: Request,
) -> Shown {
    let (name, path) = blocking(Arc::clone(&shared), move |shared| {
        let found =
            shared.with_ledger(|ledger| ledger.document(&sha256).map_err(|error| shared.fail(&error)))?;
        let (document, path) = found.ok_or_else(|| Refusal::gone(&shared.words, "refusal-no_document"))?;
        Ok((document.name, path))
    })
    .await?;
    let mut answer = serve(&shared, &path, request).await?;
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    let kept = format!("attachment; filename*=UTF-8''{}", results::escaped(&name));
    if let Ok(kept) = HeaderValue::from_str(&kept) {
        headers.insert(CONTENT_DISPOSITION, kept);
    }
    Ok(answer)
}

/// `GET /report/SHA256?case=ID`: the page of the report, as it stands now.
#[derive(Debug, Deserialize)]
pub(super) struct Reported {
    case: String,
}

pub(super) async fn report(
    State(shared): State<Arc<Shared>>,
    Part(sha256): Part<String>,
    Query(wanted): Query<Reported>,
) -> Shown {
    blocking(shared, move |shared| {
        let line = shared.line(&wanted.case)?;
        let options = shared.options();
        let policy = &options.policy;
        let page = shared.with_ledger(|ledger| {
            let asked = Asked { shared, ledger, case: &line.case, policy };
            let statements = asked.statements(&sha256)?;
            let judged = asked.judge(&sha256, &statements)?;
            let record = &judged.record.record;
            let stills = ledger.stills(record);
            html(&HtmlInput::new(&judged.report, record, &stills, shared.words.language()))
                .map_err(|error| Refusal::said("fault", error.to_string()))
        })?;
        // The report is one file with its own style and pictures inside, and no script.
        const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
            form-action 'none'; frame-ancestors 'none'";
        let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, POLICY)];
        Ok((headers, page).into_response())
    })
    .await
}

/// `GET /export/NAME`: the table as it stands now, in the forms in which a batch writes it.
pub(super) async fn export(State(shared): State<Arc<Shared>>, Part(name): Part<String>) -> Shown {
    blocking(shared, move |shared| {
        let mut cases: Vec<_> = shared.with_index(|index| Ok(index.all().cloned().collect()))?;
        results::sort(&mut cases);
        let folder: PathBuf = shared.options().results_path();
        let made = results::made(&name, &cases, shared.words.language(), &folder);
        let (kind, bytes) = made
            .map_err(|error| Refusal::said("fault", error.to_string()))?
            .ok_or_else(|| Refusal::malformed(&shared.words))?;
        let attached = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
            .unwrap_or(HeaderValue::from_static("attachment"));
        let headers: [(HeaderName, HeaderValue); 2] =
            [(CONTENT_TYPE, HeaderValue::from_static(kind)), (CONTENT_DISPOSITION, attached)];
        Ok((StatusCode::OK, headers, bytes).into_response())
    })
    .await
}
