//! What the view was like in the last seconds in which nothing lay before it.

#![expect(clippy::cast_precision_loss, reason = "counts of areas of a coarse picture")]

use std::collections::VecDeque;

use super::super::median;
use super::look::{Areas, Look, PARTS};

/// So many pictures are remembered: four seconds of them.
const PICTURES: usize = 40;

/// A camera exposes anew for what is left in its picture: brightness is multiplied by one of these, in tenths.
const GAINS: std::ops::RangeInclusive<u8> = 6..=16;

/// And at most so many grey levels are added or taken away.
const OFFSET_LEVELS: f32 = 20.0;

/// An area that differs by no more than this besides, in grey levels, looks as it did: shadows and compression do that much.
const ALIKE_LEVELS: f32 = 4.0;

/// How a view is as a rule.
#[derive(Debug, Default)]
pub(super) struct Usual {
    last: VecDeque<Seen>,
}

#[derive(Debug, Clone)]
struct Seen {
    texture: f32,
    mean: f32,
    edges: [u32; PARTS * PARTS],
    areas: Areas,
}

/// Medians over the last pictures.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Norm {
    /// Share of cells with a point.
    pub(super) texture: f32,
    /// Mean brightness in grey levels.
    pub(super) mean: f32,
    /// Edges in each part.
    pub(super) edges: [u32; PARTS * PARTS],
}

impl Usual {
    /// Takes in a picture with a free view.
    pub(super) fn take(&mut self, look: &Look) {
        if self.last.len() >= PICTURES {
            self.last.pop_front();
        }
        self.last.push_back(Seen {
            texture: look.texture(),
            mean: look.mean,
            edges: look.edges,
            areas: look.areas(),
        });
    }

    /// Share of the areas of the picture that look as they usually do, whatever the light: of what lies before the whole lens hardly any.
    pub(super) fn kept(&self, look: &Look) -> f32 {
        let now = look.areas();
        let mut seen = Vec::with_capacity(self.last.len());
        let mut both = Vec::with_capacity(now.count());
        for area in 0..now.count() {
            seen.clear();
            seen.extend(self.last.iter().filter_map(|seen| seen.areas.level(area)));
            if let Some(level) = now.level(area).filter(|_| !seen.is_empty()) {
                both.push((level, median::of_floats(&mut seen)));
            }
        }
        let mut apart = Vec::with_capacity(both.len());
        let mut most = 0;
        for gain in GAINS {
            let gain = f32::from(gain) / 10.0;
            apart.clear();
            apart.extend(both.iter().map(|(level, usual)| level - gain * usual));
            let offset = median::of_floats(&mut apart).clamp(-OFFSET_LEVELS, OFFSET_LEVELS);
            let kept = apart.iter().filter(|apart| (**apart - offset).abs() <= ALIKE_LEVELS).count();
            most = most.max(kept);
        }
        most as f32 / both.len().max(1) as f32
    }

    /// What is usual; none before the first picture.
    pub(super) fn norm(&self) -> Option<Norm> {
        if self.last.is_empty() {
            return None;
        }
        let middle =
            |value: fn(&Seen) -> f32| median::of_floats(&mut self.last.iter().map(value).collect::<Vec<_>>());
        let mut edges = [0; PARTS * PARTS];
        for (part, count) in edges.iter_mut().enumerate() {
            *count =
                median::of(self.last.iter().filter_map(|seen| seen.edges.get(part).copied())).unwrap_or(0);
        }
        Some(Norm { texture: middle(|seen| seen.texture), mean: middle(|seen| seen.mean), edges })
    }
}
