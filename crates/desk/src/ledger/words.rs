//! Why a ledger cannot be used, in words.

use onetake::message::{Arg, Catalogue};

use super::LedgerError;

/// Why a ledger cannot be used, in the reader's language.
#[must_use]
pub fn ledger_words(words: &Catalogue, error: &LedgerError) -> String {
    let said = |id: &str, args: &[(&str, Arg<'_>)]| words.text(id, args);
    match error {
        LedgerError::Missing { .. } => said("failure-ledger-missing", &[]),
        LedgerError::NoLedger { .. } => said("failure-ledger-none", &[]),
        LedgerError::Newer { format, known, .. } => {
            said("failure-ledger-newer", &[("format", (*format).into()), ("known", (*known).into())])
        }
        LedgerError::Damaged { said: damage, .. } => {
            said("failure-ledger-damaged", &[("said", damage.as_str().into())])
        }
        LedgerError::Busy { .. } => said("failure-ledger-busy", &[]),
        LedgerError::Full { .. } => said("failure-ledger-full", &[]),
        LedgerError::RecordGone { record } => {
            said("failure-ledger-record_gone", &[("record", record.as_str().into())])
        }
        LedgerError::File { error, .. } => {
            said("failure-batch-file", &[("cause", words.system_error(error).into())])
        }
        error @ LedgerError::Sqlite { .. } => {
            said("failure-ledger-sqlite", &[("cause", error.to_string().into())])
        }
    }
}
