//! Regions that look like bars, followed from frame to frame. While a track is unread, its sharpest pictures are kept and
//! read with full effort, and lines across its bars are kept and read together; at its end the best picture shows what
//! could not be read.

use super::cutout::Cutout;
use crate::features::cells::CELL;
use crate::media::{Frame, PlanarPicture as _};
use crate::symbol::code128::model::{self, Joint, Reading};
use crate::symbol::profile::Profile;
use crate::symbol::region::{self, Bars, Look};
use crate::symbol::upright::{Slant, Upright};
use crate::symbol::{Effort, Point, Region, Symbol, SymbolReader, Symbology};
use crate::time::Timestamp;
use crate::waybill;

/// Frames that a region may be away before its track ends.
const AWAY: u64 = 15;
/// Frames that a region must be seen before it is worth full effort, and between changes of its kept pictures.
const YOUNG: u64 = 4;
/// Most pictures that are kept of one track.
const KEPT: usize = 3;
/// Most attempts with full effort on one track.
const ATTEMPTS: u32 = 4;
/// Readings after which a track needs no more care.
const SETTLED: u32 = 4;
/// Frames for which a track is worth full effort more often.
const LATELY: u64 = 90;
/// Failures after which a track is tried half as often, then a third, and so on; and how seldom at most.
const FAILURES: u64 = 3;
const SELDOM: u64 = 24;
/// Most tracks at one time; the regions of one frame are few, so this bounds their memory only.
const MOST_TRACKS: usize = 24;
/// Frames that a region must be followed before it is reported as unread.
const REPORT_FROM: u64 = 15;
/// Sightings by the model after which a track counts as read: as many as a reading needs, and one more.
const MODELLED: u32 = 3;
/// Least likeness of the lines across the bars for a profile to be kept.
const PROFILE_LIKENESS: f32 = 0.45;
/// Frames between profiles of a track, most that are kept, and regions that gave none after which no more are asked for.
const PROFILE_EVERY: u64 = 3;
/// Most profiles that are taken of one frame, whatever the number of tracks.
const PROFILES_A_FRAME: u32 = 1;
const PROFILES: usize = 12;
const PROFILE_FAILURES: u32 = 4;
/// Numbers of profiles taken, as they grow, at which they are read together.
const TOGETHER_AT: [u32; 4] = [3, 6, 11, 18];
/// Times that they may make no symbol by far.
const HOPELESS: u32 = 2;
/// Longest line across unread bars that is written down, in samples; wider bars are read by other means.
const MOST_SAMPLES: usize = 4_096;
/// Frames over which the way of a region is measured.
const WAY_EVERY: u64 = 8;
/// Grey level from which a pixel outshines everything.
const WHITE: usize = 250;
/// Above this many pixels a region is not enlarged: its modules are wide enough.
const ENLARGE_UP_TO: f32 = 200_000.0;

/// All regions that are followed.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    tracks: Vec<Track>,
    next_id: u64,
    /// The last frame in which profiles were taken, and how many.
    measured: (u64, u32),
}

#[derive(Debug)]
struct Track {
    id: u64,
    region: Region,
    sharpness: u32,
    /// Area and sharpness from which failures are counted.
    tried_look: Option<(usize, u32)>,
    first: u64,
    /// When it came, counted as `last` is.
    came: u64,
    last: u64,
    seen: u64,
    tried_at: Option<u64>,
    tries: u64,
    read_at: Option<u64>,
    reads: u32,
    failures: u64,
    attempts: u32,
    modelled: u32,
    kept: Vec<Kept>,
    kept_at: u64,
    profiles: Vec<KeptProfile>,
    profiles_taken: u32,
    profile_failures: u32,
    profile_at: u64,
    together: usize,
    hopeless: u32,
    /// Where its middle was when the way was last measured, and how long ago: regions lie on a grid of cells, so single steps
    /// say little.
    way_from: (u64, (usize, usize)),
    way_px: u64,
    way_frames: u64,
}

/// A line across the bars of one frame.
#[derive(Debug, Clone)]
struct KeptProfile {
    profile: Profile,
    frame: u64,
    pts: Option<Timestamp>,
}

/// How often a symbol was read in a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Never.
    Unread,
    /// Too seldom to count.
    Read,
    /// Often enough.
    Settled,
}

/// A kept picture of a region.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// Number of its frame.
    pub(super) frame: u64,
    /// Timestamp of its frame.
    pub(super) pts: Option<Timestamp>,
    /// Size of its frame.
    pub(super) size: (usize, usize),
    /// Its upper left corner in the frame.
    pub(super) origin: (usize, usize),
    /// The picture.
    pub(super) cutout: Cutout,
    slant: Slant,
    sharpness: u32,
    tried: bool,
}

