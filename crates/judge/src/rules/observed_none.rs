//! Nothing of some codes was observed.

use onetake_report::{Code, Outcome, PPM, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::observations::{met, observed};
use super::parameter::{InvalidParameter, ordered, require, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, names};

/// [`Predicate::ObservedNone`]. `fail` for an observation of `fail_codes` with at least `fail_ppm` confidence, `review`
/// for any of the three lists with at least `review_ppm`. Needs the coverage of the observers of the first two lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservedNone {
    /// Codes that can fail the criterion.
    #[serde(default)]
    pub fail_codes: Vec<Code>,
    /// Codes that a person must look at, however sure the observer is.
    #[serde(default)]
    pub review_codes: Vec<Code>,
    /// Codes that a person must look at where they are observed, and whose observers need not have judged the whole take:
    /// a broken sound is a reason to look, a video without sound is none.
    #[serde(default)]
    pub hint_codes: Vec<Code>,
    /// Least confidence that fails, in parts per million.
    #[serde(default = "whole")]
    pub fail_ppm: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
    /// Observations over a span that speak for the absence of what could not be seen there, such as an unbroken sound
    /// encoding through a still scene.
    #[serde(default)]
    pub covered_by: Vec<Code>,
}

fn whole() -> u32 {
    PPM
}

impl Rule for ObservedNone {
    const NAME: &'static str = "observed_none";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("fail_codes", Strictness::More),
        ("review_codes", Strictness::MoreOr(&["fail_codes"])),
        ("hint_codes", Strictness::MoreOr(&["fail_codes", "review_codes"])),
        ("fail_ppm", Strictness::Lower),
        ("review_ppm", Strictness::Lower),
        ("covered_by", Strictness::Fewer),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        require(
            !(self.fail_codes.is_empty() && self.review_codes.is_empty()),
            "review_codes",
            "without codes every video meets this: list codes in `fail_codes` or `review_codes`",
        )?;
        if let Some(code) = self.fail_codes.iter().find(|code| self.review_codes.contains(code)) {
            return Err(InvalidParameter {
                parameter: "review_codes",
                problem: format!("`{code}` is in `fail_codes` too: leave it in one list"),
            });
        }
        if let Some(code) = self.hint_codes.iter().find(|code| self.codes().any(|other| other == **code)) {
            return Err(InvalidParameter {
                parameter: "hint_codes",
                problem: format!("`{code}` is in another list too: leave it in one"),
            });
        }
        if let Some(code) = self.covered_by.iter().find(|code| self.codes().any(|bad| bad == **code)) {
            return Err(InvalidParameter {
                parameter: "covered_by",
                problem: format!("`{code}` cannot speak for and against the video: leave it in one list"),
            });
        }
        share(self.fail_ppm, "fail_ppm")?;
        ordered(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")
    }

    /// Nothing of some codes was observed.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let ObservedNone { fail_codes, hint_codes, fail_ppm, review_ppm, covered_by, .. } = self;
        let mut assessment =
            context.coverage_gaps_within(self.codes(), context.take(), covered_by, *fail_ppm);
        let mut below_limit = 0_u32;
        for observation in observed(context, self.codes().chain(hint_codes.iter().copied())) {
            let outcome = if fail_codes.contains(&observation.code) && observation.confidence_ppm >= *fail_ppm
            {
                Outcome::Fail
            } else if observation.confidence_ppm >= *review_ppm {
                Outcome::Review
            } else {
                below_limit += 1;
                continue;
            };
            let why = match outcome {
                Outcome::Fail => ReasonBuilder::observed(ReasonCode::ObservedFail, observation)
                    .param(Param::FailPpm, *fail_ppm),
                _ if !fail_codes.contains(&observation.code) => {
                    ReasonBuilder::observed(ReasonCode::ObservedReview, observation)
                }
                _ => ReasonBuilder::observed(ReasonCode::ObservedReview, observation)
                    .param(Param::FailPpm, *fail_ppm),
            };
            context.add_observed(&mut assessment, outcome, observation, why);
        }
        assessment.pass(met(names(self.codes()), below_limit))
    }
}

impl ObservedNone {
    /// The codes whose observers must have judged the take.
    fn codes(&self) -> impl Iterator<Item = Code> {
        self.fail_codes.iter().chain(&self.review_codes).copied()
    }
}
