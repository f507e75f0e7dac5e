//! Files that version 1.0 of each format wrote. They stay as they are: whoever handed in evidence once can have it read, judged
//! again and shown for ever. A change that does not keep to this is a new major version of the format.

use std::fs;
use std::path::{Path, PathBuf};

use onetake::attest::{AttestationFile, StatementKind};
use onetake::case::Draft;
use onetake::inputs::Inputs;
use onetake::message::Language;
use onetake::policy::{Kind, built_in};
use onetake::render::{HtmlInput, TextInput, explain_text, findings_text, html, text};
use onetake::report::{Report, ScanRecord, StillPicture};
use onetake::{Policy, wire};

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/kept/1.0").join(name)
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(kept(folder))
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder}");
    files
}

fn record(name: &str) -> ScanRecord {
    wire::parse(&fs::read(kept("records").join(name)).unwrap()).unwrap()
}

fn now() -> onetake::case::UtcTime {
    "2026-11-28T04:00:00Z".parse().unwrap()
}

/// Everything that is kept about the sound take, with the case in that file and the statements in that one.
fn inputs(case: &str, statements: &str) -> Inputs {
    Inputs::new().case_file(kept(case)).statements(kept(statements))
}

fn shown(report: &Report, record: &ScanRecord) {
    for language in Language::ALL {
        let stills: Vec<StillPicture> = Vec::new();
        let page = html(&HtmlInput::new(report, record, &stills, language)).unwrap();
        let mut words = text(&TextInput::new(report, record, language));
        words += &findings_text(report, language);
        for finding in &report.findings {
            words += &explain_text(report, Some(record), finding, language);
        }
        for said in [&page, &words] {
            // A value that no message was given, and a code that has no word.
            assert!(!said.contains("{$") && !said.contains("observation-"), "{language}");
        }
        assert!(page.contains(&report.source.sha256), "{language}");
    }
}

#[test]
fn records_are_read_with_nothing_lost() {
    for (name, bytes) in files("records") {
        let record: ScanRecord = wire::parse(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        // Statements and reports name a record by this digest.
        let digest = wire::body_digest_of::<ScanRecord>(&bytes).unwrap();
        assert_eq!(wire::body_digest(&record).unwrap(), digest, "{name}");
        assert!(record.observations.len() > 4, "{name}");
    }
}

#[test]
fn records_are_judged_again_and_shown() {
    let own = Policy::read(&kept("policy.toml")).unwrap();
    let whole = |known: &&onetake::policy::BuiltIn| {
        Policy::parse(known.text, known.id).is_ok_and(|policy| policy.kind() != Kind::Overlay)
    };
    let mut policies: Vec<Policy> =
        built_in().iter().filter(whole).map(|known| Policy::built_in(known.id).unwrap()).collect();
    policies.push(own);
    for (name, _) in files("records") {
        let record = record(&name);
        for policy in &policies {
            let inputs = Inputs::new().policy(policy.clone()).waybill("SF1390024681357");
            let report = inputs.read(now()).unwrap().judge_given(&record, now()).unwrap();
            assert!(report.findings.len() > 20, "{name}");
        }
        let report = Inputs::new().read(now()).unwrap().judge_given(&record, now()).unwrap();
        shown(&report, &record);
    }
}

#[test]
fn cases_and_statements_are_read_in_both_of_their_forms() {
    let record = record("sound-take-pass.json");
    let mut reports = Vec::new();
    for (case, statements) in [("case.toml", "statements.toml"), ("case.json", "statements.json")] {
        let draft = Draft::read(&kept(case)).unwrap();
        // Every entry that version 1.0 has is filled in.
        let json = serde_json::to_value(&draft).unwrap();
        let names: Vec<&String> = json.as_object().unwrap().keys().collect();
        assert!(names.len() >= 20, "{names:?}");
        let file = AttestationFile::read(&kept(statements)).unwrap();
        let kinds: Vec<StatementKind> = file.attestation.iter().map(|one| one.statement.kind()).collect();
        assert!(kinds.len() >= 16, "{kinds:?}");
        let read = inputs(case, statements).policy_named(kept("policy.toml")).read(now()).unwrap();
        reports.push(read.judge_given(&record, now()).unwrap());
    }
    assert_eq!(reports[0], reports[1]);
    assert_eq!(reports[0].attestations.len(), 16);
    shown(&reports[0], &record);
}

#[test]
fn reports_are_read_and_shown() {
    for (name, bytes) in files("reports") {
        let report: Report = wire::parse(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let digest = wire::body_digest_of::<Report>(&bytes).unwrap();
        assert_eq!(wire::body_digest(&report).unwrap(), digest, "{name}");
        let record = record(&name);
        assert_eq!(wire::body_digest(&record).unwrap(), report.record.body_sha256, "{name}");
        shown(&report, &record);
    }
}
