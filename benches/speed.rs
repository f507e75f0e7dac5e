//! What a whole scan costs beside decoding alone: `make bench`, or `make bench CLIP=some.mp4`.
//!
//! Both use the same reader on the same clip, each run in a process of its own, in turns, so that a slow moment of the
//! machine meets both alike. CPU time counts all threads. Then the clip is joined to itself: the peak memory of a scan
//! must not grow with the length of a video.
//!
//! It prints numbers and judges none: they depend on the machine.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, reason = "numbers are what it gives")]

#[path = "common/ffmpeg.rs"]
mod ffmpeg;
#[path = "common/process_cpu.rs"]
mod process_cpu;
#[path = "common/run.rs"]
mod run;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::{MediaEvent, MediaReader as _, Progress};
use onetake::report::ObserverId;
use onetake::report::digest::sha256_hex;
use onetake::report::framehash::PacketHashes;
use onetake::{CancelToken, Limits, ObserverSet, Scanner, Source};

use ffmpeg::ffmpeg;
use run::run;

/// How often each is measured.
const ROUNDS: usize = 5;
/// How often packets are hashed in one measurement: once takes a few milliseconds.
const HASHES: usize = 50;
/// Groups of observers whose cost is told beside that of decoding, each with the first, which costs next to nothing.
const GROUPS: [(&str, &[ObserverId]); 3] = [
    ("integrity", &[ObserverId::Integrity]),
    (
        "continuity",
        &[
            ObserverId::Integrity,
            ObserverId::Provenance,
            ObserverId::Cadence,
            ObserverId::Splice,
            ObserverId::Stillness,
            ObserverId::Sound,
        ],
    ),
    ("presence", &[ObserverId::Integrity, ObserverId::Presence, ObserverId::Clock]),
];
/// How much longer the joined clip is.
const TIMES: usize = 4;

fn main() {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).filter(|given| given != "--bench").collect();
    match arguments.as_slice() {
        [work, clip] if work == "decode" => child(Path::new(clip), decode),
        [work, clip] if work == "scan" => child(Path::new(clip), scan),
        [work, clip] if GROUPS.iter().any(|group| group.0 == work) => child(Path::new(clip), |source| {
            let (_, observers) = GROUPS.iter().find(|group| group.0 == work).unwrap();
            scan_with(source, ObserverSet::of(observers))
        }),
        [work, clip] if work == "hash" => child(Path::new(clip), hash_packets),
        [clip] => compare(Path::new(clip)),
        [] => {
            let folder = tempfile::tempdir().unwrap();
            compare(&packing_scene(folder.path()));
            compare(&test_card(folder.path()));
        }
        _ => panic!("give no argument, or one clip"),
    }
}

fn decode(source: &Source) -> u64 {
    let mut reader = FfmpegReader::open(
        source.bytes(),
        onetake::Scanner::THREADS,
        &Limits::default(),
        &CancelToken::new(),
    )
    .unwrap();
    let mut frames = 0;
    while reader.read(&mut |event| frames += u64::from(matches!(event, MediaEvent::Frame(_)))).unwrap()
        == Progress::More
    {}
    frames
}

fn scan(source: &Source) -> u64 {
    scan_with(source, ObserverSet::ALL)
}

fn scan_with(source: &Source, observers: ObserverSet) -> u64 {
    let scan = Scanner::new().observers(observers).scan(source).unwrap();
    scan.record.timeline.frames
}

/// Hashes as many bytes as the packets of the clip have at most, and writes their list, [`HASHES`] times.
fn hash_packets(source: &Source) -> u64 {
    let path = source.path();
    let bytes = fs::read(path).unwrap();
    let list = PacketHashes::parse(&fs::read_to_string(list_of(path)).unwrap()).unwrap();
    let mut frames = 0;
    for _ in 0..HASHES {
        assert_eq!(sha256_hex(&bytes).len(), 64);
        frames = list.to_text().lines().count() as u64;
    }
    frames
}

/// Where the list of packet hashes lies for [`hash_packets`].
fn list_of(clip: &Path) -> PathBuf {
    clip.with_extension("framehash")
}

/// Does the work and prints what it took, for [`measure`].
fn child(clip: &Path, work: impl Fn(&Source) -> u64) {
    let frames = work(&Source::open(clip).unwrap());
    say(&format!("{frames} {} {}", process_cpu::ms(), peak_kb()));
}

