//! The ledger: one SQLite file that knows every video, scan, case, statement and judgement of a desk by its digest.
//!
//! What happens is told as an [`Entry`] and kept in order; each row holds the hash of the one before, so that nothing can be
//! changed in between without the hashes after it. That alone does not keep an owner from writing all of it anew: for that
//! the hash of the last row ([`Ledger::head`]) must be known to somebody else.
//!
//! Records and pictures lie beside the ledger, in `LEDGER.files`, named by their digests. A ledger belongs on a disk of the
//! computer that uses it: SQLite's locks do not hold on every network share. A backup is what `sqlite3 LEDGER ".backup FILE"`
//! makes, and a copy of that folder.

mod check;
mod claim;
mod entry;
mod error;
mod files;
mod intake;
mod migration;
mod papers;
mod person;
mod purge;
mod query;
mod rescue;
mod rows;
mod words;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use onetake::case::UtcTime;
use rusqlite::{
    Connection, ErrorCode, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior, params,
};

pub use self::check::LedgerCheck;
pub(crate) use self::claim::Owner;
pub(crate) use self::entry::hex;
pub use self::entry::{
    CaseEntry, Entry, FileEntry, JudgementEntry, NO_HASH, PurgeEntry, RescueEntry, Row, SameRecording,
    ScanEntry, SetAside, SheetPlace, StatementEntry, sha256,
};
pub use self::error::LedgerError;
pub use self::files::LedgerStills;
pub(crate) use self::files::{parse_record, read_record};
pub(crate) use self::intake::LastIntake;
use self::migration::{STEPS, Step};
pub use self::papers::{AssignmentEntry, CaseFactEntry, DocumentEntry};
pub(crate) use self::papers::{CasePapers, TYPED_FACTS, put_fact};
pub(crate) use self::person::Person;
pub use self::purge::Purged;
pub use self::query::{KnownFile, Statement};
pub use self::rescue::{Rescued, rescue};
pub use self::words::ledger_words;

/// `ontk`: what SQLite's header says of the kind of file.
const APPLICATION_ID: i64 = 0x6f6e_746b;

/// How long one process waits for another that writes.
const BUSY: Duration = Duration::from_secs(60);
/// How long to wait before the same is tried again.
const AGAIN: Duration = Duration::from_millis(20);

/// An open ledger.
#[derive(Debug)]
pub struct Ledger {
    db: Connection,
    path: PathBuf,
    files: PathBuf,
    /// The format that it has and in which it is written.
    format: i64,
}

impl Ledger {
    /// Opens the ledger of that path; makes one where nothing is.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when it is no ledger, of a newer version, damaged, or cannot be read and written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, LedgerError> {
        Self::open_with(path.as_ref(), true, STEPS)
    }

    /// Opens a ledger that is there.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and when nothing is there.
    pub fn open_existing(path: impl AsRef<Path>) -> Result<Self, LedgerError> {
        Self::open_with(path.as_ref(), false, STEPS)
    }

    fn open_with(path: &Path, make: bool, steps: &[Step]) -> Result<Self, LedgerError> {
        let fail = |error| LedgerError::of(path, error);
        if !make && !path.is_file() {
            return Err(LedgerError::Missing { path: path.to_owned() });
        }
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if make {
            flags |= OpenFlags::SQLITE_OPEN_CREATE;
        }
        let db = Connection::open_with_flags(path, flags).map_err(fail)?;
        db.busy_timeout(BUSY).map_err(fail)?;
        let mut ledger =
            Self { db, path: path.to_owned(), files: files_of(path), format: migration::newest(steps) };
        ledger.prepare(steps).map_err(|error| match error {
            Fault::Sqlite(error) => LedgerError::of(path, error),
            Fault::Ledger(error) => error,
        })?;
        ledger.make_folders()?;
        Ok(ledger)
    }

    /// Checks what kind of file it is, and brings an older or empty one to the format of today.
    fn prepare(&mut self, steps: &[Step]) -> Result<(), Fault> {
        // Before anything is changed: a file of somebody else stays as it is, its journal too.
        migration::look_at_kind(&self.db, &self.path, steps)?;
        self.write_ahead()?;
        self.db.pragma_update(None, "synchronous", "FULL")?;
        migration::migrate(&mut self.db, &self.path, steps)
    }

    /// Keeps changes in a file of their own first. SQLite does not wait where another process does the same to a new ledger at that
    /// moment, whatever time it was given.
    fn write_ahead(&self) -> rusqlite::Result<()> {
        let until = Instant::now() + BUSY;
        loop {
            match self.db.pragma_update(None, "journal_mode", "WAL") {
                Err(error)
                    if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
                        && Instant::now() < until =>
                {
                    std::thread::sleep(AGAIN);
                }
                done => return done,
            }
        }
    }

    /// Its file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The hash of the last row: who knows it can tell later that nothing before it was changed.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn head(&self) -> Result<String, LedgerError> {
        let head = self
            .db
            .query_row("SELECT hash FROM entry ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
            .optional();
        Ok(head.map_err(|error| self.fail(error))?.unwrap_or_else(|| NO_HASH.to_owned()))
    }

    /// Tells the ledger what happened, all or nothing. Other processes that write are waited for.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when it cannot be written; then nothing was.
    pub fn append(&mut self, at: UtcTime, entries: &[Entry]) -> Result<(), LedgerError> {
        let path = self.path.clone();
        let fail = |error| LedgerError::of(&path, error);
        let change = self.begin()?;
        for entry in entries {
            append_to(&change, &at.to_string(), entry).map_err(fail)?;
        }
        change.commit().map_err(fail)
    }

    /// Begins a change. Other processes that write are waited for; one of a newer version may have brought the ledger to its
    /// format meanwhile, and then it is written no more from here.
    fn begin(&mut self) -> Result<Transaction<'_>, LedgerError> {
        let (path, known) = (self.path.clone(), self.format);
        let fail = |error| LedgerError::of(&path, error);
        let change = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        match migration::format_of(&change).map_err(fail)? {
            format if format > known => Err(LedgerError::Newer { path, format, known }),
            _ => Ok(change),
        }
    }

    fn fail(&self, error: rusqlite::Error) -> LedgerError {
        LedgerError::of(&self.path, error)
    }
}

