//! Who asks: browsers that came by the address with the token, and the persons who are signed in there.

use std::collections::HashMap;
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

use crate::ledger::{Person, hex, sha256};

/// Most browsers that are remembered; the one that came first is forgotten.
const MAX_SESSIONS: usize = 256;

/// Browsers, and who is signed in there.
#[derive(Debug)]
pub(super) struct Sessions {
    token: String,
    /// Cookies of one host are not told apart by port.
    cookie: String,
    open: Mutex<Open>,
}

#[derive(Debug, Default)]
struct Open {
    /// The person by the digest of the cookie.
    persons: HashMap<String, Option<Person>>,
    order: Vec<String>,
}

/// A browser that came by the address with the token.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Session(String);

impl Sessions {
    pub(super) fn new(port: u16) -> io::Result<Self> {
        Ok(Self { token: secret()?, cookie: format!("onetake_{port}"), open: Mutex::default() })
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Lets a browser in that knows the token; gives the cookie that it is to send from now on.
    pub(super) fn let_in(&self, token: &str) -> io::Result<Option<String>> {
        // Digests are compared, so that the time that it takes says nothing.
        if sha256(token.as_bytes()) != sha256(self.token.as_bytes()) {
            return Ok(None);
        }
        let value = secret()?;
        let mut open = self.open();
        let key = sha256(value.as_bytes());
        open.persons.insert(key.clone(), None);
        open.order.push(key);
        if open.order.len() > MAX_SESSIONS {
            let first = open.order.remove(0);
            open.persons.remove(&first);
        }
        Ok(Some(format!("{}={value}; Path=/; HttpOnly; SameSite=Strict", self.cookie)))
    }

    /// The session of a request.
    pub(super) fn of(&self, headers: &HeaderMap) -> Option<Session> {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == self.cookie)?;
        let key = sha256(value.as_bytes());
        self.open().persons.contains_key(&key).then_some(Session(key))
    }

    /// Who is signed in.
    pub(super) fn person(&self, session: &Session) -> Option<Person> {
        self.open().persons.get(&session.0).cloned().flatten()
    }

    pub(super) fn sign(&self, session: &Session, person: Option<Person>) {
        if let Some(slot) = self.open().persons.get_mut(&session.0) {
            *slot = person;
        }
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 256 random bits in hex.
fn secret() -> io::Result<String> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(hex(&bytes))
}
