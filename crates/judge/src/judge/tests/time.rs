//! The criteria of time.

use super::*;

#[test]
fn time_window() {
    expect(&recorded_at("2026-11-21T01:54:00Z"), "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    // The clock may be five minutes off, and state the end of a take of one minute.
    expect(&recorded_at("2026-11-21T01:56:00Z"), "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    expect(&recorded_at("2026-11-21T02:05:00Z"), "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    expect(&recorded_at("2026-11-21T02:07:00Z"), "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
    let late = recorded_at("2026-11-22T00:00:00Z");
    let unsigned = judged(crate::case::Draft { signed_off_at: None, ..good_case_draft() }, &late);
    expect_in(&unsigned, "TIME.WINDOW", Review, ReasonCode::CaseLacks);
    let mut excepted = good_case_draft();
    let kind = crate::case::ExceptionKind::Installation;
    excepted.exceptions.push(crate::case::Exception { kind, why: None });
    expect_in(&judged(excepted, &late), "TIME.WINDOW", Review, ReasonCode::OutsideWindow);
}

#[test]
fn time_window_keeps_clocks_apart() {
    let two = recorded_at("2026-11-19T00:00:00Z").with_facts(0, 60_000, created("2026-11-25T00:00:00Z"));
    expect(&two, "TIME.WINDOW", Review, ReasonCode::ClocksDiffer);
    let stated = |at: &str| crate::case::Draft {
        recorded_at: Some(crate::case::DraftRecording { at: at.to_owned(), clock: "wall clock".to_owned() }),
        ..good_case_draft()
    };
    let unclocked = good_record().without(Code::ProvenanceCreationTime);
    let alone = judged(stated("2026-11-19T10:00:00+08:00"), &unclocked);
    expect_in(&alone, "TIME.WINDOW", Review, ReasonCode::WeakClock);
    let agrees = judged(stated("2026-11-19T10:00:00+08:00"), &good_record());
    expect_in(&agrees, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    let contradicts = judged(stated("2026-11-29T10:00:00+08:00"), &good_record());
    expect_in(&contradicts, "TIME.WINDOW", Review, ReasonCode::ClocksDiffer);
}

#[test]
fn clocks_that_cannot_both_be_right_are_named_together() {
    let at = |at: &str| recorded_at("2026-11-19T00:00:00Z").with_facts(0, 60_000, created(at));
    // Each may be five minutes off and name the beginning or the end of a take of one minute.
    expect(&at("2026-11-19T00:10:59Z"), "FILE.TIMEMETA", Pass, ReasonCode::Met);
    let apart = judged(good_case_draft(), &at("2026-11-19T00:20:00Z"));
    expect_in(&apart, "FILE.TIMEMETA", Review, ReasonCode::ClocksDiffer);
    let why =
        finding(&apart, "FILE.TIMEMETA").reasons.iter().find(|why| why.code == ReasonCode::ClocksDiffer);
    let params = &why.unwrap().params;
    assert_eq!(params.text(Param::At), Some("2026-11-19T00:00:00Z"));
    assert_eq!(params.text(Param::OtherClock), Some("container"));
    assert_eq!(params.text(Param::OtherAt), Some("2026-11-19T00:20:00Z"));
    assert_eq!(params.int(Param::ClocksApartMinutes), Some(9));
    // One without a zone stands for every zone, until the case names it.
    let floating = |zone: Option<&str>| {
        let case = crate::case::Draft { recorder_zone: zone.map(str::to_owned), ..good_case_draft() };
        judged(case, &at("2026-11-19T14:00:00"))
    };
    expect_in(&floating(None), "FILE.TIMEMETA", Pass, ReasonCode::Met);
    expect_in(&floating(Some("+08:00")), "FILE.TIMEMETA", Review, ReasonCode::ClocksDiffer);
}

#[test]
fn a_report_lists_what_each_clock_says() {
    let case = crate::case::Draft {
        recorded_at: Some(crate::case::DraftRecording {
            at: "2026-11-19T08:00:30+08:00".to_owned(),
            clock: "wall clock".to_owned(),
        }),
        ..good_case_draft()
    };
    let report = judged(case, &recorded_at("2026-11-19T00:01:00Z"));
    let told = |time: &onetake_report::RecordingTime| {
        (time.clock, time.trust, time.began_from.clone(), time.began_until.clone())
    };
    let stated = "2026-11-19T00:00:30Z".to_owned();
    assert_eq!(
        report.recording_times.iter().map(told).collect::<Vec<_>>(),
        [
            (
                onetake_report::RecordingClock::Container,
                onetake_report::ClockTrust::Recorder,
                Some("2026-11-19T00:00:00Z".to_owned()),
                "2026-11-19T00:01:00Z".to_owned()
            ),
            (
                onetake_report::RecordingClock::Stated,
                onetake_report::ClockTrust::Person,
                Some(stated.clone()),
                stated
            ),
        ]
    );
}

#[test]
fn a_sign_off_without_zone_is_counted_in_every_zone() {
    let floating =
        || crate::case::Draft { signed_off_at: Some("2026-11-18 10:00".to_owned()), ..good_case_draft() };
    let inside = judged(floating(), &recorded_at("2026-11-19T12:00:00Z"));
    expect_in(&inside, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    expect_in(&inside, "TIME.TZ", Review, ReasonCode::CaseLacks);
    let near = judged(floating(), &recorded_at("2026-11-21T01:00:00Z"));
    expect_in(&near, "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    let outside = judged(floating(), &recorded_at("2026-11-22T00:00:00Z"));
    expect_in(&outside, "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
}

#[test]
fn time_window_in_days_of_the_calendar_of_its_zone() {
    let policy = Policy::built_in("tw-general").unwrap();
    let at = |signed: &str, recorded: &str| {
        let case = crate::case::Draft { signed_off_at: Some(signed.to_owned()), ..good_case_draft() };
        judge(&recorded_at(recorded), &case.check(None).unwrap(), &[], &policy).unwrap()
    };
    // Three days with that of receipt, the 18th: until the end of the 20th in Taiwan, 16:00 UTC.
    let evening = "2026-11-18T23:00:00+08:00";
    let inside = at(evening, "2026-11-20T15:50:00Z");
    expect_in(&inside, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    expect_in(&at(evening, "2026-11-20T16:00:00Z"), "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    let outside = at(evening, "2026-11-20T16:30:00Z");
    expect_in(&outside, "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
    let params = &finding(&outside, "TIME.WINDOW").reasons[0].params;
    assert_eq!(params.text(Param::WindowEnd), Some("2026-11-20T16:00:00Z"));
    // 17:00 UTC on the 17th is the 18th there.
    let utc = at("2026-11-17T17:00:00Z", "2026-11-20T15:50:00Z");
    expect_in(&utc, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
}

#[test]
fn time_order() {
    expect(&recorded_at("2026-11-18T02:00:00Z"), "TIME.ORDER", Pass, ReasonCode::Met);
    expect(&recorded_at("2026-11-18T01:50:00Z"), "TIME.ORDER", Review, ReasonCode::MarginTooSmall);
    expect(&recorded_at("2026-11-18T01:40:00Z"), "TIME.ORDER", Review, ReasonCode::OutsideLimit);
}

#[test]
fn time_span_and_zone() {
    expect(&good_record(), "TIME.SPAN", Pass, ReasonCode::Met);
    let mut long = good_record();
    long.timeline.span.end_ms = 1_800_001;
    expect(&long, "TIME.SPAN", Review, ReasonCode::OutsideLimit);
    expect(&good_record(), "TIME.TZ", Pass, ReasonCode::Met);
}

fn with_offset(seconds: i64) -> crate::case::Draft {
    let checked_against = "time.gov.tw".to_owned();
    let clock_offset = Some(crate::case::ClockOffset { seconds, checked_against });
    crate::case::Draft { clock_offset, ..good_case_draft() }
}

#[test]
fn a_known_offset_shifts_the_recorders_clocks_and_no_other() {
    // An hour after the window by its own clock, which runs two hours ahead.
    let late = recorded_at("2026-11-21T03:00:00Z");
    expect(&late, "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
    let ahead = judged(with_offset(7200), &late);
    expect_in(&ahead, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    let params = &finding(&ahead, "TIME.WINDOW").reasons[0].params;
    assert_eq!(
        (params.text(Param::At), params.int(Param::OffsetS)),
        (Some("2026-11-21T03:00:00Z"), Some(7200))
    );
    let behind = judged(with_offset(-7200), &recorded_at("2026-11-21T01:00:00Z"));
    expect_in(&behind, "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
    // A person's clock is not the recorder's.
    let at = "2026-11-21T11:00:00+08:00".to_owned();
    let clock = "wall clock".to_owned();
    let stated = crate::case::Draft {
        recorded_at: Some(crate::case::DraftRecording { at, clock }),
        ..with_offset(7200)
    };
    let report = judged(stated, &good_record().without(Code::ProvenanceCreationTime));
    let params = &finding(&report, "TIME.WINDOW").reasons[0].params;
    assert_eq!((params.text(Param::Says), params.int(Param::OffsetS)), (Some("outside"), None));
}

#[test]
fn a_clock_without_zone_is_read_in_the_recorders() {
    let burned_in = || {
        let reading = clock_showing("2026-11-21T09:00:00");
        good_record().without(Code::ProvenanceCreationTime).with_facts(0, 1000, reading)
    };
    // 01:00 UTC in Shanghai, but 21:00 UTC twelve zones west of Greenwich: past the window.
    expect(&burned_in(), "TIME.WINDOW", Review, ReasonCode::MarginTooSmall);
    let params = |report: &Report| finding(report, "TIME.WINDOW").reasons[0].params.clone();
    let unknown = report(&burned_in());
    assert_eq!(params(&unknown).text("zone"), Some("unknown"));
    assert!(unknown.missing.iter().any(|one| one.what == "recorder_zone"), "{:?}", unknown.missing);
    let zone = Some("Asia/Shanghai".to_owned());
    // What may be no clock says nothing of the time.
    let candidate = report(&burned_in().sure(400_000));
    assert_ne!(params(&candidate).text(Param::Clock.as_str()), Some("burned_in"));
    let known = judged(crate::case::Draft { recorder_zone: zone, ..good_case_draft() }, &burned_in());
    expect_in(&known, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    assert_eq!(params(&known).text("zone"), Some("Asia/Shanghai"));
}

#[test]
fn the_name_of_the_file_and_the_disk_are_clocks_of_their_own_and_weak() {
    let unclocked = || good_record().without(Code::ProvenanceCreationTime);
    let case = |name: Option<&str>, modified: Option<&str>| crate::case::Draft {
        file_name: name.map(str::to_owned),
        file_modified_at: modified.map(str::to_owned),
        recorder_zone: Some("+08:00".to_owned()),
        ..good_case_draft()
    };
    let said = |report: &Report, id: &str| -> Vec<(String, String)> {
        let said = |reason: &onetake_report::Reason| {
            let text = |name: &str| reason.params.text(name).unwrap_or_default().to_owned();
            (text("clock"), text("says"))
        };
        finding(report, id).reasons.iter().map(said).collect()
    };
    let pair = |clock: &str, says: &str| (clock.to_owned(), says.to_owned());
    let named = judged(case(Some("VID_20261119_100000.mp4"), None), &unclocked());
    expect_in(&named, "TIME.WINDOW", Review, ReasonCode::WeakClock);
    expect_in(&named, "FILE.TIMEMETA", Review, ReasonCode::WeakClock);
    assert_eq!(said(&named, "TIME.WINDOW"), [pair("file_name", "inside")]);
    // Saved within the window, so recorded within it; saved long after, it may have been recorded at any time.
    let saved = |at: &str| judged(case(None, Some(at)), &unclocked());
    assert_eq!(said(&saved("2026-11-19T10:00:00+08:00"), "TIME.WINDOW"), [pair("file_system", "inside")]);
    let later = saved("2026-11-29T10:00:00+08:00");
    assert_eq!(said(&later, "TIME.WINDOW"), [pair("file_system", "undecided")]);
    assert_eq!(finding(&later, "TIME.WINDOW").reasons[0].params.int(Param::AfterAtLeastMinutes), None);
    // Two weak clocks stand side by side.
    let both = judged(case(Some("VID_20261130_100000.mp4"), Some("2026-11-19T10:00:00+08:00")), &unclocked());
    assert_eq!(said(&both, "TIME.WINDOW"), [pair("file_name", "outside"), pair("file_system", "inside")]);
    // Beside the container's clock a weak one counts only where it contradicts.
    let agrees = judged(case(Some("VID_20261119_100000.mp4"), None), &good_record());
    expect_in(&agrees, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    let contradicts = judged(case(Some("VID_20261130_100000.mp4"), None), &good_record());
    expect_in(&contradicts, "TIME.WINDOW", Review, ReasonCode::ClocksDiffer);
    let none = judged(case(Some("return.mp4"), None), &unclocked());
    expect_in(&none, "TIME.WINDOW", Review, ReasonCode::NotMeasured);
}
