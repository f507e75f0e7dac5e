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
use self::track::{EDGE_FRAMES, Track};

/// Samples of one frame of AAC.
pub(super) const FRAME_SAMPLES: usize = HOP;

/// Frames of one step of following: about a second.
const STEP_FRAMES: usize = 47;
const STEP: u64 = (STEP_FRAMES * HOP) as u64;

/// Steps of sound that are kept to search in and to locate a break in.
const KEPT_STEPS: u64 = 16;

/// Least steps of sound without a known grid that are searched.
const SEARCH_STEPS: u64 = 2;

/// Most steps that are searched together.
const MAX_SEARCH_STEPS: u64 = 12;

/// Evidence, in standard deviations, from which a step counts as showing the grid.
const PRESENT_SIGMA: f32 = 4.0;

/// Evidence, in standard deviations, from which a candidate counts as proven on frames that it was not found in.
const PROVEN_SIGMA: f32 = 7.0;

/// Candidates that show less on their first frames are not looked at further: one that is proven on all in the end shows
/// half of that evidence on a quarter of them.
const FEW_FRAMES: usize = 24;
const FEW_SIGMA: f32 = 2.0;

/// After a search that found nothing the next one waits this many steps, and ever longer while nothing is found.
const WAIT_STEPS: u32 = 2;
const MAX_WAIT_STEPS: u32 = 48;

/// Phases this near to the grid of the file's own encoding may show its lobes, seen up to 42 samples away in loud sound;
/// they are compared with the other side of that grid.
const OWN_GUARD_SAMPLES: usize = 128;

/// Phases nearer than this cannot be told from the file's own grid at all.
const MIN_OWN_SAMPLES: usize = 4;

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
    /// The sample at which it most probably took the place of the run before; it lies between the two.
    pub(super) turn: u64,
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
    /// From here on no grid was seen.
    unseen_from: u64,
    /// Steps until the next search may begin, and how long the one after that will wait.
    wait: u32,
    next_wait: u32,
}

