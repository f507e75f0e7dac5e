use std::path::Path;

use onetake::evidence::{RECORD_FILE, REPORT_FILE, file_in};
use onetake::inputs;
use onetake::message::Language;
use onetake::render;
use onetake::report::{ExitCode, Report, ScanRecord};
use onetake::wire;

use super::input::read;
use crate::args::Explain;
use crate::failure::Failure;
use crate::output;

/// `onetake explain`
pub(super) fn run(asked: &Explain, language: Language) -> Result<ExitCode, Failure> {
    let path = file_in(&asked.report, REPORT_FILE);
    let report: Report = inputs::parse(&path, &read(&path)?)?;
    let text = match &asked.criterion {
        None => render::findings_text(&report, language),
        Some(id) => {
            let finding = onetake::judge::finding_of(&report, id)?;
            let record = record_beside(&path, &report);
            render::explain_text(&report, record.as_ref(), finding, language)
        }
    };
    output::product(text.as_bytes())?;
    Ok(ExitCode::Valid)
}

/// The record beside a report, if it is the one that was judged.
fn record_beside(path: &Path, report: &Report) -> Option<ScanRecord> {
    let bytes = read(&path.with_file_name(RECORD_FILE)).ok()?;
    let record: ScanRecord = wire::parse(&bytes).ok()?;
    let same = wire::body_digest(&record).is_ok_and(|digest| digest == report.record.body_sha256);
    same.then_some(record)
}
