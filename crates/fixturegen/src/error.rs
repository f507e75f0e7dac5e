//! What can go wrong while clips are made.

use std::path::{Path, PathBuf};

/// Why a clip was not made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The recipe asks for something that cannot be; the text says what to change.
    #[error("{0}")]
    Recipe(String),
    /// A recipe file is not valid TOML or has unknown keys.
    #[error("{path}: {cause}")]
    Toml {
        /// The recipe file.
        path: PathBuf,
        /// What the TOML reader says, with the line.
        cause: Box<toml::de::Error>,
    },
    /// A file or folder could not be read or written.
    #[error("{path}: {cause}")]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// The `ffmpeg` command is not installed or could not be started.
    #[error(
        "cannot start {program}: {cause}; install it (Debian: apt-get install ffmpeg) or put it on the PATH"
    )]
    NoFfmpeg {
        /// The program that was looked for.
        program: &'static str,
        /// What the system says.
        cause: std::io::Error,
    },
    /// FFmpeg ran and failed.
    #[error("ffmpeg failed while it {doing}:\n{said}")]
    Ffmpeg {
        /// What it was asked to do.
        doing: String,
        /// The end of what it wrote to its error output.
        said: String,
    },
    /// A recipe with this name does not exist.
    #[error("no recipe is called {0:?}; `fixturegen list` shows the names")]
    NoRecipe(String),
}

impl Error {
    /// For `map_err` after a file operation on `path`.
    pub(crate) fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |cause| Self::File { path: path.to_owned(), cause }
    }
}
