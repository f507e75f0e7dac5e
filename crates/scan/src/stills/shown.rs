//! A decoded picture as a player shows it: cropped, scaled down, coloured, turned. Integer arithmetic throughout.

use crate::media::picture::PlanarPicture;
use crate::media::{Luma, Plane};
use crate::observe::Crop;

/// A picture of red, green and blue bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rgb {
    pub(super) width_px: u32,
    pub(super) height_px: u32,
    pub(super) pixels: Vec<u8>,
}

/// The picture or a part of it as shown, its long side at most `max_side` pixels; never enlarged. `None` when the crop
/// lies outside the picture.
pub(super) fn shown(picture: &dyn PlanarPicture, crop: Option<Crop>, max_side: u32) -> Option<Rgb> {
    let luma = picture.luma();
    let part = Part::of(&luma, crop)?;
    let (width, height) = part.scaled_down(usize::try_from(max_side).ok()?);

    let whole = (luma.width(), luma.height());
    let y = average(&Samples::of_luma(&luma), &part, width, height);
    let colour = picture.chroma().map(|chroma| {
        let part = part.on((chroma.width, chroma.height), whole);
        let plane = |plane: Plane<'_>| {
            average(&Samples::of_plane(plane, chroma.width, chroma.height), &part, width, height)
        };
        (plane(chroma.cb), plane(chroma.cr))
    });

    let matrix = Matrix::of(picture.full_range(), picture.bt709());
    let (width_px, height_px) = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let orientation = picture.orientation();
    let (shown_width, shown_height) = orientation.shown_size(width_px, height_px);
    let mut pixels = vec![0; width * height * 3];
    for (index, y) in y.iter().enumerate() {
        let (cb, cr) = match &colour {
            Some((cb, cr)) => (cb.get(index).copied().unwrap_or(128), cr.get(index).copied().unwrap_or(128)),
            None => (128, 128),
        };
        let at = (i64::try_from(index % width).ok()?, i64::try_from(index / width).ok()?);
        let (to_x, to_y) = orientation.shown_point(at.0, at.1, width_px, height_px);
        let to = usize::try_from(to_y * i64::from(shown_width) + to_x).ok()? * 3;
        if let Some(pixel) = pixels.get_mut(to..to + 3) {
            pixel.copy_from_slice(&matrix.rgb(*y, cb, cr));
        }
    }
    Some(Rgb { width_px: shown_width, height_px: shown_height, pixels })
}

/// A rectangle of a plane, never empty, inside it.
struct Part {
    x: usize,
    y: usize,
    width: usize,
    height: usize,
}

impl Part {
    fn of(luma: &Luma<'_>, crop: Option<Crop>) -> Option<Self> {
        let Some(crop) = crop else {
            return Some(Self { x: 0, y: 0, width: luma.width(), height: luma.height() });
        };
        // To even edges, so that colour planes of half the size are cut at the same place.
        let range = |start: u32, length: u32, whole: usize| {
            let start = usize::try_from(start).ok()? / 2 * 2;
            let end = start.checked_add(usize::try_from(length).ok()?)?;
            let end = end.checked_next_multiple_of(2)?.min(whole);
            (length > 0 && start < end).then(|| (start, end - start))
        };
        let (x, width) = range(crop.x, crop.width, luma.width())?;
        let (y, height) = range(crop.y, crop.height, luma.height())?;
        Some(Self { x, y, width, height })
    }

    /// The same part on a plane of another size.
    fn on(&self, plane: (usize, usize), whole: (usize, usize)) -> Self {
        let range = |start: usize, length: usize, plane: usize, whole: usize| {
            let from = (start * plane / whole).min(plane.saturating_sub(1));
            let to = ((start + length) * plane).div_ceil(whole).clamp(from + 1, plane.max(1));
            (from, to - from)
        };
        let (x, width) = range(self.x, self.width, plane.0, whole.0);
        let (y, height) = range(self.y, self.height, plane.1, whole.1);
        Self { x, y, width, height }
    }

    fn scaled_down(&self, max_side: usize) -> (usize, usize) {
        let long = self.width.max(self.height);
        if long <= max_side {
            return (self.width, self.height);
        }
        let scaled = |side: usize| ((side * max_side + long / 2) / long).max(1);
        (scaled(self.width), scaled(self.height))
    }
}

/// One plane of bytes: rows of values `step` apart.
struct Samples<'a> {
    data: &'a [u8],
    width: usize,
    height: usize,
    stride: usize,
    step: usize,
}

