//! The criteria of clarity.

use super::*;

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
    let every = |us| {
        let mut record = good_record();
        record.timeline.median_interval_us = Some(us);
        record
    };
    expect(&every(66_666), "CLR.FPS", Pass, ReasonCode::Met);
    expect(&every(66_700), "CLR.FPS", Review, ReasonCode::OutsideLimit);
    expect(&every(100_000), "CLR.FPS", Review, ReasonCode::OutsideLimit);
    expect(&every(100_200), "CLR.FPS", Fail, ReasonCode::OutsideLimit);
}

#[test]
fn clr_fps_is_the_rate_of_the_pictures_that_are_there() {
    let hole = [("gap_us", Value::from(36_000_000_000_i64)), ("median_us", 33_333.into())];
    let mut record = good_record().with(Code::CadenceGap, 60_000, 36_060_000, &hole);
    record.timeline.span.end_ms = 36_060_000;
    expect(&record, "CLR.FPS", Pass, ReasonCode::Met);
    expect(&record, "TIME.SPAN", Pass, ReasonCode::Met);
    // Where intervals vary, it is how many pictures a second holds.
    let varies = |frames| {
        let mut record = good_record().with(Code::CadenceVariable, 0, 60_000, &[]);
        record.timeline.frames = frames;
        record
    };
    expect(&varies(900), "CLR.FPS", Pass, ReasonCode::Met);
    expect(&varies(899), "CLR.FPS", Review, ReasonCode::OutsideLimit);
    expect(&varies(599), "CLR.FPS", Fail, ReasonCode::OutsideLimit);
}
