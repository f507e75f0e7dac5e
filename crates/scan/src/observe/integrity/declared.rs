//! What the file declares, and whether it was delivered.

use crate::observe::confidence::table;
use onetake_report::facts::{IntegrityMismatch, IntegrityTruncated, MismatchOf, TruncationBasis};
use onetake_report::{ContainerFacts, Delivered};

use crate::container::bytes::ReadAt;
use crate::container::flv;
use crate::container::mp4::{Movie, Track};
use crate::container::{Overrun, Structure};
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink, ScanContext, StreamTotals};
use crate::time::{TimeBase, Timestamp};

/// Declared and delivered durations that differ by less are the same: priming samples, rounding to the movie's ticks and
/// the length of a last frame add up to less in honest files.
const DURATION_TOLERANCE_US: i64 = 500_000;

/// The declarations of one file.
#[derive(Debug, Default)]
pub(super) struct Declared {
    stream: u32,
    time_base: Option<TimeBase>,
    file_len: u64,
    /// Frames of the video stream, where every one of them must be delivered.
    frames: Option<u64>,
    /// Duration in microseconds.
    duration_us: Option<i64>,
    /// Whether the duration is only a lower bound: that of a movie box may leave out the fragments after it.
    at_least: bool,
    /// Whether the bytes themselves prove that the file is whole, if nothing reaches past its end.
    bytes_prove: bool,
    /// The worst element that reaches past the end.
    overrun: Option<Overrun>,
    /// Video samples whose bytes would lie past the end.
    samples_past_end: u64,
    /// End of the indexed part, when it lies past the end.
    index_past_end: Option<u64>,
    /// Where the structure stops to make sense.
    broken_at: Option<u64>,
    /// Whether a transport stream ends inside of a packet.
    partial_packet: bool,
    something: bool,
}

/// What is told of a difference, whatever it shows; durations only together.
#[derive(Debug)]
struct Numbers {
    declared_frames: Option<u64>,
    delivered_packets: Option<u64>,
    delivered_frames: Option<u64>,
    declared_ms: Option<i64>,
    delivered_ms: Option<i64>,
}

impl Declared {
    pub(super) fn read(beginning: &ScanContext<'_>) -> Self {
        let container = beginning.container;
        let mut declared = Self {
            stream: beginning.video.stream,
            time_base: Some(beginning.video.time_base),
            file_len: ReadAt::len(beginning.bytes),
            ..Self::default()
        };
        match &*beginning.structure() {
            Structure::Mp4(movie) => declared.of_movie(movie),
            Structure::Matroska(file) => {
                declared.duration_us =
                    stream_duration_us(container, beginning.video.stream).or(file.duration_us);
                declared.bytes_prove = file.length_stated;
                declared.overrun = worst(&file.overruns, |_| true);
                declared.broken_at = file.broken_at;
                declared.something = declared.duration_us.is_some();
            }
            Structure::Avi(file) => {
                // Counts include empty chunks, which repeat a frame and deliver nothing.
                declared.duration_us = file.duration_us.filter(|us| *us > 0);
                declared.bytes_prove = true;
                declared.overrun = worst(&file.overruns, |_| true);
                // A recorder that was stopped leaves zeros where its counts belong.
                declared.something =
                    declared.duration_us.is_some() || declared_frames(container, beginning.video.stream);
            }
            Structure::Foreign => {
                declared.duration_us = if container.format == "flv" {
                    flv::duration_us(beginning.bytes)
                } else {
                    container.duration_us.filter(|_| container.duration_stated)
                };
                declared.something = declared.duration_us.is_some();
                declared.partial_packet = ends_inside_packet(beginning.bytes);
            }
        }
        declared
    }

    fn of_movie(&mut self, movie: &Movie) {
        let track = video_track(movie, self.stream);
        // Others may be data of makers' own after the last box, which look like anything.
        self.overrun = worst(&movie.overruns, |element| matches!(element, "mdat" | "moof" | "moov"));
        self.index_past_end = movie.indexed_end.filter(|end| *end > self.file_len);
        self.samples_past_end = movie.tracks.iter().map(|track| track.samples.past_end).sum();
        if movie.fragmented || movie.fragments > 0 {
            let ticks = movie.fragment_duration.unwrap_or(movie.duration);
            self.duration_us = microseconds(ticks, movie.timescale).filter(|us| *us > 0);
            self.at_least = movie.fragment_duration.is_none();
            self.bytes_prove = movie.fragment_index || movie.indexed_end.is_some();
            self.something = self.bytes_prove || self.duration_us.is_some();
        } else {
            self.frames = track.filter(|track| shows_everything(track, movie)).map(Track::declared_samples);
            self.bytes_prove = true;
            self.something = track.is_some_and(|track| track.samples.samples > 0);
        }
    }

    /// Whether there is a duration or a count to reconcile with.
    pub(super) fn says_something(&self) -> bool {
        self.something
    }