struct Following {
    run: GridRun,
    track: Track,
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
            unseen_from: 0,
            wait: 0,
            next_wait: WAIT_STEPS,
        }
    }

    /// Says that a frame of the file's own AAC encoding begins at that sample.
    pub(super) fn own_frame(&mut self, sample: u64) {
        self.own_phase = Some(phase_of(sample));
    }

    /// Takes in the next samples.
    pub(super) fn push(&mut self, samples: &[f32]) {
        self.kept.extend(samples);
        while self.end() >= self.next_step + STEP + BLOCK as u64 {
            let end = self.next_step + STEP;
            self.step(end);
            self.wait = self.wait.saturating_sub(1);
            if self.wait == 0 && end >= self.unseen_from + SEARCH_STEPS * STEP {
                self.search(end);
            }
            self.next_step = end;
            let keep_from = end.saturating_sub(KEPT_STEPS * STEP);
            let surplus = usize::try_from(keep_from.saturating_sub(self.kept_from)).unwrap_or(usize::MAX);
            self.kept.drain(..surplus.min(self.kept.len()));
            self.kept_from = self.kept_from.max(keep_from);
        }
    }

    /// The runs that were seen, in the order of time.
    pub(super) fn finish(mut self) -> Vec<GridRun> {
        let end = self.end();
        // The rest is less than a step; a grid may also have begun since the last search.
        if end > self.next_step + (EDGE_FRAMES * HOP) as u64 {
            self.step(end);
        }
        if end > self.unseen_from + SEARCH_STEPS * STEP {
            self.search(end);
        }
        if let Some(following) = self.following.take() {
            self.runs.push(following.run);
        }
        self.runs
    }

    fn end(&self) -> u64 {
        self.kept_from + self.kept.len() as u64
    }

    /// Sees whether the grid that is followed goes on to `end`.
    fn step(&mut self, end: u64) {
        let (start, own) = (self.next_step, self.own_phase);
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        let Some(Following { run, track }) = &mut self.following else { return };
        let frames = track.frames(&mut self.meter, kept, start, end, own);
        let sigma = track::evidence(&frames);
        if sigma >= PRESENT_SIGMA {
            run.steps_present += 1;
            run.sigma = run.sigma.max(sigma);
            // It may have gone in the middle of the step.
            run.end_sample = track::last_seen(&frames).unwrap_or(start).max(run.end_sample);
            self.unseen_from = run.end_sample;
            self.next_wait = WAIT_STEPS;
            return;
        }
        if run.end_sample + STEP > start {
            // It may have gone before the end of the last step that showed it.
            let from = run.end_sample.saturating_sub(STEP).max(run.first_sample);
            let frames = track.frames(&mut self.meter, kept, from, end, own);
            run.end_sample = track::offset(&frames).unwrap_or(from).min(run.end_sample);
            self.unseen_from = run.end_sample;
        }
        run.steps_absent += 1;
    }

    /// Searches the last seconds for a grid, and goes over to it when it is proven.
    fn search(&mut self, end: u64) {
        let start = self.unseen_from.max(end.saturating_sub(MAX_SEARCH_STEPS * STEP)).max(self.kept_from);
        let Some(mut found) = self.find(start, end) else {
            self.wait = self.next_wait;
            self.next_wait = (self.next_wait * 2).min(MAX_WAIT_STEPS);
            return;
        };
        self.next_wait = WAIT_STEPS;
        let near = (SEARCH_STEPS + 1) * STEP;
        let before = match self.following.take() {
            Some(mut before) if before.run.is_same_grid(&found.run) => {
                before.run.end_sample = found.run.end_sample;
                before.run.sigma = before.run.sigma.max(found.run.sigma);
                self.unseen_from = before.run.end_sample;
                self.following = Some(before);
                return;
            }
            // What follows long after the end of the last may follow another one, not found in its time.
            Some(before) if found.run.first_sample > before.run.end_sample + near => {
                let between = self.find_before(before.run.end_sample, &mut found);
                match between {
                    Some(mut between) if !between.run.is_same_grid(&before.run) => {
                        self.turn(before, &mut between, end);
                        Some(between)
                    }
                    _ => Some(before),
                }
            }
            Some(before) => Some(before),
            None => self.find_before(self.unseen_from.max(self.kept_from), &mut found),
        };
        if let Some(before) = before {
            self.turn(before, &mut found, end);
        }
        self.unseen_from = found.run.end_sample;
        self.following = Some(found);
    }

    /// Extends what was found back to where it began, and searches what lies before that for another grid.
    fn find_before(&mut self, start: u64, found: &mut Following) -> Option<Following> {
        let (start, end) = (start.max(self.kept_from), found.run.end_sample);
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        let frames = found.track.frames(&mut self.meter, kept, start, end, self.own_phase);
        found.run.first_sample = track::onset(&frames).unwrap_or(found.run.first_sample);
        let rest = found.run.first_sample.saturating_sub(start);
        if rest < SEARCH_STEPS * STEP {
            return None;
        }
        let before = self.find(start, found.run.first_sample)?;
        if before.run.is_same_grid(&found.run) {
            found.run.first_sample = before.run.first_sample;
            return None;
        }
        Some(before)
    }

    /// Finds where one grid gives way to another, and ends the first there.
    fn turn(&mut self, mut before: Following, after: &mut Following, end: u64) {
        let from = before.run.end_sample.saturating_sub(STEP).max(self.kept_from);
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        let old = before.track.frames(&mut self.meter, kept, from, end, self.own_phase);
        let new = after.track.frames(&mut self.meter, kept, from, end, self.own_phase);
        let turn = track::turning_point(&old, &new, from, end);
        // Where the old grid was last seen long before, only that much is known.
        let gone = track::last_seen(track::until(&old, turn)).unwrap_or(from);
        before.run.end_sample = gone.min(before.run.end_sample.max(from)).max(before.run.first_sample);
        after.run.first_sample =
            track::first_seen(track::since(&new, turn)).unwrap_or(after.run.first_sample).max(turn);
        after.run.turn = turn.max(before.run.end_sample).min(after.run.first_sample);
        self.runs.push(before.run);
    }

    fn find(&mut self, start: u64, end: u64) -> Option<Following> {
        let own = self.own_phase;
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        scan::candidates(&mut self.meter, kept, start, end, own)
            .into_iter()
            .filter_map(|candidate| self.prove(candidate, start, end))
            .max_by(|one, other| one.run.sigma.total_cmp(&other.run.sigma))
    }

    /// Proves a candidate on frames that it was not found in, first on a few of them.
    fn prove(&mut self, candidate: Candidate, start: u64, end: u64) -> Option<Following> {
        let track = Track::new(candidate.phase, candidate.window);
        let kept = Kept { samples: self.kept.make_contiguous(), from: self.kept_from };
        let few = candidate.unseen.get(..FEW_FRAMES).unwrap_or(&candidate.unseen);
        if track.evidence_at(&mut self.meter, kept, few, self.own_phase) < FEW_SIGMA {
            return None;
        }
        let sigma = track.evidence_at(&mut self.meter, kept, &candidate.unseen, self.own_phase);
        if sigma < PROVEN_SIGMA {
            return None;
        }
        let frames = track.frames(&mut self.meter, kept, start, end, self.own_phase);
        let first_sample = track::first_seen(&frames)?;
        let end_sample = track::last_seen(&frames)?;
        let steps_present = usize::try_from(end_sample.saturating_sub(first_sample) / STEP).unwrap_or(0);
        if steps_present == 0 {
            return None;
        }
        let Candidate { phase, window, .. } = candidate;
        let run = GridRun {
            phase,
            window,
            first_sample,
            end_sample,
            steps_present,
            steps_absent: 0,
            sigma,
            turn: start,
        };
        Some(Following { run, track })
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

    /// Whether both are of one grid: a phase may be read a sample off, and either window shows it.
    fn is_same_grid(&self, other: &Self) -> bool {
        distance(self.phase, other.phase) <= 1
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

/// The same distance at the other side of the nearest sample of phase `own`.
fn mirrored(sample: u64, own: usize) -> Option<u64> {
    let above = align(sample, own);
    let nearest = if above - sample > HOP as u64 / 2 { above.checked_sub(HOP as u64)? } else { above };
    (2 * nearest).checked_sub(sample)
}

fn phase_of(sample: u64) -> usize {
    usize::try_from(sample % HOP as u64).unwrap_or(0)
}

/// Distance of two phases around the circle.
fn distance(one: usize, other: usize) -> usize {
    let apart = one.abs_diff(other) % HOP;
    apart.min(HOP - apart)
}
