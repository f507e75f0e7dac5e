//! The criteria of continuity.

use super::*;
use onetake_report::facts::{CadenceGap, CadenceLength, ClockLevel, ClockReading, ContinuityPower};

#[test]
fn cont_ptsgap_judges_a_hole_by_its_length_and_the_clips_own_interval() {
    let hole = |gap_us: i64, median_us: i64| {
        good_record().with_facts(20_000, 20_500, CadenceGap { median_us, ..gap(gap_us) })
    };
    expect(&good_record(), "CONT.PTSGAP", Pass, ReasonCode::Met);
    expect(&hole(249_000, 33_333), "CONT.PTSGAP", Pass, ReasonCode::Met);
    expect(&hole(250_000, 33_333), "CONT.PTSGAP", Review, ReasonCode::ObservedReview);
    expect(&hole(250_000, 100_000), "CONT.PTSGAP", Pass, ReasonCode::Met);
    expect(&hole(1_000_000, 33_333), "CONT.PTSGAP", Fail, ReasonCode::ObservedFail);
    let unmeasured = good_record().with(Code::CadenceGap, 20_000, 20_500);
    expect(&unmeasured, "CONT.PTSGAP", Review, ReasonCode::NotMeasured);
    let backward = good_record().with(Code::CadenceBackward, 20_000, 20_033);
    expect(&backward, "CONT.PTSGAP", Review, ReasonCode::ObservedReview);
}

#[test]
fn cont_cut_fails_on_a_sure_cut_and_reviews_a_weak_one() {
    let cut = |ppm| good_record().with(Code::SpliceCut, 30_000, 30_033).sure(ppm);
    expect(&good_record(), "CONT.CUT", Pass, ReasonCode::Met);
    expect(&cut(900_000), "CONT.CUT", Fail, ReasonCode::ObservedFail);
    expect(&cut(899_999), "CONT.CUT", Review, ReasonCode::ObservedReview);
    expect(&cut(299_999), "CONT.CUT", Pass, ReasonCode::Met);
    let weaker = report(&cut(299_999));
    assert_eq!(finding(&weaker, "CONT.CUT").reasons[0].params.int(Param::BelowLimit), Some(1));
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
    assert_eq!(reason.params.text(Param::Cause), Some("still_scene"));
    let covered = still.with(Code::SoundUnbroken, 9000, 15_000);
    expect(&covered, "CONT.CUT", Pass, ReasonCode::Met);
    expect(&covered.clone().sure(800_000), "CONT.CUT", Review, ReasonCode::PartialCoverage);
    let damaged = covered.gap(ObserverId::Splice, 10_000, 14_000, CoverageReason::Damaged);
    expect(&damaged, "CONT.CUT", Review, ReasonCode::PartialCoverage);
}

#[test]
fn cont_cut_asks_a_person_where_a_removal_would_not_have_shown() {
    let tried = |length_ms: i64, share_ppm: u64| ContinuityPower { length_ms, instants: 50, share_ppm };
    let shown =
        good_record().with_facts(0, 60_000, tried(500, 400_000)).with_facts(0, 60_000, tried(2_000, 970_000));
    expect(&shown, "CONT.CUT", Pass, ReasonCode::Met);
    let params = finding(&report(&shown), "CONT.CUT").reasons[0].params.clone();
    assert_eq!(
        (params.int(Param::RemovalMs), params.int(Param::RemovalShownPpm)),
        (Some(2_000), Some(970_000))
    );
    // Shorter removals than the policy asks for, and single instants, do not count.
    expect(&shown.clone().with_facts(10_000, 20_000, tried(500, 0)), "CONT.CUT", Pass, ReasonCode::Met);
    expect(&shown.clone().with_facts(10_000, 12_000, tried(2_000, 0)), "CONT.CUT", Pass, ReasonCode::Met);
    let hidden = shown.with_facts(10_000, 20_000, tried(2_000, 0));
    expect(&hidden, "CONT.CUT", Review, ReasonCode::WouldNotShow);
    // A clock that runs on there speaks for it; its ticks alone are round again after ten seconds.
    let clock = |level| ClockReading {
        level,
        first: None,
        last: None,
        rate_ppm: 1_000_000,
        corners_px: Vec::new(),
        dates: None,
    };
    let timed = hidden.clone().with_facts(0, 60_000, clock(ClockLevel::Time)).sure(950_000);
    expect(&timed, "CONT.CUT", Pass, ReasonCode::Met);
    let ticks = hidden.clone().with_facts(0, 60_000, clock(ClockLevel::Ticks)).sure(950_000);
    expect(&ticks, "CONT.CUT", Review, ReasonCode::WouldNotShow);
    let sound = hidden.with(Code::SoundUnbroken, 9_000, 21_000).sure(950_000);
    expect(&sound, "CONT.CUT", Pass, ReasonCode::Met);
    // Parts that were left out of the record to keep it small may be such parts.
    let mut left_out = sound;
    left_out.omitted.push(Omitted { code: Code::ContinuityPower, count: 3, span: span(0, 60_000) });
    expect(&left_out, "CONT.CUT", Review, ReasonCode::LeftOut);
}

