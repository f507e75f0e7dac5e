//! What is in a video that a copy must keep: its pictures and their times, and the numbers that can be read; and where its labels
//! lie.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use onetake_report::facts::WaybillText;
use onetake_report::{Code, ObserverId};
use onetake_scan::features::Features;
use onetake_scan::media::ffmpeg::FfmpegReader;
use onetake_scan::media::memory::{MemoryPicture, MemoryReader};
use onetake_scan::media::{MediaEvent, MediaReader, ReadError};
use onetake_scan::observe::waybill::Waybill;
use onetake_scan::observe::{Coverage, ObservationSink, Observer, StreamTotals};
use onetake_scan::{CancelToken, Limits, ScanError, ScanErrorKind, Scanner, Source, run_observers};

use crate::label::picture_reader;

/// Frames between close looks for labels: a fifth of a second as recorders film.
const CLOSE_EVERY_FRAMES: u64 = 6;
/// How often such a frame is looked at: the first look searches the whole of it.
const LOOKS_AT_FRAME: u64 = 2;
/// How often a single picture is looked at: a first look finds what is plain, some more are enough for the rest.
const LOOKS_AT_PICTURE: u64 = 6;

/// What a video holds.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// When each frame is shown, in milliseconds from the first; none for a frame without a time.
    pub(super) frame_ms: Vec<Option<i64>>,
    /// Numbers that count as read, in normal form.
    pub(super) numbers: BTreeSet<String>,
    /// Symbols with a number, each in one frame.
    pub(super) sightings: Vec<Sighting>,
    /// Width and height of the picture as shown.
    pub(super) shown_size_px: (u32, u32),
}

/// A symbol that was read in a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sighting {
    pub(super) frame: u64,
    pub(super) number: String,
    /// Left, top, right and lower edge in pixels of the picture as shown.
    pub(super) edges_px: [i64; 4],
}

/// Looks at every frame; for labels only if so, which takes longer, and for each place of them only if `close`, which takes longer
/// still: a scan that has read a label often enough looks at it seldom.
pub(super) fn look(
    source: &Source,
    [labels, close]: [bool; 2],
    cancel: &CancelToken,
) -> Result<Look, ScanError> {
    let fail = |cause| ScanError::new(source.path().to_owned(), cause);
    let limits = Limits::default();
    let mut reader = FfmpegReader::open(source.bytes(), Scanner::THREADS, &limits, cancel)
        .map_err(|error| fail(error.into()))?;
    look_through(&mut reader, [labels, close], &limits, cancel).map_err(fail)
}

/// Looks for labels in a JPEG picture.
pub(super) fn look_at(jpeg: &[u8], cancel: &CancelToken) -> Result<Look, ScanErrorKind> {
    let limits = Limits::default();
    let opened = Source::from_bytes(jpeg, "picture.jpg");
    let source = opened.map_err(|error| ScanErrorKind::Read(ReadError::Io(io::Error::other(error))))?;
    let mut reader = picture_reader(source.bytes(), LOOKS_AT_PICTURE, &limits)?;
    look_through(&mut reader, [true, false], &limits, cancel)
}

