//! Judges a video and writes the folder of evidence: `cargo run -p onetake --example evidence -- VIDEO WAYBILL FOLDER`.

use std::io::Write as _;
use std::time::SystemTime;

use onetake::case::UtcTime;
use onetake::evidence::{Evidence, EvidenceFolder, Existing};
use onetake::inputs::Inputs;
use onetake::{Scanner, Source};

#[expect(clippy::disallowed_methods, reason = "a program reads the clock and tells the library")]
fn now() -> UtcTime {
    SystemTime::now().into()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut typed = std::env::args().skip(1);
    let mut next = |what| typed.next().ok_or(what);
    let (video, waybill, folder) = (next("VIDEO")?, next("WAYBILL")?, next("FOLDER")?);
    let inputs = Inputs::new().waybill(waybill).read(now())?;
    let folder = EvidenceFolder::begin(folder, Existing::Keep)?;
    let scan = Scanner::new().scan(&Source::open(video)?)?;
    let report = inputs.judge(&scan.record, now())?;
    let published = folder.put(&Evidence::new(&report, &scan.record, &scan.stills))?;
    writeln!(std::io::stdout(), "{:?} {}", report.verdict, published.path.display())?;
    Ok(())
}
