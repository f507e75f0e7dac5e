//! Where points of a picture lie in another: pyramidal matching after Lucas and Kanade (1981), as Bouguet (2000) describes it,
//! on brightness that is normalised by its neighbourhood, so that light that dims or wanders moves nothing.
//!
//! Works on pictures of any size. All sums are made in an order that is written down, of plain single-precision operations: the same
//! pictures give the same places on every machine.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "places inside small pictures, and their brightness in sixteenths of a grey level"
)]

use crate::features::SmallLuma;

/// Pixels around each picture that repeat its border: a patch around a point inside reaches no further.
const PAD: usize = 16;

/// Largest radius of a patch in pixels.
pub(super) const MAX_RADIUS: usize = 7;

/// So many sizes follow a point whose place is known to within the radius of a patch.
const FINE: usize = 2;

/// Values per row of a patch in memory.
const ROW: usize = 16;

/// The neighbourhood that brightness is normalised by reaches so far in each direction, in pixels.
const NEIGHBOURHOOD: usize = 4;

/// Normalised brightness of one standard deviation.
const ONE_DEVIATION: f32 = 45.0;

/// Deviation that is added to the measured one, in grey levels: noise of flat areas is not made texture.
const FLOOR_LEVELS: f32 = 4.0;

/// Normalised brightness is cut off beyond this, on both sides of zero.
const MOST: f32 = 127.0;

/// A place in a picture or a way between two, in pixels. The middle of the first pixel is (0, 0).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }

    pub(super) fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    fn halved(self) -> Self {
        // The middle of a pixel of half the size lies between those of the four that it is the mean of.
        Self { x: (self.x - 0.5) / 2.0, y: (self.y - 0.5) / 2.0 }
    }

    fn doubled(self) -> Self {
        Self { x: 2.0 * self.x + 0.5, y: 2.0 * self.y + 0.5 }
    }
}

/// A picture made ready: several sizes of it, each a half of the one before, each normalised by itself.
#[derive(Debug)]
pub(super) struct Pyramid {
    levels: Vec<Level>,
}

impl Pyramid {
    /// The picture in up to `levels` sizes; none below the neighbourhood that normalises.
    pub(super) fn new(picture: &SmallLuma, levels: usize) -> Self {
        let mut sizes = vec![Level::normalised(picture)];
        let mut smallest = None;
        while sizes.len() < levels {
            let whole = smallest.as_ref().unwrap_or(picture);
            if whole.width.min(whole.height) < 4 * NEIGHBOURHOOD {
                break;
            }
            let mut half = SmallLuma::default();
            whole.halved_into(&mut half);
            sizes.push(Level::normalised(&half));
            smallest = Some(half);
        }
        Self { levels: sizes }
    }
}

/// How points are followed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    /// The patch around a point reaches so far in each direction, in pixels, at most [`MAX_RADIUS`].
    pub(super) radius: usize,
    /// Most steps at each size.
    pub(super) steps: usize,
    /// A step below this is the last, in pixels.
    pub(super) still_px: f32,
    /// A point that does not lead back to within this of where it came from is not followed, in pixels.
    pub(super) back_px: f32,
    /// Most that may be left of a patch, as mean absolute difference of normalised brightness (45 is one standard deviation).
    pub(super) rest: f32,
}

/// Where a point was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// The place in the other picture.
    pub(super) at: Point,
    /// What is left of its patch: mean absolute difference of normalised brightness.
    pub(super) rest: f32,
}

impl Flow {
    /// Where the point is found in the other picture when the search begins at `guess`, whatever the way back says.
    pub(super) fn follow_once(
        &self,
        from: &Pyramid,
        to: &Pyramid,
        point: Point,
        guess: Point,
    ) -> Option<Found> {
        self.follow_from(from, to, point, guess, from.levels.len().min(to.levels.len()))
    }

    /// Where the point is found in the other picture, if the way back leads to where it came from.
    pub(super) fn follow(&self, from: &Pyramid, to: &Pyramid, point: Point, guess: Point) -> Option<Found> {
        let found = self.follow_once(from, to, point, guess)?;
        self.leads_back(from, to, point, found, from.levels.len().min(to.levels.len())).then_some(found)
    }

    /// The same at full size alone, from where the point was: what hardly moved needs no more. What is found within `sure_px` of
    /// it need not lead back.
    pub(super) fn follow_near(
        &self,
        from: &Pyramid,
        to: &Pyramid,
        point: Point,
        sure_px: f32,
    ) -> Option<Found> {
        let found = self.follow_from(from, to, point, point, 1)?;
        let sure = found.at.minus(point).length() < sure_px;
        (sure || self.leads_back(from, to, point, found, 1)).then_some(found)
    }

