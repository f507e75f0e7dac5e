//! Scans videos side by side, each with one thread to decode: `cargo run -p onetake --example threads -- VIDEO VIDEO`.

use std::io::Write as _;
use std::num::NonZeroUsize;
use std::thread;

use onetake::{Scan, ScanError, Scanner, Source};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sources: Result<Vec<Source>, _> = std::env::args_os().skip(1).map(Source::open).collect();
    let scan = |source: Source| Scanner::new().threads(NonZeroUsize::MIN).scan(&source);
    let running: Vec<_> = sources?.into_iter().map(|source| thread::spawn(move || scan(source))).collect();
    for scan in running {
        let scan: Result<Scan, ScanError> = scan.join().map_err(|_| "a scan panicked")?;
        writeln!(std::io::stdout(), "{} frames", scan?.record.timeline.frames)?;
    }
    Ok(())
}
