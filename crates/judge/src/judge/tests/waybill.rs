//! The criteria of the waybill.

use super::*;
use onetake_report::facts::{ClockOverlayNumber, ReadingKind, WaybillText, WaybillUnread};

#[test]
fn id_decode() {
    let frames = |frames: u64, end| read_instead(1000, end, WaybillText { frames, ..text(WAYBILL) });
    expect(&good_record(), "ID.DECODE", Pass, ReasonCode::Met);
    expect(&frames(3, 1100), "ID.DECODE", Pass, ReasonCode::Met);
    expect(&frames(2, 1300), "ID.DECODE", Pass, ReasonCode::Met);
    expect(&frames(2, 1299), "ID.DECODE", Review, ReasonCode::NearLimit);
    expect(&good_record().without(Code::WaybillReading), "ID.DECODE", Review, ReasonCode::WaybillUnreadable);
}

#[test]
fn id_match() {
    let reads = |read: &str, kind: &str| {
        read_instead(1000, 4000, WaybillText { kind: kind.into(), frames: 9, ..text(read) })
    };
    expect(&good_record(), "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    expect(&reads("sf 1234-5678-90123", "waybill"), "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    expect(&reads("SF9999567890123", "waybill"), "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    expect(&reads("SF12345678", "waybill"), "ID.MATCH", Review, ReasonCode::WaybillPartial);
    expect(&reads("6901234567892", "article_number"), "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    expect(&reads("hello", "text"), "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    let payload = reads("MMM={'k1':'755WE','k5':'SF9999567890123','k6':''}", "waybill");
    expect(&payload, "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    let shown = finding(&report(&payload), "ID.MATCH").reasons[0].params.text(Param::Text).map(str::to_owned);
    assert_eq!(shown.as_deref(), Some("SF9999567890123"));
    let unread = good_record().without(Code::WaybillReading);
    expect(&unread, "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    let no_number =
        judged(crate::case::Draft { expected_waybills: Vec::new(), ..good_case_draft() }, &good_record());
    expect_in(&no_number, "ID.MATCH", Review, ReasonCode::CaseLacks);
}

#[test]
fn id_match_leaves_a_number_that_the_recorder_burned_in_to_a_person_where_it_is_clearly_another() {
    let burned_in = |number: &str| {
        let facts = ClockOverlayNumber { number: number.to_owned(), corners_px: vec![0; 8] };
        good_record().with_facts(0, 60_000, facts).sure(800_000)
    };
    // The same, a part of it, a number of another kind, and too little.
    for number in ["?1234567890123", "1234567890123", "9999999999999999999999", "123", "?", ""] {
        expect(&burned_in(number), "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    }
    let another = burned_in("?9999567890123");
    expect(&another, "ID.MATCH", Review, ReasonCode::BurnedInDiffers);
    let found = report(&another);
    let why = finding(&found, "ID.MATCH").reasons.iter().find(|why| why.code == ReasonCode::BurnedInDiffers);
    let params = &why.unwrap().params;
    assert_eq!(params.text(Param::Text), Some("9999567890123"));
    assert_eq!(params.text(Param::Expected), Some(WAYBILL));
    assert_eq!(found.verdict, Verdict::NeedsReview);
    // A candidate says nothing, and a number that is burned in is no reading of the label: it passes and fails nothing.
    expect(&another.clone().sure(400_000), "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    let unread = |number| burned_in(number).without(Code::WaybillReading);
    expect(&unread("?1234567890123"), "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    assert_eq!(finding(&report(&unread("?9999567890123")), "ID.MATCH").outcome, Review);
    // Beside the expected number another one is none of ours.
    let beside = ClockOverlayNumber { number: "?1234567890123".to_owned(), corners_px: vec![0; 8] };
    expect(&another.with_facts(0, 60_000, beside).sure(800_000), "ID.MATCH", Pass, ReasonCode::WaybillEqual);
}

#[test]
fn id_match_compares_unread_bars_with_the_expected_number_and_leaves_the_reading_to_a_person() {
    let unread_as = |profile: String| {
        let facts = WaybillUnread { bar_profile: Some(profile), bar_profile_frames: Some(12), ..unread() };
        good_record().without(Code::WaybillReading).with_facts(1000, 4000, facts)
    };
    let consistent = unread_as(bar_profile(WAYBILL));
    expect(&consistent, "ID.MATCH", Review, ReasonCode::WaybillBarsConsistent);
    expect(
        &unread_as(bar_profile("SF1234567890133")),
        "ID.MATCH",
        Review,
        ReasonCode::WaybillBarsInconsistent,
    );
    expect(
        &unread_as(bar_profile("YT7234567890123")),
        "ID.MATCH",
        Review,
        ReasonCode::WaybillBarsInconsistent,
    );
    // Stripes, and what is no profile at all.
    expect(&unread_as("404040c0c0c0".repeat(80)), "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    for broken in ["", "40", "4", "zz", "号号", "ff"] {
        expect(&unread_as(broken.repeat(300)), "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    }

    let report = report(&consistent);
    let params = &finding(&report, "ID.MATCH").reasons[0].params;
    assert_eq!(params.text(Param::Bars), Some("consistent"));
    assert!(params.int(Param::Others).is_some_and(|others| others > 3_000));
    assert!(report.missing.iter().any(|missing| missing.what == "waybill_transcribed"));
    let by_person = finding(&report, "ID.DECODE");
    assert_eq!(by_person.outcome, Review, "what is consistent was not read");
}

/// A print of which columns are missing may be read as another number in every frame: what was read differs, but the bars
/// do not.
#[test]
fn id_match_does_not_fail_where_the_bars_may_be_of_the_expected_number() {
    let read = |read: &str, bars: String| {
        read_instead(1000, 4000, WaybillText { bar_profile: Some(bars), ..text(read) })
    };
    let misread = read("SF1234567890133", bar_profile(WAYBILL));
    expect(&misread, "ID.MATCH", Review, ReasonCode::WaybillReadingDoubtful);
    let report = report(&misread);
    assert!(report.missing.iter().any(|missing| missing.what == "waybill_transcribed"));
    let stripes = read("SF1234567890133", "404040c0c0c0".repeat(80));
    expect(&stripes, "ID.MATCH", Review, ReasonCode::WaybillReadingDoubtful);
    for other in ["SF1234567890133", "YT7234567890123"] {
        expect(&read(other, bar_profile(other)), "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    }
    // A second label that was read says nothing about the one beside it that was not.
    let number = || read("YT7234567890123", bar_profile("YT7234567890123"));
    for (bars, outcome) in [(bar_profile(WAYBILL), Review), (bar_profile("JT1234567890123"), Fail)] {
        let label = WaybillUnread { bar_profile: Some(bars.clone()), ..unread() };
        let beside = number().with_facts(1000, 4000, label);
        expect(&beside, "ID.MATCH", outcome, ReasonCode::WaybillDifferent);
        let kind = ReadingKind::Text;
        let glimpse = WaybillText { kind, bar_profile: Some(bars), ..text("\u{fffd}") };
        let beside = number().with_facts_of(Code::WaybillSighting, 1000, 4000, glimpse);
        expect(&beside, "ID.MATCH", outcome, ReasonCode::WaybillDifferent);
    }
}

/// Most labels carry a code with an address that holds digits of some kind.
#[test]
fn digits_in_an_address_are_no_second_parcel() {
    let with = |address: &str| {
        let facts = WaybillText { kind: ReadingKind::Url, frames: 9, ..text(address) };
        good_record().with_facts_of(Code::WaybillReading, 1000, 4000, facts)
    };
    let address = "https://wx.example.cn/q?no=9876543210123";
    expect(&with(address), "ID.CONFLICT", Pass, ReasonCode::Met);
    let alone = with(address).without(Code::WaybillReading);
    expect(&alone, "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
    // A number with letters, and the address of a carrier, name a parcel.
    for address in
        ["https://wx.example.cn/q?no=SF9999567890123", "https://mini.ems.com.cn/youzheng/mini/9876543210123"]
    {
        expect(&with(address), "ID.CONFLICT", Review, ReasonCode::WaybillSeveral);
    }
}

/// The bars of a text with modules of one and a half pixels, as a record keeps them.
fn bar_profile(text: &str) -> String {
    let bars = onetake_code128::encode(text).unwrap().bars();
    let quiet = std::iter::repeat_n(false, 30);
    let modules: Vec<bool> = quiet.clone().chain(bars).chain(quiet).collect();
    let samples = modules.len() * 9 / 2;
    let sharp: Vec<f32> = (0..samples).map(|at| if modules[at * 2 / 9] { -1.0 } else { 1.0 }).collect();
    let blurred = (0..samples).map(|at| {
        let around = &sharp[at.saturating_sub(2)..(at + 3).min(samples)];
        around.iter().sum::<f32>() / around.len() as f32
    });
    onetake_code128::profile::Profile::from_values(blurred.collect()).to_hex()
}

#[test]
fn id_match_takes_a_persons_reading_where_the_machine_has_none() {
    let unread = good_record().without(Code::WaybillReading);
    let transcribed = |text: &str| {
        let mut drafts = good_statements();
        drafts.push(says(Statement::WaybillTranscribed { text: text.to_owned() }, Seen, 2000, 4000));
        drafts
    };
    let equal = report_of(&unread, transcribed(WAYBILL));
    expect_in(&equal, "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    assert_eq!(finding(&equal, "ID.MATCH").reasons[0].attestation, Some(7));
    expect_in(&equal, "ID.SAMETAKE", Pass, ReasonCode::Met);
    let other = report_of(&unread, transcribed("SF9999567890123"));
    expect_in(&other, "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    let both = report_of(&good_record(), transcribed("SF9999567890123"));
    expect_in(&both, "ID.MATCH", Review, ReasonCode::StatementsDiffer);
}

#[test]
fn id_match_does_not_fail_where_the_number_may_stand_in_a_part_that_was_not_read() {
    let record = read_instead(1000, 4000, WaybillText { frames: 9, ..text("SF9999567890123") });
    let partly = record.clone().gap(ObserverId::Waybill, 30_000, 50_000, CoverageReason::Damaged);
    expect(&record, "ID.MATCH", Fail, ReasonCode::WaybillDifferent);
    expect(&partly, "ID.MATCH", Review, ReasonCode::WaybillDifferent);
    let last = finding(&report(&partly), "ID.MATCH").reasons.last().unwrap().code;
    assert_eq!(last, ReasonCode::PartialCoverage);
    expect(&record.uncovered(ObserverId::Waybill), "ID.MATCH", Review, ReasonCode::NoCoverage);
}

#[test]
fn every_expected_number_must_be_found() {
    let mut case = good_case_draft();
    case.expected_waybills.push("SF1234567890124".to_owned());
    let report = judged(case, &good_record());
    expect_in(&report, "ID.MATCH", Review, ReasonCode::WaybillUnreadable);
}

#[test]
fn id_sametake() {
    expect(&good_record(), "ID.SAMETAKE", Pass, ReasonCode::Met);
    let cut = |at, ppm| good_record().with(Code::SpliceCut, at, at + 33).sure(ppm);
    expect(&cut(10_000, 950_000), "ID.SAMETAKE", Fail, ReasonCode::NotSameTake);
    expect(&cut(10_000, 500_000), "ID.SAMETAKE", Review, ReasonCode::NotSameTake);
    // After the last item a cut divides nothing; that it is there, CONT.CUT says.
    expect(&cut(58_000, 950_000), "ID.SAMETAKE", Pass, ReasonCode::Met);
    let unstated = report_of(&cut(58_000, 950_000), Vec::new());
    expect_in(&unstated, "ID.SAMETAKE", Fail, ReasonCode::NotSameTake);
    let hole = good_record().with_facts(20_000, 21_500, gap(1_500_000));
    expect(&hole, "ID.SAMETAKE", Fail, ReasonCode::NotSameTake);
    let still = good_record().gap(ObserverId::Splice, 9000, 11_000, CoverageReason::StillScene);
    expect(&still, "ID.SAMETAKE", Review, ReasonCode::PartialCoverage);
    expect(
        &good_record().without(Code::WaybillReading),
        "ID.SAMETAKE",
        Review,
        ReasonCode::WaybillUnreadable,
    );
}

#[test]
fn id_attached() {
    expect(&good_record(), "ID.ATTACHED", Pass, ReasonCode::Attested);
    let contrary = report_of(&good_record(), with_state(&Statement::LabelOnParcel, NotSeen));
    expect_in(&contrary, "ID.ATTACHED", Review, ReasonCode::AttestedContrary);
}

#[test]
fn id_conflict() {
    expect(&good_record(), "ID.CONFLICT", Pass, ReasonCode::Met);
    let old = WaybillText { frames: 5, ..text("SF9999567890123") };
    let old_label = good_record().with_facts_of(Code::WaybillReading, 3000, 4000, old);
    expect(&old_label, "ID.CONFLICT", Review, ReasonCode::WaybillSeveral);
    expect(&old_label, "ID.MATCH", Pass, ReasonCode::WaybillEqual);
    let article = WaybillText { kind: ReadingKind::ArticleNumber, ..text("6901234567892") };
    let goods = good_record().with_facts_of(Code::WaybillReading, 30_000, 31_000, article);
    expect(&goods, "ID.CONFLICT", Pass, ReasonCode::Met);
}