/// An attempt to read a track with full effort.
#[derive(Debug)]
pub(super) struct Attempt {
    /// The track that it belongs to.
    pub(super) track: u64,
    /// Its sharpest picture that was not yet tried, or, for profiles, its sharpest.
    pub(super) kept: Kept,
    /// Lines across the bars, to be read together; none for an attempt on the picture.
    profiles: Vec<KeptProfile>,
}

/// What came of an attempt.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) found: Vec<Found>,
    /// Its lines are no bars that the model knows, by far.
    pub(super) hopeless: bool,
}

/// What an attempt read.
pub(super) struct Found {
    /// The symbol, with corner points of the frame of the picture.
    pub(super) symbol: Symbol,
    /// Further frames that it was read from, together, with their timestamps.
    pub(super) also: Vec<(u64, Option<Timestamp>)>,
}

/// A track that ended without having been read.
#[derive(Debug)]
pub(super) struct Unread {
    /// Frames in which it was seen.
    pub(super) frames: u64,
    /// Attempts with full effort.
    pub(super) attempts: u32,
    /// Numbers of its first and last frame.
    pub(super) span: (u64, u64),
    /// Its sharpest picture.
    pub(super) best: Kept,
    /// What the picture looks like.
    pub(super) look: Look,
    /// The light on it.
    pub(super) light: Light,
    /// Lines across its bars laid over each other, if they may be a label's, and how many.
    pub(super) bars: Option<(Profile, usize)>,
    /// Its way from frame to frame, in thousandths of a pixel.
    pub(super) speed_milli_px: u64,
}

/// The light on a label, in grey levels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Light {
    pub(super) paper: u8,
    /// Between bars and paper.
    pub(super) contrast: u8,
    /// Share that outshines everything, in millionths.
    pub(super) glare_ppm: u64,
}

impl Tracks {
    /// Gives the track of a region of this frame, a new one where there is none.
    pub(super) fn follow(&mut self, bars: &Bars, number: u64, frame: &Frame<'_>) -> u64 {
        let overlap = |track: &Track| track.region.shared(bars.region);
        let known = self
            .tracks
            .iter()
            .enumerate()
            .filter(|(_, track)| {
                let smaller = track.region.area().min(bars.region.area());
                track.last < number && overlap(track) * 2 > smaller
            })
            .max_by_key(|(_, track)| overlap(track))
            .map(|(index, _)| index);
        let index = known.unwrap_or_else(|| {
            if self.tracks.len() >= MOST_TRACKS {
                self.tracks.remove(0);
            }
            self.next_id += 1;
            self.tracks.push(Track {
                id: self.next_id,
                region: bars.region,
                sharpness: bars.sharpness,
                tried_look: None,
                first: frame.number,
                came: number,
                last: number,
                seen: 0,
                tried_at: None,
                tries: 0,
                read_at: None,
                reads: 0,
                failures: 0,
                attempts: 0,
                modelled: 0,
                kept: Vec::new(),
                kept_at: 0,
                profiles: Vec::new(),
                profiles_taken: 0,
                profile_failures: 0,
                profile_at: 0,
                together: 0,
                hopeless: 0,
                way_from: (number, middle(bars.region)),
                way_px: 0,
                way_frames: 0,
            });
            self.tracks.len() - 1
        });
        let Some(track) = self.tracks.get_mut(index) else { return 0 };
        track.region = bars.region;
        track.sharpness = bars.sharpness;
        track.last = number;
        track.seen += 1;
        track.go_on(number);
        if !track.is_settled() {
            if track.attempts < ATTEMPTS {
                track.keep(bars, number, frame);
            }
            let taken = if self.measured.0 == number { self.measured.1 } else { 0 };
            if taken < PROFILES_A_FRAME && track.measure(bars, number, frame) {
                self.measured = (number, taken + 1);
            }
        }
        track.id
    }

