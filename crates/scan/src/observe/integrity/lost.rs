//! Packets that no frame came out of, and frames that were built from nothing.
//!
//! That a decoder reports no error does not say that it decoded: most wait in silence for a keyframe. So each packet is
//! followed to its frame by the timestamp, and what no frame came out of is a span that nobody saw.
//!
//! Not counted, because no picture was meant to be shown:
//!
//! * Packets that an edit list leaves out (marked `discarded`).
//! * Leading pictures of an open group at the start: they follow the first keyframe in the order of decoding, are shown
//!   before it, and refer to pictures before the start of the recording.
//! * Second fields: a picture of two packets is one frame.
//! * Pictures that are only referred to (alternate references of VP8 and VP9, placeholders of MPEG-4 part 2): one at a
//!   time, between frames.

use std::collections::BTreeMap;

use onetake_report::facts::{ConcealedCause, IntegrityConcealed, IntegrityUndecodable, UnseenPlace};

use super::near;
use crate::media::{Fault, Frame, PacketFacts};
use crate::observe::runs::{EventRun, EventRuns};
use crate::observe::{DraftSpan, ObservationDraft, ObservationSink, ScanContext, StreamTotals};
use crate::time::Timestamp;

/// A packet whose frame has not come after this many more packets is lost: decoders hold back at most 16 pictures for
/// reordering, and as many again for each of their threads.
const PATIENCE: usize = 1024;
/// Lost packets that are kept one by one; a file with more is damaged throughout, and the rest are kept in runs.
const MAX_LOST: usize = 65_536;
/// Runs that are told apart by the frames between them; more are merged where they lie near each other.
const MAX_RUNS: usize = 48;
/// Most leading pictures of an open group: encoders make groups of up to 32 pictures between two that are not reordered.
const MAX_LEADING: u64 = 32;
/// Hidden pictures and second fields stand alone between frames; this many in a row are lost ones.
const IN_A_ROW: u64 = 3;

/// Longer than decoders hold pictures back for reordering.
const HELD_BACK_US: i64 = 1_000_000;

/// A packet that waits for its frame.
#[derive(Debug, Clone, Copy)]
struct Waiting {
    duration_ticks: Option<i64>,
    /// Read before any keyframe, or the first one itself.
    before_key: bool,
}

/// Lost packets with no frame between them.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    start: Timestamp,
    end: Timestamp,
    packets: u64,
    missing_us: i64,
    /// Frames shown before it.
    place: usize,
    /// Whether one of its packets was read before the first keyframe.
    before_key: bool,
}

/// Follows each video packet to its frame by the timestamp.
#[derive(Debug)]
pub(super) struct LostPackets {
    stream: u32,
    /// Packets of this codec may carry pictures that are never shown.
    hidden_pictures: bool,
    /// The decoder of this codec builds pictures from references that are not there.
    builds_from_nothing: bool,
    waiting: BTreeMap<Timestamp, Waiting>,
    lost: Vec<(Timestamp, Waiting)>,
    more_lost: EventRuns<Timestamp>,
    packets: u64,
    discarded: u64,
    stamped: u64,
    first_dts: Option<Timestamp>,
    last_dts: Option<Timestamp>,
    key_dts: Option<Timestamp>,
    key_seen: bool,
    /// Frames before the first that was coded without reference to others.
    before_key_frame: u64,
    key_frame_seen: bool,
    refused: EventRuns<Timestamp>,
    refused_count: u64,
}

impl LostPackets {
    pub(super) fn new(beginning: &ScanContext<'_>) -> Self {
        let stream = beginning.video.stream;
        let facts = beginning.container.streams.iter().find(|facts| facts.index == stream);
        let codec = facts.map_or("", |facts| facts.codec.as_str());
        Self {
            stream,
            hidden_pictures: matches!(codec, "vp8" | "vp9" | "mpeg4"),
            // The decoders of H.264, MPEG-1 and 2, VP8, VP9 and AV1 hold back what they cannot build.
            builds_from_nothing: matches!(codec, "hevc" | "vvc" | "mpeg4" | "h263" | "vc1" | "theora")
                || ["msmpeg4", "wmv", "rv", "flv"].iter().any(|family| codec.starts_with(family)),
            waiting: BTreeMap::new(),
            lost: Vec::new(),
            more_lost: EventRuns::new(),
            packets: 0,
            discarded: 0,
            stamped: 0,
            first_dts: None,
            last_dts: None,
            key_dts: None,
            key_seen: false,
            before_key_frame: 0,
            key_frame_seen: false,
            refused: EventRuns::new(),
            refused_count: 0,
        }
    }

