//! Reads a report with the contract alone: `cargo run -p onetake-report --example read -- REPORT.json`.

use std::io::Write as _;

use onetake_report::{Outcome, Report, wire};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("give the path of a report")?;
    let report: Report = wire::parse(&std::fs::read(path)?)?;
    for finding in report.findings.iter().filter(|finding| finding.outcome >= Outcome::Review) {
        writeln!(std::io::stdout(), "{} {:?}", finding.criterion, finding.outcome)?;
    }
    Ok(())
}
