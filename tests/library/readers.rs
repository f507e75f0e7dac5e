//! One contract for every reader of media, over real files and made-up ones.

use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::memory::{MemoryPicture, MemoryReader};
use onetake::media::{MediaEvent, MediaReader, Progress};
use onetake::{CancelToken, Limits, Source};

use crate::support::{Room, assert_well_formed, body, scan};

/// Reads to the end and checks what every reader promises; gives the count of frames.
#[track_caller]
fn assert_contract(what: &str, reader: &mut dyn MediaReader) -> u64 {
    let video = reader.video().clone();
    let declared = reader.container().clone();
    assert!(
        declared.streams.iter().any(|stream| stream.index == video.stream && stream.scanned),
        "{what}: the scanned stream is declared"
    );

    let (mut frames, mut packets, mut samples) = (0_u64, 0_u64, 0_u64);
    let mut rounds = 0_u32;
    loop {
        let progress = reader
            .read(&mut |event| match event {
                MediaEvent::Frame(frame) => {
                    assert_eq!(frame.number, frames, "{what}: frames are numbered in the order of delivery");
                    assert!(frame.luma.rows().all(|row| row.len() == frame.luma.width()), "{what}");
                    assert_eq!(
                        frame.picture.luma().row(0),
                        frame.luma.row(0),
                        "{what}: a held picture is the same"
                    );
                    frames += 1;
                }
                MediaEvent::Packet(packet) => packets += u64::from(packet.is_video),
                MediaEvent::Sound(block) => {
                    assert_eq!(block.first_sample, samples, "{what}: samples are counted");
                    samples += block.samples.len() as u64;
                }
                MediaEvent::Fault(_) => {}
            })
            .unwrap_or_else(|error| panic!("{what}: {error}"));
        rounds += 1;
        assert!(rounds < 1_000_000, "{what}: no end");
        if progress == Progress::End {
            break;
        }
    }
    for _ in 0..3 {
        let after = reader.read(&mut |event| panic!("{what}: {event:?} after the end")).unwrap();
        assert_eq!(after, Progress::End, "{what}");
    }

    let delivered = reader.delivered();
    let of_video =
        delivered.iter().find(|stream| stream.stream == video.stream).expect("the video was delivered");
    assert_eq!(of_video.frames, frames, "{what}: frames are counted");
    assert_eq!(of_video.packets, packets, "{what}: packets are counted");
    if let Some(audio) = reader.audio().map(|audio| audio.stream) {
        let of_audio = delivered.iter().find(|stream| stream.stream == audio);
        assert_eq!(of_audio.map_or(0, |stream| stream.samples), samples, "{what}: samples are counted");
    }
    assert_eq!(*reader.video(), video, "{what}: facts stay as they were");
    assert_eq!(*reader.container(), declared, "{what}: declarations stay as they were");
    frames
}

fn open(source: &Source) -> FfmpegReader {
    FfmpegReader::open(source.bytes(), onetake::Scanner::THREADS, &Limits::default(), &CancelToken::new())
        .unwrap()
}

#[test]
fn made_up_media() {
    let picture = MemoryPicture::grey(33, 17, |x, y| u8::try_from((x * y) % 256).unwrap()).into_picture();
    let mut reader = MemoryReader::new(33, 17)
        .with_audio(8_000)
        .sound(Some(0), vec![0.0; 800])
        .frames(25, move |_| picture.clone())
        .sound(None, vec![0.0; 33]);
    assert_eq!(assert_contract("made-up media", &mut reader), 25);
}

#[test]
fn every_common_kind_of_file() {
    let room = Room::new();
    let take = "-f lavfi -i testsrc2=s=162x122:r=25:d=2";
    let sound = "-f lavfi -i sine=d=2:r=44100";
    for (what, arguments, frames) in [
        ("mp4", format!("{take} {sound} -c:v libx264 -c:a aac a.mp4"), 50),
        ("b-frames in mov", format!("{take} -c:v libx264 -bf 3 a.mov"), 50),
        (
            "hevc of 10 bits",
            format!("{take} -c:v libx265 -x265-params log-level=none -pix_fmt yuv420p10le b.mp4"),
            50,
        ),
        ("matroska", format!("{take} {sound} -c:v libx264 -c:a libopus a.mkv"), 50),
        ("webm", format!("{take} -c:v libvpx -b:v 200k a.webm"), 50),
        ("transport stream", format!("{take} {sound} -c:v mpeg2video -c:a mp2 a.ts"), 50),
        ("avi", format!("{take} {sound} -c:v mjpeg -c:a pcm_s16le a.avi"), 50),
        ("4:2:2 mjpeg", format!("{take} -c:v mjpeg -pix_fmt yuvj422p b.avi"), 50),
        ("flv", format!("{take} -c:v flv1 a.flv"), 50),
        ("fragments", format!("{take} -c:v libx264 -movflags +frag_keyframe+empty_moov c.mp4"), 50),
        ("grey", format!("{take} -c:v libx264 -pix_fmt gray d.mp4"), 50),
        (
            "every second frame gone",
            format!("{take} -vf select='mod(n,2)' -vsync vfr -c:v libx264 e.mp4"),
            25,
        ),
        ("one frame", format!("{take} -frames:v 1 -c:v libx264 f.mp4"), 1),
    ] {
        let source = Source::open(room.ffmpeg(&arguments)).unwrap();
        assert_eq!(assert_contract(what, &mut open(&source)), frames, "{what}");
    }
}

