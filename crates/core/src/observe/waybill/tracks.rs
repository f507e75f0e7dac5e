//! Regions that look like bars, followed from frame to frame. While a track is unread, its sharpest pictures are kept and
//! read with full effort, and lines across its bars are kept and read together; at its end the best picture shows what
//! could not be read.

mod attempt;
mod kept;
mod track;

pub(super) use self::attempt::{Attempt, Found, Outcome};
pub(super) use self::kept::Kept;
use self::track::Track;
pub(super) use self::track::Unread;
use crate::media::Frame;
use crate::symbol::region::Bars;

/// Frames that a region may be away before its track ends.
const AWAY: u64 = 15;
/// Frames that a region must be seen before it is worth full effort, and between changes of its kept pictures.
const YOUNG: u64 = 4;
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
/// Sightings by the model after which a track counts as read: as many as a reading needs, and one more.
const MODELLED: u32 = 3;
/// Numbers of profiles taken, as they grow, at which they are read together.
const TOGETHER_AT: [u32; 4] = [3, 6, 11, 18];
/// Times that they may make no symbol by far.
const HOPELESS: u32 = 2;

/// All regions that are followed.
#[derive(Debug, Default)]
pub(super) struct Tracks {
    tracks: Vec<Track>,
    next_id: u64,
    /// The last frame in which a profile was taken: one of each frame is enough, whatever the number of tracks.
    measured_at: u64,
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
            self.tracks.push(Track::new(self.next_id, bars, number, frame));
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
            if self.measured_at != number && track.measure(bars, number, frame) {
                self.measured_at = number;
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

    /// A symbol was read in it in this frame.
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
