//! `onetake judge`

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

use super::rules::{Rules, Writing};

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
