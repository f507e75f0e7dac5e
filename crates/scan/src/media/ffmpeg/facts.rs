//! What the container declares, as FFmpeg reads it.

use std::collections::BTreeMap;

use ffmpeg_next::codec::packet::side_data::Type as SideDataType;
use ffmpeg_next::format::context::Input;
use ffmpeg_next::format::stream::{Disposition, Stream};
use ffmpeg_next::{Rational as Ratio, media};
use onetake_report::{ContainerFacts, Rational, StreamFacts, StreamKind};

use super::raw;
use crate::media::Orientation;

/// What stands for the value of a tag that tells a place.
const WITHHELD: &str = "withheld";

/// Reads the declarations of all streams.
pub(super) fn container(input: &Input) -> ContainerFacts {
    ContainerFacts {
        format: input.format().name().to_owned(),
        duration_us: known(input.duration()).filter(|&duration| duration > 0),
        duration_stated: raw::duration_is_stated(input),
        tags: without_places(raw::file_tags(input)),
        streams: input.streams().map(|stream| stream_facts(&stream)).collect(),
    }
}

fn stream_facts(stream: &Stream<'_>) -> StreamFacts {
    let parameters = raw::parameters(stream);
    let kind = kind(stream);
    let picture = matches!(kind, StreamKind::Video | StreamKind::AttachedPicture);
    let sound = kind == StreamKind::Audio;
    let (num, den) = parameters.sample_aspect_ratio;
    let positive = |number: i32| u32::try_from(number).ok().filter(|&number| number > 0);
    StreamFacts {
        index: index(stream),
        kind,
        scanned: false,
        codec: parameters.codec,
        profile: parameters.profile,
        time_base: ratio(stream.time_base()),
        start_pts: known(stream.start_time()),
        duration_ticks: known(stream.duration()).filter(|&duration| duration > 0),
        frames: u64::try_from(stream.frames()).ok().filter(|&frames| frames > 0),
        bit_rate: Some(parameters.bit_rate).filter(|&rate| rate > 0),
        width_px: picture.then(|| positive(parameters.width)).flatten(),
        height_px: picture.then(|| positive(parameters.height)).flatten(),
        sample_aspect_ratio: (picture && num > 0 && den > 0)
            .then(|| Rational { num: num.into(), den: den.into() }),
        rotation_degrees: (kind == StreamKind::Video)
            .then(|| u32::from(orientation(stream).quarter_turns) * 90),
        pixel_format: parameters.pixel_format,
        average_frame_rate: picture.then(|| ratio(stream.avg_frame_rate())).filter(|rate| rate.den != 0),
        sample_rate_hz: sound.then(|| positive(parameters.sample_rate)).flatten(),
        channels: sound.then(|| positive(parameters.channels)).flatten(),
        tags: without_places(raw::stream_tags(stream)),
    }
}

/// The index of a stream in its file.
pub(super) fn index(stream: &Stream<'_>) -> u32 {
    u32::try_from(stream.index()).unwrap_or(u32::MAX)
}

/// What a stream carries.
pub(super) fn kind(stream: &Stream<'_>) -> StreamKind {
    match stream.parameters().medium() {
        media::Type::Video if stream.disposition().contains(Disposition::ATTACHED_PIC) => {
            StreamKind::AttachedPicture
        }
        media::Type::Video => StreamKind::Video,
        media::Type::Audio => StreamKind::Audio,
        media::Type::Subtitle => StreamKind::Subtitle,
        _ => StreamKind::Data,
    }
}

/// How a player turns the coded picture: from the display matrix of ISO/IEC 14496-12, 8.3.2 (`tkhd`).
pub(super) fn orientation(stream: &Stream<'_>) -> Orientation {
    stream
        .side_data()
        .find(|side| side.kind() == SideDataType::DisplayMatrix)
        .and_then(|side| matrix_orientation(side.data()))
        .unwrap_or_default()
}

/// The nearest quarter turn of a display matrix: nine native 32-bit integers, row by row, of which the first two of the
/// first two rows turn and mirror.
fn matrix_orientation(bytes: &[u8]) -> Option<Orientation> {
    let entries: Vec<i64> =
        bytes.as_chunks::<4>().0.iter().map(|&entry| i64::from(i32::from_ne_bytes(entry))).collect();
    let [a, b, _, c, d, ..] = *entries.as_slice() else { return None };
    let mirrored = a * d - b * c < 0;
    // A point (x, y) is shown at (a x + c y, b x + d y), y downwards. Mirroring left to right first turns a and b over.
    let (a, b) = if mirrored { (-a, -b) } else { (a, b) };
    let quarter_turns = if a.abs() >= b.abs() {
        if a >= 0 { 0 } else { 2 }
    } else if b > 0 {
        1
    } else {
        3
    };
    Some(Orientation { quarter_turns, mirrored })
}

fn ratio(ratio: Ratio) -> Rational {
    Rational { num: ratio.numerator().into(), den: ratio.denominator().into() }
}

/// A number unless it is FFmpeg's mark for an unknown one.
pub(super) fn known(number: i64) -> Option<i64> {
    (number != i64::MIN).then_some(number)
}

/// Where somebody was filmed is nobody's business here: that a place is stated is kept, the place is not.
fn without_places(mut tags: BTreeMap<String, String>) -> BTreeMap<String, String> {
    for (name, value) in &mut tags {
        if ["location", "gps", "xyz", "loci"].iter().any(|place| name.contains(place)) {
            WITHHELD.clone_into(value);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matrix(entries: [i32; 9]) -> Option<Orientation> {
        let bytes: Vec<u8> = entries.iter().flat_map(|entry| entry.to_ne_bytes()).collect();
        matrix_orientation(&bytes)
    }

    #[test]
    fn matrices_become_quarter_turns() {
        const ONE: i32 = 1 << 16;
        let turns = |a, b, c, d| matrix([a, b, 0, c, d, 0, 0, 0, 1 << 30]);
        let turned = |quarter_turns, mirrored| Some(Orientation { quarter_turns, mirrored });
        assert_eq!(turns(ONE, 0, 0, ONE), turned(0, false));
        assert_eq!(turns(0, ONE, -ONE, 0), turned(1, false));
        assert_eq!(turns(-ONE, 0, 0, -ONE), turned(2, false));
        assert_eq!(turns(0, -ONE, ONE, 0), turned(3, false));
        assert_eq!(turns(-ONE, 0, 0, ONE), turned(0, true));
        assert_eq!(matrix_orientation(&[0; 8]), None);
    }

    #[test]
    fn places_are_withheld() {
        let tags = BTreeMap::from([
            ("com.apple.quicktime.location.iso6709".to_owned(), "+25.0+121.5/".to_owned()),
            ("title".to_owned(), "box".to_owned()),
        ]);
        let kept = without_places(tags);
        assert_eq!(kept.get("com.apple.quicktime.location.iso6709").map(String::as_str), Some(WITHHELD));
        assert_eq!(kept.get("title").map(String::as_str), Some("box"));
    }
}
