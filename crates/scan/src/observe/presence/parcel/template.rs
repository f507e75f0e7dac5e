//! What a face looks like from the front, and how much of it a picture still shows at a place.

use super::quad::Quad;
use crate::features::SmallLuma;

/// Columns of the longer side, and fewest and most rows or columns of the shorter.
const LONG: usize = 48;
const SHORT: (usize, usize) = (12, 48);
/// Blocks that are compared by themselves have so many columns and rows.
const BLOCK: usize = 6;
/// A block without structure says nothing: its deviation must be so many sixteenths of a grey level.
const STRUCTURE: f32 = 5.0 * 16.0;
/// Fewest blocks with structure of a template.
const MIN_BLOCKS: usize = 6;
/// A block is seen where it correlates by this.
const SEEN: f32 = 0.7;

/// A face from the front.
#[derive(Debug, Clone)]
pub(super) struct Template {
    size: (usize, usize),
    pixels: Vec<f32>,
    /// Upper left corners of the blocks with structure.
    blocks: Vec<(usize, usize)>,
}

/// How much of a face is seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sight {
    /// Blocks that lie in the picture and are seen, 0 to 1 of those in the picture.
    pub(super) share: f32,
    /// Blocks that are seen.
    pub(super) seen: usize,
}

impl Template {
    /// What the picture shows at that place; none where too little has structure, or the face is not all in the picture.
    pub(super) fn of(picture: &SmallLuma, quad: Quad) -> Option<Self> {
        let (along, across) = quad.sides();
        let long = along.max(across).max(1.0);
        let count = |side: f32| ((side / long * LONG as f32).round() as usize).clamp(SHORT.0, SHORT.1);
        let size = (count(along), count(across));
        let pixels: Vec<f32> = quad.front_view(picture, size)?.into_iter().collect::<Option<_>>()?;
        let mut template = Self { size, pixels, blocks: Vec::new() };
        let starts = |side: usize| (0..side / BLOCK).map(|block| block * BLOCK);
        let all = starts(size.1).flat_map(|y| starts(size.0).map(move |x| (x, y)));
        template.blocks = all.filter(|at| template.deviation(*at) >= STRUCTURE).collect();
        (template.blocks.len() >= MIN_BLOCKS).then_some(template)
    }

    fn block<'a, T: Copy>(
        &self,
        pixels: &'a [T],
        (x, y): (usize, usize),
    ) -> impl Iterator<Item = T> + use<'a, T> {
        let width = self.size.0;
        (y..y + BLOCK).flat_map(move |y| {
            let start = y * width + x;
            pixels.get(start..start + BLOCK).unwrap_or(&[]).iter().copied()
        })
    }

    fn deviation(&self, at: (usize, usize)) -> f32 {
        let count = (BLOCK * BLOCK) as f32;
        let mean = self.block(&self.pixels, at).sum::<f32>() / count;
        let squares = self.block(&self.pixels, at).map(|pixel| (pixel - mean) * (pixel - mean)).sum::<f32>();
        (squares / count).sqrt()
    }

    /// How much of the face the picture shows at that place.
    pub(super) fn sight(&self, picture: &SmallLuma, quad: Quad) -> Option<Sight> {
        let front = quad.front_view(picture, self.size)?;
        let (mut inside, mut seen) = (0_usize, 0_usize);
        for at in &self.blocks {
            let here: Option<Vec<f32>> = self.block(&front, *at).collect();
            let Some(here) = here else { continue };
            inside += 1;
            let there: Vec<f32> = self.block(&self.pixels, *at).collect();
            seen += usize::from(correlation(&here, &there) >= SEEN);
        }
        (inside > 0).then(|| Sight { share: seen as f32 / inside as f32, seen })
    }
}

fn correlation(one: &[f32], other: &[f32]) -> f32 {
    let count = one.len().max(1) as f32;
    let mean = |values: &[f32]| values.iter().sum::<f32>() / count;
    let (here, there) = (mean(one), mean(other));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (a, b) in one.iter().zip(other) {
        let (a, b) = (a - here, b - there);
        both += a * b;
        first += a * a;
        second += b * b;
    }
    let whole = (first * second).sqrt();
    if whole > 0.0 { both / whole } else { 0.0 }
}
