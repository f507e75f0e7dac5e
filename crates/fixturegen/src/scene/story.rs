//! What happens in a take: label and outside shown, parcel opened, contents lifted out; or the same backwards for packing.

use crate::chance::{Chance, noise1};
use crate::geometry::{Pose, V3, v3};
use crate::label;

use super::Plan;
use super::parcel::{CARTON_HEIGHT, CARTON_LENGTH, CARTON_WIDTH, FLAP, LABEL_CENTRE, flap_point};
use super::track::Track;

/// What a part of the take shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    Label,
    Outside,
    Opening,
    Contents,
    Rest,
}

impl Stage {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Label => "label_shown",
            Self::Outside => "outside_shown",
            Self::Opening => "opening",
            Self::Contents => "contents_shown",
            Self::Rest => "rest",
        }
    }
}

/// A sound that an action makes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Noise {
    pub(crate) at: f32,
    pub(crate) seconds: f32,
    pub(crate) kind: NoiseKind,
    pub(crate) loud: f32,
}

/// Kinds of packing sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoiseKind {
    Knock,
    Rustle,
    Tape,
    Scrape,
}

/// Something that moves as one piece.
#[derive(Debug, Clone)]
pub(crate) struct Mover {
    x: Track,
    y: Track,
    z: Track,
    yaw: Track,
    pitch: Track,
    roll: Track,
    /// How unsteadily it is held, 0 to 1.
    sway: Track,
    seed: u32,
}

impl Mover {
    fn new(at: V3, yaw: f32, seed: u32) -> Self {
        let rest = Track::at_rest;
        Self {
            x: rest(at.x),
            y: rest(at.y),
            z: rest(at.z),
            yaw: rest(yaw),
            pitch: rest(0.0),
            roll: rest(0.0),
            sway: rest(0.0),
            seed,
        }
    }

    pub(crate) fn pose(&self, time: f32) -> Pose {
        let sway = self.sway.at(time);
        let drift = |rate: f32, salt: u32| {
            if sway > 0.0 { sway * noise1(time * rate, self.seed.wrapping_add(salt)) } else { 0.0 }
        };
        Pose {
            at: v3(
                self.x.at(time) + 5.0 * drift(0.8, 1) + 0.6 * drift(4.0, 2),
                self.y.at(time) + 5.0 * drift(0.7, 3) + 0.6 * drift(3.7, 4),
                self.z.at(time) + 5.0 * drift(0.6, 5),
            ),
            yaw: self.yaw.at(time) + 0.035 * drift(0.6, 6),
            pitch: self.pitch.at(time) + 0.05 * drift(0.7, 7),
            roll: self.roll.at(time) + 0.05 * drift(0.65, 8),
        }
    }

    fn go(&mut self, from: f32, to: f32, at: V3, yaw: f32) {
        self.x.go(from, to, at.x);
        self.y.go(from, to, at.y);
        self.z.go(from, to, at.z);
        self.yaw.go(from, to, yaw);
    }
}

/// What a hand holds on to.
#[derive(Debug, Clone, Copy)]
enum Hold {
    Carton(V3),
    Flap(usize, f32),
    Item(usize, V3),
}

/// A hand over time.
#[derive(Debug, Clone)]
pub(crate) struct Arm {
    free: Mover,
    /// How far the fingers are bent, 0 to 1.
    curl: Track,
    /// Restless small movement, 0 to 1.
    busy: Track,
    /// 1 while the fingers are under the thing held and only the thumb is on top.
    under: Track,
    /// 1 while the hand holds the cutter.
    cutter: Track,
    holds: Vec<(f32, f32, Hold)>,
}

/// Something in the carton.
#[derive(Debug, Clone)]
struct Item {
    mover: Mover,
    size: V3,
    /// Place and turn in the carton before it is taken out.
    stowed: (V3, f32),
    /// When it is taken out.
    out_from: f32,
}

