//! The whole command in the reader's language: help, slips in what is typed, and every kind of file that is handed in.

use crate::support::Room;

/// What is said in Chinese about a refusal: not one word of English prose, whatever names stand in it.
#[track_caller]
fn chinese(room: &Room, arguments: &[&str], expected: &str) -> String {
    let run = room.onetake_in("zh_CN.UTF-8", arguments).exits(2);
    assert!(run.stdout.is_empty(), "{}", run.text());
    assert!(run.stderr.contains(expected), "{arguments:?}: {} lacks {expected}", run.stderr);
    for english in [" the ", " is ", " expected", "known are", "did you mean", "os error", "cannot"] {
        assert!(!run.stderr.contains(english), "{arguments:?}: {}", run.stderr);
    }
    run.stderr
}

#[test]
fn help_follows_the_locale_and_the_option_wins() {
    let room = Room::new();
    for (locale, arguments, wanted) in [
        ("zh_CN.UTF-8", &["--help"][..], "用法: onetake [选项] <命令>"),
        ("zh_TW.UTF-8", &["help", "verify"], "影片檔案"),
        ("vi_VN.UTF-8", &["verify", "-h"], "Cách dùng: onetake verify"),
        ("zh_CN.UTF-8", &["policies", "help", "diff"], "哪里更严"),
        ("zh_CN.UTF-8", &["help", "policies", "explain"], "用文字说明规则集"),
        ("zh_CN.UTF-8", &["--lang", "en", "help", "verify"], "Usage: onetake verify"),
        ("en_US.UTF-8", &["verify", "--help", "--lang", "zh"], "示例:"),
        ("en_US.UTF-8", &["verify", "--help"], "Scan a video and judge it"),
        ("C", &["--help"], "Usage: onetake"),
    ] {
        let help = room.onetake_in(locale, arguments).exits(0).text();
        assert!(help.contains(wanted), "{locale} {arguments:?}: {help}");
    }
    let none = room.onetake_in("zh_CN.UTF-8", &[]).exits(2);
    assert!(none.stderr.contains("用法: onetake"), "{}", none.stderr);
}

#[test]
fn slips_in_what_is_typed() {
    let room = Room::new();
    for (arguments, expected) in [
        (&["verify"][..], "还缺少：<VIDEO> (视频文件"),
        (&["verify", "a.mp4", "b.mp4"], "多出了“b.mp4”"),
        (&["verify", "--waybil", "x", "a"], "没有选项 --waybil；是不是 --waybill？"),
        (&["veryfy", "a"], "没有命令“veryfy”；是不是 verify？"),
        (
            &["verify", "a", "--direction", "反了"],
            "--direction 不能是“反了”；可用：return-unboxing (退货拆包)",
        ),
        (&["verify", "a", "--direction"], "--direction 后面要写出内容"),
        (&["verify", "a", "--row", "3"], "--case <FILE>"),
        (&["verify", "a", "--signed-at", "-5"], "签收时间 (`signed_off_at`)：“-5”"),
        (
            &["verify", "a", "--signed-at", "-0001-01-01T00:00Z"],
            "签收时间 (`signed_off_at`)：“-0001-01-01T00:00Z”",
        ),
        (&["verify", "a", "--signed-at", "0000-11-17 18:20+08:00"], "早于 2000 年"),
        (&["attest", "r", "--from", "-1"], "1:02.5"),
        (&["verify", "a", "-5"], "没有选项 -5"),
        (&["verify", "a", "--policy", "taobao-tmal"], "是不是“taobao-tmall”？"),
        (&["policies", "explain", "base", "CONT.CUTT"], "是不是“CONT.CUT”？"),
    ] {
        chinese(&room, arguments, expected);
    }
    for (statement, more, expected) in [
        ("film-on", &["--to", "一"][..], "1:02.5"),
        ("film-on", &["--count", "两"], "请写整数"),
        ("film-on", &["--text", "x"], "--text 不属于这种说明"),
        ("inspected", &[], "请加上 --item"),
    ] {
        let stated = ["attest", "r", "--out", "x", "--who", "a", "--role", "b", "--statement", statement];
        chinese(&room, &[&stated, more].concat(), expected);
    }
    let traditional = room.onetake_in("zh_TW", &["verify", "a", "--dispute", "x"]).exits(2);
    assert!(traditional.stderr.contains("不能是「x」"), "{}", traditional.stderr);
    let vietnamese = room.onetake_in("vi_VN", &["judge"]).exits(2);
    assert!(vietnamese.stderr.contains("còn thiếu"), "{}", vietnamese.stderr);
    let english = room.onetake(&["verify", "--waybil", "x", "a"]).exits(2);
    assert!(english.stderr.contains("did you mean --waybill?"), "{}", english.stderr);
}

