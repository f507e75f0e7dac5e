//! Makes up a take: which hand does what, and when.

use crate::chance::Chance;
use crate::geometry::{Pose, V3, v3};
use crate::label;
use crate::scene::Plan;
use crate::scene::parcel::{CARTON_HEIGHT, CARTON_LENGTH, CARTON_WIDTH, FLAP, flap_point, label_point};
use crate::scene::track::Track;

use super::{Arm, Hold, Item, LEFT, Mover, Noise, NoiseKind, RIGHT, Stage, Story};

/// Time to close the flap with the label, to lift the carton and to put it down again, in seconds.
const SHOW_LAST_S: f32 = 5.5;

/// Where the hands hold the carton at its sides, left and right.
const GRIP: [V3; 2] =
    [v3(-CARTON_LENGTH / 2.0 - 16.0, 40.0, -28.0), v3(CARTON_LENGTH / 2.0 + 17.0, 40.0, -28.0)];

/// Tells hands and things what to do, one action after the other.
pub(super) struct Director {
    now: f32,
    chance: Chance,
    story: Story,
    home: [V3; 2],
    spots: Vec<V3>,
}

impl Director {
    pub(super) fn new(plan: &Plan) -> Self {
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
            cutter: None,
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

    /// Directs the whole take.
    pub(super) fn shoot(mut self, plan: &Plan) -> Story {
        if plan.idle {
            self.stage(Stage::Rest);
            return self.story;
        }
        let shown_last = plan.number_last && plan.show_seconds > 0.0;
        if plan.show_seconds > 0.0 && !shown_last {
            self.show(plan);
        }
        if shown_last {
            self.rest(1.2);
        }
        self.open(plan.seconds);
        self.rest(0.8);
        let end = if shown_last { plan.seconds - plan.show_seconds - SHOW_LAST_S } else { plan.seconds };
        let mut round = 0;
        // The same things are looked at again and again until the time is over.
        while self.now < end - 2.0 {
            self.lift(round, end);
            round += 1;
        }
        if shown_last {
            self.close_near_flap();
            self.show_last(plan);
        }
        self.stage(Stage::Rest);
        self.story
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
        let arm = &mut self.story.arms[which];
        arm.holds.push((from, to, hold));
        arm.free.x.set(to, after.x);
        arm.free.y.set(to, after.y);
        arm.free.z.set(to, after.z);
    }

    /// Where the carton is held so that the label is as large in the picture as asked for, and its turn.
    fn held(plan: &Plan) -> (V3, f32) {
        let camera = plan.camera();
        // The height at which a module is as wide as asked for.
        let z = camera.above - camera.focal * label::MODULE_MM / plan.module_px;
        let yaw = plan.angle_deg.to_radians() - std::f32::consts::FRAC_PI_2;
        let focus = label_point(plan.focus.0, plan.focus.1);
        let turned = Pose { at: v3(0.0, 0.0, z), yaw, pitch: 0.0, roll: 0.0 };
        let held = v3(0.0, 0.0, 2.0 * z) - turned.place(focus);
        (v3(held.x, held.y, z), yaw)
    }

    fn show(&mut self, plan: &Plan) {
        let rest = self.story.carton.pose(0.0);
        let (held, yaw) = Self::held(plan);
        let grip = GRIP;
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
        if plan.away_seconds > 0.0 {
            self.carry_away(held, yaw, plan.away_seconds);
        }
        let down = 1.05;
        self.story.carton.go(self.now, self.now + down, rest.at, rest.yaw);
        self.story.carton.sway.go(self.now + down * 0.5, self.now + down, 0.0);
        self.noise(NoiseKind::Knock, down - 0.06, 0.25, 0.9);
        for which in [LEFT, RIGHT] {
            let arm = &mut self.story.arms[which];
            arm.under.set(hold_from, 1.0);
            arm.curl.go(hold_from, hold_from + 0.05, 0.15);
            arm.busy.go(hold_from, hold_from + 0.3, 0.6);
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

    /// The flap with the label is turned back over the contents.
    fn close_near_flap(&mut self) {
        let rest = self.story.carton.pose(self.now);
        let open = self.story.flaps[1].at(self.now);
        let edge = flap_point(1, 42.0, FLAP - 14.0, open);
        self.reach(RIGHT, 0.0, 0.55, rest.place(edge + v3(0.0, 40.0, 6.0)), -0.1, 0.45);
        self.now += 0.55;
        let turn = 0.9;
        self.story.flaps[1].go(self.now, self.now + turn, 0.0);
        self.noise(NoiseKind::Rustle, 0.0, turn, 0.8);
        self.hold(RIGHT, self.now, self.now + turn, Hold::Flap(1, 42.0));
        self.now += turn;
    }

    /// The label is held to the camera at the end, and the carton put down again.
    fn show_last(&mut self, plan: &Plan) {
        let rest = self.story.carton.pose(self.now);
        let (held, yaw) = Self::held(plan);
        for which in [LEFT, RIGHT] {
            self.grasp_sides(which, rest, GRIP[which]);
        }
        self.now += 0.8;
        let lifted = self.now;
        let up = 1.3;
        self.story.carton.go(self.now, self.now + up, held, yaw);
        self.noise(NoiseKind::Scrape, 0.0, 0.3, 0.5);
        self.now += up;
        let sway = &mut self.story.carton.sway;
        sway.go(self.now - 0.6, self.now, 0.4);
        sway.go(self.now + plan.show_seconds - 0.4, self.now + plan.show_seconds, 0.0);
        self.stage(Stage::Label);
        self.noise(NoiseKind::Rustle, 0.1, 0.7, 0.35);
        self.now += plan.show_seconds;
        self.stage(Stage::Rest);
        let down = 1.2;
        self.story.carton.go(self.now, self.now + down, rest.at, rest.yaw);
        self.noise(NoiseKind::Knock, down - 0.06, 0.25, 0.9);
        for which in [LEFT, RIGHT] {
            self.story.arms[which].under.set(lifted, 1.0);
            self.hold(which, lifted, self.now + down + 0.12, Hold::Carton(GRIP[which]));
        }
        self.now += down + 0.12;
    }

    /// The parcel is carried out of the picture to the left and back.
    fn carry_away(&mut self, held: V3, yaw: f32, seconds: f32) {
        const AWAY_MM: f32 = 480.0;
        const WAY_S: f32 = 1.2;
        let back = self.now + WAY_S + seconds;
        self.story.carton.go(self.now, self.now + WAY_S, held + v3(-AWAY_MM, 0.0, 0.0), yaw);
        self.story.carton.go(back, back + WAY_S, held, yaw);
        self.now = back + WAY_S;
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
        let taken = self.now;
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
        self.reach(LEFT, 0.0, 0.5 * slow, rest.place(edges[0] + v3(0.0, 28.0, 6.0)), 0.1, 0.45);
        self.now += 0.5 * slow;
        let open = 200.0_f32.to_radians();
        let lift = 0.75 * slow;
        self.story.flaps[0].go(self.now, self.now + lift, open - 0.1);
        self.noise(NoiseKind::Rustle, 0.0, lift, 0.8);
        self.hold(LEFT, self.now, self.now + lift, Hold::Flap(0, -30.0));
        // The cutter is laid down at the right before that hand opens the near flap.
        self.reach(RIGHT, 0.0, 0.3 * slow, self.home[RIGHT] + v3(-20.0, -40.0, 0.0), -0.1, 0.5);
        self.story.cutter = Some((taken, self.now + 0.3 * slow));
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
