//! Facts that follow from other facts: pure functions over what the observers noted. What follows is recorded beside what
//! it follows from, and never replaces it.

mod clarity;
mod continuity;
mod stages;

use onetake_report::facts::FactsOfCode;
use onetake_report::{
    Code, CoverageReason, CoverageState, Gap, Observation, ObserverCoverage, ObserverId, Span,
};

/// Version of what is derived about steps: grows when the same observations could give other proposals.
const STAGES_VERSION: u32 = 3;

/// What follows from the observations of one take.
pub(crate) struct Derived {
    /// In any order.
    pub(crate) observations: Vec<Observation>,
    /// How much could be said of steps.
    pub(crate) stages: ObserverCoverage,
}

/// All that follows. `watched` tells whether anybody watched what is in the picture, and `at_ms` gives the time of a frame.
pub(crate) fn all(
    observations: &[Observation],
    take: Span,
    watched: bool,
    at_ms: &dyn Fn(u64) -> i64,
) -> Derived {
    let mut derived = continuity::breaks(observations);
    let stages = if watched { stages::proposals(observations, take, at_ms) } else { Vec::new() };
    let steps = |seen: &Observation| matches!(seen.code, Code::StageOpening | Code::StageSealing);
    let (state, gaps) = match stages.iter().any(steps) {
        true => (CoverageState::Full, Vec::new()),
        false => {
            let reason = if watched { CoverageReason::NothingToObserve } else { CoverageReason::NotAsked };
            (CoverageState::None, vec![Gap { span: take, reason }])
        }
    };
    derived.extend(clarity::steps(observations, &stages));
    derived.extend(stages);
    let observer = ObserverId::Stage;
    Derived {
        observations: derived,
        stages: ObserverCoverage { observer, version: STAGES_VERSION, state, gaps },
    }
}

/// An observation that follows from others.
fn observed<F: FactsOfCode>(span: Span, confidence_ppm: u32, facts: F) -> Observation {
    Observation {
        id: 0,
        code: F::CODE,
        span,
        confidence_ppm,
        detail: facts.into_detail(),
        stills: Vec::new(),
    }
}
