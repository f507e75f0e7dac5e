//! The carton, its flaps and the things in it: sizes, surfaces and how they are drawn.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "seeds and texture sizes: small numbers"
)]

use std::f32::consts::PI;

use crate::chance::{fractal, noise2};
use crate::font;
use crate::geometry::{Camera, Pose, V3, v3};
use crate::label::{self, Label};
use crate::picture::{Colour, Picture, Texture, mix, scale};

/// Length of the carton along the seam, mm.
pub(crate) const CARTON_LENGTH: f32 = 220.0;
/// Width of the carton across the seam, mm.
pub(crate) const CARTON_WIDTH: f32 = 180.0;
/// Height of the carton, mm.
pub(crate) const CARTON_HEIGHT: f32 = 90.0;
/// Depth of a flap: two meet in the middle.
pub(crate) const FLAP: f32 = 90.0;
/// Middle of the label on the closed carton, mm from the middle of its top.
pub(crate) const LABEL_CENTRE: V3 = v3(2.0, 46.0, 0.0);

const KRAFT: Colour = [186.0, 148.0, 104.0];
const INSIDE: Colour = [168.0, 134.0, 96.0];
const TAPE: Colour = [170.0, 124.0, 66.0];

/// A point of a flap (0 far, 1 near): `along` the hinge, `out` from it, opened by `angle`; in carton axes, top middle.
pub(crate) fn flap_point(which: usize, along: f32, out: f32, angle: f32) -> V3 {
    let side = if which == 0 { 1.0 } else { -1.0 };
    v3(along, side * (out * angle.cos() - CARTON_WIDTH / 2.0), out * angle.sin())
}

/// A point of the label, mm from its left top corner, in carton axes (flap closed).
pub(crate) fn label_point(x: f32, y: f32) -> V3 {
    LABEL_CENTRE + v3(-(y - label::HEIGHT_MM / 2.0), x - label::WIDTH_MM / 2.0, 0.0)
}

/// Surfaces, painted once for a scene.
pub(crate) struct Surfaces {
    flaps: [Texture; 2],
    inner: Texture,
    paper: Texture,
    side: Texture,
    items: Vec<Texture>,
    /// None on a parcel without one.
    label: Option<Label>,
}

impl Surfaces {
    pub(crate) fn paint(seed: u64, label: Option<Label>) -> Self {
        let salt = seed as u32;
        let dense = 5.0;
        let board = move |x: f32, y: f32, salt: u32, base: Colour| {
            let fibre = fractal(x / 9.0, y / 1.6, salt, 3) * 9.0;
            let cloud = fractal(x / 45.0, y / 40.0, salt ^ 77, 3) * 12.0;
            let speck = if noise2(x * 1.7, y * 1.7, salt ^ 5) > 0.86 { -22.0 } else { 0.0 };
            let flute = (y * 2.0 * PI / 7.0).sin() * 1.8;
            base.map(|c| c + fibre + cloud + speck + flute)
        };
        let flap = |which: u32| {
            Texture::paint((CARTON_LENGTH * dense) as usize, (FLAP * dense) as usize, |px, py| {
                // v runs from the hinge to the free edge.
                let (x, y) = (px as f32 / dense, py as f32 / dense);
                let mut colour = board(x, y, salt ^ which.wrapping_mul(31), KRAFT);
                let taped = y - (FLAP - 24.0);
                if taped > 0.0 {
                    let wrinkle = fractal(x / 6.0, y / 14.0, salt ^ 901 ^ which, 3);
                    let shine = if wrinkle > 0.32 { 34.0 } else { 8.0 * wrinkle };
                    colour = mix(colour, TAPE.map(|c| c + shine), 0.75);
                    if taped < 0.7 {
                        colour = scale(colour, 0.86);
                    }
                }
                if which == 0 {
                    colour = print_on(colour, "THIS SIDE UP", x, y, (34.0, 18.0), 1.3);
                    colour = print_on(colour, "HANDLE WITH CARE", x, y, (96.0, 42.0), 0.9);
                }
                colour
            })
        };
        let rough = |x: f32, y: f32, salt: u32| {
            let ridge = |scale: f32, salt: u32| 1.0 - fractal(x / scale, y / scale, salt, 2).abs() * 2.4;
            ridge(23.0, salt) * 0.6 + ridge(9.0, salt ^ 3) * 0.4
        };
        Self {
            flaps: [flap(0), flap(1)],
            inner: Texture::paint(660, 270, |x, y| board(x as f32 / 3.0, y as f32 / 3.0, salt ^ 400, INSIDE)),
            paper: Texture::paint(660, 540, |x, y| {
                let (x, y) = (x as f32 / 3.0, y as f32 / 3.0);
                scale([214.0, 204.0, 186.0], 0.62 + 0.34 * rough(x, y, salt ^ 71))
            }),
            side: Texture::paint(660, 270, |x, y| board(x as f32 / 3.0, y as f32 / 3.0, salt ^ 500, KRAFT)),
            items: (0..3).map(|which| item_texture(which, salt)).collect(),
            label,
        }
    }