impl<'a> Samples<'a> {
    fn of_luma(luma: &Luma<'a>) -> Self {
        let (width, height) = (luma.width(), luma.height());
        Self { data: luma.data(), width, height, stride: luma.stride(), step: 1 }
    }

    fn of_plane(plane: Plane<'a>, width: usize, height: usize) -> Self {
        Self { data: plane.data, width, height, stride: plane.stride, step: plane.step.max(1) }
    }

    /// Adds the values of a row from `x` on; as many as the data holds.
    fn row(&self, x: usize, y: usize, width: usize, line: &mut Vec<u8>) {
        let width = width.min(self.width.saturating_sub(x));
        let start =
            y.min(self.height).saturating_mul(self.stride).saturating_add(x.saturating_mul(self.step));
        let rest = self.data.get(start..).unwrap_or(&[]);
        if self.step == 1 {
            line.extend_from_slice(rest.get(..width).unwrap_or(rest));
        } else {
            line.extend(rest.iter().step_by(self.step).take(width));
        }
    }
}

/// Averages a part of a plane over areas into `width` by `height` values. Where the part is smaller, values repeat.
fn average(samples: &Samples<'_>, part: &Part, width: usize, height: usize) -> Vec<u8> {
    let columns = overlaps(part.width, width);
    // The weights of a target value add up to the size of the part in each direction.
    let area = (part.width as u64) * (part.height as u64);
    let mut averages = Vec::with_capacity(width * height);
    let mut line = Vec::with_capacity(part.width);
    let mut sums = vec![0_u64; part.width];
    for (first, weights) in overlaps(part.height, height) {
        sums.fill(0);
        for (offset, weight) in weights.iter().enumerate() {
            line.clear();
            samples.row(part.x, part.y + first + offset, part.width, &mut line);
            for (sum, value) in sums.iter_mut().zip(&line) {
                *sum += weight * u64::from(*value);
            }
        }
        averages.extend(columns.iter().map(|(first, weights)| {
            let sums = sums.get(*first..).unwrap_or(&[]);
            let sum: u64 = weights.iter().zip(sums).map(|(weight, sum)| weight * sum).sum();
            u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX)
        }));
    }
    averages
}

/// For each of `target` values the first of `source` values under it, and how much of each it covers, in units that add
/// up to `source`.
fn overlaps(source: usize, target: usize) -> Vec<(usize, Vec<u64>)> {
    (0..target)
        .map(|index| {
            let (start, end) = (index * source, (index + 1) * source);
            let first = start / target;
            let last = end.div_ceil(target);
            let weights = (first..last)
                .map(|value| (end.min((value + 1) * target) - start.max(value * target)) as u64)
                .collect();
            (first, weights)
        })
        .collect()
}

/// From brightness and colour difference to red, green and blue, in 1/65536.
struct Matrix {
    black: i32,
    y: i32,
    cr_to_r: i32,
    cb_to_g: i32,
    cr_to_g: i32,
    cb_to_b: i32,
}

impl Matrix {
    /// Coefficients follow from Kr and Kb of ITU-R BT.601 (0.299, 0.114) and BT.709 (0.2126, 0.0722); the narrow range
    /// stretches brightness by 255/219 and colour by 255/224.
    fn of(full_range: bool, bt709: bool) -> Self {
        let (black, y) = if full_range { (0, 65_536) } else { (16, 76_309) };
        let (cr_to_r, cb_to_g, cr_to_g, cb_to_b) = match (full_range, bt709) {
            (true, false) => (91_881, 22_553, 46_802, 116_130),
            (true, true) => (103_206, 12_276, 30_679, 121_609),
            (false, false) => (104_597, 25_675, 53_279, 132_201),
            (false, true) => (117_489, 13_975, 34_925, 138_438),
        };
        Self { black, y, cr_to_r, cb_to_g, cr_to_g, cb_to_b }
    }

    fn rgb(&self, y: u8, cb: u8, cr: u8) -> [u8; 3] {
        let y = (i32::from(y) - self.black) * self.y + 32_768;
        let (cb, cr) = (i32::from(cb) - 128, i32::from(cr) - 128);
        let byte = |value: i32| u8::try_from((value >> 16).clamp(0, 255)).unwrap_or(u8::MAX);
        [
            byte(y + cr * self.cr_to_r),
            byte(y - cb * self.cb_to_g - cr * self.cr_to_g),
            byte(y + cb * self.cb_to_b),
        ]
    }
}
