//! Traces of segments that were joined without encoding them anew.
//!
//! An encoder of the x264 family names itself in its first picture and never again: a second name is the start of another
//! encoding. Parameter sets that stand with the pictures change where another encoding begins. A sound track of packets of
//! one length has an odd one where a segment was cut off.

use crate::observe::confidence::table;
use onetake_report::facts::{JoinTrace, ParameterKind, ProvenanceJoin};

use super::evidence::encoder_header;
use crate::container::bytes::{Fields, ReadAt};
use crate::container::mp4::Movie;
use crate::media::PacketFacts;
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink, ScanContext};
use crate::source::ByteView;
use crate::time::{TimeBase, Timestamp};

/// How much of a keyframe is looked at: parameter sets and user data come first.
const LOOK_BYTES: usize = 2048;
/// Most keyframes that are looked at.
const MAX_LOOKS: u32 = 20_000;
/// More names than this are a habit of the encoder and no joins.
const MAX_HEADERS: usize = 8;
/// More odd packets than this are a habit of the recorder, such as stamping sound by the clock.
const MAX_ODD_PACKETS: usize = 4;
/// Packets at the start that may be priming.
const PRIMING_PACKETS: u64 = 8;
/// Fewer packets than this say nothing about the usual length.
const MIN_PACKETS: u64 = 40;

/// Looks at the beginning of each keyframe.
#[derive(Debug)]
pub(super) struct Joins {
    bytes: ByteView,
    codec: Codec,
    looks: u32,
    headers: Vec<Header>,
    header_count: u64,
    sets: Option<Vec<u8>>,
    set_changes: Vec<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Codec {
    H264,
    H265,
    Other,
}

#[derive(Debug)]
struct Header {
    first_keyframe: bool,
    at: Option<Timestamp>,
    text: String,
}

impl Joins {
    pub(super) fn new(beginning: &ScanContext<'_>) -> Self {
        let stream = beginning.container.streams.iter().find(|facts| facts.index == beginning.video.stream);
        let codec = match stream.map(|facts| facts.codec.as_str()) {
            Some("h264") => Codec::H264,
            Some("hevc") => Codec::H265,
            _ => Codec::Other,
        };
        Self {
            bytes: beginning.bytes.clone(),
            codec,
            looks: 0,
            headers: Vec::new(),
            header_count: 0,
            sets: None,
            set_changes: Vec::new(),
        }
    }

    pub(super) fn packet(&mut self, packet: &PacketFacts) {
        if !packet.keyframe || self.codec == Codec::Other || self.looks >= MAX_LOOKS {
            return;
        }
        let Some(position) = packet.position else { return };
        let first_keyframe = self.looks == 0;
        self.looks += 1;
        let end = position.saturating_add(packet.bytes.into());
        let head = self.bytes.at_most(position, end, LOOK_BYTES);
        let at = packet.pts.or(packet.dts);
        // A name without a version comes from other encoders, which repeat it.
        if let Some(text) = encoder_header(&head).filter(|text| text.len() > "x264 - core ".len()) {
            self.header_count += 1;
            if self.headers.len() < MAX_HEADERS {
                self.headers.push(Header { first_keyframe, at, text });
            }
        }
        self.compare_sets(&head, at);
    }

    fn compare_sets(&mut self, head: &[u8], at: Option<Timestamp>) {
        let sets = parameter_sets(head, self.codec);
        if sets.is_empty() {
            return;
        }
        let changed = self.sets.as_ref().is_some_and(|before| *before != sets);
        if let Some(at) = at.filter(|_| changed && self.set_changes.len() < MAX_HEADERS) {
            self.set_changes.push(at);
        }
        self.sets = Some(sets);
    }

    pub(super) fn note(&self, sink: &mut ObservationSink) {
        for at in &self.set_changes {
            let facts = super::parameter_change(ParameterKind::ParameterSets);
            sink.emit(ObservationDraft::of(DraftSpan::Instants { start: *at, end: *at }, facts));
        }
        // Some encoders name themselves again and again.
        if self.header_count > MAX_HEADERS as u64 || self.header_count * 2 > u64::from(self.looks).max(2) {
            return;
        }
        let first =
            self.headers.iter().find(|header| header.first_keyframe).map_or("", |header| &header.text);
        for header in self.headers.iter().filter(|header| !header.first_keyframe) {
            let span = header.at.map_or(DraftSpan::Whole, |at| DraftSpan::Instants { start: at, end: at });
            let facts = ProvenanceJoin {
                trace: JoinTrace::EncoderStartsAgain,
                text: Some(header.text.clone()),
                first_text: Some(first.to_owned()),
                track: None,
                packet_ticks: None,
                usual_ticks: None,
            };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::ENCODER_STARTS_AGAIN));
        }
    }
}

