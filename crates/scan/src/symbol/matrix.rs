//! The search of a picture for matrix codes, at two scales: coarse codes in a copy at half the size, fine ones as they are,
//! where gradient cells show structure in both directions. The engine's search costs as much as there are pixels, and
//! most of a picture is neither.

use super::reduced::Reduced;
use super::{Effort, Found, Region, Resampled as _, Symbol, SymbolReader, Symbologies, region};
use crate::features::cells::{CELL, Cell, Cells};
use crate::media::Luma;

/// Areas below this size are searched as they are: that costs little, and half of them would show little.
const HALVED_FROM_PX: usize = 1280 * 704;

/// Least mean energy of a cell and its neighbours beyond noise, in squared grey levels. Modules of width m and contrast c have about
/// c²/m: this is met by a contrast of 20 at 5 pixels, which is what half the size still resolves.
const MIN_ENERGY: i64 = 80;

/// Most coherence of a cell and its neighbours, in thousandths: above it there is structure in one direction alone, as at
/// an edge or in bars.
const MAX_COHERENCE: i64 = 850;

/// Least energy of a cell of a small code beyond noise, and most coherence: at 2 pixels per module, blurred by as many, a contrast
/// of 90 has 250 to 650, and of 50 about a third.
const SMALL_ENERGY: i64 = 90;
const SMALL_COHERENCE: i64 = 500;

/// Longer side of a place of a small code, in cells: from 21 modules of 2 pixels to 57 of 4.
const SMALL_CELLS: std::ops::RangeInclusive<usize> = 3..=15;

/// Most places of one picture.
pub const MAX_PLACES: usize = 6;

/// Cells around fine structure: the quiet zone of a code, and its modules that are no structure by chance.
const AROUND: usize = 1;

/// Most parts with fine structure; what is beyond them is searched as one. Text and printed matter make many.
const MAX_PARTS: usize = 12;

/// A search that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixSearch {
    area: Region,
    halved: bool,
    fine: Vec<Region>,
}

impl MatrixSearch {
    /// The search of a part of the picture that has these cells.
    #[must_use]
    pub fn of(cells: &Cells, area: Region) -> Self {
        let halved = area.area() >= HALVED_FROM_PX;
        Self { area, halved, fine: if halved { fine(cells, area) } else { vec![area] } }
    }

    /// How many pixels are searched.
    #[must_use]
    pub fn cost_px(&self) -> usize {
        let coarse = self.times().map(|times| self.area.area() / (times * times)).sum::<usize>();
        coarse + self.fine.iter().map(|part| part.area()).sum::<usize>()
    }

    /// Searches. What is found at several scales is given once, as seen at full size.
    ///
    /// With [`Effort::Fast`] Data Matrix codes are found only where they lie on the middle lines of a part: the engine has no
    /// finder pattern to look for, so it follows edges from those lines alone. [`Effort::Dense`] follows them from everywhere.
    #[must_use]
    pub fn read(
        &self,
        luma: &Luma<'_>,
        reader: &dyn SymbolReader,
        wanted: Symbologies,
        effort: Effort,
    ) -> Found {
        let mut found = Found::default();
        for part in &self.fine {
            let of_part = reader.search(luma, *part, wanted, effort);
            found.symbols.extend(of_part.symbols);
            found.undecoded.extend(of_part.undecoded);
        }
        for times in self.times() {
            let Some(reduced) = Reduced::of(luma, self.area, times) else { continue };
            let at_scale = reduced.search(reader, wanted, effort);
            for symbol in at_scale.symbols {
                if !found.symbols.iter().any(|known| known.text == symbol.text && share(known, &symbol)) {
                    found.symbols.push(symbol);
                }
            }
            found.undecoded.extend(at_scale.undecoded);
        }
        found
    }

    /// The scales of copies that are searched. In the copy at a quarter of the size of a very large picture, which costs next to
    /// nothing, wide modules with frayed edges are as clear as narrow ones.
    fn times(&self) -> impl Iterator<Item = usize> {
        let quartered = self.area.area() / 4 >= HALVED_FROM_PX;
        [(2, self.halved), (4, quartered)].into_iter().filter(|(_, made)| *made).map(|(times, _)| times)
    }
}

