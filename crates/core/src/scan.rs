//! The one loop: reader to observers to record. It knows no limit of any rule and no codec.

mod assemble;
#[cfg(feature = "ffmpeg")]
mod file;
mod times;
mod unseen;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use onetake_report::{CoverageReason, ScanRecord};
use thiserror::Error;

use self::assemble::{Assembly, Noted};
#[cfg(feature = "ffmpeg")]
pub use self::file::scan;
use crate::cancel::CancelToken;
use crate::features::Features;
use crate::limits::Limits;
use crate::media::{
    Fault, FaultKind, MediaEvent, MediaOpenError, MediaReader, Progress as ReadProgress, ReadError,
};
use crate::observe::{self, Beginning, Coverage, Ending, Notes, Observer};
use crate::progress::{ScanPhase, ScanProgress};
use crate::source::ByteView;
use crate::stills::{StillKeeper, StillPicture};
use crate::time::Timestamp;

/// How to scan.
#[derive(Debug, Clone, Default)]
pub struct ScanOptions {
    /// Bounds on what a file can make the scan do.
    pub limits: Limits,
    /// When the scan begins, RFC 3339 in UTC, for the record's `run` part: the library reads no clock.
    pub started_at: Option<String>,
}

/// What a scan gives: the record, and the pictures that it names.
#[derive(Debug, Clone)]
pub struct Scan {
    /// What was seen.
    pub record: ScanRecord,
    /// The pictures, in the order of [`ScanRecord::stills`].
    pub stills: Vec<StillPicture>,
}

/// How far to watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    /// To the end of the file.
    End,
    /// To the first damage, if there is any.
    Damage,
}

/// Reads everything that `reader` gives and lets every observer see it. `changed` is asked at the end whether the file is
/// no longer what was hashed.
///
/// # Errors
///
/// [`ScanErrorKind`] when reading cannot go on or there is no frame.
pub fn watch(
    reader: &mut dyn MediaReader,
    bytes: &ByteView,
    sha256: &str,
    changed: &dyn Fn() -> bool,
    options: &ScanOptions,
    progress: &mut dyn FnMut(ScanProgress),
    cancel: &CancelToken,
) -> Result<Scan, ScanErrorKind> {
    watch_until(reader, bytes, sha256, changed, options, progress, cancel, Until::End)?
        .ok_or(ScanErrorKind::NoFrames { packets: 0 })
}

/// As [`watch`]; `None` when damage was met and the caller asked to stop there.
#[expect(clippy::too_many_arguments, reason = "the arguments of `watch` and one more")]
fn watch_until(
    reader: &mut dyn MediaReader,
    bytes: &ByteView,
    sha256: &str,
    changed: &dyn Fn() -> bool,
    options: &ScanOptions,
    progress: &mut dyn FnMut(ScanProgress),
    cancel: &CancelToken,
    until: Until,
) -> Result<Option<Scan>, ScanErrorKind> {
    let limits = &options.limits;
    let container = reader.container().clone();
    let video = reader.video().clone();
    let audio = reader.audio().cloned();
    let beginning = Beginning { container: &container, video: &video, audio: audio.as_ref(), bytes };
    let mut watching = Watching {
        seats: observe::all(&beginning).into_iter().map(Seat::new).collect(),
        features: Features::new(),
        keeper: StillKeeper::new(limits.stills),
        frame_pts: Vec::new(),
        shown_size: None,
        damaged: false,
    };
    let mut limited = false;
    loop {
        if cancel.is_cancelled() {
            return Err(ScanErrorKind::Cancelled);
        }
        let read = reader.read(&mut |event| watching.take(&event))?;
        if watching.damaged && until == Until::Damage {
            return Ok(None);
        }
        progress(watching.progress(reader.position_bytes(), bytes.len()));
        if read == ReadProgress::End {
            break;
        }
        if watching.frame_pts.len() as u64 >= limits.frames {
            limited = true;
            break;
        }
    }
    if changed() {
        watching.take(&MediaEvent::Fault(&Fault {
            kind: FaultKind::Changed,
            stream: None,
            at: None,
            position: None,
            message: String::new(),
        }));
    }
    let delivered = reader.delivered();
    let Some(shown_size) = watching.shown_size else {
        let packets = delivered.iter().find(|stream| stream.stream == video.stream);
        return Err(ScanErrorKind::NoFrames { packets: packets.map_or(0, |stream| stream.packets) });
    };
    let derived_times = times::derive(&mut watching.frame_pts, &container);
    let ending = Ending { delivered: &delivered, frame_pts: &watching.frame_pts, limited };
    for seat in &mut watching.seats {
        seat.finish(&ending, &mut watching.keeper);
    }
    let assembly = Assembly {
        container: &container,
        video: &video,
        delivered: &delivered,
        frame_pts: &watching.frame_pts,
        shown_size,
        libraries: reader.libraries(),
        limits,
        sha256,
        bytes: bytes.len(),
        derived_times,
    };
    Ok(Some(assembly.assemble(watching.seats, watching.keeper)))
}

