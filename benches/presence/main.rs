//! How well moved cameras and lost views are found: `make bench-presence`.
//!
//! Takes of fixed cameras are seen through a window that is pushed, panned and zoomed, covered, darkened and put out of focus, with a
//! truth that is exact to the frame, and treated in honest ways that could be mistaken for it. Places and directions are drawn by a
//! generator with a seed.
//!
//! Arguments: any of `make`, `faults`, `takes`, `exits`, `openings` for these steps alone; `count=N` made-up takes for the last two; `takes=a,b`, `ops=c,d`, `variants=e,f` for a part of the set
//! (parts of names), `seed=N`, `folder=PATH` for takes from elsewhere, `kept=PATH` for where clips are kept (`target/presence`),
//! `timed` to measure the cost, `verbose` to list what came out wrong.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a table is what it gives")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "frames and pixels of short clips; measures are rounded"
)]

#[path = "../common/chance.rs"]
mod chance;
mod clips;
mod exits;
mod faults;
#[path = "../common/ffmpeg.rs"]
mod ffmpeg;
#[path = "../common/ffprobe.rs"]
mod ffprobe;
mod openings;
mod ours;
#[path = "../common/parallel.rs"]
mod parallel;
mod pictures;
mod scenes;
mod table;
mod takes;
#[path = "../common/thread_cpu.rs"]
mod thread_cpu;
#[path = "../common/timed.rs"]
mod timed;
mod variants;

use std::path::PathBuf;

use openings::Proposed;
use parallel::in_parallel;
use scenes::Scene;
use variants::Variant;

/// What to do, from the arguments.
struct Wanted {
    steps: Vec<String>,
    takes: Vec<String>,
    ops: Vec<String>,
    variants: Vec<String>,
    seed: u64,
    folder: Option<PathBuf>,
    kept: PathBuf,
    /// How many takes are made up.
    count: u64,
    timed: bool,
    verbose: bool,
}

impl Wanted {
    fn from_arguments() -> Self {
        let workspace = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let mut wanted = Self {
            steps: Vec::new(),
            takes: Vec::new(),
            ops: Vec::new(),
            variants: vec!["base".to_owned()],
            seed: 1,
            folder: None,
            kept: workspace.join("target/presence"),
            count: 12,
            timed: false,
            verbose: false,
        };
        let list = |text: &str| text.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        for argument in std::env::args().skip(1).filter(|given| given != "--bench") {
            match argument.split_once('=') {
                Some(("takes", names)) => wanted.takes = list(names),
                Some(("ops", names)) => wanted.ops = list(names),
                Some(("variants", names)) => wanted.variants = list(names),
                Some(("seed", number)) => wanted.seed = number.parse().expect("a seed is a number"),
                Some(("count", number)) => wanted.count = number.parse().expect("a count is a number"),
                Some(("folder", path)) => wanted.folder = Some(PathBuf::from(path)),
                Some(("kept", path)) => wanted.kept = PathBuf::from(path),
                None if argument == "timed" => wanted.timed = true,
                None if argument == "verbose" => wanted.verbose = true,
                None if ["make", "faults", "takes", "exits", "openings"].contains(&argument.as_str()) => {
                    wanted.steps.push(argument)
                }
                _ => panic!("no such argument: {argument}"),
            }
        }
        wanted
    }

    fn step(&self, name: &str) -> bool {
        self.steps.is_empty() || self.steps.iter().any(|step| step == name)
    }

    /// Whether a name is among those asked for; everything is when nothing was.
    fn among(asked: &[String], name: &str) -> bool {
        asked.is_empty() || asked.iter().any(|part| name.contains(part.as_str()))
    }

    fn variants(&self) -> impl Iterator<Item = &'static Variant> {
        variants::ALL.iter().filter(|variant| Self::among(&self.variants, variant.name))
    }
}

fn main() {
    let wanted = Wanted::from_arguments();
    made_up(&wanted);
    if !["make", "faults", "takes"].iter().any(|step| wanted.step(step)) {
        return;
    }
    let all = takes::all(wanted.folder.as_deref());
    let takes: Vec<_> = all.iter().filter(|take| Wanted::among(&wanted.takes, &take.name)).collect();
    assert!(!takes.is_empty(), "there is no take to work on");
    let op = |op: &str| Wanted::among(&wanted.ops, op);
    for variant in wanted.variants() {
        if wanted.step("make") {
            in_parallel("made", &takes, |take| clips::make(take, variant, wanted.seed, &op, &wanted.kept));
        }
        if wanted.step("faults") {
            let clips = clips::read(&wanted.kept, &takes, variant, wanted.seed, &op);
            let mut seen = in_parallel("seen", &clips.iter().collect::<Vec<_>>(), |clip| {
                (*clip, ours::watch(&clip.file, wanted.timed))
            });
            seen.sort_by(|a, b| (&a.0.take, &a.0.op).cmp(&(&b.0.take, &b.0.op)));
            println!("Variant `{}`, seed {}:\n", variant.name, wanted.seed);
            table::faults(&seen, wanted.verbose);
        }
    }
    if wanted.step("takes") {
        let mut seen = in_parallel("seen", &takes, |take| (*take, ours::watch(&take.path, true)));
        seen.sort_by(|a, b| a.0.name.cmp(&b.0.name));
        table::verdicts(&seen);
    }
}

/// Steps on takes that are made up, with labels and openings that are known.
fn made_up(wanted: &Wanted) {
    if !wanted.step("exits") && !wanted.step("openings") {
        return;
    }
    let kept = wanted.kept.join("scenes");
    let numbers: Vec<u64> = (0..wanted.count).collect();
    let mut scenes = in_parallel("made", &numbers, |number| scenes::make(&kept, wanted.seed, *number));
    scenes.sort_by(|a, b| a.name.cmp(&b.name));
    if wanted.step("exits") {
        let windows: Vec<(&Scene, usize)> =
            scenes.iter().flat_map(|scene| (0..exits::EDGES.len()).map(move |edge| (scene, edge))).collect();
        let mut seen =
            in_parallel("exits", &windows, |(scene, edge)| exits::exit(scene, *edge, wanted.seed, &kept));
        seen.sort_by(|a, b| a.name.cmp(&b.name));
        table::exits(&seen, wanted.verbose);
    }
    if wanted.step("openings") {
        let mut seen = in_parallel("openings", &scenes, Proposed::of);
        seen.sort_by(|a, b| a.scene.name.cmp(&b.scene.name));
        table::openings(&seen, wanted.verbose);
    }
}
