//! Whether the take is unbroken.

use onetake_report::facts::{CadenceGap, CadenceLength, ClockJump};
use onetake_report::{Code, CoverageReason, Observation, ObserverId, Outcome, Param, ReasonCode};

use super::evidence::Evidence;
use super::opinion::{Opinion, Why, names};
use crate::policy::predicate::{ClockSteady, Gap, ObservedNone, SoundSteady, SpanLimit, Speed};

/// Nothing of some codes was observed.
pub(super) fn observed_none(parameters: &ObservedNone, evidence: &Evidence<'_>) -> Opinion {
    let ObservedNone { fail_codes, hint_codes, fail_ppm, review_ppm, covered_by, .. } = parameters;
    let mut opinion = evidence.limits_within(parameters.codes(), evidence.take(), covered_by, *fail_ppm);
    let mut below_limit = 0_u32;
    for observation in observed(evidence, parameters.codes().chain(hint_codes.iter().copied())) {
        let outcome = if fail_codes.contains(&observation.code) && observation.confidence_ppm >= *fail_ppm {
            Outcome::Fail
        } else if observation.confidence_ppm >= *review_ppm {
            Outcome::Review
        } else {
            below_limit += 1;
            continue;
        };
        let why = match outcome {
            Outcome::Fail => {
                Why::observed(ReasonCode::ObservedFail, observation).param(Param::FailPpm, *fail_ppm)
            }
            _ if !fail_codes.contains(&observation.code) => {
                Why::observed(ReasonCode::ObservedReview, observation)
            }
            _ => Why::observed(ReasonCode::ObservedReview, observation).param(Param::FailPpm, *fail_ppm),
        };
        evidence.flag(&mut opinion, outcome, observation, why);
    }
    opinion.pass(met(names(parameters.codes()), below_limit))
}

/// Nothing that counts was observed; what was observed below the limits is counted, so that it is not passed over.
fn met(codes: Vec<&'static str>, below_limit: u32) -> Why {
    Why::new(ReasonCode::Met).param(Param::Codes, codes).param(Param::BelowLimit, below_limit)
}

/// No hole in the timestamps. The record's median interval stands in where a hole does not tell the clip's; a hole of a length
/// that the clip has many of is for a person, however long.
pub(super) fn gap(parameters: &Gap, evidence: &Evidence<'_>) -> Opinion {
    const CODES: [Code; 3] = [Code::CadenceGap, Code::CadenceOverlap, Code::CadenceBackward];
    let mut opinion = evidence.limits_of(CODES);
    let mut below_limit = 0_u32;
    for hole in evidence.observed(Code::CadenceGap) {
        let seen = hole.values::<CadenceGap>();
        let median_us =
            seen.and_then(|seen| seen.median_us()).or(evidence.record.timeline.median_interval_us);
        let (Some(gap_us), Some(median_us)) = (seen.and_then(|seen| seen.gap_us()), median_us) else {
            evidence.flag(&mut opinion, Outcome::Review, hole, Why::observed(ReasonCode::NotMeasured, hole));
            continue;
        };
        let fail_us = i64::from(parameters.fail_ms) * 1000;
        let of_medians = median_us.saturating_mul(i64::from(parameters.review_medians));
        let review_us = of_medians.max(i64::from(parameters.review_ms) * 1000);
        let why = |code| {
            Why::observed(code, hole)
                .param(Param::GapUs, gap_us)
                .param(Param::MedianUs, median_us)
                .param(Param::ReviewUs, review_us)
                .param(Param::FailUs, fail_us)
        };
        let usual = seen.and_then(|seen| seen.usual()) == Some(true);
        if gap_us >= fail_us && !usual {
            opinion.add(Outcome::Fail, why(ReasonCode::ObservedFail));
        } else if gap_us >= review_us {
            evidence.flag(&mut opinion, Outcome::Review, hole, why(ReasonCode::ObservedReview));
        } else {
            below_limit += 1;
        }
    }
    for fault in observed(evidence, [Code::CadenceOverlap, Code::CadenceBackward]) {
        evidence.flag(&mut opinion, Outcome::Review, fault, Why::observed(ReasonCode::ObservedReview, fault));
    }
    let met = met(names(CODES), below_limit)
        .param(Param::FailMs, parameters.fail_ms)
        .param(Param::ReviewMs, parameters.review_ms)
        .param(Param::ReviewMedians, parameters.review_medians);
    opinion.pass(met)
}

/// Spans of some codes are short.
pub(super) fn span_limit(parameters: &SpanLimit, evidence: &Evidence<'_>) -> Opinion {
    let SpanLimit { review_ms, fail_ms, fail_ppm, review_ppm, fail_in_key_span_only, .. } = parameters;
    let mut opinion = evidence.limits_of(parameters.all_codes());
    let inspection = evidence.inspection();
    let mut below_limit = 0_u32;
    for observation in observed(evidence, parameters.codes.iter().copied()) {
        let length_ms = observation.span.duration_ms();
        let reaches =
            !fail_in_key_span_only || inspection.is_some_and(|span| span.overlaps(&observation.span));
        let why = |code| {
            Why::observed(code, observation)
                .param(Param::LengthMs, length_ms)
                .param(Param::ReviewMs, *review_ms)
                .param(Param::FailMs, *fail_ms)
        };
        if observation.confidence_ppm < *review_ppm {
            below_limit += 1;
        } else if length_ms > i64::from(*fail_ms) && observation.confidence_ppm >= *fail_ppm && reaches {
            opinion.add(Outcome::Fail, why(ReasonCode::ObservedFail));
        } else if length_ms > i64::from(*review_ms) {
            evidence.flag(&mut opinion, Outcome::Review, observation, why(ReasonCode::ObservedReview));
        } else {
            below_limit += 1;
        }
    }
    for observation in observed(evidence, parameters.review_codes.iter().copied()) {
        if observation.confidence_ppm >= *review_ppm {
            let why = Why::observed(ReasonCode::ObservedReview, observation);
            evidence.flag(&mut opinion, Outcome::Review, observation, why);
        } else {
            below_limit += 1;
        }
    }
    opinion.pass(met(names(parameters.all_codes()), below_limit).param(Param::ReviewMs, *review_ms))
}

