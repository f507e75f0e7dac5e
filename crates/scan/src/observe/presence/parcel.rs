//! The parcel, followed by its label.
//!
//! What is followed is the face that the label lies on: from each reading of its number on, by points that are found again from
//! picture to picture, and held against what the face looked like when it was last read. *In* is said only where the face was read
//! or enough of it was seen at that look; so it is never said of a parcel that is out.
//!
//! Where the face is lost, how it went decides: over an edge of the picture, or covered inside it; else it is unknown. A parcel that
//! comes back with another face to the camera is not recognised, so that *out* is not said for long.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places and lengths in pixels of a picture"
)]

mod crop;
mod face;
mod label;
mod quad;
mod states;
mod template;
mod ways;

use std::collections::BTreeMap;

use onetake_report::CoverageReason;

use self::face::Face;
use self::label::{face_of, quad_of};
use self::quad::Quad;
use self::states::{States, Where};
use super::changes::shown_region;
use super::sampler::{Sample, Sampler};
use crate::features::{Features, SeenLabel};
use crate::media::{Frame, Luma, Orientation, Picture};
use crate::observe::{DraftSpan, ObservationSink};

/// A number is followed from its second reading on; so many numbers are counted.
const READINGS: u32 = 2;
const MAX_NUMBERS: usize = 16;
/// A label is close where its symbol takes up so much of the picture; a parcel is some ten times as large.
const CLOSE_SHARE: f32 = 0.015;
/// And for so long before and after, in milliseconds, as it is brought near and taken away.
const CLOSE_MS: i64 = 1_500;
/// Most such times that are kept.
const MAX_CLOSE: usize = 2_000;

/// Follows the label of one take.
#[derive(Debug)]
pub(super) struct Parcel {
    orientation: Orientation,
    readings: BTreeMap<String, u32>,
    face: Option<Face>,
    before: Option<Picture>,
    looks: Sampler,
    states: States,
    last: Option<Sample>,
    size: (usize, usize),
    /// Times in which the label was close to the camera, from and until, in milliseconds.
    close: Vec<(i64, i64)>,
}

impl Parcel {
    pub(super) fn new(orientation: Orientation) -> Self {
        Self {
            orientation,
            readings: BTreeMap::new(),
            face: None,
            before: None,
            looks: Sampler::every(33),
            states: States::default(),
            last: None,
            size: (0, 0),
            close: Vec::new(),
        }
    }

    /// Whether the label was close to the camera within a second of that time: then a parcel fills much of the picture, and
    /// its motion looks like that of the camera.
    pub(super) fn was_close(&self, from_ms: i64, until_ms: i64) -> bool {
        self.close.iter().any(|(from, until)| *from - CLOSE_MS <= until_ms && from_ms <= *until + CLOSE_MS)
    }

    /// Looks at the next frame.
    pub(super) fn look(&mut self, frame: &Frame<'_>, features: &Features) {
        let now = self.looks.at(frame);
        self.last = Some(now);
        let size = (frame.luma.width(), frame.luma.height());
        if size != self.size {
            self.size = size;
            self.before = None;
            if let Some(face) = &mut self.face {
                face.lose(now, Where::Unknown);
            }
        }
        let read = self.choose(features.labels());
        if let Some(face) = &mut self.face {
            face.restless |= face.is_disturbed(features, size);
        }
        let waits = self.face.as_ref().is_some_and(|face| face.can_wait(now, (size.0 as f32, size.1 as f32)));
        let due = !waits && self.looks.is_due(now);
        if let Some(label) = read {
            self.read(&label, now, &frame.luma);
        } else if due && let Some(face) = &mut self.face {
            if let Some(before) = &self.before {
                face.follow(before, &frame.luma, now);
            }
        } else {
            return;
        }
        if due || self.face.as_ref().is_some_and(|face| face.seen_at == now) {
            self.before = self.face.is_some().then(|| frame.picture.clone());
        }
        self.tell(now);
    }

    /// The label that is followed, among those that were read in this frame.
    fn choose(&mut self, labels: &[SeenLabel]) -> Option<SeenLabel> {
        for label in labels {
            if self.readings.len() < MAX_NUMBERS || self.readings.contains_key(&label.number) {
                *self.readings.entry(label.number.clone()).or_default() += 1;
            }
        }
        match &self.face {
            // A label may carry its number several times: the symbol that is followed, unless it was lost.
            Some(face) => {
                let same = labels.iter().filter(|label| label.number == face.number);
                let far = |label: &&SeenLabel| face.quad.centre().minus(quad_of(label).centre()).length();
                let nearest = same.min_by(|one, other| far(one).total_cmp(&far(other)))?;
                let (along, across) = face.quad.sides();
                let is_it = far(&nearest) < along.min(across) / 2.0;
                (is_it || face.lost.is_some()).then(|| nearest.clone())
            }
            None => {
                let often = |label: &&SeenLabel| {
                    self.readings.get(&label.number).is_some_and(|count| *count >= READINGS)
                };
                labels.iter().find(often).cloned()
            }
        }
    }

    fn read(&mut self, label: &SeenLabel, now: Sample, luma: &Luma<'_>) {
        let Some(quad) = face_of(label) else { return };
        let face = Face::read(label.number.clone(), quad, now, luma);
        match &mut self.face {
            Some(known) => known.read_again(face),
            None => self.face = Some(face),
        }
    }

    /// Writes down where the face is from now on.
    fn tell(&mut self, now: Sample) {
        let Some(face) = &self.face else { return };
        let size = (self.size.0 as f32, self.size.1 as f32);
        let state = face.whereabouts(now, size);
        if face.lost.is_none() && face.quad.area() >= CLOSE_SHARE * size.0 * size.1 {
            let room = self.close.len() < MAX_CLOSE;
            match self.close.last_mut().filter(|(_, until)| now.at_ms - *until <= CLOSE_MS) {
                Some((_, until)) => *until = now.at_ms,
                None if room => self.close.push((now.at_ms, now.at_ms)),
                None => {}
            }
        }
        let region = matches!(state, Where::In | Where::Edge).then(|| self.region(face.quad));
        self.states.tell(now, state, region);
    }

    /// A place in thousandths of the shown picture, as far as it lies inside.
    fn region(&self, quad: Quad) -> [i64; 4] {
        let [left, top, right, bottom] = quad.bounds();
        let permille =
            |at: f32, of: usize| (at * 1000.0 / of.max(1) as f32).round().clamp(0.0, 1000.0) as i64;
        let corners = [
            (permille(left, self.size.0), permille(top, self.size.1)),
            (permille(right, self.size.0), permille(bottom, self.size.1)),
        ];
        shown_region(corners, self.orientation)
    }

    /// Writes down where it was; gives the spans in which that could not be told.
    pub(super) fn note(self, sink: &mut ObservationSink) -> Vec<(DraftSpan, CoverageReason)> {
        let (Some(face), Some(last)) = (self.face, self.last) else { return Vec::new() };
        self.states.note(&face.number, last, self.orientation, sink)
    }
}
