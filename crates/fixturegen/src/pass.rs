//! Label passes: two seconds in which a label is held to the camera, at a known module width and angle, with what makes
//! reading hard. For measuring how well labels are read; the clips of whole takes come from recipes.
//!
//! The picture is grey. A label is drawn at twice the size and averaged, so that its edges lie between pixels as a lens
//! puts them there; then come lens blur, blur by movement, glare, light, sensor noise and the encoder.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic: values are clamped before they become integers"
)]

use std::cell::RefCell;
use std::path::Path;

use crate::chance::{Chance, noise2};
use crate::error::Error;
use crate::ffmpeg::{self, Job};
use crate::geometry::{Camera, Pose, v3};
use crate::label::{Label, SHORT_MM, Symbology, WIDTH_MM};
use crate::picture::{Area, Picture};
use crate::recipe::Coding;
use crate::scene::table;

/// Frames per second of a pass.
pub const RATE: u32 = 30;

/// How much larger labels are drawn, on each side, before they are averaged.
const FINER: usize = 2;

/// Pixels of table around the picture, for cameras that are not still.
const AROUND: usize = 48;

/// Grey level between ink and paper before light.
const PAPER_LUMA: f32 = 237.0;
const INK_LUMA: f32 = 33.0;

/// How one pass is made. The default is a clean one.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// Seed of everything random in it.
    pub seed: u64,
    /// The kind of symbol and its text; none for a scene without a label.
    pub symbol: Option<(Symbology, String)>,
    /// Width and height of the picture, both even.
    pub size: (usize, usize),
    /// Number of frames.
    pub frames: usize,
    /// Pixels per module at the middle of the label, before tilt.
    pub module_px: f32,
    /// Reading direction, degrees clockwise.
    pub angle_deg: f32,
    /// Tilt about the longer and the shorter axis of the label, degrees.
    pub tilt_deg: [f32; 2],
    /// Lens blur, standard deviation in pixels.
    pub blur_px: f32,
    /// Way of the label in pixels per frame; the shutter is open all the while.
    pub motion_px: f32,
    /// Sensor noise, standard deviation in grey levels.
    pub noise: f32,
    /// Grey levels between ink and paper.
    pub contrast: f32,
    /// Grey level of paper.
    pub paper: f32,
    /// A lamp mirrored in the label: radius as a share of the label's height; 0 for none.
    pub glare: f32,
    /// Places at which one to three dots of the print head are dead: their columns are white over the whole label.
    pub dead_dots: usize,
    /// How far paper is out of place where the label is crumpled, mm.
    pub crumple_mm: f32,
    /// Sheets with text, and with stripes that are no bar code, that lie about.
    pub clutter: usize,
    /// The whole picture moves, as of a camera held in the hand, in pixels per frame.
    pub pan_px: f32,
    /// Constant rate factor of the encoder.
    pub crf: u32,
    /// Filmed at one and a half times the size, and made smaller and encoded again, as by a chat program.
    pub resent: bool,
}

impl Default for Pass {
    fn default() -> Self {
        Self {
            seed: 1,
            symbol: None,
            size: (960, 544),
            frames: 60,
            module_px: 2.0,
            angle_deg: 0.0,
            tilt_deg: [0.0; 2],
            blur_px: 0.4,
            motion_px: 0.0,
            noise: 2.0,
            contrast: 120.0,
            paper: 200.0,
            glare: 0.0,
            dead_dots: 0,
            crumple_mm: 0.0,
            clutter: 2,
            pan_px: 0.0,
            crf: 23,
            resent: false,
        }
    }
}

/// Films a pass.
///
/// # Errors
/// When the text cannot be printed, FFmpeg is missing or fails, or the file cannot be written.
pub fn film(pass: &Pass, out: &Path) -> Result<(), Error> {
    if !pass.resent {
        return shoot(pass, out);
    }
    let larger = |side: usize| side * 3 / 4 * 2;
    let first = Pass {
        size: (larger(pass.size.0), larger(pass.size.1)),
        module_px: pass.module_px * 1.5,
        blur_px: pass.blur_px * 1.5,
        motion_px: pass.motion_px * 1.5,
        resent: false,
        ..pass.clone()
    };
    let unsent = out.with_extension("unsent.mp4");
    shoot(&first, &unsent)?;
    let sent = ffmpeg::shrink(&unsent, pass.size, pass.crf + 4, out);
    let _ = std::fs::remove_file(&unsent);
    sent
}

