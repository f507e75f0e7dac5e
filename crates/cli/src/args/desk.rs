//! `onetake desk`

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

use super::batch::Desk;

#[derive(Debug, ClapArgs)]
pub(crate) struct DeskPage {
    /// Folders of videos and sheets to take in; without them, what the ledger has is shown
    #[arg(value_hint = ValueHint::AnyPath)]
    pub(crate) places: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) desk: Desk,

    /// Address at which the page is served; port 0 takes one that is free [default: 127.0.0.1:8717]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<SocketAddr>,

    /// Name, with its port, under which others ask for the page, such as that of a proxy; give it again for several
    #[arg(long, value_name = "NAME", value_hint = ValueHint::Hostname)]
    pub(crate) host: Vec<String>,

    /// Print the address and open no browser
    #[arg(long)]
    pub(crate) no_browser: bool,
}
