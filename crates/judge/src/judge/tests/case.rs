//! The criteria about the case: order, custody, dispute, words.

use onetake_report::facts::{ClarityMeasured, ClockJump};
use onetake_report::{CustodyEvent, Direction, MissingKind, OrderLine, OtherReport, RecordedFile};

use super::*;
use crate::attest::{CHECKLIST, ChecklistItem};
use crate::case::{AcceptedReason, Claim, ClockOffset, Dispute, Draft, OrderValue, documents_for};

fn judged_with(policy: &str, case: Draft, more: Vec<crate::attest::Draft>, record: &ScanRecord) -> Report {
    let mut statements = good_statements();
    statements.extend(more);
    let policy = Policy::built_in(policy).unwrap();
    judge(record, &case.check(None).unwrap(), &bound(statements, record), &policy).unwrap()
}

fn in_dispute(dispute: Dispute) -> Draft {
    Draft { dispute: Some(dispute), ..good_case_draft() }
}

fn other(serials: &[&str], verdict: Verdict) -> OtherReport {
    let mut other = OtherReport::new(Direction::OutboundPacking, verdict, "ef".repeat(32), "01".repeat(32));
    other.waybills = vec!["YT7488104412345".to_owned()];
    other.waybill_outcome = Some(Pass);
    other.serials = serials.iter().map(|text| (*text).to_owned()).collect();
    other
}

fn file(name: &str, begins_at: &str, ends_at: &str) -> RecordedFile {
    let [name, begins_at, ends_at] = [name, begins_at, ends_at].map(str::to_owned);
    RecordedFile { name, begins_at, ends_at }
}

#[test]
fn file_single() {
    expect(&good_record(), "FILE.SINGLE", Pass, ReasonCode::Met);
    let files = |second: &str| Draft {
        files: vec![
            file("1.mp4", "2026-11-19T10:00:00+08:00", "2026-11-19T10:04:00+08:00"),
            file("2.mp4", second, "2026-11-19T10:20:00+08:00"),
        ],
        ..good_case_draft()
    };
    let split = judged(files("2026-11-19T10:04:01+08:00"), &good_record());
    expect_in(&split, "FILE.SINGLE", Review, ReasonCode::SeveralFiles);
    let apart = judged(files("2026-11-19T10:09:01+08:00"), &good_record());
    expect_in(&apart, "FILE.SINGLE", Review, ReasonCode::OutsideLimit);
}

#[test]
fn file_audio() {
    let silent = good_record().with(Code::SoundAbsent, 0, 60_000);
    expect(&silent, "FILE.AUDIO", NotApplicable, ReasonCode::NotForCase);
    let sound = judged(in_dispute(Dispute::SoundFault), &good_record());
    expect_in(&sound, "FILE.AUDIO", Pass, ReasonCode::Met);
    let none = judged(in_dispute(Dispute::SoundFault), &silent);
    expect_in(&none, "FILE.AUDIO", Review, ReasonCode::ObservedReview);
    let undecoded = good_record().gap(ObserverId::Sound, 0, 60_000, CoverageReason::SoundNotDecoded);
    let undecoded = judged(in_dispute(Dispute::FunctionFault), &undecoded);
    expect_in(&undecoded, "FILE.AUDIO", Review, ReasonCode::PartialCoverage);
    let unbuilt = judged(in_dispute(Dispute::SoundFault), &good_record().uncovered(ObserverId::Sound));
    expect_in(&unbuilt, "FILE.AUDIO", Review, ReasonCode::NoCoverage);
}

