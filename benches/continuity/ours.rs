//! What this program sees in a clip: the picture observers over the library's own reader, weak candidates too.

use std::fmt::Write as _;
use std::fs;

use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::{MediaReader as _, Progress};
use onetake::report::{Code, Value};
use onetake::{CancelToken, Limits, Source};
use onetake_scan::observe::splice::Splice;
use onetake_scan::observe::stillness::Stillness;
use onetake_scan::observe::{DraftSpan, Observer};
use onetake_scan::{Observed, run_observers};

use crate::clips::Clip;
use crate::thread_cpu;

/// What was observed, with its numbers.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) code: String,
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Seconds from the first frame's timestamp.
    pub(crate) start_s: f64,
    pub(crate) end_s: f64,
    pub(crate) confidence_ppm: u32,
    pub(crate) numbers: Vec<(String, i64)>,
    /// What explains it better than a cut does; empty where nothing does.
    pub(crate) cause: String,
}

/// Where the observations of a clip are kept.
const KEPT: &str = ".ours.csv";

/// Watches a clip and keeps what is observed beside it.
pub(crate) fn watch(clip: &Clip) {
    // What decoding alone costs is measured on the small originals.
    let decode_ms = if clip.op == "gen1" { decode_ms(clip) } else { 0 };
    let begun = thread_cpu::us();
    let source = Source::open(&clip.file).unwrap();
    let cancel = CancelToken::new();
    let limits = Limits::default();
    let mut reader =
        FfmpegReader::open(source.bytes(), std::num::NonZero::<usize>::MIN, &limits, &cancel).unwrap();
    let observers: Vec<Box<dyn Observer>> =
        vec![Box::new(Splice::with_weak_candidates()), Box::new(Stillness::new())];
    let Observed { drafts, frame_pts, .. } = run_observers(&mut reader, observers, &limits, &cancel).unwrap();
    let spent_ms = thread_cpu::us().saturating_sub(begun) / 1000;
    let seconds = |frame: u64| {
        let origin = frame_pts.first().copied().flatten()?;
        let pts = frame_pts.get(usize::try_from(frame).ok()?).copied().flatten()?;
        Some(pts.us_since(origin) as f64 / 1e6)
    };
    let mut text = format!("#,{},{spent_ms},{decode_ms}\n", frame_pts.len());
    for draft in drafts {
        let (first, last) = match draft.span {
            DraftSpan::Frames { first, last } => (first, last),
            // Of what is told of a whole clip, what its silence is worth is kept.
            DraftSpan::Whole if draft.code == Code::ContinuityPower => {
                (0, (frame_pts.len() as u64).saturating_sub(1))
            }
            _ => continue,
        };
        let time = |frame: u64| seconds(frame).unwrap_or(frame as f64 / clip.rate);
        let numbers: Vec<String> = draft
            .detail
            .iter()
            .filter_map(|(name, value)| match value {
                Value::Int(number) => Some(format!("{name}={number}")),
                _ => None,
            })
            .collect();
        let _ = writeln!(
            text,
            "{},{first},{last},{:.3},{:.3},{},{},{}",
            draft.code,
            time(first),
            time(last),
            draft.confidence_ppm,
            numbers.join(";"),
            draft.detail.text("explained_by").unwrap_or_default()
        );
    }
    fs::write(clip.beside(KEPT), text).unwrap();
}

/// What was observed in a clip before; nothing when it was not watched.
pub(crate) fn read(clip: &Clip) -> Option<Vec<Seen>> {
    let text = fs::read_to_string(clip.beside(KEPT)).ok()?;
    Some(
        text.lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| {
                let fields: Vec<&str> = line.split(',').collect();
                let numbers = fields[6].split(';').filter_map(|pair| {
                    let (name, value) = pair.split_once('=')?;
                    Some((name.to_owned(), value.parse().unwrap()))
                });
                Seen {
                    code: fields[0].to_owned(),
                    first: fields[1].parse().unwrap(),
                    last: fields[2].parse().unwrap(),
                    start_s: fields[3].parse().unwrap(),
                    end_s: fields[4].parse().unwrap(),
                    confidence_ppm: fields[5].parse().unwrap(),
                    numbers: numbers.collect(),
                    cause: fields.get(7).copied().unwrap_or_default().to_owned(),
                }
            })
            .collect(),
    )
}

/// CPU time of decoding alone in milliseconds.
fn decode_ms(clip: &Clip) -> u64 {
    let begun = thread_cpu::us();
    let source = Source::open(&clip.file).unwrap();
    let one = std::num::NonZero::<usize>::MIN;
    let mut reader =
        FfmpegReader::open(source.bytes(), one, &Limits::default(), &CancelToken::new()).unwrap();
    while reader.read(&mut |_| {}).unwrap() == Progress::More {}
    thread_cpu::us().saturating_sub(begun) / 1000
}

/// CPU time of watching a clip and of decoding it alone, in milliseconds; where both were measured.
pub(crate) fn cost(clip: &Clip) -> Option<(u64, u64)> {
    let text = fs::read_to_string(clip.beside(KEPT)).ok()?;
    let numbers: Vec<u64> =
        text.lines().next()?.split(',').skip(2).filter_map(|field| field.parse().ok()).collect();
    match numbers.as_slice() {
        [spent, decode] if *decode > 0 => Some((*spent, *decode)),
        _ => None,
    }
}
