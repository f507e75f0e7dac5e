//! Why the command could not do what it was asked for.

mod words;

use std::io;
use std::path::{Path, PathBuf};

use onetake::attest::StatementKind;
use onetake::bundle::BundleError;
use onetake::check::Mismatch;
use onetake::copy::CopyError;
use onetake::copy::program::ProgramError;
use onetake::evidence::{EvidenceError, OutputError};
use onetake::hand_in::HandInError;
use onetake::inputs::InputError;
use onetake::message::Catalogue;
use onetake::policy::PolicyError;
use onetake::render::RenderError;
use onetake::report::ExitCode;
use onetake::seal::{AuthoritiesFault, KeyError, SealError, SignersFault};
use onetake::source::OpenError;
use onetake::wire::WireError;
use onetake::{ScanError, ScanErrorKind};
use onetake_desk::batch::BatchError;
use onetake_desk::page::PageError;
use onetake_paper::PaperError;
use thiserror::Error;

/// Why the command ends without a verdict. Every text says what is wrong and what to do.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// The video cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The video cannot be scanned.
    #[error(transparent)]
    Scan(ScanError),
    /// Something that was given cannot be used.
    #[error(transparent)]
    Input(#[from] InputError),
    /// Several policy files cannot be used.
    #[error("policies cannot be used")]
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
    /// An option holds a word that is not neutral.
    #[error(
        "{place}: {word:?} is not neutral: state what is visible, not who or why; or go on with --keep-words"
    )]
    Words {
        /// Which option.
        place: &'static str,
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
    /// There is nobody to ask.
    #[error(
        "attest asks on a terminal, and this is none: name one statement with --statement, or state all that the scan proposes with --accept-proposed"
    )]
    NoTerminal,
    /// An answer cannot be read, or a question not be put.
    #[error("the terminal cannot be used ({0})")]
    Terminal(#[source] io::Error),
    /// The results cannot be written.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Stdout cannot be written.
    #[error("stdout cannot be written ({0}); check where it leads to")]
    Stdout(#[source] io::Error),
    /// A result could not be put into its form.
    #[error("a fault in onetake itself, please report it: {0}")]
    Form(#[from] WireError),
    /// A view of the report could not be made.
    #[error("a fault in onetake itself, please report it: {0}")]
    Render(#[from] RenderError),
    /// The library has a new kind of failure.
    #[error("a fault in onetake itself, please report it: {0}")]
    Other(String),
    /// The program that makes copies of videos did not do its work.
    #[error(transparent)]
    Program(ProgramError),
    /// A report and a record, or a video, do not belong together.
    #[error(transparent)]
    HandIn(HandInError),
    /// A batch cannot be done.
    #[error(transparent)]
    Batch(#[from] BatchError),
    /// The page cannot be served.
    #[error(transparent)]
    Page(#[from] PageError),
    /// A certificate cannot be drawn.
    #[error(transparent)]
    Paper(#[from] PaperError),
    /// A bundle cannot be made.
    #[error(transparent)]
    Bundle(BundleError),
    /// A key cannot be used or made.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Something cannot be sealed.
    #[error(transparent)]
    Seal(SealError),
    /// A list of signers cannot be understood.
    #[error("{}: {fault}", path.display())]
    Signers {
        /// The list.
        path: PathBuf,
        /// What is wrong with it.
        fault: SignersFault,
    },
    /// Certificates of authorities cannot be read.
    #[error("{}: {fault}", path.display())]
    Authorities {
        /// Their file.
        path: PathBuf,
        /// What is wrong with it.
        fault: AuthoritiesFault,
    },
    /// A bundle is not safe to open.
    #[error("{}: no bundle that can be opened safely", path.display())]
    BundleUnsafe {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        mismatch: Box<Mismatch>,
    },
    /// A choice of a column cannot be meant.
    #[error("{given:?} names no column: write it as waybill=NAME")]
    Column {
        /// What was typed.
        given: String,
    },
    /// The user stopped a batch.
    #[error("stopped; what was done is kept: the same command goes on")]
    BatchStopped,
    /// The user stopped it.
    #[error("stopped; nothing was written")]
    Cancelled,
}

impl Failure {
    /// What to say about it: one line, but for a policy one for each of its faults.
    pub(crate) fn texts(&self, catalogue: &Catalogue) -> Vec<String> {
        match self {
            Self::Input(InputError::Policy(error)) => catalogue.policy_error(error),
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
            Self::Input(error) => error.code(),
            Self::Criterion(_) => "criterion_unknown",
            Self::Policies(_) => "policy_invalid",
            Self::NoFile { .. } => "policy_without_file",
            Self::Words { .. } => "words_not_neutral",
            Self::StatementLacks { .. } | Self::StatementStray { .. } => "statement_incomplete",
            Self::NoTerminal | Self::Terminal(_) => "no_terminal",
            Self::Output(error) => error.code(),
            Self::Stdout(_) => "stdout_unwritable",
            Self::Form(_) | Self::Render(_) | Self::Other(_) => "internal",
            Self::Batch(error) => match error {
                BatchError::Sheet(_) => "case_table_invalid",
                BatchError::Ledger(error) => error.code(),
                BatchError::Nothing { .. } => "no_videos",
                _ => "results_unwritable",
            },
            Self::Page(PageError::Ledger(error)) => error.code(),
            Self::Page(PageError::Listen { .. }) => "address_unusable",
            Self::Page(PageError::NoPersons { .. }) => "no_persons",
            Self::Page(_) => "internal",
            Self::Paper(error) => error.code(),
            Self::Bundle(_) => "bundle_unmade",
            Self::Key(_) => "key_unusable",
            Self::Seal(_) => "seal_unmade",
            Self::Signers { .. } => "signers_invalid",
            Self::Authorities { .. } => "authorities_invalid",
            Self::BundleUnsafe { .. } => "bundle_unsafe",
            Self::Program(ProgramError::Missing) => "ffmpeg_missing",
            Self::Program(_) => "copy_failed",
            Self::HandIn(HandInError::OtherRecord { .. }) => "other_record",
            Self::HandIn(_) => "other_video",
            Self::Column { .. } => "arguments",
            Self::BatchStopped | Self::Cancelled => "stopped",
        }
    }

    /// The file that it is about, if there is one.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        match self {
            Self::Open(error) => Some(error.path.clone()),
            Self::Scan(error) => Some(error.path.clone()),
            Self::Input(error) => error.path().map(Path::to_owned),
            Self::Output(error) => Some(error.path().to_owned()),
            Self::BundleUnsafe { path, .. } | Self::Signers { path, .. } | Self::Authorities { path, .. } => {
                Some(path.clone())
            }
            Self::HandIn(HandInError::OtherVideo { path, .. }) => Some(path.clone()),
            Self::Batch(BatchError::Ledger(error)) | Self::Page(PageError::Ledger(error)) => {
                error.path().map(Path::to_owned)
            }
            Self::Batch(BatchError::Sheet(error)) => Some(error.path.clone()),
            _ => None,
        }
    }

    /// Every kind has its exit code: a new one does not compile without.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Open(_)
            | Self::Scan(_)
            | Self::Input(_)
            | Self::Policies(_)
            | Self::NoFile { .. }
            | Self::Criterion(_)
            | Self::Words { .. }
            | Self::StatementLacks { .. }
            | Self::StatementStray { .. }
            | Self::NoTerminal
            | Self::Terminal(_)
            | Self::Output(_)
            | Self::Stdout(_)
            | Self::Form(_)
            | Self::Render(_)
            | Self::Program(_)
            | Self::HandIn(_)
            | Self::Batch(_)
            | Self::Page(_)
            | Self::Paper(_)
            | Self::Bundle(_)
            | Self::BundleUnsafe { .. }
            | Self::Key(_)
            | Self::Seal(_)
            | Self::Signers { .. }
            | Self::Authorities { .. }
            | Self::Column { .. }
            | Self::Other(_) => ExitCode::CouldNotJudge,
            Self::BatchStopped | Self::Cancelled => ExitCode::Cancelled,
        }
    }
}

impl From<PolicyError> for Failure {
    fn from(error: PolicyError) -> Self {
        Self::Input(error.into())
    }
}

impl From<BundleError> for Failure {
    fn from(error: BundleError) -> Self {
        match error {
            BundleError::Check(error) => error.into(),
            BundleError::Video(error) => Self::Open(error),
            BundleError::Seal(error) => error.into(),
            // Nothing replaces a bundle: another place is the one way.
            BundleError::Output(error) if !matches!(error, OutputError::Exists { .. }) => Self::Output(error),
            other => Self::Bundle(other),
        }
    }
}

impl From<SealError> for Failure {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Cancelled => Self::Cancelled,
            SealError::Read { path, error } => Self::Input(InputError::Unreadable { path, error }),
            // Nothing replaces a seal.
            SealError::Output(error) if !matches!(error, OutputError::Exists { .. }) => Self::Output(error),
            other => Self::Seal(other),
        }
    }
}

