//! Seals: made by the command, verified by it and by public tools, and never taken for more than they are.

use std::fs;
use std::process::Command;

use onetake_testkit::authority::{Authority, openssl, serve};

use crate::evidence::{Says as _, evidence, fixture};
use crate::support::{Room, Run};

/// Runs a line as a reader of the report would.
#[track_caller]
fn shell(room: &Room, line: &str) -> String {
    let output = Command::new("bash").args(["-c", line]).current_dir(room.folder()).output().unwrap();
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{line}\n{said}");
    said
}

/// The lines of public commands in what a check says.
fn commands<'a>(text: &'a str, program: &str) -> Vec<&'a str> {
    text.lines().map(str::trim).filter(|line| line.starts_with(program)).collect()
}

/// A room with evidence, a key, and lists of those who are trusted and of strangers.
fn sealed_room() -> Room {
    let room = evidence();
    let made = room.onetake(&["key", "station.key", "--name", "station-3@shop.example"]).exits(0).text();
    room.write("signers.txt", made.lines().last().unwrap().trim());
    let other = room.onetake(&["key", "other.key", "--name", "other@shop.example"]).exits(0).text();
    room.write("strangers.txt", other.lines().last().unwrap().trim());
    room
}

#[test]
fn signed_evidence_is_verified_by_the_command_and_by_the_commands_that_it_prints() {
    let room = sealed_room();
    let sealed = room.onetake(&["seal", "e", "--key", "station.key"]).exits(0).says("e/report.json.sig");
    drop(sealed);
    room.onetake(&["check", "e"]).exits(3).says("signed with the key SHA256:").says("your own lists");
    let run = room
        .onetake(&["check", "e", "v.mp4", "--signers", "signers.txt"])
        .exits(0)
        .says("report.json: signed by station-3@shop.example, key SHA256:");
    let text = run.text();
    let [line] = commands(&text, "ssh-keygen")[..] else { panic!("{text}") };
    assert!(
        shell(&room, line).starts_with("Good \"onetake\" signature for station-3@shop.example"),
        "{line}"
    );
    room.onetake(&["check", "e", "--signers", "strangers.txt"]).exits(1).says("not in the list of signers");
    room.onetake(&["seal", "e", "--key", "station.key"]).exits(2).complains("never replaced");
}

#[test]
fn a_forged_record_in_sealed_evidence_is_caught_without_the_video() {
    let room = sealed_room();
    room.onetake(&["seal", "e", "--key", "station.key"]).exits(0);
    let mut record: serde_json::Value = serde_json::from_slice(&room.read("e/record.json")).unwrap();
    record["observations"]
        .as_array_mut()
        .unwrap()
        .retain(|one| !one["code"].as_str().unwrap().starts_with("splice."));
    room.write("e/record.json", record.to_string());
    room.onetake(&["judge", "e", "--waybill", "SF1390024681357", "--out", "f"]).exits(3);
    // Without a seal, with that of the true report, and with one of one's own.
    room.onetake(&["check", "f", "--signers", "signers.txt"])
        .exits(1)
        .says("report.json: not signed by anyone");
    fs::copy(room.path("e/report.json.sig"), room.path("f/report.json.sig")).unwrap();
    room.onetake(&["check", "f"]).exits(1).says("the signature does not hold");
    fs::remove_file(room.path("f/report.json.sig")).unwrap();
    room.onetake(&["seal", "f", "--key", "other.key"]).exits(0);
    room.onetake(&["check", "f"]).exits(3);
    room.onetake(&["check", "f", "--signers", "signers.txt"]).exits(1).says("not in the list of signers");
}

/// An authority behind HTTP, for one question.
fn authority(key: &str) -> (Authority, String, tempfile::TempDir) {
    let made = Authority::of(key);
    let roots = tempfile::tempdir().unwrap();
    fs::copy(made.path().join("root.pem"), roots.path().join("root.pem")).unwrap();
    let asked = Authority::of(key);
    fs::copy(asked.path().join("root.pem"), roots.path().join("root.pem")).unwrap();
    let url = serve(move |query| (200, asked.answer(query)));
    (made, url, roots)
}

