//! Packet hashes: SHA-256 of every stored packet of picture and sound, as a text that FFmpeg's own `framehash` muxer
//! prints, version 2 (`libavformat/hashenc.c`, `framehash.c`; the format is described in FFmpeg's documentation, "framehash").
//!
//! Whoever has the video makes the same text with stock FFmpeg:
//!
//! ```text
//! ffmpeg -v error -i VIDEO -c copy -f framehash -hash sha256 -
//! ```
//!
//! A change of container moves every byte of a file and leaves its packets as they are, so that this list still fits; and
//! where packets differ, it says at which time: see [`PacketHashes::compare`].
//!
//! One line of the text names the version of libavformat. Everything else is that of the video, so compare without it.

mod compare;
mod parse;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::fmt::Write as _;

pub use self::compare::{PacketChange, PacketDifference};
pub use self::parse::FramehashError;
use crate::Rational;
use crate::digest::hex;

/// What FFmpeg prints for a timestamp that is not there: `AV_NOPTS_VALUE`.
const NO_TIMESTAMP: i64 = i64::MIN;

/// The packet hashes of a video, in the order in which FFmpeg lists them: by decoding time, then by stream.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PacketHashes {
    /// The version of libavformat that read the packets, such as `Lavf59.27.100`; none where it is not stated.
    pub software: Option<String>,
    /// The listed streams: picture first, then sound.
    pub streams: Vec<HashedStream>,
    /// The packets.
    pub packets: Vec<HashedPacket>,
}

/// A stream of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HashedStream {
    /// Unit of its timestamps in seconds.
    pub time_base: Rational,
    /// Name of its codec as FFmpeg uses it.
    pub codec: String,
    /// What is particular to picture or sound.
    pub kind: HashedKind,
    /// The codec's parameters that the container stores apart from the packets; none where it stores none.
    pub extradata: Option<Hashed>,
}

impl HashedStream {
    /// A stream without parameters apart from its packets.
    #[must_use]
    pub fn new(time_base: Rational, codec: String, kind: HashedKind) -> Self {
        Self { time_base, codec, kind, extradata: None }
    }
}

/// Whether a stream is picture or sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HashedKind {
    /// Pictures.
    Video {
        /// Coded width in pixels.
        width_px: u32,
        /// Coded height in pixels.
        height_px: u32,
        /// Shape of a pixel, width to height; 0/1 where it is not stated.
        sample_aspect_ratio: (u32, u32),
    },
    /// Sound.
    Audio {
        /// Samples per second.
        sample_rate_hz: u32,
        /// The layout of its channels as FFmpeg describes it, such as `stereo`.
        channel_layout: String,
    },
}

/// Some bytes: how many, and their SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hashed {
    /// Count of bytes.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: [u8; 32],
}

/// A packet of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HashedPacket {
    /// Number of its stream in the list.
    pub stream: u32,
    /// Decoding timestamp in units of its stream, less the start of the file; none where the file states none.
    pub dts: Option<i64>,
    /// Presentation timestamp, likewise.
    pub pts: Option<i64>,
    /// Duration in the same units; 0 where it is not known.
    pub duration: i64,
    /// Its bytes.
    pub data: Hashed,
    /// What the container says of this packet beside its bytes, such as samples to skip.
    pub side_data: Vec<Hashed>,
}

impl PacketHashes {
    /// A list of these packets, put into the order in which FFmpeg interleaves them: by decoding time across streams, packets
    /// of one time by stream, and those of one stream as they came.
    #[must_use]
    pub fn new(software: Option<String>, streams: Vec<HashedStream>, packets: Vec<HashedPacket>) -> Self {
        let packets = interleaved(&streams, packets);
        Self { software, streams, packets }
    }

