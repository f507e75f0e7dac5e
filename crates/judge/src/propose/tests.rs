use onetake_report::facts::{StageContentsShown, StageLabelShown, StageOpening, StageOutsideShown};
use onetake_report::{AttestedState, Code, Level, Outcome, Report, ScanRecord, Verdict};
use onetake_testkit::{Change as _, WAYBILL, good_record, text};

use super::*;
use crate::attest::{Draft, Side};
use crate::judge::judge;
use crate::judge::testing::{base, bound, finding, good_case, good_case_draft};

const NOTE: &str = "accepted as the scan proposes it";

fn with_steps(record: ScanRecord, label: (i64, i64), outside: (i64, i64)) -> ScanRecord {
    let opening = StageOpening {
        activity_ms: 13_000,
        changed_cells: 40,
        same_face_after: false,
        label_after: false,
        region_permille: Some([300, 300, 200, 200]),
    };
    record
        .with_facts(label.0, label.1, StageLabelShown { text: WAYBILL.to_owned(), frames: 200 })
        .with_facts(outside.0, outside.1, StageOutsideShown { views: 4 })
        .sure(500_000)
        .with_facts(12_000, 25_000, opening)
        .sure(600_000)
        .with_facts(25_000, 50_000, StageContentsShown { quiet_ms: 4_000 })
        .sure(550_000)
}

/// Label and outside, opening, contents.
fn number_first() -> ScanRecord {
    with_steps(good_record(), (1_000, 8_000), (1_000, 11_000))
}

/// Outside, opening, contents, label.
fn number_last() -> ScanRecord {
    let record = good_record().without(Code::WaybillReading);
    let record = record.with_facts_of(Code::WaybillReading, 51_000, 58_000, text(WAYBILL));
    with_steps(record, (51_000, 58_000), (1_000, 11_000))
}

fn report_of(record: &ScanRecord, drafts: Vec<Draft>) -> Report {
    judge(record, &good_case(), &bound(drafts, record), &base()).unwrap()
}

fn by() -> Stating {
    Stating {
        who: "Li Na".to_owned(),
        role: "receiving inspector".to_owned(),
        at: "2026-11-20T15:04:00+08:00".to_owned(),
    }
}

#[test]
fn an_honest_take_of_either_order_is_valid_with_its_proposals_confirmed() {
    for (record, order) in [(number_first(), 1), (number_last(), 2)] {
        let report = report_of(&record, Vec::new());
        let (open, left) = open_statements(&report, &record, &base());
        let must: Vec<&OpenStatement> = open.iter().filter(|one| one.level == Level::Mandatory).collect();
        assert_eq!(must.len(), 7, "{must:#?}");
        assert_eq!(left, [StatementKind::Inspected]);
        assert!(open.iter().take(6).all(|one| one.level == Level::Mandatory), "mandatory ones come first");
        // As a person does who takes what is offered.
        let confirmed = must.iter().map(|one| {
            let said = one.wants.said("").unwrap();
            let span = one.span.unwrap();
            let span = DraftSpan { start_ms: span.start_ms, end_ms: span.end_ms };
            let statement = one.statement(AttestedState::Seen, said).unwrap();
            one.draft(statement, AttestedState::Seen, span, &by(), &record)
        });
        let confirmed = report_of(&record, confirmed.collect());
        assert_eq!(confirmed.verdict, Verdict::Valid, "{order}: {:#?}", confirmed.missing);
        // And as a script that names the sides.
        let sides = [Side::Top, Side::Front, Side::Left, Side::Right];
        let (asked, proposed): (Vec<&OpenStatement>, Vec<&OpenStatement>) =
            must.iter().partition(|one| one.kind == StatementKind::NaturalSpeed);
        let accept = |one: &&OpenStatement| one.accepted(&by(), NOTE, &sides, &record);
        let mut accepted: Vec<Draft> = proposed.iter().map(|one| accept(one).unwrap()).collect();
        assert!(accepted.iter().all(|draft| draft.note.as_deref() == Some(NOTE)));
        // That nothing plays slower or faster is proposed by no scan: a person states it.
        let [speed] = asked.as_slice() else { panic!("{asked:?}") };
        assert_eq!(accept(speed), None);
        let span = DraftSpan { start_ms: 0, end_ms: 60_000 };
        accepted.push(speed.draft(Statement::NaturalSpeed, AttestedState::Seen, span, &by(), &record));
        let accepted = report_of(&record, accepted);
        assert_eq!(accepted.verdict, Verdict::Valid, "{order}: {:#?}", accepted.missing);
        assert_eq!(finding(&accepted, "REP.NEUTRAL").outcome, Outcome::Pass);
        let given = finding(&accepted, "COV.SEQUENCE").reasons[0].params.int(onetake_report::Param::Order);
        assert_eq!(given, Some(order));
    }
}

#[test]
fn sides_are_asked_for_and_never_proposed() {
    let record = number_first();
    let report = report_of(&record, Vec::new());
    let (open, _) = open_statements(&report, &record, &base());
    let outside = open.iter().find(|one| one.kind == StatementKind::OutsideShown).unwrap();
    assert_eq!(outside.wants, Wants::Sides(vec![Side::Top, Side::Front, Side::Back, Side::Left]));
    assert_eq!(outside.accepted(&by(), NOTE, &[], &record), None);
    let unseen = outside.statement(AttestedState::NotVisible, Said::Nothing);
    assert_eq!(unseen, Some(Statement::OutsideShown { sides: Vec::new() }));
}

