//! Parts of the picture that look different after something happened there.
//!
//! Each cell of the small picture is at rest, or something happens in it. When it comes to rest again, what it shows is
//! compared with what it showed at rest before. Cells that change together and lie side by side are one change: a thing was
//! put down, taken away, turned or opened. Which of these it was cannot be told from it.

use std::collections::VecDeque;
use std::sync::Arc;

use onetake_report::facts::PresenceChanged;

use super::sampler::Sample;
use crate::features::{BLOCK_PX, BLOCKS, BlockChange, SmallLuma};
use crate::media::Orientation;
use crate::observe::confidence::table;
use crate::observe::median;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink};

/// Looks without motion after which a cell is at rest: half a second.
const REST_LOOKS: usize = 5;
/// Cells change by this at least, in sixteenths of a grey level, when something happens in them: one level, and three times what
/// they usually change by, of which four tenths of a level are taken for granted.
const MOTION: i32 = 16;
const USUAL_TIMES: i32 = 3;
const USUAL_LEAST: i32 = 6;
/// What a cell usually changes by is followed in tenths of a sixteenth: up by one, down by four, which settles at the lower fifth.
const USUAL_UP: i32 = 1;
const USUAL_DOWN: i32 = 4;
/// A cell looks different when its pixels differ by four grey levels without their mean, and correlate by less than 0.7 ...
const DIFFERENT: i64 = 4 * 16;
const ALIKE_PERCENT: i64 = 70;
/// ... or when it became so many grey levels brighter or darker than the picture as a whole.
const BRIGHTER: i64 = 24 * 16;
/// Cells that come to rest within this time of each other may be one change.
const TOGETHER_MS: i64 = 1000;
/// Fewest cells of a change.
const MIN_CELLS: usize = 4;
/// Most changes of cells that are kept, and most changes that are written down, those of most cells.
const MAX_CELL_CHANGES: usize = 40_000;
const MAX_CHANGES: usize = 64;

const PATCH: usize = BLOCK_PX * BLOCK_PX;

/// What one cell shows at rest.
#[derive(Debug, Clone)]
struct Patch {
    mean: i64,
    /// Pixels without their mean, in sixteenths of a grey level.
    pixels: [i16; PATCH],
}

#[derive(Debug, Clone, Default)]
struct Cell {
    /// What it usually changes by, in tenths of a sixteenth of a grey level.
    usual: i32,
    /// Looks since something happened in it.
    quiet: usize,
    /// What it showed at rest, and when something began to happen, while it does.
    disturbed: Option<(Patch, Sample)>,
}

/// One cell that looks different.
#[derive(Debug, Clone, Copy)]
struct CellChange {
    cell: usize,
    from: Sample,
    settled: Sample,
    /// When something happens there again.
    until_ms: Option<i64>,
}

/// Follows the cells of one take.
#[derive(Debug, Default)]
pub(super) struct LastingChanges {
    series: u64,
    across: usize,
    recent: VecDeque<(Sample, Arc<SmallLuma>)>,
    change: BlockChange,
    cells: Vec<Cell>,
    changes: Vec<CellChange>,
    end_ms: i64,
}

impl LastingChanges {
    /// Looks at the next picture. `series` names the run of frames of one size.
    pub(super) fn look(&mut self, sample: Sample, small: &Arc<SmallLuma>, series: u64) {
        self.end_ms = self.end_ms.max(sample.at_ms);
        if series != self.series {
            self.series = series;
            self.across = small.width / BLOCK_PX;
            self.recent.clear();
            self.cells = vec![Cell::default(); BLOCKS];
        }
        if let Some((_, before)) = self.recent.back() {
            self.change.measure(before, small);
            self.follow(sample);
        }
        if self.recent.len() > REST_LOOKS {
            self.recent.pop_front();
        }
        self.recent.push_back((sample, Arc::clone(small)));
    }

