//! Long spans in which nothing happens, and the edge of the picture that the last activity before them touched.
//!
//! Where activity ends at an edge, somebody may have left the picture there or only rest an arm on the border: motion alone does not
//! tell, so no more is said than which edge it was.

#![expect(clippy::cast_precision_loss, reason = "differences of brightness in small pictures")]

use std::collections::VecDeque;
use std::sync::Arc;

use onetake_report::facts::{PictureEdge, PresenceIdle};

use super::super::confidence::table;
use super::super::{DraftSpan, ObservationDraft, ObservationSink, median};
use super::points::CELL;
use super::ticks::TICK_US;
use crate::features::SmallLuma;
use crate::media::Orientation;

/// Shortest span that is told, in microseconds.
const MIN_US: i64 = 2_000_000;

/// A cell is active when it changes by more than this many times what it changes as a rule, and by so many grey levels more.
const TIMES: f32 = 3.0;
const MORE_LEVELS: f32 = 1.0;

/// Least that a cell changes as a rule, in grey levels.
const MIN_LEVELS: f32 = 0.4;

/// What a cell changes as a rule is the change that a fifth of its pictures stay below. It is followed in steps of this size, in grey
/// levels.
const RULE_SHARE: f32 = 0.2;
const RULE_STEP: f32 = 0.05;

/// Something happens where at least so many cells are active.
const CELLS: usize = 2;

/// What the last activity touched is what cells were active in its last second.
const LAST_US: i64 = 1_000_000;

/// No more spans than this are kept.
const MOST: usize = 4_000;

/// Edges of the coded picture.
const LEFT: usize = 0;
const RIGHT: usize = 1;
const TOP: usize = 2;
const BOTTOM: usize = 3;

/// A span in which nothing happens.
#[derive(Debug, Clone, Copy)]
struct Quiet {
    first: u64,
    last: u64,
    start_us: i64,
    end_us: i64,
    /// The coded edge that the last activity touched.
    edge: Option<usize>,
}

/// Activity of one picture.
#[derive(Debug, Clone, Copy)]
struct Active {
    at_us: i64,
    /// Active cells at each edge.
    edges: [u32; 4],
}

/// Watches for activity.
#[derive(Debug, Default)]
pub(super) struct Idle {
    before: Option<Arc<SmallLuma>>,
    /// What each cell changes as a rule, in grey levels.
    rule: Vec<f32>,
    active: VecDeque<Active>,
    open: Option<Quiet>,
    closed: Vec<Quiet>,
}

impl Idle {
    /// Pictures before this one are not compared with those that follow.
    pub(super) fn anew(&mut self) {
        self.close();
        let closed = std::mem::take(&mut self.closed);
        *self = Self { closed, ..Self::default() };
    }

    /// Takes in the next picture. Where the view is lost nothing can be seen to happen, which is no idleness.
    pub(super) fn look(&mut self, small: &Arc<SmallLuma>, frame: u64, at_us: i64, lost: bool) {
        let changed = self.before.replace(Arc::clone(small)).map(|before| changes(&before, small));
        let Some(changes) = changed else { return };
        let (columns, rows) = grid(small);
        self.rule.resize(changes.len(), MIN_LEVELS);
        let mut edges = [0; 4];
        let mut count = 0;
        for (cell, (change, rule)) in changes.iter().zip(&mut self.rule).enumerate() {
            let active = *change > TIMES * rule.max(MIN_LEVELS) + MORE_LEVELS;
            let step = if change > rule { RULE_SHARE } else { RULE_SHARE - 1.0 };
            *rule = (*rule + RULE_STEP * step).max(0.0);
            if !active {
                continue;
            }
            count += 1;
            let (column, row) = (cell % columns, cell / columns);
            for (edge, touched) in
                [column == 0, column + 1 == columns, row == 0, row + 1 == rows].into_iter().enumerate()
            {
                if let Some(edge) = edges.get_mut(edge).filter(|_| touched) {
                    *edge += 1;
                }
            }
        }
        if lost || count >= CELLS {
            self.close();
            if lost {
                self.active.clear();
            } else {
                self.active.push_back(Active { at_us, edges });
                while self.active.front().is_some_and(|first| first.at_us < at_us - LAST_US) {
                    self.active.pop_front();
                }
            }
            return;
        }
        match &mut self.open {
            Some(open) => (open.last, open.end_us) = (frame, at_us),
            None => {
                let edge = self.last_edge();
                self.open = Some(Quiet { first: frame, last: frame, start_us: at_us, end_us: at_us, edge });
            }
        }
    }

