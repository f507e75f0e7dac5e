//! A date and time burned into the pictures.
//!
//! *What it observes.* The digit of the seconds betrays itself: some small blocks of the picture change once a second, all at once,
//! and hardly in between. From ten seconds on its ten shapes are known without any font, for what is shown ten seconds apart is
//! alike and all else is not; where the figure to its left changes, it turns from nine to zero. The other figures of the stamp are
//! found and read with these shapes: minutes and hours by their even spacing, the date left, right, above or below by the spacing of
//! four, two and two figures. Then the digit of the seconds is read in every picture, and the rest a few times a second. A second
//! that is shown at some time says where the clock stands, so that seconds that do not fit those before are a step, even of less
//! than a second.
//!
//! *Why it matters.* A camera that was paused, or a file that was cut and written anew, leaves no hole in its timestamps, but its
//! clock jumps. And the clock says when a video was filmed, as far as it was set right.
//!
//! *When it is wrong.* Rather silent than wrong: all candidates are read to the end and the one with most figures is kept; a figure
//! needs a likeness of 0.75 and a margin to the next; a step needs three agreeing seconds on each side. A clock needs about twelve
//! seconds to prove itself, without a cut or, at the end of a short take, with one: then seconds on both sides of it that show the same
//! say how far it went on, and a figure that was never learned makes the others harder to read. In shorter clips drawn digits (our own strokes, no font's) tell which digit is which, and
//! what is read is for a person to look at: its confidence is below one half. Hours with AM or PM
//! are told of the day where the letters are read for sure; where they are not, and where hours turn from twelve to one, the level
//! falls to ticks. What counts by one a second and has no pairs of figures, no end of a minute and no date may be a counter, a scale or
//! the time that a take has run: it is told as a candidate. One that shows half a day without any letters, in the morning or not, looks
//! like one of 24 hours. Not found are: letters hardly brighter than their ground, stamps that move with their text, stamps that
//! stand sideways in the coded picture (where the player turns it), and clocks of less than 6 or more than 90 pixels. A running clock that was filmed,
//! in the scene, is read like one that is burned in. Whoever draws a new clock onto a video deceives it. Of the first thirteen
//! seconds pictures are kept twice a second only, so that a step there is placed to half a second. Where no clock is found in half a
//! minute it is looked for with rests that grow longer, so that one that appears later may be told late.
//!
//! *Sources.* The method is ours: comb of ticks, cycle of ten, carry. Normalised cross correlation is the textbook's.
//!
//! *Measured.* `benches/clock/README.md` has the tables and the command.
//!
//! A number that stands beside the time all the while in the same face, such as the waybill that recorders print there, is read
//! with the same figures: nine and more, of one spacing, each as sure as those of a date. What stands close to it and is no figure,
//! such as letters before it, is told as `?`. Where another number takes its place within the take, neither is told; one that
//! appears after the clock was learned is not found.
//!
//! Details: [`ClockReading`](onetake_report::facts::ClockReading), [`ClockJump`](onetake_report::facts::ClockJump),
//! [`ClockRate`](onetake_report::facts::ClockRate) and [`ClockOverlayNumber`](onetake_report::facts::ClockOverlayNumber).

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "places in pictures, figures of a clock and seconds of a video"
)]

mod beat;
mod changes;
mod cycle;
mod date;
mod digits;
mod field;
mod film;
mod half;
mod patch;
mod runs;
mod search;
mod shapes;
mod stamp;
mod steps;
#[cfg(test)]
mod tests;
mod told;
mod turn;

use onetake_report::{CoverageReason, ObserverId};

use self::film::Moment;
use self::runs::Runs;
use self::search::Search;
use self::told::Told;
use super::{Coverage, ObservationSink, Observer, ScanContext, StreamTotals};
use crate::features::Features;
use crate::media::{Frame, MediaEvent, Orientation};
use crate::symbol::Region;
use crate::time::Timestamp;

/// A clock that was not read for so long, in microseconds, is looked for anew.
const LOST_US: i64 = 20_000_000;
/// Readings that are told, at most.
const MAX_READINGS: usize = 50;

/// Reads a burned-in clock.
#[derive(Debug)]
pub struct Clock {
    orientation: Orientation,
    origin: Option<Timestamp>,
    last_us: i64,
    frames: u64,
    timed: u64,
    size: (usize, usize),
    state: State,
    told: Vec<Told>,
}

#[derive(Debug)]
enum State {
    /// Nothing is known.
    Searching(Box<Search>),
    /// A stamp is read.
    Reading(Box<Runs>),
}

impl Clock {
    /// Before the first frame.
    #[must_use]
    pub fn new(beginning: &ScanContext<'_>) -> Self {
        Self {
            orientation: beginning.video.orientation,
            origin: None,
            last_us: i64::MIN,
            frames: 0,
            timed: 0,
            size: (0, 0),
            state: State::Searching(Box::new(Search::new((0, 0)))),
            told: Vec::new(),
        }
    }

    fn frame(&mut self, frame: &Frame<'_>) {
        self.frames += 1;
        let Some(pts) = frame.pts else { return };
        let us = pts.us_since(*self.origin.get_or_insert(pts));
        let size = (frame.luma.width(), frame.luma.height());
        if size != self.size {
            self.end();
            self.size = size;
            self.state = State::Searching(Box::new(Search::new(size)));
        } else if us <= self.last_us {
            // A clock cannot be held against times that run backwards.
            return;
        }
        self.timed += 1;
        self.last_us = us;
        let at = Moment { frame: frame.number, us };
        match &mut self.state {
            State::Searching(search) => {
                if let Some(found) = search.frame(at, frame) {
                    self.state = State::Reading(Box::new(found));
                }
            }
            State::Reading(runs) => {
                runs.see(at, |region| part(frame, region));
                if us - runs.read_us() > LOST_US {
                    self.end();
                }
            }
        }
    }

    /// Ends what is being read.
    fn end(&mut self) {
        let next = State::Searching(Box::new(Search::new(self.size)));
        let runs = match std::mem::replace(&mut self.state, next) {
            State::Reading(runs) => Some(*runs),
            State::Searching(mut search) => search.last(),
        };
        let picture_us = self.last_us.checked_div(self.timed.max(1) as i64).unwrap_or(40_000);
        if self.told.len() < MAX_READINGS
            && let Some(told) = runs.and_then(|runs| Told::of(runs, picture_us))
        {
            self.told.push(told);
        }
    }
}

/// A part of a frame's brightness, row by row.
fn part(frame: &Frame<'_>, region: Region) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(region.width * region.height);
    for y in region.y..region.bottom() {
        pixels.extend_from_slice(frame.luma.row(y).get(region.x..region.right()).unwrap_or(&[]));
    }
    pixels
}

impl Observer for Clock {
    fn id(&self) -> ObserverId {
        ObserverId::Clock
    }

    fn version(&self) -> u32 {
        4
    }

    fn observe(&mut self, event: &MediaEvent<'_>, _: &Features, _: &mut ObservationSink) {
        if let MediaEvent::Frame(frame) = event {
            self.frame(frame);
        }
    }

    fn finish(mut self: Box<Self>, _: &StreamTotals<'_>, sink: &mut ObservationSink) -> Coverage {
        self.end();
        for told in &self.told {
            told.write(self.orientation, self.size, sink);
        }
        match () {
            () if self.frames == 0 => Coverage::None(CoverageReason::TooFewFrames),
            () if self.timed * 2 < self.frames => Coverage::None(CoverageReason::NoTimestamps),
            () if self.told.is_empty() => Coverage::None(CoverageReason::NothingToObserve),
            () => Coverage::Full,
        }
    }
}
