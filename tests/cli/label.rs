//! The five-second test of a packing station.

use crate::support::Room;

/// A clip of the fixtures in which a label is shown.
const CLIP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips/sound-take-pass.mp4");

#[test]
fn a_video_with_a_label_gives_its_number_and_its_size() {
    let room = Room::new();
    let run = room.onetake(&["label", CLIP, "--json"]).exits(0);
    let check = run.json();
    assert_eq!(check["format"], "onetake-label/1");
    let codes = check["codes"].as_array().unwrap();
    let number = codes.iter().find(|code| code["number"] == "SF1390024681357").expect("the number");
    assert_eq!(number["read"], true);
    assert!(number["module_milli_px"].as_i64().unwrap() > 1_000);
    assert_eq!(number["corners_px"].as_array().unwrap().len(), 8);

    let text = room.onetake(&["label", CLIP]).exits(0).text();
    assert!(text.contains("SF1390024681357") && text.contains("narrowest bar"), "{text}");
}

#[test]
fn a_picture_is_read_too_and_advice_comes_in_each_language() {
    let room = Room::new();
    room.ffmpeg(&format!("-ss 1.5 -i {CLIP} -frames:v 1 shown.png"));
    let check = room.onetake(&["label", "shown.png", "--json"]).exits(0).json();
    assert_eq!(check["frames"], 1);
    assert!(
        check["codes"].as_array().unwrap().iter().any(|code| code["number"] == "SF1390024681357"),
        "{check}"
    );

    room.ffmpeg("-f lavfi -i color=gray:s=320x240 -frames:v 1 empty.jpg");
    let check = room.onetake(&["label", "empty.jpg", "--json"]).exits(0).json();
    assert_eq!(check["advice"][0]["advice"], "no_label");
    for (language, words) in [("en", "third of the picture"), ("zh-CN", "三分之一"), ("zh-TW", "三分之一")]
    {
        let text = room.onetake(&["label", "empty.jpg", "--lang", language]).exits(0).text();
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn what_is_no_picture_is_said_so() {
    let room = Room::new();
    room.write("notes.txt", "SF1390024681357");
    let complaint = room.onetake(&["label", "notes.txt"]).complaint();
    assert!(complaint.starts_with("notes.txt: not a video file"), "{complaint}");
    room.write("cut.png", b"\x89PNG\r\n\x1a\n and no more");
    let complaint = room.onetake(&["label", "cut.png"]).complaint();
    assert!(
        complaint.starts_with("cut.png: the file is damaged") && complaint.contains("PNG"),
        "{complaint}"
    );
    let complaint = room.onetake(&["label", "none.jpg"]).complaint();
    assert!(complaint.contains("no such file"), "{complaint}");
}