impl From<HandInError> for Failure {
    /// What other commands meet too is said as they say it.
    fn from(error: HandInError) -> Self {
        match error {
            // Nothing replaces what lies there: another place is the one way.
            HandInError::Output(error @ OutputError::Exists { .. }) => Self::Bundle(error.into()),
            HandInError::Output(error) => Self::Output(error),
            HandInError::Open(error) | HandInError::Copy(CopyError::Open(error)) => Self::Open(error),
            HandInError::Form(error) => Self::Form(error),
            HandInError::Copy(CopyError::Scan(error)) => match error.cause {
                ScanErrorKind::Cancelled => Self::Cancelled,
                _ => Self::Scan(error),
            },
            HandInError::Cancelled | HandInError::Copy(CopyError::Program(ProgramError::Cancelled)) => {
                Self::Cancelled
            }
            HandInError::Copy(CopyError::Program(error)) => Self::Program(error),
            HandInError::Copy(CopyError::File { path, error }) => {
                Self::Input(InputError::Unreadable { path, error })
            }
            HandInError::OtherRecord { .. } | HandInError::OtherVideo { .. } => Self::HandIn(error),
            other => Self::Other(other.to_string()),
        }
    }
}

impl From<EvidenceError> for Failure {
    fn from(error: EvidenceError) -> Self {
        match error {
            EvidenceError::Output(error) => Self::Output(error),
            EvidenceError::Form(error) => Self::Form(error),
            EvidenceError::Page(error) => Self::Render(error),
            other => Self::Other(other.to_string()),
        }
    }
}
