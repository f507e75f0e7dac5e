//! Which process works on a file. A claim holds as long as its process lives: each keeps a lock on a file of its own, which
//! the system lets go whatever ends the process.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use onetake::case::UtcTime;
use rusqlite::{OptionalExtension as _, params};

use super::files::WORK;
use super::{Ledger, LedgerError};

/// A process that works on the files of a ledger, with a folder for what it is making.
#[derive(Debug)]
pub(crate) struct Owner {
    name: String,
    folder: PathBuf,
    lock_path: PathBuf,
    /// Locked until this is dropped or the process ends.
    _lock: File,
}

impl Owner {
    /// A folder of its own, for work in progress.
    pub(crate) fn folder(&self) -> &PathBuf {
        &self.folder
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // What remains is removed by the next process.
        let _ = fs::remove_dir_all(&self.folder);
        let _ = fs::remove_file(&self.lock_path);
        if let Some(work) = self.lock_path.parent() {
            remove_ownerless(work);
        }
    }
}

/// Removes folders without an owner: a scan that outlived its desk for a moment may have written into one that was removed.
fn remove_ownerless(work: &Path) {
    let Ok(entries) = fs::read_dir(work) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let owned = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("owner-"));
        // The lock is there before the folder.
        if owned && path.is_dir() && !path.with_extension("lock").exists() {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

impl Ledger {
    /// Signs this process on, and removes what ended ones left.
    pub(crate) fn sign_on(&mut self) -> Result<Owner, LedgerError> {
        let work = self.files.join(WORK);
        self.remove_remains()?;
        remove_ownerless(&work);
        // The lock is there before the folder, and gets its name when it is locked: until then others must not take its owner
        // for one that ended.
        let unnamed = tempfile::Builder::new().prefix("owner-").suffix(".new").tempfile_in(&work);
        let (lock, unnamed) = unnamed
            .and_then(|file| file.keep().map_err(|error| error.error))
            .map_err(|error| LedgerError::file(&work, error))?;
        let name = unnamed.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let lock_path = unnamed.with_extension("lock");
        let folder = work.join(&name);
        lock.lock()
            .and_then(|()| fs::rename(&unnamed, &lock_path))
            .and_then(|()| fs::create_dir(&folder))
            .map_err(|error| LedgerError::file(&lock_path, error))?;
        Ok(Owner { name, folder, lock_path, _lock: lock })
    }

    /// Whether the process of that name still runs.
    fn is_alive(&self, owner: &str) -> bool {
        let path = self.files.join(WORK).join(format!("{owner}.lock"));
        File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    }

    fn remove_remains(&mut self) -> Result<(), LedgerError> {
        let work = self.files.join(WORK);
        let entries = fs::read_dir(&work).map_err(|error| LedgerError::file(&work, error))?;
        for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
            let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
            if name.ends_with(".new") && is_old(&path) {
                let _ = fs::remove_file(&path);
            }
            let Some(owner) = name.strip_suffix(".lock").filter(|owner| owner.starts_with("owner-")) else {
                continue;
            };
            if self.is_alive(owner) {
                continue;
            }
            // Another process may do the same at the same time: what is gone is gone. A scan that outlived its owner for a
            // moment may still write: then the next process removes it.
            let _ = fs::remove_dir_all(work.join(owner));
            if work.join(owner).exists() {
                continue;
            }
            self.db
                .execute("DELETE FROM claim WHERE owner = ?", [owner])
                .map_err(|error| self.fail(error))?;
            let _ = fs::remove_file(&path);
        }
        Ok(())
    }

    /// Takes a file for this process; false where a process that still runs has it.
    pub(crate) fn claim(&mut self, path: &str, owner: &Owner, at: UtcTime) -> Result<bool, LedgerError> {
        let holder = {
            let found = self
                .db
                .query_row("SELECT owner FROM claim WHERE path = ?", [path], |row| row.get::<_, String>(0));
            found.optional().map_err(|error| self.fail(error))?
        };
        if holder.as_deref().is_some_and(|holder| holder != owner.name && self.is_alive(holder)) {
            return Ok(false);
        }
        let ledger = self.path.clone();
        let fail = |error| LedgerError::of(&ledger, error);
        let change = self.begin()?;
        // Nobody else may have taken it since it was looked at.
        let taken = match holder {
            Some(holder) => change.execute(
                "UPDATE claim SET owner = ?, at = ? WHERE path = ? AND owner = ?",
                params![owner.name, at.to_string(), path, holder],
            ),
            None => change.execute(
                "INSERT OR IGNORE INTO claim VALUES (?, ?, ?)",
                params![path, owner.name, at.to_string()],
            ),
        };
        let taken = taken.map_err(fail)? == 1;
        change.commit().map_err(fail)?;
        Ok(taken)
    }

    /// Lets a file go.
    pub(crate) fn release(&mut self, path: &str, owner: &Owner) -> Result<(), LedgerError> {
        self.db
            .execute("DELETE FROM claim WHERE path = ? AND owner = ?", [path, &owner.name])
            .map_err(|error| self.fail(error))?;
        Ok(())
    }
}

/// Whether a file has lain there for longer than anybody needs to sign on.
fn is_old(path: &Path) -> bool {
    let modified = fs::metadata(path).and_then(|facts| facts.modified()).ok();
    modified.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > Duration::from_secs(60))
}
