//! What can be typed. Help, man pages and shell completions all come from this one definition.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};

const EXIT_CODES: &str = "\
Exit status:
  0    the verdict is valid, or the command did what it was asked for
  1    the verdict is invalid: a mandatory criterion is not met
  2    nothing could be judged: wrong arguments, an unreadable file, an unsound policy
  3    the verdict is needs_review: a person must look
  130  stopped by Ctrl-C; nothing was left behind

The product goes to stdout; progress and complaints go to stderr.";

/// Is this unboxing or packing video good evidence, and how do we know?
///
/// onetake reads a video file from its first byte to its last, records what is there (breaks in time, picture and sound,
/// labels, damage), and compares the record with the rules of a platform. It never changes the video and uses no network.
#[derive(Debug, Parser)]
#[command(name = "onetake", version, after_long_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) verb: Verb,

    /// Language of words and reports [default: that of the locale, else English]
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub(crate) lang: Option<Lang>,

    /// Say on stderr what is being done; twice for more
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(crate) verbose: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// English
    #[value(name = "en")]
    English,
    /// 简体中文
    #[value(name = "zh-CN", aliases = ["zh-cn", "zh"])]
    Simplified,
    /// 繁體中文
    #[value(name = "zh-TW", alias = "zh-tw")]
    Traditional,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Scan a video and judge it
    #[command(after_help = "\
Examples:
  onetake verify return.mp4 --waybill SF1234567890123 --signed-at 2026-03-01T14:05:00+08:00
  onetake verify packing.mp4 --direction outbound-packing --waybill 1Z999AA10123456784 --out evidence
  onetake verify return.mp4 --json | jq .verdict")]
    Verify(Verify),

    /// Scan a video: record what is there, without any rule
    #[command(after_help = "\
Examples:
  onetake scan return.mp4 --out return.json
  onetake scan return.mp4 --out - | jq .observations")]
    Scan(Scan),

    /// Judge a record that a scan wrote; the video is not needed
    #[command(after_help = "\
Examples:
  onetake judge return.json --waybill SF1234567890123
  onetake judge return.mp4.onetake/record.json --policy shop.toml --out second-opinion")]
    Judge(Judge),

    /// Say what can be read on the label of a picture or a short video, and how to film it better
    #[command(after_help = "\
Examples:
  onetake label station.mp4
  onetake label photo.jpg --json | jq .advice")]
    Label(Label),

    /// List the built-in policies, show one, or check a policy file
    #[command(after_help = "\
Examples:
  onetake policies
  onetake policies base > shop.toml
  onetake policies ./shop.toml")]
    Policies(Policies),

    /// Print a completion script for a shell
    #[command(after_help = "\
Examples:
  onetake completions bash > ~/.local/share/bash-completion/completions/onetake
  onetake completions zsh > ~/.zfunc/_onetake")]
    Completions(Completions),

    /// Print the man page, or write one for each verb
    #[command(after_help = "\
Examples:
  onetake man | man -l -
  onetake man --out ~/.local/share/man/man1")]
    Man(Man),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Verify {
    /// The video file, as the recorder wrote it
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) video: PathBuf,

    #[command(flatten)]
    pub(crate) rules: Rules,

    /// Folder to write record.json, report.json, report.html and stills/ into
    /// [default: VIDEO.onetake in the current folder; with --json none]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) writing: Writing,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Scan {
    /// The video file, as the recorder wrote it
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) video: PathBuf,

    /// File to write the record to; its stills go to FILE.stills beside it. `-` is stdout, without stills
    #[arg(long, value_name = "FILE.json", value_hint = ValueHint::FilePath)]
    pub(crate) out: PathBuf,

    /// Replace a record that is there already
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Judge {
    /// The record that a scan wrote; `-` is stdin
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) record: PathBuf,

    #[command(flatten)]
    pub(crate) rules: Rules,

    /// Folder to write record.json, report.json, report.html and stills/ into [default: none]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) writing: Writing,
}

/// What a record is compared with.
#[derive(Debug, ClapArgs)]
pub(crate) struct Rules {
    /// Tracking number that the label should show; give it again for several
    #[arg(long, value_name = "NO")]
    pub(crate) waybill: Vec<String>,

    /// When the carrier recorded delivery, with its time zone, such as 2026-03-01T14:05:00+08:00
    #[arg(long, value_name = "TIME")]
    pub(crate) signed_at: Option<String>,

    /// What the video is of [default: return-unboxing]
    #[arg(long, value_enum)]
    pub(crate) direction: Option<Direction>,

    /// A built-in policy by its id, or a policy file
    #[arg(long, value_name = "ID|FILE", default_value = "base", value_hint = ValueHint::FilePath)]
    pub(crate) policy: OsString,

    /// File that states the case: expected waybills, sign-off time, direction. Options given beside it win
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) case: Option<PathBuf>,

    /// File in which a named person states what they saw; give it again for several
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) attest: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Direction {
    /// The merchant opens a returned parcel
    ReturnUnboxing,
    /// The merchant packs a parcel that goes out
    OutboundPacking,
    /// The buyer opens a delivered parcel
    BuyerUnboxing,
}

/// How results are written.
#[derive(Debug, ClapArgs)]
pub(crate) struct Writing {
    /// Print the report alone, as JSON
    #[arg(long)]
    pub(crate) json: bool,

    /// Replace an output folder of onetake that is there already
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Label {
    /// A PNG or JPEG picture, or a video of a few seconds
    #[arg(value_name = "IMAGE|VIDEO", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,

    /// Print what was found as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Policies {
    /// A built-in policy to print, or a policy file to check [default: list the built-in ones]
    #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) policy: Option<OsString>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Man {
    /// Folder to write a page for each verb into
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn every_verb_has_an_example_that_parses() {
        for verb in Args::command().get_subcommands() {
            let help = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
            let examples: Vec<&str> =
                help.lines().map(str::trim).filter(|line| line.starts_with("onetake ")).collect();
            assert!(!examples.is_empty(), "{} has no example", verb.get_name());
            for example in examples {
                let typed = example.split(['|', '>']).next().unwrap_or_default();
                let parsed = Args::try_parse_from(typed.split_whitespace());
                assert!(parsed.is_ok(), "{example}: {}", parsed.unwrap_err());
            }
        }
    }
}
