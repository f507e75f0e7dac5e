//! One file for each verb.

mod completions;
mod man;
mod scan;

use onetake::report::ExitCode;

use crate::args::{Args, Lang, Verb};
use crate::failure::Failure;

/// Does what was asked for.
pub(crate) fn run(args: &Args, _language: Lang) -> Result<ExitCode, Failure> {
    match &args.verb {
        Verb::Scan(asked) => scan::run(asked, args),
        Verb::Verify(_) | Verb::Judge(_) | Verb::Policies(_) => Ok(ExitCode::CouldNotJudge),
        Verb::Completions(asked) => completions::run(asked),
        Verb::Man(asked) => man::run(asked),
    }
}