/// A thing at one instant: where it is, how large, and whether it still lies in the carton.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ItemNow {
    pub(crate) which: usize,
    pub(crate) pose: Pose,
    pub(crate) size: V3,
    pub(crate) stowed: bool,
}

/// A hand at one instant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HandNow {
    pub(crate) at: V3,
    /// Turn of the hand against the forearm, radians.
    pub(crate) bend: f32,
    pub(crate) curl: f32,
    pub(crate) under: bool,
    pub(crate) cutter: bool,
    pub(crate) wiggle: [f32; 5],
}

/// One take.
#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) seconds: f32,
    backwards: bool,
    pub(crate) carton: Mover,
    flaps: [Track; 2],
    cut: Track,
    arms: [Arm; 2],
    items: Vec<Item>,
    stages: Vec<(f32, Stage)>,
    noises: Vec<Noise>,
}

const LEFT: usize = 0;
const RIGHT: usize = 1;

impl Story {
    pub(crate) fn plan(plan: &Plan) -> Self {
        let mut director = Director::new(plan);
        director.shoot(plan);
        director.story
    }

    fn time(&self, time: f32) -> f32 {
        if self.backwards { self.seconds - time } else { time }
    }

    pub(crate) fn carton(&self, time: f32) -> Pose {
        self.carton.pose(self.time(time))
    }

    pub(crate) fn items(&self, time: f32) -> Vec<ItemNow> {
        let time = self.time(time);
        let carton = self.carton.pose(time);
        let now = |(which, item): (usize, &Item)| {
            let stowed = time < item.out_from;
            let (place, turn) = item.stowed;
            let pose = if stowed {
                Pose { at: carton.place(place), yaw: carton.yaw + turn, ..carton }
            } else {
                item.mover.pose(time)
            };
            ItemNow { which, pose, size: item.size, stowed }
        };
        self.items.iter().enumerate().map(now).collect()
    }

    /// How far the two flaps (far, near) are opened, radians.
    pub(crate) fn flaps(&self, time: f32) -> [f32; 2] {
        [self.flaps[0].at(self.time(time)), self.flaps[1].at(self.time(time))]
    }

    /// Part of the tape seam that is cut, 0 to 1.
    pub(crate) fn cut(&self, time: f32) -> f32 {
        self.cut.at(self.time(time))
    }

    pub(crate) fn stage(&self, time: f32) -> Stage {
        let time = self.time(time);
        let after = self.stages.partition_point(|(from, _)| *from <= time);
        after.checked_sub(1).and_then(|index| self.stages.get(index)).map_or(Stage::Rest, |(_, stage)| *stage)
    }

    pub(crate) fn noises(&self) -> Vec<Noise> {
        let turn = |noise: &Noise| Noise { at: self.seconds - noise.at - noise.seconds, ..*noise };
        if self.backwards { self.noises.iter().map(turn).collect() } else { self.noises.clone() }
    }

    pub(crate) fn hand(&self, which: usize, time: f32) -> Option<HandNow> {
        let time = self.time(time);
        let arm = self.arms.get(which)?;
        let free = arm.free.pose(time);
        let held = arm.holds.iter().find(|(from, to, _)| (*from..*to).contains(&time));
        let at = held.map_or(free.at, |(_, _, hold)| self.hold_point(*hold, time));
        let busy = arm.busy.at(time);
        let seed = arm.free.seed;
        let restless = |rate: f32, salt: u32| busy * noise1(time * rate, seed.wrapping_add(salt));
        // A hand that holds something is steadier; it becomes so gradually.
        let shake = held
            .map_or(1.0, |(from, to, _)| 1.0 - 0.85 * ((time - from).min(to - time) / 0.25).clamp(0.0, 1.0));
        Some(HandNow {
            at: at + v3(7.0 * restless(1.3, 11), 6.0 * restless(1.1, 12), 5.0 * restless(0.9, 13)) * shake,
            bend: free.yaw + 0.12 * restless(0.9, 14) * shake,
            curl: (arm.curl.at(time) + 0.08 * restless(1.7, 15)).clamp(0.0, 1.0),
            under: arm.under.at(time) > 0.5,
            cutter: arm.cutter.at(time) > 0.5,
            wiggle: [16, 17, 18, 19, 20].map(|salt| 0.09 * restless(1.9, salt)),
        })
    }

