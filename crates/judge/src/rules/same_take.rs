//! The number and the inspection in one and the same take.

use onetake_report::facts::CadenceGap;
use onetake_report::{Code, Observation, Outcome, Param, ReasonCode, Span};
use serde::{Deserialize, Serialize};

#[cfg(doc)]
use super::Predicate;
use super::Rule;
use super::parameter::{InvalidParameter, ordered, require, share};
use super::strictness::Strictness;
use super::waybill::moments_shown;
use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};

/// [`Predicate::SameTake`]. `fail` when a break lies between the number and the inspection; `review` for a weak break.
/// The inspection reaches from the opening to the last item, as a person stated them, and else over the whole take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameTake {
    /// Observations that break a take.
    pub codes: Vec<Code>,
    /// Least confidence of a certain break, in parts per million.
    pub fail_ppm: u32,
    /// Least confidence of a possible break, in parts per million.
    pub review_ppm: u32,
    /// Least hole in the timestamps that breaks a take.
    pub gap_fail_ms: u32,
    /// Observations over a span that speak against a break where the pictures cannot tell.
    #[serde(default)]
    pub covered_by: Vec<Code>,
}

impl Rule for SameTake {
    const NAME: &'static str = "same_take";
    const STRICTNESS: &'static [(&'static str, Strictness)] = &[
        ("codes", Strictness::More),
        ("fail_ppm", Strictness::Lower),
        ("review_ppm", Strictness::Lower),
        ("gap_fail_ms", Strictness::Lower),
        ("covered_by", Strictness::Fewer),
    ];

    fn check(&self) -> Result<(), InvalidParameter> {
        require(!self.codes.is_empty(), "codes", "without codes nothing breaks a take: list at least one")?;
        share(self.fail_ppm, "fail_ppm")?;
        ordered(u64::from(self.review_ppm), u64::from(self.fail_ppm), "fail_ppm", "review_ppm")
    }

    /// Judges each moment at which the number is shown together with the inspection; the best moment counts.
    fn evaluate(&self, context: &JudgeContext<'_>) -> Assessment {
        let shown = moments_shown(context);
        let (inspection, stated) = match context.inspection() {
            Some(span) => (span, "stated"),
            None => (context.take(), "whole_take"),
        };
        let judged = shown.into_iter().map(|at| {
            let moment = Span::millis(at, at.saturating_add(1));
            within(self, inspection.hull(moment), context).pass(
                ReasonBuilder::new(ReasonCode::Met)
                    .param(Param::NumberShownMs, at)
                    .param(Param::Inspection, stated)
                    .at(inspection),
            )
        });
        judged
            .min_by_key(Assessment::outcome)
            .unwrap_or_else(|| Assessment::new().review(ReasonBuilder::new(ReasonCode::WaybillUnreadable)))
    }
}

/// Breaks inside the span that reaches from the number to the inspection.
fn within(parameters: &SameTake, span: Span, context: &JudgeContext<'_>) -> Assessment {
    let SameTake { codes, fail_ppm, review_ppm, gap_fail_ms, covered_by } = parameters;
    let needed = codes.iter().copied().chain([Code::CadenceGap]);
    let mut assessment = context.coverage_gaps_within(needed, span, covered_by, *fail_ppm);
    for observation in context.record.observations.iter().filter(|seen| divides(seen, span)) {
        let hole = observation.code == Code::CadenceGap;
        if hole {
            let gap_us = observation.values::<CadenceGap>().and_then(|gap| gap.gap_us());
            let breaks = gap_us.is_some_and(|us| us >= i64::from(*gap_fail_ms) * 1000);
            if !breaks {
                continue;
            }
        } else if !codes.contains(&observation.code) || observation.confidence_ppm < *review_ppm {
            continue;
        }
        let outcome =
            if hole || observation.confidence_ppm >= *fail_ppm { Outcome::Fail } else { Outcome::Review };
        let why = ReasonBuilder::observed(ReasonCode::NotSameTake, observation)
            .param(Param::FromMs, span.start_ms)
            .param(Param::ToMs, span.end_ms);
        context.add_observed(&mut assessment, outcome, observation, why);
    }
    assessment
}

/// Whether an observation lies so that a part of the span is before it and another part after it.
fn divides(observation: &Observation, span: Span) -> bool {
    let Span { start_ms, end_ms, .. } = observation.span;
    match observation.code {
        // A cut is the instant of the first frame after it.
        Code::SpliceCut | Code::ContinuityBreak => span.start_ms < start_ms && start_ms < span.end_ms,
        // A hole reaches from the frame before it to the frame after it.
        Code::CadenceGap => span.start_ms <= start_ms && end_ms < span.end_ms,
        // Of all else the whole span is doubtful.
        _ => observation.span.overlaps(&span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_break_divides_only_what_lies_on_both_sides_of_it() {
        let divided = |code, start_ms, end_ms| {
            let (span, within) = (Span::millis(start_ms, end_ms), Span::millis(1000, 2000));
            let detail = onetake_report::Detail::new();
            divides(&Observation { id: 0, code, span, confidence_ppm: 0, detail, stills: Vec::new() }, within)
        };
        assert!(!divided(Code::SpliceCut, 1000, 1033), "all of it is after the cut");
        assert!(divided(Code::SpliceCut, 1001, 1034));
        assert!(divided(Code::SpliceCut, 1999, 2032));
        assert!(!divided(Code::SpliceCut, 2000, 2033), "all of it is before the cut");
        assert!(divided(Code::CadenceGap, 1000, 1999));
        assert!(!divided(Code::CadenceGap, 1500, 2000), "nothing of it is after the hole");
        assert!(!divided(Code::CadenceGap, 900, 1100), "nothing of it is before the hole");
        assert!(divided(Code::SpliceDissolve, 900, 1001));
    }
}
