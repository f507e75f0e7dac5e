//! How well burned-in clocks are read: `make bench-clock`.
//!
//! Clips with a running clock of known time are made with FFmpeg's `drawtext` from scenes of the fixtures and, with
//! `ONETAKE_FOOTAGE`, from real takes; some of them have time cut out. The clock observer looks at them, at each scene without a
//! clock, and at every file of the footage. README.md has the tables.
//!
//! Arguments: any of `make`, `ours`, `none` (scenes without a clock), `footage` for these steps alone; `set=held` for the faces,
//! scenes and numbers that no limit was set by (`set=development` is the default), `seed=3`, `count=60`, `only=text`, `cut=middle` for
//! clips of 14 to 20 s that are all cut about the middle.
//! Clips are kept in `target/clock` and used again.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a table is what it gives")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "frames and seconds of short clips"
)]

mod cases;
#[path = "../common/ffmpeg.rs"]
mod ffmpeg;
mod ours;
#[path = "../common/parallel.rs"]
mod parallel;
#[path = "../common/run.rs"]
mod run;
mod score;
#[path = "../common/thread_cpu.rs"]
mod thread_cpu;
#[path = "../common/timed.rs"]
mod timed;

use std::fs;
use std::path::{Path, PathBuf};

use cases::{Case, Set};
use parallel::in_parallel;

/// What to do, from the arguments.
struct Wanted {
    steps: Vec<String>,
    only: String,
    set: Set,
    seed: u64,
    count: usize,
    /// Only short clips that are cut about the middle.
    short: bool,
    kept: PathBuf,
}

impl Wanted {
    fn from_arguments() -> Self {
        let mut wanted = Self {
            steps: Vec::new(),
            only: String::new(),
            set: Set::Development,
            seed: 1,
            count: 60,
            short: false,
            kept: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/clock")),
        };
        for argument in std::env::args().skip(1).filter(|given| given != "--bench") {
            match argument.split_once('=') {
                Some(("set", "held")) => wanted.set = Set::HeldOut,
                Some(("set", "development")) => wanted.set = Set::Development,
                Some(("seed", seed)) => wanted.seed = seed.parse().expect("seed=NUMBER"),
                Some(("count", count)) => wanted.count = count.parse().expect("count=NUMBER"),
                Some(("only", text)) => wanted.only = text.to_owned(),
                Some(("cut", "middle")) => wanted.short = true,
                Some(("kept", path)) => wanted.kept = PathBuf::from(path),
                None if ["make", "ours", "none", "footage"].contains(&argument.as_str()) => {
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
}

fn main() {
    let wanted = Wanted::from_arguments();
    fs::create_dir_all(&wanted.kept).unwrap();
    let mut cases = cases::all(wanted.set, wanted.seed, wanted.count, wanted.short, &wanted.kept);
    cases.retain(|case| case.name.contains(&wanted.only));
    if wanted.step("make") {
        let missing: Vec<&Case> = cases.iter().filter(|case| !case.clip.exists()).collect();
        in_parallel("made", &missing, |case| case.make());
    }
    if wanted.step("ours") {
        let made: Vec<&Case> = cases.iter().filter(|case| case.clip.exists()).collect();
        let scored = in_parallel("read", &made, |case| score::of(case, &ours::look(&case.clip).unwrap()));
        score::print(scored);
    }
    if wanted.step("none") {
        without(&cases::scenes(wanted.set));
    }
    if wanted.step("footage")
        && let Some(folder) = std::env::var_os("ONETAKE_FOOTAGE")
    {
        without(&videos(folder.as_ref()));
    }
}

/// What is told of videos of which none, or few, have a clock.
fn without(files: &[PathBuf]) {
    let looked = in_parallel("looked at", files, |file| (file.clone(), ours::look(file)));
    let mut looked: Vec<_> = looked.into_iter().filter_map(|(file, told)| Some((file, told?))).collect();
    looked.sort_by(|one, other| one.0.cmp(&other.0));
    let (mut frames, mut cpu_us) = (0, 0);
    for (file, told) in &looked {
        frames += told.frames;
        cpu_us += told.cpu_us;
        if told.readings.is_empty() && told.jumps.is_empty() && told.rates.is_empty() {
            continue;
        }
        println!("{}: {told:?}", file.file_name().unwrap_or_default().display());
    }
    println!(
        "{} videos, {frames} frames, {:.0} us a frame",
        looked.len(),
        cpu_us as f64 / frames.max(1) as f64
    );
}

fn videos(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