    pub(super) fn packet(&mut self, packet: &PacketFacts) {
        self.packets += 1;
        self.first_dts = self.first_dts.or(packet.dts);
        self.last_dts = self.last_dts.max(packet.dts);
        let before_key = !self.key_seen;
        if packet.keyframe && !self.key_seen {
            self.key_seen = true;
            self.key_dts = packet.dts;
        }
        if packet.discarded {
            self.discarded += 1;
            return;
        }
        let Some(pts) = packet.pts else { return };
        self.stamped += 1;
        let waiting = Waiting { duration_ticks: packet.duration_ticks, before_key };
        self.waiting.insert(pts, waiting);
        if self.waiting.len() > PATIENCE
            && let Some((oldest, waiting)) = self.waiting.pop_first()
        {
            self.give_up(oldest, waiting);
        }
    }

    pub(super) fn frame(&mut self, frame: &Frame<'_>) {
        self.key_frame_seen |= frame.keyframe;
        self.before_key_frame += u64::from(!self.key_frame_seen);
        if let Some(pts) = frame.pts {
            self.waiting.remove(&pts);
        }
    }

    pub(super) fn refused(&mut self, fault: &Fault) {
        if fault.stream.is_some_and(|stream| stream != self.stream) {
            return;
        }
        self.refused_count += 1;
        if let Some(at) = fault.at {
            self.refused.add(at, near);
        }
    }

    fn give_up(&mut self, pts: Timestamp, waiting: Waiting) {
        if self.lost.len() < MAX_LOST {
            self.lost.push((pts, waiting));
        } else {
            self.more_lost.add(pts, near);
        }
    }

    pub(super) fn finish(&mut self, ending: &StreamTotals<'_>, sink: &mut ObservationSink) {
        while let Some((pts, waiting)) = self.waiting.pop_first() {
            self.give_up(pts, waiting);
        }
        self.note_built_from_nothing(ending, sink);
        let shown = Shown::new(ending.frame_pts);
        let stretches = self.stretches(ending, &shown);
        if stretches.is_empty() {
            self.note_unfollowed(ending, &shown, sink);
        }
        for stretch in &stretches {
            let inside = |run: &&EventRun<Timestamp>| run.first <= stretch.end && stretch.start <= run.last;
            let refused: u64 = self.refused.iter().filter(inside).map(|run| run.count).sum();
            let at = if stretch.place == 0 {
                UnseenPlace::Start
            } else if stretch.place >= shown.pts.len() {
                UnseenPlace::End
            } else {
                UnseenPlace::Middle
            };
            let span = DraftSpan::Instants { start: stretch.start, end: stretch.end };
            let facts = IntegrityUndecodable {
                packets: stretch.packets,
                refused,
                missing_ms: Some(stretch.missing_us / 1000),
                at: Some(at),
            };
            sink.emit(ObservationDraft::of(span, facts));
        }
    }

    /// Frames before the first that needs no other, from a decoder that makes up what is missing.
    fn note_built_from_nothing(&self, ending: &StreamTotals<'_>, sink: &mut ObservationSink) {
        let Some(last) = self.before_key_frame.checked_sub(1).filter(|_| self.builds_from_nothing) else {
            return;
        };
        // A reader without such marks says nothing.
        if !self.key_frame_seen && !self.key_seen && self.packets == 0 {
            return;
        }
        let all = self.before_key_frame >= ending.frame_pts.len() as u64;
        let span = if all { DraftSpan::Whole } else { DraftSpan::Frames { first: 0, last } };
        let cause = Some(ConcealedCause::NoKeyframe);
        sink.emit(ObservationDraft::of(span, IntegrityConcealed { frames: self.before_key_frame, cause }));
    }

