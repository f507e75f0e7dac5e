//! Pictures in memory: the frame under construction, textures with their smaller copies, and the planes that FFmpeg takes.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic: values are clamped before they become integers"
)]

use crate::chance::Chance;
use crate::geometry::{Camera, Unproject, V3};

/// Red, green, blue, each 0 to 255, as displayed.
pub(crate) type Colour = [f32; 3];

pub(crate) fn mix(a: Colour, b: Colour, t: f32) -> Colour {
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

pub(crate) fn scale(a: Colour, k: f32) -> Colour {
    [a[0] * k, a[1] * k, a[2] * k]
}

/// A frame under construction.
#[derive(Clone)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<Colour>,
    /// Nothing is painted outside this part.
    pub(crate) window: Area,
}

/// A rectangle of pixels: x from, x to, y from, y to (ends excluded).
pub(crate) type Area = (usize, usize, usize, usize);

impl Picture {
    pub(crate) fn new(width: usize, height: usize) -> Self {
        Self { width, height, pixels: vec![[0.0; 3]; width * height], window: (0, width, 0, height) }
    }

    /// The part of a box in pixels that lies in the window.
    pub(crate) fn clip(&self, left: f32, right: f32, top: f32, bottom: f32) -> Area {
        let at = |value: f32, low: usize, high: usize| (value.max(0.0) as usize).clamp(low, high.max(low));
        let (x0, x1, y0, y1) = self.window;
        (
            at(left.floor(), x0, x1),
            at(right.ceil() + 1.0, x0, x1),
            at(top.floor(), y0, y1),
            at(bottom.ceil() + 1.0, y0, y1),
        )
    }

    /// The pixels of a window, row by row, as places in `pixels`.
    pub(crate) fn rows(
        &self,
        (x0, x1, y0, y1): Area,
    ) -> impl Iterator<Item = std::ops::Range<usize>> + use<> {
        let width = self.width;
        (y0..y1).map(move |y| y * width + x0..y * width + x1)
    }

    /// Calls `paint` for every pixel of an area with its centre; it may change the colour.
    pub(crate) fn each(&mut self, area: Area, mut paint: impl FnMut(f32, f32, &mut Colour)) {
        let (x0, x1, y0, y1) = area;
        for y in y0..y1 {
            let start = y * self.width;
            if let Some(row) = self.pixels.get_mut(start + x0..start + x1.max(x0)) {
                for (x, pixel) in (x0..).zip(row) {
                    paint(x as f32 + 0.5, y as f32 + 0.5, pixel);
                }
            }
        }
    }

    /// Paints the rectangle `origin + u * along + v * down`, u and v in 0..1, as the camera sees it. `shade` gets
    /// u, v and the size of a pixel in u and v; it gives a colour and how opaque it is.
    pub(crate) fn quad(
        &mut self,
        camera: &Camera,
        origin: V3,
        along: V3,
        down: V3,
        shade: impl Fn(f32, f32, f32, f32) -> (Colour, f32),
    ) {
        let corners =
            [origin, origin + along, origin + along + down, origin + down].map(|p| camera.project(p));
        let (mut left, mut right, mut top, mut bottom) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        for corner in corners {
            let Some((x, y)) = corner else { return };
            (left, right, top, bottom) = (left.min(x), right.max(x), top.min(y), bottom.max(y));
        }
        let Some(back) = Unproject::new(camera, origin, along, down) else { return };
        let area = self.clip(left - 1.0, right + 1.0, top - 1.0, bottom + 1.0);
        self.each(area, |x, y, pixel| {
            let [u, v, ux, vx, uy, vy] = back.at(x, y);
            let size = |a: f32, b: f32| (a * a + b * b).sqrt().max(1e-9);
            let (gu, gv) = (size(ux, uy), size(vx, vy));
            let inside = |value: f32, step: f32| (0.5 + value.min(1.0 - value) / step).clamp(0.0, 1.0);
            let cover = inside(u, gu) * inside(v, gv);
            if cover > 0.0 {
                let (colour, opaque) = shade(u.clamp(0.0, 1.0), v.clamp(0.0, 1.0), gu, gv);
                *pixel = mix(*pixel, colour, cover * opaque);
            }
        });
    }

    /// Slight softness of lens and sensor: a 3x3 kernel with weight `side` for each side neighbour.
    pub(crate) fn soften(&mut self, side: f32) {
        let middle = 1.0 - 2.0 * side;
        let (w, h) = (self.width, self.height);
        let mut row = vec![[0.0; 3]; w];
        for y in 0..h {
            let Some(line) = self.pixels.get_mut(y * w..(y + 1) * w) else { return };
            row.copy_from_slice(line);
            for (x, pixel) in line.iter_mut().enumerate() {
                let (l, m, r) = (row[x.saturating_sub(1)], row[x], row[(x + 1).min(w - 1)]);
                *pixel = std::array::from_fn(|c| middle * m[c] + side * (l[c] + r[c]));
            }
        }
        let source = self.pixels.clone();
        for y in 0..h {
            let (above, below) = (y.saturating_sub(1) * w, (y + 1).min(h - 1) * w);
            for x in 0..w {
                let (a, m, b) = (source[above + x], source[y * w + x], source[below + x]);
                self.pixels[y * w + x] = std::array::from_fn(|c| middle * m[c] + side * (a[c] + b[c]));
            }
        }
    }