    /// Whether a region shall be read again now, `every` so many frames; if so, that counts as done.
    pub(super) fn is_due(&mut self, id: u64, number: u64, every: u64) -> bool {
        let Some(track) = self.of(id) else { return false };
        let look = (track.region.area(), track.sharpness);
        let better = |now: u64, before: u64| 4 * now >= 5 * before;
        if track.tried_look.is_none_or(|(area, sharpness)| {
            better(look.0 as u64, area as u64) || better(look.1.into(), sharpness.into())
        }) {
            // Nearer or sharper than when it failed: it is worth as much as a new one.
            track.tried_look = Some(look);
            track.failures = 0;
        }
        // What failed often is likely no label: it is tried more and more seldom.
        let every = every * (1 + track.failures / FAILURES).min(SELDOM);
        let due = track.tried_at.is_none_or(|at| number >= at + every);
        if due {
            track.tried_at = Some(number);
            track.tries += 1;
        }
        due
    }

    /// How often a region was due, this time counted.
    pub(super) fn tries(&self, id: u64) -> u64 {
        self.tracks.iter().find(|track| track.id == id).map_or(0, |track| track.tries)
    }

    /// Nothing could be read in it this time.
    pub(super) fn was_not_read(&mut self, id: u64) {
        if let Some(track) = self.of(id) {
            track.failures += 1;
        }
    }

    /// A symbol was read in it: pictures for further attempts are not needed.
    pub(super) fn was_read(&mut self, id: u64, number: u64) {
        if let Some(track) = self.of(id) {
            if track.read_at != Some(number) {
                track.reads += 1;
            }
            track.read_at = Some(number);
            track.failures = 0;
            // One glimpse is no reading: until several frames agree, further effort is worth it.
            if track.is_settled() {
                track.kept.clear();
                track.profiles.clear();
            }
        }
    }

    /// The model read a symbol in a kept picture of it. Other frames must agree, so its pictures are still needed.
    pub(super) fn was_modelled(&mut self, id: u64, number: u64) {
        let Some(track) = self.of(id) else { return };
        track.modelled += 1;
        track.attempts = track.attempts.saturating_sub(1);
        if track.modelled >= MODELLED {
            self.was_read(id, number);
        }
    }

    /// Its lines are no bars that the model knows, by far. The second time no more of them are taken.
    pub(super) fn was_hopeless(&mut self, id: u64) {
        if let Some(track) = self.of(id) {
            track.hopeless += 1;
            if track.hopeless >= HOPELESS {
                track.together = TOGETHER_AT.len();
            }
        }
    }

    /// How often a symbol was read in it.
    pub(super) fn state(&self, id: u64) -> State {
        let reads = self.tracks.iter().find(|track| track.id == id).map_or(0, |track| track.reads);
        match reads {
            0 => State::Unread,
            1..SETTLED => State::Read,
            _ => State::Settled,
        }
    }

    /// Ends tracks that have been away for long; gives those that were never read.
    pub(super) fn advance(&mut self, number: u64) -> Vec<Unread> {
        let (ended, going) =
            std::mem::take(&mut self.tracks).into_iter().partition(|track| track.last + AWAY < number);
        self.tracks = going;
        let ended: Vec<Track> = ended;
        ended.into_iter().filter_map(Track::unread).collect()
    }

    /// Ends all tracks.
    pub(super) fn end_all(&mut self) -> Vec<Unread> {
        self.advance(u64::MAX)
    }

    /// Whether a track that came lately waits for full effort.
    pub(super) fn lately(&self, number: u64) -> bool {
        self.tracks
            .iter()
            .any(|track| !track.is_settled() && track.seen >= YOUNG && number < track.came + LATELY)
    }

    /// The attempt most worth its effort, if there is one.
    pub(super) fn next_attempt(&mut self) -> Option<Attempt> {
        let open = |track: &&mut Track| !track.is_settled() && track.seen >= YOUNG;
        let together = self.tracks.iter_mut().filter(open).filter(|track| track.together_due());
        if let Some(track) = together.min_by_key(|track| (track.together, track.id)) {
            track.together += 1;
            let kept = track.kept.iter().max_by_key(|kept| (kept.sharpness, kept.frame))?.clone();
            return Some(Attempt { track: track.id, kept, profiles: track.profiles.clone() });
        }
        let track = self
            .tracks
            .iter_mut()
            .filter(open)
            .filter(|track| track.attempts < ATTEMPTS && track.kept.iter().any(|kept| !kept.tried))
            .min_by_key(|track| (track.attempts, track.id))?;
        let kept = track
            .kept
            .iter_mut()
            .filter(|kept| !kept.tried)
            .max_by_key(|kept| (kept.sharpness, kept.frame))?;
        kept.tried = true;
        track.attempts += 1;
        Some(Attempt { track: track.id, kept: kept.clone(), profiles: Vec::new() })
    }

    fn of(&mut self, id: u64) -> Option<&mut Track> {
        self.tracks.iter_mut().find(|track| track.id == id)
    }
}

