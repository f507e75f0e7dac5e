//! The page of the return desk in a real browser, worked by keys alone; and asked for what it must refuse.

mod attacks;
mod browser;
mod papers;
mod served;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use self::browser::Browser;
use self::served::Served;
use crate::support::Room;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips");

/// The number on the labels of the clips.
const LABEL: &str = "SF1390024681357";

/// A folder with that clip under that name, and a sheet, taken in.
fn taken_in(room: &Room, clips: &[(&str, &str)], sheet: &str) {
    fs::create_dir_all(room.path("in")).unwrap();
    for (clip, name) in clips {
        fs::copy(Path::new(FIXTURES).join(clip), room.path("in").join(name)).unwrap();
    }
    room.write("returns.csv", sheet);
    let batch = ["--lang", "zh-CN", "batch", "in", "returns.csv", "--zone", "+08:00"];
    let run = room.onetake(&batch);
    assert_ne!(run.code, Some(2), "{}", run.stderr);
}

/// That clip as the return of the number on its label, taken in.
fn taken_in_alone(room: &Room, clip: &str) {
    let name = format!("{LABEL}.mp4");
    taken_in(room, &[(clip, &name)], &format!("退货运单号,签收时间\n{LABEL},2026/11/17 18:20\n"));
}

/// What the open case came to, as the page shows it.
fn shown(browser: &Browser) -> String {
    browser.text_of("document.querySelector('main [data-verdict]').dataset.verdict")
}

#[test]
fn an_honest_video_goes_from_the_queue_to_valid_in_twelve_keys() {
    let room = Room::new();
    let name = format!("{LABEL}_20261118_143000.mp4");
    taken_in(
        &room,
        &[("sound-take-pass.mp4", &name)],
        &format!("订单号,退货运单号,签收时间,商品名称,数量\n20261,{LABEL},2026/11/17 18:20,手表,1\n"),
    );
    let served = Served::start(&room, "zh-CN");
    let browser = Browser::open(&served);
    browser.sign_in("李娜", "验货员");
    browser.wait_for(&format!("[data-case='{LABEL}'][data-verdict='needs_review']"));
    browser.picture("queue");

    browser.key("Enter");
    browser.wait_for("[data-statement]");
    browser.picture("review");
    let mut keys = 1;
    // Who does not look at what is asked for would type just this: confirm, and the number of pieces where one is asked for.
    while shown(&browser) != "valid" {
        let open = browser.text_of(
            "document.querySelector('[data-statement][aria-current=\"step\"]')?.dataset.statement ?? ''",
        );
        match open.as_str() {
            "line_shown" => {
                browser.key("1");
                browser.key("Enter");
                keys += 2;
            }
            _ => {
                browser.key("y");
                keys += 1;
            }
        }
        assert!(keys <= 12, "{open}: {}", browser.text());
        browser.settle();
    }
    browser.picture("review-valid");
    browser.key("s");
    keys += 1;
    served.until("/api/queue", |queue| queue["rows"][0]["verdict"] == "valid");
    browser.settle();
    browser.picture("queue-valid");
    assert!(keys <= 12, "{keys} keys");

    let case = served.get(&format!("/api/case?id={LABEL}"));
    let stated = case["videos"][0]["stated"].as_array().unwrap();
    assert_eq!((stated.len(), &stated[0]["who"], &stated[0]["role"]), (8, &json!("李娜"), &json!("验货员")));
    // The ledger has it: a batch judges alike, and its chain is whole.
    drop(served);
    let batch = ["batch", "in", "returns.csv", "--zone", "+08:00", "--json"];
    let line: Value = serde_json::from_str(room.onetake(&batch).exits(0).text().trim()).unwrap();
    assert_eq!(line["verdict"], "valid", "{line:#}");
    room.onetake(&["ledger", "check", "in/onetake.sqlite"]).exits(0);
}

#[test]
fn a_tampered_video_shows_where_it_was_cut() {
    let room = Room::new();
    let name = format!("{LABEL}_20261118_150000.mp4");
    taken_in(
        &room,
        &[("splice-cut-2s-fail.mp4", &name)],
        &format!("退货运单号,签收时间\n{LABEL},2026/11/17 18:20\n"),
    );
    let served = Served::start(&room, "zh-CN");
    let browser = Browser::open(&served);
    // As from a hand scanner: the number and Enter, wherever the person is.
    for key in LABEL.chars() {
        browser.key(&key.to_string());
    }
    browser.key("Enter");
    browser.wait_for("main [data-verdict='invalid']");
    browser.settle();
    browser.picture("review-invalid");
    assert!(browser.text().contains("00:04.4"), "the place of the cut is said: {}", browser.text());
    // The pictures before and after the cut are there, and loaded.
    let loaded =
        "String([...document.querySelectorAll('main img')].filter((one) => one.naturalWidth > 0).length)";
    assert_ne!(browser.text_of(loaded), "0");
    browser.key("Escape");
    browser.settle();
    assert!(browser.text().contains("已搁置"), "{}", browser.text());
}

#[test]
fn order_lines_are_counted_and_a_wrong_count_is_told() {
    let room = Room::new();
    let name = format!("{LABEL}_20261118_143000.mp4");
    taken_in(
        &room,
        &[("sound-take-pass.mp4", &name)],
        &format!(
            "订单号,退货运单号,签收时间,商品编码,商品名称,数量\n\
             20261,{LABEL},2026/11/17 18:20,W1,手表,1\n20261,{LABEL},2026/11/17 18:20,B2,表带,2\n"
        ),
    );
    let served = Served::start(&room, "zh-CN");
    let browser = Browser::open(&served);
    browser.sign_in("李娜", "验货员");
    browser.wait_for(&format!("[data-case='{LABEL}']"));
    browser.key("Enter");
    browser.wait_for("[data-statement='line_shown']");
    let mut counted = 0;
    for _ in 0..14 {
        let open = browser.text_of(
            "document.querySelector('[data-statement][aria-current=\"step\"]')?.dataset.statement ?? ''",
        );
        match open.as_str() {
            "line_shown" => {
                browser.picture("count");
                // One piece of each: of the second line two were ordered.
                browser.key("1");
                browser.key("Enter");
                counted += 1;
            }
            "" | "event_explained" => break,
            _ => browser.key("y"),
        }
        browser.settle();
    }
    assert_eq!(counted, 2, "{}", browser.text());
    browser.picture("counted");
    browser.key("s");
    served.until(&format!("/api/case?id={LABEL}"), |case| case["lines"][1]["counted"] == 1);
    let case = served.get(&format!("/api/case?id={LABEL}"));
    assert_eq!((&case["lines"][0]["counted"], &case["lines"][0]["quantity"]), (&json!(1), &json!(1)));
    assert_eq!((&case["lines"][1]["counted"], &case["lines"][1]["quantity"]), (&json!(1), &json!(2)));
}
