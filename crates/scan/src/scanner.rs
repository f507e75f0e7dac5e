//! The scan of a video: one pass, reader to observers to record. It knows no limit of any rule and no codec.

mod assemble;
mod error;
mod observed;
mod packets;
mod pass;
mod times;
mod unseen;

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::time::Instant;

use onetake_report::{ScanRecord, ScanRun, StillPicture};

use self::assemble::RecordBuilder;
use self::pass::{Damaged, OnDamage, Pass};
use crate::cancel::CancelToken;
use crate::digest;
use crate::limits::Limits;
#[cfg(feature = "ffmpeg")]
use crate::media::ffmpeg::FfmpegReader;
use crate::media::{MediaReader, ReadError};
use crate::observe::{ObserverSet, ScanContext};
use crate::progress::{ScanPhase, ScanProgress};
use crate::source::Source;

pub use self::error::{ScanError, ScanErrorKind};
pub use self::observed::{Observed, observe};

/// Scans videos: hashes them, reads them to their end through the same handle, and lets every observer see every frame.
///
/// ```no_run
/// use onetake_scan::{Scanner, Source};
///
/// let mut scanner = Scanner::new().on_progress(|progress| {
///     let _ = (progress.bytes_done, progress.bytes_total);
/// });
/// let scan = scanner.scan(&Source::open("return-video.mp4")?)?;
/// assert_eq!(scan.record.source.sha256.len(), 64);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A scanner may be used again, and be sent to another thread. It blocks until the scan is done.
pub struct Scanner<'a> {
    observers: ObserverSet,
    limits: Limits,
    threads: NonZeroUsize,
    cancel: CancelToken,
    started_at: Option<String>,
    progress: Option<Box<dyn FnMut(ScanProgress) + Send + 'a>>,
}

/// What a scan gives: the record, and the pictures that it names.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Scan {
    /// What was seen.
    pub record: ScanRecord,
    /// The pictures, in the order of [`ScanRecord::stills`].
    pub stills: Vec<StillPicture>,
    /// The hashes of all packets as [`framehash`](onetake_report::framehash) writes them, which
    /// [`ScanRecord::packet_hashes`] names; none where the reader has no bytes of packets.
    pub packet_hashes: Option<String>,
}

impl<'a> Scanner<'a> {
    /// Threads to decode with, unless others are asked for: enough to keep a small PC busy while observers look at the frame
    /// before.
    pub const THREADS: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

    /// A scanner with all observers and the usual limits.
    #[must_use]
    pub fn new() -> Self {
        Self {
            observers: ObserverSet::ALL,
            limits: Limits::default(),
            threads: Self::THREADS,
            cancel: CancelToken::new(),
            started_at: None,
            progress: None,
        }
    }

    /// The same with these observers alone. The record says of the others that nobody asked for them, so no criterion that
    /// needs them can pass.
    #[must_use]
    pub fn observers(mut self, observers: ObserverSet) -> Self {
        self.observers = observers;
        self
    }

