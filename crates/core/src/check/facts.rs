//! What a check came to, for programs.

use onetake_report::Verdict;
use serde::Serialize;

use super::{Checked, FoundSeal, Outcome, SealStatement, StepOutcome};

/// The version of the JSON form of [`CheckFacts`].
const FORMAT: &str = "onetake-check/1";

/// A check in its JSON form, as `onetake check --json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CheckFacts {
    /// The version of this form.
    pub format: &'static str,
    /// The whole of the check.
    pub outcome: Outcome,
    /// The verdict that the report states.
    pub verdict: Verdict,
    /// SHA-256 of the video that the evidence is about, in lower-case hexadecimal.
    pub source_sha256: String,
    /// SHA-256 of the body of the report.
    pub report_sha256: String,
    /// The seals that were found.
    pub seals: Vec<SealFacts>,
    /// The steps in their order.
    pub steps: Vec<StepFacts>,
}

/// A seal in its JSON form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SealFacts {
    /// The file that is sealed.
    pub file: String,
    /// Whether that file is a list which names the video.
    pub names_video: bool,
    /// The holder of the key or the authority, where the reader trusts it.
    pub by: Option<String>,
    /// What it states.
    #[serde(flatten)]
    pub kind: SealKind,
}

/// What a seal states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum SealKind {
    /// The holder of a key signed exactly these bytes.
    Signature {
        /// The fingerprint of the key, as `ssh-keygen -l` prints it.
        key: String,
    },
    /// The bytes existed before a moment.
    Timestamp {
        /// The moment as the authority states it, in UTC.
        time: String,
    },
}

/// A step in its JSON form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StepFacts {
    /// The name of the step: `manifest`, `seals`, `files`, `record`, `report`, `page`, `paper`, `stills`, `packet_hashes`, `video` or `scan`.
    pub step: &'static str,
    /// What it came to.
    pub outcome: StepResult,
    /// Why it failed or was not made, in words; empty where it passed.
    pub why: Vec<String>,
}

/// What a step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StepResult {
    /// As stated.
    Passed,
    /// It could not be compared.
    NotChecked,
    /// It is not as stated.
    Failed,
}

impl Checked {
    /// The same for programs. `why` says in words why a step failed or was not made.
    #[must_use]
    pub fn facts(&self, why: impl Fn(&StepOutcome) -> Vec<String>) -> CheckFacts {
        let steps = self.steps.iter().map(|(step, outcome)| StepFacts {
            step: step.as_str(),
            outcome: match outcome {
                StepOutcome::Passed => StepResult::Passed,
                StepOutcome::NotChecked(_) => StepResult::NotChecked,
                StepOutcome::Failed(_) => StepResult::Failed,
            },
            why: why(outcome),
        });
        CheckFacts {
            format: FORMAT,
            outcome: self.outcome(),
            verdict: self.verdict,
            source_sha256: self.source_sha256.clone(),
            report_sha256: self.report_sha256.clone(),
            seals: self.seals.iter().map(SealFacts::of).collect(),
            steps: steps.collect(),
        }
    }
}

impl SealFacts {
    fn of(seal: &FoundSeal) -> Self {
        let (by, kind) = match &seal.statement {
            SealStatement::Signed { fingerprint, by } => {
                (by, SealKind::Signature { key: fingerprint.clone() })
            }
            SealStatement::Stamped { time, by } => (by, SealKind::Timestamp { time: time.clone() }),
        };
        Self { file: seal.file.clone(), names_video: seal.names_video, by: by.clone(), kind }
    }
}