#[test]
fn a_sealed_bundle_tells_who_signed_it_and_since_when_it_exists() {
    for key in ["rsa:2048", "ec:prime256v1"] {
        let room = sealed_room();
        let (stranger, url, roots) = authority(key);
        fs::copy(roots.path().join("root.pem"), room.path("root.pem")).unwrap();
        fs::copy(stranger.path().join("root.pem"), room.path("foreign.pem")).unwrap();
        let sealing = ["--key", "station.key", "--timestamp", &url, "--authorities", "root.pem"];
        let bundle = [&["bundle", "e", "v.mp4", "--out", "b.zip"], sealing.as_slice()].concat();
        room.onetake(&bundle).exits(0);
        let trust = ["--signers", "signers.txt", "--authorities", "root.pem"];
        let check = |place: &str, more: &[&str]| -> Run { room.onetake(&[&["check", place], more].concat()) };
        let run = check("b.zip", &trust).exits(3).says("✓ Seals").says("says CN=Stamps,O=Clock");
        let text = run.text();
        for program in ["unzip", "ssh-keygen", "openssl"] {
            let [line] = commands(&text, program)[..] else { panic!("{program}: {text}") };
            let said = shell(&room, line);
            let expected = match program {
                "unzip" => said.is_empty(),
                "ssh-keygen" => said.starts_with("Good \"onetake\" signature"),
                _ => said.contains("Verification: OK"),
            };
            assert!(expected, "{line}\n{said}");
        }
        check("b.zip", &["--scan", "--signers", "signers.txt", "--authorities", "root.pem"])
            .exits(0)
            .says("Passed");
        let facts = check("b.zip", &["--json"]).exits(3).json();
        jsonschema::validate(&serde_json::to_value(onetake::schema::check()).unwrap(), &facts).unwrap();
        assert_eq!((&facts["outcome"], facts["seals"].as_array().unwrap().len()), (&"incomplete".into(), 2));
        check("b.zip", &[]).exits(3).says("stated to have existed before");
        check("b.zip", &["--authorities", "foreign.pem"])
            .exits(1)
            .says("is none of the authorities that you trust");
        // Unpacked by the line above; a seal that was taken away is missed by those who name whom they trust.
        check("bundle", &trust).exits(3).says("✓ Seals");
        for (ending, says) in [(".sig", "not signed by anyone"), (".tsr", "without a timestamp")] {
            let seal = room.path(&format!("bundle/tagmanifest-sha256.txt{ending}"));
            let bytes = fs::read(&seal).unwrap();
            fs::remove_file(&seal).unwrap();
            check("bundle", &trust).exits(1).says(says);
            for at in [bytes.len() / 3, bytes.len() / 2, bytes.len() * 2 / 3] {
                let mut changed = bytes.clone();
                changed[at] ^= 1;
                fs::write(&seal, changed).unwrap();
                check("bundle", &trust).exits(1).says("tagmanifest-sha256.txt: the");
            }
            fs::write(&seal, &bytes[..bytes.len() / 2]).unwrap();
            check("bundle", &[]).exits(1).says("tagmanifest-sha256.txt: the");
            fs::write(&seal, bytes).unwrap();
        }
    }
}

#[test]
fn videos_of_a_day_are_stamped_once_by_their_list() {
    let room = sealed_room();
    fs::copy(fixture("take-small-pass.mp4"), room.path("w.mp4")).unwrap();
    let (_stranger, url, roots) = authority("rsa:2048");
    fs::copy(roots.path().join("root.pem"), room.path("root.pem")).unwrap();
    room.onetake(&["seal", "v.mp4", "w.mp4", "--list", "day.sha256", "--timestamp", &url]).exits(0);
    assert!(shell(&room, "sha256sum -c day.sha256").contains("w.mp4: OK"));
    shell(&room, "openssl ts -verify -data day.sha256 -in day.sha256.tsr -CAfile root.pem");
    let trust = ["--authorities", "root.pem", "--list", "day.sha256"];
    room.onetake(&[&["check", "e"], trust.as_slice()].concat())
        .exits(3)
        .says("day.sha256: existed before")
        .says("names this video");
    // A list of other videos says nothing of this one.
    fs::copy(room.path("day.sha256"), room.path("other.sha256")).unwrap();
    let text = fs::read_to_string(room.path("day.sha256")).unwrap();
    room.write("day.sha256", text.lines().filter(|line| !line.ends_with("v.mp4")).collect::<String>());
    room.onetake(&[&["check", "e"], trust.as_slice()].concat())
        .exits(1)
        .says("day.sha256: does not name this video")
        .says("day.sha256: the timestamp does not hold");
    room.onetake(&["check", "e", "--list", "missing.sha256"]).exits(2).complains("missing.sha256");
    // In a bundle the list is found by itself.
    fs::rename(room.path("other.sha256"), room.path("day.sha256")).unwrap();
    let documents = ["--document", "day.sha256", "--document", "day.sha256.tsr"];
    room.onetake(&[&["bundle", "e", "v.mp4", "--out", "b"], documents.as_slice()].concat()).exits(0);
    room.onetake(&["check", "b"]).exits(3).says("names this video");
    // It covers the video, and nothing else of the bundle.
    room.onetake(&["check", "b", "--authorities", "root.pem"]).exits(1).says("without a timestamp");
    room.onetake(&["check", "b", "--authorities", "root.pem", "--list", "day.sha256"])
        .exits(3)
        .says("✓ Seals");
    // A list of that name is no seal over the evidence, and one without a seal is none.
    fs::create_dir(room.path("l")).unwrap();
    for ending in ["", ".tsr"] {
        fs::copy(room.path(&format!("day.sha256{ending}")), room.path(&format!("l/report.json{ending}")))
            .unwrap();
    }
    room.onetake(&["seal", "l/report.json", "--key", "station.key"]).exits(0);
    room.onetake(&["check", "e", "--signers", "signers.txt", "--list", "l/report.json"])
        .exits(1)
        .says("not signed");
    fs::copy(room.path("day.sha256"), room.path("bare.sha256")).unwrap();
    room.onetake(&["check", "e", "--list", "bare.sha256"])
        .exits(1)
        .says("bare.sha256: a list without a seal");
}

