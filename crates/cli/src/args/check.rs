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

    /// Scan the video that lies in the bundle and compare
    #[arg(long, conflicts_with = "video")]
    pub(crate) scan: bool,

    /// The policy of the report, where it is none of the built-in ones
    #[arg(long, value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) policy: Option<OsString>,

    /// List of the signers that you trust, as ssh-keygen has it: then one of them must have signed
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) signers: Option<PathBuf>,

    /// Certificates of the timestamp authorities that you trust, in PEM: then one of them must have stamped
    #[arg(long, value_name = "PEM", value_hint = ValueHint::FilePath)]
    pub(crate) authorities: Option<PathBuf>,

    /// Sealed list of videos, as sha256sum writes it, which must name this one
    #[arg(long, value_name = "LIST", value_hint = ValueHint::FilePath)]
    pub(crate) list: Option<PathBuf>,

    /// Print what was compared as JSON
    #[arg(long)]
    pub(crate) json: bool,
}
