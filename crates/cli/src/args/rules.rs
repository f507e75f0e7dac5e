//! What verify and judge have in common.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum, ValueHint};
use onetake::case::Dispute;

use super::names::{names, words};

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

    /// The part of the picture that is the work table: left, top, width and height in per cent, such as 10,20,60,50; or the file
    /// of a station that holds these numbers
    #[arg(long, value_name = "X,Y,W,H|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) region: Option<String>,

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
