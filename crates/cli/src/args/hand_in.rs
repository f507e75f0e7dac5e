//! `onetake hand-in`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};
use onetake::copy::Mask;

#[derive(Debug, ClapArgs)]
pub(crate) struct HandIn {
    /// The folder that verify or judge made, or its report.json
    #[arg(value_name = "FOLDER|REPORT", value_hint = ValueHint::AnyPath)]
    pub(crate) report: PathBuf,

    /// The video that was judged [default: where the scan found it, if it is still there]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) video: Option<PathBuf>,

    /// The platform: a built-in policy by its id, or a policy file [default: the policy of the report]
    #[arg(long = "for", value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) platform: Option<OsString>,

    /// Folder to write into [default: hand-in-ID in the current folder]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) out: Option<PathBuf>,

    /// Mask a part of the picture in the copy: left, top, width and height in per cent, for a while with @FROM-TO behind, such
    /// as 10,20,30,15@0:03-0:07; give it again for several
    #[arg(long, value_name = "L,T,W,H[@FROM-TO]", value_parser = mask)]
    pub(crate) mask: Vec<Mask>,

    /// A font file for the certificate, where the system has none with all characters; give it again for several
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) font: Vec<PathBuf>,

    /// Leave labels as they are in the copy; else all but their number is masked where they are read
    #[arg(long)]
    pub(crate) keep_label: bool,
}

fn mask(text: &str) -> Result<Mask, String> {
    text.parse().map_err(|error: onetake::copy::MaskError| error.to_string())
}