fn compare(clip: &Path) {
    say(&format!("clip: {}", clip.display()));
    let mut decodes = Vec::new();
    let mut scans = Vec::new();
    for _ in 0..ROUNDS {
        decodes.push(measure("decode", clip));
        scans.push(measure("scan", clip));
    }
    let (decode, scan) = (median(decodes), median(scans));
    decode.say("decode alone");
    scan.say("whole scan");
    say(&format!("ratio of CPU time: {:.2}", scan.cpu_ms as f64 / decode.cpu_ms.max(1) as f64));

    let mut of_groups = GROUPS.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (costs, (name, _)) in of_groups.iter_mut().zip(GROUPS) {
            costs.push(measure(name, clip));
        }
    }
    let [without, continuity, presence] = of_groups.map(median);
    for (name, group) in [("continuity", continuity), ("presence and clock", presence)] {
        let share = group.cpu_ms.saturating_sub(without.cpu_ms) as f64 / decode.cpu_ms.max(1) as f64;
        say(&format!("{name}: {:.0} % of decoding", share * 100.0));
    }

    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("clip.mp4");
    fs::copy(clip, &copy).unwrap();
    let list = Scanner::new().scan(&Source::open(&copy).unwrap()).unwrap().packet_hashes;
    fs::write(list_of(&copy), list.expect("packets are hashed")).unwrap();
    let hash = median((0..ROUNDS).map(|_| measure("hash", &copy)).collect());
    let share = hash.cpu_ms as f64 / HASHES as f64 / scan.cpu_ms.max(1) as f64;
    say(&format!("packet hashes: {:.2} % of the scan", share * 100.0));

    let joined = join(clip, folder.path());
    let long = measure("scan", &joined);
    long.say(&format!("whole scan, {TIMES} times as long"));
    say(&format!("ratio of peak memory: {:.2}", long.peak_kb as f64 / scan.peak_kb.max(1) as f64));
}

#[derive(Clone, Copy)]
struct Cost {
    frames: u64,
    cpu_ms: u64,
    peak_kb: u64,
}

impl Cost {
    fn say(self, what: &str) {
        let Self { frames, cpu_ms, peak_kb } = self;
        let each = cpu_ms as f64 / frames.max(1) as f64;
        let peak = peak_kb / 1024;
        say(&format!(
            "{what:<28} {frames:>6} frames  {cpu_ms:>7} ms CPU  {each:>6.2} ms a frame  {peak:>5} MiB peak"
        ));
    }
}

fn measure(work: &str, clip: &Path) -> Cost {
    let output = Command::new(std::env::current_exe().unwrap()).arg(work).arg(clip).output().unwrap();
    assert!(output.status.success(), "{work}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut numbers = text.split_whitespace().map(|number| number.parse().unwrap());
    let mut next = || numbers.next().unwrap();
    Cost { frames: next(), cpu_ms: next(), peak_kb: next() }
}

fn median(mut costs: Vec<Cost>) -> Cost {
    costs.sort_by_key(|cost| cost.cpu_ms);
    costs[costs.len() / 2]
}

/// A packing scene as users film it: a fixture, enlarged, with the noise of a camera.
fn packing_scene(folder: &Path) -> PathBuf {
    let clip = folder.join("packing-1080p30.mp4");
    let fixture = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips/sound-take-pass.mp4");
    make(
        Some(Path::new(fixture)),
        "-t 10 -vf scale=1920:1080:flags=lanczos,noise=alls=6:allf=t,fps=30 \
         -c:v libx264 -preset fast -b:v 10M -pix_fmt yuv420p -c:a aac",
        &clip,
    );
    clip
}

/// A test card full of edges, each of which must be looked at: the worst case.
fn test_card(folder: &Path) -> PathBuf {
    let clip = folder.join("card-1080p30.mp4");
    make(
        None,
        "-f lavfi -i testsrc2=s=1920x1080:r=30:d=10 -f lavfi -i sine=d=10 \
         -vf noise=alls=10:allf=t -c:v libx264 -preset fast -b:v 10M -pix_fmt yuv420p -c:a aac",
        &clip,
    );
    clip
}

fn join(clip: &Path, folder: &Path) -> PathBuf {
    let joined = folder.join("joined.mkv");
    let clip = fs::canonicalize(clip).unwrap();
    run(ffmpeg()
        .args(["-stream_loop", &(TIMES - 1).to_string(), "-i"])
        .arg(clip)
        .args(["-map", "0:v", "-map", "0:a?", "-c", "copy"])
        .arg(&joined));
    joined
}

fn make(input: Option<&Path>, arguments: &str, file: &Path) {
    let mut command = ffmpeg();
    if let Some(input) = input {
        command.arg("-i").arg(input);
    }
    run(command.args(arguments.split_whitespace()).arg(file));
}

/// Most memory that this process held at a time.
fn peak_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux counts memory in /proc");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

fn say(text: &str) {
    println!("{text}");
}
