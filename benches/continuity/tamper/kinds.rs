//! What is done, kind by kind.

use rand::RngExt as _;

use super::{Bench, Event, MARGIN, Recipe, SHORT_S, Shown};
use crate::pictures::Film;

/// Everything but the copy of whole groups of pictures.
pub(super) fn recipes(bench: &Bench<'_>, other: usize) -> Vec<Recipe> {
    let mut recipes = benign(bench);
    recipes.extend(inserts(bench, other));
    recipes.extend(turns(bench, other));
    if bench.film.seconds() >= SHORT_S {
        recipes.extend(cuts(bench));
        recipes.extend(many(bench));
        recipes.extend(runs(bench));
    }
    recipes
}

/// A removal of whole groups of pictures: first frame removed and first frame kept again.
pub(super) fn whole_groups(bench: &Bench<'_>) -> Option<(usize, usize)> {
    let group = bench.film.rate.round() as usize;
    let groups = bench.frames() / group;
    let first =
        group * bench.random("cut.gop").random_range(1..groups.checked_sub(3).filter(|&last| last > 1)?);
    Some((first, first + 2 * group))
}

fn own(frames: impl IntoIterator<Item = usize>) -> Vec<Shown> {
    frames.into_iter().map(Shown::Own).collect()
}

/// Another size and another rate, as platforms make of a video.
fn platform(bench: &Bench<'_>, mut recipe: Recipe) -> Recipe {
    let rate = if bench.film.rate > 27.0 { 25.0 } else { 30.0 };
    let times = rate / bench.film.rate;
    for event in &mut recipe.events {
        event.first = (event.first as f64 * times).round() as usize;
        event.last = (event.last as f64 * times).round() as usize;
    }
    recipe.rate = Some(rate);
    let size = if bench.film.width >= bench.film.height { "480:-2" } else { "-2:480" };
    recipe.with(&format!("-vf fps={rate},scale={size}"))
}

fn cuts(bench: &Bench<'_>) -> Vec<Recipe> {
    let frames = bench.frames();
    let mut recipes = Vec::new();
    let removal = |op: &str, least_s: f64, most_s: f64| {
        let mut random = bench.random(op);
        let length = bench.count(random.random_range(least_s..most_s));
        let group = bench.film.rate.round() as usize;
        let length = if length.is_multiple_of(group) { length + 1 } else { length };
        let from = bench.place(&mut random, length)?;
        Some((from, from + length))
    };
    let without = |from: usize, to: usize| own((0..from).chain(to..frames));
    for (op, least, most, crf) in [
        ("cut.short.a", 0.3, 0.8, 23),
        ("cut.short.b", 0.3, 0.8, 28),
        ("cut.mid.a", 1.0, 3.0, 18),
        ("cut.mid.b", 1.0, 3.0, 23),
        ("cut.long", 5.0, 12.0, 23),
    ] {
        if let Some((from, to)) = removal(op, least, most) {
            recipes.push(Recipe::new(op, crf, without(from, to), vec![bench.cut(from, to, from)]));
        }
    }
    if let Some((from, to)) = removal("cut.platform", 1.0, 3.0) {
        let recipe = Recipe::new("cut.platform", 28, without(from, to), vec![bench.cut(from, to, from)]);
        recipes.push(platform(bench, recipe));
    }
    if let Some((from, to)) = most_alike(bench) {
        recipes.push(Recipe::new("cut.alike", 23, without(from, to), vec![bench.cut(from, to, from)]));
    }
    if let Some((from, to)) = removal("cut.light", 1.0, 3.0) {
        let lit = (0..from).map(Shown::Own).chain((to..frames).map(|frame| Shown::Lit(frame, 1120)));
        recipes.push(Recipe::new("cut.light", 23, lit.collect(), vec![bench.cut(from, to, from)]));
    }
    if let Some((from, to)) = removal("dissolve", 1.0, 3.0).filter(|(_, to)| to + 8 < frames) {
        let mixes = (0..8).map(|step| {
            let weight = i32::try_from((step + 1) * 1000 / 9).unwrap();
            Shown::Mix(from + step, to + step, weight)
        });
        let shown: Vec<Shown> =
            (0..from).map(Shown::Own).chain(mixes).chain((to + 8..frames).map(Shown::Own)).collect();
        let event = Event { last: from + 7, ..bench.cut(from, to, from) };
        recipes.push(Recipe::new("dissolve", 23, shown, vec![event]));
    }
    recipes
}

