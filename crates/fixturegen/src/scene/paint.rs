//! One frame of a take.

use crate::chance::noise1;
use crate::error::Error;
use crate::geometry::{Camera, Pose, V3, v3};
use crate::label::Label;
use crate::picture::{Picture, scale};

use super::hand::{Hand, Parts};
use super::parcel::{CARTON_HEIGHT, CARTON_LENGTH, CARTON_WIDTH, Surfaces, label_point};
use super::story::{HandNow, ItemNow};
use super::{Plan, Stage, Story, table};

/// Draws the frames of one take. A frame depends on its time alone, so frames can be drawn in any order.
pub(crate) struct Painter {
    plan: Plan,
    pub(crate) camera: Camera,
    pub(crate) story: Story,
    background: Picture,
    label: Label,
    surfaces: Surfaces,
    /// The parcel that takes its place, and from when on.
    other: Option<(f32, Surfaces)>,
}

impl Painter {
    pub(crate) fn new(plan: Plan, label: Label, exchange: Option<(f32, Option<Label>)>) -> Self {
        let camera = plan.camera();
        let story = Story::plan(&plan);
        let background = table::paint(&camera, plan.seed);
        let surfaces = Surfaces::paint(plan.seed, Some(label.clone()));
        let other = exchange.map(|(at, label)| (at, Surfaces::paint(plan.seed + 1, label)));
        Self { plan, camera, story, background, label, surfaces, other }
    }

    /// The parcel that is there at that time.
    fn surfaces(&self, time: f32) -> &Surfaces {
        match &self.other {
            Some((from, other)) if time >= *from => other,
            _ => &self.surfaces,
        }
    }

    pub(crate) fn label(&self) -> &Label {
        &self.label
    }

    /// The picture at `time`, seen through a shutter that is open for `shutter` seconds.
    pub(crate) fn frame(&self, time: f32, shutter: f32) -> Picture {
        let (speed, moving) = self.motion(time, shutter);
        let samples: u8 = if speed < 1.6 {
            1
        } else if speed < 4.0 {
            2
        } else if speed < 9.0 {
            3
        } else {
            5
        };
        let mut sum = self.background.clone();
        self.paint(&mut sum, time);
        if samples == 1 {
            return sum;
        }
        // Blur by movement: several instants on top of each other, only where something moves.
        let share = 1.0 / f32::from(samples);
        let window = sum.clip(moving.0, moving.1, moving.2, moving.3);
        for row in sum.rows(window) {
            sum.pixels[row].fill([0.0; 3]);
        }
        let mut one = Picture { window, ..Picture::new(sum.width, sum.height) };
        for step in 0..samples {
            let part = (f32::from(step) + 0.5) * share - 0.5;
            for row in one.rows(window) {
                one.pixels[row.clone()].copy_from_slice(&self.background.pixels[row]);
            }
            self.paint(&mut one, (time + part * shutter).clamp(0.0, self.plan.seconds));
            for row in one.rows(window) {
                for (total, pixel) in sum.pixels[row.clone()].iter_mut().zip(&one.pixels[row]) {
                    for c in 0..3 {
                        total[c] += pixel[c] * share;
                    }
                }
            }
        }
        sum
    }

    /// The longest way that a thing goes while the shutter is open, in pixels, and the part of the picture in which
    /// things move: left, right, top, bottom.
    fn motion(&self, time: f32, shutter: f32) -> (f32, (f32, f32, f32, f32)) {
        let (from, to) = (time - shutter / 2.0, time + shutter / 2.0);
        let mut longest = 0.0_f32;
        let mut area = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        let mut grow = |more: (f32, f32, f32, f32)| {
            area = (area.0.min(more.0), area.1.max(more.1), area.2.min(more.2), area.3.max(more.3));
        };
        let mut compare = |a: Option<(f32, f32)>, b: Option<(f32, f32)>| {
            let way = match (a, b) {
                (Some(a), Some(b)) => (a.0 - b.0).hypot(a.1 - b.1),
                _ => 0.0,
            };
            longest = longest.max(way);
            way > 0.05
        };
        for which in [0, 1] {
            let ends = [from, to].map(|time| self.hand(which, time));
            let places =
                ends.each_ref().map(|hand| hand.as_ref().and_then(|(now, _)| self.camera.project(now.at)));
            if compare(places[0], places[1]) {
                for (now, hand) in ends.iter().flatten() {
                    grow(hand.extent(now.at.z.max(4.0)));
                }
            }
        }
        // A box with what may stick out of it, and its shadow.
        let mut solid = |poses: [Pose; 2], size: V3, turned: bool| {
            let corner = |pose: &Pose| self.camera.project(pose.place(v3(size.x / 2.0, size.y / 2.0, 0.0)));
            let other = |pose: &Pose| self.camera.project(pose.place(v3(size.x / -2.0, size.y / -2.0, 0.0)));
            let moved =
                compare(corner(&poses[0]), corner(&poses[1])) | compare(other(&poses[0]), other(&poses[1]));
            if moved || turned {
                for pose in &poses {
                    let Some((x, y)) = self.camera.project(pose.at) else { continue };
                    let body = (size.x.hypot(size.y) / 2.0 + size.z) * self.camera.scale_at(pose.at.z);
                    let shade = (pose.at.z * 0.9 + 40.0) * self.camera.scale_at(0.0);
                    grow((x - body - shade, x + body + shade, y - body - shade, y + body + shade));
                }
            }
        };
        let flaps = [self.story.flaps(from), self.story.flaps(to)];
        let with_flaps = v3(CARTON_LENGTH, CARTON_WIDTH * 2.2, CARTON_HEIGHT);
        solid([self.story.carton(from), self.story.carton(to)], with_flaps, flaps[0] != flaps[1]);
        for (a, b) in self.story.items(from).iter().zip(&self.story.items(to)) {
            solid([a.pose, b.pose], a.size, false);
        }
        (longest, area)
    }

