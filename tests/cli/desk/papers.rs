//! What a person adds beside statements, copies for viewing, and the first start without a ledger.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::browser::Browser;
use super::served::Served;
use super::{FIXTURES, LABEL, taken_in};
use crate::support::Room;

#[test]
fn facts_and_documents_of_a_person_count_from_then_on() {
    let room = Room::new();
    let name = format!("{LABEL}.mp4");
    taken_in(&room, &[("take-small-pass.mp4", &name)], &format!("订单号,退货运单号\n20261,{LABEL}\n"));
    let served = Served::start(&room, "zh-CN");
    let case = served.get(&format!("/api/case?id={LABEL}"));
    let asks = |case: &Value| case["facts"].to_string().contains("signed_off_at");
    assert!(asks(&case), "{:#}", case["facts"]);
    let fact = |value: &str| {
        served.post("/api/fact", &json!({ "case": LABEL, "field": "signed_off_at", "value": value }))
    };
    assert_eq!(fact("2026-11-17 18:20").0, 403, "nobody is signed in");
    served.post("/api/persons", &json!({ "name": "李娜", "role": "验货员", "pin": "" }));
    let (status, refused) = fact("昨天");
    assert_eq!(status, 422, "{refused}");
    let (status, case) = fact("2026-11-17 18:20");
    assert_eq!((status, asks(&case)), (200, false), "{case:#}");
    assert!(case["signed_off_text"].as_str().unwrap().contains("2026-11-17"), "{case:#}");

    let attach = |kind: &str, name: &str, bytes: &[u8]| {
        let path = format!("POST /api/document?case={LABEL}&kind={kind}&name={name}");
        served.ask_as_page(&path, "Content-Type: application/octet-stream\r\n", bytes)
    };
    assert_eq!(attach("weight_record", "a.jpg", b"").status, 422, "an empty file");
    assert_eq!(attach("no_such_kind", "a.jpg", b"x").status, 400);
    assert_eq!(attach("weight_record", "%E7%A7%B0%E9%87%8D.jpg", b"<script>").status, 200);
    let case = served.get(&format!("/api/case?id={LABEL}"));
    assert_eq!(case["documents"][0]["name"], "称重.jpg");
    let url = case["documents"][0]["url"].as_str().unwrap();
    let kept = served.ask_as_page(&format!("GET {url}"), "", b"");
    assert_eq!((kept.status, kept.body.as_slice()), (200, &b"<script>"[..]));
    assert!(kept.head.contains("content-disposition: attachment"), "it is never shown: {}", kept.head);
    // Another batch knows both, and changes nothing.
    drop(served);
    let batch = ["batch", "in", "returns.csv", "--zone", "+08:00", "--json"];
    let line: Value = serde_json::from_str(room.onetake(&batch).text().trim()).unwrap();
    assert!(line["signed_off_at"].as_str().unwrap().contains("2026-11-17"), "{line:#}");
    let judged = room.onetake(&["ledger", "judge", "in/onetake.sqlite"]).exits(0).text();
    assert!(judged.contains("0 changed"), "{judged}");
    room.onetake(&["ledger", "check", "in/onetake.sqlite"]).exits(0);
}

#[test]
fn what_goes_out_of_the_house_is_made_at_the_press_of_a_key() {
    let room = Room::new();
    taken_in(
        &room,
        &[("sound-take-pass.mp4", &format!("{LABEL}.mp4"))],
        &format!("退货运单号,签收时间\n{LABEL},2026/11/17 18:20\n"),
    );
    let served = Served::start(&room, "zh-CN");
    let browser = Browser::open(&served);
    browser.sign_in("李娜", "验货员");
    browser.wait_for(&format!("[data-case='{LABEL}']"));
    browser.key("Enter");
    browser.wait_for("main [data-verdict]");
    browser.key("e");
    browser.wait_to_say("已备好提交材料");
    let folder = room.path("in").join("onetake-results/hand-in").join(LABEL);
    for name in [
        "evidence/report.json",
        "bundle.zip",
        "hand-in/1-certificate.pdf",
        "hand-in/README.txt",
        "hand-in/3-video-copy.mp4",
    ] {
        assert!(folder.join(name).is_file(), "{name}");
    }
    let bundle = folder.join("bundle.zip").to_str().unwrap().to_owned();
    // All is as stated, but for the report on paper, which has no seal.
    let checked = room.onetake(&["check", &bundle, "--scan"]).exits(3).text();
    let open: Vec<&str> = checked.lines().filter(|line| line.starts_with('–')).collect();
    let step = |text: &str| open.iter().any(|line| line.contains(text));
    assert!(open.len() == 3 && step("Seals") && step("paper") && step("packet hashes"), "{checked}");
    assert!(!checked.contains('✗'), "{checked}");
    // A second time beside the first.
    let case = served.get(&format!("/api/case?id={LABEL}"));
    let video = &case["videos"][0]["sha256"];
    let (status, answer) = served.post("/api/hand-over", &json!({ "case": LABEL, "video": video }));
    assert_eq!(status, 200, "{answer}");
    assert!(answer["text"].as_str().unwrap().contains(&format!("{LABEL}-2")), "{answer}");
    assert_eq!(room.names("in/onetake-results/hand-in"), [LABEL.to_owned(), format!("{LABEL}-2")]);
    let (status, _) = served.post("/api/hand-over", &json!({ "case": LABEL, "video": "00" }));
    assert_eq!(status, 404);
}

