//! What a report must say of itself: its limits.

use onetake_report::{CoverageReason, CoverageState, ObserverId, ReportLimit};

use super::context::JudgeContext;

/// The limits of the report on this evidence, in the order in which they are told.
pub(crate) fn limits(context: &JudgeContext<'_>) -> Vec<ReportLimit> {
    let holds = |limit: &ReportLimit| match limit {
        ReportLimit::PartlyChecked => {
            let checks = ObserverId::ALL.iter().filter(|observer| !NO_CHECKS.contains(*observer));
            let made = checks.filter(|observer| is_made(**observer, context));
            !made.into_iter().all(|observer| full(*observer, context))
        }
        ReportLimit::ClockUnchecked => context.case.clock_offset().is_none(),
        ReportLimit::RecordNotCompared => context.given,
        _ => true,
    };
    ReportLimit::ALL.iter().copied().filter(holds).collect()
}

/// Observers that were added after the first records of this format, which such a record lacks. Nothing about the video follows
/// from their absence.
const AHEAD: &[ObserverId] = &[ObserverId::Clock, ObserverId::Presence, ObserverId::Stage];

/// Observers that check nothing about the video: what they write serves to compare it with other videos.
const NO_CHECKS: &[ObserverId] = &[ObserverId::Fingerprint];

/// Whether a scan makes that check; one that a later version makes is told by its coverage.
fn is_made(observer: ObserverId, context: &JudgeContext<'_>) -> bool {
    !AHEAD.contains(&observer) || context.record.coverage.iter().any(|entry| entry.observer == observer)
}

/// Whether the record says that an observer could judge the whole video. One that looked all through it and found nothing of its kind,
/// as no clock is burned in, left nothing unchecked.
fn full(observer: ObserverId, context: &JudgeContext<'_>) -> bool {
    let mut entries = context.record.coverage.iter().filter(|entry| entry.observer == observer).peekable();
    let nothing_there = |reason: &CoverageReason| *reason == CoverageReason::NothingToObserve;
    entries.peek().is_some()
        && entries.all(|entry| match entry.state {
            CoverageState::Full => true,
            CoverageState::None => {
                !entry.gaps.is_empty() && entry.gaps.iter().all(|gap| nothing_there(&gap.reason))
            }
            _ => false,
        })
}
