//! Holes in the timestamps.

use onetake_report::facts::CadenceGap;
use onetake_report::{Code, Outcome, Param, ReasonCode};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::observations::{met, observed};
use super::parameter::{InvalidParameter, non_zero, ordered};
use super::strictness::Strictness;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, names};

/// [`Predicate::Gap`]. `fail` for a hole in the timestamps of at least `fail_ms`; `review` from the larger of `review_ms`
/// and `review_medians` times the clip's median interval, and for timestamps that overlap or step backward.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Least hole that fails.
    pub fail_ms: u32,
    /// Least hole that a person must look at.
    pub review_ms: u32,
    /// The same, in median intervals of the clip.
    pub review_medians: u32,
}

impl Rule for Gap {
    const NAME: &'static str = "gap";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("fail_ms", Strictness::Lower),
        ("review_ms", Strictness::Lower),
        ("review_medians", Strictness::Lower),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        non_zero(self.review_ms, "review_ms")?;
        ordered(u64::from(self.review_ms), u64::from(self.fail_ms), "fail_ms", "review_ms")
    }

    /// No hole in the timestamps. The record's median interval stands in where a hole does not tell the clip's; a hole of a
    /// length that the clip has many of is for a person, however long.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        const CODES: [Code; 3] = [Code::CadenceGap, Code::CadenceOverlap, Code::CadenceBackward];
        let mut assessment = context.coverage_gaps(CODES);
        let mut below_limit = 0_u32;
        for hole in context.observed(Code::CadenceGap) {
            let seen = hole.values::<CadenceGap>();
            let median_us =
                seen.and_then(|seen| seen.median_us()).or(context.record.timeline.median_interval_us);
            let (Some(gap_us), Some(median_us)) = (seen.and_then(|seen| seen.gap_us()), median_us) else {
                context.add_observed(
                    &mut assessment,
                    Outcome::Review,
                    hole,
                    ReasonBuilder::observed(ReasonCode::NotMeasured, hole),
                );
                continue;
            };
            let fail_us = i64::from(self.fail_ms) * 1000;
            let of_medians = median_us.saturating_mul(i64::from(self.review_medians));
            let review_us = of_medians.max(i64::from(self.review_ms) * 1000);
            let why = |code| {
                ReasonBuilder::observed(code, hole)
                    .param(Param::GapUs, gap_us)
                    .param(Param::MedianUs, median_us)
                    .param(Param::ReviewUs, review_us)
                    .param(Param::FailUs, fail_us)
            };
            let usual = seen.and_then(|seen| seen.usual()) == Some(true);
            if gap_us >= fail_us && !usual {
                assessment.add(Outcome::Fail, why(ReasonCode::ObservedFail));
            } else if gap_us >= review_us {
                context.add_observed(&mut assessment, Outcome::Review, hole, why(ReasonCode::ObservedReview));
            } else {
                below_limit += 1;
            }
        }
        for fault in observed(context, [Code::CadenceOverlap, Code::CadenceBackward]) {
            context.add_observed(
                &mut assessment,
                Outcome::Review,
                fault,
                ReasonBuilder::observed(ReasonCode::ObservedReview, fault),
            );
        }
        let met = met(names(CODES), below_limit)
            .param(Param::FailMs, self.fail_ms)
            .param(Param::ReviewMs, self.review_ms)
            .param(Param::ReviewMedians, self.review_medians);
        assessment.pass(met)
    }
}
