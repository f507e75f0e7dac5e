//! What the ledger knows.

use onetake::report::Verdict;
use rusqlite::{OptionalExtension as _, Row as SqlRow, params};

use super::{CaseEntry, Entry, JudgementEntry, Ledger, LedgerError, Row, SameRecording, SetAside};

/// A file that the ledger has seen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownFile {
    /// SHA-256 of its bytes.
    pub video: String,
    /// The record of its newest scan, where there is one.
    pub record: Option<String>,
}

/// Statements of a person, as the ledger has them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Statement {
    /// Number of the entry.
    pub seq: u64,
    /// Who stated it.
    pub who: String,
    /// The file of statements, as TOML.
    pub toml: String,
}

impl Ledger {
    /// The file of that path, if it is as it was when it was seen last.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read, as in all of these.
    pub fn known_file(
        &self,
        path: &str,
        bytes: u64,
        modified_ms: i64,
    ) -> Result<Option<KnownFile>, LedgerError> {
        self.one(
            "SELECT video, record FROM file LEFT JOIN scan USING (video) \
             WHERE path = ? AND bytes = ? AND modified_ms = ?",
            params![path, bytes, modified_ms],
            |row| Ok(KnownFile { video: row.get(0)?, record: row.get(1)? }),
        )
    }

