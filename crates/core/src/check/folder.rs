//! The folder of evidence as it lies there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use onetake_judge::Policy;
use onetake_render::{HtmlInput, StillSource as _, is_page_of, page_language};
use onetake_report::digest::sha256_hex;
use onetake_report::{Report, ScanRecord, wire};
use onetake_scan::{Scanner, Source};
use onetake_seal::{SIGNATURE_ENDING, TOKEN_ENDING};

use super::{CheckError, Mismatch, StepOutcome, Unchecked};
use crate::bundle::{DOCUMENTS_FOLDER, ORIGINAL, PDF_FILE};
use crate::evidence::{
    PACKET_HASHES_FILE, PAGE_FILE, RECORD_FILE, REPORT_FILE, STILLS_FOLDER, StillFolder, file_in,
};
use crate::inputs::{GivenRecord, InputError, parse, read_file};
use crate::seal::{REQUEST_ENDING, regular};

/// A folder with a report in it.
pub(super) struct Folder {
    path: PathBuf,
    /// The report that was read.
    pub(super) file: PathBuf,
    pub(super) report: Report,
    pub(super) report_json: Vec<u8>,
    /// The digest of the report's body, from its bytes.
    pub(super) report_sha256: String,
}

impl Folder {
    /// Reads the report of that folder, or that report.
    pub(super) fn open(evidence: &Path) -> Result<Self, CheckError> {
        let file = file_in(evidence, REPORT_FILE);
        // A pipe would never end.
        regular(&file).map_err(|error| InputError::Unreadable { path: file.clone(), error })?;
        let report_json = read_file(&file)?;
        let report = parse(&file, &report_json)?;
        let digest = wire::body_digest_of::<Report>(&report_json);
        let report_sha256 = digest.map_err(|error| InputError::Wire { path: file.clone(), error })?;
        let path =
            file.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")).to_owned();
        Ok(Self { path, file, report, report_json, report_sha256 })
    }

    /// The record beside it, compared with what the report says of it.
    pub(super) fn record(&self) -> (Option<ScanRecord>, StepOutcome) {
        let file = RECORD_FILE.to_owned();
        let path = self.path.join(RECORD_FILE);
        if fs::symlink_metadata(&path).is_err() {
            return (None, StepOutcome::Failed(vec![Mismatch::Missing { file }]));
        }
        if let Err(error) = regular(&path) {
            return (None, StepOutcome::Failed(vec![Mismatch::Unreadable { file, why: error.to_string() }]));
        }
        let unreadable =
            |why: String| (None, StepOutcome::Failed(vec![Mismatch::Unreadable { file: file.clone(), why }]));
        let given = match GivenRecord::read(&path) {
            Ok(given) => given,
            Err(error) => return unreadable(error.to_string()),
        };
        let found = match wire::body_digest_of::<ScanRecord>(&given.json) {
            Ok(found) => found,
            Err(error) => return unreadable(error.to_string()),
        };
        let mut mismatches = Vec::new();
        let stated = &self.report.record.body_sha256;
        if *stated != found {
            mismatches.push(Mismatch::Digest { file, stated: stated.clone(), found });
        }
        if self.report.source != given.record.source {
            mismatches.push(self.value("/source"));
        }
        if self.report.packet_hashes != given.record.packet_hashes {
            mismatches.push(self.value("/packet_hashes"));
        }
        (Some(given.record), StepOutcome::of(mismatches))
    }

    fn value(&self, pointer: &str) -> Mismatch {
        Mismatch::Value { file: REPORT_FILE.to_owned(), pointer: pointer.to_owned() }
    }

    /// Whether the report is there on paper.
    pub(super) fn has_paper(&self) -> bool {
        fs::symlink_metadata(self.path.join(PDF_FILE)).is_ok()
    }

    /// The page for people, compared with one made again from the report; none where there is no page.
    pub(super) fn page(&self, record: &ScanRecord) -> Option<StepOutcome> {
        let there = fs::symlink_metadata(self.path.join(PAGE_FILE)).is_ok();
        there.then(|| self.compare_page(record))
    }

    fn compare_page(&self, record: &ScanRecord) -> StepOutcome {
        let file = PAGE_FILE.to_owned();
        let path = self.path.join(PAGE_FILE);
        let failed = |mismatch| StepOutcome::Failed(vec![mismatch]);
        let read = regular(&path)
            .map_err(|error| error.to_string())
            .and_then(|_| read_file(&path).map_err(|error| error.to_string()))
            .and_then(|bytes| String::from_utf8(bytes).map_err(|error| error.to_string()));
        let page = match read {
            Ok(page) => page,
            Err(why) => return failed(Mismatch::Unreadable { file, why }),
        };
        let (theirs, ours) = (&self.report.tool.version, env!("CARGO_PKG_VERSION"));
        if theirs != ours {
            return StepOutcome::NotChecked(Unchecked::OtherPage {
                theirs: theirs.clone(),
                ours: ours.to_owned(),
            });
        }
        let Some(language) = page_language(&page) else { return failed(Mismatch::OtherPage { file }) };
        let pictures = StillFolder::new(self.path.join(STILLS_FOLDER));
        let input = HtmlInput::new(&self.report, record, &pictures, language);
        match is_page_of(&page, &input) {
            Ok(true) => StepOutcome::Passed,
            _ => failed(Mismatch::OtherPage { file }),
        }
    }

