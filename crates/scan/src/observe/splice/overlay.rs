//! Text that a recorder lays over the picture: a clock, an order number, a weight. It changes at once, over a scene that may stand still.
//!
//! Nothing else in a picture changes like it: in a flat line, by thin strokes of strong contrast, several to a letter; or as a filled
//! box with letters in it (`letters`). Such lines are looked for between two neighbouring pictures. What the scene does at that
//! instant is then measured without them, so that a cut beside a line of text stays a cut. The limits were set on 54 texts over 18
//! takes, and on 420 cuts of 24 takes; of the joints of 1,080 edits of the continuity bench text explains two. Lines are looked for
//! along the rows of the picture and down its columns: writing may run downwards, and a player may turn the picture.

mod letters;

use std::sync::Arc;

use crate::features::SmallLuma;
use crate::media::Luma;
use crate::symbol::Region;
use crate::symbol::region::{around_cells, components};
use letters::Changes;

/// A pixel of a medium picture has changed when it differs by so much, in sixteenths of a grey level; then text is what differs by so
/// many grey levels in the picture itself. Where a scene in motion joins text to what is around it, only strong text is told from it.
const LEVELS: [(u16, u8); 2] = [(16 * 16, 130), (48 * 16, 190)];

/// Letters with no more than twice so many pixels of a medium picture between them are one line.
const BETWEEN_LETTERS_PX: usize = 5;

/// A line of text is no higher than this, in pixels of a medium picture: a tenth of its long side.
const LINE_HEIGHT_PX: usize = 32;

/// A letter that changes alone is no higher than this: what is higher, or written down, takes more width than height. Else a small thing that
/// is elsewhere would be a stroke.
const LETTER_HEIGHT_PX: usize = 18;

/// Rows of a line change in a third as many pixels at least as the one that changes most.
const ROW_SHARE: usize = 3;

/// So many pixels of a medium picture must have changed to make a line.
const MIN_CHANGED: usize = 4;

/// Lines that are looked at in one picture, at most: those that change most.
const LINES: usize = 8;

/// Pixels of a medium picture around a line that its letters may blur into.
const MARGIN_PX: usize = 3;

/// Lines of a clip that are remembered.
const KEPT: usize = 32;

/// Text stands where it is: of the pixels that change at once no more than one in so many changes between the pictures before, or
/// between those after.
const AT_REST: usize = 4;

/// Elsewhere no more changes at once than so many times what changes there around, and so many pixels of a medium picture: else
/// something happens besides.
const ELSEWHERE: usize = 2;
const ELSEWHERE_PX: usize = 100;

