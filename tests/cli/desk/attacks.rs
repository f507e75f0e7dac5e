//! What the page's server must refuse, whoever asks.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::browser::Browser;
use super::served::Served;
use super::{FIXTURES, LABEL, taken_in, taken_in_alone};
use crate::support::Room;

/// A name that would run a script where it is put into a page as it is.
const HOSTILE: &str = "<img src=x onerror=document.title='ran'>";

#[test]
fn only_the_page_itself_is_answered() {
    let room = Room::new();
    taken_in_alone(&room, "take-small-pass.mp4");
    let served = Served::start(&room, "zh-CN");
    let own = format!("Host: {}\r\n", served.host);
    let refused = |head: &str, status: u16| {
        let answer = served.ask(head, b"");
        assert_eq!(answer.status, status, "{head}: {}", answer.head);
        assert!(!answer.head.to_lowercase().contains("access-control-allow"), "{}", answer.head);
        assert!(answer.head.contains("content-security-policy: default-src 'none'; script-src 'self'"));
    };
    // Without the token, with a wrong one, with a made-up cookie.
    refused(&format!("GET /api/queue HTTP/1.1\r\n{own}"), 401);
    refused(&format!("GET / HTTP/1.1\r\n{own}"), 401);
    refused(&format!("GET /?token=0000 HTTP/1.1\r\n{own}"), 401);
    refused(&format!("GET /api/queue HTTP/1.1\r\n{own}Cookie: onetake_1=1\r\n"), 401);
    // A name that was bound to this address for a moment.
    let port = served.host.rsplit(':').next().unwrap();
    let token = served.address.split_once("token=").unwrap().1;
    for host in
        [format!("evil.example:{port}"), "evil.example".to_owned(), format!("127.0.0.1.evil.example:{port}")]
    {
        refused(&format!("GET /?token={token} HTTP/1.1\r\nHost: {host}\r\n"), 403);
    }
    // Another page in the same browser, though it has the cookie.
    let foreign = |more: &str| served.ask_as_page("POST /api/sign-out", more, b"{}").status;
    assert_eq!(foreign("Content-Type: application/json\r\nOrigin: http://evil.example\r\n"), 403);
    assert_eq!(foreign("Content-Type: application/json\r\nOrigin: null\r\n"), 403);
    assert_eq!(foreign("Content-Type: application/json\r\nSec-Fetch-Site: cross-site\r\n"), 403);
    let plain = served.ask_as_page("POST /api/sign-in", "Content-Type: text/plain\r\n", b"{\"person\":1}");
    assert!(plain.status >= 400, "{}", plain.head);
}

#[test]
fn no_path_comes_from_the_page() {
    let room = Room::new();
    taken_in_alone(&room, "take-small-pass.mp4");
    room.write("secret.txt", "secret");
    let served = Served::start(&room, "en");
    let secret = room.path("secret.txt").display().to_string();
    let encoded = secret.replace('/', "%2F");
    for path in [
        "/video/..%2Fsecret.txt".to_owned(),
        format!("/video/{encoded}"),
        format!("/document/{encoded}"),
        format!("/still/{encoded}/0"),
        format!("/preview/{encoded}"),
        format!("/thumb/{encoded}"),
        "/assets/..%2F..%2Fpage.rs".to_owned(),
        "/assets/%2Fetc%2Fpasswd".to_owned(),
        "/export/..%2Fonetake.sqlite".to_owned(),
        format!("/api/places?at={encoded}"),
    ] {
        let answer = served.ask_as_page(&format!("GET {path}"), "", b"");
        assert!(answer.status >= 400, "{path}: {}", answer.head);
        let body = String::from_utf8_lossy(&answer.body).into_owned();
        assert!(!body.contains("secret") && !body.contains("root:"), "{path}: {body}");
    }
    // The video itself comes by ranges.
    let case = served.get(&format!("/api/case?id={LABEL}"));
    let url = case["videos"][0]["url"].as_str().unwrap();
    let part = served.ask_as_page(&format!("GET {url}"), "Range: bytes=0-99\r\n", b"");
    assert_eq!((part.status, part.body.len()), (206, 100));
    assert_eq!(part.body, fs::read(Path::new(FIXTURES).join("take-small-pass.mp4")).unwrap()[..100]);
    // A request that is larger than any of the page's.
    let large = vec![b' '; 2 << 20];
    let answer = served.ask_as_page("POST /api/judge", "Content-Type: application/json\r\n", &large);
    assert!(answer.status == 413 || answer.status == 0, "{}", answer.head);
    assert_eq!(served.get("/api/start")["state"], "ready", "the desk goes on");
}