#[test]
fn an_authority_may_be_asked_by_another_way() {
    let room = sealed_room();
    let authority = Authority::of("rsa:2048");
    room.onetake(&["seal", "e", "--request"]).exits(0).says("e/report.json.tsq");
    let said = openssl(room.folder(), "ts -query -in e/report.json.tsq -text");
    assert!(said.contains("Certificate required: yes"), "{said}");
    let answer = authority.answer(&room.read("e/report.json.tsq"));
    room.write("answer.tsr", &answer);
    fs::rename(room.path("e/report.json.tsq"), room.path("report.tsq")).unwrap();
    room.onetake(&["seal", "signers.txt", "--attach", "answer.tsr"])
        .exits(2)
        .complains("a timestamp of other bytes");
    room.onetake(&["seal", "e", "--attach", "answer.tsr"]).exits(0).says("says CN=Stamps,O=Clock");
    fs::copy(authority.path().join("root.pem"), room.path("root.pem")).unwrap();
    room.onetake(&["check", "e", "--authorities", "root.pem"]).exits(3).says("✓ Seals");
    for (name, bytes) in [("cut.tsr", &answer[..answer.len() / 2]), ("page.tsr", b"<html>".as_slice())] {
        room.write(name, bytes);
        room.onetake(&["seal", "v.mp4", "--attach", name]).exits(2).complains("RFC 3161");
        assert!(!room.path("v.mp4.tsr").exists());
    }
}

#[test]
fn no_seal_counts_for_more_than_it_covers() {
    let room = sealed_room();
    room.onetake(&["seal", "e", "--key", "station.key"]).exits(0);
    let check = |more: &[&str]| room.onetake(&[&["check"], more, &["--signers", "signers.txt"]].concat());
    check(&["e"]).exits(3);
    // Another report beside the one that was signed.
    room.onetake(&["judge", "e/record.json", "--out", "other"]).exits(1);
    let page = room.read("e/report.html");
    fs::copy(room.path("other/report.json"), room.path("e/report.html")).unwrap();
    check(&["e/report.html"]).exits(1).says("report.html: not signed");
    // A key that ended does not count, whatever a stamp of one's own says.
    let line = fs::read_to_string(room.path("signers.txt")).unwrap();
    room.write("signers.txt", line.replace("namespaces=", "valid-before=\"20260101Z\",namespaces="));
    let authority = Authority::of("rsa:2048");
    room.onetake(&["seal", "e", "--request"]).exits(0);
    room.write("own.tsr", authority.answer(&room.read("e/report.json.tsq")));
    room.onetake(&["seal", "e", "--attach", "own.tsr"]).exits(0);
    room.write("e/report.html", &page);
    check(&["e"]).exits(1).says("not listed for");
    room.write("signers.txt", line);
    check(&["e"]).exits(3);
    // What is not supported is not what was asked for.
    room.onetake(&["bundle", "e", "v.mp4", "--out", "b"]).exits(0);
    shell(
        &room,
        "ssh-keygen -q -t rsa -b 2048 -N '' -f rsa && ssh-keygen -q -Y sign -n onetake -f rsa b/tagmanifest-sha256.txt",
    );
    check(&["b"]).exits(1).says("not signed by anyone");
    room.onetake(&["check", "b"]).exits(3).says("is not supported here");
    // What is no regular file is no seal that holds, and nothing is waited for.
    fs::remove_file(room.path("b/tagmanifest-sha256.txt.sig")).unwrap();
    for make in ["mkfifo", "mkdir"] {
        shell(&room, &format!("{make} b/tagmanifest-sha256.txt.sig"));
        room.onetake(&["check", "b"]).exits(1).says("tagmanifest-sha256.txt");
        shell(&room, "rm -r b/tagmanifest-sha256.txt.sig");
    }
    shell(&room, "rm e/record.json && mkfifo e/record.json");
    room.onetake(&["check", "e"]).exits(1).says("record.json: cannot be read");
}