fn middle(region: Region) -> (usize, usize) {
    (region.x + region.width / 2, region.y + region.height / 2)
}

impl Track {
    fn is_settled(&self) -> bool {
        self.reads >= SETTLED
    }

    /// Measures its way.
    fn go_on(&mut self, number: u64) {
        let (from, (x, y)) = self.way_from;
        if number < from + WAY_EVERY {
            return;
        }
        let now = middle(self.region);
        let (dx, dy) = (now.0.abs_diff(x) as u64, now.1.abs_diff(y) as u64);
        // One cell is the grid's own unrest.
        self.way_px += (dx * dx + dy * dy).isqrt().saturating_sub(CELL as u64);
        self.way_frames += number - from;
        self.way_from = (number, now);
    }

    /// Keeps a line across the bars, if one is due: the steepest ones, of frames apart from each other. Says whether it looked.
    fn measure(&mut self, bars: &Bars, number: u64, frame: &Frame<'_>) -> bool {
        let due = self.profiles.is_empty() || number >= self.profile_at + PROFILE_EVERY;
        if !due
            || self.seen < YOUNG
            || self.profile_failures >= PROFILE_FAILURES
            || self.together >= TOGETHER_AT.len()
        {
            return false;
        }
        self.profile_at = number;
        let angle = region::direction(&frame.luma, bars.region).unwrap_or(bars.slant.angle);
        let profile = Profile::across(&frame.luma, bars.slant.at_angle(angle))
            .filter(|profile| profile.likeness() >= PROFILE_LIKENESS && profile.like_a_label());
        match profile {
            Some(profile) => self.take(KeptProfile { profile, frame: frame.number, pts: frame.pts }),
            None => self.profile_failures += 1,
        }
        true
    }