    /// Where the point is found in the finest sizes alone, whatever the way back says: enough where the guess is good.
    pub(super) fn follow_finely(
        &self,
        from: &Pyramid,
        to: &Pyramid,
        point: Point,
        guess: Point,
    ) -> Option<Found> {
        self.follow_from(from, to, point, guess, FINE.min(from.levels.len()).min(to.levels.len()))
    }

    fn leads_back(&self, from: &Pyramid, to: &Pyramid, point: Point, found: Found, levels: usize) -> bool {
        // The search back begins where forwards ended, so at the point itself it would stay: it starts from the found place.
        let back = self.follow_from(to, from, found.at, found.at, levels);
        back.is_some_and(|back| back.at.minus(point).length() <= self.back_px)
    }

    fn follow_from(
        &self,
        from: &Pyramid,
        to: &Pyramid,
        point: Point,
        guess: Point,
        levels: usize,
    ) -> Option<Found> {
        let coarsest = levels.checked_sub(1)?;
        let (mut places, mut at) = (vec![point; levels], guess);
        for place in 1..levels {
            let finer = *places.get(place - 1)?;
            *places.get_mut(place)? = finer.halved();
            at = at.halved();
        }
        for level in (0..levels).rev() {
            let (here, there) = (from.levels.get(level)?, to.levels.get(level)?);
            let patch = Patch::new(here, *places.get(level)?, self.radius.min(MAX_RADIUS));
            if level < coarsest {
                at = at.doubled();
            }
            // Patches are large: they are looked at where they lie.
            let found = patch.as_ref().and_then(|patch| patch.search(there, at, self));
            match (&patch, found) {
                (Some(patch), Some(found)) if level == 0 => {
                    let rest = patch.rest(there, found)?;
                    return (rest <= self.rest).then_some(Found { at: found, rest });
                }
                (Some(_), Some(found)) => at = found,
                // A coarse size without texture says nothing; the finest must.
                _ if level == 0 => return None,
                _ => {}
            }
        }
        None
    }
}

/// One size of a picture, normalised, with a repeated border.
#[derive(Debug)]
struct Level {
    width: usize,
    height: usize,
    stride: usize,
    pixels: Vec<f32>,
}

impl Level {
    fn normalised(picture: &SmallLuma) -> Self {
        let (width, height) = (picture.width, picture.height);
        let stride = width + 2 * PAD;
        let mut rows = vec![0.0; width * height];
        let mut around = Around::new(width);
        for (y, row) in rows.chunks_exact_mut(width.max(1)).enumerate() {
            let lines = y.saturating_sub(NEIGHBOURHOOD)..height.min(y + NEIGHBOURHOOD + 1);
            around.normalise(picture, y, lines, row);
        }
        let mut pixels = Vec::with_capacity(stride * (height + 2 * PAD));
        for y in 0..height + 2 * PAD {
            let start = y.saturating_sub(PAD).min(height.saturating_sub(1)) * width;
            let row = rows.get(start..start + width).unwrap_or(&[]);
            pixels.extend(std::iter::repeat_n(row.first().copied().unwrap_or(0.0), PAD));
            pixels.extend_from_slice(row);
            pixels.extend(std::iter::repeat_n(row.last().copied().unwrap_or(0.0), PAD));
        }
        Self { width, height, stride, pixels }
    }

    /// Where in memory the pixel above and left of the place lies, and how far beyond it the place is; none outside the picture.
    fn place(&self, at: Point, radius: usize) -> Option<(usize, f32, f32)> {
        let inside = |value: f32, size: usize| value >= 0.0 && value <= size.saturating_sub(1) as f32;
        if !inside(at.x, self.width) || !inside(at.y, self.height) {
            return None;
        }
        let (left, top) = (at.x.floor(), at.y.floor());
        let (x, y) = (left as usize + PAD - radius, top as usize + PAD - radius);
        Some((y * self.stride + x, at.x - left, at.y - top))
    }
}

/// Sums and sums of squares over the neighbourhoods of a row.
struct Around {
    lines: std::ops::Range<usize>,
    /// Down the columns. Nine squares of 4080 are far below 2^31, and so are nine times nine.
    sums: Vec<i32>,
    squares: Vec<i32>,
    /// Over neighbourhoods of the row.
    row_sums: Vec<i32>,
    row_squares: Vec<i32>,
    /// How many columns the neighbourhood of each place has: fewer where the border cuts it.
    columns: Vec<f32>,
}

