//! `onetake key` and `onetake seal`, and what bundle and check share with them.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs, ValueHint};

#[derive(Debug, ClapArgs)]
pub(crate) struct Key {
    /// File for the key, which you alone can read; its public half goes beside it, with .pub behind the name
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,

    /// Whose key it is, as lists of signers name it, such as station-3@shop.example
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
}

#[derive(Debug, ClapArgs)]
#[command(group = ArgGroup::new("seal").required(true).multiple(true).args(["key", "timestamp", "request", "attach"]))]
#[command(group = ArgGroup::new("stamp").multiple(true).args(["timestamp", "attach"]))]
pub(crate) struct Seal {
    /// Folder of evidence, folder of a bundle, or any file; several are sealed one by one
    #[arg(value_name = "FOLDER|FILE", required = true, value_hint = ValueHint::AnyPath)]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) sealing: Sealing,

    /// Write a list of the files, as sha256sum writes it, and seal that list once
    #[arg(long, value_name = "LIST", value_hint = ValueHint::FilePath)]
    pub(crate) list: Option<PathBuf>,

    /// Write the request for a timestamp to FILE.tsq instead, for an authority that is asked by another way
    #[arg(long, conflicts_with_all = ["key", "timestamp", "attach", "list"])]
    pub(crate) request: bool,

    /// Keep the answer of an authority that came by another way
    #[arg(long, value_name = "TSR", conflicts_with_all = ["key", "timestamp", "list"], value_hint = ValueHint::FilePath)]
    pub(crate) attach: Option<PathBuf>,
}

/// Who seals. The command has a group `stamp` of what brings a timestamp.
#[derive(Debug, ClapArgs)]
pub(crate) struct Sealing {
    /// Sign with this key: one of onetake key, or an Ed25519 or ECDSA P-256 key of ssh; of a public one, the agent has the other
    /// half
    #[arg(long, value_name = "KEY", value_hint = ValueHint::FilePath)]
    pub(crate) key: Option<PathBuf>,

    /// Ask this authority for a timestamp (RFC 3161); a digest alone goes over the network
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    pub(crate) timestamp: Option<String>,

    /// Certificates of the timestamp authorities that you trust, in PEM; another's timestamp is refused
    #[arg(long, value_name = "PEM", requires = "stamp", value_hint = ValueHint::FilePath)]
    pub(crate) authorities: Option<PathBuf>,
}