    fn take(&mut self, new: KeptProfile) {
        self.profiles_taken += 1;
        if self.profiles.len() >= PROFILES {
            let worth = |kept: &KeptProfile| kept.profile.edginess_milli();
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

    fn together_due(&self) -> bool {
        TOGETHER_AT.get(self.together).is_some_and(|taken| self.profiles_taken >= *taken)
            && !self.kept.is_empty()
    }

    /// Keeps the picture of this frame if it is clearly sharper than the least sharp one kept.
    fn keep(&mut self, bars: &Bars, number: u64, frame: &Frame<'_>) {
        if !self.kept.is_empty() && number < self.kept_at + YOUNG {
            return;
        }
        // Once the model reads this label, other frames of it are worth as much as sharper ones.
        let spent = self.modelled > 0 && self.kept.iter().any(|kept| kept.tried);
        let worth = |kept: &Kept| (spent && !kept.tried, kept.sharpness);
        let least = self.kept.iter().enumerate().min_by_key(|(_, kept)| worth(kept));
        let place = match least {
            Some((index, _)) if spent => Some(index),
            Some((index, least)) if self.kept.len() >= KEPT => {
                if bars.sharpness <= least.sharpness + least.sharpness / 8 {
                    return;
                }
                Some(index)
            }
            _ => None,
        };
        let corners = Region::around(&bars.slant.corners()).unwrap_or(bars.region);
        let region = bars.region.joined(corners);
        let picture = frame.hold();
        let Some((origin, cutout)) = Cutout::of(&picture, region) else { return };
        self.kept_at = number;
        let kept = Kept {
            frame: frame.number,
            pts: frame.pts,
            size: (frame.luma.width(), frame.luma.height()),
            origin,
            cutout,
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
    fn unread(self) -> Option<Unread> {
        if self.read_at.is_some() || self.seen < REPORT_FROM {
            return None;
        }
        let profiles: Vec<&Profile> = self.profiles.iter().map(|kept| &kept.profile).collect();
        // What makes no symbol by far need not be compared with a number.
        let bars = (self.hopeless == 0)
            .then(|| model::mean_of(&profiles))
            .flatten()
            .filter(|mean| mean.values().len() <= MOST_SAMPLES && mean.like_a_label())
            .map(|mean| (mean, profiles.len()));
        let best = self.kept.into_iter().max_by_key(|kept| (kept.sharpness, kept.frame))?;
        // Blur may leave too few edges to count where the lines of several frames still make a symbol.
        let like_a_symbol = bars.is_some() && self.together > 0;
        let look = best.look().filter(|look| like_a_symbol || look.like_a_label())?;
        let light = best.light()?;
        Some(Unread {
            frames: self.seen,
            attempts: self.attempts,
            span: (self.first, best.frame.max(self.first + self.seen.saturating_sub(1))),
            best,
            look,
            light,
            bars,
            speed_milli_px: self.way_px * 1000 / self.way_frames.max(1),
        })
    }
}

impl Kept {
    /// The region turned upright.
    fn upright(&self, scale: f32) -> Option<Upright> {
        let luma = self.cutout.luma();
        let angle = region::direction(&luma, Region::whole(&luma)).unwrap_or(self.slant.angle);
        Upright::of(&luma, self.slant.at_angle(angle), scale)
    }

    fn light(&self) -> Option<Light> {
        let upright = self.upright(1.0)?;
        let luma = upright.luma()?;
        let (left, top) = (luma.width() / 6, luma.height() / 4);
        let mut counts = [0_u64; 256];
        for y in top..luma.height() - top {
            for value in luma.row(y).get(left..luma.width() - left).unwrap_or(&[]) {
                if let Some(count) = counts.get_mut(usize::from(*value)) {
                    *count += 1;
                }
            }
        }
        let all: u64 = counts.iter().sum();
        let level = |hundredth: u64| {
            let mut left = all * hundredth / 100;
            counts.iter().position(|count| {
                let here = *count > left;
                left = left.saturating_sub(*count);
                here
            })
        };
        let (dark, paper) = (level(5)?, level(90)?);
        let white: u64 = counts.iter().skip(WHITE).sum();
        let grey = |value: usize| u8::try_from(value).unwrap_or(u8::MAX);
        Some(Light {
            paper: grey(paper),
            contrast: grey(paper.saturating_sub(dark)),
            glare_ppm: white * 1_000_000 / all.max(1),
        })
    }

    fn look(&self) -> Option<Look> {
        region::look(&self.upright(1.0)?.luma()?)
    }

    /// Corners of the slanted region in pixels of the frame.
    pub(super) fn corners(&self) -> [Point; 4] {
        self.slant.corners().map(|corner| self.in_frame(corner))
    }

    fn in_frame(&self, point: Point) -> Point {
        let by = |offset: usize| i32::try_from(offset).unwrap_or(i32::MAX);
        Point { x: point.x.saturating_add(by(self.origin.0)), y: point.y.saturating_add(by(self.origin.1)) }
    }
}

impl Attempt {
    /// Reads the picture turned upright and enlarged, or the profiles by the model.
    pub(super) fn read(&self, reader: &dyn SymbolReader) -> Outcome {
        if !self.profiles.is_empty() {
            return self.read_together().unwrap_or_default();
        }
        let kept = &self.kept;
        let scale = if kept.slant.width * kept.slant.height <= ENLARGE_UP_TO { 2.0 } else { 1.0 };
        let mut symbols = kept
            .upright(scale)
            .map(|upright| upright.read(reader, super::BARS, Effort::Dense))
            .unwrap_or_default();
        for symbol in &mut symbols {
            symbol.corners = symbol.corners.map(|corner| kept.in_frame(corner));
        }
        let found = symbols.into_iter().map(|symbol| Found { symbol, also: Vec::new() }).collect();
        Outcome { found, hopeless: false }
    }

    /// Reads bars too narrow for engines that look for edges. What two halves of the frames say alike counts as read in
    /// frames of both; what all of them say together counts as read in one.
    fn read_together(&self) -> Option<Outcome> {
        let profiles: Vec<&Profile> = self.profiles.iter().map(|kept| &kept.profile).collect();
        let joint = model::read_together(&profiles, model::USUAL_CHARACTERS)?;
        tracing::trace!(track = self.track, profiles = profiles.len(), ?joint, "read together");
        if !joint.is_clear(|text| waybill::normalise(text).distinctive()) {
            return Some(Outcome { found: Vec::new(), hopeless: joint.is_hopeless() });
        }
        let Joint { reading, halves_agree } = joint;
        let ends = [self.profiles.first(), self.profiles.last()];
        let also = if halves_agree {
            ends.into_iter().flatten().map(|kept| (kept.frame, kept.pts)).collect()
        } else {
            Vec::new()
        };
        let found = vec![Found { symbol: self.symbol(reading), also }];
        Some(Outcome { found, hopeless: false })
    }

    fn symbol(&self, reading: Reading) -> Symbol {
        Symbol {
            bytes: reading.text.clone().into_bytes(),
            text: reading.text,
            symbology: Symbology::Code128,
            corners: self.kept.corners(),
            module_millipx: Some(reading.module_millipx),
            engine: model::ENGINE,
            inverted: false,
            checked: true,
        }
    }
}
