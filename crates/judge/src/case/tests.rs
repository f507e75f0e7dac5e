use std::fs;

use super::*;

fn time(text: &str) -> Result<StatedTime, TimeError> {
    text.parse()
}

#[test]
fn times_with_zone_are_instants() {
    let utc = |text: &str| time(text).unwrap().instant().unwrap().to_string();
    assert_eq!(utc("2026-11-20T15:04:00+08:00"), "2026-11-20T07:04:00Z");
    assert_eq!(utc("2026-11-20 15:04+08:00"), "2026-11-20T07:04:00Z");
    assert_eq!(utc("2026-11-20T15:04:00Z"), "2026-11-20T15:04:00Z");
    assert_eq!(utc("2026-11-20T15:04:00+08:00[Asia/Shanghai]"), "2026-11-20T07:04:00Z");
    assert_eq!(utc("2026-11-20T15:04[Asia/Taipei]"), "2026-11-20T07:04:00Z");
}

#[test]
fn a_time_without_zone_is_kept_as_such() {
    let floating = time(" 2026-11-20 15:04 ").unwrap();
    assert_eq!((floating.text(), floating.instant()), ("2026-11-20 15:04", None));
    let (earliest, latest) = floating.bounds();
    assert_eq!(earliest.to_string(), "2026-11-20T01:04:00Z");
    assert_eq!(latest.to_string(), "2026-11-21T03:04:00Z");
}

#[test]
fn times_are_taken_as_tables_and_people_write_them() {
    for text in [
        "2026/1/2 14:05",
        "2026-1-2 14:05",
        "2026年1月2日 14:05",
        "2026年1月2日14时05分",
        "2026年1月2日14時5分",
        "2026.1.2 14:05",
        "２０２６／１／２ １４：０５",
        "２０２６年１月２日　１４：０５",
    ] {
        assert_eq!(time(text).unwrap().text(), "2026-01-02 14:05", "{text}");
    }
    assert_eq!(time("2026/11/17 9:20:07+08:00").unwrap().text(), "2026-11-17 09:20:07+08:00");
    let zoned = time("2026年11月17日 18:20 +08:00").unwrap();
    assert_eq!(zoned.instant().unwrap().to_string(), "2026-11-17T10:20:00Z");
    assert_eq!(time("2026/11/17 18:20[Asia/Shanghai]").unwrap().instant(), zoned.instant());
    // Which of both is the month is not guessed, and what does not exist is no time.
    for text in [
        "17/11/2026 18:20",
        "11/17/2026 18:20",
        "26/11/17 18:20",
        "2026/2/30 10:00",
        "2026/11/17",
        "2026年 10:00",
    ] {
        assert!(time(text).is_err(), "{text}");
    }
}

#[test]
fn bad_times_get_clear_answers() {
    let says = |text: &str| time(text).unwrap_err().to_string();
    assert!(says("yesterday").contains("is no time: write it as"));
    assert!(says("2026-11-20").contains("without a time of day"), "{}", says("2026-11-20"));
    assert!(says("2026-11-31T10:00:00Z").contains("is no time"));
    let unknown = says("2026-11-20T15:04[Asia/Peking]");
    assert!(unknown.contains("unknown zone \"Asia/Peking\""), "{unknown}");
    let contradicts = says("2026-11-20T15:04:00+03:00[Asia/Shanghai]");
    assert!(contradicts.contains("contradicts itself"), "{contradicts}");
}

fn draft() -> Draft {
    Draft { expected_waybills: vec!["SF1234567890123".to_owned()], ..Draft::default() }
}