#[test]
fn a_day_of_seals_goes_on_where_it_stopped() {
    let room = sealed_room();
    for name in ["a.txt", "b.txt", "sub/c.txt"] {
        fs::create_dir_all(room.path("sub")).unwrap();
        room.write(name, name);
    }
    room.onetake(&["seal", "a.txt", "--key", "station.key"]).exits(0);
    room.onetake(&["seal", "a.txt", "b.txt", "--key", "station.key"])
        .exits(0)
        .complains("a.txt.sig: is there already");
    assert!(room.path("b.txt.sig").exists());
    // A list names files as seen from where it lies.
    room.onetake(&["seal", "a.txt", "sub/c.txt", "--list", "sub/day.sha256", "--key", "station.key"])
        .exits(0);
    assert!(shell(&room, "cd sub && sha256sum -c day.sha256").contains("c.txt: OK"));
    // Without its seal it would be in the way.
    let unreachable = ["--timestamp", "http://127.0.0.1:1/"];
    room.onetake(&[&["seal", "a.txt", "--list", "late.sha256"], unreachable.as_slice()].concat()).exits(2);
    assert!(!room.path("late.sha256").exists());
    room.onetake(&["bundle", "e", "--document", "station.key", "--out", "b"])
        .exits(2)
        .complains("secret key");
    room.write("100%.txt", "x");
    room.onetake(&["bundle", "e", "--document", "100%.txt", "--out", "b"]).exits(2).complains("per cent");
}

#[cfg(unix)]
#[test]
fn whoever_stops_need_not_wait_for_an_authority_and_nothing_is_left() {
    let room = sealed_room();
    let before = room.names("");
    // It takes the call and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", silent.local_addr().unwrap());
    for arguments in [
        ["seal", "v.mp4", "--timestamp", &url].as_slice(),
        &["bundle", "e", "--out", "b", "--timestamp", &url],
    ] {
        let mut child = room.command(arguments).spawn().unwrap();
        let _held = silent.accept().unwrap();
        shell(&room, &format!("kill -INT {}", child.id()));
        assert_eq!(child.wait().unwrap().code(), Some(130), "{arguments:?}");
        assert_eq!(room.names(""), before, "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_sealed_is_said_and_nothing_is_left() {
    let room = sealed_room();
    let before = room.names("");
    let mut tries: Vec<(Vec<&str>, &str)> = vec![
        (vec!["seal", "e"], "too"),
        (vec!["seal", "v.mp4", "--key", "v.mp4"], "no key of OpenSSH"),
        (vec!["seal", "v.mp4", "--key", "missing.key"], "missing.key"),
        (vec!["seal", "missing", "--key", "station.key"], "missing"),
        (vec!["seal", "v.mp4", "--timestamp", "http://127.0.0.1:1/"], "no timestamp"),
        (vec!["seal", "v.mp4", "--timestamp", "timestamp.example"], "no http or https address"),
        (vec!["seal", "v.mp4", "--timestamp", "http://x/", "--authorities", "v.mp4"], "no certificate"),
        (vec!["bundle", "e", "--out", "b.zip", "--timestamp", "http://127.0.0.1:1/"], "no timestamp"),
        (vec!["check", "e", "--signers", "v.mp4"], "v.mp4: line 1"),
        (vec!["check", "e", "--authorities", "signers.txt"], "no certificate"),
        (vec!["key", "new.key", "--name", "two words"], "without spaces"),
        (vec!["key", "station.key", "--name", "a"], "station.key"),
        (vec!["key", "no/such/folder/k", "--name", "a"], "no/such/folder"),
    ];
    tries.push((vec!["seal", "e/stills", "--key", "station.key"], "without a bundle or a report"));
    for (arguments, says) in tries {
        room.onetake(&arguments).exits(2).complains(says);
        assert_eq!(room.names(""), before, "{arguments:?}");
    }
    let answer = serve(|_| (200, b"<html>log in first</html>".to_vec()));
    room.onetake(&["seal", "v.mp4", "--timestamp", &answer])
        .exits(2)
        .complains("no answer of a timestamp authority");
    assert_eq!(room.names(""), before);
}