/// Where the records and pictures of a ledger lie.
#[must_use]
pub fn files_of(ledger: &Path) -> PathBuf {
    let mut name: OsString = ledger.file_name().map(OsString::from).unwrap_or_default();
    name.push(".files");
    ledger.with_file_name(name)
}

/// What can go wrong while a ledger is opened.
enum Fault {
    Sqlite(rusqlite::Error),
    Ledger(LedgerError),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<LedgerError> for Fault {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

/// Adds a row to the chain, and to the tables that follow from it.
fn append_to(change: &Transaction<'_>, at: &str, entry: &Entry) -> rusqlite::Result<u64> {
    let json = serde_json::to_string(entry)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
    let body = sha256(json.as_bytes());
    let last = change
        .prepare_cached("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, u64>(0)?, row.get::<_, String>(1)?)))
        .optional()?;
    let (before, prev) = last.unwrap_or_else(|| (0, NO_HASH.to_owned()));
    let (seq, kind) = (before + 1, entry.kind());
    let hash = Row::hash_of(&prev, seq, at, kind, &body);
    change.prepare_cached("INSERT OR IGNORE INTO body VALUES (?, ?)")?.execute(params![body, json])?;
    change
        .prepare_cached("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![seq, at, kind, body, prev, hash])?;
    follow(change, seq, at, entry)?;
    Ok(seq)
}

/// Brings the tables that follow from the entries up to date with one more.
fn follow(change: &Transaction<'_>, seq: u64, at: &str, entry: &Entry) -> rusqlite::Result<()> {
    match entry {
        Entry::File(file) => {
            let FileEntry { path, video, bytes, modified_ms } = file;
            change.prepare_cached("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)")?.execute(params![
                path,
                video,
                bytes,
                modified_ms,
                at
            ])?;
            change.prepare_cached("DELETE FROM set_aside WHERE path = ?")?.execute([path])?;
        }
        Entry::Scan(scan) => {
            change.prepare_cached("INSERT OR REPLACE INTO scan VALUES (?, ?, ?, ?)")?.execute(params![
                scan.video,
                scan.record,
                scan.scanner,
                at
            ])?;
        }
        Entry::SetAside(aside) => {
            let SetAside { path, bytes, modified_ms, tries, code, reason, passing } = aside;
            change
                .prepare_cached("INSERT OR REPLACE INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?
                .execute(params![path, bytes, modified_ms, tries, code, reason, passing, at])?;
        }
        Entry::Case(case) => {
            change
                .prepare_cached("INSERT OR REPLACE INTO desk_case VALUES (?, ?, ?)")?
                .execute(params![case.id, seq, at])?;
        }
        Entry::Statement(statement) => {
            if let Some(before) = statement.replaces {
                change.prepare_cached("DELETE FROM statement WHERE seq = ?")?.execute([before])?;
            }
            change.prepare_cached("INSERT INTO statement VALUES (?, ?, ?, ?)")?.execute(params![
                seq,
                statement.video,
                statement.who,
                at
            ])?;
        }
        Entry::Judgement(judgement) => {
            let JudgementEntry { case, video, inputs, verdict, policy, .. } = &**judgement;
            change
                .prepare_cached("INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?)")?
                .execute(params![case, video, inputs, query::name_of(verdict), policy, seq, at])?;
        }
        Entry::SameRecording(same) => {
            let SameRecording { video, span_ms, other, other_span_ms, score_ppm } = same;
            let mut insert = change
                .prepare_cached("INSERT OR REPLACE INTO same_recording VALUES (?, ?, ?, ?, ?, ?, ?)")?;
            for (one, [start, end], two, [other_start, other_end]) in
                [(video, span_ms, other, other_span_ms), (other, other_span_ms, video, span_ms)]
            {
                insert.execute(params![one, start, end, two, other_start, other_end, score_ppm])?;
            }
        }
        Entry::CaseFact(fact) => {
            change
                .prepare_cached("INSERT OR REPLACE INTO case_fact VALUES (?, ?, ?, ?)")?
                .execute(params![fact.case, fact.field, seq, at])?;
        }
        Entry::Assignment(said) => {
            change
                .prepare_cached("INSERT OR REPLACE INTO assignment VALUES (?, ?, ?, ?)")?
                .execute(params![said.video, said.number, seq, at])?;
        }
        Entry::Document(document) => {
            change
                .prepare_cached("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)")?
                .execute(params![document.case, document.sha256, seq, at])?;
        }
        Entry::Purge(_) | Entry::Rescue(_) => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests;