    /// What the decoder refused, or did not give, where packets cannot be followed one by one.
    fn note_unfollowed(&self, ending: &StreamTotals<'_>, shown: &Shown, sink: &mut ObservationSink) {
        let frames = self.frames(ending);
        let missing = self.packets.saturating_sub(self.discarded).saturating_sub(frames);
        let followed = self.stamped.saturating_mul(2) > self.packets;
        if !followed
            && missing >= IN_A_ROW
            && let Some((start, end)) = self.end_by_decoding(shown)
        {
            let facts = IntegrityUndecodable {
                packets: missing,
                refused: self.refused_count.min(missing),
                missing_ms: Some(end.ms_since(start)),
                at: Some(UnseenPlace::End),
            };
            sink.emit(ObservationDraft::of(DraftSpan::Instants { start, end }, facts));
            return;
        }
        for run in self.refused.iter() {
            let span = DraftSpan::Instants { start: run.first, end: run.last };
            sink.emit(ObservationDraft::of(span, all_refused(run.count)));
        }
        if !self.refused.is_empty() {
            return;
        }
        if self.refused_count > 0 {
            sink.emit(ObservationDraft::of(DraftSpan::Whole, all_refused(self.refused_count)));
            return;
        }
        // Without timestamps there are only counts; and hidden pictures are in them.
        if followed || self.hidden_pictures || frames == 0 || self.by_fields(frames) {
            return;
        }
        if missing < IN_A_ROW || missing.saturating_mul(100) < self.packets {
            return;
        }
        let start = self.first_dts.zip(self.key_dts).filter(|(first, key)| first < key);
        let (span, missing_ms, at) = match start {
            Some((start, end)) => {
                (DraftSpan::Instants { start, end }, Some(end.ms_since(start)), UnseenPlace::Start)
            }
            None => (DraftSpan::Whole, None, UnseenPlace::Unknown),
        };
        let facts = IntegrityUndecodable { packets: missing, refused: 0, missing_ms, at: Some(at) };
        sink.emit(ObservationDraft::of(span, facts));
    }

    /// From the last frame to the end of the last packet by the times of decoding, where that is longer than any decoder
    /// holds pictures back: in containers that state no other times.
    fn end_by_decoding(&self, shown: &Shown) -> Option<(Timestamp, Timestamp)> {
        let none = Waiting { duration_ticks: None, before_key: false };
        let (last, dts) = (*shown.pts.last()?, self.last_dts?);
        let beyond = shown.pts.len();
        let (start, end) = (shown.end(last, none, beyond), shown.end(dts, none, beyond));
        (end.us_since(start) >= HELD_BACK_US).then_some((start, end))
    }

    fn frames(&self, ending: &StreamTotals<'_>) -> u64 {
        let delivered = ending.delivered.iter().find(|delivered| delivered.stream == self.stream);
        delivered.map_or(0, |delivered| delivered.frames)
    }

    /// Two packets for each picture, one for each field of an interlaced one.
    fn by_fields(&self, frames: u64) -> bool {
        self.refused_count == 0
            && frames > 0
            && self.packets.abs_diff(frames.saturating_mul(2)) <= 2 + frames / 50
    }

