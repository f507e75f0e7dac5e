//! What can be typed. Help, man pages and shell completions all come from this one definition.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{EnumValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use onetake::attest::{CHECKLIST, ChecklistItem, Side, StatementKind};
use onetake::case::Dispute;
use onetake::message::{Catalogue, Language};
use unicode_normalization::UnicodeNormalization as _;

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
    #[arg(long, global = true, value_parser = LangParser, value_name = "LANGUAGE")]
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
    #[value(name = "zh-CN")]
    Simplified,
    /// 繁體中文
    #[value(name = "zh-TW")]
    Traditional,
    /// Tiếng Việt
    #[value(name = "vi")]
    Vietnamese,
}

/// Reads a language by its tag, a locale (`zh_CN.UTF-8`), the name of its country, or its own name.
#[derive(Debug, Clone, Copy)]
struct LangParser;

impl TypedValueParser for LangParser {
    type Value = Lang;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Lang, clap::Error> {
        let known = value.to_str().and_then(Lang::named);
        match known {
            Some(lang) => Ok(lang),
            // It lists what there is.
            None => EnumValueParser::<Lang>::new().parse_ref(command, arg, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Lang::value_variants().iter().filter_map(Lang::to_possible_value)))
    }
}

impl Lang {
    /// The language that goes by that name.
    pub(crate) fn named(text: &str) -> Option<Self> {
        match text.to_lowercase().as_str() {
            "cn" | "chs" | "chinese" | "中文" | "简体" | "简体中文" => Some(Self::Simplified),
            "tw" | "hk" | "mo" | "cht" | "繁體" | "繁体" | "繁體中文" | "繁体中文" => {
                Some(Self::Traditional)
            }
            "vn" | "vietnamese" | "tiếng việt" => Some(Self::Vietnamese),
            "english" => Some(Self::English),
            _ => Language::from_tag(text).map(Self::from),
        }
    }
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::English,
            Language::ZhCn => Self::Simplified,
            Language::ZhTw => Self::Traditional,
            Language::Vi => Self::Vietnamese,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Scan a video and judge it
    #[command(after_help = "\
Examples:
  onetake verify return.mp4 --waybill SF1234567890123 --signed-at 2026-03-01T14:05:00+08:00
  onetake verify packing.mp4 --direction outbound-packing --waybill 1Z999AA10123456784 --out evidence
  onetake verify return.mp4 --case orders.csv --row SF1234567890123
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
  onetake judge return.mp4.onetake --policy shop.toml --out second-opinion

The report says that its record was not compared with the video: only a scan shows what the video holds.")]
    Judge(Judge),

    /// Say what can be read on the label of a picture or a short video, and how to film it better
    #[command(after_help = "\
Examples:
  onetake label station.mp4
  onetake label photo.jpg --json | jq .advice")]
    Label(Label),

    /// State as a named person what the video shows
    #[command(after_help = "\
Examples:
  onetake attest return.mp4.onetake --who 李娜 --role inspector --statement sealed-at-start --to 0:06 --out li.toml
  onetake attest return.json --who 李娜 --role inspector --statement outside-shown --side top --side front --out li.toml
  onetake attest return.json --who 李娜 --role inspector --statement inspected --item outer-box --condition dented --out li.toml

Each call adds one statement to the file, which is bound to the scan: judge it with --attest FILE. Report and record say
what is still needed. That something cannot be seen is an answer too: --state not-visible.")]
    Attest(Attest),

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
    /// The record that a scan wrote, or the folder that verify made; `-` is stdin
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

#[derive(Debug, ClapArgs)]
pub(crate) struct Attest {
    /// The record that a scan wrote, or the folder that verify made
    #[arg(value_hint = ValueHint::AnyPath)]
    pub(crate) record: PathBuf,

    /// The file to add the statement to; it is made when it is not there. JSON if its name ends in .json, else TOML
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: PathBuf,

    /// Who states it
    #[arg(long, value_name = "NAME")]
    pub(crate) who: String,

    /// In which role
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: String,

    /// What is stated
    #[arg(long, value_name = "STATEMENT", value_parser = names("statement", StatementKind::ALL, |kind| kind.as_str()))]
    pub(crate) statement: StatementKind,

    /// Whether the video shows it
    #[arg(long, value_parser = words::<State>("state"), default_value = "seen")]
    pub(crate) state: State,

    /// From when in the video, such as 0:12.5 [default: its start]
    #[arg(long, value_name = "MIN:SEC", value_parser = moment)]
    pub(crate) from: Option<i64>,

