//! From what single pictures say to spans: the camera over the take, where it was moved, where the view is lost.

use onetake_report::CoverageReason;
use onetake_report::facts::{CameraState, PresenceBlocked, PresenceCamera, PresenceMoved};

use super::super::confidence::table;
use super::super::{Coverage, DraftSpan, ObservationDraft, ObservationSink};
use super::camera::{APART_US, Camera, Episode, LONG_US, Outcome, Sight, Stand};
use super::ticks::TICK_US;
use super::view::Lost;

/// Like sights so far apart are of one span, in microseconds.
const GAP_US: i64 = 300_000;

/// Shortest span without a view that is told, and shortest in which how cannot be told, in microseconds.
const BLOCKED_US: i64 = 200_000;
const BLOCKED_UNKNOWN_US: i64 = 300_000;

/// Shortest such span of a camera in the hand that is claimed, in microseconds: it passes over bare surfaces.
const BLOCKED_IN_HAND_US: i64 = 500_000;

/// Shortest span in which it cannot be told whether the camera moved, in microseconds.
const UNKNOWN_US: i64 = 300_000;

/// Share of the sights that must tell something of the camera, and shares of those in which it stands still: at least the first of a fixed
/// camera, less than the second of one in the hand. In per cent.
const TOLD: usize = 25;
const FIXED: usize = 50;
const HANDHELD: usize = 30;

/// A camera stands still when it is seen to in so many pictures, a second, of twice as many before.
const RESTED: usize = 10;

/// What was seen at rest moved as one in so many pictures at least, where the pictures afterwards do not tell.
const FROM_REST: usize = 2;

/// No more spans of one kind than this are told: a flickering picture must not fill the record.
const MOST: usize = 1_000;

/// Sights of one kind in turn, by number.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Run<T> {
    first: usize,
    last: usize,
    what: T,
}

/// Writes down what the camera's sights say, and how much could be judged.
///
/// `is_close` tells whether a parcel was close to the camera in that time, in milliseconds: then its motion looks like the camera's, and
/// nothing is claimed.
pub(super) fn note(
    camera: &Camera,
    is_close: &dyn Fn(i64, i64) -> bool,
    sink: &mut ObservationSink,
) -> Coverage {
    let sights = &camera.sights;
    let blocked = blocked(sights);
    let state = state(sights);
    let length = |run: &Run<()>| length_us(sights, run.first, run.last);
    let told = |stand: &[Stand]| -> i64 {
        runs(sights, |sight| (sight.view.is_none() && stand.contains(&sight.stand)).then_some(()))
            .iter()
            .map(length)
            .sum()
    };
    let (fixed_us, moved_us) = (told(&[Stand::Fixed]), told(&[Stand::Moved, Stand::Restless, Stand::Lost]));
    let all_us = length_us(sights, 0, sights.len().saturating_sub(1));
    let is_fixed = state == CameraState::Fixed;
    let is_unknown = state == CameraState::Unknown;
    let facts = PresenceCamera {
        state,
        fixed_ms: fixed_us / 1000,
        moved_ms: moved_us / 1000,
        unknown_ms: (all_us - fixed_us - moved_us).max(0) / 1000,
    };
    let confidence = if is_unknown { table::CAMERA_UNKNOWN } else { table::CAMERA };
    sink.emit(ObservationDraft::of(DraftSpan::Whole, facts).confidence_ppm(confidence));
    let moved: Vec<Moved> = if is_fixed {
        let all = camera.episodes.iter().filter_map(|episode| moved(sights, episode));
        let at_ms = |number: usize| sights.get(number).map_or(0, |sight| sight.at_us / 1000);
        all.map(|moved| {
            let close = is_close(at_ms(moved.first), at_ms(moved.last));
            let most = if close { table::MOVED_BEHIND_PARCEL } else { moved.confidence_ppm };
            Moved { confidence_ppm: moved.confidence_ppm.min(most), ..moved }
        })
        .collect()
    } else {
        Vec::new()
    };
    for moved in moved.iter().take(MOST) {
        note_moved(sights, moved, sink);
    }
    let unknown = unknown(sights, |number| {
        let is_blocked = blocked.iter().any(|run| (run.first..=run.last).contains(&number));
        let is_moved = moved.iter().any(|moved| moved.holds(number));
        let stand = sights.get(number).map_or(Stand::Unknown, |sight| sight.stand);
        // Of a camera that stands still, whatever is not explained is not known.
        let told = if is_fixed { stand == Stand::Fixed } else { stand != Stand::Unknown };
        !told && !is_blocked && !is_moved
    });
    for run in blocked.iter().take(MOST) {
        let facts = PresenceBlocked {
            kind: run.what.kind(),
            duration_ms: length_us(sights, run.first, run.last) / 1000,
        };
        let confidence = match run.what {
            Lost::Somehow => table::BLOCKED_SOMEHOW,
            _ if is_fixed => table::BLOCKED,
            _ if length_us(sights, run.first, run.last) >= BLOCKED_IN_HAND_US => table::BLOCKED_IN_HAND,
            _ => table::BLOCKED_BRIEFLY,
        };
        sink.emit(ObservationDraft::of(span(sights, run.first, run.last), facts).confidence_ppm(confidence));
    }
    let not_told = |first: usize, last: usize| (span(sights, first, last), CoverageReason::CameraUnknown);
    if is_unknown || unknown.len() > MOST {
        Coverage::Partial(vec![not_told(0, sights.len().saturating_sub(1))])
    } else if unknown.is_empty() {
        Coverage::Full
    } else {
        Coverage::Partial(unknown.iter().map(|run| not_told(run.first, run.last)).collect())
    }
}

