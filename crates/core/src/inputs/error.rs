//! Why something cannot be judged with what was given.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use onetake_judge::JudgeError;
use onetake_judge::attest::AttestError;
use onetake_judge::case::CaseError;
use onetake_judge::policy::PolicyError;
use onetake_report::wire::WireError;
use thiserror::Error;

use super::sheet::SheetError;

/// Why something cannot be judged with what was given. Its sentence names the file and says what is wrong; a program that
/// speaks to people words it from the values, by way of [`Catalogue`](onetake_render::message::Catalogue).
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum InputError {
    /// The policy cannot be used.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The case cannot be used.
    #[error("{}{error}", prefix(path.as_deref()))]
    Case {
        /// The file, if there was one.
        path: Option<PathBuf>,
        /// What is wrong.
        error: CaseError,
    },
    /// The file of the case gives no sheet.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// Statements cannot be used.
    #[error("{}{error}", prefix(Some(path)))]
    Statements {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: AttestError,
    },
    /// Somebody typed a word that is not neutral.
    #[error("{place}: {word:?} is not neutral: state what is visible, not who or why")]
    Words {
        /// Where it was typed.
        place: TypedIn,
        /// The word or pattern.
        word: &'static str,
    },
    /// A file is no record or report.
    #[error("{}{error}", prefix(Some(path)))]
    Wire {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: WireError,
    },
    /// A file that was named cannot be read.
    #[error("{}cannot be read ({error}); check the path", prefix(Some(path)))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The record could not be judged.
    #[error(transparent)]
    Judge(#[from] JudgeError),
}

/// Where something was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum TypedIn {
    /// In a file of statements.
    File(PathBuf),
    /// In that entry of the case.
    Field(&'static str),
}

impl fmt::Display for TypedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Field(field) => write!(f, "`{field}`"),
        }
    }
}

impl InputError {
    /// A stable name of its kind.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Policy(error) => match error {
                PolicyError::Unknown { .. } | PolicyError::NoOverlay { .. } => "policy_unknown",
                PolicyError::NoCriterion { .. } => "criterion_unknown",
                PolicyError::Read { .. } => "policy_unreadable",
                _ => "policy_invalid",
            },
            Self::Case { error, .. } => match error {
                CaseError::Read { .. } => "case_unreadable",
                CaseError::Table { .. } | CaseError::NoTable => "case_table_invalid",
                _ => "case_invalid",
            },
            Self::Sheet(_) => "case_table_invalid",
            Self::Statements { error, .. } => match error {
                AttestError::Read { .. } => "statements_unreadable",
                AttestError::OtherVideo { .. } => "statements_of_other_video",
                _ => "statements_invalid",
            },
            Self::Words { .. } => "words_not_neutral",
            Self::Wire { .. } => "record_invalid",
            Self::Unreadable { .. } => "file_unreadable",
            Self::Judge(_) => "internal",
        }
    }

    /// The file that it is about, if there is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Policy(PolicyError::Read { path, .. })
            | Self::Statements { path, .. }
            | Self::Wire { path, .. }
            | Self::Unreadable { path, .. } => Some(path),
            Self::Policy(PolicyError::Unsound { file, .. }) => Some(Path::new(file)),
            Self::Case { path, .. } => path.as_deref(),
            Self::Sheet(error) => Some(&error.path),
            Self::Policy(_) | Self::Words { .. } | Self::Judge(_) => None,
        }
    }
}

fn prefix(path: Option<&Path>) -> String {
    path.map_or_else(String::new, |path| format!("{}: ", path.display()))
}
