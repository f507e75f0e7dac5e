//! Statements that are open: accepted as the scan proposes them, or refused where nobody can be asked.

use std::fs;
use std::path::Path;

use crate::support::Room;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips");

/// The base rule with lower limits of resolution: clips are small so that they can be kept with the code.
fn small(room: &Room) {
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../judge/policies/base/2026-11-21.toml");
    let base = fs::read_to_string(base).unwrap();
    let small = base.replace(
        "fail_px = 480\nreview_px = 720\nlabel_module_milli_px = 2000\n",
        "fail_px = 240\nreview_px = 360\nlabel_module_milli_px = 1000\n",
    );
    assert_ne!(small, base);
    room.write("small.toml", small);
}

const CASE: [&str; 6] =
    ["--waybill", "SF1390024681357", "--signed-at", "2026-11-17T18:20:00+08:00", "--policy", "small.toml"];

#[test]
fn an_honest_take_is_valid_with_what_is_proposed() {
    let room = Room::new();
    small(&room);
    let clip = Path::new(FIXTURES).join("take-small-pass.mp4");
    room.onetake(&["scan", clip.to_str().unwrap(), "--out", "take.json"]).exits(0);
    let by = ["--who", "Li Na", "--role", "inspector"];
    let accept = |more: &[&str]| {
        room.onetake(&[&["attest", "take.json", "--accept-proposed"][..], &by, &CASE, more].concat()).exits(0)
    };
    // No scan tells sides apart: they are named, or stay open.
    let without = accept(&[]);
    assert!(without.stderr.contains("outside-shown"), "{}", without.stderr);
    // Nor that nothing plays slower or faster: whoever states it has looked.
    assert!(without.stderr.contains("natural-speed"), "{}", without.stderr);
    assert!(without.text().contains("take.statements.toml (5)"), "{}", without.text());
    let again = accept(&["--side", "top", "--side", "front", "--side", "left", "--side", "right"]);
    assert!(
        again.text().contains("take.statements.toml (6)"),
        "what is stated is not stated twice: {}",
        again.text()
    );
    let speed = ["attest", "take.json", "--statement", "natural-speed", "--note", "looked at all of it"];
    room.onetake(&[&speed[..], &by].concat()).exits(0);
    let third = accept(&[]);
    assert!(third.stderr.contains("no statement is open"), "{}", third.stderr);
    let judged = [&["judge", "take.json", "--attest", "take.statements.toml", "--json"][..], &CASE].concat();
    let report = room.onetake(&judged).json();
    assert_eq!(report["verdict"], "valid", "{:#}", report["missing"]);
    let notes = report["attestations"].as_array().unwrap().iter().map(|one| one["note"].as_str().unwrap());
    assert_eq!(notes.filter(|note| note.contains("as the scan proposes")).count(), 6);
}

#[test]
fn nobody_is_asked_without_a_terminal() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    let complaint = room.onetake(&["attest", "take.json"]).complaint();
    assert!(complaint.contains("--accept-proposed") && complaint.contains("--statement"), "{complaint}");
    for (arguments, expected) in [
        (&["--accept-proposed"][..], "--who"),
        (&["--accept-proposed", "--who", "a", "--role", "b", "--statement", "film-on"], "--statement"),
        (&["--side", "top"], "--statement"),
        (
            &["--statement", "film-on", "--who", "a", "--role", "b", "--waybill", "SF1390024681357"],
            "--waybill",
        ),
    ] {
        let complaint = room.onetake(&[&["attest", "take.json"][..], arguments].concat()).exits(2).stderr;
        assert!(complaint.contains(expected), "{arguments:?}: {complaint}");
    }
    assert!(!room.path("take.statements.toml").exists());
}
