//! Bad policies, cases, statements and records are met before the video is looked at.

use crate::support::Room;

/// What is said about that option; the video is not there, so that the option must have been looked at first.
#[track_caller]
fn complaint(room: &Room, arguments: &[&str]) -> String {
    room.onetake(&[&["verify", "no-such-video.mp4"][..], arguments].concat()).complaint()
}

#[test]
fn an_unknown_policy() {
    let complaint = complaint(&Room::new(), &["--policy", "bsae"]);
    assert!(complaint.contains("no policy") && complaint.contains("base"), "{complaint}");
}

#[test]
fn a_policy_file_that_cannot_be_read() {
    let room = Room::new();
    std::fs::create_dir(room.path("folder.toml")).unwrap();
    room.write("binary.toml", [0xff, 0xfe, 0, 1]);
    for name in ["missing.toml", "folder.toml", "binary.toml"] {
        let complaint = complaint(&room, &["--policy", name]);
        assert!(complaint.contains(name) && complaint.contains("cannot be read"), "{complaint}");
    }
}

#[test]
fn a_faulty_policy_names_the_place_of_each_fault() {
    let room = Room::new();
    room.write("shop.toml", "format = \"onetake.policy/1.0\"\nid = \"shop\"\ncolour = \"red\"\n");
    let run = room.onetake(&["policies", "validate", "shop.toml"]).exits(2);
    assert!(run.stdout.is_empty());
    assert!(!run.stderr.is_empty());
    for line in run.stderr.lines() {
        assert!(line.starts_with("onetake: shop.toml:"), "{}", run.stderr);
    }
    assert!(run.stderr.contains("shop.toml:3:"), "{}", run.stderr);
}

#[test]
fn built_in_policies_are_listed_printed_and_sound() {
    let room = Room::new();
    let list = room.onetake(&["policies"]).exits(0).text();
    assert!(list.lines().any(|line| line.starts_with("base/")), "{list}");

    let printed = room.onetake(&["policies", "show", "base"]).exits(0);
    room.write("mine.toml", &printed.stdout);
    let checked = room.onetake(&["policies", "validate", "mine.toml"]).exits(0).text();
    assert!(list.contains(&checked), "{checked} is the line of the list");
    let same = room.onetake(&["policies", "diff", "base", "mine.toml"]).exits(0).text();
    assert_eq!(same, "The policies ask for the same.\n");
}

/// A shop's policy over a platform's, one rule stricter and one looser.
const SHOP: &str = r#"format = "onetake.policy/1.0"
id = "our-shop"
edition = "2026-11-22"
extends = "taobao-tmall"
title = { en = "Our shop", zh-CN = "本店", zh-TW = "本店" }

[[criterion]]
id = "TIME.WINDOW"
source = "shop rule 4"
read_on = "2026-11-22"
values = "stated"
[criterion.check.time_window]
hours = 96

[[criterion]]
id = "ID.DECODE"
level = "mandatory"
"#;

#[test]
fn a_shop_that_asks_for_less_than_its_platform_is_told_so() {
    let room = Room::new();
    room.write("shop.toml", SHOP);
    let checked = room.onetake(&["policies", "validate", "shop.toml"]).exits(0).text();
    assert!(checked.contains("! TIME.WINDOW") && checked.contains("72 → 96"), "{checked}");
    let diff = room.onetake(&["policies", "diff", "taobao-tmall", "shop.toml"]).exits(0).text();
    assert!(diff.contains("- TIME.WINDOW  hours: 72 → 96") && diff.contains("+ ID.DECODE  level"), "{diff}");

    room.clip("take.mp4");
    let report = room.onetake(&["verify", "take.mp4", "--policy", "shop.toml", "--json"]).json();
    assert_eq!(report["policy"]["warnings"][0]["code"], "loosened");
    assert_eq!(report["policy"]["extends"][0]["id"], "taobao-tmall");
    let words = room.onetake(&["verify", "take.mp4", "--policy", "shop.toml"]).text();
    assert!(words.contains("! TIME.WINDOW"), "{words}");
    let page = String::from_utf8(room.read("take.mp4.onetake/report.html")).unwrap();
    assert!(page.contains("72 → 96"));
}