    fn hold_point(&self, hold: Hold, time: f32) -> V3 {
        match hold {
            Hold::Carton(offset) => self.carton.pose(time).place(offset),
            Hold::Flap(which, along) => {
                let angle = self.flaps.get(which).map_or(0.0, |flap| flap.at(time));
                let edge = flap_point(which, along, FLAP - 14.0, angle);
                self.carton.pose(time).place(edge + v3(0.0, if which == 0 { 28.0 } else { 40.0 }, 6.0))
            }
            Hold::Item(which, offset) => {
                self.items.get(which).map_or(offset, |item| item.mover.pose(time).at + offset)
            }
        }
    }
}

struct Director {
    now: f32,
    chance: Chance,
    story: Story,
    home: [V3; 2],
    spots: Vec<V3>,
}

impl Director {
    fn new(plan: &Plan) -> Self {
        let mut chance = Chance::new(plan.seed, "story");
        let mut salt = || chance.below(1 << 30);
        let seeds = [salt(), salt(), salt(), salt(), salt(), salt()];
        let portrait = plan.camera.0 < plan.camera.1;
        let home = if portrait {
            [v3(-150.0, 330.0, 30.0), v3(150.0, 330.0, 30.0)]
        } else {
            [v3(-290.0, 130.0, 25.0), v3(250.0, 150.0, 25.0)]
        };
        let carton_at = v3(
            if portrait { -20.0 } else { -95.0 } + chance.between(-12.0, 12.0),
            chance.between(-12.0, 6.0),
            CARTON_HEIGHT,
        );
        let turn = chance.between(-0.09, 0.09);
        let arm = |which: usize, seed: u32| Arm {
            free: Mover::new(home[which], 0.0, seed),
            curl: Track::at_rest(0.35),
            busy: Track::at_rest(0.0),
            under: Track::at_rest(0.0),
            cutter: Track::at_rest(0.0),
            holds: Vec::new(),
        };
        let sizes = [v3(92.0, 62.0, 42.0), v3(66.0, 66.0, 34.0), v3(58.0, 96.0, 24.0)];
        let places = [v3(-48.0, 34.0, 0.0), v3(58.0, 30.0, 0.0), v3(62.0, -38.0, 0.0)];
        let carton = Mover::new(carton_at, turn, seeds[0]);
        let rest = carton.pose(0.0);
        let items = sizes
            .into_iter()
            .zip(places)
            .zip([3_usize, 4, 5])
            .map(|((size, place), seed)| {
                let place = place + v3(0.0, 0.0, size.z + 8.0 - CARTON_HEIGHT);
                let own = chance.between(-0.2, 0.2);
                Item {
                    mover: Mover::new(rest.place(place), turn + own, seeds[seed]),
                    size,
                    stowed: (place, own),
                    out_from: f32::MAX,
                }
            })
            .collect();
        let story = Story {
            seconds: plan.seconds,
            backwards: plan.packing,
            carton,
            flaps: [Track::at_rest(0.0), Track::at_rest(0.0)],
            cut: Track::at_rest(0.0),
            arms: [arm(LEFT, seeds[1]), arm(RIGHT, seeds[2])],
            items,
            stages: vec![(0.0, Stage::Outside)],
            noises: Vec::new(),
        };
        let spots = if portrait {
            vec![v3(-130.0, 250.0, 0.0), v3(20.0, 260.0, 0.0), v3(150.0, 230.0, 0.0)]
        } else {
            vec![v3(150.0, 20.0, 0.0), v3(265.0, -40.0, 0.0), v3(160.0, -110.0, 0.0)]
        };
        Self { now: 0.0, chance, story, home, spots }
    }

