//! The scan of a file: through one handle that is hashed, read, and asked at the end whether it is still the same.

use std::num::NonZeroUsize;
use std::time::Instant;

use onetake_report::ScanRun;

use super::{Scan, ScanError, ScanErrorKind, ScanOptions, Until, watch_until};
use crate::cancel::CancelToken;
use crate::digest;
use crate::media::ReadError;
use crate::media::ffmpeg::FfmpegReader;
use crate::progress::{ScanPhase, ScanProgress};
use crate::source::{ByteView, Source};

/// Scans a video: hashes it, reads it to its end through the same handle, and lets every observer see every frame.
///
/// `progress` is told now and then how far the scan has come. `cancel` stops it soon after somebody asks.
///
/// # Errors
///
/// [`ScanError`] when nothing can be judged. A damaged video that can be read is no error: the damage is observed.
pub fn scan(
    source: &Source,
    options: &ScanOptions,
    progress: &mut dyn FnMut(ScanProgress),
    cancel: &CancelToken,
) -> Result<Scan, ScanError> {
    let begun = Instant::now();
    let fail = |cause| ScanError { path: source.path().to_owned(), cause };
    let sha256 = hash(source.bytes(), progress, cancel).map_err(fail)?;
    let changed = || source.has_changed().unwrap_or(true);
    let mut once = |threads, until| {
        let mut reader = FfmpegReader::open(source.bytes(), threads, &options.limits, cancel)?;
        watch_until(&mut reader, source.bytes(), &sha256, &changed, options, progress, cancel, until)
    };
    // What several threads conceal of a damaged stream differs from run to run; what one thread conceals does not.
    let scan = match once(FfmpegReader::THREADS, Until::Damage).map_err(fail)? {
        Some(scan) => Some(scan),
        None => once(NonZeroUsize::MIN, Until::End).map_err(fail)?,
    };
    let mut scan = scan.ok_or_else(|| fail(ScanErrorKind::NoFrames { packets: 0 }))?;
    scan.record.run = run_of(source, options, begun);
    Ok(scan)
}

fn hash(
    bytes: &ByteView,
    progress: &mut dyn FnMut(ScanProgress),
    cancel: &CancelToken,
) -> Result<String, ScanErrorKind> {
    let bytes_total = bytes.len();
    let digest = digest::sha256_of(bytes, &mut |bytes_done| {
        let phase = ScanPhase::Digest;
        progress(ScanProgress { phase, bytes_done, bytes_total, frames: 0, video_ms: 0 });
        !cancel.is_cancelled()
    });
    digest.map_err(|error| ScanErrorKind::Read(ReadError::Io(error)))?.ok_or(ScanErrorKind::Cancelled)
}

fn run_of(source: &Source, options: &ScanOptions, begun: Instant) -> ScanRun {
    let modified = source.modified().and_then(|time| jiff::Timestamp::try_from(time).ok());
    ScanRun {
        started_at: options.started_at.clone(),
        elapsed_ms: u64::try_from(begun.elapsed().as_millis()).ok(),
        path: Some(source.path().display().to_string()),
        modified_at: modified.map(|time| time.to_string()),
        platform: Some(format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
    }
}
