//! A number that the recorder burned in, as the page and the terminal show it.

use onetake_judge::case;
use onetake_judge::policy::Policy;
use onetake_report::facts::ClockOverlayNumber;
use onetake_testkit::{Change as _, WAYBILL, good_record};

use super::*;
use crate::message::Catalogue;

fn sample(number: &str, expected: &[&str]) -> Sample {
    let facts = ClockOverlayNumber { number: number.to_owned(), corners_px: vec![0, 0, 9, 0, 9, 9, 0, 9] };
    let record = good_record().with_facts(0, 60_000, facts).sure(800_000);
    let mut draft = case::Draft::default();
    draft.expected_waybills = expected.iter().map(|number| (*number).to_owned()).collect();
    let policy = Policy::built_in("base").unwrap();
    let report = onetake_judge::judge::judge(&record, &draft.check(None).unwrap(), &[], &policy).unwrap();
    Sample { name: "burned_in", report, record, stills: Vec::new() }
}

#[test]
fn it_is_told_beside_the_readings_with_what_it_says() {
    for (number, expected, says) in [
        ("731234567890", &["731234567890"][..], "burned_in-same"),
        ("?1234567890123", &[WAYBILL], "burned_in-part"),
        ("9999567890123", &[WAYBILL], "burned_in-differs"),
        ("731234567890", &[WAYBILL, "731234567890"], "burned_in-same"),
        ("99999999999999999999999", &[WAYBILL], "burned_in-other"),
        ("?12?", &[WAYBILL], "burned_in-unreadable"),
        ("731234567890", &[], "burned_in-not-compared"),
    ] {
        let sample = sample(number, expected);
        for language in Language::ALL {
            let words_of = Catalogue::of(language);
            let (name, says) = (words_of.plain("burned_in-number"), words_of.plain(says));
            let text = words(&sample, language);
            let line = text.lines().find(|line| line.contains(&name)).unwrap();
            assert!(line.contains(number) && line.contains(&says), "{language}: {line}");
            let page = page(&sample, language);
            let section = page.split("id=\"waybill\"").nth(1).unwrap().split("</section>").next().unwrap();
            let told = section.split(&name).nth(1).unwrap();
            assert!(told.contains(number) && told.contains(&says), "{language}: {told}");
        }
    }
}

#[test]
fn the_label_is_said_to_be_equal_whatever_the_recorder_burned_in() {
    let sample = sample("9999567890123", &[WAYBILL]);
    let page = page(&sample, Language::En);
    let section = page.split("id=\"waybill\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(section.contains("<strong>Equal</strong>"), "{section}");
    let text = words(&sample, Language::En);
    assert!(text.contains("The recorder burned in another number than the expected one."), "{text}");
}

#[test]
fn without_one_nothing_is_said() {
    let mut sample = sample("1", &[WAYBILL]);
    sample.record.observations.retain(|seen| seen.code != onetake_report::Code::ClockOverlayNumber);
    for language in Language::ALL {
        let name = Catalogue::of(language).plain("burned_in-number");
        assert!(!page(&sample, language).contains(&name) && !words(&sample, language).contains(&name));
    }
}
