//! What happens in a take: label and outside shown, parcel opened, contents lifted out; or the same backwards for packing.

use crate::chance::noise1;
use crate::geometry::{Pose, V3, v3};

use super::Plan;
use super::parcel::{FLAP, flap_point};
use super::track::Track;

mod director;

use director::Director;

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
    /// From when to when the right hand holds the cutter.
    cutter: Option<(f32, f32)>,
    items: Vec<Item>,
    stages: Vec<(f32, Stage)>,
    noises: Vec<Noise>,
}

const LEFT: usize = 0;
const RIGHT: usize = 1;

impl Story {
    pub(crate) fn plan(plan: &Plan) -> Self {
        Director::new(plan).shoot(plan)
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
        self.hand_at(which, self.time(time))
    }

    /// The hand that laid down the cutter, or will take it up, as it was then: where the cutter lies. `None` while it is
    /// held, or when there is none.
    pub(crate) fn cutter_lies(&self, time: f32) -> Option<HandNow> {
        let time = self.time(time);
        let (taken, laid) = self.cutter?;
        if time < taken {
            self.hand_at(RIGHT, taken)
        } else if time >= laid {
            self.hand_at(RIGHT, laid)
        } else {
            None
        }
    }

    fn hand_at(&self, which: usize, time: f32) -> Option<HandNow> {
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
            cutter: which == RIGHT && self.cutter.is_some_and(|(taken, laid)| (taken..laid).contains(&time)),
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

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers of frames")]
mod tests {
    use super::*;

    /// A number shown first, then an unboxing.
    fn plan(seed: u64, seconds: f32) -> Plan {
        Plan {
            seed,
            seconds,
            packing: false,
            camera: (1280, 720),
            module_px: 2.6,
            angle_deg: 90.0,
            show_seconds: 2.0,
            focus: (38.0, 65.0),
            idle: false,
            number_last: false,
            away_seconds: 0.0,
        }
    }

    /// A sound take must not jump: nothing in it may move faster than a hand can.
    #[test]
    fn nothing_jumps_in_a_take() {
        for seed in 0..24_u64 {
            let stories = [
                (10.0, false, false),
                (10.0, true, false),
                (18.0, false, false),
                (45.0, true, false),
                (18.0, false, true),
            ];
            for (seconds, packing, number_last) in stories {
                let camera = if seed % 5 == 4 { (720, 1280) } else { (1280, 720) };
                let plan = Plan { packing, number_last, camera, ..plan(seed, seconds) };
                let story = Story::plan(&plan);
                let places = |time: f32| {
                    let mut out: Vec<V3> =
                        [0, 1].iter().filter_map(|hand| story.hand(*hand, time)).map(|h| h.at).collect();
                    out.push(story.carton(time).at);
                    out.extend(story.items(time).iter().map(|item| item.pose.at));
                    out
                };
                let turns = |time: f32| {
                    let mut out = story.flaps(time).to_vec();
                    for hand in [0, 1].iter().filter_map(|hand| story.hand(*hand, time)) {
                        out.extend([hand.bend, hand.curl]);
                        out.extend(hand.wiggle);
                    }
                    let items = story.items(time);
                    for pose in items.iter().map(|item| item.pose).chain([story.carton(time)]) {
                        out.extend([pose.yaw, pose.pitch, pose.roll]);
                    }
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
                    for (a, b) in turns(before).into_iter().zip(turns(now)) {
                        assert!(
                            (b - a).abs() < 0.25,
                            "seed {seed}, {seconds} s: turns from {a} to {b} at {now} s"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_parcel_that_leaves_is_far_away_for_as_long_as_asked() {
        let away = Plan {
            camera: (640, 360),
            module_px: 1.6,
            show_seconds: 1.6,
            away_seconds: 1.5,
            ..plan(5, 12.0)
        };
        let story = Story::plan(&away);
        let away: Vec<u16> =
            (0..120).filter(|step| story.carton(f32::from(*step) / 10.0).at.x < -450.0).collect();
        assert!((15..=22).contains(&away.len()), "{away:?}");
        assert_eq!(away.len() - 1, usize::from(away[away.len() - 1] - away[0]));
    }

    #[test]
    fn a_take_shows_the_label_then_the_opening_then_the_contents() {
        let plan = Plan { show_seconds: 2.1, ..plan(3, 10.6) };
        let order = |story: &Story| {
            let mut seen: Vec<Stage> = (0..106_u16).map(|step| story.stage(f32::from(step) / 10.0)).collect();
            seen.dedup();
            seen
        };
        let unboxing = order(&Story::plan(&plan));
        assert_eq!(unboxing[..4], [Stage::Label, Stage::Outside, Stage::Opening, Stage::Contents]);
        let last = order(&Story::plan(&Plan { number_last: true, seconds: 18.0, ..plan }));
        assert_eq!(last[..3], [Stage::Outside, Stage::Opening, Stage::Contents], "{last:?}");
        let packing = order(&Story::plan(&Plan { packing: true, ..plan }));
        assert_eq!(packing.last(), Some(&Stage::Label));
    }
}
