//! The criteria of the file.

use super::*;
use onetake_report::facts::{IntegrityMismatch, IntegrityUndecodable, MarkFamily, MismatchOf, UnseenPlace};

#[test]
fn file_hash() {
    expect(&good_record(), "FILE.HASH", Pass, ReasonCode::Met);
    let stated = |digest: String| crate::case::Draft { stated_sha256: Some(digest), ..good_case_draft() };
    let equal = judged(stated("AB".repeat(32)), &good_record());
    expect_in(&equal, "FILE.HASH", Pass, ReasonCode::DigestEqual);
    let different = judged(stated("cd".repeat(32)), &good_record());
    expect_in(&different, "FILE.HASH", Fail, ReasonCode::DigestDifferent);
    assert_eq!(different.verdict, Verdict::Invalid);
    let changed = good_record().with(Code::IntegrityChanged, 0, 60_000);
    expect(&changed, "FILE.HASH", Review, ReasonCode::ObservedReview);
}

#[test]
fn file_intact() {
    expect(&good_record(), "FILE.INTACT", Pass, ReasonCode::Met);
    let truncated = good_record().with(Code::IntegrityTruncated, 50_000, 60_000);
    expect(&truncated, "FILE.INTACT", Fail, ReasonCode::ObservedFail);
    expect(&truncated.sure(500_000), "FILE.INTACT", Review, ReasonCode::ObservedReview);
    let differs = |delivered: i64| {
        let facts = IntegrityMismatch {
            what: MismatchOf::Duration,
            declared_frames: None,
            delivered_packets: None,
            delivered_frames: None,
            declared_ms: Some(60_000),
            delivered_ms: Some(delivered),
            at_byte: None,
        };
        good_record().with_facts(0, 60_000, facts)
    };
    expect(&differs(59_600), "FILE.INTACT", Pass, ReasonCode::Met);
    expect(&differs(59_400), "FILE.INTACT", Review, ReasonCode::OutsideLimit);
    let undeclared = good_record().gap(ObserverId::Integrity, 0, 60_000, CoverageReason::Undeclared);
    expect(&undeclared, "FILE.INTACT", Review, ReasonCode::PartialCoverage);
}

#[test]
fn file_intact_without_pictures() {
    let unseen = |at: UnseenPlace, start: i64, end: i64| {
        let (missing_ms, at) = (Some(end - start), Some(at));
        let facts = IntegrityUndecodable { packets: 9, refused: 0, missing_ms, at };
        good_record().with_facts(start, end, facts).gap(
            ObserverId::Integrity,
            start,
            end,
            CoverageReason::Damaged,
        )
    };
    expect(&unseen(UnseenPlace::Start, 0, 6_000), "FILE.INTACT", Review, ReasonCode::ObservedReview);
    expect(&unseen(UnseenPlace::Middle, 9_000, 9_900), "FILE.INTACT", Review, ReasonCode::ObservedReview);
    expect(&unseen(UnseenPlace::Middle, 9_000, 10_000), "FILE.INTACT", Fail, ReasonCode::ObservedFail);
    expect(&unseen(UnseenPlace::End, 59_600, 60_000), "FILE.INTACT", Review, ReasonCode::ObservedReview);
    expect(&unseen(UnseenPlace::End, 59_400, 60_000), "FILE.INTACT", Fail, ReasonCode::ObservedFail);
    let mut short = unseen(UnseenPlace::Middle, 1_000, 1_500);
    short.timeline.span.end_ms = 2_000;
    let report_of_short = judge(&short, &good_case(), &[], &base()).unwrap();
    expect_in(&report_of_short, "FILE.INTACT", Fail, ReasonCode::ObservedFail);
    // The observation and the missing coverage are one message.
    assert_eq!(finding(&report(&unseen(UnseenPlace::Start, 0, 6_000)), "FILE.INTACT").reasons.len(), 1);
    let unknown = good_record().with(Code::IntegrityUndecodable, 0, 60_000);
    expect(&unknown, "FILE.INTACT", Review, ReasonCode::ObservedReview);
}

