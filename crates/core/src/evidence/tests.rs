use std::fs;

use onetake_judge::attest::{self, Draft, DraftSpan, Statement};
use onetake_render::StillSource;
use onetake_report::digest::sha256_hex;
use onetake_report::{AttestedState, Report, ScanRecord, Still, StillPicture, StillPurpose, wire};

use super::*;
use crate::inputs::{GivenRecord, Inputs};

fn now() -> onetake_judge::case::UtcTime {
    "2026-11-20T08:00:00Z".parse().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A record and its pictures.
struct Made {
    record: ScanRecord,
    stills: Vec<StillPicture>,
}

/// A record with pictures of those names, and the pictures.
fn scan(files: &[&str]) -> Made {
    let mut record = onetake_testkit::good_record();
    record.stills.clear();
    let mut stills = Vec::new();
    for (id, file) in (0..).zip(files) {
        let jpeg = vec![0xff, 0xd8, id];
        record.stills.push(Still {
            id: id.into(),
            file: (*file).to_owned(),
            at_ms: 0,
            frame: 0,
            purpose: StillPurpose::Strip,
            sha256: sha256_hex(&jpeg),
            width_px: 160,
            height_px: 120,
        });
        stills.push(StillPicture { file: (*file).to_owned(), jpeg });
    }
    Made { record, stills }
}

fn judged(record: &ScanRecord) -> Report {
    Inputs::new().waybill("SF1234567890123").read(now()).unwrap().judge(record, now()).unwrap()
}

const STILL: &str = "0000-strip-00m00s000.jpg";

#[test]
fn a_folder_holds_record_report_page_and_the_pictures_that_the_record_names() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("return.mp4.onetake");
    let mut scan = scan(&[STILL, "0001-strip-00m02s000.jpg", "../escaped.jpg"]);
    // Another picture under the name of the second one.
    scan.stills[1].jpeg = b"another".to_vec();
    let report = judged(&scan.record);
    let folder = EvidenceFolder::begin(&target, Existing::Keep).unwrap();
    assert_eq!(folder.name(), Some(Path::new("return.mp4.onetake")));
    let published = folder.put(&Evidence::new(&report, &scan.record, &scan.stills)).unwrap();
    assert_eq!((&published.path, &published.asked), (&target, &target));
    assert_eq!(names(&target), [RECORD_FILE, PAGE_FILE, REPORT_FILE, STILLS_FOLDER]);
    assert_eq!(names(&target.join(STILLS_FOLDER)), [STILL]);
    assert_eq!(names(home.path()), ["return.mp4.onetake"]);
    let written: Report = wire::parse(&fs::read(target.join(REPORT_FILE)).unwrap()).unwrap();
    assert_eq!(written, report);

    // What was written is read again, and judged to the same outcomes.
    let given = GivenRecord::read(&target).unwrap();
    assert_eq!(given.record, scan.record);
    assert_eq!(given.stills().jpeg(STILL).as_deref(), Some(scan.stills[0].jpeg.as_slice()));
    assert!(given.stills().jpeg("../report.json").is_none());
}

#[test]
fn a_record_from_a_file_is_handed_on_byte_for_byte() {
    let home = tempfile::tempdir().unwrap();
    let scan = scan(&[]);
    let report = judged(&scan.record);
    // A newer version may have written more than this one knows.
    let json = serde_json::to_vec(&scan.record).unwrap();
    let target = home.path().join("out");
    let evidence = Evidence::new(&report, &scan.record, &scan.stills).record_json(&json);
    EvidenceFolder::begin(&target, Existing::Keep).unwrap().put(&evidence).unwrap();
    assert_eq!(fs::read(target.join(RECORD_FILE)).unwrap(), json);
}

#[test]
fn only_what_onetake_wrote_is_replaced() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("out");
    let scan = scan(&[STILL]);
    let report = judged(&scan.record);
    let evidence = Evidence::new(&report, &scan.record, &scan.stills);
    EvidenceFolder::begin(&target, Existing::Keep).unwrap().put(&evidence).unwrap();
    let kept = EvidenceFolder::begin(&target, Existing::Keep).unwrap_err();
    assert_eq!((kept.code(), kept.path()), ("output_exists", target.as_path()));
    EvidenceFolder::begin(&target, Existing::Replace).unwrap().put(&evidence).unwrap();
    fs::write(target.join("notes.txt"), "precious").unwrap();
    let foreign = EvidenceFolder::begin(&target, Existing::Replace).unwrap_err();
    assert!(matches!(foreign, OutputError::NotOurs { .. }));
    let nowhere = EvidenceFolder::begin(home.path().join("no/out"), Existing::Keep).unwrap_err();
    assert_eq!(nowhere.code(), "output_unwritable");
}

#[test]
fn what_cannot_be_put_together_leaves_nothing_behind() {
    let home = tempfile::tempdir().unwrap();
    let scan = scan(&[STILL]);
    let mut other = scan.record.clone();
    other.source.sha256 = "0".repeat(64);
    let report = judged(&other);
    let folder = EvidenceFolder::begin(home.path().join("out"), Existing::Keep).unwrap();
    let refused = folder.put(&Evidence::new(&report, &scan.record, &scan.stills)).unwrap_err();
    assert!(matches!(refused, EvidenceError::Page(_)), "{refused}");
    assert!(names(home.path()).is_empty());
}

#[test]
fn a_record_lies_beside_its_pictures() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("a.json");
    let scan = scan(&[STILL, "../b.jpg"]);
    RecordFile::begin(&target, Existing::Keep).unwrap().put(&scan.record, &scan.stills).unwrap();
    assert_eq!(names(home.path()), ["a.json", "a.stills"]);
    assert_eq!(names(&home.path().join("a.stills")), [STILL]);
    assert!(StillFolder::beside(&target).jpeg(STILL).is_some());
}

#[test]
fn statements_are_added_one_by_one_and_only_those_that_can_be_meant() {
    let home = tempfile::tempdir().unwrap();
    let record = onetake_testkit::good_record();
    let span = DraftSpan { start_ms: 0, end_ms: 1000 };
    let at = "2026-11-19T15:10:00+08:00";
    let says = |statement| Draft::new("Li Na", "inspector", at, statement, AttestedState::Seen, span);
    let mut statement = says(Statement::SealedAtStart);
    for name in ["li.toml", "li.json"] {
        let path = home.path().join(name);
        assert_eq!(add_statement(&path, &statement, &record, now()).unwrap(), 1);
        let again = add_statement(&path, &statement, &record, now()).unwrap_err();
        assert!(
            matches!(again, AddStatementError::Statements(attest::AttestError::Unsound { .. })),
            "{again}"
        );
        let opening = says(Statement::OpeningSeen);
        assert_eq!(add_statement(&path, &opening, &record, now()).unwrap(), 2);
    }
    statement.at = "2026-11-22T15:10:00+08:00".to_owned();
    let path = home.path().join("late.toml");
    assert!(add_statement(&path, &statement, &record, now()).is_err());
    assert!(!path.exists());
}

#[test]
fn only_plain_names_stay_in_their_folder() {
    assert!(is_plain("0007-after-00m04s240.jpg"));
    for name in
        ["", ".", "..", "../x.jpg", "/etc/passwd", "a/b.jpg", "a\\b.jpg", "C:x.jpg", ".hidden", "a\0b"]
    {
        assert!(!is_plain(name), "{name:?}");
    }
}
