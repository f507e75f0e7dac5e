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
mod quad;
mod template;
mod ways;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use onetake_report::CoverageReason;
use onetake_report::facts::{ParcelState, PictureEdge, PresenceParcel};

use self::crop::Crop;
use self::quad::Quad;
use self::template::{Sight, Template};
use self::ways::Ways;
use super::changes::shown_region;
use super::flow::{Flow, Point, Pyramid};
use super::sampler::{Sample, Sampler};
use super::similarity::{Pair, fit};
use crate::features::{BLOCK_PX, Features, SeenLabel};
use crate::media::{Frame, Luma, Orientation, Picture};
use crate::observe::confidence::table;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};

/// A number is followed from its second reading on; so many numbers are counted.
const READINGS: u32 = 2;
const MAX_NUMBERS: usize = 16;
/// A face is followed while its short side has so many pixels in the picture, and made so small that it has about so many.
const MIN_SIDE_PX: f32 = 20.0;
const SIDE_PX: f32 = 40.0;
/// What is cut out around a face reaches beyond it by this share of its longer side, and by so many pixels of the cut at least.
const MARGIN: f32 = 0.6;
const MARGIN_PX: f32 = 12.0;
/// A label goes on beyond its symbol: by this share of its length, and of the height of its bars or the side of its matrix code.
const BEYOND_ALONG: f32 = 0.06;
const BEYOND_BARS: f32 = 0.5;
const BEYOND_MATRIX: f32 = 0.12;
/// A symbol so much longer than high is one of bars.
const BARS_RATIO: f32 = 1.6;
/// Least height of bars, as a share of their length.
const MIN_BARS: f32 = 0.3;
/// Points along both sides of the face that are followed.
const POINTS: (usize, usize) = (9, 6);
const FLOW: Flow = Flow { radius: 6, steps: 12, still_px: 0.02, back_px: 0.7, rest: 25.0 };
const LEVELS: usize = 4;
/// Points agree on a motion to within this, in pixels of the cut; and so many must.
const WITHIN_PX: f32 = 1.5;
const PROPOSALS: usize = 120;
const MIN_POINTS: usize = 6;
/// One of so many of the points is followed first; they suffice where so many in a hundred of those that are found agree.
const FIRST: usize = 3;
const SUFFICE: usize = 60;
/// The face is seen where so much of what lies in the picture is, and so many blocks.
const SEEN_SHARE: f32 = 0.4;
const SEEN_BLOCKS: usize = 4;
/// All of it is in the picture, but for so much.
const IN_SHARE: f32 = 0.97;
/// A face that was lost goes on for so long, as far as its way tells where it went.
const AHEAD_MS: i64 = 500;
/// One that was all in the picture must go so fast that most of it is out of it this soon.
const SOON_MS: i64 = 250;
/// It was going out where so much less of it would be in the picture then.
const LEAVING_SHARE: f32 = 0.1;
/// It was being covered where less of it than this was seen.
const COVERED_SHARE: f32 = 0.6;
/// So long after it went out, it may be found to be still there after all.
const GONE_MS: i64 = 600;
/// What is out may be back with another face after this, in milliseconds.
const OUT_MS: i64 = 12_000;
/// A face where nothing changed is looked at this often, in milliseconds.
const AT_REST_MS: i64 = 500;
/// One that was lost is looked for by its points this often, in milliseconds.
const SEARCH_MS: i64 = 120;
/// A block of the small picture changed, from frame to frame, in sixteenths of a grey level.
const MOTION: u16 = 24;
/// A label is close where its symbol takes up so much of the picture; a parcel is some ten times as large.
const CLOSE_SHARE: f32 = 0.015;
/// And for so long before and after, in milliseconds, as it is brought near and taken away.
const CLOSE_MS: i64 = 1_500;
/// A state shorter than this is a slip, in milliseconds.
const SLIP_MS: i64 = 150;
/// Most states that are written down.
const MAX_STATES: usize = 2_000;

