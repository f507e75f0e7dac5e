//! Runs of frames shown again, forwards or backwards.
//!
//! Every frame is reduced to 576 cells and compared with all frames of the last minute. Frames that match along a diagonal
//! make a run; what stands still matches itself and proves nothing, so a run must hold motion that the match follows.

use crate::observe::confidence::table;
use std::collections::VecDeque;

use onetake_report::Code;
use onetake_report::facts::ReplayedRun;

use super::super::frame_runs::FrameRun;
use super::super::{ObservationDraft, ObservationSink};
use crate::features::SmallLuma;
use crate::media::Frame;

/// Side of a cell in pixels of the small picture.
const CELL: usize = 5;

/// Cells of a picture.
const CELLS: usize = 576;

/// How many frames back a run may lie: a minute at 30 frames per second.
const MAX_BACK_FRAMES: usize = 1_800;

/// Two cells differ when they are more than this many grey levels apart.
const MAX_ALIKE_LEVELS: u8 = 4;

/// Two frames match when at most this many of their cells differ.
const MAX_DIFFERING_CELLS: u32 = 3;

/// A run has at least this many frames.
const MIN_RUN_FRAMES: u32 = 8;

/// Frames that are fewer than this apart are not compared: they are alike by themselves.
const MIN_APART_FRAMES: usize = 3;

/// In a run that counts, this many cells on average move within [`MIN_APART_FRAMES`] frames.
const MIN_MOVING_CELLS: u64 = 5;

/// In a run that counts, so many times fewer cells differ from the source than move.
const MIN_MOTION_RATIO: u32 = 4;

/// Runs that are kept, at most.
const MAX_REPEATS: usize = 200;

/// Finds runs that were shown before.
#[derive(Debug, Default)]
pub(super) struct RepeatDetector {
    /// The last frames, newest last.
    frames: VecDeque<Seen>,
    /// For each of them, how long a run of matches ends at the newest frame and there, forwards.
    forward: Diagonals,
    /// The same backwards.
    backward: Diagonals,
    found: Vec<Found>,
}

/// A frame that was seen.
#[derive(Debug)]
struct Seen {
    number: u64,
    cells: Box<[u8; CELLS]>,
    /// Cells that differ from the frame [`MIN_APART_FRAMES`] before it.
    moving: u32,
}

/// Lengths of the runs that end at the newest frame, by the number of the frame that they match.
#[derive(Debug, Default)]
struct Diagonals {
    first: u64,
    runs: VecDeque<Length>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Length {
    frames: u32,
    moving: u32,
    differing: u32,
}

/// A run that was shown before.
#[derive(Debug)]
struct Found {
    code: Code,
    run: FrameRun,
    source: (u64, u64),
    length: Length,
}

impl Diagonals {
    fn at(&self, number: u64) -> Length {
        let place = number.checked_sub(self.first).and_then(|place| usize::try_from(place).ok());
        place.and_then(|place| self.runs.get(place)).copied().unwrap_or_default()
    }
}

impl RepeatDetector {
    pub(super) fn interrupt(&mut self) {
        self.frames.clear();
        self.forward = Diagonals::default();
        self.backward = Diagonals::default();
    }

    pub(super) fn frame(&mut self, frame: &Frame<'_>, small: &SmallLuma, nothing: bool) {
        let Some(cells) = cells(small) else { return };
        let near = self.frames.iter().rev().nth(MIN_APART_FRAMES - 1);
        let moving = near.map_or(0, |near| differing(&near.cells, &cells));
        let first = self.frames.front().map_or(frame.number, |seen| seen.number);
        let mut forward = Diagonals { first, runs: VecDeque::with_capacity(self.frames.len() + 1) };
        let mut backward = Diagonals { first, runs: VecDeque::with_capacity(self.frames.len() + 1) };
        let far = self.frames.len().saturating_sub(MIN_APART_FRAMES);
        for seen in self.frames.iter().take(far) {
            let differing = if nothing { u32::MAX } else { differing(&seen.cells, &cells) };
            let longer = |before: Length| {
                if differing > MAX_DIFFERING_CELLS {
                    return Length::default();
                }
                // Motion counts once it began inside the run: what comes to rest before it proves nothing.
                let inside = before.frames as usize >= MIN_APART_FRAMES;
                Length {
                    frames: before.frames + 1,
                    moving: before.moving + if inside { moving.min(seen.moving) } else { 0 },
                    differing: before.differing + differing,
                }
            };
            forward.runs.push_back(longer(self.forward.at(seen.number.wrapping_sub(1))));
            backward.runs.push_back(longer(self.backward.at(seen.number + 1)));
        }
        self.forward = forward;
        self.backward = backward;
        self.keep(frame);
        self.frames.push_back(Seen { number: frame.number, cells, moving });
        if self.frames.len() > MAX_BACK_FRAMES {
            self.frames.pop_front();
        }
    }

