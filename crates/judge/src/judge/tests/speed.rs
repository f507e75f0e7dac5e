//! The speed: what a clock covers, and what waits for a person.

use super::*;
use crate::attest::{DraftSpan, StatementKind};
use crate::propose::{Stating, open_statements};
use onetake_report::Span;
use onetake_report::facts::{ClockJump, ClockLevel, ClockRate, ClockReading};

#[test]
fn speed_that_nothing_tells_waits_for_one_statement() {
    let unstated = || without_statement(&Statement::NaturalSpeed);
    let record = good_record();
    let report = report_of(&record, unstated());
    expect_in(&report, "CONT.SPEED", Review, ReasonCode::NotAttested);
    // It is asked for with the place, so that it can be confirmed and need not be typed.
    let (open, _) = open_statements(&report, &record, &base());
    let [one] = open.as_slice() else { panic!("{open:#?}") };
    // Nothing tells it, so no scan proposes it: whoever states it has looked.
    assert_eq!((one.kind, one.proposed), (StatementKind::NaturalSpeed, false));
    assert_eq!(one.span, Some(Span::millis(0, 60_000)));
    let by = Stating {
        who: "Li Na".to_owned(),
        role: "inspector".to_owned(),
        at: "2026-11-20T15:04:00+08:00".to_owned(),
    };
    assert_eq!(one.accepted(&by, "looked", &[], &record), None);
    let mut drafts = unstated();
    let span = DraftSpan { start_ms: 0, end_ms: 60_000 };
    drafts.push(one.draft(Statement::NaturalSpeed, AttestedState::Seen, span, &by, &record));
    expect_in(&report_of(&record, drafts), "CONT.SPEED", Pass, ReasonCode::Attested);
    // A part of the take that the statement leaves out is asked for again, and the contrary fails.
    let mut part = unstated();
    part.push(says(Statement::NaturalSpeed, AttestedState::Seen, 0, 40_000));
    expect_in(&report_of(&record, part), "CONT.SPEED", Review, ReasonCode::NotAttested);
    let contrary = with_state(&Statement::NaturalSpeed, AttestedState::NotSeen);
    expect_in(&report_of(&record, contrary), "CONT.SPEED", Fail, ReasonCode::AttestedContrary);
}

#[test]
fn a_clock_in_real_time_covers_the_speed_and_another_rate_is_told() {
    let with_clock = |rate_ppm: i64, end_ms: i64| {
        let reading = ClockReading { rate_ppm, ..clock_showing("2026-11-20T15:00:00") };
        good_record().without(Code::ClockReading).with_facts(0, end_ms, reading).sure(950_000)
    };
    let judged = |record: &ScanRecord| report_of(record, without_statement(&Statement::NaturalSpeed));
    expect_in(&judged(&with_clock(1_000_000, 58_000)), "CONT.SPEED", Pass, ReasonCode::Met);
    for (rate_ppm, end_ms) in [(3_000_000, 60_000), (500_000, 60_000), (1_000_000, 30_000)] {
        let record = with_clock(rate_ppm, end_ms);
        expect_in(&judged(&record), "CONT.SPEED", Review, ReasonCode::NotAttested);
    }
    let jumps = with_clock(1_000_000, 60_000).with_facts(30_000, 30_033, ClockJump { step_ms: 2_000 });
    expect_in(&judged(&jumps), "CONT.SPEED", Review, ReasonCode::NotAttested);
    // Of the seconds alone no clock covers anything: they are round again after ten.
    let ticks = with_clock(1_000_000, 60_000);
    let ticks = ticks.without(Code::ClockReading).with_facts(
        0,
        60_000,
        ClockReading {
            level: ClockLevel::Ticks,
            rate_ppm: 1_000_000,
            ..clock_showing("2026-11-20T15:00:00")
        },
    );
    expect_in(&judged(&ticks), "CONT.SPEED", Review, ReasonCode::NotAttested);
    let off = good_record().with_facts(20_000, 40_000, ClockRate { rate_ppm: 3_000_000 });
    expect(&off, "CONT.SPEED", Review, ReasonCode::ObservedReview);
}