    fn follow(&mut self, sample: Sample) {
        let mut settled = Vec::new();
        for (index, (cell, &change)) in self.cells.iter_mut().zip(self.change.blocks()).enumerate() {
            let change = i32::from(change);
            let moves = change > USUAL_TIMES * (cell.usual / 10).max(USUAL_LEAST) + MOTION;
            cell.usual += if change * 10 > cell.usual { USUAL_UP } else { -USUAL_DOWN };
            cell.usual = cell.usual.max(0);
            if !moves {
                cell.quiet += 1;
                if cell.quiet > REST_LOOKS
                    && let Some((before, from)) = cell.disturbed.take()
                {
                    settled.push((index, before, from));
                }
                continue;
            }
            if cell.quiet > REST_LOOKS && cell.disturbed.is_none() {
                // The newest picture of the ring may already show the beginning of it.
                let rest = self.recent.iter().rev().skip(1).map(|(_, small)| &**small);
                cell.disturbed = patch(rest, index, self.across).map(|before| (before, sample));
                for known in self.changes.iter_mut().rev().take_while(|known| known.until_ms.is_none()) {
                    if known.cell == index {
                        known.until_ms = Some(sample.at_ms);
                    }
                }
            }
            cell.quiet = 0;
        }
        self.compare(settled);
    }

    /// Compares what cells show at rest with what they showed before.
    fn compare(&mut self, settled: Vec<(usize, Patch, Sample)>) {
        let pictures = || self.recent.iter().rev().map(|(_, small)| &**small);
        let after = |(index, before, from): (usize, Patch, Sample)| {
            patch(pictures(), index, self.across).map(|after| (index, before, after, from))
        };
        let compared: Vec<_> = settled.into_iter().filter_map(after).collect();
        // Light that changes over the whole picture is no change of things in it.
        let light = median::of(compared.iter().map(|(_, before, after, _)| after.mean - before.mean));
        let light = if compared.len() > BLOCKS / 4 { light.unwrap_or(0) } else { 0 };
        let Some((now, _)) = self.recent.front() else { return };
        for (cell, before, after, from) in compared {
            let brighter = (after.mean - before.mean - light).abs() > BRIGHTER;
            if (brighter || differs(&before, &after)) && self.changes.len() < MAX_CELL_CHANGES {
                self.changes.push(CellChange { cell, from, settled: *now, until_ms: None });
            }
        }
    }

    /// Writes down the changes of which enough cells tell.
    pub(super) fn note(self, orientation: Orientation, sink: &mut ObservationSink) {
        let Self { across, changes, end_ms, .. } = self;
        let mut groups = grouped(changes, across);
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), first_frame(group)));
        groups.truncate(MAX_CHANGES);
        groups.sort_by_key(|group| first_frame(group));
        for group in groups {
            let Some(settled) = group.iter().map(|one| one.settled).max_by_key(|sample| sample.frame) else {
                continue;
            };
            let until = group.iter().filter_map(|one| one.until_ms.filter(|ms| *ms >= settled.at_ms)).min();
            let facts = PresenceChanged {
                cells: group.len() as u64,
                region_permille: region(&group, across, orientation),
                quiet_after_ms: until.unwrap_or(end_ms).saturating_sub(settled.at_ms),
            };
            let span = DraftSpan::Frames { first: first_frame(&group), last: settled.frame };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::CHANGED));
        }
    }
}

/// What a cell shows in the mean of these pictures.
fn patch<'a>(pictures: impl Iterator<Item = &'a SmallLuma>, cell: usize, across: usize) -> Option<Patch> {
    let (left, top) = (cell % across.max(1) * BLOCK_PX, cell / across.max(1) * BLOCK_PX);
    let mut sums = [0_i32; PATCH];
    let mut count = 0;
    for small in pictures {
        count += 1;
        for (y, sums) in sums.chunks_exact_mut(BLOCK_PX).enumerate() {
            let row = small.row(top + y).get(left..left + BLOCK_PX)?;
            for (sum, &pixel) in sums.iter_mut().zip(row) {
                *sum += i32::from(pixel);
            }
        }
    }
    if count == 0 {
        return None;
    }
    let mean = sums.iter().map(|sum| i64::from(sum / count)).sum::<i64>() / PATCH as i64;
    let without = |sum: i32| i16::try_from(i64::from(sum / count) - mean).unwrap_or(0);
    Some(Patch { mean, pixels: sums.map(without) })
}