    /// Sets what was delivered against what was declared, and says whether the end is missing.
    pub(super) fn reconcile(
        &self,
        ending: &StreamTotals<'_>,
        stopped: bool,
        sink: &mut ObservationSink,
    ) -> bool {
        let video = ending.delivered.iter().find(|delivered| delivered.stream == self.stream);
        let delivered_us = self.delivered_us(ending);
        let numbers = self.numbers(video, delivered_us);
        let missing_us = match (self.duration_us, delivered_us) {
            (Some(declared), Some(delivered)) => declared.saturating_sub(delivered),
            _ => 0,
        };
        let short = missing_us > DURATION_TOLERANCE_US;

        let mut basis = Vec::new();
        // A box may be larger than what is in it: it counts only where its contents are missed.
        let complete = self.frames.is_some_and(|frames| {
            self.samples_past_end == 0 && video.is_some_and(|video| video.packets >= frames)
        });
        if self.overrun.is_some() && !complete {
            basis.push(TruncationBasis::BoxPastEnd);
        }
        if self.samples_past_end > 0 {
            basis.push(TruncationBasis::SamplesPastEnd);
        }
        if self.index_past_end.is_some() {
            basis.push(TruncationBasis::IndexPastEnd);
        }
        if stopped {
            basis.push(TruncationBasis::ReadError);
        }
        let proven = !basis.is_empty();
        if short && (proven || !self.bytes_prove) {
            basis.push(TruncationBasis::Duration);
        }
        if self.partial_packet {
            basis.push(TruncationBasis::PartialPacket);
        }
        if !basis.is_empty() {
            let confidence = if proven { onetake_report::PPM } else { table::TRUNCATED_NOT_PROVEN };
            let overrun = self.overrun.as_ref();
            let facts = IntegrityTruncated {
                basis,
                element: overrun.map(|overrun| overrun.element.clone()),
                missing_bytes: overrun.map(|overrun| overrun.declared_end.saturating_sub(self.file_len)),
                samples_past_end: Some(self.samples_past_end).filter(|samples| *samples > 0),
                declared_frames: numbers.declared_frames,
                delivered_packets: numbers.delivered_packets,
                delivered_frames: numbers.delivered_frames,
                declared_ms: numbers.declared_ms,
                delivered_ms: numbers.delivered_ms,
            };
            sink.emit(
                ObservationDraft::of(self.missing_span(ending, video), facts).confidence_ppm(confidence),
            );
            return true;
        }
        self.note_mismatches(missing_us, video, &numbers, sink);
        false
    }

    fn note_mismatches(
        &self,
        missing_us: i64,
        video: Option<&Delivered>,
        numbers: &Numbers,
        sink: &mut ObservationSink,
    ) {
        let mut mismatch = |what: MismatchOf| {
            let facts = IntegrityMismatch {
                what,
                declared_frames: numbers.declared_frames,
                delivered_packets: numbers.delivered_packets,
                delivered_frames: numbers.delivered_frames,
                declared_ms: numbers.declared_ms,
                delivered_ms: numbers.delivered_ms,
                at_byte: None,
            };
            sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        };
        let excess = missing_us < -DURATION_TOLERANCE_US && !self.at_least;
        if missing_us > DURATION_TOLERANCE_US || excess {
            mismatch(MismatchOf::Duration);
        }
        let packets = video.map_or(0, |video| video.packets);
        if self.frames.is_some_and(|frames| frames != packets) {
            mismatch(MismatchOf::Frames);
        }
        if let Some(at) = self.broken_at {
            let facts = IntegrityMismatch {
                what: MismatchOf::Structure,
                declared_frames: None,
                delivered_packets: None,
                delivered_frames: None,
                declared_ms: None,
                delivered_ms: None,
                at_byte: Some(at),
            };
            sink.emit(ObservationDraft::of(DraftSpan::Whole, facts));
        }
    }

    fn numbers(&self, video: Option<&Delivered>, delivered_us: Option<i64>) -> Numbers {
        let durations_us = self.duration_us.zip(delivered_us);
        Numbers {
            declared_frames: self.frames,
            delivered_packets: video.map(|video| video.packets),
            delivered_frames: video.map(|video| video.frames),
            declared_ms: durations_us.map(|(declared, _)| declared / 1000),
            delivered_ms: durations_us.map(|(_, delivered)| delivered / 1000),
        }
    }

    /// Length of what was delivered. Counted from zero or from the first timestamp, whichever is longer: containers differ
    /// in what their duration counts from.
    fn delivered_us(&self, ending: &StreamTotals<'_>) -> Option<i64> {
        let base = self.time_base?;
        let video = ending.delivered.iter().find(|delivered| delivered.stream == self.stream)?;
        let end = base.ticks_to_us(end_ticks(video)?);
        let first = base.ticks_to_us(video.first_pts?);
        Some(end.max(end.saturating_sub(first)))
    }

