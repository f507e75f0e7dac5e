//! How soon the page lists a large queue, and judges what a person is about to state.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{clip, command};

const NUMBER: &str = "SF1390024681357";

/// Cases that were taken in, and copies of their rows until there are as many as were asked for.
pub(super) fn queue(rows: usize) {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    fs::create_dir(&input).unwrap();
    for (number, name) in [NUMBER, "YT7700112233445", "JT0000000000001"].iter().enumerate() {
        let source = ["sound-take-pass", "splice-cut-2s-fail", "presence-panned-review"][number];
        fs::copy(clip(source), input.join(format!("{name}.mp4"))).unwrap();
    }
    let quiet = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
    assert_ne!(quiet(Command::new(command()).arg("batch").arg(&input)).code(), Some(2));
    let ledger = input.join("onetake.sqlite");
    copy_rows(&ledger, rows);

    let mut desk = Command::new(command());
    desk.args(["desk", "--listen", "127.0.0.1:0", "--no-browser", "--ledger"]).arg(&ledger);
    let mut desk = desk.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut address = String::new();
    BufReader::new(desk.stdout.take().unwrap()).read_line(&mut address).unwrap();
    let page = Page::open(address.trim());
    let (first, _) = page.ask("GET /api/queue", "");
    println!("{rows} cases: the first answer, with the ledger read, after {first:.0?}");
    for filter in [
        "all",
        "person",
        "look",
        "invalid",
        "valid",
        "unmatched",
        "set_aside",
        "all&q=13",
        "all&offset=15000",
    ] {
        let took = median(|| page.ask(&format!("GET /api/queue?filter={filter}"), "").0);
        println!("  {filter}: {took:.1?}");
    }
    let (_, case) = page.ask(&format!("GET /api/case?id={NUMBER}"), "");
    let video = case["videos"][0]["sha256"].clone();
    let draft = json!({ "statement": "sealed_at_start", "state": "seen", "start_ms": 0, "end_ms": 2000 });
    let asked = json!({ "case": NUMBER, "video": video, "drafts": [draft] }).to_string();
    let (_, judged) = page.ask("POST /api/judge", &asked);
    assert!(judged["tasks"].is_array() && case["videos"][0]["judged"].is_object(), "{judged:#}");
    println!("judged again with a statement: {:.1?}", median(|| page.ask("POST /api/judge", &asked).0));
    println!("a case opened: {:.1?}", median(|| page.ask(&format!("GET /api/case?id={NUMBER}"), "").0));
    let _ = desk.kill();
    let _ = desk.wait();
}

fn copy_rows(ledger: &std::path::Path, rows: usize) {
    let mut db = rusqlite::Connection::open(ledger).unwrap();
    let known: Vec<String> = {
        let mut query = db.prepare("SELECT json FROM case_row").unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let change = db.transaction().unwrap();
    for number in known.len()..rows {
        let mut row: Value = serde_json::from_str(&known[number % known.len()]).unwrap();
        let name = format!("SF{:013}", (number * 7_919) % 10_000_000_000_000);
        row["id"] = json!(name);
        row["expected"] = json!([name]);
        let insert = "INSERT INTO case_row (desk_case, language, json) VALUES (?, 'en', ?)";
        change.prepare_cached(insert).unwrap().execute([&name, &row.to_string()]).unwrap();
    }
    change.commit().unwrap();
}

/// The middle of eleven.
fn median(measure: impl Fn() -> Duration) -> Duration {
    let mut all: Vec<Duration> = (0..11).map(|_| measure()).collect();
    all.sort();
    all[5]
}

/// The page's own session.
struct Page {
    host: String,
    cookie: String,
}

impl Page {
    fn open(address: &str) -> Self {
        let (host, path) = address.strip_prefix("http://").unwrap().split_once('/').unwrap();
        let mut page = Self { host: host.to_owned(), cookie: String::new() };
        let (head, _) = page.send(&format!("GET /{path}"), "");
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        page.cookie = cookie.split(';').next().unwrap().to_owned();
        page
    }

    fn ask(&self, request: &str, body: &str) -> (Duration, Value) {
        let began = Instant::now();
        let (_, answer) = self.send(request, body);
        (began.elapsed(), serde_json::from_str(&answer).unwrap())
    }

    fn send(&self, request: &str, body: &str) -> (String, String) {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        let Self { host, cookie } = self;
        let length = body.len();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Type: application/json\r\n\
             Connection: close\r\nContent-Length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }
}
