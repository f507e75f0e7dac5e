//! What two pictures of a take say of the camera: how much stands still between them, and what moves as one.

#![expect(clippy::cast_precision_loss, reason = "counts of points in small pictures")]

use super::flow::{Flow, Point};
use super::look::Look;
use super::similarity::{Pair, Similarity, fit};
use crate::features::SmallLuma;

/// How points are followed between pictures.
const FLOW: Flow = Flow { radius: 5, steps: 12, still_px: 0.02, back_px: 0.4, rest: 12.0 };

/// A picture that is displaced by less than this on average has not moved, in pixels of the small picture: 2.8 pixels of 1280.
pub(super) const MOVED_PX: f32 = 0.35;

/// A point that lies this near to where it was stands still, in pixels.
const STILL_PX: f32 = 0.25;

/// A point that went this far is elsewhere, in pixels.
const AWAY_PX: f32 = 1.0;

/// Correlation of a patch with itself later, at the same place, from which it is the same.
const SAME: f32 = 0.75;

/// Correlation from which a patch is unmoved even where it cannot be followed: half a pixel leaves most small textures less.
const UNMOVED: f32 = 0.95;

/// Patches that are compared reach so far in each direction, in pixels.
const PATCH: usize = 4;

/// Points agree when they lie within this of where the picture's similarity puts them, in pixels: less than the smallest motion that is
/// told, so that what moves and what stands cannot agree on something between.
const AGREE_PX: f32 = 0.35;

/// A point speaks for the one of two explanations that it lies nearer to by more than this, in pixels.
const NEARER_PX: f32 = 0.1;

/// Points that move as one say that the camera moves where they are so many times as many as those that stand still, and as those that
/// contradict.
pub(super) const OVER_STILL: f32 = 2.5;

/// Most proposals for a similarity.
const PROPOSALS: usize = 300;

/// With fewer points nothing can be said.
pub(super) const MIN_POINTS: usize = 12;

/// Zones along each side of the picture.
const ZONES: usize = 3;

/// What was seen between two pictures. Shares are of the points of the first one.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Evidence {
    /// Points that could be looked for.
    pub(super) points: usize,
    /// Share that stands still.
    pub(super) still: f32,
    /// Share that is there at all: still or followed.
    pub(super) there: f32,
    /// Share of the zones with points in which one stands still.
    pub(super) still_zones: f32,
    /// Zones with points.
    pub(super) zones: usize,
    /// Share of points that were followed to another place, by a pixel and more, and of the zones with one.
    pub(super) away: f32,
    pub(super) away_zones: f32,
    /// Points that move as one picture, and speak for that it moves.
    pub(super) moving: usize,
    /// Their share.
    pub(super) moving_share: f32,
    /// Share of the zones with points in which there is one.
    pub(super) moving_zones: f32,
    /// Share of them among all points that were followed.
    pub(super) moving_of_followed: f32,
    /// Share of points that stand still, and speak against it.
    pub(super) against: f32,
    /// How the picture moves, in pixels of equal sides.
    pub(super) motion: Option<Similarity>,
    /// How far it moves on average, in small pixels.
    pub(super) moved_px: f32,
    /// How alike the coarse pictures are.
    pub(super) alike: f32,
}

/// Pixels of the small picture as multiples of pixels with equal sides and the same area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Aspect {
    across: f32,
    down: f32,
    /// Width of the picture as shown, in pixels of equal sides.
    pub(super) shown_width: f32,
}

impl Aspect {
    /// For a coded picture of that size, which is shown lying on its side or not.
    pub(super) fn of(coded: (usize, usize), small: &SmallLuma, on_its_side: bool) -> Self {
        let side = |coded: usize, small: usize| coded.max(1) as f32 / small.max(1) as f32;
        let (across, down) = (side(coded.0, small.width), side(coded.1, small.height));
        let mean = (across * down).sqrt();
        let (across, down) = (across / mean, down / mean);
        let shown_width = if on_its_side { small.height as f32 * down } else { small.width as f32 * across };
        Self { across, down, shown_width: shown_width.max(1.0) }
    }

    fn equal(&self, point: Point) -> Point {
        Point::new(point.x * self.across, point.y * self.down)
    }
}

