//! Regions that look like bars, followed from frame to frame. While a track is unread, its sharpest pictures are kept and
//! read with full effort, and lines across its bars are kept and read together; at its end the best picture shows what
//! could not be read.

mod attempt;
mod kept;
mod track;

pub(super) use self::attempt::{Attempt, Found, Outcome};
pub(super) use self::kept::{Kept, Light};
use self::track::Track;
pub(super) use self::track::{State, Unread};
use super::allowance::PixelBudget;
use crate::media::Frame;
use crate::symbol::region::Bars;

/// Frames that a region may be away before its track ends.
const AWAY: u64 = 15;
/// Frames for which a track is worth full effort more often.
const LATELY: u64 = 90;
/// Most tracks at one time; the regions of one frame are few, so this bounds their memory only.
const MAX_TRACKS: usize = 24;

/// Pixels of regions across which lines are taken per frame on average, and frames of which they add up.
const LINES_PER_FRAME_PX: usize = 25_000;
const LINES_FRAMES: usize = 12;

/// All regions that are followed.
#[derive(Debug)]
pub(super) struct Tracks {
    tracks: Vec<Track>,
    next_id: u64,
    lines_allowance: PixelBudget,
}

impl Default for Tracks {
    fn default() -> Self {
        let lines_allowance = PixelBudget::new(LINES_PER_FRAME_PX, LINES_FRAMES);
        Self { tracks: Vec::new(), next_id: 0, lines_allowance }
    }
}

impl Tracks {
    /// Gives the track of a region of this frame, a new one where there is none.
    pub(super) fn follow(&mut self, bars: &Bars, number: u64, frame: &Frame<'_>) -> u64 {
        let known = self
            .tracks
            .iter()
            .enumerate()
            .filter(|(_, track)| track.last < number && track.may_be(bars))
            .min_by(|(_, one), (_, other)| one.distance_to(bars).total_cmp(&other.distance_to(bars)))
            .map(|(index, _)| index);
        let index = known.unwrap_or_else(|| {
            if self.tracks.len() >= MAX_TRACKS {
                self.tracks.remove(0);
            }
            self.next_id += 1;
            self.tracks.push(Track::new(self.next_id, bars, number, frame));
            self.tracks.len() - 1
        });
        let Some(track) = self.tracks.get_mut(index) else { return 0 };
        track.follow(bars, number, frame);
        track.id
    }

    /// Keeps a line across the bars of one region of this frame, where one is due: of a frame one is enough. First come those
    /// that never failed to give one, then those that gave least.
    pub(super) fn measure(&mut self, number: u64, frame: &Frame<'_>) {
        self.lines_allowance.grow();
        let due = self.tracks.iter_mut().filter(|track| track.line_due(number));
        if let Some(track) = due.min_by_key(|track| (track.line_failures, track.lines_taken, track.id))
            && self.lines_allowance.covers(track.area_px())
        {
            self.lines_allowance.spend(track.area_px());
            track.measure(number, frame);
        }
    }

    /// A region that is followed.
    pub(super) fn of(&mut self, id: u64) -> Option<&mut Track> {
        self.tracks.iter_mut().find(|track| track.id == id)
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
    pub(super) fn recently_started(&self, number: u64) -> bool {
        self.tracks.iter().any(|track| track.is_open() && number < track.came + LATELY)
    }

    /// The attempt most worth its effort, if there is one.
    pub(super) fn next_attempt(&mut self) -> Option<Attempt> {
        let together = self.tracks.iter_mut().filter(|track| track.is_open() && track.together_due());
        // Among those tried as often, the one whose lines hold most.
        let order =
            |track: &&mut Track| (track.together, std::cmp::Reverse(track.most_edgy_milli()), track.id);
        if let Some(track) = together.min_by_key(order) {
            return track.attempt_together();
        }
        let pictures = self.tracks.iter_mut().filter(|track| track.is_open() && track.picture_due());
        pictures.min_by_key(|track| (track.attempts, track.id))?.attempt_picture()
    }
}
