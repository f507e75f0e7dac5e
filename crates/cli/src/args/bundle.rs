//! `onetake bundle`

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs, ValueHint};

use super::Sealing;

#[derive(Debug, ClapArgs)]
#[command(group = ArgGroup::new("stamp").args(["timestamp"]))]
pub(crate) struct Bundle {
    /// The folder that verify or judge made
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) evidence: PathBuf,

    /// The video that it is about; without it the bundle holds none
    #[arg(value_name = "VIDEO", value_hint = ValueHint::FilePath)]
    pub(crate) video: Option<PathBuf>,

    /// Another file to put in: statements, the shop's policy, a photograph, a document; give it again for several
    #[arg(long = "document", value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) documents: Vec<PathBuf>,

    /// Put in no report on paper (PDF), which needs a font with all characters
    #[arg(long)]
    pub(crate) no_pdf: bool,

    /// A font file for it, where the system has none with all characters; give it again for several
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "no_pdf")]
    pub(crate) font: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) sealing: Sealing,

    /// Folder or ZIP file to make [default: FOLDER.bundle.zip in the current folder]
    #[arg(long, value_name = "DIR|ZIP", value_hint = ValueHint::AnyPath)]
    pub(crate) out: Option<PathBuf>,
}
