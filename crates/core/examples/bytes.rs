//! Scans a video that is in memory: `cargo run -p onetake --example bytes -- VIDEO`.

use std::io::Write as _;

use onetake::{Scanner, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("give the path of a video")?;
    let uploaded: Vec<u8> = std::fs::read(path)?;
    let scan = Scanner::new().scan(&Source::from_bytes(uploaded, "upload")?)?;
    writeln!(std::io::stdout(), "{} {}", scan.record.source.sha256, scan.record.observations.len())?;
    Ok(())
}
