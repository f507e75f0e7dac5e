//! Who is at the page. Statements carry the name and the role of whoever is signed in.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use axum::extract::State;
use axum::{Extension, Json};
use onetake::wording::refused_words;
use serde::Deserialize;

use super::answer::{Answer, Refusal};
use super::session::Session;
use super::start::start_of;
use super::state::{Shared, blocking};
use crate::batch::now;
use crate::ledger::Person;

/// Most characters of a name or a role.
const MAX_NAME: usize = 60;
/// Fewest and most characters of a PIN.
const PIN: std::ops::RangeInclusive<usize> = 4..=64;
/// After so many wrong PINs in a row nobody can sign in as that person for a while.
const MAX_WRONG: u32 = 10;
/// How long that is, in milliseconds.
const LOCKED_MS: i64 = 15 * 60 * 1000;

/// Characters that show nothing, or turn the order of what is beside them.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || ('\u{200e}'..='\u{200f}').contains(&c)
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}

/// `POST /api/persons`
#[derive(Deserialize)]
pub(super) struct NewPerson {
    name: String,
    role: String,
    #[serde(default)]
    pin: String,
}

pub(super) async fn add(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Json(new): Json<NewPerson>,
) -> Answer {
    blocking(shared, move |shared| {
        let words = &shared.words;
        // Beyond this computer, whoever adds a person must be one.
        if !shared.is_local() && shared.sessions.person(&session).is_none() {
            return Err(Refusal::sign_in(words));
        }
        let (name, role) = (new.name.trim(), new.role.trim());
        let is_name =
            |text: &str| !text.is_empty() && text.chars().count() <= MAX_NAME && !text.chars().any(is_unseen);
        if !is_name(name) || !is_name(role) || !refused_words(&format!("{name} {role}")).is_empty() {
            return Err(Refusal::unsound(words.plain("refusal-name")));
        }
        let without = new.pin.is_empty() && shared.is_local();
        if !without && !PIN.contains(&new.pin.chars().count()) {
            return Err(Refusal::unsound(words.plain("refusal-new_pin")));
        }
        let hash = if without { None } else { Some(hash_of(&new.pin)?) };
        let added = shared.with_ledger(|ledger| {
            ledger.add_person(name, role, hash.as_deref(), now()).map_err(|error| shared.fail(&error))
        })?;
        let person = added.ok_or_else(|| Refusal::unsound(words.plain("refusal-known_person")))?;
        shared.sessions.sign(&session, Some(person));
        start_of(shared, &session).map(Json)
    })
    .await
}

fn hash_of(pin: &str) -> Result<String, Refusal> {
    match Argon2::default().hash_password(pin.as_bytes()) {
        Ok(hash) => Ok(hash.to_string()),
        Err(error) => Err(Refusal::said("fault", error.to_string())),
    }
}

/// `POST /api/sign-in`
#[derive(Deserialize)]
pub(super) struct SignIn {
    person: i64,
    #[serde(default)]
    pin: String,
}

pub(super) async fn sign_in(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Json(asked): Json<SignIn>,
) -> Answer {
    blocking(shared, move |shared| {
        let fail = |error| shared.fail(&error);
        let person = shared.with_ledger(|ledger| ledger.person(asked.person).map_err(fail))?;
        let person = person.ok_or_else(|| Refusal::malformed(&shared.words))?;
        check_pin(shared, &person, &asked.pin)?;
        shared.sessions.sign(&session, Some(person));
        start_of(shared, &session).map(Json)
    })
    .await
}

fn check_pin(shared: &Shared, person: &Person, pin: &str) -> Result<(), Refusal> {
    let words = &shared.words;
    let Some(hash) = &person.pin else {
        // A person without a PIN is for this computer alone.
        return if shared.is_local() { Ok(()) } else { Err(Refusal::unsound(words.plain("refusal-no_pin"))) };
    };
    let now_ms = now().as_millisecond();
    let waits_ms = person.last_wrong_ms + LOCKED_MS - now_ms;
    if person.wrong_pins >= MAX_WRONG && waits_ms > 0 {
        return Err(Refusal::locked(words, (waits_ms + 59_999) / 60_000));
    }
    let right = PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok());
    shared.with_ledger(|ledger| {
        ledger.count_pin(person.id, right, now_ms).map_err(|error| shared.fail(&error))
    })?;
    if right {
        return Ok(());
    }
    // After the wait the next ten begin.
    let wrong = person.wrong_pins % MAX_WRONG + 1;
    if wrong >= MAX_WRONG {
        Err(Refusal::locked(words, LOCKED_MS / 60_000))
    } else {
        Err(Refusal::pin(words, MAX_WRONG - wrong))
    }
}

pub(super) async fn sign_out(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
) -> Answer {
    blocking(shared, move |shared| {
        shared.sessions.sign(&session, None);
        start_of(shared, &session).map(Json)
    })
    .await
}
