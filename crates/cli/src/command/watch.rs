//! `onetake watch`

use std::time::Duration;

use onetake::message::Language;
use onetake::report::ExitCode;
use onetake_desk::watch::{WatchOptions, watch};

use super::batch::{Bars, options, worker};
use crate::args::{Args, Watch};
use crate::failure::Failure;
use crate::interrupt;

/// `onetake watch`
pub(super) fn run(asked: &Watch, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    let mut wanted = WatchOptions::new(options(&asked.desk, &asked.places, language)?);
    wanted.settle = Duration::from_secs(asked.settle);
    wanted.poll = Duration::from_secs(asked.poll);
    wanted.metrics = asked.metrics;
    wanted.drop.clone_from(&asked.desk.drop);
    let bars = Bars::new(args.verbose > 0, &wanted.batch);
    let (drain, stop) = interrupt::drain_then_stop();
    watch(&wanted, &worker(language)?, &stop, &drain, &|event| bars.tell(&event))?;
    Ok(ExitCode::Valid)
}
