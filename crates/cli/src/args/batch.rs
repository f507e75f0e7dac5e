//! `onetake batch`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum, ValueHint};

#[derive(Debug, ClapArgs)]
pub(crate) struct Batch {
    /// Folders of videos, single videos, patterns such as `returns/*.mp4`, and sheets
    #[arg(required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) places: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) desk: Desk,

    /// Scan again what was scanned before
    #[arg(long)]
    pub(crate) rescan: bool,

    /// Try again what was set aside because it is no video that can be read
    #[arg(long)]
    pub(crate) retry: bool,

    /// Print one JSON object for each case and line
    #[arg(long)]
    pub(crate) json: bool,
}

/// What batch and watch have in common.
#[derive(Debug, ClapArgs)]
pub(crate) struct Desk {
    /// Sheet of orders: CSV, TSV, XLSX, XLS or ODS, as the shop's program exports it; give it again for several
    #[arg(long, value_name = "SHEET", value_hint = ValueHint::FilePath)]
    pub(crate) table: Vec<PathBuf>,

    /// What the column of that name holds, such as `waybill=退货号`; give it again for several [default: by its name]
    #[arg(long, value_name = "FIELD=NAME")]
    pub(crate) column: Vec<String>,

    /// Which part comes first in dates such as 03/04/2026 [default: such dates are not read]
    #[arg(long, value_name = "ORDER")]
    pub(crate) dates: Option<Dates>,

    /// Zone of times that carry none, such as +08:00 or Asia/Shanghai [default: that of this computer]
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,

    /// A built-in policy by its id, or a policy file; `+ID` lays an overlay over it
    #[arg(long, value_name = "ID|FILE", default_value = "base", value_hint = ValueHint::FilePath)]
    pub(crate) policy: OsString,

    /// File in which a named person states what they saw, or a folder of such files; each goes to the video that it is about
    #[arg(long, value_name = "FILE|DIR", value_hint = ValueHint::AnyPath)]
    pub(crate) attest: Vec<PathBuf>,

    /// File that keeps what is known, so that nothing is done twice [default: onetake.sqlite beside the videos]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) ledger: Option<PathBuf>,

    /// Folder for the table and the reports [default: onetake-results beside the ledger]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: Option<PathBuf>,

    /// Folder into which each case that changes is dropped as a JSON file, for another program to fetch
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) drop: Option<PathBuf>,

    /// How many videos are scanned at once [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,

    /// Take the time in a video's name and its last change on disk as clocks of their own, both weak
    #[arg(long)]
    pub(crate) file_clocks: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Dates {
    /// 03/04/2026 is 3 April
    DayFirst,
    /// 03/04/2026 is 4 March
    MonthFirst,
}
