//! `onetake verify`

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

use super::rules::{Rules, Writing};

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