#[test]
fn cont_clock() {
    expect(&good_record(), "CONT.CLOCK", NotApplicable, ReasonCode::NotMeasured);
    let even = good_record().with_facts(0, 60_000, clock_showing("2026-11-19T10:00:00"));
    expect(&even, "CONT.CLOCK", Pass, ReasonCode::Met);
    let jump = |step_ms: i64| even.clone().with_facts(30_000, 30_033, ClockJump { step_ms });
    expect(&jump(1999), "CONT.CLOCK", Pass, ReasonCode::Met);
    expect(&jump(-2000), "CONT.CLOCK", Review, ReasonCode::ObservedReview);
    expect(&jump(3000), "CONT.CLOCK", Fail, ReasonCode::ObservedFail);
    let unmeasured = even.with(Code::ClockJump, 30_000, 30_033);
    expect(&unmeasured, "CONT.CLOCK", Review, ReasonCode::NotMeasured);
}

#[test]
fn cont_audiosplice() {
    expect(&good_record(), "CONT.AUDIOSPLICE", Pass, ReasonCode::Met);
    let broken = good_record().with(Code::SoundBreak, 30_000, 30_033).sure(400_000);
    expect(&broken, "CONT.AUDIOSPLICE", Review, ReasonCode::ObservedReview);
    let silent = good_record().with(Code::SoundAbsent, 0, 60_000);
    expect(&silent, "CONT.AUDIOSPLICE", NotApplicable, ReasonCode::NotForCase);
}

#[test]
fn clr_stable() {
    expect(&good_record(), "CLR.STABLE", Pass, ReasonCode::Met);
    let moving = ClarityMeasured { high_motion_ppm: 300_001, ..clarity() };
    let shaky = good_record().without(Code::ClarityMeasured).with_facts(0, 60_000, moving);
    expect(&shaky, "CLR.STABLE", Review, ReasonCode::OutsideLimit);
}

#[test]
fn cov_contents_counts_each_line_of_the_order() {
    let lines = Draft {
        order_lines: vec![
            OrderLine { id: "1".to_owned(), quantity: 2, title: None, serials: Vec::new() },
            OrderLine { id: "2".to_owned(), quantity: 1, title: None, serials: Vec::new() },
        ],
        ..good_case_draft()
    };
    let shown = |line: &str, count, state| {
        says(Statement::LineShown { line: line.to_owned(), count }, state, 30_000, 40_000)
    };
    let judged = |more| judged_with("base", lines.clone(), more, &good_record());
    let all = judged(vec![shown("1", 2, Seen), shown("2", 1, Seen)]);
    expect_in(&all, "COV.CONTENTS", Pass, ReasonCode::Attested);
    let uncounted = judged(vec![shown("1", 2, Seen)]);
    expect_in(&uncounted, "COV.CONTENTS", Review, ReasonCode::NotAttested);
    assert!(uncounted.missing.iter().any(|one| one.what == "line_shown"));
    let short = judged(vec![shown("1", 1, Seen), shown("2", 1, Seen)]);
    expect_in(&short, "COV.CONTENTS", Review, ReasonCode::CountShort);
    let absent = judged(vec![shown("1", 2, Seen), shown("2", 0, NotSeen)]);
    expect_in(&absent, "COV.CONTENTS", Fail, ReasonCode::AttestedContrary);
    let other = crate::attest::Draft { who: "Wu Jun".to_owned(), ..shown("2", 0, NotSeen) };
    let differ = judged(vec![shown("1", 2, Seen), shown("2", 1, Seen), other]);
    expect_in(&differ, "COV.CONTENTS", Review, ReasonCode::StatementsDiffer);
}

#[test]
fn id_serial() {
    let read =
        |text: &str| vec![says(Statement::SerialRead { text: text.to_owned(), line: None }, Seen, 1, 9)];
    let judged = |case: Draft, more| judged_with("base+high-value", case, more, &good_record());
    let none = judged(good_case_draft(), Vec::new());
    expect_in(&none, "ID.SERIAL", Review, ReasonCode::NotAttested);
    let first = judged(good_case_draft(), read("SN-1"));
    expect_in(&first, "ID.SERIAL", Pass, ReasonCode::Attested);
    let packed = Draft { other: Some(other(&["sn 1"], Verdict::Valid)), ..good_case_draft() };
    let same = judged(packed.clone(), read("SN-1"));
    expect_in(&same, "ID.SERIAL", Pass, ReasonCode::SerialsEqual);
    let swapped = judged(packed, read("SN-2"));
    expect_in(&swapped, "ID.SERIAL", Fail, ReasonCode::SerialsDiffer);
    assert_eq!(swapped.verdict, Verdict::Invalid);
}

