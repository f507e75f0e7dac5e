//! Who scans a file: this process, or one process for each file, which may fall over without taking the desk along.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use onetake::evidence::{Existing, RecordFile};
use onetake::{CancelToken, ScanErrorKind, Scanner, Source};
use serde::{Deserialize, Serialize};

/// How long a process may say nothing before it is taken for stuck.
const MAX_SILENCE: Duration = Duration::from_secs(600);

/// How often a process is looked after.
const LOOK: Duration = Duration::from_millis(50);

/// How far a scan has come, as one line of JSON tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Bytes of the file that were passed, in hashing and looking together.
    pub done: u64,
    /// What that is out of.
    pub total: u64,
    /// Milliseconds of video looked at.
    pub video_ms: i64,
}

/// Why a file gave no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkFault {
    /// A stable name of the reason.
    pub code: String,
    /// The reason in words.
    pub reason: String,
    /// Whether another try may well succeed.
    pub passing: bool,
}

/// How a scan ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Worked {
    /// The record lies in the file that was asked for, its pictures beside it.
    Done,
    /// The user stopped it.
    Stopped,
    /// There is no record.
    Failed(WorkFault),
}

impl Worked {
    fn failed(code: &str, reason: String, passing: bool) -> Self {
        Self::Failed(WorkFault { code: code.to_owned(), reason, passing })
    }
}

/// Someone who scans files.
pub trait ScanWorker: Sync {
    /// Scans the video and writes its record into that file, its pictures beside it, as `onetake scan --out` does.
    fn scan(
        &self,
        video: &Path,
        record: &Path,
        stop: &CancelToken,
        told: &(dyn Fn(Progress) + Sync),
    ) -> Worked;
}

/// Scans in this process. A file that ends the process ends the desk.
#[derive(Debug, Clone, Copy, Default)]
#[non_exhaustive]
pub struct InProcess;

impl ScanWorker for InProcess {
    fn scan(
        &self,
        video: &Path,
        record: &Path,
        stop: &CancelToken,
        told: &(dyn Fn(Progress) + Sync),
    ) -> Worked {
        let source = match Source::open(video) {
            Ok(source) => source,
            Err(error) => return Worked::failed("video_unreadable", error.kind.to_string(), true),
        };
        let scanned = Scanner::new().cancel_with(stop).on_progress(|at| told(progress_of(at))).scan(&source);
        let scan = match scanned {
            Ok(scan) => scan,
            Err(error) => {
                return match error.cause {
                    ScanErrorKind::Cancelled => Worked::Stopped,
                    ScanErrorKind::Open(cause) => {
                        Worked::failed("video_not_decodable", cause.to_string(), false)
                    }
                    cause => Worked::failed("scan_failed", cause.to_string(), true),
                };
            }
        };
        let put = RecordFile::begin(record, Existing::Keep)
            .map_err(|error| error.to_string())
            .and_then(|file| file.put(&scan.record, &scan.stills).map_err(|error| error.to_string()));
        match put {
            Ok(_) => Worked::Done,
            Err(error) => Worked::failed("record_unwritable", error, true),
        }
    }
}

/// How far a scan has come, hashing and looking together.
#[must_use]
pub fn progress_of(at: onetake::ScanProgress) -> Progress {
    let before = if at.phase == onetake::ScanPhase::Digest { 0 } else { at.bytes_total };
    Progress { done: before + at.bytes_done, total: 2 * at.bytes_total, video_ms: at.video_ms }
}

/// Scans each file in a process of its own, by the command `onetake scan`.
#[derive(Debug, Clone)]
pub struct InProcesses {
    program: PathBuf,
    arguments: Vec<String>,
}

impl InProcesses {
    /// By that program, with these arguments beside those of the scan, such as `--lang zh-CN`.
    #[must_use]
    pub fn new(program: impl Into<PathBuf>, arguments: Vec<String>) -> Self {
        Self { program: program.into(), arguments }
    }