impl Around {
    fn new(width: usize) -> Self {
        // Columns beyond the border are empty.
        let padded = width + 2 * NEIGHBOURHOOD;
        let wide = |x: usize| x.min(NEIGHBOURHOOD) + (width - 1 - x).min(NEIGHBOURHOOD) + 1;
        Self {
            lines: 0..0,
            sums: vec![0; padded],
            squares: vec![0; padded],
            row_sums: Vec::new(),
            row_squares: Vec::new(),
            columns: (0..width).map(|x| wide(x) as f32).collect(),
        }
    }

    fn normalise(&mut self, picture: &SmallLuma, y: usize, lines: std::ops::Range<usize>, row: &mut [f32]) {
        for line in self.lines.end..lines.end {
            self.change(picture.row(line), 1);
        }
        for line in self.lines.start..lines.start {
            self.change(picture.row(line), -1);
        }
        let high = lines.len() as f32;
        self.lines = lines;
        along(&self.sums, &mut self.row_sums);
        along(&self.squares, &mut self.row_squares);
        let around = self.row_sums.iter().zip(&self.row_squares).zip(&self.columns);
        for ((value, &pixel), ((&sum, &square), &wide)) in row.iter_mut().zip(picture.row(y)).zip(around) {
            let share = 1.0 / (wide * high);
            let mean = sum as f32 * share;
            // All in sixteenths of a grey level. What single precision loses here is far below the floor.
            let variance = (square as f32 * share - mean * mean).max(0.0);
            let deviation = variance.sqrt() + 16.0 * FLOOR_LEVELS;
            *value = (ONE_DEVIATION * (f32::from(pixel) - mean) / deviation).clamp(-MOST, MOST);
        }
    }

    fn change(&mut self, line: &[i16], sign: i32) {
        let sums = self.sums.iter_mut().skip(NEIGHBOURHOOD);
        for (sum, &pixel) in sums.zip(line) {
            *sum += sign * i32::from(pixel);
        }
        let squares = self.squares.iter_mut().skip(NEIGHBOURHOOD);
        for (square, &pixel) in squares.zip(line) {
            *square += sign * (i32::from(pixel) * i32::from(pixel));
        }
    }
}

/// For each place the sum of the nine values that begin there: of two, of four and of eight neighbours in turn, and the ninth.
fn along(values: &[i32], sums: &mut Vec<i32>) {
    const { assert!(2 * NEIGHBOURHOOD == 8) };
    let from = |place: usize| values.get(place..).unwrap_or(&[]);
    let pairs = from(0).iter().zip(from(1)).map(|(a, b)| a + b);
    let twos: Vec<i32> = pairs.collect();
    let fours: Vec<i32> = twos.iter().zip(twos.get(2..).unwrap_or(&[])).map(|(a, b)| a + b).collect();
    sums.clear();
    let eights = fours.iter().zip(fours.get(4..).unwrap_or(&[])).map(|(a, b)| a + b);
    sums.extend(eights.zip(from(8)).map(|(eight, ninth)| eight + ninth));
}

/// The surroundings of a point and how they change from pixel to pixel.
struct Patch {
    radius: usize,
    values: [f32; ROW * ROW],
    across: [f32; ROW * ROW],
    down: [f32; ROW * ROW],
    /// The inverse of the matrix of their products.
    inverse: [f32; 3],
}

/// Mean square of the weaker change from pixel to pixel below which a patch holds no point, in normalised brightness.
const WEAKEST: f32 = 4.0;