#[test]
fn id_serial_looks_for_each_piece_of_the_case() {
    let serials = vec!["SN-1".to_owned(), "SN-2".to_owned()];
    let lines = vec![OrderLine { id: "1".to_owned(), quantity: 2, title: None, serials }];
    let case = Draft { order_lines: lines, ..good_case_draft() };
    let read = |texts: &[&str]| {
        let says =
            |text: &&str| says(Statement::SerialRead { text: (*text).to_owned(), line: None }, Seen, 1, 9);
        judged_with("base+high-value", case.clone(), texts.iter().map(says).collect(), &good_record())
    };
    let one = read(&["SN-1"]);
    expect_in(&one, "ID.SERIAL", Review, ReasonCode::NotAttested);
    assert_eq!(finding(&one, "ID.SERIAL").reasons[0].params.text(Param::Expected), Some("SN-2"));
    expect_in(&read(&["sn1", "sn2"]), "ID.SERIAL", Pass, ReasonCode::SerialsEqual);
    expect_in(&read(&["SN-1", "SN-3"]), "ID.SERIAL", Fail, ReasonCode::SerialsDiffer);
}

#[test]
fn what_was_counted_at_packing_is_looked_for() {
    let line = OrderLine { id: "1".to_owned(), quantity: 2, title: None, serials: Vec::new() };
    let mut packing = other(&[], Verdict::Valid);
    packing.counts = vec![onetake_report::LineCount::new("1".to_owned(), 3)];
    let case = Draft { order_lines: vec![line], other: Some(packing), ..good_case_draft() };
    let counted = |count| {
        let shown = says(Statement::LineShown { line: "1".to_owned(), count }, Seen, 30_000, 40_000);
        judged_with("base", case.clone(), vec![shown], &good_record())
    };
    expect_in(&counted(3), "COV.CONTENTS", Pass, ReasonCode::Attested);
    let fewer = counted(2);
    expect_in(&fewer, "COV.CONTENTS", Review, ReasonCode::CountShort);
    assert_eq!(finding(&fewer, "COV.CONTENTS").reasons[0].params.int(Param::CountedThere), Some(3));
}

/// What a report says of the other direction is what that report says.
#[test]
fn the_other_report_brings_its_label_serials_and_counts() {
    let more = vec![
        says(Statement::SerialRead { text: "SN-1".to_owned(), line: None }, Seen, 1, 9),
        says(Statement::LineShown { line: "1".to_owned(), count: 3 }, Seen, 30_000, 40_000),
        says(Statement::LineShown { line: "2".to_owned(), count: 1 }, NotVisible, 30_000, 40_000),
    ];
    let packing = Draft { direction: Direction::OutboundPacking, ..good_case_draft() };
    let brought = crate::case::other_report(&judged_with("base", packing, more, &good_record())).unwrap();
    assert_eq!((brought.verdict, brought.waybill_outcome), (Verdict::Valid, Some(Pass)));
    assert_eq!((brought.waybills, brought.serials), (vec![WAYBILL.to_owned()], vec!["SN-1".to_owned()]));
    assert_eq!(brought.counts, [onetake_report::LineCount::new("1".to_owned(), 3)]);
}

