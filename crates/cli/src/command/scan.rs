use std::path::Path;
use std::time::{Duration, Instant};

use onetake::evidence::{Existing, RecordFile};
use onetake::message::Language;
use onetake::report::ExitCode;
use onetake::{ScanErrorKind, Scanner, Source, wire};

use onetake_desk::worker::{ScanLine, progress_of};

use crate::args::{Args, Scan};
use crate::failure::Failure;
use crate::progress::ScanProgressBar;
use crate::{clock, interrupt, output, priority};

/// How often a program is told.
const TELL: Duration = Duration::from_millis(200);

/// `onetake scan`
pub(super) fn run(asked: &Scan, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    if asked.background {
        priority::lower();
    }
    let source = Source::open(&asked.video)?;
    if asked.progress_json {
        let file = RecordFile::begin(&asked.out, Existing::replaced_if(asked.force))?;
        let scan = look_telling(&source)?;
        file.put(&scan.record, &scan.stills)?;
        return Ok(ExitCode::Valid);
    }
    if asked.out == Path::new("-") {
        output::product(&wire::pretty(&look(&source, args, language)?.record)?)?;
        return Ok(ExitCode::Valid);
    }
    let file = RecordFile::begin(&asked.out, Existing::replaced_if(asked.force))?;
    let scan = look(&source, args, language)?;
    output::tell_place(&file.put(&scan.record, &scan.stills)?, language);
    Ok(ExitCode::Valid)
}

/// Scans the video and tells a program how far it is.
fn look_telling(source: &Source) -> Result<onetake::Scan, Failure> {
    let mut last: Option<Instant> = None;
    let scanned = Scanner::new()
        .started_at(clock::now().to_string())
        .cancel_with(&interrupt::token())
        .on_progress(move |progress| {
            if last.is_none_or(|at| at.elapsed() >= TELL) {
                last = Some(Instant::now());
                let line = ScanLine::Progress(progress_of(progress));
                // When nobody listens the scan goes on: its record is what counts.
                let _ =
                    serde_json::to_string(&line).map(|line| output::product(format!("{line}\n").as_bytes()));
            }
        })
        .scan(source);
    scanned.map_err(failure)
}

fn failure(error: onetake::ScanError) -> Failure {
    match error.cause {
        ScanErrorKind::Cancelled => Failure::Cancelled,
        _ => Failure::Scan(error),
    }
}

/// Scans the video with a bar, until it is done or the user stops it.
pub(super) fn look(source: &Source, args: &Args, language: Language) -> Result<onetake::Scan, Failure> {
    let mut bar = ScanProgressBar::new(args.verbose > 0, language);
    let scanned = Scanner::new()
        .started_at(clock::now().to_string())
        .cancel_with(&interrupt::token())
        .on_progress(|progress| bar.show(progress))
        .scan(source);
    scanned.map_err(failure)
}
