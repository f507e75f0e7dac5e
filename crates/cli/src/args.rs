//! What can be typed. Help, man pages and shell completions all come from this one definition.

use std::ffi::OsString;
use std::path::PathBuf;

use onetake::case::Dispute;

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

    /// Explain a finding of a report: rule, source, measured values, how a person can confirm it
    #[command(after_help = "\
Examples:
  onetake explain return.mp4.onetake
  onetake explain return.mp4.onetake/report.json CONT.CUT")]
    Explain(Explain),

    /// List policies, explain one, check a policy file, compare two
    #[command(
        after_help = "\
Examples:
  onetake policies
  onetake policies explain taobao-tmall TIME.WINDOW
  onetake policies show base > shop.toml
  onetake policies validate shop.toml
  onetake policies diff taobao-tmall shop.toml

A policy is named by its id, or by a file. An overlay follows after a plus sign: taobao-tmall+high-value.",
        args_conflicts_with_subcommands = true
    )]
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

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// A report, or the folder that verify made; `-` is stdin
    #[arg(value_hint = ValueHint::AnyPath)]
    pub(crate) report: PathBuf,

    /// The criterion to explain, such as CONT.CUT [default: list all]
    pub(crate) criterion: Option<String>,
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

    /// A built-in policy by its id, or a policy file; `+ID` lays an overlay over it
    #[arg(long, value_name = "ID|FILE", default_value = "base", value_hint = ValueHint::FilePath)]
    pub(crate) policy: OsString,

    /// File that states the case: expected waybills, sign-off time, direction. Options given beside it win
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) case: Option<PathBuf>,

    /// File in which a named person states what they saw; give it again for several
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) attest: Vec<PathBuf>,

    /// What is in dispute: says whether this video can show it, and what else is needed
    #[arg(long, value_name = "DISPUTE", value_parser = parse_dispute, hide_possible_values = true)]
    pub(crate) dispute: Option<Dispute>,

    /// Report on the video of the other direction, such as that of packing when a return is judged
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) other_report: Option<PathBuf>,

    /// Go on although something that was typed is not neutral; the report says which words
    #[arg(long)]
    pub(crate) keep_words: bool,
}

/// One of the disputes that the library knows.
fn parse_dispute(text: &str) -> Result<Dispute, String> {
    let name = text.replace('-', "_");
    Dispute::ALL.iter().copied().find(|known| known.as_str() == name).ok_or_else(|| {
        let known: Vec<&str> = Dispute::ALL.iter().map(|known| known.as_str()).collect();
        format!("known are: {}", known.join(", "))
    })
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
pub(crate) struct Policies {
    #[command(subcommand)]
    pub(crate) verb: Option<PoliciesVerb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PoliciesVerb {
    /// List the built-in policies [the same as without a verb]
    List,

    /// Say in words what a policy asks for, where that stands, and how a person can confirm it
    Explain {
        /// A built-in policy by its id, or a policy file
        #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
        policy: OsString,
        /// One criterion of it, such as TIME.WINDOW [default: all]
        criterion: Option<String>,
    },

    /// Print the file of a built-in policy, comments included: a start for one's own
    Show {
        /// A built-in policy by its id
        #[arg(value_name = "ID")]
        policy: String,
    },

    /// Check policy files: faults with line and column, and where one asks for less than the policy that it extends
    Validate {
        /// Policy files
        #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
        files: Vec<PathBuf>,
    },

    /// Say where a policy differs from another, and what of it is stricter or looser
    Diff {
        /// The policy to compare with: an id or a file
        #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
        before: OsString,
        /// The policy that differs: an id or a file
        #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
        after: OsString,
    },
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