#[test]
fn what_a_browser_cannot_play_gets_a_copy_for_viewing() {
    let room = Room::new();
    taken_in(&room, &[("codec-hevc-10bit-pass.mp4", "a.mp4")], &format!("退货运单号\n{LABEL}\n"));
    let served = Served::start(&room, "en");
    let id = served.get("/api/queue")["rows"][0]["case"].as_str().unwrap().to_owned();
    let case = served.get(&format!("/api/case?id={}", id.replace(' ', "%20").replace('/', "%2F")));
    let video = &case["videos"][0];
    assert!(video["mime"].as_str().unwrap().contains("hvc1"), "{video:#}");
    let sha256 = video["sha256"].as_str().unwrap();
    let (status, begun) = served.post("/api/preview", &json!({ "video": sha256 }));
    assert_eq!(status, 200, "{begun}");
    let path = format!("/api/preview?video={sha256}");
    served.until(&path, |preview| preview["state"] == "ready");
    let copy = served.ask_as_page(&format!("GET /preview/{sha256}"), "", b"");
    assert_eq!(
        (copy.status, &copy.body[..4]),
        (200, &[0x1a, 0x45, 0xdf, 0xa3][..]),
        "Matroska's first bytes"
    );
    // What is no video of the ledger gets none.
    assert_eq!(served.post("/api/preview", &json!({ "video": "../../etc/passwd" })).0, 404);
    // A video that is gone is said to be; its pictures remain.
    fs::remove_file(room.path("in/a.mp4")).unwrap();
    assert_eq!(served.ask_as_page(&format!("GET /video/{sha256}"), "", b"").status, 404);
    let case = served.get(&format!("/api/case?id={}", id.replace(' ', "%20").replace('/', "%2F")));
    assert_eq!(case["videos"][0]["state"], "gone");
    let still = case["videos"][0]["stills"][0]["url"].as_str().unwrap();
    assert_eq!(served.ask_as_page(&format!("GET {still}"), "", b"").status, 200);
}