    /// Until when in the video [default: its end]
    #[arg(long, value_name = "MIN:SEC", value_parser = moment)]
    pub(crate) to: Option<i64>,

    /// A side of the parcel that is shown; give it again for several (outside-shown)
    #[arg(long, value_name = "SIDE", value_parser = names("side", Side::ALL, |side| side.as_str()))]
    pub(crate) side: Vec<Side>,

    /// The number as it stands there (waybill-transcribed, serial-read)
    #[arg(long, value_name = "TEXT")]
    pub(crate) text: Option<String>,

    /// The line of the order, by its id in the case (line-shown, serial-read)
    #[arg(long, value_name = "ID")]
    pub(crate) line: Option<String>,

    /// How many pieces are seen (line-shown)
    #[arg(long, value_name = "N")]
    pub(crate) count: Option<u32>,

    /// An item of the inspection checklist (inspected)
    #[arg(long, value_name = "ITEM", value_parser = names("item", CHECKLIST, |item| item.as_str()))]
    pub(crate) item: Option<ChecklistItem>,

    /// How the item is (inspected); a wrong word is answered with those that it can have
    #[arg(long, value_name = "WORD")]
    pub(crate) condition: Option<String>,

    /// The observation that is explained, by its number in the record (event-explained)
    #[arg(long, value_name = "N")]
    pub(crate) observation: Option<u32>,

    /// The still that shows it, by its number in the record [default: the one nearest to the middle of the span]
    #[arg(long, value_name = "N")]
    pub(crate) still: Option<u32>,

    /// What the person adds: what is visible, not who or why
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// When it is stated, with zone [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,

    /// Go on although the note is not neutral
    #[arg(long)]
    pub(crate) keep_words: bool,
}

/// Whether the video shows what is stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum State {
    /// It is so: the video shows it
    Seen,
    /// It is not so: the video shows the contrary
    NotSeen,
    /// The video does not show enough to tell
    NotVisible,
}

/// Reads one of the library's names, with dashes as on a command line, or its words in a report of any language.
fn names<T: Copy + Send + Sync + 'static>(
    group: &'static str,
    all: &[T],
    name: fn(T) -> &'static str,
) -> Named<T> {
    let dashed = |value: T| name(value).replace('_', "-");
    Named { group, values: all.iter().map(|value| (PossibleValue::new(dashed(*value)), *value)).collect() }
}

/// The same for an enumeration of this command.
fn words<T: ValueEnum + Send + Sync + 'static>(group: &'static str) -> Named<T> {
    let named = |value: &T| Some((value.to_possible_value()?, value.clone()));
    Named { group, values: T::value_variants().iter().filter_map(named).collect() }
}

/// Names, and the group of messages that says them in words, as the cells of a table may have them too.
#[derive(Debug, Clone)]
struct Named<T> {
    group: &'static str,
    values: Vec<(PossibleValue, T)>,
}

impl<T: Clone + Send + Sync + 'static> Named<T> {
    fn find(&self, typed: &str) -> Option<T> {
        let wanted = plain(typed);
        let by_name = self.values.iter().find(|(name, _)| plain(name.get_name()) == wanted);
        let found = by_name.or_else(|| {
            let in_words = |words: &Catalogue, name: &str| {
                words.find(&format!("{}-{}", self.group, name.replace('-', "_")), &[])
            };
            let all: Vec<Catalogue> = Language::ALL.into_iter().map(Catalogue::of).collect();
            self.values.iter().find(|(name, _)| {
                all.iter()
                    .any(|words| in_words(words, name.get_name()).is_some_and(|said| plain(&said) == wanted))
            })
        });
        found.map(|(_, value)| value.clone())
    }
}

/// What tells words apart, whatever the width, the case and the spaces.
pub(crate) fn plain(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Named<T> {
    type Value = T;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<T, clap::Error> {
        if let Some(found) = value.to_str().and_then(|typed| self.find(typed)) {
            return Ok(found);
        }
        // It lists what there is.
        let names = PossibleValuesParser::new(self.values.iter().map(|(name, _)| name.clone()));
        let listed = names.parse_ref(command, arg, value);
        Err(listed.err().unwrap_or_else(|| clap::Error::new(clap::error::ErrorKind::InvalidValue)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.values.iter().map(|(name, _)| name.clone())))
    }
}

/// A time on the video's own clock, as a player shows it: seconds, `min:sec` or `h:min:sec`, with a fraction.
fn moment(text: &str) -> Result<i64, String> {
    let error = || format!("{text:?} is no time in a video: write it as 1:02.5");
    // An input method for Chinese writes full-width digits and colons.
    let text: String = text.trim().nfkc().take(40).collect();
    let text = text.as_str();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(error());
    }
    let parts: Vec<&str> = whole.split(':').collect();
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(digits) {
        return Err(error());
    }
    let mut seconds = 0_i64;
    for part in &parts {
        seconds = seconds * 60 + part.parse::<i64>().map_err(|_| error())?;
    }
    let millis: i64 = format!("{fraction:0<3}").parse().map_err(|_| error())?;
    Ok(seconds * 1000 + millis)
}

