//! What the view was like in the last seconds in which nothing lay before it.

use std::collections::VecDeque;

use super::super::median;
use super::look::{Look, PARTS};

/// So many pictures are remembered: four seconds of them.
const PICTURES: usize = 40;

/// How a view is as a rule.
#[derive(Debug, Default)]
pub(super) struct Usual {
    last: VecDeque<Seen>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    texture: f32,
    mean: f32,
    edges: [u32; PARTS * PARTS],
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
        self.last.push_back(Seen { texture: look.texture(), mean: look.mean, edges: look.edges });
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