/// Lines of text that differ between two pictures and are all that changes there beyond motion, in pixels of their medium pictures:
/// those of the pictures around them as well. `joint` is the place of the later picture.
pub(super) fn changed_lines(around: &[Arc<SmallLuma>], joint: usize, pictures: [Luma<'_>; 2]) -> Vec<Region> {
    let pair =
        |later: usize| Some([around.get(later.checked_sub(1)?)?.as_ref(), around.get(later)?.as_ref()]);
    let (Some(medium), Some(earlier)) = (pair(joint), joint.checked_sub(1).and_then(pair)) else {
        return Vec::new();
    };
    let beside: Vec<[&SmallLuma; 2]> = std::iter::once(earlier).chain(pair(joint + 1)).collect();
    let mut lines = lines_of_text(medium, pictures);
    let at_rest = |line: &Region| {
        let at_once = changed_in(medium, |x, y| holds(line, x, y));
        let again = |pair: &[&SmallLuma; 2]| {
            changed_in(*pair, |x, y| holds(line, x, y) && has_changed(medium, y * medium[1].width + x))
        };
        beside.iter().all(|pair| again(pair) * AT_REST <= at_once)
    };
    lines.retain(at_rest);
    let elsewhere = |pair: &[&SmallLuma; 2]| {
        changed_in(*pair, |x, y| !lines.iter().any(|line| holds(&wider(line), x, y)))
    };
    let usual = beside.iter().map(elsewhere).max().unwrap_or(0);
    if elsewhere(&medium) > ELSEWHERE * usual + ELSEWHERE_PX { Vec::new() } else { lines }
}

/// How many pixels of a part of the picture differ between two pictures.
fn changed_in(pair: [&SmallLuma; 2], part: impl Fn(usize, usize) -> bool) -> usize {
    let columns = pair[1].width.max(1);
    let changed = (0..pair[1].pixels.len()).filter(|&at| has_changed(pair, at));
    changed.filter(|at| part(at % columns, at / columns)).count()
}

fn has_changed([before, after]: [&SmallLuma; 2], at: usize) -> bool {
    let (level, _) = LEVELS[0];
    before.pixels.get(at).zip(after.pixels.get(at)).is_some_and(|(one, other)| one.abs_diff(*other) > level)
}

fn holds(part: &Region, x: usize, y: usize) -> bool {
    (part.x..part.right()).contains(&x) && (part.y..part.bottom()).contains(&y)
}

/// A line with what its letters may blur into.
fn wider(line: &Region) -> Region {
    let (x, y) = (line.x.saturating_sub(MARGIN_PX), line.y.saturating_sub(MARGIN_PX));
    Region { x, y, width: line.right() + MARGIN_PX - x, height: line.bottom() + MARGIN_PX - y }
}

/// Lines of text that differ between two pictures.
fn lines_of_text(medium: [&SmallLuma; 2], pictures: [Luma<'_>; 2]) -> Vec<Region> {
    let [before, after] = &medium;
    if (before.width, before.height) != (after.width, after.height) {
        return Vec::new();
    }
    let mut found = written(medium, pictures, Writing::Along);
    found.extend(written(medium.map(turned).each_ref(), pictures, Writing::Down).into_iter().map(across));
    found
}

/// How a line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// Along the rows of the coded picture.
    Along,
    /// Down its columns.
    Down,
}

/// Lines of text that are written in one way; those that are written down lie in the medium pictures with rows and columns exchanged.
fn written(medium: [&SmallLuma; 2], pictures: [Luma<'_>; 2], writing: Writing) -> Vec<Region> {
    let down = writing == Writing::Down;
    let size = (medium[1].width, medium[1].height);
    let is_text = |line: &Region, contrast: u8| {
        let may_be_a_letter = !down && line.height <= LETTER_HEIGHT_PX;
        let (line, size) = if down { (across(*line), (size.1, size.0)) } else { (*line, size) };
        let part = pictures.map(|picture| scaled(line, size, &picture));
        let [Some(one), Some(other)] = part else { return false };
        let changes =
            || Changes::of(&pictures, one).map(|changes| if down { changes.turned() } else { changes });
        one == other && changes().is_some_and(|changes| changes.are_text(contrast, may_be_a_letter))
    };
    let mut found: Vec<Region> = Vec::new();
    let mut whole: Vec<Region> = Vec::new();
    for (level, contrast) in LEVELS {
        let lines = lines_of_changes(medium, level);
        for line in lines.iter().filter(|line| is_text(line, contrast)) {
            // Strong strokes may be a part of a line that is weak elsewhere.
            let line = whole.iter().find(|whole| contains(whole, line)).unwrap_or(line);
            if !found.contains(line) {
                found.push(*line);
            }
        }
        whole.extend(lines);
    }
    found
}

/// A picture with rows and columns exchanged.
fn turned(picture: &SmallLuma) -> SmallLuma {
    let (width, height) = (picture.height, picture.width);
    let pixel = |at: usize| picture.pixels.get(at % width * height + at / width).copied().unwrap_or(0);
    SmallLuma { width, height, pixels: (0..picture.pixels.len()).map(pixel).collect() }
}

/// A part of a picture whose rows and columns are exchanged.
fn across(part: Region) -> Region {
    Region { x: part.y, y: part.x, width: part.height, height: part.width }
}

fn contains(whole: &Region, part: &Region) -> bool {
    whole.x <= part.x && part.right() <= whole.right() && whole.y <= part.y && part.bottom() <= whole.bottom()
}

/// The flat places in which two medium pictures differ most.
fn lines_of_changes([before, after]: [&SmallLuma; 2], level: u16) -> Vec<Region> {
    let columns = after.width;
    let changed: Vec<bool> =
        before.pixels.iter().zip(&after.pixels).map(|(one, other)| one.abs_diff(*other) > level).collect();
    let mut joined = vec![false; changed.len()];
    for (start, row) in changed.chunks(columns.max(1)).enumerate().map(|(y, row)| (y * columns, row)) {
        for (x, _) in row.iter().enumerate().filter(|(_, changed)| **changed) {
            let near = start + x.saturating_sub(BETWEEN_LETTERS_PX)
                ..start + (x + BETWEEN_LETTERS_PX + 1).min(row.len());
            joined.get_mut(near).into_iter().flatten().for_each(|joined| *joined = true);
        }
    }
    let mut lines: Vec<(usize, Region)> = components(&joined, columns)
        .into_iter()
        .filter_map(|mut group| {
            group.retain(|&at| changed.get(at).copied().unwrap_or(false));
            let group = flattest(group, columns);
            let line = around_cells(&group, columns)?;
            (group.len() >= MIN_CHANGED && line.height <= LINE_HEIGHT_PX).then_some((group.len(), line))
        })
        .collect();
    lines.sort_by_key(|(changed, line)| (std::cmp::Reverse(*changed), line.y, line.x));
    lines.into_iter().take(LINES).map(|(_, line)| line).collect()
}

/// The part of a group that is a line, where most of it lies in one: text may touch an edge of the scene that moves.
fn flattest(group: Vec<usize>, columns: usize) -> Vec<usize> {
    let Some(whole) = around_cells(&group, columns).filter(|whole| whole.height > LINE_HEIGHT_PX) else {
        return group;
    };
    let mut in_row = vec![0_usize; whole.height];
    for at in &group {
        in_row.get_mut(at / columns - whole.y).into_iter().for_each(|count| *count += 1);
    }
    let most = in_row.iter().copied().max().unwrap_or(0);
    let dense: Vec<bool> = in_row.iter().map(|&count| count * ROW_SHARE >= most).collect();
    let full = in_row.iter().position(|&count| count == most).unwrap_or(0);
    let first =
        (0..full).rev().find(|&row| !dense.get(row).copied().unwrap_or(false)).map_or(0, |row| row + 1);
    let end =
        (full..dense.len()).find(|&row| !dense.get(row).copied().unwrap_or(false)).unwrap_or(dense.len());
    let line = whole.y + first..whole.y + end;
    group.into_iter().filter(|at| line.contains(&(at / columns))).collect()
}

/// Where a line of a medium picture lies in the picture itself.
fn scaled(line: Region, (width, height): (usize, usize), picture: &Luma<'_>) -> Option<Region> {
    let along = |place: usize| place * picture.width() / width.max(1);
    let down = |place: usize| place * picture.height() / height.max(1);
    let (x, y) = (along(line.x).saturating_sub(2), down(line.y).saturating_sub(2));
    let region = Region {
        x,
        y,
        width: along(line.x + line.width) + 3 - x,
        height: down(line.y + line.height) + 3 - y,
    };
    region.within(picture.width(), picture.height())
}

/// Pictures in which these lines are empty, so that what changes in them changes nothing.
pub(super) fn without(pictures: &[Arc<SmallLuma>], lines: &[Region]) -> Vec<Arc<SmallLuma>> {
    if lines.is_empty() {
        return pictures.to_vec();
    }
    let emptied = |picture: &Arc<SmallLuma>| {
        let mut picture = SmallLuma::clone(picture);
        let (width, height) = (picture.width, picture.height);
        for line in lines.iter().filter_map(|line| wider(line).within(width, height)) {
            for y in line.y..line.bottom() {
                let row = y * width + line.x..y * width + line.right();
                picture.pixels.get_mut(row).into_iter().flatten().for_each(|pixel| *pixel = 0);
            }
        }
        Arc::new(picture)
    };
    pictures.iter().map(emptied).collect()
}

/// Where lines of text have changed in a clip so far.
#[derive(Debug, Default)]
pub(super) struct Places {
    places: Vec<Region>,
}

impl Places {
    pub(super) fn add<'a>(&mut self, lines: impl Iterator<Item = &'a Region>) {
        for line in lines {
            if self.places.len() < KEPT && !self.places.contains(line) {
                self.places.push(*line);
            }
        }
    }

    pub(super) fn all(&self) -> &[Region] {
        &self.places
    }
}
