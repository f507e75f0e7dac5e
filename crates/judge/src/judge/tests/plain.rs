//! One cause is told once, in the direction in which it lies, and first what decides.

use onetake_report::facts::{ClarityMeasured, WaybillText};
use onetake_report::{MissingKind, ReportLimit};

use super::*;

const OTHER: &str = "SF9999567890123";

fn read_as(texts: &[&str]) -> onetake_report::ScanRecord {
    texts.iter().zip(0..).fold(good_record().without(Code::WaybillReading), |record, (text, index)| {
        let (start_ms, end_ms) = (1_000 + index * 4_000, 4_000 + index * 4_000);
        record.with_facts_of(Code::WaybillReading, start_ms, end_ms, self::text(text))
    })
}

fn not_met(report: &Report) -> Vec<&str> {
    let open = report.findings.iter().filter(|finding| matches!(finding.outcome, Fail | Review));
    open.filter(|finding| finding.criterion != "CHK.LIST").map(|finding| finding.criterion.as_str()).collect()
}

#[test]
fn one_other_number_is_one_finding() {
    let report = report(&read_as(&[OTHER]));
    assert_eq!(not_met(&report), ["ID.MATCH"]);
    assert_eq!(report.verdict, Verdict::Invalid);
    let first = &report.missing[0];
    assert_eq!((first.kind, first.what.as_str()), (MissingKind::Replacement, "waybill_different"));
    assert!(report.missing.iter().all(|one| one.what != "waybill_transcribed"));
    // The same number in two symbols is one number.
    assert_eq!(not_met(&self::report(&read_as(&[OTHER, OTHER]))), ["ID.MATCH"]);
    // Also where one of them carries it in a longer text, whichever was read first.
    let payload = format!("MMM={{'k1':'755WE','k5':'{OTHER}','k7':'39bb4bd9'}}");
    assert_eq!(not_met(&self::report(&read_as(&[&payload, OTHER]))), ["ID.MATCH"]);
    assert_eq!(not_met(&self::report(&read_as(&[OTHER, &payload]))), ["ID.MATCH"]);
}

#[test]
fn two_numbers_are_several_whether_or_not_one_of_them_is_expected() {
    for texts in [&[WAYBILL, OTHER], &[OTHER, "SF8888567890123"]] {
        let report = report(&read_as(texts));
        expect_in(&report, "ID.CONFLICT", Review, ReasonCode::WaybillSeveral);
    }
}

