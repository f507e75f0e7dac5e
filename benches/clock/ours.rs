//! What this program tells: its clock observer over the library's own reader, all other observers left out.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use onetake::media::MediaReader as _;
use onetake::media::ffmpeg::FfmpegReader;
use onetake::report::Code;
use onetake::report::facts::{ClockJump, ClockRate, ClockReading};
use onetake::{CancelToken, Limits, Source};
use onetake_scan::observe::clock::Clock;
use onetake_scan::observe::{DraftSpan, ScanContext};
use onetake_scan::{Observed, run_observers};

use crate::timed::Timed;

/// What was told of one clip, each with its confidence and its first and last frame.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    pub(crate) frames: u64,
    pub(crate) cpu_us: u64,
    pub(crate) readings: Vec<(ClockReading, u32, u64, u64)>,
    pub(crate) jumps: Vec<(i64, u32, u64)>,
    pub(crate) rates: Vec<(i64, u32, u64, u64)>,
}

/// Watches a video; nothing when it is none.
pub(crate) fn look(file: &Path) -> Option<Told> {
    let source = Source::open(file).ok()?;
    let cancel = CancelToken::new();
    let limits = Limits::default();
    let mut reader =
        FfmpegReader::open(source.bytes(), std::num::NonZero::<usize>::MIN, &limits, &cancel).ok()?;
    let (container, video) = (reader.container().clone(), reader.video().clone());
    let clock = Clock::new(&ScanContext::new(&container, &video, None, source.bytes()));
    let spent_us = Arc::new(AtomicU64::new(0));
    let observer = Timed { observer: Box::new(clock), spent_us: Arc::clone(&spent_us) };
    let Observed { drafts, frame_pts, .. } =
        run_observers(&mut reader, vec![Box::new(observer)], &limits, &cancel).ok()?;
    let cpu_us = spent_us.load(Ordering::Relaxed);
    let mut told = Told { frames: frame_pts.len() as u64, cpu_us, ..Told::default() };
    for draft in drafts {
        let DraftSpan::Frames { first, last } = draft.span else { continue };
        let sure = draft.confidence_ppm;
        match draft.code {
            Code::ClockReading => told.readings.push((draft.facts().unwrap(), sure, first, last)),
            Code::ClockJump => told.jumps.push((draft.facts::<ClockJump>().unwrap().step_ms, sure, first)),
            Code::ClockRate => {
                told.rates.push((draft.facts::<ClockRate>().unwrap().rate_ppm, sure, first, last));
            }
            _ => {}
        }
    }
    Some(told)
}
