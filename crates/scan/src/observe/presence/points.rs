//! Points that can be found again: in each cell of a small picture the corner that is most of one.

#![expect(clippy::cast_precision_loss, reason = "places inside small pictures")]

use super::flow::Point;
use crate::features::SmallLuma;

/// Side of a cell in pixels.
pub(super) const CELL: usize = 10;

/// No point lies so near to the border, in pixels: half of it would not be in the picture.
const MARGIN: usize = 4;

/// The surroundings of a corner reach so far in each direction, in pixels.
const REACH: usize = 2;

/// Brightness must change by so much from pixel to pixel in the direction in which it changes least, in grey levels: a few times what
/// noise and compression leave after the average over an area.
const MIN_LEVELS: f32 = 1.8;

/// The derivative that is used is eight times the change from pixel to pixel, in sixteenths of a grey level.
const PER_LEVEL: f32 = 8.0 * 16.0;

/// Rows and columns of a picture that show something: bars around it are no part of the scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) right: usize,
    pub(super) bottom: usize,
}

/// Bars are no lighter than this, in sixteenths of a grey level, and no more uneven.
const BAR_LEVEL: i16 = 24 * 16;
const BAR_SPREAD: i16 = 3 * 16;

impl Window {
    /// The part within dark, even bars at the edges; all of a picture that is dark and even everywhere.
    pub(super) fn of(picture: &SmallLuma) -> Self {
        let (width, height) = (picture.width, picture.height);
        let bar = |line: &mut dyn Iterator<Item = i16>| {
            let (mut least, mut most) = (i16::MAX, i16::MIN);
            for pixel in line {
                (least, most) = (least.min(pixel), most.max(pixel));
            }
            most <= BAR_LEVEL && most - least.min(most) <= BAR_SPREAD
        };
        let row = |y: usize| bar(&mut picture.row(y).iter().copied());
        let column = |x: usize| bar(&mut (0..height).filter_map(|y| picture.row(y).get(x).copied()));
        let top = (0..height).take_while(|y| row(*y)).count();
        if top == height {
            return Self { left: 0, top: 0, right: width, bottom: height };
        }
        let bottom = height - (0..height).rev().take_while(|y| row(*y)).count();
        let left = (0..width).take_while(|x| column(*x)).count();
        let right = width - (0..width).rev().take_while(|x| column(*x)).count();
        Self { left, top, right, bottom }
    }

    /// Cells that lie in it, at least one.
    pub(super) fn cells(&self) -> usize {
        let count = |from: usize, to: usize| to.saturating_sub(from).div_ceil(CELL).max(1);
        count(self.left, self.right) * count(self.top, self.bottom)
    }
}

/// The best corner of each cell that has one.
pub(super) fn corners(picture: &SmallLuma, window: &Window) -> Vec<Point> {
    let products = Products::of(picture);
    let columns = picture.width.div_ceil(CELL);
    let mut best: Vec<(f32, Point)> = vec![(0.0, Point::default()); columns];
    let mut found = Vec::new();
    let mut row = vec![0.0; picture.width];
    let (top, bottom) = (window.top + MARGIN, window.bottom.saturating_sub(MARGIN));
    let (left, right) = (window.left + MARGIN, window.right.saturating_sub(MARGIN));
    for y in 0..picture.height {
        if y >= top && y < bottom {
            products.weaker(y, &mut row);
            let inside = row.iter().enumerate().take(right).skip(left);
            for (x, &strength) in inside {
                if let Some(cell) = best.get_mut(x / CELL)
                    && strength > cell.0
                {
                    *cell = (strength, Point::new(x as f32, y as f32));
                }
            }
        }
        if (y + 1).is_multiple_of(CELL) || y + 1 == picture.height {
            let side = (2 * REACH + 1) as f32;
            let least = side * side * (MIN_LEVELS * PER_LEVEL) * (MIN_LEVELS * PER_LEVEL);
            found.extend(best.iter().filter(|cell| cell.0 >= least).map(|cell| cell.1));
            best.fill((0.0, Point::default()));
        }
    }
    found
}

/// Products of how brightness changes across and down, for each pixel.
struct Products {
    width: usize,
    height: usize,
    across: Vec<f32>,
    both: Vec<f32>,
    down: Vec<f32>,
}

