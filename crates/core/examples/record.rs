//! Prints the record of a video: `cargo run -p onetake --example record -- VIDEO`.

use std::io::Write as _;

use onetake::{Scanner, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("give the path of a video")?;
    let scan = Scanner::new().scan(&Source::open(path)?)?;
    let json = serde_json::to_string_pretty(&scan.record)?;
    writeln!(std::io::stdout(), "{json}")?;
    Ok(())
}
