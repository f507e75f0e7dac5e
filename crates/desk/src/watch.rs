//! A service: the desk works for weeks, and takes each file when somebody has finished writing it.
//!
//! Folders of this computer tell of changes themselves; network shares often do not, so folders are looked through now and
//! then in any case. A file counts as finished when its size and its time have not changed for a while and it can be opened.

mod metrics;
mod settle;

use std::collections::{HashMap, HashSet};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::{RecursiveMode, Watcher as _};
use onetake::CancelToken;

use self::metrics::Metrics;
use self::settle::Settling;
use crate::batch::{BatchError, BatchOptions, Desk, Event, Memory};
use crate::intake::{Found, SheetOrder, VideoFile, find_videos, read_sheet};
use crate::results::{CaseResult, drop_cases};
use crate::worker::ScanWorker;

/// What a watch does.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct WatchOptions {
    /// Places, sheets, rules and results, as of a batch.
    pub batch: BatchOptions,
    /// How long a file must stay as it is to count as finished.
    pub settle: Duration,
    /// How often folders are looked through when nothing tells of a change.
    pub poll: Duration,
    /// Where Prometheus may ask for numbers.
    pub metrics: Option<SocketAddr>,
    /// A folder into which each case that changes is dropped as a JSON file.
    pub drop: Option<PathBuf>,
}

impl WatchOptions {
    /// As of that batch; a file must stay as it is for ten seconds, and folders are looked through twice a minute.
    #[must_use]
    pub fn new(batch: BatchOptions) -> Self {
        Self {
            batch,
            settle: Duration::from_secs(10),
            poll: Duration::from_secs(30),
            metrics: None,
            drop: None,
        }
    }
}

