//! The criteria that persons state.

use super::*;
use onetake_report::facts::{
    BlockedKind, ParcelState, PresenceBlocked, PresenceParcel, StageContentsShown, StageOpening, WaybillText,
};

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
    let empty = record.clone().with(Code::PresenceBlocked, 30_000, 33_000);
    expect(&empty, "COV.INFRAME", Review, ReasonCode::ObservedReview);
    let before = record.clone().with(Code::PresenceBlocked, 0, 3000);
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
    let number_at = |start, end| read_instead(start, end, WaybillText { frames: 9, ..text(WAYBILL) });
    let last = report(&number_at(56_000, 59_000));
    expect_in(&last, "COV.SEQUENCE", Pass, ReasonCode::OrderAccepted);
    assert_eq!(finding(&last, "COV.SEQUENCE").reasons[0].params.int(Param::Order), Some(2));
    expect(&number_at(14_000, 16_000), "COV.SEQUENCE", Fail, ReasonCode::OrderNotAccepted);
    let mut late = without_statement(&Statement::OutsideShown { sides: Vec::new() });
    late.push(says(Statement::OutsideShown { sides: vec![Side::Top] }, Seen, 30_000, 40_000));
    expect_in(&report_of(&record, late), "COV.SEQUENCE", Fail, ReasonCode::OrderNotAccepted);
}

/// A record whose scan proposes an opening from 12 to 25 s and contents from there on.
fn with_steps(confidence_ppm: u32) -> ScanRecord {
    let opening = StageOpening {
        activity_ms: 13_000,
        changed_cells: 40,
        same_face_after: false,
        label_after: false,
        region_permille: Some([300, 300, 200, 200]),
    };
    good_record()
        .with_facts(12_000, 25_000, opening)
        .sure(confidence_ppm)
        .with_facts(25_000, 60_000, StageContentsShown { quiet_ms: 4_000 })
        .sure(confidence_ppm)
}

/// The base rule, with a share of confidence from which on the opening is accepted as proposed.
fn accepting(ppm: u32) -> Policy {
    let shop = format!(
        "format = \"onetake.policy/1.0\"\nid = \"shop\"\nkind = \"shop\"\nedition = \"2026-11-28\"\nextends = \"base\"\n\
         title = {{ en = \"shop\", zh-CN = \"shop\", zh-TW = \"shop\", vi = \"shop\" }}\n[[criterion]]\nid = \"COV.OPENING\"\nsource = \"the shop's own rule\"\n\
         read_on = \"2026-11-28\"\nvalues = \"stated\"\n[criterion.check.attested]\naccept_proposals_ppm = {ppm}\n"
    );
    Policy::parse(&shop, "shop.toml").unwrap()
}

#[test]
fn a_proposal_passes_nothing_by_itself_and_says_where_to_look() {
    let report = report_of(&with_steps(999_000), without_statement(&Statement::OpeningSeen));
    expect_in(&report, "COV.OPENING", Review, ReasonCode::NotAttested);
    let reason = &finding(&report, "COV.OPENING").reasons[0];
    assert_eq!(reason.span.map(|span| (span.start_ms, span.end_ms)), Some((12_000, 25_000)));
    let missing = report.missing.iter().find(|one| one.what == "opening_seen").unwrap();
    assert_eq!((missing.span, missing.observation), (reason.span, reason.observation));
}

#[test]
fn a_parcel_out_of_the_picture_before_it_is_opened_lets_a_person_look() {
    let parcel = |state| PresenceParcel {
        state,
        edge: None,
        number: WAYBILL.to_owned(),
        region_permille: None,
        way_permille: None,
    };
    let out = good_record().with_facts(9_000, 11_000, parcel(ParcelState::Out));
    expect(&out, "ID.ATTACHED", Review, ReasonCode::ObservedReview);
    let briefly = good_record().with_facts(9_000, 9_900, parcel(ParcelState::Out));
    expect(&briefly, "ID.ATTACHED", Pass, ReasonCode::Attested);
    let hidden = good_record().with_facts(9_000, 11_000, parcel(ParcelState::Hidden));
    expect(&hidden, "ID.ATTACHED", Pass, ReasonCode::Attested);
    // After the opening its label says nothing of where the contents are; the inspection itself must stay in the picture.
    let inside = good_record().with_facts(30_000, 33_000, parcel(ParcelState::Out));
    expect(&inside, "ID.ATTACHED", Pass, ReasonCode::Attested);
    expect(&inside, "COV.INFRAME", Review, ReasonCode::ObservedReview);
    let beside = good_record().with_facts(30_000, 33_000, parcel(ParcelState::In));
    expect(&beside, "COV.INFRAME", Pass, ReasonCode::Attested);
}