fn shoot(pass: &Pass, out: &Path) -> Result<(), Error> {
    let studio = Studio::new(pass)?;
    let coding = Coding { preset: "veryfast".to_owned(), crf: pass.crf, ..Coding::default() };
    let job = Job {
        size: pass.size,
        rate: (RATE, 1),
        coding: &coding,
        container: "mp4",
        created: "",
        rotation: 0,
        phone: false,
        stamps: None,
        sound: None,
        out,
    };
    let mut way = Way::new(pass);
    let colourless = vec![128_u8; pass.size.0 * pass.size.1 / 2];
    ffmpeg::encode(&job, |pipe| {
        for frame in 0..pass.frames {
            let values = studio.frame(&way, frame);
            pipe.write_all(&values).map_err(Error::file(out))?;
            pipe.write_all(&colourless).map_err(Error::file(out))?;
            way.go_on();
        }
        Ok(())
    })
}

/// Where the label and the camera are.
struct Way {
    label: (f32, f32),
    heading: f32,
    turning: f32,
    speed: f32,
    camera: (f32, f32),
    camera_heading: f32,
    pan: f32,
}

impl Way {
    fn new(pass: &Pass) -> Self {
        let mut chance = Chance::new(pass.seed, "way");
        let sign = if chance.below(2) == 0 { -1.0 } else { 1.0 };
        Self {
            label: (chance.between(-6.0, 6.0), chance.between(-6.0, 6.0)),
            heading: chance.between(0.0, std::f32::consts::TAU),
            // A hand turns about once in three seconds.
            turning: sign * chance.between(0.04, 0.09),
            speed: pass.motion_px,
            camera: (0.0, 0.0),
            camera_heading: chance.between(0.0, std::f32::consts::TAU),
            pan: pass.pan_px,
        }
    }

    /// The way during one frame.
    fn step(&self) -> (f32, f32) {
        (self.speed * self.heading.cos(), self.speed * self.heading.sin())
    }

    fn go_on(&mut self) {
        let (x, y) = self.step();
        self.label = (self.label.0 + x, self.label.1 + y);
        self.heading += self.turning;
        let most = AROUND as f32 - 2.0;
        self.camera.0 = (self.camera.0 + self.pan * self.camera_heading.cos()).clamp(-most, most);
        self.camera.1 = (self.camera.1 + self.pan * self.camera_heading.sin()).clamp(-most, most);
        self.camera_heading += (1.5 * self.pan / most).min(0.6);
    }
}

/// What stays the same over a pass.
struct Studio<'a> {
    pass: &'a Pass,
    label: Option<(Label, f32)>,
    /// The table with what lies on it, [`AROUND`] pixels larger on each side, as grey levels.
    table: Vec<f32>,
    /// The finer picture, as large as the whole and used again for every frame.
    drawn: RefCell<Picture>,
}

impl<'a> Studio<'a> {
    fn new(pass: &'a Pass) -> Result<Self, Error> {
        let label = match &pass.symbol {
            Some((symbology, text)) => {
                let label = Label::short(*symbology, text, pass.seed, pass.dead_dots)?;
                let module_mm = label.symbols.first().map_or(1.0, |symbol| symbol.module_mm);
                Some((label, pass.module_px / module_mm))
            }
            None => None,
        };
        let drawn = RefCell::new(Picture::new(pass.size.0 * FINER, pass.size.1 * FINER));
        Ok(Self { pass, label, table: table_of(pass), drawn })
    }

    /// Brightness as a camera writes it, row by row.
    fn frame(&self, way: &Way, number: usize) -> Vec<u8> {
        let (width, height) = self.pass.size;
        let stride = width + 2 * AROUND;
        let (left, top) = (
            (AROUND as f32 + way.camera.0).round() as usize,
            (AROUND as f32 + way.camera.1).round() as usize,
        );
        let mut grey = Vec::with_capacity(width * height);
        for row in 0..height {
            let start = (top + row) * stride + left;
            grey.extend_from_slice(&self.table[start..start + width]);
        }
        if let Some((label, scale)) = &self.label {
            self.lay(label, *scale, way, number, &mut grey);
        }
        let mut chance = Chance::new(self.pass.seed.wrapping_add(number as u64 * 0x9E37_79B9), "pass noise");
        let noise = self.pass.noise;
        grey.iter()
            .map(|value| {
                let rough = if noise > 0.0 { noise * chance.bell() } else { 0.0 };
                (16.0 + (value + rough).clamp(0.0, 255.0) * 219.0 / 255.0 + 0.5) as u8
            })
            .collect()
    }