#[test]
fn contradictions_are_errors() {
    let now: UtcTime = "2026-11-20T00:00:00Z".parse().unwrap();
    let says = |draft: Draft| draft.check(Some(now)).unwrap_err().to_string();
    let signed = |text: &str| Draft { signed_off_at: Some(text.to_owned()), ..draft() };
    assert!(says(signed("2026-11-20T10:00:00+08:00")).contains("lies after now, 2026-11-20T00:00:00Z"));
    assert!(signed("2026-11-20T07:59:00+08:00").check(Some(now)).is_ok());
    assert!(signed("2026-11-20T10:00:00").check(Some(now)).is_ok(), "in some zone it is past");
    assert!(signed("2026-11-20T15:00:00").check(Some(now)).is_err(), "in no zone it is past");
    let waybill = |text: &str| Draft { expected_waybills: vec![text.to_owned()], ..Draft::default() };
    assert!(says(waybill("123")).contains("too few"));
    assert!(says(waybill("SF12345\n67890")).contains("control characters"));
    assert!(says(waybill("単号")).contains("too few"));
    assert!(says(waybill("SF1234567890123;SF1234567890124")).contains("one by one"));
    // An input method for Chinese writes them so; other digits than 0 to 9 are no number of a carrier's.
    let wide = waybill("ＳＦ１３９００２４－６８１３５７").check(None).unwrap();
    assert_eq!(wide.expected_waybills(), ["SF1390024-681357"]);
    assert!(says(waybill("SF١٣٩٠٠٢٤٦٨١٣٥٧")).contains("other digits than 0 to 9"));
    let wide = ["ＳＦ１３９００２４６８１３５７", "SF1390024681357"].map(str::to_owned).to_vec();
    assert!(says(Draft { expected_waybills: wide, ..Draft::default() }).contains("twice"));
    assert!(waybill("ＳＦ１２３４５６７８９０１２３ SF 1234-5678/90.1").check(None).is_ok());
    let twice = vec!["SF1234567890123".to_owned(), "sf 1234-5678-90123".to_owned()];
    assert!(says(Draft { expected_waybills: twice, ..Draft::default() }).contains("twice"));
    let stated = |text: &str| Draft { stated_sha256: Some(text.to_owned()), ..draft() };
    assert!(says(stated("abc")).contains("64 hexadecimal digits"));
    assert_eq!(stated(&"AB".repeat(32)).check(None).unwrap().stated_sha256(), Some("ab".repeat(32).as_str()));
    let recorded = |clock: &str| Draft {
        recorded_at: Some(DraftRecording { at: "2026-11-19T10:00:00Z".to_owned(), clock: clock.to_owned() }),
        ..draft()
    };
    assert!(says(recorded(" ")).contains("which clock"));
    assert!(recorded("phone").check(Some(now)).is_ok());
}

#[test]
fn a_case_reads_from_json_and_toml_alike() {
    let json = r#"{ "direction": "outbound_packing", "expected_waybills": ["SF1234567890123"],
        "signed_off_at": "2026-11-18T09:30:00+08:00",
        "recorded_at": { "at": "2026-11-19T10:00:00+08:00", "clock": "wall" },
        "exceptions": [{ "kind": "installation", "why": "opened by the installer" }] }"#;
    let toml = r#"
        direction = "outbound_packing"
        expected_waybills = ["SF1234567890123"]
        signed_off_at = "2026-11-18T09:30:00+08:00"
        recorded_at = { at = "2026-11-19T10:00:00+08:00", clock = "wall" }
        exceptions = [{ kind = "installation", why = "opened by the installer" }]
    "#;
    assert_eq!(Draft::from_json(json).unwrap(), Draft::from_toml(toml).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.JSON");
    fs::write(&path, json).unwrap();
    let case = Draft::read(&path).unwrap().check(None).unwrap();
    assert_eq!(case.facts().exceptions, ["installation: opened by the installer"]);
    assert_eq!(case.facts().recorded_clock.as_deref(), Some("wall"));
}

