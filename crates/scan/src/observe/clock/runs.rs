//! Stretches of pictures in which a stamp shows one second, and what it shows in them.

use super::film::Moment;
use super::stamp::{Seen, Shown, Stamp};
use crate::symbol::Region;

/// Runs that are kept, at most: a day of seconds.
const MAX_RUNS: usize = 90_000;
/// The rest of the stamp is read so often within a run, in microseconds, and so many times at most.
const REST_EVERY_US: i64 = 230_000;
const MAX_VOTES: usize = 5;
/// A run goes on over pictures that cannot be read for so long.
const HOLE_US: i64 = 700_000;

/// A second as it was shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run {
    pub(super) first: Moment,
    pub(super) last: Moment,
    /// How long before its first picture the picture before it was seen, in microseconds: by so much it may have begun earlier.
    pub(super) open_us: i64,
    pub(super) unit: u8,
    pub(super) shown: Shown,
}

/// Follows a stamp from picture to picture.
#[derive(Debug)]
pub(super) struct Runs {
    pub(super) stamp: Stamp,
    /// Where its digit of the seconds, and the rest, is looked for.
    unit: Region,
    rest: Region,
    numbers: Vec<Followed>,
    closed: Vec<Run>,
    open: Option<Open>,
    read_us: i64,
}

/// How a number beside the time was seen, once a second.
#[derive(Debug, Clone, Copy)]
pub(super) struct Followed {
    region: Region,
    pub(super) same: usize,
    pub(super) other: usize,
    pub(super) all: usize,
    /// The first and the last picture in which it was read.
    pub(super) span: Option<(Moment, Moment)>,
}

#[derive(Debug)]
struct Open {
    run: Run,
    votes: Vec<Shown>,
    voted_us: i64,
}

impl Runs {
    /// Before the first picture of that size.
    pub(super) fn new(stamp: Stamp, size: (usize, usize)) -> Self {
        let (unit, rest) = (stamp.unit_region(size), stamp.rest_region(size));
        let regions = stamp.numbers.iter().map(|number| stamp.number_region(number, size));
        let numbers =
            regions.map(|region| Followed { region, same: 0, other: 0, all: 0, span: None }).collect();
        Self { stamp, unit, rest, numbers, closed: Vec::new(), open: None, read_us: 0 }
    }

    /// All of the picture that is looked at.
    pub(super) fn region(&self) -> Region {
        self.numbers.iter().fold(self.rest, |all, number| around(all, number.region))
    }

    /// When a digit was read last.
    pub(super) fn read_us(&self) -> i64 {
        self.read_us
    }

    /// Takes in a picture, of which `part` gives any part.
    pub(super) fn see(&mut self, at: Moment, part: impl Fn(Region) -> Vec<u8>) {
        let Some(unit) = self.stamp.unit(&part(self.unit), self.unit) else { return };
        let open_us = at.us - self.read_us;
        self.read_us = at.us;
        let goes_on = self
            .open
            .as_ref()
            .is_some_and(|open| open.run.unit == unit && at.us - open.run.last.us <= HOLE_US);
        if !goes_on {
            self.close();
            let run = Run { first: at, last: at, open_us, unit, shown: Shown::default() };
            self.open = Some(Open { run, votes: Vec::new(), voted_us: i64::MIN / 2 });
        }
        let Some(open) = &mut self.open else { return };
        open.run.last = at;
        let due = open.votes.len() < MAX_VOTES && at.us - open.voted_us >= REST_EVERY_US;
        if due && self.stamp.tens.is_some() {
            open.voted_us = at.us;
            open.votes.push(self.stamp.rest(&part(self.rest), self.rest));
            if open.votes.len() == 1 {
                self.follow(at, part);
            }
        }
    }

    /// Looks whether the numbers still stand there.
    fn follow(&mut self, at: Moment, part: impl Fn(Region) -> Vec<u8>) {
        for (number, followed) in self.stamp.numbers.iter().zip(&mut self.numbers) {
            followed.all += 1;
            match self.stamp.sees(number, &part(followed.region), followed.region) {
                Seen::Same => {
                    followed.same += 1;
                    followed.span = Some((followed.span.map_or(at, |(first, _)| first), at));
                }
                Seen::Other => followed.other += 1,
                Seen::Unread => {}
            }
        }
    }

    fn close(&mut self) {
        let Some(Open { mut run, votes, .. }) = self.open.take() else { return };
        run.shown = Shown {
            tens: most(votes.iter().map(|vote| vote.tens)),
            minutes: most(votes.iter().map(|vote| vote.minutes)),
            hours: most(votes.iter().map(|vote| vote.hours)),
            date: most(votes.iter().map(|vote| vote.date)),
        };
        if self.closed.len() < MAX_RUNS {
            self.closed.push(run);
        }
    }

    /// All runs, in their order, and how each number beside the time was seen.
    pub(super) fn finish(mut self) -> (Stamp, Vec<Run>, Vec<Followed>) {
        self.close();
        (self.stamp, self.closed, self.numbers)
    }
}

/// The region that holds both.
fn around(one: Region, other: Region) -> Region {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let (right, bottom) = (one.right().max(other.right()), one.bottom().max(other.bottom()));
    Region { x, y, width: right - x, height: bottom - y }
}

/// What more than half of the readable votes say.
fn most<T: Copy + PartialEq>(votes: impl Iterator<Item = Option<T>>) -> Option<T> {
    let votes: Vec<T> = votes.flatten().collect();
    let count = |one: &T| votes.iter().filter(|other| *other == one).count();
    votes.iter().copied().find(|one| 2 * count(one) > votes.len())
}