/// The speed is the recorded speed.
pub(super) fn speed(parameters: &Speed, evidence: &Evidence<'_>) -> Opinion {
    const CODES: [Code; 3] = [Code::CadenceRateChange, Code::CadenceSpeed, Code::CadenceLength];
    // A rate is one from a second on: pictures without a time hide no change of it in less.
    const LEAST_RATE_MS: i64 = 1_000;
    let mut opinion = evidence.coverage_but(ObserverId::Cadence, |gap| {
        gap.reason == CoverageReason::NoTimestamps && gap.span.duration_ms() < LEAST_RATE_MS
    });
    opinion.join(evidence.left_out(CODES));
    for change in observed(evidence, [Code::CadenceRateChange, Code::CadenceSpeed]) {
        evidence.flag(
            &mut opinion,
            Outcome::Review,
            change,
            Why::observed(ReasonCode::ObservedReview, change),
        );
    }
    for length in evidence.observed(Code::CadenceLength) {
        let Speed { max_difference_ms, max_difference_ppm } = *parameters;
        let seen = length.values::<CadenceLength>();
        let picture_ms = seen.and_then(|seen| seen.video_ms()).unwrap_or(evidence.take().duration_ms());
        let of_picture_ms =
            picture_ms.saturating_mul(i64::from(max_difference_ppm)) / i64::from(onetake_report::PPM);
        let why = match seen.and_then(|seen| seen.difference_ms()) {
            Some(difference)
                if difference.saturating_abs() <= of_picture_ms.max(i64::from(max_difference_ms)) =>
            {
                continue;
            }
            Some(difference) => Why::observed(ReasonCode::OutsideLimit, length)
                .param(Param::DifferenceMs, difference)
                .param(Param::MaxDifferenceMs, max_difference_ms)
                .param(Param::MaxDifferencePpm, max_difference_ppm),
            None => Why::observed(ReasonCode::NotMeasured, length),
        };
        evidence.flag(&mut opinion, Outcome::Review, length, why);
    }
    opinion
}

/// A clock in the picture against the timestamps. A camera that was paused may leave no hole in its timestamps; its clock
/// shows it.
pub(super) fn clock_steady(parameters: &ClockSteady, evidence: &Evidence<'_>) -> Opinion {
    let mut jumps = evidence.observed(Code::ClockJump).peekable();
    if jumps.peek().is_none() && evidence.observed(Code::ClockReading).next().is_none() {
        return Opinion::not_applicable(Why::new(ReasonCode::NotMeasured).param(Param::Measure, "burned_in"));
    }
    let mut opinion = evidence.coverage(ObserverId::Clock);
    for jump in jumps {
        let why = |code| {
            Why::observed(code, jump)
                .param(Param::ReviewMs, parameters.review_ms)
                .param(Param::FailMs, parameters.fail_ms)
        };
        match jump.values::<ClockJump>().and_then(|seen| seen.step_ms()).map(i64::saturating_abs) {
            None => evidence.flag(&mut opinion, Outcome::Review, jump, why(ReasonCode::NotMeasured)),
            Some(ms) if ms >= i64::from(parameters.fail_ms) => {
                opinion.add(Outcome::Fail, why(ReasonCode::ObservedFail).param(Param::StepMs, ms));
            }
            Some(ms) if ms >= i64::from(parameters.review_ms) => {
                let why = why(ReasonCode::ObservedReview).param(Param::StepMs, ms);
                evidence.flag(&mut opinion, Outcome::Review, jump, why);
            }
            Some(_) => {}
        }
    }
    opinion
}

/// Sound without a step. A silent video says nothing here: whether sound is needed is another question.
pub(super) fn sound_steady(parameters: &SoundSteady, evidence: &Evidence<'_>) -> Opinion {
    let heard = parameters.codes.iter().any(|code| evidence.observed(*code).next().is_some());
    if !heard && evidence.observed(Code::SoundAbsent).next().is_some() {
        return Opinion::not_applicable(Why::new(ReasonCode::NotForCase));
    }
    let mut opinion = evidence.limits_of(parameters.codes.iter().copied());
    for observation in observed(evidence, parameters.codes.iter().copied()) {
        if observation.confidence_ppm >= parameters.review_ppm {
            let why = Why::observed(ReasonCode::ObservedReview, observation);
            evidence.flag(&mut opinion, Outcome::Review, observation, why);
        }
    }
    opinion.pass(Why::new(ReasonCode::Met).param(Param::Codes, names(parameters.codes.iter().copied())))
}

fn observed<'a>(
    evidence: &Evidence<'a>,
    codes: impl IntoIterator<Item = Code>,
) -> impl Iterator<Item = &'a Observation> {
    let codes: Vec<Code> = codes.into_iter().collect();
    evidence.record.observations.iter().filter(move |observation| codes.contains(&observation.code))
}