    fn command(&self, video: &Path, record: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command.args(["scan", "--progress-json", "--background", "--out"]).arg(record);
        command.args(&self.arguments).arg("--").arg(video);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt as _;
            const BELOW_NORMAL_PRIORITY_CLASS: u32 = 0x4000;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(BELOW_NORMAL_PRIORITY_CLASS | CREATE_NO_WINDOW);
        }
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt as _;
            // Ctrl-C on the terminal is for the desk to hear, which ends its scans itself.
            command.process_group(0);
        }
        command
    }
}

/// A line that a scan writes on stdout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanLine {
    /// How far it has come.
    Progress(Progress),
    /// Why there is no record.
    Refusal {
        /// A stable name of the reason.
        code: String,
        /// The reason in words.
        message: String,
    },
}

/// What a process said last.
#[derive(Debug)]
struct Heard {
    at: Instant,
    progress: Progress,
    refusal: Option<(String, String)>,
}

impl ScanWorker for InProcesses {
    fn scan(
        &self,
        video: &Path,
        record: &Path,
        stop: &CancelToken,
        told: &(dyn Fn(Progress) + Sync),
    ) -> Worked {
        let mut child = match self.command(video, record).spawn() {
            Ok(child) => child,
            Err(error) => return Worked::failed("process", error.to_string(), true),
        };
        let heard =
            Arc::new(Mutex::new(Heard { at: Instant::now(), progress: Progress::default(), refusal: None }));
        let listener = listen(&mut child, &heard);
        let complaint = complaint_of(&mut child);
        let mut shown = Progress::default();
        let status = loop {
            let (silent, progress) = {
                let heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
                (heard.at.elapsed(), heard.progress)
            };
            if progress != shown {
                shown = progress;
                told(progress);
            }
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if stop.is_cancelled() => {
                    end(&mut child);
                    return Worked::Stopped;
                }
                Ok(None) if silent > MAX_SILENCE => {
                    end(&mut child);
                    return Worked::failed(
                        "scan_stuck",
                        "the scan made no progress for ten minutes".to_owned(),
                        true,
                    );
                }
                Ok(None) => thread::sleep(LOOK),
                Err(error) => {
                    end(&mut child);
                    return Worked::failed("process", error.to_string(), true);
                }
            }
        };
        let _ = listener.join();
        if status.success() {
            return Worked::Done;
        }
        let refusal = heard.lock().unwrap_or_else(PoisonError::into_inner).refusal.take();
        match refusal {
            Some((code, message)) => {
                // What the file is does not change by trying again.
                let passing = code != "video_not_decodable";
                // The path stands before the reason already, wherever that is told.
                let path = format!("{}: ", video.display());
                Worked::failed(&code, message.strip_prefix(&path).unwrap_or(&message).to_owned(), passing)
            }
            None => {
                let said = complaint.join().unwrap_or_default();
                let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
                Worked::failed("scan_ended", format!("{status} {last}").trim().to_owned(), true)
            }
        }
    }
}

fn listen(child: &mut Child, heard: &Arc<Mutex<Heard>>) -> thread::JoinHandle<()> {
    let (stdout, heard) = (child.stdout.take(), Arc::clone(heard));
    thread::spawn(move || {
        let Some(stdout) = stdout else { return };
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let mut heard = heard.lock().unwrap_or_else(PoisonError::into_inner);
            heard.at = Instant::now();
            match serde_json::from_str(&line) {
                Ok(ScanLine::Progress(progress)) => heard.progress = progress,
                Ok(ScanLine::Refusal { code, message }) => heard.refusal = Some((code, message)),
                Err(_) => {}
            }
        }
    })
}

/// The beginning of what it complains of, so that its pipe never fills.
fn complaint_of(child: &mut Child) -> thread::JoinHandle<String> {
    const MAX_BYTES: u64 = 64 << 10;
    let stderr = child.stderr.take();
    thread::spawn(move || {
        let mut said = Vec::new();
        if let Some(mut stderr) = stderr {
            let _ = stderr.by_ref().take(MAX_BYTES).read_to_end(&mut said);
            let _ = std::io::copy(&mut stderr, &mut std::io::sink());
        }
        String::from_utf8_lossy(&said).into_owned()
    })
}

fn end(child: &mut Child) {
    // One that has ended meanwhile needs no end.
    let _ = child.kill();
    let _ = child.wait();
}
