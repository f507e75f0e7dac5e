//! The desk as it is served, and plain requests to it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::Room;

/// Longer than a scan needs on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A desk that serves until it is dropped.
pub(super) struct Served {
    child: Child,
    /// The address with its token, as it was printed.
    pub(super) address: String,
    /// `127.0.0.1:PORT`
    pub(super) host: String,
    /// The cookie of a session.
    cookie: String,
}

/// An answer, as it came.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) body: Vec<u8>,
}

impl Served {
    /// On the ledger of the folder `in`.
    pub(super) fn start(room: &Room, language: &str) -> Self {
        Self::start_at(room, language, &["--ledger", "in/onetake.sqlite"])
    }

    pub(super) fn start_at(room: &Room, language: &str, more: &[&str]) -> Self {
        let mut desk = vec!["--lang", language, "desk", "--no-browser"];
        if !more.contains(&"--listen") {
            desk.extend(["--listen", "127.0.0.1:0"]);
        }
        desk.extend(more);
        let mut child = room.command(&desk).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        let host = address.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
        let mut served = Self { child, address, host, cookie: String::new() };
        let path = served.address.split_once(&served.host).unwrap().1.to_owned();
        let answer = served.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n", served.host), b"");
        let cookie = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        served.cookie = cookie.split(';').next().unwrap().to_owned();
        served
    }

    /// Sends a request as it is written and reads the answer.
    pub(super) fn ask(&self, head: &str, body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let head = format!("{head}Connection: close\r\nContent-Length: {}\r\n\r\n", body.len());
        // A server that refuses a long request may close before it was read.
        let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head, body: bytes.get(end + 4..).unwrap_or_default().to_vec() }
    }

    /// A request of the page's own session.
    pub(super) fn ask_as_page(&self, request: &str, more: &str, body: &[u8]) -> Answer {
        let head = format!("{request} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\n{more}", self.host, self.cookie);
        self.ask(&head, body)
    }

    pub(super) fn get(&self, path: &str) -> Value {
        let answer = self.ask_as_page(&format!("GET {path}"), "", b"");
        assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(&answer.body));
        serde_json::from_slice(&answer.body).unwrap()
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let more = format!("Content-Type: application/json\r\nOrigin: http://{}\r\n", self.host);
        let answer = self.ask_as_page(&format!("POST {path}"), &more, body.to_string().as_bytes());
        (answer.status, serde_json::from_slice(&answer.body).unwrap_or_default())
    }

    /// Asks until it is so.
    #[track_caller]
    pub(super) fn until(&self, path: &str, is: impl Fn(&Value) -> bool) {
        let began = Instant::now();
        loop {
            let answer = self.get(path);
            if is(&answer) {
                return;
            }
            assert!(began.elapsed() < PATIENCE, "{path}: {answer:#}");
            thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