#[test]
fn a_policy_is_explained_in_words() {
    let room = Room::new();
    let all = room.onetake(&["policies", "explain", "tw-general"]).exits(0).text();
    assert!(all.contains("base/") && all.contains("CONT.CUT") && all.contains("nikorotw.com"), "{all}");
    let one = room.onetake(&["policies", "explain", "weixin-store", "time.window"]).exits(0).text();
    assert!(one.contains("no rule in this policy") && !one.contains("CONT.CUT"), "{one}");
    let complaint = room.onetake(&["policies", "explain", "base", "TIME.WIDOW"]).complaint();
    assert!(complaint.contains("TIME.WINDOW"), "{complaint}");
    let complaint = room.onetake(&["policies", "show", "base+taobao-tmall"]).complaint();
    assert!(complaint.contains("cannot be laid over"), "{complaint}");
}

#[test]
fn a_case_that_cannot_be_meant() {
    let room = Room::new();
    room.write("broken.toml", "expected_waybills = [\n");
    room.write("typo.toml", "expected_waybil = []\n");
    room.write("newer.toml", "format = \"onetake.case/2.0\"\n");
    room.write("newer_statements.toml", "format = \"onetake.attestations/2.0\"\n");
    room.write("twice.toml", "order_lines = [{ id = \"1\", quantity = 1 }, { id = \"1\", quantity = 2 }]\n");
    room.write("zone.toml", "recorder_zone = \"CST\"\n");
    room.write("orders.csv", "运单号,签收时间\nSF1390024681357,2026-11-17 18:20\n75123456789012,昨天\n");
    room.write("gbk.csv", [0xd4, 0xcb, 0xb5, 0xa5, 0xba, 0xc5, b'\n']);
    room.write("binary.csv", [0xff; 32]);
    for (arguments, expected) in [
        (&["--signed-at", "yesterday"][..], "yesterday"),
        (&["--signed-at", "2999-01-01T00:00:00Z"], "2999"),
        (&["--waybill", "12"], "12"),
        (&["--waybill", "SF1390024681357;SF1390024681358"], "one by one"),
        (&["--waybill", "SF1390024681357", "--waybill", "SF1390024681357"], "SF1390024681357"),
        (&["--case", "missing.toml"], "missing.toml"),
        (&["--case", "broken.toml"], "broken.toml"),
        (&["--case", "typo.toml"], "expected_waybil"),
        (&["--signed-at", "2026-01-01T10:00[Asia/Peking]"], "unknown zone \"Asia/Peking\""),
        (&["--case", "newer.toml"], "newer"),
        (&["--case", "twice.toml"], "is there twice"),
        (&["--case", "zone.toml"], "\"CST\" is no zone: write it as +08:00"),
        (&["--case", "orders.csv", "--row", "SF1390024681358"], "did you mean \"SF1390024681357\""),
        (&["--case", "orders.csv"], "say which with --row"),
        (&["--case", "orders.csv", "--row", "2"], "orders.csv: line 3, column 2 (签收时间)"),
        (&["--case", "zone.toml", "--row", "1"], "--row chooses a row of a table"),
        (&["--case", "gbk.csv", "--row", "1"], "the table has no row 1"),
        (&["--case", "binary.csv", "--row", "1"], "save it as UTF-8"),
        (&["--attest", "missing.toml"], "missing.toml"),
        (&["--attest", "newer_statements.toml"], "newer"),
        (&["--attest", "typo.toml"], "typo.toml"),
    ] {
        let complaint = complaint(&room, arguments);
        assert!(complaint.contains(expected), "{arguments:?}: {complaint}");
    }
}

#[test]
fn a_record_that_is_none() {
    let room = Room::new();
    room.write("text.json", "this is no JSON");
    room.write("other.json", "{\"format\": \"onetake.report/1.0\"}");
    room.write("newer.json", "{\"format\": \"onetake.record/9.0\"}");
    room.write("empty.json", "{\"format\": \"onetake.record/1.0\"}");
    for (name, expected) in [
        ("missing.json", "cannot be read"),
        ("text.json", "JSON"),
        ("other.json", "onetake.report/1.0"),
        ("newer.json", "newer"),
        ("empty.json", "missing field"),
    ] {
        let complaint = room.onetake(&["judge", name]).complaint();
        assert!(complaint.starts_with(name) && complaint.contains(expected), "{complaint}");
    }
}

