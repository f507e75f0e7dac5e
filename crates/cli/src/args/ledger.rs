//! `onetake ledger`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueHint};

#[derive(Debug, ClapArgs)]
pub(crate) struct Ledger {
    #[command(subcommand)]
    pub(crate) verb: LedgerVerb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum LedgerVerb {
    /// Say whether nothing in the chain of a ledger was changed, and print the hash of its last row
    Check(LedgerFile),

    /// Judge all cases again under another policy, without their videos
    Judge(LedgerJudge),

    /// Remove what was said before some day, but for its digests; videos are not touched
    Purge(LedgerPurge),

    /// Begin no further scan until resume; those that run go on
    Pause(LedgerFile),

    /// Go on after a pause
    Resume(LedgerFile),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LedgerFile {
    /// The ledger
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) ledger_file: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LedgerJudge {
    /// The ledger
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) ledger_file: PathBuf,

    /// A built-in policy by its id, or a policy file; `+ID` lays an overlay over it
    #[arg(long, value_name = "ID|FILE", default_value = "base", value_hint = ValueHint::FilePath)]
    pub(crate) policy: OsString,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct LedgerPurge {
    /// The ledger
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) ledger_file: PathBuf,

    /// How many days are kept
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..=36_500))]
    pub(crate) keep_days: u16,
}
