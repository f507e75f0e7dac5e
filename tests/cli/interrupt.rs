//! Ctrl-C in the middle of a long scan.
#![cfg(unix)]

use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::support::{Room, Run};

/// Interrupts the command as soon as it has made room for its output.
fn interrupt(room: &Room, arguments: &[&str], signal: &str) -> Run {
    let before = room.names("");
    let mut command = room.command(arguments);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let patience = Instant::now() + Duration::from_secs(30);
    while room.names("") == before {
        assert!(Instant::now() < patience, "no output was prepared");
        thread::sleep(Duration::from_millis(10));
    }
    thread::sleep(Duration::from_millis(200));
    let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let asked = Instant::now();
    let run = Run::of(arguments, child.wait_with_output().unwrap());
    assert!(asked.elapsed() < Duration::from_secs(10), "it took {:?} to stop", asked.elapsed());
    run
}

#[test]
fn an_interrupted_scan_leaves_nothing_half_written() {
    let room = Room::new();
    // Many small pictures: quickly made, and minutes to look at one by one.
    room.ffmpeg("-f lavfi -i testsrc2=s=640x480:r=30:d=120 -c:v mpeg2video -qscale:v 5 long.mkv");
    let output = ["long.mkv.onetake", "out.json", "out.stills"];
    for (arguments, signal) in [
        (&["verify", "long.mkv"][..], "INT"),
        (&["scan", "long.mkv", "--out", "out.json"][..], "INT"),
        (&["scan", "long.mkv", "--out", "out.json"][..], "TERM"),
    ] {
        let run = interrupt(&room, arguments, signal).exits(130);
        assert!(run.stdout.is_empty(), "{run:?}");
        assert!(run.stderr.contains("stopped"), "{run:?}");
        assert_eq!(room.names(""), ["long.mkv"], "none of {output:?}, and nothing hidden");
    }
}