#[test]
fn tables_and_cases_that_staff_hand_in() {
    let room = Room::new();
    let table = |name: &str, bytes: &[u8]| room.write(name, bytes);
    table("binary.csv", &[0xff; 32]);
    table("no-column.csv", "号码,数量\nSF1390024681357,1\n".as_bytes());
    table("several.csv", "运单号\nSF1390024681357\nSF1390024681358\n".as_bytes());
    table("rounded.csv", "运单号\n7.75123E+13\n".as_bytes());
    table("short.csv", "运单号\nSF1\n".as_bytes());
    table("date.csv", "运单号,签收时间\nSF1390024681357,03/04/2026 10:00\n".as_bytes());
    table("word.csv", "运单号,争议\nSF1390024681357,缺货\n".as_bytes());
    table("empty.csv", b"");
    table("case.toml", "directoin = \"x\"\n".as_bytes());
    table("case.json", "{\n  \"expected_waybills\": 9\n}".as_bytes());
    table("time.toml", "signed_off_at = \"昨天\"\n".as_bytes());
    for (file, more, expected) in [
        ("binary.csv", &[][..], "请另存为 UTF-8"),
        ("no-column.csv", &[], "没有找到运单号这一列"),
        ("several.csv", &[], "表格有 2 行：请用 --row"),
        ("several.csv", &["--row", "9"], "没有第 9 行：一共 2 行"),
        ("several.csv", &["--row", "SF1390024681359"], "是不是“SF139002468135"),
        ("rounded.csv", &[], "第 2 行，第 1 列（运单号）：“7.75123E+13”被表格软件取整了"),
        ("short.csv", &[], "是不是没有填全"),
        ("date.csv", &[], "可能是 2026-04-03 10:00，也可能是 2026-03-04 10:00"),
        ("word.csv", &[], "missing_items (少件)"),
        ("empty.csv", &[], "表格是空的"),
        ("case.toml", &[], "第 1 行第 1 列：不认识的名称“directoin”，是不是“direction”"),
        ("case.json", &[], "第 2 行第 "),
        ("time.toml", &[], "签收时间 (`signed_off_at`)：“昨天”不是时间"),
        ("none.csv", &[], "没有这个文件"),
        ("case.toml", &["--row", "1"], "不是表格"),
    ] {
        let arguments: Vec<&str> = ["verify", "a.mp4", "--case", file].iter().chain(more).copied().collect();
        if file == "case.json" {
            // What type was found and wanted is said as the reader of JSON says it.
            assert!(room.onetake_in("zh_CN", &arguments).exits(2).stderr.contains(expected));
        } else {
            let said = chinese(&room, &arguments, expected);
            assert!(said.starts_with(&format!("onetake: {file}: ")), "{said}");
            assert_eq!(said.matches(file).count(), 1, "the path stands there once: {said}");
        }
    }
    chinese(&room, &["verify", "a.mp4", "--waybill", "7751230000１２３٤"], "0 到 9 以外的数字");
    chinese(&room, &["verify", "a.mp4", "--signed-at", "9999-01-01T00:00:00Z"], "晚于现在");
    let long = chinese(&room, &["verify", "a.mp4", "--waybill", &"7".repeat(5000)], "比任何快递单号都长");
    assert!(long.chars().count() < 400, "{long}");
}