    /// The same with other bounds on what a file can make the scan do.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The same with so many threads to decode with: one for a server that scans many videos at once. A damaged file is read
    /// with one in any case.
    #[must_use]
    pub fn threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = threads;
        self
    }

    /// The same, told when the scan begins, RFC 3339 in UTC, for the record's `run` part: the library reads no wall clock.
    #[must_use]
    pub fn started_at(mut self, time: impl Into<String>) -> Self {
        self.started_at = Some(time.into());
        self
    }

    /// The same, and `progress` is told how far the scan has come: see [`ScanProgress`].
    #[must_use]
    pub fn on_progress(mut self, progress: impl FnMut(ScanProgress) + Send + 'a) -> Self {
        self.progress = Some(Box::new(progress));
        self
    }

    /// The same, and the scan stops soon after the token is cancelled.
    #[must_use]
    pub fn cancel_with(mut self, token: &CancelToken) -> Self {
        self.cancel = token.clone();
        self
    }

    /// Scans a video file.
    ///
    /// # Errors
    ///
    /// [`ScanError`] when nothing can be judged. A damaged video that can be read is no error: the damage is observed.
    #[cfg(feature = "ffmpeg")]
    pub fn scan(&mut self, source: &Source) -> Result<Scan, ScanError> {
        let begun = Instant::now();
        let mut scan =
            self.scan_file(source).map_err(|cause| ScanError { path: source.path().to_owned(), cause })?;
        scan.record.run = self.run_of(source, begun);
        Ok(scan)
    }

    #[cfg(feature = "ffmpeg")]
    fn scan_file(&mut self, source: &Source) -> Result<Scan, ScanErrorKind> {
        let sha256 = self.hash(source)?;
        let mut reader = FfmpegReader::open(source.bytes(), self.threads, &self.limits, &self.cancel)?;
        if let ControlFlow::Continue(scan) = self.read(&mut reader, source, &sha256, OnDamage::Stop)? {
            return Ok(scan);
        }
        // What several threads conceal of a damaged stream differs from run to run; what one thread conceals does not.
        let mut reader = FfmpegReader::open(source.bytes(), NonZeroUsize::MIN, &self.limits, &self.cancel)?;
        self.read_to_end(&mut reader, source, &sha256)
    }

    /// Scans what a reader of one's own gives. The bytes of the source are hashed, and observers look into them.
    ///
    /// # Errors
    ///
    /// As [`scan`](Self::scan).
    pub fn scan_reader(&mut self, reader: &mut dyn MediaReader, source: &Source) -> Result<Scan, ScanError> {
        let begun = Instant::now();
        let scanned = self.hash(source).and_then(|sha256| self.read_to_end(reader, source, &sha256));
        let mut scan = scanned.map_err(|cause| ScanError { path: source.path().to_owned(), cause })?;
        scan.record.run = self.run_of(source, begun);
        Ok(scan)
    }

    fn read_to_end(
        &mut self,
        reader: &mut dyn MediaReader,
        source: &Source,
        sha256: &str,
    ) -> Result<Scan, ScanErrorKind> {
        match self.read(reader, source, sha256, OnDamage::Continue)? {
            ControlFlow::Continue(scan) => Ok(scan),
            ControlFlow::Break(Damaged) => Err(ScanErrorKind::NoFrames { packets: 0 }),
        }
    }

    fn read(
        &mut self,
        reader: &mut dyn MediaReader,
        source: &Source,
        sha256: &str,
        on_damage: OnDamage,
    ) -> Result<ControlFlow<Damaged, Scan>, ScanErrorKind> {
        let bytes = source.bytes();
        let (container, video) = (reader.container().clone(), reader.video().clone());
        let audio = reader.audio().cloned();
        let beginning = ScanContext::new(&container, &video, audio.as_ref(), bytes);
        let observers = self.observers.create(&beginning);
        let pass = Pass {
            limits: &self.limits,
            cancel: &self.cancel,
            on_damage,
            keep_stills: true,
            bytes_total: bytes.len(),
        };
        let changed = || source.has_changed().unwrap_or(true);
        let progress = &mut self.progress;
        let mut tell = |now| progress.iter_mut().for_each(|progress| progress(now));
        let seen = match pass.run(reader, observers, &changed, &mut tell)? {
            ControlFlow::Continue(seen) => seen,
            ControlFlow::Break(damaged) => return Ok(ControlFlow::Break(damaged)),
        };
        let Some(size) = seen.size else {
            let packets = seen.delivered.iter().find(|stream| stream.stream == video.stream);
            return Err(ScanErrorKind::NoFrames { packets: packets.map_or(0, |stream| stream.packets) });
        };
        let assembly = RecordBuilder {
            container: &container,
            video: &video,
            delivered: &seen.delivered,
            frame_pts: &seen.frame_pts,
            shown_size: size.shown,
            libraries: reader.libraries(),
            limits: &self.limits,
            not_asked: self.observers.others(),
            sha256,
            bytes: bytes.len(),
            derived_times: seen.derived_times,
            packet_hashes: seen.packet_hashes,
        };
        Ok(ControlFlow::Continue(assembly.assemble(seen.slots, seen.stills)))
    }

    /// SHA-256 of a file alone, as the record of its scan would name it: it is read, and nothing of it is decoded.
    ///
    /// # Errors
    ///
    /// [`ScanError`] when it cannot be read, or the scanner was told to stop.
    pub fn sha256(&mut self, source: &Source) -> Result<String, ScanError> {
        self.hash(source).map_err(|cause| ScanError { path: source.path().to_owned(), cause })
    }

    fn hash(&mut self, source: &Source) -> Result<String, ScanErrorKind> {
        let bytes_total = source.bytes().len();
        let (progress, cancel) = (&mut self.progress, &self.cancel);
        let digest = digest::sha256_of(source.bytes(), &mut |bytes_done| {
            let phase = ScanPhase::Digest;
            let now = ScanProgress { phase, bytes_done, bytes_total, frames: 0, video_ms: 0 };
            progress.iter_mut().for_each(|progress| progress(now));
            !cancel.is_cancelled()
        });
        digest.map_err(|error| ScanErrorKind::Read(ReadError::Io(error)))?.ok_or(ScanErrorKind::Cancelled)
    }

    fn run_of(&self, source: &Source, begun: Instant) -> ScanRun {
        let modified = source.modified().and_then(|time| jiff::Timestamp::try_from(time).ok());
        ScanRun {
            started_at: self.started_at.clone(),
            elapsed_ms: u64::try_from(begun.elapsed().as_millis()).ok(),
            path: Some(source.path().display().to_string()),
            modified_at: modified.map(|time| time.to_string()),
            platform: Some(format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        }
    }
}

impl Default for Scanner<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Scanner<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scanner")
            .field("observers", &self.observers)
            .field("limits", &self.limits)
            .field("threads", &self.threads)
            .finish_non_exhaustive()
    }
}
