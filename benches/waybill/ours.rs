//! What this program reads: its waybill observer over the library's own reader, all other observers left out.

use std::fmt::Write as _;
use std::fs;

use onetake::features::Features;
use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::{MediaEvent, MediaReader as _, Progress};
use onetake::observe::waybill::Waybill;
use onetake::observe::{Beginning, Ending, Notes, Observer};
use onetake::report::Code;
use onetake::{CancelToken, Limits, Source};

use crate::cases::Case;
use crate::cpu;

/// What was told of one clip.
#[derive(Debug, Clone, Default)]
pub(crate) struct Told {
    pub(crate) frames: u64,
    pub(crate) cpu_us: u64,
    /// Texts that count as read.
    pub(crate) read: Vec<String>,
    /// Texts that were seen and do not count.
    pub(crate) seen: Vec<String>,
}

const KEPT: &str = "ours.tsv";

/// Watches a clip and keeps what is told beside it.
pub(crate) fn watch(case: &Case) {
    let source = Source::open(&case.clip).unwrap();
    let cancel = CancelToken::new();
    let limits = Limits::default();
    let mut reader =
        FfmpegReader::open(source.bytes(), std::num::NonZero::<usize>::MIN, &limits, &cancel).unwrap();
    let mut features = Features::new();
    let mut observer: Box<dyn Observer> = Box::new(Waybill::new(&Beginning {
        container: reader.container(),
        video: reader.video(),
        audio: None,
        bytes: source.bytes(),
    }));
    let mut notes = Notes::default();
    let mut frame_pts = Vec::new();
    let mut spent = 0;
    let mut take = |event: &MediaEvent<'_>| {
        if let MediaEvent::Frame(frame) = event {
            features.update(frame);
            frame_pts.push(frame.pts);
            let begun = cpu::thread_us();
            observer.observe(event, &features, &mut notes);
            spent += cpu::thread_us().saturating_sub(begun);
        }
    };
    while reader.read(&mut |event| take(&event)).unwrap() == Progress::More {}
    let delivered = reader.delivered();
    let begun = cpu::thread_us();
    observer.finish(&Ending { delivered: &delivered, frame_pts: &frame_pts, limited: false }, &mut notes);
    spent += cpu::thread_us().saturating_sub(begun);
    let mut text = format!("#\t{}\t{spent}\n", frame_pts.len());
    for draft in notes.take() {
        let number = draft.detail.text("number").or_else(|| draft.detail.text("text")).unwrap_or_default();
        let module = draft.detail.int("module_milli_px").unwrap_or_default();
        let frames = draft.detail.int("frames").unwrap_or_default();
        let said = draft.detail.text("text").unwrap_or(number).replace(['\t', '\n'], " ");
        let why = draft.detail.text("agreement").or_else(|| draft.detail.text("lacks")).unwrap_or_default();
        let _ = writeln!(
            text,
            "{}\t{said}\t{frames}\t{module}\t{why}\t{:?}",
            draft.code,
            draft.detail.list("engines")
        );
    }
    fs::write(case.beside(KEPT), text).unwrap();
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
            [code, text, ..] if *code == Code::WaybillSighting.as_str() => told.seen.push((*text).to_owned()),
            _ => {}
        }
    }
    Some(told)
}
