use std::borrow::Cow;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use onetake::message::{Catalogue, Language};
use onetake::render::{PictureCheck, StillSource};
use onetake::report::{ExitCode, ScanRecord};
use onetake::wire::{self, MAX_FILE_BYTES};

use super::deliver::{Delivery, file_or_in_folder, is_plain};
use super::rules::Rules;
use crate::args::Judge;
use crate::failure::Failure;
use crate::output;
use crate::staging::{self, Existing, Staging};

/// A still is a small JPEG; what is larger is something else.
const MAX_STILL_BYTES: u64 = 16 << 20;

/// `onetake judge`
pub(super) fn run(asked: &Judge, language: Language) -> Result<ExitCode, Failure> {
    let rules = Rules::read(&asked.rules)?;
    let path = file_or_in_folder(&asked.record, "record.json");
    let record_json = read(&path)?;
    let fail = |error| Failure::Record { path: path.clone(), error };
    let record: ScanRecord = wire::parse(&record_json).map_err(fail)?;
    let existing = Existing::replaced_if(asked.writing.force);
    let folder = match &asked.out {
        Some(place) => Some(Staging::for_folder(place, existing)?),
        None => None,
    };

    let report = rules.judge(&record, true)?;
    let stills = StillFolders::beside(&path);
    tell_pictures(&path, &PictureCheck::of(&record, &stills), folder.is_some(), language);
    let delivery = Delivery {
        report: &report,
        record: &record,
        record_json: &record_json,
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

pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        if path == Path::new("-") {
            io::stdin().lock().take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
        } else {
            fs::File::open(path)?.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    read().map_err(|error| Failure::Unreadable { path: path.to_owned(), error })
}

/// The stills beside a record: in the folder that a scan makes, or in the one that verify makes.
struct StillFolders([PathBuf; 2]);

impl StillFolders {
    fn beside(record: &Path) -> Self {
        Self([staging::stills_of(record), record.with_file_name("stills")])
    }
}

impl StillSource for StillFolders {
    fn jpeg(&self, file: &str) -> Option<Cow<'_, [u8]>> {
        if !is_plain(file) {
            return None;
        }
        self.0.iter().find_map(|folder| {
            let path = folder.join(file);
            let facts = fs::metadata(&path).ok()?;
            let small = facts.is_file() && facts.len() <= MAX_STILL_BYTES;
            small.then(|| fs::read(&path).ok().map(Cow::Owned))?
        })
    }
}
