//! A closer look at a place in which an engine found the frame of a matrix code or of stacked rows and could not read what is
//! in it: whether it is printed modules at all, how wide they are, and not an accident of a texture.
#![expect(clippy::cast_possible_truncation, reason = "counts of pixels of a picture")]

use super::Symbology;
use super::region::PatternMeasure;
use crate::media::Luma;

/// Lines that are looked at in each direction.
const LINES: usize = 24;

/// Least difference between ink and paper, in grey levels.
const MIN_CONTRAST: u8 = 20;

/// Share of dark pixels, in thousandths: half of the modules of a code are dark, by the way in which it is made, and as much of a
/// row of PDF417; a blot or a stripe without print takes up to a quarter away. Print has a fifth or less.
const DARK: std::ops::RangeInclusive<usize> = 250..=750;

/// Least share of pixels away from edges, in thousandths, that are near ink or paper, and pixels on both sides of a run that are
/// its edges. There is nothing in between on a print; a texture has all values, and about half of its pixels are in between.
const MIN_CLEAR: usize = 750;
const EDGE_PX: usize = 2;

/// Fewest runs along a line on average, without the first and the last: the smallest code has ten modules, which are five runs.
const MIN_RUNS: usize = 2;

/// How much the lengths of runs differ at least: the ninth tenth over the second, in thousandths. A quarter of the runs of modules
/// by chance is three modules long or more; a grid has one length.
const MIN_VARIETY: u32 = 1_700;

/// Runs along lines in one direction.
#[derive(Default)]
struct Runs {
    lengths: Vec<u32>,
    /// Pixels away from edges, and those of them that are near ink or paper.
    inner: usize,
    clear: usize,
}

/// Looks at an upright picture of a place, cut at the edges of the symbol; `None` where it is no print.
#[must_use]
pub fn look(luma: &Luma<'_>, symbology: Symbology) -> Option<PatternMeasure> {
    let (width, height) = (luma.width(), luma.height());
    if width < 16 || height < 8 {
        return None;
    }
    let (ink, paper) = levels(luma)?;
    let contrast = paper.checked_sub(ink).filter(|contrast| *contrast >= MIN_CONTRAST)?;
    let middle = ink + contrast / 2;
    let lines = |count: usize| (0..LINES).map(move |line| (2 * line + 1) * count / (2 * LINES));
    let row = |y: usize| luma.row(y).to_vec();
    let column = |x: usize| (0..height).filter_map(|y| luma.row(y).get(x).copied()).collect::<Vec<u8>>();
    let mut across = Runs::default();
    let (mut dark, mut all) = (0, 0);
    for line in lines(height).map(row) {
        dark += line.iter().filter(|value| **value < middle).count();
        all += line.len();
        across.add(&line, ink, contrast);
    }
    let mut down = Runs::default();
    for line in lines(width).map(column) {
        down.add(&line, ink, contrast);
    }
    if !DARK.contains(&(1000 * dark / all.max(1))) {
        return None;
    }
    // Bars of stacked rows run down, and whole rows of them may be alike.
    let both = if symbology == Symbology::Pdf417 { vec![&across] } else { vec![&across, &down] };
    if both.iter().any(|runs| !runs.are_modules()) {
        return None;
    }
    let total: u32 = across.lengths.iter().sum();
    let mean_milli = u64::from(total) * 1000 / across.lengths.len().max(1) as u64;
    // Runs of modules by chance are two modules long on average; eight elements of PDF417 have 17.
    let module = if symbology == Symbology::Pdf417 { mean_milli * 8 / 17 } else { mean_milli / 2 };
    Some(PatternMeasure {
        edges: (across.lengths.len() / LINES) as u32,
        width_px: width as u32,
        likeness_milli: (1000 * across.clear / across.inner.max(1)) as u32,
        module_millipx: u32::try_from(module).unwrap_or(u32::MAX),
        variety_milli: across.variety_milli(),
        clear_milli: (1000 * across.clear / across.inner.max(1)) as u32,
    })
}

/// The brightness that a twentieth of the pixels do not reach, and that which a twentieth exceeds.
fn levels(luma: &Luma<'_>) -> Option<(u8, u8)> {
    let mut values: Vec<u8> = (0..luma.height()).flat_map(|y| luma.row(y).iter().copied()).collect();
    let tenth = values.len() / 20;
    let last = values.len().checked_sub(tenth + 1)?;
    let ink = *values.select_nth_unstable(tenth).1;
    let paper = *values.select_nth_unstable(last).1;
    Some((ink, paper))
}

