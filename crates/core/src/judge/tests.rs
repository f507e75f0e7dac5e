//! One record that meets and one that does not, for each criterion of the base rule; and what must hold for all.

use std::time::Instant;

use onetake_report::{AttestedState, Code, CoverageReason, ObserverId, Omitted, Outcome, Value};
use proptest::prelude::*;

use super::testing::*;
use super::*;
use crate::attest::{Side, Statement};

use AttestedState::{NotSeen, NotVisible, Seen};
use Outcome::{Fail, NotApplicable, Pass, Review};

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

#[test]
fn a_good_video_with_all_statements_is_valid() {
    let report = report(&good_record());
    let open: Vec<_> =
        report.findings.iter().filter(|f| !matches!(f.outcome, Pass | NotApplicable)).collect();
    assert!(open.is_empty(), "{open:#?}");
    assert_eq!(report.verdict, Verdict::Valid);
    assert!(report.open_attestations.is_empty());
}

#[test]
fn a_good_video_without_statements_waits_for_them_and_says_for_which() {
    let report = report_of(&good_record(), Vec::new());
    assert_eq!(report.verdict, Verdict::NeedsReview);
    assert_eq!(
        report.open_attestations,
        [
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
    let record = good_record().with(Code::SpliceCut, 30_000, 30_033, &[]).sure(950_000);
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
fn file_hash() {
    expect(&good_record(), "FILE.HASH", Pass, ReasonCode::Met);
    let stated = |digest: String| crate::case::Draft { stated_sha256: Some(digest), ..good_case_draft() };
    let equal = judged(stated("AB".repeat(32)), &good_record());
    expect_in(&equal, "FILE.HASH", Pass, ReasonCode::DigestEqual);
    let different = judged(stated("cd".repeat(32)), &good_record());
    expect_in(&different, "FILE.HASH", Fail, ReasonCode::DigestDifferent);
    assert_eq!(different.verdict, Verdict::Invalid);
    let changed = good_record().with(Code::IntegrityChanged, 0, 60_000, &[]);
    expect(&changed, "FILE.HASH", Review, ReasonCode::ObservedReview);
}

#[test]
fn file_intact() {
    expect(&good_record(), "FILE.INTACT", Pass, ReasonCode::Met);
    let truncated = good_record().with(Code::IntegrityTruncated, 50_000, 60_000, &[]);
    expect(&truncated, "FILE.INTACT", Fail, ReasonCode::ObservedFail);
    expect(&truncated.sure(500_000), "FILE.INTACT", Review, ReasonCode::ObservedReview);
    let differs = |delivered: i64| {
        let detail = [
            ("what", Value::from("duration")),
            ("declared_ms", 60_000.into()),
            ("delivered_ms", delivered.into()),
        ];
        good_record().with(Code::IntegrityMismatch, 0, 60_000, &detail)
    };
    expect(&differs(59_600), "FILE.INTACT", Pass, ReasonCode::Met);
    expect(&differs(59_400), "FILE.INTACT", Review, ReasonCode::OutsideLimit);
    let undeclared = good_record().gap(ObserverId::Integrity, 0, 60_000, CoverageReason::Undeclared);
    expect(&undeclared, "FILE.INTACT", Review, ReasonCode::PartialCoverage);
}

#[test]
fn file_native() {
    expect(&good_record(), "FILE.NATIVE", Pass, ReasonCode::Met);
    expect(&good_record().without(Code::ProvenanceDevice), "FILE.NATIVE", Review, ReasonCode::NotMeasured);
    let edited = good_record().with(Code::ProvenanceEditor, 0, 60_000, &[]);
    expect(&edited, "FILE.NATIVE", Review, ReasonCode::ObservedReview);
    let cut = edited.with(Code::SpliceCut, 30_000, 30_033, &[]);
    expect(&cut, "FILE.NATIVE", Fail, ReasonCode::ObservedFail);
}

#[test]
fn file_timemeta() {
    expect(&good_record(), "FILE.TIMEMETA", Pass, ReasonCode::Met);
    let unknown = good_record().without(Code::ProvenanceCreationTime);
    expect(&unknown, "FILE.TIMEMETA", Review, ReasonCode::NotMeasured);
    let unset =
        unknown.with(Code::ProvenanceCreationTime, 0, 60_000, &[("at", "1904-01-01T00:00:00Z".into())]);
    expect(&unset, "FILE.TIMEMETA", Review, ReasonCode::NotMeasured);
}

#[test]
fn file_audio_has_no_rule() {
    expect(&good_record(), "FILE.AUDIO", NotApplicable, ReasonCode::NoRule);
}

#[test]
fn cont_ptsgap_judges_a_hole_by_its_length_and_the_clips_own_interval() {
    let hole = |gap_us: i64, median_us: i64| {
        good_record().with(
            Code::CadenceGap,
            20_000,
            20_500,
            &[("gap_us", gap_us.into()), ("median_us", median_us.into())],
        )
    };
    expect(&good_record(), "CONT.PTSGAP", Pass, ReasonCode::Met);
    expect(&hole(249_000, 33_333), "CONT.PTSGAP", Pass, ReasonCode::Met);
    expect(&hole(250_000, 33_333), "CONT.PTSGAP", Review, ReasonCode::ObservedReview);
    expect(&hole(250_000, 100_000), "CONT.PTSGAP", Pass, ReasonCode::Met);
    expect(&hole(1_000_000, 33_333), "CONT.PTSGAP", Fail, ReasonCode::ObservedFail);
    let unmeasured = good_record().with(Code::CadenceGap, 20_000, 20_500, &[]);
    expect(&unmeasured, "CONT.PTSGAP", Review, ReasonCode::NotMeasured);
    let backward = good_record().with(Code::CadenceBackward, 20_000, 20_033, &[]);
    expect(&backward, "CONT.PTSGAP", Review, ReasonCode::ObservedReview);
}

#[test]
fn cont_cut_fails_on_a_sure_cut_and_reviews_a_weak_one() {
    let cut = |ppm| good_record().with(Code::SpliceCut, 30_000, 30_033, &[]).sure(ppm);
    expect(&good_record(), "CONT.CUT", Pass, ReasonCode::Met);
    expect(&cut(900_000), "CONT.CUT", Fail, ReasonCode::ObservedFail);
    expect(&cut(899_999), "CONT.CUT", Review, ReasonCode::ObservedReview);
    expect(&cut(299_999), "CONT.CUT", Pass, ReasonCode::Met);
    let weaker = report(&cut(299_999));
    assert_eq!(finding(&weaker, "CONT.CUT").reasons[0].params.int("below_limit"), Some(1));
    let report = report(&cut(950_000));
    assert_eq!(report.verdict, Verdict::Invalid);
    let reason = &finding(&report, "CONT.CUT").reasons[0];
    assert_eq!((reason.observation, reason.span.unwrap().start_ms), (Some(4), 30_000));
}

#[test]
fn cont_cut_is_not_decided_in_a_still_scene_unless_the_sound_covers_it() {
    let still = good_record().gap(ObserverId::Splice, 10_000, 14_000, CoverageReason::StillScene);
    expect(&still, "CONT.CUT", Review, ReasonCode::PartialCoverage);
    let reason = finding(&report(&still), "CONT.CUT").reasons[0].clone();
    assert_eq!(reason.span, Some(span(10_000, 14_000)));
    assert_eq!(reason.params.text("cause"), Some("still_scene"));
    let covered = still.with(Code::SoundUnbroken, 9000, 15_000, &[]);
    expect(&covered, "CONT.CUT", Pass, ReasonCode::Met);
    expect(&covered.clone().sure(800_000), "CONT.CUT", Review, ReasonCode::PartialCoverage);
    let damaged = covered.gap(ObserverId::Splice, 10_000, 14_000, CoverageReason::Damaged);
    expect(&damaged, "CONT.CUT", Review, ReasonCode::PartialCoverage);
}

#[test]
fn an_observation_left_out_of_the_record_is_not_absent() {
    let mut left_out = good_record();
    left_out.omitted.push(Omitted { code: Code::SpliceCut, count: 7, span: span(0, 60_000) });
    expect(&left_out, "CONT.CUT", Review, ReasonCode::LeftOut);
}

#[test]
fn cont_freeze() {
    let freeze = |length: i64| good_record().with(Code::StillnessFreeze, 20_000, 20_000 + length, &[]);
    expect(&good_record(), "CONT.FREEZE", Pass, ReasonCode::Met);
    expect(&freeze(2000), "CONT.FREEZE", Pass, ReasonCode::Met);
    expect(&freeze(2001), "CONT.FREEZE", Review, ReasonCode::ObservedReview);
    expect(&freeze(5001), "CONT.FREEZE", Fail, ReasonCode::ObservedFail);
    let repeat = good_record().with(Code::StillnessRepeat, 20_000, 20_400, &[]);
    expect(&repeat, "CONT.FREEZE", Review, ReasonCode::ObservedReview);
}

#[test]
fn cont_dark_fails_between_opening_and_last_item_only() {
    let black = |start, end| good_record().with(Code::StillnessBlack, start, end, &[]);
    expect(&good_record(), "CONT.DARK", Pass, ReasonCode::Met);
    expect(&black(20_000, 20_400), "CONT.DARK", Pass, ReasonCode::Met);
    expect(&black(20_000, 20_600), "CONT.DARK", Review, ReasonCode::ObservedReview);
    expect(&black(20_000, 22_100), "CONT.DARK", Fail, ReasonCode::ObservedFail);
    expect(&black(56_000, 60_000), "CONT.DARK", Review, ReasonCode::ObservedReview);
    let unstated = report_of(&black(20_000, 22_100), Vec::new());
    expect_in(&unstated, "CONT.DARK", Review, ReasonCode::ObservedReview);
}

#[test]
fn cont_editlist() {
    expect(&good_record(), "CONT.EDITLIST", Pass, ReasonCode::Met);
    let edited = good_record().with(Code::ProvenanceEditList, 0, 60_000, &[]);
    expect(&edited, "CONT.EDITLIST", Review, ReasonCode::ObservedReview);
}

#[test]
fn cont_speed() {
    let differs = |ms: i64| {
        good_record().with(
            Code::CadenceLength,
            0,
            60_000,
            &[("difference_ms", ms.into()), ("video_ms", 60_000.into())],
        )
    };
    expect(&good_record(), "CONT.SPEED", Pass, ReasonCode::Met);
    expect(&differs(-900), "CONT.SPEED", Pass, ReasonCode::Met);
    expect(&differs(18_000), "CONT.SPEED", Review, ReasonCode::OutsideLimit);
    let change = good_record().with(Code::CadenceRateChange, 30_000, 31_000, &[]);
    expect(&change, "CONT.SPEED", Review, ReasonCode::ObservedReview);
}

#[test]
fn cov_sealedstart() {
    expect(&good_record(), "COV.SEALEDSTART", Pass, ReasonCode::Attested);
    let record = good_record();
    let open = report_of(&record, with_state(&Statement::SealedAtStart, NotSeen));
    expect_in(&open, "COV.SEALEDSTART", Fail, ReasonCode::AttestedContrary);
    let dark = report_of(&record, with_state(&Statement::SealedAtStart, NotVisible));
    expect_in(&dark, "COV.SEALEDSTART", Review, ReasonCode::AttestedContrary);
    let none = report_of(&record, without_statement(&Statement::SealedAtStart));
    expect_in(&none, "COV.SEALEDSTART", Review, ReasonCode::NotAttested);
    let mut late = without_statement(&Statement::SealedAtStart);
    late.push(says(Statement::SealedAtStart, Seen, 3000, 5000));
    expect_in(&report_of(&record, late), "COV.SEALEDSTART", Review, ReasonCode::OutsideLimit);
    let mut differ = good_statements();
    let other = says(Statement::SealedAtStart, NotSeen, 0, 5000);
    differ.push(crate::attest::Draft { who: "Wu Jun".to_owned(), ..other });
    expect_in(&report_of(&record, differ), "COV.SEALEDSTART", Review, ReasonCode::StatementsDiffer);
}

#[test]
fn cov_outer_counts_sides_over_all_statements() {
    expect(&good_record(), "COV.OUTER", Pass, ReasonCode::Attested);
    let outer = |sides| Statement::OutsideShown { sides };
    let mut few = without_statement(&outer(Vec::new()));
    few.push(says(outer(vec![Side::Top, Side::Front]), Seen, 0, 5000));
    let record = good_record();
    expect_in(&report_of(&record, few.clone()), "COV.OUTER", Review, ReasonCode::OutsideLimit);
    few.push(says(outer(vec![Side::Left, Side::Right]), Seen, 5000, 9000));
    expect_in(&report_of(&record, few), "COV.OUTER", Pass, ReasonCode::Attested);
}

#[test]
fn cov_opening_and_contents() {
    let record = good_record();
    for (criterion, statement) in
        [("COV.OPENING", Statement::OpeningSeen), ("COV.CONTENTS", Statement::ContentsShown)]
    {
        expect(&record, criterion, Pass, ReasonCode::Attested);
        let contrary = report_of(&record, with_state(&statement, NotSeen));
        expect_in(&contrary, criterion, Fail, ReasonCode::AttestedContrary);
        let none = report_of(&record, without_statement(&statement));
        expect_in(&none, criterion, Review, ReasonCode::NotAttested);
    }
}

#[test]
fn cov_inframe_is_a_persons_word_that_observations_can_question() {
    let record = good_record();
    expect(&record, "COV.INFRAME", Pass, ReasonCode::Attested);
    let left = report_of(&record, with_state(&Statement::StayedInFrame, NotSeen));
    expect_in(&left, "COV.INFRAME", Fail, ReasonCode::AttestedContrary);
    assert_eq!(left.verdict, Verdict::Invalid);
    let empty = record.clone().with(Code::PresenceEmpty, 30_000, 33_000, &[]);
    expect(&empty, "COV.INFRAME", Review, ReasonCode::ObservedReview);
    let before = record.clone().with(Code::PresenceEmpty, 0, 3000, &[]);
    expect(&before, "COV.INFRAME", Pass, ReasonCode::Attested);
    let unbuilt = record.clone().uncovered(ObserverId::Presence);
    expect(&unbuilt, "COV.INFRAME", Pass, ReasonCode::Attested);
    let mut part = without_statement(&Statement::StayedInFrame);
    part.push(says(Statement::StayedInFrame, Seen, 20_000, 60_000));
    expect_in(&report_of(&record, part), "COV.INFRAME", Review, ReasonCode::OutsideLimit);
}

#[test]
fn cov_sequence_accepts_the_number_first_or_last() {
    let record = good_record();
    expect(&record, "COV.SEQUENCE", Pass, ReasonCode::OrderAccepted);
    let number_at = |start, end| {
        let detail = [("text", Value::from(WAYBILL)), ("frames", 9.into()), ("module_milli_px", 2500.into())];
        record.clone().without(Code::WaybillReading).with(Code::WaybillReading, start, end, &detail)
    };
    let last = report(&number_at(56_000, 59_000));
    expect_in(&last, "COV.SEQUENCE", Pass, ReasonCode::OrderAccepted);
    assert_eq!(finding(&last, "COV.SEQUENCE").reasons[0].params.int("order"), Some(2));
    expect(&number_at(14_000, 16_000), "COV.SEQUENCE", Fail, ReasonCode::OrderNotAccepted);
    let mut late = without_statement(&Statement::OutsideShown { sides: Vec::new() });
    late.push(says(Statement::OutsideShown { sides: vec![Side::Top] }, Seen, 30_000, 40_000));
    expect_in(&report_of(&record, late), "COV.SEQUENCE", Fail, ReasonCode::OrderNotAccepted);
}

#[test]
fn id_decode() {
    let frames = |frames: i64, end| {
        let detail = [("text", Value::from(WAYBILL)), ("frames", frames.into())];
        good_record().without(Code::WaybillReading).with(Code::WaybillReading, 1000, end, &detail)
    };
    expect(&good_record(), "ID.DECODE", Pass, ReasonCode::Met);
    expect(&frames(3, 1100), "ID.DECODE", Pass, ReasonCode::Met);
    expect(&frames(2, 1300), "ID.DECODE", Pass, ReasonCode::Met);
    expect(&frames(2, 1299), "ID.DECODE", Review, ReasonCode::NearLimit);
    expect(&good_record().without(Code::WaybillReading), "ID.DECODE", Review, ReasonCode::WaybillUnreadable);
}

#[test]
fn id_match() {
    let reads = |text: &str, kind: &str| {
        let detail = [("text", Value::from(text)), ("kind", kind.into()), ("frames", 9.into())];
        good_record().without(Code::WaybillReading).with(Code::WaybillReading, 1000, 4000, &detail)
    };
    expect(&good_record(), "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    expect(&reads("sf 1234-5678-90123", "waybill"), "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    expect(&reads("SF9999567890123", "waybill"), "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    expect(&reads("SF12345678", "waybill"), "ID.MATCH", Review, ReasonCode::WaybillPartial);
    expect(&reads("6901234567892", "article_number"), "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    expect(&reads("hello", "text"), "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    let unread = good_record().without(Code::WaybillReading);
    expect(&unread, "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    let no_number =
        judged(crate::case::Draft { expected_waybills: Vec::new(), ..good_case_draft() }, &good_record());
    expect_in(&no_number, "ID.MATCH", Review, ReasonCode::CaseLacks);
}

#[test]
fn id_match_takes_a_persons_reading_where_the_machine_has_none() {
    let unread = good_record().without(Code::WaybillReading);
    let transcribed = |text: &str| {
        let mut drafts = good_statements();
        drafts.push(says(Statement::WaybillTranscribed { text: text.to_owned() }, Seen, 2000, 4000));
        drafts
    };
    let equal = report_of(&unread, transcribed(WAYBILL));
    expect_in(&equal, "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    assert_eq!(finding(&equal, "ID.MATCH").reasons[0].attestation, Some(6));
    expect_in(&equal, "ID.SAMETAKE", Pass, ReasonCode::Met);
    let other = report_of(&unread, transcribed("SF9999567890123"));
    expect_in(&other, "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    let both = report_of(&good_record(), transcribed("SF9999567890123"));
    expect_in(&both, "ID.MATCH", Review, ReasonCode::StatementsDiffer);
}

#[test]
fn id_match_does_not_fail_where_the_number_may_stand_in_a_part_that_was_not_read() {
    let other = [("text", Value::from("SF9999567890123")), ("frames", 9.into())];
    let record = good_record().without(Code::WaybillReading).with(Code::WaybillReading, 1000, 4000, &other);
    let partly = record.clone().gap(ObserverId::Waybill, 30_000, 50_000, CoverageReason::Damaged);
    expect(&record, "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    expect(&partly, "ID.MATCH", Review, ReasonCode::WaybillDifferent);
    let last = finding(&report(&partly), "ID.MATCH").reasons.last().unwrap().code;
    assert_eq!(last, ReasonCode::PartialCoverage);
    expect(&record.uncovered(ObserverId::Waybill), "ID.MATCH", Review, ReasonCode::NoCoverage);
}

#[test]
fn every_expected_number_must_be_found() {
    let mut case = good_case_draft();
    case.expected_waybills.push("SF1234567890124".to_owned());
    let report = judged(case, &good_record());
    expect_in(&report, "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
}

#[test]
fn id_sametake() {
    expect(&good_record(), "ID.SAMETAKE", Pass, ReasonCode::Met);
    let cut = |at, ppm| good_record().with(Code::SpliceCut, at, at + 33, &[]).sure(ppm);
    expect(&cut(10_000, 950_000), "ID.SAMETAKE", Fail, ReasonCode::NotSameTake);
    expect(&cut(10_000, 500_000), "ID.SAMETAKE", Review, ReasonCode::NotSameTake);
    // After the last item a cut divides nothing; that it is there, CONT.CUT says.
    expect(&cut(58_000, 950_000), "ID.SAMETAKE", Pass, ReasonCode::Met);
    let unstated = report_of(&cut(58_000, 950_000), Vec::new());
    expect_in(&unstated, "ID.SAMETAKE", Fail, ReasonCode::NotSameTake);
    let hole = good_record().with(Code::CadenceGap, 20_000, 21_500, &[("gap_us", 1_500_000.into())]);
    expect(&hole, "ID.SAMETAKE", Fail, ReasonCode::NotSameTake);
    let still = good_record().gap(ObserverId::Splice, 9000, 11_000, CoverageReason::StillScene);
    expect(&still, "ID.SAMETAKE", Review, ReasonCode::PartialCoverage);
    expect(
        &good_record().without(Code::WaybillReading),
        "ID.SAMETAKE",
        Review,
        ReasonCode::WaybillUnreadable,
    );
}

#[test]
fn id_attached() {
    expect(&good_record(), "ID.ATTACHED", Pass, ReasonCode::Attested);
    let contrary = report_of(&good_record(), with_state(&Statement::LabelOnParcel, NotSeen));
    expect_in(&contrary, "ID.ATTACHED", Review, ReasonCode::AttestedContrary);
}

#[test]
fn id_conflict() {
    expect(&good_record(), "ID.CONFLICT", Pass, ReasonCode::Met);
    let old_label = good_record().with(
        Code::WaybillReading,
        3000,
        4000,
        &[("text", "SF9999567890123".into()), ("frames", 5.into())],
    );
    expect(&old_label, "ID.CONFLICT", Review, ReasonCode::WaybillSeveral);
    expect(&old_label, "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    let goods = good_record().with(
        Code::WaybillReading,
        30_000,
        31_000,
        &[("text", "6901234567892".into()), ("kind", "article_number".into())],
    );
    expect(&goods, "ID.CONFLICT", Pass, ReasonCode::Met);
}

#[test]
fn clr_res() {
    let size = |width, height| {
        let mut record = good_record();
        (record.timeline.shown_width_px, record.timeline.shown_height_px) = (width, height);
        record
    };
    expect(&size(720, 1280), "CLR.RES", Pass, ReasonCode::Met);
    expect(&size(1280, 719), "CLR.RES", Review, ReasonCode::OutsideLimit);
    expect(&size(640, 479), "CLR.RES", Fail, ReasonCode::OutsideLimit);
    let narrow = [("text", Value::from(WAYBILL)), ("module_milli_px", 1900.into())];
    let narrow = good_record().without(Code::WaybillReading).with(Code::WaybillReading, 0, 9000, &narrow);
    expect(&narrow, "CLR.RES", Review, ReasonCode::OutsideLimit);
}

#[test]
fn clr_sharp_and_light() {
    let measured = |sharp: i64, luma: i64, clipped: i64| {
        good_record().without(Code::ClarityMeasured).with(
            Code::ClarityMeasured,
            0,
            60_000,
            &[("sharp_ppm", sharp.into()), ("mean_luma", luma.into()), ("clipped_ppm", clipped.into())],
        )
    };
    expect(&good_record(), "CLR.SHARP", Pass, ReasonCode::Met);
    expect(&measured(399_999, 120, 0), "CLR.SHARP", Review, ReasonCode::OutsideLimit);
    expect(&good_record(), "CLR.LIGHT", Pass, ReasonCode::Met);
    expect(&measured(900_000, 39, 0), "CLR.LIGHT", Review, ReasonCode::OutsideLimit);
    expect(&measured(900_000, 120, 300_001), "CLR.LIGHT", Review, ReasonCode::OutsideLimit);
    expect(&good_record().without(Code::ClarityMeasured), "CLR.LIGHT", Review, ReasonCode::NotMeasured);
}

#[test]
fn clr_fps() {
    let frames = |frames| {
        let mut record = good_record();
        record.timeline.frames = frames;
        record
    };
    expect(&frames(900), "CLR.FPS", Pass, ReasonCode::Met);
    expect(&frames(899), "CLR.FPS", Review, ReasonCode::OutsideLimit);
    expect(&frames(599), "CLR.FPS", Fail, ReasonCode::OutsideLimit);
}

/// The good record with its container clock at that time; sign-off is 2026-11-18 02:00 UTC, the window ends on the 21st.
fn recorded_at(at: &str) -> ScanRecord {
    let detail = [("at", Value::from(at)), ("source", "mvhd".into())];
    good_record().without(Code::ProvenanceCreationTime).with(Code::ProvenanceCreationTime, 0, 60_000, &detail)
}

#[test]
fn time_window() {
    expect(&recorded_at("2026-11-21T01:54:00Z"), "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    // The clock may be five minutes off, and state the end of a take of one minute.
    expect(&recorded_at("2026-11-21T01:56:00Z"), "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    expect(&recorded_at("2026-11-21T02:05:00Z"), "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    expect(&recorded_at("2026-11-21T02:07:00Z"), "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
    let late = recorded_at("2026-11-22T00:00:00Z");
    let unsigned = judged(crate::case::Draft { signed_off_at: None, ..good_case_draft() }, &late);
    expect_in(&unsigned, "TIME.WINDOW", Review, ReasonCode::CaseLacks);
    let mut excepted = good_case_draft();
    let kind = crate::case::ExceptionKind::Installation;
    excepted.exceptions.push(crate::case::Exception { kind, why: None });
    expect_in(&judged(excepted, &late), "TIME.WINDOW", Review, ReasonCode::OutsideWindow);
}

#[test]
fn time_window_keeps_clocks_apart() {
    let two = recorded_at("2026-11-19T00:00:00Z").with(
        Code::ProvenanceCreationTime,
        0,
        60_000,
        &[("at", "2026-11-25T00:00:00Z".into()), ("source", "tkhd".into())],
    );
    expect(&two, "TIME.WINDOW", Review, ReasonCode::ClocksDiffer);
    let stated = |at: &str| crate::case::Draft {
        recorded_at: Some(crate::case::DraftRecording { at: at.to_owned(), clock: "wall clock".to_owned() }),
        ..good_case_draft()
    };
    let unclocked = good_record().without(Code::ProvenanceCreationTime);
    let alone = judged(stated("2026-11-19T10:00:00+08:00"), &unclocked);
    expect_in(&alone, "TIME.WINDOW", Review, ReasonCode::WeakClock);
    let agrees = judged(stated("2026-11-19T10:00:00+08:00"), &good_record());
    expect_in(&agrees, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    let contradicts = judged(stated("2026-11-29T10:00:00+08:00"), &good_record());
    expect_in(&contradicts, "TIME.WINDOW", Review, ReasonCode::ClocksDiffer);
}

#[test]
fn a_sign_off_without_zone_is_counted_in_every_zone() {
    let floating =
        || crate::case::Draft { signed_off_at: Some("2026-11-18 10:00".to_owned()), ..good_case_draft() };
    let inside = judged(floating(), &recorded_at("2026-11-19T12:00:00Z"));
    expect_in(&inside, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    expect_in(&inside, "TIME.TZ", Review, ReasonCode::CaseLacks);
    let near = judged(floating(), &recorded_at("2026-11-21T01:00:00Z"));
    expect_in(&near, "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    let outside = judged(floating(), &recorded_at("2026-11-22T00:00:00Z"));
    expect_in(&outside, "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
}

#[test]
fn time_order() {
    expect(&recorded_at("2026-11-18T02:00:00Z"), "TIME.ORDER", Pass, ReasonCode::Met);
    expect(&recorded_at("2026-11-18T01:50:00Z"), "TIME.ORDER", Review, ReasonCode::MarginTooSmall);
    expect(&recorded_at("2026-11-18T01:40:00Z"), "TIME.ORDER", Review, ReasonCode::OutsideLimit);
}

#[test]
fn time_span_and_zone() {
    expect(&good_record(), "TIME.SPAN", Pass, ReasonCode::Met);
    let mut long = good_record();
    long.timeline.span.end_ms = 1_800_001;
    expect(&long, "TIME.SPAN", Review, ReasonCode::OutsideLimit);
    expect(&good_record(), "TIME.TZ", Pass, ReasonCode::Met);
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
    let weak = good_record().with(Code::SpliceCut, 30_000, 30_033, &[]).sure(500_000);
    let settled = report_of(&weak, explain(4));
    expect_in(&settled, "CONT.CUT", Pass, ReasonCode::Explained);
    assert_eq!(settled.verdict, Verdict::Valid);
    let sure = good_record().with(Code::SpliceCut, 30_000, 30_033, &[]);
    expect_in(&report_of(&sure, explain(4)), "CONT.CUT", Fail, ReasonCode::ObservedFail);
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

#[test]
#[ignore = "a measurement: run it on a quiet machine with --release and --no-capture"]
fn judging_a_crowded_record_takes_less_than_ten_milliseconds() {
    let mut record = good_record();
    for index in 0..500 {
        record = record.with(Code::CadenceGap, index * 100, index * 100 + 10, &[("gap_us", 300_000.into())]);
    }
    let statements = bound(good_statements(), &record);
    let (case, policy) = (good_case(), base());
    let best = (0..50)
        .map(|_| {
            let begun = Instant::now();
            judge(&record, &case, &statements, &policy).unwrap();
            begun.elapsed()
        })
        .min()
        .unwrap();
    println!("{best:?}");
    assert!(best.as_millis() < 10, "{best:?}");
}

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Pass | NotApplicable => 0,
        Review => 1,
        Fail => 2,
    }
}

fn verdict_rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Valid => 0,
        Verdict::NeedsReview => 1,
        Verdict::Invalid => 2,
    }
}

/// Observations that count against a video, whatever their details.
const BAD: [Code; 14] = [
    Code::SpliceCut,
    Code::SpliceDissolve,
    Code::SpliceInsert,
    Code::CadenceGap,
    Code::CadenceBackward,
    Code::CadenceRateChange,
    Code::StillnessFreeze,
    Code::StillnessRepeat,
    Code::StillnessBlack,
    Code::IntegrityTruncated,
    Code::IntegrityConcealed,
    Code::ProvenanceEditor,
    Code::ProvenanceEditList,
    Code::PresenceEmpty,
];

prop_compose! {
    fn bad_observation()(
        code in proptest::sample::select(&BAD),
        start in 0_i64..59_000,
        length in 1_i64..8000,
        ppm in 0_u32..=1_000_000,
        gap_us in 0_i64..3_000_000,
    ) -> (Code, i64, i64, u32, i64) {
        (code, start, (start + length).min(60_000), ppm, gap_us)
    }
}

prop_compose! {
    fn some_record()(
        bad in proptest::collection::vec(bad_observation(), 0..5),
        uncovered in proptest::collection::vec(proptest::sample::select(ObserverId::ALL), 0..3),
        gaps in proptest::collection::vec(
            (proptest::sample::select(ObserverId::ALL), 0_i64..50_000, 1_i64..9000), 0..3),
        read in proptest::bool::weighted(0.8),
        recorded_hours in 0_i64..100,
    ) -> ScanRecord {
        let at = jiff::Timestamp::from_second(1_794_967_200 + recorded_hours * 3600).unwrap().to_string();
        let mut record = recorded_at(&at);
        if !read {
            record = record.without(Code::WaybillReading);
        }
        for (observer, start, length) in gaps {
            record = record.gap(observer, start, start + length, CoverageReason::StillScene);
        }
        for (code, start, end, ppm, gap_us) in bad {
            record = record.with(code, start, end, &[("gap_us", gap_us.into())]).sure(ppm);
        }
        for observer in uncovered {
            record = record.uncovered(observer);
        }
        record
    }
}

prop_compose! {
    fn some_statements()(keep in proptest::collection::vec(proptest::bool::weighted(0.8), 6)) -> Vec<bool> {
        keep
    }
}

fn stated(keep: &[bool]) -> Vec<crate::attest::Draft> {
    good_statements().into_iter().zip(keep).filter(|(_, keep)| **keep).map(|(draft, _)| draft).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn judging_is_deterministic(record in some_record(), keep in some_statements()) {
        let one = report_of(&record, stated(&keep));
        let other = report_of(&record, stated(&keep));
        prop_assert_eq!(crate::record::body(&one).unwrap(), crate::record::body(&other).unwrap());
    }

    #[test]
    fn removing_coverage_never_turns_review_into_pass(
        record in some_record(),
        keep in some_statements(),
        observer in proptest::sample::select(ObserverId::ALL),
    ) {
        let before = report_of(&record, stated(&keep));
        let after = report_of(&record.uncovered(observer), stated(&keep));
        for (before, after) in before.findings.iter().zip(&after.findings) {
            prop_assert!(
                !(before.outcome != Pass && after.outcome == Pass),
                "{} without {}: {:?} became {:?}", before.criterion, observer, before.outcome, after.outcome
            );
        }
        prop_assert!(!(before.verdict != Verdict::Valid && after.verdict == Verdict::Valid));
    }

    #[test]
    fn a_new_gap_in_coverage_never_turns_review_into_pass(
        record in some_record(),
        keep in some_statements(),
        observer in proptest::sample::select(ObserverId::ALL),
        start in 0_i64..50_000,
    ) {
        let before = report_of(&record, stated(&keep));
        let with_gap = if record.coverage.iter().any(|entry| entry.observer == observer) {
            record.gap(observer, start, start + 5000, CoverageReason::Damaged)
        } else {
            record
        };
        let after = report_of(&with_gap, stated(&keep));
        for (before, after) in before.findings.iter().zip(&after.findings) {
            prop_assert!(!(before.outcome != Pass && after.outcome == Pass), "{}", before.criterion);
        }
    }

    #[test]
    fn a_bad_observation_never_improves_anything(
        record in some_record(),
        keep in some_statements(),
        bad in bad_observation(),
    ) {
        let before = report_of(&record, stated(&keep));
        let (code, start, end, ppm, gap_us) = bad;
        let worse = record.with(code, start, end, &[("gap_us", gap_us.into())]).sure(ppm);
        let after = report_of(&worse, stated(&keep));
        for (before, after) in before.findings.iter().zip(&after.findings) {
            prop_assert!(
                rank(after.outcome) >= rank(before.outcome),
                "{} with {code}: {:?} became {:?}", before.criterion, before.outcome, after.outcome
            );
        }
        prop_assert!(verdict_rank(after.verdict) >= verdict_rank(before.verdict));
    }
}