#[test]
fn id_serial_and_pack_highvalue_can_hold_from_a_value_on() {
    let text = r#"
        format = "onetake.policy/1.0"
        id = "shop"
        edition = "2026-11-22"
        extends = "base+high-value"
        title = { en = "a", zh-CN = "a", zh-TW = "a" }
        [[criterion]]
        id = "PACK.HIGHVALUE"
        source = "s"
        read_on = "2026-11-22"
        values = "stated"
        [criterion.check.other_side]
        from_value = { amount_minor = 300000, currency = "CNY" }
    "#;
    let policy = Policy::parse(text, "shop.toml").unwrap();
    assert_eq!(policy.warnings()[0].code, "loosened", "an overlay holds for every order");
    let of_value = |value: Option<(u64, &str)>| {
        let order_value =
            value.map(|(amount_minor, currency)| OrderValue { amount_minor, currency: currency.to_owned() });
        let case = Draft { order_value, ..good_case_draft() }.check(None).unwrap();
        judge(&good_record(), &case, &[], &policy).unwrap()
    };
    expect_in(&of_value(Some((299_999, "CNY"))), "PACK.HIGHVALUE", NotApplicable, ReasonCode::NotForCase);
    expect_in(&of_value(Some((300_000, "CNY"))), "PACK.HIGHVALUE", Review, ReasonCode::DocumentMissing);
    expect_in(&of_value(Some((1, "TWD"))), "PACK.HIGHVALUE", Review, ReasonCode::CaseLacks);
    expect_in(&of_value(None), "PACK.HIGHVALUE", Review, ReasonCode::CaseLacks);
}

#[test]
fn pack_highvalue() {
    let judged = |case: Draft| judged_with("base+high-value", case, Vec::new(), &good_record());
    let none = judged(good_case_draft());
    expect_in(&none, "PACK.HIGHVALUE", Review, ReasonCode::DocumentMissing);
    assert!(none.missing.iter().any(|one| one.kind == MissingKind::Document && one.what == "other_report"));
    let with = |verdict| judged(Draft { other: Some(other(&[], verdict)), ..good_case_draft() });
    expect_in(&with(Verdict::Valid), "PACK.HIGHVALUE", Pass, ReasonCode::Met);
    expect_in(&with(Verdict::Invalid), "PACK.HIGHVALUE", Review, ReasonCode::OtherNotValid);
}

#[test]
fn pack_both_holds_for_the_disputes_that_the_platform_names() {
    let judged = |dispute| judged_with("shopee-vn", in_dispute(dispute), Vec::new(), &good_record());
    expect_in(&judged(Dispute::MissingItems), "PACK.BOTH", Review, ReasonCode::DocumentMissing);
    expect_in(&judged(Dispute::NotReceived), "PACK.BOTH", NotApplicable, ReasonCode::NotForCase);
}

/// R66, R67, R68: nothing is ever asked of a buyer, and what a buyer did not film speaks against nobody.
#[test]
fn the_absence_of_a_buyers_video_is_never_adverse() {
    for policy in crate::policy::built_in() {
        for dispute in Dispute::ALL {
            let case = Draft { direction: Direction::BuyerUnboxing, ..in_dispute(*dispute) };
            let report = judged_with(&format!("{}+high-value", policy.id), case, Vec::new(), &good_record());
            let asked =
                report.missing.iter().find(|one| one.what == "other_report" && one.level == Level::Mandatory);
            assert!(asked.is_none(), "{} {dispute:?}: {asked:?}", policy.id);
            assert!(documents_for(*dispute).iter().all(|name| !name.contains("buyer")));
        }
    }
}