/// Where the face is, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    In,
    Edge,
    Out(Option<Border>),
    Hidden,
    Unknown,
}

/// An edge of the coded picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Border {
    Left,
    Right,
    Top,
    Bottom,
}

/// From a frame on, until the next.
#[derive(Debug, Clone, Copy)]
struct Told {
    from: Sample,
    state: Where,
    region: Option<[i64; 4]>,
}

/// Follows the label of one take.
#[derive(Debug)]
pub(super) struct Parcel {
    orientation: Orientation,
    readings: BTreeMap<String, u32>,
    face: Option<Face>,
    before: Option<Picture>,
    looks: Sampler,
    told: Vec<Told>,
    last: Option<Sample>,
    size: (usize, usize),
    /// Times in which the label was close to the camera, from and until, in milliseconds.
    close: Vec<(i64, i64)>,
}

/// The face that is followed.
#[derive(Debug)]
struct Face {
    number: String,
    /// Where it was last seen, in pixels of the picture.
    quad: Quad,
    /// How large it was when it was read.
    seed_area: f32,
    times: usize,
    template: Option<Template>,
    /// What lay around it when it was last seen well, and where: it may come to light again there.
    anchor: Option<(Cut, Quad)>,
    ways: Ways,
    /// What lay around it when it was last found by its points.
    cut: Option<Cut>,
    seen: Option<Sight>,
    seen_at: Sample,
    lost: Option<(Sample, Where)>,
    /// When it was last looked for by its points after it was lost, in milliseconds.
    searched_ms: Option<i64>,
    /// Something changed where it is, since the last look.
    restless: bool,
}

/// What is cut out of a picture, made ready when it is first compared.
#[derive(Debug)]
struct Cut {
    crop: Crop,
    ready: OnceLock<Pyramid>,
}

impl Cut {
    fn of(luma: &Luma<'_>, around: [f32; 4], times: usize) -> Option<Self> {
        Crop::of(luma, around, times).map(Self::from)
    }

    fn pyramid(&self) -> &Pyramid {
        self.ready.get_or_init(|| Pyramid::new(&self.crop.picture, LEVELS))
    }
}

impl From<Crop> for Cut {
    fn from(crop: Crop) -> Self {
        Self { crop, ready: OnceLock::new() }
    }
}

impl Parcel {
    pub(super) fn new(orientation: Orientation) -> Self {
        Self {
            orientation,
            readings: BTreeMap::new(),
            face: None,
            before: None,
            looks: Sampler::every(33),
            told: Vec::new(),
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
        let due = self.looks.is_due(now);
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
        let quad = quad_of(label);
        if !quad.is_convex() {
            return;
        }
        let (along, across) = quad.sides();
        // Engines may name a single line across bars: bars are a quarter as high as long, or more.
        let beyond = |long: f32, high: f32| (MIN_BARS * long / high.max(1.0) - 1.0).max(0.0) / 2.0;
        let grown = if along > BARS_RATIO * across {
            quad.grown(BEYOND_ALONG, BEYOND_BARS.max(beyond(along, across)))
        } else if across > BARS_RATIO * along {
            quad.grown(BEYOND_BARS.max(beyond(across, along)), BEYOND_ALONG)
        } else {
            quad.grown(BEYOND_MATRIX, BEYOND_MATRIX)
        };
        let face = Face::read(label.number.clone(), grown, now, luma);
        match &mut self.face {
            Some(known) => known.read_again(face),
            None => self.face = Some(face),
        }
    }

    /// Writes down where the face is from now on.
    fn tell(&mut self, now: Sample) {
        let Some(face) = &self.face else { return };
        let size = (self.size.0 as f32, self.size.1 as f32);
        let state = match face.lost {
            None if face.quad.share_inside(size) >= IN_SHARE => Where::In,
            None => Where::Edge,
            Some((since, Where::Out(_))) if now.at_ms - since.at_ms > OUT_MS => Where::Unknown,
            Some((_, state)) => state,
        };
        if face.lost.is_none() && face.quad.area() >= CLOSE_SHARE * size.0 * size.1 {
            let room = self.close.len() < MAX_STATES;
            match self.close.last_mut().filter(|(_, until)| now.at_ms - *until <= CLOSE_MS) {
                Some((_, until)) => *until = now.at_ms,
                None if room => self.close.push((now.at_ms, now.at_ms)),
                None => {}
            }
        }
        let region = matches!(state, Where::In | Where::Edge).then(|| self.region(face.quad));
        // Where it was not seen, it was last seen at the look before.
        if self.told.last().is_none_or(|last| last.state != state) && self.told.len() < MAX_STATES {
            self.told.push(Told { from: now, state, region });
        }
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

    /// Writes down all states one after another; gives the spans in which it could not be told where the face is.
    pub(super) fn note(self, sink: &mut ObservationSink) -> Vec<(DraftSpan, CoverageReason)> {
        let Self { orientation, face, told, last, .. } = self;
        let (Some(face), Some(last)) = (face, last) else { return Vec::new() };
        let told = without_slips(told);
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
                number: face.number.clone(),
                region_permille: told.region,
            };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::PARCEL));
        }
        unknown
    }
}

