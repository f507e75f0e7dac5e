//! Whether bars that an engine read stand alone: paper on both sides, as every symbology of bars demands. What lies inside a longer
//! run of bars is a piece of another symbol: its edges may make the characters of some symbology by chance.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel coordinates are far below the limits of the types"
)]

use super::Point;
use onetake_code128::profile::PER_PX;

use super::profile;
use crate::media::Luma;

/// Paper beside bars counts as a quiet zone where it is wider by so much than the widest space between them, and than so many of their
/// narrowest elements. The standards ask for 7 to 10 modules; the widest space is 4.
const WIDER: f32 = 1.25;
const NARROW: f32 = 5.0;

/// Fewest bars and spaces of what can be told.
const MIN_EDGES: usize = 8;

/// Whether the bars between the corners stand alone; none where that cannot be told.
#[must_use]
pub fn stands_alone(luma: &Luma<'_>, corners: &[Point; 4]) -> Option<bool> {
    let (line, within) = profile::raw_line(luma, corners)?;
    let inner = line.get(within.0..within.1)?;
    let mut sorted = inner.to_vec();
    sorted.sort_by(f32::total_cmp);
    let level = |share: usize| sorted.get(sorted.len() * share / 100).copied();
    let (dark, paper) = (level(5)?, level(95)?);
    if paper - dark < 8.0 {
        return None;
    }
    let middle = f32::midpoint(dark, paper);
    // Bars and spaces between the ends as runs of samples.
    let mut runs: Vec<(bool, usize)> = Vec::new();
    for value in inner {
        let bar = *value < middle;
        match runs.last_mut() {
            Some((last, length)) if *last == bar => *length += 1,
            _ => runs.push((bar, 1)),
        }
    }
    // The first and the last run are of the edge that the engine put there.
    let whole = runs.get(1..runs.len().saturating_sub(1)).filter(|runs| runs.len() >= MIN_EDGES)?;
    let spaces = whole.iter().filter(|(bar, _)| !bar).map(|(_, length)| *length);
    let widest = spaces.max()? as f32;
    let mut widths: Vec<usize> = whole.iter().map(|(_, length)| *length).collect();
    widths.sort_unstable();
    let narrow = *widths.get(widths.len() / 5)? as f32;
    let wanted = (WIDER * widest).max(NARROW * narrow);
    let paper_on = |values: &mut dyn Iterator<Item = &f32>| {
        // Corners lie a little inside or outside the last bar: bars at the very edge are its own.
        let own = (2.0 * narrow).max(2.0 * PER_PX as f32) as usize;
        let values: Vec<f32> = values.copied().collect();
        let last_bar = values.iter().take(own).rposition(|value| *value < middle).map_or(0, |at| at + 1);
        let white = values.iter().skip(last_bar).take_while(|value| **value >= middle).count();
        // At the border of the picture nothing more can be seen.
        let seen = values.len().saturating_sub(last_bar);
        white as f32 >= wanted.min(seen as f32)
    };
    let before = line.get(..within.0).unwrap_or(&[]);
    let after = line.get(within.1..).unwrap_or(&[]);
    Some(paper_on(&mut before.iter().rev()) && paper_on(&mut after.iter()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbol::scene::{Scene, SceneLuma as _};

    fn around(left: i32, right: i32) -> [Point; 4] {
        [(left, 185), (right, 185), (right, 215), (left, 215)].map(|(x, y)| Point { x, y })
    }

    #[test]
    fn a_piece_of_a_longer_run_of_bars_does_not_stand_alone() {
        let mut scene = Scene::flat(700, 400, 120.0);
        // 145 modules of 3 pixels.
        scene.bars("SF1234567890123", 3.0, 0.0, 350.0, 200.0);
        scene.blur(0.7);
        let shot = scene.shot(3.0, 4);
        let luma = scene.luma(&shot);
        assert_eq!(stands_alone(&luma, &around(133, 566)), Some(true));
        for (left, right) in [(133, 400), (230, 566), (200, 480)] {
            assert_eq!(stands_alone(&luma, &around(left, right)), Some(false), "{left} to {right}");
        }
    }

    #[test]
    fn what_has_no_area_or_no_bars_cannot_be_told() {
        let scene = Scene::flat(300, 200, 120.0);
        let shot = scene.shot(2.0, 4);
        let luma = scene.luma(&shot);
        assert_eq!(stands_alone(&luma, &around(50, 250)), None);
        assert_eq!(stands_alone(&luma, &[Point { x: 40, y: 40 }; 4]), None);
        assert_eq!(
            stands_alone(&luma, &[(1, 1), (90, 1), (90, 1), (1, 1)].map(|(x, y)| Point { x, y })),
            None
        );
    }
}