    fn hand(&self, which: usize, time: f32) -> Option<(HandNow, Hand)> {
        let now = self.story.hand(which, time)?;
        Some((now, Hand::pose(&self.camera, which, &now, self.elbow(which), self.plan.seed)?))
    }

    /// Paints what lies and moves on the table at an instant.
    fn paint(&self, picture: &mut Picture, time: f32) {
        let carton = self.story.carton(time);
        let flaps = self.story.flaps(time);
        let hands: Vec<(HandNow, Hand)> =
            [0, 1].into_iter().filter_map(|which| self.hand(which, time)).collect();
        let items = self.story.items(time);
        let inside = |item: &ItemNow| {
            let away = item.pose.at - carton.at;
            item.stowed
                || (away.x.abs() < CARTON_LENGTH / 2.0 && away.y.abs() < CARTON_WIDTH / 2.0 && away.z < 2.0)
        };
        // On the table beside the carton: what is over the carton or its flaps is painted after it, however low.
        let low = |item: &ItemNow| {
            let away = item.pose.at - carton.at;
            let beside =
                away.x.abs() > CARTON_LENGTH / 2.0 + 30.0 || away.y.abs() > CARTON_WIDTH / 2.0 + 110.0;
            beside && item.pose.at.z < item.size.z + 60.0
        };

        if let Some(mut now) = self.story.cutter_lies(time) {
            now.cutter = true;
            if let Some(hand) = Hand::pose(&self.camera, 1, &now, self.elbow(1), self.plan.seed) {
                hand.paint(picture, Parts::Cutter);
            }
        }
        self.shadow(picture, &carton, v3(CARTON_LENGTH, CARTON_WIDTH, CARTON_HEIGHT));
        for item in items.iter().filter(|item| !inside(item) && low(item)) {
            self.item(picture, item, time);
        }
        for (now, hand) in &hands {
            if now.under {
                hand.shadow(picture, now.at.z.max(4.0) * 0.7);
                hand.paint(picture, Parts::All);
            }
        }
        self.surfaces(time).carton(picture, &self.camera, &carton, flaps, self.story.cut(time), |picture| {
            for item in items.iter().filter(|item| inside(item)) {
                self.surfaces(time).item(picture, &self.camera, item.which, &item.pose, item.size);
            }
        });
        for (now, hand) in &hands {
            if now.under {
                hand.paint(picture, Parts::Thumb);
            } else {
                hand.shadow(picture, now.at.z.max(4.0) * 0.7);
            }
        }
        for item in items.iter().filter(|item| !inside(item) && !low(item)) {
            self.item(picture, item, time);
        }
        for (now, hand) in &hands {
            if !now.under {
                hand.paint(picture, Parts::All);
            }
        }
    }

    fn item(&self, picture: &mut Picture, item: &ItemNow, time: f32) {
        self.shadow(picture, &item.pose, item.size);
        self.surfaces(time).item(picture, &self.camera, item.which, &item.pose, item.size);
    }

    fn elbow(&self, which: usize) -> V3 {
        let side = if which == 0 { -1.0 } else { 1.0 };
        if self.camera.width >= self.camera.height {
            v3(side * 250.0, 560.0, 0.0)
        } else {
            v3(side * 170.0, 820.0, 0.0)
        }
    }

