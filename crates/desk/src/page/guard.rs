//! Who may ask. Another page in the same browser, a name that was bound to this address, a link without the token: none of them.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, ORIGIN, REFERRER_POLICY, REFRESH,
    SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::MAX_REQUEST_BYTES;
use super::answer::Refusal;
use super::papers::MAX_DOCUMENT_BYTES;
use super::state::Shared;

/// What the page may load: itself.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Lets a request through, or refuses it; says to the browser what the page may do.
pub(super) async fn guard(State(shared): State<Arc<Shared>>, mut request: Request, next: Next) -> Response {
    let mut answer = match check(&shared, &mut request) {
        Pass::Through => {
            let path = request.uri().path();
            let is_api = path.starts_with("/api/");
            let limit = if path == "/api/document" { MAX_DOCUMENT_BYTES } else { MAX_REQUEST_BYTES };
            let answer = next.run(request).await;
            if is_api { in_words(&shared, answer, limit) } else { answer }
        }
        Pass::LetIn(cookie) => let_in(&cookie),
        Pass::Refused(refusal) if request.uri().path() == "/" => closed(&refusal),
        Pass::Refused(refusal) => refusal.into_response(),
    };
    let headers = answer.headers_mut();
    let mut say = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    say(CONTENT_SECURITY_POLICY, PAGE_POLICY);
    say(X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(X_FRAME_OPTIONS, "DENY");
    say(REFERRER_POLICY, "no-referrer");
    say(CACHE_CONTROL, "no-store");
    say(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    say(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    answer
}

/// What the server's own parts refuse, such as a request that is too large, in the words of the page.
fn in_words(shared: &Shared, answer: Response, limit: usize) -> Response {
    let is_json = answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "application/json");
    if answer.status().is_success() || is_json {
        return answer;
    }
    if answer.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Refusal::too_large(&shared.words, u64::try_from(limit).unwrap_or(u64::MAX)).into_response();
    }
    Refusal::malformed(&shared.words).into_response()
}

enum Pass {
    Through,
    /// With the cookie for a browser that knows the token.
    LetIn(String),
    Refused(Refusal),
}

fn check(shared: &Shared, request: &mut Request) -> Pass {
    let headers = request.headers();
    if !is_own_host(shared, headers) || !is_own_origin(headers) {
        return Pass::Refused(Refusal::foreign(&shared.words));
    }
    let token = (request.method() == Method::GET && request.uri().path() == "/")
        .then(|| request.uri().query().unwrap_or_default().strip_prefix("token="))
        .flatten();
    if let Some(session) = shared.sessions.of(headers).filter(|_| token.is_none()) {
        request.extensions_mut().insert(session);
        return Pass::Through;
    }
    match token.map(|token| shared.sessions.let_in(token)) {
        Some(Ok(Some(cookie))) => Pass::LetIn(cookie),
        _ => Pass::Refused(Refusal::session(&shared.words)),
    }
}

/// Whether it was asked by its own address: a name that leads here for a moment is not one of its names.
fn is_own_host(shared: &Shared, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(|host| host.to_str().ok()), hosts.next()) else {
        return false;
    };
    if shared.hosts.iter().any(|name| name.eq_ignore_ascii_case(host)) {
        return true;
    }
    let Some((name, port)) = host.rsplit_once(':') else { return false };
    if port.parse() != Ok(shared.address.port()) {
        return false;
    }
    let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    match address {
        // Beyond this computer it has several addresses; a number cannot be bound to another place.
        Ok(address) => address == shared.address.ip() || !shared.is_local(),
        Err(_) => name.eq_ignore_ascii_case("localhost") && shared.is_local(),
    }
}

/// Whether no other page asks: browsers say from which one a request comes.
fn is_own_origin(headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok());
    let navigates = headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    // The first address comes from a link in a terminal or a chat.
    if site.is_some_and(|site| !["same-origin", "none"].contains(&site)) && !navigates {
        return false;
    }
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let origin = origin.to_str().unwrap_or_default();
    origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://")) == Some(host)
}

/// The token goes out of the address at once, so that it is in no history and no picture of the screen. The page asks for itself
/// anew: behind a redirect from elsewhere the browser would keep the cookie back.
fn let_in(cookie: &str) -> Response {
    let mut answer = (StatusCode::OK, [(REFRESH, "0; url=/")]).into_response();
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        answer.headers_mut().insert(SET_COOKIE, cookie);
    }
    answer
}

/// What a browser shows that opened the address of an earlier start.
fn closed(refusal: &Refusal) -> Response {
    (refusal.status(), refusal.text().to_owned()).into_response()
}
