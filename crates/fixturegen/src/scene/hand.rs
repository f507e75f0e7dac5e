//! Hands and forearms: capsules that melt into each other, shaded as round things.

#![expect(clippy::cast_possible_truncation, reason = "texture seeds: the low bits are enough")]

use crate::chance::{fractal, noise2};
use crate::geometry::{Camera, V3, v3};
use crate::picture::{Area, Colour, Picture, mix, scale};

use super::story::HandNow;

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Skin,
    Nail,
    Sleeve,
    Cutter,
}

/// A line with a radius at each end, in pixels.
#[derive(Clone, Copy)]
struct Capsule {
    ax: f32,
    ay: f32,
    ra: f32,
    dx: f32,
    dy: f32,
    rb: f32,
    inverse: f32,
    kind: Kind,
}

impl Capsule {
    /// Distance to the surface (negative inside) and the direction away from the axis, in radii.
    fn distance(&self, x: f32, y: f32) -> (f32, f32, f32) {
        let (px, py) = (x - self.ax, y - self.ay);
        let t = ((px * self.dx + py * self.dy) * self.inverse).clamp(0.0, 1.0);
        let (qx, qy) = (px - self.dx * t, py - self.dy * t);
        let radius = self.ra + (self.rb - self.ra) * t;
        ((qx * qx + qy * qy).sqrt() - radius, qx / radius, qy / radius)
    }
}

/// A hand ready to be painted.
pub(crate) struct Hand {
    capsules: Vec<Capsule>,
    thumb: usize,
    scale: f32,
    origin: (f32, f32),
    turn: f32,
    seed: u32,
    sleeve: Colour,
    reach: (f32, f32, f32, f32),
}

/// Which parts of a hand are painted.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Parts {
    All,
    /// The thumb alone, when the rest is behind the thing held.
    Thumb,
    /// The cutter alone, lying where the hand left it.
    Cutter,
}

const SKIN: Colour = [219.0, 168.0, 138.0];
const SLEEVES: [Colour; 3] = [[44.0, 56.0, 84.0], [92.0, 96.0, 98.0], [120.0, 52.0, 48.0]];

impl Hand {
    /// `which` is 0 for the left hand, 1 for the right hand; `elbow` is where the arm comes from.
    pub(crate) fn pose(camera: &Camera, which: usize, now: &HandNow, elbow: V3, seed: u64) -> Option<Self> {
        let origin = camera.project(now.at)?;
        let px = camera.scale_at(now.at.z);
        let side = if which == 0 { 1.0 } else { -1.0 };
        let arm_angle = (now.at.y - elbow.y).atan2(now.at.x - elbow.x);
        let turn = arm_angle + now.bend;
        let (sin, cos) = turn.sin_cos();
        // Hand axes: x towards the fingers, y towards the thumb of a left hand seen from above.
        let place = |x: f32, y: f32| {
            let y = y * side;
            (origin.0 + px * (cos * x - sin * y), origin.1 + px * (sin * x + cos * y))
        };
        let capsule = |a: (f32, f32), ra: f32, b: (f32, f32), rb: f32, kind: Kind| {
            let (dx, dy) = (b.0 - a.0, b.1 - a.1);
            let inverse = 1.0 / (dx * dx + dy * dy).max(1e-6);
            Capsule { ax: a.0, ay: a.1, ra: ra * px, dx, dy, rb: rb * px, inverse, kind }
        };
        let mut capsules = Vec::with_capacity(24);
        // Thumb first, so that it can be painted alone.
        let bent = now.curl;
        let root = (-34.0, 26.0);
        let knee = (-4.0 + 6.0 * bent, 52.0 - 8.0 * bent);
        let tip = (26.0 - 4.0 * bent, 60.0 - 22.0 * bent + 30.0 * now.wiggle[0]);
        capsules.push(capsule(place(root.0, root.1), 15.0, place(knee.0, knee.1), 12.0, Kind::Skin));
        capsules.push(capsule(place(knee.0, knee.1), 11.5, place(tip.0, tip.1), 9.5, Kind::Skin));
        capsules.push(nail(place, capsule, knee, tip, 9.5));
        let thumb = capsules.len();

        let fingers: [(f32, f32, f32); 4] =
            [(27.0, 66.0, 0.16), (9.0, 76.0, 0.04), (-9.0, 72.0, -0.06), (-26.0, 56.0, -0.2)];
        for ((y, length, spread), wiggle) in fingers.into_iter().zip([1, 2, 3, 4]) {
            let knuckle = (38.0 - y.abs() * 0.16, y);
            capsules.push(capsule(
                place(-42.0, y * 0.55),
                16.0,
                place(knuckle.0, knuckle.1),
                12.5,
                Kind::Skin,
            ));
            let bend = (bent + now.wiggle[wiggle]).clamp(0.0, 1.0);
            // A bent finger looks shorter from above.
            let (first, second) = (length * 0.52 * (1.0 - 0.35 * bend), length * 0.48 * (1.0 - 0.75 * bend));
            let angle: f32 = spread * (1.0 - 0.5 * bend);
            let middle = (knuckle.0 + first * angle.cos(), knuckle.1 + first * angle.sin());
            let end = (middle.0 + second * (angle * 0.6).cos(), middle.1 + second * (angle * 0.6).sin());
            capsules.push(capsule(
                place(knuckle.0, knuckle.1),
                11.0,
                place(middle.0, middle.1),
                9.6,
                Kind::Skin,
            ));
            capsules.push(capsule(place(middle.0, middle.1), 9.4, place(end.0, end.1), 8.2, Kind::Skin));
            if bend < 0.7 {
                capsules.push(nail(place, capsule, middle, end, 8.2));
            }
        }
        let wrist = place(-50.0, 0.0);
        // The forearm runs to the elbow whatever the hand does; widths grow with nearness to the lens.
        let away = {
            let (dx, dy) = (elbow.x - now.at.x, elbow.y - now.at.y);
            let length = dx.hypot(dy).max(1.0);
            move |mm: f32| (wrist.0 + dx / length * mm * px, wrist.1 + dy / length * mm * px)
        };
        capsules.push(capsule(wrist, 26.0, away(85.0), 31.0, Kind::Skin));
        capsules.push(capsule(away(78.0), 41.0, away(520.0), 58.0, Kind::Sleeve));
        if now.cutter {
            capsules.push(capsule(place(30.0, 34.0), 7.0, place(112.0, 4.0), 6.0, Kind::Cutter));
        }
        let reach = capsules.iter().fold((f32::MAX, f32::MIN, f32::MAX, f32::MIN), |r, c| {
            let radius = c.ra.max(c.rb) + 2.0;
            (
                r.0.min(c.ax.min(c.ax + c.dx) - radius),
                r.1.max(c.ax.max(c.ax + c.dx) + radius),
                r.2.min(c.ay.min(c.ay + c.dy) - radius),
                r.3.max(c.ay.max(c.ay + c.dy) + radius),
            )
        });
        Some(Self {
            capsules,
            thumb,
            scale: px,
            origin,
            turn,
            seed: seed as u32 ^ (which as u32 * 977),
            sleeve: SLEEVES[seed as usize % SLEEVES.len()],
            reach,
        })
    }

