//! Judges a record again, without the video; builds for a browser too.
//! `cargo run -p onetake-judge --example again -- RECORD.json`.

use onetake_judge::{Policy, case, judge};
use onetake_report::{Report, ScanRecord, wire};

/// The report on a record's bytes, for a number that is expected.
fn again(record: &[u8], waybill: &str) -> Result<Report, Box<dyn std::error::Error>> {
    let record: ScanRecord = wire::parse(record)?;
    let mut case = case::Draft::default();
    case.expected_waybills.push(waybill.to_owned());
    let case = case.check(None)?;
    Ok(judge(&record, &case, &[], &Policy::built_in("base")?)?)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("give the path of a record")?;
    let report = again(&std::fs::read(path)?, "SF1234567890123")?;
    Ok(serde_json::to_writer_pretty(std::io::stdout(), &report)?)
}
