//! The list of packet hashes, gathered while a video is read.

use onetake_report::Rational;
use onetake_report::framehash::{HashedPacket, PacketHashes};

use crate::media::{HashedStreams, ListedStream, MediaEvent, MediaReader};

/// One hour of picture and sound has some 300,000 packets. What has more is not listed: a list that stops before its end would
/// say less than it seems to.
const MAX_PACKETS: usize = 5_000_000;

/// Gathers the packets of a pass.
pub(super) struct PacketLister {
    head: Option<HashedStreams>,
    packets: Vec<HashedPacket>,
    /// For each stream when its next packet is decoded, in microseconds, as far as that is known.
    decoding_us: Vec<Option<i64>>,
}

impl PacketLister {
    /// Gathers what this reader will give, if its packets have bytes.
    pub(super) fn new(reader: &dyn MediaReader) -> Self {
        let head = reader.hashed_streams();
        let decoding_us = head.iter().flat_map(|head| &head.streams).map(|_| None).collect();
        Self { head, packets: Vec::new(), decoding_us }
    }

    /// Notes a packet. One without bytes ends the list: what is missing in it could not be told.
    pub(super) fn take_in(&mut self, event: &MediaEvent<'_>) {
        let (MediaEvent::Packet(packet), Some(head)) = (event, &self.head) else { return };
        let listed = head.streams.iter().enumerate().find(|(_, stream)| stream.index == packet.stream);
        let Some((number, stream)) = listed else { return };
        let start = rescaled(head.start_us, MICROSECONDS, stream.described.time_base);
        let since =
            |time: Option<crate::time::Timestamp>| time.map(|time| time.ticks().saturating_sub(start));
        let (pts, dts) = (since(packet.pts), since(packet.dts));
        let dts = match self.decoding_us.get_mut(number) {
            Some(next) => Some(decoded_at(next, stream, [pts, dts], packet.duration_ticks.unwrap_or(0))),
            None => dts,
        };
        let noted =
            packet.hashes.as_ref().filter(|_| self.packets.len() < MAX_PACKETS).map(|hashes| HashedPacket {
                stream: u32::try_from(number).unwrap_or(u32::MAX),
                dts,
                pts,
                duration: packet.duration_ticks.unwrap_or(stream.filled_duration),
                data: hashes.data,
                side_data: hashes.side_data.clone(),
            });
        match noted {
            Some(noted) => self.packets.push(noted),
            None => (self.head, self.packets) = (None, Vec::new()),
        }
    }

    /// The list, if everything is in it.
    pub(super) fn finish(self, complete: bool) -> Option<PacketHashes> {
        let head = self.head.filter(|_| complete)?;
        let streams = head.streams.into_iter().map(|stream| stream.described).collect();
        Some(PacketHashes::new(Some(head.software), streams, self.packets))
    }
}

/// When a packet is decoded: as the file states it, else as the `ffmpeg` program fills it in when it copies. That counts on from
/// the packet before in microseconds, and begins as many frames before the first picture as the codec reorders.
fn decoded_at(
    next: &mut Option<i64>,
    stream: &ListedStream,
    [pts, dts]: [Option<i64>; 2],
    duration: i64,
) -> i64 {
    let us = |ticks: i64| rescaled(ticks, stream.described.time_base, MICROSECONDS);
    let stated = dts.map(us);
    let now = stated.or(*next).unwrap_or_else(|| pts.map_or(0, us).saturating_sub(stream.reorder_us));
    *next = Some(now.saturating_add(us(duration)));
    dts.unwrap_or_else(|| rescaled(now, MICROSECONDS, stream.described.time_base))
}

const MICROSECONDS: Rational = Rational { num: 1, den: 1_000_000 };

/// A count of one unit in another one, rounded to the nearest and halves away from zero, as `av_rescale_q` does.
fn rescaled(count: i64, from: Rational, to: Rational) -> i64 {
    let scaled = i128::from(count) * i128::from(from.num) * i128::from(to.den);
    let unit = i128::from(from.den) * i128::from(to.num);
    if unit <= 0 {
        return 0;
    }
    let half = if scaled < 0 { -(unit / 2) } else { unit / 2 };
    i64::try_from((scaled + half) / unit).unwrap_or(0)
}
