//! Reads labels and nothing else: `cargo run -p onetake --example labels -- VIDEO`.

use std::io::Write as _;

use onetake::report::Code;
use onetake::{ObserverSet, Scanner, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("give the path of a video")?;
    let scan = Scanner::new().observers(ObserverSet::WAYBILL).scan(&Source::open(path)?)?;
    for reading in scan.record.observations.iter().filter(|seen| seen.code == Code::WaybillReading) {
        writeln!(std::io::stdout(), "{}", reading.text().unwrap_or_default())?;
    }
    Ok(())
}
