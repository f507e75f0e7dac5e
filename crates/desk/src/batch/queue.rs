//! The queue: several files at once, soonest deadline first. A file that another process scans is waited for; one that fails
//! again and again is set aside and stops nothing.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use onetake::CancelToken;
use onetake::case::UtcTime;
use onetake::evidence::StillFolder;
use onetake::render::StillSource as _;
use onetake::report::ScanRecord;
use sha2::{Digest as _, Sha256};

use super::{BatchError, Desk, Event, now};
use crate::intake::VideoFile;
use crate::ledger::{Entry, FileEntry, LedgerError, ScanEntry, SetAside, files_of};
use crate::worker::{ScanWorker, WorkFault, Worked};

/// How often a file is tried that fails for a reason that may pass.
const MAX_TRIES: u32 = 3;

/// How long a try waits after the one before; four times as long before the next.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// How often a file that another process has is asked for again.
const ASK_AGAIN: Duration = Duration::from_millis(500);

/// How often results are written while files are scanned.
const PUBLISH: Duration = Duration::from_secs(30);

/// A file to be scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Task {
    pub(crate) video: VideoFile,
    /// When the time of its case runs out; none where that is not known.
    pub(crate) deadline: Option<UtcTime>,
}

/// Files with a deadline come before those without, then in the order of their paths.
type Rank = (bool, i64, PathBuf);

/// Files that wait.
#[derive(Debug)]
pub(crate) struct Queue {
    waiting: Mutex<BinaryHeap<Reverse<(Rank, usize)>>>,
    tasks: Vec<Task>,
    open: AtomicUsize,
    ended: Condvar,
}

/// How far a task has come.
enum Step {
    Finished,
    /// Another process has the file.
    Elsewhere,
}

impl Queue {
    pub(crate) fn new(tasks: Vec<Task>) -> Self {
        let rank = |task: &Task| {
            let deadline = task.deadline.map_or(i64::MAX, UtcTime::as_millisecond);
            (task.deadline.is_none(), deadline, task.video.path.clone())
        };
        let waiting = tasks.iter().enumerate().map(|(index, task)| Reverse((rank(task), index))).collect();
        let open = AtomicUsize::new(tasks.len());
        Self { waiting: Mutex::new(waiting), tasks, open, ended: Condvar::new() }
    }

    /// Works until every file is scanned, known or set aside, or the user stops it. `publish` is called now and then.
    pub(crate) fn work(
        &self,
        desk: &Desk<'_>,
        worker: &dyn ScanWorker,
        stop: &CancelToken,
        publish: &mut dyn FnMut() -> Result<(), BatchError>,
    ) -> Result<(), BatchError> {
        self.tell_work(desk)?;
        let jobs = desk.options.jobs.unwrap_or_else(jobs_that_pay_off).max(1).min(self.tasks.len().max(1));
        let failure: Mutex<Option<LedgerError>> = Mutex::new(None);
        let published = thread::scope(|scope| {
            let threads: Vec<_> = (0..jobs)
                .map(|number| {
                    let failure = &failure;
                    scope.spawn(move || {
                        if let Err(error) = self.take_turns(desk, worker, stop, number) {
                            // One that cannot be written stops all: nothing more could be kept.
                            failure.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
                            stop.cancel();
                        }
                    })
                })
                .collect();
            let mut last = Instant::now();
            while threads.iter().any(|thread| !thread.is_finished()) {
                let waiting = self.lock();
                drop(self.ended.wait_timeout(waiting, Duration::from_millis(200)));
                if last.elapsed() >= PUBLISH && !stop.is_cancelled() {
                    // Scans go on for hours: results that cannot be written end them now.
                    publish().inspect_err(|_| stop.cancel())?;
                    last = Instant::now();
                }
            }
            Ok(())
        });
        match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(error) => Err(error.into()),
            None => published,
        }
    }

    fn tell_work(&self, desk: &Desk<'_>) -> Result<(), LedgerError> {
        let (mut bytes, mut files) = (0, 0);
        for Task { video, .. } in &self.tasks {
            let ledger = desk.ledger();
            let known = ledger.known_file(&video.key(), video.bytes, video.modified_ms)?;
            let aside = ledger.set_aside(&video.key(), video.bytes, video.modified_ms)?;
            let done = known.is_some_and(|known| known.record.is_some()) && !desk.options.rescan;
            let given_up = aside.is_some_and(|aside| !aside.passing) && !desk.options.retry;
            if !done && !given_up {
                bytes += video.bytes;
                files += 1;
            }
        }
        (desk.told)(Event::Work { bytes, files });
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, BinaryHeap<Reverse<(Rank, usize)>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take_turns(
        &self,
        desk: &Desk<'_>,
        worker: &dyn ScanWorker,
        stop: &CancelToken,
        number: usize,
    ) -> Result<(), LedgerError> {
        while self.open.load(Ordering::Acquire) > 0 && !stop.is_cancelled() && !desk.drain.is_cancelled() {
            if self.is_paused(desk, stop) {
                continue;
            }
            let next = self.lock().pop();
            let Some(Reverse((rank, index))) = next else {
                // Others are still at their last files; one of these may come back.
                wait(ASK_AGAIN, stop);
                continue;
            };
            let Some(task) = self.tasks.get(index) else { continue };
            match take(desk, &task.video, worker, stop, number)? {
                Step::Finished => {
                    self.open.fetch_sub(1, Ordering::AcqRel);
                    self.ended.notify_all();
                }
                Step::Elsewhere => {
                    (desk.told)(Event::Elsewhere { path: &task.video.path });
                    wait(ASK_AGAIN, stop);
                    self.lock().push(Reverse((rank, index)));
                }
            }
        }
        Ok(())
    }

    /// Waits while somebody keeps the desk from working: as long as a file of that name lies beside the records.
    fn is_paused(&self, desk: &Desk<'_>, stop: &CancelToken) -> bool {
        let file = pause_file(&desk.options.ledger_path());
        if !file.exists() {
            return false;
        }
        (desk.told)(Event::Paused { file: &file });
        wait(ASK_AGAIN, stop);
        true
    }
}

