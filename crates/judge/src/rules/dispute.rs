//! What the rules on the fit of a video to a dispute share.

use onetake_report::{Param, ReasonCode};

use crate::assess::JudgeContext;
use crate::assess::{Assessment, ReasonBuilder};
use crate::case::AcceptedReason;

pub(super) fn flaw_accepted(context: &JudgeContext<'_>) -> bool {
    context.case.accepted_reason() == Some(AcceptedReason::Quality)
}

pub(super) fn no_dispute() -> Assessment {
    Assessment::not_applicable(ReasonBuilder::new(ReasonCode::CaseLacks).param(Param::Lacks, "dispute"))
}