    /// Keeps the best run that ends at this frame, or lengthens the one that it continues.
    fn keep(&mut self, frame: &Frame<'_>) {
        for (code, diagonals) in
            [(Code::StillnessRepeat, &self.forward), (Code::StillnessReversal, &self.backward)]
        {
            let best = (diagonals.first..).zip(&diagonals.runs).max_by_key(|(_, length)| length.moving);
            let Some((source, &length)) = best.filter(|(_, length)| length.counts()) else { continue };
            let frames = u64::from(length.frames);
            let source = match code {
                Code::StillnessRepeat => (source.saturating_sub(frames - 1), source),
                _ => (source, source + frames - 1),
            };
            let same = |found: &&mut Found| found.code == code && found.run.last + 2 >= frame.number;
            if let Some(found) = self.found.iter_mut().rev().take(4).find(same) {
                found.run.extend(frame);
                if length.moving > found.length.moving {
                    found.source = source;
                    found.length = length;
                }
            } else if self.found.len() < MAX_REPEATS {
                let mut run = FrameRun::of(frame);
                run.first = frame.number.saturating_sub(frames - 1);
                self.found.push(Found { code, run, source, length });
            }
        }
    }

    pub(super) fn note(self, sink: &mut ObservationSink) {
        for found in self.found {
            let Length { frames, moving, differing } = found.length;
            // A source beside the run itself is slow motion that matches its own neighbours.
            let distance = found.run.first.abs_diff(found.source.0);
            if distance < u64::from(frames) / 2 {
                continue;
            }
            let frames = frames.max(1);
            let confidence = match frames {
                // A recorder that runs out of new pictures repeats a few.
                0..12 => table::REPEAT_SHORT,
                12..20 => table::REPEAT_LONGER,
                _ => table::REPEAT_LONG,
            };
            sink.emit(
                ObservationDraft::of_code(
                    found.code,
                    found.run.span(),
                    ReplayedRun {
                        duration_ms: found.run.duration_ms(),
                        source_first_frame: found.source.0,
                        source_last_frame: found.source.1,
                        moving_cells: u64::from(moving / frames),
                        differing_cells: u64::from(differing) * 1000 / u64::from(frames),
                    },
                )
                .confidence_ppm(confidence),
            );
        }
    }
}

impl Length {
    fn counts(&self) -> bool {
        let inside = u64::from(self.frames).saturating_sub(MIN_APART_FRAMES as u64);
        self.frames >= MIN_RUN_FRAMES
            && u64::from(self.moving) >= MIN_MOVING_CELLS * inside
            && self.moving >= MIN_MOTION_RATIO * self.differing
    }
}

/// The mean of every cell in grey levels; none for a picture of another size.
fn cells(small: &SmallLuma) -> Option<Box<[u8; CELLS]>> {
    let mut cells = Box::new([0; CELLS]);
    let across = small.width / CELL;
    if across * (small.height / CELL) != CELLS {
        return None;
    }
    for (place, cell) in cells.iter_mut().enumerate() {
        let (x, y) = (place % across * CELL, place / across * CELL);
        let rows = (y..y + CELL).filter_map(|y| small.row(y).get(x..x + CELL));
        let sum: i32 = rows.flatten().map(|&pixel| i32::from(pixel)).sum();
        let area = i32::try_from(CELL * CELL).unwrap_or(1);
        *cell = u8::try_from((sum / area) >> 4).unwrap_or(u8::MAX);
    }
    Some(cells)
}

/// How many cells differ.
fn differing(a: &[u8; CELLS], b: &[u8; CELLS]) -> u32 {
    // Counted in bytes, for the sake of vector instructions: 64 lanes of 9 each.
    let mut lanes = [0_u8; 64];
    for (a, b) in a.as_chunks::<64>().0.iter().zip(b.as_chunks::<64>().0) {
        for ((lane, &a), &b) in lanes.iter_mut().zip(a).zip(b) {
            *lane = lane.wrapping_add(u8::from(a.abs_diff(b) > MAX_ALIKE_LEVELS));
        }
    }
    lanes.iter().map(|&lane| u32::from(lane)).sum()
}