/// While a file of that name is there, no further scan begins.
#[must_use]
pub fn pause_file(ledger: &Path) -> PathBuf {
    files_of(ledger).join("pause")
}

/// How many scans at once pay off here: one for each core, as far as memory goes. See `benches/desk/README.md`.
fn jobs_that_pay_off() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Waits, but not beyond a stop.
fn wait(time: Duration, stop: &CancelToken) {
    let end = Instant::now() + time;
    while Instant::now() < end && !stop.is_cancelled() {
        thread::sleep(Duration::from_millis(50).min(time));
    }
}

/// Brings one file to the end: known, scanned or set aside.
fn take(
    desk: &Desk<'_>,
    video: &VideoFile,
    worker: &dyn ScanWorker,
    stop: &CancelToken,
    number: usize,
) -> Result<Step, LedgerError> {
    let key = video.key();
    if is_done(desk, video)? {
        return Ok(Step::Finished);
    }
    if !desk.ledger().claim(&key, &desk.owner, now())? {
        return Ok(Step::Elsewhere);
    }
    // Another process may have done it between the look and the claim.
    let worked = match is_done(desk, video) {
        Ok(true) => Ok(()),
        Ok(false) => scan(desk, video, worker, stop, number),
        Err(error) => Err(error),
    };
    let released = desk.ledger().release(&key, &desk.owner);
    worked.and(released).map(|()| Step::Finished)
}

/// Whether nothing is to be done for a file: it was scanned, or set aside for good, as it is now.
fn is_done(desk: &Desk<'_>, video: &VideoFile) -> Result<bool, LedgerError> {
    let VideoFile { path, bytes, modified_ms, .. } = video;
    let ledger = desk.ledger();
    if let Some(aside) = ledger.set_aside(&video.key(), *bytes, *modified_ms)?
        && !aside.passing
        && !desk.options.retry
    {
        drop(ledger);
        (desk.told)(Event::SetAside(&aside));
        return Ok(true);
    }
    let known = ledger.known_file(&video.key(), *bytes, *modified_ms)?;
    let record = known.and_then(|known| known.record);
    // A record that is gone is made again.
    let whole = record.is_some_and(|record| ledger.record_json(&record).is_ok());
    drop(ledger);
    if whole && !desk.options.rescan {
        (desk.told)(Event::Known { path });
        return Ok(true);
    }
    Ok(false)
}

