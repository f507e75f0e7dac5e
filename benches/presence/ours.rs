//! What this program says of a clip: its presence observer over the library's own reader, all other observers left out, but that which
//! reads labels where the cost is measured: a label that is followed is a part of it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::{MediaReader as _, Progress};
use onetake::report::facts::{BlockedKind, CameraState, PresenceBlocked, PresenceCamera};
use onetake::report::{Code, ObserverId};
use onetake::{CancelToken, Limits, Source};
use onetake_scan::observe::presence::Presence;
use onetake_scan::observe::waybill::Waybill;
use onetake_scan::observe::{Coverage, DraftSpan, Observer, ScanContext};
use onetake_scan::{Observed, run_observers};

use crate::faults::Kind;
use crate::thread_cpu;
use crate::timed::Timed;

/// A span that was told.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// None where the view is lost and how cannot be told.
    pub(crate) kind: Option<Kind>,
    /// First frame and the frame after the last.
    pub(crate) first: usize,
    pub(crate) end: usize,
    pub(crate) confidence_ppm: u32,
}

impl Told {
    /// Whether it is claimed; else it is only shown.
    pub(crate) fn claimed(&self) -> bool {
        self.confidence_ppm >= 500_000
    }
}

/// What was told of one clip.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) camera: CameraState,
    pub(crate) spans: Vec<Told>,
    /// Spans of which nothing can be said, in frames.
    pub(crate) unknown: Vec<(usize, usize)>,
    pub(crate) frames: usize,
    /// CPU time of the observer alone, and of decoding alone.
    pub(crate) cpu_us: u64,
    pub(crate) decode_us: u64,
}

/// Watches a clip.
pub(crate) fn watch(file: &Path, timed: bool) -> Seen {
    let source = Source::open(file).unwrap();
    let (limits, cancel) = (Limits::default(), CancelToken::new());
    let one = std::num::NonZero::<usize>::MIN;
    let decode_us = if timed {
        let mut reader = FfmpegReader::open(source.bytes(), one, &limits, &cancel).unwrap();
        let begun = thread_cpu::us();
        while reader.read(&mut |_| {}).unwrap() == Progress::More {}
        thread_cpu::us().saturating_sub(begun)
    } else {
        0
    };
    let mut reader = FfmpegReader::open(source.bytes(), one, &limits, &cancel).unwrap();
    let (container, video) = (reader.container().clone(), reader.video().clone());
    let beginning = ScanContext::new(&container, &video, None, source.bytes());
    let presence = Presence::new(&beginning);
    let spent_us = Arc::new(AtomicU64::new(0));
    let presence = Box::new(Timed { observer: Box::new(presence), spent_us: Arc::clone(&spent_us) });
    let observers: Vec<Box<dyn Observer>> =
        if timed { vec![Box::new(Waybill::new(&beginning)), presence] } else { vec![presence] };
    let Observed { drafts, frame_pts, coverage, .. } =
        run_observers(&mut reader, observers, &limits, &cancel).unwrap();
    let frames = |span: DraftSpan| match span {
        DraftSpan::Frames { first, last } => (first as usize, last as usize + 1),
        _ => (0, frame_pts.len()),
    };
    let camera = drafts.iter().find_map(|draft| draft.facts::<PresenceCamera>());
    let spans = drafts.iter().filter_map(|draft| {
        let kind = match draft.code {
            Code::PresenceMoved => Some(Kind::Moved),
            Code::PresenceBlocked => match draft.facts::<PresenceBlocked>()?.kind {
                BlockedKind::Covered => Some(Kind::Covered),
                BlockedKind::Dark => Some(Kind::Dark),
                BlockedKind::Blurred => Some(Kind::Blurred),
                _ => None,
            },
            _ => return None,
        };
        let (first, end) = frames(draft.span);
        Some(Told { kind, first, end, confidence_ppm: draft.confidence_ppm })
    });
    let of_presence = coverage.into_iter().find(|(id, _)| *id == ObserverId::Presence);
    let unknown = match of_presence.map(|(_, coverage)| coverage) {
        Some(Coverage::Partial(spans)) => spans.into_iter().map(|(span, _)| frames(span)).collect(),
        Some(Coverage::Full) => Vec::new(),
        _ => vec![(0, frame_pts.len())],
    };
    Seen {
        camera: camera.map_or(CameraState::Unknown, |facts| facts.state),
        spans: spans.collect(),
        unknown,
        frames: frame_pts.len(),
        cpu_us: spent_us.load(Ordering::Relaxed),
        decode_us,
    }
}
