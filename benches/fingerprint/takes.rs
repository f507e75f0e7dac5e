//! The takes, and what the observer says of one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use onetake::media::ffmpeg::FfmpegReader;
use onetake::media::{MediaReader as _, Progress};
use onetake::report::facts::FingerprintMotion;
use onetake::{CancelToken, Limits, Source};
use onetake_scan::observe::ScanContext;
use onetake_scan::observe::fingerprint::Fingerprint;
use onetake_scan::{Observed, run_observers};

use crate::thread_cpu;
use crate::timed::Timed;

/// One uninterrupted recording.
#[derive(Debug, Clone)]
pub(crate) struct Take {
    pub(crate) name: String,
    pub(crate) path: PathBuf,
}

/// Different takes among the fixtures; the others are made of them.
const FIXTURES: &[&str] = &["sound-take-pass", "story-packing-pass", "presence-parcel-out-review"];

/// The takes of a folder, of the footage that the environment names, or fixtures.
pub(crate) fn all(folder: Option<PathBuf>) -> Vec<Take> {
    if let Some(folder) = folder {
        return in_folder(&folder);
    }
    if let Some(footage) = std::env::var_os("ONETAKE_FOOTAGE").map(PathBuf::from) {
        let folders = ["takes", "phones"].map(|name| in_folder(&footage.join(name)));
        return folders.concat();
    }
    let fixtures = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips"));
    let mut takes = in_folder(fixtures);
    takes.retain(|take| FIXTURES.contains(&take.name.as_str()));
    takes
}

/// The files of a folder.
pub(crate) fn in_folder(folder: &Path) -> Vec<Take> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut takes: Vec<Take> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            path.extension().is_some_and(|kind| !["json", "md", "txt"].iter().any(|other| kind == *other))
        })
        .filter_map(|path| {
            // The end of a name says more than where it came from.
            let name = path.file_stem()?.to_str()?.rsplit("__").next()?.replace('.', "-");
            Some(Take { name, path })
        })
        .collect();
    takes.sort_by(|a, b| a.path.cmp(&b.path));
    takes
}

/// What was seen of a take.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) motion: Option<FingerprintMotion>,
    /// CPU time of the observer alone, and of decoding alone.
    pub(crate) cpu_us: u64,
    pub(crate) decode_us: u64,
}

/// Watches a video with this observer alone.
pub(crate) fn watch(file: &Path, timed: bool) -> Seen {
    let source = Source::open(file).unwrap();
    let (limits, cancel) = (Limits::default(), CancelToken::new());
    let one = std::num::NonZero::<usize>::MIN;
    let open = || FfmpegReader::open(source.bytes(), one, &limits, &cancel);
    let begun = thread_cpu::us();
    if timed {
        let mut reader = open().unwrap();
        while reader.read(&mut |_| {}).unwrap() == Progress::More {}
    }
    let decode_us = thread_cpu::us().saturating_sub(begun);
    let Ok(mut reader) = open() else { return Seen { motion: None, cpu_us: 0, decode_us } };
    let (container, video) = (reader.container().clone(), reader.video().clone());
    let beginning = ScanContext::new(&container, &video, None, source.bytes());
    let spent_us = Arc::new(AtomicU64::new(0));
    let observer =
        Timed { observer: Box::new(Fingerprint::new(&beginning)), spent_us: Arc::clone(&spent_us) };
    let observed = run_observers(&mut reader, vec![Box::new(observer)], &limits, &cancel);
    let motion =
        observed.ok().and_then(|Observed { drafts, .. }| drafts.iter().find_map(|draft| draft.facts()));
    Seen { motion, cpu_us: spent_us.load(Ordering::Relaxed), decode_us }
}
