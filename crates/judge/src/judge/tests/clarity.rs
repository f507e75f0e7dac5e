//! The criteria of clarity.

use super::*;
use onetake_report::facts::{ClarityMeasured, ClarityStep, WaybillText};

#[test]
fn clr_res() {
    let size = |width, height| {
        let mut record = good_record();
        (record.timeline.shown_width_px, record.timeline.shown_height_px) = (width, height);
        record
    };
    expect(&size(720, 1280), "CLR.RES", Pass, ReasonCode::Met);
    expect(&size(1280, 719), "CLR.RES", Review, ReasonCode::OutsideLimit);
    // What this program proposes sends a video to a person and no further.
    expect(&size(640, 479), "CLR.RES", Review, ReasonCode::OutsideLimit);
    let narrow = read_instead(0, 9000, WaybillText { module_milli_px: Some(1900), ..text(WAYBILL) });
    expect(&narrow, "CLR.RES", Review, ReasonCode::OutsideLimit);
}

#[test]
fn clr_sharp_and_light() {
    let measured = |sharp_ppm, mean_luma, clipped_ppm| {
        let facts = ClarityMeasured { sharp_ppm, mean_luma, clipped_ppm, ..clarity() };
        good_record().without(Code::ClarityMeasured).with_facts(0, 60_000, facts)
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
    let every = |us| {
        let mut record = good_record();
        record.timeline.median_interval_us = Some(us);
        record
    };
    expect(&every(66_666), "CLR.FPS", Pass, ReasonCode::Met);
    expect(&every(66_700), "CLR.FPS", Review, ReasonCode::OutsideLimit);
    expect(&every(100_000), "CLR.FPS", Review, ReasonCode::OutsideLimit);
    // What this program proposes sends a video to a person and no further.
    expect(&every(100_200), "CLR.FPS", Review, ReasonCode::OutsideLimit);
}

#[test]
fn clr_fps_is_the_rate_of_the_pictures_that_are_there() {
    let mut record = good_record().with_facts(60_000, 36_060_000, gap(36_000_000_000));
    record.timeline.span.end_ms = 36_060_000;
    expect(&record, "CLR.FPS", Pass, ReasonCode::Met);
    expect(&record, "TIME.SPAN", Pass, ReasonCode::Met);
    // Where intervals vary, it is how many pictures a second holds.
    let varies = |frames| {
        let mut record = good_record().with(Code::CadenceVariable, 0, 60_000);
        record.timeline.frames = frames;
        record
    };
    expect(&varies(900), "CLR.FPS", Pass, ReasonCode::Met);
    expect(&varies(899), "CLR.FPS", Review, ReasonCode::OutsideLimit);
    expect(&varies(599), "CLR.FPS", Review, ReasonCode::OutsideLimit);
}

/// A limit of this program's own makes no video invalid; the same limit in a shop's own policy does.
#[test]
fn a_proposed_limit_never_makes_a_video_invalid() {
    let mut small = good_record();
    (small.timeline.shown_width_px, small.timeline.shown_height_px) = (320, 240);
    small.timeline.median_interval_us = Some(500_000);
    for built_in in crate::policy::built_in() {
        let policy = Policy::built_in(built_in.id).unwrap();
        let report = judge(&small, &good_case(), &bound(good_statements(), &small), &policy).unwrap();
        for finding in &report.findings {
            let ours = finding.rule.values == "proposed" && finding.criterion.starts_with("CLR.");
            assert!(!ours || finding.outcome != Fail, "{}: {finding:#?}", built_in.id);
        }
        assert_ne!(report.verdict, onetake_report::Verdict::Invalid, "{}", built_in.id);
    }
    let shop = |px: u32| {
        format!(
            r#"
            format = "onetake.policy/1.0"
            id = "our-shop"
            edition = "2026-11-22"
            extends = "base"
            title = {{ en = "Our shop", zh-CN = "本店", zh-TW = "本店" }}
            [[criterion]]
            id = "CLR.RES"
            source = "shop rule 4"
            read_on = "2026-11-22"
            values = "proposed"
            [criterion.check.resolution]
            fail_px = {px}
            "#
        )
    };
    let outcome = |px: u32| {
        let policy = Policy::parse(&shop(px), "shop.toml").unwrap();
        let report = judge(&small, &good_case(), &bound(good_statements(), &small), &policy).unwrap();
        finding(&report, "CLR.RES").outcome
    };
    assert_eq!(outcome(400), Fail, "the shop's own limit");
    assert_eq!(outcome(480), Review, "our limit, said again");
}

#[test]
fn a_step_that_matters_must_be_clear_itself() {
    let step = |code: Code, mean_luma, sharp_ppm| ClarityStep {
        step: code.as_str().to_owned(),
        mean_luma,
        clipped_ppm: 0,
        sharp_ppm,
    };
    let blurred = good_record().with_facts(1_000, 5_000, step(Code::StageLabelShown, 120, 100_000));
    expect(&blurred, "CLR.SHARP", Review, ReasonCode::OutsideLimit);
    expect(&blurred, "CLR.LIGHT", Pass, ReasonCode::Met);
    let dark = good_record().with_facts(30_000, 55_000, step(Code::StageContentsShown, 20, 900_000));
    expect(&dark, "CLR.LIGHT", Review, ReasonCode::OutsideLimit);
    // Hands in motion blur an opening.
    let opening = good_record().with_facts(12_000, 25_000, step(Code::StageOpening, 120, 100_000));
    expect(&opening, "CLR.SHARP", Pass, ReasonCode::Met);
}
