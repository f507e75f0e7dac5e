//! Where results go: stdout, files, nothing half written.

use std::fs;
use std::process::Stdio;

use crate::support::Room;

#[test]
fn a_scan_writes_a_record_and_its_stills() {
    let room = Room::new();
    room.clip("take.mp4");
    let run = room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    assert!(run.stdout.is_empty() && run.stderr.is_empty(), "{run:?}");
    assert_eq!(room.names(""), ["take.json", "take.mp4", "take.stills"]);
    let record: serde_json::Value = serde_json::from_slice(&room.read("take.json")).unwrap();
    assert_eq!(record["format"], "onetake.record/1.0");
    let named: Vec<&str> =
        record["stills"].as_array().unwrap().iter().map(|still| still["file"].as_str().unwrap()).collect();
    assert_eq!(room.names("take.stills"), named);
}

#[test]
fn a_record_on_stdout_is_alone_there() {
    let room = Room::new();
    room.clip("take.mp4");
    let run = room.onetake(&["scan", "take.mp4", "--out", "-"]).exits(0);
    assert_eq!(run.json()["format"], "onetake.record/1.0");
    assert!(run.stderr.is_empty(), "{}", run.stderr);
    assert_eq!(room.names(""), ["take.mp4"]);
}

#[test]
fn two_scans_of_the_same_bytes_differ_only_in_their_run_part() {
    let room = Room::new();
    room.clip("one.mp4");
    fs::copy(room.path("one.mp4"), room.path("two.mp4")).unwrap();
    let [one, two] = ["one.mp4", "two.mp4"].map(|name| {
        let mut record = room.onetake(&["scan", name, "--out", "-"]).exits(0).json();
        let run = record.as_object_mut().unwrap().remove("run").unwrap();
        assert_eq!(run["path"], name);
        serde_json::to_string_pretty(&record).unwrap()
    });
    assert_eq!(one, two);
    assert!(!one.contains("one.mp4"));
}

#[test]
fn what_is_there_already_is_kept() {
    let room = Room::new();
    room.clip("take.mp4");
    room.write("take.json", "precious");
    let complaint = room.onetake(&["scan", "take.mp4", "--out", "take.json"]).complaint();
    assert!(complaint.starts_with("take.json: is there already"), "{complaint}");
    assert_eq!(room.read("take.json"), b"precious");

    // Also with --force: it is no record.
    let complaint = room.onetake(&["scan", "take.mp4", "--out", "take.json", "--force"]).complaint();
    assert!(complaint.contains("holds other things than onetake writes"), "{complaint}");
    let video = room.read("take.mp4");
    room.onetake(&["scan", "take.mp4", "--out", "take.mp4", "--force"]).complaint();
    assert!(room.read("take.json") == b"precious" && room.read("take.mp4") == video);

    fs::remove_file(room.path("take.json")).unwrap();
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    room.onetake(&["scan", "take.mp4", "--out", "take.json", "--force"]).exits(0);
    assert_eq!(room.names(""), ["take.json", "take.mp4", "take.stills"]);
}

/// The video is far too long to be scanned within the time of this test.
#[test]
fn output_that_cannot_be_written_is_found_before_the_scan() {
    let room = Room::new();
    room.clip("take.mp4");
    let missing = room.onetake(&["scan", "take.mp4", "--out", "no/folder/take.json"]).complaint();
    assert!(missing.contains("there is no folder no/folder"), "{missing}");
    let file = room.onetake(&["scan", "take.mp4", "--out", "take.mp4/take.json"]).complaint();
    assert_eq!(file, "take.mp4/take.json: take.mp4 is a file, not a folder; give another --out");
    let nameless = room.onetake(&["scan", "take.mp4", "--out", ".."]).complaint();
    assert!(nameless.contains("give another --out"), "{nameless}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_without_permission_is_found_before_the_scan() {
    let room = Room::new();
    room.clip("take.mp4");
    // Nobody can make files there, not even root.
    let refused = room.onetake(&["scan", "take.mp4", "--out", "/proc/take.json"]).complaint();
    assert!(refused.starts_with("/proc/take.json: cannot be written"), "{refused}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_told() {
    let room = Room::new();
    room.clip("take.mp4");
    let mut command = room.command(&["scan", "take.mp4", "--out", "-"]);
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command.stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("stdout cannot be written"));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let room = Room::new();
    for arguments in [&["completions", "bash"][..], &["man"], &["policies", "show", "base"]] {
        let mut child =
            room.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}
