//! One region that looks like bars: what is kept of it while it is unread, and what remains of it then.

use super::attempt::{Attempt, KeptProfile};
use super::kept::{Kept, Light, times_wide};
use crate::features::cells::CELL;
use crate::media::{Frame, Luma};
use crate::observe::waybill::cutout::Cutout;
use crate::symbol::profile;
use crate::symbol::reduced::Reduced;
use crate::symbol::region::{self, Bars, PatternMeasure};
use crate::symbol::upright::RotatedRect;
use crate::symbol::{Region, Resampled as _, Symbology};
use onetake_code128::model;
use onetake_code128::profile::Profile;

/// Frames that a region must be seen before it is worth full effort, and between changes of its kept pictures.
const MIN_AGE_FRAMES: u64 = 4;
/// Most attempts with full effort on its pictures.
const MAX_ATTEMPTS: u32 = 4;
/// The same where no line across its bars is like that of a label.
const MAX_UNLIKE_ATTEMPTS: u32 = 1;
/// Readings after which it needs no more care.
const SETTLED_READS: u32 = 4;
/// Failures after which it is tried half as often, then a third, and so on; and how seldom at most.
const FAILURES_PER_BACKOFF: u64 = 3;
const MAX_BACKOFF: u64 = 24;
/// Sightings by the model after which it counts as read: as many as a reading needs, and one more.
const MODELLED_READS: u32 = 3;
/// Numbers of profiles taken, as they grow, at which they are read together.
const TOGETHER_AT: [u32; 4] = [3, 6, 11, 18];
/// So often the profiles read together may be far from any symbol before the track counts as unreadable.
const MAX_UNREADABLE: u32 = 2;
/// Most pictures that are kept of one track.
const MAX_KEPT: usize = 3;
/// Frames that a region must be followed before it is reported as unread.
const MIN_REPORTED_FRAMES: u64 = 15;
/// Least likeness of the lines across the bars for a profile to be kept.
const MIN_PROFILE_LIKENESS: f32 = 0.45;
/// Frames between profiles of a track, most that are kept, and regions that gave none after which no more are asked for.
const PROFILE_EVERY: u64 = 3;
const MAX_PROFILES: usize = 12;
const MAX_PROFILE_FAILURES: u32 = 4;
/// Longest line across unread bars that is written down, in samples; wider bars are read by other means.
const MAX_SAMPLES: usize = 4_096;
/// Frames over which the way of a region is measured.
const WAY_EVERY: u64 = 8;

/// How often a symbol was read in a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::observe::waybill) enum State {
    /// Never.
    Unread,
    /// Too seldom to count.
    Read,
    /// Often enough.
    Settled,
}

/// A region that is followed.
#[derive(Debug)]
pub(in crate::observe::waybill) struct Track {
    pub(super) id: u64,
    /// As it was when it was last seen.
    bars: Bars,
    /// Area and sharpness from which failures are counted.
    tried_look: Option<(usize, u32)>,
    first: u64,
    /// When it came, counted as `last` is.
    pub(super) came: u64,
    pub(super) last: u64,
    seen: u64,
    tried_at: Option<u64>,
    tries: u64,
    /// How much smaller it was when it was read last.
    times: Option<u8>,
    read_at: Option<u64>,
    reads: u32,
    failures: u64,
    pub(super) attempts: u32,
    modelled: u32,
    kept: Vec<Kept>,
    kept_at: u64,
    profiles: Vec<KeptProfile>,
    pub(super) lines_taken: u32,
    pub(super) line_failures: u32,
    profile_at: u64,
    pub(super) together: usize,
    unreadable: u32,
    /// Where its middle was when the way was last measured, and how long ago: regions lie on a grid of cells, so single steps
    /// say little.
    path_from: (u64, (usize, usize)),
    path_px: u64,
    path_frames: u64,
}

/// A track that ended without having been read.
#[derive(Debug)]
pub(in crate::observe::waybill) struct Unread {
    /// Frames in which it was seen.
    pub(in crate::observe::waybill) frames: u64,
    /// Attempts with full effort.
    pub(in crate::observe::waybill) attempts: u32,
    /// Numbers of its first and last frame.
    pub(in crate::observe::waybill) span: (u64, u64),
    /// Its sharpest picture.
    pub(in crate::observe::waybill) best: Kept,
    /// What the picture looks like.
    pub(in crate::observe::waybill) look: PatternMeasure,
    /// The light on it.
    pub(in crate::observe::waybill) light: Light,
    /// Lines across its bars laid over each other, if they may be a label's, and how many.
    pub(in crate::observe::waybill) bars: Option<(Profile, usize)>,
    /// Its way from frame to frame, in thousandths of a pixel.
    pub(in crate::observe::waybill) speed_milli_px: u64,
    /// Its kind, where an engine found the frame of one.
    pub(in crate::observe::waybill) symbology: Option<Symbology>,
}

