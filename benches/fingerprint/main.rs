//! How well copies of a take are found, and how seldom other takes are told: `make bench-fingerprint`.
//!
//! Every take is copied as people do it (smaller, at fewer pictures per second, cropped, trimmed, brighter, all at once, after another
//! intro), and each copy is searched in an index of all takes and of the parts of long ones: parts of one take are different takes
//! of one camera.
//!
//! Arguments: `takes=a,b` for some takes alone (parts of names), `folder=PATH` for takes from elsewhere, `more=PATH` for a folder of takes of
//! one table beside them, `kept=PATH` for where copies are kept (`target/fingerprint`), `timed` to measure the cost, `verbose` to list
//! what came out wrong.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a table is what it gives")]

mod copies;
#[path = "../common/ffmpeg.rs"]
mod ffmpeg;
#[path = "../common/parallel.rs"]
mod parallel;
#[path = "../common/run.rs"]
mod run;
mod takes;
#[path = "../common/thread_cpu.rs"]
mod thread_cpu;
#[path = "../common/timed.rs"]
mod timed;

use std::path::PathBuf;

use copies::COPIES;
use onetake::fingerprint::{Fingerprint, FingerprintIndex, Same, compare};
use onetake::report::facts::FingerprintMotion;
use parallel::in_parallel;
use takes::{Seen, Take};

/// Samples of a part of a long take: 35 seconds.
const PART: usize = 350;

fn main() {
    let workspace = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let (mut names, mut folder, mut more) = (Vec::new(), None, None);
    let (mut kept, mut timed, mut verbose) = (workspace.join("target/fingerprint"), false, false);
    for argument in std::env::args().skip(1).filter(|given| given != "--bench") {
        match argument.split_once('=') {
            Some(("takes", list)) => names = list.split(',').map(str::to_owned).collect(),
            Some(("folder", path)) => folder = Some(PathBuf::from(path)),
            Some(("more", path)) => more = Some(PathBuf::from(path)),
            Some(("kept", path)) => kept = PathBuf::from(path),
            None if argument == "timed" => timed = true,
            None if argument == "verbose" => verbose = true,
            _ => panic!("no such argument: {argument}"),
        }
    }
    let mut all = takes::all(folder);
    all.retain(|take| names.is_empty() || names.iter().any(|part| take.name.contains(part.as_str())));
    let mut watched = in_parallel("seen", &all, |take| (take.clone(), takes::watch(&take.path, timed)));
    watched.sort_by(|a, b| a.0.name.cmp(&b.0.name));
    if timed {
        cost(&watched);
        return;
    }
    let takes: Vec<(Take, FingerprintMotion, Fingerprint)> = watched
        .into_iter()
        .filter_map(|(take, seen)| {
            let motion = seen.motion?;
            let fingerprint = Fingerprint::of_motion(&motion)?;
            Some((take, motion, fingerprint)).filter(|(.., fingerprint)| fingerprint.moving_ms() >= 6_000)
        })
        .collect();
    println!("{} takes with six seconds of motion or more.\n", takes.len());
    others(&takes, verbose);
    if let Some(folder) = more {
        one_table(&folder, verbose);
    }
    recall(&takes, &kept, verbose);
}

