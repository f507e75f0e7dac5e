//! One contract for every observer: whatever a file delivers, nothing panics, and what is recorded is sound.

use onetake::media::memory::{MemoryFrame, MemoryPicture, MemoryReader};
use onetake::media::{Fault, FaultKind, Orientation, PacketFacts, Picture};
use onetake::time::{TimeBase, Timestamp};
use onetake::{Scan, ScanErrorKind, Scanner, Source};

use crate::support::{assert_well_formed, body};

fn look(mut reader: MemoryReader, bytes: &[u8]) -> Result<Scan, ScanErrorKind> {
    let source = Source::from_bytes(bytes, "made up").unwrap();
    Scanner::new().scan_reader(&mut reader, &source).map_err(|error| error.cause)
}

/// Watches the same media twice: the record is sound, and the same both times.
#[track_caller]
fn assert_contract(what: &str, make: impl Fn() -> MemoryReader) -> Scan {
    let [one, two] = [(), ()].map(|()| look(make(), b"not a container").unwrap());
    assert_well_formed(&one, what);
    assert_eq!(body(&one.record), body(&two.record), "{what}: the same media gave two records");
    one
}

/// A textured picture that moves with `step`.
fn moving(width: usize, height: usize, step: u64) -> Picture {
    let step = usize::try_from(step % 1000).unwrap();
    MemoryPicture::grey(width, height, |x, y| {
        let value = ((x + 3 * step) * 7) ^ ((y + step) * 13);
        u8::try_from(value % 256).unwrap()
    })
    .colour(|x, y| (u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap()))
    .into_picture()
}

fn flat(width: usize, height: usize, value: u8) -> Picture {
    MemoryPicture::grey(width, height, |_, _| value).into_picture()
}

#[test]
fn nothing_delivered_is_an_answer() {
    for reader in [
        MemoryReader::new(64, 48),
        MemoryReader::new(64, 48).with_audio(48_000).sound(Some(0), vec![0.1; 1024]),
        MemoryReader::new(64, 48).fault(fault(FaultKind::Decode, None)),
    ] {
        assert!(matches!(look(reader, b"x"), Err(ScanErrorKind::NoFrames { .. })));
    }
}

#[test]
fn one_frame() {
    assert_contract("one frame", || MemoryReader::new(64, 48).frame(moving(64, 48, 0)));
    assert_contract("one frame without a time", || {
        MemoryReader::new(64, 48).frame_at(None, moving(64, 48, 0))
    });
    assert_contract("two frames", || {
        MemoryReader::new(64, 48).frame(moving(64, 48, 0)).frame(flat(64, 48, 0))
    });
}

#[test]
fn no_frame_states_a_time() {
    let scan = assert_contract("no timestamps", || {
        (0..40).fold(MemoryReader::new(64, 48), |reader, step| reader.frame_at(None, moving(64, 48, step)))
    });
    assert_eq!(scan.record.timeline.frames, 40);
}

#[test]
fn odd_sizes() {
    for (width, height) in [(1, 1), (2, 2), (1, 200), (200, 1), (17, 13), (63, 65), (641, 3), (3, 641)] {
        assert_contract(&format!("{width}x{height}"), || {
            let side = |pixels: usize| u32::try_from(pixels).unwrap();
            MemoryReader::new(side(width), side(height))
                .frames(12, move |step| moving(width, height, step))
                .frames(12, move |_| flat(width, height, 128))
        });
    }
}

#[test]
fn the_size_changes_inside_the_stream() {
    assert_contract("growing pictures", || {
        [(64, 48), (65, 48), (32, 24), (128, 96), (1, 1), (64, 48)]
            .into_iter()
            .fold(MemoryReader::new(64, 48), |reader, (width, height)| {
                reader.frames(8, move |step| moving(width, height, step))
            })
    });
}

