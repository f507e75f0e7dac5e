//! A day at the return desk: a folder and a sheet in, a table out; stopped by force, gone on with, watched.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use encoding_rs::GB18030;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

use crate::support::Room;

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures/clips");

/// The number on the labels of the clips.
const LABEL: &str = "SF1390024681357";

/// Puts a clip into the room, under the name that a recorder would give it.
fn put(room: &Room, clip: &str, name: &str) {
    let path = room.path(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::copy(Path::new(FIXTURES).join(clip), path).unwrap();
}

fn lines(json: &str) -> Vec<Value> {
    json.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn case<'a>(cases: &'a [Value], file: &str) -> &'a Value {
    let has = |case: &&Value| case["file"].as_str().is_some_and(|path| path.ends_with(file));
    cases.iter().find(has).unwrap_or_else(|| panic!("{file}: {cases:#?}"))
}

/// The results but for what differs from one folder to another.
fn table(room: &Room, results: &str) -> String {
    let text = String::from_utf8(room.read(&format!("{results}/results.jsonl"))).unwrap();
    text.replace(&room.path("").display().to_string(), "")
}

const SHEET: &str = "十一月退货登记,,,\n订单号,退货运单号,签收时间,备注\n\
    20261,SF1390024681357,2026/11/17 18:20,\n\
    20262,YT7700112233445,2026/11/17 18:20,急\n\
    20263,SF1390024681366,2026/11/17 18:20,\n\
    20264,JT0000000000001,2026/11/17 18:20,\n\
    20265,7.51E+13,03/04/2026 9:00,\n";

/// A folder as HIK SCAN and phones leave it, with a sheet as the shop's program exports it.
fn desk(room: &Room) {
    put(room, "take-small-pass.mp4", "in/LogisticsUnpacking/SF1390024681357_20261118093000.mp4");
    put(room, "take-small-pass.mp4", "in/YT7700112233445_20261118_100000.mp4");
    put(room, "waybill-other-number-fail.mp4", "in/VID_20261118_110000.mp4");
    put(room, "hostile-text-refused.mp4", "in/broken.mp4");
    let clip = Path::new(FIXTURES).join("take-small-pass.mp4");
    room.ffmpeg(&format!(
        "-ss 1.5 -i {} -vf crop=iw*0.96:ih*0.96,scale=320:-2 -r 15 -crf 30 -an in/JT0000000000001.mp4",
        clip.display()
    ));
    room.write("returns.csv", GB18030.encode(SHEET).0);
}

