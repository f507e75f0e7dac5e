mod burned_in;
mod judged;
mod proposed;

use super::samples::{self, Sample};
use super::*;
use onetake_judge::wording::refused_words;
use onetake_report::Code;

/// Made-up samples and those of real scans.
fn all() -> Vec<Sample> {
    samples::all().into_iter().chain(judged::kept()).collect()
}

fn page(sample: &Sample, language: Language) -> String {
    let Sample { report, record, stills, .. } = sample;
    html(&HtmlInput { report, record, stills, language, next: None }).expect("a page")
}

fn words(sample: &Sample, language: Language) -> String {
    text(&TextInput { report: &sample.report, record: &sample.record, language, colour: false, next: None })
}

/// The page without its pictures and style, to search in.
fn without_pictures(page: &str) -> String {
    let mut parts = page.split("data:image/jpeg;base64,");
    let mut rest = parts.next().unwrap().to_owned();
    for part in parts {
        rest.push_str(part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "+/=".contains(c)));
    }
    rest
}

/// Every tag and every attribute of a page, in the order of their appearance. Panics on what a page of ours cannot hold.
fn tags(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        let mut quoted = false;
        let close = rest
            .find(|c| {
                quoted ^= c == '"';
                c == '>' && !quoted
            })
            .expect("every tag is closed");
        let tag = &rest[..close];
        rest = &rest[close + 1..];
        if tag.starts_with(['/', '!']) {
            continue;
        }
        let tag = tag.trim_end_matches('/');
        let (name, mut attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let mut list = Vec::new();
        while let Some((attribute, after)) = attributes.trim_start().split_once("=\"") {
            let (value, after) = after.split_once('"').expect("every value is closed");
            list.push((attribute.to_owned(), value.to_owned()));
            attributes = after;
        }
        tags.push((name.to_owned(), list));
    }
    tags
}

#[test]
fn nothing_hostile_becomes_markup() {
    let known: std::collections::BTreeSet<String> =
        tags(&without_pictures(&page(&samples::tampered(), Language::En)))
            .into_iter()
            .map(|(name, _)| name)
            .collect();
    for language in Language::ALL {
        let page = without_pictures(&page(&samples::hostile(), language));
        for (name, attributes) in tags(&page) {
            assert!(known.contains(&name), "a tag that no page of ours has: {name}");
            for (attribute, value) in attributes {
                assert!(!attribute.starts_with("on"), "{name} {attribute}");
                if matches!(attribute.as_str(), "href" | "src") {
                    assert!(value.starts_with('#') || value.is_empty(), "{name} {attribute} = {value}");
                }
            }
        }
        assert!(!page.contains("<script") && !page.contains("javascript:alert(3)'\""));
        for invisible in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{1b}'] {
            assert!(!page.contains(invisible), "{invisible:?}");
        }
        assert!(page.contains("[U+202E]") && page.contains("[U+001B]"));
        assert!(page.contains("{{ 7*7 }}"), "texts from outside are no templates");
        assert!(page.len() < 200_000, "long texts are cut: {} bytes", page.len());
    }
}