#[test]
fn packing_criteria() {
    let pack = [
        ("PACK.WAYBILL", Statement::WaybillApplied, Review),
        ("PACK.ITEMS", Statement::ItemsPacked, Fail),
        ("PACK.CUSHION", Statement::CushioningUsed, Review),
        ("PACK.FILM", Statement::FilmOn, Review),
        ("PACK.SEAL", Statement::SealedOnCamera, Fail),
    ];
    let case = Draft { direction: Direction::OutboundPacking, ..good_case_draft() };
    let judged = |more| judged_with("base+packing", case.clone(), more, &good_record());
    for (criterion, statement, contrary) in pack {
        let says = |state| says(statement.clone(), state, 1000, 9000);
        expect_in(&judged(vec![says(Seen)]), criterion, Pass, ReasonCode::Attested);
        expect_in(&judged(vec![says(NotSeen)]), criterion, contrary, ReasonCode::AttestedContrary);
        expect_in(&judged(vec![says(NotVisible)]), criterion, Review, ReasonCode::AttestedContrary);
        expect_in(&judged(Vec::new()), criterion, Review, ReasonCode::NotAttested);
        let unboxing = judged_with("base+packing", good_case_draft(), Vec::new(), &good_record());
        expect_in(&unboxing, criterion, NotApplicable, ReasonCode::NotForCase);
    }
}

#[test]
fn chk_list() {
    let inspected = |item: ChecklistItem, condition: Option<&str>, state| {
        let condition = condition.map(str::to_owned);
        says(Statement::Inspected { item, condition }, state, 1000, 9000)
    };
    let all: Vec<_> = CHECKLIST
        .iter()
        .enumerate()
        .map(|(index, item)| match index % 2 {
            0 => inspected(*item, Some(item.conditions()[0]), Seen),
            // That something cannot be seen is an answer.
            _ => inspected(*item, None, NotVisible),
        })
        .collect();
    let judged = |more| judged_with("base", good_case_draft(), more, &good_record());
    expect_in(&judged(all.clone()), "CHK.LIST", Pass, ReasonCode::Attested);
    let lacking = judged(all[1..].to_vec());
    expect_in(&lacking, "CHK.LIST", Review, ReasonCode::NotAttested);
    assert_eq!(finding(&lacking, "CHK.LIST").reasons[0].params.text(Param::Item), Some("outer_box"));
    assert_eq!(CHECKLIST.len(), 13, "R50 to R62");
}

#[test]
fn cust_seg() {
    let event = |segment: &str, from: &str, to: &str, evidence: Option<&str>| CustodyEvent {
        segment: segment.to_owned(),
        from: format!("2026-11-{from}:00:00+08:00"),
        to: format!("2026-11-{to}:00:00+08:00"),
        evidence: evidence.map(str::to_owned),
    };
    let custody = |events: &[CustodyEvent]| {
        judged(Draft { custody: events.to_vec(), ..good_case_draft() }, &good_record())
    };
    expect(&good_record(), "CUST.SEG", NotApplicable, ReasonCode::CaseLacks);
    let packed = event("seller_packing", "16T10", "16T12", Some("packing video"));
    let carried = event("carrier", "16T13", "18T10", Some("tracking"));
    let whole = custody(&[carried.clone(), packed.clone()]);
    expect_in(&whole, "CUST.SEG", Pass, ReasonCode::Met);
    let late = event("carrier", "16T14", "18T10", Some("tracking"));
    let gap = custody(&[packed.clone(), late]);
    expect_in(&gap, "CUST.SEG", Review, ReasonCode::CustodyGap);
    assert_eq!(finding(&gap, "CUST.SEG").reasons[0].params.int(Param::GapMinutes), Some(120));
    let unshown = custody(&[packed, event("platform", "16T12", "16T13", None), carried]);
    expect_in(&unshown, "CUST.SEG", Review, ReasonCode::CustodyGap);
    assert_eq!(unshown.verdict, Verdict::Valid, "it is told, and decides nothing");
}