#[test]
fn texts_of_sheets_names_and_persons_are_shown_and_never_run() {
    let room = Room::new();
    taken_in(
        &room,
        &[("take-small-pass.mp4", &format!("{HOSTILE}.mp4").replace('/', ""))],
        &format!(
            "订单号,退货运单号,签收时间,商品名称,数量\n{HOSTILE},{LABEL},2026/11/17 18:20,{HOSTILE},1\n"
        ),
    );
    let served = Served::start(&room, "zh-CN");
    let browser = Browser::open(&served);
    browser.sign_in(HOSTILE, "验货员");
    browser.wait_for("[data-case]");
    browser.key("Enter");
    browser.wait_for("[data-statement]");
    browser.key("p");
    browser.settle();
    browser.settle();
    browser.picture("hostile");
    assert!(browser.text().contains(HOSTILE), "{}", browser.text());
    assert_ne!(browser.text_of("document.title"), "ran");
    assert_eq!(browser.text_of("String(document.querySelectorAll('img[src=\"x\"]').length)"), "0");
}

#[test]
fn ten_wrong_pins_lock_a_person_for_a_while() {
    let room = Room::new();
    taken_in_alone(&room, "take-small-pass.mp4");
    let served = Served::start(&room, "zh-CN");
    let (status, started) =
        served.post("/api/persons", &json!({ "name": "李娜", "role": "验货员", "pin": "tulip-2468-barge" }));
    assert_eq!(status, 200, "{started}");
    let id = started["person"]["id"].clone();
    served.post("/api/sign-out", &json!({}));
    for tried in 1..=10 {
        let (status, refused) = served.post("/api/sign-in", &json!({ "person": id, "pin": "1111" }));
        assert_eq!(status, if tried < 10 { 403 } else { 429 }, "{tried}: {refused}");
    }
    let (status, refused) = served.post("/api/sign-in", &json!({ "person": id, "pin": "tulip-2468-barge" }));
    assert_eq!((status, &refused["error"]["code"]), (429, &json!("locked")), "the right one too");
    // The PIN itself lies nowhere.
    let ledger = fs::read(room.path("in/onetake.sqlite")).unwrap();
    assert!(!ledger.windows(16).any(|part| part == b"tulip-2468-barge"));
}

#[test]
fn two_persons_on_one_case_lose_nothing() {
    let room = Room::new();
    taken_in_alone(&room, "sound-take-pass.mp4");
    let served = Served::start(&room, "zh-CN");
    served.post("/api/persons", &json!({ "name": "李娜", "role": "验货员", "pin": "" }));
    let case = served.get(&format!("/api/case?id={LABEL}"));
    let video = case["videos"][0]["sha256"].clone();
    let says = |statement: &str, seen: &serde_json::Value| {
        let draft = json!({ "key": statement, "statement": statement, "state": "seen", "start_ms": 0, "end_ms": 2000 });
        served.post("/api/save", &json!({ "case": LABEL, "video": video, "seen": seen, "drafts": [draft] }))
    };
    assert_eq!(says("sealed_at_start", &case["seen"]).0, 200);
    // Who has not seen that is told, with how the case stands now.
    let (status, refused) = says("label_on_parcel", &case["seen"]);
    assert_eq!((status, &refused["error"]["code"]), (409, &json!("changed")));
    assert_eq!(refused["case"]["videos"][0]["stated"].as_array().unwrap().len(), 1);
    assert_eq!(says("label_on_parcel", &refused["case"]["seen"]).0, 200);
    // A change is a new statement that names the old one.
    let case = served.get(&format!("/api/case?id={LABEL}"));
    let number = case["videos"][0]["stated"][0]["number"].clone();
    let draft = json!({ "key": "change", "statement": "sealed_at_start", "state": "not_visible", "start_ms": 0, "end_ms": 2000, "replaces": number });
    let (status, case) = served.post(
        "/api/save",
        &json!({ "case": LABEL, "video": video, "seen": case["seen"], "drafts": [draft] }),
    );
    assert_eq!(status, 200, "{case}");
    let stated = case["videos"][0]["stated"].as_array().unwrap();
    assert_eq!(stated.len(), 2, "{stated:#?}");
    drop(served);
    room.onetake(&["ledger", "check", "in/onetake.sqlite"]).exits(0);
}