#[test]
fn cont_cut_asks_a_person_about_a_broken_sound_and_not_about_a_missing_one() {
    let broken = good_record().with(Code::SoundBreak, 30_000, 30_100).sure(850_000);
    expect(&broken, "CONT.CUT", Review, ReasonCode::ObservedReview);
    let faint = good_record().with(Code::SoundBreak, 30_000, 30_100).sure(299_999);
    expect(&faint, "CONT.CUT", Pass, ReasonCode::Met);
    let phase = good_record().with(Code::ProvenanceGopPhase, 30_000, 31_000).sure(400_000);
    expect(&phase, "CONT.CUT", Review, ReasonCode::ObservedReview);
    let silent = good_record().gap(ObserverId::Sound, 0, 60_000, CoverageReason::NoSound);
    expect(&silent, "CONT.CUT", Pass, ReasonCode::Met);
}

#[test]
fn cont_cut_fails_where_picture_and_sound_mark_one_instant() {
    let both = good_record().with(Code::ContinuityBreak, 30_000, 30_033).sure(910_000);
    expect(&both, "CONT.CUT", Fail, ReasonCode::ObservedFail);
    expect(&both, "ID.SAMETAKE", Fail, ReasonCode::NotSameTake);
}

#[test]
fn an_observation_left_out_of_the_record_is_not_absent() {
    let mut left_out = good_record();
    left_out.omitted.push(Omitted { code: Code::SpliceCut, count: 7, span: span(0, 60_000) });
    expect(&left_out, "CONT.CUT", Review, ReasonCode::LeftOut);
}

#[test]
fn cont_freeze() {
    let freeze = |length: i64| good_record().with(Code::StillnessFreeze, 20_000, 20_000 + length);
    expect(&good_record(), "CONT.FREEZE", Pass, ReasonCode::Met);
    expect(&freeze(2000), "CONT.FREEZE", Pass, ReasonCode::Met);
    expect(&freeze(2001), "CONT.FREEZE", Review, ReasonCode::ObservedReview);
    expect(&freeze(5001), "CONT.FREEZE", Fail, ReasonCode::ObservedFail);
    let repeat = good_record().with(Code::StillnessRepeat, 20_000, 20_400);
    expect(&repeat, "CONT.FREEZE", Review, ReasonCode::ObservedReview);
}

#[test]
fn cont_dark_fails_between_opening_and_last_item_only() {
    let black = |start, end| good_record().with(Code::StillnessBlack, start, end);
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
    let edited = good_record().with(Code::ProvenanceEditList, 0, 60_000);
    expect(&edited, "CONT.EDITLIST", Review, ReasonCode::ObservedReview);
}

#[test]
fn cont_speed() {
    let differs = |ms: i64| {
        let (video_ms, audio_ms) = (60_000, 60_000 + ms);
        let ratio_ppm = audio_ms * 1_000_000 / video_ms;
        let facts = CadenceLength { video_ms, audio_ms, difference_ms: ms, audio_start_ms: 0, ratio_ppm };
        good_record().with_facts(0, 60_000, facts)
    };
    expect(&good_record(), "CONT.SPEED", Pass, ReasonCode::Attested);
    expect(&differs(-900), "CONT.SPEED", Pass, ReasonCode::Attested);
    expect(&differs(18_000), "CONT.SPEED", Review, ReasonCode::OutsideLimit);
    let change = good_record().with(Code::CadenceRateChange, 30_000, 31_000);
    expect(&change, "CONT.SPEED", Review, ReasonCode::ObservedReview);
}
