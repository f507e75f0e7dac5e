//! Measures of the picture against their limits.

use onetake_report::facts::{ClarityMeasured, ClarityStep, Values};
use onetake_report::{Code, Observation, ObserverId, Outcome, Param, ReasonCode};

use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder, Side};

/// One value of `clarity.measured` against its limits; where it misses one, a person must look.
pub(super) fn measured(
    context: &JudgeContext<'_>,
    name: Param,
    value: impl Fn(Values<'_, ClarityMeasured>) -> Option<u64>,
    in_step: impl Fn(Values<'_, ClarityStep>) -> Option<u64>,
    missed: impl Fn(u64) -> Option<(Side, Param)>,
    limits: impl Fn(ReasonBuilder) -> ReasonBuilder,
) -> Assessment {
    let mut assessment = context.coverage(ObserverId::Clarity);
    let mut observations = context.observed(Code::ClarityMeasured).peekable();
    if observations.peek().is_none() {
        assessment.add(
            Outcome::Review,
            ReasonBuilder::new(ReasonCode::NotMeasured).param(Param::Measure, name.as_str()),
        );
    }
    for observation in observations {
        match observation.values().and_then(&value) {
            None => {
                let why = ReasonBuilder::observed(ReasonCode::NotMeasured, observation)
                    .param(Param::Measure, name.as_str());
                context.add_observed(&mut assessment, Outcome::Review, observation, why);
            }
            Some(value) => {
                let why = |code| limits(ReasonBuilder::observed(code, observation).param(name, value));
                match missed(value) {
                    None => assessment.add(Outcome::Pass, why(ReasonCode::Met)),
                    Some((side, limit)) => {
                        let why = why(ReasonCode::OutsideLimit).misses(side, name, limit);
                        context.add_observed(&mut assessment, Outcome::Review, observation, why);
                    }
                }
            }
        }
    }
    // A step that matters must be clear itself, however clear the rest is.
    for step in context.observed(Code::ClarityStep).filter(|step| is_to_be_seen(step)) {
        let Some(value) = step.values().and_then(&in_step) else { continue };
        if let Some((side, limit)) = missed(value) {
            let why = limits(ReasonBuilder::observed(ReasonCode::OutsideLimit, step).param(name, value));
            context.add_observed(&mut assessment, Outcome::Review, step, why.misses(side, name, limit));
        }
    }
    assessment
}

/// Whether a step is one of looking at something: while a parcel is opened, hands are in motion.
fn is_to_be_seen(step: &Observation) -> bool {
    let name = step.values::<ClarityStep>().and_then(|step| step.step());
    [Code::StageLabelShown, Code::StageContentsShown].iter().any(|code| name == Some(code.as_str()))
}