impl Products {
    fn of(picture: &SmallLuma) -> Self {
        let (width, height) = (picture.width, picture.height);
        let (mut across, mut both, mut down) =
            (vec![0.0; width * height], vec![0.0; width * height], vec![0.0; width * height]);
        for y in 1..height.saturating_sub(1) {
            let (above, here, below) = (picture.row(y - 1), picture.row(y), picture.row(y + 1));
            let places = y * width..(y + 1) * width;
            let lines = (across.get_mut(places.clone()), both.get_mut(places.clone()), down.get_mut(places));
            let (Some(xx), Some(xy), Some(yy)) = lines else { continue };
            let inner = xx.iter_mut().zip(xy).zip(yy).skip(1);
            let threes = above.windows(3).zip(here.windows(3)).zip(below.windows(3));
            for (((xx, xy), yy), ((a, b), c)) in inner.zip(threes) {
                let (&[a0, a1, a2], &[b0, _, b2], &[c0, c1, c2]) = (a, b, c) else { continue };
                let side = |a: i16, b: i16, c: i16| i32::from(a) + 2 * i32::from(b) + i32::from(c);
                let dx = (side(a2, b2, c2) - side(a0, b0, c0)) as f32;
                let dy = (side(c0, c1, c2) - side(a0, a1, a2)) as f32;
                (*xx, *xy, *yy) = (dx * dx, dx * dy, dy * dy);
            }
        }
        Self { width, height, across, both, down }
    }

    /// For each pixel of a row the weaker eigenvalue of the products summed around it.
    fn weaker(&self, y: usize, row: &mut [f32]) {
        let around = |values: &[f32]| -> Vec<f32> {
            let mut column = vec![0.0; self.width];
            for y in y.saturating_sub(REACH)..(y + REACH + 1).min(self.height) {
                let line = values.get(y * self.width..(y + 1) * self.width).unwrap_or(&[]);
                column.iter_mut().zip(line).for_each(|(sum, value)| *sum += value);
            }
            let mut sums = vec![0.0; self.width];
            let inner = sums.get_mut(REACH..self.width.saturating_sub(REACH)).unwrap_or(&mut []);
            for place in 0..=2 * REACH {
                let from = column.get(place..).unwrap_or(&[]);
                inner.iter_mut().zip(from).for_each(|(sum, value)| *sum += value);
            }
            sums
        };
        let (xx, xy, yy) = (around(&self.across), around(&self.both), around(&self.down));
        for (strength, ((xx, xy), yy)) in row.iter_mut().zip(xx.iter().zip(&xy).zip(&yy)) {
            let (half, apart) = ((xx + yy) / 2.0, (xx - yy) / 2.0);
            *strength = half - (apart * apart + xy * xy).sqrt();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(width: usize, height: usize, value: impl Fn(usize, usize) -> i16) -> SmallLuma {
        let pixels = (0..width * height).map(|place| value(place % width, place / width)).collect();
        SmallLuma { width, height, pixels }
    }

    #[test]
    fn corners_of_squares_are_found_and_edges_and_flat_ground_are_none() {
        let square =
            picture(160, 90, |x, y| if (35..75).contains(&x) && (25..65).contains(&y) { 2000 } else { 800 });
        let found = corners(&square, &Window::of(&square));
        assert_eq!(found.len(), 4, "{found:?}");
        for (point, corner) in found.iter().zip([(34.5, 24.5), (74.5, 24.5), (34.5, 64.5), (74.5, 64.5)]) {
            assert!(point.minus(Point::new(corner.0, corner.1)).length() < 2.5, "{found:?}");
        }
        let edge = picture(160, 90, |x, _| if x < 80 { 500 } else { 3000 });
        assert_eq!(corners(&edge, &Window::of(&edge)), []);
        for (width, height) in [(0, 0), (1, 1), (2, 7), (160, 90)] {
            let flat = picture(width, height, |_, _| 900);
            assert_eq!(corners(&flat, &Window::of(&flat)), []);
        }
    }

    #[test]
    fn bars_around_the_picture_are_left_out() {
        let boxed = picture(160, 90, |x, y| {
            if (12..78).contains(&y) { 600 + 700 * i16::from((x / 7 + y / 7) % 2 == 0) } else { 16 * 16 }
        });
        let window = Window::of(&boxed);
        assert_eq!(window, Window { left: 0, top: 12, right: 160, bottom: 78 });
        assert_eq!(window.cells(), 16 * 7);
        let found = corners(&boxed, &window);
        assert!(found.len() > 60 && found.iter().all(|point| (16.0..74.0).contains(&point.y)), "{found:?}");
        let dark = picture(160, 90, |_, _| 200);
        assert_eq!(Window::of(&dark), Window { left: 0, top: 0, right: 160, bottom: 90 });
    }
}