#[test]
fn unknown_keys_and_newer_formats_are_errors_with_a_place() {
    let error = Draft::from_toml("direction = \"return_unboxing\"\nwaybill = \"x\"").unwrap_err().to_string();
    assert!(error.contains("line 2 column 1") && error.contains("unknown field `waybill`"), "{error}");
    let error = Draft::from_json("{\n \"direction\": \"sideways\" }").unwrap_err().to_string();
    assert!(error.contains("line 2"), "{error}");
    let error = Draft::from_json(r#"{"format":"onetake.case/2.0","new":1}"#).unwrap_err().to_string();
    assert!(error.contains("use a newer onetake"), "{error}");
}

#[test]
fn a_full_case_is_read_and_what_contradicts_itself_is_not() {
    const FULL: &str = r#"
        expected_waybills = ["SF1234567890123"]
        signed_off_at = "2026-11-18T09:30:00+08:00"
        opened_by_installer_at = "2026-11-19T09:00:00+08:00"
        clock_offset = { seconds = -42, checked_against = "radio clock" }
        dispute = "missing_items"
        accepted_reason = "quality"
        claim = "resale_affected"
        order_value = { amount_minor = 129905, currency = "CNY" }
        order_lines = [{ id = "1", quantity = 2, title = "phone", serials = ["A1", "A2"] }, { id = "2", quantity = 1 }]
        custody = [{ segment = "carrier", from = "2026-11-16T18:00:00+08:00", to = "2026-11-18T09:30:00+08:00" }]
        files = [{ name = "1.mp4", begins_at = "2026-11-19T10:00:00+08:00", ends_at = "2026-11-19T10:05:00+08:00" }]
        documents = ["weight_record"]
    "#;
    let facts = Draft::from_toml(FULL).unwrap().check(None).unwrap().facts();
    assert_eq!(facts.order_value.as_deref(), Some("1299.05 CNY"));
    assert_eq!(facts.clock_offset_s, Some(-42));
    assert_eq!((facts.order_lines.len(), facts.custody.len(), facts.files.len()), (2, 1, 1));
    for (from, to, wanted) in [
        ("2026-11-19T09:00:00", "2026-11-17T09:00:00", "lies before the sign-off"),
        ("\"A2\"]", "\"A1\"]", "serial number \"A1\" is there twice"),
        ("\"A2\"]", "\"A2\", \"A3\"]", "more serial numbers than pieces"),
        ("id = \"2\", quantity = 1", "id = \"1\", quantity = 1", "the line \"1\" is there twice"),
        ("id = \"2\", quantity = 1", "id = \"2\", quantity = 0", "quantity 0"),
        ("\"CNY\"", "\"yuan\"", "no code of a currency"),
        ("from = \"2026-11-16", "from = \"2026-11-19", "lies before"),
        ("from = \"2026-11-16", "from = \"0000-11-16", "lies before the year 2000"),
        ("signed_off_at = \"2026", "signed_off_at = \"0000", "lies before the year 2000"),
        ("signed_off_at = \"2026", "signed_off_at = \"0026", "lies before the year 2000"),
        ("signed_off_at = \"2026", "signed_off_at = \"-002026", "lies before the year 2000"),
        ("ends_at = \"2026-11-19T10:05:00+08:00\"", "ends_at = \"2026-11-19T10:05:00\"", "has no zone"),
        ("weight_record", "weight_recrod", "did you mean \"weight_record\""),
        ("\"missing_items\"", "\"missing\"", "unknown variant `missing`"),
    ] {
        assert!(FULL.contains(from), "{from}");
        let error =
            Draft::from_toml(&FULL.replacen(from, to, 1)).and_then(|draft| draft.check(None)).unwrap_err();
        assert!(error.to_string().contains(wanted), "{to}: {error}");
    }
}

#[test]
fn the_other_report_is_about_the_other_direction() {
    let video = crate::judge::testing::good_record();
    let report = crate::judge::testing::report(&video);
    let other = other_report(&report).unwrap();
    assert_eq!(other.direction, Direction::ReturnUnboxing);
    let same = Draft { other: Some(other), ..draft() };
    assert!(same.check(None).unwrap_err().to_string().contains("same direction"));
}