#[test]
fn every_orientation() {
    for quarter_turns in 0..4 {
        for mirrored in [false, true] {
            let orientation = Orientation { quarter_turns, mirrored };
            let scan = assert_contract(&format!("{orientation:?}"), || {
                MemoryReader::new(64, 48).turned(orientation).frames(12, move |step| {
                    let step = usize::try_from(step).unwrap();
                    MemoryPicture::grey(64, 48, |x, y| u8::try_from((x * 3 + y + step * 5) % 256).unwrap())
                        .turned(orientation)
                        .into_picture()
                })
            });
            let shown = (scan.record.timeline.shown_width_px, scan.record.timeline.shown_height_px);
            assert_eq!(shown, orientation.shown_size(64, 48));
        }
    }
}

#[test]
fn times_that_no_clock_would_give() {
    let far = i64::MAX;
    for (what, times) in [
        ("backwards", vec![90_000, 60_000, 30_000, 0, -30_000]),
        ("standing still", vec![0; 30]),
        ("the ends of the range", vec![-far, 0, far, far - 1, i64::MIN]),
        (
            "a hole of a year",
            vec![0, 3_000, 6_000, 90_000 * 3600 * 24 * 365, 90_000 * 3600 * 24 * 365 + 3_000],
        ),
        ("one tick apart", (0..60).collect()),
        ("jumping to and fro", (0..60).map(|n| if n % 2 == 0 { n * 3_000 } else { -n * 3_000 }).collect()),
    ] {
        assert_contract(what, || {
            times.iter().zip(0..).fold(MemoryReader::new(64, 48), |reader, (ticks, step)| {
                reader.frame_at(Some(*ticks), moving(64, 48, step))
            })
        });
    }
}

#[test]
fn some_frames_state_no_time() {
    assert_contract("every third frame without a time", || {
        (0..60).fold(MemoryReader::new(64, 48), |reader, step: u64| {
            let ticks = (!step.is_multiple_of(3)).then(|| i64::try_from(step).unwrap() * 3_000);
            reader.frame_at(ticks, moving(64, 48, step))
        })
    });
}

#[test]
fn frames_that_were_concealed() {
    assert_contract("concealed frames", || {
        (0..60).fold(MemoryReader::new(64, 48), |reader, step: u64| {
            reader.exact_frame(MemoryFrame {
                pts_ticks: Some(i64::try_from(step).unwrap() * 3_000),
                keyframe: step.is_multiple_of(30),
                concealed: step % 7 < 2,
                picture: moving(64, 48, step),
            })
        })
    });
}

#[test]
fn sound_of_every_kind() {
    let sounds: [(&str, Option<i64>, Vec<f32>); 7] = [
        ("no samples", Some(0), vec![]),
        ("silence", Some(0), vec![0.0; 48_000]),
        ("one sample", Some(0), vec![1.0]),
        ("no time", None, vec![0.5; 4_800]),
        ("not a number", Some(0), vec![f32::NAN; 4_800]),
        ("endless", Some(0), vec![f32::INFINITY, f32::NEG_INFINITY, f32::MAX, f32::MIN_POSITIVE]),
        ("the end of the range", Some(i64::MAX), vec![0.1; 4_800]),
    ];
    for (what, pts, samples) in sounds {
        assert_contract(&format!("sound: {what}"), || {
            MemoryReader::new(64, 48)
                .with_audio(48_000)
                .sound(pts, samples.clone())
                .frames(30, |step| moving(64, 48, step))
                .sound(pts, samples.clone())
        });
    }
    assert_contract("sound that was declared and never came", || {
        MemoryReader::new(64, 48).with_audio(8_000).frames(30, |step| moving(64, 48, step))
    });
}