/// What a record is compared with.
#[derive(Debug, ClapArgs)]
pub(crate) struct Rules {
    /// Tracking number that the label should show; give it again for several
    #[arg(long, value_name = "NO")]
    pub(crate) waybill: Vec<String>,

    /// Number of the order on the platform, for the report
    #[arg(long, value_name = "NO")]
    pub(crate) order: Option<String>,

    /// The shop's own reference, such as the number of its return, for the report
    #[arg(long, value_name = "TEXT")]
    pub(crate) reference: Option<String>,

    /// When the carrier recorded delivery, with its time zone, such as 2026-03-01T14:05:00+08:00
    #[arg(long, value_name = "TIME")]
    pub(crate) signed_at: Option<String>,

    /// What the video is of [default: return-unboxing]
    #[arg(long, value_parser = words::<Direction>("direction"))]
    pub(crate) direction: Option<Direction>,

    /// A built-in policy by its id, or a policy file; `+ID` lays an overlay over it
    #[arg(long, value_name = "ID|FILE", default_value = "base", value_hint = ValueHint::FilePath)]
    pub(crate) policy: OsString,

    /// File that states the case: expected waybills, sign-off time, direction; TOML, JSON, or a table in CSV. Options given
    /// beside it win
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) case: Option<PathBuf>,

    /// The row of the table, by its number from 1 or by its waybill [default: that of --waybill, or the only order]
    #[arg(long, value_name = "N|NO", requires = "case")]
    pub(crate) row: Option<String>,

    /// File in which a named person states what they saw; give it again for several
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) attest: Vec<PathBuf>,

    /// What is in dispute: says whether this video can show it, and what else is needed
    #[arg(long, value_name = "DISPUTE", value_parser = names("dispute", Dispute::ALL, |dispute| dispute.as_str()))]
    pub(crate) dispute: Option<Dispute>,

    /// Report on the video of the other direction, such as that of packing when a return is judged
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) other_report: Option<PathBuf>,

    /// Take the time in the file's name and its last change on disk as clocks of their own, both weak: anybody can change
    /// them. The report then holds the file's name
    #[arg(long)]
    pub(crate) file_clocks: bool,

    /// Go on although something that was typed is not neutral; the report says which words
    #[arg(long)]
    pub(crate) keep_words: bool,
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
    fn times_in_a_video_are_read_as_players_show_them() {
        for (text, ms) in [
            ("0", 0),
            ("12.5", 12_500),
            ("1:02.5", 62_500),
            ("０：０２", 2_000),
            ("１：０２．５", 62_500),
            ("1:02:03.004", 3_723_004),
            ("90:00", 5_400_000),
        ] {
            assert_eq!(moment(text), Ok(ms), "{text}");
        }
        for text in ["", ":", "1:", "-1", "1.2345", "1:2:3:4", "1e3", "一"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_language_is_known_by_its_tag_its_locale_and_its_country() {
        let lang =
            |text: &str| Args::try_parse_from(["onetake", "policies", "--lang", text]).map(|args| args.lang);
        for (expected, texts) in [
            (
                Lang::Simplified,
                &["zh-CN", "zh", "zh_CN", "zh_cn.UTF-8", "ZH-Hans", "zh-Hans-SG", "cn", "CN", "中文"][..],
            ),
            (Lang::Traditional, &["zh-TW", "zh_TW", "zh-Hant", "zh_HK.UTF-8", "tw", "TW", "繁體中文"]),
            (Lang::English, &["en", "EN", "en_GB.UTF-8", "en-US"]),
            (Lang::Vietnamese, &["vi", "vi_VN", "vi-VN", "vn"]),
        ] {
            for text in texts {
                assert_eq!(lang(text).unwrap(), Some(expected), "{text}");
            }
        }
        for text in ["", "tlh", "fr_FR", "z"] {
            assert!(lang(text).unwrap_err().to_string().contains("zh-CN"), "{text}");
        }
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