    fn shoot(&mut self, plan: &Plan) {
        if plan.idle {
            self.stage(Stage::Rest);
            return;
        }
        if plan.show_seconds > 0.0 {
            self.show(plan);
        }
        self.open(plan.seconds);
        self.rest(0.8);
        let mut round = 0;
        // The same things are looked at again and again until the time is over.
        while self.now < plan.seconds - 2.0 {
            self.lift(round, plan.seconds);
            round += 1;
        }
        self.stage(Stage::Rest);
    }

    fn stage(&mut self, stage: Stage) {
        self.story.stages.push((self.now, stage));
    }

    fn noise(&mut self, kind: NoiseKind, delay: f32, seconds: f32, loud: f32) {
        self.story.noises.push(Noise { at: self.now + delay, seconds, kind, loud });
    }

    fn reach(&mut self, which: usize, delay: f32, seconds: f32, at: V3, bend: f32, curl: f32) {
        let (from, to) = (self.now + delay, self.now + delay + seconds);
        let arm = &mut self.story.arms[which];
        arm.free.go(from, to, at, bend);
        arm.curl.go(from, to, curl);
        arm.busy.go(from, from + 0.25, 1.0);
    }

    fn home(&mut self, which: usize, delay: f32, seconds: f32) {
        let around = v3(self.chance.between(-14.0, 14.0), self.chance.between(-10.0, 14.0), 0.0);
        self.reach(which, delay, seconds, self.home[which] + around, 0.0, 0.4);
        let end = self.now + delay + seconds;
        self.story.arms[which].busy.go(end - 0.15, end + 0.2, 0.0);
    }

    /// The hand holds on to something from `from` to `to`, with the approach before and a known place after.
    fn hold(&mut self, which: usize, from: f32, to: f32, hold: Hold) {
        let after = self.story.hold_point(hold, to);
        let bend = self.story.arms[which].free.yaw.at(from);
        let arm = &mut self.story.arms[which];
        arm.holds.push((from, to, hold));
        arm.free.x.set(to, after.x);
        arm.free.y.set(to, after.y);
        arm.free.z.set(to, after.z);
        arm.free.yaw.set(to, bend);
    }