    /// Lays the label over the table, as the lens and the shutter show it.
    fn lay(&self, label: &Label, scale: f32, way: &Way, number: usize, grey: &mut [f32]) {
        let pass = self.pass;
        let (width, height) = pass.size;
        let time = number as f32 / RATE as f32;
        let salt = (pass.seed & 0xFFFF) as u32;
        let shake = |rate: f32, own: u32| noise2(time * rate, 0.4, salt.wrapping_add(own));
        let camera = Camera { width, height, focal: scale * 900.0, above: 900.0 };
        let finer = Camera {
            width: width * FINER,
            height: height * FINER,
            focal: camera.focal * FINER as f32,
            ..camera
        };
        let step = way.step();
        // The middle of the frame's exposure.
        let (x, y) = (way.label.0 + step.0 / 2.0, way.label.1 + step.1 / 2.0);
        let hand = if pass.motion_px > 0.0 { 1.0 } else { 0.0 };
        let pose = Pose {
            at: v3(x / scale, y / scale, 0.0),
            yaw: (pass.angle_deg + hand * shake(0.7, 1)).to_radians(),
            pitch: (pass.tilt_deg[0] + hand * shake(0.6, 2)).to_radians(),
            roll: (pass.tilt_deg[1] + hand * shake(0.6, 3)).to_radians(),
        };
        let origin = pose.place(v3(WIDTH_MM / -2.0, SHORT_MM / -2.0, 0.0));
        let (along, down) = (pose.turn(v3(WIDTH_MM, 0.0, 0.0)), pose.turn(v3(0.0, SHORT_MM, 0.0)));
        let corners = [origin, origin + along, origin + along + down, origin + down];
        let seen: Vec<(f32, f32)> = corners.iter().filter_map(|corner| camera.project(*corner)).collect();
        let margin = 4.0 + 3.0 * pass.blur_px + pass.motion_px;
        let limit = |values: &dyn Fn(&(f32, f32)) -> f32, least: bool| {
            let all = seen.iter().map(values);
            if least { all.fold(f32::MAX, f32::min) - margin } else { all.fold(f32::MIN, f32::max) + margin }
        };
        let whole = Picture { width, height, pixels: Vec::new(), window: (0, width, 0, height) };
        let area = whole.clip(
            limit(&|p| p.0, true),
            limit(&|p| p.0, false),
            limit(&|p| p.1, true),
            limit(&|p| p.1, false),
        );
        if area.0 + 2 > area.1 || area.2 + 2 > area.3 {
            return;
        }
        let mut part = Grey::cut(grey, width, area);
        let mut drawn = self.drawn.borrow_mut();
        part.enlarge(&mut drawn, area);
        drawn.quad(&finer, origin, along, down, |u, v, du, dv| {
            let (mm_x, mm_y) = (u * WIDTH_MM, v * SHORT_MM);
            let (mut at, mut shade) = ((u, v), 1.0);
            if pass.crumple_mm > 0.0 {
                let bend = |own: u32| noise2(mm_x / 16.0, mm_y / 12.0, salt.wrapping_add(own));
                at = (u + pass.crumple_mm * bend(41) / WIDTH_MM, v + pass.crumple_mm * bend(42) / SHORT_MM);
                shade = 1.0 + 0.12 * bend(43) * pass.crumple_mm.min(1.0);
            }
            let ink = label.texture.sample(at.0.clamp(0.0, 1.0), at.1.clamp(0.0, 1.0), du, dv)[1];
            let value = pass.paper - (PAPER_LUMA - ink) / (PAPER_LUMA - INK_LUMA) * pass.contrast;
            ([value * shade; 3], 1.0)
        });
        part.averaged(&drawn, area);
        part.blur(pass.blur_px);
        part.smear(step);
        if pass.glare > 0.0 {
            // The lamp stays where it is; the label moves under it.
            let radius = pass.glare * SHORT_MM * scale;
            let mut chance = Chance::new(pass.seed, "glare");
            let (gx, gy) = (
                width as f32 / 2.0 + chance.between(-0.25, 0.25) * WIDTH_MM * scale,
                height as f32 / 2.0 + chance.between(-0.2, 0.2) * SHORT_MM * scale,
            );
            part.each(area, |x, y, value| {
                let away = ((x - gx).powi(2) + (y - gy).powi(2)) / (radius * radius);
                *value += 230.0 * (-away).exp() + 25.0 * (-away / 9.0).exp();
            });
        }
        part.paste(grey, width, area);
    }
}

