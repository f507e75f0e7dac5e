//! What was lost from view, for the rules that ask for it.

use onetake_report::facts::{ParcelState, PresenceParcel};
use onetake_report::{Code, Observation, Span};

use super::waybill::moments_shown;
use crate::assess::JudgeContext;
use crate::attest::StatementKind;

/// Whether an observation tells that something was lost from view: of where the parcel is, only that it is out.
pub(super) fn speaks_against(observation: &Observation) -> bool {
    observation.code != Code::PresenceParcel
        || observation.values::<PresenceParcel>().and_then(|parcel| parcel.state()) == Some(ParcelState::Out)
}

/// Observations of these codes that tell so, for that long inside the span.
pub(super) fn lost_from_view<'a>(
    codes: &[Code],
    within: Span,
    review_ms: u32,
    context: &JudgeContext<'a>,
) -> Vec<&'a Observation> {
    let lost = |seen: &&Observation| {
        codes.contains(&seen.code)
            && speaks_against(seen)
            && seen.span.overlaps(&within)
            && seen.span.duration_ms() >= i64::from(review_ms)
    };
    context.record.observations.iter().filter(lost).collect()
}

/// From where the number is read first to the opening, or back from the contents to where it is read last: whichever has a reading
/// on its side. As persons saw them, or else as the scan proposes.
pub(super) fn from_label_to_opening(context: &JudgeContext<'_>) -> Option<Span> {
    let step = |kind| {
        let seen = context.seen(kind).map(|stated| stated.span()).reduce(Span::hull);
        seen.or_else(|| context.proposed(kind).map(|proposed| proposed.span))
    };
    let opening = step(StatementKind::OpeningSeen)?;
    let shown = moments_shown(context);
    let before = shown.iter().copied().filter(|ms| *ms <= opening.end_ms).max();
    let after = || shown.iter().copied().filter(|ms| *ms > opening.end_ms).min();
    let span = match before {
        Some(before) => Span::millis(before.min(opening.end_ms), opening.end_ms),
        None => Span::millis(opening.start_ms, after()?),
    };
    (span.start_ms < span.end_ms).then_some(span)
}
