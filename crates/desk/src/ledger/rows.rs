//! Cases as the table shows them, kept so that a page need not judge thousands of them to list them.

use std::collections::HashSet;

use onetake::message::Language;
use rusqlite::{TransactionBehavior, params};

use super::{Ledger, LedgerError};
use crate::results::CaseResult;

/// A case as the table shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CaseRow {
    /// Rises with each change of any row.
    pub(crate) changed: i64,
    /// Tag of the language in which its reasons are written.
    pub(crate) language: String,
    pub(crate) case: CaseResult,
}

impl Ledger {
    /// Keeps these cases, where they are not as they were.
    pub(crate) fn keep_rows(&mut self, cases: &[CaseResult], language: Language) -> Result<(), LedgerError> {
        let path = self.path.clone();
        let fail = |error| LedgerError::of(&path, error);
        let change = self.db.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fail)?;
        for case in cases {
            // A row of plain values always has a JSON form.
            let Ok(json) = serde_json::to_string(case) else { continue };
            let before = change
                .prepare_cached("SELECT 1 FROM case_row WHERE desk_case = ? AND language = ? AND json = ?")
                .and_then(|mut query| query.exists(params![case.id, language.tag(), json]))
                .map_err(fail)?;
            if before {
                continue;
            }
            change
                .prepare_cached(
                    "INSERT OR REPLACE INTO case_row (desk_case, language, json) VALUES (?, ?, ?)",
                )
                .and_then(|mut insert| insert.execute(params![case.id, language.tag(), json]))
                .map_err(fail)?;
        }
        change.commit().map_err(fail)
    }

    /// Forgets rows whose videos belong to other cases by now.
    pub(crate) fn drop_stale_rows(&mut self, cases: &[CaseResult]) -> Result<(), LedgerError> {
        let known: HashSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
        let files: HashSet<_> =
            cases.iter().flat_map(|case| case.videos.iter().map(|video| video.file.clone())).collect();
        let moved = |row: &CaseRow| {
            !known.contains(row.case.id.as_str())
                && row.case.videos.iter().any(|video| files.contains(&video.file))
        };
        for row in self.rows_after(0)?.into_iter().filter(moved) {
            self.db
                .execute("DELETE FROM case_row WHERE desk_case = ?", [&row.case.id])
                .map_err(|error| self.fail(error))?;
        }
        Ok(())
    }

    /// Rows that changed after that number, in the order of their changes.
    pub(crate) fn rows_after(&self, changed: i64) -> Result<Vec<CaseRow>, LedgerError> {
        let rows: Vec<(i64, String, String)> = self.all(
            "SELECT changed, language, json FROM case_row WHERE changed > ? ORDER BY changed",
            [changed],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let parsed = rows.into_iter().filter_map(|(changed, language, json)| {
            // A row of another version is made anew by the next batch.
            Some(CaseRow { changed, language, case: serde_json::from_str(&json).ok()? })
        });
        Ok(parsed.collect())
    }

    /// How many rows there are, and the number of the newest change: with the same two nothing changed.
    pub(crate) fn rows_state(&self) -> Result<(i64, i64), LedgerError> {
        let state = self.one("SELECT count(*), coalesce(max(changed), 0) FROM case_row", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(state.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn row(id: &str, file: &str) -> CaseResult {
        CaseResult { id: id.to_owned(), ..CaseResult::unreadable(Path::new(file), "") }
    }

    /// Whoever looked before must see that the newest row went and another came.
    #[test]
    fn a_row_that_goes_and_one_that_comes_are_not_taken_for_no_change() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::open(folder.path().join("a.sqlite")).unwrap();
        ledger.keep_rows(&[row("one", "1.mp4"), row("two", "2.mp4")], Language::En).unwrap();
        let seen = ledger.rows_state().unwrap();
        ledger.db.execute("DELETE FROM case_row WHERE desk_case = 'two'", []).unwrap();
        ledger.keep_rows(&[row("three", "2.mp4")], Language::En).unwrap();
        let now = ledger.rows_state().unwrap();
        assert_eq!(now.0, seen.0);
        assert_ne!(now, seen);
        assert_eq!(ledger.rows_after(seen.1).unwrap()[0].case.id, "three");
        ledger.keep_rows(&[row("three", "2.mp4")], Language::En).unwrap();
        assert_eq!(ledger.rows_state().unwrap(), now, "what is as it was is no change");
    }
}