fn middle(region: Region) -> (usize, usize) {
    (region.x + region.width / 2, region.y + region.height / 2)
}

/// A line across the bars inside a slanted rectangle, of a smaller picture where they are wide: what takes light and contrast out
/// of a line knows bars of up to 16 pixels.
fn across(luma: &Luma<'_>, region: Region, slant: RotatedRect) -> Option<Profile> {
    let times = times_wide(slant);
    if times == 1 {
        return profile::across(luma, slant);
    }
    let corners = Region::around(&slant.corners()).unwrap_or(region);
    let region = region.joined(corners).within(luma.width(), luma.height())?;
    let reduced = Reduced::of(luma, region, times)?;
    let RotatedRect { x, y, angle, width, height } = slant.moved((region.x, region.y));
    let [x, y, width, height] = [x, y, width, height].map(|length| length / times as f32);
    profile::across(&reduced.luma()?, RotatedRect { x, y, angle, width, height })
}

impl Track {
    /// A region that was not there before.
    pub(super) fn new(id: u64, bars: &Bars, number: u64, frame: &Frame<'_>) -> Self {
        Self {
            id,
            bars: *bars,
            tried_look: None,
            first: frame.number,
            came: number,
            last: number,
            seen: 0,
            tried_at: None,
            tries: 0,
            times: None,
            read_at: None,
            reads: 0,
            failures: 0,
            attempts: 0,
            modelled: 0,
            kept: Vec::new(),
            kept_at: 0,
            profiles: Vec::new(),
            lines_taken: 0,
            line_failures: 0,
            profile_at: 0,
            together: 0,
            unreadable: 0,
            path_from: (number, middle(bars.region)),
            path_px: 0,
            path_frames: 0,
        }
    }

    /// Whether bars of another frame may be these: the middle of one lies in the other. Boxes around slanted bars overlap where
    /// the bars lie side by side.
    pub(super) fn may_be(&self, bars: &Bars) -> bool {
        self.bars.slant.contains(bars.slant.x, bars.slant.y)
            || bars.slant.contains(self.bars.slant.x, self.bars.slant.y)
    }

    /// How far their middles are apart, in pixels.
    pub(super) fn distance_to(&self, bars: &Bars) -> f32 {
        (self.bars.slant.x - bars.slant.x).hypot(self.bars.slant.y - bars.slant.y)
    }

    /// The region as it is in this frame: keeps a picture of it, where one is due.
    pub(super) fn follow(&mut self, bars: &Bars, number: u64, frame: &Frame<'_>) {
        self.bars = *bars;
        self.last = number;
        self.seen += 1;
        self.go_on(number);
        if !self.is_settled() && self.attempts < MAX_ATTEMPTS {
            self.keep(number, frame);
        }
    }

    fn is_settled(&self) -> bool {
        self.reads >= SETTLED_READS
    }

    /// Whether full effort may be worth it.
    pub(super) fn is_open(&self) -> bool {
        !self.is_settled() && self.seen >= MIN_AGE_FRAMES
    }

    /// How often a symbol was read in it.
    pub(in crate::observe::waybill) fn state(&self) -> State {
        match self.reads {
            0 => State::Unread,
            1..SETTLED_READS => State::Read,
            _ => State::Settled,
        }
    }

    /// How often it failed since it last looked clearly better or was read.
    pub(in crate::observe::waybill) fn failures(&self) -> u64 {
        self.failures
    }

    /// Whether it shall be read again now, `every` so many frames.
    pub(in crate::observe::waybill) fn is_due(&mut self, number: u64, every: u64) -> bool {
        let look = (self.bars.region.area(), self.bars.sharpness);
        let better = |now: u64, before: u64| 4 * now >= 5 * before;
        if self.tried_look.is_none_or(|(area, sharpness)| {
            better(look.0 as u64, area as u64) || better(look.1.into(), sharpness.into())
        }) {
            // Nearer or sharper than when it failed: it is worth as much as a new one.
            self.tried_look = Some(look);
            self.failures = 0;
        }
        // What failed often is likely no label: it is tried more and more seldom.
        let every = every * (1 + self.failures / FAILURES_PER_BACKOFF).min(MAX_BACKOFF);
        self.tried_at.is_none_or(|at| number >= at + every)
    }

