//! From notes to a record: times set against the video's origin, order, numbers, bounds.

use std::collections::{BTreeMap, BTreeSet};

use onetake_report::digest::sha256_hex;
use onetake_report::facts::CadenceGap;
use onetake_report::framehash::PacketHashes;
use onetake_report::{
    Code, ContainerFacts, CoverageReason, CoverageState, Delivered, Gap, Observation, ObserverCoverage,
    ObserverId, Omitted, PacketHashesRef, Rational, ScanRecord, SourceFacts, Span, Still, StillPurpose,
    Timeline, Tool,
};

use super::Scan;
use super::pass::{KeptDraft, ObserverSlot};
use super::unseen;
use crate::derive;
use crate::limits::Limits;
use crate::media::VideoFacts;
use crate::observe::{Coverage, DraftSpan, ObservationDraft};
use crate::stills::StillStore;
use crate::time::Timestamp;

/// What a record is assembled from, beside the sink.
pub(super) struct RecordBuilder<'a> {
    pub(super) container: &'a ContainerFacts,
    pub(super) video: &'a VideoFacts,
    pub(super) delivered: &'a [Delivered],
    pub(super) frame_pts: &'a [Option<Timestamp>],
    pub(super) shown_size: (u32, u32),
    pub(super) libraries: BTreeMap<String, String>,
    pub(super) limits: &'a Limits,
    /// Observers that nobody asked for.
    pub(super) not_asked: Vec<ObserverId>,
    pub(super) sha256: &'a str,
    pub(super) bytes: u64,
    /// That times were derived where the container states none.
    pub(super) derived_times: Option<ObservationDraft>,
    /// The hashes of all packets.
    pub(super) packet_hashes: Option<PacketHashes>,
}

impl RecordBuilder<'_> {
    pub(super) fn assemble(self, slots: Vec<ObserverSlot>, keeper: StillStore) -> Scan {
        let unseen = unseen::spans(&slots);
        let holes = holes(&slots);
        let times = FrameTimes::new(self.frame_pts, self.video, self.delivered, &unseen, &holes);
        let kept = keeper.finish(&|frame| times.start_ms(frame));
        let mut coverage = Vec::new();
        let derived_times = self.derived_times.iter().cloned();
        let mut noted: Vec<KeptDraft> =
            derived_times.map(|draft| KeptDraft { draft, stills: Vec::new() }).collect();
        for slot in slots {
            let mut covered = cover(&times, &slot);
            unseen::take_out(&unseen, &times, &mut covered);
            coverage.push(covered);
            noted.extend(slot.drafts);
        }
        coverage.extend(self.not_asked.iter().map(|observer| not_asked(&times, *observer)));
        coverage.sort_by_key(|entry| entry.observer);
        let mut observations: Vec<Observation> = noted
            .into_iter()
            .map(|KeptDraft { draft, stills }| Observation {
                id: 0,
                code: draft.code,
                span: times.span(draft.span),
                confidence_ppm: draft.confidence_ppm.min(onetake_report::PPM),
                detail: draft.detail,
                stills: stills.iter().filter_map(|key| kept.ids.get(key).copied()).collect(),
            })
            .collect();
        let watched = coverage.iter().any(|entry| {
            entry.observer == ObserverId::Presence
                && !entry.gaps.iter().any(|gap| gap.reason == CoverageReason::NotAsked)
        });
        let derived = derive::all(&observations, times.whole(), watched, &|frame| times.start_ms(frame));
        let mut stages = derived.stages;
        unseen::take_out(&unseen, &times, &mut stages);
        coverage.push(stages);
        coverage.sort_by_key(|entry| entry.observer);
        observations.extend(derived.observations.into_iter().map(|seen| match seen.code.observer() {
            // A proposal names times alone: the frames and a picture of it are looked up.
            Some(ObserverId::Stage) => Observation {
                span: times.with_frames(seen.span),
                stills: nearest_still(&kept.stills, seen.span),
                ..seen
            },
            _ => seen,
        }));
        let omitted = bound(&mut observations, self.limits.observations_per_code);
        observations
            .sort_by_key(|seen| (seen.span.start_ms, seen.span.first_frame, seen.code, seen.span.end_ms));
        for (id, observation) in (0_u32..).zip(&mut observations) {
            observation.id = id;
        }
        let timeline = self.timeline(&times);
        let mut record = ScanRecord::new(
            Tool {
                name: "onetake".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                libraries: self.libraries,
            },
            SourceFacts { sha256: self.sha256.to_owned(), bytes: self.bytes },
            timeline,
        );
        record.container = self.container.clone();
        record.delivered = self.delivered.to_vec();
        record.coverage = coverage;
        record.observations = observations;
        record.stills = kept.stills;
        record.omitted = omitted;
        let packet_hashes = self.packet_hashes.as_ref().map(PacketHashes::to_text);
        record.packet_hashes = self.packet_hashes.zip(packet_hashes.as_ref()).map(|(list, text)| {
            PacketHashesRef { sha256: sha256_hex(text.as_bytes()), packets: list.packets.len() as u64 }
        });
        Scan { record, stills: kept.pictures, packet_hashes }
    }

    fn timeline(&self, times: &FrameTimes<'_>) -> Timeline {
        let base = self.video.time_base;
        Timeline {
            stream: self.video.stream,
            frames: self.frame_pts.len() as u64,
            span: times.whole(),
            origin_pts: times.origin.map(Timestamp::ticks),
            time_base: Rational { num: base.num().into(), den: base.den().into() },
            median_interval_us: times.median_interval_us,
            shown_width_px: self.shown_size.0,
            shown_height_px: self.shown_size.1,
        }
    }
}