    /// The soft shadow of a box on the table.
    fn shadow(&self, picture: &mut Picture, pose: &Pose, size: V3) {
        let bottom = pose.at.z - size.z;
        if bottom > 320.0 {
            return;
        }
        let lift = bottom.max(0.0) + size.z * 0.35;
        let on_table = v3(pose.at.x + lift * 0.42, pose.at.y + lift * 0.5, 0.0);
        let Some((cx, cy)) = self.camera.project(on_table) else { return };
        let px = self.camera.scale_at(0.0);
        let (hx, hy) = (size.x / 2.0 * px, size.y / 2.0 * px);
        let soft = (8.0 + bottom.max(0.0) * 0.35 + size.z * 0.1) * px;
        // It fades out before it is left away.
        let strength = 0.55 / (1.0 + bottom.max(0.0) / 120.0) * ((320.0 - bottom) / 200.0).clamp(0.0, 1.0);
        let (sin, cos) = pose.yaw.sin_cos();
        let reach = hx.hypot(hy) + soft;
        let area = picture.clip(cx - reach, cx + reach, cy - reach, cy + reach);
        picture.each(area, |x, y, pixel| {
            let (dx, dy) = (x - cx, y - cy);
            let (u, v) = ((cos * dx + sin * dy).abs() - hx, (cos * dy - sin * dx).abs() - hy);
            let distance = u.max(0.0).hypot(v.max(0.0)) + u.max(v).min(0.0);
            let dark = (0.5 - distance / (2.0 * soft)).clamp(0.0, 1.0);
            if dark > 0.0 {
                *pixel = scale(*pixel, 1.0 - strength * dark * dark * (3.0 - 2.0 * dark));
            }
        });
    }

    /// Brightness at a time: the slow drift of automatic exposure. `drift` 0.02 means about 2 %.
    pub(crate) fn exposure(&self, time: f32, drift: f32) -> f32 {
        let salt = u32::try_from(self.plan.seed & 0xFFFF).unwrap_or(0);
        1.0 + drift * noise1(time * 0.35, salt ^ 0x51) + 0.15 * drift * noise1(time * 1.7, salt ^ 0x52)
    }

    pub(crate) fn stage(&self, time: f32) -> Stage {
        self.story.stage(time)
    }

    /// Where a rectangle of the label (mm) is seen: its four corners, clockwise from left top as printed. `None` when
    /// it faces away, the flap is open or another parcel lies there.
    pub(crate) fn label_corners(&self, time: f32, area: [f32; 4]) -> Option<[(f32, f32); 4]> {
        let gone = self.other.as_ref().is_some_and(|(from, _)| time >= *from);
        if gone || self.story.flaps(time)[1] > 0.02 {
            return None;
        }
        let pose = self.story.carton(time);
        let [left, top, right, bottom] = area;
        let see = |x: f32, y: f32| self.camera.project(pose.place(label_point(x, y)));
        Some([see(left, top)?, see(right, top)?, see(right, bottom)?, see(left, bottom)?])
    }
}

impl Painter {
    /// Refuses plans in which the parcel would have to be inside the lens.
    pub(crate) fn check(plan: &Plan) -> Result<(), Error> {
        let camera = plan.camera();
        let nearest = camera.focal * crate::label::MODULE_MM / 60.0;
        if plan.show_seconds > 0.0 && plan.module_px > nearest {
            return Err(Error::Recipe(format!(
                "label.module_px is {}; at this size at most {nearest:.1} can be shown",
                plan.module_px
            )));
        }
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "places in a small picture")]
mod tests {
    use super::*;
    use crate::code128;

    /// The corners in the truth are where the bars are in the picture.
    #[test]
    fn bars_lie_where_the_truth_says() {
        for (angle_deg, packing) in [(90.0, false), (30.0, false), (5.0, true)] {
            let plan = Plan {
                seed: 5,
                seconds: 10.0,
                packing,
                camera: (854, 480),
                module_px: 2.2,
                angle_deg,
                show_seconds: 2.0,
                focus: (38.0, 40.0),
                idle: false,
                number_last: false,
                away_seconds: 0.0,
            };
            let time = if packing { 9.0 } else { 1.0 };
            let painter = Painter::new(plan, Label::print("SF1390024681357", "plain", 5).unwrap(), None);
            let picture = painter.frame(time, 0.0);
            let main = &painter.label().symbols[0];
            let [a, b, c, d] = painter.label_corners(time, main.area).unwrap();
            let modules = code128::modules("SF1390024681357").unwrap();
            let mut right = 0;
            for (place, inked) in modules.iter().enumerate() {
                let u = (place as f32 + 0.5) / modules.len() as f32;
                let along =
                    |p: (f32, f32), q: (f32, f32), t: f32| (p.0 + (q.0 - p.0) * t, p.1 + (q.1 - p.1) * t);
                // A line high up in the symbol, where no thumb lies.
                let (x, y) = along(along(a, b, u), along(d, c, u), 0.3);
                let pixel = picture.pixels[y as usize * picture.width + x as usize];
                right += usize::from((pixel[1] < 130.0) == *inked);
            }
            assert!(right * 100 >= modules.len() * 97, "{angle_deg}: {right} of {}", modules.len());
        }
    }
}