#[test]
fn a_finding_is_explained_from_its_report() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["verify", "take.mp4", "--out", "out"]);
    let all = room.onetake(&["explain", "out"]).exits(0).text();
    assert!(all.lines().any(|line| line.starts_with("✓ FILE.HASH")), "{all}");
    let one = room.onetake(&["explain", "out/report.json", "clr.res"]).exits(0).text();
    for part in [
        "? CLR.RES",
        "sellers' guide to after-sales evidence",
        "清晰",
        "shorter side",
        "120",
        "to confirm by eye",
    ] {
        assert!(one.contains(part), "{part}: {one}");
    }
    let asked = room.onetake(&["explain", "out", "TIME.WINDOW"]).exits(0).text();
    assert!(asked.contains("still needed") && asked.contains("--signed-at"), "{asked}");
    let complaint = room.onetake(&["explain", "out", "CLR.REZ"]).complaint();
    assert!(complaint.contains("did you mean \"CLR.RES\""), "{complaint}");
    let complaint = room.onetake(&["explain", "out/record.json"]).complaint();
    assert!(complaint.contains("onetake.record/1.0"), "{complaint}");
}

/// Gives one statement about the video of `out`.
fn attest(room: &Room, arguments: &[&str]) -> crate::support::Run {
    let always = ["attest", "out", "--who", "李娜", "--role", "inspector", "--out", "li.toml"];
    room.onetake(&[&always[..], arguments].concat())
}

#[test]
fn statements_are_given_one_by_one_and_judged() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["verify", "take.mp4", "--out", "out"]);
    let first = attest(&room, &["--statement", "sealed-at-start", "--to", "0:01.5"]).exits(0).text();
    assert!(first.contains("sealed at the start") && first.contains("00:00.000–00:01.500"), "{first}");
    let text = String::from_utf8(room.read("li.toml")).unwrap();
    room.write("li.toml", format!("# kept\n{text}"));
    attest(&room, &["--statement", "outside-shown", "--side", "top", "--side", "front"]).exits(0);
    attest(&room, &["--statement", "inspected", "--item", "outer-box", "--condition", "re-taped"]).exits(0);
    attest(&room, &["--statement", "inspected", "--item", "seal", "--state", "not-visible"]).exits(0);
    let text = String::from_utf8(room.read("li.toml")).unwrap();
    assert!(text.starts_with("# kept\n"), "{text}");
    assert!(text.contains("still = "), "{text}");
    let report = room.onetake(&["judge", "out/record.json", "--attest", "li.toml", "--json"]).json();
    assert_eq!(report["attestations"].as_array().unwrap().len(), 4);
    assert_eq!(report["attestations"][2]["detail"]["condition"], "re_taped");

    let twice = ["judge", "out/record.json", "--attest", "li.toml", "--attest", "li.toml"];
    let complaint = room.onetake(&twice).complaint();
    assert!(complaint.contains("li.toml") && complaint.contains("handed in before"), "{complaint}");

    // A second record of other bytes is another video.
    room.ffmpeg("-f lavfi -i testsrc2=s=160x120:r=12:d=2 -c:v libx264 -pix_fmt yuv420p other.mp4");
    room.onetake(&["scan", "other.mp4", "--out", "other.json"]).exits(0);
    let arguments = [
        "attest",
        "other.json",
        "--who",
        "a",
        "--role",
        "b",
        "--statement",
        "opening-seen",
        "--out",
        "li.toml",
    ];
    let complaint = room.onetake(&arguments).complaint();
    assert!(complaint.contains("about another video"), "{complaint}");
    assert_eq!(String::from_utf8(room.read("li.toml")).unwrap(), text, "nothing was added");
}

