//! Pages and texts of records that were judged, as staff and dispute officers see them.

use onetake_judge::attest::{Attestation, AttestationFile, Draft, DraftSpan, Statement};
use onetake_judge::case;
use onetake_judge::policy::Policy;
use onetake_report::facts::{MarkFamily, WaybillText};
use onetake_report::{AttestedState, Code, Observation, ReasonCode};
use onetake_testkit::{Change as _, WAYBILL, good_record, mark};

use super::*;
use crate::message::Catalogue;

/// The number on the label where it differs from the expected one in its last digit.
const OTHER: &str = "SF1234567890128";

fn case() -> case::Draft {
    let mut case = case::Draft::default();
    case.expected_waybills = vec![WAYBILL.to_owned()];
    case.signed_off_at = Some("2026-11-18T10:00:00+08:00".to_owned());
    case.order_number = Some("２６１１１８０００１２３".to_owned());
    case.reference = Some("RMA-77".to_owned());
    case
}

fn stated(record: &ScanRecord) -> Vec<Attestation> {
    let says = |statement, start_ms, end_ms| {
        let (at, span) = ("2026-11-20T15:04:00+08:00", DraftSpan { start_ms, end_ms });
        Draft::new("李娜", "验货员", at, statement, AttestedState::Seen, span)
    };
    let mut file = AttestationFile::about(record).unwrap();
    file.attestation = vec![
        says(Statement::SealedAtStart, 0, 5_000),
        says(Statement::LabelOnParcel, 1_000, 8_000),
        says(Statement::OpeningSeen, 12_000, 25_000),
        says(Statement::ContentsShown, 25_000, 55_000),
        says(Statement::StayedInFrame, 0, 60_000),
        says(Statement::NaturalSpeed, 0, 60_000),
    ];
    file.bind(record).unwrap()
}

fn judged(record: ScanRecord, policy: &str, with_statements: bool) -> Sample {
    let policy = Policy::built_in(policy).unwrap();
    let attestations = if with_statements { stated(&record) } else { Vec::new() };
    let report =
        onetake_judge::judge::judge(&record, &case().check(None).unwrap(), &attestations, &policy).unwrap();
    Sample { name: "judged", report, record, stills: Vec::new() }
}

fn with_number(number: &str) -> ScanRecord {
    let record = good_record().without(Code::WaybillReading);
    record.with_facts_of(Code::WaybillReading, 1_000, 9_000, onetake_testkit::text(number))
}

/// Records of real scans, as `make expected` keeps them, judged without a statement.
pub(super) fn kept() -> Vec<Sample> {
    const NAMES: [&str; 6] = [
        "sound-take-pass",
        "splice-cut-2s-fail",
        "cadence-gap-fail",
        "integrity-truncated-mp4-fail",
        "stillness-reversal-fail",
        "waybill-other-number-fail",
    ];
    let read = |name: &'static str| Sample { name, ..judged(samples::kept_record(name), "base", false) };
    NAMES.into_iter().map(read).collect()
}

/// What a scan of today writes has words in every language where people see it.
#[test]
fn real_scans_are_told_in_every_language() {
    for sample in kept() {
        for language in Language::ALL {
            let (page, text) = (page(&sample, language), words(&sample, language));
            for shown in [&page, &text] {
                assert!(!shown.contains("param-") && !shown.contains("reason-"), "{}: {shown}", sample.name);
            }
            assert!(text.contains(&Catalogue::of(language).verdict(sample.report.verdict)), "{text}");
        }
    }
}

/// The labels of real scans: their number, how often it was seen, and the kind of symbol as its standard writes it.
#[test]
fn a_number_that_was_scanned_is_shown_with_its_symbol() {
    let sample = kept().into_iter().find(|sample| sample.name == "sound-take-pass").unwrap();
    let reading = sample.record.observations.iter().find_map(Observation::facts::<WaybillText>).unwrap();
    let page = page(&sample, Language::En);
    assert!(page.contains(&reading.text) && page.contains("Code 128"), "{reading:?}");
    assert!(page.contains(&format!("{} times", reading.frames)), "{reading:?}");
}

