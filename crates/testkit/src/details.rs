//! Details as observers write them, for tests that need a few of them to be of a certain value.

use onetake_report::facts::{
    CadenceGap, ClarityMeasured, ClockLevel, ClockReading, MarkFamily, ProvenanceCreationTime,
    ProvenanceMark, ReadingKind, SpliceCut, SymbologyName, WaybillText, WaybillUnread,
};

/// A text read often from large bars, as a number of a carrier.
#[must_use]
pub fn text(text: &str) -> WaybillText {
    WaybillText {
        text: text.to_owned(),
        kind: ReadingKind::Waybill,
        frames: 40,
        unchanged_frames: 0,
        engines: vec!["zxing-cpp".to_owned()],
        symbologies: vec![SymbologyName::Code128],
        symbology: Some(SymbologyName::Code128),
        number: None,
        form: None,
        normalized_by: None,
        carriers: None,
        check_digit: None,
        parcels: None,
        sightings_frames: vec![[30, 240]],
        sightings_left_out: None,
        best_frame: None,
        corners_px: None,
        module_milli_px: Some(2_600),
        agreement: None,
        lacks: None,
        texts_left_out: None,
        bar_profile: None,
        bar_profile_frames: None,
    }
}

/// A label that was large, bright and still, and could not be read.
#[must_use]
pub fn unread() -> WaybillUnread {
    WaybillUnread {
        frames: 40,
        attempts: 9,
        edges: 60,
        module_milli_px: 3_000,
        paper: 190,
        contrast: 120,
        glare_ppm: 0,
        speed_milli_px: 0,
        best_frame: 12,
        corners_px: vec![100, 100, 400, 100, 400, 200, 100, 200],
        symbology: None,
        bar_profile: None,
        bar_profile_frames: None,
    }
}

/// A hole of that length in a clip of 30 frames per second, of a length that the clip has no other of.
#[must_use]
pub fn gap(gap_us: i64) -> CadenceGap {
    CadenceGap {
        gap_us,
        median_us: 33_333,
        alike: 1,
        usual: false,
        intervals: 1_799,
        before_frame: 600,
        after_frame: 601,
    }
}

/// A cut that is plain to see.
#[must_use]
pub fn cut() -> SpliceCut {
    SpliceCut {
        last_frame_before: 530,
        strength_milli: 21_000,
        new_milli: 18_000,
        new_around_milli: 2_000,
        gone_milli: 17_000,
        gone_around_milli: 2_100,
        across_milli: 9_000,
        outlier_milli: 14_000,
        contrast_milli: 8_000,
        shift_quarter_px: 0,
        shift_around_quarter_px: 1,
        sure_others: None,
        alike_milli: None,
        explained_by: None,
        doubted_by: None,
    }
}

/// A clear picture.
#[must_use]
pub fn clarity() -> ClarityMeasured {
    ClarityMeasured {
        frames: 1_800,
        mean_luma: 120,
        dark_clipped_ppm: 5_000,
        bright_clipped_ppm: 15_000,
        clipped_ppm: 20_000,
        sharpness_milli: 900,
        sharp_ppm: 800_000,
        edgeless_ppm: 0,
        high_motion_ppm: 0,
        blockiness_milli: None,
        every_ms: None,
        luma_each: None,
        clipped_each_ppm: None,
        sharpness_each_milli: None,
    }
}

/// A time of creation in the box of the movie.
#[must_use]
pub fn created(at: &str) -> ProvenanceCreationTime {
    ProvenanceCreationTime {
        source: vec!["mvhd".to_owned()],
        at: Some(at.to_owned()),
        local: None,
        plausible: true,
        zone: None,
        counted_from_1970: None,
    }
}

/// A clock burned into the pictures, read to the second, with that date and time at the first frame.
#[must_use]
pub fn clock_showing(first: &str) -> ClockReading {
    ClockReading {
        level: ClockLevel::DateTime,
        first: Some(first.to_owned()),
        last: None,
        rate_ppm: 1_000_000,
        corners_px: vec![20, 20, 400, 20, 400, 52, 20, 52],
        dates: None,
    }
}

/// A mark of a program or a device.
#[must_use]
pub fn mark(family: MarkFamily, text: &str) -> ProvenanceMark {
    ProvenanceMark {
        rule: "made-up".to_owned(),
        means: "a mark for tests".to_owned(),
        place: "encoder".to_owned(),
        family,
        text: text.to_owned(),
    }
}