#[test]
fn a_page_needs_nothing_from_elsewhere() {
    for sample in samples::all() {
        let page = page(&sample, Language::ZhCn);
        let bare = without_pictures(&page);
        assert!(bare.contains("default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
        for elsewhere in ["@import", "url(//", "<link", "<script", "<iframe", "<object"] {
            assert!(!bare.contains(elsewhere), "{}: {elsewhere}", sample.name);
        }
        // Sources of rules are named with their addresses, as text.
        for (name, attributes) in tags(&bare) {
            assert!(!attributes.iter().any(|(_, value)| value.contains("://")), "{name} {attributes:?}");
        }
    }
}

#[test]
fn every_link_has_its_target_and_no_anchor_is_there_twice() {
    for sample in all() {
        let page = without_pictures(&page(&sample, Language::ZhTw));
        let tags = tags(&page);
        let values = |wanted: &str| -> Vec<String> {
            let attributes = tags.iter().flat_map(|(_, attributes)| attributes);
            attributes.filter(|(name, _)| name == wanted).map(|(_, value)| value.clone()).collect()
        };
        let mut anchors = values("id");
        for link in values("href") {
            assert!(anchors.iter().any(|anchor| link == format!("#{anchor}")), "{}: {link}", sample.name);
        }
        let count = anchors.len();
        anchors.sort();
        anchors.dedup();
        assert_eq!(anchors.len(), count, "{}", sample.name);
    }
}

#[test]
fn every_word_of_a_page_is_there_in_every_language() {
    for sample in all() {
        for language in Language::ALL {
            let page = without_pictures(&page(&sample, language));
            for (_, attributes) in tags(&page) {
                for (name, value) in attributes.iter().filter(|(name, _)| name == "lang") {
                    assert_eq!(value, language.tag(), "{name}");
                }
            }
            for prefix in
                ["section-", "page-", "reason-", "code-", "file-", "made-", "todo-", "timeline-", "moment-"]
            {
                let missing = page
                    .split('>')
                    .filter_map(|part| part.split('<').next())
                    .find(|text| text.trim().strip_prefix(prefix).is_some_and(|rest| !rest.contains(' ')));
                assert_eq!(missing, None, "{} {language}", sample.name);
            }
        }
    }
}

#[test]
fn the_verdict_comes_first_in_word_and_sign() {
    for (sample, word, class) in [
        (samples::whole(), "有效", "valid"),
        (samples::tampered(), "无效", "invalid"),
        (samples::long(), "需人工查看", "needs_review"),
    ] {
        let page = without_pictures(&page(&sample, Language::ZhCn));
        let body = page.split("<body>").nth(1).unwrap();
        let first = body.find("class=\"verdict").unwrap();
        assert!(body[first..].starts_with(&format!("class=\"verdict {class}\"")));
        assert!(body[first..].contains(&format!("<p class=\"word\">{word}</p>")));
        assert!(body.find("<h2").unwrap() > first);
    }
}

#[test]
fn the_waybill_is_shown_with_what_was_expected_and_whether_they_are_equal() {
    let page = without_pictures(&page(&samples::tampered(), Language::ZhCn));
    let waybill = page.split("class=\"compare\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(
        waybill.contains("SF139002468135<mark>7</mark>") && waybill.contains("SF139002468135<mark>8</mark>")
    );
    assert!(waybill.contains("<strong>不一致</strong>"));
    assert!(waybill.contains("YT7488104412345"), "other numbers are listed");
}

#[test]
fn equal_is_said_only_where_the_judgement_says_it() {
    let mut sample = samples::whole();
    assert!(page(&sample, Language::En).contains("<strong>Equal</strong>"));
    sample.finding("ID.MATCH").reasons[0].code = onetake_report::ReasonCode::Met;
    assert!(!page(&sample, Language::En).contains("<strong>Equal</strong>"));
}

#[test]
fn a_picture_that_is_not_the_recorded_one_is_not_shown() {
    let mut sample = samples::tampered();
    let sound = page(&sample, Language::En).matches("data:image").count();
    sample.stills[3].jpeg.push(0);
    sample.stills.remove(5);
    assert_eq!(page(&sample, Language::En).matches("data:image").count(), sound - 2);
}

#[test]
fn a_report_of_another_video_is_refused() {
    let Sample { record, .. } = samples::whole();
    let Sample { report, stills, .. } = samples::tampered();
    let language = Language::En;
    let error = html(&HtmlInput { report: &report, record: &record, stills: &stills, language, next: None });
    assert!(matches!(error, Err(RenderError::OtherRecord { .. })));
}

#[test]
fn pages_are_the_same_every_time() {
    let sample = samples::long();
    assert_eq!(page(&sample, Language::ZhTw), page(&sample, Language::ZhTw));
}

#[test]
fn no_page_and_no_text_takes_sides() {
    for sample in all().into_iter().filter(|sample| sample.name != "hostile") {
        for language in Language::ALL {
            assert_eq!(refused_words(&without_pictures(&page(&sample, language))), []);
            assert_eq!(refused_words(&words(&sample, language)), []);
        }
    }
}

#[test]
fn words_for_a_terminal_say_verdict_reasons_and_open_points() {
    let tampered = samples::tampered();
    let text = words(&tampered, Language::ZhCn);
    let failing = tampered.report.findings.iter().filter(|finding| {
        finding.level == onetake_report::Level::Mandatory && finding.outcome == onetake_report::Outcome::Fail
    });
    assert!(text.starts_with(&format!("✗ 无效  有 {} 项必要规则不符合。\n", failing.count())), "{text}");
    let cut = tampered.record.observations.iter().find(|seen| seen.code == Code::SpliceCut).unwrap();
    let at = crate::message::clock_time(cut.span.start_ms);
    assert!(text.contains("无剪切") && text.contains(&at), "{at}: {text}");
    assert!(text.contains("空缺：1.92 秒") && text.contains("限值：1 秒"), "{text}");
    assert!(!text.contains("☐ 请确认：拆封动作可见"), "no statement mends it: {text}");
    let text = words(&samples::whole(), Language::En);
    assert!(text.starts_with("✓ Valid  Every mandatory rule that applies is met.\n"), "{text}");
    // What does not decide the verdict may be open.
    let open = text.lines().filter(|line| line.contains('☐'));
    assert!(open.clone().all(|line| line.ends_with("does not decide the verdict")), "{text}");
    assert!(!text.contains('!') && open.count() == 1, "{text}");
    let mut given = samples::whole();
    given.report.limits.push(onetake_report::ReportLimit::RecordNotCompared);
    let told = "  ! The record was read from a file and not compared with the video.\n";
    assert!(!text.contains(told) && words(&given, Language::En).contains(told));
}

#[test]
fn what_is_cut_off_shows_that_it_goes_on() {
    // An encoder, two writers and the layout of the container leave their marks in every clip of ours.
    let text = words(&samples::tampered(), Language::ZhCn);
    let marks = text.lines().find(|line| line.contains("x264")).unwrap();
    assert!(marks.contains("x264 - core ") && marks.ends_with('…'), "{marks}");
}

#[test]
fn reasons_that_read_alike_are_told_once() {
    let mut sample = samples::tampered();
    let finding = sample.finding("COV.INFRAME");
    let mut stated = finding.reasons[0].clone();
    stated.params.set("statement", "serial_read");
    finding.reasons = vec![stated.clone(), finding.reasons[0].clone(), stated];
    sample.report.pending_attestations.clear();
    let page = without_pictures(&page(&sample, Language::ZhCn));
    assert_eq!(page.matches("还没有人确认：人工读出序列号。").count(), 1);
}

#[test]
fn words_for_a_terminal_hold_no_commands_for_it() {
    let sample = samples::hostile();
    for language in Language::ALL {
        let text = words(&sample, language);
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
        assert!(!text.contains('\u{202e}'));
    }
    let colour = text(&TextInput {
        report: &sample.report,
        record: &sample.record,
        language: Language::En,
        colour: true,
        next: None,
    });
    assert!(colour.contains("\u{1b}[1;31m"));
    assert!(!colour.contains("\u{1b}[2J"));
}

/// Writes every sample in every language to a folder, to be looked at in a browser.
#[test]
#[ignore = "writes files; run it to look at the pages"]
fn samples_to_look_at() {
    let folder = std::env::temp_dir().join("onetake-samples");
    std::fs::create_dir_all(&folder).expect("a folder");
    for sample in all() {
        for language in Language::ALL {
            let file = folder.join(format!("{}.{language}.html", sample.name));
            std::fs::write(&file, page(&sample, language)).expect("written");
            std::fs::write(file.with_extension("txt"), words(&sample, language)).expect("written");
        }
    }
    println!("{}", folder.display());
}