#[test]
fn without_a_ledger_a_folder_and_a_sheet_are_chosen_on_the_page() {
    let room = Room::new();
    fs::create_dir_all(room.path("in/今天")).unwrap();
    let video = room.path("in/今天").join(format!("{LABEL}.mp4"));
    fs::copy(Path::new(FIXTURES).join("take-small-pass.mp4"), video).unwrap();
    room.write("in/今天/退货.csv", format!("退货运单号,签收时间\n{LABEL},2026/11/17 18:20\n"));
    let served = Served::start_at(&room, "zh-CN", &["--zone", "+08:00"]);
    assert_eq!(served.get("/api/start")["state"], "setup");
    let named = |list: &Value, name: &str| {
        let found = list.as_array().unwrap().iter().find(|one| one["name"] == name);
        found.unwrap_or_else(|| panic!("{name}: {list:#}"))["id"].as_str().unwrap().to_owned()
    };
    let here = served.get("/api/places");
    let folder = served.get(&format!("/api/places?at={}", named(&here["folders"], "in")));
    let day = named(&folder["folders"], "今天");
    let chosen = served.get(&format!("/api/places?at={day}"));
    assert_eq!(chosen["videos"], 1);
    let sheet = named(&chosen["sheets"], "退货.csv");
    let (status, begun) = served.post("/api/batch", &json!({ "folder": day, "sheets": [sheet] }));
    assert_eq!((status, &begun["state"]), (200, &json!("running")), "{begun}");
    served.until("/api/batch", |batch| batch["state"] == "done");
    assert_eq!(served.get("/api/start")["state"], "ready");
    let queue = served.get("/api/queue");
    assert_eq!(queue["rows"][0]["case"], LABEL, "{queue:#}");
    assert!(room.path("in/今天/onetake.sqlite").is_file());
    // Taken in once more under the whole path by the command: the same file, not a copy of it.
    let whole = room.path("in/今天").display().to_string();
    let batch = ["batch", &whole, "--zone", "+08:00", "--json"];
    let line: Value = serde_json::from_str(room.onetake(&batch).text().trim()).unwrap();
    assert!(!line["notes"].to_string().contains("same_bytes"), "{line:#}");
    let relative = ["batch", "in/今天", "--zone", "+08:00", "--json"];
    let line: Value = serde_json::from_str(room.onetake(&relative).text().trim()).unwrap();
    assert!(!line["notes"].to_string().contains("same_bytes"), "{line:#}");
    // Another start knows what was taken in last, where its paths lead to the same places.
    let again = Served::start_at(&room, "zh-CN", &["--ledger", "in/今天/onetake.sqlite"]);
    assert_eq!(again.get("/api/batch")["can_again"], true);
    // A number that was never shown leads nowhere.
    assert_eq!(served.post("/api/batch", &json!({ "folder": "999", "sheets": [] })).0, 400);
}

#[test]
fn a_person_says_which_order_a_video_is_of() {
    let room = Room::new();
    // The name has the numbers of two orders.
    let sheet = format!(
        "订单号,退货运单号,签收时间\nA-1,{LABEL},2026/11/17 18:20\nB-2,YT7700112233445,2026/11/16 18:20\n"
    );
    let name = format!("{LABEL}_YT7700112233445.mp4");
    taken_in(&room, &[("take-small-pass.mp4", &name)], &sheet);
    let served = Served::start(&room, "zh-CN");
    served.post("/api/persons", &json!({ "name": "李娜", "role": "验货员", "pin": "" }));
    let waits = served.get("/api/queue?filter=person");
    let row = waits["rows"].as_array().unwrap().iter().find(|row| row["videos"] == 1).unwrap();
    assert_eq!((&row["pending"], &row["matched"]), (&json!("order"), &json!("ambiguous")), "{waits:#}");
    let id = row["case"].as_str().unwrap().replace(' ', "%20").replace('/', "%2F");
    let case = served.get(&format!("/api/case?id={id}"));
    assert_eq!(case["facts"][0]["field"], "order", "{:#}", case["facts"]);
    assert_eq!(case["facts"][0]["choices"].as_array().map(Vec::len), Some(2), "{:#}", case["facts"]);
    assert_eq!(case["videos"][0]["judged"]["tasks"], json!([]), "first of all the order is asked");
    let says = |number: &str| {
        served.post("/api/fact", &json!({ "case": case["case"], "field": "order", "value": number }))
    };
    assert_eq!(says("<b>").0, 422);
    assert_eq!(says("B-2").0, 200);
    // What was taken in is taken in again at once; the video goes to its order.
    let gone_there = |queue: &Value| {
        let rows = queue["rows"].as_array().unwrap();
        rows.iter()
            .any(|row| row["order_number"] == "B-2" && row["matched"] == "by_person" && row["videos"] == 1)
    };
    served.until("/api/queue", gone_there);
    let rows = served.get("/api/queue");
    assert!(!rows.to_string().contains("ambiguous"), "{rows:#}");
}

