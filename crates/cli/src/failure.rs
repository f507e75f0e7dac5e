//! Why the command could not do what it was asked for.

mod words;

use std::io;
use std::path::PathBuf;

use onetake::attest::{AttestError, StatementKind};
use onetake::case::CaseError;
use onetake::judge::JudgeError;
use onetake::message::Catalogue;
use onetake::policy::PolicyError;
use onetake::render::RenderError;
use onetake::report::ExitCode;
use onetake::source::OpenError;
use onetake::wire::WireError;
use onetake::{ScanError, ScanErrorKind};
use thiserror::Error;

use crate::staging::OutputError;

/// Why the command ends without a verdict. Every text says what is wrong and what to do.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// The video cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The video cannot be scanned.
    #[error(transparent)]
    Scan(ScanError),
    /// The policy cannot be used.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// Several policy files are not sound.
    #[error("policies are not sound")]
    Policies(Vec<PolicyError>),
    /// A policy has no file of its own that could be printed.
    #[error("{policy:?} is one policy over another and has no file: print each of both")]
    NoFile {
        /// The name that was asked for.
        policy: String,
    },
    /// A report has no such criterion.
    #[error(transparent)]
    Criterion(#[from] onetake::judge::UnknownCriterion),
    /// The case cannot be used.
    #[error("{}{error}", prefix(.path.as_ref()))]
    Case {
        /// The file, if there was one.
        path: Option<PathBuf>,
        /// What is wrong.
        error: CaseError,
    },
    /// Statements cannot be used.
    #[error("{}{error}", prefix(Some(.path)))]
    Attest {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: AttestError,
    },
    /// Somebody typed a word that is not neutral.
    #[error(
        "{place}: {word:?} is not neutral: state what is visible, not who or why; or go on with --keep-words"
    )]
    Words {
        /// Where it was typed.
        place: String,
        /// The word or pattern.
        word: &'static str,
    },
    /// A statement lacks what belongs to it.
    #[error("{}: give {option}", kind.as_str().replace('_', "-"))]
    StatementLacks {
        /// Which statement.
        kind: StatementKind,
        /// The option that is missing.
        option: &'static str,
    },
    /// Something was given that belongs to another statement.
    #[error("{}: {option} belongs to another statement: leave it out", kind.as_str().replace('_', "-"))]
    StatementStray {
        /// Which statement.
        kind: StatementKind,
        /// The option that does not belong to it.
        option: &'static str,
    },
    /// The record cannot be read.
    #[error("{}{error}", prefix(Some(.path)))]
    Record {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        error: WireError,
    },
    /// A file that was named cannot be read.
    #[error("{}cannot be read ({error}); check the path", prefix(Some(.path)))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The results cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Stdout cannot be written.
    #[error("stdout cannot be written ({0}); check where it leads to")]
    Stdout(#[source] io::Error),
    /// A result could not be put into its form.
    #[error("a fault in onetake itself, please report it: {0}")]
    Form(#[from] WireError),
    /// The record could not be judged.
    #[error("a fault in onetake itself, please report it: {0}")]
    Judge(#[from] JudgeError),
    /// A view of the report could not be made.
    #[error("a fault in onetake itself, please report it: {0}")]
    Render(#[from] RenderError),
    /// The user stopped it.
    #[error("stopped; nothing was written")]
    Cancelled,
}

impl Failure {
    /// What to say about it: one line, but for a policy one for each of its faults.
    pub(crate) fn texts(&self, catalogue: &Catalogue) -> Vec<String> {
        match self {
            Self::Policy(error) => catalogue.policy_error(error),
            Self::Policies(errors) => errors.iter().flat_map(|error| catalogue.policy_error(error)).collect(),
            _ => vec![words::words(self, catalogue).unwrap_or_else(|| self.to_string())],
        }
    }

    /// A stable name for programs, one for each kind of failure: of a case and of statements, which have many, with a part of
    /// its own.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Open(_) => "video_unreadable",
            Self::Scan(error) => match error.cause {
                ScanErrorKind::Open(_) => "video_not_decodable",
                _ => "scan_failed",
            },
            Self::Policy(PolicyError::Unknown { .. } | PolicyError::NoOverlay { .. }) => "policy_unknown",
            Self::Policy(PolicyError::NoCriterion { .. }) | Self::Criterion(_) => "criterion_unknown",
            Self::Policy(PolicyError::Read { .. }) => "policy_unreadable",
            Self::Policy(_) | Self::Policies(_) => "policy_invalid",
            Self::NoFile { .. } => "policy_without_file",
            Self::Case { error: CaseError::Read { .. }, .. } => "case_unreadable",
            Self::Case { error: CaseError::Table { .. } | CaseError::NoTable, .. } => "case_table_invalid",
            Self::Case { .. } => "case_invalid",
            Self::Attest { error: AttestError::Read { .. }, .. } => "statements_unreadable",
            Self::Attest { error: AttestError::OtherVideo { .. }, .. } => "statements_of_other_video",
            Self::Attest { .. } => "statements_invalid",
            Self::Words { .. } => "words_not_neutral",
            Self::StatementLacks { .. } | Self::StatementStray { .. } => "statement_incomplete",
            Self::Record { .. } => "record_invalid",
            Self::Unreadable { .. } => "file_unreadable",
            Self::Output(OutputError::Exists { .. } | OutputError::NotOurs { .. }) => "output_exists",
            Self::Output(_) => "output_unwritable",
            Self::Stdout(_) => "stdout_unwritable",
            Self::Form(_) | Self::Judge(_) | Self::Render(_) => "internal",
            Self::Cancelled => "stopped",
        }
    }

    /// The file that it is about, if there is one.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        match self {
            Self::Open(error) => Some(error.path.clone()),
            Self::Scan(error) => Some(error.path.clone()),
            Self::Policy(PolicyError::Read { path, .. })
            | Self::Attest { path, .. }
            | Self::Record { path, .. }
            | Self::Unreadable { path, .. } => Some(path.clone()),
            Self::Policy(PolicyError::Unsound { file, .. }) => Some(file.into()),
            Self::Case { path, .. } => path.clone(),
            Self::Output(error) => Some(error.path().to_owned()),
            _ => None,
        }
    }

    /// Every kind has its exit code: a new one does not compile without.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Open(_)
            | Self::Scan(_)
            | Self::Policy(_)
            | Self::Policies(_)
            | Self::NoFile { .. }
            | Self::Criterion(_)
            | Self::Words { .. }
            | Self::StatementLacks { .. }
            | Self::StatementStray { .. }
            | Self::Case { .. }
            | Self::Attest { .. }
            | Self::Record { .. }
            | Self::Unreadable { .. }
            | Self::Output(_)
            | Self::Stdout(_)
            | Self::Form(_)
            | Self::Judge(_)
            | Self::Render(_) => ExitCode::CouldNotJudge,
            Self::Cancelled => ExitCode::Cancelled,
        }
    }
}

fn prefix(path: Option<&PathBuf>) -> String {
    path.map_or_else(String::new, |path| format!("{}: ", path.display()))
}
