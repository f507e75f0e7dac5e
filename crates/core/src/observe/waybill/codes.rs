//! Places that may hold a matrix code too small to be read as it stands: enlarged, sharpened and read again, one at a time.

use crate::symbol::Region;

/// Most places that are remembered.
const MOST: usize = 12;
/// Frames that a place may be away before it is forgotten.
const AWAY: u64 = 15;
/// Frames between attempts on one place, and between any two attempts.
const EVERY: u64 = 4;
const ANY_EVERY: u64 = 2;
/// Failures after which a place is tried half as often, then a third, and so on, and how seldom at most.
const FAILURES: u64 = 2;
const SELDOM: u64 = 20;
/// Readings after which a place needs no more care, and frames between further ones.
const SETTLED: u32 = 4;
const SETTLED_EVERY: u64 = 30;

/// All places that are remembered.
#[derive(Debug, Default)]
pub(super) struct Codes {
    codes: Vec<Code>,
    last: u64,
}

#[derive(Debug)]
struct Code {
    place: Region,
    seen_at: u64,
    tried_at: Option<u64>,
    failures: u64,
    reads: u32,
}

impl Codes {
    /// Follows the places of a frame, those that were read in it by other means, and gives the place that is worth an attempt
    /// now.
    pub(super) fn due(&mut self, places: &[Region], read: &[Region], number: u64) -> Option<Region> {
        for place in places {
            self.follow(*place, number);
        }
        self.codes.retain(|code| code.seen_at + AWAY >= number);
        for code in &mut self.codes {
            if read.iter().any(|read| read.shared(code.place) > 0) {
                code.was_read(number);
            }
        }
        if number < self.last + ANY_EVERY {
            return None;
        }
        let now = self.codes.iter_mut().filter(|code| code.seen_at == number && code.is_due(number));
        let code = now.min_by_key(|code| (code.failures, code.tried_at, code.place.y, code.place.x))?;
        code.tried_at = Some(number);
        code.failures += 1;
        self.last = number;
        Some(code.place)
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
        } else if self.codes.len() < MOST {
            self.codes.push(Code { place, seen_at: number, tried_at: None, failures: 0, reads: 0 });
        }
    }
}

impl Code {
    fn is_due(&self, number: u64) -> bool {
        let every = if self.reads >= SETTLED {
            SETTLED_EVERY
        } else {
            EVERY * (1 + self.failures / FAILURES).min(SELDOM)
        };
        self.tried_at.is_none_or(|at| number >= at + every)
    }

    fn was_read(&mut self, number: u64) {
        self.reads += 1;
        self.failures = 0;
        self.tried_at = Some(number);
    }
}
