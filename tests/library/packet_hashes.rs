//! The list of packet hashes is what stock ffmpeg prints, survives another container, and says where a video was altered.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use onetake::report::digest::sha256_hex;
use onetake::report::framehash::{PacketDifference, PacketHashes};
use onetake::{ObserverSet, Scanner, Source};

use crate::footage::gather;
use crate::support::Room;

fn clips() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/clips");
    let mut clips: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    clips.sort();
    clips
}

/// The list of a scan with few observers: which ones there are does not matter to it.
fn listed(video: &Path) -> Option<String> {
    let scan = Scanner::new().observers(ObserverSet::of(&[])).scan(&Source::open(video).ok()?).ok()?;
    let text = scan.packet_hashes?;
    let named = scan.record.packet_hashes.unwrap();
    assert_eq!(named.sha256, sha256_hex(text.as_bytes()));
    assert_eq!(named.packets, PacketHashes::parse(&text).unwrap().packets.len() as u64);
    Some(text)
}

fn of_ffmpeg(video: &Path) -> String {
    let mut command = Command::new("ffmpeg");
    command.args(["-nostdin", "-v", "quiet", "-i"]).arg(video);
    command.args(["-c", "copy", "-f", "framehash", "-hash", "sha256", "-"]);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

/// The first line in which two texts differ.
fn differing(first: &str, second: &str) -> Option<(usize, String, String)> {
    let count = first.lines().count().max(second.lines().count());
    let line = |text: &str, index: usize| text.lines().nth(index).unwrap_or_default().to_owned();
    (0..count).map(|index| (index, line(first, index), line(second, index))).find(|(_, a, b)| a != b)
}

/// The first line of a list in which it differs from that of ffmpeg: its number, ours, theirs.
type Difference = (usize, String, String);

/// Which of these files have another list, and how many had one to compare.
fn compared(files: &[PathBuf]) -> (usize, Vec<(String, Difference)>) {
    let (mut count, mut differences) = (0, Vec::new());
    for file in files {
        let Some(ours) = listed(file) else { continue };
        let difference = differing(&ours, &of_ffmpeg(file));
        differences.extend(difference.map(|difference| (file.display().to_string(), difference)));
        count += 1;
    }
    (count, differences)
}

#[test]
fn the_list_is_that_of_stock_ffmpeg() {
    let (count, differences) = compared(&clips());
    assert!(differences.is_empty(), "{differences:#?}");
    assert!(count > 30, "{count}");
}

#[test]
fn another_container_is_no_difference_and_an_alteration_has_its_time() {
    let room = Room::new();
    let take = room.ffmpeg("-f lavfi -i testsrc2=s=320x240:r=25:d=20 -c:v libx264 -g 25 -bf 0 take.mp4");
    let kept = PacketHashes::parse(&listed(&take).unwrap()).unwrap();
    let against =
        |name: &str| kept.compare(&PacketHashes::parse(&listed(&room.path(name)).unwrap()).unwrap());

    room.ffmpeg("-i take.mp4 -c copy take.mkv");
    room.ffmpeg("-i take.mp4 -c copy -movflags +faststart moved.mp4");
    assert_eq!(against("take.mkv"), PacketDifference::Nothing);
    assert_eq!(against("moved.mp4"), PacketDifference::Nothing);

    // Without the pictures from 10 to 12 s, as an editor cuts that codes nothing anew.
    room.ffmpeg("-to 10 -i take.mp4 -c copy -avoid_negative_ts make_zero first.mp4");
    room.ffmpeg("-ss 12 -i take.mp4 -c copy -avoid_negative_ts make_zero second.mp4");
    fs::write(room.path("parts.txt"), "file first.mp4\nfile second.mp4\n").unwrap();
    room.ffmpeg("-auto_convert 0 -f concat -safe 0 -i parts.txt -c copy cut.mp4");
    let PacketDifference::Some(changes) = against("cut.mp4") else { panic!("{:?}", against("cut.mp4")) };
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!((change.start_ms, change.end_ms, change.missing, change.added), (10_000, 12_000, 50, 0));

    room.ffmpeg("-i take.mp4 -c:v libx264 -b:v 300k anew.mp4");
    assert_eq!(against("anew.mp4"), PacketDifference::Everything);
}

/// Of recorders, phones and damaged files, where there are some. What differs is looked at by a person: FFmpeg itself mends
/// timestamps of some, and our list has them as they are stored.
#[test]
#[ignore = "needs footage; prints what differs"]
fn lists_of_footage() {
    let Some(folder) = std::env::var_os("ONETAKE_FOOTAGE").map(PathBuf::from) else { return };
    let mut files = Vec::new();
    for name in ["odd", "phones", "takes"] {
        gather(&folder.join(name), &mut files);
    }
    let (count, differences) = compared(&files);
    let same = count - differences.len();
    assert_eq!(same, count, "{differences:#?}");
}
