//! How well the frame grid of an earlier AAC encoding is read, and what that costs: `make bench-sound`.
//!
//! Sound that a camera encoded, real from `ONETAKE_FOOTAGE` and made, is encoded again honestly and with a part removed;
//! each file is scanned as users scan theirs, and what is told of the grid is set against the truth. The files are kept in
//! `target/bench-sound` and are the same in every run. See benches/sound/README.md for what was measured.
//!
//! `make bench-sound ONLY=text` looks only at files whose names hold that text.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "numbers are what it gives")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sound is made and cut in floating point, within bounds known here"
)]

mod beds;
mod cases;
#[path = "../common/chance.rs"]
mod chance;
mod cost;
#[path = "../common/ffmpeg.rs"]
mod ffmpeg;
#[path = "../common/ffprobe.rs"]
mod ffprobe;
#[path = "../common/parallel.rs"]
mod parallel;
#[path = "../common/process_cpu.rs"]
mod process_cpu;
#[path = "../common/run.rs"]
mod run;
mod score;
mod synth;
mod tools;

use std::path::Path;

use self::parallel::in_parallel;
use self::score::Scored;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|given| given != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["cost", what, file] => cost::child(what, Path::new(file)),
        ["make"] => drop(make()),
        ["cost"] => cost::tell(&folder()),
        [] => {
            tell(None);
            cost::tell(&folder());
        }
        [only] => tell(Some(only)),
        _ => panic!("give no argument, or a part of the names of files"),
    }
}

fn folder() -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench-sound");
    std::fs::create_dir_all(&folder).unwrap();
    folder.canonicalize().unwrap()
}

fn make() -> (Vec<beds::Bed>, Vec<cases::Case>) {
    let folder = folder();
    let mut beds = match std::env::var_os("ONETAKE_FOOTAGE") {
        Some(footage) => beds::real(Path::new(&footage)),
        None => Vec::new(),
    };
    beds.extend(beds::made(&folder));
    let cases = cases::all(&folder, &beds);
    score::write_truth(&folder.join("truth.tsv"), &beds, &cases);
    (beds, cases)
}

fn tell(only: Option<&str>) {
    let (beds, cases) = make();
    let chosen: Vec<&cases::Case> =
        cases.iter().filter(|case| only.is_none_or(|only| case.name.contains(only))).collect();
    let mut scored = in_parallel("scanned", &chosen, |case| Scored::new(case, beds[case.bed].real));
    scored.sort_by(|one, other| one.name().cmp(other.name()));
    score::write(&folder().join("seen.tsv"), &scored);
    println!("{}", score::tables(&scored));
}
