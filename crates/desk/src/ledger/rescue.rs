//! A ledger anew from what can be read of a damaged one.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

use onetake::case::UtcTime;
use rusqlite::{Connection, OpenFlags, params};

use super::query::row_of;
use super::{Entry, Ledger, LedgerError, NO_HASH, RescueEntry, Row, append_to, follow, sha256};

/// What could be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rescued {
    /// Where the damaged file lies now.
    pub damaged: PathBuf,
    /// How many entries were taken over.
    pub entries: u64,
    /// The numbers of entries that could not be read, as first and last.
    pub lost: Vec<[u64; 2]>,
}

/// Makes the ledger anew from what can be read of it. The damaged file is kept beside it, under another name.
///
/// Rows up to the first that is lost keep their hashes. From there on the chain is a new one, and an entry says so.
///
/// # Errors
///
/// [`LedgerError`] when the files cannot be moved or written.
pub fn rescue(path: &Path, at: UtcTime) -> Result<Rescued, LedgerError> {
    let damaged = aside(path).map_err(|error| LedgerError::file(path, error))?;
    let read = readable(&damaged);
    let mut ledger = Ledger::open(path)?;
    let mut entries = 0;
    let mut lost: Vec<[u64; 2]> = Vec::new();
    let fail = |error| LedgerError::of(path, error);
    let change = ledger.begin()?;
    let (mut last, mut head) = (0, NO_HASH.to_owned());
    for (row, json) in &read {
        if row.seq != last + 1 {
            lost.push([last + 1, row.seq.saturating_sub(1)]);
        }
        last = row.seq;
        let body = json.as_ref().filter(|json| sha256(json.as_bytes()) == row.body_sha256);
        let said: Option<Entry> = body.and_then(|json| serde_json::from_str(json).ok());
        if row.is_whole() && row.prev == head {
            if let Some(json) = body {
                change
                    .execute("INSERT OR IGNORE INTO body VALUES (?, ?)", params![row.body_sha256, json])
                    .map_err(fail)?;
            }
            change
                .execute(
                    "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)",
                    params![row.seq, row.at, row.kind, row.body_sha256, row.prev, row.hash],
                )
                .map_err(fail)?;
            if let Some(entry) = &said {
                follow(&change, row.seq, &row.at, entry).map_err(fail)?;
            }
            head.clone_from(&row.hash);
            entries += 1;
        } else if let Some(entry) = &said {
            // Behind a gap the old links lead nowhere.
            append_to(&change, &row.at, entry).map_err(fail)?;
            head.clear();
            entries += 1;
        } else {
            lost.push([row.seq, row.seq]);
        }
    }
    let told = RescueEntry { damaged: damaged.display().to_string(), entries, lost: lost.clone() };
    append_to(&change, &at.to_string(), &Entry::Rescue(told)).map_err(fail)?;
    change.commit().map_err(fail)?;
    Ok(Rescued { damaged, entries, lost })
}

/// Moves the damaged file, and what SQLite keeps beside it, to a name that is free.
fn aside(path: &Path) -> io::Result<PathBuf> {
    let with = |path: &Path, suffix: &str| {
        let mut name: OsString = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let free = (1_u32..10_000)
        .map(|number| with(path, &format!(".damaged-{number}")))
        .find(|place| !place.exists())
        .ok_or_else(|| io::Error::from(io::ErrorKind::AlreadyExists))?;
    fs::rename(path, &free)?;
    for suffix in ["-wal", "-shm"] {
        let beside = with(path, suffix);
        if beside.exists() {
            fs::rename(beside, with(&free, suffix))?;
        }
    }
    Ok(free)
}

/// Every row that can be read, in order of their numbers. Where a walk stops at a damaged page, the rows behind it are asked
/// for one by one.
fn readable(damaged: &Path) -> Vec<(Row, Option<String>)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let Ok(db) = Connection::open_with_flags(damaged, flags) else { return Vec::new() };
    let mut rows: Vec<Row> = Vec::new();
    if let Ok(mut query) = db.prepare("SELECT seq, at, kind, body_sha256, prev, hash FROM entry ORDER BY seq")
        && let Ok(found) = query.query_map([], row_of)
    {
        rows.extend(found.map_while(Result::ok));
    }
    let newest: u64 = db
        .query_row("SELECT seq FROM entry ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .unwrap_or_else(|_| rows.last().map_or(0, |row| row.seq));
    let next = rows.last().map_or(1, |row| row.seq + 1);
    for seq in next..=newest {
        let found = db.query_row(
            "SELECT seq, at, kind, body_sha256, prev, hash FROM entry WHERE seq = ?",
            [seq],
            row_of,
        );
        rows.extend(found.ok());
    }
    let body = |digest: &str| {
        db.query_row("SELECT json FROM body WHERE sha256 = ?", [digest], |row| row.get(0)).ok()
    };
    rows.into_iter()
        .map(|row| {
            let json = body(&row.body_sha256);
            (row, json)
        })
        .collect()
}
