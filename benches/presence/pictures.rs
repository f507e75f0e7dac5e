//! Decoded pictures of a take, and how they look through a window, behind a cover, out of focus.

use std::io::Read as _;
use std::process::Stdio;

use crate::chance::Chance;
use crate::faults::View;
use crate::ffmpeg::{INSTALLED, ffmpeg};
use crate::ffprobe::ffprobe;
use crate::takes::Take;

/// A grey picture.
#[derive(Debug, Clone)]
pub(crate) struct Grey {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<f32>,
}

/// Some seconds of a take.
pub(crate) struct Film {
    pub(crate) rate: f64,
    pub(crate) frames: Vec<Grey>,
}

/// Shortest and longest film in seconds.
const MIN_S: f64 = 8.0;
const MAX_S: f64 = 12.0;

/// Most frames that are kept in memory.
const MOST: usize = 400;

impl Film {
    /// Up to twelve seconds of the take from a place drawn by chance, so large that a window of nine tenths of it is `long` pixels
    /// long. Short takes are shown forwards and backwards in turns.
    pub(crate) fn of(take: &Take, long: usize, fps: Option<f64>, chance: &mut Chance) -> Self {
        let asked = "-select_streams v:0 -show_entries stream=width,height,avg_frame_rate:stream_side_data=rotation:format=duration -of default=nw=1";
        let told = ffprobe(asked, &take.path);
        let number = |name: &str| {
            let text = told.lines().find_map(|line| line.strip_prefix(name))?.strip_prefix('=')?;
            let (above, below) = text.split_once('/').unwrap_or((text, "1"));
            Some(above.parse::<f64>().ok()? / below.parse::<f64>().ok()?)
        };
        let (mut width, mut height) = (number("width").unwrap(), number("height").unwrap());
        if number("rotation").is_some_and(|turn| turn.abs() == 90.0) {
            (width, height) = (height, width);
        }
        let own_rate = number("avg_frame_rate").unwrap_or(30.0);
        let rate = fps.unwrap_or(own_rate.min(30.0));
        let scale = long as f64 / 0.9 / width.max(height);
        let even = |side: f64| (side * scale / 2.0).round() as usize * 2;
        let (width, height) = (even(width), even(height));
        let seconds = number("duration").unwrap_or(0.0);
        let from = chance.between(0.0, (seconds - MAX_S).max(0.0));
        let mut child = ffmpeg()
            .args(["-ss", &format!("{from:.3}"), "-t", &MAX_S.to_string(), "-i"])
            .arg(&take.path)
            .args(["-vf", &format!("fps={rate},scale={width}:{height}:flags=area,format=yuv420p")])
            .args(["-f", "rawvideo", "-"])
            .stdout(Stdio::piped())
            .spawn()
            .expect(INSTALLED);
        let mut out = child.stdout.take().unwrap();
        let mut raw = vec![0_u8; width * height * 3 / 2];
        let mut frames = Vec::new();
        while frames.len() < MOST && out.read_exact(&mut raw).is_ok() {
            let pixels = raw[..width * height].iter().map(|&pixel| f32::from(pixel)).collect();
            frames.push(Grey { width, height, pixels });
        }
        drop(out);
        child.wait().unwrap();
        assert!(frames.len() > 2, "{} has no pictures", take.name);
        let (own, wanted) = (frames.len(), (MIN_S * rate) as usize);
        for place in own..wanted {
            let turn = place % (2 * own - 2);
            frames.push(frames[turn.min(2 * own - 2 - turn)].clone());
        }
        Self { rate, frames }
    }
}

