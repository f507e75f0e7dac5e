//! The verdict as exit status, words and files.

use std::fs;

use crate::support::Room;

/// A policy that looks at nothing but the file: any whole clip is valid under it.
fn lenient(room: &Room) {
    policy(room, "lenient.toml", "max_difference_ms = 100000\nfail_ppm = 900000");
}

fn policy(room: &Room, name: &str, check: &str) {
    room.write(
        name,
        format!(
            r#"format = "onetake.policy/1.0"
id = "test"
edition = "2026-01-01"
title = {{ en = "Test", zh-CN = "测试", zh-TW = "測試" }}

[[criterion]]
id = "FILE.INTACT"
title = {{ en = "File complete", zh-CN = "文件完整", zh-TW = "檔案完整" }}
requirement = "R03"
quote = "complete"
source = "made for a test"
read_on = "2026-01-01"
values = "proposed"
level = "mandatory"
applies_to = ["return_unboxing", "outbound_packing", "buyer_unboxing"]
[criterion.check.file_intact]
{check}
"#
        ),
    );
}

#[test]
fn a_valid_video_exits_with_0_and_is_reported_in_files() {
    let room = Room::new();
    room.clip("take.mp4");
    lenient(&room);
    let run = room.onetake(&["verify", "take.mp4", "--policy", "lenient.toml"]).exits(0);
    assert!(run.stderr.is_empty(), "{}", run.stderr);
    assert!(run.text().contains("take.mp4.onetake/report.html"), "{}", run.text());
    assert_eq!(room.names(""), ["lenient.toml", "take.mp4", "take.mp4.onetake"]);
    assert_eq!(
        room.names("take.mp4.onetake"),
        ["record.json", "report.html", "report.json", "stills", "video.framehash"]
    );
    let report: serde_json::Value =
        serde_json::from_slice(&room.read("take.mp4.onetake/report.json")).unwrap();
    assert_eq!(report["verdict"], "valid");
    assert_eq!(report["policy"]["id"], "test");
    let page = String::from_utf8(room.read("take.mp4.onetake/report.html")).unwrap();
    assert!(page.contains(report["source"]["sha256"].as_str().unwrap()), "the page quotes the digest");
}

#[test]
fn a_cut_off_video_exits_with_1() {
    let room = Room::new();
    room.ffmpeg("-f lavfi -i testsrc2=s=160x120:r=10:d=20 -g 10 -c:v libx264 -movflags +faststart whole.mp4");
    let whole = room.read("whole.mp4");
    room.write("cut.mp4", &whole[..whole.len() * 6 / 10]);
    lenient(&room);
    policy(&room, "strict.toml", "max_difference_ms = 500\nfail_ppm = 900000");
    let run = room.onetake(&["verify", "cut.mp4", "--policy", "strict.toml", "--json"]).exits(1);
    assert_eq!(run.json()["verdict"], "invalid");
}

#[test]
fn a_video_without_a_readable_label_exits_with_3() {
    let room = Room::new();
    room.clip("take.mp4");
    let run = room.onetake(&["verify", "take.mp4", "--waybill", "SF1390024681357", "--json"]);
    let code = run.code;
    let verdict = run.json()["verdict"].clone();
    assert!(
        (code == Some(3) && verdict == "needs_review") || (code == Some(1) && verdict == "invalid"),
        "{code:?} {verdict}"
    );
}

#[test]
fn json_is_alone_on_stdout_and_writes_no_files() {
    let room = Room::new();
    room.clip("take.mp4");
    lenient(&room);
    let before = room.names("");
    let run = room.onetake(&["verify", "take.mp4", "--policy", "lenient.toml", "--json"]).exits(0);
    assert_eq!(run.json()["format"], "onetake.report/1.0");
    assert!(run.stderr.is_empty(), "{}", run.stderr);
    assert_eq!(room.names(""), before);

    let run =
        room.onetake(&["verify", "take.mp4", "--policy", "lenient.toml", "--json", "--out", "out"]).exits(0);
    assert_eq!(run.stdout, room.read("out/report.json"), "the same bytes in the folder");
}

