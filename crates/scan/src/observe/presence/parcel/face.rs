//! The face that is followed: found again from picture to picture, and how it went when it is not.

use super::crop::{Crop, Cut};
use super::quad::Quad;
use super::states::{Border, Where};
use super::template::{Sight, Template};
use super::ways::Ways;
use crate::features::{BLOCK_PX, Features};
use crate::media::{Luma, Picture};
use crate::observe::presence::flow::{Flow, Point};
use crate::observe::presence::sampler::Sample;
use crate::observe::presence::similarity::{Pair, fit};

/// A face is followed while its short side has so many pixels in the picture, and made so small that it has about so many.
const MIN_SIDE_PX: f32 = 20.0;
const SIDE_PX: f32 = 40.0;
/// What is cut out around a face reaches beyond it by this share of its longer side, and by so many pixels of the cut at least.
const MARGIN: f32 = 0.6;
const MARGIN_PX: f32 = 12.0;
/// Points along both sides of the face that are followed.
const POINTS: (usize, usize) = (9, 6);
const FLOW: Flow = Flow { radius: 6, steps: 12, still_px: 0.02, back_px: 0.7, rest: 25.0 };
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
/// One that goes slowly, far from the edge, is looked at only this often, in milliseconds; it is slow where it goes less than this
/// share of its short side in that time.
const SLOW_MS: i64 = 90;
const SLOW_SHARE: f32 = 0.15;
/// One that was lost is looked for by its points this often, in milliseconds.
const SEARCH_MS: i64 = 120;
/// A block of the small picture changed, from frame to frame, in sixteenths of a grey level.
const MOTION: u16 = 24;

/// The face that is followed.
#[derive(Debug)]
pub(super) struct Face {
    pub(super) number: String,
    /// Where it was last seen, in pixels of the picture.
    pub(super) quad: Quad,
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
    pub(super) seen_at: Sample,
    pub(super) lost: Option<(Sample, Where)>,
    /// When it was last looked for by its points after it was lost, in milliseconds.
    searched_ms: Option<i64>,
    /// Something changed where it is, since the last look.
    pub(super) restless: bool,
}

impl Face {
    pub(super) fn read(number: String, quad: Quad, now: Sample, luma: &Luma<'_>) -> Self {
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
    pub(super) fn read_again(&mut self, read: Self) {
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
    pub(super) fn is_disturbed(&self, features: &Features, size: (usize, usize)) -> bool {
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

    /// Whether nothing is lost when it is not looked at now: it was seen a moment ago, went slowly, and has far to go to the edge.
    pub(super) fn can_wait(&self, now: Sample, size: (f32, f32)) -> bool {
        let waited = (0..SLOW_MS - SLOW_MS / 10).contains(&(now.at_ms - self.seen_at.at_ms));
        waited && self.lost.is_none() && {
            let (along, across) = self.quad.sides();
            let way = self.ways.ahead(SLOW_MS);
            let later = self.quad.moved(Point::new(way.x * 4.0, way.y * 4.0));
            way.length() < SLOW_SHARE * along.min(across) && later.share_inside(size) >= 0.999
        }
    }

    /// Looks for it in the next picture.
    pub(super) fn follow(&mut self, before: &Picture, luma: &Luma<'_>, now: Sample) {
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

    pub(super) fn lose(&mut self, now: Sample, state: Where) {
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

    /// Where it is at that time, in a picture of that size.
    pub(super) fn whereabouts(&self, now: Sample, size: (f32, f32)) -> Where {
        match self.lost {
            None if self.quad.share_inside(size) >= IN_SHARE => Where::In,
            None => Where::Edge,
            Some((since, Where::Out(_))) if now.at_ms - since.at_ms > OUT_MS => Where::Unknown,
            Some((_, state)) => state,
        }
    }
}

/// A place, how much of the face is seen there, and what was cut out around it, where that was looked at closely.
type Place = (Quad, Sight, Option<Cut>);

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
