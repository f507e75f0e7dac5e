use std::ffi::OsString;
use std::path::PathBuf;

use onetake::evidence::{EvidenceFolder, Existing};
use onetake::message::Language;
use onetake::report::ExitCode;
use onetake::{Source, wire};

use super::deliver::Delivery;
use super::rules;
use super::scan::look;
use crate::args::{Args, Verify};
use crate::clock;
use crate::failure::Failure;

/// `onetake verify`
pub(super) fn run(asked: &Verify, args: &Args, language: Language) -> Result<ExitCode, Failure> {
    let inputs = rules::inputs(&asked.rules)?;
    let source = Source::open(&asked.video)?;
    let place = place(asked);
    let existing = Existing::replaced_if(asked.writing.force);
    let folder = match &place {
        Some(place) => Some(EvidenceFolder::begin(place, existing)?),
        None => None,
    };

    let scan = look(&source, args, language)?;
    let report = inputs.judge(&scan.record, clock::now())?;
    let delivery = Delivery {
        report: &report,
        record: &scan.record,
        record_json: &wire::pretty(&scan.record)?,
        packet_hashes: scan.packet_hashes.as_deref(),
        stills: &scan.stills,
        language,
        rules: &asked.rules,
        record_file: None,
    };
    delivery.hand_over(folder, asked.writing.json)
}

/// Where the folder goes: as asked, or beside nobody's files, in the current folder; nowhere when JSON alone is wanted.
fn place(asked: &Verify) -> Option<PathBuf> {
    if asked.out.is_some() || asked.writing.json {
        return asked.out.clone();
    }
    let mut name: OsString = asked.video.file_name()?.to_owned();
    name.push(".onetake");
    Some(PathBuf::from(name))
}
