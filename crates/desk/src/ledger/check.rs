//! Whether the chain of a ledger is whole.

use super::{Ledger, LedgerError, NO_HASH, sha256};

/// What a walk along the chain found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LedgerCheck {
    /// How many rows there are.
    pub entries: u64,
    /// The hash of the last.
    pub head: String,
    /// Rows whose hash, number or link to the row before does not fit.
    pub broken: Vec<u64>,
    /// Rows whose words are not those that their digest names.
    pub altered: Vec<u64>,
    /// Rows whose words are no longer there, as after a purge.
    pub purged: u64,
}

impl LedgerCheck {
    /// Whether nothing was changed.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.broken.is_empty() && self.altered.is_empty()
    }
}

impl Ledger {
    /// Walks along the chain.
    ///
    /// # Errors
    ///
    /// [`LedgerError`] when the ledger cannot be read.
    pub fn check(&self) -> Result<LedgerCheck, LedgerError> {
        let mut check = LedgerCheck { head: NO_HASH.to_owned(), ..LedgerCheck::default() };
        for (row, json) in self.rows()? {
            check.entries += 1;
            if !row.is_whole() || row.prev != check.head || row.seq != check.entries {
                check.broken.push(row.seq);
            }
            match json {
                Some(json) if sha256(json.as_bytes()) != row.body_sha256 => check.altered.push(row.seq),
                Some(_) => {}
                None => check.purged += 1,
            }
            check.head = row.hash;
        }
        Ok(check)
    }
}
