//! `onetake batch`: what the options say to the desk, and what it tells, in the reader's language.

mod bars;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use onetake::case::{DateOrder, Field};
use onetake::inputs::{is_sheet_file, policy_named};
use onetake::message::{Catalogue, Language};
use onetake::report::ExitCode;
use onetake_desk::batch::{self, BatchOptions};
use onetake_desk::intake::is_pattern;
use onetake_desk::results::{self, INDEX_FILE, ResultWords};
use onetake_desk::worker::InProcesses;

pub(super) use self::bars::Bars;
use crate::args::{Args, Batch, Dates, Desk};
use crate::failure::Failure;
use crate::{interrupt, output};

/// `onetake batch`
pub(super) fn run(asked: &Batch, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    let mut options = options(&asked.desk, &asked.places, language)?;
    options.rescan = asked.rescan;
    options.retry = asked.retry;
    let worker = worker(language)?;
    let bars = Bars::new(args.verbose > 0, &options);
    let outcome = batch::run(&options, &worker, &interrupt::token(), &|event| bars.tell(&event))?;
    drop(bars);
    if let Some(folder) = &asked.desk.drop {
        results::drop_cases(folder, &outcome.cases, &mut HashSet::new()).map_err(batch::BatchError::from)?;
    }
    if asked.json {
        let lines: String = outcome.cases.iter().map(|case| results::json_line(case) + "\n").collect();
        output::product(lines.as_bytes())?;
    } else {
        let words = ResultWords::of(language);
        let index = outcome.results.join(INDEX_FILE);
        let text = results::table(&outcome.cases, &words);
        output::product(
            format!("{text}\n→ {}\n", output::one_line(&index.display().to_string())).as_bytes(),
        )?;
        tell_how_to_confirm(&outcome.cases, language);
    }
    if outcome.stopped {
        return Err(Failure::BatchStopped);
    }
    Ok(results::exit_code(&outcome.cases))
}

/// The one command that helps most, where a verdict waits for statements.
fn tell_how_to_confirm(cases: &[results::CaseResult], language: Language) {
    let waits = |case: &&results::CaseResult| case.pending == results::CasePending::Statements;
    let page = cases.iter().find(waits).and_then(|case| case.videos.first()?.report.clone());
    if let Some(folder) = page.as_deref().and_then(Path::parent) {
        let words = Catalogue::of(language);
        let folder = output::one_line(&folder.display().to_string());
        output::complain(&[words.text("batch-confirm", &[("folder", folder.into())])]);
    }
}

/// Who scans: this command, in a process for each file, so that one that falls over stops nothing.
pub(super) fn worker(language: Language) -> Result<InProcesses, Failure> {
    let program = std::env::current_exe().map_err(|error| Failure::Other(error.to_string()))?;
    Ok(InProcesses::new(program, vec!["--lang".to_owned(), language.tag().to_owned()]))
}

/// What the options say.
pub(super) fn options(asked: &Desk, places: &[PathBuf], language: Language) -> Result<BatchOptions, Failure> {
    let mut options = BatchOptions::new(policy_named(&asked.policy)?);
    // What a spreadsheet lays beside a sheet that it has open is none, and a pattern of the shell finds it too.
    let is_lock = |place: &Path| {
        place.file_name().is_some_and(|name| {
            let name = name.to_string_lossy();
            name.starts_with("~$") || name.starts_with(".~lock.")
        })
    };
    // A sheet that is not there is said to be missing, not taken for a folder of videos.
    let is_sheet = |place: &PathBuf| is_sheet_file(place) && !place.is_dir() && !is_pattern(place);
    let (sheets, places): (Vec<PathBuf>, Vec<PathBuf>) =
        places.iter().filter(|place| !is_lock(place)).cloned().partition(is_sheet);
    options.places = places;
    options.sheets = asked.table.iter().cloned().chain(sheets).collect();
    let zone = match &asked.zone {
        Some(zone) => {
            let zone: onetake::case::RecorderZone =
                zone.parse().map_err(|error| onetake::inputs::InputError::Case { path: None, error })?;
            Some(zone.text().to_owned())
        }
        None => zone_here(),
    };
    options.zone.clone_from(&zone);
    options.sheet_options.zone = zone;
    options.sheet_options.date_order = asked.dates.map(|dates| match dates {
        Dates::DayFirst => DateOrder::DayFirst,
        Dates::MonthFirst => DateOrder::MonthFirst,
    });
    options.sheet_options.columns = asked.column.iter().map(|text| choice(text)).collect::<Result<_, _>>()?;
    options.statements.clone_from(&asked.attest);
    options.ledger.clone_from(&asked.ledger);
    options.results.clone_from(&asked.out);
    options.language = language;
    options.jobs = asked.jobs.map(usize::from);
    options.file_clocks = asked.file_clocks;
    Ok(options)
}

fn choice(text: &str) -> Result<(Field, String), Failure> {
    let wrong = || Failure::Column { given: text.to_owned() };
    let (field, name) = text.split_once(['=', '＝']).ok_or_else(wrong)?;
    let field = Field::named(field.trim()).ok_or_else(wrong)?;
    Ok((field, name.trim().to_owned()))
}

/// The zone of this computer: its name, or its distance from UTC where it has none.
fn zone_here() -> Option<String> {
    let zone = TimeZone::system();
    if let Some(name) = zone.iana_name().filter(|name| *name != "Etc/Unknown") {
        return Some(name.to_owned());
    }
    let seconds = zone.to_offset(jiff::Timestamp::now()).seconds();
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    Some(format!("{}{hours:02}:{minutes:02}", if seconds < 0 { '-' } else { '+' }))
}
