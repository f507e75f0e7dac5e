//! Records as files: their exact bytes, and a clear answer for every bad one.

use onetake_report::ScanRecord;
use onetake_report::wire::{body, body_digest, body_digest_of, parse, pretty};
use onetake_testkit as testing;

#[test]
fn the_body_has_sorted_keys_and_no_run() {
    let record = testing::record();
    let body = String::from_utf8(body(&record).unwrap()).unwrap();
    assert!(body.starts_with(r#"{"container":{"duration_stated":"#), "{body}");
    assert!(!body.contains(r#""run""#));
    assert!(!body.contains(": "));
}

#[test]
fn the_run_part_leaves_the_digest_as_it_is() {
    let record = testing::record();
    let mut other = record.clone();
    other.run.path = Some("/elsewhere/x.mp4".to_owned());
    assert_eq!(body_digest(&record).unwrap(), body_digest(&other).unwrap());
    other.source.bytes += 1;
    assert_ne!(body_digest(&record).unwrap(), body_digest(&other).unwrap());
}

#[test]
fn a_file_reads_back_with_the_same_digest() {
    let record = testing::record();
    let bytes = pretty(&record).unwrap();
    let back: ScanRecord = parse(&bytes).unwrap();
    assert_eq!(back, record);
    assert_eq!(body_digest_of::<ScanRecord>(&bytes).unwrap(), body_digest(&record).unwrap());
}

#[test]
fn a_newer_minor_version_is_read_and_its_digest_kept() {
    let mut value = serde_json::to_value(testing::record()).unwrap();
    value["format"] = "onetake.record/1.9".into();
    value["added_later"] = "yes".into();
    let bytes = serde_json::to_vec(&value).unwrap();
    let back: ScanRecord = parse(&bytes).unwrap();
    assert_ne!(body_digest_of::<ScanRecord>(&bytes).unwrap(), body_digest(&back).unwrap());
}

#[test]
fn bad_files_get_clear_answers() {
    let says = |bytes: &[u8]| parse::<ScanRecord>(bytes).unwrap_err().to_string();
    assert!(says(b"#EXTM3U").starts_with("not a JSON file"), "{}", says(b"#EXTM3U"));
    assert!(says(b"{}").contains("names no format"));
    assert!(says(br#"{"format":"onetake.report/1.0"}"#).contains("needed is \"onetake.record/1.0\""));
    assert!(says(br#"{"format":"onetake.record/2.0"}"#).contains("use a newer onetake"));
    assert!(says(br#"{"format":"onetake.record/1.0"}"#).contains("missing field"));
}

/// A reader of 1.0 passes over what a later minor version adds, names included.
#[test]
fn a_newer_minor_version_with_unknown_names_is_read() {
    let record = testing::good_record();
    let mut value = serde_json::to_value(&record).unwrap();
    value["format"] = "onetake.record/1.9".into();
    value["observations"][0]["code"] = "splice.morph".into();
    value["coverage"][0]["observer"] = "smell".into();
    value["coverage"][0]["state"] = "none".into();
    value["coverage"][0]["gaps"] = serde_json::json!([
        { "span": { "start_ms": 0, "end_ms": 5 }, "reason": "too_humid" }
    ]);
    let back: ScanRecord = parse(&serde_json::to_vec(&value).unwrap()).unwrap();
    assert_eq!(back.observations[0].code, onetake_report::Code::Unknown);
    assert_eq!(back.observations[0].code.observer(), None);
    assert_eq!(back.coverage[0].observer, onetake_report::ObserverId::Unknown);
    assert_eq!(back.coverage[0].gaps[0].reason, onetake_report::CoverageReason::Unknown);
    assert_eq!(back.observations[1..], record.observations[1..]);
}

#[test]
fn a_file_has_sorted_keys_and_a_line_feed_at_the_end() {
    let bytes = pretty(&testing::good_record()).unwrap();
    assert!(bytes.ends_with(b"}\n"));
    let keys: Vec<&str> = std::str::from_utf8(&bytes)
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("  \"")?.split('"').next())
        .collect();
    assert!(keys.is_sorted() && keys.len() > 5, "{keys:?}");
}
