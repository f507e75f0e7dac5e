//! The list of packet hashes, gathered while a video is read.

use onetake_report::framehash::{HashedPacket, HashedStream, PacketHashes};

use crate::media::{HashedStreams, MediaEvent, MediaReader};

/// One hour of picture and sound has some 300,000 packets. What has more is not listed: a list that stops before its end would
/// say less than it seems to.
const MAX_PACKETS: usize = 5_000_000;

/// Gathers the packets of a pass.
pub(super) struct PacketLister {
    head: Option<HashedStreams>,
    packets: Vec<HashedPacket>,
}

impl PacketLister {
    /// Gathers what this reader will give, if its packets have bytes.
    pub(super) fn new(reader: &dyn MediaReader) -> Self {
        Self { head: reader.hashed_streams(), packets: Vec::new() }
    }

    /// Notes a packet. One without bytes ends the list: what is missing in it could not be told.
    pub(super) fn take_in(&mut self, event: &MediaEvent<'_>) {
        let (MediaEvent::Packet(packet), Some(head)) = (event, &self.head) else { return };
        let listed = head.streams.iter().enumerate().find(|(_, stream)| stream.index == packet.stream);
        let Some((number, stream)) = listed else { return };
        let start = ticks_of(head.start_us, &stream.described);
        let since =
            |time: Option<crate::time::Timestamp>| time.map(|time| time.ticks().saturating_sub(start));
        let noted =
            packet.hashes.as_ref().filter(|_| self.packets.len() < MAX_PACKETS).map(|hashes| HashedPacket {
                stream: u32::try_from(number).unwrap_or(u32::MAX),
                dts: since(packet.dts),
                pts: since(packet.pts),
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

/// Microseconds in units of a stream, rounded to the nearest and halves away from zero, as `av_rescale_q` does.
fn ticks_of(us: i64, stream: &HashedStream) -> i64 {
    let (num, den) = (i128::from(stream.time_base.num), i128::from(stream.time_base.den));
    let (ticks, unit) = (i128::from(us) * den, num * 1_000_000);
    if unit <= 0 {
        return 0;
    }
    let half = if ticks < 0 { -(unit / 2) } else { unit / 2 };
    i64::try_from((ticks + half) / unit).unwrap_or(0)
}