#[test]
fn a_folder_and_a_sheet_become_a_table() {
    let room = Room::new();
    desk(&room);
    let batch = ["batch", "in", "--table", "returns.csv", "--zone", "+08:00", "--json"];
    let run = room.onetake_in("zh_CN.UTF-8", &batch).exits(2);
    assert!(run.stderr.contains("gb18030") && run.stderr.contains("退货运单号"), "{}", run.stderr);
    let cases = lines(&run.text());

    let own = case(&cases, "SF1390024681357_20261118093000.mp4");
    assert_eq!((&own["match"], &own["read"][0]), (&"by_name".into(), &LABEL.into()));
    assert_eq!(own["order_number"], "20261");
    assert_eq!(own["deadline"], "2026-11-20T10:20:00Z");
    assert!(Path::new(&room.path(own["report"].as_str().unwrap())).is_file());
    // The same bytes under another number: scanned once, and said to be the same.
    let other = case(&cases, "YT7700112233445_20261118_100000.mp4");
    assert_eq!((&other["verdict"], &other["expected"][0]), (&"invalid".into(), &"YT7700112233445".into()));
    assert!(other["notes"].to_string().contains("same_bytes"), "{other:#}");
    assert!(other["notes"].to_string().contains(LABEL), "{other:#}");
    // A phone's name says nothing: the label does.
    let phone = case(&cases, "VID_20261118_110000.mp4");
    assert_eq!((&phone["match"], &phone["order_number"]), (&"by_reading".into(), &"20263".into()));
    let broken = case(&cases, "broken.mp4");
    assert_eq!((&broken["verdict"], &broken["waits_for"]), (&Value::Null, &"file".into()));
    assert!(broken["reasons"][0]["text"].as_str().unwrap().contains("视频"), "{broken:#}");
    // A copy encoded anew, trimmed and cropped, under another order.
    let copy = case(&cases, "JT0000000000001.mp4");
    assert!(copy["notes"].to_string().contains("same_recording"), "{copy:#}");
    assert!(own["notes"].to_string().contains("JT0000000000001"), "it is said on both sides: {own:#}");
    let empty: Vec<&Value> = cases.iter().filter(|case| case["file"].is_null()).collect();
    assert_eq!(empty.len(), 1, "{empty:#?}");
    let rounded = empty.iter().find(|case| case["order_number"] == "20265").unwrap();
    assert!(rounded["notes"].to_string().contains("7.51E+13"), "{rounded:#}");
    assert!(rounded["notes"].to_string().contains("2026-04-03"), "both dates are named: {rounded:#}");

    for name in ["index.html", "results.csv", "results.xlsx", "results.jsonl"] {
        assert!(room.path("in/onetake-results").join(name).is_file(), "{name}");
    }
    let csv = String::from_utf8(room.read("in/onetake-results/results.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}') && csv.contains("20261"), "{csv}");

    // Nothing is done twice, and the table is the same.
    let before = table(&room, "in/onetake-results");
    let began = Instant::now();
    room.onetake_in("zh_CN.UTF-8", &batch).exits(2);
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    assert_eq!(table(&room, "in/onetake-results"), before);
    // Judged again from what it was judged from, nothing is another.
    let again = room.onetake(&["ledger", "judge", "in/onetake.sqlite"]).exits(0).text();
    assert!(again.contains("4 judged again") && again.contains("0 changed"), "{again}");
    let checked = room.onetake(&["ledger", "check", "in/onetake.sqlite"]).exits(0);
    let last = chain_by_stock_tools(&room.path("in/onetake.sqlite"));
    assert!(checked.text().contains(&last), "{last}: {}", checked.text());
}

/// The hash of the last row, after a walk along the chain with `sqlite3` and `sha256sum` alone.
fn chain_by_stock_tools(ledger: &Path) -> String {
    let script = r#"
        prev=0000000000000000000000000000000000000000000000000000000000000000
        while IFS='|' read -r seq at kind body linked hash; do
            [ "$linked" = "$prev" ] || exit 1
            made=$(printf '%s\n%s\n%s\n%s\n%s' "$prev" "$seq" "$at" "$kind" "$body" | sha256sum | cut -d' ' -f1)
            [ "$made" = "$hash" ] || exit 2
            said=$(sqlite3 "$1" "SELECT json FROM body WHERE sha256 = '$body'" | head -c -1 | sha256sum | cut -d' ' -f1)
            [ "$said" = "$body" ] || exit 3
            prev=$hash
        done <<EOF
$(sqlite3 "$1" 'SELECT seq, at, kind, body_sha256, prev, hash FROM entry ORDER BY seq')
EOF
        printf '%s' "$prev""#;
    let output =
        std::process::Command::new("bash").args(["-c", script, "chain"]).arg(ledger).output().unwrap();
    assert!(output.status.success(), "{output:?}: the sqlite3 command is installed: make setup");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn statements_beside_the_evidence_settle_a_case() {
    let room = Room::new();
    put(&room, "take-small-pass.mp4", "in/SF1390024681357.mp4");
    room.write("returns.csv", "tracking number,signed at\nSF1390024681357,2026-11-17 18:20\n");
    let base = concat!(env!("CARGO_MANIFEST_DIR"), "/../judge/policies/base/2026-11-21.toml");
    let base = fs::read_to_string(base).unwrap();
    room.write(
        "small.toml",
        base.replace(
            "fail_px = 480\nreview_px = 720\nlabel_module_milli_px = 2000\n",
            "fail_px = 240\nreview_px = 360\nlabel_module_milli_px = 1000\n",
        ),
    );
    let batch = ["batch", "in", "returns.csv", "--zone", "+08:00", "--policy", "small.toml", "--json"];
    let open = lines(&room.onetake(&batch).exits(3).text());
    assert_eq!(open[0]["waits_for"], "statements", "{:#}", open[0]);
    let folder = "in/onetake-results/cases/SF1390024681357";
    let attest = [
        "attest",
        folder,
        "--accept-proposed",
        "--who",
        "Li Na",
        "--role",
        "inspector",
        "--side",
        "top",
        "--side",
        "front",
        "--side",
        "left",
        "--side",
        "right",
        "--policy",
        "small.toml",
        "--waybill",
        LABEL,
        "--signed-at",
        "2026-11-17T18:20:00+08:00",
    ];
    room.onetake(&attest).exits(0);
    let speed = ["attest", folder, "--statement", "natural-speed", "--who", "Li Na", "--role", "inspector"];
    room.onetake(&speed).exits(0);
    let done = lines(&room.onetake(&batch).exits(0).text());
    assert_eq!(done[0]["verdict"], "valid", "{:#}", done[0]);
    let judged = room.onetake(&["ledger", "judge", "in/onetake.sqlite", "--policy", "base"]).exits(0);
    assert!(judged.text().contains("SF1390024681357: Valid → Needs review"), "{}", judged.text());
}

/// Runs a batch in the background.
fn start(room: &Room, arguments: &[&str]) -> Child {
    room.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// `ONETAKE_KILLS` says how often; a few times are enough for every day.
#[cfg(unix)]
#[test]
fn a_batch_that_is_killed_goes_on_where_it_was() {
    #[expect(clippy::disallowed_methods, reason = "how long a test takes is chosen where it is run")]
    let kills: u32 = std::env::var("ONETAKE_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(4);
    let room = Room::new();
    for number in 1..=4 {
        room.ffmpeg(&format!(
            "-f lavfi -i testsrc2=s=320x240:r=25:d=3 -vf hue=h={number} -c:v libx264 -pix_fmt yuv420p {number}.mp4"
        ));
        let name = format!("in/SF139002468135{number}.mp4");
        fs::create_dir_all(room.path("in")).unwrap();
        fs::rename(room.path(&format!("{number}.mp4")), room.path(&name)).unwrap();
    }
    room.write("returns.csv", "tracking number\nSF1390024681351\nSF1390024681352\nSF1390024681359\n");
    let whole = ["batch", "in", "returns.csv", "--ledger", "whole/a.sqlite", "--zone", "+08:00"];
    fs::create_dir_all(room.path("whole")).unwrap();
    let began = Instant::now();
    room.onetake(&whole).exits(3);
    let took = began.elapsed();

    // A kill counts where it met a batch at work. What came to its end before is compared, and another ledger begun.
    let mut random = ChaCha8Rng::seed_from_u64(7);
    let (mut killed, mut ledgers) = (0, 0);
    while killed < kills {
        let folder = format!("cut{ledgers}");
        ledgers += 1;
        fs::create_dir_all(room.path(&folder)).unwrap();
        let ledger = format!("{folder}/a.sqlite");
        let cut = ["batch", "in", "returns.csv", "--ledger", &ledger, "--zone", "+08:00"];
        while killed < kills {
            let mut child = start(&room, &cut);
            thread::sleep(took.mul_f64(random.random_range(0.0..1.0)));
            if child.try_wait().unwrap().is_some() {
                break;
            }
            child.kill().unwrap();
            child.wait().unwrap();
            killed += 1;
        }
        room.onetake(&cut).exits(3);
        let [one, other] = ["whole", &folder]
            .map(|name| table(&room, &format!("{name}/onetake-results")).replace(&format!("{name}/"), ""));
        assert_eq!(one, other, "{ledger}");
        let opened = onetake_desk::ledger::Ledger::open_existing(room.path(&ledger)).unwrap();
        let rows = opened.rows().unwrap();
        let of = |kind: &str| rows.iter().filter(|(row, _)| row.kind == kind).count();
        assert_eq!((of("scan"), of("file")), (4, 4), "each video is told of once");
        assert!(opened.check().unwrap().is_whole());
        let work: Vec<String> = room.names(&format!("{ledger}.files/work"));
        assert!(work.is_empty(), "nothing is left: {work:?}");
    }
    eprintln!("{killed} batches were killed at work, over {ledgers} ledgers");
}

#[test]
fn two_batches_share_the_work_of_one_ledger() {
    let room = Room::new();
    for number in 1..=3 {
        room.ffmpeg(&format!(
            "-f lavfi -i testsrc2=s=320x240:r=25:d=3 -vf hue=h={number} -c:v libx264 -pix_fmt yuv420p {number}.mp4"
        ));
    }
    let batch = ["batch", ".", "--ledger", "a.sqlite", "--jobs", "1"];
    let mut one = start(&room, &batch);
    let mut other = start(&room, &batch);
    assert_eq!([one.wait().unwrap().code(), other.wait().unwrap().code()], [Some(3), Some(3)]);
    let ledger = onetake_desk::ledger::Ledger::open_existing(room.path("a.sqlite")).unwrap();
    let scans = ledger.rows().unwrap().iter().filter(|(row, _)| row.kind == "scan").count();
    assert_eq!(scans, 3, "each file is scanned once");
    assert!(ledger.check().unwrap().is_whole());
}

#[cfg(unix)]
#[test]
fn a_watch_takes_files_when_they_are_finished_and_drains() {
    use std::io::{Read as _, Write as _};
    use std::net::{TcpListener, TcpStream};

    let room = Room::new();
    room.ffmpeg("-f lavfi -i testsrc2=s=320x240:r=25:d=2 -c:v libx264 -pix_fmt yuv420p a.mp4");
    fs::create_dir_all(room.path("in")).unwrap();
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("127.0.0.1:{port}");
    let mut watch = start(
        &room,
        &["watch", "in", "--settle", "1", "--poll", "1", "--metrics", &address, "--drop", "drop"],
    );
    let wait_for = |what: &dyn Fn() -> bool| {
        let patience = Instant::now() + Duration::from_secs(60);
        while !what() {
            assert!(Instant::now() < patience, "nothing came");
            thread::sleep(Duration::from_millis(100));
        }
    };
    let bytes = room.read("a.mp4");
    let (half, rest) = bytes.split_at(bytes.len() / 2);
    let slow: PathBuf = room.path("in/SF1390024681351.mp4");
    let mut file = fs::File::create(&slow).unwrap();
    for chunk in half.chunks(half.len() / 4 + 1) {
        file.write_all(chunk).unwrap();
        file.flush().unwrap();
        thread::sleep(Duration::from_millis(500));
    }
    file.write_all(rest).unwrap();
    drop(file);
    // A copy under another name, put there by a rename.
    fs::write(room.path("in/x.part"), &bytes).unwrap();
    fs::rename(room.path("in/x.part"), room.path("in/SF1390024681352.mp4")).unwrap();
    let results = room.path("in/onetake-results/results.jsonl");
    wait_for(&|| {
        let text = fs::read_to_string(&results).unwrap_or_default();
        text.lines().filter(|line| line.contains("needs_review") || line.contains("invalid")).count() == 2
    });
    let text = fs::read_to_string(&results).unwrap();
    assert!(!text.contains("video_not_decodable"), "half a file was taken: {text}");
    let mut asked = TcpStream::connect(&address).unwrap();
    asked.write_all(b"GET /metrics HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    asked.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("onetake_files_total{kind=\"scanned\"}"), "{answer}");
    assert!(!fs::read_dir(room.path("drop")).unwrap().collect::<Vec<_>>().is_empty());
    let id = watch.id().to_string();
    std::process::Command::new("kill").args(["-s", "TERM", &id]).status().unwrap();
    assert_eq!(watch.wait().unwrap().code(), Some(0));
}

#[test]
fn what_cannot_be_meant_is_said_at_once() {
    let room = Room::new();
    room.clip("a.mp4");
    room.write("returns.csv", "客户,金额\n王,3\n");
    let complaint = room.onetake(&["batch", ".", "returns.csv"]).complaint();
    assert!(complaint.contains("no column holds the waybill"), "{complaint}");
    let complaint = room.onetake(&["batch", ".", "--column", "客户"]).complaint();
    assert!(complaint.contains("waybill=NAME"), "{complaint}");
    room.write("notes.sqlite", "a text that is no ledger, and long enough to be looked at by SQLite itself");
    let run = room.onetake(&["batch", ".", "--ledger", "notes.sqlite"]).exits(2);
    assert!(run.stderr.contains("no ledger of onetake"), "{}", run.stderr);
    // A folder or a sheet that is not there: nothing is begun, and nothing that was written before is replaced.
    let complaint = room.onetake(&["batch", "nowhere", "--ledger", "x.sqlite"]).complaint();
    assert!(complaint.contains("nowhere: it cannot be found"), "{complaint}");
    let complaint = room.onetake(&["batch", ".", "missing.xlsx", "--ledger", "x.sqlite"]).complaint();
    assert!(complaint.contains("missing.xlsx") && complaint.contains("no such file"), "{complaint}");
    assert!(!room.path("x.sqlite").exists());
    // In the reader's language, also what the system says.
    let said = room.onetake_in("zh_CN.UTF-8", &["batch", ".", "--ledger", "none/x.sqlite"]).exits(2).stderr;
    assert!(said.contains("没有这个文件或文件夹"), "{said}");
    let run = room.onetake_in("zh_CN.UTF-8", &["batch", "a.mp4", "*.avi", "--ledger", "y.sqlite"]).exits(2);
    assert!(run.text().contains("*.avi: 没有这个文件或文件夹"), "{}", run.text());
    // What Excel lays beside a sheet that it has open.
    room.write("~$returns.xlsx", b"\x05staff");
    let run = room.onetake(&["batch", "a.mp4", "~$returns.xlsx", "--ledger", "y.sqlite"]).exits(3);
    assert!(!run.text().contains("returns.xlsx"), "{}", run.text());
    // A ledger of which the beginning is gone: its records lie beside it.
    let mut bytes = room.read("y.sqlite");
    bytes[..100].fill(0xa5);
    room.write("y.sqlite", &bytes);
    let run = room.onetake(&["batch", "a.mp4", "--ledger", "y.sqlite"]).exits(3);
    assert!(run.stderr.contains("nothing of it can be read"), "{}", run.stderr);
    assert_eq!(room.read("y.sqlite.damaged-1"), bytes);
    let complaint = room.onetake(&["ledger", "check", "none.sqlite"]).complaint();
    assert!(complaint.contains("there is no ledger"), "{complaint}");
}
