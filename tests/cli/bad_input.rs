//! Every bad input gets one line that says what is wrong and what to do, exit status 2, and leaves nothing behind.

use std::fs;

use crate::support::Room;

/// Verbs that take a video, each with output that would be written.
const VERBS: [&[&str]; 2] = [&["verify", "--out", "out"], &["scan", "--out", "out.json"]];

/// The complaint about a video, the same for each verb.
#[track_caller]
fn complaint(room: &Room, video: &str) -> String {
    let before = room.names("");
    let [verify, scan] = VERBS.map(|verb| {
        let mut arguments = verb.to_vec();
        arguments.push(video);
        room.onetake(&arguments).complaint()
    });
    assert_eq!(verify, scan);
    assert_eq!(room.names(""), before, "{video} left something behind");
    assert!(verify.starts_with(&format!("{video}: ")), "the path comes first: {verify}");
    verify
}

#[track_caller]
fn assert_says(room: &Room, video: &str, expected: &[&str]) {
    let complaint = complaint(room, video);
    for part in expected {
        assert!(complaint.contains(part), "{complaint:?} lacks {part:?}");
    }
}

#[test]
fn a_missing_file() {
    assert_says(&Room::new(), "no/such.mp4", &["no such file", "check the path"]);
}

/// Neither is read: a report names one file on disk, and nothing else.
#[test]
fn standard_input_and_addresses() {
    let room = Room::new();
    assert_says(&room, "-", &["not read from standard input", "save it as a file first"]);
    for address in ["http://example.com/a.mp4", "https://example.com/a.mp4", "rtsp://10.0.0.7/live"] {
        assert_says(&room, address, &["addresses are not read", "save the video as a file first"]);
    }
    let chinese = room.onetake(&["verify", "https://example.com/a.mp4", "--lang", "cn"]).complaint();
    assert!(chinese.contains("不读取网址"), "{chinese}");
    let chinese = room.onetake(&["label", "-", "--lang", "zh_TW.UTF-8"]).complaint();
    assert!(chinese.contains("標準輸入"), "{chinese}");
}