#[test]
fn another_number_stands_for_nothing_where_the_expected_one_was_seen() {
    // A person read the expected number, the machine an old label.
    let record = read_as(&[OTHER]);
    let mut drafts = good_statements();
    drafts.push(says(Statement::WaybillTranscribed { text: WAYBILL.to_owned() }, Seen, 20_000, 22_000));
    let report = report_of(&record, drafts);
    expect_in(&report, "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    expect_in(&report, "ID.CONFLICT", Review, ReasonCode::WaybillSeveral);
    expect_in(&report, "ID.DECODE", Review, ReasonCode::WaybillUnreadable);
    // A glimpse or a piece of the expected one counts as seen, too.
    for (code, seen) in [(Code::WaybillSighting, WAYBILL), (Code::WaybillReading, "567890123")] {
        let facts = WaybillText { frames: 1, ..text(seen) };
        let glimpse = record.clone().with_facts_of(code, 30_000, 30_100, facts);
        let report = self::report(&glimpse);
        assert_eq!(finding(&report, "ID.MATCH").outcome, Review, "{seen}");
        assert_eq!(finding(&report, "ID.CONFLICT").outcome, Review, "{seen}");
    }
}

#[test]
fn what_fails_for_good_comes_first_and_what_can_change_nothing_after_it() {
    let cut = report_of(&good_record().with(Code::SpliceCut, 30_000, 30_033), Vec::new());
    let kinds: Vec<MissingKind> = cut.missing.iter().map(|one| one.kind).collect();
    let fails = kinds.iter().take_while(|kind| **kind == MissingKind::Replacement).count();
    assert!(fails > 0 && kinds[fails..].iter().all(|kind| *kind != MissingKind::Replacement), "{kinds:?}");
    let open = report_of(&good_record(), Vec::new());
    assert_eq!(open.missing[0].kind, MissingKind::Statement);
}

#[test]
fn a_missed_limit_names_the_value_the_limit_and_the_side() {
    let missed = |report: &Report, criterion: &str| {
        let params = finding(report, criterion).reasons[0].params.clone();
        let text = |name: &str| params.text(name).unwrap_or_default().to_owned();
        (text("side"), text("missed_value"), text("missed_limit"))
    };
    let words = |side: &str, value: &str, limit: &str| (side.to_owned(), value.to_owned(), limit.to_owned());
    let mut record = good_record();
    (record.timeline.shown_width_px, record.timeline.shown_height_px) = (960, 540);
    assert_eq!(missed(&report(&record), "CLR.RES"), words("below", "short_side_px", "review_px"));
    (record.timeline.shown_width_px, record.timeline.shown_height_px) = (640, 360);
    assert_eq!(missed(&report(&record), "CLR.RES"), words("below", "short_side_px", "fail_px"));
    for (luma, side, limit) in [(10, "below", "min_luma"), (250, "above", "max_luma")] {
        let measured = ClarityMeasured { mean_luma: luma, ..clarity() };
        let record = good_record().without(Code::ClarityMeasured).with_facts(0, 60_000, measured);
        assert_eq!(missed(&report(&record), "CLR.LIGHT"), words(side, "mean_luma", limit));
    }
    record = good_record();
    record.timeline.median_interval_us = Some(80_000);
    assert_eq!(missed(&report(&record), "CLR.FPS"), words("below", "milli_fps", "review_milli_fps"));
}

#[test]
fn checks_that_no_version_makes_yet_are_no_part_that_was_not_checked() {
    let partly =
        |record: &onetake_report::ScanRecord| report(record).limits.contains(&ReportLimit::PartlyChecked);
    let mut record = good_record();
    record.coverage.retain(|entry| !matches!(entry.observer, ObserverId::Clock | ObserverId::Presence));
    assert!(!partly(&record));
    assert!(partly(&record.clone().gap(ObserverId::Splice, 0, 1_000, CoverageReason::StillScene)));
    // One that this version makes is told where it is missing; one that a later version makes, where it saw a part.
    let mut without = record.clone();
    without.coverage.retain(|entry| entry.observer != ObserverId::Splice);
    assert!(partly(&without));
    assert!(partly(&good_record().gap(ObserverId::Clock, 0, 1_000, CoverageReason::NoPicture)));
}

#[test]
fn the_order_and_the_shops_reference_stand_in_the_report() {
    let draft = |order: &str| crate::case::Draft {
        order_number: Some(order.to_owned()),
        reference: Some(" RMA-77 ".to_owned()),
        ..good_case_draft()
    };
    let report = judged(draft("２６１１１８０００１２３"), &good_record());
    assert_eq!(report.case.order_number.as_deref(), Some("261118000123"));
    assert_eq!(report.case.reference.as_deref(), Some("RMA-77"));
    assert_eq!(judged(draft(" "), &good_record()).case.order_number, None);
    let long = "9".repeat(121);
    for wrong in ["2.61118E+17", "1\n2", long.as_str()] {
        assert!(draft(wrong).check(None).is_err(), "{wrong}");
    }
}

#[test]
fn a_table_names_the_order_in_the_words_of_the_shop() {
    for (names, order, reference) in [
        ("运单号,订单号,售后单号", "261118000123", Some("R-1")),
        ("託運單號,訂單編號,退貨單號", "261118000123", Some("R-1")),
        ("tracking no,Order No,return number", "261118000123", Some("R-1")),
        ("mã vận đơn,Mã đơn hàng,x", "261118000123", None),
    ] {
        let table = crate::case::Table::parse(&format!("{names}\n{WAYBILL},{order},R-1\n")).unwrap();
        let draft = table.draft(None).unwrap();
        assert_eq!(draft.order_number.as_deref(), Some(order), "{names}");
        assert_eq!(draft.reference.as_deref(), reference, "{names}");
    }
    let two = format!("运单号,订单号\n{WAYBILL},A-100\n{WAYBILL},A-101\n{WAYBILL},A-100\n");
    let draft = crate::case::Table::parse(&two).unwrap().draft(None).unwrap();
    assert_eq!(draft.order_number.as_deref(), Some("A-100; A-101"), "a parcel can hold two orders");
}

#[test]
fn a_policy_says_where_the_platforms_own_page_was_not_read() {
    let read = |name: &str| Policy::built_in(name).unwrap().reference().platform_page_read;
    assert_eq!(read("base"), None);
    assert_eq!(read("taobao-tmall"), Some(false));
    assert_eq!(read("taobao-tmall+packing"), Some(false), "what lies over it does not read it either");
}
