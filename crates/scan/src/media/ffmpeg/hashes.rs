//! What FFmpeg's `framehash` muxer says of streams and packets: see [`onetake_report::framehash`].

use ffmpeg_next::format::context::Input;
use ffmpeg_next::{Packet, Rational as Ratio};
use onetake_report::Rational;
use onetake_report::framehash::{Hashed, HashedKind, HashedStream};
use sha2::{Digest, Sha256};

use super::{facts, raw};
use crate::media::{HashedStreams, ListedStream, PacketDigests};

/// The streams of these indexes, in that order; none when one of them cannot be described.
pub(super) fn streams(input: &Input, indexes: impl Iterator<Item = u32>) -> Option<HashedStreams> {
    let described = indexes.map(|index| {
        let stream = input.streams().find(|stream| facts::index(stream) == index)?;
        let parameters = raw::parameters(&stream);
        let positive = |number: i32| u32::try_from(number).ok();
        let kind = if parameters.sample_rate > 0 {
            let channel_layout = raw::channel_layout(&stream)?;
            HashedKind::Audio { sample_rate_hz: positive(parameters.sample_rate)?, channel_layout }
        } else {
            let (wide, high) = raw::sample_aspect_ratio(&stream);
            HashedKind::Video {
                width_px: positive(parameters.width)?,
                height_px: positive(parameters.height)?,
                sample_aspect_ratio: (positive(wide)?, positive(high)?),
            }
        };
        let base = stream.time_base();
        let time_base = Rational { num: base.numerator().into(), den: base.denominator().into() };
        let mut described = HashedStream::new(time_base, parameters.codec, kind);
        described.extradata = raw::extradata(&stream).map(hashed);
        let filled_duration = match parameters.sample_rate {
            rate if rate > 0 => filled_duration((rate, raw::frame_samples(&stream)), time_base),
            _ => {
                let rate = stream.avg_frame_rate();
                filled_duration((rate.numerator(), rate.denominator()), time_base)
            }
        };
        let reorder_us = reorder_us(raw::reordered_frames(&stream), stream.avg_frame_rate());
        Some(ListedStream { index, described, filled_duration, reorder_us })
    });
    let streams = described.collect::<Option<_>>()?;
    let start_us = raw::start_us(input).unwrap_or(0);
    Some(HashedStreams { software: raw::libavformat_name(), start_us, streams })
}

/// Digests of a packet and of what the container says beside it.
pub(super) fn of_packet(packet: &Packet) -> PacketDigests {
    let data = hashed(packet.data().unwrap_or_default());
    PacketDigests { data, side_data: packet.side_data().map(|side| hashed(side.data())).collect() }
}

/// So many parts of a second, of which there are so many in one, in units of the time base, rounded to the nearest.
fn filled_duration((rate, parts): (i32, i32), base: Rational) -> i64 {
    let (ticks, unit) = (i64::from(parts) * base.den, i64::from(rate) * base.num);
    if unit <= 0 || ticks <= 0 { 0 } else { (ticks + unit / 2) / unit }
}

/// So many frames at that rate in microseconds, rounded down; 0 where there is no rate.
fn reorder_us(frames: i32, rate: Ratio) -> i64 {
    let (num, den) = (i64::from(rate.numerator()), i64::from(rate.denominator()));
    if num <= 0 || den <= 0 { 0 } else { i64::from(frames) * 1_000_000 * den / num }
}

fn hashed(bytes: &[u8]) -> Hashed {
    Hashed { bytes: bytes.len() as u64, sha256: Sha256::digest(bytes).into() }
}
