//! A batch: videos and sheets in, cases judged, results written. Whatever is known already is not done again, so that a batch
//! that was stopped, by whatever, goes on where it was.

mod cases;
mod clock;
mod copies;
mod event;
mod queue;
mod statements;
mod words;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use onetake::case::{Draft, UtcTime};
use onetake::inputs::SheetError;
use onetake::message::Language;
use onetake::{CancelToken, Policy};
use thiserror::Error;

use self::cases::Judging;
pub(crate) use self::cases::Memory;
pub(crate) use self::clock::now;
use self::copies::Copies;
pub use self::event::Event;
pub use self::queue::pause_file;
use self::queue::{Queue, Task};
pub use self::words::{batch_words, event_words, sheet_words};
use crate::intake::{
    Found, Sheet, SheetOptions, SheetOrder, VideoFile, find_videos, is_pattern, match_files, read_sheet,
};
use crate::ledger::{LastIntake, Ledger, LedgerError, Owner, rescue};
use crate::results::{CaseResult, ResultsError};
use crate::worker::ScanWorker;

/// The name of a ledger beside the videos.
pub const LEDGER_FILE: &str = "onetake.sqlite";

/// What a batch does.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BatchOptions {
    /// Folders, files and patterns of videos.
    pub places: Vec<PathBuf>,
    /// Sheets of orders.
    pub sheets: Vec<PathBuf>,
    /// How the sheets are read.
    pub sheet_options: SheetOptions,
    /// The zone in which recorders' clocks are set, for times that carry none.
    pub zone: Option<String>,
    /// The rules.
    pub policy: Policy,
    /// Files of statements, or folders of them; each goes to the video that it is about.
    pub statements: Vec<PathBuf>,
    /// The ledger; beside the videos if none is named.
    pub ledger: Option<PathBuf>,
    /// Where results go; beside the ledger if nowhere is named.
    pub results: Option<PathBuf>,
    /// The language of results.
    pub language: Language,
    /// How many files are scanned at once; as many as pay off where none is given.
    pub jobs: Option<usize>,
    /// Scan what was scanned before, too.
    pub rescan: bool,
    /// Try again what was set aside for good.
    pub retry: bool,
    /// Take the time in a file's name and of its last change as clocks, both weak.
    pub file_clocks: bool,
    /// Write a folder of evidence for each video.
    pub evidence: bool,
}

impl BatchOptions {
    /// Nothing to do yet, under these rules.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self {
            places: Vec::new(),
            sheets: Vec::new(),
            sheet_options: SheetOptions::default(),
            zone: None,
            policy,
            statements: Vec::new(),
            ledger: None,
            results: None,
            language: Language::En,
            jobs: None,
            rescan: false,
            retry: false,
            file_clocks: false,
            evidence: true,
        }
    }

    /// The ledger that it uses: the one that was named, else the one beside the videos.
    #[must_use]
    pub fn ledger_path(&self) -> PathBuf {
        match &self.ledger {
            Some(ledger) => ledger.clone(),
            None => self.home().join(LEDGER_FILE),
        }
    }

    /// Where results go.
    #[must_use]
    pub fn results_path(&self) -> PathBuf {
        match (&self.results, &self.ledger) {
            (Some(results), _) => results.clone(),
            (None, Some(ledger)) => ledger.with_file_name(crate::intake::RESULTS),
            (None, None) => self.home().join(crate::intake::RESULTS),
        }
    }

    /// The first folder of videos.
    fn home(&self) -> PathBuf {
        let plain = |part: &std::path::Component<'_>| {
            !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{'])
        };
        let first = self.places.first().map(PathBuf::as_path).unwrap_or_else(|| Path::new("."));
        if first.is_dir() {
            return first.to_owned();
        }
        let folder: PathBuf =
            first.parent().map(|parent| parent.components().take_while(plain).collect()).unwrap_or_default();
        if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder }
    }
}

/// What a batch came to.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct BatchOutcome {
    /// Every case, videos without an order and orders without a video among them.
    pub cases: Vec<CaseResult>,
    /// Files of results.
    pub results: PathBuf,
    /// Whether it was stopped before everything was scanned.
    pub stopped: bool,
}

/// Why a batch could not be done. What was done before is kept.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum BatchError {
    /// A sheet cannot be used.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The ledger cannot be used.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// Results cannot be written.
    #[error(transparent)]
    Results(#[from] ResultsError),
    /// A place is not there, and no other has a video.
    #[error("{}: it cannot be found: is the path right, and the share connected? Nothing was changed", place.display())]
    Away {
        /// The place.
        place: PathBuf,
    },
    /// There are neither videos nor orders.
    #[error("{}: no video is there and no sheet was given: name a folder of videos", places.iter().map(|place| place.display().to_string()).collect::<Vec<_>>().join(", "))]
    Nothing {
        /// Where it was looked.
        places: Vec<PathBuf>,
    },
}

