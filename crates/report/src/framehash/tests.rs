use proptest::prelude::*;

use super::*;

fn stream(kind: HashedKind, den: i64) -> HashedStream {
    let codec = if matches!(kind, HashedKind::Video { .. }) { "h264" } else { "aac" };
    HashedStream::new(Rational { num: 1, den }, codec.to_owned(), kind)
}

fn streams() -> Vec<HashedStream> {
    let mut picture =
        stream(HashedKind::Video { width_px: 640, height_px: 360, sample_aspect_ratio: (0, 1) }, 1000);
    picture.extradata = Some(Hashed { bytes: 50, sha256: [7; 32] });
    let sound = HashedKind::Audio { sample_rate_hz: 48_000, channel_layout: "mono".to_owned() };
    vec![picture, stream(sound, 48_000)]
}

/// A packet of the picture, 40 ms after the one before, with bytes of its own.
fn picture(number: i64, content: u8) -> HashedPacket {
    let [low, high, ..] = number.to_le_bytes();
    let mut sha256 = [content; 32];
    sha256[0] = low;
    sha256[1] = high;
    let (dts, pts) = (Some(number * 40), Some(number * 40));
    let data = Hashed { bytes: 100, sha256 };
    HashedPacket { stream: 0, dts, pts, duration: 40, data, side_data: Vec::new() }
}

fn list(packets: Vec<HashedPacket>) -> PacketHashes {
    PacketHashes::new(Some("Lavf59.27.100".to_owned()), streams(), packets)
}

fn take() -> Vec<HashedPacket> {
    (0..500).map(|number| picture(number, 1)).collect()
}

#[test]
fn packets_lie_in_the_order_of_time_and_those_of_one_time_by_stream() {
    let sound = |dts| HashedPacket { stream: 1, dts: Some(dts), pts: Some(dts), ..picture(0, 9) };
    let packets = vec![picture(0, 1), picture(1, 1), sound(-1024), sound(0), sound(1920)];
    let order: Vec<(u32, Option<i64>)> =
        list(packets).packets.iter().map(|packet| (packet.stream, packet.dts)).collect();
    assert_eq!(order, [(1, Some(-1024)), (0, Some(0)), (1, Some(0)), (0, Some(40)), (1, Some(1920))]);
}

#[test]
fn removed_packets_are_told_with_their_time_and_count() {
    let kept = list(take());
    let mut packets = take();
    packets.drain(250..319);
    let difference = kept.compare(&list(packets));
    let told = PacketChange { is_picture: true, start_ms: 10_000, end_ms: 12_760, missing: 69, added: 0 };
    assert_eq!(difference, PacketDifference::Some(vec![told]));
}

#[test]
fn changed_and_added_packets_are_told_apart() {
    let kept = list(take());
    let mut packets = take();
    packets[10] = picture(10, 2);
    packets.insert(400, picture(9000, 3));
    let PacketDifference::Some(changes) = kept.compare(&list_in_order(packets)) else {
        panic!("nothing told")
    };
    let told: Vec<(i64, i64, u64, u64)> =
        changes.iter().map(|one| (one.start_ms, one.end_ms, one.missing, one.added)).collect();
    assert_eq!(told, [(400, 440, 1, 1), (16_000, 16_000, 0, 1)]);
}

fn list_in_order(packets: Vec<HashedPacket>) -> PacketHashes {
    PacketHashes { packets, ..list(Vec::new()) }
}

#[test]
fn a_video_coded_anew_has_nothing_in_common() {
    let anew = (0..500).map(|number| picture(number, 2)).collect();
    assert_eq!(list(take()).compare(&list(anew)), PacketDifference::Everything);
}

#[test]
fn other_times_of_another_container_are_no_difference() {
    let mut other = list(take());
    other.streams[0].time_base = Rational { num: 1, den: 90_000 };
    other.packets.iter_mut().for_each(|packet| packet.dts = packet.dts.map(|dts| dts * 90 + 7));
    assert_eq!(list(take()).compare(&other), PacketDifference::Nothing);
}

#[test]
fn a_text_that_was_cut_short_or_changed_is_refused() {
    let text = list(take()).to_text();
    assert_eq!(PacketHashes::parse(&text).as_ref(), Ok(&list(take())));
    for end in 0..text.len() {
        assert!(PacketHashes::parse(&text[..end]).is_err() || text[..end].ends_with('\n'), "{end}");
    }
    let line = |old: &str, new: &str| PacketHashes::parse(&text.replacen(old, new, 1));
    for (old, new) in [
        ("#version: 2", "#version: 1"),
        ("#hash: SHA256", "#hash: MD5"),
        ("0,          0,", "5,          0,"),
        ("      100, 00", "      100, 0G"),
        ("#dimensions 0", "#dimensions 99"),
        ("#sar 0: 0/1\n", ""),
        ("#tb 1:", "#unknown 1:"),
    ] {
        assert!(line(old, new).is_err(), "{old} → {new}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(
        packets in proptest::collection::vec((0_u32..2, any::<Option<i64>>(), any::<Option<i64>>(),
            any::<i64>(), any::<u64>(), any::<[u8; 32]>(), 0_usize..3), 0..20)
    ) {
        // The smallest number is FFmpeg's sign for a timestamp that is not there.
        let time = |ticks: Option<i64>| ticks.filter(|&ticks| ticks != i64::MIN);
        let packets = packets.into_iter().map(|(stream, dts, pts, duration, bytes, sha256, side)| HashedPacket {
            stream, dts: time(dts), pts: time(pts), duration,
            data: Hashed { bytes, sha256 },
            side_data: vec![Hashed { bytes, sha256 }; side],
        });
        let list = list(packets.collect());
        prop_assert_eq!(PacketHashes::parse(&list.to_text()), Ok(list));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(#[a-z_]{2,9} [0-9]: [a-z0-9/,]{0,9}\n|[0-9, S=]{0,30}\n){0,9}") {
        let _ = PacketHashes::parse(&format!("#format: frame checksums\n#version: 2\n#hash: SHA256\n{text}"));
    }

    #[test]
    fn comparison_counts_every_packet_once(kept in proptest::collection::vec(0_u8..6, 0..40),
                                           found in proptest::collection::vec(0_u8..6, 0..40)) {
        let list = |content: &[u8]| list_in_order(content.iter().map(|&one| picture(one.into(), 1)).collect());
        let (first, second) = (list(&kept), list(&found));
        match first.compare(&second) {
            PacketDifference::Nothing => prop_assert_eq!(kept, found),
            PacketDifference::Everything => prop_assert!(kept.iter().all(|one| !found.contains(one))),
            PacketDifference::Some(changes) => {
                prop_assert_ne!(&kept, &found);
                let missing: u64 = changes.iter().map(|one| one.missing).sum();
                let added: u64 = changes.iter().map(|one| one.added).sum();
                prop_assert_eq!(kept.len() as u64 - missing, found.len() as u64 - added);
            }
        }
    }
}