/// Places that are as large as small matrix codes and have strong structure in two directions, the strongest first, at most
/// [`MAX_PLACES`], in pixels. Text looks alike.
#[must_use]
pub fn small_places(cells: &Cells) -> Vec<Region> {
    let least_energy = SMALL_ENERGY + noise(cells);
    let columns = cells.columns();
    let two_ways = |cell: &Cell| {
        let [energy, along, across] = [cell.energy, cell.along, cell.across].map(i64::from);
        let threshold = energy * SMALL_COHERENCE / 1000;
        energy > least_energy && along * along + across * across < threshold * threshold
    };
    let marked: Vec<bool> = cells.all().iter().map(two_ways).collect();
    let mut found: Vec<(i64, Region)> = region::components(&marked, columns)
        .iter()
        .filter_map(|group| {
            let Region { x, y, width, height } = region::around_cells(group, columns)?;
            let (short, long) = (width.min(height), width.max(height));
            let compact = 2 * short >= long && 5 * group.len() >= 2 * width * height;
            let strength =
                group.iter().filter_map(|at| cells.all().get(*at)).map(|cell| i64::from(cell.energy));
            let place = Region { x: x * CELL, y: y * CELL, width: width * CELL, height: height * CELL };
            (SMALL_CELLS.contains(&long) && compact).then(|| (strength.sum(), place.grown(CELL)))
        })
        .collect();
    found.sort_by_key(|(strength, place)| (std::cmp::Reverse(*strength), place.y, place.x));
    found.into_iter().take(MAX_PLACES).map(|(_, place)| place).collect()
}

fn share(one: &Symbol, other: &Symbol) -> bool {
    let places = Region::around(&one.corners).zip(Region::around(&other.corners));
    places.is_some_and(|(one, other)| one.shared(other) > 0)
}

/// The parts of the area with strong structure in two directions, which do not overlap.
fn fine(cells: &Cells, area: Region) -> Vec<Region> {
    let columns = cells.columns();
    let least_energy = MIN_ENERGY + noise(cells);
    let mut marked = vec![false; cells.all().len()];
    for row in area.y / CELL..area.bottom().div_ceil(CELL).min(cells.rows()) {
        for column in area.x / CELL..area.right().div_ceil(CELL).min(columns) {
            if is_fine(cells, column, row, least_energy) {
                mark_around(&mut marked, cells, column, row);
            }
        }
    }
    let mut parts: Vec<Region> = Vec::new();
    for group in region::components(&marked, columns) {
        let Some(Region { x, y, width, height }) = region::around_cells(&group, columns) else { continue };
        let part = Region { x: x * CELL, y: y * CELL, width: width * CELL, height: height * CELL };
        // One cell more on each side: beyond the last whole cell there may be a part of one.
        if let Some(part) = part.grown(CELL).within(area.right(), area.bottom()) {
            join(&mut parts, part);
        }
    }
    parts.sort_by_key(|part| (std::cmp::Reverse(part.area()), part.y, part.x));
    while parts.len() > MAX_PARTS {
        let Some((one, other)) = parts.pop().zip(parts.pop()) else { break };
        join(&mut parts, one.joined(other));
    }
    parts
}

/// Marks a cell and those around it.
fn mark_around(marked: &mut [bool], cells: &Cells, column: usize, row: usize) {
    for y in row.saturating_sub(AROUND)..(row + AROUND + 1).min(cells.rows()) {
        let (from, to) = (column.saturating_sub(AROUND), (column + AROUND + 1).min(cells.columns()));
        let line = marked.get_mut(y * cells.columns() + from..y * cells.columns() + to);
        line.unwrap_or(&mut []).fill(true);
    }
}

/// Adds a part, together with all that it overlaps.
fn join(parts: &mut Vec<Region>, mut part: Region) {
    while let Some(index) = parts.iter().position(|known| known.shared(part) > 0) {
        part = part.joined(parts.swap_remove(index));
    }
    parts.push(part);
}

