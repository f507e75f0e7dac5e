//! Nothing is lost: not what somebody puts into the place of the output during the work, not what another run writes there,
//! not a statement of several at once; and what a kill leaves behind is cleared away.
#![cfg(unix)]

use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::support::{Room, Run};

/// A run that was halted as soon as it had made room for its output.
struct Halted {
    arguments: Vec<String>,
    child: Child,
}

impl Halted {
    fn begin(room: &Room, arguments: &[&str]) -> Self {
        let before = hidden(room);
        let child = room.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // Without its lock, and the folder that follows it, another run may take what is prepared for something left behind.
        let prepared = || {
            let new = hidden(room).into_iter().find(|name| name != ".onetake.lock" && !before.contains(name));
            new.is_some_and(|name| room.names(&name).len() >= 2)
        };
        let patience = Instant::now() + Duration::from_secs(60);
        while !prepared() {
            assert!(Instant::now() < patience, "no output was prepared");
            thread::sleep(Duration::from_millis(1));
        }
        let halted = Self { arguments: arguments.iter().map(|one| (*one).to_owned()).collect(), child };
        halted.signal(Signal::STOP);
        halted
    }

    // Sent by ourselves: a program that sends it takes so long on a busy machine that the run may end before.
    fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    fn finish(self) -> Run {
        self.signal(Signal::CONT);
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        Run::of(&arguments, self.child.wait_with_output().unwrap())
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// A clip that takes long enough to be halted in the middle.
fn long(room: &Room, name: &str, rate: u32) {
    room.ffmpeg(&format!(
        "-f lavfi -i testsrc2=s=320x240:r={rate}:d=10 -c:v libx264 -preset ultrafast -pix_fmt yuv420p {name}"
    ));
}

fn source(room: &Room, report: &str) -> String {
    let report: serde_json::Value = serde_json::from_slice(&room.read(report)).unwrap();
    report["source"]["sha256"].as_str().unwrap().to_owned()
}

fn hidden(room: &Room) -> Vec<String> {
    room.names("").into_iter().filter(|name| name.starts_with('.')).collect()
}

#[test]
fn a_folder_that_is_made_during_the_scan_stays_untouched() {
    let room = Room::new();
    long(&room, "take.mp4", 25);
    let plain = room.onetake(&["verify", "take.mp4", "--out", "plain"]);
    let run = Halted::begin(&room, &["verify", "take.mp4", "--out", "race"]);
    fs::create_dir(room.path("race")).unwrap();
    room.write("race/notes.txt", "my only copy");
    let run = run.finish();
    assert_eq!(run.code, plain.code);
    assert!(run.text().contains("→ race-2/report.html"), "{}", run.text());
    assert_eq!(
        run.stderr,
        "onetake: race: something else is there by now and was left as it is; the results are in race-2\n"
    );
    assert_eq!(room.names("race"), ["notes.txt"]);
    assert_eq!(room.names("race-2"), room.names("plain"));
    assert_eq!(room.names(""), ["plain", "race", "race-2", "take.mp4"]);
}

#[test]
fn it_is_told_in_the_language_of_the_reader() {
    let room = Room::new();
    long(&room, "take.mp4", 25);
    for (language, words) in [("zh-CN", "原样保留"), ("zh-TW", "原樣保留"), ("vi", "giữ nguyên")] {
        let run = Halted::begin(&room, &["verify", "take.mp4", "--out", language, "--lang", language]);
        room.write(language, "a file");
        let run = run.finish();
        let aside = format!("{language}-2");
        assert!(run.stderr.contains(words) && run.stderr.contains(&aside), "{}", run.stderr);
        assert_eq!(room.read(language), b"a file");
        assert!(room.path(&aside).join("report.html").is_file());
    }
}

/// Also with --force, and where results of an earlier run lay there when both began.
#[test]
fn two_videos_at_once_into_one_folder() {
    let room = Room::new();
    long(&room, "one.mp4", 25);
    long(&room, "two.mp4", 24);
    let mut expected = vec!["one.mp4", "two.mp4"];
    for (place, options) in [("race", &[][..]), ("free", &["--force"]), ("used", &["--force"])] {
        if place == "used" {
            room.onetake(&["verify", "two.mp4", "--out", place]);
        }
        let verify = |video: &'static str| [&["verify", video, "--out", place][..], options].concat();
        let one = Halted::begin(&room, &verify("one.mp4"));
        let two = room.onetake(&verify("two.mp4"));
        assert!(two.stderr.is_empty(), "{}", two.stderr);
        let one = one.finish();
        assert!(one.stderr.contains("left as it is"), "{}", one.stderr);
        let sources = [place.to_owned(), format!("{place}-2")]
            .map(|name| source(&room, &format!("{name}/report.json")));
        assert_ne!(sources[0], sources[1], "{place}");
        expected.push(place);
    }
    assert!(hidden(&room).is_empty());
    assert_eq!(room.names("").len(), 2 + 6, "{expected:?}");
}

#[test]
fn a_record_and_its_stills_go_elsewhere_together() {
    let room = Room::new();
    long(&room, "take.mp4", 25);
    for in_the_way in ["take.json", "take.stills"] {
        let run = Halted::begin(&room, &["scan", "take.mp4", "--out", "take.json"]);
        room.write(in_the_way, "precious");
        let run = run.finish().exits(0);
        assert!(run.stderr.contains("take.json: ") && run.stderr.contains("take-2.json"), "{}", run.stderr);
        assert_eq!(room.read(in_the_way), b"precious");
        assert_eq!(
            room.names(""),
            ["take-2.json", "take-2.stills", in_the_way, "take.mp4"]
                .map(str::to_owned)
                .into_iter()
                .collect::<std::collections::BTreeSet<_>>()
                .into_iter()
                .collect::<Vec<_>>()
        );
        // The pair is one that judge finds.
        let judged = room.onetake(&["judge", "take-2.json", "--out", "judged"]);
        assert!(judged.stderr.is_empty(), "{}", judged.stderr);
        for name in ["take-2.json", in_the_way] {
            fs::remove_file(room.path(name)).unwrap();
        }
        for name in ["take-2.stills", "judged"] {
            fs::remove_dir_all(room.path(name)).unwrap();
        }
    }
}

#[test]
fn what_is_put_into_earlier_results_is_not_replaced_with_them() {
    let room = Room::new();
    long(&room, "take.mp4", 25);
    room.onetake(&["verify", "take.mp4", "--out", "out"]);
    let run = Halted::begin(&room, &["verify", "take.mp4", "--out", "out", "--force"]);
    room.write("out/notes.txt", "my only copy");
    let before = room.names("out");
    let run = run.finish();
    assert!(run.stderr.contains("the results are in out-2"), "{}", run.stderr);
    assert_eq!(room.names("out"), before);
    let foreign = room.onetake(&["verify", "take.mp4", "--out", "out", "--force"]).complaint();
    assert!(foreign.contains("holds other things"), "{foreign}");
}

/// Arguments of one statement about the record `take.json`.
fn statement<'a>(who: &'a str, out: &'a str) -> Vec<&'a str> {
    vec![
        "attest",
        "take.json",
        "--who",
        who,
        "--role",
        "inspector",
        "--statement",
        "opening-seen",
        "--out",
        out,
    ]
}

#[test]
fn eight_statements_at_once_are_eight() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    for out in ["all.toml", "all.json"] {
        // Into no file at first, then into one that is there.
        for (round, people) in
            [["a", "b", "c", "d", "e", "f", "g", "h"], ["i", "j", "k", "l", "m", "n", "o", "p"]]
                .into_iter()
                .enumerate()
        {
            let running: Vec<Child> = people
                .iter()
                .map(|who| {
                    let mut command = room.command(&statement(who, out));
                    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
                })
                .collect();
            for child in running {
                let output = child.wait_with_output().unwrap();
                assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            }
            let report = room.onetake(&["judge", "take.json", "--attest", out, "--json"]).json();
            assert_eq!(report["attestations"].as_array().unwrap().len(), 8 * (round + 1), "{out}");
        }
    }
    assert_eq!(room.names(""), ["all.json", "all.toml", "take.json", "take.mp4", "take.stills"]);
}

/// The lock of somebody who is at work is waited for; that of somebody who was killed is none, though its file is there.
#[test]
fn a_statement_waits_for_a_lock_and_not_for_a_file() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    let lock = fs::File::create(room.path(".onetake.lock")).unwrap();
    lock.lock().unwrap();
    let mut child = room.command(&statement("a", "all.toml")).stdout(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_millis(700));
    assert!(child.try_wait().unwrap().is_none(), "it does not wait");
    drop(lock);
    assert!(child.wait().unwrap().success());
    assert!(hidden(&room).is_empty());

