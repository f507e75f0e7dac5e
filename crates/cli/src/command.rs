//! One file for each verb.

mod attest;
mod batch;
mod bundle;
mod check;
mod completions;
mod deliver;
mod desk;
mod explain;
mod hand_in;
mod input;
mod judge;
mod key;
mod label;
mod ledger;
mod man;
mod next;
mod policies;
mod rules;
mod scan;
mod seal;
mod trust;
mod verify;
mod watch;

pub(crate) use self::check::words::{mismatch as mismatch_words, signature_fault, timestamp_fault};

use onetake::message::Language;
use onetake::report::ExitCode;

use crate::args::{Args, Verb};
use crate::failure::Failure;

/// Does what was asked for.
pub(crate) fn run(args: &Args, language: Language) -> Result<ExitCode, Failure> {
    match &args.verb {
        Verb::Verify(asked) => verify::run(asked, args, language),
        Verb::Scan(asked) => scan::run(asked, args, language),
        Verb::Judge(asked) => judge::run(asked, language),
        Verb::Attest(asked) => attest::run(asked, language),
        Verb::Check(asked) => check::run(asked, args, language),
        Verb::Seal(asked) => seal::run(asked, language),
        Verb::Key(asked) => key::run(asked, language),
        Verb::Bundle(asked) => bundle::run(asked, language),
        Verb::Batch(asked) => batch::run(asked, args, language),
        Verb::Watch(asked) => watch::run(asked, args, language),
        Verb::Desk(asked) => desk::run(asked, language),
        Verb::Ledger(asked) => ledger::run(asked, language),
        Verb::Explain(asked) => explain::run(asked, language),
        Verb::HandIn(asked) => hand_in::run(asked, args, language),
        Verb::Label(asked) => label::run(asked, language),
        Verb::Policies(asked) => policies::run(asked, language),
        Verb::Completions(asked) => completions::run(asked),
        Verb::Man(asked) => man::run(asked),
    }
}
