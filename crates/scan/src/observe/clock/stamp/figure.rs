//! One figure, held against the ten that were learned.

use super::Cell;
use crate::observe::clock::digits::{Glyphs, reach};
use crate::observe::clock::patch::{Patch, dot};
use crate::symbol::Region;

/// From this likeness on a figure stands where it was expected; by so much more it must be like one a little aside.
const SURE_CELL: f32 = 0.9;
const ASIDE_MORE: f32 = 0.05;

/// A figure that was read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Read {
    pub(super) digit: u8,
    pub(super) likeness: f32,
    pub(super) margin: f32,
}

fn digit(patch: &Patch, at: Cell, glyphs: &Glyphs, either: bool) -> Option<Read> {
    let mut likeness = [0.0_f32; 10];
    let (width, height) = glyphs.size();
    let part = patch.part(Region { x: at.x, y: at.y, width, height });
    let Some(part) = part.and_then(|part| glyphs.weights.normal(&part)) else { return best_of(&likeness) };
    for (likeness, glyph) in likeness.iter_mut().zip(&glyphs.shapes) {
        if let Some(glyph) = glyph {
            let value = dot(&part, glyph);
            *likeness = if either { value.abs() } else { value };
        }
    }
    best_of(&likeness)
}

/// The digit at a place or a little aside of it, where it is most like one.
pub(super) fn digit_near(patch: &Patch, at: Cell, glyphs: &Glyphs, either: bool) -> Option<Read> {
    let exact = digit(patch, at, glyphs, either)?;
    if exact.likeness >= SURE_CELL {
        return Some(exact);
    }
    let reach = reach(glyphs.size().1);
    let places = (at.x.saturating_sub(reach)..=at.x + reach).filter(|x| *x != at.x);
    let aside = places.filter_map(|x| digit(patch, Cell { x, ..at }, glyphs, either));
    // A little aside, what lies beside the figure is like others: only what is clearly more like one counts.
    let best = aside.max_by(|one, other| one.likeness.total_cmp(&other.likeness));
    best.filter(|best| best.likeness > exact.likeness + ASIDE_MORE).or(Some(exact))
}

fn best_of(likeness: &[f32; 10]) -> Option<Read> {
    let mut read: Option<Read> = None;
    for (digit, &value) in (0_u8..).zip(likeness) {
        read = Some(match read {
            Some(best) if value <= best.likeness => {
                Read { margin: best.margin.min(best.likeness - value), ..best }
            }
            Some(best) => Read { digit, likeness: value, margin: value - best.likeness },
            None => Read { digit, likeness: value, margin: 2.0 },
        });
    }
    read
}