fn table_of(pass: &Pass) -> Vec<f32> {
    let (width, height) = (pass.size.0 + 2 * AROUND, pass.size.1 + 2 * AROUND);
    // About 60 cm over 1920 pixels; labels are held nearer to the camera.
    let camera = Camera { width, height, focal: 3.2 * 900.0, above: 900.0 };
    let mut picture = table::paint(&camera, pass.seed % 16);
    let mut chance = Chance::new(pass.seed, "sheets");
    let (wide, high) = (width as f32 / 3.2, height as f32 / 3.2);
    for _ in 0..pass.clutter {
        let sheet = Label::blank(u64::from(chance.below(1 << 30)));
        let size = chance.between(0.5, 1.6);
        let pose = Pose {
            at: v3(chance.between(-0.5, 0.5) * wide, chance.between(-0.5, 0.5) * high, 0.0),
            yaw: chance.between(0.0, std::f32::consts::TAU),
            pitch: 0.0,
            roll: 0.0,
        };
        let origin = pose.place(v3(size * WIDTH_MM / -2.0, size * SHORT_MM / -2.0, 0.0));
        let (along, down) =
            (pose.turn(v3(size * WIDTH_MM, 0.0, 0.0)), pose.turn(v3(0.0, size * SHORT_MM, 0.0)));
        let paper = chance.between(0.6, 1.0);
        picture.quad(&camera, origin, along, down, |u, v, du, dv| {
            (sheet.texture.sample(u, v, du, dv).map(|value| paper * value), 1.0)
        });
    }
    let light = pass.paper / 230.0;
    let mut grey = Grey {
        width,
        values: picture
            .pixels
            .iter()
            .map(|pixel| (0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2]) * light)
            .collect(),
    };
    grey.blur(pass.blur_px);
    grey.values
}

/// A grey picture.
struct Grey {
    width: usize,
    values: Vec<f32>,
}

impl Grey {
    fn cut(from: &[f32], stride: usize, (x0, x1, y0, y1): Area) -> Self {
        let rows = (y0..y1).flat_map(|y| from[y * stride + x0..y * stride + x1].iter().copied());
        Self { width: x1 - x0, values: rows.collect() }
    }

    fn paste(&self, into: &mut [f32], stride: usize, (x0, x1, y0, y1): Area) {
        for (row, y) in self.values.chunks(self.width).zip(y0..y1) {
            into[y * stride + x0..y * stride + x1].copy_from_slice(row);
        }
    }

    /// Fills the finer picture inside the area, and lets nothing be painted outside.
    fn enlarge(&self, picture: &mut Picture, (x0, x1, y0, y1): Area) {
        picture.window = (x0 * FINER, x1 * FINER, y0 * FINER, y1 * FINER);
        let area = picture.window;
        let width = self.width;
        picture.each(area, |x, y, pixel| {
            let (column, row) = (x as usize / FINER - x0, y as usize / FINER - y0);
            *pixel = [self.values[row * width + column]; 3];
        });
    }

    fn averaged(&mut self, finer: &Picture, (x0, _, y0, _): Area) {
        let width = self.width;
        for (index, value) in self.values.iter_mut().enumerate() {
            let (x, y) = (FINER * (x0 + index % width), FINER * (y0 + index / width));
            let mut sum = 0.0;
            for dy in 0..FINER {
                for dx in 0..FINER {
                    sum += finer.pixels[(y + dy) * finer.width + x + dx][1];
                }
            }
            *value = sum / (FINER * FINER) as f32;
        }
    }

    fn each(&mut self, (x0, _, y0, _): Area, mut paint: impl FnMut(f32, f32, &mut f32)) {
        let width = self.width;
        for (index, value) in self.values.iter_mut().enumerate() {
            paint((x0 + index % width) as f32 + 0.5, (y0 + index / width) as f32 + 0.5, value);
        }
    }

