//! One record that meets and one that does not, for each criterion of the base rule; and what must hold for all.

use onetake_report::facts::WaybillText;
use onetake_report::{AttestedState, Code, CoverageReason, MissingKind, ObserverId, Omitted, Outcome};
use proptest::prelude::*;

use super::testing::*;
use super::*;
use crate::attest::{Side, Statement};

use AttestedState::{NotSeen, NotVisible, Seen};
use Outcome::{Fail, NotApplicable, Pass, Review};

mod attested;
mod case;
mod clarity;
mod continuity;
mod file;
mod missing;
mod plain;
mod properties;
mod speed;
mod time;
mod waybill;

/// The outcome of a criterion on the good case and statements, with its first reason.
#[track_caller]
fn expect(record: &ScanRecord, criterion: &str, outcome: Outcome, code: ReasonCode) {
    expect_in(&report(record), criterion, outcome, code);
}

#[track_caller]
fn expect_in(report: &Report, criterion: &str, outcome: Outcome, code: ReasonCode) {
    let finding = finding(report, criterion);
    assert_eq!(finding.outcome, outcome, "{finding:#?}");
    assert_eq!(finding.reasons[0].code, code, "{finding:#?}");
}

/// The good statements with one of them changed.
fn with_state(kind: &Statement, state: AttestedState) -> Vec<crate::attest::Draft> {
    let mut drafts = good_statements();
    drafts.iter_mut().find(|draft| draft.statement.kind() == kind.kind()).unwrap().state = state;
    drafts
}

fn without_statement(kind: &Statement) -> Vec<crate::attest::Draft> {
    good_statements().into_iter().filter(|draft| draft.statement.kind() != kind.kind()).collect()
}

fn judged(case: crate::case::Draft, record: &ScanRecord) -> Report {
    let case = case.check(None).unwrap();
    judge(record, &case, &bound(good_statements(), record), &base()).unwrap()
}

/// The good record with its container clock at that time; sign-off is 2026-11-18 02:00 UTC, the window ends on the 21st.
fn recorded_at(at: &str) -> ScanRecord {
    good_record().without(Code::ProvenanceCreationTime).with_facts(0, 60_000, created(at))
}

/// The good record with that reading instead of its own.
fn read_instead(start_ms: i64, end_ms: i64, facts: WaybillText) -> ScanRecord {
    let record = good_record().without(Code::WaybillReading);
    record.with_facts_of(Code::WaybillReading, start_ms, end_ms, facts)
}

#[test]
fn a_good_video_with_all_statements_is_valid() {
    let report = report(&good_record());
    let open = report.findings.iter().filter(|f| !matches!(f.outcome, Pass | NotApplicable));
    let open: Vec<&str> = open.map(|finding| finding.criterion.as_str()).collect();
    assert_eq!(open, ["CHK.LIST"], "the checklist is advisory, and nobody filled it in");
    assert_eq!(report.verdict, Verdict::Valid);
    assert!(report.pending_attestations.is_empty());
}

#[test]
fn a_good_video_without_statements_waits_for_them_and_says_for_which() {
    let report = report_of(&good_record(), Vec::new());
    assert_eq!(report.verdict, Verdict::NeedsReview);
    assert_eq!(
        report.pending_attestations,
        [
            "CONT.SPEED",
            "COV.SEALEDSTART",
            "COV.OUTER",
            "COV.OPENING",
            "COV.CONTENTS",
            "COV.INFRAME",
            "COV.SEQUENCE",
            "ID.ATTACHED"
        ]
    );
}

#[test]
fn records_and_reports_keep_to_their_schemas() {
    use onetake_report::schema;
    let record = good_record().with(Code::SpliceCut, 30_000, 30_033).sure(950_000);
    let keeps_to = |schema: onetake_report::schema::Schema, file: serde_json::Value| {
        let schema = serde_json::to_value(schema).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let errors: Vec<String> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert!(!validator.is_valid(&serde_json::json!({})));
    };
    keeps_to(schema::record(), serde_json::to_value(&record).unwrap());
    keeps_to(schema::report(), serde_json::to_value(report(&record)).unwrap());
    keeps_to(schema::report(), serde_json::to_value(report_of(&record, Vec::new())).unwrap());
}

#[test]
fn findings_stand_in_the_order_of_the_policy_each_with_a_reason_and_its_rule() {
    let report = report_of(&record(), Vec::new());
    let ids: Vec<&str> = report.findings.iter().map(|finding| finding.criterion.as_str()).collect();
    let policy = base();
    assert_eq!(ids, policy.criteria().iter().map(|criterion| criterion.id()).collect::<Vec<_>>());
    for finding in &report.findings {
        assert!(!finding.reasons.is_empty(), "{}", finding.criterion);
        assert!(["en", "zh-CN", "zh-TW"].iter().all(|tag| finding.rule.title.contains_key(*tag)));
    }
}

