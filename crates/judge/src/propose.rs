//! What a person is asked to confirm: statements with the place in the video where a scan proposes to look.
//!
//! A proposal states nothing. It follows from steps that a scan proposed (`stage.*`), which it does not recognise; whoever confirms
//! it has looked.

mod answer;
mod open;
#[cfg(test)]
mod tests;

use onetake_report::facts::{ParcelState, PresenceParcel};
use onetake_report::{Code, Observation, ScanRecord, Span};

use crate::attest::{DraftSpan, Statement, StatementKind};
use crate::case::Region;

pub use self::answer::{Answer, moment_ms};
pub use self::open::{OpenStatement, Said, Stating, Wants, open_statements, still_in};

/// A statement that a scan proposes, for a person to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ProposedStatement {
    /// What would be stated. Sides, counts and what is read are left to the person.
    pub statement: Statement,
    /// Where in the video.
    pub span: Span,
    /// The observation that it follows from, by its number in the record.
    pub observation: u32,
    /// Pictures of it, by their numbers in the record.
    pub stills: Vec<u32>,
    /// How sure the proposal is, 0 to 1,000,000.
    pub confidence_ppm: u32,
}

/// Still sealed: what a person looks at for this long from the beginning, in milliseconds, unless the opening begins sooner.
const SEALED_MS: i64 = 5_000;
/// And for this long at least: hands are at work before they open, and where they begin is a proposal as well.
const SEALED_LEAST_MS: i64 = 2_000;

/// How sure it is that the thing that is opened, or packed, bears the label that was read, where the parcel was followed from the
/// one to the other; and at most, where it was lost from view in between. A reading says what a label says, not what it is on.
const FOLLOWED_PPM: u32 = 600_000;
const NOT_FOLLOWED_PPM: u32 = 300_000;
/// A parcel is followed where it is not seen for no longer than this, in milliseconds.
const UNSEEN_MS: i64 = 1_000;

/// An opening that has less of it than this on the work table, in thousandths, is none of this parcel.
const OPENING_ON_TABLE_PERMILLE: i64 = 250;

/// What a scan proposes for that kind of statement; none where it proposes nothing, so that it is unknown. Where the work table
/// is known, what happens beside it is no opening.
#[must_use]
pub fn proposed(
    kind: StatementKind,
    record: &ScanRecord,
    table: Option<Region>,
) -> Option<ProposedStatement> {
    let take = record.timeline.span;
    let best = |code: Code| {
        let all = record.observations.iter().filter(move |seen| seen.code == code);
        // The first of those that are as sure.
        all.max_by_key(|seen| (seen.confidence_ppm, std::cmp::Reverse(seen.span.start_ms)))
    };
    let shown = |last: bool| {
        let mut labels = record.observations.iter().filter(|seen| seen.code == Code::StageLabelShown);
        if last { labels.next_back() } else { labels.next() }
    };
    let of = |statement: Statement, seen: &Observation, span: Span| ProposedStatement {
        statement,
        span,
        observation: seen.id,
        stills: stills_of(seen, span, record),
        confidence_ppm: seen.confidence_ppm,
    };
    let as_seen = |statement, seen: &Observation| of(statement, seen, seen.span);
    let until_sealing = |statement| {
        let sealing = best(Code::StageSealing)?;
        let span = Span::millis(take.start_ms, sealing.span.start_ms);
        (span.start_ms < span.end_ms).then(|| of(statement, sealing, span))
    };
    match kind {
        StatementKind::OpeningSeen => {
            Some(as_seen(Statement::OpeningSeen, likeliest_opening(record, table)?))
        }
        StatementKind::ContentsShown => {
            Some(as_seen(Statement::ContentsShown, best(Code::StageContentsShown)?))
        }
        StatementKind::OutsideShown => {
            let outside = best(Code::StageOutsideShown)?;
            Some(as_seen(Statement::OutsideShown { sides: Vec::new() }, outside))
        }
        StatementKind::SealedAtStart => {
            let opening = likeliest_opening(record, table)?;
            let until =
                opening.span.start_ms.min(take.start_ms + SEALED_MS).max(take.start_ms + SEALED_LEAST_MS);
            let span = Span::millis(take.start_ms, until.min(take.end_ms));
            Some(of(Statement::SealedAtStart, opening, span))
        }
        StatementKind::StayedInFrame => {
            let (opening, contents) = (likeliest_opening(record, table)?, best(Code::StageContentsShown)?);
            let span = opening.span.hull(contents.span);
            let span = Span::millis(take.start_ms, span.end_ms);
            Some(at_most(of(Statement::StayedInFrame, contents, span), custody_ppm(record, opening.span)))
        }
        StatementKind::LabelOnParcel => {
            let sure = likeliest_opening(record, table)
                .map_or(NOT_FOLLOWED_PPM, |opening| custody_ppm(record, opening.span));
            Some(at_most(as_seen(Statement::LabelOnParcel, shown(false)?), sure))
        }
        StatementKind::WaybillApplied => {
            let sure = best(Code::StageSealing)
                .map_or(NOT_FOLLOWED_PPM, |sealing| custody_ppm(record, sealing.span));
            Some(at_most(as_seen(Statement::WaybillApplied, shown(true)?), sure))
        }
        StatementKind::SealedOnCamera => Some(as_seen(Statement::SealedOnCamera, best(Code::StageSealing)?)),
        StatementKind::ItemsPacked => until_sealing(Statement::ItemsPacked),
        _ => None,
    }
}

