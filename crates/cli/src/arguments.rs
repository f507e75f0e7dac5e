//! What was typed, understood or answered in the reader's language.

use std::ffi::{OsStr, OsString};

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use clap::{Command, FromArgMatches as _};
use onetake::message::{Arg, Catalogue, Language};

use crate::args::{Args, Lang};
use crate::help;

/// Why there are no arguments to go on with.
pub(crate) enum NotParsed {
    /// Help or the version was asked for, or is the answer.
    Help(Box<Error>),
    /// It cannot be understood, for the reasons given.
    Wrong(Vec<String>),
}

/// The arguments, the name of the program first.
pub(crate) fn parse(typed: Vec<OsString>, language: Language) -> Result<Args, NotParsed> {
    let command = help::command(language);
    let typed = if language == Language::En { typed } else { asking_for_help(typed, &command) };
    let typed = with_dashed_values(typed, &command);
    let verb = verb(&typed, &command);
    let parsed = command.clone().try_get_matches_from(typed).and_then(|found| Args::from_arg_matches(&found));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => NotParsed::Help(Box::new(error)),
        _ => NotParsed::Wrong(texts(&error, &Catalogue::of(language), &command, &verb)),
    })
}

/// The language that is asked for among the arguments, which must be known before they are understood.
pub(crate) fn language(typed: &[OsString]) -> Option<Lang> {
    let mut words = options(typed);
    let value = loop {
        match words.next()? {
            "--lang" => break words.next()?,
            word => match word.strip_prefix("--lang=") {
                Some(value) => break value,
                None => continue,
            },
        }
    };
    Lang::named(value)
}

/// In which form a program that called waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// None does: a person reads.
    Words,
    /// One JSON document.
    Json,
    /// A JSON object on each line.
    JsonLines,
}

/// In which form the caller waits for an answer, so that arguments that are wrong are answered in it too.
pub(crate) fn answer(typed: &[OsString]) -> Answer {
    let has = |wanted| options(typed).any(|word| word == wanted);
    if has("--progress-json") || (has("--json") && has("batch")) {
        Answer::JsonLines
    } else if has("--json") {
        Answer::Json
    } else {
        Answer::Words
    }
}

/// What is typed before `--`, after which nothing is an option.
fn options(typed: &[OsString]) -> impl Iterator<Item = &str> {
    typed.iter().skip(1).map(|word| word.to_str().unwrap_or_default()).take_while(|word| *word != "--")
}

/// `help verify` as `verify --help`: clap answers the word itself in English alone.
fn asking_for_help(mut typed: Vec<OsString>, command: &Command) -> Vec<OsString> {
    let mut here = command;
    let mut value_follows = false;
    for (index, word) in typed.iter().enumerate().skip(1) {
        let Some(word) = word.to_str() else { break };
        if std::mem::take(&mut value_follows) {
            continue;
        }
        if word.starts_with('-') {
            value_follows = word == "--lang";
        } else if word == "help" && here.has_subcommands() {
            typed.remove(index);
            typed.push("--help".into());
            break;
        } else if let Some(below) = here.find_subcommand(word) {
            here = below;
        } else {
            break;
        }
    }
    typed
}

/// `--signed-at -5` as `--signed-at=-5`: no option begins with a digit, so what is meant is a value, and whoever reads that value
/// says what is wrong with it. Taken for an option, it would be answered with a list of those.
fn with_dashed_values(typed: Vec<OsString>, command: &Command) -> Vec<OsString> {
    let is_number = |word: &str| {
        word.strip_prefix('-').and_then(|rest| rest.chars().next()).is_some_and(char::is_numeric)
    };
    let mut here = command;
    let mut joined: Vec<OsString> = Vec::with_capacity(typed.len());
    let mut words = typed.into_iter().peekable();
    while let Some(word) = words.next() {
        let text = word.to_str().unwrap_or_default();
        if text == "--" {
            joined.push(word);
            break;
        }
        if let Some(below) = here.find_subcommand(text) {
            here = below;
        }
        let takes_a_value = text.strip_prefix("--").is_some_and(|name| {
            let mut options = here.get_arguments().chain(command.get_arguments());
            options.any(|arg| arg.get_long() == Some(name) && arg.get_action().takes_values())
        });
        let value = words.next_if(|next| takes_a_value && next.to_str().is_some_and(is_number));
        joined.push(match value {
            Some(value) => [word.as_os_str(), OsStr::new("="), &value].into_iter().collect(),
            None => word,
        });
    }
    joined.extend(words);
    joined
}

