//! `onetake policies`

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueHint};

#[derive(Debug, ClapArgs)]
pub(crate) struct Policies {
    #[command(subcommand)]
    pub(crate) verb: Option<PoliciesVerb>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PoliciesVerb {
    /// List the built-in policies [the same as without a verb]
    List,

    /// Say in words what a policy asks for, where that stands, and how a person can confirm it
    Explain {
        /// A built-in policy by its id, or a policy file
        #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
        policy: OsString,
        /// One criterion of it, such as TIME.WINDOW [default: all]
        criterion: Option<String>,
    },

    /// Print the file of a built-in policy, comments included: a start for one's own
    Show {
        /// A built-in policy by its id
        #[arg(value_name = "ID")]
        policy: String,
    },

    /// Check policy files: faults with line and column, and where one asks for less than the policy that it extends
    Validate {
        /// Policy files
        #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
        files: Vec<PathBuf>,
    },

    /// Say where a policy differs from another, and what of it is stricter or looser
    Diff {
        /// The policy to compare with: an id or a file
        #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
        before: OsString,
        /// The policy that differs: an id or a file
        #[arg(value_name = "ID|FILE", value_hint = ValueHint::FilePath)]
        after: OsString,
    },
}
