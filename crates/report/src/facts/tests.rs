use super::*;
use crate::{Span, Value};

fn seen(code: Code, detail: Detail) -> Observation {
    Observation { id: 0, code, span: Span::millis(0, 1), confidence_ppm: 0, detail, stills: Vec::new() }
}

fn gap() -> CadenceGap {
    CadenceGap {
        gap_us: 2_000_000,
        median_us: 33_333,
        alike: 1,
        usual: false,
        intervals: 300,
        before_frame: 126,
        after_frame: 127,
    }
}

#[test]
fn a_struct_is_read_back_as_it_was_written() {
    let detail = gap().into_detail();
    assert_eq!((detail.int("gap_us"), detail.int("usual")), (Some(2_000_000), Some(0)));
    assert_eq!(seen(Code::CadenceGap, detail).facts(), Some(gap()));
}

#[test]
fn other_codes_and_details_that_do_not_fit_are_none() {
    let detail = gap().into_detail();
    assert_eq!(seen(Code::CadenceDrop, detail.clone()).facts::<CadenceGap>(), None);
    let none = [detail.clone().with("usual", 2), detail.clone().with("gap_us", "long"), Detail::new()];
    for detail in none {
        assert_eq!(seen(Code::CadenceGap, detail).facts::<CadenceGap>(), None);
    }
    let newer = detail.with("added_later", "yes");
    assert_eq!(seen(Code::CadenceGap, newer).facts(), Some(gap()));
}

#[test]
fn one_value_is_read_without_the_others() {
    let detail = Detail::new().with("gap_us", 5).with("median_us", "odd");
    let seen = seen(Code::CadenceGap, detail);
    let values = seen.values::<CadenceGap>().unwrap();
    assert_eq!((values.gap_us(), values.median_us(), values.usual()), (Some(5), None, None));
    assert!(seen.values::<CadenceDrop>().is_none());
}

#[test]
fn words_of_newer_versions_are_kept() {
    let facts = IntegrityMismatch {
        what: MismatchOf::Other("colour".to_owned()),
        declared_frames: Some(u64::MAX),
        delivered_packets: None,
        delivered_frames: None,
        declared_ms: None,
        delivered_ms: None,
        at_byte: None,
    };
    let detail = facts.clone().into_detail();
    assert_eq!(detail.text("what"), Some("colour"));
    assert_eq!(detail.get("declared_frames"), Some(&Value::Text(u64::MAX.to_string())));
    assert_eq!(IntegrityMismatch::read(&detail), Some(facts));
    assert_eq!(MismatchOf::from("duration"), MismatchOf::Duration);
}

#[test]
fn shapes_of_one_code_are_told_apart() {
    let pair = SwappedPair { order_milli: 1_900, blocks: 31 };
    let seen = seen(Code::StillnessReversal, pair.clone().into_detail());
    assert_eq!(seen.facts(), Some(pair));
    assert_eq!(seen.facts::<JoinedRun>(), None);
    assert_eq!(seen.facts::<ReplayedRun>(), None);
}

#[test]
fn every_code_with_details_has_a_struct() {
    let bare = [Code::IntegrityChanged, Code::ProvenanceC2pa];
    for code in Code::ALL {
        assert_eq!(has_details(*code), !bare.contains(code), "{code}");
    }
}