impl Runs {
    /// Adds the runs of a line, without the first and the last, which are cut off.
    fn add(&mut self, line: &[u8], ink: u8, contrast: u8) {
        let (middle, slack) = (ink + contrast / 2, contrast / 8);
        let mut begun: Option<(bool, usize)> = None;
        let mut first = true;
        for (at, value) in line.iter().enumerate() {
            let now = if *value > middle.saturating_add(slack) {
                true
            } else if *value < middle.saturating_sub(slack) {
                false
            } else {
                continue;
            };
            match begun {
                Some((bright, _)) if bright == now => {}
                Some((bright, start)) => {
                    if !first {
                        self.lengths.push((at - start) as u32);
                        let inner = line.get(start + EDGE_PX..at.saturating_sub(EDGE_PX)).unwrap_or(&[]);
                        let near = |value: &&u8| {
                            let off = if bright {
                                (ink + contrast).saturating_sub(**value)
                            } else {
                                value.saturating_sub(ink)
                            };
                            off <= contrast / 4
                        };
                        self.inner += inner.len();
                        self.clear += inner.iter().filter(near).count();
                    }
                    first = false;
                    begun = Some((now, at));
                }
                None => begun = Some((now, at)),
            }
        }
    }

    fn are_modules(&self) -> bool {
        self.lengths.len() >= MIN_RUNS * LINES
            && 1000 * self.clear >= MIN_CLEAR * self.inner
            && self.variety_milli() >= MIN_VARIETY
    }

    fn variety_milli(&self) -> u32 {
        let mut lengths = self.lengths.clone();
        lengths.sort_unstable();
        let tenth = |tenth: usize| lengths.get(lengths.len() * tenth / 10).copied().unwrap_or(0);
        1000 * tenth(9) / tenth(2).max(1)
    }
}

#[cfg(all(test, feature = "zxing"))]
mod tests {
    use super::super::Resampled as _;
    use super::super::scene::{Random, Scene, SceneLuma as _};
    use super::super::upright::{RotatedRect, Upright};
    use super::*;

    fn looked(scene: &Scene, symbology: Symbology, width: f32, height: f32) -> Option<PatternMeasure> {
        let shot = scene.shot(4.0, 5);
        let slant = RotatedRect { x: 320.0, y: 240.0, angle: 0.0, width, height };
        look(&Upright::of(&scene.luma(&shot), slant, 1.0)?.luma()?, symbology)
    }

    #[test]
    fn modules_are_told_from_textures_and_grids() {
        let mut code = Scene::flat(640, 480, 150.0);
        code.data_matrix("M0012345678", 6.0, 0.0, 320.0, 240.0);
        code.blur(0.8);
        let found = looked(&code, Symbology::DataMatrix, 84.0, 84.0).expect("modules");
        assert!((4_500..8_000).contains(&found.module_millipx), "{found:?}");
        let mut rows = Scene::flat(640, 480, 150.0);
        rows.pdf417("12345", 4.0, 0.0, 320.0, 240.0);
        rows.blur(0.8);
        let found = looked(&rows, Symbology::Pdf417, 400.0, 60.0).expect("bars");
        assert!((3_000..5_500).contains(&found.module_millipx), "{found:?}");

        // Holes in a board, a texture with all values, and print.
        let mut board = Scene::flat(640, 480, 190.0);
        for at in 0..40 * 30 {
            board.rectangle(at % 40 * 16, at / 40 * 16, 8, 8, 60.0);
        }
        let mut texture = Scene::flat(640, 480, 130.0);
        let mut random = Random::new(5);
        for _ in 0..9_000 {
            let value = 60.0 + 140.0 * random.unit();
            texture.rectangle(random.below(640), random.below(480), 4 + random.below(20), 3, value);
        }
        let mut print = Scene::flat(640, 480, 215.0);
        print.print(0, 0, 640, 22, 3);
        for (name, scene) in [("board", &mut board), ("texture", &mut texture), ("print", &mut print)] {
            scene.blur(0.8);
            for symbology in [Symbology::DataMatrix, Symbology::Pdf417] {
                assert_eq!(looked(scene, symbology, 200.0, 200.0), None, "{name} {symbology:?}");
            }
        }
    }
}
