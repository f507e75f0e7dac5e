//! Scenes with labels for tests: textured background, bars and QR codes at any size and angle, blur and noise. The same
//! seed gives the same picture.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "coordinates and brightness of test pictures are small"
)]

use onetake_code128::encode;

const INK: f32 = 35.0;
const PAPER: f32 = 215.0;

/// A small generator of numbers that are random enough for pictures.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    /// A generator; the same seed gives the same numbers.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// The next number, of 31 bits.
    #[expect(clippy::should_implement_trait, reason = "it never ends")]
    pub fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// 0 to 1.
    pub fn unit(&mut self) -> f32 {
        self.next() as f32 / 2_147_483_648.0
    }

    /// 0 to `end`, itself left out.
    pub fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end.max(1)
    }

    /// Near a normal distribution with deviation 1.
    pub fn normal(&mut self) -> f32 {
        (0..6).map(|_| self.unit()).sum::<f32>() * 1.414 - 4.243
    }
}

/// A grey picture under construction.
#[derive(Debug, Clone)]
pub struct Scene {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    values: Vec<f32>,
}

impl Scene {
    /// An even surface of that brightness.
    #[must_use]
    pub fn flat(width: usize, height: usize, value: f32) -> Self {
        Self { width, height, values: vec![value; width * height] }
    }

    /// A table with rectangles of all sizes and many short strokes, as of text and edges.
    pub fn cluttered(width: usize, height: usize, seed: u64) -> Self {
        let mut scene = Self::flat(width, height, 110.0);
        let mut random = Random::new(seed);
        for _ in 0..60 {
            let (w, h) = (20 + random.below(300), 20 + random.below(200));
            scene.rectangle(random.below(width), random.below(height), w, h, 40.0 + 160.0 * random.unit());
        }
        for _ in 0..width * height / 1500 {
            let (x, y) = (random.below(width), random.below(height));
            let long = 2 + random.below(14);
            let (w, h) = if random.below(2) == 0 { (long, 2) } else { (2, long) };
            scene.rectangle(x, y, w, h, 30.0 + 60.0 * random.unit());
        }
        scene
    }

    /// Draws a rectangle of that brightness.
    pub fn rectangle(&mut self, x: usize, y: usize, width: usize, height: usize, value: f32) {
        for row in y..(y + height).min(self.height) {
            for column in x..(x + width).min(self.width) {
                self.values[row * self.width + column] = value;
            }
        }
    }

    /// The same with so many thousandths of its light.
    pub fn dim(&mut self, milli: u32) {
        for value in &mut self.values {
            *value *= milli as f32 / 1000.0;
        }
    }

    /// A Code 128 label around a centre: bars 50 modules high, quiet zones of 10 modules, white paper around.
    pub fn bars(&mut self, text: &str, module: f32, degrees: f32, x: f32, y: f32) {
        let bars = encode(text).expect("a text for Code 128").bars();
        let (columns, rows) = (bars.len() as f32, 50.0);
        self.stamp(columns, rows, 10.0, module, degrees, x, y, |u, _| bars[u as usize]);
    }

    /// The same bars, of which columns did not print: from and to in modules.
    pub fn damaged_bars(&mut self, text: &str, module: f32, dead: &[(f32, f32)], x: f32, y: f32) {
        let bars = encode(text).expect("a text for Code 128").bars();
        let printed = |u: f32| !dead.iter().any(|(from, to)| (*from..*to).contains(&u));
        let columns = bars.len() as f32;
        self.stamp(columns, 50.0, 10.0, module, 0.0, x, y, |u, _| bars[u as usize] && printed(u));
    }

    /// A QR label around a centre, with quiet zones of 4 modules.
    pub fn qr(&mut self, text: &str, module: f32, degrees: f32, x: f32, y: f32) {
        let code = qrcode::QrCode::new(text).expect("a text for QR");
        let side = code.width();
        let colors = code.to_colors();
        let dark = |u: f32, v: f32| colors[v as usize * side + u as usize] == qrcode::Color::Dark;
        self.stamp(side as f32, side as f32, 4.0, module, degrees, x, y, dark);
    }

    /// A label with a Data Matrix code around a centre, with quiet zones of 4 modules.
    #[cfg(feature = "zxing")]
    pub fn data_matrix(&mut self, text: &str, module: f32, degrees: f32, x: f32, y: f32) {
        self.written(zxingcpp::BarcodeFormat::DataMatrix, "forceSquare", text, module, degrees, (x, y));
    }

