//! Why the command could not do what it was asked for.

mod words;

use std::io;
use std::path::PathBuf;

use onetake::ScanError;
use onetake::attest::{AttestError, StatementKind};
use onetake::case::CaseError;
use onetake::judge::JudgeError;
use onetake::message::Catalogue;
use onetake::policy::PolicyError;
use onetake::render::RenderError;
use onetake::report::ExitCode;
use onetake::source::OpenError;
use onetake::wire::WireError;
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
    #[error("the statement {}: {problem}", kind.as_str().replace('_', "-"))]
    Statement {
        /// Which statement.
        kind: StatementKind,
        /// What to do.
        problem: String,
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
        if let Some(words) = words::words(self, catalogue) {
            return vec![words];
        }
        match self {
            Self::Policy(error) => policy_texts(error),
            Self::Policies(errors) => errors.iter().flat_map(policy_texts).collect(),
            Self::Case { error: CaseError::Toml { .. }, .. }
            | Self::Attest { error: AttestError::Toml { .. }, .. } => {
                vec![without_excerpt(&self.to_string())]
            }
            _ => vec![self.to_string()],
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
            | Self::Statement { .. }
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

/// A line for each fault of a policy.
fn policy_texts(error: &PolicyError) -> Vec<String> {
    match error {
        PolicyError::Unsound { file, problems } => problems
            .iter()
            .map(|problem| format!("{file}:{}:{}: {}", problem.line, problem.column, problem.text))
            .collect(),
        other => vec![other.to_string()],
    }
}

fn prefix(path: Option<&PathBuf>) -> String {
    path.map_or_else(String::new, |path| format!("{}: ", path.display()))
}

/// A message of the TOML reader without the excerpt that it draws between its place and its cause.
fn without_excerpt(text: &str) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let place = lines.next().unwrap_or_default();
    lines.next_back().map_or_else(|| place.to_owned(), |cause| format!("{place}: {}", cause.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toml_message_becomes_one_line() {
        let text = "case.toml: TOML parse error at line 1, column 5\n  |\n1 | a = \n  |     ^\nstring values must be quoted\n";
        assert_eq!(
            without_excerpt(text),
            "case.toml: TOML parse error at line 1, column 5: string values must be quoted"
        );
    }
}