#[test]
fn what_happens_beside_the_work_table_is_no_opening() {
    let record = number_first();
    let opening = |region: &str| {
        proposed(StatementKind::OpeningSeen, &record, Some(region.parse().unwrap())).map(|one| one.span)
    };
    assert_eq!(opening("20,20,50,50"), Some(Span::millis(12_000, 25_000)));
    assert_eq!(opening("35,35,60,60"), Some(Span::millis(12_000, 25_000)));
    assert_eq!(opening("60,0,40,100"), None);
}

#[test]
fn what_is_not_proposed_has_no_place_and_is_not_accepted() {
    let record = good_record();
    let report = report_of(&record, Vec::new());
    let (open, _) = open_statements(&report, &record, &base());
    assert!(open.iter().filter(|one| one.level == Level::Mandatory).count() == 7);
    // What nothing tells has a place all the same: the part that nothing tells of.
    for one in &open {
        assert_eq!(one.accepted(&by(), NOTE, &[Side::Top], &record), None, "{one:?}");
        assert_eq!(one.span.is_some(), one.kind == StatementKind::NaturalSpeed, "{one:?}");
    }
}

#[test]
fn a_label_is_on_what_is_opened_as_surely_as_the_parcel_was_followed() {
    let parcel = |state| onetake_report::facts::PresenceParcel {
        state,
        edge: None,
        number: WAYBILL.to_owned(),
        region_permille: None,
        way_permille: None,
    };
    let of = |record: &ScanRecord, kind| proposed(kind, record, None).unwrap().confidence_ppm;
    for (states, on_parcel, in_frame) in [
        (vec![(1_000, 12_500, ParcelState::In)], FOLLOWED_PPM, 550_000),
        (vec![(1_000, 8_500, ParcelState::In), (9_000, 13_000, ParcelState::Edge)], FOLLOWED_PPM, 550_000),
        (
            vec![(1_000, 8_500, ParcelState::In), (8_500, 12_500, ParcelState::Hidden)],
            NOT_FOLLOWED_PPM,
            NOT_FOLLOWED_PPM,
        ),
        (
            vec![(1_000, 8_100, ParcelState::In), (11_500, 12_500, ParcelState::In)],
            NOT_FOLLOWED_PPM,
            NOT_FOLLOWED_PPM,
        ),
        (Vec::new(), NOT_FOLLOWED_PPM, NOT_FOLLOWED_PPM),
    ] {
        let record = number_first().without(Code::PresenceParcel);
        let record = states
            .iter()
            .fold(record, |record, (from, to, state)| record.with_facts(*from, *to, parcel(state.clone())));
        assert_eq!(of(&record, StatementKind::LabelOnParcel), on_parcel, "{states:?}");
        assert_eq!(of(&record, StatementKind::StayedInFrame), in_frame, "{states:?}");
    }
}

#[test]
fn each_line_of_the_order_is_a_question_with_its_quantity() {
    let record = number_first();
    let mut draft = good_case_draft();
    let line = |id: &str, quantity| -> onetake_report::OrderLine {
        serde_json::from_value(serde_json::json!({ "id": id, "quantity": quantity })).unwrap()
    };
    draft.order_lines = vec![line("1", 2), line("2", 1)];
    let case = draft.check(None).unwrap();
    let report = judge(&record, &case, &[], &base()).unwrap();
    let (open, _) = open_statements(&report, &record, &base());
    let counts: Vec<&Wants> =
        open.iter().filter(|one| one.kind == StatementKind::LineShown).map(|one| &one.wants).collect();
    let wants = |line: &str, ordered| Wants::Count { line: line.to_owned(), ordered };
    assert_eq!(counts, [&wants("1", 2), &wants("2", 1)]);
    let first = open.iter().find(|one| one.kind == StatementKind::LineShown).unwrap();
    assert_eq!(first.span.map(|span| span.start_ms), Some(25_000), "counted where the contents are shown");
}

#[test]
fn a_number_that_no_machine_read_is_typed_by_the_person() {
    let record = good_record().without(Code::WaybillReading);
    let report = report_of(&record, Vec::new());
    let (open, _) = open_statements(&report, &record, &base());
    let number = open.iter().find(|one| one.kind == StatementKind::WaybillTranscribed).unwrap();
    assert_eq!(number.wants, Wants::Number);
    assert_eq!(number.accepted(&by(), NOTE, &[], &record), None);
    let said = number.wants.said(" SF1390024681357 ").unwrap();
    let statement = number.statement(AttestedState::Seen, said);
    assert_eq!(statement, Some(Statement::WaybillTranscribed { text: "SF1390024681357".to_owned() }));
}

#[test]
fn a_picture_shows_the_span_that_is_proposed() {
    let mut record = number_first();
    for (id, at_ms) in [(0, 1_500), (1, 18_000), (2, 40_000)] {
        let still = serde_json::json!({
            "id": id, "file": format!("{id}.jpg"), "sha256": "0".repeat(64), "at_ms": at_ms, "frame": 1,
            "purpose": "strip", "width_px": 16, "height_px": 9
        });
        record.stills.push(serde_json::from_value(still).unwrap());
    }
    let opening = record.observations.iter_mut().find(|seen| seen.code == Code::StageOpening).unwrap();
    opening.stills = vec![1];
    let stills = |kind| proposed(kind, &record, None).unwrap().stills;
    assert_eq!(stills(StatementKind::OpeningSeen), [1]);
    assert_eq!(stills(StatementKind::SealedAtStart), [0], "not that of the opening, from which it follows");
    assert_eq!(stills(StatementKind::ContentsShown), [2], "one of the span where none was kept for it");
}