    /// It is read now. Says how often it was before.
    pub(in crate::observe::waybill) fn try_now(&mut self, number: u64) -> u64 {
        self.tried_at = Some(number);
        self.tries += 1;
        self.tries - 1
    }

    /// Nothing could be read in it this time.
    pub(in crate::observe::waybill) fn was_not_read(&mut self) {
        self.failures += 1;
        self.times = None;
    }

    /// How much smaller it was when it was read, if it was read the last time that it was tried.
    pub(in crate::observe::waybill) fn read_at_times(&self) -> Option<u8> {
        self.times
    }

    /// It was read at so many times less than its size.
    pub(in crate::observe::waybill) fn keep_times(&mut self, times: u8) {
        self.times = Some(times);
    }

    /// A symbol was read in it in this frame.
    pub(in crate::observe::waybill) fn was_read(&mut self, number: u64) {
        if self.read_at != Some(number) {
            self.reads += 1;
        }
        self.read_at = Some(number);
        self.failures = 0;
        // One glimpse is no reading: until several frames agree, further effort is worth it.
        if self.is_settled() {
            self.kept.clear();
            self.profiles.clear();
        }
    }

    /// The model read a symbol in a kept picture of it. Other frames must agree, so its pictures are still needed.
    pub(in crate::observe::waybill) fn was_modelled(&mut self, number: u64) {
        self.modelled += 1;
        self.attempts = self.attempts.saturating_sub(1);
        if self.modelled >= MODELLED_READS {
            self.was_read(number);
        }
    }

    /// Its lines are no bars that the model knows, by far. The second time no more of them are taken.
    pub(in crate::observe::waybill) fn was_unreadable(&mut self) {
        self.unreadable += 1;
        if self.unreadable >= MAX_UNREADABLE {
            self.together = TOGETHER_AT.len();
        }
    }

    /// How much the best of its lines holds, see [`Profile::gradient_energy_milli`].
    pub(super) fn most_edgy_milli(&self) -> u64 {
        self.profiles.iter().map(|kept| kept.profile.gradient_energy_milli()).max().unwrap_or(0)
    }

    /// Its lines read together.
    pub(super) fn attempt_together(&mut self) -> Option<Attempt> {
        self.together += 1;
        let kept = self.kept.iter().max_by_key(|kept| (kept.sharpness, kept.frame))?.clone();
        Some(Attempt { track: self.id, kept, profiles: self.profiles.clone() })
    }

    /// Whether a picture waits for full effort.
    pub(super) fn picture_due(&self) -> bool {
        let unlike = self.profiles.is_empty() && self.line_failures >= MAX_PROFILE_FAILURES;
        self.attempts < if unlike { MAX_UNLIKE_ATTEMPTS } else { MAX_ATTEMPTS }
            && self.kept.iter().any(|kept| !kept.tried)
    }

    /// Its sharpest picture that waits for full effort.
    pub(super) fn attempt_picture(&mut self) -> Option<Attempt> {
        let waiting = self.kept.iter_mut().filter(|kept| !kept.tried);
        let kept = waiting.max_by_key(|kept| (kept.sharpness, kept.frame))?;
        kept.tried = true;
        self.attempts += 1;
        Some(Attempt { track: self.id, kept: kept.clone(), profiles: Vec::new() })
    }

    /// Measures its way.
    fn go_on(&mut self, number: u64) {
        let (from, (x, y)) = self.path_from;
        if number < from + WAY_EVERY {
            return;
        }
        let now = middle(self.bars.region);
        let (dx, dy) = (now.0.abs_diff(x) as u64, now.1.abs_diff(y) as u64);
        // One cell is the grid's own unrest.
        self.path_px += (dx * dx + dy * dy).isqrt().saturating_sub(CELL as u64);
        self.path_frames += number - from;
        self.path_from = (number, now);
    }

    /// The area of its bars in pixels.
    pub(super) fn area_px(&self) -> usize {
        self.bars.slant.area_px()
    }

    /// Whether a line across the bars shall be kept now: those of frames apart from each other.
    pub(super) fn line_due(&self, number: u64) -> bool {
        let apart = self.profiles.is_empty() || number >= self.profile_at + PROFILE_EVERY;
        self.last == number
            && self.is_open()
            && apart
            && self.line_failures < MAX_PROFILE_FAILURES
            && self.together < TOGETHER_AT.len()
    }

