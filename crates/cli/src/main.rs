//! `onetake`: the command. It reads its arguments, calls the library, writes what it gives and exits; it decides nothing.

mod args;
mod arguments;
mod clock;
mod command;
mod failure;
mod help;
mod interrupt;
mod language;
mod output;
mod priority;
mod progress;

use std::ffi::OsString;
use std::process::ExitCode;

use onetake::message::Catalogue;

use crate::arguments::NotParsed;

/// Exit status for what could not be judged.
const COULD_NOT_JUDGE: u8 = onetake::report::ExitCode::CouldNotJudge.code();

fn main() -> ExitCode {
    let typed: Vec<OsString> = std::env::args_os().collect();
    let language = language::choose(arguments::language(&typed));
    let json = arguments::answer(&typed);
    let args = match arguments::parse(typed, language) {
        Ok(args) => args,
        Err(NotParsed::Help(help)) => {
            // When nobody reads it there is nobody to tell.
            let _ = help.print();
            return if help.use_stderr() { ExitCode::from(COULD_NOT_JUDGE) } else { ExitCode::SUCCESS };
        }
        Err(NotParsed::Wrong(texts)) => {
            output::refuse(json, "arguments", texts.first().map_or("", String::as_str), None);
            output::complain(&texts);
            return ExitCode::from(COULD_NOT_JUDGE);
        }
    };
    output::log_to_stderr(args.verbose);
    let code = command::run(&args, language).unwrap_or_else(|failure| {
        let texts = failure.texts(&Catalogue::of(language));
        output::refuse(json, failure.code(), &texts.join("\n"), failure.path().as_deref());
        output::complain(&texts);
        failure.exit_code()
    });
    ExitCode::from(code.code())
}