#[test]
fn a_statement_that_cannot_be_meant_is_not_written() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["verify", "take.mp4", "--out", "out"]);
    for (arguments, expected) in [
        (&["--statement", "outside-shown"][..], "no side is named"),
        (&["--statement", "opening-seen", "--side", "top"], "--side belongs to another statement"),
        (&["--statement", "line-shown", "--line", "1"], "give --count"),
        (&["--statement", "inspected", "--item", "seal", "--condition", "intakt"], "did you mean \"intact\""),
        (&["--statement", "opening-seen", "--from", "0:05", "--to", "0:06"], "lies outside the video"),
        (&["--statement", "opening-seen", "--note", "the buyer lied"], "is not neutral"),
        (&["--statement", "opening-seen", "--at", "1999-01-01T00:00:00+08:00"], "lies before any video"),
        (&["--statement", "opening-seen", "--at", "2999-01-01T00:00:00+08:00"], "lies after now"),
        (
            &[
                "--statement",
                "event-explained",
                "--observation",
                "99",
                "--state",
                "seen",
                "--note",
                "a flash",
            ],
            "no observation 99",
        ),
        // What an explanation means for the video, nobody guesses.
        (
            &["--statement", "finding-explained", "--criterion", "CLR.RES", "--note", "all is legible"],
            "give --state",
        ),
        (
            &["--statement", "finding-explained", "--state", "seen", "--note", "all is legible"],
            "give --criterion",
        ),
        (
            &[
                "--statement",
                "finding-explained",
                "--criterion",
                "CLR.REZ",
                "--state",
                "seen",
                "--note",
                "legible",
            ],
            "CLR.RES",
        ),
    ] {
        let complaint = attest(&room, arguments).complaint();
        assert!(complaint.contains(expected), "{arguments:?}: {complaint}");
    }
    assert!(!room.path("li.toml").exists());
    attest(&room, &["--statement", "opening-seen", "--note", "the buyer lied", "--keep-words"]).exits(0);
    let refused = room.onetake(&["judge", "out/record.json", "--attest", "li.toml"]).complaint();
    assert!(refused.contains("is not neutral") && refused.contains("--keep-words"), "{refused}");
    let kept =
        room.onetake(&["judge", "out/record.json", "--attest", "li.toml", "--keep-words", "--json"]).json();
    let finding =
        kept["findings"].as_array().unwrap().iter().find(|one| one["criterion"] == "REP.NEUTRAL").unwrap();
    assert_eq!(
        (&finding["outcome"], &finding["reasons"][0]["code"]),
        (&"review".into(), &"not_neutral".into())
    );
}

#[test]
fn the_report_of_the_other_direction_is_read() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["verify", "take.mp4", "--direction", "outbound-packing", "--out", "packing"]);
    let with = ["verify", "take.mp4", "--policy", "base+high-value", "--dispute", "swapped-return", "--json"];
    let outcome = |report: &serde_json::Value, id: &str| {
        let findings = report["findings"].as_array().unwrap().clone();
        let finding = findings.into_iter().find(|one| one["criterion"] == id).unwrap();
        finding["reasons"][0]["code"].as_str().unwrap().to_owned()
    };
    let alone = room.onetake(&with).json();
    assert_eq!(outcome(&alone, "PACK.HIGHVALUE"), "document_missing");
    let both = room.onetake(&[&with[..], &["--other-report", "packing/report.json"]].concat()).json();
    assert_eq!(outcome(&both, "REL.POINT"), "fits_dispute");
    assert_eq!(both["case"]["other"]["direction"], "outbound_packing");
    let same = room.onetake(&[
        "verify",
        "take.mp4",
        "--direction",
        "outbound-packing",
        "--other-report",
        "packing/report.json",
    ]);
    let complaint = same.complaint();
    assert!(complaint.contains("same direction"), "{complaint}");
}

