//! What stays: the wooden table, the cutting mat, and the small things that lie about.

#![expect(clippy::cast_possible_truncation, reason = "texture seeds: small numbers")]

use crate::chance::{Chance, fractal, noise1, noise2};
use crate::geometry::Camera;
use crate::picture::{Colour, Picture, mix, scale};

/// Paints the empty table as the camera sees it.
pub(crate) fn paint(camera: &Camera, seed: u64) -> Picture {
    let mut picture = Picture::new(camera.width, camera.height);
    let mut chance = Chance::new(seed, "table");
    let salt = chance.below(1 << 30);
    let planks = chance.between(95.0, 140.0);
    let tone = chance.between(0.9, 1.06);
    let (cx, cy) = camera.centre();
    let px = camera.scale_at(0.0);
    let roll = (chance.between(300.0, 320.0), chance.between(-120.0, -90.0));
    let pen = (chance.between(-330.0, -300.0), chance.between(-150.0, -120.0), chance.between(0.3, 1.2));
    let area = (0, camera.width, 0, camera.height);
    picture.each(area, |x, y, pixel| {
        // Four points per pixel: the grain is finer than a pixel.
        let mut sum = [0.0; 3];
        for (dx, dy) in [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)] {
            let (mx, my) = ((x + dx - cx) / px, (y + dy - cy) / px);
            let mut colour = scale(wood(mx, my, planks, salt), tone);
            colour = mat(colour, mx, my, salt);
            colour = tape_roll(colour, mx - roll.0, my - roll.1, salt);
            colour = marker(colour, mx - pen.0, my - pen.1, pen.2);
            for c in 0..3 {
                sum[c] += colour[c] * 0.25;
            }
        }
        // A lamp at the left above; the corners are darker.
        let (vx, vy) = ((x - cx) / cx, (y - cy) / cx);
        let lamp = 1.02 - 0.10 * (vx * 0.7 + vy * 0.5) - 0.13 * (vx * vx + vy * vy);
        *pixel = sum.map(|c| (c * lamp).clamp(0.0, 250.0));
    });
    picture
}

fn wood(x: f32, y: f32, planks: f32, salt: u32) -> Colour {
    let plank = (y / planks).floor();
    let own = salt.wrapping_add((plank as i32).cast_unsigned().wrapping_mul(7919));
    let across = y / planks - plank;
    let shade = noise1(plank * 3.7, salt) * 14.0;
    let bend = fractal(x / 170.0, y / 60.0, own, 3) * 16.0;
    let rings = ((y + bend) * 0.42 + fractal(x / 260.0, y / 14.0, own ^ 3, 3) * 5.0).sin() * 9.0;
    let grain = fractal(x / 34.0, y / 1.4, own ^ 5, 3) * 11.0;
    let pore = if noise2(x / 7.0, y / 0.8, own ^ 8) > 0.74 { -10.0 } else { 0.0 };
    let gap = if across < 0.012 { -46.0 } else { 0.0 };
    let knot = {
        let (kx, ky) = (x - noise1(plank, own) * 260.0, (across - 0.5) * planks);
        let r = (kx * 0.55).hypot(ky);
        if r < 16.0 { -(16.0 - r) * 2.6 + (r * 1.7).sin() * 6.0 } else { 0.0 }
    };
    let value = shade + rings + grain + pore + gap + knot;
    [176.0 + value, 138.0 + value * 0.86, 98.0 + value * 0.66]
}

/// A grey-green cutting mat with a printed grid.
fn mat(under: Colour, x: f32, y: f32, salt: u32) -> Colour {
    let (left, right, top, bottom) = (-262.0, 262.0, -168.0, 168.0);
    let inside = (x - left).min(right - x).min(y - top).min(bottom - y);
    if inside < -6.0 {
        return under;
    }
    if inside < 0.0 {
        return scale(under, 0.84 + 0.16 * (-inside / 6.0));
    }
    let worn = fractal(x / 40.0, y / 40.0, salt ^ 21, 3) * 9.0 + noise2(x / 1.6, y / 1.6, salt ^ 22) * 3.0;
    let scratch = {
        let line = noise2(x / 90.0 + y / 14.0, y / 120.0, salt ^ 23);
        if (line - 0.35).abs() < 0.008 { 20.0 } else { 0.0 }
    };
    let mut colour = [62.0 + worn + scratch, 92.0 + worn + scratch, 86.0 + worn + scratch];
    let line = |value: f32, step: f32, width: f32| {
        (value.rem_euclid(step) - step / 2.0).abs() > (step - width) / 2.0
    };
    if line(x, 50.0, 0.9) || line(y, 50.0, 0.9) {
        colour = mix(colour, [186.0, 200.0, 178.0], 0.6);
    } else if line(x, 10.0, 0.45) || line(y, 10.0, 0.45) {
        colour = mix(colour, [140.0, 164.0, 146.0], 0.35);
    }
    if inside < 2.0 {
        colour = mix(colour, [186.0, 200.0, 178.0], 0.5);
    }
    colour
}

fn tape_roll(under: Colour, x: f32, y: f32, salt: u32) -> Colour {
    let shadow = (x - 9.0).hypot(y - 11.0);
    let mut colour = under;
    if shadow < 52.0 && shadow > 30.0 {
        colour = scale(colour, 0.72);
    }
    let r = x.hypot(y);
    if (34.0..48.0).contains(&r) {
        let layer = noise1(r * 2.3, salt ^ 91) * 10.0;
        let glint = (y.atan2(x) + 2.2).cos().max(0.0).powi(6) * 46.0;
        colour = [196.0 + layer + glint, 152.0 + layer + glint, 84.0 + layer + glint];
    } else if (31.0..34.0).contains(&r) {
        colour = [150.0, 124.0, 92.0];
    }
    colour
}

fn marker(under: Colour, x: f32, y: f32, turn: f32) -> Colour {
    let (sin, cos) = turn.sin_cos();
    let (along, across) = (cos * x + sin * y, cos * y - sin * x);
    if (-60.0..70.0).contains(&(along - 4.0)) && (across - 5.0).abs() < 7.0 && across > 6.0 {
        return scale(under, 0.7);
    }
    if (-60.0..70.0).contains(&along) && across.abs() < 6.5 {
        let round = 1.0 - (across / 6.5 + 0.35).powi(2) * 0.5;
        let body: Colour = if along > 36.0 { [32.0, 34.0, 40.0] } else { [196.0, 48.0, 44.0] };
        return scale(body, 0.45 + 0.6 * round);
    }
    under
}
