//! What was taken in last, so that a page can take it in again on the next day.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Ledger, LedgerError};

/// Folders and sheets, as they were named, and where the command stood when they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LastIntake {
    pub(crate) places: Vec<PathBuf>,
    pub(crate) sheets: Vec<PathBuf>,
    /// Paths that are not whole lead from here.
    pub(crate) from: Option<PathBuf>,
}

impl LastIntake {
    /// Whether its paths lead to the same places for a command that stands there. The ledger knows files by the paths that they were
    /// named by: other words for them would make them other files.
    pub(crate) fn leads_from(&self, here: Option<&PathBuf>) -> bool {
        let whole = self.places.iter().chain(&self.sheets).all(|path| path.is_absolute());
        whole || here.is_some() && self.from.as_ref() == here
    }
}

impl Ledger {
    pub(crate) fn keep_intake(&self, intake: &LastIntake) -> Result<(), LedgerError> {
        // A path that is no text cannot be kept: then nothing is taken in again.
        let Ok(json) = serde_json::to_string(intake) else { return Ok(()) };
        let kept = self.db.execute("INSERT OR REPLACE INTO intake VALUES (1, ?)", [json]);
        kept.map(drop).map_err(|error| self.fail(error))
    }

    pub(crate) fn last_intake(&self) -> Result<Option<LastIntake>, LedgerError> {
        let json: Option<String> = self.one("SELECT json FROM intake", [], |row| row.get(0))?;
        Ok(json.and_then(|json| serde_json::from_str(&json).ok()))
    }
}