/// Camera over the take.
fn state(sights: &[Sight]) -> CameraState {
    let free = || sights.iter().filter(|sight| sight.view.is_none());
    // What seems to stand still over half a second, and is displaced within two, drifts.
    let mut drifts = false;
    let mut moved_us = i64::MIN;
    let mut fixed = 0;
    for sight in free() {
        drifts = sight.moved_since.unwrap_or(drifts);
        if !matches!(sight.stand, Stand::Fixed | Stand::Unknown) {
            moved_us = sight.at_us;
        }
        // What moved within those two seconds explains it.
        let explained = sight.at_us.saturating_sub(moved_us) <= LONG_US + APART_US;
        fixed += usize::from(sight.stand == Stand::Fixed && (explained || !drifts));
    }
    let told = free().filter(|sight| sight.stand != Stand::Unknown).count();
    if told == 0 || 100 * told < TOLD * free().count() {
        CameraState::Unknown
    } else if 100 * fixed >= FIXED * told {
        CameraState::Fixed
    } else if 100 * fixed < HANDHELD * told {
        CameraState::Handheld
    } else {
        CameraState::Unknown
    }
}

/// A stretch in which the camera was moved.
#[derive(Debug)]
struct Moved {
    episode: Episode,
    /// The sights of the first and of the last picture that moved.
    first: usize,
    last: usize,
    confidence_ppm: u32,
}

impl Moved {
    /// Whether it explains that the camera does not stand still in this sight.
    fn holds(&self, number: usize) -> bool {
        self.confidence_ppm >= table::MOVED_FROM_REST
            && (self.episode.first..=self.episode.last).contains(&number)
    }
}

/// What a stretch in which the camera was not seen to stand still says, if it was moved.
fn moved(sights: &[Sight], episode: &Episode) -> Option<Moved> {
    // Half a second long every picture differs from that of half a second before. What takes less is no camera that came to stand
    // elsewhere.
    if length_us(sights, episode.first, episode.last) < APART_US - TICK_US {
        return None;
    }
    let inside = || sights.iter().enumerate().take(episode.last + 1).skip(episode.first);
    let moving: Vec<usize> = inside()
        .filter(|(_, sight)| sight.stand == Stand::Moved && sight.view.is_none())
        .map(|(number, _)| number)
        .collect();
    let (first, last) = match (moving.first(), moving.last()) {
        // What could not be told right before belongs to it.
        (Some(first), Some(last)) if apart_us(sights, episode.first, *first) <= GAP_US => {
            (episode.first, *last)
        }
        (Some(first), Some(last)) => (*first, *last),
        _ => (episode.first, episode.last),
    };
    // A camera that is pushed stood still before. What fills the picture from its beginning may be a parcel that is held to the lens.
    let rested = sights.iter().take(episode.first).rev().take(2 * RESTED);
    let rested = rested.filter(|sight| sight.stand == Stand::Fixed).count() >= RESTED;
    // What was at rest half a second earlier moved as one: that was the scene, and no parcel that came to fill the picture meanwhile.
    let began_us = sights.get(episode.first).map_or(0, |sight| sight.at_us);
    let at_rest_before = |number: &&usize| {
        sights.get(**number).is_some_and(|sight| sight.at_us - APART_US + TICK_US / 2 < began_us)
    };
    let from_rest = rested && moving.iter().filter(at_rest_before).count() >= FROM_REST;
    let confidence_ppm = match (episode.outcome, moving.len()) {
        (Outcome::Displaced { .. }, 2..) if !rested => table::MOVED_AWAY,
        (Outcome::Displaced { .. }, _) if !rested => return None,
        (Outcome::Displaced { .. }, 2..) => table::MOVED,
        (Outcome::Displaced { .. }, _) => table::MOVED_BETWEEN,
        (Outcome::Unclear, 2..) if from_rest => table::MOVED_FROM_REST,
        (Outcome::Unclear, 2..) => table::MOVED_AWAY,
        (Outcome::Same, 2..) => table::MOVED_AND_BACK,
        _ => return None,
    };
    // What moved since half a second ago is seen for half a second after it.
    let end_us = sights.get(last).map_or(0, |sight| sight.at_us) - APART_US + TICK_US;
    let until = inside().take_while(|(number, sight)| *number <= first || sight.at_us <= end_us).last();
    let last = until.map_or(first, |(number, _)| number).max(first);
    Some(Moved { episode: *episode, first, last, confidence_ppm })
}

