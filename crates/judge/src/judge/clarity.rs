//! Whether the picture is clear.

use onetake_report::facts::{ClarityMeasured, IntegrityUndecodable, Values, WaybillText};
use onetake_report::{Code, Observation, ObserverId, Outcome, Param, ReasonCode};

use super::evidence::Evidence;
use super::opinion::{Opinion, Side, Why};
use super::waybill;
use crate::policy::predicate::{FrameRate, Light, Resolution, Sharpness, Steadiness};

/// Enough pixels.
pub(super) fn resolution(parameters: &Resolution, evidence: &Evidence<'_>) -> Opinion {
    let timeline = &evidence.record.timeline;
    let short_px = timeline.shown_width_px.min(timeline.shown_height_px);
    let side = |code| {
        Why::new(code)
            .param(Param::ShortSidePx, short_px)
            .param(Param::ReviewPx, parameters.review_px)
            .param(Param::FailPx, parameters.fail_px)
    };
    let mut opinion = Opinion::new();
    if short_px == 0 {
        opinion.add(Outcome::Review, side(ReasonCode::NotMeasured));
    } else if short_px < parameters.fail_px {
        let why = side(ReasonCode::OutsideLimit).misses(Side::Below, Param::ShortSidePx, Param::FailPx);
        opinion.add(Outcome::Fail, why);
    } else if short_px < parameters.review_px {
        let why = side(ReasonCode::OutsideLimit).misses(Side::Below, Param::ShortSidePx, Param::ReviewPx);
        opinion.add(Outcome::Review, why);
    } else {
        opinion.add(Outcome::Pass, side(ReasonCode::Met));
    }
    // Whether there is a label at all is another question; here, whether the one that was read is large enough.
    let readings = waybill::shown_readings(evidence);
    let module = |reading: &Observation| reading.values::<WaybillText>()?.module_milli_px();
    let widest = readings
        .iter()
        .filter_map(|reading| module(reading).map(|width| (width, *reading)))
        .max_by_key(|(width, reading)| (*width, std::cmp::Reverse(reading.id)));
    match (widest, readings.first()) {
        (Some((width, reading)), _) if width < i64::from(parameters.label_module_milli_px) => {
            let why = Why::observed(ReasonCode::OutsideLimit, reading)
                .param(Param::ModuleMilliPx, width)
                .param(Param::LabelModuleMilliPx, parameters.label_module_milli_px)
                .misses(Side::Below, Param::ModuleMilliPx, Param::LabelModuleMilliPx);
            evidence.flag(&mut opinion, Outcome::Review, reading, why);
        }
        (None, Some(reading)) => {
            let why = Why::observed(ReasonCode::NotMeasured, reading)
                .param(Param::LabelModuleMilliPx, parameters.label_module_milli_px);
            evidence.flag(&mut opinion, Outcome::Review, reading, why);
        }
        _ => {}
    }
    opinion
}

/// Sharp often enough.
pub(super) fn sharpness(parameters: &Sharpness, evidence: &Evidence<'_>) -> Opinion {
    measured(
        evidence,
        Param::SharpPpm,
        |seen| seen.sharp_ppm(),
        |share| (share < u64::from(parameters.min_share_ppm)).then_some((Side::Below, Param::MinSharePpm)),
        |why| why.param(Param::MinSharePpm, parameters.min_share_ppm),
    )
}

/// Neither too dark nor too bright.
pub(super) fn light(parameters: &Light, evidence: &Evidence<'_>) -> Opinion {
    let Light { min_luma, max_luma, max_clipped_ppm } = *parameters;
    let mut opinion = measured(
        evidence,
        Param::MeanLuma,
        |seen| seen.mean_luma(),
        |luma| match luma {
            dark if dark < u64::from(min_luma) => Some((Side::Below, Param::MinLuma)),
            bright if bright > u64::from(max_luma) => Some((Side::Above, Param::MaxLuma)),
            _ => None,
        },
        |why| why.param(Param::MinLuma, min_luma).param(Param::MaxLuma, max_luma),
    );
    opinion.join(measured(
        evidence,
        Param::ClippedPpm,
        |seen| seen.clipped_ppm(),
        |share| (share > u64::from(max_clipped_ppm)).then_some((Side::Above, Param::MaxClippedPpm)),
        |why| why.param(Param::MaxClippedPpm, max_clipped_ppm),
    ));
    opinion
}