impl Grey {
    /// What a window of nine tenths shows, moved and zoomed as the view says, with its cover, blur and light.
    pub(crate) fn seen(&self, view: &View, chance: &mut Chance) -> Self {
        let even = |side: usize| (side as f64 * 0.9 / 2.0).round() as usize * 2;
        let (width, height) = (even(self.width), even(self.height));
        let middle = |side: usize, shift: f64| side as f64 / 2.0 + shift * width as f64;
        let place = |to: usize, size: usize, middle: f64| {
            middle + (to as f64 + 0.5 - size as f64 / 2.0) / view.zoom - 0.5
        };
        let columns: Vec<_> =
            (0..width).map(|x| taps(place(x, width, middle(self.width, view.shift.0)), self.width)).collect();
        let mut wide = vec![0.0_f32; width * self.height];
        for (row, to) in self.pixels.chunks_exact(self.width).zip(wide.chunks_exact_mut(width)) {
            for (pixel, (from, weights)) in to.iter_mut().zip(&columns) {
                *pixel = row[*from..*from + 4].iter().zip(weights).map(|(a, b)| a * b).sum();
            }
        }
        let mut seen = Self { width, height, pixels: vec![0.0; width * height] };
        for (y, to) in seen.pixels.chunks_exact_mut(width).enumerate() {
            let (from, weights) = taps(place(y, height, middle(self.height, view.shift.1)), self.height);
            for (line, weight) in weights.iter().enumerate() {
                let row = &wide[(from + line) * width..(from + line + 1) * width];
                to.iter_mut().zip(row).for_each(|(pixel, value)| *pixel += weight * value);
            }
        }
        if view.blur > 0.0 {
            seen.blur(view.blur * width as f64);
        }
        if let Some((grown, level, whence)) = view.cover {
            seen.cover(grown, level, whence);
        }
        let (times, plus) = view.light;
        for pixel in &mut seen.pixels {
            // The sum of four even ones is near enough to a normal one; its deviation is the root of 1/3.
            let noise = (chance.unit() + chance.unit() + chance.unit() + chance.unit() - 2.0) / 0.577 * 1.5;
            *pixel = (f64::from(*pixel) * times + plus + noise).clamp(0.0, 255.0) as f32;
        }
        seen
    }

    /// A disc with a soft rim that grows from outside the picture until it covers it.
    fn cover(&mut self, grown: f64, level: f64, (along, down): (f64, f64)) {
        let (width, height) = (self.width as f64, self.height as f64);
        let centre = (width * (0.5 + 0.75 * along), height * (0.5 + 0.75 * down));
        let radius = grown * 2.2 * width.max(height) - 0.05 * width;
        let rim = 0.05 * width;
        for (place, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = ((place % self.width) as f64, (place / self.width) as f64);
            let apart = ((x - centre.0).powi(2) + (y - centre.1).powi(2)).sqrt();
            let share = ((radius - apart) / rim).clamp(0.0, 1.0);
            // Skin is lit from one side.
            let shade = if level > 100.0 {
                level + 25.0 * (x / width - 0.5) + 12.0 * (y / height - 0.5)
            } else {
                level
            };
            *pixel = (f64::from(*pixel) * (1.0 - share) + shade * share) as f32;
        }
    }

    /// Three means over boxes, which come near to a Gaussian of that deviation.
    fn blur(&mut self, deviation: f64) {
        let radius = ((deviation * deviation * 4.0 + 1.0).sqrt() / 2.0 - 0.5).round() as usize;
        if radius == 0 {
            return;
        }
        for _ in 0..3 {
            let width = self.width;
            for row in self.pixels.chunks_exact_mut(width) {
                box_mean(row, radius);
            }
            let mut column = vec![0.0; self.height];
            for x in 0..width {
                column.iter_mut().enumerate().for_each(|(y, to)| *to = self.pixels[y * width + x]);
                box_mean(&mut column, radius);
                column.iter().enumerate().for_each(|(y, from)| self.pixels[y * width + x] = *from);
            }
        }
    }
}

fn box_mean(line: &mut [f32], radius: usize) {
    let from = line.to_vec();
    let last = from.len() - 1;
    let at = |place: isize| f64::from(from[place.clamp(0, last as isize) as usize]);
    let reach = radius as isize;
    let mut sum: f64 = (-reach..=reach).map(at).sum();
    for (place, to) in line.iter_mut().enumerate() {
        *to = (sum / (2 * radius + 1) as f64) as f32;
        sum += at(place as isize + reach + 1) - at(place as isize - reach);
    }
}

/// The first of four pixels and what each counts at a place between them (Catmull and Rom).
fn taps(place: f64, size: usize) -> (usize, [f32; 4]) {
    let place = place.clamp(1.0, size as f64 - 3.001);
    let (whole, t) = (place.floor(), place.fract() as f32);
    let weights = [
        ((-t + 2.0) * t - 1.0) * t / 2.0,
        ((3.0 * t - 5.0) * t * t + 2.0) / 2.0,
        ((-3.0 * t + 4.0) * t + 1.0) * t / 2.0,
        (t - 1.0) * t * t / 2.0,
    ];
    (whole as usize - 1, weights)
}
