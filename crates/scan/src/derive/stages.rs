//! Steps of the process as proposals to a person: label shown, outside shown, opening, contents shown, sealing.
//!
//! Nothing here is recognised. A lasting change where the parcel lies, after which its label is no longer read there, may be an
//! opening; turning the parcel looks the same. So each is a proposal with the numbers behind it, and passes nothing by itself.
//! Where nothing can be proposed, the steps are unknown.

use onetake_report::facts::{
    ParcelState, PresenceChanged, PresenceParcel, StageContentsShown, StageLabelShown, StageOpening,
    StageOutsideShown, StageSealing, WaybillText,
};
use onetake_report::{Code, Observation, Span};

use super::observed;
use crate::observe::confidence::table;

/// Sightings of a label that are no further apart are one showing, in milliseconds.
const SHOWING_MS: i64 = 1_000;
/// Most showings that are proposed.
const MAX_SHOWINGS: usize = 8;
/// Most openings that are proposed.
const MAX_OPENINGS: usize = 3;
/// A parcel reaches beyond its label: so many times the label's size, on each side.
const BEYOND_LABEL: i64 = 1;
/// Fewest cells of a change that may be an opening: a thing that lies in another place is no parcel.
const MIN_CELLS: u64 = 6;
/// A step lasts so long at least, in milliseconds.
const MIN_STEP_MS: i64 = 1_000;
/// An opening leaves so much of the take for the contents, in milliseconds: what comes later is the end of the work.
const MIN_CONTENTS_MS: i64 = 3_000;
/// The label is looked for so long after a change, in milliseconds.
const AFTER_MS: i64 = 2_000;
/// Where the label alone tells, an opening is looked for within this time after it was last seen.
const WITHIN_MS: i64 = 20_000;

/// A rectangle in thousandths of the picture: left, top, width and height.
type Region = [i64; 4];

/// The steps that are proposed for one take. `at_ms` gives the time of a frame.
pub(super) fn proposals(
    observations: &[Observation],
    take: Span,
    at_ms: &dyn Fn(u64) -> i64,
) -> Vec<Observation> {
    let facts = TakeFacts::of(observations, at_ms);
    let showings = facts.showings();
    let openings = facts.openings(take);
    let surest = openings.iter().max_by_key(|opening| {
        (opening.confidence_ppm, opening.cells, std::cmp::Reverse(opening.span.start_ms))
    });
    let mut proposed: Vec<Observation> = showings.iter().map(Showing::proposed).collect();
    proposed.extend(openings.iter().map(Opening::proposed));
    if let Some(Opening { span, confidence_ppm, .. }) = surest {
        // What lies before and behind an opening is no surer than the opening.
        let around = facts.outside(take, *span).into_iter().chain(facts.contents(take, *span, &showings));
        proposed.extend(
            around
                .map(|seen| Observation { confidence_ppm: seen.confidence_ppm.min(*confidence_ppm), ..seen }),
        );
    }
    proposed.extend(facts.sealing(take, &showings));
    proposed
}

/// What the steps follow from.
struct TakeFacts<'a> {
    changes: Vec<(Span, PresenceChanged)>,
    parcel: Vec<(Span, PresenceParcel)>,
    readings: Vec<(&'a Observation, WaybillText)>,
    at_ms: &'a dyn Fn(u64) -> i64,
}

/// A while in which a label is read.
struct Showing {
    span: Span,
    text: String,
    frames: u64,
    confidence_ppm: u32,
}

impl Showing {
    fn proposed(&self) -> Observation {
        let facts = StageLabelShown { text: self.text.clone(), frames: self.frames };
        observed(self.span, self.confidence_ppm, facts)
    }
}

/// What may be an opening.
#[derive(Debug, Clone)]
struct Opening {
    span: Span,
    score: i64,
    cells: u64,
    same_face_after: bool,
    label_after: bool,
    region: Option<Region>,
    confidence_ppm: u32,
}

impl Opening {
    fn proposed(&self) -> Observation {
        let facts = StageOpening {
            activity_ms: self.span.duration_ms(),
            changed_cells: self.cells,
            same_face_after: self.same_face_after,
            label_after: self.label_after,
            region_permille: self.region,
        };
        observed(self.span, self.confidence_ppm, facts)
    }
}

impl<'a> TakeFacts<'a> {
    fn of(observations: &'a [Observation], at_ms: &'a dyn Fn(u64) -> i64) -> Self {
        let of_waybill = |text: &WaybillText| text.number.is_some();
        let readings = observations.iter().filter(|seen| seen.code == Code::WaybillReading);
        let mut facts = Self {
            changes: observations.iter().filter_map(|seen| Some((seen.span, seen.facts()?))).collect(),
            parcel: observations.iter().filter_map(|seen| Some((seen.span, seen.facts()?))).collect(),
            readings: readings
                .filter_map(|seen| Some((seen, seen.facts()?)))
                .filter(|(_, text)| of_waybill(text))
                .collect(),
            at_ms,
        };
        facts.changes.sort_by_key(|(span, _)| (span.start_ms, span.end_ms));
        facts.parcel.sort_by_key(|(span, _)| span.start_ms);
        facts
    }