/// The parts that a batch, and a watch, work with.
pub(crate) struct Desk<'a> {
    pub(crate) options: &'a BatchOptions,
    pub(crate) ledger: Mutex<Ledger>,
    pub(crate) owner: Owner,
    pub(crate) told: &'a (dyn Fn(Event<'_>) + Sync),
    pub(crate) copies: Mutex<Copies>,
    /// Cancelled when no further file is to be begun.
    pub(crate) drain: CancelToken,
}

impl<'a> Desk<'a> {
    /// Opens the ledger, mends it where it is damaged, and signs on.
    pub(crate) fn open(
        options: &'a BatchOptions,
        told: &'a (dyn Fn(Event<'_>) + Sync),
    ) -> Result<Self, BatchError> {
        let path = options.ledger_path();
        let mut ledger = match Ledger::open(&path) {
            Err(LedgerError::Damaged { .. }) => {
                let rescued = rescue(&path, now())?;
                told(Event::Rescued { ledger: &path, rescued: &rescued });
                Ledger::open(&path)?
            }
            opened => opened?,
        };
        ledger.keep_intake(&LastIntake {
            places: options.places.clone(),
            sheets: options.sheets.clone(),
            from: std::env::current_dir().ok(),
        })?;
        let owner = ledger.sign_on()?;
        Ok(Self {
            options,
            ledger: Mutex::new(ledger),
            owner,
            told,
            copies: Mutex::default(),
            drain: CancelToken::new(),
        })
    }

    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        // What a thread that fell over left is whole: each change is one transaction.
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes in, scans, judges and writes the results. `told` hears what happens, from several threads.
///
/// # Errors
///
/// [`BatchError`] when sheets, ledger or results cannot be used. A video that cannot be scanned is no error but a result.
pub fn run(
    options: &BatchOptions,
    worker: &dyn ScanWorker,
    stop: &CancelToken,
    told: &(dyn Fn(Event<'_>) + Sync),
) -> Result<BatchOutcome, BatchError> {
    let sheets = options
        .sheets
        .iter()
        .map(|path| read_sheet(path, &options.sheet_options))
        .collect::<Result<Vec<Sheet>, SheetError>>()?;
    for sheet in &sheets {
        told(Event::Sheet(sheet));
    }
    let found = find_videos(&options.places);
    if found.videos.is_empty() && found.unreadable.is_empty() && sheets.is_empty() {
        return Err(BatchError::Nothing { places: options.places.clone() });
    }
    let is_away = |place: &&PathBuf| !is_pattern(place) && !place.exists();
    if let Some(place) = options.places.iter().find(is_away).filter(|_| found.videos.is_empty()) {
        // A share that is not there must not turn yesterday's results into orders without a video.
        return Err(BatchError::Away { place: place.clone() });
    }
    let desk = Desk::open(options, told)?;
    let orders: Vec<SheetOrder> = sheets.into_iter().flat_map(|sheet| sheet.orders).collect();
    told(Event::Found { videos: found.videos.len(), orders: orders.len(), unreadable: &found.unreadable });
    let (cases, stopped) = desk.take_in(&found, &orders, worker, stop, &mut Memory::default())?;
    Ok(BatchOutcome { cases, results: options.results_path(), stopped })
}

impl Desk<'_> {
    /// Scans what is new among these videos, soonest deadline first, and judges every case; results are written now and then
    /// while it goes on, and at the end.
    pub(crate) fn take_in(
        &self,
        found: &Found,
        orders: &[SheetOrder],
        worker: &dyn ScanWorker,
        stop: &CancelToken,
        memory: &mut Memory,
    ) -> Result<(Vec<CaseResult>, bool), BatchError> {
        let deadlines = self.deadlines(&found.videos, orders);
        let mut tasks = Vec::new();
        for video in &found.videos {
            // A watch looks at thousands of files again and again: a record that was read once is not read to be queued.
            let known = self.ledger().known_file(&video.key(), video.bytes, video.modified_ms)?;
            if !memory.has_read(known.and_then(|known| known.record).as_deref()) || self.options.rescan {
                tasks.push(Task { video: video.clone(), deadline: deadlines.get(&video.path).copied() });
            }
        }
        let queue = Queue::new(tasks);
        let mut judging = Judging::new(self, found, orders.to_vec(), memory);
        queue.work(self, worker, stop, &mut || judging.publish().map(drop))?;
        let cases = judging.publish()?;
        Ok((cases, stop.is_cancelled()))
    }

    /// When the time of each video runs out, as far as its name tells its order.
    fn deadlines(&self, videos: &[VideoFile], orders: &[SheetOrder]) -> HashMap<PathBuf, UtcTime> {
        let mut deadlines = HashMap::new();
        for case in match_files(videos, orders, &|_| None) {
            if let Some(deadline) = deadline(&case.draft, &self.options.policy) {
                deadlines.extend(case.videos.into_iter().map(|video| (video.path, deadline)));
            }
        }
        deadlines
    }
}

/// When the time of a case runs out; none where that is not known.
pub(crate) fn deadline(draft: &Draft, policy: &Policy) -> Option<UtcTime> {
    policy.deadline(&draft.clone().check(None).ok()?)
}