    fn part(&self, parts: Parts) -> &[Capsule] {
        match parts {
            Parts::All => &self.capsules,
            Parts::Thumb => self.capsules.get(..self.thumb).unwrap_or_default(),
            Parts::Cutter => self.capsules.last().map(std::slice::from_ref).unwrap_or_default(),
        }
    }

    /// The part of the picture that the hand and its shadow `drop` mm below may touch: left, right, top, bottom.
    pub(crate) fn extent(&self, drop: f32) -> (f32, f32, f32, f32) {
        let far = (5.0 + 0.66 * drop) * self.scale;
        let (l, r, t, b) = self.reach;
        (l - far, r + far, t - far, b + far)
    }

    /// The soft shadow on what lies `drop` mm below.
    pub(crate) fn shadow(&self, picture: &mut Picture, drop: f32) {
        let (sx, sy) = (0.30 * drop * self.scale, 0.36 * drop * self.scale);
        let soft = (5.0 + 0.28 * drop) * self.scale;
        let (l, r, t, b) = self.reach;
        let area = picture.clip(l + sx - soft, r + sx + soft, t + sy - soft, b + sy + soft);
        let strength = 0.42 / (1.0 + drop / 160.0);
        let solid: Vec<Capsule> = self.capsules.iter().copied().filter(|c| c.kind != Kind::Nail).collect();
        for tile in tiles(area) {
            let near = near(&solid, tile, soft, (sx, sy));
            if near.is_empty() {
                continue;
            }
            picture.each(tile, |x, y, pixel| {
                let nearest = near.iter().map(|c| c.distance(x - sx, y - sy).0).fold(f32::MAX, f32::min);
                let dark = (0.5 - nearest / (2.0 * soft)).clamp(0.0, 1.0);
                if dark > 0.0 {
                    *pixel = scale(*pixel, 1.0 - strength * dark * dark * (3.0 - 2.0 * dark));
                }
            });
        }
    }

    pub(crate) fn paint(&self, picture: &mut Picture, parts: Parts) {
        let (l, r, t, b) = self.reach;
        let area = picture.clip(l, r, t, b);
        let melt = 4.0 * self.scale;
        for tile in tiles(area) {
            let near = near(self.part(parts), tile, 4.0 * melt, (0.0, 0.0));
            if !near.is_empty() {
                self.paint_tile(picture, tile, &near, melt);
            }
        }
    }