    /// The whiles in which a number is read.
    fn showings(&self) -> Vec<Showing> {
        let mut showings: Vec<Showing> = Vec::new();
        for (reading, text) in &self.readings {
            for [first, last] in &text.sightings_frames {
                let span = Span {
                    start_ms: (self.at_ms)(*first),
                    end_ms: (self.at_ms)(last.saturating_add(1)),
                    first_frame: Some(*first),
                    last_frame: Some(*last),
                };
                let frames = last.saturating_sub(*first) + 1;
                let name = text.number.clone().unwrap_or_else(|| text.text.clone());
                let near = |known: &&mut Showing| {
                    known.text == name
                        && span.start_ms <= known.span.end_ms + SHOWING_MS
                        && known.span.start_ms <= span.end_ms + SHOWING_MS
                };
                if let Some(known) = showings.iter_mut().find(near) {
                    known.span = known.span.hull(span);
                    known.frames = known.frames.max(frames);
                } else {
                    showings.push(Showing {
                        span,
                        text: name,
                        frames,
                        confidence_ppm: reading.confidence_ppm,
                    });
                }
            }
        }
        showings
            .sort_by_key(|showing| (std::cmp::Reverse(showing.span.duration_ms()), showing.span.start_ms));
        showings.truncate(MAX_SHOWINGS);
        showings.sort_by_key(|showing| showing.span.start_ms);
        showings
    }

    /// Where the parcel was last seen to lie before that time, or first after it.
    fn parcel_at(&self, ms: i64) -> Option<Region> {
        let seen = || self.parcel.iter().filter_map(|(span, parcel)| Some((span, parcel.region_permille?)));
        let label = seen().take_while(|(span, _)| span.start_ms <= ms).last().or_else(|| seen().next());
        label.map(|(_, label)| beyond(label))
    }

    /// Whether the label is seen where it was before, soon after that time.
    fn label_after(&self, ms: i64) -> bool {
        let before = self.parcel.iter().take_while(|(span, _)| span.start_ms < ms);
        let Some(label) = before.filter_map(|(_, parcel)| parcel.region_permille).last() else {
            return false;
        };
        self.parcel.iter().any(|(span, parcel)| {
            parcel.state == ParcelState::In
                && span.end_ms > ms
                && span.start_ms < ms + AFTER_MS
                && parcel.region_permille.is_some_and(|now| shared(now, label) * 2 > area(label))
        })
    }

    /// Changes where the parcel lies; the likeliest, those that touch each other as one.
    fn openings(&self, take: Span) -> Vec<Opening> {
        let lost_for_good = self.label_lost_for_good(take);
        let mut openings: Vec<Opening> = Vec::new();
        for (span, change) in self.changes.iter().filter(|(_, change)| change.cells >= MIN_CELLS) {
            let parcel = self.parcel_at(span.start_ms);
            // Thousandths of the parcel that changed; half where it is not known where it lies.
            let over = parcel
                .map_or(500, |parcel| shared(change.region_permille, parcel) * 1000 / area(parcel).max(1));
            if over < 100 {
                continue;
            }
            let label_after = self.label_after(span.end_ms);
            let read_last = self.last_read_within(*span);
            let span = Span::millis(read_last.unwrap_or(span.start_ms), span.end_ms);
            let score = i64::try_from(change.cells).unwrap_or(i64::MAX).saturating_mul(over + 300);
            // Opened is what no longer shows its label: the label is lost for good while something happens there.
            let label_lost =
                !label_after && lost_for_good.is_some_and(|ms| span.start_ms <= ms && ms <= span.end_ms);
            let score = if label_after { score / 4 } else { score };
            let leaves_time = span.end_ms + MIN_CONTENTS_MS <= take.end_ms;
            let confidence_ppm = match () {
                () if label_after || !leaves_time => table::OPENING_UNLIKELY,
                () if parcel.is_none() => table::OPENING_UNLABELLED,
                () if label_lost => table::OPENING_LABEL_LOST,
                () => table::OPENING,
            };
            openings.push(Opening {
                span,
                score,
                cells: change.cells,
                same_face_after: label_after,
                label_after,
                region: Some(change.region_permille),
                confidence_ppm,
            });
        }
        openings.extend(self.opening_by_label(take).filter(|_| openings.is_empty()));
        openings.sort_by_key(|opening| {
            (std::cmp::Reverse((opening.confidence_ppm, opening.score)), opening.span.start_ms)
        });
        let mut kept: Vec<Opening> = Vec::new();
        for opening in openings {
            if let Some(known) = kept.iter_mut().find(|known| known.span.overlaps(&opening.span)) {
                known.cells = known.cells.max(opening.cells);
                known.span = known.span.hull(opening.span);
            } else if kept.len() < MAX_OPENINGS {
                kept.push(opening);
            }
        }
        kept.sort_by_key(|opening| opening.span.start_ms);
        kept
    }