/// A file of statements is one entry: two of its statements changed at once leave neither of the old ones.
#[test]
fn two_statements_of_one_file_are_changed_at_once() {
    let room = Room::new();
    taken_in_alone(&room, "sound-take-pass.mp4");
    let evidence = format!("in/onetake-results/cases/{LABEL}");
    for statement in ["sealed-at-start", "label-on-parcel", "opening-seen"] {
        let by = ["attest", &evidence, "--who", "王芳", "--role", "验货员", "--to", "0:02"];
        room.onetake(&[&by[..], &["--statement", statement]].concat()).exits(0);
    }
    room.onetake(&["batch", "in", "returns.csv", "--zone", "+08:00"]).exits(3);
    let served = Served::start(&room, "zh-CN");
    served.post("/api/persons", &json!({ "name": "王芳", "role": "验货员", "pin": "" }));
    let case = served.get(&format!("/api/case?id={LABEL}"));
    let stated = case["videos"][0]["stated"].as_array().unwrap();
    assert_eq!(stated.len(), 3, "{stated:#?}");
    let drafts: Vec<serde_json::Value> = stated[..2]
        .iter()
        .map(|one| {
            json!({
                "key": "change", "statement": one["statement"], "state": "not_visible",
                "start_ms": 0, "end_ms": 2000, "replaces": one["number"],
            })
        })
        .collect();
    let video = &case["videos"][0]["sha256"];
    let save = json!({ "case": LABEL, "video": video, "seen": case["seen"], "drafts": drafts });
    let (status, case) = served.post("/api/save", &save);
    assert_eq!(status, 200, "{case}");
    let stated = case["videos"][0]["stated"].as_array().unwrap();
    let states: Vec<&serde_json::Value> = stated.iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["not_visible", "not_visible", "seen"], "{stated:#?}");
}

#[test]
fn what_another_person_stated_stays_and_both_count() {
    let room = Room::new();
    taken_in_alone(&room, "sound-take-pass.mp4");
    let served = Served::start(&room, "en");
    let says = |who: &str, state: &str, replaces: &serde_json::Value| {
        served.post("/api/sign-out", &json!({}));
        let (status, started) =
            served.post("/api/persons", &json!({ "name": who, "role": "inspector", "pin": "" }));
        if status != 200 {
            let start = served.get("/api/start");
            let known = start["persons"].as_array().unwrap().iter().find(|one| one["name"] == who);
            served.post("/api/sign-in", &json!({ "person": known.unwrap()["id"], "pin": "" }));
        }
        assert!(status == 200 || status == 422, "{started}");
        let case = served.get(&format!("/api/case?id={LABEL}"));
        let draft = json!({
            "key": "any", "statement": "sealed_at_start", "state": state, "start_ms": 0, "end_ms": 5000,
            "replaces": replaces,
        });
        let video = &case["videos"][0]["sha256"];
        let save = json!({ "case": LABEL, "video": video, "seen": case["seen"], "drafts": [draft] });
        let (status, case) = served.post("/api/save", &save);
        assert_eq!(status, 200, "{case}");
        let stated = case["videos"][0]["stated"].as_array().unwrap().clone();
        let finding = |finding: &&serde_json::Value| finding["criterion"] == "COV.SEALEDSTART";
        let found = case["videos"][0]["judged"]["findings"].as_array().unwrap().iter().find(finding);
        let found = found.unwrap().clone();
        let told = stated.iter().map(|one| format!("{}: {}", one["who"], one["state"]).replace('"', ""));
        (told.collect::<Vec<_>>(), found["outcome"].clone(), stated[0]["number"].clone())
    };
    let (told, outcome, number) = says("Li Na", "seen", &serde_json::Value::Null);
    assert_eq!((told, outcome), (vec!["Li Na: seen".to_owned()], json!("pass")));
    // Another person answers the same: nothing is taken away, and somebody must look again.
    let (told, outcome, _) = says("Wu Jun", "not_seen", &number);
    assert_eq!(
        (told, outcome),
        (vec!["Li Na: seen".to_owned(), "Wu Jun: not_seen".to_owned()], json!("review"))
    );
    // Who answers the same question again means the later answer, also where the page names none.
    let (told, outcome, _) = says("Wu Jun", "seen", &serde_json::Value::Null);
    assert_eq!((told, outcome), (vec!["Li Na: seen".to_owned(), "Wu Jun: seen".to_owned()], json!("pass")));
    drop(served);
    room.onetake(&["ledger", "check", "in/onetake.sqlite"]).exits(0);
}
