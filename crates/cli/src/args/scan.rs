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

    /// Print on stdout how far it is and why there is no record, as one JSON object for each line
    #[arg(long)]
    pub(crate) progress_json: bool,

    /// Leave the computer to others: run with low priority
    #[arg(long)]
    pub(crate) background: bool,
}