    /// When the label was last seen, if that was well before the end.
    fn label_lost_for_good(&self, take: Span) -> Option<i64> {
        let seen = self
            .parcel
            .iter()
            .rfind(|(_, parcel)| matches!(parcel.state, ParcelState::In | ParcelState::Edge));
        seen.map(|(span, _)| span.end_ms).filter(|ms| ms + AFTER_MS < take.end_ms)
    }

    /// The end of the last showing of a label that ends inside the span and leaves a step after it: the parcel was still closed.
    fn last_read_within(&self, span: Span) -> Option<i64> {
        let ends = self.showings().into_iter().map(|showing| showing.span.end_ms);
        ends.filter(|end| span.start_ms < *end && *end + MIN_STEP_MS <= span.end_ms).max()
    }

    /// Where the camera moves too much for changes: after the label was seen for the last time.
    fn opening_by_label(&self, take: Span) -> Option<Opening> {
        let (seen, _) = self.parcel.iter().rfind(|(_, parcel)| parcel.state == ParcelState::In)?;
        let end_ms = take.end_ms.min(seen.end_ms + WITHIN_MS);
        (end_ms - seen.end_ms >= 3 * MIN_STEP_MS).then(|| Opening {
            span: Span::millis(seen.end_ms, end_ms),
            score: 0,
            cells: 0,
            same_face_after: false,
            label_after: false,
            region: None,
            confidence_ppm: table::OPENING_UNLIKELY,
        })
    }

    /// From the beginning, or from where the parcel is first seen, to the opening.
    fn outside(&self, take: Span, opening: Span) -> Option<Observation> {
        let span = Span::millis(take.start_ms, opening.start_ms);
        let before = |(at, change): &&(Span, PresenceChanged)| {
            let over = |parcel| shared(change.region_permille, parcel) * 4 > area(parcel);
            at.end_ms <= opening.start_ms && self.parcel_at(at.end_ms).is_some_and(over)
        };
        let views = 1 + self.changes.iter().filter(before).count() as u64;
        (span.duration_ms() >= MIN_STEP_MS)
            .then(|| observed(span, table::OUTSIDE, StageOutsideShown { views }))
    }

    /// From the opening on, until the label is shown again or the take ends.
    fn contents(&self, take: Span, opening: Span, showings: &[Showing]) -> Option<Observation> {
        let again =
            showings.iter().map(|showing| showing.span.start_ms).filter(|start| *start > opening.end_ms);
        let span = Span::millis(opening.end_ms, again.min().unwrap_or(take.end_ms));
        let quiet =
            self.changes.iter().filter(|(at, _)| opening.end_ms <= at.end_ms && at.end_ms < span.end_ms);
        let quiet_ms =
            quiet.map(|(at, change)| change.quiet_after_ms.min(span.end_ms - at.end_ms)).max().unwrap_or(0);
        let sure = if quiet_ms >= MIN_STEP_MS { table::CONTENTS } else { table::CONTENTS_BUSY };
        (span.duration_ms() >= MIN_STEP_MS).then(|| observed(span, sure, StageContentsShown { quiet_ms }))
    }

    /// The largest change before the label is shown at the end: closed, sealed, labelled.
    fn sealing(&self, take: Span, showings: &[Showing]) -> Option<Observation> {
        let shown =
            showings.last().filter(|shown| shown.span.start_ms > take.start_ms.midpoint(take.end_ms))?;
        let before = self.changes.iter().filter(|(span, change)| {
            change.cells >= MIN_CELLS && span.start_ms + MIN_STEP_MS <= shown.span.start_ms
        });
        let (span, change) = before.max_by_key(|(_, change)| change.cells)?;
        let span = Span::millis(span.start_ms, span.end_ms.min(shown.span.start_ms));
        let facts = StageSealing { activity_ms: span.duration_ms(), changed_cells: change.cells };
        Some(observed(span, table::SEALING, facts))
    }
}

/// What a parcel with that label on it may take up.
fn beyond([left, top, width, height]: Region) -> Region {
    let reach = BEYOND_LABEL * width.max(height);
    let (x, y) = ((left - reach).max(0), (top - reach).max(0));
    [x, y, (left + width + reach).min(1000) - x, (top + height + reach).min(1000) - y]
}

fn area([_, _, width, height]: Region) -> i64 {
    width * height
}

/// The area that both take up.
fn shared(one: Region, other: Region) -> i64 {
    let along = |from: usize, size: usize| {
        let (a, b) = (one[from], other[from]);
        ((a + one[size]).min(b + other[size]) - a.max(b)).max(0)
    };
    along(0, 2) * along(1, 3)
}

#[cfg(test)]
mod tests;
