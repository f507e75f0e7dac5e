//! Where the face is from when on, one state after another, as it is written down.

use onetake_report::CoverageReason;
use onetake_report::facts::{ParcelState, PictureEdge, PresenceParcel};

use crate::media::Orientation;
use crate::observe::confidence::table;
use crate::observe::presence::sampler::Sample;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};

/// A state shorter than this is a slip, in milliseconds.
const SLIP_MS: i64 = 150;
/// Most states that are written down.
const MAX_STATES: usize = 2_000;

/// Where the face is, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    In,
    Edge,
    Out(Option<Border>),
    Hidden,
    Unknown,
}

/// An edge of the coded picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Border {
    Left,
    Right,
    Top,
    Bottom,
}

/// From a frame on, until the next.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    from: Sample,
    state: Where,
    region: Option<[i64; 4]>,
    /// What holds all regions since.
    way: Option<[i64; 4]>,
}

/// The states so far.
#[derive(Debug, Default)]
pub(super) struct States {
    told: Vec<Stretch>,
}

impl States {
    /// The face is there from now on. `region` is the part of the shown picture that it takes up, where it is seen.
    pub(super) fn tell(&mut self, now: Sample, state: Where, region: Option<[i64; 4]>) {
        if let Some(last) = self.told.last_mut().filter(|last| last.state == state) {
            last.way = hull(last.way, region);
            return;
        }
        if self.told.len() >= MAX_STATES {
            return;
        }
        // What comes after the last one that is written down is not known: it must not go on for ever.
        let is_last = self.told.len() + 1 == MAX_STATES;
        let (state, region) = if is_last { (Where::Unknown, None) } else { (state, region) };
        self.told.push(Stretch { from: now, state, region, way: region });
    }

    /// Writes down all states one after another, up to the last frame; gives the spans in which it could not be told where the
    /// face is.
    pub(super) fn note(
        self,
        number: &str,
        last: Sample,
        orientation: Orientation,
        sink: &mut ObservationSink,
    ) -> Vec<(DraftSpan, CoverageReason)> {
        let told = without_slips(self.told);
        let mut unknown = Vec::new();
        let ends = told.iter().skip(1).map(|next| next.from.frame.saturating_sub(1)).chain([last.frame]);
        for (told, last) in told.iter().zip(ends) {
            let span = DraftSpan::Frames { first: told.from.frame, last: last.max(told.from.frame) };
            let (state, border) = match told.state {
                Where::In => (ParcelState::In, None),
                Where::Edge => (ParcelState::Edge, None),
                Where::Out(border) => (ParcelState::Out, border),
                Where::Hidden => (ParcelState::Hidden, None),
                Where::Unknown => (ParcelState::Unknown, None),
            };
            if matches!(told.state, Where::Hidden | Where::Unknown) {
                unknown.push((span, CoverageReason::ParcelUnknown));
            }
            let facts = PresenceParcel {
                state,
                edge: border.map(|border| border.shown(orientation)),
                number: number.to_owned(),
                region_permille: told.region,
                way_permille: told.way,
            };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::PARCEL));
        }
        unknown
    }
}

/// The states without those too short to be true: a face cannot leave and come back so fast.
fn without_slips(told: Vec<Stretch>) -> Vec<Stretch> {
    let mut kept: Vec<Stretch> = Vec::with_capacity(told.len());
    let mut all = told.into_iter().peekable();
    while let Some(one) = all.next() {
        let short = all.peek().is_some_and(|next| next.from.at_ms - one.from.at_ms < SLIP_MS);
        let between = kept.last().zip(all.peek()).is_some_and(|(before, after)| before.state == after.state);
        if short && between {
            continue;
        }
        match kept.last_mut().filter(|last| last.state == one.state) {
            Some(last) => last.way = hull(last.way, one.way),
            None => kept.push(one),
        }
    }
    kept
}

/// The part of the picture that holds both.
fn hull(one: Option<[i64; 4]>, other: Option<[i64; 4]>) -> Option<[i64; 4]> {
    let (Some([left, top, width, height]), Some([x, y, across, down])) = (one, other) else {
        return one.or(other);
    };
    let (first_x, first_y) = (left.min(x), top.min(y));
    let (last_x, last_y) = ((left + width).max(x + across), (top + height).max(y + down));
    Some([first_x, first_y, last_x - first_x, last_y - first_y])
}

impl Border {
    fn shown(self, orientation: Orientation) -> PictureEdge {
        // The middle of the edge of a picture of three by three.
        let (x, y) = match self {
            Self::Left => (0, 1),
            Self::Right => (2, 1),
            Self::Top => (1, 0),
            Self::Bottom => (1, 2),
        };
        match orientation.shown_point(x, y, 3, 3) {
            (0, _) => PictureEdge::Left,
            (2, _) => PictureEdge::Right,
            (_, 0) => PictureEdge::Top,
            _ => PictureEdge::Bottom,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(frame: u64) -> Sample {
        Sample { frame, at_ms: i64::try_from(frame).unwrap_or(0) * 100 }
    }

    fn told(states: States, last: u64) -> Vec<(ParcelState, DraftSpan)> {
        let mut sink = ObservationSink::default();
        states.note("SF1", at(last), Orientation::default(), &mut sink);
        let facts = |draft: &ObservationDraft| draft.facts::<PresenceParcel>().map(|facts| facts.state);
        sink.drafts().iter().filter_map(|draft| Some((facts(draft)?, draft.span))).collect()
    }

    #[test]
    fn states_follow_each_other_without_gaps_and_slips_are_left_out() {
        let mut states = States::default();
        for (frame, state) in [(3, Where::In), (9, Where::Unknown), (10, Where::In), (20, Where::Out(None))] {
            states.tell(at(frame), state, None);
        }
        let span = |first, last| DraftSpan::Frames { first, last };
        assert_eq!(told(states, 40), [(ParcelState::In, span(3, 19)), (ParcelState::Out, span(20, 40))]);
    }

    #[test]
    fn the_way_of_a_label_holds_all_its_places() {
        let mut states = States::default();
        for (frame, left) in [(3, 400), (4, 100), (5, 700)] {
            states.tell(at(frame), Where::In, Some([left, 200, 50, 20]));
        }
        // What lies between two that are one.
        states.tell(at(6), Where::Unknown, None);
        states.tell(at(7), Where::In, Some([300, 600, 50, 20]));
        let mut sink = ObservationSink::default();
        states.note("SF1", at(40), Orientation::default(), &mut sink);
        let facts: Vec<PresenceParcel> = sink.drafts().iter().filter_map(ObservationDraft::facts).collect();
        assert_eq!(facts.len(), 1);
        assert_eq!(facts[0].region_permille, Some([400, 200, 50, 20]));
        assert_eq!(facts[0].way_permille, Some([100, 200, 650, 420]));
    }

    #[test]
    fn a_state_does_not_go_on_where_no_more_are_written_down() {
        let mut states = States::default();
        for turn in 0..2 * MAX_STATES as u64 {
            states.tell(
                at(10 * turn),
                if turn.is_multiple_of(2) { Where::Out(None) } else { Where::In },
                None,
            );
        }
        let told = told(states, 100_000);
        let (state, span) = told.last().expect("states");
        assert_eq!((told.len(), state), (MAX_STATES, &ParcelState::Unknown));
        assert!(matches!(span, DraftSpan::Frames { last: 100_000, .. }));
    }
}
