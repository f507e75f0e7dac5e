//! Sound without a step.

use onetake_report::{Code, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::observations::observed;
use super::parameter::{InvalidParameter, require, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, names};

/// [`Predicate::SoundSteady`]. `review` for each of `codes`. Without sound there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SoundSteady {
    /// Codes that a person must look at.
    pub codes: Vec<Code>,
    /// Least confidence, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
}

impl Rule for SoundSteady {
    const NAME: &'static str = "sound_steady";
    const STRICTNESS: &'static [(&'static str, Strictness)] =
        &[("codes", Strictness::More), ("review_ppm", Strictness::Lower)];

    fn check(&self) -> Result<(), InvalidParameter> {
        require(!self.codes.is_empty(), "codes", "without codes every video meets this: list at least one")?;
        share(self.review_ppm, "review_ppm")
    }

    /// Sound without a step. A silent video says nothing here: whether sound is needed is another question.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let heard = self.codes.iter().any(|code| context.observed(*code).next().is_some());
        if !heard && context.observed(Code::SoundAbsent).next().is_some() {
            return Assessment::not_applicable(ReasonBuilder::new(ReasonCode::NotForCase));
        }
        let mut assessment = context.coverage_gaps(self.codes.iter().copied());
        for observation in observed(context, self.codes.iter().copied()) {
            if observation.confidence_ppm >= self.review_ppm {
                let why = ReasonBuilder::observed(ReasonCode::ObservedReview, observation);
                context.add_observed(&mut assessment, Outcome::Review, observation, why);
            }
        }
        assessment
            .pass(ReasonBuilder::new(ReasonCode::Met).param(Param::Codes, names(self.codes.iter().copied())))
    }
}