/// The energy that noise alone has, from the flattest tenth of the picture.
fn noise(cells: &Cells) -> i64 {
    cells.energy_above(cells.all().len() / 10).map_or(0, i64::from)
}

fn is_fine(cells: &Cells, column: usize, row: usize, least_energy: i64) -> bool {
    let (energy, along, across, count) = cells.around(column, row);
    let threshold = energy * MAX_COHERENCE / 1000;
    energy > least_energy * count && along * along + across * across < threshold * threshold
}

#[cfg(all(test, feature = "zxing"))]
mod tests {
    use super::super::scene::{Scene, SceneLuma as _};
    use super::super::{Symbology, searcher};
    use super::*;

    const QR: Symbologies = Symbologies::of(&[Symbology::Qr]);

    /// Searches a large picture with one code of that module width, in pixels; gives what was found and the cost.
    fn search(module: f32, noise: f32) -> (Vec<Symbol>, usize) {
        let mut scene = Scene::flat(1920, 1080, 150.0);
        scene.qr("SF1234567890123", module, 10.0, 1200.0, 600.0);
        scene.blur(0.6);
        let shot = scene.shot(noise, 7);
        let luma = scene.luma(&shot);
        let search = MatrixSearch::of(&Cells::of(&luma), Region::whole(&luma));
        (search.read(&luma, &*searcher(), QR, Effort::Fast).symbols, search.cost_px())
    }

    #[test]
    fn codes_of_every_size_are_found_once_and_where_they_are() {
        for module in [2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0, 20.0, 30.0] {
            let (found, _) = search(module, 3.0);
            assert_eq!(found.len(), 1, "module {module}: {found:?}");
            assert_eq!(found[0].text, "SF1234567890123");
            let centre =
                found[0].corners.iter().fold((0, 0), |sum, corner| (sum.0 + corner.x, sum.1 + corner.y));
            assert!((centre.0 / 4 - 1200).abs() < 40 && (centre.1 / 4 - 600).abs() < 40, "{centre:?}");
        }
    }

    #[test]
    fn a_plain_picture_with_one_code_costs_less_than_half_its_size() {
        let (_, cost) = search(3.0, 3.0);
        assert!(cost < 1920 * 1080 * 2 / 5, "{cost}");
    }

    #[test]
    fn two_codes_far_from_each_other_are_searched_apart() {
        let mut scene = Scene::flat(1920, 1080, 150.0);
        scene.qr("SF1234567890123", 3.0, 10.0, 200.0, 200.0);
        scene.qr("SF9876543210987", 3.0, 40.0, 1700.0, 900.0);
        scene.blur(0.6);
        let shot = scene.shot(3.0, 7);
        let luma = scene.luma(&shot);
        let search = MatrixSearch::of(&Cells::of(&luma), Region::whole(&luma));
        assert!(search.cost_px() < 1920 * 1080 * 2 / 5, "{}", search.cost_px());
        let mut texts: Vec<String> = search
            .read(&luma, &*searcher(), QR, Effort::Fast)
            .symbols
            .into_iter()
            .map(|symbol| symbol.text)
            .collect();
        texts.sort();
        assert_eq!(texts, ["SF1234567890123", "SF9876543210987"]);
    }

    #[test]
    fn parts_that_overlap_become_one_and_cover_all() {
        let mut parts = Vec::new();
        let part = |x, y, width, height| Region { x, y, width, height };
        join(&mut parts, part(0, 0, 10, 10));
        join(&mut parts, part(20, 0, 10, 10));
        join(&mut parts, part(40, 40, 5, 5));
        join(&mut parts, part(5, 5, 20, 2));
        parts.sort_by_key(|part| part.x);
        assert_eq!(parts, [part(0, 0, 30, 10), part(40, 40, 5, 5)]);
    }

    #[test]
    fn small_pictures_and_pictures_without_cells_are_searched_as_they_are() {
        let whole = Region { x: 0, y: 0, width: 320, height: 240 };
        assert_eq!(MatrixSearch::of(&Cells::default(), whole).cost_px(), whole.area());
    }
}
