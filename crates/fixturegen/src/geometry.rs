//! Where things are, in millimetres, and where the camera sees them, in pixels.
//!
//! The table is the plane z = 0; x runs to the right of the picture, y down, z up towards the camera, which hangs over
//! the origin and looks straight down.

use std::ops::{Add, Mul, Sub};

/// A point or a direction in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct V3 {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) z: f32,
}

pub(crate) const fn v3(x: f32, y: f32, z: f32) -> V3 {
    V3 { x, y, z }
}

impl Add for V3 {
    type Output = V3;
    fn add(self, o: V3) -> V3 {
        v3(self.x + o.x, self.y + o.y, self.z + o.z)
    }
}

impl Sub for V3 {
    type Output = V3;
    fn sub(self, o: V3) -> V3 {
        v3(self.x - o.x, self.y - o.y, self.z - o.z)
    }
}

impl Mul<f32> for V3 {
    type Output = V3;
    fn mul(self, k: f32) -> V3 {
        v3(self.x * k, self.y * k, self.z * k)
    }
}

impl V3 {
    pub(crate) fn cross(self, o: V3) -> V3 {
        v3(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)
    }

    pub(crate) fn dot(self, o: V3) -> f32 {
        self.x * o.x + self.y * o.y + self.z * o.z
    }

    pub(crate) fn unit(self) -> V3 {
        let length = self.dot(self).sqrt();
        if length > 0.0 { self * (1.0 / length) } else { self }
    }
}

/// Position and attitude of a rigid thing. Angles in radians: pitch about x first, then roll about y, then yaw about z.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pose {
    pub(crate) at: V3,
    pub(crate) yaw: f32,
    pub(crate) pitch: f32,
    pub(crate) roll: f32,
}

impl Pose {
    /// A direction of the thing's own axes, seen from the table.
    pub(crate) fn turn(&self, d: V3) -> V3 {
        let (sp, cp) = self.pitch.sin_cos();
        let a = v3(d.x, cp * d.y - sp * d.z, sp * d.y + cp * d.z);
        let (sr, cr) = self.roll.sin_cos();
        let b = v3(cr * a.x + sr * a.z, a.y, -sr * a.x + cr * a.z);
        let (sy, cy) = self.yaw.sin_cos();
        v3(cy * b.x - sy * b.y, sy * b.x + cy * b.y, b.z)
    }

    /// A point given in the thing's own axes.
    pub(crate) fn place(&self, p: V3) -> V3 {
        self.at + self.turn(p)
    }
}

/// A pinhole camera over the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Camera {
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// Focal length in pixels.
    pub(crate) focal: f32,
    /// Height of the lens over the table, mm.
    pub(crate) above: f32,
}

impl Camera {
    /// A camera 900 mm above the table whose picture is `scene_mm` wide at the table.
    pub(crate) fn new(width: usize, height: usize, scene_mm: f32) -> Self {
        let above = 900.0;
        Self { width, height, focal: width as f32 * above / scene_mm, above }
    }

    /// Pixels per millimetre at height `z`.
    pub(crate) fn scale_at(&self, z: f32) -> f32 {
        self.focal / (self.above - z).max(20.0)
    }

    pub(crate) fn centre(&self) -> (f32, f32) {
        (self.width as f32 / 2.0, self.height as f32 / 2.0)
    }

    /// Where the camera sees a point; `None` behind or close to the lens.
    pub(crate) fn project(&self, p: V3) -> Option<(f32, f32)> {
        let depth = self.above - p.z;
        if depth < 20.0 {
            return None;
        }
        let (cx, cy) = self.centre();
        Some((cx + self.focal * p.x / depth, cy + self.focal * p.y / depth))
    }

    pub(crate) fn faces(&self, at: V3, normal: V3) -> bool {
        (v3(0.0, 0.0, self.above) - at).dot(normal) > 0.0
    }
}

/// From pixels back to the (u, v) of a flat rectangle: the inverse of a perspective view.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unproject {
    rows: [[f32; 3]; 3],
}

impl Unproject {
    /// For the rectangle `origin + u * along + v * down`; `None` when it is seen edge on.
    pub(crate) fn new(camera: &Camera, origin: V3, along: V3, down: V3) -> Option<Self> {
        let (cx, cy) = camera.centre();
        let column =
            |p: V3, depth: f32| [camera.focal * p.x + cx * depth, camera.focal * p.y + cy * depth, depth];
        let a = column(along, -along.z);
        let b = column(down, -down.z);
        let c = column(origin, camera.above - origin.z);
        let cofactor = |p: [f32; 3], q: [f32; 3]| {
            [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
        };
        let bc = cofactor(b, c);
        let det = a[0] * bc[0] + a[1] * bc[1] + a[2] * bc[2];
        if det.abs() < 1e-3 {
            return None;
        }
        let scaled = |row: [f32; 3]| row.map(|value| value / det);
        Some(Self { rows: [scaled(bc), scaled(cofactor(c, a)), scaled(cofactor(a, b))] })
    }

    /// (u, v) at a pixel and their derivatives: `[u, v, du/dx, dv/dx, du/dy, dv/dy]`.
    pub(crate) fn at(&self, x: f32, y: f32) -> [f32; 6] {
        let [a, b, c] = self.rows.map(|row| row[0] * x + row[1] * y + row[2]);
        let inverse = 1.0 / c;
        let (u, v) = (a * inverse, b * inverse);
        let [ra, rb, rc] = self.rows;
        [
            u,
            v,
            (ra[0] - u * rc[0]) * inverse,
            (rb[0] - v * rc[0]) * inverse,
            (ra[1] - u * rc[1]) * inverse,
            (rb[1] - v * rc[1]) * inverse,
        ]
    }
}
