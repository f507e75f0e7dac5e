//! A timestamp authority (RFC 3161) made with openssl.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// What a certificate for timestamps says.
pub const FOR_TIMESTAMPS: &str = "extendedKeyUsage=critical,timeStamping";

/// An authority of one's own: a root, a signer below it, and what the program needs.
pub struct Authority {
    room: TempDir,
}

/// Runs the program in that folder; what it says.
#[track_caller]
pub fn openssl(folder: &Path, line: &str) -> String {
    let output = Command::new("openssl")
        .args(line.split(' '))
        .current_dir(folder)
        .output()
        .expect("openssl and a folder to work in");
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "openssl {line}\n{said}");
    said
}

impl Authority {
    /// One that stamps: its keys are `rsa:2048`, or elliptic curves such as `ec:prime256v1`.
    pub fn of(key: &str) -> Self {
        Self::dated(key, FOR_TIMESTAMPS, &["-days 3650", "-days 3650"], "")
    }

    /// With the times for which its two certificates are valid, and more lines for the program's settings.
    pub fn dated(key: &str, extension: &str, days: &[&str; 2], settings: &str) -> Self {
        let room = tempfile::tempdir().expect("openssl and a folder to work in");
        let path = room.path();
        let curve = key
            .strip_prefix("ec:")
            .map(|curve| openssl(path, &format!("ecparam -name {curve} -out curve.pem")));
        let key = if curve.is_some() { "ec:curve.pem" } else { key };
        let config = format!(
            "[req]\ndistinguished_name = none\n[none]\n[ca]\nbasicConstraints = critical,CA:TRUE\n\
             [tsa]\nbasicConstraints = CA:FALSE\n{extension}\n[ts]\ndefault_tsa = t\n[t]\nserial = serial\n\
             default_policy = 1.2.3.4.1\nother_policies = 1.2.3.4.1\ndigests = sha256, sha512\nsigner_digest = sha256\naccuracy = secs:1, millisecs:500\n{settings}"
        );
        fs::write(path.join("tsa.cnf"), config).expect("openssl and a folder to work in");
        fs::write(path.join("serial"), "01\n").expect("openssl and a folder to work in");
        openssl(
            path,
            &format!(
                "req -config tsa.cnf -newkey {key} -nodes -subj /CN=Root -keyout root.key -out root.csr"
            ),
        );
        openssl(
            path,
            &format!(
                "x509 -req -in root.csr -signkey root.key -extfile tsa.cnf -extensions ca -out root.pem {}",
                days[0]
            ),
        );
        openssl(
            path,
            &format!(
                "req -config tsa.cnf -newkey {key} -nodes -subj /O=Clock/CN=Stamps -keyout tsa.key -out tsa.csr"
            ),
        );
        openssl(
            path,
            &format!(
                "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -set_serial 7 -extfile tsa.cnf -extensions tsa -out tsa.pem {}",
                days[1]
            ),
        );
        Self { room }
    }

    /// Its folder: `root.pem` is whom others trust.
    pub fn path(&self) -> &Path {
        self.room.path()
    }

    /// Its answer to a request, both in DER.
    pub fn answer(&self, request: &[u8]) -> Vec<u8> {
        fs::write(self.path().join("q.tsq"), request).expect("openssl and a folder to work in");
        openssl(
            self.path(),
            "ts -reply -config tsa.cnf -section t -queryfile q.tsq -signer tsa.pem -inkey tsa.key -out a.tsr",
        );
        fs::read(self.path().join("a.tsr")).expect("openssl and a folder to work in")
    }
}

/// Answers one request as an authority behind HTTP does.
pub fn serve(answer: impl FnOnce(&[u8]) -> (u16, Vec<u8>) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a connection of this computer");
    let url = format!("http://{}/tsr", listener.local_addr().expect("a connection of this computer"));
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a connection of this computer");
        let mut got = Vec::new();
        let mut block = [0; 4096];
        loop {
            let count = stream.read(&mut block).expect("a connection of this computer");
            got.extend_from_slice(&block[..count]);
            let Some(head) = got.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
            let text = String::from_utf8_lossy(&got[..head]).to_lowercase();
            assert!(text.contains("content-type: application/timestamp-query"), "{text}");
            let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length: usize =
                length.expect("a length").trim().parse().expect("a connection of this computer");
            if got.len() >= head + 4 + length {
                let (status, body) = answer(&got[head + 4..]);
                let head = format!(
                    "HTTP/1.1 {status} X\r\ncontent-type: application/timestamp-reply\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    body.len()
                );
                stream.write_all(head.as_bytes()).expect("a connection of this computer");
                stream.write_all(&body).expect("a connection of this computer");
                return;
            }
        }
    });
    url
}