impl Patch {
    fn new(level: &Level, at: Point, radius: usize) -> Option<Self> {
        let (start, right, below) = level.place(at, radius + 1)?;
        let side = 2 * radius + 1;
        let mut wide = [0.0_f32; (ROW + 4) * (ROW + 1)];
        let columns = (side + 2).next_multiple_of(4);
        for (row, line) in wide.chunks_exact_mut(ROW + 4).take(side + 2).enumerate() {
            level.sample(start + row * level.stride, right, below, line.get_mut(..columns)?)?;
        }
        let mut patch = Self {
            radius,
            values: [0.0; ROW * ROW],
            across: [0.0; ROW * ROW],
            down: [0.0; ROW * ROW],
            inverse: [0.0; 3],
        };
        let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
        for row in 0..side {
            let line = |row: usize| wide.get(row * (ROW + 4)..row * (ROW + 4) + side + 2);
            let (above, middle, under) = (line(row)?, line(row + 1)?, line(row + 2)?);
            let places = row * ROW..row * ROW + side;
            let values = patch.values.get_mut(places.clone())?;
            values.copy_from_slice(middle.get(1..=side)?);
            let across = patch.across.get_mut(places.clone())?;
            for (change, (left, right)) in across.iter_mut().zip(middle.iter().zip(middle.get(2..)?)) {
                *change = (right - left) / 2.0;
                xx += *change * *change;
            }
            let down = patch.down.get_mut(places)?;
            let vertical = above.get(1..)?.iter().zip(under.get(1..)?);
            for ((change, across), (upper, lower)) in down.iter_mut().zip(across.iter()).zip(vertical) {
                *change = (lower - upper) / 2.0;
                yy += *change * *change;
                xy += *change * across;
            }
        }
        let weaker = ((xx + yy) - ((xx - yy) * (xx - yy) + 4.0 * xy * xy).sqrt()) / 2.0;
        let determinant = xx * yy - xy * xy;
        if weaker < WEAKEST * (side * side) as f32 || determinant <= 0.0 {
            return None;
        }
        patch.inverse = [yy / determinant, -xy / determinant, xx / determinant];
        Some(patch)
    }

    /// Steps from a place to where the patch fits best; none where that leaves the picture.
    fn search(&self, level: &Level, mut at: Point, flow: &Flow) -> Option<Point> {
        let [xx, xy, yy] = self.inverse;
        for _ in 0..flow.steps {
            let (across, down) = self.slope(level, at)?;
            let step = Point::new(xx * across + xy * down, xy * across + yy * down);
            at = at.minus(step);
            let length = step.length();
            if length > 2.0 * self.radius as f32 {
                return None;
            }
            if length < flow.still_px {
                break;
            }
        }
        level.place(at, self.radius).map(|_| at)
    }

    /// The sums of what differs there, times how the patch changes across and down.
    fn slope(&self, level: &Level, at: Point) -> Option<(f32, f32)> {
        let (start, right, below) = level.place(at, self.radius)?;
        let side = 2 * self.radius + 1;
        let columns = side.next_multiple_of(4);
        let weights = weights(right, below);
        // Four sums side by side: fast, and in one order everywhere. Beyond the patch its changes are zero.
        let (mut xs, mut ys) = ([0.0_f32; 4], [0.0_f32; 4]);
        for row in 0..side {
            let (upper, lower) = level.lines(start + row * level.stride, columns)?;
            let places = row * ROW..row * ROW + columns;
            let values = self.values.get(places.clone())?.as_chunks::<4>().0;
            let across = self.across.get(places.clone())?.as_chunks::<4>().0;
            let down = self.down.get(places)?.as_chunks::<4>().0;
            let above = upper.as_chunks::<4>().0.iter().zip(upper.get(1..)?.as_chunks::<4>().0);
            let under = lower.as_chunks::<4>().0.iter().zip(lower.get(1..)?.as_chunks::<4>().0);
            let patch = values.iter().zip(across).zip(down);
            for (((values, across), down), ((a, b), (c, d))) in patch.zip(above.zip(under)) {
                for lane in 0..4 {
                    let there = mixed([a[lane], b[lane], c[lane], d[lane]], weights);
                    let differs = there - values[lane];
                    xs[lane] += differs * across[lane];
                    ys[lane] += differs * down[lane];
                }
            }
        }
        let sum = |lanes: [f32; 4]| (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
        Some((sum(xs), sum(ys)))
    }

    /// Mean absolute difference at that place.
    fn rest(&self, level: &Level, at: Point) -> Option<f32> {
        let (start, right, below) = level.place(at, self.radius)?;
        let side = 2 * self.radius + 1;
        let mut there = [0.0_f32; ROW];
        let mut sum = 0.0;
        for row in 0..side {
            level.sample(start + row * level.stride, right, below, there.get_mut(..side)?)?;
            let values = self.values.get(row * ROW..row * ROW + side)?;
            sum += there.iter().zip(values).map(|(there, here)| (there - here).abs()).sum::<f32>();
        }
        Some(sum / (side * side) as f32)
    }
}

impl Level {
    /// So many pixels from there on and those below them, and one more of each.
    fn lines(&self, start: usize, columns: usize) -> Option<(&[f32], &[f32])> {
        let line = |start: usize| self.pixels.get(start..start + columns + 1);
        Some((line(start)?, line(start + self.stride)?))
    }

