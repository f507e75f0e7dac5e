//! What the server answers when it cannot do what was asked: a stable name for the page, words for the person.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use onetake::message::Catalogue;
use serde_json::{Value, json};

use crate::ledger::{LedgerError, ledger_words};

/// Why something cannot be done.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    code: &'static str,
    text: String,
    /// How the case stands now, where somebody else changed it.
    case: Option<Value>,
}

pub(super) type Answer = Result<Json<Value>, Refusal>;

impl Refusal {
    fn new(status: StatusCode, code: &'static str, text: String) -> Self {
        Self { status, code, text, case: None }
    }

    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    /// What is wrong, for the person.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The page is from an earlier start of the desk.
    pub(super) fn session(words: &Catalogue) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "session", words.plain("refusal-session"))
    }

    /// The request did not come from the page.
    pub(super) fn foreign(words: &Catalogue) -> Self {
        Self::new(StatusCode::FORBIDDEN, "foreign", words.plain("refusal-foreign"))
    }

    /// Nobody is signed in.
    pub(super) fn sign_in(words: &Catalogue) -> Self {
        Self::new(StatusCode::FORBIDDEN, "sign_in", words.plain("refusal-sign_in"))
    }

    /// A wrong PIN.
    pub(super) fn pin(words: &Catalogue, left: u32) -> Self {
        let text = words.text("refusal-pin", &[("left", i64::from(left).into())]);
        Self::new(StatusCode::FORBIDDEN, "pin", text)
    }

    /// Too many wrong PINs.
    pub(super) fn locked(words: &Catalogue, minutes: i64) -> Self {
        let text = words.text("refusal-locked", &[("minutes", minutes.into())]);
        Self::new(StatusCode::TOO_MANY_REQUESTS, "locked", text)
    }

    /// Something that was asked for is not there.
    pub(super) fn gone(words: &Catalogue, id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "gone", words.plain(id))
    }

    /// What was sent cannot be meant.
    pub(super) fn unsound(text: String) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unsound", text)
    }

    /// A request that no page of ours makes.
    pub(super) fn malformed(words: &Catalogue) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", words.plain("refusal-malformed"))
    }

    /// More bytes than are taken.
    pub(super) fn too_large(words: &Catalogue, limit: u64) -> Self {
        let text = words.text("refusal-too_large", &[("limit", words.bytes(limit).into())]);
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", text)
    }

    /// Somebody stated something meanwhile.
    pub(super) fn changed(words: &Catalogue, case: Value) -> Self {
        let text = words.plain("refusal-changed");
        Self { case: Some(case), ..Self::new(StatusCode::CONFLICT, "changed", text) }
    }

    /// The ledger cannot be used just now.
    pub(super) fn ledger(words: &Catalogue, error: &LedgerError) -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "ledger", ledger_words(words, error))
    }

    /// Something else, in words that are written already.
    pub(super) fn said(code: &'static str, text: String) -> Self {
        Self::new(StatusCode::CONFLICT, code, text)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut body = json!({ "error": { "code": self.code, "text": self.text } });
        if let (Some(case), Some(body)) = (self.case, body.as_object_mut()) {
            body.insert("case".to_owned(), case);
        }
        (self.status, Json(body)).into_response()
    }
}
