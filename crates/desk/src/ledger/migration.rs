//! Ledgers of older formats brought to that of today, one step after another, all or nothing.
//!
//! A published step is never edited: what changes later is a further step. Steps add tables and columns; they leave `entry` and
//! `body` as they are, so that the chain stays whole and any version can tell what happened.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior, ffi};

use super::{APPLICATION_ID, Fault, LedgerError};

/// What brings a ledger from one format to the next.
pub(super) type Step = fn(&Transaction<'_>) -> rusqlite::Result<()>;

/// Formats that are known: the step at place `n`, from 0, brings format `n` to `n + 1`. The first makes an empty file a ledger,
/// so that a new ledger and an old one go the same way.
pub(super) const STEPS: &[Step] = &[|change| change.execute_batch(include_str!("schema.sql"))];

/// The format to which these steps lead.
pub(super) fn newest(steps: &[Step]) -> i64 {
    i64::try_from(steps.len()).unwrap_or(i64::MAX)
}

/// The format of an open file.
pub(super) fn format_of(db: &Connection) -> rusqlite::Result<i64> {
    db.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Refuses a file that is neither empty nor a ledger of a format that these steps know. Nothing is changed.
pub(super) fn look_at_kind(db: &Connection, path: &Path, steps: &[Step]) -> Result<(), Fault> {
    let path = path.to_owned();
    let kind: i64 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let (format, known) = (format_of(db)?, newest(steps));
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match (kind, format) {
        (0, 0) if tables == 0 => Ok(()),
        (APPLICATION_ID, format) if format > known => Err(LedgerError::Newer { path, format, known }.into()),
        (APPLICATION_ID, format) if format > 0 => Ok(()),
        _ => Err(LedgerError::NoLedger { path }.into()),
    }
}

/// Takes the steps that are missing, in one transaction. A damaged ledger is refused as it is: it is rescued first.
pub(super) fn migrate(db: &mut Connection, path: &Path, steps: &[Step]) -> Result<(), Fault> {
    // A step may make a table anew that others point to; what points nowhere afterwards is found below.
    db.pragma_update(None, "foreign_keys", "OFF")?;
    let change = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let said: String = change.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        return Err(LedgerError::Damaged { path: path.to_owned(), said }.into());
    }
    // Another process may have taken them since the kind was looked at, perhaps one of a newer version.
    let (format, known) = (format_of(&change)?, newest(steps));
    if format > known {
        return Err(LedgerError::Newer { path: path.to_owned(), format, known }.into());
    }
    let missing = steps.get(usize::try_from(format).unwrap_or(0)..).unwrap_or_default();
    for step in missing {
        step(&change)?;
    }
    if !missing.is_empty() {
        change.pragma_update(None, "application_id", APPLICATION_ID)?;
        change.pragma_update(None, "user_version", known)?;
        if change.prepare("PRAGMA foreign_key_check")?.exists([])? {
            // The fault is the step's: the ledger is not damaged, and nothing of it is to be rescued.
            let fault = ffi::Error::new(ffi::SQLITE_CONSTRAINT_FOREIGNKEY);
            return Err(rusqlite::Error::SqliteFailure(fault, None).into());
        }
    }
    change.commit()?;
    db.pragma_update(None, "foreign_keys", "ON")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::tests::{DAY, at, case, file};
    use super::*;
    use crate::ledger::Ledger;

    /// The steps of today and a made-up one that fills its table from what happened.
    fn with_one_more() -> Vec<Step> {
        let more: Step = |change| {
            change.execute_batch(
                "CREATE TABLE made_up (seq INTEGER PRIMARY KEY REFERENCES entry (seq), kind TEXT NOT NULL) STRICT; \
                 INSERT INTO made_up SELECT seq, kind FROM entry;",
            )
        };
        STEPS.iter().copied().chain([more]).collect()
    }

    fn count(ledger: &Ledger, table: &str) -> i64 {
        ledger.db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_older_ledger_is_brought_to_the_newest_format_once_with_all_that_it_knows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        let mut old = Ledger::open(&path).unwrap();
        old.append(at(DAY), &[file("a.mp4"), case("SF1"), case("SF2")]).unwrap();
        let head = old.head().unwrap();
        drop(old);
        let steps = with_one_more();
        for _ in 0..2 {
            let new = Ledger::open_with(&path, false, &steps).unwrap();
            assert_eq!(format_of(&new.db).unwrap(), newest(&steps));
            assert_eq!((count(&new, "made_up"), new.head().unwrap()), (3, head.clone()));
            assert!(new.check().unwrap().is_whole());
            assert_eq!(new.cases().unwrap().len(), 2);
            let kept: i64 = new.db.pragma_query_value(None, "foreign_keys", |row| row.get(0)).unwrap();
            assert_eq!(kept, 1);
        }
        let before = fs::read(&path).unwrap();
        assert!(matches!(Ledger::open(&path), Err(LedgerError::Newer { .. })));
        assert_eq!(fs::read(&path).unwrap(), before, "an older version leaves it as it is");
        let empty = Ledger::open_with(&folder.path().join("b.sqlite"), true, &steps).unwrap();
        assert_eq!(format_of(&empty.db).unwrap(), newest(&steps));
        assert_eq!(count(&empty, "made_up"), 0, "a new ledger goes the same way");
    }

    #[test]
    fn a_step_that_fails_leaves_the_ledger_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        let mut old = Ledger::open(&path).unwrap();
        old.append(at(DAY), &[case("SF1")]).unwrap();
        drop(old);
        let wrong: [Step; 2] = [
            |change| change.execute_batch("CREATE TABLE half (x); SELECT nothing FROM nowhere;"),
            // Points to an entry that is not there.
            |change| {
                change.execute_batch(
                    "CREATE TABLE lost (seq INTEGER REFERENCES entry (seq)); INSERT INTO lost VALUES (9);",
                )
            },
        ];
        for step in wrong {
            let steps: Vec<Step> = with_one_more().into_iter().chain([step]).collect();
            assert!(matches!(Ledger::open_with(&path, false, &steps), Err(LedgerError::Sqlite { .. })));
            let ledger = Ledger::open(&path).unwrap();
            assert_eq!(format_of(&ledger.db).unwrap(), newest(STEPS));
            let made_up: i64 = ledger
                .db
                .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'made_up'", [], |row| row.get(0))
                .unwrap();
            assert_eq!((made_up, ledger.cases().unwrap().len()), (0, 1));
        }
    }

    /// A version that is still at work when a newer one takes its steps must not write as it used to.
    #[test]
    fn who_works_on_a_ledger_that_became_newer_stops() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.sqlite");
        let mut old = Ledger::open(&path).unwrap();
        let owner = old.sign_on().unwrap();
        let steps = with_one_more();
        let mut new = Ledger::open_with(&path, false, &steps).unwrap();
        assert!(matches!(old.append(at(DAY), &[case("SF1")]), Err(LedgerError::Newer { .. })));
        assert!(matches!(old.claim("a.mp4", &owner, at(DAY)), Err(LedgerError::Newer { .. })));
        new.append(at(DAY), &[case("SF1")]).unwrap();
        assert_eq!(new.cases().unwrap().len(), 1);
    }
}
