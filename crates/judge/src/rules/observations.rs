//! Observations of some codes, and what is said where nothing that counts was observed.

use onetake_report::{Code, Observation, Param, ReasonCode};

use crate::assess::JudgeContext;
use crate::assess::ReasonBuilder;

pub(super) fn observed<'a>(
    context: &JudgeContext<'a>,
    codes: impl IntoIterator<Item = Code>,
) -> impl Iterator<Item = &'a Observation> {
    let codes: Vec<Code> = codes.into_iter().collect();
    context.record.observations.iter().filter(move |observation| codes.contains(&observation.code))
}

/// Nothing that counts was observed; what was observed below the limits is counted, so that it is not passed over.
pub(super) fn met(codes: Vec<&'static str>, below_limit: u32) -> ReasonBuilder {
    ReasonBuilder::new(ReasonCode::Met).param(Param::Codes, codes).param(Param::BelowLimit, below_limit)
}