    fn show(&mut self, plan: &Plan) {
        let camera = plan.camera();
        let rest = self.story.carton.pose(0.0);
        // The height at which a module is as wide as asked for.
        let z = camera.above - camera.focal * label::MODULE_MM / plan.module_px;
        let yaw = plan.angle_deg.to_radians() - std::f32::consts::FRAC_PI_2;
        let focus = v3(
            LABEL_CENTRE.x - (plan.focus.1 - label::HEIGHT_MM / 2.0),
            LABEL_CENTRE.y + (plan.focus.0 - label::WIDTH_MM / 2.0),
            0.0,
        );
        let turned = Pose { at: v3(0.0, 0.0, z), yaw, pitch: 0.0, roll: 0.0 };
        let held = v3(0.0, 0.0, 2.0 * z) - turned.place(focus);
        let held = v3(held.x, held.y, z);

        let grip =
            [v3(-CARTON_LENGTH / 2.0 - 16.0, 40.0, -28.0), v3(CARTON_LENGTH / 2.0 + 17.0, 40.0, -28.0)];
        let lifted_from_table = plan.seconds >= 14.0;
        let start = if lifted_from_table {
            self.stage(Stage::Outside);
            for which in [LEFT, RIGHT] {
                self.grasp_sides(which, rest, grip[which]);
            }
            self.now += 0.8;
            self.noise(NoiseKind::Scrape, 0.0, 0.3, 0.5);
            self.story.carton.go(self.now, self.now + 1.3, held, yaw);
            self.now + 1.3
        } else {
            self.story.carton.go(-1.0, -0.9, held, yaw);
            0.0
        };
        let hold_from = if lifted_from_table { self.now } else { -1.0 };
        let sway = &mut self.story.carton.sway;
        sway.go(start - 0.6, start.max(0.01), 0.55);
        // Held still for a moment in the middle, as one does for a picture.
        let middle = start + plan.show_seconds * 0.3;
        sway.go(middle, middle + 0.4, 0.1);
        sway.go(start + plan.show_seconds - 0.5, start + plan.show_seconds, 0.7);
        if !lifted_from_table {
            self.story.stages.clear();
        }
        self.now = start;
        self.stage(Stage::Label);
        self.noise(NoiseKind::Rustle, 0.1, 0.7, 0.35);
        self.now = start + plan.show_seconds;
        self.stage(Stage::Outside);
        let down = 1.05;
        self.story.carton.go(self.now, self.now + down, rest.at, rest.yaw);
        self.story.carton.sway.go(self.now + down * 0.5, self.now + down, 0.0);
        self.noise(NoiseKind::Knock, down - 0.06, 0.25, 0.9);
        for which in [LEFT, RIGHT] {
            let arm = &mut self.story.arms[which];
            arm.under.set(if hold_from < 0.0 { 0.0 } else { hold_from }, 1.0);
            arm.curl.go(hold_from.max(0.0), hold_from.max(0.0) + 0.05, 0.15);
            arm.busy.go(0.0, 0.2, 0.6);
            arm.free.yaw.go(hold_from, hold_from + 0.05, if which == LEFT { 0.75 } else { -0.75 });
            self.hold(which, hold_from, self.now + down + 0.12, Hold::Carton(grip[which]));
        }
        self.now += down + 0.12;
        // Let go sideways, out from under the edges.
        for (which, side) in [(LEFT, -1.0), (RIGHT, 1.0)] {
            let at = rest.place(grip[which]) + v3(side * 62.0, 26.0, 10.0);
            self.reach(which, 0.0, 0.4, at, if which == LEFT { 0.6 } else { -0.6 }, 0.3);
            self.story.arms[which].under.set(self.now + 0.36, 0.0);
        }
        self.now += 0.42;
    }

    fn grasp_sides(&mut self, which: usize, rest: Pose, grip: V3) {
        let side = if which == LEFT { -1.0 } else { 1.0 };
        let out = rest.place(grip) + v3(side * 62.0, 26.0, 6.0);
        self.reach(which, 0.0, 0.5, out, side * -0.7, 0.2);
        self.story.arms[which].under.set(self.now + 0.5, 1.0);
        self.reach(which, 0.5, 0.3, rest.place(grip), side * -0.75, 0.15);
    }

