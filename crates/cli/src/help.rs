//! The help of every verb in the reader's language. The definition in `args` is in English, as are man pages and completions;
//! here its words are replaced by those of the catalogue before anything is parsed.

use std::cell::Cell;

use clap::{Arg, ArgAction, Command, CommandFactory as _};
use onetake::message::{Catalogue, Language};

use crate::args::Args;

/// The command as it is defined, speaking that language.
pub(crate) fn command(language: Language) -> Command {
    let defined = Args::command();
    if language == Language::En {
        return defined;
    }
    let mut built = defined.clone();
    built.build();
    HelpTranslator { words: Catalogue::of(language) }.command(defined, &mut built, "onetake")
}

/// Where those arguments stand that every verb has: after its own.
const GLOBAL: usize = 1000;

struct HelpTranslator {
    words: Catalogue,
}

impl HelpTranslator {
    /// A command and those below it. `built` is the same as clap completes it, for the line of usage; `id` is its place in the
    /// catalogue.
    fn command(&self, command: Command, built: &mut Command, id: &str) -> Command {
        let root = id == "onetake";
        let place = if root { "help".to_owned() } else { id.to_owned() };
        let usage = self.usage(built);
        let arguments = self.words.plain("help-heading-arguments");
        let options = self.words.plain("help-heading-options");
        let template = format!(
            "{{before-help}}{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            self.words.plain("help-heading-usage")
        );
        let long = self.words.find(&format!("help-{id}-long"), &[]);
        let about = self.words.plain(&about_id(id, root));
        let after = command.get_after_help().map(|text| self.after(&text.to_string(), &place));
        let after_long = command.get_after_long_help().is_some().then(|| self.exits());
        // Without an order of its own an argument under a heading goes by its letters.
        let next = Cell::new(1);
        let mut command = command
            .long_about(long.map_or_else(|| about.clone(), |more| format!("{about}\n\n{more}")))
            .about(about)
            .help_template(template)
            .override_usage(usage)
            .subcommand_help_heading(self.words.plain("help-heading-commands"))
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .mut_args(|arg| {
                let heading = if arg.is_positional() { &arguments } else { &options };
                let heading = heading.clone();
                let order = if arg.is_global_set() { GLOBAL } else { next.replace(next.get() + 1) };
                self.arg(arg, &place).help_heading(heading).display_order(order)
            });
        if let Some(after) = after {
            command = command.after_help(after);
        }
        if let Some(after) = after_long {
            command = command.after_long_help(after);
        }
        command = command.arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(self.words.plain("help-arg-help"))
                .help_heading(options.clone())
                .display_order(GLOBAL + 1),
        );
        if root {
            command = command.disable_version_flag(true).arg(
                Arg::new("version")
                    .short('V')
                    .long("version")
                    .action(ArgAction::Version)
                    .help(self.words.plain("help-arg-version"))
                    .help_heading(options)
                    .display_order(GLOBAL + 2),
            );
        }
        let below: Vec<String> =
            command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        for name in &below {
            let Some(built) = built.find_subcommand_mut(name) else { continue };
            command = command.mut_subcommand(name, |inner| {
                let id = format!("{place}-{name}");
                self.command(inner, built, &id)
            });
        }
        if below.is_empty() {
            return command;
        }
        // That the word is answered is the work of `arguments`.
        command.subcommand(Command::new("help").about(self.words.plain("help-help")).disable_help_flag(true))
    }

    fn usage(&self, built: &mut Command) -> String {
        let usage = built.render_usage().to_string();
        let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).trim_end().to_owned();
        [
            ("[OPTIONS]", "help-word-options"),
            ("<COMMAND>", "help-word-command"),
            ("[COMMAND]", "help-word-optional-command"),
        ]
        .into_iter()
        .fold(usage, |usage, (english, id)| usage.replace(english, &self.words.plain(id)))
    }

    /// Examples stay as they are typed; what stands around them is said anew.
    fn after(&self, text: &str, place: &str) -> String {
        let examples = text.lines().filter(|line| line.starts_with("  "));
        let mut lines = vec![format!("{}:", self.words.plain("help-heading-examples"))];
        lines.extend(examples.map(str::to_owned));
        if let Some(note) = self.words.find(&format!("{place}-after"), &[]) {
            lines.extend([String::new(), note]);
        }
        lines.join("\n")
    }

    fn exits(&self) -> String {
        format!("{}\n\n{}", self.words.plain("help-exit"), self.words.plain("help-exit-after"))
    }

    fn arg(&self, arg: Arg, place: &str) -> Arg {
        let id = arg.get_id().to_string();
        let Some(mut help) = arg_words(&self.words, place, &id) else { return arg };
        let default: Vec<String> =
            arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
        if !default.is_empty() {
            help += &format!(" {}", self.words.text("help-default", &[("value", default.join(" ").into())]));
        }
        let known: Vec<String> = if arg.get_action().takes_values() {
            let shown = arg.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
            shown.map(|value| with_word(&self.words, &id, value.get_name())).collect()
        } else {
            Vec::new()
        };
        if !known.is_empty() {
            let known = known.join(&self.words.plain("list-separator"));
            help += &format!(" {}", self.words.text("help-values", &[("values", known.into())]));
        }
        let arg = arg.long_help(help.clone()).help(help);
        if arg.get_action().takes_values() {
            arg.hide_default_value(true).hide_possible_values(true)
        } else {
            arg
        }
    }
}