    /// The edge with most active cells in the last second of activity; none where it touched none.
    fn last_edge(&self) -> Option<usize> {
        let mut edges = [0; 4];
        for active in &self.active {
            edges.iter_mut().zip(active.edges).for_each(|(sum, count)| *sum += count);
        }
        let most = edges.iter().copied().max().filter(|most| *most > 0)?;
        edges.iter().position(|count| *count == most)
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.end_us.saturating_sub(open.start_us) + TICK_US >= MIN_US && self.closed.len() < MOST {
            self.closed.push(open);
        }
    }

    /// Writes the spans down.
    pub(super) fn note(mut self, orientation: Orientation, sink: &mut ObservationSink) {
        self.close();
        for quiet in self.closed {
            let facts = PresenceIdle {
                duration_ms: (quiet.end_us - quiet.start_us + TICK_US) / 1000,
                last_edge: quiet.edge.map(|edge| shown(edge, orientation)),
            };
            let span = DraftSpan::Frames { first: quiet.first, last: quiet.last };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::IDLE));
        }
    }
}

/// Where an edge of the coded picture is shown.
fn shown(edge: usize, orientation: Orientation) -> PictureEdge {
    // The middles of the edges of a picture of three by three pixels.
    let middle = match edge {
        LEFT => (0, 1),
        RIGHT => (2, 1),
        TOP => (1, 0),
        _ => (1, 2),
    };
    debug_assert!(edge <= BOTTOM);
    match orientation.shown_point(middle.0, middle.1, 3, 3) {
        (0, _) => PictureEdge::Left,
        (2, _) => PictureEdge::Right,
        (_, 0) => PictureEdge::Top,
        _ => PictureEdge::Bottom,
    }
}

fn grid(small: &SmallLuma) -> (usize, usize) {
    (small.width.div_ceil(CELL).max(1), small.height.div_ceil(CELL).max(1))
}

/// Mean absolute change of each cell in grey levels, without what changes in all of the picture.
fn changes(before: &SmallLuma, now: &SmallLuma) -> Vec<f32> {
    let (columns, rows) = grid(now);
    let each = |sums: &mut Vec<i32>, change: &dyn Fn(i16, i16) -> i32| {
        for y in 0..now.height {
            let line = (y / CELL) * columns;
            let cells = before.row(y).chunks(CELL).zip(now.row(y).chunks(CELL));
            for (sum, (from, to)) in sums.iter_mut().skip(line).zip(cells) {
                *sum += from.iter().zip(to).map(|(from, to)| change(*from, *to)).sum::<i32>();
            }
        }
    };
    let mut sums = vec![0; columns * rows];
    each(&mut sums, &|from, to| i32::from(to) - i32::from(from));
    let size = i32::try_from(CELL * CELL).unwrap_or(1);
    let all = median::of(sums.iter().map(|sum| sum / size)).unwrap_or(0);
    sums.fill(0);
    each(&mut sums, &|from, to| (i32::from(to) - i32::from(from) - all).abs());
    sums.into_iter().map(|sum| sum as f32 / (16 * size) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_told_of_the_picture_as_shown() {
        let turned = |quarter_turns, mirrored| Orientation { quarter_turns, mirrored };
        let all = |orientation| [LEFT, RIGHT, TOP, BOTTOM].map(|edge| shown(edge, orientation));
        use PictureEdge::{Bottom, Left, Right, Top};
        assert_eq!(all(turned(0, false)), [Left, Right, Top, Bottom]);
        assert_eq!(all(turned(1, false)), [Top, Bottom, Right, Left]);
        assert_eq!(all(turned(2, false)), [Right, Left, Bottom, Top]);
        assert_eq!(all(turned(3, false)), [Bottom, Top, Left, Right]);
        assert_eq!(all(turned(0, true)), [Right, Left, Top, Bottom]);
    }
}
