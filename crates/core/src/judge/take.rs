//! The number and the inspection in one and the same take.

use onetake_report::{Code, Observation, Outcome, ReasonCode, Span};

use super::evidence::{Evidence, hull};
use super::opinion::{Opinion, Why};
use super::waybill;
use crate::policy::predicate::SameTake;

/// Judges each moment at which the number is shown together with the inspection; the best moment counts.
pub(super) fn same_take(parameters: &SameTake, evidence: &Evidence<'_>) -> Opinion {
    let shown = waybill::moments_shown(evidence);
    let (inspection, stated) = match evidence.inspection() {
        Some(span) => (span, "stated"),
        None => (evidence.take(), "whole_take"),
    };
    let judged = shown.into_iter().map(|at| {
        let moment = Span { start_ms: at, end_ms: at.saturating_add(1), first_frame: None, last_frame: None };
        within(parameters, hull(inspection, moment), evidence)
            .pass(Why::new(ReasonCode::Met).param("number_ms", at).param("inspection", stated).at(inspection))
    });
    judged
        .min_by_key(|opinion| match opinion.outcome() {
            Outcome::Fail => 2,
            Outcome::Review => 1,
            Outcome::Pass | Outcome::NotApplicable => 0,
        })
        .unwrap_or_else(|| Opinion::new().review(Why::new(ReasonCode::WaybillUnreadable)))
}

/// Breaks inside the span that reaches from the number to the inspection.
fn within(parameters: &SameTake, span: Span, evidence: &Evidence<'_>) -> Opinion {
    let SameTake { codes, fail_ppm, review_ppm, gap_fail_ms, covered_by } = parameters;
    let needed = codes.iter().copied().chain([Code::CadenceGap]);
    let mut opinion = evidence.limits_within(needed, span, covered_by, *fail_ppm);
    let inside = |observation: &&Observation| {
        // A break at the first instant, or after the last, divides nothing.
        span.start_ms < observation.span.end_ms.max(observation.span.start_ms.saturating_add(1))
            && span.start_ms != observation.span.start_ms
            && observation.span.start_ms < span.end_ms
    };
    for observation in evidence.record.observations.iter().filter(inside) {
        let hole = observation.code == Code::CadenceGap;
        if hole {
            let gap_us = observation.detail.int("gap_us");
            let breaks = gap_us.is_some_and(|us| us >= i64::from(*gap_fail_ms) * 1000);
            if !breaks {
                continue;
            }
        } else if !codes.contains(&observation.code) || observation.confidence_ppm < *review_ppm {
            continue;
        }
        let outcome =
            if hole || observation.confidence_ppm >= *fail_ppm { Outcome::Fail } else { Outcome::Review };
        let why = Why::observed(ReasonCode::NotSameTake, observation)
            .param("from_ms", span.start_ms)
            .param("to_ms", span.end_ms);
        opinion.flag(outcome, observation, why, evidence);
    }
    opinion
}