#[test]
fn what_is_no_video_is_named() {
    let room = Room::new();
    room.write("a.mp4", b"\xff\xd8\xff\xe0 and so on");
    chinese(&room, &["verify", "a.mp4"], "检测到：JPEG 图片");
    room.write("b.mp4", "#EXTM3U\nother.ts\n");
    chinese(&room, &["scan", "b.mp4", "--out", "b.json"], "HLS 播放列表");
}

#[test]
fn policies_and_statements_that_staff_write() {
    let room = Room::new();
    room.write("shop.toml", "format = \"onetake.policy/1.0\"\nid = \"x\"\n");
    let said = chinese(&room, &["policies", "validate", "shop.toml"], "shop.toml:1:1: 缺少 ");
    assert!(!said.contains("missing"), "{said}");
    room.write("old.toml", "id = \"x\"\n");
    chinese(&room, &["policies", "validate", "old.toml"], "没有写明格式");
    room.write("li.toml", "[about]\n");
    chinese(&room, &["verify", "a.mp4", "--attest", "li.toml"], "说明文件无法使用");
    room.write("record.json", "{}");
    chinese(&room, &["judge", "record.json"], "文件没有写明格式");
    chinese(&room, &["judge", "none.json"], "没有这个文件或文件夹");
    room.write("note.toml", "");
    chinese(&room, &["verify", "a.mp4", "--policy", "none.toml"], "没有这个文件或文件夹");
}

#[test]
fn options_take_the_words_that_a_table_takes() {
    let room = Room::new();
    for (option, value) in [
        ("--direction", "退货拆包"),
        ("--direction", "return_unboxing"),
        ("--dispute", "少件"),
        ("--policy", "淘宝"),
        ("--policy", "微信小店"),
    ] {
        // All of it is understood: what is missing is the video.
        chinese(&room, &["verify", "a.mp4", option, value], "a.mp4: 没有这个文件");
    }
    // A part of several titles names none of them.
    chinese(&room, &["verify", "a.mp4", "--policy", "举证们"], "没有“举证们”这个规则集");
}

#[test]
fn a_refusal_is_json_where_json_was_asked_for() {
    let room = Room::new();
    room.write("several.csv", "运单号\nSF1390024681357\nSF1390024681358\n");
    room.write("record.json", "{}");
    std::fs::create_dir(room.path("there")).unwrap();
    room.write("there/notes.txt", "mine");
    room.clip("take.mp4");
    for (arguments, code, path) in [
        (&["verify", "none.mp4"][..], "video_unreadable", Some("none.mp4")),
        (&["verify", "several.csv"], "video_not_decodable", Some("several.csv")),
        (&["verify", "take.mp4", "--case", "several.csv"], "case_table_invalid", Some("several.csv")),
        (&["verify", "take.mp4", "--signed-at", "x"], "case_invalid", None),
        (&["verify", "take.mp4", "--case", "none.toml"], "case_unreadable", Some("none.toml")),
        (&["verify", "take.mp4", "--policy", "nope"], "policy_unknown", None),
        (&["verify", "take.mp4", "--out", "there"], "output_exists", Some("there")),
        (&["judge", "record.json"], "record_invalid", Some("record.json")),
        (&["judge", "none.json"], "file_unreadable", Some("none.json")),
        (&["verify"], "arguments", None),
        (&["verify", "take.mp4", "--nope"], "arguments", None),
        (&["label", "none.png"], "video_unreadable", Some("none.png")),
    ] {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
        let run = room.onetake_in("zh_CN.UTF-8", &arguments).exits(2);
        let refusal = &run.json()["refusal"];
        assert_eq!(refusal["code"], code, "{arguments:?}: {refusal}");
        assert_eq!(refusal["path"].as_str(), path, "{arguments:?}");
        let message = refusal["message"].as_str().unwrap();
        assert!(run.stderr.contains(message), "{arguments:?}: {message}");
        assert!(!message.is_ascii(), "{message}");
    }
    let plain = room.onetake_in("zh_CN.UTF-8", &["verify", "none.mp4"]).exits(2);
    assert!(plain.stdout.is_empty());
}
