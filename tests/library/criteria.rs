//! The criteria about what the picture shows, each with a clip that meets it and one that does not.

use std::collections::BTreeMap;
use std::fs;

use onetake::attest::AttestationFile;
use onetake::report::{Outcome, ScanRecord, wire};

use crate::fixtures::{Expected, fixtures, judge, scan, statements_of, truths};

/// What is asked here.
const CRITERIA: [&str; 12] = [
    "COV.INFRAME",
    "COV.OPENING",
    "COV.CONTENTS",
    "COV.OUTER",
    "COV.SEQUENCE",
    "COV.SEALEDSTART",
    "ID.ATTACHED",
    "CONT.DARK",
    "CONT.CLOCK",
    "TIME.WINDOW",
    "TIME.ORDER",
    "TIME.OFFSET",
];

#[test]
fn each_has_a_clip_that_passes_and_one_that_does_not() {
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in fs::read_dir(fixtures().join("expected")).unwrap() {
        let expected: Expected = serde_json::from_slice(&fs::read(entry.unwrap().path()).unwrap()).unwrap();
        for (criterion, outcome) in expected.criteria {
            said.entry(criterion).or_default().push(outcome);
        }
    }
    // What a person must confirm passes with the statements that lie beside a clip.
    let record = fs::read(fixtures().join("records/sound-take-pass.json")).unwrap();
    let record: ScanRecord = wire::parse(&record).unwrap();
    let statements = AttestationFile::read(&fixtures().join("attestations/sound-take-pass.toml")).unwrap();
    let truths = truths();
    let truth = truths.iter().find(|truth| truth.clip.starts_with("sound-take-pass")).unwrap();
    let confirmed = judge(&record, &truth.case, &statements.bind(&record).unwrap());
    let confirmed: Vec<&str> = confirmed
        .findings
        .iter()
        .filter(|finding| finding.outcome == Outcome::Pass)
        .map(|finding| finding.criterion.as_str())
        .collect();
    for criterion in CRITERIA {
        let outcomes = said.get(criterion).unwrap_or_else(|| panic!("{criterion}: no clip"));
        let any = |outcome: &str| outcomes.iter().any(|said| said.starts_with(outcome));
        assert!(any("pass") || confirmed.contains(&criterion), "{criterion}: no clip passes");
        assert!(any("review") || any("fail"), "{criterion}: every clip passes");
    }
}

/// Statements of a person who did not notice that the parcel was exchanged while a hand lay before the lens: the view that was lost
/// speaks against them.
#[test]
fn a_parcel_that_was_exchanged_behind_a_hand_is_left_to_a_person_whatever_was_stated() {
    let name = "custody-exchanged-hidden-review";
    let truths = truths();
    let truth = truths.iter().find(|truth| truth.clip.starts_with(name)).unwrap();
    let record = scan(&fixtures().join("clips").join(&truth.clip)).unwrap().record;
    let statements = AttestationFile::parse(&statements_of(truth, &record), "made up".as_ref()).unwrap();
    let report = judge(&record, &truth.case, &statements.bind(&record).unwrap());
    let of = |criterion: &str| {
        report.findings.iter().find(|finding| finding.criterion == criterion).expect(criterion)
    };
    assert_eq!(of("ID.ATTACHED").outcome, Outcome::Review, "{name}: {:#?}", of("ID.ATTACHED"));
}
