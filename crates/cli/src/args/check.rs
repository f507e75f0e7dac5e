//! `onetake check`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

#[derive(Debug, ClapArgs)]
pub(crate) struct Check {
    /// The folder that verify or judge made, its report.json, or a bundle
    #[arg(value_name = "REPORT|FOLDER|BUNDLE", value_hint = ValueHint::AnyPath)]
    pub(crate) evidence: PathBuf,

    /// The video, to scan it again and compare
    #[arg(value_name = "VIDEO", value_hint = ValueHint::FilePath)]
    pub(crate) video: Option<PathBuf>,

    /// The policy of the report, where it is none of the built-in ones
    #[arg(long, value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) policy: Option<OsString>,

    /// Print what was compared as JSON
    #[arg(long)]
    pub(crate) json: bool,
}