fn look_through(
    reader: &mut dyn MediaReader,
    [labels, close]: [bool; 2],
    limits: &Limits,
    cancel: &CancelToken,
) -> Result<Look, ScanErrorKind> {
    let orientation = reader.video().orientation;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let mut observers: Vec<Box<dyn Observer>> = Vec::new();
    if labels {
        observers.push(Box::new(Waybill::with_orientation(orientation)));
        observers.push(Box::new(Follower(Arc::clone(&seen))));
        if close {
            observers.push(Box::new(CloseReader { seen: Arc::clone(&seen), cancel: cancel.clone() }));
        }
    }
    let observed = run_observers(reader, observers, limits, cancel)?;
    let origin = observed.frame_pts.iter().flatten().next().copied();
    let frame_ms = observed.frame_pts.iter().map(|pts| Some(pts.as_ref()?.ms_since(origin?))).collect();
    let read = observed.drafts.iter().filter(|draft| draft.code == Code::WaybillReading);
    let numbers = read.filter_map(|draft| draft.facts::<WaybillText>()?.number).collect();
    let coded = observed
        .coded_size
        .and_then(|(width, height)| Some((u32::try_from(width).ok()?, u32::try_from(height).ok()?)));
    let mut corners = std::mem::take(&mut *seen.lock().unwrap_or_else(PoisonError::into_inner));
    corners.sort_by_key(|(frame, ..)| *frame);
    let sighting = |(frame, number, corners): (u64, String, [(i64, i64); 4])| {
        let (width, height) = coded?;
        let shown = corners.map(|(x, y)| orientation.shown_point(x, y, width, height));
        let (xs, ys) = (shown.map(|(x, _)| x), shown.map(|(_, y)| y));
        let (left, right) = (xs.into_iter().min()?, xs.into_iter().max()?);
        let (top, bottom) = (ys.into_iter().min()?, ys.into_iter().max()?);
        Some(Sighting { frame, number, edges_px: [left, top, right, bottom] })
    };
    let sightings = corners.into_iter().filter_map(sighting).collect();
    let shown_size_px = coded.map_or((1, 1), |(width, height)| orientation.shown_size(width, height));
    Ok(Look { frame_ms, numbers, sightings, shown_size_px })
}

/// A symbol with its number, and its corners in pixels of the coded picture.
type Seen = (u64, String, [(i64, i64); 4]);

/// Notes where the reader of labels read one.
struct Follower(Arc<Mutex<Vec<Seen>>>);

impl Observer for Follower {
    fn id(&self) -> ObserverId {
        ObserverId::Waybill
    }

    fn version(&self) -> u32 {
        1
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, _sink: &mut ObservationSink) {
        let MediaEvent::Frame(frame) = event else { return };
        let labels = features.labels().iter().map(|label| {
            (
                frame.number,
                label.number.clone(),
                label.corners.map(|corner| (i64::from(corner.x), i64::from(corner.y))),
            )
        });
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(labels);
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, _sink: &mut ObservationSink) -> Coverage {
        Coverage::Full
    }
}

/// Reads every few frames as if it were a picture of its own.
struct CloseReader {
    seen: Arc<Mutex<Vec<Seen>>>,
    cancel: CancelToken,
}

impl Observer for CloseReader {
    fn id(&self) -> ObserverId {
        ObserverId::Waybill
    }

    fn version(&self) -> u32 {
        1
    }

    fn observe(&mut self, event: &MediaEvent<'_>, _features: &Features, _sink: &mut ObservationSink) {
        let MediaEvent::Frame(frame) = event else { return };
        if !frame.number.is_multiple_of(CLOSE_EVERY_FRAMES) {
            return;
        }
        let luma = frame.luma;
        let (width, height) = (luma.width(), luma.height());
        let picture = MemoryPicture::grey(width, height, |x, y| luma.row(y).get(x).copied().unwrap_or(0))
            .into_picture();
        let (Ok(wide), Ok(high)) = (u32::try_from(width), u32::try_from(height)) else { return };
        let mut reader = MemoryReader::new(wide, high).frames(LOOKS_AT_FRAME, move |_| picture.clone());
        let found = Arc::new(Mutex::new(Vec::new()));
        let observers: Vec<Box<dyn Observer>> = vec![
            Box::new(Waybill::with_orientation(reader.video().orientation)),
            Box::new(Follower(Arc::clone(&found))),
        ];
        // What cannot be read here is met by the scan that goes on around it.
        if run_observers(&mut reader, observers, &Limits::default(), &self.cancel).is_err() {
            return;
        }
        let found = std::mem::take(&mut *found.lock().unwrap_or_else(PoisonError::into_inner));
        let here = found.into_iter().map(|(_, number, corners)| (frame.number, number, corners));
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).extend(here);
    }

    fn finish(self: Box<Self>, _ending: &StreamTotals<'_>, _sink: &mut ObservationSink) -> Coverage {
        Coverage::Full
    }
}
