//! Nothing of some codes was observed.

use onetake_report::facts::ContinuityPower;
use onetake_report::{Code, Observation, ObserverId, Outcome, PPM, Param, ReasonCode, Span};
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
    /// A removal of this length, in milliseconds, would have to show for silence to count: where the record says that it would not,
    /// a person must look.
    #[serde(default)]
    pub removal_ms: Option<u32>,
    /// Parts in which such a removal would not show, of this length and more, count, in milliseconds. It is tried at an
    /// instant every one to four seconds, so that a single one says little.
    #[serde(default)]
    pub hidden_ms: u32,
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
        ("removal_ms", Strictness::Lower),
        ("hidden_ms", Strictness::Lower),
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
        for why in self.hidden(context) {
            assessment.add(Outcome::Review, why);
        }
        if self.removal_ms.is_some() {
            assessment.join(context.left_out([Code::ContinuityPower]));
        }
        let met = met(names(self.codes()), below_limit);
        assessment.pass(match self.shown(context) {
            Some((removal_ms, shown_ppm)) => {
                met.param(Param::RemovalMs, removal_ms).param(Param::RemovalShownPpm, shown_ppm)
            }
            None => met,
        })
    }
}

impl ObservedNone {
    /// Parts of the take in which a removal would not have shown, unless something else speaks for them.
    fn hidden(&self, context: &JudgeContext<'_>) -> Vec<ReasonBuilder> {
        let Some((length_ms, _)) = self.shown(context) else { return Vec::new() };
        let covered = context.covered(&self.covered_by, self.fail_ppm);
        // What the observer itself leaves open is told already.
        let open: Vec<Span> = context
            .record
            .coverage
            .iter()
            .filter(|entry| entry.observer == ObserverId::Splice)
            .flat_map(|entry| entry.gaps.iter().map(|gap| gap.span))
            .collect();
        let is_hidden = |seen: &&Observation| {
            power(seen).is_some_and(|(tried_ms, share_ppm)| tried_ms == length_ms && share_ppm == 0)
                && seen.span.duration_ms() >= i64::from(self.hidden_ms)
                && !open.iter().any(|span| span.overlaps(&seen.span))
                && !covered
                    .iter()
                    .any(|span| span.start_ms <= seen.span.start_ms && seen.span.end_ms <= span.end_ms)
        };
        let hidden = context.observed(Code::ContinuityPower).filter(is_hidden);
        hidden
            .map(|seen| {
                ReasonBuilder::observed(ReasonCode::WouldNotShow, seen).param(Param::RemovalMs, length_ms)
            })
            .collect()
    }

    /// The shortest removal that was tried and is as long as asked for, and the share of the take in which it would have shown.
    fn shown(&self, context: &JudgeContext<'_>) -> Option<(i64, i64)> {
        let asked_ms = i64::from(self.removal_ms?);
        let tried =
            context.observed(Code::ContinuityPower).filter(|seen| same_times(seen.span, context.take()));
        tried.filter_map(power).filter(|(length_ms, _)| *length_ms >= asked_ms).min()
    }

    /// The codes whose observers must have judged the take.
    fn codes(&self) -> impl Iterator<Item = Code> {
        self.fail_codes.iter().chain(&self.review_codes).copied()
    }
}

/// The length of the removal that was tried, and the share at which it would have shown.
fn power(seen: &Observation) -> Option<(i64, i64)> {
    let tried = seen.values::<ContinuityPower>()?;
    Some((tried.length_ms()?, i64::try_from(tried.share_ppm()?).ok()?))
}

fn same_times(one: Span, other: Span) -> bool {
    (one.start_ms, one.end_ms) == (other.start_ms, other.end_ms)
}