#[test]
fn rel_point_says_what_fits_and_asks_for_the_documents() {
    expect(&good_record(), "REL.POINT", NotApplicable, ReasonCode::CaseLacks);
    let fits = judged(in_dispute(Dispute::QualityVisible), &good_record());
    expect_in(&fits, "REL.POINT", Pass, ReasonCode::FitsDispute);
    let smell = judged(in_dispute(Dispute::QualityInvisible), &good_record());
    expect_in(&smell, "REL.POINT", Fail, ReasonCode::DoesNotFit);
    assert_eq!(smell.verdict, Verdict::Valid, "the technical verdict stands");
    let empty = judged(in_dispute(Dispute::EmptyParcel), &good_record());
    expect_in(&empty, "REL.POINT", Review, ReasonCode::DocumentMissing);
    assert!(empty.missing.iter().any(|one| one.what == "weight_record" && one.level == Level::Advisory));
    let weighed = Draft { documents: vec!["weight_record".to_owned()], ..in_dispute(Dispute::EmptyParcel) };
    expect_in(&judged(weighed, &good_record()), "REL.POINT", Pass, ReasonCode::FitsDispute);
    let alone = judged(in_dispute(Dispute::SwappedReturn), &good_record());
    expect_in(&alone, "REL.POINT", Review, ReasonCode::FitsPartly);
    let both = Draft { other: Some(other(&[], Verdict::Valid)), ..in_dispute(Dispute::SwappedReturn) };
    expect_in(&judged(both, &good_record()), "REL.POINT", Pass, ReasonCode::FitsDispute);
}

#[test]
fn rel_reason() {
    expect(&good_record(), "REL.REASON", NotApplicable, ReasonCode::CaseLacks);
    let with = |accepted, claim| {
        judged(Draft { accepted_reason: Some(accepted), claim, ..good_case_draft() }, &good_record())
    };
    let clash = with(AcceptedReason::Quality, Some(Claim::ResaleAffected));
    expect_in(&clash, "REL.REASON", Fail, ReasonCode::DoesNotFit);
    let no_reason = with(AcceptedReason::ChangeOfMind, Some(Claim::ResaleAffected));
    expect_in(&no_reason, "REL.REASON", Pass, ReasonCode::FitsDispute);
}

#[test]
fn rel_modality() {
    expect(&good_record(), "REL.MODALITY", NotApplicable, ReasonCode::CaseLacks);
    let silent = good_record().with(Code::SoundAbsent, 0, 60_000);
    for (dispute, record, outcome, code) in [
        (Dispute::SoundFault, &good_record(), Pass, ReasonCode::FitsDispute),
        (Dispute::SoundFault, &silent, Fail, ReasonCode::DoesNotFit),
        (Dispute::FunctionFault, &silent, Review, ReasonCode::FitsPartly),
        (Dispute::QualityInvisible, &good_record(), Fail, ReasonCode::DoesNotFit),
        (Dispute::SizeDiffers, &good_record(), Review, ReasonCode::FitsPartly),
        (Dispute::EmptyParcel, &silent, Pass, ReasonCode::FitsDispute),
    ] {
        expect_in(&judged(in_dispute(dispute), record), "REL.MODALITY", outcome, code);
    }
}

/// Whatever is in dispute: what the video is worth technically stays the same.
#[test]
fn the_dispute_changes_no_technical_outcome() {
    let record = good_record().with_facts(20_000, 20_400, gap(400_000));
    let technical = |report: &Report| {
        let apart = ["REL.POINT", "REL.REASON", "REL.MODALITY", "FILE.AUDIO"];
        let findings = report.findings.iter().filter(|finding| !apart.contains(&finding.criterion.as_str()));
        findings.map(|finding| (finding.criterion.clone(), finding.outcome)).collect::<Vec<_>>()
    };
    let plain = judged(good_case_draft(), &record);
    for dispute in Dispute::ALL {
        let report = judged(in_dispute(*dispute), &record);
        assert_eq!(technical(&report), technical(&plain), "{dispute:?}");
        assert_eq!(report.verdict, plain.verdict);
    }
}