#[test]
fn a_look_that_no_observation_stands_for_is_answered_by_its_rule() {
    let room = Room::new();
    // Its picture is smaller than what was proposed as a limit: a person decides.
    super::taken_in_alone(&room, "take-small-pass.mp4");
    let served = Served::start(&room, "zh-CN");
    served.post("/api/persons", &json!({ "name": "李娜", "role": "验货员", "pin": "" }));
    let save = |answered: &dyn Fn(&Value) -> bool| {
        let case = served.get(&format!("/api/case?id={LABEL}"));
        let video = &case["videos"][0];
        let whole = json!({ "start_ms": 0, "end_ms": video["duration_ms"] });
        let tasks = video["judged"]["tasks"].as_array().unwrap().iter().filter(|task| answered(task));
        let drafts: Vec<Value> = tasks
            .map(|task| {
                let span = if task["span"].is_null() { &whole } else { &task["span"] };
                let note = task["note"].as_str().filter(|note| !note.is_empty()).unwrap_or("已查看");
                json!({
                    "key": task["key"], "statement": task["statement"], "state": "seen",
                    "start_ms": span["start_ms"], "end_ms": span["end_ms"],
                    "sides": ["top", "front", "left", "right"], "observation": task["observation"],
                    "criteria": task["criteria"], "note": note, "line": task["wants"]["line"], "count": 1,
                })
            })
            .collect();
        let save = json!({ "case": LABEL, "video": video["sha256"], "seen": case["seen"], "drafts": drafts });
        let (status, saved) = served.post("/api/save", &save);
        assert_eq!(status, 200, "{saved:#}");
        (drafts, saved)
    };
    let of_a_rule = |task: &Value| task["statement"] == "finding_explained" && task["level"] == "mandatory";
    let (_, saved) = save(&|task| !of_a_rule(task));
    assert_eq!(saved["pending"], "look", "{saved:#}");
    assert_eq!(served.get("/api/queue?filter=person")["total"], 0);
    assert_eq!(served.get("/api/queue?filter=look")["total"], 1);
    let (drafts, saved) = save(&of_a_rule);
    assert_eq!(drafts.len(), 1, "{drafts:#?}");
    assert_eq!(
        (&drafts[0]["criteria"], &drafts[0]["note"]),
        (&json!(["CLR.RES"]), &json!("已查看：关键内容都看得清"))
    );
    assert_eq!((&saved["verdict"], &saved["pending"]), (&json!("valid"), &json!("nothing")), "{saved:#}");
    assert_eq!(served.get("/api/queue?filter=look")["total"], 0);
}

#[test]
fn the_order_of_a_video_is_chosen_by_two_keys() {
    let room = Room::new();
    let sheet = format!(
        "订单号,退货运单号,签收时间\nA-1,{LABEL},2026/11/17 18:20\nB-2,YT7700112233445,2026/11/16 18:20\n"
    );
    let name = format!("{LABEL}_YT7700112233445.mp4");
    taken_in(&room, &[("take-small-pass.mp4", &name)], &sheet);
    let served = Served::start(&room, "zh-CN");
    let browser = Browser::open(&served);
    browser.sign_in("李娜", "验货员");
    browser.wait_for("[data-case]");
    browser.key("Enter");
    browser.wait_for("form.order");
    browser.settle();
    browser.picture("order");
    browser.key("Tab");
    browser.key("Enter");
    served.until("/api/queue", |queue| {
        queue["rows"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["matched"] == "by_person" && row["videos"] == 1)
    });
}

#[test]
fn beyond_this_computer_an_address_is_told_that_can_be_opened() {
    let room = Room::new();
    taken_in(&room, &[("take-small-pass.mp4", "a.mp4")], &format!("订单号,退货运单号\n20261,{LABEL}\n"));
    let served = Served::start(&room, "en");
    let person = json!({ "name": "Li Na", "role": "inspector", "pin": "tulip-2468-barge" });
    assert_eq!(served.post("/api/persons", &person).0, 200);
    drop(served);
    let listen = ["--ledger", "in/onetake.sqlite", "--listen", "0.0.0.0:0"];
    let served = Served::start_at(&room, "en", &listen);
    assert!(!served.host.starts_with("0.0.0.0"), "{}", served.address);
    assert_eq!(served.get("/api/start")["local"], false);
}

#[test]
fn what_columns_were_taken_for_is_told_in_the_language_of_the_page() {
    let room = Room::new();
    fs::create_dir_all(room.path("in")).unwrap();
    fs::copy(Path::new(FIXTURES).join("take-small-pass.mp4"), room.path("in/a.mp4")).unwrap();
    room.write("returns.csv", format!("退货运单号,商品编码,数量,商品名称\n{LABEL},W1,1,手表\n"));
    let run = room.onetake(&["--lang", "zh-CN", "batch", "in", "returns.csv", "--zone", "+08:00"]);
    let told = run.stderr.lines().find(|line| line.contains("商品编码 →")).unwrap_or(&run.stderr);
    for column in ["商品编码 → 商品编码", "数量 → 数量", "商品名称 → 商品名称"] {
        assert!(told.contains(column), "{told}");
    }
}
