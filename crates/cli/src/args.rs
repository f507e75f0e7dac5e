//! What can be typed. Help, man pages and shell completions all come from this one definition, a file for each verb.

mod attest;
mod batch;
mod bundle;
mod check;
mod completions;
mod desk;
mod explain;
mod hand_in;
mod judge;
mod label;
mod language;
mod ledger;
mod man;
mod moment;
mod names;
mod policies;
mod rules;
mod scan;
mod seal;
mod verify;
mod watch;

use clap::{ArgAction, Parser, Subcommand};

pub(crate) use self::attest::{Attest, State};
pub(crate) use self::batch::{Batch, Dates, Desk};
pub(crate) use self::bundle::Bundle;
pub(crate) use self::check::Check;
pub(crate) use self::completions::Completions;
pub(crate) use self::desk::DeskPage;
pub(crate) use self::explain::Explain;
pub(crate) use self::hand_in::HandIn;
pub(crate) use self::judge::Judge;
pub(crate) use self::label::Label;
pub(crate) use self::language::Lang;
pub(crate) use self::ledger::{Ledger, LedgerVerb};
pub(crate) use self::man::Man;
pub(crate) use self::names::plain;
pub(crate) use self::policies::{Policies, PoliciesVerb};
pub(crate) use self::rules::{Direction, Rules};
pub(crate) use self::scan::Scan;
pub(crate) use self::seal::{Key, Seal, Sealing};
pub(crate) use self::verify::Verify;
pub(crate) use self::watch::Watch;

use self::language::LangParser;

const EXIT_CODES: &str = "\
Exit status:
  0    the verdict is valid, or the command did what it was asked for
  1    the verdict is invalid: a mandatory criterion is not met
  2    nothing could be judged: wrong arguments, an unreadable file, a policy with a fault
  3    the verdict is needs_review: a person must look
  130  stopped by Ctrl-C; nothing was left behind

The product goes to stdout; progress and complaints go to stderr.";

/// Is this unboxing or packing video good evidence, and how do we know?
///
/// onetake reads a video file from its first byte to its last, records what is there (breaks in time, picture and sound,
/// labels, damage), and compares the record with the rules of a platform. It never changes the video, and uses no network unless
/// a timestamp is asked for.
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

    /// Check evidence again: whether it is whole, hangs together, and says what the video shows
    #[command(after_help = "\
Examples:
  onetake check return.mp4.onetake
  onetake check return.mp4.onetake return.mp4
  onetake check evidence/report.json return.mp4 --policy shop.toml --json | jq .outcome
  onetake check case-42.zip --signers signers.txt --authorities root.pem

Exit status: 0 everything is as stated; 1 something is not; 2 it could not be checked; 3 nothing contradicts, but not everything
could be compared. Without the video it is at best 3: only a scan shows what the video holds.")]
    Check(Check),

    /// Seal evidence: sign exactly these bytes, and have an authority state since when they exist
    #[command(after_help = "\
Examples:
  onetake seal return.mp4.onetake --key station.key
  onetake seal case-42 --key ~/.ssh/id_ed25519.pub --timestamp http://timestamp.example --authorities root.pem
  onetake seal a.mp4 b.mp4 c.mp4 --list 2026-11-20.sha256 --timestamp http://timestamp.example
  onetake seal case-42 --request

Seals lie beside their file, as FILE.sig and FILE.tsr, and change nothing in it. Anybody verifies them, with onetake check or with
ssh-keygen and openssl.")]
    Seal(Seal),

    /// Make a key to sign evidence with
    #[command(after_help = "\
Examples:
  onetake key station.key --name station-3@shop.example

Give the line that it prints to those who check your evidence, by a way that they trust. Keep the key itself to yourself.")]
    Key(Key),

    /// Put evidence, video and documents into one bundle that anybody can check: a BagIt folder or ZIP file
    #[command(after_help = "\
Examples:
  onetake bundle return.mp4.onetake return.mp4
  onetake bundle return.mp4.onetake return.mp4 --document statements.toml --document invoice.pdf --out case-42.zip
  onetake bundle return.mp4.onetake return.mp4 --key station.key --out case-42.zip
  onetake check case-42.zip