/// Many cuts of one take: of as many parts as there are shots the first three fifths stay.
fn many(bench: &Bench<'_>) -> Vec<Recipe> {
    let mut recipes = Vec::new();
    for cuts in [2, 3, 4, 5, 6, 8, 10, 12] {
        let part = bench.frames() / (cuts + 1);
        let kept = part * 3 / 5;
        if kept < 12 {
            continue;
        }
        let shown = (0..=cuts).flat_map(|shot| shot * part..shot * part + kept);
        let events = (1..=cuts).map(|shot| bench.cut((shot - 1) * part + kept, shot * part, shot * kept));
        recipes.push(Recipe::new(&format!("many.{cuts}"), 23, own(shown), events.collect()));
    }
    recipes
}

/// Two takes by turns, in shots of half a second: four joints.
fn turns(bench: &Bench<'_>, other: usize) -> Option<Recipe> {
    let shot = bench.count(0.5).min(other / 2);
    if shot < 8 || bench.frames() < 3 * shot {
        return None;
    }
    let of_other = |from: usize| (from..from + shot).map(Shown::Other);
    let of_own = |from: usize| (from..from + shot).map(Shown::Own);
    let shown =
        of_own(0).chain(of_other(0)).chain(of_own(shot)).chain(of_other(shot)).chain(of_own(2 * shot));
    let joint = |at: usize| Event { first: at, last: at, removed_ms: 0, visible: None };
    Some(Recipe::new("turns.4", 23, shown.collect(), (1..=4).map(|place| joint(place * shot)).collect()))
}

/// The removal of half a second to three whose ends look most alike.
fn most_alike(bench: &Bench<'_>) -> Option<(usize, usize)> {
    let (least, most) = (bench.count(0.5), bench.count(3.0));
    let margin = bench.count(1.0);
    let last = bench.frames().checked_sub(margin)?;
    let pairs =
        (margin..last).flat_map(|from| (from + least..(from + most).min(last)).map(move |to| (from, to)));
    pairs.min_by_key(|&(from, to)| {
        bench.change.across(from, to).iter().map(|&block| u64::from(block)).sum::<u64>()
    })
}

fn inserts(bench: &Bench<'_>, other: usize) -> Vec<Recipe> {
    let frames = bench.frames();
    let mut recipes = Vec::new();
    let around = |at: usize, inside: Vec<Shown>| {
        let length = inside.len();
        let shown = (0..at).map(Shown::Own).chain(inside).chain((at..frames).map(Shown::Own)).collect();
        let event = Event { first: at, last: at + length - 1, removed_ms: 0, visible: None };
        (shown, vec![event])
    };
    if other > 0
        && let Some(at) = bench.place(&mut bench.random("insert.other"), 0)
    {
        let (shown, events) = around(at, (0..other).map(Shown::Other).collect());
        recipes.push(Recipe::new("insert.other", 23, shown, events));
    }
    let length = bench.count(1.0);
    let mut random = bench.random("insert.same");
    if bench.film.seconds() >= 6.0
        && let (Some(at), Some(from)) = (bench.place(&mut random, 0), bench.place(&mut random, length))
        && at.abs_diff(from) > length + bench.count(1.0)
    {
        let (shown, events) = around(at, own(from..from + length));
        recipes.push(Recipe::new("insert.same", 23, shown, events));
    }
    recipes
}