    /// From the end of what was delivered to the declared end; from the last frame on where that is not known.
    fn missing_span(&self, ending: &StreamTotals<'_>, video: Option<&Delivered>) -> DraftSpan {
        let Some((base, last)) = self.time_base.zip(video.and_then(end_ticks)) else {
            return DraftSpan::Whole;
        };
        let start = Timestamp::new(last, base);
        let declared = self.duration_us.or_else(|| self.duration_of_frames_us(ending));
        let end = declared
            .zip(TimeBase::new(1, 1_000_000))
            .map(|(us, micro)| Timestamp::new(us, micro))
            .filter(|end| *end > start)
            .unwrap_or(start);
        DraftSpan::Instants { start, end }
    }

    /// Where the declared count of frames would end, at the average interval of those delivered.
    fn duration_of_frames_us(&self, ending: &StreamTotals<'_>) -> Option<i64> {
        let base = self.time_base?;
        let video = ending.delivered.iter().find(|delivered| delivered.stream == self.stream)?;
        let first = base.ticks_to_us(video.first_pts?);
        let length = base.ticks_to_us(end_ticks(video)?).checked_sub(first)?;
        let packets = i64::try_from(video.packets).ok().filter(|packets| *packets > 0)?;
        let declared = i64::try_from(self.frames?).ok()?;
        first.checked_add(length.checked_mul(declared)?.checked_div(packets)?)
    }
}

/// Whether the container counts the frames of that stream.
fn declared_frames(container: &ContainerFacts, stream: u32) -> bool {
    container.streams.iter().any(|facts| facts.index == stream && facts.frames.is_some())
}

fn end_ticks(delivered: &Delivered) -> Option<i64> {
    delivered.last_pts?.checked_add(delivered.last_duration_ticks.unwrap_or(0))
}

/// The element that reaches farthest.
fn worst(overruns: &[Overrun], counts: impl Fn(&str) -> bool) -> Option<Overrun> {
    overruns
        .iter()
        .filter(|overrun| counts(&overrun.element))
        .max_by_key(|overrun| overrun.declared_end)
        .cloned()
}

/// The track of that stream. FFmpeg numbers streams in the order of the tracks.
fn video_track(movie: &Movie, stream: u32) -> Option<&Track> {
    let is_video = |track: &&Track| track.handler.is_some_and(|handler| &handler.0 == b"vide");
    let by_order = usize::try_from(stream).ok().and_then(|index| movie.tracks.get(index)).filter(is_video);
    by_order.or_else(|| movie.tracks.iter().find(is_video))
}

/// Whether the edit list leaves no sample out, so that every one must be delivered.
fn shows_everything(track: &Track, movie: &Movie) -> bool {
    if track.edit_count == 0 {
        return true;
    }
    let mut shown = track.edits.iter().filter(|edit| !edit.is_empty());
    let (Some(edit), None) = (shown.next(), shown.next()) else { return false };
    let media = microseconds(track.duration, track.timescale);
    let length = microseconds(edit.duration, movie.timescale);
    // A frame's worth may hide in rounding.
    edit.duration == 0
        || media.zip(length).is_some_and(|(media, length)| length >= media.saturating_sub(1000))
}

/// Whether a file is an MPEG transport stream (ISO/IEC 13818-1, packets of 188 bytes, in some files with 4 bytes of time
/// before or 16 of correction after) that ends inside of a packet.
fn ends_inside_packet(bytes: &dyn ReadAt) -> bool {
    const SYNC: u8 = 0x47;
    const PACKETS: usize = 8;
    let head = bytes.at_most(0, bytes.len(), 204 * PACKETS + 4);
    let kind = [(188, 0), (192, 4), (204, 0)].into_iter().find(|(length, offset)| {
        (0..PACKETS).all(|packet| head.get(packet * length + offset) == Some(&SYNC))
    });
    kind.is_some_and(|(length, _)| !bytes.len().is_multiple_of(length as u64))
}

fn microseconds(ticks: u64, timescale: u32) -> Option<i64> {
    let us = u128::from(ticks).checked_mul(1_000_000)?.checked_div(u128::from(timescale))?;
    i64::try_from(us).ok()
}

/// The duration that writers of Matroska state for each stream as a tag, such as `00:00:02.600000000`.
fn stream_duration_us(container: &ContainerFacts, stream: u32) -> Option<i64> {
    let facts = container.streams.iter().find(|facts| facts.index == stream)?;
    let text = facts.tags.get("duration")?;
    let mut parts = text.split(':');
    let hours: i64 = parts.next()?.parse().ok()?;
    let minutes: i64 = parts.next()?.parse().ok()?;
    let (seconds, fraction) = parts.next()?.split_once('.')?;
    let seconds: i64 = seconds.parse().ok()?;
    let micros: i64 = fraction.get(..6)?.parse().ok()?;
    let us = hours
        .checked_mul(3600)?
        .checked_add(minutes.checked_mul(60)?)?
        .checked_add(seconds)?
        .checked_mul(1_000_000)?
        .checked_add(micros)?;
    // A placeholder that nobody filled in states nothing.
    (us > 0).then_some(us)
}