/// Whether a copy is found in an index of all takes, and nothing else.
fn recall(takes: &[(Take, FingerprintMotion, Fingerprint)], kept: &std::path::Path, verbose: bool) {
    std::fs::create_dir_all(kept).unwrap();
    let mut index = FingerprintIndex::new();
    for (number, (.., fingerprint)) in takes.iter().enumerate() {
        index.add(number, fingerprint);
    }
    println!(
        "| copy | copies | found | at the right place | least evidence | least agreement | other takes told |"
    );
    println!("|---|---|---|---|---|---|---|");
    for copy in COPIES {
        let numbers: Vec<usize> = (0..takes.len()).collect();
        let found = in_parallel(copy.name, &numbers, |number| {
            let file = copies::make(copy, &takes[*number].0, kept);
            let seen = takes::watch(&file, false);
            let here = seen.motion.as_ref().and_then(Fingerprint::of_motion);
            let found = here.map(|here| {
                index.find(&here).iter().map(|found| (*found.id, found.same)).collect::<Vec<_>>()
            });
            (*number, found.unwrap_or_default())
        });
        let own = |(number, all): &(usize, Vec<(usize, Same)>)| {
            all.iter().find(|(id, _)| id == number).map(|(_, same)| *same)
        };
        let same: Vec<Same> = found.iter().filter_map(own).collect();
        let placed = same.iter().filter(|same| (same.offset_ms - copy.offset_ms).abs() <= 150).count();
        let others: usize =
            found.iter().map(|(number, all)| all.iter().filter(|(id, _)| id != number).count()).sum();
        println!(
            "| {} | {} | {} | {placed} | {} | {} | {others} |",
            copy.about,
            found.len(),
            same.len(),
            same.iter().map(|same| same.evidence_milli).min().unwrap_or(0),
            same.iter().map(|same| same.score_ppm).min().unwrap_or(0),
        );
        if verbose {
            for one in found.iter().filter(|one| own(one).is_none()) {
                println!("  not found: {} {}", takes[one.0].0.name, copy.name);
            }
            let mut agreed: Vec<(u32, &str)> = found
                .iter()
                .filter_map(|one| Some((own(one)?.score_ppm, takes[one.0].0.name.as_str())))
                .collect();
            agreed.sort_unstable();
            println!("  agreement: {agreed:?}");
            for (number, all) in &found {
                for (id, same) in all.iter().filter(|(id, _)| id != number) {
                    println!(
                        "  told: {} {} as {}: {same:?}",
                        takes[*number].0.name, copy.name, takes[*id].0.name
                    );
                }
            }
        }
    }
}

/// Whether takes that have nothing in common, and parts of one, are told.
fn others(takes: &[(Take, FingerprintMotion, Fingerprint)], verbose: bool) {
    let mut parts: Vec<(String, Fingerprint)> = Vec::new();
    for (take, motion, _) in takes {
        let samples = motion.unpack().unwrap();
        for (number, part) in samples.chunks(PART).enumerate() {
            let (count, levels) = (part.len() as u64, FingerprintMotion::pack(part));
            let motion = FingerprintMotion { samples: count, levels, ..motion.clone() };
            parts.push((format!("{}:{number}", take.name), Fingerprint::of_motion(&motion).unwrap()));
        }
    }
    let camera = |name: &str| name.rsplit_once(':').map_or(String::new(), |(camera, _)| camera.to_owned());
    let (mut apart, mut one, mut told) = (0, 0, (0, 0));
    for (place, (name, here)) in parts.iter().enumerate() {
        for (other, there) in parts.iter().skip(place + 1) {
            let same_camera = camera(name) == camera(other);
            *if same_camera { &mut one } else { &mut apart } += 1;
            if let Some(same) = compare(here, there) {
                *if same_camera { &mut told.1 } else { &mut told.0 } += 1;
                if verbose {
                    println!("  told: {name} and {other}: {same:?}");
                }
            }
        }
    }
    println!(
        "Parts of 35 s: {} of {apart} pairs of different takes are told, and {} of {one} of one camera.\n",
        told.0, told.1
    );
}

/// Whether takes of one table are told, in which the same work is done.
fn one_table(folder: &std::path::Path, verbose: bool) {
    let takes = takes::in_folder(folder);
    let seen = in_parallel("seen", &takes, |take| (take.name.clone(), takes::watch(&take.path, false)));
    let seen: Vec<(String, Fingerprint)> = seen
        .into_iter()
        .filter_map(|(name, seen)| Some((name, Fingerprint::of_motion(&seen.motion?)?)))
        .collect();
    let (mut pairs, mut told) = (0, 0);
    for (place, (name, here)) in seen.iter().enumerate() {
        for (other, there) in seen.iter().skip(place + 1) {
            pairs += 1;
            if let Some(same) = compare(here, there) {
                told += 1;
                if verbose {
                    println!("  told: {name} and {other}: {same:?}");
                }
            }
        }
    }
    println!("Of {pairs} pairs of takes of {}, {told} are told.\n", folder.display());
}

fn cost(watched: &[(Take, Seen)]) {
    let (mut cpu, mut decode) = (0, 0);
    for (take, seen) in watched {
        println!("{}: {} of {} us", take.name, seen.cpu_us, seen.decode_us);
        (cpu, decode) = (cpu + seen.cpu_us, decode + seen.decode_us);
    }
    println!("all: {cpu} of {decode} us");
}