    /// Keeps a line across the bars, if there is one like a label's: the steepest ones.
    pub(super) fn measure(&mut self, number: u64, frame: &Frame<'_>) {
        self.profile_at = number;
        let angle = region::direction(&frame.luma, self.bars.region).unwrap_or(self.bars.slant.angle);
        let profile = across(&frame.luma, self.bars.region, self.bars.slant.at_angle(angle))
            .filter(|profile| profile.likeness() >= MIN_PROFILE_LIKENESS);
        match profile {
            Some(profile) => self.take(KeptProfile { profile, frame: frame.number, pts: frame.pts }),
            None => self.line_failures += 1,
        }
    }

    fn take(&mut self, new: KeptProfile) {
        self.lines_taken += 1;
        if self.profiles.len() >= MAX_PROFILES {
            let worth = |kept: &KeptProfile| kept.profile.gradient_energy_milli();
            let least = (0..).zip(&self.profiles).min_by_key(|(_, kept)| worth(kept));
            match least {
                Some((index, least)) if worth(least) < worth(&new) => {
                    self.profiles.remove(index);
                }
                _ => return,
            }
        }
        self.profiles.push(new);
    }

    pub(super) fn together_due(&self) -> bool {
        TOGETHER_AT.get(self.together).is_some_and(|taken| self.lines_taken >= *taken)
            && !self.kept.is_empty()
    }

    /// Keeps the picture of this frame if it is clearly sharper than the least sharp one kept.
    fn keep(&mut self, number: u64, frame: &Frame<'_>) {
        let bars = self.bars;
        if !self.kept.is_empty() && number < self.kept_at + MIN_AGE_FRAMES {
            return;
        }
        // Once the model reads this label, other frames of it are worth as much as sharper ones.
        let spent = self.modelled > 0 && self.kept.iter().any(|kept| kept.tried);
        let worth = |kept: &Kept| (spent && !kept.tried, kept.sharpness);
        let least = self.kept.iter().enumerate().min_by_key(|(_, kept)| worth(kept));
        let place = match least {
            Some((index, _)) if spent => Some(index),
            Some((index, least)) if self.kept.len() >= MAX_KEPT => {
                if bars.sharpness <= least.sharpness + least.sharpness / 8 {
                    return;
                }
                Some(index)
            }
            _ => None,
        };
        let corners = Region::around(&bars.slant.corners()).unwrap_or(bars.region);
        let region = bars.region.joined(corners);
        let picture = frame.picture.clone();
        let Some((origin, cutout)) = Cutout::of(&picture, region) else { return };
        let Some(label) = Cutout::around(&picture, region) else { return };
        self.kept_at = number;
        let kept = Kept {
            frame: frame.number,
            pts: frame.pts,
            size: (frame.luma.width(), frame.luma.height()),
            origin,
            cutout,
            label,
            slant: bars.slant.moved(origin),
            sharpness: bars.sharpness,
            tried: false,
        };
        match place.and_then(|index| self.kept.get_mut(index)) {
            Some(slot) => *slot = kept,
            None => self.kept.push(kept),
        }
    }

    /// What remains of a track that was never read, if it looks like a label.
    pub(super) fn unread(self) -> Option<Unread> {
        if self.read_at.is_some() || self.seen < MIN_REPORTED_FRAMES {
            return None;
        }
        let profiles: Vec<&Profile> = self.profiles.iter().map(|kept| &kept.profile).collect();
        // What makes no symbol by far need not be compared with a number.
        let bars = (self.unreadable == 0)
            .then(|| model::mean_of(&profiles))
            .flatten()
            .filter(|mean| mean.values().len() <= MAX_SAMPLES && mean.like_a_label())
            .map(|mean| (mean, profiles.len()));
        let best = self.kept.into_iter().max_by_key(|kept| (kept.sharpness, kept.frame))?;
        // Blur may leave too few edges to count where the lines of several frames still make a symbol.
        let like_a_symbol = bars.is_some() && self.together > 0;
        let (look, light) = best
            .look()
            .filter(|(look, _)| look.has_two_levels() && (like_a_symbol || look.like_a_label()))?;
        Some(Unread {
            frames: self.seen,
            attempts: self.attempts,
            span: (self.first, best.frame.max(self.first + self.seen.saturating_sub(1))),
            best,
            look,
            light,
            bars,
            speed_milli_px: self.path_px * 1000 / self.path_frames.max(1),
            symbology: None,
        })
    }
}