#[test]
fn a_packing_video_is_not_asked_for_what_concerns_unboxing() {
    let case =
        crate::case::Draft { direction: onetake_report::Direction::OutboundPacking, ..good_case_draft() };
    let report = judged(case, &good_record());
    expect_in(&report, "COV.OPENING", NotApplicable, ReasonCode::NotForCase);
    expect_in(&report, "TIME.WINDOW", NotApplicable, ReasonCode::NotForCase);
    assert_eq!(report.verdict, Verdict::Valid);
}

#[test]
fn a_person_can_settle_a_doubt_and_no_failure() {
    let explain = |observation| {
        let mut drafts = good_statements();
        drafts.push(says(Statement::EventExplained { observation }, Seen, 30_000, 30_033));
        drafts
    };
    let weak = good_record().with(Code::SpliceCut, 30_000, 30_033).sure(500_000);
    let settled = report_of(&weak, explain(4));
    expect_in(&settled, "CONT.CUT", Pass, ReasonCode::Explained);
    assert_eq!(settled.verdict, Verdict::Valid);
    // Two marks of one program are one doubt, however often it wrote them.
    let marks =
        good_record().with(Code::ProvenanceEncoder, 0, 60_000).with(Code::ProvenanceEncoder, 0, 60_000);
    let open = report_of(&marks, good_statements());
    assert_eq!(open.missing.iter().filter(|one| one.kind == MissingKind::Look).count(), 1);
    let answered = report_of(&marks, explain(4));
    assert_eq!(answered.missing.iter().filter(|one| one.kind == MissingKind::Look).count(), 0);
    let elsewhere = weak.clone().with(Code::SpliceCut, 40_000, 40_033).sure(500_000);
    expect_in(&report_of(&elsewhere, explain(4)), "CONT.CUT", Review, ReasonCode::ObservedReview);
    let sure = good_record().with(Code::SpliceCut, 30_000, 30_033);
    expect_in(&report_of(&sure, explain(4)), "CONT.CUT", Fail, ReasonCode::ObservedFail);
}

#[test]
fn a_person_who_looked_can_say_that_a_doubt_is_a_cut() {
    let weak = good_record().with(Code::SpliceCut, 30_000, 30_033).sure(500_000);
    let says_of_it = |states: &[AttestedState]| {
        let mut drafts = good_statements();
        for (person, state) in states.iter().enumerate() {
            let about = Statement::EventExplained { observation: 4 };
            let mut draft = says(about, *state, 30_000, 30_033);
            draft.who = format!("person {person}");
            drafts.push(draft);
        }
        report_of(&weak, drafts)
    };
    let cut = says_of_it(&[NotSeen]);
    let finding = cut.findings.iter().find(|finding| finding.criterion == "CONT.CUT").unwrap();
    assert_eq!((cut.verdict, finding.outcome), (Verdict::Invalid, Fail));
    let by = finding.reasons[0].attestation.unwrap();
    assert_eq!(cut.attestations[by as usize].who, "person 0", "the report says whose word it is");
    // Where persons differ, or cannot tell, it goes to another one.
    for states in [&[NotSeen, Seen][..], &[NotVisible], &[NotSeen, NotVisible]] {
        assert_eq!(says_of_it(states).verdict, Verdict::NeedsReview, "{states:?}");
    }
}

#[test]
fn a_person_answers_a_look_that_no_observation_stands_for() {
    let mut small = good_record();
    (small.timeline.shown_width_px, small.timeline.shown_height_px) = (854, 600);
    let says_of_it = |states: &[AttestedState], criteria: &[&str]| {
        let mut drafts = good_statements();
        for (person, state) in states.iter().enumerate() {
            let criteria = criteria.iter().map(|id| (*id).to_owned()).collect();
            let mut draft = says(Statement::FindingExplained { criteria }, *state, 0, 60_000);
            draft.who = format!("person {person}");
            drafts.push(draft);
        }
        report_of(&small, drafts)
    };
    let open = says_of_it(&[], &[]);
    expect_in(&open, "CLR.RES", Review, ReasonCode::OutsideLimit);
    assert_eq!((open.verdict, open.missing[0].kind), (Verdict::NeedsReview, MissingKind::Look));
    let explained = says_of_it(&[Seen], &["ID.MATCH", "clr.res"]);
    expect_in(&explained, "CLR.RES", Pass, ReasonCode::Explained);
    assert_eq!(explained.verdict, Verdict::Valid);
    let against = says_of_it(&[NotSeen], &["CLR.RES"]);
    expect_in(&against, "CLR.RES", Fail, ReasonCode::OutsideLimit);
    let finding = against.findings.iter().find(|finding| finding.criterion == "CLR.RES").unwrap();
    let by = finding.reasons[0].attestation.unwrap();
    assert_eq!(against.attestations[by as usize].who, "person 0", "the report says whose word it is");
    for (states, criteria) in
        [(&[NotSeen, Seen][..], "CLR.RES"), (&[NotVisible], "CLR.RES"), (&[Seen], "CLR.SHARP")]
    {
        assert_eq!(says_of_it(states, &[criteria]).verdict, Verdict::NeedsReview, "{states:?}");
    }
}

