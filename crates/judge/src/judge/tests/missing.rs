//! The list of what is still needed.

use onetake_report::{Missing, MissingKind, Pending};

use super::*;

fn asked(report: &Report) -> Vec<(MissingKind, &str)> {
    report.missing.iter().map(|one| (one.kind, one.what.as_str())).collect()
}

fn find<'a>(report: &'a Report, what: &str) -> &'a Missing {
    report.missing.iter().find(|one| one.what == what).unwrap_or_else(|| panic!("{:#?}", report.missing))
}

#[test]
fn a_clean_video_without_statements_waits_for_statements_alone() {
    let report = report_of(&good_record(), Vec::new());
    assert_eq!(report.pending, Pending::Statements);
    assert_eq!(report.first_review_span, None);
    let statements: Vec<&str> = asked(&report)
        .into_iter()
        .map(|(kind, what)| {
            assert_eq!(kind, MissingKind::Statement);
            what
        })
        .collect();
    // Each once, those that help several criteria first.
    assert_eq!(
        statements,
        [
            "outside_shown",
            "opening_seen",
            "contents_shown",
            "natural_speed",
            "sealed_at_start",
            "stayed_in_frame",
            "label_on_parcel",
            // Advisory, so last.
            "inspected"
        ]
    );
    assert_eq!(find(&report, "opening_seen").criteria, ["COV.OPENING", "COV.SEQUENCE"]);
}

#[test]
fn a_fact_of_the_case_comes_before_statements() {
    let case = crate::case::Draft { signed_off_at: None, ..good_case_draft() }.check(None).unwrap();
    let report = judge(&good_record(), &case, &[], &base()).unwrap();
    assert_eq!(report.pending, Pending::Facts);
    assert_eq!(asked(&report)[0], (MissingKind::Fact, "signed_off_at"));
    assert_eq!(find(&report, "signed_off_at").criteria, ["TIME.WINDOW", "TIME.ORDER", "TIME.TZ"]);
}

#[test]
fn a_doubt_of_the_machine_is_a_place_to_look_at_once() {
    let record = good_record().with(Code::SpliceCut, 30_000, 30_033).sure(500_000);
    let report = report_of(&record, Vec::new());
    assert_eq!(report.pending, Pending::Look);
    assert_eq!(report.first_review_span.unwrap().start_ms, 30_000);
    let looks: Vec<&Missing> = report.missing.iter().filter(|one| one.kind == MissingKind::Look).collect();
    assert_eq!(looks.len(), 1, "{looks:#?}");
    assert_eq!(looks[0].criteria, ["CONT.CUT", "COV.INFRAME", "ID.SAMETAKE"]);
    let [.., look, checklist] = report.missing.as_slice() else { panic!() };
    assert_eq!((look.kind, checklist.level), (MissingKind::Look, Level::Advisory));
    assert_eq!(checklist.rank as usize, report.missing.len());
}

#[test]
fn what_fails_cannot_be_mended_by_a_statement_and_what_a_person_can_read_is_asked_for() {
    let cut = report(&good_record().with(Code::SpliceCut, 30_000, 30_033));
    assert_eq!(cut.pending, Pending::Nothing);
    assert_eq!(find(&cut, "CONT.CUT").kind, MissingKind::Replacement);
    let unread = report(&good_record().without(Code::WaybillReading));
    assert_eq!(find(&unread, "waybill_transcribed").kind, MissingKind::Statement);
    assert_eq!(unread.pending, Pending::Statements);
    assert_eq!(asked(&report(&good_record())), [(MissingKind::Statement, "inspected")]);
}

#[test]
fn every_open_criterion_is_in_the_list_and_no_other() {
    for report in [
        report_of(&record(), Vec::new()),
        report_of(&good_record().uncovered(ObserverId::Splice), Vec::new()),
        report(&good_record().with_facts(20_000, 22_000, gap(2_000_000))),
    ] {
        for finding in &report.findings {
            let listed = report.missing.iter().any(|one| one.criteria.contains(&finding.criterion));
            let open = matches!(finding.outcome, Fail | Review);
            assert_eq!(listed, open, "{}", finding.criterion);
        }
    }
}