#[test]
fn a_label_that_leaves_the_work_table_inside_the_picture_lets_a_person_look() {
    let parcel = |way: [i64; 4]| PresenceParcel {
        state: ParcelState::In,
        edge: None,
        number: WAYBILL.to_owned(),
        region_permille: Some([200, 200, 100, 50]),
        way_permille: Some(way),
    };
    let at = |region: Option<&str>, way| {
        let case = crate::case::Draft { region: region.map(str::to_owned), ..good_case_draft() };
        judged(case, &good_record().with_facts(30_000, 33_000, parcel(way)))
    };
    let away = at(Some("10,10,50,60"), [200, 200, 700, 50]);
    expect_in(&away, "COV.INFRAME", Review, ReasonCode::BesideTable);
    assert_eq!(away.case.region_permille, Some([100, 100, 500, 600]));
    expect_in(&at(Some("10,10,50,60"), [200, 200, 300, 50]), "COV.INFRAME", Pass, ReasonCode::Attested);
    // Where no table is named, the picture is all there is.
    expect_in(&at(None, [200, 200, 700, 50]), "COV.INFRAME", Pass, ReasonCode::Attested);
}

#[test]
fn a_view_that_is_lost_lets_a_person_look() {
    let blocked = |kind| PresenceBlocked { kind, duration_ms: 1500 };
    for kind in [BlockedKind::Covered, BlockedKind::Dark, BlockedKind::Blurred, BlockedKind::Unknown] {
        let lost = good_record().with_facts(30_000, 31_500, blocked(kind));
        expect(&lost, "COV.INFRAME", Review, ReasonCode::ObservedReview);
        expect(&lost, "CONT.DARK", Review, ReasonCode::ObservedReview);
    }
}

#[test]
fn a_shop_may_accept_proposals_and_every_report_tells() {
    let judged = |record: &ScanRecord, policy: &Policy| {
        let drafts = without_statement(&Statement::OpeningSeen);
        judge(record, &good_case(), &bound(drafts, record), policy).unwrap()
    };
    let accepted = judged(&with_steps(600_000), &accepting(600_000));
    expect_in(&accepted, "COV.OPENING", Pass, ReasonCode::ProposalAccepted);
    let params = &finding(&accepted, "COV.OPENING").reasons[0].params;
    assert_eq!(
        (params.int(Param::AcceptProposalsPpm), params.int(Param::ConfidencePpm)),
        (Some(600_000), Some(600_000))
    );
    let less_sure = judged(&with_steps(599_999), &accepting(600_000));
    expect_in(&less_sure, "COV.OPENING", Review, ReasonCode::NotAttested);
    // A person's word stands before any proposal.
    let contrary = with_state(&Statement::OpeningSeen, NotSeen);
    let record = with_steps(600_000);
    let contrary = judge(&record, &good_case(), &bound(contrary, &record), &accepting(600_000)).unwrap();
    expect_in(&contrary, "COV.OPENING", Fail, ReasonCode::AttestedContrary);
}

#[test]
fn where_the_parcel_or_the_camera_cannot_be_told_a_lost_view_still_can() {
    for reason in [CoverageReason::ParcelUnknown, CoverageReason::CameraUnknown] {
        let record = good_record().gap(ObserverId::Presence, 0, 60_000, reason);
        expect(&record, "CONT.DARK", Pass, ReasonCode::Met);
    }
    let damaged = good_record().gap(ObserverId::Presence, 10_000, 12_000, CoverageReason::Damaged);
    expect(&damaged, "CONT.DARK", Review, ReasonCode::PartialCoverage);
}
