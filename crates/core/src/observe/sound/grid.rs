//! The frame grid of an earlier AAC encoding, which survives decoding and encoding again.
//!
//! AAC codes sound in frames that begin every 1024 samples, and quantises many coefficients of a frame to zero. When the
//! decoded sound is transformed again with frames that begin at the same samples, those zeros are holes in the spectrum;
//! one sample beside, they are gone. So a file that was encoded twice carries its own grid and, at another phase, the
//! grid of the first encoding. A removal of n samples moves the first grid by -n modulo 1024, whether or not anything can
//! be seen or heard; and one phase from a start to an end excludes every removal in between but whole multiples of 1024
//! samples.
//!
//! *When it is blind*: no first AAC encoding, or one whose phase is that of the file's own grid; a second encoding much
//! coarser than the first; silence; sound laid over. A cut made by copying packets leaves no trace here.
//!
//! The search looks for a phase in the loudest frames of a few seconds ([`scan`]), proves it on all the other frames
//! ([`Track`]), follows it, and searches again only when it is lost: see [`GridWatch`].

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::indexing_slicing,
    reason = "numeric code over fixed sizes, known at compile time"
)]

mod mdct;
mod scan;
mod track;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;

use self::mdct::{BLOCK, HOP, HoleMeter};
use self::scan::Candidate;
use self::track::Track;

/// Samples of one frame of AAC.
pub(super) const FRAME_SAMPLES: usize = HOP;

/// Frames of one step of following: about a second.
const STEP_FRAMES: usize = 47;

/// Steps of sound that are kept to search in and to locate a break in.
const KEPT_STEPS: usize = 8;

/// Steps that a candidate must be proven on.
const PROOF_STEPS: usize = 3;

/// Evidence, in standard deviations, from which a step counts as showing the grid.
const PRESENT_SIGMA: f32 = 4.0;

/// Evidence, in standard deviations, from which a candidate counts as proven on frames that it was not found in.
const PROVEN_SIGMA: f32 = 6.0;

/// Steps without the grid after which it is searched anew.
const LOST_STEPS: usize = 2;

/// Searches go on in every third step at first, and ever more seldom while they find nothing.
const SEARCH_EVERY_STEPS: usize = 3;
const SEARCH_EVERY_STEPS_MOST: usize = 48;

/// Phases this near to the grid of the file's own encoding cannot be told from it: its lobes were seen up to 29 samples
/// away in loud takes of 96 to 192 kbit/s.
const OWN_GUARD_SAMPLES: usize = 40;

/// A grid that was followed over a span.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct GridRun {
    /// First sample of its frames, modulo 1024.
    pub(super) phase: usize,
    /// Window shape of the first encoder.
    pub(super) window: mdct::Window,
    /// First and last sample of the span in which it was seen.
    pub(super) first_sample: u64,
    /// See `first_sample`; exclusive.
    pub(super) end_sample: u64,
    /// Seconds, about, in which it was seen and was not seen.
    pub(super) steps_present: usize,
    /// See `steps_present`.
    pub(super) steps_absent: usize,
    /// Its evidence in its best second, in standard deviations.
    pub(super) sigma: f32,
}

/// Follows first-generation grids through sound that is handed over block by block. Memory is bounded.
pub(super) struct GridWatch {
    meter: HoleMeter,
    /// Sound kept, and the number of its first sample.
    kept: VecDeque<f32>,
    kept_from: u64,
    /// Next step to follow begins here.
    next_step: u64,
    own_phase: Option<usize>,
    following: Option<Following>,
    runs: Vec<GridRun>,
    steps_until_search: usize,
    search_every: usize,
}

struct Following {
    run: GridRun,
    track: Track,
    absent_in_a_row: usize,
}

impl GridWatch {
    /// For sound of that rate.
    pub(super) fn new(sample_rate_hz: u32) -> Self {
        Self {
            meter: HoleMeter::new(sample_rate_hz),
            kept: VecDeque::new(),
            kept_from: 0,
            next_step: 0,
            own_phase: None,
            following: None,
            runs: Vec::new(),
            steps_until_search: PROOF_STEPS,
            search_every: SEARCH_EVERY_STEPS,
        }
    }

    /// Says that a frame of the file's own AAC encoding begins at that sample.
    pub(super) fn own_frame(&mut self, sample: u64) {
        self.own_phase = Some(phase_of(sample));
    }

    /// Takes in the next samples.
    pub(super) fn push(&mut self, samples: &[f32]) {
        self.kept.extend(samples);
        let needed = (STEP_FRAMES * HOP + BLOCK) as u64;
        while self.kept_from + self.kept.len() as u64 >= self.next_step + needed {
            self.step();
            self.next_step += (STEP_FRAMES * HOP) as u64;
            let keep_from = self.next_step.saturating_sub((KEPT_STEPS * STEP_FRAMES * HOP) as u64);
            let surplus = usize::try_from(keep_from.saturating_sub(self.kept_from)).unwrap_or(usize::MAX);
            self.kept.drain(..surplus.min(self.kept.len()));
            self.kept_from = self.kept_from.max(keep_from);
        }
    }

    /// The runs that were seen, in the order of time.
    pub(super) fn finish(mut self) -> Vec<GridRun> {
        if let Some(following) = self.following.take() {
            self.runs.push(following.run);
        }
        self.runs
    }

