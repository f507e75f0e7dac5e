//! The search for a stamp, until one is found.

use super::beat::{self, Beat};
use super::changes::{Between, Changes};
use super::digits::{self, Learned, Stretch};
use super::film::{Film, Moment};
use super::runs::Runs;
use super::stamp::Stamp;
use crate::media::{Frame, Picture};

/// Samples are so far apart, in microseconds, and pictures of the film.
const SAMPLE_US: i64 = 119_000;
const FILM_US: i64 = 440_000;
/// On so much, in microseconds, a clock is looked for, for the first time after so much, and again so often.
const WINDOW_US: i64 = 13_000_000;
const FIRST_US: i64 = 12_700_000;
const AGAIN_US: i64 = 5_100_000;
/// At the end it is looked for once more where so much came after the last time.
const LAST_US: i64 = 1_500_000;
/// After so many searches without a clock there are rests, of so much at first and twice as much each time, but no more than so
/// much: a stamp that is there all the time is found soon.
const SEARCHES_AT_ONCE: u32 = 4;
const REST_US: i64 = 15_000_000;
const MAX_REST_US: i64 = 240_000_000;
/// Every so many searches other periods than a second are tried.
const OTHERS_EVERY: u32 = 3;
/// A take of less than this may be cut so that neither part is long enough for a clock to prove itself. The part behind the cut is
/// taken to be this long.
const MAX_CUT_US: i64 = 27_000_000;
const PART_US: i64 = 6_500_000;
/// Ticks that a digit is learned from.
const TICKS: i64 = 13;
/// Pictures smaller than this hold no stamp.
const MIN_SIDE_PX: usize = 48;
/// Holes in the timestamps longer than this begin the search anew.
const HOLE_US: i64 = 3_000_000;

/// What is known before a stamp is found.
#[derive(Debug)]
pub(super) struct Search {
    size: (usize, usize),
    film: Film,
    filmed_us: Option<i64>,
    changes: Changes,
    sample: Option<(i64, Picture)>,
    searched_us: i64,
    searches: u32,
    /// Until when nothing is looked at.
    rest_until_us: i64,
    rest_us: i64,
}

impl Search {
    /// In pictures of that size.
    pub(super) fn new(size: (usize, usize)) -> Self {
        Self {
            size,
            film: Film::new(size.0, size.1),
            filmed_us: None,
            changes: Changes::new(size.0, size.1),
            sample: None,
            searched_us: 0,
            searches: 0,
            rest_until_us: i64::MIN,
            rest_us: REST_US,
        }
    }

    /// Takes in a frame; gives the stamp once it is found, with all that it showed until now.
    pub(super) fn frame(&mut self, at: Moment, frame: &Frame<'_>) -> Option<Runs> {
        if self.size.0.min(self.size.1) < MIN_SIDE_PX {
            return None;
        }
        if at.us < self.rest_until_us {
            return None;
        }
        match &self.sample {
            Some((us, _)) if at.us - us > HOLE_US => *self = Self::new(self.size),
            Some((us, _)) if at.us - us < SAMPLE_US => return None,
            _ => {}
        }
        match self.sample.replace((at.us, frame.picture.clone())) {
            Some((us, before)) => {
                let between = Between { from_us: us, to_us: at.us };
                self.changes.take(between, &before.luma(), &frame.luma);
            }
            None => self.searched_us = at.us,
        }
        if self.filmed_us.is_none_or(|us| at.us - us >= FILM_US) {
            let touched = self.changes.touched();
            self.film.take(at, &frame.luma, |column, row| touched.is(column, row));
            touched.clear();
            self.filmed_us = Some(at.us);
        }
        let rested = self.searches == 0 || self.searches > SEARCHES_AT_ONCE;
        let due = if rested { FIRST_US } else { AGAIN_US };
        if at.us - self.searched_us < due {
            return None;
        }
        self.searched_us = at.us;
        self.searches += 1;
        let found = self.find(self.searches % OTHERS_EVERY == 1);
        if found.is_none() && self.searches >= SEARCHES_AT_ONCE {
            self.rest(at.us);
        }
        found
    }

    fn rest(&mut self, now_us: i64) {
        self.rest_until_us = now_us + self.rest_us;
        self.rest_us = (2 * self.rest_us).min(MAX_REST_US);
        self.sample = None;
        self.changes.forget();
        // All may have changed when it goes on.
        self.film.compare_all();
    }

    /// The stamp of what there is at the end.
    pub(super) fn last(&mut self) -> Option<Runs> {
        let now_us = self.changes.times().back()?.to_us;
        let mut found =
            if now_us - self.searched_us >= LAST_US { self.find(self.searches == 0) } else { None };
        if found.is_none() && now_us < MAX_CUT_US {
            let beats = beat::by_seconds_in_two_parts(&self.changes, PART_US);
            found = self.best_of(self.stamps(&beats, now_us, Stretch::InTwoParts));
        }
        if found.is_none() && now_us < FIRST_US + AGAIN_US {
            let beats = beat::by_seconds(&self.changes, WINDOW_US);
            found = self.best_of(self.stamps(&beats, now_us, Stretch::Short));
        }
        found
    }

    fn find(&self, others: bool) -> Option<Runs> {
        let now_us = self.changes.times().back()?.to_us;
        let whole = |beats: &[Beat]| self.stamps(beats, now_us, Stretch::Whole);
        let mut stamps = whole(&beat::by_seconds(&self.changes, WINDOW_US));
        if stamps.is_empty() && others {
            stamps = whole(&beat::by_other_periods(&self.changes));
        }
        self.best_of(stamps)
    }

    fn best_of(&self, stamps: Vec<Stamp>) -> Option<Runs> {
        // The one of which most figures are read.
        let best = stamps.into_iter().max_by(|one, other| {
            (one.cells().cmp(&other.cells())).then(one.learned.rank.total_cmp(&other.learned.rank))
        })?;
        let best = best.with_date(&self.film, self.size).with_half(&self.film, self.size);
        let best = best.with_numbers(&self.film, self.size);
        let mut runs = Runs::new(best, self.size);
        let all = runs.region();
        for crop in self.film.crops(all) {
            runs.see(crop.at, |region| {
                (region.y - all.y..region.bottom() - all.y)
                    .flat_map(|y| {
                        let row = y * all.width + region.x - all.x;
                        crop.luma.get(row..row + region.width).unwrap_or(&[]).iter().copied()
                    })
                    .collect()
            });
        }
        Some(runs)
    }

    fn stamps(&self, beats: &[Beat], now_us: i64, stretch: Stretch) -> Vec<Stamp> {
        let mut learned: Vec<Learned> = Vec::new();
        for beat in beats {
            let middle = (beat.area.x + beat.area.width / 2, beat.area.y + beat.area.height / 2);
            // Parts of a digit that was learned already.
            let known = learned.iter().any(|known| {
                let place = digits::grown(known.place, 2, self.size);
                let inside = (place.x..place.right()).contains(&middle.0);
                known.map == beat.map && inside && (place.y..place.bottom()).contains(&middle.1)
            });
            if !known {
                let since_us = match stretch {
                    Stretch::InTwoParts => self.changes.times().front().map_or(now_us, |first| first.from_us),
                    _ => now_us - TICKS * beat.period_us - beat.period_us / 4,
                };
                learned.extend(digits::learn(&self.film, beat, since_us, self.size, stretch));
            }
        }
        learned.iter().map(|learned| Stamp::time(&self.film, learned, self.size)).collect()
    }
}