    /// A Gaussian of that standard deviation, along rows and columns.
    fn blur(&mut self, sigma: f32) {
        if sigma <= 0.0 {
            return;
        }
        let reach = (3.0 * sigma).ceil() as i64;
        let weights: Vec<f32> =
            (-reach..=reach).map(|at| (-0.5 * (at as f32 / sigma).powi(2)).exp()).collect();
        let total: f32 = weights.iter().sum();
        let points: Vec<(f32, f32, f32)> =
            (-reach..=reach).zip(&weights).map(|(at, weight)| (at as f32, 0.0, weight / total)).collect();
        self.gather(&points);
        let points: Vec<(f32, f32, f32)> = points.iter().map(|(at, _, weight)| (0.0, *at, *weight)).collect();
        self.gather(&points);
    }

    /// Blur by movement along that way.
    fn smear(&mut self, (x, y): (f32, f32)) {
        let length = x.hypot(y);
        if length < 0.2 {
            return;
        }
        let count = (2.0 * length).ceil() as usize + 1;
        let points: Vec<(f32, f32, f32)> = (0..count)
            .map(|index| {
                let part = (index as f32 + 0.5) / count as f32 - 0.5;
                (part * x, part * y, 1.0 / count as f32)
            })
            .collect();
        self.gather(&points);
    }

    /// Each value becomes the weighted sum of the values at these offsets, bilinear between pixels.
    fn gather(&mut self, points: &[(f32, f32, f32)]) {
        let (width, height) = (self.width as i64, (self.values.len() / self.width) as i64);
        let mut taps: Vec<(i64, i64, f32)> = Vec::new();
        for (x, y, weight) in points {
            let (left, top) = (x.floor(), y.floor());
            let (fx, fy) = (x - left, y - top);
            for (dx, dy, part) in [
                (0, 0, (1.0 - fx) * (1.0 - fy)),
                (1, 0, fx * (1.0 - fy)),
                (0, 1, (1.0 - fx) * fy),
                (1, 1, fx * fy),
            ] {
                if part > 0.0 {
                    taps.push((left as i64 + dx, top as i64 + dy, part * weight));
                }
            }
        }
        let from = self.values.clone();
        let mut to = vec![0.0_f32; from.len()];
        for (dx, dy, weight) in taps {
            for y in 0..height {
                let source = (y + dy).clamp(0, height - 1) * width;
                let row = &from[source as usize..(source + width) as usize];
                let out = &mut to[(y * width) as usize..((y + 1) * width) as usize];
                let (start, end) = ((-dx).clamp(0, width), (width - dx).clamp(0, width));
                for (x, value) in out.iter_mut().enumerate().take(start as usize) {
                    *value += weight * row[(x as i64 + dx).clamp(0, width - 1) as usize];
                }
                if start < end {
                    let inner = &row[(start + dx) as usize..(end + dx) as usize];
                    for (value, source) in out[start as usize..end as usize].iter_mut().zip(inner) {
                        *value += weight * source;
                    }
                }
                for value in &mut out[end.max(start) as usize..] {
                    *value += weight * row[width as usize - 1];
                }
            }
        }
        self.values = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_has_the_contrast_and_the_module_width_asked_for() {
        let pass = Pass {
            symbol: Some((Symbology::Code128, "SF1390024681357".to_owned())),
            module_px: 3.0,
            noise: 0.0,
            clutter: 0,
            ..Pass::default()
        };
        let studio = Studio::new(&pass).unwrap();
        let frame = studio.frame(&Way::new(&pass), 0);
        // The bars lie above the middle of the label, 145 modules wide.
        let row = &frame[240 * 960..241 * 960];
        let (dark, light) = (row[270..690].iter().min().unwrap(), row[270..690].iter().max().unwrap());
        let contrast = f32::from(light - dark) * 255.0 / 219.0;
        assert!((100.0..=130.0).contains(&contrast), "{contrast}");
        let middle = u8::midpoint(*dark, *light);
        let inked: Vec<usize> = (250..710).filter(|x| row[*x] < middle).collect();
        let length = inked.last().unwrap() - inked[0];
        assert!((430..440).contains(&length), "{length}");
    }
}
