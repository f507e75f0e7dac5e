//! The folder to hand in: whether the copy is the whole take, fits, and hides what it says that it hides.

use std::process::Command;

use sha2::{Digest as _, Sha256};

use crate::support::Room;

/// A clip of the fixtures in which a label is shown.
const CLIP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips/sound-take-pass.mp4");
/// One whose frames do not come at an even pace.
const UNEVEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips/cadence-variable-pass.mp4");
/// One that a player turns.
const TURNED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips/rotation-portrait-pass.mp4");

const WAYBILL: &str = "SF1390024681357";

fn verified(video: &str) -> Room {
    let room = Room::new();
    let run =
        room.onetake(&["verify", video, "--waybill", WAYBILL, "--order", "20261118-7", "--out", "evidence"]);
    assert!(run.code != Some(2), "{}", run.stderr);
    room
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What `ffprobe` says of a file, a line for each value.
fn probed(room: &Room, file: &str, entries: &str) -> Vec<String> {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-show_entries", entries, "-of", "csv=p=0", file])
        .current_dir(room.folder())
        .output()
        .expect("the ffprobe command is installed: make setup");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

/// When each frame is shown, in milliseconds from the first.
fn frame_times(room: &Room, file: &str) -> Vec<i64> {
    let output = Command::new("ffprobe")
        .args([
            "-v",
            "error",
            "-select_streams",
            "v:0",
            "-show_entries",
            "frame=pts_time",
            "-of",
            "csv=p=0",
            file,
        ])
        .current_dir(room.folder())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    // Six digits after the point.
    let us = |line: &str| -> i64 { line.trim_end_matches(',').replace('.', "").parse().unwrap() };
    let times: Vec<i64> = text.lines().filter(|line| !line.is_empty()).map(us).collect();
    times.iter().map(|time| (time - times[0]) / 1000).collect()
}

/// Brightness of each pixel of the frame shown at that second, and the width.
fn frame(room: &Room, file: &str, second: &str) -> image::GrayImage {
    room.ffmpeg(&format!("-ss {second} -i {file} -frames:v 1 frame.png"));
    image::open(room.path("frame.png")).unwrap().into_luma8()
}

fn brightest(picture: &image::GrayImage, permille: [u32; 4]) -> u8 {
    let (width, height) = picture.dimensions();
    let [left, top, right, bottom] = permille;
    let mut most = 0;
    for y in height * top / 1000..height * bottom / 1000 {
        for x in width * left / 1000..width * right / 1000 {
            most = most.max(picture.get_pixel(x, y).0[0]);
        }
    }
    most
}

#[track_caller]
fn keeps_times(room: &Room, original: &str, copy: &str) {
    let (times, copied) = (frame_times(room, original), frame_times(room, copy));
    assert!(times.len() > 10);
    assert_eq!(times.len(), copied.len(), "every frame is there");
    for (time, copied) in times.iter().zip(&copied) {
        assert!((time - copied).abs() <= 1, "{time} became {copied}");
    }
}

#[test]
fn the_whole_take_fits_the_form_and_says_what_it_is() {
    let room = verified(CLIP);
    let said =
        room.onetake(&["hand-in", "evidence", CLIP, "--for", "shopee-sg", "--out", "kit"]).exits(0).text();
    assert_eq!(
        room.names("kit"),
        [
            "1-certificate.pdf",
            "2-pictures-1.jpg",
            "2-pictures-2.jpg",
            "2-pictures-3.jpg",
            "3-video-copy.json",
            "3-video-copy.mp4",
            "README.txt",
            "captions.txt"
        ]
    );
    let readme = String::from_utf8(room.read("kit/README.txt")).unwrap();
    assert!(said.starts_with(&readme), "{said}");
    for wanted in ["up to 30 MB, up to 60 s", "The copy fits", "nothing is cut or sped up", "PDF: not known"]
    {
        assert!(readme.contains(wanted), "{wanted}: {readme}");
    }

    keeps_times(&room, CLIP, "kit/3-video-copy.mp4");
    let copy = room.read("kit/3-video-copy.mp4");
    assert!(copy.len() < 30_000_000);
    let facts: serde_json::Value = serde_json::from_slice(&room.read("kit/3-video-copy.json")).unwrap();
    let schema = serde_json::to_value(onetake::schema::copy()).unwrap();
    jsonschema::validate(&schema, &facts).unwrap();
    let source = sha256(&std::fs::read(CLIP).unwrap());
    assert_eq!(facts["sha256"], sha256(&copy));
    assert_eq!(facts["source_sha256"], source);
    assert_eq!(facts["numbers"][0], WAYBILL);
    assert!(facts["line"].as_str().unwrap().contains(&source[..16]));
    // Nothing in it names a folder of this computer.
    let command = facts["command"].to_string();
    assert!(!command.contains(room.folder().to_str().unwrap()) && !command.contains("fixtures"), "{command}");

    // Sound is there, and nothing that the original says about itself, such as when and where it was filmed.
    let streams = probed(&room, "kit/3-video-copy.mp4", "stream=codec_name");
    assert_eq!(streams, ["h264", "aac"]);
    let tags = probed(&room, "kit/3-video-copy.mp4", "format_tags").join(" ");
    assert!(!tags.contains("2026") && !tags.contains("onetake"), "{tags}");

    let captions = String::from_utf8(room.read("kit/captions.txt")).unwrap();
    for wanted in ["20261118-7", WAYBILL, &source, &sha256(&copy), "not the original"] {
        assert!(captions.contains(wanted), "{wanted}: {captions}");
    }
    // Public tools check it.
    let checked =
        Command::new("sha256sum").args(["--check", "README.txt"]).current_dir(room.path("kit")).output();
    let checked = String::from_utf8(checked.unwrap().stdout).unwrap();
    assert_eq!(
        checked,
        "1-certificate.pdf: OK\n2-pictures-1.jpg: OK\n2-pictures-2.jpg: OK\n2-pictures-3.jpg: OK\n3-video-copy.mp4: OK\n\
         3-video-copy.json: OK\ncaptions.txt: OK\n"
    );
}

#[test]
fn a_turned_and_an_uneven_take_keep_their_times() {
    for video in [UNEVEN, TURNED] {
        let room = verified(video);
        let run =
            room.onetake(&["hand-in", "evidence", video, "--for", "taobao-tmall", "--keep-label"]).exits(0);
        assert!(run.text().contains("Labels are shown whole"), "{}", run.text());
        let copy = "hand-in-taobao-tmall/3-video-copy.mp4";
        keeps_times(&room, video, copy);
        let captions = String::from_utf8(room.read("hand-in-taobao-tmall/captions.txt")).unwrap();
        assert!(captions.contains("原视频的 SHA-256"), "{captions}");
        if video == TURNED {
            let size = probed(&room, copy, "stream=width,height").remove(0);
            let (width, height) = size.split_once(',').unwrap();
            assert!(width.parse::<u32>().unwrap() < height.parse::<u32>().unwrap(), "{size}");
        }
    }
}

#[test]
fn what_is_masked_is_black_and_the_number_is_not() {
    let room = verified(CLIP);
    let mask = ["--mask", "80,80,15,15", "--mask", "0,0,10,10@5-7"];
    let arguments =
        [&["hand-in", "evidence", CLIP, "--for", "shopee-ph", "--out", "kit"][..], &mask].concat();
    room.onetake(&arguments).exits(0);
    let copy = "kit/3-video-copy.mp4";
    let (early, within) = (frame(&room, copy, "1"), frame(&room, copy, "6"));
    for picture in [&early, &within] {
        assert!(brightest(picture, [800, 800, 950, 950]) < 24, "black in every frame");
    }
    assert!(brightest(&within, [0, 0, 100, 100]) < 24);
    assert!(brightest(&frame(&room, copy, "9"), [0, 0, 100, 100]) > 60, "only for a while");
    // The label is shown here: its address is gone, its bars are there.
    let original = frame(&room, CLIP, "1");
    assert!(brightest(&original, [360, 200, 480, 400]) > 150);
    assert!(brightest(&early, [360, 200, 480, 400]) < 24);
    room.ffmpeg(&format!("-ss 1 -i {copy} -frames:v 1 early.png"));
    let read = room.onetake(&["label", "early.png", "--json"]).exits(0).json();
    assert!(read["codes"].to_string().contains(WAYBILL), "{read}");
    let facts: serde_json::Value = serde_json::from_slice(&room.read("kit/3-video-copy.json")).unwrap();
    let why = |mask: &serde_json::Value| mask["why"].as_str().unwrap().to_owned();
    let reasons: Vec<String> = facts["masks"].as_array().unwrap().iter().map(why).collect();
    assert!(
        reasons.starts_with(&["given".to_owned(), "given".to_owned()])
            && reasons.contains(&"label".to_owned())
    );
}

#[test]
fn a_take_that_is_too_long_is_not_cut() {
    let room = Room::new();
    room.ffmpeg("-f lavfi -i testsrc2=s=160x120:r=5:d=61 -c:v libx264 -pix_fmt yuv420p long.mp4");
    room.onetake(&["verify", "long.mp4", "--out", "evidence"]);
    let said = room.onetake(&["hand-in", "evidence", "long.mp4", "--for", "shopee-sg"]).exits(0).text();
    assert!(
        said.contains("cannot be handed in here as a video: it lasts 61 s, the form takes 60 s"),
        "{said}"
    );
    assert!(said.contains("link or a PDF"), "{said}");
    let names = room.names("hand-in-shopee-sg");
    assert!(names.contains(&"1-certificate.pdf".to_owned()), "{names:?}");
    assert!(!names.iter().any(|name| name.starts_with("3-video-copy")), "{names:?}");
    // A form without that limit takes it.
    room.onetake(&["hand-in", "evidence", "--for", "weixin-store", "--lang", "vi"]).exits(0);
    keeps_times(&room, "long.mp4", "hand-in-weixin-store/3-video-copy.mp4");
}

#[test]
fn what_does_not_belong_together_is_refused_and_nothing_is_left() {
    let room = verified(CLIP);
    let other =
        room.onetake(&["hand-in", "evidence", UNEVEN, "--for", "shopee-sg", "--out", "kit"]).complaint();
    assert!(other.contains("about another video"), "{other}");
    assert_eq!(room.names(""), ["evidence"]);

    std::fs::create_dir(room.path("kit")).unwrap();
    room.write("kit/mine.txt", "precious");
    let there =
        room.onetake(&["hand-in", "evidence", CLIP, "--for", "shopee-sg", "--out", "kit"]).complaint();
    assert!(there.starts_with("kit: "), "{there}");
    assert_eq!(room.read("kit/mine.txt"), b"precious");

    let slip = room.onetake(&["hand-in", "evidence", "--mask", "10,20"]).exits(2);
    assert!(slip.stderr.contains("--mask cannot be 10,20"), "{}", slip.stderr);
    let chinese =
        room.onetake_in("zh_CN.UTF-8", &["hand-in", "evidence", UNEVEN, "--for", "shopee-sg"]).exits(2);
    assert!(chinese.stderr.contains("报告针对的是另一个视频"), "{}", chinese.stderr);
    assert_eq!(room.names(""), ["evidence", "kit"]);
}

#[cfg(unix)]
#[test]
fn without_the_program_it_is_said_what_is_missing() {
    let room = verified(CLIP);
    let mut command = room.command(&["hand-in", "evidence", CLIP, "--for", "shopee-sg"]);
    command.env("PATH", room.folder());
    let run = crate::support::Run::of(&["hand-in"], command.output().unwrap());
    let complaint = run.complaint();
    assert!(complaint.contains("ffmpeg is not there"), "{complaint}");
    assert_eq!(room.names(""), ["evidence"]);
}