fn about_id(id: &str, root: bool) -> String {
    if root { "help-onetake".to_owned() } else { id.to_owned() }
}

/// What an argument is for: words of its verb, else those that it has wherever it stands.
fn arg_words(words: &Catalogue, place: &str, id: &str) -> Option<String> {
    words.find(&format!("{place}-{id}"), &[]).or_else(|| words.find(&format!("help-arg-{id}"), &[]))
}

/// A name that can be typed, followed by its word, which can be typed as well.
pub(crate) fn with_word(words: &Catalogue, option: &str, name: &str) -> String {
    let word = words.find(&format!("{option}-{}", name.replace('-', "_")), &[]);
    match word.filter(|word| word != name && words.language() != Language::En) {
        Some(word) => format!("{name} ({word})"),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command below the root with its place in the catalogue.
    fn commands(command: &Command, place: &str, all: &mut Vec<(String, Command)>) {
        all.push((place.to_owned(), command.clone()));
        for below in command.get_subcommands() {
            let name = below.get_name();
            commands(below, &format!("{place}-{name}"), all);
        }
    }

    #[test]
    fn every_verb_and_argument_has_words_in_every_language() {
        let mut all = Vec::new();
        commands(&Args::command(), "help", &mut all);
        assert!(all.len() > 13, "{}", all.len());
        let english = Catalogue::of(Language::En);
        for language in Language::ALL {
            let words = Catalogue::of(language);
            for (place, command) in &all {
                let about = |words: &Catalogue| words.find(&about_id(place, place == "help"), &[]);
                let said = about(&words).unwrap_or_else(|| panic!("{language}: {place}"));
                if language == Language::En {
                    assert_eq!(Some(said), command.get_about().map(ToString::to_string), "{place}");
                } else {
                    assert_ne!(Some(said), about(&english), "{language}: {place}");
                }
                for arg in command.get_arguments() {
                    let id = arg.get_id().as_str();
                    let said =
                        arg_words(&words, place, id).unwrap_or_else(|| panic!("{language}: {place}-{id}"));
                    if language == Language::En {
                        // A paragraph of the definition that clap broke over lines is one.
                        let defined = arg.get_long_help().or(arg.get_help()).map(ToString::to_string);
                        assert_eq!(Some(said), defined, "{place}-{id}");
                    } else {
                        assert_ne!(Some(said), arg_words(&english, place, id), "{language}: {place}-{id}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_command_is_whole_in_every_language() {
        for language in Language::ALL {
            let mut spoken = command(language);
            spoken.clone().debug_assert();
            let help = spoken.render_long_help().to_string();
            let foreign = ["Usage:", "Options:", "Commands:", "Print", "[OPTIONS]", "Exit status"];
            if language != Language::En {
                assert_eq!(foreign.iter().find(|word| help.contains(**word)), None, "{language}: {help}");
            }
            let mut all = Vec::new();
            commands(&spoken, "help", &mut all);
            for (place, mut command) in all.into_iter().filter(|(place, _)| !place.ends_with("-help")) {
                let help = command.render_long_help().to_string();
                let foreign =
                    ["Usage:", "Options:", "Arguments:", "Print help", "possible values", "default:"];
                if language != Language::En {
                    let hit = foreign.iter().find(|word| help.contains(**word));
                    assert_eq!(hit, None, "{language} {place}: {help}");
                }
            }
        }
    }
}