    fn stretches(&mut self, ending: &StreamTotals<'_>, shown: &Shown) -> Vec<Stretch> {
        self.lost.sort_unstable_by_key(|(pts, _)| *pts);
        let frames = self.frames(ending);
        let lost = (self.lost.len() as u64).saturating_add(self.more_lost.count());
        // Frames that carry timestamps of their own, and not those of packets, cannot be followed.
        let unfollowed = lost >= self.stamped && frames > 0;
        if unfollowed {
            return Vec::new();
        }
        let mut stretches: Vec<Stretch> = Vec::new();
        for (pts, waiting) in &self.lost {
            add(&mut stretches, *pts, *waiting, shown);
        }
        for run in self.more_lost.iter() {
            let none = Waiting { duration_ticks: None, before_key: false };
            let place = shown.before(run.first);
            let missing_us = run.last.us_since(run.first).max(0);
            let end = shown.end(run.last, none, place);
            stretches.push(Stretch {
                start: run.first,
                end: end.max(run.first),
                packets: run.count,
                missing_us,
                place,
                before_key: false,
            });
        }
        let alone = stretches.iter().filter(|stretch| stretch.packets < IN_A_ROW).count() as u64;
        // A second field of each picture, as interlaced pictures have, stands alone. Counts would not do: of a file whose
        // second half is lost there are two packets for each frame as well.
        let fields = alone.saturating_mul(2) >= frames.max(1);
        stretches.retain(|stretch| {
            if stretch.place == 0 && frames > 0 {
                return stretch.before_key || stretch.packets > MAX_LEADING;
            }
            stretch.packets >= IN_A_ROW || !(self.hidden_pictures || fields)
        });
        merged(stretches)
    }
}

/// Adds a lost packet to the stretch before it, unless a frame lies between.
fn add(stretches: &mut Vec<Stretch>, pts: Timestamp, waiting: Waiting, shown: &Shown) {
    let place = shown.before(pts);
    let end = shown.end(pts, waiting, place).max(pts);
    let missing_us = end.us_since(pts);
    match stretches.last_mut() {
        Some(last) if last.place == place => {
            last.end = last.end.max(end);
            last.packets += 1;
            last.missing_us = last.end.us_since(last.start);
            last.before_key |= waiting.before_key;
        }
        _ => stretches.push(Stretch {
            start: pts,
            end,
            packets: 1,
            missing_us,
            place,
            before_key: waiting.before_key,
        }),
    }
}

/// The stretches, those near each other as one where there are many.
fn merged(stretches: Vec<Stretch>) -> Vec<Stretch> {
    if stretches.len() <= MAX_RUNS {
        return stretches;
    }
    let mut merged: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        let full = merged.len() >= MAX_RUNS;
        match merged.last_mut() {
            Some(last) if full || near(last.end, stretch.start) => {
                last.end = last.end.max(stretch.end);
                last.packets += stretch.packets;
                last.missing_us = last.missing_us.saturating_add(stretch.missing_us);
                last.place = last.place.max(stretch.place);
            }
            _ => merged.push(stretch),
        }
    }
    merged
}

/// The frames shown, by time.
struct Shown {
    pts: Vec<Timestamp>,
    interval_us: i64,
}

impl Shown {
    fn new(frame_pts: &[Option<Timestamp>]) -> Self {
        let mut pts: Vec<Timestamp> = frame_pts.iter().flatten().copied().collect();
        pts.sort_unstable();
        let mut intervals: Vec<i64> =
            pts.iter().zip(pts.iter().skip(1)).map(|(one, next)| next.us_since(*one)).collect();
        intervals.retain(|us| *us > 0);
        intervals.sort_unstable();
        let interval_us = intervals.get(intervals.len() / 2).copied().unwrap_or(0);
        Self { pts, interval_us }
    }

    /// Frames before that time.
    fn before(&self, at: Timestamp) -> usize {
        self.pts.partition_point(|pts| *pts < at)
    }

    /// Where the picture of a lost packet would have ended: by its stated length or the usual one, and at the next frame
    /// at the latest.
    fn end(&self, pts: Timestamp, waiting: Waiting, place: usize) -> Timestamp {
        let base = pts.base();
        let ticks = waiting.duration_ticks.filter(|ticks| *ticks > 0).unwrap_or_else(|| {
            let per_tick = i128::from(base.num()) * 1_000_000;
            let ticks = i128::from(self.interval_us) * i128::from(base.den()) / per_tick.max(1);
            i64::try_from(ticks).unwrap_or(0)
        });
        let end = Timestamp::new(pts.ticks().saturating_add(ticks), base);
        match self.pts.get(place) {
            Some(next) => end.min(*next),
            None => end,
        }
    }
}
/// Packets that the decoder refused, of which nothing else is known.
fn all_refused(packets: u64) -> IntegrityUndecodable {
    IntegrityUndecodable { packets, refused: packets, missing_ms: None, at: None }
}
