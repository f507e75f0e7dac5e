//! `onetake label`

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

#[derive(Debug, ClapArgs)]
pub(crate) struct Label {
    /// A PNG or JPEG picture, or a video of a few seconds
    #[arg(value_name = "IMAGE|VIDEO", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,

    /// Print what was found as JSON
    #[arg(long)]
    pub(crate) json: bool,
}