    fn step(&mut self) {
        let (start, end) = (self.next_step, self.next_step + (STEP_FRAMES * HOP) as u64);
        let own = self.own_phase;
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        if let Some(following) = &mut self.following {
            let sigma = following.track.evidence(&mut self.meter, kept, start, end, own);
            if sigma >= PRESENT_SIGMA {
                following.absent_in_a_row = 0;
                following.run.end_sample = end;
                following.run.steps_present += 1;
                following.run.sigma = following.run.sigma.max(sigma);
                return;
            }
            if following.absent_in_a_row == 0 {
                // It may have gone before the end of the last step that showed it.
                let from = following.run.end_sample.saturating_sub((STEP_FRAMES * HOP) as u64);
                let frames = following.track.frames(&mut self.meter, kept, from, end, own);
                let gone = track::offset(&frames).unwrap_or(from);
                following.run.end_sample = gone.min(following.run.end_sample);
            }
            following.absent_in_a_row += 1;
            following.run.steps_absent += 1;
            if following.absent_in_a_row < LOST_STEPS {
                return;
            }
        }
        self.steps_until_search = self.steps_until_search.saturating_sub(1);
        if self.steps_until_search == 0 {
            self.search(end);
        }
    }

    /// Searches the last seconds for a grid, and goes over to it when it is proven.
    fn search(&mut self, end: u64) {
        let length = (PROOF_STEPS * STEP_FRAMES * HOP) as u64;
        let start = end.saturating_sub(length).max(self.kept_from);
        let own = self.own_phase;
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        let found = scan::candidates(&mut self.meter, kept, start, end, own)
            .into_iter()
            .filter_map(|candidate| self.prove(candidate, start, end))
            .max_by(|one, other| one.run.sigma.total_cmp(&other.run.sigma));
        let Some(mut found) = found else {
            self.steps_until_search = self.search_every;
            self.search_every = (self.search_every * 2).min(SEARCH_EVERY_STEPS_MOST);
            return;
        };
        self.search_every = SEARCH_EVERY_STEPS;
        self.steps_until_search = SEARCH_EVERY_STEPS;
        match self.following.take() {
            Some(mut before) if before.run.is_same_grid(&found.run) => {
                before.run.end_sample = end;
                before.absent_in_a_row = 0;
                self.following = Some(before);
            }
            Some(mut before) => {
                let around = (LOST_STEPS * STEP_FRAMES * HOP) as u64;
                let from = before.run.end_sample.saturating_sub(around).max(self.kept_from);
                let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
                let old = before.track.frames(&mut self.meter, kept, from, end, own);
                let new = found.track.frames(&mut self.meter, kept, from, end, own);
                let turn = track::turning_point(&old, &new, from, end);
                // Where the old grid was last seen long before, only that much is known.
                before.run.end_sample = turn.min(before.run.end_sample.max(from));
                found.run.first_sample = turn;
                self.runs.push(before.run);
                self.following = Some(found);
            }
            None => {
                let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
                let frames = found.track.frames(&mut self.meter, kept, self.kept_from, end, own);
                found.run.first_sample = track::onset(&frames).unwrap_or(start);
                self.following = Some(found);
            }
        }
    }

    fn prove(&mut self, candidate: Candidate, start: u64, end: u64) -> Option<Following> {
        let mut track = Track::new(candidate.phase, candidate.window, candidate.frames);
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        let sigma = track.evidence(&mut self.meter, kept, start, end, self.own_phase);
        track.forget_discovery();
        (sigma >= PROVEN_SIGMA).then_some(Following {
            run: GridRun {
                phase: candidate.phase,
                window: candidate.window,
                first_sample: start,
                end_sample: end,
                steps_present: PROOF_STEPS,
                steps_absent: 0,
                sigma,
            },
            track,
            absent_in_a_row: 0,
        })
    }
}

impl std::fmt::Debug for GridWatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GridWatch").field("runs", &self.runs).finish_non_exhaustive()
    }
}

/// How far a grid moved from one phase to another, modulo 1024: the samples that are missing, less whole frames.
pub(super) fn shift(before: usize, after: usize) -> usize {
    (before + HOP - after % HOP) % HOP
}

impl GridRun {
    /// Evidence in thousandths of a standard deviation.
    pub(super) fn sigma_milli(&self) -> i64 {
        (self.sigma * 1000.0) as i64
    }

    fn is_same_grid(&self, other: &Self) -> bool {
        self.phase == other.phase && self.window == other.window
    }
}

/// The sound that is kept.
#[derive(Clone, Copy)]
struct Kept<'a> {
    samples: &'a [f32],
    from: u64,
}

impl<'a> Kept<'a> {
    /// The block that begins at that sample.
    fn block(self, sample: u64) -> Option<&'a [f32]> {
        let start = usize::try_from(sample.checked_sub(self.from)?).ok()?;
        self.samples.get(start..start.checked_add(BLOCK)?)
    }
}

/// First sample of a frame at or after `sample` that has that phase.
fn align(sample: u64, phase: usize) -> u64 {
    let behind = (phase as u64 + HOP as u64 - sample % HOP as u64) % HOP as u64;
    sample + behind
}

fn phase_of(sample: u64) -> usize {
    usize::try_from(sample % HOP as u64).unwrap_or(0)
}

/// Distance of two phases around the circle.
fn distance(one: usize, other: usize) -> usize {
    let apart = one.abs_diff(other) % HOP;
    apart.min(HOP - apart)
}