/// Pictures held, shown again and shown backwards.
fn runs(bench: &Bench<'_>) -> Vec<Recipe> {
    let frames = bench.frames();
    let event = |first: usize, length: usize| {
        vec![Event { first, last: first + length - 1, removed_ms: 0, visible: None }]
    };
    let mut recipes = Vec::new();
    let length = bench.count(1.0);
    if let Some(at) = bench.place(&mut bench.random("freeze"), length) {
        let shown = own((0..frames).map(|frame| if (at..at + length).contains(&frame) { at } else { frame }));
        recipes.push(Recipe::new("freeze", 23, shown, event(at + 1, length - 1)));
    }
    let length = bench.count(0.5).max(3);
    if let Some(at) = bench.place(&mut bench.random("repeat"), length).filter(|&at| at > length) {
        let shown = own((0..at).chain(at - length..frames));
        recipes.push(Recipe::new("repeat", 23, shown, event(at, length)));
    }
    let length = bench.count(1.5);
    if let Some(at) = bench.place(&mut bench.random("reverse"), length) {
        let shown = own((0..at).chain((at..at + length).rev()).chain(at + length..frames));
        recipes.push(Recipe::new("reverse", 23, shown, event(at, length)));
    }
    recipes
}

fn benign(bench: &Bench<'_>) -> Vec<Recipe> {
    let frames = bench.frames();
    let all = || own(0..frames);
    let tenth = frames / 10;
    let mut random = bench.random("vfr");
    let lost: Vec<String> =
        (1..frames).filter(|_| random.random_ratio(8, 100)).map(|frame| format!("eq(n,{frame})")).collect();
    let vfr = Recipe::new("benign.vfr", 23, all(), Vec::new());
    let vfr = if lost.is_empty() {
        vfr
    } else {
        let mut vfr = vfr.with("-fps_mode vfr -vf");
        vfr.more.push(format!("select='not({})'", lost.join("+")));
        vfr
    };
    let second = bench.count(1.0);
    let at = bench.place(&mut bench.random("light"), 0).unwrap_or(frames / 2);
    let ramp = (0..frames).map(|frame| {
        let gone = frame.saturating_sub(at).min(second);
        Shown::Lit(frame, i32::try_from(1000 + 150 * gone / second).unwrap())
    });
    let lamp = (0..frames).map(|frame| Shown::Lit(frame, if frame >= at { 1120 } else { 1000 }));
    let mut recipes = vec![
        Recipe::new("benign.crf18", 18, all(), Vec::new()),
        Recipe::new("benign.crf28", 28, all(), Vec::new()),
        Recipe::new("benign.trim", 23, own(tenth..frames - tenth), Vec::new()),
        Recipe::new("benign.rot90", 23, all(), Vec::new()).with("-vf transpose=1"),
        Recipe::new("benign.half", 23, all(), Vec::new()).with("-vf scale=iw/2:-2"),
        vfr,
        Recipe::new("benign.ramp", 23, ramp.collect(), Vec::new()),
        Recipe::new("benign.lamp", 23, lamp.collect(), Vec::new()),
        platform(bench, Recipe::new("benign.platform", 28, all(), Vec::new())),
    ];
    if bench.film.width.min(bench.film.height) > 8 * MARGIN {
        // A push of some frames that swings out and leaves the camera a little beside where it stood.
        const PUSH: [isize; 9] = [4, 10, 14, 12, 8, 8, 10, 12, 10];
        let at = bench.place(&mut bench.random("nudge"), 0).unwrap_or(frames / 2);
        let nudge = (0..frames).map(|frame| {
            let right = frame.checked_sub(at).map_or(0, |gone| PUSH[gone.min(PUSH.len() - 1)]);
            Shown::Moved(frame, right, right / 4 * 2)
        });
        recipes.push(Recipe::new("benign.nudge", 23, nudge.collect(), Vec::new()));
    }
    recipes
}

