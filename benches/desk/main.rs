//! What the desk costs beside its scans: a batch against the same scans by hand, two at a time; judging a large ledger again; and
//! listing a large queue on the page.
//!
//! `make bench-desk STEPS=rejudge ROWS=100000`, `STEPS=queue ROWS=20000` or `STEPS=batch CLIPS=200`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints, and ends where something is wrong"
)]

mod queue;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use onetake::Policy;
use onetake::case::{Draft, UtcTime};
use onetake::report::Verdict;
use onetake_desk::intake::Match;
use onetake_desk::ledger::{
    CaseEntry, Entry, FileEntry, JudgementEntry, Ledger, ScanEntry, files_of, sha256,
};
use onetake_desk::rejudge::rejudge;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let number = |name: &str, usual: usize| {
        let given = arguments.iter().find_map(|word| word.strip_prefix(&format!("{name}=")));
        given.map_or(usual, |text| text.parse().unwrap())
    };
    let asked = |step: &str| {
        let steps = ["batch", "rejudge", "queue"];
        let some = arguments.iter().any(|word| steps.contains(&word.as_str()));
        !some || arguments.iter().any(|word| word == step)
    };
    if asked("rejudge") {
        judge_again(number("rows", 100_000));
    }
    if asked("queue") {
        queue::queue(number("rows", 20_000));
    }
    if asked("batch") {
        batch(number("clips", 200));
    }
}

/// Records of their own: some hundred megabytes. Beyond them cases share records, whose takes are judged as often as there are cases.
const MAX_RECORDS: usize = 10_000;

/// A ledger with that many cases, judged again under another policy.
fn judge_again(rows: usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sqlite");
    let mut ledger = Ledger::open(&path).unwrap();
    let clips = ["sound-take-pass", "splice-cut-2s-fail", "take-small-pass", "waybill-other-number-fail"];
    let records: Vec<String> = clips.iter().map(|clip| record_of(clip, folder.path())).collect();
    let at: UtcTime = "2026-11-28T09:00:00Z".parse().unwrap();
    let mut made: Vec<(String, String)> = Vec::new();
    for chunk in (0..rows).collect::<Vec<_>>().chunks(2000) {
        let mut entries = Vec::new();
        for number in chunk {
            if made.len() < MAX_RECORDS {
                // The same take under as many digests as there are records.
                let video = sha256(&number.to_le_bytes());
                // One return in twenty bears another number, which is compared with the bars and costs most.
                let json = &records[if number % 20 == 0 { 3 } else { number % 3 }];
                let mut json: serde_json::Value = serde_json::from_str(json).unwrap();
                json["source"]["sha256"] = video.as_str().into();
                let json = serde_json::to_string_pretty(&json).unwrap();
                let record = sha256(json.as_bytes());
                fs::write(files_of(&path).join("records").join(format!("{record}.json")), &json).unwrap();
                made.push((video, record));
            }
            let (video, record) = made[number % MAX_RECORDS].clone();
            let mut draft = Draft::default();
            draft.expected_waybills.push("SF1390024681357".to_owned());
            draft.signed_off_at = Some("2026-11-17T18:20:00+08:00".to_owned());
            let judgement = JudgementEntry {
                case: format!("case {number}"),
                video: video.clone(),
                record: record.clone(),
                draft: draft.clone(),
                file_clocks: false,
                other: None,
                inputs: String::new(),
                report: String::new(),
                verdict: Verdict::NeedsReview,
                policy: String::new(),
                policy_sha256: String::new(),
            };
            let file = format!("{number}.mp4");
            entries.push(Entry::File(FileEntry {
                path: file,
                video: video.clone(),
                bytes: 1,
                modified_ms: 1,
            }));
            entries.push(Entry::Scan(ScanEntry {
                video: video.clone(),
                record,
                stills: Vec::new(),
                scanner: String::new(),
                took_ms: 1,
                video_ms: 1,
            }));
            entries.push(Entry::Case(Box::new(CaseEntry {
                id: format!("case {number}"),
                draft,
                matched: Match::ByName,
                videos: vec![video],
                sheet: None,
            })));
            entries.push(Entry::Judgement(Box::new(judgement)));
        }
        ledger.append(at, &entries).unwrap();
    }
    for policy in ["base", "taobao-tmall"] {
        let policy = Policy::built_in(policy).unwrap();
        let (began, worked) = (Instant::now(), cpu_s());
        let outcome = rejudge(&mut ledger, &policy).unwrap();
        let (took, worked) = (began.elapsed(), cpu_s() - worked);
        println!(
            "{} cases judged again under {} in {:.1} s ({worked:.1} s of processor time); {} verdicts changed, {} records gone",
            outcome.judged,
            policy.id(),
            took.as_secs_f64(),
            outcome.changed.len(),
            outcome.gone
        );
    }
}

/// Seconds of processor time of this process so far, where the system tells them (Linux: ticks of 10 ms).
fn cpu_s() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let times = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    times.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn command() -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| Path::new(ROOT).join("target"), PathBuf::from);
    target.join("release/onetake")
}

fn clip(name: &str) -> PathBuf {
    Path::new(ROOT).join("fixtures/clips").join(format!("{name}.mp4"))
}

fn record_of(name: &str, folder: &Path) -> String {
    let path = folder.join(format!("{name}.json"));
    let scanned =
        Command::new(command()).arg("scan").arg(clip(name)).arg("--out").arg(&path).status().unwrap();
    assert!(scanned.success());
    fs::read_to_string(path).unwrap()
}

/// As many clips, each with bytes of its own, scanned by hand two at a time and by a batch of two.
fn batch(clips: usize) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    fs::create_dir(&input).unwrap();
    let sources = ["sound-take-pass", "splice-cut-2s-fail", "take-small-pass", "waybill-other-number-fail"];
    let mut videos = Vec::new();
    for number in 0..clips {
        let path = input.join(format!("SF{number:013}.mp4"));
        // A box that players pass over makes each file another one.
        let mut bytes = fs::read(clip(sources[number % sources.len()])).unwrap();
        bytes.extend(16_u32.to_be_bytes());
        bytes.extend(*b"free");
        bytes.extend((number as u64).to_be_bytes());
        fs::write(&path, bytes).unwrap();
        videos.push(path);
    }
    let by_hand = Instant::now();
    let waiting = Mutex::new(videos.iter());
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().unwrap().next();
                    let Some(video) = next else { break };
                    let out = folder.path().join(video.file_name().unwrap()).with_extension("json");
                    let scanned = Command::new(command())
                        .args(["scan", "--out"])
                        .arg(out)
                        .arg(video)
                        .stderr(Stdio::null())
                        .status()
                        .unwrap();
                    assert!(scanned.success());
                }
            });
        }
    });
    let by_hand = by_hand.elapsed();
    let batch = Instant::now();
    let ran = Command::new(command())
        .arg("batch")
        .arg(&input)
        .args(["--jobs", "2", "--json"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert_ne!(ran.code(), Some(2));
    let batch = batch.elapsed();
    println!(
        "{clips} clips: by hand, two at a time {:.1} s; batch {:.1} s; throughput {:.1} %",
        by_hand.as_secs_f64(),
        batch.as_secs_f64(),
        100.0 * by_hand.as_secs_f64() / batch.as_secs_f64()
    );
}