/// Whether two patches differ beyond their brightness.
fn differs(before: &Patch, after: &Patch) -> bool {
    let (mut apart, mut both, mut one, mut other) = (0_i64, 0_i64, 0_i64, 0_i64);
    for (&before, &after) in before.pixels.iter().zip(&after.pixels) {
        let (before, after) = (i64::from(before), i64::from(after));
        apart += (after - before).abs();
        both += before * after;
        one += before * before;
        other += after * after;
    }
    // A correlation below 0.7: its square below 0.49, or no likeness at all.
    let alike = both > 0
        && both / 100 * (both / 100) > one / 100 * (other / 100) / 10_000 * ALIKE_PERCENT * ALIKE_PERCENT;
    apart > DIFFERENT * PATCH as i64 && !alike
}

/// Cells that changed at one time and lie side by side, where there are enough of them.
fn grouped(mut changes: Vec<CellChange>, across: usize) -> Vec<Vec<CellChange>> {
    changes.sort_by_key(|change| (change.settled.at_ms, change.cell));
    let (mut done, mut open): (Vec<Vec<CellChange>>, Vec<Vec<CellChange>>) = (Vec::new(), Vec::new());
    for change in changes {
        let near = |a: usize, b: usize| a.abs_diff(b) <= 1;
        let in_time = |other: &CellChange| change.settled.at_ms - other.settled.at_ms <= TOGETHER_MS;
        let beside = |other: &CellChange| {
            in_time(other)
                && near(change.cell % across.max(1), other.cell % across.max(1))
                && near(change.cell / across.max(1), other.cell / across.max(1))
        };
        let mut group = vec![change];
        let mut apart = Vec::new();
        for mut other in std::mem::take(&mut open) {
            if other.iter().any(beside) {
                group.append(&mut other);
            } else if other.iter().any(in_time) {
                apart.push(other);
            } else {
                done.push(other);
            }
        }
        open = apart;
        open.push(group);
    }
    done.append(&mut open);
    done.retain(|group| distinct_cells(group) >= MIN_CELLS);
    done
}

fn distinct_cells(group: &[CellChange]) -> usize {
    let mut cells: Vec<usize> = group.iter().map(|change| change.cell).collect();
    cells.sort_unstable();
    cells.dedup();
    cells.len()
}

fn first_frame(group: &[CellChange]) -> u64 {
    group.iter().map(|change| change.from.frame).min().unwrap_or(0)
}

/// The part of the shown picture that holds the cells, in thousandths.
fn region(group: &[CellChange], across: usize, orientation: Orientation) -> [i64; 4] {
    let across = across.max(1);
    let down = BLOCKS / across;
    let columns = || group.iter().map(|change| change.cell % across);
    let rows = || group.iter().map(|change| change.cell / across);
    let (left, right) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0) + 1);
    let (top, bottom) = (rows().min().unwrap_or(0), rows().max().unwrap_or(0) + 1);
    let permille = |place: usize, of: usize| (place * 1000 / of.max(1)) as i64;
    let corners =
        [(permille(left, across), permille(top, down)), (permille(right, across), permille(bottom, down))];
    shown_region(corners, orientation)
}

/// The rectangle between two corners of the coded picture, in thousandths of the shown picture: left, top, width and height.
pub(super) fn shown_region(corners: [(i64, i64); 2], orientation: Orientation) -> [i64; 4] {
    // Places from 0 to 1000 lie between pixels of a picture of 1001.
    let [(x1, y1), (x2, y2)] = corners.map(|(x, y)| orientation.shown_point(x, y, 1001, 1001));
    [x1.min(x2), y1.min(y2), (x2 - x1).abs(), (y2 - y1).abs()]
}
