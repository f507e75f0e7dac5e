//! Turns a slanted part of a picture upright, so that engines that look along rows and columns can read it.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixel coordinates are far below the limits of the types, and results are clamped"
)]

use super::reduced::Reduced;
use super::{Point, Region, Resampled};
use crate::media::Luma;

/// Longest side of a turned picture in pixels.
const MAX_SIDE_PX: f32 = 4096.0;

/// A rectangle at an angle: `u` runs across the bars, `v` along them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RotatedRect {
    /// Centre in pixels.
    pub x: f32,
    /// Centre in pixels.
    pub y: f32,
    /// Angle of `u` against the rows, in radians, clockwise as seen.
    pub angle: f32,
    /// Length along `u` in pixels.
    pub width: f32,
    /// Length along `v` in pixels.
    pub height: f32,
}

impl RotatedRect {
    /// The smallest one around all points at that angle, with a margin on each side.
    #[must_use]
    pub fn around(points: &[(f32, f32)], angle: f32, margin: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        let mut limits = [f32::MAX, f32::MIN, f32::MAX, f32::MIN];
        for (x, y) in points {
            let (u, v) = (x * cos + y * sin, y * cos - x * sin);
            limits = [limits[0].min(u), limits[1].max(u), limits[2].min(v), limits[3].max(v)];
        }
        if points.is_empty() {
            limits = [0.0; 4];
        }
        let (u, v) = (f32::midpoint(limits[0], limits[1]), f32::midpoint(limits[2], limits[3]));
        Self {
            x: u * cos - v * sin,
            y: u * sin + v * cos,
            angle,
            width: limits[1] - limits[0] + 2.0 * margin,
            height: limits[3] - limits[2] + 2.0 * margin,
        }
    }

    /// The same place at another angle, large enough to hold what it held.
    #[must_use]
    pub fn at_angle(self, angle: f32) -> Self {
        let turn = (angle - self.angle).rem_euclid(std::f32::consts::PI);
        let (sin, cos) = turn.sin_cos();
        let (sin, cos) = (sin.abs(), cos.abs());
        if !(0.3..=std::f32::consts::PI - 0.3).contains(&turn) {
            // A small correction moves the ends of the bars by less than the margin.
            return Self { angle, ..self };
        }
        Self {
            angle,
            width: self.width * cos + self.height * sin,
            height: self.width * sin + self.height * cos,
            ..self
        }
    }

    /// Its area in pixels.
    #[must_use]
    pub fn area_px(self) -> usize {
        (self.width * self.height) as usize
    }

    /// The same place counted from another corner.
    #[must_use]
    pub fn moved(self, origin: (usize, usize)) -> Self {
        Self { x: self.x - origin.0 as f32, y: self.y - origin.1 as f32, ..self }
    }

    /// How far `u` is from the nearest row or column direction, in degrees, 0 to 45.
    #[must_use]
    pub fn degrees_off_axis(self) -> f32 {
        let turn = self.angle.to_degrees().rem_euclid(90.0);
        turn.min(90.0 - turn)
    }

    /// Whether the point is inside.
    #[must_use]
    pub fn contains(self, x: f32, y: f32) -> bool {
        let (sin, cos) = self.angle.sin_cos();
        let (dx, dy) = (x - self.x, y - self.y);
        let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
        u.abs() <= self.width / 2.0 && v.abs() <= self.height / 2.0
    }

    /// Its corners in pixels, as seen upright: upper left, upper right, lower right, lower left.
    #[must_use]
    pub fn corners(self) -> [Point; 4] {
        let (w, h) = (self.width, self.height);
        [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)].map(|(u, v)| {
            let (x, y) = self.place(u, v);
            Point { x: x.round() as i32, y: y.round() as i32 }
        })
    }

    /// The picture's place of a point inside the turned picture.
    fn place(self, u: f32, v: f32) -> (f32, f32) {
        let (sin, cos) = self.angle.sin_cos();
        let (u, v) = (u - self.width / 2.0, v - self.height / 2.0);
        (self.x + u * cos - v * sin, self.y + u * sin + v * cos)
    }
}

/// A part of a picture turned upright and scaled.
#[derive(Debug, Clone, PartialEq)]
pub struct Upright {
    data: Vec<u8>,
    width: usize,
    height: usize,
    slant: RotatedRect,
    scale: f32,
}

