//! `onetake scan`

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

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