/// Timestamps before that of the first frame move the zero only from this many on: about a second of pictures. Fewer are
/// stray.
const EARLIER_FRAMES: usize = 24;

/// The frames of a take, with their times from its first picture.
pub(super) struct FrameTimes<'a> {
    frame_pts: &'a [Option<Timestamp>],
    /// Whether the timestamps never step back.
    in_order: bool,
    origin: Option<Timestamp>,
    /// End of the take.
    end_ms: i64,
    /// End of its last frame: what no picture came out of may follow.
    frames_end_ms: i64,
    median_interval_us: Option<i64>,
}

impl<'a> FrameTimes<'a> {
    /// The times of these frames, and of the spans in which there should have been some.
    fn new(
        frame_pts: &'a [Option<Timestamp>],
        video: &VideoFacts,
        delivered: &[Delivered],
        unseen: &[DraftSpan],
        holes: &BTreeSet<i64>,
    ) -> Self {
        let first = frame_pts.iter().flatten().next().copied();
        let instants = || {
            unseen.iter().filter_map(|span| match span {
                DraftSpan::Instants { start, end } => Some((*start, *end)),
                _ => None,
            })
        };
        let starts = instants().map(|(start, _)| start);
        let origin = first.map(|first| starts.fold(earliest(frame_pts, first), Timestamp::min));
        let mut intervals: Vec<i64> = frame_pts
            .windows(2)
            .filter_map(|pair| match pair {
                [Some(first), Some(second)] => Some(second.us_since(*first)),
                _ => None,
            })
            .collect();
        // A hole that is named is no interval between pictures; and one that steps back none at all.
        let named = |us: &i64| *us <= 0 || holes.contains(us);
        if intervals.iter().any(|us| !named(us)) {
            intervals.retain(|us| !named(us));
        }
        intervals.sort_unstable();
        let median_interval_us = intervals.get(intervals.len() / 2).copied();
        let stated = delivered
            .iter()
            .find(|stream| stream.stream == video.stream)
            .and_then(|stream| stream.last_duration_ticks)
            .map(|ticks| video.time_base.ticks_to_us(ticks));
        // The last frame is shown for as long as the file says, or as long as frames usually are.
        let last_us = stated.or(median_interval_us).unwrap_or(0).max(0);
        let frames_end_us = match (origin, frame_pts.iter().flatten().max()) {
            (Some(origin), Some(last)) => last.us_since(origin).saturating_add(last_us),
            _ => 0,
        };
        let ends = origin.map(|origin| instants().map(move |(_, end)| end.us_since(origin)));
        let end_us = ends.into_iter().flatten().fold(frames_end_us, i64::max);
        let stamped: Vec<&Timestamp> = frame_pts.iter().flatten().collect();
        let in_order = stamped.is_sorted();
        Self {
            frame_pts,
            in_order,
            origin,
            end_ms: end_us.div_euclid(1000),
            frames_end_ms: frames_end_us.div_euclid(1000),
            median_interval_us,
        }
    }

    fn whole(&self) -> Span {
        let last = (self.frame_pts.len() as u64).checked_sub(1);
        Span { start_ms: 0, end_ms: self.end_ms.max(0), first_frame: last.map(|_| 0), last_frame: last }
    }

    /// Start of a frame; of one without a timestamp, the start of the last one before it that has any.
    fn start_ms(&self, frame: u64) -> i64 {
        let count = usize::try_from(frame).unwrap_or(usize::MAX).saturating_add(1).min(self.frame_pts.len());
        let before = self.frame_pts.get(..count).unwrap_or_default();
        match (self.origin, before.iter().rev().flatten().next()) {
            // A stray timestamp may lie before the zero; no span does.
            (Some(origin), Some(start)) => start.ms_since(origin).max(0),
            _ => 0,
        }
    }

    /// End of a frame: the start of the next.
    fn end_ms(&self, frame: u64) -> i64 {
        let next = frame.saturating_add(1);
        if next >= self.frame_pts.len() as u64 { self.frames_end_ms } else { self.start_ms(next) }
    }