/// The parameter sets at the beginning of a picture that is stored with lengths of four bytes (ISO/IEC 14496-15): all their
/// bytes, in order. Empty when there are none or the bytes have another form.
fn parameter_sets(head: &[u8], codec: Codec) -> Vec<u8> {
    let mut sets = Vec::new();
    let mut fields = Fields::new(head);
    while let Some(length) = fields.u32().and_then(|length| usize::try_from(length).ok()) {
        let Some(unit) = fields.take(length) else { break };
        let Some(first) = unit.first() else { break };
        let is_set = match codec {
            Codec::H264 => matches!(first & 0x1f, 7 | 8),
            Codec::H265 => matches!((first >> 1) & 0x3f, 32..=34),
            Codec::Other => false,
        };
        if is_set {
            sets.extend_from_slice(unit);
        }
    }
    sets
}

/// Notes sound packets of an odd length inside of a track whose packets are otherwise of one length.
pub(super) fn note_sound(movie: &Movie, sink: &mut ObservationSink) {
    for track in &movie.tracks {
        let sound = track.handler.is_some_and(|handler| &handler.0 == b"soun");
        let Some(base) = i32::try_from(track.timescale).ok().and_then(|scale| TimeBase::new(1, scale)) else {
            continue;
        };
        if !sound || track.samples.timed_samples < MIN_PACKETS {
            continue;
        }
        let Some(odd) = odd_packets(&track.samples.time_run_list, track.samples.timed_samples) else {
            continue;
        };
        for (ticks, usual, delta) in odd {
            let Ok(ticks) = i64::try_from(ticks) else { continue };
            let at = Timestamp::new(ticks, base);
            let facts = ProvenanceJoin {
                trace: JoinTrace::OddSoundPacket,
                text: None,
                first_text: None,
                track: Some(track.id),
                packet_ticks: Some(delta),
                usual_ticks: Some(usual),
            };
            let span = DraftSpan::Instants { start: at, end: at };
            sink.emit(ObservationDraft::of(span, facts).confidence_ppm(table::ODD_SOUND_PACKET));
        }
    }
}

/// Start, usual length and own length in ticks of each odd packet; `None` when the lengths vary anyway. The first packet may
/// be priming and the last one the rest.
fn odd_packets(runs: &[(u32, u32)], samples: u64) -> Option<Vec<(u64, u32, u32)>> {
    let (_, usual) = *runs.iter().max_by_key(|(count, _)| *count)?;
    let mut odd = Vec::new();
    let (mut sample, mut ticks) = (0_u64, 0_u64);
    for (count, delta) in runs {
        let inside = sample >= PRIMING_PACKETS && sample + u64::from(*count) < samples;
        if *delta != usual && inside {
            if *count > 1 || odd.len() >= MAX_ODD_PACKETS {
                return None;
            }
            odd.push((ticks, usual, *delta));
        }
        sample += u64::from(*count);
        ticks = ticks.saturating_add(u64::from(*count) * u64::from(*delta));
    }
    Some(odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_odd_packet_inside_a_steady_track_is_found() {
        let runs = [(215, 1024), (1, 107), (400, 1024), (1, 336)];
        assert_eq!(odd_packets(&runs, 617), Some(vec![(215 * 1024, 1024, 107)]));
        assert_eq!(odd_packets(&[(1, 2112), (400, 1024), (1, 5)], 402), Some(vec![]));
    }

    #[test]
    fn sound_that_is_stamped_by_the_clock_is_left_alone() {
        let runs: Vec<(u32, u32)> = (0..40).map(|number| (1, 1024 + number % 3)).collect();
        assert_eq!(odd_packets(&runs, 40), None);
    }

    #[test]
    fn parameter_sets_are_found_by_their_lengths() {
        let head = [0, 0, 0, 2, 0x09, 0xf0, 0, 0, 0, 3, 0x67, 1, 2, 0, 0, 0, 2, 0x68, 3, 0, 0, 9, 9, 0x65];
        assert_eq!(parameter_sets(&head, Codec::H264), [0x67, 1, 2, 0x68, 3]);
        assert!(parameter_sets(&[0xff; 64], Codec::H264).is_empty());
        assert!(parameter_sets(&[0, 0, 0, 1], Codec::H265).is_empty());
    }
}