/// Everything that changes while a video is watched.
struct Watching {
    seats: Vec<Seat>,
    features: Features,
    keeper: StillKeeper,
    frame_pts: Vec<Option<Timestamp>>,
    shown_size: Option<(u32, u32)>,
    damaged: bool,
}

impl Watching {
    fn take(&mut self, event: &MediaEvent<'_>) {
        self.damaged |= match event {
            MediaEvent::Packet(packet) => packet.corrupt,
            MediaEvent::Frame(frame) => frame.concealed,
            MediaEvent::Fault(_) => true,
            MediaEvent::Sound(_) => false,
        };
        if let MediaEvent::Frame(frame) = event {
            self.features.update(frame);
            self.keeper.strip(frame);
            self.frame_pts.push(frame.pts);
            if self.shown_size.is_none() {
                let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
                let orientation = frame.hold().orientation();
                self.shown_size =
                    Some(orientation.shown_size(side(frame.luma.width()), side(frame.luma.height())));
            }
        }
        for seat in &mut self.seats {
            seat.observe(event, &self.features, &mut self.keeper);
        }
    }

    fn progress(&self, bytes_done: u64, bytes_total: u64) -> ScanProgress {
        let mut known = self.frame_pts.iter().flatten();
        let video_ms = match (known.next(), self.frame_pts.iter().rev().flatten().next()) {
            (Some(first), Some(last)) => last.ms_since(*first),
            _ => 0,
        };
        let frames = self.frame_pts.len() as u64;
        ScanProgress { phase: ScanPhase::Frames, bytes_done, bytes_total, frames, video_ms }
    }
}

/// An observer at work, and what it has written down. One that panics leaves its seat; the scan goes on.
struct Seat {
    id: onetake_report::ObserverId,
    version: u32,
    observer: Option<Box<dyn Observer>>,
    notes: Notes,
    noted: Vec<Noted>,
    coverage: Coverage,
}

impl Seat {
    fn new(observer: Box<dyn Observer>) -> Self {
        Self {
            id: observer.id(),
            version: observer.version(),
            observer: Some(observer),
            notes: Notes::default(),
            noted: Vec::new(),
            coverage: Coverage::None(CoverageReason::ObserverFailed),
        }
    }

    fn observe(&mut self, event: &MediaEvent<'_>, features: &Features, keeper: &mut StillKeeper) {
        let Some(observer) = &mut self.observer else { return };
        let notes = &mut self.notes;
        if catch_unwind(AssertUnwindSafe(|| observer.observe(event, features, notes))).is_err() {
            self.fail();
        }
        self.keep(keeper);
    }

    fn finish(&mut self, ending: &Ending<'_>, keeper: &mut StillKeeper) {
        let Some(observer) = self.observer.take() else { return };
        let notes = &mut self.notes;
        match catch_unwind(AssertUnwindSafe(|| observer.finish(ending, notes))) {
            Ok(coverage) => self.coverage = coverage,
            Err(_) => self.fail(),
        }
        self.keep(keeper);
    }

    fn fail(&mut self) {
        tracing::error!(observer = %self.id, "observer failed; its coverage is none");
        self.observer = None;
        self.coverage = Coverage::None(CoverageReason::ObserverFailed);
    }

    /// Encodes the stills of new notes at once, so that no frame is held longer than its observer held it.
    fn keep(&mut self, keeper: &mut StillKeeper) {
        for mut draft in self.notes.take() {
            let stills = std::mem::take(&mut draft.stills);
            let stills = stills.into_iter().filter_map(|still| keeper.keep(still)).collect();
            self.noted.push(Noted { draft, stills });
        }
    }
}

/// Why a video could not be scanned.
#[derive(Debug, Error)]
#[error("{}: {cause}", .path.display())]
pub struct ScanError {
    /// The path as it was given.
    pub path: PathBuf,
    /// What went wrong.
    #[source]
    pub cause: ScanErrorKind,
}

/// What went wrong in a scan.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ScanErrorKind {
    /// The file could not be opened as a video.
    #[error(transparent)]
    Open(MediaOpenError),
    /// Reading could not go on.
    #[error(transparent)]
    Read(ReadError),
    /// The container can be read and no picture comes out of it.
    #[error(
        "not one picture could be decoded from {packets} video packets; the file is damaged or only its beginning"
    )]
    NoFrames {
        /// Packets of the video stream.
        packets: u64,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl From<MediaOpenError> for ScanErrorKind {
    /// That somebody asked to stop is the same wherever it was noticed.
    fn from(error: MediaOpenError) -> Self {
        match error {
            MediaOpenError::Cancelled => Self::Cancelled,
            error => Self::Open(error),
        }
    }
}

impl From<ReadError> for ScanErrorKind {
    /// As from [`MediaOpenError`].
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Cancelled => Self::Cancelled,
            error => Self::Read(error),
        }
    }
}
