//! What this program reads: its waybill observer over the library's own reader, all other observers left out.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use onetake::media::MediaReader as _;
use onetake::media::ffmpeg::FfmpegReader;
use onetake::report::Code;
use onetake::{CancelToken, Limits, Source};
use onetake_scan::observe::waybill::Waybill;
use onetake_scan::observe::{ObservationDraft, ScanContext};
use onetake_scan::{Observed, run_observers};

use crate::cases::Case;
use crate::timed::Timed;

/// What was told of one clip.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    pub(crate) frames: u64,
    pub(crate) cpu_us: u64,
    /// Texts that count as read.
    pub(crate) read: Vec<String>,
}

const KEPT: &str = "ours.tsv";

/// Watches a clip and keeps what is told beside it.
pub(crate) fn watch(case: &Case) {
    let (told, drafts) = look(&case.clip).unwrap();
    let mut text = format!("#\t{}\t{}\n", told.frames, told.cpu_us);
    for draft in drafts {
        let detail = &draft.detail;
        let said = detail.text("text").unwrap_or_default().replace(['\t', '\n'], " ");
        let (module, frames) = (detail.int("module_milli_px"), detail.int("frames"));
        let why = detail.text("agreement").or_else(|| detail.text("lacks")).unwrap_or_default();
        let _ =
            writeln!(text, "{}\t{said}\t{}\t{}\t{why}", draft.code, frames.unwrap_or(0), module.unwrap_or(0));
    }
    fs::write(case.beside(KEPT), text).unwrap();
}

/// Watches a video; nothing when it is none.
pub(crate) fn look(file: &Path) -> Option<(Told, Vec<ObservationDraft>)> {
    let source = Source::open(file).ok()?;
    let cancel = CancelToken::new();
    let limits = Limits::default();
    let mut reader =
        FfmpegReader::open(source.bytes(), std::num::NonZero::<usize>::MIN, &limits, &cancel).ok()?;
    let (container, video) = (reader.container().clone(), reader.video().clone());
    let waybill = Waybill::new(&ScanContext::new(&container, &video, None, source.bytes()));
    let spent_us = Arc::new(AtomicU64::new(0));
    let observer = Timed { observer: Box::new(waybill), spent_us: Arc::clone(&spent_us) };
    let Observed { drafts, frame_pts, .. } =
        run_observers(&mut reader, vec![Box::new(observer)], &limits, &cancel).ok()?;
    let spent = spent_us.load(Ordering::Relaxed);
    let readings = drafts.iter().filter(|draft| draft.code == Code::WaybillReading);
    let read = readings.filter_map(|draft| draft.detail.text("text")).map(str::to_owned).collect();
    let told = Told { frames: frame_pts.len() as u64, cpu_us: spent, read };
    Some((told, drafts))
}

/// What was told of a clip before; nothing when it was not watched.
pub(crate) fn read(case: &Case) -> Option<Told> {
    let text = fs::read_to_string(case.beside(KEPT)).ok()?;
    let mut told = Told::default();
    for line in text.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            ["#", frames, cpu] => {
                (told.frames, told.cpu_us) = (frames.parse().unwrap(), cpu.parse().unwrap())
            }
            [code, text, ..] if *code == Code::WaybillReading.as_str() => told.read.push((*text).to_owned()),
            _ => {}
        }
    }
    Some(told)
}
