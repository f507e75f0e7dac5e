use std::collections::{BTreeMap, BTreeSet};

use onetake_report::{Code, CoverageReason, ObserverId, Param, ReasonCode, ReportLimit, facts};

use super::*;
use onetake_judge::attest::{CHECKLIST, StatementKind};
use onetake_judge::case::{Dispute, documents_for};
use onetake_judge::policy::{Check, Policy, Predicate, built_in};
use onetake_judge::wording::refused_words;

/// The messages of a catalogue as written, by name.
fn messages(language: Language) -> BTreeMap<String, String> {
    let mut messages = BTreeMap::new();
    let mut current = None;
    for line in language.source().lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            current = None;
        } else if line.starts_with(char::is_whitespace) {
            let id: &String = current.as_ref().expect("a continuation follows a message");
            let text: &mut String = messages.get_mut(id).expect("it is there");
            text.push('\n');
            text.push_str(line);
        } else {
            let (id, text) = line.split_once('=').expect("a message has a value");
            let id = id.trim().to_owned();
            let before = messages.insert(id.clone(), text.trim().to_owned());
            assert_eq!(before, None, "{language}: {id} is there twice");
            current = Some(id);
        }
    }
    messages
}

fn arguments(message: &str) -> BTreeSet<&str> {
    message
        .split('$')
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or(rest))
        .collect()
}