#[test]
fn a_part_that_could_not_be_checked_is_answered_by_who_looked_at_all_of_it() {
    let unchecked = good_record().gap(ObserverId::Splice, 20_000, 30_000, CoverageReason::Damaged);
    let looked = |start_ms, end_ms| {
        let mut drafts = good_statements();
        let criteria = vec!["CONT.CUT".to_owned()];
        drafts.push(says(Statement::FindingExplained { criteria }, Seen, start_ms, end_ms));
        report_of(&unchecked, drafts)
    };
    expect_in(&looked(20_000, 29_000), "CONT.CUT", Review, ReasonCode::PartialCoverage);
    expect_in(&looked(19_000, 30_000), "CONT.CUT", Pass, ReasonCode::Explained);
}

#[test]
fn statements_about_another_video_are_refused() {
    let mut other = good_record();
    let statements = bound(good_statements(), &other);
    other.source.sha256 = "cd".repeat(32);
    assert!(matches!(
        judge(&other, &good_case(), &statements, &base()),
        Err(JudgeError::OtherVideo { number: 1 })
    ));
}

#[test]
fn a_test_of_a_later_version_is_for_a_person() {
    let text = r#"
        format = "onetake.policy/1.9"
        id = "later"
        edition = "2027-01-01"
        title = { en = "a", zh-CN = "a", zh-TW = "a" }
        [[criterion]]
        id = "X.Y"
        title = { en = "a", zh-CN = "a", zh-TW = "a" }
        requirement = "R05"
        source = "s"
        read_on = "2027-01-01"
        values = "stated"
        level = "mandatory"
        applies_to = ["return_unboxing"]
        [criterion.check.smells_right]
        nose = 1
    "#;
    let policy = Policy::parse(text, "later.toml").unwrap();
    let report = judge(&good_record(), &good_case(), &[], &policy).unwrap();
    expect_in(&report, "X.Y", Review, ReasonCode::UnknownPredicate);
}

/// Every policy judges every record, and says of each criterion what it is about.
#[test]
fn every_policy_judges_every_record() {
    let records = [
        record(),
        good_record(),
        good_record().uncovered(ObserverId::Splice),
        good_record().with(Code::SpliceCut, 30_000, 30_033),
        good_record().with(Code::SpliceCut, 30_000, 30_033).sure(500_000),
        good_record().with(Code::SoundAbsent, 0, 60_000),
    ];
    let verdicts = |policy: &Policy| {
        let judged = records.iter().map(|record| {
            let report = judge(record, &good_case(), &bound(good_statements(), record), policy).unwrap();
            assert_eq!(report.findings.len(), policy.criteria().len(), "{}", policy.id());
            report.verdict
        });
        judged.collect::<Vec<_>>()
    };
    use Verdict::{Invalid, NeedsReview, Valid};
    for (name, expected) in [
        ("base", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("taobao-tmall", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("weixin-store", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        // Six sides, and the statements name five.
        ("shopee-my", [NeedsReview, NeedsReview, NeedsReview, Invalid, NeedsReview, NeedsReview]),
        ("shopee-sg", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("shopee-ph", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("shopee-vn", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("hoopi", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("tw-general", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("packing", [NeedsReview, Valid, NeedsReview, Invalid, NeedsReview, Valid]),
        ("high-value", [NeedsReview, NeedsReview, NeedsReview, Invalid, NeedsReview, NeedsReview]),
    ] {
        assert_eq!(verdicts(&Policy::built_in(name).unwrap()), expected, "{name}");
    }
    let known: std::collections::BTreeSet<&str> =
        crate::policy::built_in().iter().map(|one| one.id).collect();
    assert_eq!(known.len(), 11, "a new policy has its line above");
}