#[test]
fn rep_neutral() {
    expect(&good_record(), "REP.NEUTRAL", Pass, ReasonCode::Met);
    let mut blaming = good_statements();
    blaming[3].note = Some("明顯是買家弄的".to_owned());
    let report = report_of(&good_record(), blaming);
    expect_in(&report, "REP.NEUTRAL", Review, ReasonCode::NotNeutral);
    let reason = &finding(&report, "REP.NEUTRAL").reasons[0];
    assert_eq!((reason.attestation, reason.params.text(Param::Field)), (Some(3), Some("note")));
}

#[test]
fn time_offset() {
    // A day after sign-off the limit is far away, whatever the clock.
    expect(&good_record(), "TIME.OFFSET", Pass, ReasonCode::Met);
    expect(&recorded_at("2026-11-21T01:58:00Z"), "TIME.OFFSET", Review, ReasonCode::MarginTooSmall);
    let known = |seconds| {
        let clock_offset = Some(ClockOffset { seconds, checked_against: "radio clock".to_owned() });
        judged(Draft { clock_offset, ..good_case_draft() }, &recorded_at("2026-11-21T01:58:00Z"))
    };
    expect_in(&known(-300), "TIME.OFFSET", Pass, ReasonCode::Met);
    expect_in(&known(301), "TIME.OFFSET", Review, ReasonCode::OutsideLimit);
}

/// R46: where an installer opens, the window is counted from then.
#[test]
fn time_window_counts_from_the_opening_by_an_installer() {
    let late = recorded_at("2026-11-24T02:00:00Z");
    expect(&late, "TIME.WINDOW", Fail, ReasonCode::OutsideWindow);
    let opened =
        Draft { opened_by_installer_at: Some("2026-11-24T09:00:00+08:00".to_owned()), ..good_case_draft() };
    let report = judged(opened, &late);
    expect_in(&report, "TIME.WINDOW", Pass, ReasonCode::InsideWindow);
    let params = &finding(&report, "TIME.WINDOW").reasons[0].params;
    assert_eq!(params.text(Param::CountedFrom), Some("opened_by_installer_at"));
}

#[test]
fn rep_limits() {
    use onetake_report::ReportLimit::{ClockUnchecked, PartlyChecked, Scene};
    let good = report(&good_record());
    expect_in(&good, "REP.LIMITS", Pass, ReasonCode::Met);
    assert!(good.limits.contains(&Scene) && good.limits.contains(&ClockUnchecked));
    assert!(!good.limits.contains(&PartlyChecked));
    let partly = good_record().gap(ObserverId::Splice, 0, 1000, CoverageReason::StillScene);
    expect(&partly, "REP.LIMITS", Pass, ReasonCode::Met);
    assert!(report(&partly).limits.contains(&PartlyChecked));
    let not_made = good_record().uncovered(ObserverId::Splice);
    expect(&not_made, "REP.LIMITS", Pass, ReasonCode::Met);
    assert!(report(&not_made).limits.contains(&PartlyChecked), "a check that was not made is a limit");
    let unsaid = not_made.with(Code::SpliceCut, 30_000, 30_033);
    expect(&unsaid, "REP.LIMITS", Review, ReasonCode::NoCoverage);
    let mut nothing = record();
    nothing.coverage.clear();
    expect(&nothing, "REP.LIMITS", Review, ReasonCode::NotMeasured);
    let offset = ClockOffset { seconds: 3, checked_against: "time.gov.tw".to_owned() };
    let known = judged(Draft { clock_offset: Some(offset), ..good_case_draft() }, &good_record());
    assert!(!known.limits.contains(&ClockUnchecked));
}