#[test]
fn every_catalogue_can_be_read_in_full() {
    for language in Language::ALL {
        if let Err((_, errors)) = FluentResource::try_new(language.source().to_owned()) {
            panic!("{language}: {errors:?}");
        }
        let catalogue = Catalogue::of(language);
        for id in messages(language).keys() {
            assert!(catalogue.has(id), "{language}: {id}");
        }
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = messages(Language::En);
    for language in Language::ALL {
        let other = messages(language);
        let names = |messages: &BTreeMap<String, String>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let difference: Vec<_> = names(&english).symmetric_difference(&names(&other)).cloned().collect();
        assert!(difference.is_empty(), "{language}: {difference:?}");
        for (id, text) in &english {
            assert_eq!(arguments(text), arguments(&other[id]), "{language}: {id}");
        }
    }
}

/// A name of a value that nothing writes any more has no words either.
#[test]
fn no_words_are_kept_for_values_that_nobody_writes() {
    let policies = built_in().iter().map(|policy| format!("{}/{}", policy.id, policy.edition));
    let policies: Vec<Policy> = policies.map(|name| Policy::built_in(&name).unwrap()).collect();
    let tests = policies.iter().flat_map(Policy::criteria).filter_map(|criterion| match criterion.check() {
        Check::Test(predicate) => Some(predicate),
        Check::NoRule { .. } => None,
    });
    let limits = tests.flat_map(Predicate::strictness).map(|(name, _)| *name);
    let params = Param::ALL.iter().map(|param| param.as_str());
    let known = facts::fields().into_iter().chain(params).chain(limits).chain(["attested_by"]);
    let known: BTreeSet<&str> = known.map(quantity::stem).collect();
    let spoken = messages(Language::En);
    let dead: Vec<&str> = spoken
        .keys()
        .filter_map(|id| id.strip_prefix("param-"))
        .filter(|stem| !known.contains(stem))
        .collect();
    assert!(dead.is_empty(), "nothing writes {dead:?}");
}

#[test]
fn every_name_of_the_wire_contract_has_words() {
    for language in Language::ALL {
        let catalogue = Catalogue::of(language);
        let mut ids: Vec<String> = Vec::new();
        ids.extend(Code::ALL.iter().map(|code| code_message(*code)));
        ids.extend(ReasonCode::ALL.iter().map(|code| format!("reason-{code}")));
        ids.extend(CoverageReason::ALL.iter().map(|code| format!("coverage-{code}")));
        ids.extend(ObserverId::ALL.iter().map(|id| format!("observer-{id}")));
        ids.extend(ObserverId::ALL.iter().map(|id| format!("look-{id}")));
        for limit in ReportLimit::ALL {
            ids.extend([format!("limit-{limit}"), format!("limits-{limit}")]);
        }
        ids.extend(
            onetake_judge::judge::consistent::TABLE.iter().map(|row| format!("consistent-{}", row.pattern)),
        );
        for kind in StatementKind::ALL {
            ids.push(format!("statement-{kind}"));
        }
        for item in CHECKLIST {
            ids.push(format!("item-{item}"));
            ids.extend(item.conditions().iter().map(|condition| format!("condition-{condition}")));
        }
        for dispute in Dispute::ALL {
            ids.push(format!("dispute-{}", dispute.as_str()));
            ids.extend(documents_for(*dispute).iter().map(|name| format!("ask-document-{name}")));
        }
        for name in Predicate::NAMES {
            ids.extend([format!("check-{name}"), format!("confirm-{name}")]);
        }
        ids.extend(["loosened", "untold", "not_compared"].map(|code| format!("warning-{code}")));
        for id in ids {
            let text = catalogue.find(&id, &[("what", "X".into())]);
            assert!(text.is_some_and(|text| !text.trim().is_empty()), "{language}: {id}");
        }
        for verdict in [Verdict::Valid, Verdict::Invalid, Verdict::NeedsReview] {
            assert!(!catalogue.verdict(verdict).contains("verdict"), "{language}: {verdict:?}");
        }
        for outcome in [Outcome::Pass, Outcome::Fail, Outcome::Review, Outcome::NotApplicable] {
            assert!(!catalogue.outcome(outcome).contains("outcome"), "{language}: {outcome:?}");
        }
        for direction in [Direction::ReturnUnboxing, Direction::OutboundPacking, Direction::BuyerUnboxing] {
            assert!(!catalogue.direction(direction).contains("direction"), "{language}: {direction:?}");
        }
    }
}

/// A word of the wire in the middle of a sentence says nothing to people.
#[test]
fn words_in_values_are_said_in_every_language() {
    let places = facts::UnseenPlace::WORDS.iter().map(|word| ("at", *word));
    let lacks = facts::ReadingLack::WORDS.iter().map(|word| ("lacks", *word));
    for (name, word) in places.chain(lacks) {
        for language in Language::ALL {
            let said = Catalogue::of(language).value(name, &word.into()).unwrap().value;
            assert!(said != word && !said.is_empty(), "{language}: {name} {word}");
        }
    }
    assert_eq!(Catalogue::of(Language::En).value("window", &"sine".into()), None);
}

#[test]
fn no_message_takes_sides() {
    for language in Language::ALL {
        for (id, text) in messages(language) {
            assert_eq!(refused_words(&text), [], "{language}: {id} = {text}");
        }
    }
}

/// A word of the other script in a Chinese catalogue would look foreign to its readers.
#[test]
fn each_chinese_catalogue_keeps_to_its_own_characters_and_words() {
    let simplified_only = "运单号视频数据无画条码检查读认时长为这项规则结论现帧录签验货与并没见发说报";
    let traditional_only = "運單號頻數據無畫條碼檢查讀認時長為這項規則結論現幀錄簽驗貨與並沒見發說報";
    let common: BTreeSet<char> =
        simplified_only.chars().filter(|character| traditional_only.contains(*character)).collect();
    let foreign = |language: Language, characters: &str, words: &[&str]| {
        for (id, text) in messages(language) {
            let hit = text.chars().find(|c| characters.contains(*c) && !common.contains(c));
            assert_eq!(hit, None, "{language}: {id} = {text}");
            let word = words.iter().find(|word| text.contains(**word));
            assert_eq!(word, None, "{language}: {id} = {text}");
        }
    };
    foreign(
        Language::ZhTw,
        simplified_only,
        &["視頻", "文件", "數據", "軟件", "信息", "字節", "設置", "快遞", "幀"],
    );
    foreign(
        Language::ZhCn,
        traditional_only,
        &["影片", "档案", "资料", "软体", "资讯", "位元组", "影格", "託"],
    );
}

#[test]
fn plurals_follow_the_language() {
    let args = |n: i64| [("looks", Arg::Number(n))];
    let en = Catalogue::of(Language::En);
    assert!(en.text("verdict-needs_review-look", &args(1)).contains("one point"));
    assert!(en.text("verdict-needs_review-look", &args(3)).contains("3 points"));
    let zh = Catalogue::of(Language::ZhTw);
    assert!(zh.text("verdict-needs_review-look", &args(1)).contains("1 處"));
}

#[test]
fn a_missing_message_shows_its_name() {
    assert_eq!(Catalogue::of(Language::ZhCn).plain("no-such-message"), "no-such-message");
}

#[test]
fn locales_choose_the_language() {
    let cases = [
        ("zh_TW.UTF-8", Some(Language::ZhTw)),
        ("zh-Hant-HK", Some(Language::ZhTw)),
        ("zh_HK", Some(Language::ZhTw)),
        ("zh-Hans-HK", Some(Language::ZhCn)),
        ("zh_CN.GB18030@stroke", Some(Language::ZhCn)),
        ("zh-SG", Some(Language::ZhCn)),
        ("zh", Some(Language::ZhCn)),
        ("en_GB.UTF-8", Some(Language::En)),
        ("vi_VN.UTF-8", Some(Language::Vi)),
        ("de-DE", None),
        ("C.UTF-8", None),
        ("", None),
        ("zh_TW.UTF-8\u{202e}", Some(Language::ZhTw)),
        ("../../etc", None),
    ];
    for (tag, wanted) in cases {
        assert_eq!(Language::from_tag(tag), wanted, "{tag:?}");
    }
    assert_eq!(Language::negotiate(["de-DE", "zh_TW", "en"]), Language::ZhTw);
    assert_eq!(Language::negotiate([]), Language::En);
}