fn scan(
    desk: &Desk<'_>,
    video: &VideoFile,
    worker: &dyn ScanWorker,
    stop: &CancelToken,
    number: usize,
) -> Result<(), LedgerError> {
    if !desk.options.rescan && take_over_twin(desk, video)? {
        return Ok(());
    }
    (desk.told)(Event::Started { path: &video.path, bytes: video.bytes });
    let mut video = video.clone();
    let mut pause = FIRST_WAIT;
    for tries in 1..=MAX_TRIES {
        let began = Instant::now();
        let folder = desk.owner.folder().join(number.to_string());
        // What an earlier try left must not be taken for this one's.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| LedgerError::file(&folder, error))?;
        let record = folder.join("record.json");
        let told = |progress| (desk.told)(Event::Progress { path: &video.path, progress });
        let fault = match worker.scan(&video.path, &record, stop, &told) {
            Worked::Stopped => return Ok(()),
            Worked::Done if video.is_unchanged() => match take_over(desk, &video, &record, began)? {
                Ok(()) => {
                    let _ = fs::remove_dir_all(&folder);
                    return Ok(());
                }
                Err(fault) => fault,
            },
            Worked::Done => WorkFault {
                code: "video_changed".to_owned(),
                reason: "the file changed while it was scanned".to_owned(),
                passing: true,
            },
            Worked::Failed(fault) => fault,
        };
        let _ = fs::remove_dir_all(&folder);
        if fault.passing && tries < MAX_TRIES && !stop.is_cancelled() {
            (desk.told)(Event::Retry { path: &video.path, fault: &fault });
            wait(pause, stop);
            pause *= 4;
            // It may have grown, or be there again.
            if let Ok(now) = VideoFile::at(&video.path) {
                video = now;
            }
            continue;
        }
        if stop.is_cancelled() {
            return Ok(());
        }
        let WorkFault { code, reason, passing } = fault;
        let aside = SetAside {
            path: video.key(),
            bytes: video.bytes,
            modified_ms: video.modified_ms,
            tries,
            code,
            reason,
            passing,
        };
        desk.ledger().append(now(), &[Entry::SetAside(aside.clone())])?;
        (desk.told)(Event::SetAside(&aside));
        return Ok(());
    }
    Ok(())
}

/// Where a video of the same size is known, its digest tells whether this is the same one under another name.
fn take_over_twin(desk: &Desk<'_>, video: &VideoFile) -> Result<bool, LedgerError> {
    if !desk.ledger().has_video_of(video.bytes)? {
        return Ok(false);
    }
    let Some(digest) = digest_of(&video.path) else { return Ok(false) };
    let ledger = desk.ledger();
    let Some(record) = ledger.record_of(&digest)? else { return Ok(false) };
    if ledger.record_json(&record).is_err() {
        return Ok(false);
    }
    drop(ledger);
    desk.ledger().append(now(), &[Entry::File(file_entry(video, digest))])?;
    (desk.told)(Event::Known { path: &video.path });
    Ok(true)
}

fn digest_of(path: &Path) -> Option<String> {
    let mut file = File::open(path).ok()?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0_u8; 1 << 20];
    loop {
        match file.read(&mut chunk).ok()? {
            0 => return Some(crate::ledger::hex(&hash.finalize())),
            read => hash.update(chunk.get(..read)?),
        }
    }
}

fn file_entry(video: &VideoFile, digest: String) -> FileEntry {
    FileEntry { path: video.key(), video: digest, bytes: video.bytes, modified_ms: video.modified_ms }
}

/// Takes a record and its pictures over into the ledger: files first, then what names them.
fn take_over(
    desk: &Desk<'_>,
    video: &VideoFile,
    path: &Path,
    began: Instant,
) -> Result<Result<(), WorkFault>, LedgerError> {
    let no_record =
        |reason: String| Ok(Err(WorkFault { code: "record_unreadable".to_owned(), reason, passing: true }));
    let json = match fs::read(path) {
        Ok(json) => json,
        Err(error) => return no_record(error.to_string()),
    };
    let record: ScanRecord = match onetake::wire::parse(&json) {
        Ok(record) => record,
        Err(error) => return no_record(error.to_string()),
    };
    let pictures = StillFolder::beside(path);
    let mut stills = Vec::new();
    let mut ledger = desk.ledger();
    for still in &record.stills {
        if let Some(jpeg) = pictures.jpeg(&still.file) {
            stills.push(ledger.keep_still(&jpeg)?);
        }
    }
    let took_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    let video_ms = record.timeline.span.end_ms.saturating_sub(record.timeline.span.start_ms);
    let scan = ScanEntry {
        video: record.source.sha256.clone(),
        record: ledger.keep_record(&json)?,
        stills,
        scanner: scanner_of(&record),
        took_ms,
        video_ms,
    };
    let digest = record.source.sha256.clone();
    ledger.append(now(), &[Entry::File(file_entry(video, digest)), Entry::Scan(scan)])?;
    drop(ledger);
    desk.look_for_copies(&record)?;
    (desk.told)(Event::Scanned { path: &video.path, video_ms, took_ms });
    Ok(Ok(()))
}

/// What made a record, with the versions of its observers.
fn scanner_of(record: &ScanRecord) -> String {
    let observers: Vec<String> = record
        .coverage
        .iter()
        .map(|coverage| format!("{} {}", coverage.observer.as_str(), coverage.version))
        .collect();
    format!("{} {}; {}", record.tool.name, record.tool.version, observers.join(", "))
}