    /// Whether nothing lies there but what belongs there, and no link. A bundle has the video, the report on paper, and documents
    /// beside.
    pub(super) fn files(&self, record: Option<&ScanRecord>, in_bundle: bool) -> StepOutcome {
        let known = [RECORD_FILE, REPORT_FILE, PAGE_FILE, PACKET_HASHES_FILE];
        let original =
            self.original().and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
        let of_bundle = |name: &str| in_bundle && (name == PDF_FILE || original.as_deref() == Some(name));
        let is_seal = |name: &str| {
            let endings = [SIGNATURE_ENDING, TOKEN_ENDING, REQUEST_ENDING];
            endings.iter().any(|ending| name.strip_suffix(ending) == Some(REPORT_FILE))
        };
        let stills: BTreeSet<&str> =
            record.into_iter().flat_map(|record| &record.stills).map(|still| still.file.as_str()).collect();
        let mut mismatches = Vec::new();
        let mut look = |folder: &Path, before: &str, belongs: &dyn Fn(&str, bool) -> bool| {
            let Ok(entries) = fs::read_dir(folder) else { return };
            for entry in entries.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let kind = entry.file_type();
                let is_folder = kind.as_ref().is_ok_and(fs::FileType::is_dir);
                let is_file = kind.as_ref().is_ok_and(fs::FileType::is_file);
                if !((is_file || is_folder) && belongs(&name, is_folder)) {
                    mismatches.push(Mismatch::Unlisted { file: format!("{before}{name}") });
                }
            }
        };
        look(&self.path, "", &|name, is_folder| {
            if is_folder {
                name == STILLS_FOLDER || (in_bundle && name == DOCUMENTS_FOLDER)
            } else {
                known.contains(&name) || is_seal(name) || of_bundle(name)
            }
        });
        look(&self.path.join(STILLS_FOLDER), "stills/", &|name, is_folder| {
            !is_folder && stills.contains(name)
        });
        mismatches.sort_by(|first, second| format!("{first:?}").cmp(&format!("{second:?}")));
        StepOutcome::of(mismatches)
    }

    /// Each picture that the record names.
    pub(super) fn stills(&self, record: &ScanRecord) -> StepOutcome {
        let pictures = StillFolder::new(self.path.join(STILLS_FOLDER));
        let mismatches = record.stills.iter().filter_map(|still| {
            let file = format!("{STILLS_FOLDER}/{}", still.file);
            let Some(jpeg) = pictures.jpeg(&still.file) else { return Some(Mismatch::Missing { file }) };
            let found = sha256_hex(&jpeg);
            let stated = still.sha256.clone();
            (stated != found).then_some(Mismatch::Digest { file, stated, found })
        });
        StepOutcome::of(mismatches.collect())
    }

    /// The list of packet hashes.
    pub(super) fn packet_hashes(&self, record: &ScanRecord) -> StepOutcome {
        let file = PACKET_HASHES_FILE.to_owned();
        let path = self.path.join(PACKET_HASHES_FILE);
        let Some(stated) = record.packet_hashes.as_ref().map(|list| list.sha256.clone()) else {
            let there = fs::symlink_metadata(&path).is_ok();
            return if there {
                StepOutcome::Failed(vec![Mismatch::Unlisted { file }])
            } else {
                StepOutcome::NotChecked(Unchecked::NotStated)
            };
        };
        match self.text_of_packets() {
            None if fs::symlink_metadata(&path).is_err() => StepOutcome::NotChecked(Unchecked::NotHere),
            None => {
                let why = "no regular file of text, or too large".to_owned();
                StepOutcome::Failed(vec![Mismatch::Unreadable { file, why }])
            }
            Some(text) => {
                let found = sha256_hex(text.as_bytes());
                let differs = (stated != found).then_some(Mismatch::Digest { file, stated, found });
                StepOutcome::of(differs.into_iter().collect())
            }
        }
    }

    /// The list, if it is the one that the record names.
    pub(super) fn listed_packets(&self, record: &ScanRecord) -> Option<String> {
        let stated = record.packet_hashes.as_ref()?;
        self.text_of_packets().filter(|text| sha256_hex(text.as_bytes()) == stated.sha256)
    }

    /// The video that lies in a bundle.
    pub(super) fn original(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(&self.path).ok()?.flatten();
        let is_original = |name: &str| name == ORIGINAL || name.starts_with("original.");
        let all = entries.map(|entry| entry.path());
        // Of several the first by name, whatever the order of the system.
        all.filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_original)).min()
    }

    /// The policy among the documents of a bundle that fits.
    pub(super) fn policy(&self, fits: impl Fn(&Policy) -> bool) -> Option<Policy> {
        let documents =
            fs::read_dir(self.path.join(DOCUMENTS_FOLDER)).ok()?.flatten().map(|entry| entry.path());
        let files = documents.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
        files.filter_map(|path| Policy::read(&path).ok()).find(fits)
    }

    fn text_of_packets(&self) -> Option<String> {
        let path = self.path.join(RECORD_FILE);
        GivenRecord::packet_hashes_beside(&path)
    }
}

/// The bytes of the video in a bundle, by their digest in the record.
pub(super) fn video(record: &ScanRecord, original: &Path) -> StepOutcome {
    let file = original.file_name().unwrap_or(original.as_os_str()).to_string_lossy().into_owned();
    let opened = Source::open(original).map_err(|error| error.to_string());
    let found = opened.and_then(|source| Scanner::new().sha256(&source).map_err(|error| error.to_string()));
    let stated = record.source.sha256.clone();
    StepOutcome::of(match found {
        Ok(found) if found == stated => Vec::new(),
        Ok(found) => vec![Mismatch::Digest { file, stated, found }],
        Err(why) => vec![Mismatch::Unreadable { file, why }],
    })
}
