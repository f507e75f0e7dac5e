//! How well breaks in continuity are found: `make bench-continuity`.
//!
//! Takes that nobody cut are tampered with in every way that matters, with a truth that is exact to the frame, and treated
//! in every honest way that could be mistaken for it. This program and the usual tools look at the same clips, and one
//! table says what each of them finds and how often it is wrong. No number is scored with a threshold that was chosen on
//! the take that it is scored on: for each take, thresholds and the model of confidence come from all the others.
//!
//! Arguments: any of `make`, `ours`, `peers`, `table` for these steps alone, `takes=a,b` and `ops=c,d` for a part of the
//! set (parts of names), `folder=PATH` for takes from elsewhere, `honest=NUMBER` for so many takes of each kind of honest version
//! (`honest=all`: every take in every kind). Clips and what was measured are kept in
//! `target/continuity` and used again.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a table is what it gives")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "frames and pixels of short clips; measures are rounded"
)]

mod claims;
mod clips;
mod coding;
#[path = "../common/ffmpeg.rs"]
mod ffmpeg;
#[path = "../common/ffprobe.rs"]
mod ffprobe;
mod fit;
mod honest;
mod made;
mod model;
mod ours;
#[path = "../common/parallel.rs"]
mod parallel;
mod peers;
mod pictures;
mod quiet;
#[path = "../common/run.rs"]
mod run;
mod score;
mod table;
mod takes;
mod tamper;
#[path = "../common/thread_cpu.rs"]
mod thread_cpu;

use std::fs;
use std::path::PathBuf;

use clips::Clip;
use parallel::in_parallel;

/// What to do, from the arguments.
struct Wanted {
    steps: Vec<String>,
    takes: Vec<String>,
    ops: Vec<String>,
    folder: Option<PathBuf>,
    /// Takes that each kind of honest version is made of.
    honest: usize,
    kept: PathBuf,
}

impl Wanted {
    fn from_arguments() -> Self {
        let workspace = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
        let mut wanted = Self {
            steps: Vec::new(),
            takes: Vec::new(),
            ops: Vec::new(),
            folder: None,
            honest: honest::TAKES_PER_KIND,
            kept: workspace.join("target/continuity"),
        };
        let list = |text: &str| text.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        for argument in std::env::args().skip(1).filter(|given| given != "--bench") {
            match argument.split_once('=') {
                Some(("takes", names)) => wanted.takes = list(names),
                Some(("ops", names)) => wanted.ops = list(names),
                Some(("folder", path)) => wanted.folder = Some(PathBuf::from(path)),
                Some(("honest", "all")) => wanted.honest = usize::MAX,
                Some(("honest", takes)) => {
                    wanted.honest = takes.parse().expect("honest=NUMBER or honest=all")
                }
                Some(("kept", path)) => wanted.kept = PathBuf::from(path),
                None if ["make", "ours", "peers", "table"].contains(&argument.as_str()) => {
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

    /// Whether a name is among those asked for; everything is when nothing was.
    fn among(asked: &[String], name: &str) -> bool {
        asked.is_empty() || asked.iter().any(|part| name.contains(part.as_str()))
    }

    fn has(&self, clip: &Clip) -> bool {
        Self::among(&self.takes, &clip.take) && Self::among(&self.ops, &clip.op)
    }
}

fn main() {
    let wanted = Wanted::from_arguments();
    fs::create_dir_all(&wanted.kept).unwrap();
    let footage = takes::all(wanted.folder.as_deref());
    assert!(!footage.is_empty(), "there is no take to work on");
    let chosen: Vec<_> = footage.iter().filter(|take| Wanted::among(&wanted.takes, &take.name)).collect();
    if wanted.step("make") {
        in_parallel("made", &chosen, |take| {
            tamper::make(take, &footage, &wanted.kept);
            tamper::make_coded(take, &wanted.kept);
            honest::make(take, &footage, &wanted.kept, wanted.honest.min(footage.len()));
            eprintln!("made: {}", take.name);
        });
    }
    let names: Vec<_> = chosen.iter().map(|take| take.name.clone()).collect();
    let clips: Vec<Clip> =
        clips::read(&wanted.kept, &names).into_iter().filter(|clip| wanted.has(clip)).collect();
    if wanted.step("ours") {
        // Operations of every take in turn: a run that is broken off has seen something of all.
        let mut mixed: Vec<&Clip> = clips.iter().collect();
        mixed.sort_by(|a, b| (&a.op, &a.take).cmp(&(&b.op, &b.take)));
        in_parallel("ours", &mixed, |clip| ours::watch(clip));
    }
    if wanted.step("peers") {
        peers::run(&clips);
    }
    if wanted.step("table") {
        table::print(&clips, &wanted.kept);
    }
}
