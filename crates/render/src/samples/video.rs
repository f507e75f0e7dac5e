//! The video of a made-up report: its file and its pictures.

use super::*;

pub(super) fn container(length_ms: i64, frames: u64) -> ContainerFacts {
    ContainerFacts {
        format: "mov,mp4,m4a,3gp,3g2,mj2".into(),
        duration_us: Some(length_ms * 1_000),
        duration_stated: true,
        tags: BTreeMap::from([
            ("creation_time".into(), "2026-11-20T04:11:42.000000Z".into()),
            ("com.android.version".into(), "14".into()),
            ("major_brand".into(), "mp42".into()),
        ]),
        streams: vec![StreamFacts {
            index: 0,
            kind: StreamKind::Video,
            scanned: true,
            codec: "h264".into(),
            profile: Some("High".into()),
            time_base: Rational { num: 1, den: 90_000 },
            start_pts: Some(0),
            duration_ticks: None,
            frames: Some(frames),
            bit_rate: Some(10_000_000),
            width_px: Some(1920),
            height_px: Some(1080),
            sample_aspect_ratio: None,
            rotation_degrees: Some(0),
            pixel_format: Some("yuv420p".into()),
            average_frame_rate: Some(Rational { num: 25, den: 1 }),
            sample_rate_hz: None,
            channels: None,
            tags: BTreeMap::new(),
        }],
    }
}

pub(super) fn delivered(frames: u64) -> Delivered {
    Delivered {
        packets: frames,
        packet_bytes: 12_000_000,
        keyframes: frames / 25,
        frames,
        first_pts: Some(0),
        ..Delivered::nothing_yet(0)
    }
}

/// A carton on a table, at one of a few places.
pub(super) fn picture(size: (u32, u32), at_ms: i64) -> Vec<u8> {
    static DRAWN: Mutex<BTreeMap<(u32, u32, u32), Vec<u8>>> = Mutex::new(BTreeMap::new());
    let shift = u32::try_from(at_ms / 97 % 4 * 15).unwrap();
    let mut drawn = DRAWN.lock().expect("no other test panicked here");
    drawn.entry((size.0, size.1, shift)).or_insert_with(|| draw(size, shift)).clone()
}

fn draw((width, height): (u32, u32), shift: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        let carton = (width / 4 + shift..width * 3 / 4 + shift).contains(&x)
            && (height / 4..height * 4 / 5).contains(&y);
        let label =
            (width / 3 + shift..width / 2 + shift).contains(&x) && (height / 3..height / 2).contains(&y);
        let stripe = (x / 3) % 3 == 0;
        match (label, carton) {
            (true, _) if stripe => image::Rgb([30, 30, 30]),
            (true, _) => image::Rgb([245, 245, 240]),
            (_, true) => image::Rgb([186, 148, 104]),
            _ => image::Rgb([120, 128, u8::try_from(120 + (x * 7 + y * 3) % 12).unwrap()]),
        }
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 80).encode_image(&picture).expect("a sound picture");
    jpeg
}