fn note_moved(sights: &[Sight], moved: &Moved, sink: &mut ObservationSink) {
    let (by, scale) = match moved.episode.outcome {
        Outcome::Displaced { by, scale } => (by, scale),
        _ => (0.0, 1.0),
    };
    #[expect(clippy::cast_possible_truncation, reason = "shares of a small picture")]
    let facts = PresenceMoved {
        duration_ms: length_us(sights, moved.first, moved.last) / 1000,
        displaced_milli: (by * 1000.0) as i64,
        scale_ppm: ((scale - 1.0) * 1e6) as i64,
    };
    let span = span(sights, moved.first, moved.last);
    sink.emit(ObservationDraft::of(span, facts).confidence_ppm(moved.confidence_ppm));
}

/// Spans without a view, each named after what it is for longest.
fn blocked(sights: &[Sight]) -> Vec<Run<Lost>> {
    let any = joined(sights, runs(sights, |sight| sight.view.map(|_| ())));
    let named = any.into_iter().map(|run| {
        let count = |kind: Lost| {
            let inside = sights.iter().take(run.last + 1).skip(run.first);
            inside.filter(|sight| sight.view == Some(kind)).count()
        };
        let what = Lost::ALL.into_iter().rev().max_by_key(|kind| count(*kind)).unwrap_or(Lost::Somehow);
        Run { first: run.first, last: run.last, what }
    });
    let long_enough = |run: &Run<Lost>| {
        let least = if run.what == Lost::Somehow { BLOCKED_UNKNOWN_US } else { BLOCKED_US };
        length_us(sights, run.first, run.last) >= least
    };
    named.filter(long_enough).collect()
}

/// Spans in which it cannot be told whether the camera moved.
fn unknown(sights: &[Sight], is_open: impl Fn(usize) -> bool) -> Vec<Run<()>> {
    let mut numbers = 0..;
    let open = runs(sights, |_| is_open(numbers.next().unwrap_or(0)).then_some(()));
    joined(sights, open)
        .into_iter()
        .filter(|run| length_us(sights, run.first, run.last) >= UNKNOWN_US)
        .collect()
}

/// Runs of neighbouring sights that are something, and alike.
fn runs<T: PartialEq + Copy>(sights: &[Sight], mut what: impl FnMut(&Sight) -> Option<T>) -> Vec<Run<T>> {
    let mut runs: Vec<Run<T>> = Vec::new();
    for (number, sight) in sights.iter().enumerate() {
        let Some(what) = what(sight) else { continue };
        match runs.last_mut() {
            Some(run) if run.last + 1 == number && run.what == what => run.last = number,
            _ => runs.push(Run { first: number, last: number, what }),
        }
    }
    runs
}

/// The same with short gaps closed.
fn joined(sights: &[Sight], runs: Vec<Run<()>>) -> Vec<Run<()>> {
    let mut joined: Vec<Run<()>> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(last) if gap_us(sights, last.last, run.first) <= GAP_US => last.last = run.last,
            _ => joined.push(run),
        }
    }
    joined
}

fn gap_us(sights: &[Sight], last: usize, first: usize) -> i64 {
    apart_us(sights, last, first).saturating_sub(TICK_US)
}

fn apart_us(sights: &[Sight], first: usize, last: usize) -> i64 {
    let at = |number: usize| sights.get(number).map_or(0, |sight| sight.at_us);
    at(last).saturating_sub(at(first))
}

/// From a sight to the one after the last; the last of all is as long as any.
fn length_us(sights: &[Sight], first: usize, last: usize) -> i64 {
    let at = |number: usize| sights.get(number).map(|sight| sight.at_us);
    let end = at(last + 1).or_else(|| at(last).map(|at| at + TICK_US));
    end.unwrap_or(0).saturating_sub(at(first).unwrap_or(0)).max(0)
}

/// The frames from a sight to before the one after the last.
fn span(sights: &[Sight], first: usize, last: usize) -> DraftSpan {
    let frame = |number: usize| sights.get(number).map_or(0, |sight| sight.frame);
    let end = sights.get(last + 1).map_or(frame(last), |sight| sight.frame.saturating_sub(1));
    DraftSpan::Frames { first: frame(first), last: end.max(frame(first)) }
}