/// Steady enough.
pub(super) fn steadiness(parameters: &Steadiness, evidence: &Evidence<'_>) -> Opinion {
    measured(
        evidence,
        Param::HighMotionPpm,
        |seen| seen.high_motion_ppm(),
        |share| {
            let most = u64::from(parameters.max_high_motion_ppm);
            (share > most).then_some((Side::Above, Param::MaxHighMotionPpm))
        },
        |why| why.param(Param::MaxHighMotionPpm, parameters.max_high_motion_ppm),
    )
}

/// One value of `clarity.measured` against its limits; where it misses one, a person must look.
fn measured(
    evidence: &Evidence<'_>,
    name: Param,
    value: impl Fn(Values<'_, ClarityMeasured>) -> Option<u64>,
    missed: impl Fn(u64) -> Option<(Side, Param)>,
    limits: impl Fn(Why) -> Why,
) -> Opinion {
    let mut opinion = evidence.coverage(ObserverId::Clarity);
    let mut observations = evidence.observed(Code::ClarityMeasured).peekable();
    if observations.peek().is_none() {
        opinion.add(Outcome::Review, Why::new(ReasonCode::NotMeasured).param(Param::Measure, name.as_str()));
    }
    for observation in observations {
        match observation.values().and_then(&value) {
            None => {
                let why =
                    Why::observed(ReasonCode::NotMeasured, observation).param(Param::Measure, name.as_str());
                evidence.flag(&mut opinion, Outcome::Review, observation, why);
            }
            Some(value) => {
                let why = |code| limits(Why::observed(code, observation).param(name, value));
                match missed(value) {
                    None => opinion.add(Outcome::Pass, why(ReasonCode::Met)),
                    Some((side, limit)) => {
                        let why = why(ReasonCode::OutsideLimit).misses(side, name, limit);
                        evidence.flag(&mut opinion, Outcome::Review, observation, why);
                    }
                }
            }
        }
    }
    opinion
}

/// Enough frames per second: the rate of the median interval, or, where intervals vary, the mean over the take. Named holes
/// in the timestamps and spans without a picture are in neither: other criteria speak of them.
pub(super) fn frame_rate(parameters: &FrameRate, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = evidence.any_coverage(ObserverId::Cadence);
    let varies = evidence.observed(Code::CadenceVariable).next().is_some();
    let steps_back = evidence.observed(Code::CadenceBackward).next().is_some();
    let mean = if varies && !steps_back { mean_milli_fps(evidence) } else { None };
    let Some(milli_fps) = mean.or_else(|| median_milli_fps(evidence)).or_else(|| mean_milli_fps(evidence))
    else {
        return opinion.review(Why::new(ReasonCode::NotMeasured).param(Param::Measure, "milli_fps"));
    };
    let why = |code| {
        Why::new(code)
            .param(Param::MilliFps, milli_fps)
            .param(Param::ReviewMilliFps, parameters.review_milli_fps)
            .param(Param::FailMilliFps, parameters.fail_milli_fps)
    };
    if milli_fps < i64::from(parameters.fail_milli_fps) {
        let why = why(ReasonCode::OutsideLimit).misses(Side::Below, Param::MilliFps, Param::FailMilliFps);
        opinion.add(Outcome::Fail, why);
    } else if milli_fps < i64::from(parameters.review_milli_fps) {
        let why = why(ReasonCode::OutsideLimit).misses(Side::Below, Param::MilliFps, Param::ReviewMilliFps);
        opinion.add(Outcome::Review, why);
    } else {
        opinion.add(Outcome::Pass, why(ReasonCode::Met));
    }
    opinion
}

/// Frames in 1,000 seconds at the median interval.
fn median_milli_fps(evidence: &Evidence<'_>) -> Option<i64> {
    let median_us = evidence.record.timeline.median_interval_us.filter(|us| *us > 0)?;
    1_000_000_000_i64.checked_add(median_us / 2)?.checked_div(median_us)
}

/// Frames in 1,000 seconds of the time in which there are pictures.
fn mean_milli_fps(evidence: &Evidence<'_>) -> Option<i64> {
    let timeline = &evidence.record.timeline;
    let frames = i64::try_from(timeline.frames).ok().filter(|frames| *frames > 1)?;
    let unseen = evidence.observed(Code::IntegrityUndecodable);
    let unseen_ms = unseen
        .filter_map(|unseen| unseen.values::<IntegrityUndecodable>()?.missing_ms())
        .fold(0, i64::saturating_add);
    let without_ms = evidence.holes_ms().saturating_add(unseen_ms);
    let length_ms = timeline.span.duration_ms().checked_sub(without_ms).filter(|ms| *ms > 0)?;
    frames.checked_mul(1_000_000)?.checked_div(length_ms)
}