    fn open(&mut self, seconds: f32) {
        let rest = self.story.carton.pose(self.now);
        // Short takes leave no time to dawdle.
        let slow = if seconds >= 14.0 { 1.35 } else { 0.85 };
        self.stage(Stage::Opening);
        // Cut the tape along the seam, from left to right.
        let (from, to) = (rest.place(v3(-104.0, 44.0, 12.0)), rest.place(v3(112.0, 44.0, 12.0)));
        self.story.arms[RIGHT].cutter.set(self.now + 0.01, 1.0);
        self.reach(RIGHT, 0.0, 0.55 * slow, from, -0.35, 0.75);
        self.reach(LEFT, 0.0, 0.55 * slow, rest.place(v3(-96.0, 74.0, 6.0)), 0.35, 0.25);
        self.now += 0.55 * slow;
        let stroke = 1.0 * slow;
        self.reach(RIGHT, 0.0, stroke, to, -0.2, 0.75);
        self.story.cut.go(self.now, self.now + stroke, 1.0);
        self.noise(NoiseKind::Tape, 0.05, stroke - 0.1, 1.0);
        self.now += stroke;

        // Both hands go to the flap edges and turn them outwards.
        let edges = [flap_point(0, -30.0, FLAP - 14.0, 0.0), flap_point(1, 42.0, FLAP - 14.0, 0.0)];
        self.reach(RIGHT, 0.0, 0.35 * slow, rest.place(v3(125.0, 80.0, 30.0)), -0.3, 0.6);
        self.story.arms[RIGHT].cutter.set(self.now + 0.3 * slow, 1.0);
        self.reach(LEFT, 0.0, 0.5 * slow, rest.place(edges[0] + v3(0.0, 28.0, 6.0)), 0.1, 0.45);
        self.now += 0.5 * slow;
        let open = 200.0_f32.to_radians();
        let lift = 0.75 * slow;
        self.story.flaps[0].go(self.now, self.now + lift, open - 0.1);
        self.noise(NoiseKind::Rustle, 0.0, lift, 0.8);
        self.hold(LEFT, self.now, self.now + lift, Hold::Flap(0, -30.0));
        // The cutter is laid down at the right before that hand opens the near flap.
        self.reach(RIGHT, 0.0, 0.3 * slow, self.home[RIGHT] + v3(-20.0, -40.0, 0.0), -0.1, 0.5);
        self.story.arms[RIGHT].cutter.set(self.now + 0.3 * slow, 0.0);
        self.reach(RIGHT, 0.32 * slow, 0.43 * slow, rest.place(edges[1] + v3(0.0, 40.0, 6.0)), -0.1, 0.45);
        self.noise(NoiseKind::Knock, 0.3 * slow, 0.12, 0.3);
        self.now += lift;
        self.story.flaps[1].go(self.now, self.now + lift, open);
        self.noise(NoiseKind::Rustle, 0.0, lift, 0.9);
        self.hold(RIGHT, self.now, self.now + lift, Hold::Flap(1, 42.0));
        self.home(LEFT, 0.1, 0.6);
        self.now += lift;
        self.stage(Stage::Contents);
        self.home(RIGHT, 0.0, 0.5);
        self.now += 0.5;
    }

    /// Nobody moves for a while: honest stillness.
    fn rest(&mut self, seconds: f32) {
        self.now += seconds;
    }

    fn lift(&mut self, round: usize, seconds: f32) {
        let count = self.story.items.len().max(1);
        let which = round % count;
        let Some(Item { mover: item, size, .. }) = self.story.items.get(which).cloned() else { return };
        let first = round < count;
        let from = item.pose(self.now).at;
        let lands = self.spots[(which + round / count) % self.spots.len()] + v3(0.0, 0.0, size.z);
        let hand = if from.x < -120.0 || round % 4 == 3 { LEFT } else { RIGHT };
        let side = if hand == LEFT { -1.0 } else { 1.0 };
        let grip = v3(side * 22.0, size.y * 0.3 + 42.0, 4.0);
        self.stage(Stage::Contents);
        self.reach(hand, 0.0, 0.55, from + grip, side * -0.25, 0.5);
        self.noise(NoiseKind::Rustle, 0.35, 0.5, if first { 0.9 } else { 0.4 });
        self.now += 0.55;
        let hold_from = self.now;
        let high = v3(
            self.chance.between(-40.0, 60.0),
            self.chance.between(-30.0, 20.0),
            self.chance.between(260.0, 380.0),
        );
        let spin = self.chance.between(-0.6, 0.6);
        let up = 0.75;
        let look = (seconds - self.now - up - 1.5).clamp(0.35, 1.6);
        let down = 0.75;
        if let Some(Item { mover, out_from, .. }) = self.story.items.get_mut(which) {
            *out_from = out_from.min(hold_from);
            mover.sway.go(self.now, self.now + 0.3, 1.0);
            mover.go(self.now, self.now + up, high, spin);
            mover.pitch.go(self.now + up, self.now + up + look * 0.5, self.chance.between(-0.25, 0.35));
            mover.roll.go(self.now + up, self.now + up + look * 0.6, self.chance.between(-0.35, 0.35));
            mover.yaw.go(self.now + up, self.now + up + look, -spin);
            let away = self.now + up + look;
            mover.go(away, away + down, lands, self.chance.between(-0.3, 0.3));
            mover.pitch.go(away, away + down, 0.0);
            mover.roll.go(away, away + down, 0.0);
            mover.sway.go(away + down * 0.5, away + down, 0.0);
        }
        self.noise(NoiseKind::Rustle, up, look, 0.35);
        self.noise(NoiseKind::Knock, up + look + down - 0.05, 0.2, 0.7);
        self.now += up + look + down;
        self.hold(hand, hold_from, self.now + 0.08, Hold::Item(which, grip));
        self.now += 0.08;
        self.home(hand, 0.0, 0.55);
        self.now += if round % 3 == 1 { 1.3 } else { 0.35 };
    }
}