/// Small pictures of a film: 16 by 9 blocks of 4 by 4 pixels, and how they change.
pub(super) struct Changes {
    small: Vec<Vec<i32>>,
}

const ACROSS: usize = 64;
const DOWN: usize = 36;
const BLOCK: usize = 4;

impl Changes {
    pub(super) fn of(film: &Film) -> Self {
        let shrink = |frame: &Vec<u8>| {
            let cell = |x: usize, y: usize| {
                let columns = x * film.width / ACROSS..(x + 1) * film.width / ACROSS;
                let rows = y * film.height / DOWN..(y + 1) * film.height / DOWN;
                let area = columns.len() * rows.len();
                let sum: u64 = rows
                    .flat_map(|y| &frame[y * film.width + columns.start..y * film.width + columns.end])
                    .map(|&pixel| u64::from(pixel))
                    .sum();
                (16 * sum / area as u64) as i32
            };
            (0..ACROSS * DOWN).map(|place| cell(place % ACROSS, place / ACROSS)).collect()
        };
        Self { small: film.frames.iter().map(shrink).collect() }
    }

    /// Change of each block without its mean, in sixteenths of a grey level.
    pub(super) fn across(&self, from: usize, to: usize) -> Vec<u32> {
        let (a, b) = (&self.small[from], &self.small[to]);
        let mut blocks = Vec::with_capacity(ACROSS * DOWN / BLOCK / BLOCK);
        for top in (0..DOWN).step_by(BLOCK) {
            for left in (0..ACROSS).step_by(BLOCK) {
                let places =
                    (0..BLOCK * BLOCK).map(|place| (top + place / BLOCK) * ACROSS + left + place % BLOCK);
                let differences = places.map(|place| b[place] - a[place]);
                let mean = differences.clone().sum::<i32>() / (BLOCK * BLOCK) as i32;
                let sum: u32 = differences.map(|difference| (difference - mean).unsigned_abs()).sum();
                blocks.push(sum / (BLOCK * BLOCK) as u32);
            }
        }
        blocks
    }

    /// Whether a jump from the frame before `from` to `to` can be seen: in two blocks at least the change across it exceeds
    /// the motion over two frames on both sides by three times the noise and one grey level.
    pub(super) fn visible(&self, from: usize, to: usize) -> bool {
        let frames = self.small.len();
        let (Some(before), true) = (from.checked_sub(1), from >= 4 && to + 3 < frames) else { return false };
        let jump = self.across(before, to);
        let sides = [
            (before - 2, before),
            (before - 1, before),
            (to, to + 1),
            (to, to + 2),
            (before - 3, before - 1),
        ];
        let sides: Vec<Vec<u32>> = sides.iter().map(|&(a, b)| self.across(a, b)).collect();
        let mut steps: Vec<u32> =
            [(before - 1, before), (to, to + 1)].iter().flat_map(|&(a, b)| self.across(a, b)).collect();
        steps.sort_unstable();
        let noise = steps[steps.len() / 4];
        let seen = (0..jump.len()).filter(|&block| {
            let motion = sides.iter().map(|side| side[block]).max().unwrap_or(0);
            jump[block] > motion + 3 * noise + 16
        });
        seen.count() >= 2
    }

    /// Whether most of the picture changes within half a second, most of the time.
    pub(super) fn camera_moves(&self) -> bool {
        let apart = 12.min(self.small.len() / 2).max(1);
        let mut shares: Vec<usize> = (apart..self.small.len())
            .step_by(5)
            .map(|frame| {
                let changed = self.across(frame - apart, frame);
                changed.iter().filter(|&&block| block > 32).count() * 100 / changed.len()
            })
            .collect();
        shares.sort_unstable();
        shares.get(shares.len() / 2).is_some_and(|&share| share > 55)
    }
}