The video goes in as it is. Nothing is compressed, and nothing that is there is replaced.")]
    Bundle(Bundle),

    /// Take in a folder of videos and a sheet of orders: scan what is new, judge every case, write a table
    #[command(after_help = "\
Examples:
  onetake batch returns --table returns.xlsx
  onetake batch returns returns.csv --column waybill=退货号 --zone +08:00 --policy taobao-tmall
  onetake batch returns --table returns.xlsx --json | jq -r '[.verdict, .file] | @tsv'

What was scanned before is known: run the same command again to go on, after a stop, with new videos, or with statements of
persons. Ctrl-C stops it; nothing that was done is lost.")]
    Batch(Batch),

    /// Do what batch does for weeks: take each video when somebody has finished writing it
    #[command(after_help = "\
Examples:
  onetake watch returns --table returns.xlsx
  onetake watch //nas/returns --table returns.xlsx --ledger desk/onetake.sqlite --metrics 127.0.0.1:9184

A first Ctrl-C, or SIGTERM, begins no further scan and lets those that run end; a second one stops at once. Neither loses what
was done.")]
    Watch(Watch),

    /// Open the page on which a person finishes cases: look, confirm, count, and the verdict follows
    #[command(after_help = "\
Examples:
  onetake desk
  onetake desk returns --table returns.xlsx
  onetake desk --ledger returns/onetake.sqlite --policy taobao-tmall

It serves a page for this computer alone and opens it. Without a ledger the page asks for a folder and a sheet. Every key is
listed under `?`. Ctrl-C ends it; nothing that was saved is lost.")]
    Desk(DeskPage),

    /// Look after the ledger of a desk: check it, judge all of it again, purge it, pause its work
    #[command(after_help = "\
Examples:
  onetake ledger check returns/onetake.sqlite
  onetake ledger judge returns/onetake.sqlite --policy taobao-tmall
  onetake ledger purge returns/onetake.sqlite --keep-days 180")]
    Ledger(Ledger),

    /// Say what can be read on the label of a picture or a short video, and how to film it better
    #[command(after_help = "\
Examples:
  onetake label station.mp4
  onetake label photo.jpg --json | jq .advice")]
    Label(Label),

    /// State as a named person what the video shows
    #[command(after_help = "\
Examples:
  onetake attest return.mp4.onetake --case orders.csv --row SF1234567890123
  onetake attest return.mp4.onetake --accept-proposed --side top --side front --who 李娜 --role inspector
  onetake attest return.json --who 李娜 --role inspector --statement sealed-at-start --to 0:06 --out li.toml
  onetake attest return.json --who 李娜 --role inspector --statement outside-shown --side top --side front --out li.toml
  onetake attest return.json --who 李娜 --role inspector --statement inspected --item outer-box --condition dented --out li.toml

Without --statement it judges the record with the case and policy that are given and asks for each statement that is open,
with the place that the scan proposes: Enter confirms. Each answer is written at once to the file, which is bound to the
scan: judge it with --attest FILE. That something cannot be seen is an answer too.")]
    Attest(Box<Attest>),

    /// Explain a finding of a report: rule, source, measured values, how a person can confirm it
    #[command(after_help = "\
Examples:
  onetake explain return.mp4.onetake
  onetake explain return.mp4.onetake/report.json CONT.CUT")]
    Explain(Explain),

    /// Make the folder to hand in on a platform: a copy of the whole take that fits its form, texts to paste, what each is for
    #[command(after_help = "\
Examples:
  onetake hand-in return.mp4.onetake --for taobao-tmall
  onetake hand-in return.mp4.onetake return.mp4 --for shopee-sg --out to-shopee
  onetake hand-in return.mp4.onetake --for weixin-store --mask 0,0,25,40 --mask 60,10,20,20@0:03-0:07

The copy shows the whole recording, neither cut nor sped up; where it cannot fit so, that is said. In it, labels are masked but
for their number. The original is only read. It needs the program ffmpeg.")]
    HandIn(HandIn),

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

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_is_complete() {
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
