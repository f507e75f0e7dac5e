//! What a report says of itself that rests on a record from a file.

use std::fs;

use crate::support::Room;

/// A part of the words in each language.
const WORDS: [(&str, &str); 4] = [
    ("en", "read from a file and not compared with the video"),
    ("zh-CN", "未与视频核对"),
    ("zh-TW", "未與影片核對"),
    ("vi", "chưa được đối chiếu với video"),
];

#[test]
fn a_record_that_was_not_compared_with_the_video_is_told() {
    let room = Room::new();
    room.clip("take.mp4");
    for (language, words) in WORDS {
        let verified =
            room.onetake(&["verify", "take.mp4", "--out", "verified", "--force", "--lang", language]);
        let judged = room.onetake(&["judge", "verified", "--out", "judged", "--force", "--lang", language]);
        assert_eq!(verified.code, judged.code);
        let page = |folder: &str| String::from_utf8(room.read(&format!("{folder}/report.html"))).unwrap();
        assert!(judged.text().contains(words), "{}", judged.text());
        assert!(page("judged").contains(words), "{language}");
        assert!(!verified.text().contains(words), "{}", verified.text());
        assert!(!page("verified").contains(words), "{language}");
    }
    let report = |folder: &str| -> serde_json::Value {
        serde_json::from_slice(&room.read(&format!("{folder}/report.json"))).unwrap()
    };
    let (verified, judged) = (report("verified"), report("judged"));
    let limit = serde_json::Value::from("record_not_compared");
    assert!(judged["limits"].as_array().unwrap().contains(&limit));
    assert!(!verified["limits"].as_array().unwrap().contains(&limit));
    let repro = |report: &serde_json::Value| {
        let findings = report["findings"].as_array().unwrap();
        findings.iter().find(|one| one["criterion"] == "REP.REPRO").unwrap()["outcome"].clone()
    };
    assert_eq!((repro(&verified), repro(&judged)), ("pass".into(), "review".into()));
    let again = room.onetake(&["judge", "verified/record.json", "--json"]).json();
    assert_eq!(again["findings"], judged["findings"], "the same record, the same report");
    let explained = room.onetake(&["explain", "judged", "REP.REPRO"]).exits(0).text();
    assert!(explained.contains("not compared with the video"), "{explained}");
}

#[test]
fn a_folder_is_judged_as_its_record() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["verify", "take.mp4", "--out", "out"]);
    let folder = room.onetake(&["judge", "out", "--json"]).json();
    let record = room.onetake(&["judge", "out/record.json", "--json"]).json();
    assert_eq!(folder["findings"], record["findings"]);
    fs::create_dir(room.path("empty")).unwrap();
    let complaint = room.onetake(&["judge", "empty"]).complaint();
    assert!(complaint.starts_with("empty/record.json: cannot be read"), "{complaint}");
}

#[test]
fn a_still_that_is_another_picture_is_told_and_not_handed_on() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["verify", "take.mp4", "--out", "out"]);
    let stills = room.names("out/stills");
    let (changed, gone) = (&stills[0], &stills[1]);
    let good = room.read(&format!("out/stills/{}", stills[2]));
    room.write(&format!("out/stills/{changed}"), &good);
    for (language, words) in
        [("en", "another picture"), ("zh-CN", "不是同一张"), ("zh-TW", "不是同一張"), ("vi", "khác với ảnh")]
    {
        let run = room.onetake(&["judge", "out", "--out", "judged", "--force", "--lang", language]);
        assert!(run.stderr.starts_with("onetake: out/record.json: "), "{}", run.stderr);
        assert!(run.stderr.contains(words) && run.stderr.contains(changed.as_str()), "{}", run.stderr);
        let page = String::from_utf8(room.read("judged/report.html")).unwrap();
        assert!(page.contains(words) && page.contains(changed.as_str()), "{language}");
        assert_eq!(room.names("judged/stills"), stills[1..], "{language}");
    }
    fs::remove_file(room.path(&format!("out/stills/{gone}"))).unwrap();
    let run = room.onetake(&["judge", "out", "--out", "judged", "--force"]);
    assert!(run.stderr.contains("One still that the record names is not at hand"), "{}", run.stderr);
    // Without pictures to show, only a picture that differs matters.
    let run = room.onetake(&["judge", "out", "--json"]);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
}
