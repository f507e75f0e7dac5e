//! `onetake watch`

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueHint};

use super::batch::Desk;

#[derive(Debug, ClapArgs)]
pub(crate) struct Watch {
    /// Folders into which videos come
    #[arg(required = true, value_hint = ValueHint::DirPath)]
    pub(crate) places: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) desk: Desk,

    /// Seconds for which a file must stay as it is to count as finished
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) settle: u64,

    /// Seconds after which folders are looked through in any case, for shares that tell of no change
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=86_400))]
    pub(crate) poll: u64,

    /// Address at which Prometheus may ask for numbers, such as 127.0.0.1:9184
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) metrics: Option<SocketAddr>,
}