/// A share alone says little: which removal, and that it would have shown, are said with it.
#[test]
fn what_silence_is_worth_is_a_sentence_on_the_page_and_in_the_text() {
    let sample = kept().into_iter().find(|sample| sample.name == "sound-take-pass").unwrap();
    for (language, said) in [
        (Language::En, "Had 2 s been taken out, it would have shown at "),
        (Language::ZhCn, "假如剪去 2 秒，在试过的各处中，有 "),
    ] {
        for shown in [page(&sample, language), words(&sample, language)] {
            assert!(shown.contains(said), "{shown}");
        }
    }
}

/// Changes that an honest cause explains are counted under it; one that a policy lets a person look at all the same is shown.
#[test]
fn explained_changes_are_counted_and_not_shown_one_by_one() {
    let with = |causes: &[(Option<&str>, u32)]| {
        let record = causes.iter().zip(1_i64..).fold(good_record(), |record, (&(cause, ppm), number)| {
            let at_ms = 5_000 * number;
            let mut record = record.with(Code::SpliceCut, at_ms, at_ms + 33).sure(ppm);
            if let (Some(cause), Some(seen)) = (cause, record.observations.last_mut()) {
                seen.detail = std::mem::take(&mut seen.detail).with("explained_by", cause);
            }
            record
        });
        judged(record, "base", true)
    };
    let low = 250_000;
    let keyframe = Some("keyframe");
    let quiet =
        with(&[(keyframe, low), (Some("focus"), low), (keyframe, low), (Some("newer"), low), (None, low)]);
    let said = "Not shown here, as an honest cause explains them: 2 keyframe pops, one change of focus or of the coding";
    for shown in [page(&quiet, Language::En).replace("&#x27;", "'"), words(&quiet, Language::En)] {
        assert!(shown.contains(said), "{shown}");
    }
    assert!(!page(&quiet, Language::En).contains(r#"id="m0""#));
    let named = with(&[(keyframe, 400_000)]);
    assert!(!words(&named, Language::En).contains("keyframe pop"));
    assert!(page(&named, Language::En).contains(r#"id="m0""#));
}

const NEXT: NextCommands<'_> = NextCommands::new(
    "return.mp4.onetake",
    "return.mp4.statements.toml",
    "--waybill SF1234567890123",
    "return.mp4.confirmed.onetake",
);

#[test]
fn one_other_number_is_one_message_and_one_thing_to_do() {
    // Bars and a QR code of one label.
    let again = WaybillText { frames: 12, module_milli_px: Some(4_000), ..onetake_testkit::text(OTHER) };
    let record = with_number(OTHER).with_facts_of(Code::WaybillReading, 1_200, 8_000, again);
    let sample = judged(record, "base", true);
    let failing: Vec<&str> = sample
        .report
        .findings
        .iter()
        .filter(|finding| finding.outcome == onetake_report::Outcome::Fail)
        .map(|finding| finding.criterion.as_str())
        .collect();
    assert_eq!(failing, ["ID.MATCH"]);
    for language in Language::ALL {
        let text = words(&sample, language);
        let both = text.lines().filter(|line| line.contains(OTHER) && line.contains(WAYBILL)).count();
        assert_eq!(both, 1, "{text}");
        assert_eq!(text.matches('☐').count(), 1, "{text}");
        assert!(!text.contains("ID.CONFLICT"), "{text}");
    }
    let text = words(&sample, Language::ZhCn);
    assert!(text.contains(&format!("读到 {OTHER}，应有 {WAYBILL}。")), "{text}");
    assert!(text.contains("请核对表格里的单号，或换成对的视频"), "{text}");
    let page = page(&sample, Language::ZhCn);
    assert!(page.contains("SF123456789012<mark>8</mark>") && page.contains("SF123456789012<mark>3</mark>"));
}

#[test]
fn a_video_that_is_invalid_for_good_asks_for_no_statement() {
    let cut = good_record().with(Code::SpliceCut, 30_000, 30_033);
    let sample = judged(cut, "base", false);
    let text = text(&TextInput {
        report: &sample.report,
        record: &sample.record,
        language: Language::ZhCn,
        colour: false,
        next: Some(NEXT),
    });
    assert!(text.contains("补充说明也不能改变") && text.contains("补充了也不改变结论"), "{text}");
    assert!(!text.contains("请确认") && !text.contains("onetake attest"), "{text}");
    let page = page(&sample, Language::ZhCn);
    let todo = page.split("class=\"todo\"").nth(1).unwrap().split("</ul>").next().unwrap();
    assert!(!todo.contains("请确认"), "{todo}");
}

#[test]
fn the_next_commands_are_named_with_the_record_and_the_options() {
    let sample = judged(good_record(), "base", false);
    let Sample { report, record, stills, .. } = &sample;
    for language in Language::ALL {
        let text = text(&TextInput { report, record, language, colour: false, next: Some(NEXT) });
        let page = html(&HtmlInput { report, record, stills, language, next: Some(NEXT) }).unwrap();
        for shown in [text.as_str(), page.as_str()] {
            let attest = "onetake attest return.mp4.onetake --waybill SF1234567890123 --out return.mp4.statements.toml";
            assert_eq!(shown.matches("onetake attest").count(), 1, "one command asks for all: {shown}");
            assert!(shown.contains(attest), "{shown}");
            let words = Catalogue::of(language);
            assert!(
                shown.contains(&words.plain("next-note")) && !shown.contains(&words.plain("next-note-typed"))
            );
            let judge = "onetake judge return.mp4.onetake --waybill SF1234567890123 --attest \
                         return.mp4.statements.toml --out return.mp4.confirmed.onetake";
            assert!(shown.contains(judge), "{shown}");
        }
        assert!(
            !words(&sample, language).contains("onetake attest"),
            "without a record there is nothing to name"
        );
    }
}

#[test]
fn a_look_has_its_command() {
    let mut record = good_record().with(Code::SpliceCut, 30_000, 30_033).sure(500_000);
    (record.timeline.shown_width_px, record.timeline.shown_height_px) = (854, 600);
    let Sample { report, .. } = judged(record, "base", true);
    let commands = next_commands(&report, &NEXT);
    let start = "onetake attest return.mp4.onetake --statement ";
    let end = " --state STATE --note TEXT --who NAME --role ROLE --out return.mp4.statements.toml";
    let cut = format!("{start}event-explained --observation 4 --from 0:30.000 --to 0:30.033{end}");
    assert!(commands.contains(&cut), "{commands:#?}");
    assert!(
        commands.contains(&format!("{start}finding-explained --criterion CLR.RES{end}")),
        "{commands:#?}"
    );
}

#[test]
fn what_was_explained_is_told_with_its_rule_and_its_note() {
    let mut record = good_record();
    (record.timeline.shown_width_px, record.timeline.shown_height_px) = (854, 600);
    let statement = Statement::FindingExplained { criteria: vec!["CLR.RES".to_owned()] };
    let span = DraftSpan { start_ms: 0, end_ms: 60_000 };
    let at = "2026-11-20T15:04:00+08:00";
    let mut draft = Draft::new("王伟", "主管", at, statement, AttestedState::Seen, span);
    draft.note = Some("面单逐字可读".to_owned());
    let mut file = AttestationFile::about(&record).unwrap();
    file.attestation.push(draft);
    let explained = file.bind(&record).unwrap();
    let policy = Policy::built_in("base").unwrap();
    let case = case().check(None).unwrap();
    let report = onetake_judge::judge::judge(&record, &case, &explained, &policy).unwrap();
    let sample = Sample { name: "explained", report, record, stills: Vec::new() };
    let text = words(&sample, Language::ZhCn);
    assert!(text.lines().nth(1).unwrap().contains("经人工说明后视为符合：CLR.RES"), "{text}");
    let page = html(&HtmlInput::new(&sample.report, &sample.record, &sample.stills, Language::ZhCn)).unwrap();
    assert!(page.contains("规则 CLR.RES") && page.contains("经说明，不作为不符合处理"), "{page}");
    assert!(page.matches("面单逐字可读").count() >= 2, "at the rule and in the list: {page}");
}

#[test]
fn the_verdict_says_what_was_measured_and_who_confirmed_what() {
    let sample = judged(good_record(), "base", true);
    let text = words(&sample, Language::ZhCn);
    let line = text.lines().nth(1).unwrap();
    assert!(line.contains("由 李娜（验货员，2026-11-20） 确认"), "{line}");
    let confirmed = sample
        .report
        .findings
        .iter()
        .filter(|finding| {
            finding.reasons.iter().any(|reason| reason.attestation.is_some())
                && finding.outcome == onetake_report::Outcome::Pass
        })
        .count();
    assert!(confirmed > 3 && line.contains(&format!("{confirmed} 项由")), "{line}");
    let unstated = words(&judged(good_record(), "base", false), Language::En);
    assert!(unstated.lines().nth(1).unwrap().contains("Confirmed by a person: none yet."), "{unstated}");
}

#[test]
fn a_value_that_misses_a_limit_says_in_which_direction() {
    let mut record = good_record();
    (record.timeline.shown_width_px, record.timeline.shown_height_px) = (960, 540);
    let sample = judged(record, "base", false);
    let reason = |language| {
        let finding = sample.report.findings.iter().find(|finding| finding.criterion == "CLR.RES").unwrap();
        assert_eq!(finding.reasons[0].code, ReasonCode::OutsideLimit);
        Catalogue::of(language).reasons(&finding.reasons, &sample.report, Some(&sample.record)).remove(0).1
    };
    let zh = reason(Language::ZhCn);
    assert_eq!(zh.sentence, "画面较短一边 540 像素，低于 720 像素。");
    assert_eq!(zh.values, [], "480 is not what it misses");
    assert_eq!(reason(Language::En).sentence, "shorter side of the picture: 540 px, below 720 px.");
    for language in Language::ALL {
        let sentence = reason(language).sentence;
        assert!(
            sentence.contains("540") && sentence.contains("720") && !sentence.contains("480"),
            "{sentence}"
        );
    }
}

#[test]
fn four_marks_of_one_kind_are_one_line() {
    let mut record = good_record();
    for text in ["x264 - core 164", "Lavc60", "Lavc60 libx264", "Lavf60"] {
        let facts = mark(MarkFamily::Encoder, text);
        record = record.with_facts_of(Code::ProvenanceEncoder, 0, 60_000, facts);
    }
    let sample = judged(record, "base", false);
    let finding = sample.report.findings.iter().find(|finding| finding.criterion == "FILE.NATIVE").unwrap();
    let told = Catalogue::of(Language::En).reasons(&finding.reasons, &sample.report, Some(&sample.record));
    let marks: Vec<_> = told.iter().filter(|(_, told)| told.sentence.contains("encoding program")).collect();
    assert_eq!(marks.len(), 1, "{told:#?}");
    let values: String = marks[0].1.values.iter().map(|value| value.value.clone()).collect();
    for text in ["x264 - core 164", "Lavc60 libx264", "Lavf60"] {
        assert!(values.contains(text), "{values}");
    }
}

#[test]
fn the_first_screen_identifies_the_order_the_file_and_the_time() {
    let sample = judged(good_record(), "taobao-tmall", true);
    let page = without_pictures(&page(&sample, Language::ZhCn));
    let first = page.split("<body>").nth(1).unwrap().split("section-timeline").next().unwrap();
    let first = first.split("id=\"todo\"").next().unwrap();
    for wanted in ["261118000123", "RMA-77", "abababababababab…", "+08:00", "未查阅平台官方页面", "程序核对"]
    {
        assert!(first.contains(wanted), "{wanted}");
    }
    assert!(words(&sample, Language::ZhCn).contains("还需要"), "one statement is still missing");
    let base = self::page(&judged(good_record(), "base", true), Language::ZhCn);
    assert!(!base.contains("未查阅平台官方页面"));
    assert!(page.contains("@bottom-right") && page.contains("counter(page)"));
    let met = page.matches("class=\"pass folded\"").count();
    let passed =
        sample.report.findings.iter().filter(|finding| finding.outcome == onetake_report::Outcome::Pass);
    assert_eq!(met, passed.count(), "each rule that is met is one line");
    assert!(page.contains("abab".repeat(16).as_str()), "the whole digest stands on the page");
}

#[test]
fn a_name_cannot_end_the_string_at_the_foot_of_a_page() {
    let mut sample = judged(good_record(), "base", true);
    sample.record.run.path = Some("a\"; } body { display: none } @page { x: \"</style><b>.mp4".to_owned());
    let page = page(&sample, Language::En);
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    assert!(style.contains("counter(pages)"), "the style goes on to its end");
    assert!(!style.contains("display: none }"), "nothing of the name is style");
}
