//! The criteria that persons state.

use super::*;
use onetake_report::facts::WaybillText;

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
