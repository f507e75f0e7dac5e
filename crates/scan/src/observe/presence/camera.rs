//! The camera and its view, picture by picture: each is compared with the one half a second earlier, and with one two seconds old.

use std::collections::VecDeque;
use std::sync::Arc;

use super::compare::{Aspect, Evidence, MIN_POINTS, MOVED_PX, OVER_STILL, compare};
use super::look::Look;
use super::ticks::TICK_US;
use super::usual::Usual;
use super::view::{self, Lost};

/// What is compared lies so far apart, in microseconds.
pub(super) const APART_US: i64 = 500_000;

/// The older picture that slow changes are seen against, and how many pictures go by between two looks at it.
pub(super) const LONG_US: i64 = 2_000_000;
const LONG_EVERY: usize = 5;

/// The last free view is compared with for so long, in microseconds; then the view is taken as it is.
const FROZEN_US: i64 = 10_000_000;

/// What stands still says that the camera does: this share of the points, in this share of the zones.
const STILL: f32 = 0.22;
const STILL_ZONES: f32 = 0.34;

/// The camera moved when so many points, these shares of all and of those that are found again, in this share of the zones, move as one.
const MOVING: usize = 14;
const MOVING_SHARE: f32 = 0.15;
const MOVING_OF_FOLLOWED: f32 = 0.5;
const MOVING_ZONES: f32 = 0.5;

/// Where nothing at all stands still, at most this share of the points, others may move by themselves: then this share of those that are
/// found again is enough.
const NOTHING_STILL: f32 = 0.03;
const MOVING_BESIDE_OTHERS: f32 = 0.3;

/// Too little texture for a claim that the camera moved, as a share of cells with a point.
const MIN_TEXTURE: f32 = 0.2;

/// Nothing stands still: texture in so many zones of nine, at most this share of points still, and at least such shares of the points and of
/// the zones followed to elsewhere.
const RESTLESS_ZONES: usize = 7;
const RESTLESS_STILL: f32 = 0.1;
const RESTLESS_AWAY: f32 = 0.2;
const RESTLESS_AWAY_ZONES: f32 = 0.6;

/// After so many pictures out of focus a lens surely is.
const SURELY_BLURRED: usize = 3;

/// All of the picture is another: hardly a point left, another coarse picture, as much texture as before.
const LOST_THERE: f32 = 0.15;
const LOST_ALIKE: f32 = 0.5;

/// What one picture says of the camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// It stands still.
    Fixed,
    /// It moves.
    Moved,
    /// Nothing stands still anywhere, though it does not move as one: near things pass before far ones.
    Restless,
    /// The whole picture is another one.
    Lost,
    /// That cannot be told.
    Unknown,
}

/// What is kept of one picture that was looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sight {
    pub(super) frame: u64,
    pub(super) at_us: i64,
    pub(super) stand: Stand,
    /// How the view is lost, if it is.
    pub(super) view: Option<Lost>,
    /// Against the older picture, where it was compared: whether the camera moved since.
    pub(super) moved_since: Option<bool>,
}

/// A stretch in which the camera was not seen to stand still, and what the pictures before and after it say together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Episode {
    /// Numbers of its first and last sight.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) outcome: Outcome,
}

/// What the camera shows after a stretch, compared with before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Outcome {
    /// The same.
    Same,
    /// The same scene displaced: by such a share of the width as shown on average, and scaled by so much.
    Displaced { by: f32, scale: f32 },
    /// That cannot be told.
    Unclear,
}

/// Watches the camera.
#[derive(Debug, Default)]
pub(super) struct Camera {
    /// The last pictures with a free view.
    looks: VecDeque<Arc<Look>>,
    /// Whether the camera was not at rest in the last picture with a free view.
    moving: bool,
    /// The last picture, with a view or without.
    last: Option<Arc<Look>>,
    /// What pictures are compared with while the view is lost.
    free: Option<Arc<Look>>,
    /// The last picture in which the camera stood still, and its sight.
    stood: Option<(Arc<Look>, usize)>,
    usual: Usual,
    /// The first sight since pictures are compared, and whether one was.
    first: usize,
    begun: bool,
    pub(super) sights: Vec<Sight>,
    pub(super) episodes: Vec<Episode>,
}

impl Camera {
    /// Forgets what came before: pictures of another size, or after a hole in time, are not compared with it.
    pub(super) fn anew(&mut self) {
        let (sights, episodes) = (std::mem::take(&mut self.sights), std::mem::take(&mut self.episodes));
        *self = Self { first: sights.len(), sights, episodes, ..Self::default() };
    }

    /// Whether the newest picture shows nothing.
    pub(super) fn view_is_lost(&self) -> bool {
        self.sights.last().is_some_and(|sight| sight.view.is_some())
    }

    /// Takes in the next picture.
    pub(super) fn look(&mut self, look: Look, aspect: Aspect) {
        let look = Arc::new(look);
        let reference = self.reference(look.at_us);
        let evidence = reference.as_deref().map(|before| compare(before, &look, aspect)).unwrap_or_default();
        let norm = self.usual.norm();
        let last = self.alike_last(&look);
        let view = norm
            .filter(|_| reference.is_some())
            .and_then(|norm| view::lost(&look, &evidence, last, &self.usual, &norm));
        let texture = reference.as_deref().map_or(0.0, Look::texture);
        let usual = norm.map_or(0.0, |norm| norm.texture);
        let mut stand = stands(&evidence, texture);
        if stand == Stand::Unknown && restless(&evidence) {
            stand = Stand::Restless;
        } else if stand == Stand::Unknown && evidence.points >= MIN_POINTS {
            let another = evidence.there < LOST_THERE && evidence.alike < LOST_ALIKE;
            if another && look.texture() >= 0.5 * usual {
                stand = Stand::Lost;
            }
        }
        let moved_since = self.moved_since(&look, aspect);
        self.episode(stand, view, &look, aspect);
        let told = reference.is_some().then_some(stand);
        self.sights.push(Sight { frame: look.frame, at_us: look.at_us, stand, view, moved_since });
        self.tell_beginning(told);
        self.last = Some(Arc::clone(&look));
        if view.is_some() {
            self.free = self.free.take().or(reference);
            return;
        }
        self.free = None;
        self.moving = stand != Stand::Fixed;
        self.usual.take(&look);
        self.keep(look);
    }