    /// First and last frame that begin in `[start, end)`, by number.
    fn frames_between(&self, start: Timestamp, end: Timestamp) -> Option<(u64, u64)> {
        if self.in_order {
            let first = self.frame_pts.partition_point(|pts| pts.is_none_or(|pts| pts < start)) as u64;
            let beyond = self.frame_pts.partition_point(|pts| pts.is_none_or(|pts| pts < end)) as u64;
            return (first < beyond).then_some((first, beyond.saturating_sub(1)));
        }
        let inside = |pts: &Option<Timestamp>| pts.is_some_and(|pts| start <= pts && pts < end);
        let first = self.frame_pts.iter().position(inside)?;
        let last = self.frame_pts.iter().rposition(inside)?;
        Some((first as u64, last as u64))
    }

    /// The span with its frames, where it does not name them.
    fn with_frames(&self, span: Span) -> Span {
        let Some(origin) = self.origin.filter(|_| span.first_frame.is_none()) else { return span };
        let begins = |pts: &Option<Timestamp>| pts.map(|pts| pts.ms_since(origin));
        let inside =
            |pts: &Option<Timestamp>| begins(pts).is_some_and(|ms| span.start_ms <= ms && ms < span.end_ms);
        let first = self.frame_pts.iter().position(inside).map(|at| at as u64);
        let last = self.frame_pts.iter().rposition(inside).map(|at| at as u64);
        Span { first_frame: first, last_frame: last, ..span }
    }

    pub(super) fn span(&self, span: DraftSpan) -> Span {
        match span {
            DraftSpan::Whole => self.whole(),
            DraftSpan::Frames { first, last } => {
                let start_ms = self.start_ms(first);
                let end_ms = self.end_ms(last).max(start_ms);
                Span { start_ms, end_ms, first_frame: Some(first), last_frame: Some(last) }
            }
            DraftSpan::Instants { start, end } => {
                let Some(origin) = self.origin else { return self.whole() };
                let (first_frame, last_frame) = self.frames_between(start, end).unzip();
                // What lies before the first picture, such as sound or times of decoding, is no part of the take.
                let start_ms = start.ms_since(origin).max(0);
                Span { start_ms, end_ms: end.ms_since(origin).max(start_ms), first_frame, last_frame }
            }
        }
    }
}

/// The kept picture that is nearest to the middle of the span, if one lies inside.
fn nearest_still(stills: &[Still], span: Span) -> Vec<u32> {
    let middle = span.start_ms.midpoint(span.end_ms);
    let inside = stills.iter().filter(|still| span.start_ms <= still.at_ms && still.at_ms < span.end_ms);
    let whole = inside.filter(|still| still.purpose == StillPurpose::Strip);
    whole.min_by_key(|still| (still.at_ms - middle).abs()).map(|still| still.id).into_iter().collect()
}

/// The lengths of the named holes in the timestamps, in microseconds.
fn holes(slots: &[ObserverSlot]) -> BTreeSet<i64> {
    let drafts = slots.iter().flat_map(|slot| &slot.drafts).map(|kept| &kept.draft);
    drafts.filter_map(|draft| draft.values::<CadenceGap>()?.gap_us()).collect()
}

/// The time of the first frame, or the earliest of all where many frames state an earlier one, as in joined streams.
fn earliest(frame_pts: &[Option<Timestamp>], first: Timestamp) -> Timestamp {
    let earlier = || frame_pts.iter().flatten().copied().filter(|pts| *pts < first);
    if earlier().count() < EARLIER_FRAMES { first } else { earlier().fold(first, Timestamp::min) }
}

fn cover(times: &FrameTimes<'_>, slot: &ObserverSlot) -> ObserverCoverage {
    let (state, gaps) = match &slot.coverage {
        Coverage::Full => (CoverageState::Full, Vec::new()),
        Coverage::None(reason) => (CoverageState::None, vec![Gap { span: times.whole(), reason: *reason }]),
        Coverage::Partial(spans) => {
            let gaps = spans.iter().map(|(span, reason)| Gap { span: times.span(*span), reason: *reason });
            (CoverageState::Partial, gaps.collect())
        }
    };
    ObserverCoverage { observer: slot.id, version: slot.version, state, gaps }
}

/// That nobody asked for an observer.
fn not_asked(times: &FrameTimes<'_>, observer: ObserverId) -> ObserverCoverage {
    let gaps = vec![Gap { span: times.whole(), reason: CoverageReason::NotAsked }];
    ObserverCoverage { observer, version: 0, state: CoverageState::None, gaps }
}

/// Keeps the surest observations of each code and counts the rest.
fn bound(observations: &mut Vec<Observation>, per_code: usize) -> Vec<Omitted> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut omitted: BTreeMap<Code, Omitted> = BTreeMap::new();
    observations.sort_by_key(|seen| (std::cmp::Reverse(seen.confidence_ppm), seen.span.start_ms));
    observations.retain(|seen| {
        let count = counts.entry(seen.code).or_default();
        *count += 1;
        if *count <= per_code {
            return true;
        }
        let entry =
            omitted.entry(seen.code).or_insert(Omitted { code: seen.code, count: 0, span: seen.span });
        entry.count += 1;
        entry.span = entry.span.hull(seen.span);
        false
    });
    omitted.into_values().collect()
}
