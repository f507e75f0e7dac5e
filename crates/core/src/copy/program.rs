//! The `ffmpeg` program at work: what it says about itself, how far it is, why it failed. Stopped, it leaves no process.

use std::io::{self, BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use onetake_scan::CancelToken;
use thiserror::Error;

/// The name of the program, looked for where the system looks for programs.
pub const FFMPEG: &str = "ffmpeg";

/// How often it is looked whether somebody asked to stop.
const LOOK: Duration = Duration::from_millis(50);

/// More than a complaint of the program needs.
const MAX_COMPLAINT_BYTES: u64 = 4096;

/// Why the program did not do its work.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ProgramError {
    /// There is none.
    #[error("the program `ffmpeg` is not there: install it, and see that it is found")]
    Missing,
    /// It failed.
    #[error("the program `ffmpeg` failed: {said}")]
    Failed {
        /// The last line of what it said.
        said: String,
    },
    /// The system did not let it run.
    #[error("the program `ffmpeg` cannot be run ({0})")]
    System(#[source] io::Error),
    /// Somebody asked to stop.
    #[error("stopped")]
    Cancelled,
}

/// A process that ends with whatever holds it.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Of one that has ended by itself nothing is left to kill.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The start of every command: it asks nothing, and says how far it is.
#[must_use]
pub fn command() -> Command {
    let mut command = Command::new(FFMPEG);
    command.args(["-hide_banner", "-nostdin", "-y", "-v", "error", "-nostats", "-progress", "pipe:1"]);
    command
}

/// Runs a [`command`] to its end; `on_progress` hears how much of the output is made, in microseconds of the video.
///
/// # Errors
///
/// [`ProgramError`]; then the process is gone, and what it wrote is to be removed.
pub fn run(
    mut command: Command,
    cancel: &CancelToken,
    on_progress: &mut dyn FnMut(i64),
) -> Result<(), ProgramError> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = Running(command.spawn().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ProgramError::Missing,
        _ => ProgramError::System(error),
    })?);
    let (stdout, stderr) = (running.0.stdout.take(), running.0.stderr.take());
    let complaining = thread::spawn(move || {
        let mut said = String::new();
        if let Some(mut stderr) = stderr {
            let _ = stderr.by_ref().take(MAX_COMPLAINT_BYTES).read_to_string(&mut said);
            // A full pipe would halt it.
            let _ = io::copy(&mut stderr, &mut io::sink());
        }
        said
    });
    let (told, heard) = channel();
    let reading = thread::spawn(move || {
        let lines = stdout.map(|stdout| BufReader::new(stdout).lines());
        for line in lines.into_iter().flatten().map_while(Result::ok) {
            let us = line.strip_prefix("out_time_us=").and_then(|us| us.parse::<i64>().ok());
            if us.is_some_and(|us| told.send(us).is_err()) {
                break;
            }
        }
    });
    let stopped = loop {
        match heard.recv_timeout(LOOK) {
            Ok(us) => on_progress(us),
            Err(RecvTimeoutError::Disconnected) => break false,
            Err(RecvTimeoutError::Timeout) => {}
        }
        if cancel.is_cancelled() {
            break true;
        }
    };
    if stopped {
        drop(running);
        let _ = (reading.join(), complaining.join());
        return Err(ProgramError::Cancelled);
    }
    let status = running.0.wait().map_err(ProgramError::System)?;
    let complaint = complaining.join().unwrap_or_default();
    if status.success() {
        return Ok(());
    }
    let said = complaint.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    Err(ProgramError::Failed { said: said.trim().to_owned() })
}

/// What the program at hand is and can do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Program {
    /// The first line in which it names itself and its version.
    pub version: String,
    /// The encoder of the picture, by its name there.
    pub video_encoder: &'static str,
}

/// Encoders of the picture, the best first. Those of H.264 are played everywhere; MPEG-4 part 2 is what any build has.
const VIDEO_ENCODERS: [&str; 4] = ["libx264", "libopenh264", "h264_videotoolbox", "mpeg4"];

impl Program {
    /// Asks the program what it is.
    ///
    /// # Errors
    ///
    /// [`ProgramError`] when there is none, or it has no encoder that can be used.
    pub fn look() -> Result<Self, ProgramError> {
        let version = said(&["-version"])?.lines().next().unwrap_or_default().to_owned();
        let encoders = said(&["-hide_banner", "-encoders"])?;
        let has = |name: &&str| encoders.lines().any(|line| line.split_whitespace().nth(1) == Some(*name));
        match VIDEO_ENCODERS.into_iter().find(has) {
            Some(video_encoder) => Ok(Self { version, video_encoder }),
            None => Err(ProgramError::Failed { said: "no encoder for H.264 or MPEG-4".to_owned() }),
        }
    }
}

fn said(arguments: &[&str]) -> Result<String, ProgramError> {
    let output = Command::new(FFMPEG).args(arguments).stdin(Stdio::null()).output();
    let output = output.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => ProgramError::Missing,
        _ => ProgramError::System(error),
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_run_ends_soon() {
        let cancel = CancelToken::new();
        let mut endless = command();
        endless.args(["-re", "-f", "lavfi", "-i", "testsrc2=s=64x64:d=600", "-f", "null", "-"]);
        let mut heard = 0;
        let started = std::time::Instant::now();
        let ended = run(endless, &cancel, &mut |_| {
            heard += 1;
            cancel.cancel();
        });
        assert!(matches!(ended, Err(ProgramError::Cancelled)), "{ended:?}");
        assert!(heard > 0 && started.elapsed() < Duration::from_secs(60));
    }

    #[test]
    fn a_failure_says_what_the_program_said() {
        let mut wrong = command();
        wrong.args(["-i", "file:no-such-file.mp4", "-f", "null", "-"]);
        let Err(ProgramError::Failed { said }) = run(wrong, &CancelToken::new(), &mut |_| {}) else {
            panic!("it failed")
        };
        assert!(said.contains("no-such-file.mp4"), "{said}");
    }

    #[test]
    fn the_program_names_itself_and_an_encoder() {
        let program = Program::look().expect("the ffmpeg program is installed");
        assert!(program.version.starts_with("ffmpeg version"), "{program:?}");
        assert!(VIDEO_ENCODERS.contains(&program.video_encoder));
    }
}