    /// A label with a PDF417 symbol around a centre, with quiet zones of 4 modules.
    #[cfg(feature = "zxing")]
    pub fn pdf417(&mut self, text: &str, module: f32, degrees: f32, x: f32, y: f32) {
        self.written(zxingcpp::BarcodeFormat::PDF417, "", text, module, degrees, (x, y));
    }

    #[cfg(feature = "zxing")]
    fn written(
        &mut self,
        format: zxingcpp::BarcodeFormat,
        options: &str,
        text: &str,
        module: f32,
        degrees: f32,
        (x, y): (f32, f32),
    ) {
        let symbol = zxingcpp::create(format).options(options).from_str(text).expect("a text that fits");
        let writer = zxingcpp::write().scale(1).add_quiet_zones(false);
        let image = symbol.to_image_with(&writer).expect("a symbol that can be drawn");
        let (columns, data) = (image.width() as usize, image.data());
        let dark = |u: f32, v: f32| data[v as usize * columns + u as usize] < 128;
        self.stamp(columns as f32, image.height() as f32, 4.0, module, degrees, x, y, dark);
    }

    /// Lines of short strokes, as print looks, from a corner on.
    pub fn print(&mut self, x: usize, y: usize, width: usize, lines: usize, seed: u64) {
        let mut random = Random::new(seed);
        for line in 0..lines {
            let top = y + 22 * line;
            let mut left = x;
            while left + 8 < x + width {
                match random.below(6) {
                    0 => {}
                    1 => self.rectangle(left, top, 6, 2, INK),
                    2 | 3 => self.rectangle(left, top, 2, 10, INK),
                    4 => {
                        self.rectangle(left, top, 6, 2, INK);
                        self.rectangle(left, top + 8, 6, 2, INK);
                    }
                    _ => {
                        self.rectangle(left, top, 2, 10, INK);
                        self.rectangle(left + 4, top, 2, 10, INK);
                    }
                }
                left += 9;
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a test's drawing call")]
    fn stamp(
        &mut self,
        columns: f32,
        rows: f32,
        quiet: f32,
        module: f32,
        degrees: f32,
        x: f32,
        y: f32,
        dark: impl Fn(f32, f32) -> bool,
    ) {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let reach = (columns + rows + 4.0 * quiet) * module;
        for row in 0..self.height {
            for column in 0..self.width {
                if (column as f32 - x).abs() > reach || (row as f32 - y).abs() > reach {
                    continue;
                }
                let mut sum = 0.0;
                for sub in 0..16 {
                    let dx = column as f32 + (sub % 4) as f32 / 4.0 + 0.125 - x;
                    let dy = row as f32 + (sub / 4) as f32 / 4.0 + 0.125 - y;
                    let u = (dx * cos + dy * sin) / module + columns / 2.0;
                    let v = (dy * cos - dx * sin) / module + rows / 2.0;
                    let on_paper = u > -quiet && u < columns + quiet && v > -quiet && v < rows + quiet;
                    let inside = u >= 0.0 && u < columns && v >= 0.0 && v < rows;
                    sum += if inside && dark(u, v) {
                        INK
                    } else if on_paper {
                        PAPER
                    } else {
                        self.values[row * self.width + column]
                    };
                }
                self.values[row * self.width + column] = sum / 16.0;
            }
        }
    }

    /// Three box filters, near a Gaussian of that deviation in pixels.
    pub fn blur(&mut self, sigma: f32) {
        let (width, height) = (self.width, self.height);
        let tail = (sigma * sigma / 2.0).min(0.24);
        for _ in 0..((sigma * sigma / 2.0 / tail).round() as usize).max(1) {
            let from = self.values.clone();
            for (index, value) in self.values.iter_mut().enumerate() {
                let x = index % width;
                let (left, right) =
                    (from[index - usize::from(x > 0)], from[index + usize::from(x + 1 < width)]);
                *value = from[index] * (1.0 - 2.0 * tail) + tail * (left + right);
            }
            let from = self.values.clone();
            for (index, value) in self.values.iter_mut().enumerate() {
                let y = index / width;
                let above = from[if y > 0 { index - width } else { index }];
                let below = from[if y + 1 < height { index + width } else { index }];
                *value = from[index] * (1.0 - 2.0 * tail) + tail * (above + below);
            }
        }
    }

    /// The picture as a camera gives it, with noise of that deviation.
    pub fn shot(&self, noise: f32, seed: u64) -> Vec<u8> {
        let mut random = Random::new(seed);
        self.values.iter().map(|value| (value + noise * random.normal()).clamp(0.0, 255.0) as u8).collect()
    }
}
