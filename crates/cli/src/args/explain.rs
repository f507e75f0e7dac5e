//! `onetake explain`

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

#[derive(Debug, ClapArgs)]
pub(crate) struct Explain {
    /// A report, or the folder that verify made; `-` is stdin
    #[arg(value_hint = ValueHint::AnyPath)]
    pub(crate) report: PathBuf,

    /// The criterion to explain, such as CONT.CUT [default: list all]
    pub(crate) criterion: Option<String>,
}
