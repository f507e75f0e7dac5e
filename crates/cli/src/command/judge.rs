use std::path::Path;

use onetake::evidence::{EvidenceFolder, Existing, RECORD_FILE, file_in};
use onetake::inputs::GivenRecord;
use onetake::message::{Catalogue, Language};
use onetake::render::PictureCheck;
use onetake::report::ExitCode;

use super::deliver::Delivery;
use super::input::read;
use super::rules;
use crate::args::Judge;
use crate::failure::Failure;
use crate::{clock, output};

/// `onetake judge`
pub(super) fn run(asked: &Judge, language: Language) -> Result<ExitCode, Failure> {
    let inputs = rules::inputs(&asked.rules)?;
    let given = given(&asked.record)?;
    let existing = Existing::replaced_if(asked.writing.force);
    let folder = match &asked.out {
        Some(place) => Some(EvidenceFolder::begin(place, existing)?),
        None => None,
    };

    let record = &given.record;
    let report = inputs.judge_given(record, clock::now())?;
    let stills = given.stills();
    let packet_hashes = given.packet_hashes();
    tell_pictures(&given.path, &PictureCheck::of(record, &stills), folder.is_some(), language);
    let delivery = Delivery {
        report: &report,
        record,
        record_json: &given.json,
        packet_hashes: packet_hashes.as_deref(),
        stills: &stills,
        language,
        rules: &asked.rules,
        record_file: Some(&asked.record),
    };
    delivery.hand_over(folder, asked.writing.json)
}

/// Says on stderr which stills beside the record are not those that it names; and that some are not there, if that matters.
fn tell_pictures(record: &Path, check: &PictureCheck, shown: bool, language: Language) {
    let words = Catalogue::of(language);
    let missing = check.missing_words(&words).filter(|_| shown);
    let texts = check.differing_words(&words).into_iter().chain(missing);
    output::complain(&texts.map(|text| format!("{}: {text}", record.display())).collect::<Vec<_>>());
}

/// The record of that file or folder, or from stdin.
pub(super) fn given(asked: &Path) -> Result<GivenRecord, Failure> {
    let path = file_in(asked, RECORD_FILE);
    let json = read(&path)?;
    Ok(GivenRecord::from_bytes(path, json)?)
}
