use std::path::Path;

use onetake::evidence::{Existing, RecordFile};
use onetake::message::Language;
use onetake::report::ExitCode;
use onetake::{ScanErrorKind, Scanner, Source, wire};

use crate::args::{Args, Scan};
use crate::failure::Failure;
use crate::progress::ScanProgressBar;
use crate::{clock, interrupt, output};

/// `onetake scan`
pub(super) fn run(asked: &Scan, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    let source = Source::open(&asked.video)?;
    if asked.out == Path::new("-") {
        output::product(&wire::pretty(&look(&source, args, language)?.record)?)?;
        return Ok(ExitCode::Valid);
    }
    let file = RecordFile::begin(&asked.out, Existing::replaced_if(asked.force))?;
    let scan = look(&source, args, language)?;
    output::tell_place(&file.put(&scan.record, &scan.stills)?, language);
    Ok(ExitCode::Valid)
}

/// Scans the video with a bar, until it is done or the user stops it.
pub(super) fn look(source: &Source, args: &Args, language: Language) -> Result<onetake::Scan, Failure> {
    let mut bar = ScanProgressBar::new(args.verbose > 0, language);
    let scanned = Scanner::new()
        .started_at(clock::now().to_string())
        .cancel_with(&interrupt::token())
        .on_progress(|progress| bar.show(progress))
        .scan(source);
    scanned.map_err(|error| match error.cause {
        ScanErrorKind::Cancelled => Failure::Cancelled,
        _ => Failure::Scan(error),
    })
}