/// Works until `stop` is cancelled, which ends scans that run, or `drain`, which lets them end and begins no other.
///
/// # Errors
///
/// [`BatchError`] when the ledger or the results cannot be used, or the address of the numbers is taken. A sheet that cannot
/// be read for a while, or a folder that is not there for a while, is waited for.
pub fn watch(
    options: &WatchOptions,
    worker: &dyn ScanWorker,
    stop: &CancelToken,
    drain: &CancelToken,
    told: &(dyn Fn(Event<'_>) + Sync),
) -> Result<(), BatchError> {
    let metrics = Metrics::new();
    let tell = |event: Event<'_>| {
        metrics.count(&event);
        told(event);
    };
    let server = options.metrics.map(|address| metrics.serve(address)).transpose()?;
    let mut desk = Desk::open(&options.batch, &tell)?;
    desk.drain = drain.clone();
    let (_watcher, changes) = listen(&options.batch.places);
    let mut round = Round::default();
    while !stop.is_cancelled() && !drain.is_cancelled() {
        let ready = round.look(options, &tell);
        metrics.waiting(round.settling.len());
        if let Some(found) = ready {
            let cases = desk.take_in(&found, &round.orders, worker, stop, &mut round.memory)?.0;
            metrics.cases(&cases);
            round.finish(options, &found, &cases)?;
        }
        wait(options, &changes, &round, stop, drain);
    }
    drop(server);
    Ok(())
}

/// What a watch remembers from one round to the next: no more than what lies in its folders.
#[derive(Default)]
struct Round {
    settling: Settling,
    memory: Memory,
    orders: Vec<SheetOrder>,
    /// Files as they were when they were taken in.
    taken: HashSet<(PathBuf, u64, i64)>,
    /// Sheets and statements as they were when they were read.
    read: HashMap<PathBuf, Option<SystemTime>>,
    /// Files that were tried and may succeed later, and when they were tried.
    again: Option<Instant>,
    dropped: HashSet<String>,
}

/// How long files that failed for a passing reason wait for the next round.
const AGAIN: Duration = Duration::from_secs(300);

impl Round {
    /// The finished videos, if there is something to do.
    fn look(&mut self, options: &WatchOptions, told: &dyn Fn(Event<'_>)) -> Option<Found> {
        let mut found = find_videos(&options.batch.places);
        // A folder that is not there for a while is no reason to forget what was in it.
        found.unreadable.retain(|(path, _)| !options.batch.places.contains(path));
        let settled = self.settling.settled(&found.videos, options.settle);
        found.videos.retain(|video| settled.contains(&video.path));
        let new = found.videos.iter().any(|video| !self.taken.contains(&key(video)));
        let read = self.read_sheets(options, told);
        let again = self.again.is_some_and(|at| at.elapsed() >= AGAIN);
        (new || read || again).then_some(found)
    }

    /// Reads sheets anew where one changed; what cannot be read stays as it was.
    fn read_sheets(&mut self, options: &WatchOptions, told: &dyn Fn(Event<'_>)) -> bool {
        let modified = |path: &PathBuf| std::fs::metadata(path).and_then(|facts| facts.modified()).ok();
        let sheets = options.batch.sheets.iter();
        let evidence = options.batch.results_path().join("cases");
        let now: HashMap<PathBuf, Option<SystemTime>> = sheets
            .chain(&options.batch.statements)
            .chain(std::iter::once(&evidence))
            .map(|path| (path.clone(), modified(path)))
            .collect();
        if now == self.read {
            return false;
        }
        let mut orders = Vec::new();
        for path in &options.batch.sheets {
            match read_sheet(path, &options.batch.sheet_options) {
                Ok(sheet) => {
                    told(Event::Sheet(&sheet));
                    orders.extend(sheet.orders);
                }
                Err(error) => {
                    told(Event::SheetRefused { error: &error });
                    let kept = self.orders.iter().filter(|order| order.place.file == path.to_string_lossy());
                    orders.extend(kept.cloned().collect::<Vec<_>>());
                }
            }
        }
        self.orders = orders;
        self.read = now;
        true
    }

    fn finish(
        &mut self,
        options: &WatchOptions,
        found: &Found,
        cases: &[CaseResult],
    ) -> Result<(), BatchError> {
        self.taken = found.videos.iter().map(key).collect();
        let failed = cases.iter().any(|case| case.verdict.is_none() && !case.videos.is_empty());
        self.again = failed.then(Instant::now);
        if let Some(folder) = &options.drop {
            drop_cases(folder, cases, &mut self.dropped)?;
        }
        // The folder of evidence changed by what was just written into it.
        let evidence = options.batch.results_path().join("cases");
        let modified = std::fs::metadata(&evidence).and_then(|facts| facts.modified()).ok();
        self.read.insert(evidence, modified);
        Ok(())
    }
}

fn key(video: &VideoFile) -> (PathBuf, u64, i64) {
    (video.path.clone(), video.bytes, video.modified_ms)
}

/// Hears of changes in folders, where the system tells of them.
fn listen(places: &[PathBuf]) -> (Option<notify::RecommendedWatcher>, Receiver<()>) {
    // One change that is waiting says as much as a thousand, and scans can take hours.
    let (heard, changes) = mpsc::sync_channel(1);
    let watcher = notify::recommended_watcher(move |change: notify::Result<notify::Event>| {
        if change.is_ok_and(|change| !change.kind.is_access()) {
            // Nobody hears it any more when the watch has ended.
            let _ = heard.try_send(());
        }
    });
    let mut watcher = watcher.ok();
    for place in places.iter().filter(|place| place.is_dir()) {
        let added = watcher.as_mut().map(|watcher| watcher.watch(place, RecursiveMode::Recursive));
        if let Some(Err(error)) = added {
            tracing::info!(%error, place = %place.display(), "this folder is looked through now and then");
        }
    }
    (watcher, changes)
}

/// Waits for a change, for a file that is settling, or for the time to look anyway.
fn wait(
    options: &WatchOptions,
    changes: &Receiver<()>,
    round: &Round,
    stop: &CancelToken,
    drain: &CancelToken,
) {
    const STEP: Duration = Duration::from_millis(200);
    let settling = !round.settling.is_quiet();
    let most = if settling { options.poll.min(Duration::from_secs(1)) } else { options.poll };
    let until = Instant::now() + most;
    while Instant::now() < until && !stop.is_cancelled() && !drain.is_cancelled() {
        match changes.recv_timeout(STEP) {
            Ok(()) => {
                // Many come at once; one look is enough for all.
                thread::sleep(STEP);
                while changes.try_recv().is_ok() {}
                return;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => thread::sleep(STEP),
        }
    }
}