    /// Whether some video of that size is known: then it is worth computing a digest before a scan.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn has_video_of(&self, bytes: u64) -> Result<bool, LedgerError> {
        let found = self.one("SELECT 1 FROM file WHERE bytes = ? LIMIT 1", [bytes], |_| Ok(()))?;
        Ok(found.is_some())
    }

    /// The record of the newest scan of a video.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn record_of(&self, video: &str) -> Result<Option<String>, LedgerError> {
        self.one("SELECT record FROM scan WHERE video = ?", [video], |row| row.get(0))
    }

    /// Keeps the course of motion over a video.
    pub(crate) fn keep_fingerprint(&self, video: &str, detail: &str) -> Result<(), LedgerError> {
        let kept = self.db.execute(
            "INSERT INTO fingerprint (video, detail) VALUES (?1, ?2) \
             ON CONFLICT (video) DO UPDATE SET detail = ?2",
            [video, detail],
        );
        kept.map(drop).map_err(|error| self.fail(error))
    }

    /// Courses of motion that were kept after the one of that number: number, video, detail.
    pub(crate) fn fingerprints_after(&self, id: i64) -> Result<Vec<(i64, String, String)>, LedgerError> {
        self.all("SELECT id, video, detail FROM fingerprint WHERE id > ? ORDER BY id", [id], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
    }

    /// Videos that show the same recording as this one over some time.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn same_recordings(&self, video: &str) -> Result<Vec<SameRecording>, LedgerError> {
        self.all(
            "SELECT start_ms, end_ms, other, other_start_ms, other_end_ms, score_ppm FROM same_recording \
             WHERE video = ? ORDER BY other",
            [video],
            |row| {
                Ok(SameRecording {
                    video: video.to_owned(),
                    span_ms: [row.get(0)?, row.get(1)?],
                    other: row.get(2)?,
                    other_span_ms: [row.get(3)?, row.get(4)?],
                    score_ppm: row.get(5)?,
                })
            },
        )
    }

    /// The paths that led to a video, in their order.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn paths_of(&self, video: &str) -> Result<Vec<String>, LedgerError> {
        self.all("SELECT path FROM file WHERE video = ? ORDER BY path", [video], |row| row.get(0))
    }

    /// Why a file was set aside, if it is as it was then.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn set_aside(
        &self,
        path: &str,
        bytes: u64,
        modified_ms: i64,
    ) -> Result<Option<SetAside>, LedgerError> {
        self.one(
            "SELECT path, bytes, modified_ms, tries, code, reason, passing FROM set_aside \
             WHERE path = ? AND bytes = ? AND modified_ms = ?",
            params![path, bytes, modified_ms],
            |row| {
                Ok(SetAside {
                    path: row.get(0)?,
                    bytes: row.get(1)?,
                    modified_ms: row.get(2)?,
                    tries: row.get(3)?,
                    code: row.get(4)?,
                    reason: row.get(5)?,
                    passing: row.get(6)?,
                })
            },
        )
    }

    /// The case of that name, as it stands.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn case(&self, id: &str) -> Result<Option<CaseEntry>, LedgerError> {
        let json: Option<String> = self.one(
            "SELECT json FROM desk_case JOIN entry USING (seq) JOIN body ON body.sha256 = entry.body_sha256 \
             WHERE id = ?",
            [id],
            |row| row.get(0),
        )?;
        Ok(json.as_deref().and_then(case_of))
    }

    /// Every case as it stands, in the order in which they were taken in first; those whose words were purged are not there.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn cases(&self) -> Result<Vec<CaseEntry>, LedgerError> {
        let json: Vec<String> = self.all(
            "SELECT json FROM desk_case JOIN entry USING (seq) JOIN body ON body.sha256 = entry.body_sha256 \
             ORDER BY desk_case.rowid",
            [],
            |row| row.get(0),
        )?;
        Ok(json.iter().filter_map(|json| case_of(json)).collect())
    }

    /// What persons stated about a video.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn statements(&self, video: &str) -> Result<Vec<Statement>, LedgerError> {
        let json: Vec<(u64, String)> = self.all(
            "SELECT entry.seq, json FROM statement JOIN entry USING (seq) \
             JOIN body ON body.sha256 = entry.body_sha256 WHERE video = ? ORDER BY entry.seq",
            [video],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let stated = json.into_iter().filter_map(|(seq, json)| match serde_json::from_str(&json) {
            Ok(Entry::Statement(said)) => Some(Statement { seq, who: said.who, toml: said.toml }),
            _ => None,
        });
        Ok(stated.collect())
    }

    /// The newest judgement of a video of a case: what it follows from, its verdict, and the number of its entry.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn judgement(&self, case: &str, video: &str) -> Result<Option<JudgementEntry>, LedgerError> {
        let json: Option<String> = self.one(
            "SELECT json FROM judgement JOIN entry USING (seq) JOIN body ON body.sha256 = entry.body_sha256 \
             WHERE desk_case = ? AND video = ?",
            [case, video],
            |row| row.get(0),
        )?;
        Ok(json.as_deref().and_then(judgement_of))
    }

    /// The policy of the newest judgement, as `id/edition`.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn last_policy(&self) -> Result<Option<String>, LedgerError> {
        self.one("SELECT policy FROM judgement ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
    }

    /// The numbers of the entries of the newest judgements, in the order in which they were made: one of every video of every
    /// case.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub(crate) fn judgement_entries(&self) -> Result<Vec<u64>, LedgerError> {
        self.all("SELECT seq FROM judgement ORDER BY seq", [], |row| row.get(0))
    }

    /// The judgement of which that entry tells; none where its words were purged.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub(crate) fn judgement_entry(&self, seq: u64) -> Result<Option<JudgementEntry>, LedgerError> {
        let json: Option<String> = self.one(
            "SELECT json FROM entry JOIN body ON body.sha256 = entry.body_sha256 WHERE seq = ?",
            [seq],
            |row| row.get(0),
        )?;
        Ok(json.as_deref().and_then(judgement_of))
    }

    /// The rows of the chain, in their order, each with what it says, where that is still there.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn rows(&self) -> Result<Vec<(Row, Option<String>)>, LedgerError> {
        self.all(
            "SELECT seq, at, kind, body_sha256, prev, hash, json FROM entry \
             LEFT JOIN body ON body.sha256 = entry.body_sha256 ORDER BY seq",
            [],
            |row| Ok((row_of(row)?, row.get(6)?)),
        )
    }

    pub(super) fn one<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnOnce(&SqlRow<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, LedgerError> {
        let found = self.db.prepare_cached(sql).and_then(|mut query| query.query_row(parameters, read));
        found.optional().map_err(|error| self.fail(error))
    }

    pub(super) fn all<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnMut(&SqlRow<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, LedgerError> {
        let found = self
            .db
            .prepare_cached(sql)
            .and_then(|mut query| query.query_map(parameters, read)?.collect::<rusqlite::Result<Vec<T>>>());
        found.map_err(|error| self.fail(error))
    }
}

/// A row of the chain from the first six columns.
pub(super) fn row_of(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        seq: row.get(0)?,
        at: row.get(1)?,
        kind: row.get(2)?,
        body_sha256: row.get(3)?,
        prev: row.get(4)?,
        hash: row.get(5)?,
    })
}

fn case_of(json: &str) -> Option<CaseEntry> {
    match serde_json::from_str(json) {
        Ok(Entry::Case(case)) => Some(*case),
        _ => None,
    }
}

fn judgement_of(json: &str) -> Option<JudgementEntry> {
    match serde_json::from_str(json) {
        Ok(Entry::Judgement(judgement)) => Some(*judgement),
        _ => None,
    }
}

/// The name of a verdict, as files have it.
pub(super) const fn name_of(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::Invalid => "invalid",
        Verdict::NeedsReview => "needs_review",
    }
}
