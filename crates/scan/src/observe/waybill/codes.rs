//! Places that need a look of their own, one at a time: those that may hold a matrix code too small to be read as it stands, and
//! those that may hold stacked rows.

use super::allowance::PixelBudget;
use crate::symbol::Region;

/// Most places that are remembered.
const MAX_CODES: usize = 12;
/// Frames that a place may be away before it is forgotten.
const AWAY: u64 = 15;
/// Frames between looks for places, and between attempts on one place.
const LOOK_EVERY: u64 = 2;
const EVERY: u64 = 4;
/// Failures after which a place is tried half as often, then a third, and so on, and how seldom at most. Where nothing changed
/// only the noise is another each time.
const FAILURES: u64 = 2;
const SELDOM: u64 = 20;
const UNCHANGED_SELDOM: u64 = 4;
/// Readings after which a place needs no more care, and frames between further ones.
const SETTLED: u32 = 4;
const SETTLED_EVERY: u64 = 30;
/// Pixels that are enlarged per frame on average: a sheet of print has several places that look like codes.
const SMALL_PER_FRAME_PX: usize = 12_000;
/// Pixels of places of stacked rows that are searched per frame on average.
const STACKED_PER_FRAME_PX: usize = 50_000;
/// Frames of which they add up.
const FRAMES: usize = 12;

/// All places that are remembered.
#[derive(Debug)]
pub(super) struct Codes {
    codes: Vec<Code>,
    allowance: PixelBudget,
}

#[derive(Debug)]
struct Code {
    place: Region,
    seen_at: u64,
    tried_at: Option<u64>,
    changed_at: u64,
    tries: u64,
    failures: u64,
    reads: u32,
}

impl Codes {
    /// Of codes too small to be read as they stand.
    pub(super) fn small() -> Self {
        Self { codes: Vec::new(), allowance: PixelBudget::new(SMALL_PER_FRAME_PX, FRAMES) }
    }

    /// Of stacked rows.
    pub(super) fn stacked() -> Self {
        Self { codes: Vec::new(), allowance: PixelBudget::new(STACKED_PER_FRAME_PX, FRAMES) }
    }

    /// Takes in what changed in a frame and what was read in it by other means. Says whether the places of the frame are wanted.
    pub(super) fn looks_at(&mut self, changed: Option<Region>, read: &[Region], number: u64) -> bool {
        self.allowance.grow();
        for code in &mut self.codes {
            if changed.is_some_and(|changed| changed.shared(code.place) > 0) {
                code.changed_at = number;
            }
            if read.iter().any(|read| read.shared(code.place) > 0) {
                code.was_read(number);
            }
        }
        number.is_multiple_of(LOOK_EVERY)
    }

    /// Follows the places of a frame, each with what an attempt costs, and gives the one that is worth an attempt now, with the
    /// number of attempts on it before.
    pub(super) fn due(&mut self, places: &[(Region, usize)], number: u64) -> Option<(Region, u64)> {
        for (place, _) in places {
            self.follow(*place, number);
        }
        self.codes.retain(|code| code.seen_at + AWAY >= number);
        let now = self.codes.iter_mut().filter(|code| code.seen_at == number && code.is_due(number));
        let code = now.min_by_key(|code| (code.failures, code.tried_at, code.place.y, code.place.x))?;
        let cost = places.iter().find(|(place, _)| *place == code.place).map(|(_, cost)| *cost)?;
        if !self.allowance.covers(cost) {
            return None;
        }
        self.allowance.spend(cost);
        code.tried_at = Some(number);
        code.failures += 1;
        code.tries += 1;
        Some((code.place, code.tries - 1))
    }

    /// An attempt on that place read something.
    pub(super) fn was_read(&mut self, place: Region, number: u64) {
        if let Some(code) = self.codes.iter_mut().find(|code| code.place == place) {
            code.was_read(number);
        }
    }

    fn follow(&mut self, place: Region, number: u64) {
        let overlap = |code: &Code| code.place.shared(place);
        let known = self
            .codes
            .iter_mut()
            .filter(|code| 2 * overlap(code) > code.place.area().min(place.area()))
            .max_by_key(|code| overlap(code));
        if let Some(code) = known {
            (code.place, code.seen_at) = (place, number);
        } else if self.codes.len() < MAX_CODES {
            self.codes.push(Code {
                place,
                seen_at: number,
                tried_at: None,
                changed_at: number,
                tries: 0,
                failures: 0,
                reads: 0,
            });
        }
    }
}

impl Code {
    fn is_due(&self, number: u64) -> bool {
        let Some(at) = self.tried_at else { return true };
        let seldom = (1 + self.failures / FAILURES).min(SELDOM);
        let every = match () {
            () if self.reads >= SETTLED => SETTLED_EVERY,
            () if self.changed_at < at => EVERY * seldom * seldom.min(UNCHANGED_SELDOM),
            () => EVERY * seldom,
        };
        number >= at + every
    }

    fn was_read(&mut self, number: u64) {
        self.reads += 1;
        self.failures = 0;
        self.tried_at = Some(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: [Region; 3] = [
        Region { x: 0, y: 0, width: 100, height: 100 },
        Region { x: 200, y: 0, width: 150, height: 150 },
        Region { x: 400, y: 0, width: 240, height: 240 },
    ];

    /// How often each place was tried in so many frames.
    fn tried(frames: u64, changed: Option<Region>, read: &[Region]) -> [usize; 3] {
        let mut codes = Codes::small();
        let places = PLACES.map(|place| (place, place.area()));
        let mut tried = [0; 3];
        for number in 1..=frames {
            if codes.looks_at(changed, read, number)
                && let Some((place, _)) = codes.due(&places, number)
                && let Some(index) = PLACES.iter().position(|known| *known == place)
            {
                tried[index] += 1;
            }
        }
        tried
    }

    #[test]
    fn places_take_turns_within_the_allowance() {
        let all = Region { x: 0, y: 0, width: 1920, height: 1080 };
        let tried = tried(300, Some(all), &[]);
        assert!(tried.iter().all(|count| (5..40).contains(count)), "{tried:?}");
        let cost: usize = PLACES.iter().zip(tried).map(|(place, count)| place.area() * count).sum();
        assert!(cost <= SMALL_PER_FRAME_PX * (300 + FRAMES), "{cost}");
    }

    #[test]
    fn what_stands_still_or_is_read_anyway_is_tried_seldom() {
        let moving = tried(300, Some(PLACES[0]), &[]);
        let still = tried(300, None, &[]);
        assert!(still[0] >= 3 && 3 * still[0] <= 2 * moving[0], "{still:?} and {moving:?}");
        let read = tried(300, Some(PLACES[0]), &PLACES[..1]);
        assert!(read[0] <= 1, "{read:?}");
    }
}