    /// Planes for FFmpeg: yuv420p, BT.709, limited range, with sensor noise of `sigma` luma codes; `deep` writes 10-bit
    /// samples (yuv420p10le).
    pub(crate) fn planes(&self, gain: f32, sigma: f32, chance: &mut Chance, deep: bool) -> Vec<u8> {
        let (w, h) = (self.width, self.height);
        let unit = if deep { 4.0 } else { 1.0 };
        let mut out = Vec::with_capacity(w * h * 3 / 2 * if deep { 2 } else { 1 });
        let mut put = |value: f32| {
            let code = (value * unit + 0.5).clamp(0.0, 255.9 * unit) as u16;
            if deep { out.extend_from_slice(&code.to_le_bytes()) } else { out.push(code as u8) }
        };
        let luma = |p: &Colour| 0.2126 * p[0] + 0.7152 * p[1] + 0.0722 * p[2];
        for pixel in &self.pixels {
            let y = (luma(pixel) * gain).min(255.0);
            // Shot noise grows with light, but display gamma lifts the noise of dark parts: about level overall.
            let rough = if sigma > 0.0 { chance.bell() * sigma * (1.15 - y / 850.0) } else { 0.0 };
            put(16.0 + (y + rough).clamp(0.0, 255.0) * 219.0 / 255.0);
        }
        for plane in 0..2 {
            for y in (0..h).step_by(2) {
                for x in (0..w).step_by(2) {
                    let at =
                        |dx: usize, dy: usize| self.pixels[(y + dy).min(h - 1) * w + (x + dx).min(w - 1)];
                    let four = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
                    let mean: Colour =
                        std::array::from_fn(|c| four.iter().map(|p| p[c]).sum::<f32>() * 0.25 * gain);
                    let y = luma(&mean);
                    let difference = if plane == 0 { (mean[2] - y) / 1.8556 } else { (mean[0] - y) / 1.5748 };
                    let rough = if sigma > 0.0 { chance.bell() * sigma * 0.4 } else { 0.0 };
                    put(128.0 + (difference + rough) * 224.0 / 255.0);
                }
            }
        }
        out
    }
}

/// A picture to be laid on things, with half-size copies for small views of it.
#[derive(Clone)]
pub(crate) struct Texture {
    levels: Vec<Level>,
}

#[derive(Clone)]
struct Level {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Level {
    fn sample(&self, u: f32, v: f32) -> Colour {
        let x = (u * self.width as f32 - 0.5).clamp(0.0, (self.width - 1) as f32);
        let y = (v * self.height as f32 - 0.5).clamp(0.0, (self.height - 1) as f32);
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.width - 1), (y0 + 1).min(self.height - 1));
        let (tx, ty) = (x - x0 as f32, y - y0 as f32);
        let at = |x: usize, y: usize| self.pixels[y * self.width + x].map(f32::from);
        mix(mix(at(x0, y0), at(x1, y0), tx), mix(at(x0, y1), at(x1, y1), tx), ty)
    }
}

impl Texture {
    /// A texture of the given size whose pixels `paint` gives.
    pub(crate) fn paint(width: usize, height: usize, mut paint: impl FnMut(usize, usize) -> Colour) -> Self {
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                pixels.push(paint(x, y).map(|value| (value + 0.5).clamp(0.0, 255.0) as u8));
            }
        }
        let mut levels = vec![Level { width, height, pixels }];
        while let Some(last) = levels.last()
            && last.width > 4
            && last.height > 4
        {
            let (width, height) = (last.width / 2, last.height / 2);
            let mut pixels = Vec::with_capacity(width * height);
            for y in 0..height {
                for x in 0..width {
                    let at = |dx: usize, dy: usize| last.pixels[(2 * y + dy) * last.width + 2 * x + dx];
                    let four = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
                    pixels.push(std::array::from_fn(|c| {
                        (four.iter().map(|p| u16::from(p[c])).sum::<u16>().div_ceil(4)) as u8
                    }));
                }
            }
            levels.push(Level { width, height, pixels });
        }
        Self { levels }
    }

    /// The colour at (u, v), averaged over a pixel that is `du` by `dv` large.
    pub(crate) fn sample(&self, u: f32, v: f32, du: f32, dv: f32) -> Colour {
        let Some(first) = self.levels.first() else { return [0.0; 3] };
        let texels = (du * first.width as f32).max(dv * first.height as f32).max(1.0);
        // A little under the full footprint: bilinear filtering already blurs.
        let level = (texels * 0.8).log2().clamp(0.0, (self.levels.len() - 1) as f32);
        let low = level as usize;
        let high = (low + 1).min(self.levels.len() - 1);
        // Mostly one level is enough; near the border between two they are mixed, so that nothing pops.
        let part = ((level - low as f32 - 0.5) * 2.5 + 0.5).clamp(0.0, 1.0);
        if part <= 0.0 {
            self.levels[low].sample(u, v)
        } else if part >= 1.0 {
            self.levels[high].sample(u, v)
        } else {
            mix(self.levels[low].sample(u, v), self.levels[high].sample(u, v), part)
        }
    }
}
