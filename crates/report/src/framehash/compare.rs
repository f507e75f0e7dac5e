//! Where two lists differ: which packets of the one are not in the other, and when they are shown.

use std::collections::HashSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{HashedKind, HashedPacket, PacketHashes};
use crate::Rational;

/// How a second list differs from a first one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PacketDifference {
    /// Every packet of picture and sound is the same, in the same order. The container, timestamps and what the container
    /// says beside the packets may differ.
    Nothing,
    /// Not one packet of the picture is the same: coded anew, or another video.
    Everything,
    /// Some are, and some are not: in the order of time, picture before sound.
    Some(Vec<PacketChange>),
}

/// A run of packets of the first list in whose place the second one has others, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PacketChange {
    /// Whether these are packets of the picture; else they are of the sound.
    pub is_picture: bool,
    /// When the run begins, in milliseconds from the first picture of the first list.
    pub start_ms: i64,
    /// When it ends, likewise; equal to the begin where packets were added alone.
    pub end_ms: i64,
    /// Packets of the first list that the second has not.
    pub missing: u64,
    /// Packets of the second list in their place.
    pub added: u64,
}

impl PacketHashes {
    /// How `other` differs from this list. Streams are compared by their kind, so that their order does not matter;
    /// timestamps are not compared, since another container rounds them in its own way.
    #[must_use]
    pub fn compare(&self, other: &Self) -> PacketDifference {
        let zero_us = self.first_picture_us();
        let mut changes = Vec::new();
        for is_picture in [true, false] {
            let first = self.side(is_picture);
            let second = other.side(is_picture);
            let shared = shared(&first.packets, &second.packets);
            if is_picture && shared.is_empty() && !(first.packets.is_empty() && second.packets.is_empty()) {
                return PacketDifference::Everything;
            }
            changes.extend(changes_of(is_picture, &first, &second, &shared, zero_us));
        }
        if changes.is_empty() { PacketDifference::Nothing } else { PacketDifference::Some(changes) }
    }

    fn side(&self, is_picture: bool) -> Side<'_> {
        let stream = self
            .streams
            .iter()
            .position(|stream| matches!(stream.kind, HashedKind::Video { .. }) == is_picture);
        let number = stream.and_then(|number| u32::try_from(number).ok());
        let packets = number.map_or_else(Vec::new, |number| self.of_stream(number).collect());
        let base = stream.and_then(|number| self.streams.get(number)).map(|stream| stream.time_base);
        Side { packets, base: base.unwrap_or(Rational { num: 0, den: 1 }) }
    }

    fn first_picture_us(&self) -> i64 {
        let side = self.side(true);
        side.packets.iter().filter_map(|packet| side.us(packet.pts.or(packet.dts)?)).min().unwrap_or(0)
    }
}

/// The packets of one kind.
struct Side<'a> {
    packets: Vec<&'a HashedPacket>,
    base: Rational,
}

impl Side<'_> {
    fn us(&self, ticks: i64) -> Option<i64> {
        let us = i128::from(ticks) * i128::from(self.base.num) * 1_000_000;
        i64::try_from(us.checked_div_euclid(self.base.den.into())?).ok()
    }

    /// From the first to the last of these packets in the order of showing, in microseconds.
    fn span_us(&self, packets: &[&HashedPacket]) -> Option<(i64, i64)> {
        let shown = |packet: &&HashedPacket| packet.pts.or(packet.dts);
        let start = packets.iter().filter_map(shown).min()?;
        let ends = packets.iter().filter_map(|packet| shown(packet)?.checked_add(packet.duration));
        Some((self.us(start)?, self.us(ends.max()?)?))
    }
}

/// The hashes that both have.
fn shared(first: &[&HashedPacket], second: &[&HashedPacket]) -> HashSet<[u8; 32]> {
    let hashes: HashSet<[u8; 32]> = first.iter().map(|packet| packet.data.sha256).collect();
    second.iter().map(|packet| packet.data.sha256).filter(|hash| hashes.contains(hash)).collect()
}

fn changes_of(
    is_picture: bool,
    first: &Side<'_>,
    second: &Side<'_>,
    shared: &HashSet<[u8; 32]>,
    zero_us: i64,
) -> Vec<PacketChange> {
    // What one side alone has needs no search for its like: the comparison stays quick however much was coded anew.
    let known = |side: &Side<'_>| -> (Vec<usize>, Vec<[u8; 32]>) {
        let hashes = side.packets.iter().map(|packet| packet.data.sha256).enumerate();
        hashes.filter(|(_, hash)| shared.contains(hash)).unzip()
    };
    let (first_at, first_hashes) = known(first);
    let (second_at, second_hashes) = known(second);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Patience, &first_hashes, &second_hashes) {
        if let DiffOp::Equal { old_index, new_index, len } = operation {
            let first = first_at.iter().skip(old_index).take(len);
            pairs
                .extend(first.zip(second_at.iter().skip(new_index)).map(|(first, second)| (*first, *second)));
        }
    }
    pairs.push((first.packets.len(), second.packets.len()));
    let (mut first_next, mut second_next) = (0, 0);
    let mut changes = Vec::new();
    for (first_pair, second_pair) in pairs {
        let missing = first.packets.get(first_next..first_pair).unwrap_or_default();
        let added = second.packets.get(second_next..second_pair).unwrap_or_default();
        if !missing.is_empty() || !added.is_empty() {
            let here = first.packets.get(first_pair.saturating_sub(1)..).and_then(|rest| rest.get(..1));
            let point = || here.and_then(|here| first.span_us(here)).map(|(_, end)| (end, end));
            let (start, end) = first.span_us(missing).or_else(point).unwrap_or((zero_us, zero_us));
            changes.push(PacketChange {
                is_picture,
                start_ms: (start - zero_us).div_euclid(1000),
                end_ms: (end - zero_us).div_euclid(1000),
                missing: missing.len() as u64,
                added: added.len() as u64,
            });
        }
        (first_next, second_next) = (first_pair + 1, second_pair + 1);
    }
    changes
}