/// Timestamps are those of the file: `ffprobe` reads the same ones.
#[test]
fn timestamps_are_those_of_the_file() {
    let room = Room::new();
    for arguments in [
        "-f lavfi -i testsrc2=s=160x120:r=25:d=2 -vf select='not(between(n,20,33))' -vsync vfr -c:v libx264 -bf 2 a.mp4",
        "-f lavfi -i testsrc2=s=160x120:r=30000/1001:d=2 -c:v libx264 -output_ts_offset 5 a.mkv",
        "-f lavfi -i testsrc2=s=160x120:r=25:d=2 -c:v mpeg2video -output_ts_offset 95442 a.ts",
    ] {
        let path = room.ffmpeg(arguments);
        let probe = std::process::Command::new("ffprobe")
            .args(["-v", "error", "-select_streams", "v:0", "-show_entries", "frame=pts", "-of", "csv=p=0"])
            .arg(&path)
            .output()
            .unwrap();
        let expected: Vec<i64> = String::from_utf8(probe.stdout)
            .unwrap()
            .lines()
            .filter_map(|line| line.trim_end_matches(',').parse().ok())
            .collect();
        let source = Source::open(&path).unwrap();
        let mut reader = open(&source);
        let mut found = Vec::new();
        while reader
            .read(&mut |event| {
                if let MediaEvent::Frame(frame) = event {
                    found.push(frame.pts.unwrap().ticks());
                }
            })
            .unwrap()
            == Progress::More
        {}
        assert!(expected.len() > 30, "{arguments}");
        assert_eq!(found, expected, "{arguments}");
    }
}

#[test]
fn damaged_files_are_read_to_their_end() {
    let room = Room::new();
    let take = "-f lavfi -i testsrc2=s=320x240:r=25:d=4 -f lavfi -i sine=d=4 -g 25";
    for arguments in [
        format!("{take} -c:v libx264 -c:a aac -movflags +faststart a.mp4"),
        format!("{take} -c:v libx264 -c:a aac a.mkv"),
        format!("{take} -c:v libx264 -c:a aac a.ts"),
        format!("{take} -c:v mpeg4 -c:a mp2 a.avi"),
    ] {
        let path = room.ffmpeg(&arguments);
        let whole = std::fs::read(&path).unwrap();
        let half = whole.len() / 2;
        let mut zeroed = whole.clone();
        zeroed[half..half + whole.len() / 20].fill(0);
        for (damage, bytes) in [("cut off", &whole[..half]), ("zeroed", &zeroed[..])] {
            let what = format!("{} {damage}", path.display());
            let source = room.source(bytes);
            let frames = assert_contract(&what, &mut open(&source));
            assert!((20..=100).contains(&frames), "{what}: {frames} frames");
            assert_well_formed(&scan(source.path()), &what);
        }
    }
}

#[test]
fn two_scans_give_the_same_body() {
    let room = Room::new();
    let path = room.ffmpeg(
        "-f lavfi -i testsrc2=s=640x360:r=25:d=3 -f lavfi -i sine=d=3 -vf noise=alls=8:allf=t -c:v libx264 -c:a aac a.mp4",
    );
    let [one, two] = [(), ()].map(|()| scan(&path));
    assert_well_formed(&one, "a noisy take");
    assert_eq!(body(&one.record), body(&two.record));
    assert_eq!(one.stills, two.stills);
}

#[test]
fn a_cancelled_scan_stops() {
    let room = Room::new();
    let path = room.ffmpeg("-f lavfi -i testsrc2=s=160x120:r=25:d=8 -c:v libx264 a.mp4");
    let source = Source::open(path).unwrap();
    let cancel = CancelToken::new();
    let mut frames = 0;
    let stopped = onetake::Scanner::new()
        .cancel_with(&cancel)
        .on_progress(|progress| {
            frames = progress.frames;
            if frames >= 20 {
                cancel.cancel();
            }
        })
        .scan(&source);
    assert!(matches!(stopped.map_err(|error| error.cause), Err(onetake::ScanErrorKind::Cancelled)));
    assert!((20..60).contains(&frames), "it stopped after {frames} frames");
}