    /// The text, byte for byte as FFmpeg prints it.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(1024 + self.packets.len() * 128);
        text.push_str("#format: frame checksums\n#version: 2\n#hash: SHA256\n");
        // Writing to a string cannot fail.
        for (number, stream) in self.streams.iter().enumerate() {
            if let Some(Hashed { bytes, sha256 }) = &stream.extradata {
                let _ = writeln!(text, "#extradata {number}, {bytes:>31}, {}", hex(sha256));
            }
        }
        if let Some(software) = &self.software {
            let _ = writeln!(text, "#software: {software}");
        }
        for (number, stream) in self.streams.iter().enumerate() {
            stream.describe(number, &mut text);
        }
        text.push_str("#stream#, dts,        pts, duration,     size, hash\n");
        for packet in &self.packets {
            packet.describe(&mut text);
        }
        text
    }

    /// The packets of a stream, in their order.
    pub fn of_stream(&self, stream: u32) -> impl Iterator<Item = &HashedPacket> {
        self.packets.iter().filter(move |packet| packet.stream == stream)
    }
}

impl HashedStream {
    fn describe(&self, number: usize, text: &mut String) {
        let Self { time_base: Rational { num, den }, codec, kind, .. } = self;
        let _ = writeln!(text, "#tb {number}: {num}/{den}");
        match kind {
            HashedKind::Video { width_px, height_px, sample_aspect_ratio: (wide, high) } => {
                let _ = writeln!(text, "#media_type {number}: video\n#codec_id {number}: {codec}");
                let _ = writeln!(text, "#dimensions {number}: {width_px}x{height_px}");
                let _ = writeln!(text, "#sar {number}: {wide}/{high}");
            }
            HashedKind::Audio { sample_rate_hz, channel_layout } => {
                let _ = writeln!(text, "#media_type {number}: audio\n#codec_id {number}: {codec}");
                let _ = writeln!(text, "#sample_rate {number}: {sample_rate_hz}");
                let _ = writeln!(text, "#channel_layout_name {number}: {channel_layout}");
            }
        }
    }
}

impl HashedPacket {
    fn describe(&self, text: &mut String) {
        let Self { stream, dts, pts, duration, data: Hashed { bytes, sha256 }, side_data } = self;
        let (dts, pts) = (dts.unwrap_or(NO_TIMESTAMP), pts.unwrap_or(NO_TIMESTAMP));
        let sha256 = hex(sha256);
        let _ = write!(text, "{stream}, {dts:>10}, {pts:>10}, {duration:>8}, {bytes:>8}, {sha256}");
        if !side_data.is_empty() {
            let _ = write!(text, ", S={}", side_data.len());
            for Hashed { bytes, sha256 } in side_data {
                let _ = write!(text, ", {bytes:>8}, {}", hex(sha256));
            }
        }
        text.push('\n');
    }
}

/// The packets as FFmpeg interleaves them. Each stream keeps its own order; of the next packets of all streams the earliest
/// is taken, of equal ones that of the lower stream.
fn interleaved(streams: &[HashedStream], packets: Vec<HashedPacket>) -> Vec<HashedPacket> {
    let total = packets.len();
    let mut queues: Vec<VecDeque<HashedPacket>> = streams.iter().map(|_| VecDeque::new()).collect();
    for packet in packets {
        let queue = usize::try_from(packet.stream).ok().and_then(|number| queues.get_mut(number));
        if let Some(queue) = queue {
            queue.push_back(packet);
        }
    }
    let mut merged = Vec::with_capacity(total);
    loop {
        let next = queues
            .iter()
            .zip(streams)
            .enumerate()
            .filter_map(|(number, (queue, stream))| Some((number, queue.front()?.dts, stream.time_base)));
        let earliest = next.min_by(|(_, first, first_base), (_, second, second_base)| {
            by_time(*first, *first_base, *second, *second_base)
        });
        let Some((number, ..)) = earliest else { return merged };
        merged.extend(queues.get_mut(number).and_then(VecDeque::pop_front));
    }
}

/// Exact comparison of two times in different units; what states none comes first.
fn by_time(first: Option<i64>, first_base: Rational, second: Option<i64>, second_base: Rational) -> Ordering {
    let (Some(first), Some(second)) = (first, second) else { return first.cmp(&second) };
    let cross = |ticks: i64, own: Rational, other: Rational| {
        i128::from(ticks).saturating_mul(i128::from(own.num)).saturating_mul(i128::from(other.den))
    };
    cross(first, first_base, second_base).cmp(&cross(second, second_base, first_base))
}