    /// Brightness between the pixels, from there on.
    fn sample(&self, start: usize, right: f32, below: f32, line: &mut [f32]) -> Option<()> {
        let (upper, lower) = self.lines(start, line.len())?;
        let weights = weights(right, below);
        let above = upper.iter().zip(upper.get(1..)?);
        let under = lower.iter().zip(lower.get(1..)?);
        for (value, ((a, b), (c, d))) in line.iter_mut().zip(above.zip(under)) {
            *value = mixed([*a, *b, *c, *d], weights);
        }
        Some(())
    }
}

/// What each of four pixels counts at a place among them.
fn weights(right: f32, below: f32) -> [f32; 4] {
    let (left, above) = (1.0 - right, 1.0 - below);
    [left * above, right * above, left * below, right * below]
}

fn mixed(pixels: [f32; 4], weights: [f32; 4]) -> f32 {
    (pixels[0] * weights[0] + pixels[1] * weights[1]) + (pixels[2] * weights[2] + pixels[3] * weights[3])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOW: Flow = Flow { radius: 5, steps: 12, still_px: 0.02, back_px: 0.4, rest: 12.0 };

    /// A picture of bumps of all sizes, displaced by so many pixels, under light of that strength.
    fn picture(width: usize, height: usize, by: Point, light: f64) -> SmallLuma {
        let value = |x: f64, y: f64| {
            let wave = |length: f64, turn: f64| {
                ((x + turn * y) / length).sin() * ((y - turn * x) / length + turn).cos()
            };
            120.0 + 25.0 * wave(2.1, 0.3) + 25.0 * wave(4.7, -0.6) + 25.0 * wave(17.0, 0.8)
        };
        let pixels = (0..width * height).map(|place| {
            let (x, y) = ((place % width) as f64 - f64::from(by.x), (place / width) as f64 - f64::from(by.y));
            (16.0 * light * value(x, y)) as i16
        });
        SmallLuma { width, height, pixels: pixels.collect() }
    }

    fn followed(width: usize, height: usize, by: Point, light: f64) -> usize {
        let from = Pyramid::new(&picture(width, height, Point::default(), 1.0), 4);
        let to = Pyramid::new(&picture(width, height, by, light), 4);
        let mut right = 0;
        for x in 1..8 {
            for y in 1..8 {
                let point = Point::new((x * width / 8) as f32, (y * height / 8) as f32);
                if let Some(found) = FLOW.follow(&from, &to, point, point) {
                    let off = found.at.minus(point).minus(by).length();
                    assert!(off < 0.2, "{point:?} came to {found:?} instead of by {by:?}");
                    right += 1;
                }
            }
        }
        right
    }

    #[test]
    fn points_are_found_where_they_went_and_light_moves_nothing() {
        for by in [(0.0, 0.0), (0.3, -0.6), (-2.4, 1.7), (7.0, -5.5)] {
            for light in [1.0, 0.6] {
                let right = followed(160, 90, Point::new(by.0, by.1), light);
                assert!(right > 30, "{right} of 49 points followed by {by:?} under {light}");
            }
        }
        assert!(followed(320, 180, Point::new(9.0, 6.0), 1.0) > 30);
        assert!(followed(90, 160, Point::new(1.5, -3.0), 1.0) > 30);
    }

    #[test]
    fn nothing_is_followed_where_there_is_no_texture_or_no_picture() {
        let flat =
            |width: usize, height: usize| SmallLuma { width, height, pixels: vec![1000; width * height] };
        for (width, height) in [(160, 90), (1, 1), (3, 2), (0, 0)] {
            let (from, to) = (Pyramid::new(&flat(width, height), 4), Pyramid::new(&flat(width, height), 4));
            for at in [(0.0, 0.0), (-3.0, 2.0), (80.0, 45.0), (1e9, f32::NAN)] {
                let at = Point::new(at.0, at.1);
                assert_eq!(FLOW.follow(&from, &to, at, at), None);
                assert_eq!(FLOW.follow_near(&from, &to, at, 0.2), None);
            }
        }
    }

    #[test]
    fn what_came_into_the_picture_is_not_followed() {
        let from = Pyramid::new(&picture(160, 90, Point::default(), 1.0), 4);
        let other = picture(160, 90, Point::new(400.5, 333.3), 1.0);
        let to = Pyramid::new(&other, 4);
        let points = (1..16).flat_map(|x| (1..9).map(move |y| Point::new(x as f32 * 10.0, y as f32 * 10.0)));
        let followed = points.filter(|point| FLOW.follow(&from, &to, *point, *point).is_some()).count();
        assert!(followed < 24, "{followed} of 120 points found in another scene");
    }
}
