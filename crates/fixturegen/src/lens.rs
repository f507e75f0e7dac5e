//! What happens to the camera: it is pushed or zoomed, something lies before the lens, the light goes out.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel arithmetic: values are clamped before they become integers"
)]

use crate::error::Error;
use crate::recipe::Tamper;

/// Every picture of a take whose camera is pushed is seen a little larger, so that there is something beyond its edges.
const MARGIN: f32 = 1.1;

/// A hand comes before the lens and goes away in so many seconds each.
const HAND_S: f32 = 0.2;

/// One plane of a picture.
struct Plane<'a> {
    pixels: &'a mut [u8],
    width: usize,
    height: usize,
}

/// Whether the tamper happens before the lens; then nothing is cut, and each frame is changed by [`through`].
pub(crate) fn is_of(tamper: &Tamper) -> bool {
    matches!(tamper, Tamper::Push { .. } | Tamper::Cover { .. } | Tamper::LightOff { .. })
}

/// What a frame of 8 bits becomes that is shown so many seconds after the tamper begins.
pub(crate) fn through(
    mut frame: Vec<u8>,
    (width, height): (usize, usize),
    bits: u32,
    tamper: &Tamper,
    since_s: f32,
) -> Result<Vec<u8>, Error> {
    if bits != 8 {
        return Err(Error::Recipe("what happens before the lens needs 8 bits".to_owned()));
    }
    let (luma, chroma) = frame.split_at_mut(width * height);
    let (cb, cr) = chroma.split_at_mut(chroma.len() / 2);
    let planes = [
        (Plane { pixels: luma, width, height }, 1.0, 0),
        (Plane { pixels: cb, width: width / 2, height: height / 2 }, 0.5, 1),
        (Plane { pixels: cr, width: width / 2, height: height / 2 }, 0.5, 2),
    ];
    for (mut plane, scale, kind) in planes {
        match tamper {
            Tamper::Push { seconds, x_px, y_px, zoom, .. } => {
                let share = (since_s / *seconds as f32).clamp(0.0, 1.0);
                let zoom = MARGIN * (1.0 + (zoom - 1.0) * share);
                plane.window(zoom, (x_px * share * scale, y_px * share * scale));
            }
            Tamper::Cover { seconds, .. } => {
                let share = (since_s / HAND_S).min((*seconds as f32 - since_s) / HAND_S).clamp(0.0, 1.0);
                plane.cover(share, [135.0, 112.0, 146.0][kind]);
            }
            Tamper::LightOff { seconds, .. } if (0.0..*seconds as f32).contains(&since_s) => {
                let black = if kind == 0 { 16.0 } else { 128.0 };
                for pixel in plane.pixels {
                    *pixel = (black + 0.07 * (f32::from(*pixel) - black)).round() as u8;
                }
            }
            _ => {}
        }
    }
    Ok(frame)
}

impl Plane<'_> {
    /// The middle of the plane so many times larger, seen from further right and down.
    fn window(&mut self, zoom: f32, (right, down): (f32, f32)) {
        let from = self.pixels.to_vec();
        let (w, h) = (self.width as f32, self.height as f32);
        let at =
            |x: usize, y: usize| f32::from(from[y.min(self.height - 1) * self.width + x.min(self.width - 1)]);
        for (place, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = ((place % self.width) as f32, (place / self.width) as f32);
            let x = ((x - w / 2.0) / zoom + w / 2.0 + right).clamp(0.0, w - 1.0);
            let y = ((y - h / 2.0) / zoom + h / 2.0 + down).clamp(0.0, h - 1.0);
            let (left, top) = (x as usize, y as usize);
            let (rx, ry) = (x - left as f32, y - top as f32);
            let upper = at(left, top) * (1.0 - rx) + at(left + 1, top) * rx;
            let lower = at(left, top + 1) * (1.0 - rx) + at(left + 1, top + 1) * rx;
            *pixel = (upper * (1.0 - ry) + lower * ry).round() as u8;
        }
    }

    /// A hand that comes from the left with a soft edge, lit from the right.
    fn cover(&mut self, share: f32, level: f32) {
        let width = self.width as f32;
        let edge = share * 1.2 * width;
        for (place, pixel) in self.pixels.iter_mut().enumerate() {
            let x = (place % self.width) as f32;
            let there = ((edge - x) / (0.2 * width)).clamp(0.0, 1.0);
            let lit = level + 12.0 * (x / width - 0.5);
            *pixel = (f32::from(*pixel) * (1.0 - there) + lit * there).round() as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Vec<u8> {
        let luma = (0..64 * 32).map(|place| ((place % 64) * 3) as u8);
        luma.chain(std::iter::repeat_n(128, 64 * 16)).collect()
    }

    #[test]
    fn a_push_moves_the_picture_and_stays() {
        let push = Tamper::Push { at_s: 1.0, seconds: 0.1, x_px: 2.0, y_px: 0.0, zoom: 1.0 };
        let seen = |since: f32| through(frame(), (64, 32), 8, &push, since).unwrap();
        assert_eq!(seen(-1.0), seen(-0.5));
        assert_eq!(seen(0.1), seen(3.0));
        assert_eq!(seen(3.0)[32] - seen(-1.0)[32], 6);
    }

    #[test]
    fn a_hand_and_a_lamp_come_and_go() {
        let cover = Tamper::Cover { at_s: 1.0, seconds: 1.0 };
        let light = Tamper::LightOff { at_s: 1.0, seconds: 1.0 };
        for tamper in [cover, light] {
            let seen = |since: f32| through(frame(), (64, 32), 8, &tamper, since).unwrap();
            assert_eq!(seen(-0.1), frame());
            assert_eq!(seen(1.1), frame());
            let spread =
                seen(0.5)[..64 * 32].iter().max().unwrap() - seen(0.5)[..64 * 32].iter().min().unwrap();
            assert!(spread < 16, "{spread}");
            assert!(through(frame(), (64, 32), 10, &tamper, 0.5).is_err());
        }
    }
}