#[test]
fn a_record_is_judged_again_without_the_video() {
    let room = Room::new();
    room.clip("take.mp4");
    lenient(&room);
    let policy = ["--policy", "lenient.toml", "--json"];
    let first =
        room.onetake(&[&["verify", "take.mp4", "--out", "one"][..], &policy].concat()).exits(0).json();
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    fs::remove_file(room.path("take.mp4")).unwrap();

    let body = |mut report: serde_json::Value| {
        report.as_object_mut().unwrap().remove("run");
        report
    };
    let mut first = body(first);
    // One thing more is said of a record that comes from a file.
    let limits = first["limits"].as_array_mut().unwrap();
    let place = limits.iter().position(|limit| limit == "no_advice").unwrap();
    limits.insert(place, "record_not_compared".into());
    for record in ["one/record.json", "take.json"] {
        let again =
            room.onetake(&[&["judge", record, "--out", "two", "--force"][..], &policy].concat()).exits(0);
        assert_eq!(body(again.json()), first, "{record}");
        // A scan alone writes no list of packets.
        let mut names = room.names("one");
        names.retain(|name| record != "take.json" || name != "video.framehash");
        assert_eq!(room.names("two"), names);
        assert_eq!(room.names("two/stills"), room.names("one/stills"));
        assert_eq!(room.read("two/record.json"), room.read(record));
    }

    let mut judge =
        assert_cmd::Command::from_std(room.command(&["judge", "-", "--json", "--policy", "lenient.toml"]));
    let output = judge.write_stdin(room.read("take.json")).output().unwrap();
    assert_eq!(body(serde_json::from_slice(&output.stdout).unwrap()), first);
}

#[test]
fn words_come_in_three_languages() {
    let room = Room::new();
    room.clip("take.mp4");
    lenient(&room);
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    let words = |lang: &str| {
        room.onetake(&["judge", "take.json", "--policy", "lenient.toml", "--lang", lang]).exits(0).text()
    };
    let [english, simplified, traditional] = ["en", "zh-CN", "zh-TW"].map(words);
    assert!(english != simplified && simplified != traditional);
    assert!(simplified.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{simplified}");

    let by_locale = room.onetake_in("zh_TW.UTF-8", &["judge", "take.json", "--policy", "lenient.toml"]);
    assert_eq!(by_locale.exits(0).text(), traditional);
}

#[test]
fn a_case_file_and_options_say_the_same() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    room.write(
        "case.toml",
        "direction = \"outbound_packing\"\nexpected_waybills = [\"SF1390024681357\"]\nsigned_off_at = \"2025-01-05T09:00:00+08:00\"\n",
    );
    room.write("other.toml", "direction = \"buyer_unboxing\"\nexpected_waybills = [\"ZZ99999999\"]\n");
    let case = |arguments: &[&str]| {
        room.onetake(&[&["judge", "take.json", "--json"][..], arguments].concat()).json()["case"].clone()
    };
    let options = [
        "--direction",
        "outbound-packing",
        "--waybill",
        "SF1390024681357",
        "--signed-at",
        "2025-01-05T09:00:00+08:00",
    ];
    let by_file = case(&["--case", "case.toml"]);
    assert_eq!(by_file["direction"], "outbound_packing");
    assert_eq!(by_file, case(&options));
    assert_eq!(by_file, case(&[&["--case", "other.toml"][..], &options].concat()), "options win");
}

/// A statement in the file itself is noticed, and is no reason for or against the video; that there is none is told nowhere.
#[test]
fn a_c2pa_manifest_is_noticed_and_changes_nothing() {
    let room = Room::new();
    room.clip("plain.mp4");
    let mut bytes = room.read("plain.mp4");
    // Version and flags, what it is for, where a second manifest lies, and the beginning of a manifest store.
    let body = [&[0; 4][..], b"manifest\0", &[0; 8], &[0, 0, 0, 8], b"jumb"].concat();
    let id = [0xd8, 0xfe, 0xc3, 0xd6, 0x1b, 0x0e, 0x48, 0x3c, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7e, 0xc4, 0x81];
    bytes.extend(u32::try_from(8 + id.len() + body.len()).unwrap().to_be_bytes());
    bytes.extend([&b"uuid"[..], &id, &body].concat());
    room.write("stated.mp4", bytes);
    let judged = |video: &str| {
        let run = room.onetake(&["verify", video, "--out", &format!("{video}.out")]);
        let report: serde_json::Value =
            serde_json::from_slice(&room.read(&format!("{video}.out/report.json"))).unwrap();
        let page = String::from_utf8(room.read(&format!("{video}.out/report.html"))).unwrap();
        let outcome =
            |finding: &serde_json::Value| (finding["criterion"].clone(), finding["outcome"].clone());
        let outcomes: Vec<_> = report["findings"].as_array().unwrap().iter().map(outcome).collect();
        (run.code, report["verdict"].clone(), outcomes, page.contains("C2PA"))
    };
    let (plain, stated) = (judged("plain.mp4"), judged("stated.mp4"));
    assert_eq!((plain.0, &plain.1, &plain.2), (stated.0, &stated.1, &stated.2));
    assert_eq!((plain.3, stated.3), (false, true), "said where there is one");
    let record: serde_json::Value = serde_json::from_slice(&room.read("stated.mp4.out/record.json")).unwrap();
    let codes = record["observations"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap());
    assert_eq!(codes.filter(|code| *code == "provenance.c2pa").count(), 1);
}
