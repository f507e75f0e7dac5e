//! Spans that nobody saw: packets that no picture came out of, and pictures that were built from nothing. No observer can
//! judge there, whatever it looks for, so they are taken out of the coverage of each in one place.

use onetake_report::facts::{ConcealedCause, IntegrityConcealed, IntegrityUndecodable};
use onetake_report::{Code, CoverageReason, CoverageState, Gap, ObserverCoverage};

use super::assemble::FrameTimes;
use super::pass::ObserverSlot;
use crate::observe::{DraftSpan, ObservationDraft};

/// The spans that the notes of a scan tell of.
pub(super) fn spans(slots: &[ObserverSlot]) -> Vec<DraftSpan> {
    let drafts = slots.iter().flat_map(|slot| &slot.drafts).map(|kept| &kept.draft);
    drafts.filter(|draft| is_unseen(draft)).map(|draft| draft.span).collect()
}

fn is_unseen(draft: &ObservationDraft) -> bool {
    match draft.code {
        // Of what is known by its count alone, nobody knows where it is.
        Code::IntegrityUndecodable => draft
            .values::<IntegrityUndecodable>()
            .and_then(|unseen| unseen.missing_ms())
            .is_some_and(|ms| ms > 0),
        Code::IntegrityConcealed => {
            draft.values::<IntegrityConcealed>().and_then(|frames| frames.cause())
                == Some(ConcealedCause::NoKeyframe)
        }
        _ => false,
    }
}

/// Takes the spans out of what an observer could judge.
pub(super) fn take_out(spans: &[DraftSpan], times: &FrameTimes<'_>, coverage: &mut ObserverCoverage) {
    if coverage.state == CoverageState::None {
        return;
    }
    for span in spans {
        let gap = Gap { span: times.span(*span), reason: CoverageReason::Damaged };
        if !coverage.gaps.contains(&gap) {
            coverage.gaps.push(gap);
            coverage.state = CoverageState::Partial;
        }
    }
}