#[test]
fn file_native() {
    expect(&good_record(), "FILE.NATIVE", Pass, ReasonCode::Met);
    expect(&good_record().without(Code::ProvenanceDevice), "FILE.NATIVE", Review, ReasonCode::NotMeasured);
    let weak = good_record().without(Code::ProvenanceDevice).with(Code::ProvenanceDevice, 0, 60_000);
    expect(&weak.sure(500_000), "FILE.NATIVE", Review, ReasonCode::ObservedReview);
    let unmarked = good_record().without(Code::ProvenanceDevice);
    let place = mark(MarkFamily::Position, "present");
    let placed = unmarked.with_facts_of(Code::ProvenanceDevice, 0, 60_000, place);
    expect(&placed.sure(500_000), "FILE.NATIVE", Pass, ReasonCode::Met);
    let both = good_record().with(Code::ProvenanceDevice, 0, 60_000).sure(500_000);
    expect(&both, "FILE.NATIVE", Pass, ReasonCode::Met);
    let edited = good_record().with(Code::ProvenanceEditor, 0, 60_000);
    expect(&edited, "FILE.NATIVE", Review, ReasonCode::ObservedReview);
    let cut = edited.with(Code::SpliceCut, 30_000, 30_033);
    expect(&cut, "FILE.NATIVE", Fail, ReasonCode::ObservedFail);
}

#[test]
fn file_timemeta() {
    expect(&good_record(), "FILE.TIMEMETA", Pass, ReasonCode::Met);
    let unknown = good_record().without(Code::ProvenanceCreationTime);
    expect(&unknown, "FILE.TIMEMETA", Review, ReasonCode::NotMeasured);
    let unset = unknown.with_facts(0, 60_000, created("1904-01-01T00:00:00Z"));
    expect(&unset, "FILE.TIMEMETA", Review, ReasonCode::NotMeasured);
}

#[test]
fn pkg_upload() {
    let handed_in = |name: &str, format: &str, bytes: u64, seconds: i64| {
        let mut record = good_record();
        record.container.format = format.to_owned();
        record.source.bytes = bytes;
        record.timeline.span.end_ms = seconds * 1000;
        judge(&record, &good_case(), &[], &Policy::built_in(name).unwrap()).unwrap()
    };
    const MP4: &str = "mov,mp4,m4a,3gp,3g2,mj2";
    for (name, format, bytes, seconds, outcome, code) in [
        ("taobao-tmall", MP4, 199_999_999, 600, Pass, ReasonCode::Met),
        ("taobao-tmall", MP4, 200_000_000, 600, Review, ReasonCode::NearLimit),
        ("taobao-tmall", MP4, 210_000_000, 600, Fail, ReasonCode::OutsideLimit),
        ("taobao-tmall", "matroska,webm", 1000, 600, Pass, ReasonCode::Met),
        ("weixin-store", MP4, 20_000_000, 600, Pass, ReasonCode::Met),
        ("weixin-store", "matroska,webm", 1000, 600, Fail, ReasonCode::OutsideLimit),
        ("shopee-sg", MP4, 1000, 60, Pass, ReasonCode::Met),
        ("shopee-ph", MP4, 1000, 61, Fail, ReasonCode::OutsideLimit),
        ("shopee-my", MP4, 1000, 61, NotApplicable, ReasonCode::NoRule),
        ("base", MP4, 1000, 61, NotApplicable, ReasonCode::NoRule),
    ] {
        let report = handed_in(name, format, bytes, seconds);
        let finding = finding(&report, "PKG.UPLOAD");
        assert_eq!((finding.outcome, finding.reasons[0].code), (outcome, code), "{name} {format} {bytes}");
    }
    let mut quicktime = good_record();
    quicktime.container.format = MP4.to_owned();
    quicktime.container.tags.insert("major_brand".to_owned(), "qt  ".to_owned());
    let weixin = Policy::built_in("weixin-store").unwrap();
    let report = judge(&quicktime, &good_case(), &[], &weixin).unwrap();
    expect_in(&report, "PKG.UPLOAD", Fail, ReasonCode::OutsideLimit);
}