    room.write(".onetake.lock", "");
    room.onetake(&statement("b", "all.toml")).exits(0);
    let report = room.onetake(&["judge", "take.json", "--attest", "all.toml", "--json"]).json();
    assert_eq!(report["attestations"].as_array().unwrap().len(), 2);
    assert!(hidden(&room).is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_is_told() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    // Nobody can make files there, not even root.
    let refused = room.onetake(&statement("a", "/proc/all.toml")).complaint();
    assert!(refused.starts_with("/proc/all.toml: cannot be written"), "{refused}");
    let refused = room.onetake(&statement("a", "take.json/all.toml")).complaint();
    assert_eq!(refused, "take.json/all.toml: take.json is a file, not a folder; give another --out");
    let refused = room.onetake(&statement("a", "no/all.toml")).complaint();
    assert!(refused.contains("there is no folder no"), "{refused}");
}

#[test]
fn what_a_kill_leaves_behind_goes_with_the_next_run_in_the_folder() {
    let room = Room::new();
    long(&room, "take.mp4", 25);
    room.clip("short.mp4");
    let at_work = Halted::begin(&room, &["verify", "take.mp4", "--out", "slow"]);
    let working = hidden(&room);
    assert_eq!(working.len(), 1);
    let next: [&[&str]; 3] = [
        &["verify", "short.mp4", "--out", "out", "--force"],
        &["scan", "short.mp4", "--out", "short.json", "--force"],
        &[
            "attest",
            "short.json",
            "--who",
            "a",
            "--role",
            "b",
            "--statement",
            "opening-seen",
            "--out",
            "a.toml",
        ],
    ];
    for arguments in next {
        Halted::begin(&room, &["verify", "take.mp4", "--out", "killed"]).kill();
        room.write(".onetake.lock", "");
        assert_eq!(hidden(&room).len(), 3, "the kill left something behind");
        let run = room.onetake(arguments);
        assert_ne!(run.code, Some(2), "{}", run.stderr);
        assert_eq!(hidden(&room), working, "{arguments:?}");
    }
    // What is at work was not disturbed, and clears its own things away.
    let run = at_work.finish();
    assert!(run.stderr.is_empty(), "{}", run.stderr);
    assert!(room.path("slow/report.html").is_file());
    assert!(hidden(&room).is_empty());
}