#[test]
fn damage_of_every_kind() {
    let base = TimeBase::new(1, 90_000).unwrap();
    for kind in [FaultKind::Demux, FaultKind::Decode, FaultKind::Stopped, FaultKind::Changed] {
        for at in [None, Some(Timestamp::new(-3_000, base)), Some(Timestamp::new(i64::MAX, base))] {
            assert_contract(&format!("{kind:?} at {at:?}"), || {
                MemoryReader::new(64, 48)
                    .fault(fault(kind, at))
                    .frames(20, |step| moving(64, 48, step))
                    .fault(fault(kind, at))
                    .frames(20, |step| moving(64, 48, step + 20))
                    .fault(fault(kind, at))
            });
        }
    }
}

#[test]
fn packets_that_state_nothing() {
    assert_contract("bare packets", || {
        (0..200).fold(MemoryReader::new(64, 48).frames(40, |step| moving(64, 48, step)), |reader, number| {
            reader.packet(PacketFacts {
                hashes: None,
                stream: number % 3,
                is_video: number % 3 == 0,
                pts: None,
                dts: None,
                duration_ticks: None,
                bytes: if number % 2 == 0 { 0 } else { u32::MAX },
                position: (number % 5 == 0).then_some(u64::MAX),
                keyframe: number % 4 == 0,
                corrupt: number % 7 == 0,
                discarded: number % 11 == 0,
                new_parameters: number % 13 == 0,
            })
        })
    });
}

#[test]
fn a_container_that_declares_nonsense() {
    assert_contract("absurd declarations", || {
        MemoryReader::new(64, 48)
            .declaring(|container| {
                container.format = String::new();
                container.duration_us = Some(i64::MIN);
                container.duration_stated = true;
                for stream in &mut container.streams {
                    stream.frames = Some(u64::MAX);
                    stream.duration_ticks = Some(i64::MAX);
                    stream.start_pts = Some(i64::MIN);
                    stream.bit_rate = Some(-1);
                    stream.time_base.den = 0;
                }
            })
            .frames(30, |step| moving(64, 48, step))
    });
}

/// Observers that look into the container meet any bytes.
#[test]
fn a_container_of_any_bytes() {
    let mut state = 7_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    let boxes = b"\0\0\0\x18ftypisom\0\0\0\0isommp42\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xf0";
    let mut nested: Vec<u8> = b"\0\0\0\x10ftypisom\0\0\0\0".to_vec();
    for depth in 0..4_000_u32 {
        nested.extend((8 * (4_000 - depth)).to_be_bytes());
        nested.extend(b"moov");
    }
    for bytes in [
        boxes.to_vec(),
        nested,
        [&boxes[..], &[0; 5000]].concat(),
        std::iter::repeat_with(&mut noise).take(100_000).collect(),
        [&boxes[..24], &std::iter::repeat_with(&mut noise).take(10_000).collect::<Vec<u8>>()].concat(),
        b"RIFF\xff\xff\xff\xffAVI LIST".to_vec(),
        b"\x1a\x45\xdf\xa3\x01\xff\xff\xff\xff\xff\xff\xff".to_vec(),
    ] {
        for format in ["mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "avi", "mpegts"] {
            let reader = MemoryReader::new(64, 48)
                .declaring(|container| container.format = format.to_owned())
                .frames(5, |step| moving(64, 48, step));
            assert_well_formed(&look(reader, &bytes).unwrap(), &format!("{format}, {} bytes", bytes.len()));
        }
    }
}

#[test]
fn a_long_still_take_is_not_a_long_record() {
    let scan = assert_contract("minutes of one picture", || {
        let held = moving(160, 120, 0);
        MemoryReader::new(160, 120).frames(6_000, move |_| held.clone())
    });
    let json = serde_json::to_vec(&scan.record).unwrap();
    assert!(json.len() < 200_000, "{} bytes", json.len());
    assert!(scan.stills.len() <= onetake::Limits::default().stills);
}

fn fault(kind: FaultKind, at: Option<Timestamp>) -> Fault {
    Fault { kind, stream: Some(0), at, position: Some(u64::MAX), message: "made up\n\u{202e}".to_owned() }
}