    /// The carton with what is in it. `flaps` and `cut` as the story gives them.
    pub(crate) fn carton(
        &self,
        picture: &mut Picture,
        camera: &Camera,
        pose: &Pose,
        flaps: [f32; 2],
        cut: f32,
        inside: impl FnOnce(&mut Picture),
    ) {
        let (l, w, h) = (CARTON_LENGTH / 2.0, CARTON_WIDTH / 2.0, CARTON_HEIGHT);
        for (corner, along, outward) in [
            (v3(-l, w, 0.0), v3(2.0 * l, 0.0, 0.0), v3(0.0, 1.0, 0.0)),
            (v3(l, -w, 0.0), v3(-2.0 * l, 0.0, 0.0), v3(0.0, -1.0, 0.0)),
            (v3(l, w, 0.0), v3(0.0, -2.0 * w, 0.0), v3(1.0, 0.0, 0.0)),
            (v3(-l, -w, 0.0), v3(0.0, 2.0 * w, 0.0), v3(-1.0, 0.0, 0.0)),
        ] {
            let (origin, normal) = (pose.place(corner), pose.turn(outward));
            if camera.faces(origin, normal) {
                let light = 0.52 + 0.3 * lit(normal);
                picture.quad(
                    camera,
                    origin,
                    pose.turn(along),
                    pose.turn(v3(0.0, 0.0, -h)),
                    |u, v, du, dv| (scale(self.side.sample(u, v, du, dv), light * (1.0 - 0.25 * v)), 1.0),
                );
            }
        }
        if flaps.iter().any(|angle| *angle > 0.01) {
            self.inside(picture, camera, pose);
            inside(picture);
        }
        for which in [0, 1] {
            self.flap(picture, camera, pose, which, flaps[which]);
        }
        if cut > 0.0 && flaps.iter().all(|angle| *angle < 0.3) {
            let length = CARTON_LENGTH * cut;
            picture.quad(
                camera,
                pose.place(v3(-l, -0.9, 0.2)),
                pose.turn(v3(length, 0.0, 0.0)),
                pose.turn(v3(0.0, 1.8, 0.0)),
                |_, _, _, _| ([58.0, 42.0, 28.0], 0.85),
            );
        }
    }

    fn inside(&self, picture: &mut Picture, camera: &Camera, pose: &Pose) {
        let (l, w, h) = (CARTON_LENGTH / 2.0, CARTON_WIDTH / 2.0, CARTON_HEIGHT);
        picture.quad(
            camera,
            pose.place(v3(-l, -w, 4.0 - h)),
            pose.turn(v3(2.0 * l, 0.0, 0.0)),
            pose.turn(v3(0.0, 2.0 * w, 0.0)),
            |u, v, du, dv| {
                let rim = u.min(1.0 - u).min(v).min(1.0 - v);
                (scale(self.paper.sample(u, v, du, dv), 0.62 + 0.3 * (rim * 5.0).min(1.0)), 1.0)
            },
        );
        for (corner, along, inward) in [
            (v3(-l, -w, 0.0), v3(2.0 * l, 0.0, 0.0), v3(0.0, 1.0, 0.0)),
            (v3(l, w, 0.0), v3(-2.0 * l, 0.0, 0.0), v3(0.0, -1.0, 0.0)),
            (v3(-l, w, 0.0), v3(0.0, -2.0 * w, 0.0), v3(1.0, 0.0, 0.0)),
            (v3(l, -w, 0.0), v3(0.0, 2.0 * w, 0.0), v3(-1.0, 0.0, 0.0)),
        ] {
            let light = 0.58 + 0.25 * lit(pose.turn(inward));
            picture.quad(
                camera,
                pose.place(corner),
                pose.turn(along),
                pose.turn(v3(0.0, 0.0, 4.0 - h)),
                |u, v, du, dv| (scale(self.inner.sample(u, v, du, dv), light * (1.0 - 0.42 * v)), 1.0),
            );
        }
    }

    fn flap(&self, picture: &mut Picture, camera: &Camera, pose: &Pose, which: usize, angle: f32) {
        let l = CARTON_LENGTH / 2.0;
        let hinge = flap_point(which, -l, 0.0, angle);
        let down = flap_point(which, -l, FLAP, angle) - hinge;
        let (origin, along, down) = (pose.place(hinge), pose.turn(v3(2.0 * l, 0.0, 0.0)), pose.turn(down));
        let mut normal = along.cross(down).unit();
        if which == 1 {
            normal = normal * -1.0;
        }
        let outer = camera.faces(origin + down * 0.5, normal);
        let facing = if outer { normal } else { normal * -1.0 };
        let light = 0.72 + 0.28 * lit(facing);
        let texture = if outer { &self.flaps[which] } else { &self.inner };
        picture.quad(camera, origin, along, down, |u, v, du, dv| {
            let edge = if v > 0.985 { 0.8 } else { 1.0 };
            (scale(texture.sample(u, v, du, dv), light * edge), 1.0)
        });
        if let Some(printed) = self.label.as_ref().filter(|_| which == 1 && outer) {
            let at = |x: f32, y: f32| {
                let p = label_point(x, y);
                pose.place(flap_point(1, p.x, CARTON_WIDTH / 2.0 - p.y, angle))
            };
            let corner = at(0.0, 0.0);
            let (across, downward) = (at(label::WIDTH_MM, 0.0) - corner, at(0.0, label::HEIGHT_MM) - corner);
            picture.quad(camera, corner, across, downward, |u, v, du, dv| {
                let shade = if u.min(1.0 - u) < 0.004 || v.min(1.0 - v) < 0.003 { 0.9 } else { 1.0 };
                (scale(printed.texture.sample(u, v, du, dv), light * shade), 1.0)
            });
        }
    }

