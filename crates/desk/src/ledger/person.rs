//! Persons who sign in at the page. They are no part of the chain: what they state is, with their names.

use onetake::case::UtcTime;
use rusqlite::{Row as SqlRow, params};

use super::{Ledger, LedgerError};

/// A person who signs in at the page.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) name: String,
    /// In which role: what gives a statement its weight.
    pub(crate) role: String,
    /// Argon2id over the PIN, as a PHC string; none where the person has none.
    pub(crate) pin: Option<String>,
    /// Wrong PINs since the last right one.
    pub(crate) wrong_pins: u32,
    /// When the last wrong one was, in milliseconds since 1970, UTC.
    pub(crate) last_wrong_ms: i64,
}

impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({}, {})", self.id, self.name)
    }
}

const COLUMNS: &str = "id, name, role, pin, wrong_pins, last_wrong_ms";

fn person_of(row: &SqlRow<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        role: row.get(2)?,
        pin: row.get(3)?,
        wrong_pins: row.get(4)?,
        last_wrong_ms: row.get(5)?,
    })
}

impl Ledger {
    /// Everybody who can sign in, in the order of their names.
    pub(crate) fn persons(&self) -> Result<Vec<Person>, LedgerError> {
        self.all(&format!("SELECT {COLUMNS} FROM person ORDER BY name, id"), [], person_of)
    }

    /// The person of that number.
    pub(crate) fn person(&self, id: i64) -> Result<Option<Person>, LedgerError> {
        self.one(&format!("SELECT {COLUMNS} FROM person WHERE id = ?"), [id], person_of)
    }

    /// Adds a person; none where somebody of that name and role is there already.
    pub(crate) fn add_person(
        &self,
        name: &str,
        role: &str,
        pin: Option<&str>,
        at: UtcTime,
    ) -> Result<Option<Person>, LedgerError> {
        let added = self.db.execute(
            "INSERT OR IGNORE INTO person (name, role, pin, at) VALUES (?, ?, ?, ?)",
            params![name, role, pin, at.to_string()],
        );
        if added.map_err(|error| self.fail(error))? == 0 {
            return Ok(None);
        }
        self.person(self.db.last_insert_rowid())
    }

    /// Counts a wrong PIN, or forgets those before a right one.
    pub(crate) fn count_pin(&self, person: i64, right: bool, now_ms: i64) -> Result<(), LedgerError> {
        let counted = if right {
            self.db.execute("UPDATE person SET wrong_pins = 0 WHERE id = ?", [person])
        } else {
            self.db.execute(
                "UPDATE person SET wrong_pins = wrong_pins + 1, last_wrong_ms = ? WHERE id = ?",
                [now_ms, person],
            )
        };
        counted.map(drop).map_err(|error| self.fail(error))
    }
}