/// The verbs that are typed, each below the one before it.
fn verb(typed: &[OsString], command: &Command) -> Vec<String> {
    let mut here = command;
    let mut verbs = Vec::new();
    for word in options(typed) {
        if let Some(below) = here.find_subcommand(word) {
            verbs.push(below.get_name().to_owned());
            here = below;
        }
    }
    verbs
}

/// Something that is missing, with what it is.
fn explained(name: &str, command: &Command, verbs: &[String]) -> String {
    // An argument says how it is typed only once it is built.
    let mut command = command.clone();
    command.build();
    let verb = verbs.iter().try_fold(&command, |command, verb| command.find_subcommand(verb));
    let mut args = verb.into_iter().flat_map(Command::get_arguments);
    let help = args.find(|arg| arg.to_string() == name).and_then(clap::Arg::get_help);
    match help.map(ToString::to_string).as_deref().and_then(|help| help.split(" [").next()) {
        Some(help) if !help.is_empty() => format!("{name} ({help})"),
        _ => name.to_owned(),
    }
}

/// What is wrong with the arguments: one line, and one that says where to read more.
fn texts(error: &Error, words: &Catalogue, command: &Command, verbs: &[String]) -> Vec<String> {
    let said = |kind| strings(error.get(kind));
    let first = |kind| said(kind).into_iter().next().unwrap_or_default();
    let option = option_of(&first(ContextKind::InvalidArg));
    let given =
        crate::output::one_line(&first(ContextKind::InvalidValue)).chars().take(80).collect::<String>();
    let list = |all: Vec<String>| all.join(&words.plain("list-separator"));
    let known = || {
        let id = option.trim_start_matches('-').replace('-', "_");
        list(said(ContextKind::ValidValue).iter().map(|name| help::with_word(words, &id, name)).collect())
    };
    let text = |id: &str, args: &[(&str, &str)]| {
        let args: Vec<(&str, Arg<'_>)> = args.iter().map(|(name, value)| (*name, (*value).into())).collect();
        words.text(id, &args)
    };
    let mut line = match error.kind() {
        ErrorKind::InvalidValue if given.is_empty() => match known() {
            known if known.is_empty() => text("arguments-no-value", &[("option", &option)]),
            known => text("arguments-no-value-known", &[("option", &option), ("known", &known)]),
        },
        ErrorKind::InvalidValue => {
            text("arguments-bad-value", &[("option", &option), ("given", &given), ("known", &known())])
        }
        ErrorKind::ValueValidation => {
            let id = match option.as_str() {
                "--from" | "--to" => "arguments-no-time",
                "--mask" => "arguments-no-mask",
                "--count" | "--observation" | "--still" => "arguments-no-number",
                _ => "arguments-invalid",
            };
            text(id, &[("option", &option), ("given", &given)])
        }
        ErrorKind::UnknownArgument => {
            let typed = first(ContextKind::InvalidArg);
            let id =
                if typed.starts_with('-') { "arguments-unknown-option" } else { "arguments-unknown-word" };
            text(id, &[("given", &typed)])
        }
        ErrorKind::InvalidSubcommand => {
            text("arguments-unknown-command", &[("given", &first(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::MissingSubcommand => words.plain("arguments-missing-command"),
        ErrorKind::MissingRequiredArgument => text(
            "arguments-missing",
            &[(
                "names",
                &list(
                    said(ContextKind::InvalidArg)
                        .iter()
                        .map(|name| explained(name, command, verbs))
                        .collect(),
                ),
            )],
        ),
        ErrorKind::ArgumentConflict => match option_of(&first(ContextKind::PriorArg)) {
            other if other.is_empty() || other == option => text("arguments-twice", &[("option", &option)]),
            other => text("arguments-conflict", &[("option", &option), ("other", &other)]),
        },
        ErrorKind::TooManyValues => text("arguments-stray-value", &[("option", &option), ("given", &given)]),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            text("arguments-no-value", &[("option", &option)])
        }
        ErrorKind::InvalidUtf8 => words.plain("arguments-not-text"),
        _ => words.plain("arguments-wrong"),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| said(kind).into_iter().next());
    if let Some(near) = near {
        line += &format!("{}{}", words.plain("clause-end"), text("arguments-meant", &[("near", &near)]));
    }
    let more: Vec<&str> =
        ["onetake"].into_iter().chain(verbs.iter().map(String::as_str)).chain(["--help"]).collect();
    vec![line, text("arguments-help", &[("command", &more.join(" "))])]
}

/// `--direction <DIRECTION>` without what it takes.
fn option_of(text: &str) -> String {
    text.split(' ').next().unwrap_or_default().to_owned()
}

fn strings(value: Option<&ContextValue>) -> Vec<String> {
    match value {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}
