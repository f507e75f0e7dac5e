use std::path::Path;

use onetake::message::Language;
use onetake::report::ExitCode;
use onetake::{ScanErrorKind, ScanOptions, Source, record};

use crate::args::{Args, Scan};
use crate::failure::Failure;
use crate::progress::Bar;
use crate::staging::{Existing, Staging};
use crate::{clock, interrupt, output};

/// `onetake scan`
pub(super) fn run(asked: &Scan, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    let source = Source::open(&asked.video)?;
    if asked.out == Path::new("-") {
        output::product(&record::pretty(&look(&source, args)?.record)?)?;
        return Ok(ExitCode::Valid);
    }
    let staging = Staging::for_record(&asked.out, Existing::replaced_if(asked.force))?;
    let scan = look(&source, args)?;
    for still in &scan.stills {
        staging.write_still(&still.file, &still.jpeg)?;
    }
    staging.write_record(&record::pretty(&scan.record)?)?;
    output::tell_place(&staging.publish()?, language);
    Ok(ExitCode::Valid)
}

/// Scans the video with a bar, until it is done or the user stops it.
pub(super) fn look(source: &Source, args: &Args) -> Result<onetake::Scan, Failure> {
    let options = ScanOptions { started_at: Some(clock::now().to_string()), ..ScanOptions::default() };
    let mut bar = Bar::new(args.verbose > 0);
    onetake::scan(source, &options, &mut |progress| bar.show(progress), &interrupt::token()).map_err(
        |error| match error.cause {
            ScanErrorKind::Cancelled => Failure::Cancelled,
            _ => Failure::Scan(error),
        },
    )
}
