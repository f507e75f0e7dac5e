//! Proposals of steps, from made-up observations.

use onetake_report::ScanRecord;
use onetake_testkit::{Change, WAYBILL, record, text};

use super::*;

/// Thirty frames a second.
fn at_ms(frame: u64) -> i64 {
    i64::try_from(frame).unwrap_or(0) * 1000 / 30
}

fn proposed(record: &ScanRecord) -> Vec<Observation> {
    proposals(&record.observations, record.timeline.span, &at_ms)
}

#[test]
fn without_a_label_nothing_tells_that_a_change_is_an_opening() {
    let record = record().with_facts(10_000, 20_000, changed([350, 350, 300, 300]));
    let found = proposed(&record);
    for code in [Code::StageOpening, Code::StageContentsShown] {
        let of = of_code(&found, code);
        assert!(!of.is_empty() && of.iter().all(|(.., sure)| *sure <= table::OPENING_UNLABELLED), "{of:?}");
    }
}

fn of_code(proposed: &[Observation], code: Code) -> Vec<(i64, i64, u32)> {
    let of = proposed.iter().filter(|seen| seen.code == code);
    of.map(|seen| (seen.span.start_ms, seen.span.end_ms, seen.confidence_ppm)).collect()
}

const LABEL: Region = [400, 400, 100, 100];

fn parcel(state: ParcelState) -> PresenceParcel {
    let region_permille = (state == ParcelState::In).then_some(LABEL);
    PresenceParcel {
        state,
        edge: None,
        number: WAYBILL.to_owned(),
        region_permille,
        way_permille: region_permille,
    }
}

fn changed(region_permille: Region) -> PresenceChanged {
    PresenceChanged { cells: 40, region_permille, quiet_after_ms: 4_000 }
}

/// A minute in which a label is read from 1 to 5 s and its parcel followed until 9 s.
fn label_first() -> ScanRecord {
    let read = WaybillText {
        number: Some(WAYBILL.to_owned()),
        sightings_frames: vec![[30, 90], [110, 149]],
        ..text(WAYBILL)
    };
    record()
        .with_facts_of(Code::WaybillReading, 1_000, 5_000, read)
        .with_facts(1_000, 9_000, parcel(ParcelState::In))
        .with_facts(9_000, 60_000, parcel(ParcelState::Hidden))
}

#[test]
fn nothing_observed_proposes_nothing() {
    assert_eq!(proposed(&record()), []);
}

#[test]
fn a_change_in_which_the_label_is_lost_is_the_likeliest_opening() {
    let record = label_first().with_facts(4_000, 12_000, changed([350, 350, 250, 300])).with_facts(
        30_000,
        40_000,
        PresenceChanged { cells: 120, ..changed([350, 350, 250, 300]) },
    );
    let steps = proposed(&record);
    // It begins where the label was read for the last time: until then the parcel was closed.
    assert_eq!(
        of_code(&steps, Code::StageOpening),
        [(5_000, 12_000, table::OPENING_LABEL_LOST), (30_000, 40_000, table::OPENING)]
    );
    assert_eq!(of_code(&steps, Code::StageLabelShown).len(), 1);
    assert_eq!(of_code(&steps, Code::StageOutsideShown), [(0, 5_000, table::OUTSIDE)]);
    assert_eq!(of_code(&steps, Code::StageContentsShown), [(12_000, 60_000, table::CONTENTS)]);
}

#[test]
fn where_the_label_is_still_seen_afterwards_an_opening_is_unlikely() {
    let closed = record().with_facts(1_000, 60_000, parcel(ParcelState::In)).with_facts(
        20_000,
        25_000,
        changed([350, 350, 250, 300]),
    );
    let steps = proposed(&closed);
    assert_eq!(of_code(&steps, Code::StageOpening), [(20_000, 25_000, table::OPENING_UNLIKELY)]);
    let facts: StageOpening = steps[0].facts().unwrap();
    assert!(facts.label_after && facts.same_face_after);
}

#[test]
fn what_changes_beside_the_parcel_is_no_opening() {
    let record = label_first().with_facts(20_000, 25_000, changed([800, 0, 200, 200]));
    let steps = proposed(&record);
    // What is left is that the label was lost.
    assert_eq!(of_code(&steps, Code::StageOpening), [(9_000, 29_000, table::OPENING_UNLIKELY)]);
}

#[test]
fn the_contents_end_where_the_label_is_shown_again() {
    let again = WaybillText {
        number: Some(WAYBILL.to_owned()),
        sightings_frames: vec![[1500, 1700]],
        ..text(WAYBILL)
    };
    let record = record()
        .with_facts(10_000, 20_000, changed([300, 300, 400, 400]))
        .with_facts_of(Code::WaybillReading, 50_000, 56_700, again)
        .with_facts(50_000, 60_000, parcel(ParcelState::In));
    let steps = proposed(&record);
    assert_eq!(of_code(&steps, Code::StageContentsShown), [(20_000, 50_000, table::CONTENTS)]);
    // It may as well have been packed: the label is shown at the end.
    assert_eq!(of_code(&steps, Code::StageSealing), [(10_000, 20_000, table::SEALING)]);
    assert_eq!(of_code(&proposed(&label_first()), Code::StageSealing), []);
}

#[test]
fn what_leaves_no_time_for_the_contents_is_no_opening() {
    // The other order: the label is read at the end, and what moves after it is the parcel that is put down.
    let last = WaybillText {
        number: Some(WAYBILL.to_owned()),
        sightings_frames: vec![[1500, 1700]],
        ..text(WAYBILL)
    };
    let record = record()
        .with_facts(5_000, 12_000, changed([300, 300, 400, 400]))
        .with_facts_of(Code::WaybillReading, 50_000, 56_700, last)
        .with_facts(50_000, 57_000, parcel(ParcelState::In))
        .with_facts(57_000, 60_000, parcel(ParcelState::Hidden))
        .with_facts(55_000, 58_500, PresenceChanged { cells: 120, ..changed([300, 300, 400, 400]) });
    let steps = proposed(&record);
    assert_eq!(
        of_code(&steps, Code::StageOpening),
        [(5_000, 12_000, table::OPENING), (56_700, 58_500, table::OPENING_UNLIKELY)]
    );
    assert_eq!(of_code(&steps, Code::StageContentsShown), [(12_000, 50_000, table::CONTENTS)]);
}

#[test]
fn at_most_three_openings_are_proposed_and_none_twice() {
    let many = (0..8).fold(record(), |record, place| {
        record.with_facts(place * 7_000, place * 7_000 + 3_000, changed([300, 300, 400, 400]))
    });
    assert_eq!(of_code(&proposed(&many), Code::StageOpening).len(), MAX_OPENINGS);
    let overlapping = record().with_facts(10_000, 20_000, changed([300, 300, 400, 400])).with_facts(
        15_000,
        25_000,
        changed([300, 300, 400, 400]),
    );
    assert_eq!(
        of_code(&proposed(&overlapping), Code::StageOpening),
        [(10_000, 25_000, table::OPENING_UNLABELLED)]
    );
}
