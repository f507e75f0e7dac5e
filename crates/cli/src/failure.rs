//! Why the command could not do what it was asked for.

use std::io;
use std::path::PathBuf;

use onetake::ScanError;
use onetake::report::ExitCode;
use onetake::source::OpenError;
use thiserror::Error;

use crate::staging::OutputError;

/// Why the command ends without a verdict. Every text is one line: what is wrong and what to do.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// The video cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The video cannot be scanned.
    #[error(transparent)]
    Scan(ScanError),
    /// The results cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Stdout cannot be written.
    #[error("stdout cannot be written ({0}); check where it leads to")]
    Stdout(#[source] io::Error),
    /// A file that was named beside the video cannot be read.
    #[error("{}: cannot be read ({error}); check the path", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The user stopped it.
    #[error("stopped; nothing was written")]
    Cancelled,
}

impl Failure {
    /// What to say about it.
    pub(crate) fn text(&self) -> String {
        self.to_string()
    }

    /// Every kind has its exit code: a new one does not compile without.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Open(_) | Self::Scan(_) | Self::Output(_) | Self::Stdout(_) | Self::Unreadable { .. } => {
                ExitCode::CouldNotJudge
            }
            Self::Cancelled => ExitCode::Cancelled,
        }
    }
}
