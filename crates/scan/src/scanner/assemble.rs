//! From notes to a record: times set against the video's origin, order, numbers, bounds.

use std::collections::BTreeMap;

use onetake_report::{
    Code, ContainerFacts, CoverageReason, CoverageState, Delivered, Format, Gap, Observation,
    ObserverCoverage, ObserverId, Omitted, Rational, ScanRecord, ScanRun, SourceFacts, Span, Timeline, Tool,
};

use super::Scan;
use super::pass::{KeptDraft, ObserverSlot};
use crate::derive;
use crate::limits::Limits;
use crate::media::VideoFacts;
use crate::observe::{Coverage, DraftSpan};
use crate::stills::StillKeeper;
use crate::time::Timestamp;

/// What a record is assembled from, beside the notes.
pub(super) struct Assembly<'a> {
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
}

impl Assembly<'_> {
    pub(super) fn assemble(self, slots: Vec<ObserverSlot>, keeper: StillKeeper) -> Scan {
        let take = Take::new(self.frame_pts, self.video, self.delivered);
        let kept = keeper.finish(&|frame| take.start_ms(frame));
        let mut coverage = Vec::new();
        let mut noted = Vec::new();
        for slot in slots {
            coverage.push(cover(&take, &slot));
            noted.extend(slot.drafts);
        }
        coverage.extend(self.not_asked.iter().map(|observer| not_asked(&take, *observer)));
        coverage.sort_by_key(|entry| entry.observer);
        let mut observations: Vec<Observation> = noted
            .into_iter()
            .map(|KeptDraft { draft, stills }| Observation {
                id: 0,
                code: draft.code,
                span: take.span(draft.span),
                confidence_ppm: draft.confidence_ppm.min(onetake_report::PPM),
                detail: draft.detail,
                stills: stills.iter().filter_map(|key| kept.ids.get(key).copied()).collect(),
            })
            .collect();
        let derived = derive::all(&observations);
        observations.extend(derived);
        let omitted = bound(&mut observations, self.limits.observations_per_code);
        observations
            .sort_by_key(|seen| (seen.span.start_ms, seen.span.first_frame, seen.code, seen.span.end_ms));
        for (id, observation) in (0_u32..).zip(&mut observations) {
            observation.id = id;
        }
        let timeline = self.timeline(&take);
        let record = ScanRecord {
            format: Format::record(),
            tool: Tool {
                name: "onetake".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
                libraries: self.libraries,
            },
            source: SourceFacts { sha256: self.sha256.to_owned(), bytes: self.bytes },
            container: self.container.clone(),
            delivered: self.delivered.to_vec(),
            timeline,
            coverage,
            observations,
            stills: kept.stills,
            omitted,
            run: ScanRun::default(),
        };
        Scan { record, stills: kept.pictures }
    }

    fn timeline(&self, take: &Take<'_>) -> Timeline {
        let base = self.video.time_base;
        Timeline {
            stream: self.video.stream,
            frames: self.frame_pts.len() as u64,
            span: take.whole(),
            origin_pts: take.origin.map(Timestamp::ticks),
            time_base: Rational { num: base.num().into(), den: base.den().into() },
            median_interval_us: take.median_interval_us,
            shown_width_px: self.shown_size.0,
            shown_height_px: self.shown_size.1,
        }
    }
}

/// The frames shown, with their times from the first one.
struct Take<'a> {
    frame_pts: &'a [Option<Timestamp>],
    origin: Option<Timestamp>,
    end_ms: i64,
    median_interval_us: Option<i64>,
}

impl<'a> Take<'a> {
    fn new(frame_pts: &'a [Option<Timestamp>], video: &VideoFacts, delivered: &[Delivered]) -> Self {
        let origin = frame_pts.iter().flatten().next().copied();
        let mut intervals: Vec<i64> = frame_pts
            .windows(2)
            .filter_map(|pair| match pair {
                [Some(first), Some(second)] => Some(second.us_since(*first)),
                _ => None,
            })
            .collect();
        intervals.sort_unstable();
        let median_interval_us = intervals.get(intervals.len() / 2).copied();
        let stated = delivered
            .iter()
            .find(|stream| stream.stream == video.stream)
            .and_then(|stream| stream.last_duration_ticks)
            .map(|ticks| video.time_base.ticks_to_us(ticks));
        // The last frame is shown for as long as the file says, or as long as frames usually are.
        let last_us = stated.or(median_interval_us).unwrap_or(0).max(0);
        let end_ms = match (origin, frame_pts.iter().flatten().max()) {
            (Some(origin), Some(last)) => last.us_since(origin).saturating_add(last_us).div_euclid(1000),
            _ => 0,
        };
        Self { frame_pts, origin, end_ms, median_interval_us }
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
            (Some(origin), Some(start)) => start.ms_since(origin),
            _ => 0,
        }
    }

    /// End of a frame: the start of the next.
    fn end_ms(&self, frame: u64) -> i64 {
        let next = frame.saturating_add(1);
        if next >= self.frame_pts.len() as u64 { self.end_ms } else { self.start_ms(next) }
    }

    fn span(&self, span: DraftSpan) -> Span {
        match span {
            DraftSpan::Whole => self.whole(),
            DraftSpan::Frames { first, last } => {
                let start_ms = self.start_ms(first);
                let end_ms = self.end_ms(last).max(start_ms);
                Span { start_ms, end_ms, first_frame: Some(first), last_frame: Some(last) }
            }
            DraftSpan::Instants { start, end } => {
                let Some(origin) = self.origin else { return self.whole() };
                let first = self.frame_pts.partition_point(|pts| pts.is_none_or(|pts| pts < start)) as u64;
                let beyond = self.frame_pts.partition_point(|pts| pts.is_none_or(|pts| pts < end)) as u64;
                let start_ms = start.ms_since(origin);
                let inside = first < beyond;
                Span {
                    start_ms,
                    end_ms: end.ms_since(origin).max(start_ms),
                    first_frame: inside.then_some(first),
                    last_frame: if inside { beyond.checked_sub(1) } else { None },
                }
            }
        }
    }
}

fn cover(take: &Take<'_>, slot: &ObserverSlot) -> ObserverCoverage {
    let (state, gaps) = match &slot.coverage {
        Coverage::Full => (CoverageState::Full, Vec::new()),
        Coverage::None(reason) => (CoverageState::None, vec![Gap { span: take.whole(), reason: *reason }]),
        Coverage::Partial(spans) => {
            let gaps = spans.iter().map(|(span, reason)| Gap { span: take.span(*span), reason: *reason });
            (CoverageState::Partial, gaps.collect())
        }
    };
    ObserverCoverage { observer: slot.id, version: slot.version, state, gaps }
}

/// That nobody asked for an observer.
fn not_asked(take: &Take<'_>, observer: ObserverId) -> ObserverCoverage {
    let gaps = vec![Gap { span: take.whole(), reason: CoverageReason::NotAsked }];
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