impl Upright {
    /// Samples the slanted rectangle, `scale` pixels for each pixel of the picture, bilinear; mid-grey outside. `None`
    /// for rectangles without pixels.
    #[must_use]
    pub fn of(luma: &Luma<'_>, slant: RotatedRect, scale: f32) -> Option<Self> {
        let side = |length: f32| (length * scale).clamp(0.0, MAX_SIDE_PX) as usize;
        let (width, height) = (side(slant.width), side(slant.height));
        if width == 0 || height == 0 || !slant.x.is_finite() || !slant.y.is_finite() {
            return None;
        }
        let (sin, cos) = slant.angle.sin_cos();
        let (step_x, step_y) = (fixed(cos / scale), fixed(sin / scale));
        let mut data = Vec::with_capacity(width * height);
        for row in 0..height {
            // Centres of pixels: the first one lies half a step inside.
            let (mut x, mut y) = slant.place(0.5 / scale, (row as f32 + 0.5) / scale);
            x -= 0.5;
            y -= 0.5;
            let (mut x, mut y) = (fixed(x), fixed(y));
            let last = (width - 1) as i64;
            let whole = is_inside(luma, x, y) && is_inside(luma, x + last * step_x, y + last * step_y);
            data.extend((0..width).map(|_| {
                let inside = whole || is_inside(luma, x, y);
                let value = if inside { between(luma, x, y) } else { OUTSIDE };
                (x, y) = (x + step_x, y + step_y);
                value
            }));
        }
        Some(Self { data, width, height, slant, scale })
    }

    /// The same at so many times less than its size, each pixel the mean of those that it stands for; `None` for fractions that
    /// are not made, and where nothing would be left.
    #[must_use]
    pub fn reduced(&self, times: usize) -> Option<Self> {
        let luma = self.luma()?;
        let reduced = Reduced::of(&luma, Region::whole(&luma), times)?;
        let (width, height, data) = reduced.into_parts();
        Some(Self { data, width, height, slant: self.slant, scale: self.scale / times as f32 })
    }
}

impl Resampled for Upright {
    fn luma(&self) -> Option<Luma<'_>> {
        Luma::new(&self.data, self.width, self.height, self.width)
    }

    fn back(&self, point: Point) -> Point {
        let (x, y) = self.slant.place(point.x as f32 / self.scale, point.y as f32 / self.scale);
        Point { x: x.round() as i32, y: y.round() as i32 }
    }

    fn module_back(&self, module_millipx: u32) -> u32 {
        (module_millipx as f32 / self.scale) as u32
    }
}

/// What is seen beyond the picture: mid-grey.
const OUTSIDE: u8 = 128;

/// Fractional bits of places between pixels.
const FRACTION: u32 = 24;

/// A place in pixels, whole numbers at pixel centres, in fixed point: steps add up exactly.
fn fixed(place: f32) -> i64 {
    (f64::from(place) * f64::from(1_u32 << FRACTION)) as i64
}

/// Whether four pixels lie around a place.
fn is_inside(luma: &Luma<'_>, x: i64, y: i64) -> bool {
    let below = |place: i64, side: usize| place >= 0 && ((place >> FRACTION) as usize) + 1 < side;
    below(x, luma.width()) && below(y, luma.height())
}

/// Bilinear brightness at a place inside the picture.
fn between(luma: &Luma<'_>, x: i64, y: i64) -> u8 {
    let start = (y >> FRACTION) as usize * luma.stride() + (x >> FRACTION) as usize;
    let two = |start: usize| luma.data().get(start..).and_then(|rest| rest.first_chunk::<2>());
    let (Some([a, b]), Some([c, d])) = (two(start), two(start + luma.stride())) else { return OUTSIDE };
    // Weights in 128ths keep the sum in integers.
    let weight = |place: i64| (place >> (FRACTION - 7)) as u32 & 127;
    let (fx, fy) = (weight(x), weight(y));
    let upper = u32::from(*a) * (128 - fx) + u32::from(*b) * fx;
    let lower = u32::from(*c) * (128 - fx) + u32::from(*d) * fx;
    ((upper * (128 - fy) + lower * fy + 8192) >> 14) as u8
}