    /// What stands still between the first picture and the first that is compared with it stood still between them.
    fn tell_beginning(&mut self, told: Option<Stand>) {
        let Some(stand) = told.filter(|_| !self.begun) else { return };
        self.begun = true;
        if stand == Stand::Fixed {
            let first = self.first;
            self.sights.iter_mut().skip(first).for_each(|sight| sight.stand = Stand::Fixed);
        }
    }

    /// How alike the coarse pictures of this and the last picture are, where that says what half a second does not: in the hand, and while
    /// something moves behind a lens that is out of focus.
    fn alike_last(&self, look: &Look) -> f32 {
        let mut sights = self.sights.iter().rev();
        let says = match self.sights.last().and_then(|last| last.view) {
            None | Some(Lost::Dark | Lost::Blurred) if self.moving => true,
            // A cover that is on its way looks out of focus too, for less long.
            Some(Lost::Blurred) => (0..SURELY_BLURRED)
                .all(|_| sights.next().is_some_and(|sight| sight.view == Some(Lost::Blurred))),
            _ => false,
        };
        self.last.as_deref().filter(|_| says).map_or(0.0, |last| last.alike(look))
    }

    /// Ends a stretch in which the camera was not seen to stand still, once it is.
    fn episode(&mut self, stand: Stand, view: Option<Lost>, look: &Arc<Look>, aspect: Aspect) {
        if stand != Stand::Fixed || view.is_some() {
            return;
        }
        let here = self.sights.len();
        if let Some((before, stood)) = self.stood.replace((Arc::clone(look), here))
            && stood + 1 < here
        {
            let evidence = compare(&before, look, aspect);
            let outcome = outcome(&evidence, aspect);
            self.episodes.push(Episode { first: stood + 1, last: here - 1, outcome });
        }
    }

    /// What the next picture is compared with: that of half a second ago, or the last free view.
    fn reference(&mut self, at_us: i64) -> Option<Arc<Look>> {
        if self.free.as_deref().is_some_and(|free| at_us.saturating_sub(free.at_us) > FROZEN_US) {
            self.free = None;
        }
        self.free.clone().or_else(|| self.back(at_us, APART_US))
    }

    /// The newest picture that is at least so old, half a tick aside.
    fn back(&self, at_us: i64, age_us: i64) -> Option<Arc<Look>> {
        let old = |look: &&Arc<Look>| at_us.saturating_sub(look.at_us) >= age_us - TICK_US / 2;
        self.looks.iter().rev().find(old).cloned()
    }

    fn moved_since(&self, look: &Look, aspect: Aspect) -> Option<bool> {
        if !self.sights.len().is_multiple_of(LONG_EVERY) {
            return None;
        }
        let before = self.back(look.at_us, LONG_US)?;
        let evidence = compare(&before, look, aspect);
        Some(matches!(outcome(&evidence, aspect), Outcome::Displaced { .. }))
    }

    fn keep(&mut self, look: Arc<Look>) {
        let too_old = look.at_us.saturating_sub(LONG_US + 2 * TICK_US);
        // One that is older stays: after a stretch without a view it is the last.
        while self.looks.get(1).is_some_and(|older| older.at_us < too_old) {
            self.looks.pop_front();
        }
        self.looks.push_back(look);
    }
}

/// Whether the picture as a whole moved between the two.
fn moves(evidence: &Evidence) -> bool {
    let of_followed = if evidence.still <= NOTHING_STILL { MOVING_BESIDE_OTHERS } else { MOVING_OF_FOLLOWED };
    evidence.moved_px >= MOVED_PX
        && evidence.moving >= MOVING
        && evidence.moving_share >= MOVING_SHARE
        && evidence.moving_of_followed >= of_followed
        && evidence.moving_zones >= MOVING_ZONES
        && evidence.moving_share > OVER_STILL * evidence.still.max(evidence.against)
}

/// Whether enough stands still between the two for the camera to do so.
fn stands_still(evidence: &Evidence) -> bool {
    evidence.points >= MIN_POINTS && evidence.still >= STILL && evidence.still_zones >= STILL_ZONES
}

/// Whether there is texture all over the picture and hardly any of it stands still.
fn restless(evidence: &Evidence) -> bool {
    evidence.zones >= RESTLESS_ZONES
        && evidence.still <= RESTLESS_STILL
        && evidence.away >= RESTLESS_AWAY
        && evidence.away_zones >= RESTLESS_AWAY_ZONES
}

/// What pictures some time apart say, with a camera at rest in both.
fn outcome(evidence: &Evidence, aspect: Aspect) -> Outcome {
    match evidence.motion {
        Some(motion) if moves(evidence) => {
            Outcome::Displaced { by: evidence.moved_px / aspect.shown_width, scale: motion.scale() }
        }
        _ if stands_still(evidence) => Outcome::Same,
        _ => Outcome::Unclear,
    }
}

/// What a comparison with half a second earlier says of the camera.
fn stands(evidence: &Evidence, texture: f32) -> Stand {
    if moves(evidence) && texture >= MIN_TEXTURE {
        Stand::Moved
    } else if stands_still(evidence) {
        Stand::Fixed
    } else {
        Stand::Unknown
    }
}
