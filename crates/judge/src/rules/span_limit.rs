//! Spans of some codes are short.

use onetake_report::{Code, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::observations::{met, observed};
use super::parameter::{InvalidParameter, ordered, require, share};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, names};

/// [`Predicate::SpanLimit`]. `fail` for a span of `codes` longer than `fail_ms` with at least `fail_ppm` confidence;
/// `review` for one longer than `review_ms`, and for any of `review_codes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanLimit {
    /// Codes whose spans are measured.
    pub codes: Vec<Code>,
    /// Codes that a person must look at, however short.
    #[serde(default)]
    pub review_codes: Vec<Code>,
    /// Length above which a person must look.
    pub review_ms: u32,
    /// Length above which the criterion fails.
    pub fail_ms: u32,
    /// Least confidence that fails, in parts per million.
    #[serde(default)]
    pub fail_ppm: u32,
    /// Least confidence that a person must look at, in parts per million.
    #[serde(default)]
    pub review_ppm: u32,
    /// Whether it fails only between the opening and the last item, as a person stated them; elsewhere, and as long as
    /// nobody stated them, a person must look.
    #[serde(default)]
    pub fail_in_key_span_only: bool,
}

impl Rule for SpanLimit {
    const NAME: &'static str = "span_limit";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("codes", Strictness::More),
        ("review_codes", Strictness::More),
        ("review_ms", Strictness::Lower),
        ("fail_ms", Strictness::Lower),
        ("fail_ppm", Strictness::Lower),
        ("review_ppm", Strictness::Lower),
        ("fail_in_key_span_only", Strictness::False),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        require(!self.codes.is_empty(), "codes", "without codes every video meets this: list at least one")?;
        share(self.fail_ppm, "fail_ppm")?;
        ordered(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")?;
        ordered(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }

    /// Spans of some codes are short.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let SpanLimit { review_ms, fail_ms, fail_ppm, review_ppm, fail_in_key_span_only, .. } = self;
        let mut assessment = context.coverage_gaps(self.all_codes());
        let inspection = context.inspection();
        let mut below_limit = 0_u32;
        for observation in observed(context, self.codes.iter().copied()) {
            let length_ms = observation.span.duration_ms();
            let reaches =
                !fail_in_key_span_only || inspection.is_some_and(|span| span.overlaps(&observation.span));
            let why = |code| {
                ReasonBuilder::observed(code, observation)
                    .param(Param::LengthMs, length_ms)
                    .param(Param::ReviewMs, *review_ms)
                    .param(Param::FailMs, *fail_ms)
            };
            if observation.confidence_ppm < *review_ppm {
                below_limit += 1;
            } else if length_ms > i64::from(*fail_ms) && observation.confidence_ppm >= *fail_ppm && reaches {
                assessment.add(Outcome::Fail, why(ReasonCode::ObservedFail));
            } else if length_ms > i64::from(*review_ms) {
                context.add_observed(
                    &mut assessment,
                    Outcome::Review,
                    observation,
                    why(ReasonCode::ObservedReview),
                );
            } else {
                below_limit += 1;
            }
        }
        for observation in observed(context, self.review_codes.iter().copied()) {
            if observation.confidence_ppm >= *review_ppm {
                let why = ReasonBuilder::observed(ReasonCode::ObservedReview, observation);
                context.add_observed(&mut assessment, Outcome::Review, observation, why);
            } else {
                below_limit += 1;
            }
        }
        assessment.pass(met(names(self.all_codes()), below_limit).param(Param::ReviewMs, *review_ms))
    }
}

impl SpanLimit {
    /// All codes of both lists.
    fn all_codes(&self) -> impl Iterator<Item = Code> {
        self.codes.iter().chain(&self.review_codes).copied()
    }
}
