//! `onetake attest`

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum, ValueHint};
use onetake::attest::{CHECKLIST, ChecklistItem, Side, StatementKind};

use super::moment::moment;
use super::names::{names, words};
use super::rules::Rules;

#[derive(Debug, ClapArgs)]
pub(crate) struct Attest {
    /// The record that a scan wrote, or the folder that verify made
    #[arg(value_hint = ValueHint::AnyPath)]
    pub(crate) record: PathBuf,

    /// The file to add statements to; it is made when it is not there. JSON if its name ends in .json, else TOML [default:
    /// RECORD.statements.toml]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) out: Option<PathBuf>,

    /// Who states it
    #[arg(long, value_name = "NAME")]
    pub(crate) who: Option<String>,

    /// In which role
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: Option<String>,

    /// What is stated [default: asks for each statement that is open, with the place that the scan proposes]
    #[arg(long, value_name = "STATEMENT", value_parser = names("statement", StatementKind::ALL, |kind| kind.as_str()),
        group = "stated", requires_all = ["who", "role"], conflicts_with_all = JUDGING)]
    pub(crate) statement: Option<StatementKind>,

    /// State all that the scan proposes, without asking: NAME answers for it, and each statement says so
    #[arg(long, group = "stated", requires_all = ["who", "role"])]
    pub(crate) accept_proposed: bool,

    /// Whether the video shows it; of an explanation: seen where it does not count against the video, not-seen where it does [default:
    /// seen, but for explanations]
    #[arg(long, requires = "statement", value_parser = words::<State>("state"))]
    pub(crate) state: Option<State>,

    /// From when in the video, such as 0:12.5 [default: its start]
    #[arg(long, requires = "statement", value_name = "MIN:SEC", value_parser = moment)]
    pub(crate) from: Option<i64>,

    /// Until when in the video [default: its end]
    #[arg(long, requires = "statement", value_name = "MIN:SEC", value_parser = moment)]
    pub(crate) to: Option<i64>,

    /// A side of the parcel that is shown; give it again for several (outside-shown). No scan proposes sides: with
    /// --accept-proposed, name them
    #[arg(long, requires = "stated", value_name = "SIDE", value_parser = names("side", Side::ALL, |side| side.as_str()))]
    pub(crate) side: Vec<Side>,

    /// The number as it stands there (waybill-transcribed, serial-read)
    #[arg(long, requires = "statement", value_name = "TEXT")]
    pub(crate) text: Option<String>,

    /// The line of the order, by its id in the case (line-shown, serial-read)
    #[arg(long, requires = "statement", value_name = "ID")]
    pub(crate) line: Option<String>,

    /// How many pieces are seen (line-shown)
    #[arg(long, requires = "statement", value_name = "N")]
    pub(crate) count: Option<u32>,

    /// An item of the inspection checklist (inspected)
    #[arg(long, requires = "statement", value_name = "ITEM", value_parser = names("item", CHECKLIST, |item| item.as_str()))]
    pub(crate) item: Option<ChecklistItem>,

    /// How the item is (inspected); a wrong word is answered with those that it can have
    #[arg(long, requires = "statement", value_name = "WORD")]
    pub(crate) condition: Option<String>,

    /// The observation that is explained, by its number in the record (event-explained)
    #[arg(long, requires = "statement", value_name = "N")]
    pub(crate) observation: Option<u32>,

    /// A rule whose finding is explained, by its id, as CLR.RES; give it again for another one (finding-explained)
    #[arg(long, requires = "statement", value_name = "ID")]
    pub(crate) criterion: Vec<String>,

    /// The still that shows it, by its number in the record [default: the one nearest to the middle of the span]
    #[arg(long, requires = "statement", value_name = "N")]
    pub(crate) still: Option<u32>,

    /// What the person adds: what is visible, not who or why
    #[arg(long, requires = "statement", value_name = "TEXT")]
    pub(crate) note: Option<String>,

    /// When it is stated, with zone [default: now]
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<String>,

    #[command(flatten)]
    pub(crate) rules: Rules,
}

/// What a record is judged with to find what is open: one statement that is named needs none of it.
const JUDGING: [&str; 13] = [
    "waybill",
    "order",
    "reference",
    "region",
    "signed_at",
    "direction",
    "policy",
    "case",
    "row",
    "attest",
    "dispute",
    "other_report",
    "file_clocks",
];

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