    /// One of the things in the carton.
    pub(crate) fn item(&self, picture: &mut Picture, camera: &Camera, which: usize, pose: &Pose, size: V3) {
        let (x, y, z) = (size.x / 2.0, size.y / 2.0, size.z);
        let Some(texture) = self.items.get(which) else { return };
        let body = ITEM_BODIES[which % ITEM_BODIES.len()];
        for (corner, along, outward) in [
            (v3(-x, y, 0.0), v3(2.0 * x, 0.0, 0.0), v3(0.0, 1.0, 0.0)),
            (v3(x, -y, 0.0), v3(-2.0 * x, 0.0, 0.0), v3(0.0, -1.0, 0.0)),
            (v3(x, y, 0.0), v3(0.0, -2.0 * y, 0.0), v3(1.0, 0.0, 0.0)),
            (v3(-x, -y, 0.0), v3(0.0, 2.0 * y, 0.0), v3(-1.0, 0.0, 0.0)),
        ] {
            let (origin, normal) = (pose.place(corner), pose.turn(outward));
            if camera.faces(origin, normal) {
                let light = 0.5 + 0.35 * lit(normal);
                picture.quad(camera, origin, pose.turn(along), pose.turn(v3(0.0, 0.0, -z)), |u, v, _, _| {
                    let stripe = if (v - 0.3).abs() < 0.12 && (u - 0.5).abs() < 0.42 { 1.25 } else { 1.0 };
                    (scale(body, light * stripe), 1.0)
                });
            }
        }
        let normal = pose.turn(v3(0.0, 0.0, 1.0));
        let light = 0.7 + 0.3 * lit(normal);
        let (along, down) = (pose.turn(v3(2.0 * x, 0.0, 0.0)), pose.turn(v3(0.0, 2.0 * y, 0.0)));
        picture.quad(camera, pose.place(v3(-x, -y, 0.0)), along, down, |u, v, du, dv| {
            (scale(texture.sample(u, v, du, dv), light), 1.0)
        });
    }
}

/// Light from the far left above: 0 to 1.
fn lit(normal: V3) -> f32 {
    normal.dot(v3(-0.35, -0.45, 0.82)).max(0.0)
}

fn print_on(colour: Colour, text: &str, x: f32, y: f32, at: (f32, f32), dot: f32) -> Colour {
    let (column, row) = ((x - at.0) / dot, (y - at.1) / dot);
    if column < 0.0 || row < 0.0 || !font::dot(text, column as usize, row as usize) {
        return colour;
    }
    mix(colour, [72.0, 48.0, 38.0], 0.8)
}

const ITEM_BODIES: [Colour; 3] = [[38.0, 84.0, 138.0], [206.0, 200.0, 192.0], [150.0, 42.0, 46.0]];

fn item_texture(which: usize, salt: u32) -> Texture {
    let body = ITEM_BODIES[which % ITEM_BODIES.len()];
    let name = ["SAMPLE 01", "PART B", "SPARE KIT"][which % 3];
    let size = [(92.0, 62.0), (66.0, 66.0), (58.0, 96.0)][which % 3];
    let dense = 6.0;
    Texture::paint((size.0 * dense) as usize, (size.1 * dense) as usize, |px, py| {
        let (x, y) = (px as f32 / dense, py as f32 / dense);
        let grain = fractal(x / 3.0, y / 3.0, salt ^ ((which as u32).wrapping_mul(57)), 2) * 5.0;
        let mut colour = body.map(|c| c + grain);
        match which % 3 {
            0 => {
                if (y - 44.0).abs() < 9.0 {
                    colour = mix(colour, [236.0, 186.0, 60.0], 0.92);
                }
                if (x - 76.0).hypot(y - 18.0) < 11.0 {
                    colour = mix(colour, [224.0, 228.0, 232.0], 0.9);
                }
            }
            1 => {
                let radius = (x - 33.0).hypot(y - 33.0);
                if (radius - 22.0).abs() < 3.5 || radius < 8.0 {
                    colour = mix(colour, [46.0, 110.0, 84.0], 0.9);
                }
            }
            _ => {
                if (x + y).rem_euclid(22.0) < 7.0 && y > 50.0 {
                    colour = mix(colour, [238.0, 232.0, 220.0], 0.85);
                }
            }
        }
        print_on(colour, name, x, y, (6.0, 8.0), 0.95).map(|c| c.clamp(0.0, 255.0))
    })
}