#[test]
fn a_folder() {
    let room = Room::new();
    fs::create_dir(room.path("videos.mp4")).unwrap();
    assert_says(&room, "videos.mp4", &["is a folder", "give one video file"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_and_not_waited_for() {
    let room = Room::new();
    let made = std::process::Command::new("mkfifo").arg(room.path("pipe.mp4")).status().unwrap();
    assert!(made.success());
    assert_says(&room, "pipe.mp4", &["not a regular file", "copy the video"]);
}

#[test]
fn an_empty_file() {
    let room = Room::new();
    room.write("empty.mp4", "");
    assert_says(&room, "empty.mp4", &["is empty", "copy it again"]);
}

#[test]
fn text_with_the_name_of_a_video() {
    let room = Room::new();
    room.write("text.mp4", "This is not a video.\n".repeat(500));
    assert_says(&room, "text.mp4", &["not a video file", "text"]);
}

#[test]
fn random_bytes() {
    let room = Room::new();
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(100_000)
    .collect();
    room.write("noise.mp4", noise);
    assert_says(&room, "noise.mp4", &["not a video file"]);
}

/// A playlist would make FFmpeg open the video that it names, and a report about another file would be written.
#[test]
fn playlists_and_scripts_do_not_open_other_files() {
    let room = Room::new();
    room.ffmpeg("-f lavfi -i testsrc2=s=160x120:r=10:d=2 other.ts");
    room.clip("other.mp4");
    let other = room.path("other.mp4");
    let hls = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:2\n#EXTINF:2.0,\nother.ts\n#EXT-X-ENDLIST\n";
    room.write("hls.mp4", hls);
    room.write("script.mp4", "ffconcat version 1.0\nfile other.mp4\n");
    room.write("absolute.mp4", format!("ffconcat version 1.0\nfile '{}'\n", other.display()));
    assert_says(&room, "hls.mp4", &["playlist", "other files", "give the video file itself"]);
    assert_says(&room, "script.mp4", &["script", "other files"]);
    assert_says(&room, "absolute.mp4", &["script", "other files"]);
}

#[test]
fn sound_alone() {
    let room = Room::new();
    room.ffmpeg("-f lavfi -i sine=d=1 -c:a aac sound.mp4");
    assert_says(&room, "sound.mp4", &["no video stream", "aac"]);
}

#[test]
fn a_picture_with_the_name_of_a_video() {
    let room = Room::new();
    room.ffmpeg("-f lavfi -i testsrc2=s=160x120 -frames:v 1 picture.png");
    fs::rename(room.path("picture.png"), room.path("picture.mp4")).unwrap();
    assert_says(&room, "picture.mp4", &["not a video file", "PNG"]);
}

#[test]
fn the_head_of_a_video_without_any_frame() {
    let room = Room::new();
    room.ffmpeg(
        "-f lavfi -i testsrc2=s=160x120:r=10:d=1 -c:v libx264 -movflags +frag_keyframe+empty_moov whole.mp4",
    );
    let whole = room.read("whole.mp4");
    let fragment = whole.windows(4).position(|name| name == b"moof").unwrap();
    room.write("head.mp4", &whole[..fragment - 4]);
    fs::remove_file(room.path("whole.mp4")).unwrap();
    assert_says(&room, "head.mp4", &["not one picture", "0 video packets"]);
}

#[test]
fn a_video_whose_index_was_never_written() {
    let room = Room::new();
    room.clip("whole.mp4");
    let whole = room.read("whole.mp4");
    room.write("lost.mp4", &whole[..whole.len() / 2]);
    assert_says(&room, "lost.mp4", &["cannot be read", "damaged or incomplete"]);
}

#[test]
fn a_codec_that_is_not_read() {
    let room = Room::new();
    room.ffmpeg("-f lavfi -i testsrc2=s=160x120:r=10:d=1 -c:v snow -strict -2 snow.avi");
    assert_says(&room, "snow.avi", &["snow", "does not decode"]);
}

#[test]
fn a_size_that_would_fill_the_memory() {
    let room = Room::new();
    room.ffmpeg("-f lavfi -i testsrc2=s=160x120:r=10:d=1 -c:v mjpeg small.avi");
    let mut bytes = room.read("small.avi");
    // The size stands in the BITMAPINFOHEADER of the container, and in the frame header of every picture.
    let header = [40, 0, 0, 0, 160, 0, 0, 0, 120, 0, 0, 0];
    replace(
        &mut bytes,
        &header,
        &[&header[..4], &16_000_u32.to_le_bytes(), &16_000_u32.to_le_bytes()].concat(),
    );
    let frame = [0xff, 0xc0, 0, 17, 8, 0, 120, 0, 160];
    replace(
        &mut bytes,
        &frame,
        &[&frame[..5], &16_000_u16.to_be_bytes(), &16_000_u16.to_be_bytes()].concat(),
    );
    room.write("huge.avi", bytes);
    assert_says(&room, "huge.avi", &["above the limit"]);
}

fn replace(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    let places: Vec<usize> =
        (0..=bytes.len() - old.len()).filter(|at| bytes[*at..].starts_with(old)).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + new.len()].copy_from_slice(new);
    }
}

#[test]
fn wrong_arguments() {
    let room = Room::new();
    for arguments in [
        vec![],
        vec!["verify"],
        vec!["scan", "a.mp4"],
        vec!["frobnicate"],
        vec!["verify", "a.mp4", "--frobnicate"],
        vec!["verify", "a.mp4", "--lang", "tlh"],
        vec!["verify", "a.mp4", "--direction", "sideways"],
        vec!["completions", "abacus"],
    ] {
        let run = room.onetake(&arguments).exits(2);
        assert!(run.stdout.is_empty());
        assert!(run.stderr.contains("Usage:") || run.stderr.contains("--help"), "{}", run.stderr);
    }
}

#[test]
fn a_hostile_name_cannot_steer_the_terminal() {
    let complaint = Room::new().onetake(&["verify", "a\u{1b}[31m\nb.mp4"]).complaint();
    assert!(complaint.starts_with("a\\u{1b}[31m\\u{a}b.mp4: no such file"), "{complaint}");
}