/// The states without those too short to be true: a face cannot leave and come back so fast.
fn without_slips(told: Vec<Told>) -> Vec<Told> {
    let mut kept: Vec<Told> = Vec::with_capacity(told.len());
    let mut all = told.into_iter().peekable();
    while let Some(one) = all.next() {
        let short = all.peek().is_some_and(|next| next.from.at_ms - one.from.at_ms < SLIP_MS);
        let between = kept.last().zip(all.peek()).is_some_and(|(before, after)| before.state == after.state);
        if short && between {
            continue;
        }
        if kept.last().is_none_or(|last| last.state != one.state) {
            kept.push(one);
        }
    }
    kept
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

impl Face {
    fn read(number: String, quad: Quad, now: Sample, luma: &Luma<'_>) -> Self {
        let (along, across) = quad.sides();
        let short = along.min(across);
        let times = ((short / SIDE_PX).floor() as usize).max(1);
        let mut face = Self {
            number,
            quad,
            seed_area: quad.area(),
            times,
            template: None,
            anchor: None,
            ways: Ways::default(),
            cut: None,
            seen: None,
            seen_at: now,
            lost: None,
            searched_ms: None,
            restless: false,
        };
        if short >= MIN_SIDE_PX {
            face.keep(luma);
        }
        face.ways.was_at(now.at_ms, quad);
        face
    }

    /// Keeps what it looks like now.
    fn keep(&mut self, luma: &Luma<'_>) {
        let Some(crop) = Crop::of(luma, self.around(), self.times) else { return };
        let inside = self.quad.map(|corner| crop.inside(corner));
        if let Some(template) = Template::of(&crop.picture, inside) {
            self.template = Some(template);
            self.anchor = Some((Cut::from(crop), self.quad));
        }
    }

    /// Left, top, right and bottom of what is looked at around it.
    fn around(&self) -> [f32; 4] {
        let [left, top, right, bottom] = self.quad.bounds();
        let margin = MARGIN * (right - left).max(bottom - top) + MARGIN_PX * self.times as f32;
        [left - margin, top - margin, right + margin, bottom + margin]
    }

    /// It was read anew: whatever was believed of it before, it is there.
    fn read_again(&mut self, read: Self) {
        match self.lost {
            None => self.ways.was_at(read.seen_at.at_ms, read.quad),
            // Another symbol on the same label: it goes where that went which was just lost.
            Some((since, _)) if read.seen_at.at_ms - since.at_ms <= SOON_MS => {
                self.ways.goes_on(read.seen_at.at_ms, read.quad);
            }
            Some(_) => self.ways = read.ways,
        }
        self.quad = read.quad;
        self.seed_area = read.seed_area;
        self.times = read.times;
        if read.template.is_some() {
            self.template = read.template;
            self.anchor = read.anchor;
        }
        self.cut = None;
        self.seen = None;
        self.seen_at = read.seen_at;
        self.lost = None;
        self.restless = false;
    }

    /// Whether something changed in the last frame where it is.
    fn is_disturbed(&self, features: &Features, size: (usize, usize)) -> bool {
        let (Some(change), Some(small)) = (features.change(), features.small()) else { return true };
        let [left, top, right, bottom] = self.quad.bounds();
        let (across, down) = ((small.width / BLOCK_PX).max(1), (small.height / BLOCK_PX).max(1));
        let cell = |at: f32, of: usize, cells: usize| {
            ((at * cells as f32 / of.max(1) as f32).max(0.0) as usize).min(cells.saturating_sub(1))
        };
        let columns = cell(left, size.0, across)..=cell(right, size.0, across);
        (cell(top, size.1, down)..=cell(bottom, size.1, down)).any(|row| {
            columns
                .clone()
                .any(|column| change.blocks().get(row * across + column).is_none_or(|&block| block > MOTION))
        })
    }

    /// Looks for it in the next picture.
    fn follow(&mut self, before: &Picture, luma: &Luma<'_>, now: Sample) {
        if self.lost.is_none() && !self.restless && now.at_ms - self.seen_at.at_ms < AT_REST_MS {
            return;
        }
        let found = match self.lost {
            None => self.found_from(before, luma, now),
            Some((since, Where::Out(_))) if now.at_ms - since.at_ms > GONE_MS => None,
            Some(_) => self.found_at_anchor(luma, now),
        };
        let size = (luma.width() as f32, luma.height() as f32);
        match found {
            Some((quad, sight, cut)) => {
                if self.lost.is_some() {
                    self.ways.clear();
                }
                self.quad = quad;
                self.cut = cut;
                self.ways.was_at(now.at_ms, quad);
                self.seen = Some(sight);
                self.seen_at = now;
                self.lost = None;
                self.restless = false;
            }
            None if self.lost.is_none() => {
                let state = self.went(size);
                self.lose(now, state);
            }
            None => {}
        }
    }

    fn lose(&mut self, now: Sample, state: Where) {
        self.lost = Some((now, state));
        self.cut = None;
    }

    /// Where it is in this picture, from where it was in the one before.
    fn found_from(&self, before: &Picture, luma: &Luma<'_>, now: Sample) -> Option<Place> {
        let template = self.template.as_ref()?;
        let ahead = self.ways.ahead(now.at_ms - self.seen_at.at_ms);
        let around = self.around();
        let read;
        let there = match &self.cut {
            Some(cut) if cut.crop.times() == self.times && cut.crop.holds(self.quad, luma) => cut,
            _ => {
                read = Cut::of(&before.luma(), around, self.times)?;
                &read
            }
        };
        let moved = [around[0] + ahead.x, around[1] + ahead.y, around[2] + ahead.x, around[3] + ahead.y];
        let here = Cut::of(luma, moved, self.times)?;
        // A few points in the finest sizes, as a rule; all of them in all sizes where those do not agree, or lead elsewhere.
        for all in [false, true] {
            let found = self.found(there, self.quad, &here, ahead, all);
            let sight = found.and_then(|quad| sighted(template, &here.crop, quad).map(|sight| (quad, sight)));
            if let Some((quad, sight)) = sight {
                return Some((quad, sight, Some(here)));
            }
        }
        None
    }

    /// Whether it is to be seen again near where it was last seen well.
    fn found_at_anchor(&mut self, luma: &Luma<'_>, now: Sample) -> Option<Place> {
        let (template, (anchor, at)) = (self.template.as_ref()?, self.anchor.as_ref()?);
        let here = Crop::of(luma, self.around(), self.times)?;
        // Cheap before dear: as it was, or moved a little.
        if let Some(sight) = sighted(template, &here, self.quad) {
            return Some((self.quad, sight, None));
        }
        if self.searched_ms.is_some_and(|last| (0..SEARCH_MS).contains(&(now.at_ms - last))) {
            return None;
        }
        self.searched_ms = Some(now.at_ms);
        let here = Cut::from(here);
        let quad = self.found(anchor, *at, &here, self.quad.centre().minus(at.centre()), true)?;
        sighted(template, &here.crop, quad).map(|sight| (quad, sight, Some(here)))
    }

    /// The place that the points of the face agree on: all of them, looked for in all sizes and back, or some of them nearby.
    fn found(&self, there: &Cut, quad: Quad, here: &Cut, ahead: Point, all: bool) -> Option<Quad> {
        let (from, to) = (there.pyramid(), here.pyramid());
        let step = if all { 1 } else { FIRST };
        let pairs: Vec<Pair> = quad
            .points(POINTS)
            .step_by(step)
            .filter_map(|point| {
                let (point, guess) = (there.crop.inside(point), here.crop.inside(point.plus(ahead)));
                let found = if all {
                    FLOW.follow(from, to, point, guess)
                } else {
                    FLOW.follow_finely(from, to, point, guess)
                };
                Some(Pair { from: point, to: found?.at })
            })
            .collect();
        let fit = fit(&pairs, WITHIN_PX, PROPOSALS).filter(|fit| fit.count >= MIN_POINTS)?;
        if !all && fit.count * 100 < SUFFICE * pairs.len() {
            return None;
        }
        let moved = quad.map(|corner| here.crop.outside(fit.similarity.of(there.crop.inside(corner))));
        let area = moved.area() / self.seed_area.max(1.0);
        let step = moved.area() / quad.area().max(1.0);
        (moved.is_convex() && (0.12..=6.0).contains(&area) && (0.5..=2.0).contains(&step)).then_some(moved)
    }

    /// How it went, when it is no longer seen.
    fn went(&self, size: (f32, f32)) -> Where {
        let inside = self.quad.share_inside(size);
        let later = self.quad.moved(self.ways.ahead(AHEAD_MS));
        let inside_later = later.share_inside(size);
        let soon = self.quad.moved(self.ways.ahead(SOON_MS));
        let leaving = inside < 0.5
            || (inside < IN_SHARE && inside_later < inside - LEAVING_SHARE)
            || soon.share_inside(size) < 0.5;
        if leaving {
            return Where::Out(border(later, size));
        }
        // Not read and not seen, though all of it should be there: something lies over it, or it was turned away.
        // But a face that was going fast may be anywhere.
        let covered = self.seen.is_some_and(|sight| sight.share < COVERED_SHARE);
        let (along, across) = self.quad.sides();
        let slow = self.ways.ahead(SOON_MS).length() < along.min(across);
        if inside >= IN_SHARE && covered && slow { Where::Hidden } else { Where::Unknown }
    }
}

/// A place, how much of the face is seen there, and what was cut out around it, where that was looked at closely.
type Place = (Quad, Sight, Option<Cut>);

fn quad_of(label: &SeenLabel) -> Quad {
    Quad(label.corners.map(|corner| Point::new(corner.x as f32, corner.y as f32)))
}

fn sighted(template: &Template, here: &Crop, quad: Quad) -> Option<Sight> {
    let sight = template.sight(&here.picture, quad.map(|corner| here.inside(corner)))?;
    (sight.share >= SEEN_SHARE && sight.seen >= SEEN_BLOCKS).then_some(sight)
}

/// The edge of the picture that most of the face lies beyond, or is nearest to.
fn border(quad: Quad, (width, height): (f32, f32)) -> Option<Border> {
    let centre = quad.centre();
    let beyond = [
        (Border::Left, -centre.x),
        (Border::Right, centre.x - width),
        (Border::Top, -centre.y),
        (Border::Bottom, centre.y - height),
    ];
    beyond.into_iter().max_by(|one, other| one.1.total_cmp(&other.1)).map(|(border, _)| border)
}