#[test]
fn a_case_comes_from_a_row_of_a_table() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["scan", "take.mp4", "--out", "take.json"]).exits(0);
    room.write(
        "orders.csv",
        "运单号,签收时间,时区\nSF1390024681357,2026-11-17 18:20,+08:00\n75123456789012,,\n",
    );
    let case = |more: &[&str]| {
        let judge = ["judge", "take.json", "--case", "orders.csv", "--json"];
        room.onetake(&[&judge[..], more].concat()).json()["case"].clone()
    };
    let first = case(&["--row", "1"]);
    assert_eq!(first["expected_waybills"][0], "SF1390024681357");
    assert_eq!(first["signed_off_at"], "2026-11-17 18:20+08:00");
    assert_eq!(case(&["--row", "sf1390024681357"]), first);
    assert_eq!(case(&["--waybill", "SF1390024681357"]), first);
    assert_eq!(case(&["--row", "2"])["expected_waybills"][0], "75123456789012");
}

/// As tables take it, and as an input method for Chinese writes it.
#[test]
fn numbers_and_times_are_taken_as_people_type_them() {
    let room = Room::new();
    room.clip("take.mp4");
    room.onetake(&["verify", "take.mp4", "--out", "out"]);
    let case = |more: &[&str]| {
        room.onetake(&[&["judge", "out", "--json"][..], more].concat()).json()["case"].clone()
    };
    for time in [
        "2026/11/17 18:20",
        "2026年11月17日 18:20",
        "2026年11月17日18时20分",
        "２０２６／１１／１７ １８：２０",
    ] {
        assert_eq!(case(&["--signed-at", time])["signed_off_at"], "2026-11-17 18:20", "{time}");
    }
    let wide = case(&["--waybill", "ＳＦ１３９００２４６８１３５７"]);
    assert_eq!(wide["expected_waybills"][0], "SF1390024681357");
    room.write("orders.csv", "运单号,签收时间\nＳＦ１３９００２４６８１３５７,2026年11月17日18时20分\n");
    let row = case(&["--case", "orders.csv", "--row", "SF1390024681357"]);
    assert_eq!(
        (&row["expected_waybills"][0], &row["signed_off_at"]),
        (&"SF1390024681357".into(), &"2026-11-17 18:20".into())
    );
    let to = ["--statement", "sealed-at-start", "--to", "０：０１．５"];
    assert!(attest(&room, &to).exits(0).text().contains("00:00.000–00:01.500"));
}

/// What was done is not asked for again.
#[test]
fn file_clocks_are_proposed_once() {
    let room = Room::new();
    room.clip("take.mp4");
    for language in ["en", "zh-CN", "zh-TW", "vi"] {
        let verify =
            ["verify", "take.mp4", "--lang", language, "--signed-at", "2026-01-01T10:00:00+08:00", "--force"];
        let plain = room.onetake(&verify).text();
        assert!(plain.contains("--file-clocks"), "{plain}");
        let with = room.onetake(&[&verify[..], &["--file-clocks"]].concat()).text();
        // The command that judges again repeats it; nothing asks for it.
        let mut asked = with.lines().filter(|line| !line.starts_with("  onetake "));
        assert!(!asked.any(|line| line.contains("--file-clocks")), "{with}");
    }
}

/// The name of a file and its date count where they are asked for, and not else: a renamed file is the same evidence.
#[test]
fn the_name_and_the_date_of_a_file_are_clocks_where_they_are_asked_for() {
    let room = Room::new();
    room.clip("VID_20260102_030405.mp4");
    room.onetake(&["scan", "VID_20260102_030405.mp4", "--out", "take.json"]).exits(0);
    let judge = ["judge", "take.json", "--signed-at", "2026-01-01T10:00:00+08:00", "--json"];
    let plain = room.onetake(&judge).json();
    assert_eq!(plain["case"]["file_name"], serde_json::Value::Null);
    let named = room.onetake(&[&judge[..], &["--file-clocks"]].concat()).json();
    assert_eq!(named["case"]["file_name"], "VID_20260102_030405.mp4");
    let findings = named["findings"].as_array().unwrap().clone();
    let window = findings.into_iter().find(|one| one["criterion"] == "TIME.WINDOW").unwrap();
    let clocks: Vec<&str> = window["reasons"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["params"]["clock"].as_str())
        .collect();
    assert_eq!(clocks, ["file_name", "file_system"], "{window}");
    assert_eq!(window["outcome"], "review");
}
