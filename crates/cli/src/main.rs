//! `onetake`: the command. It reads its arguments, calls the library, writes what it gives and exits; it decides nothing.

mod args;
mod clock;
mod command;
mod failure;
mod interrupt;
mod language;
mod output;
mod progress;
mod staging;

use std::process::ExitCode;

use clap::Parser as _;
use onetake::message::Catalogue;

use crate::args::Args;

fn main() -> ExitCode {
    let args = Args::parse();
    output::log_to_stderr(args.verbose);
    let language = language::choose(args.lang);
    let code = command::run(&args, language).unwrap_or_else(|failure| {
        output::complain(&failure.texts(&Catalogue::of(language)));
        failure.exit_code()
    });
    ExitCode::from(code.code())
}