    fn paint_tile(&self, picture: &mut Picture, tile: Area, capsules: &[Capsule], melt: f32) {
        let (sin, cos) = self.turn.sin_cos();
        picture.each(tile, |x, y, pixel| {
            let mut weight = 0.0;
            let (mut nx, mut ny) = (0.0, 0.0);
            let (mut best, mut kind) = (f32::MAX, Kind::Skin);
            let mut over: Option<(f32, f32, f32, Kind)> = None;
            for capsule in capsules {
                let (distance, qx, qy) = capsule.distance(x, y);
                match capsule.kind {
                    Kind::Skin => {
                        if distance < 4.0 * melt {
                            // About exp(-distance / melt), without its cost.
                            let root = 1.0 - distance / (8.0 * melt);
                            let w = root.powi(8);
                            weight += w;
                            nx += w * qx;
                            ny += w * qy;
                        }
                        if distance < best {
                            (best, kind) = (distance, Kind::Skin);
                        }
                    }
                    other => {
                        if distance < 0.5 {
                            over = Some((distance, qx, qy, other));
                        }
                    }
                }
            }
            // Skin surface: the smooth union of its capsules.
            let skin = if weight > 0.0 { 8.0 * melt * (1.0 - weight.sqrt().sqrt().sqrt()) } else { best };
            let (px, py) = ((x - self.origin.0) / self.scale, (y - self.origin.1) / self.scale);
            let (hx, hy) = (cos * px + sin * py, cos * py - sin * px);
            let cover = (0.5 - skin).clamp(0.0, 1.0);
            if cover > 0.0 && kind == Kind::Skin {
                let (ax, ay) = (nx / weight.max(1e-9), ny / weight.max(1e-9));
                *pixel = mix(*pixel, self.skin(ax, ay, hx, hy), cover);
            }
            if let Some((distance, qx, qy, kind)) = over {
                let cover = (0.5 - distance).clamp(0.0, 1.0);
                let round = light(qx, qy);
                let colour = match kind {
                    Kind::Nail => mix(*pixel, [240.0, 205.0, 190.0], 0.55),
                    Kind::Cutter => {
                        let grip: Colour =
                            if hx > 84.0 { [176.0, 180.0, 186.0] } else { [224.0, 170.0, 28.0] };
                        scale(grip, 0.5 + 0.6 * round)
                    }
                    Kind::Sleeve | Kind::Skin => self.sleeve(qx, qy, hx, hy),
                };
                *pixel = mix(*pixel, colour, cover);
            }
        });
    }

    fn skin(&self, qx: f32, qy: f32, hx: f32, hy: f32) -> Colour {
        let round = light(qx, qy);
        let blotch = fractal(hx / 14.0, hy / 14.0, self.seed, 2) * 0.06;
        let pore = noise2(hx / 1.3, hy / 1.3, self.seed ^ 9) * 0.018;
        // Creases over the joints run across the fingers.
        let crease =
            if hx > 30.0 { (noise2(hx / 2.1, hy / 19.0, self.seed ^ 4) - 0.45).max(0.0) * 0.10 } else { 0.0 };
        let edge = (qx.hypot(qy)).min(1.0);
        let base = mix(SKIN, [196.0, 118.0, 96.0], 0.35 * edge * edge);
        scale(base, (0.52 + 0.56 * round) * (1.0 + blotch + pore - crease))
    }

    fn sleeve(&self, qx: f32, qy: f32, hx: f32, hy: f32) -> Colour {
        let base = self.sleeve;
        let fold = fractal(hx / 26.0, hy / 46.0, self.seed ^ 33, 2) * 0.28;
        let weave = noise2(hx / 0.9, hy / 0.9, self.seed ^ 6) * 0.07;
        let cuff = if hx > -142.0 { 0.86 } else { 1.0 };
        scale(base, (0.55 + 0.6 * light(qx, qy)) * (1.0 + fold + weave) * cuff)
    }
}

/// An area in small squares, so that only the capsules near a square are looked at in it.
fn tiles((x0, x1, y0, y1): Area) -> impl Iterator<Item = Area> {
    (y0..y1).step_by(TILE).flat_map(move |y| {
        (x0..x1).step_by(TILE).map(move |x| (x, (x + TILE).min(x1), y, (y + TILE).min(y1)))
    })
}

const TILE: usize = 16;

fn near(capsules: &[Capsule], tile: Area, margin: f32, shift: (f32, f32)) -> Vec<Capsule> {
    let half = TILE as f32 / 2.0;
    let (x, y) = (tile.0 as f32 + half - shift.0, tile.2 as f32 + half - shift.1);
    capsules.iter().copied().filter(|c| c.distance(x, y).0 < margin + half * 1.5).collect()
}

fn nail(
    place: impl Fn(f32, f32) -> (f32, f32),
    capsule: impl Fn((f32, f32), f32, (f32, f32), f32, Kind) -> Capsule,
    from: (f32, f32),
    tip: (f32, f32),
    radius: f32,
) -> Capsule {
    let (dx, dy) = (tip.0 - from.0, tip.1 - from.1);
    let length = dx.hypot(dy).max(1.0);
    let at = |mm: f32| place(tip.0 + dx / length * mm, tip.1 + dy / length * mm);
    capsule(at(-1.5), radius * 0.5, at(3.2), radius * 0.52, Kind::Nail)
}

/// Light on a round thing whose surface leans by (qx, qy) radii.
fn light(qx: f32, qy: f32) -> f32 {
    let flat = (qx * qx + qy * qy).min(1.0);
    let normal = v3(qx, qy, (1.0 - flat).sqrt());
    normal.dot(v3(-0.42, -0.5, 0.757)).max(0.0)
}