#[test]
fn a_record_from_a_file_is_told_as_such() {
    use onetake_report::ReportLimit::RecordNotCompared;
    let (record, policy) = (good_record(), Policy::built_in("base").unwrap());
    let case = good_case_draft().check(None).unwrap();
    let [scanned, given] = [judge, judge_given].map(|judge| judge(&record, &case, &[], &policy).unwrap());
    assert!(!scanned.limits.contains(&RecordNotCompared));
    assert!(given.limits.contains(&RecordNotCompared));
    expect_in(&scanned, "REP.REPRO", Pass, ReasonCode::Met);
    expect_in(&given, "REP.REPRO", Review, ReasonCode::RecordNotCompared);
    // It claims less and decides the same.
    let decided = |report: &Report| (report.verdict, report.pending, report.missing.clone());
    assert_eq!(decided(&given), decided(&scanned));
    let body = |report: &Report| onetake_report::wire::body_digest(report).unwrap();
    assert_eq!(body(&given), body(&judge_given(&record, &case, &[], &policy).unwrap()));
    assert_ne!(body(&given), body(&scanned));
}

#[test]
fn rep_repro() {
    expect(&good_record(), "REP.REPRO", Pass, ReasonCode::Met);
    let changed = good_record().with(Code::IntegrityChanged, 0, 60_000);
    expect(&changed, "REP.REPRO", Review, ReasonCode::ObservedReview);
    let stopped = good_record().gap(ObserverId::Sound, 0, 60_000, CoverageReason::ObserverFailed);
    expect(&stopped, "REP.REPRO", Review, ReasonCode::PartialCoverage);
    let mut unnamed = good_record();
    unnamed.tool.libraries.clear();
    expect(&unnamed, "REP.REPRO", Review, ReasonCode::NotMeasured);
}

/// What the checklist says is consistent with these.
fn consistent_with(states: &[(ChecklistItem, &str)]) -> Vec<String> {
    let inspected = states.iter().map(|(item, condition)| match *condition {
        "not_visible" => {
            says(Statement::Inspected { item: *item, condition: None }, NotVisible, 30_000, 40_000)
        }
        condition => {
            let condition = Some(condition.to_owned());
            says(Statement::Inspected { item: *item, condition }, Seen, 30_000, 40_000)
        }
    });
    let report = judged_with("base", good_case_draft(), inspected.collect(), &good_record());
    assert_eq!(report.verdict, Verdict::Valid, "it decides nothing");
    for one in &report.consistent_with {
        for observed in &one.observed {
            let stated = &report.attestations[observed.attestation as usize];
            assert_eq!(stated.detail.text("item"), Some(observed.item.as_str()));
        }
    }
    report.consistent_with.into_iter().map(|one| one.pattern).collect()
}

#[test]
fn what_the_checklist_is_consistent_with_stands_beside_the_findings() {
    use ChecklistItem::{
        Cushioning, Film, Flaws, Identity, InnerPackaging, OuterBox, Quantity, Seal, UseTraces,
    };
    let outside = [(OuterBox, "intact"), (Seal, "intact"), (InnerPackaging, "intact")];
    let with = |more: &[(ChecklistItem, &str)]| consistent_with(&[&outside[..], more].concat());
    assert_eq!(with(&[]), [""; 0]);
    assert_eq!(with(&[(Flaws, "described")]), ["before_dispatch"]);
    assert_eq!(with(&[(Flaws, "described"), (Cushioning, "displaced")]), [""; 0]);
    assert_eq!(with(&[(Quantity, "fewer")]), ["short_packing"]);
    let dented = [(OuterBox, "dented"), (Cushioning, "displaced"), (Flaws, "described")];
    assert_eq!(consistent_with(&dented), ["transit_handling"]);
    let taped = [(OuterBox, "re_taped"), (InnerPackaging, "opened"), (Identity, "differs")];
    assert_eq!(consistent_with(&taped), ["opened_between"]);
    assert_eq!(consistent_with(&[(Film, "removed"), (UseTraces, "used")]), ["handled_after_unsealing"]);
    let unseen = [(OuterBox, "not_visible"), (InnerPackaging, "not_visible")];
    assert_eq!(consistent_with(&unseen), ["nothing_visible"]);
    // One saw it dented and one intact: nothing rests on it.
    assert_eq!(with(&[(OuterBox, "dented"), (Flaws, "described")]), [""; 0]);
}
