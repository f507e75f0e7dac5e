use clap::CommandFactory as _;
use onetake::report::ExitCode;

use crate::args::{Args, Completions};
use crate::failure::Failure;
use crate::output;

/// `onetake completions`
pub(super) fn run(asked: &Completions) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(asked.shell, &mut Args::command(), "onetake", &mut script);
    output::product(&script)?;
    Ok(ExitCode::Valid)
}
