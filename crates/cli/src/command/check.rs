//! `onetake check`: what was compared, in words, and how anybody compares it with public tools.

mod public;
pub(super) mod words;

use onetake::check::{CheckError, Checked, Checker, Outcome, StepOutcome};
use onetake::inputs::policy_named;
use onetake::message::{Catalogue, Language};
use onetake::report::ExitCode;
use onetake::{ScanErrorKind, wire};

use super::trust;
use crate::args::{Args, Check};
use crate::failure::Failure;
use crate::progress::ScanProgressBar;
use crate::{clock, interrupt, output};

/// `onetake check`
pub(super) fn run(asked: &Check, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    let mut checker = Checker::new().cancel_with(&interrupt::token());
    if let Some(name) = &asked.policy {
        checker = checker.policy(policy_named(name)?);
    }
    if asked.scan {
        checker = checker.scan_original();
    }
    if let Some(path) = &asked.signers {
        checker = checker.signers(trust::signers(path)?, clock::now());
    }
    if let Some(path) = &asked.authorities {
        checker = checker.authorities(trust::authorities(path)?);
    }
    if let Some(path) = &asked.list {
        trust::bytes(path)?;
        checker = checker.list(path);
    }
    let mut bar = ScanProgressBar::new(args.verbose > 0, language);
    if let Some(video) = &asked.video {
        checker = checker.video(video);
    }
    checker = checker.on_progress(move |progress| bar.show(progress));
    let checked = checker.check(&asked.evidence)?;
    if asked.json {
        output::product(&told(&checked)?)?;
    } else {
        let mut text = words::of(&checked, language);
        text.push_str(&public::commands(&checked, asked, language));
        output::product(text.as_bytes())?;
    }
    Ok(match checked.outcome() {
        Outcome::Passed => ExitCode::Valid,
        Outcome::Incomplete => ExitCode::NeedsReview,
        Outcome::Failed => ExitCode::Invalid,
    })
}

/// The same for programs.
fn told(checked: &Checked) -> Result<Vec<u8>, Failure> {
    // Programs read codes; what is said beside them is in English.
    let say = Catalogue::of(Language::En);
    let facts = checked.facts(|outcome| match outcome {
        StepOutcome::Passed => Vec::new(),
        StepOutcome::NotChecked(why) => words::unchecked(why, &say),
        StepOutcome::Failed(mismatches) => mismatches.iter().map(|one| words::mismatch(one, &say)).collect(),
    });
    Ok(wire::to_json(&facts)?)
}

impl From<CheckError> for Failure {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::Report(error) => Self::Input(error),
            CheckError::Bundle { path, mismatch } => Self::BundleUnsafe { path, mismatch },
            CheckError::Open(error) => Self::Open(error),
            CheckError::Scan(error) if matches!(error.cause, ScanErrorKind::Cancelled) => Self::Cancelled,
            CheckError::Scan(error) => Self::Scan(error),
            other => Self::Other(other.to_string()),
        }
    }
}
