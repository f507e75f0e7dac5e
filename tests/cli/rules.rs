//! Bad policies, cases, statements and records are met before the video is looked at.

use crate::support::Room;

/// What is said about that option; the video is not there, so that the option must have been looked at first.
#[track_caller]
fn complaint(room: &Room, arguments: &[&str]) -> String {
    room.onetake(&[&["verify", "no-such-video.mp4"][..], arguments].concat()).complaint()
}

#[test]
fn an_unknown_policy() {
    let complaint = complaint(&Room::new(), &["--policy", "bsae"]);
    assert!(complaint.contains("no policy") && complaint.contains("base"), "{complaint}");
}

#[test]
fn a_policy_file_that_cannot_be_read() {
    let room = Room::new();
    std::fs::create_dir(room.path("folder.toml")).unwrap();
    room.write("binary.toml", [0xff, 0xfe, 0, 1]);
    for name in ["missing.toml", "folder.toml", "binary.toml"] {
        let complaint = complaint(&room, &["--policy", name]);
        assert!(complaint.contains(name) && complaint.contains("cannot read"), "{complaint}");
    }
}

#[test]
fn an_unsound_policy_names_the_place_of_each_fault() {
    let room = Room::new();
    room.write("shop.toml", "format = \"onetake.policy/1.0\"\nid = \"shop\"\ncolour = \"red\"\n");
    let run = room.onetake(&["policies", "shop.toml"]).exits(2);
    assert!(run.stdout.is_empty());
    assert!(!run.stderr.is_empty());
    for line in run.stderr.lines() {
        assert!(line.starts_with("onetake: shop.toml:"), "{}", run.stderr);
    }
    assert!(run.stderr.contains("shop.toml:3:"), "{}", run.stderr);
}

#[test]
fn built_in_policies_are_listed_printed_and_sound() {
    let room = Room::new();
    let list = room.onetake(&["policies"]).exits(0).text();
    assert!(list.lines().any(|line| line.starts_with("base/")), "{list}");

    let printed = room.onetake(&["policies", "base"]).exits(0);
    room.write("mine.toml", &printed.stdout);
    let checked = room.onetake(&["policies", "mine.toml"]).exits(0).text();
    assert!(list.contains(&checked), "{checked} is the line of the list");
}

#[test]
fn a_case_that_cannot_be_meant() {
    let room = Room::new();
    room.write("broken.toml", "expected_waybills = [\n");
    room.write("typo.toml", "expected_waybil = []\n");
    for (arguments, expected) in [
        (&["--signed-at", "yesterday"][..], "yesterday"),
        (&["--signed-at", "2999-01-01T00:00:00Z"], "2999"),
        (&["--waybill", "12"], "12"),
        (&["--waybill", "SF1390024681357", "--waybill", "SF1390024681357"], "SF1390024681357"),
        (&["--case", "missing.toml"], "missing.toml"),
        (&["--case", "broken.toml"], "broken.toml"),
        (&["--case", "typo.toml"], "expected_waybil"),
        (&["--attest", "missing.toml"], "missing.toml"),
        (&["--attest", "typo.toml"], "typo.toml"),
    ] {
        let complaint = complaint(&room, arguments);
        assert!(complaint.contains(expected), "{arguments:?}: {complaint}");
    }
}

#[test]
fn a_record_that_is_none() {
    let room = Room::new();
    room.write("text.json", "this is no JSON");
    room.write("other.json", "{\"format\": \"onetake.report/1.0\"}");
    room.write("newer.json", "{\"format\": \"onetake.record/9.0\"}");
    room.write("empty.json", "{\"format\": \"onetake.record/1.0\"}");
    for (name, expected) in [
        ("missing.json", "cannot be read"),
        ("text.json", "JSON"),
        ("other.json", "onetake.report/1.0"),
        ("newer.json", "newer"),
        ("empty.json", "missing field"),
    ] {
        let complaint = room.onetake(&["judge", name]).complaint();
        assert!(complaint.starts_with(name) && complaint.contains(expected), "{complaint}");
    }
}