// The carton's own measures are used for the grips above.
const _: () = assert!(CARTON_WIDTH > 2.0 * FLAP - 1.0);

#[cfg(test)]
mod tests {
    use super::*;

    /// A sound take must not jump: nothing in it may move faster than a hand can.
    #[test]
    fn nothing_jumps_in_a_take() {
        for seed in 0..24_u64 {
            for (seconds, packing) in [(10.0, false), (10.0, true), (18.0, false), (45.0, true)] {
                let plan = Plan {
                    seed,
                    seconds,
                    packing,
                    camera: if seed % 5 == 4 { (720, 1280) } else { (1280, 720) },
                    module_px: 2.6,
                    angle_deg: 90.0,
                    show_seconds: 2.0,
                    focus: (38.0, 65.0),
                    idle: false,
                };
                let story = Story::plan(&plan);
                let places = |time: f32| {
                    let mut out: Vec<V3> =
                        [0, 1].iter().filter_map(|hand| story.hand(*hand, time)).map(|h| h.at).collect();
                    out.push(story.carton(time).at);
                    out.extend(story.items(time).iter().map(|item| item.pose.at));
                    out
                };
                let frames = (seconds * 60.0) as u16;
                for frame in 1..frames {
                    let (before, now) = (f32::from(frame - 1) / 60.0, f32::from(frame) / 60.0);
                    for (which, (a, b)) in places(before).into_iter().zip(places(now)).enumerate() {
                        let way = (b - a).dot(b - a).sqrt();
                        // 3.6 m/s: a fast reach of the arm.
                        assert!(
                            way < 60.0,
                            "seed {seed}, {seconds} s, thing {which} moves {way} mm at {now} s"
                        );
                    }
                    let turned = story.flaps(now)[0] - story.flaps(before)[0];
                    assert!(turned.abs() < 0.25, "seed {seed}: flap at {now} s");
                }
            }
        }
    }

    #[test]
    fn a_take_shows_the_label_then_the_opening_then_the_contents() {
        let plan = Plan {
            seed: 3,
            seconds: 10.6,
            packing: false,
            camera: (1280, 720),
            module_px: 2.6,
            angle_deg: 90.0,
            show_seconds: 2.1,
            focus: (38.0, 65.0),
            idle: false,
        };
        let order = |story: &Story| {
            let mut seen: Vec<Stage> = (0..106_u16).map(|step| story.stage(f32::from(step) / 10.0)).collect();
            seen.dedup();
            seen
        };
        let unboxing = order(&Story::plan(&plan));
        assert_eq!(unboxing[..4], [Stage::Label, Stage::Outside, Stage::Opening, Stage::Contents]);
        let packing = order(&Story::plan(&Plan { packing: true, ..plan }));
        assert_eq!(packing.last(), Some(&Stage::Label));
    }
}