/// A proposal that is no surer than that.
fn at_most(proposed: ProposedStatement, sure_ppm: u32) -> ProposedStatement {
    ProposedStatement { confidence_ppm: proposed.confidence_ppm.min(sure_ppm), ..proposed }
}

/// How sure it is that the parcel that bears the label is the one of a step: by whether it was followed from the label to the step.
fn custody_ppm(record: &ScanRecord, step: Span) -> u32 {
    let labels = || record.observations.iter().filter(|seen| seen.code == Code::StageLabelShown);
    let before = labels().filter(|label| label.span.start_ms < step.end_ms).map(|label| label.span.end_ms);
    let after = labels().filter(|label| label.span.start_ms >= step.end_ms).map(|label| label.span.start_ms);
    // Back from the step to the last showing before it, or on to the first one after it.
    let way = match (before.max(), after.min()) {
        (Some(shown_ms), _) => (shown_ms, step.start_ms),
        (None, Some(shown_ms)) => (step.end_ms, shown_ms),
        (None, None) => return NOT_FOLLOWED_PPM,
    };
    if is_followed(record, way) { FOLLOWED_PPM } else { NOT_FOLLOWED_PPM }
}

/// Whether the parcel was in the picture from the one time to the other, in milliseconds, but for moments.
fn is_followed(record: &ScanRecord, (from_ms, to_ms): (i64, i64)) -> bool {
    let is_in = |seen: &&Observation| {
        let state = seen.values::<PresenceParcel>().and_then(|parcel| parcel.state());
        matches!(state, Some(ParcelState::In | ParcelState::Edge))
    };
    let mut spans: Vec<Span> = record.observations.iter().filter(is_in).map(|seen| seen.span).collect();
    spans.sort_by_key(|span| span.start_ms);
    let mut seen_until = from_ms;
    for span in spans.iter().filter(|span| span.start_ms <= to_ms) {
        if span.start_ms > seen_until + UNSEEN_MS {
            break;
        }
        seen_until = seen_until.max(span.end_ms);
    }
    seen_until + UNSEEN_MS >= to_ms
}

/// Pictures of an observation that lie in that span, which may be another one than its own; where there is none, one of the span.
fn stills_of(seen: &Observation, span: Span, record: &ScanRecord) -> Vec<u32> {
    let inside = |id: &&u32| {
        let mut known = record.stills.iter().filter(|still| still.id == **id);
        known.any(|still| (span.start_ms..span.end_ms).contains(&still.at_ms))
    };
    let own: Vec<u32> = seen.stills.iter().filter(inside).copied().collect();
    if !own.is_empty() {
        return own;
    }
    still_in(record, DraftSpan { start_ms: span.start_ms, end_ms: span.end_ms }).into_iter().collect()
}

/// The opening that is the likeliest of those proposed: the surest, and of these the one after which most looks different.
fn likeliest_opening(record: &ScanRecord, table: Option<Region>) -> Option<&Observation> {
    use onetake_report::facts::StageOpening;
    let cells = |seen: &Observation| seen.values::<StageOpening>().and_then(|seen| seen.changed_cells());
    let on_table = |seen: &&Observation| {
        let part = seen.values::<StageOpening>().and_then(|seen| seen.region_permille());
        let share = table.zip(part).map(|(table, part)| table.share_of(part));
        share.is_none_or(|share| share >= OPENING_ON_TABLE_PERMILLE)
    };
    let all = record.observations.iter().filter(|seen| seen.code == Code::StageOpening).filter(on_table);
    all.max_by_key(|seen| (seen.confidence_ppm, cells(seen), std::cmp::Reverse(seen.span.start_ms)))
}