/// Compares a picture with an earlier one.
pub(super) fn compare(before: &Look, now: &Look, aspect: Aspect) -> Evidence {
    let count = before.points.len();
    let mut evidence = Evidence { points: count, alike: before.alike(now), ..Evidence::default() };
    if count < MIN_POINTS {
        return evidence;
    }
    let zone = |point: &Point| zone_of(point, &before.small);
    let mut away_zones = [false; ZONES * ZONES];
    let (mut all, mut still_zones, mut moving_zones) =
        ([false; ZONES * ZONES], [false; ZONES * ZONES], [false; ZONES * ZONES]);
    let (mut still, mut there, mut away) = (0, 0, 0);
    let mut pairs = Vec::with_capacity(count);
    let mut zones = Vec::with_capacity(count);
    // What looks the same at its place is looked for near it first, which is cheap.
    let near: Vec<(f32, Option<Point>)> = before
        .points
        .iter()
        .map(|point| {
            let alike = correlation(&before.small, &now.small, point);
            (alike, if alike > SAME { follow_near(before, now, *point) } else { None })
        })
        .collect();
    let is_still = |point: &Point, (alike, near): &(f32, Option<Point>)| match near {
        Some(to) => *alike > SAME && to.minus(*point).length() < STILL_PX,
        None => *alike > UNMOVED,
    };
    let surely = before.points.iter().zip(&near).filter(|(point, near)| is_still(point, near)).count();
    // So many stand still that no motion of the others outweighs them: where those went does not matter.
    let rests = surely as f32 * OVER_STILL >= count as f32;
    for (point, (alike, near)) in before.points.iter().zip(near) {
        mark(&mut all, zone(point));
        let followed = if rests { near } else { near.or_else(|| follow(before, now, *point)) };
        there += usize::from(alike > SAME || followed.is_some());
        if is_still(point, &(alike, followed)) {
            still += 1;
            mark(&mut still_zones, zone(point));
        }
        if let Some(to) = followed {
            if to.minus(*point).length() >= AWAY_PX {
                away += 1;
                mark(&mut away_zones, zone(point));
            }
            pairs.push(Pair { from: aspect.equal(*point), to: aspect.equal(to) });
            zones.push(zone(point));
        }
    }
    let share = |part: usize| part as f32 / count as f32;
    let marked = |zones: &[bool]| zones.iter().filter(|zone| **zone).count();
    let of_zones = |zones: &[bool]| marked(zones) as f32 / marked(&all).max(1) as f32;
    evidence.still = share(still);
    evidence.there = share(there);
    evidence.still_zones = of_zones(&still_zones);
    evidence.zones = marked(&all);
    evidence.away = share(away);
    evidence.away_zones = of_zones(&away_zones);
    if rests || pairs.len() < MIN_POINTS {
        return evidence;
    }
    if let Some(fit) = fit(&pairs, AGREE_PX, PROPOSALS) {
        let mut against = 0;
        for ((pair, agrees), zone) in pairs.iter().zip(&fit.agree).zip(zones) {
            let stands_off = pair.to.minus(pair.from).length();
            let moves_off = fit.similarity.of(pair.from).minus(pair.to).length();
            if *agrees && moves_off + NEARER_PX < stands_off {
                evidence.moving += 1;
                mark(&mut moving_zones, zone);
            } else if stands_off < STILL_PX && stands_off + NEARER_PX < moves_off {
                against += 1;
            }
        }
        evidence.moving_share = share(evidence.moving);
        evidence.moving_of_followed = evidence.moving as f32 / pairs.len() as f32;
        evidence.moving_zones = of_zones(&moving_zones);
        evidence.against = share(against);
        evidence.moved_px = displacement(&fit.similarity, &before.small, aspect);
        evidence.motion = Some(fit.similarity);
    }
    evidence
}

/// Where the point is, if that is near to where it was.
fn follow_near(before: &Look, now: &Look, point: Point) -> Option<Point> {
    let found = FLOW.follow_near(&before.pyramid, &now.pyramid, point, STILL_PX)?;
    (found.at.minus(point).length() < AWAY_PX).then_some(found.at)
}

/// Where the point went.
fn follow(before: &Look, now: &Look, point: Point) -> Option<Point> {
    FLOW.follow(&before.pyramid, &now.pyramid, point, point).map(|found| found.at)
}

fn zone_of(point: &Point, picture: &SmallLuma) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place inside a picture")]
    let third = |at: f32, side: usize| (at as usize * ZONES / side.max(1)).min(ZONES - 1);
    third(point.y, picture.height) * ZONES + third(point.x, picture.width)
}

fn mark(zones: &mut [bool], zone: usize) {
    if let Some(zone) = zones.get_mut(zone) {
        *zone = true;
    }
}

/// Mean way of the middle and of four points near the corners, in small pixels of equal sides.
pub(super) fn displacement(motion: &Similarity, picture: &SmallLuma, aspect: Aspect) -> f32 {
    let (width, height) = (picture.width as f32, picture.height as f32);
    let places = [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9), (0.5, 0.5)];
    let ways = places.map(|(x, y)| {
        let point = aspect.equal(Point::new(x * width, y * height));
        motion.of(point).minus(point).length()
    });
    ways.iter().sum::<f32>() / 5.0
}

/// Correlation of the patches of two pictures at one place, whatever the light; near 0 where there is nothing but noise.
fn correlation(before: &SmallLuma, now: &SmallLuma, point: &Point) -> f32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place inside a picture")]
    let (x, y) = (point.x as usize, point.y as usize);
    let left = x.saturating_sub(PATCH);
    // Sums of 72 products of 4080 at most are below 2^31.
    let (mut count, mut a, mut b, mut aa, mut ab, mut bb) = (0_i32, 0_i32, 0_i32, 0_i32, 0_i32, 0_i32);
    for y in y.saturating_sub(PATCH)..=y + PATCH {
        let line = |picture: &'_ SmallLuma| -> Option<[i16; 2 * PATCH]> {
            picture.row(y).get(left..)?.first_chunk().copied()
        };
        let (Some(from), Some(to)) = (line(before), line(now)) else { continue };
        count += 2 * i32::try_from(PATCH).unwrap_or(0);
        for (from, to) in from.into_iter().zip(to) {
            let (from, to) = (i32::from(from), i32::from(to));
            a += from;
            b += to;
            aa += from * from;
            ab += from * to;
            bb += to * to;
        }
    }
    let wide = |count: i32, product: i32, a: i32, b: i32| {
        (i64::from(count) * i64::from(product) - i64::from(a) * i64::from(b)) as f32
    };
    let squares = wide(count, aa, a, a).sqrt() * wide(count, bb, b, b).sqrt();
    // Noise of less than a grey level in all pixels.
    let noise = (i64::from(count) * i64::from(count) * 160) as f32;
    wide(count, ab, a, b) / (squares + noise).max(1.0)
}
