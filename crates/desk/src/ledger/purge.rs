//! Removing what was said long ago, but for its digests.

use std::collections::HashSet;

use onetake::case::UtcTime;

use super::{Entry, Ledger, LedgerError, PurgeEntry, append_to};

/// What a purge removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Purged {
    /// Words of entries.
    pub bodies: u64,
    /// Records and pictures.
    pub files: u64,
}

impl Ledger {
    /// Removes what entries before a time say, and records and pictures that no later entry names. The chain stays, with all
    /// digests; videos are never touched.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when it cannot be done.
    pub fn purge(&mut self, before: UtcTime, at: UtcTime) -> Result<Purged, LedgerError> {
        let path = self.path.clone();
        let fail = |error| LedgerError::of(&path, error);
        let day = before.to_string();
        let change = self.begin()?;
        let removed = change
            .execute(
                "DELETE FROM body WHERE sha256 IN (SELECT body_sha256 FROM entry WHERE at < ?1) \
                 AND sha256 NOT IN (SELECT body_sha256 FROM entry WHERE at >= ?1)",
                [&day],
            )
            .map_err(fail)?;
        for table in
            ["file", "scan", "set_aside", "desk_case", "judgement", "case_fact", "document", "assignment"]
        {
            change.execute(&format!("DELETE FROM {table} WHERE at < ?"), [&day]).map_err(fail)?;
        }
        for table in ["fingerprint", "same_recording"] {
            let sql = format!("DELETE FROM {table} WHERE video NOT IN (SELECT video FROM scan)");
            change.execute(&sql, []).map_err(fail)?;
        }
        change.execute("DELETE FROM statement WHERE at < ?", [&day]).map_err(fail)?;
        // What was never a case of its own, such as a file that cannot be read, is found again by the next batch.
        let gone = "DELETE FROM case_row WHERE desk_case NOT IN (SELECT id FROM desk_case)";
        change.execute(gone, []).map_err(fail)?;
        change.commit().map_err(fail)?;

        let named = self.named_files()?;
        let files = self.remove_files(&|digest| named.contains(digest))?;
        let bodies = u64::try_from(removed).unwrap_or(u64::MAX);
        let change = self.begin()?;
        let told = Entry::Purge(PurgeEntry { before: day, bodies, files });
        append_to(&change, &at.to_string(), &told).map_err(fail)?;
        change.commit().map_err(fail)?;
        Ok(Purged { bodies, files })
    }

    /// Digests of all records and pictures that scans which are still told of name, and of documents.
    fn named_files(&self) -> Result<HashSet<String>, LedgerError> {
        let scans: Vec<String> = self.all(
            "SELECT json FROM entry JOIN body ON body.sha256 = entry.body_sha256 WHERE kind = 'scan'",
            [],
            |row| row.get(0),
        )?;
        let mut named = HashSet::new();
        for json in scans {
            if let Ok(Entry::Scan(scan)) = serde_json::from_str(&json) {
                named.insert(scan.record);
                named.extend(scan.stills);
            }
        }
        named.extend(self.all("SELECT sha256 FROM document", [], |row| row.get::<_, String>(0))?);
        Ok(named)
    }
}
