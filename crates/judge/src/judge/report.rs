//! What a report must say of itself: its limits, and what one needs to come to it again.

use std::collections::BTreeSet;

use onetake_report::{
    Code, CoverageReason, CoverageState, ObserverCoverage, ObserverId, Outcome, Param, ReasonCode,
    ReportLimit,
};

use super::evidence::Evidence;
use super::opinion::{Opinion, Why};
use crate::policy::predicate::LimitsStated;

/// The limits of the report on this evidence, in the order in which they are told.
pub(super) fn limits(evidence: &Evidence<'_>) -> Vec<ReportLimit> {
    let holds = |limit: &ReportLimit| match limit {
        ReportLimit::PartlyChecked => {
            let made = ObserverId::ALL.iter().filter(|observer| is_made(**observer, evidence));
            !made.into_iter().all(|observer| full(*observer, evidence))
        }
        ReportLimit::ClockUnchecked => evidence.case.clock_offset().is_none(),
        ReportLimit::RecordNotCompared => evidence.given,
        _ => true,
    };
    ReportLimit::ALL.iter().copied().filter(holds).collect()
}

/// Observers that the contract names ahead of this version, which no scan of it makes. Nothing about the video follows from
/// their absence.
const AHEAD: &[ObserverId] = &[ObserverId::Clock, ObserverId::Presence];

/// Whether a scan makes that check; one that a later version makes is told by its coverage.
fn is_made(observer: ObserverId, evidence: &Evidence<'_>) -> bool {
    !AHEAD.contains(&observer) || evidence.record.coverage.iter().any(|entry| entry.observer == observer)
}

/// Whether the record says that an observer could judge the whole video.
fn full(observer: ObserverId, evidence: &Evidence<'_>) -> bool {
    let mut entries = evidence.record.coverage.iter().filter(|entry| entry.observer == observer).peekable();
    entries.peek().is_some() && entries.all(|entry| entry.state == CoverageState::Full)
}

/// The report states its limits, and the record says of each check that it made how far that reached. A check that was not
/// made is a limit too, and told as one.
pub(super) fn limits_stated(parameters: &LimitsStated, evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    let record = evidence.record;
    let made: BTreeSet<ObserverId> =
        record.observations.iter().filter_map(|one| one.code.observer()).collect();
    for observer in made {
        if !record.coverage.iter().any(|entry| entry.observer == observer) {
            let why = Why::new(ReasonCode::NoCoverage)
                .param(Param::Observer, observer.as_str())
                .param(Param::Cause, CoverageReason::NotBuilt.as_str());
            opinion.add(Outcome::Review, why);
        }
    }
    if record.coverage.is_empty() {
        opinion.add(Outcome::Review, Why::new(ReasonCode::NotMeasured).param(Param::Measure, "coverage"));
    }
    let stated = limits(evidence);
    let told = parameters.limits.iter().filter(|limit| stated.contains(limit));
    let told: Vec<&str> = told.map(|limit| limit.as_str()).collect();
    opinion.pass(Why::new(ReasonCode::Met).param(Param::Limits, told))
}

/// A second scan of the same bytes gives the same record, as far as the record can tell. Of a record that was given as a
/// file nobody can say so before the video is scanned once more.
pub(super) fn reproducible(evidence: &Evidence<'_>) -> Opinion {
    let mut opinion = Opinion::new();
    if evidence.given {
        opinion.add(Outcome::Review, Why::new(ReasonCode::RecordNotCompared));
    }
    for changed in evidence.observed(Code::IntegrityChanged) {
        let why = Why::observed(ReasonCode::ObservedReview, changed);
        evidence.flag(&mut opinion, Outcome::Review, changed, why);
    }
    let stopped =
        |entry: &&ObserverCoverage| entry.gaps.iter().any(|gap| gap.reason == CoverageReason::ObserverFailed);
    for entry in evidence.record.coverage.iter().filter(stopped) {
        let why = Why::new(ReasonCode::PartialCoverage)
            .param(Param::Observer, entry.observer.as_str())
            .param(Param::Cause, CoverageReason::ObserverFailed.as_str());
        opinion.add(Outcome::Review, why);
    }
    let tool = &evidence.record.tool;
    let unnamed = tool.name.trim().is_empty() || tool.version.trim().is_empty();
    for (missing, measure) in [(unnamed, "tool"), (tool.libraries.is_empty(), "libraries")] {
        if missing {
            opinion.add(Outcome::Review, Why::new(ReasonCode::NotMeasured).param(Param::Measure, measure));
        }
    }
    let judge = super::tool();
    opinion.pass(
        Why::new(ReasonCode::Met)
            .param(Param::ScannedWith, format!("{} {}", tool.name, tool.version))
            .param(Param::JudgedWith, format!("{} {}", judge.name, judge.version)),
    )
}
