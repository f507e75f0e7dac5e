//! `onetake ledger`

use std::fs::{self, File};
use std::path::Path;

use onetake::case::UtcTime;
use onetake::inputs::policy_named;
use onetake::message::{Arg, Catalogue, Language};
use onetake::report::ExitCode;
use onetake_desk::batch::{BatchError, pause_file};
use onetake_desk::ledger::{Ledger, LedgerError};
use onetake_desk::rejudge::rejudge;

use crate::args::{self, LedgerVerb};
use crate::failure::Failure;
use crate::{clock, output};

/// `onetake ledger`
pub(super) fn run(asked: &args::Ledger, language: Language) -> Result<ExitCode, Failure> {
    let words = Catalogue::of(language);
    let said = match &asked.verb {
        LedgerVerb::Check(file) => return check(&open(&file.ledger_file)?, &words),
        LedgerVerb::Judge(asked) => {
            let policy = policy_named(&asked.policy)?;
            let outcome = rejudge(&mut open(&asked.ledger_file)?, &policy).map_err(failure)?;
            for (case, before, after) in &outcome.changed {
                let (before, after) = (words.verdict(*before), words.verdict(*after));
                output::product(format!("{}: {before} → {after}\n", output::one_line(case)).as_bytes())?;
            }
            let [valid, invalid, review] = outcome.verdicts.map(Arg::from);
            words.text(
                "ledger-judged",
                &[
                    ("judged", outcome.judged.into()),
                    ("changed", outcome.changed.len().into()),
                    ("valid", valid),
                    ("invalid", invalid),
                    ("review", review),
                    ("gone", outcome.gone.into()),
                ],
            )
        }
        LedgerVerb::Purge(asked) => {
            let now = clock::now();
            let days = i64::from(asked.keep_days) * 24 * 3600 * 1000;
            let before = UtcTime::from_millisecond(now.as_millisecond() - days).unwrap_or(UtcTime::MIN);
            let purged = open(&asked.ledger_file)?.purge(before, now).map_err(failure)?;
            words.text(
                "ledger-purged",
                &[
                    ("before", before.to_string().into()),
                    ("bodies", count(purged.bodies)),
                    ("files", count(purged.files)),
                ],
            )
        }
        LedgerVerb::Pause(file) => {
            let path = pause_path(&file.ledger_file)?;
            File::create(&path).map_err(|error| unwritable(&path, error))?;
            words.plain("ledger-paused")
        }
        LedgerVerb::Resume(file) => {
            let path = pause_path(&file.ledger_file)?;
            if path.exists() {
                fs::remove_file(&path).map_err(|error| unwritable(&path, error))?;
            }
            words.plain("ledger-resumed")
        }
    };
    output::product(format!("{said}\n").as_bytes())?;
    Ok(ExitCode::Valid)
}

fn check(ledger: &Ledger, words: &Catalogue) -> Result<ExitCode, Failure> {
    let check = ledger.check().map_err(failure)?;
    let rows = |rows: &[u64]| rows.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let args: [(&str, Arg<'_>); 5] = [
        ("entries", count(check.entries)),
        ("head", check.head.as_str().into()),
        ("purged", count(check.purged)),
        ("broken", rows(&check.broken).into()),
        ("altered", rows(&check.altered).into()),
    ];
    let id = if check.is_whole() { "ledger-whole" } else { "ledger-changed" };
    output::product(format!("{}\n", words.text(id, &args)).as_bytes())?;
    Ok(if check.is_whole() { ExitCode::Valid } else { ExitCode::Invalid })
}

fn open(path: &Path) -> Result<Ledger, Failure> {
    Ledger::open_existing(path).map_err(failure)
}

/// The file that pauses the work of a ledger that is there.
fn pause_path(ledger: &Path) -> Result<std::path::PathBuf, Failure> {
    if ledger.is_file() {
        return Ok(pause_file(ledger));
    }
    Err(failure(LedgerError::Missing { path: ledger.to_owned() }))
}

fn failure(error: LedgerError) -> Failure {
    Failure::Batch(BatchError::Ledger(error))
}

fn unwritable(path: &Path, error: std::io::Error) -> Failure {
    failure(LedgerError::File { path: path.to_owned(), error })
}

fn count(number: u64) -> Arg<'static> {
    usize::try_from(number).unwrap_or(usize::MAX).into()
}
