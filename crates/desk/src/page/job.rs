//! The batch that the page runs: folders and sheets taken in while somebody works on the cases that are there.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use axum::extract::State;
use axum::{Extension, Json};
use onetake::CancelToken;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::places::may_choose;
use super::session::Session;
use super::state::{Shared, blocking};
use crate::batch::{self, BatchOptions, Event};

/// Most lines that are told.
const MAX_LINES: usize = 50;

/// The batch that runs, or ran last.
#[derive(Debug, Default)]
pub(super) struct Job(Mutex<Run>);

#[derive(Debug, Default)]
struct Run {
    state: RunState,
    stop: CancelToken,
    begun: Option<Instant>,
    bytes: u64,
    bytes_done: u64,
    files: usize,
    files_done: usize,
    /// Files that are being scanned, with the bytes that were passed of each.
    now: HashMap<PathBuf, u64>,
    sizes: HashMap<PathBuf, u64>,
    lines: Vec<String>,
    error: Option<String>,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum RunState {
    #[default]
    Idle,
    Running,
    Done,
    Failed,
}

impl Job {
    fn run(&self) -> MutexGuard<'_, Run> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn stop(&self) {
        self.run().stop.cancel();
    }
}

/// Begins a batch, unless one runs.
pub(super) fn start(shared: &Arc<Shared>, options: BatchOptions) {
    let stop = CancelToken::new();
    {
        let mut run = shared.job.run();
        if run.state == RunState::Running {
            return;
        }
        *run = Run {
            state: RunState::Running,
            stop: stop.clone(),
            begun: Some(Instant::now()),
            ..Run::default()
        };
    }
    let shared = Arc::clone(shared);
    shared.set_options(options.clone());
    thread::spawn(move || {
        let worker = Arc::clone(&shared.worker);
        let outcome = batch::run(&options, &*worker, &stop, &|event| heard(&shared, &event));
        shared.take_ledger();
        let mut run = shared.job.run();
        run.now.clear();
        match outcome {
            Ok(_) => run.state = RunState::Done,
            Err(error) => {
                run.state = RunState::Failed;
                run.error = Some(batch::batch_words(&shared.words, &error));
            }
        }
    });
}

fn heard(shared: &Shared, event: &Event<'_>) {
    let said = batch::event_words(&shared.words, event, shared.options().zone.as_deref());
    let mut run = shared.job.run();
    match event {
        Event::Work { bytes, files } => {
            run.bytes = *bytes;
            run.files = *files;
        }
        Event::Started { path, bytes } => {
            run.now.insert(path.to_path_buf(), 0);
            run.sizes.insert(path.to_path_buf(), *bytes);
        }
        Event::Progress { path, progress } => {
            // Hashing and looking pass the file twice.
            let bytes = run.sizes.get(*path).copied().unwrap_or(0);
            let passed = progress.done.saturating_mul(bytes).checked_div(progress.total).unwrap_or(0);
            run.now.insert(path.to_path_buf(), passed);
        }
        Event::Scanned { path, .. } | Event::Known { path } => finished(&mut run, path),
        Event::SetAside(aside) => finished(&mut run, std::path::Path::new(&aside.path)),
        _ => {}
    }
    for line in said {
        if run.lines.len() == MAX_LINES {
            run.lines.remove(0);
        }
        run.lines.push(line);
    }
}

fn finished(run: &mut Run, path: &std::path::Path) {
    run.now.remove(path);
    run.files_done += 1;
    run.bytes_done += run.sizes.remove(path).unwrap_or(0);
}

/// `GET /api/batch`
pub(super) async fn state(State(shared): State<Arc<Shared>>) -> Answer {
    blocking(shared, |shared| Ok(Json(told(shared)))).await
}

fn told(shared: &Shared) -> Value {
    let can_again = !shared.options().places.is_empty();
    let run = shared.job.run();
    let state = match run.state {
        RunState::Idle => "idle",
        RunState::Running => "running",
        RunState::Done => "done",
        RunState::Failed => "failed",
    };
    let passed: u64 = run.bytes_done + run.now.values().sum::<u64>();
    let permille = if run.state == RunState::Done {
        1000
    } else {
        passed.saturating_mul(1000).checked_div(run.bytes).unwrap_or(0).min(1000)
    };
    let names: Vec<String> = run
        .now
        .keys()
        .filter_map(|path| path.file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let left = run.begun.filter(|_| passed > 0 && run.state == RunState::Running).map(|begun| {
        let spent = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let left = spent.saturating_mul(run.bytes.saturating_sub(passed)).checked_div(passed).unwrap_or(0);
        shared.words.duration(i64::try_from((left / 1000).max(1) * 1000).unwrap_or(i64::MAX))
    });
    let text = match (run.state, left) {
        (RunState::Running, Some(left)) => super::video::said(shared, "desk-batch-left", "left", left),
        (RunState::Running, None) => shared.words.plain("desk-batch-begun"),
        (RunState::Done, _) => shared.words.plain("desk-batch-done"),
        _ => String::new(),
    };
    json!({
        "state": state,
        "permille": permille,
        "files": run.files,
        "files_done": run.files_done.min(run.files),
        "text": text,
        "now": names,
        "lines": run.lines,
        "error": run.error,
        "can_again": can_again,
    })
}

/// `POST /api/batch`
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    folder: String,
    #[serde(default)]
    sheets: Vec<String>,
}

pub(super) async fn begin(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
    Json(wanted): Json<Wanted>,
) -> Answer {
    blocking(shared, move |shared| {
        may_choose(shared, &session)?;
        let path =
            |number: &String| shared.places.path(number).ok_or_else(|| Refusal::malformed(&shared.words));
        let mut options = BatchOptions::clone(&shared.options());
        options.places = vec![path(&wanted.folder)?];
        options.sheets = wanted.sheets.iter().map(path).collect::<Result<_, _>>()?;
        start(shared, options);
        Ok(Json(told(shared)))
    })
    .await
}

/// Takes in again what was taken in last; false where that is not known.
pub(super) fn start_again(shared: &Arc<Shared>) -> bool {
    let options = shared.options();
    let known = !options.places.is_empty();
    if known {
        start(shared, BatchOptions::clone(&options));
    }
    known
}

/// `POST /api/batch/again`: takes in what was taken in last, with what came since.
pub(super) async fn again(
    State(shared): State<Arc<Shared>>,
    Extension(session): Extension<Session>,
) -> Answer {
    blocking(shared, move |shared| {
        may_choose(shared, &session)?;
        if start_again(shared) { Ok(Json(told(shared))) } else { Err(Refusal::malformed(&shared.words)) }
    })
    .await
}
