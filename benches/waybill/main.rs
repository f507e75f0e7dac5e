//! How well labels are read: `make bench-waybill`.
//!
//! Label passes of two seconds are rendered with a known number, module width, angle and trouble. This program and the
//! usual readers look at the same clips, and tables say how many numbers each reads, what it reads wrongly, and what a
//! frame costs. The milder of the two rules for what counts as read was set after a look at some passes of seed 2, which
//! is the default. Passes of seeds 1 to 9 were looked at when rules were set or the reader was made cheaper, later seeds were not:
//! README.md has the tables of seed 17.
//!
//! Arguments: any of `make`, `ours`, `expected`, `peers`, `table`, `footage` (the folder of `ONETAKE_FOOTAGE`) for these
//! steps alone, `only=a,b` for a part of the set (parts of names), `seed=14` for other passes, `times=3` for more of each.
//! Clips and what was read are kept in `target/waybill` and used again; `ours` reads anew each time.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a table is what it gives")]
#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sides of pictures in pixels")]

mod cases;
mod expected;
#[path = "../common/ffmpeg.rs"]
mod ffmpeg;
mod ours;
#[path = "../common/parallel.rs"]
mod parallel;
mod peers;
mod table;
#[path = "../common/thread_cpu.rs"]
mod thread_cpu;
#[path = "../common/timed.rs"]
mod timed;

use std::fs;
use std::path::{Path, PathBuf};

use cases::Case;
use parallel::in_parallel;

/// What to do, from the arguments.
struct Wanted {
    steps: Vec<String>,
    only: Vec<String>,
    seed: u64,
    times: usize,
    kept: PathBuf,
}

impl Wanted {
    fn from_arguments() -> Self {
        let mut wanted = Self {
            steps: Vec::new(),
            only: Vec::new(),
            seed: 2,
            times: 1,
            kept: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/waybill")),
        };
        for argument in std::env::args().skip(1).filter(|given| given != "--bench") {
            match argument.split_once('=') {
                Some(("only", names)) => {
                    wanted.only =
                        names.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect();
                }
                Some(("seed", seed)) => wanted.seed = seed.parse().expect("seed=NUMBER"),
                Some(("times", times)) => wanted.times = times.parse().expect("times=NUMBER"),
                Some(("kept", path)) => wanted.kept = PathBuf::from(path),
                None if ["make", "ours", "expected", "peers", "table", "footage"]
                    .contains(&argument.as_str()) =>
                {
                    wanted.steps.push(argument);
                }
                _ => panic!("no such argument: {argument}"),
            }
        }
        wanted
    }

    fn step(&self, name: &str) -> bool {
        self.steps.is_empty() || self.steps.iter().any(|step| step == name)
    }

    fn has(&self, case: &Case) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| case.name.contains(part.as_str()))
    }
}

fn main() {
    let wanted = Wanted::from_arguments();
    fs::create_dir_all(&wanted.kept).unwrap();
    let all = cases::all(wanted.seed, wanted.times, &wanted.kept);
    let cases: Vec<Case> = all.into_iter().filter(|case| wanted.has(case)).collect();
    if wanted.step("make") {
        let missing: Vec<&Case> = cases.iter().filter(|case| !case.clip.exists()).collect();
        in_parallel("made", &missing, |case| {
            // Nothing half written is taken for a clip.
            let unfinished = case.clip.with_extension("part.mp4");
            fixturegen::pass::film(&case.pass, &unfinished).unwrap();
            fs::rename(&unfinished, &case.clip).unwrap();
        });
    }
    let made: Vec<&Case> = cases.iter().filter(|case| case.clip.exists()).collect();
    if wanted.step("ours") {
        in_parallel("ours", &made, |case| ours::watch(case));
    }
    if wanted.step("expected") {
        in_parallel("compared", &made, |case| expected::watch(case));
    }
    if wanted.step("peers") {
        in_parallel("peers", &made, |case| peers::watch(case));
    }
    if wanted.step("table") {
        table::print(&made);
        expected::print(&made);
    }
    if wanted.step("footage")
        && let Some(folder) = std::env::var_os("ONETAKE_FOOTAGE")
    {
        footage(folder.as_ref());
    }
}

/// Prints what counts as read in real videos, for a person to compare with what they show.
fn footage(folder: &Path) {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    let (mut videos, mut frames, mut spent) = (0, 0, 0);
    println!("\n**Footage**\n\n| video | frames | CPU per frame, ms | counts as read |\n|---|---|---|---|");
    for file in files {
        let Some((told, _)) = ours::look(&file) else { continue };
        videos += 1;
        frames += told.frames;
        spent += told.cpu_us;
        let per_frame = told.cpu_us as f64 / told.frames.max(1) as f64 / 1000.0;
        let read = told.read.join(", ");
        println!("| {videos} | {} | {per_frame:.1} | {read} |", told.frames);
    }
    println!(
        "\n{frames} frames of {videos} videos, {:.1} ms a frame",
        spent as f64 / frames.max(1) as f64 / 1000.0
    );
}
