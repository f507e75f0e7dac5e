//! Signatures against the program of OpenSSH, both ways.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails so")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use onetake_seal::{KeyError, SignError, Signature, SignatureFault, Signers, SigningKey, Untrusted};

const TEXT: &[u8] = b"1f3c  data/report.json\n";

fn keygen(folder: &Path, args: &[&str], input: &[u8]) -> (bool, String) {
    let mut program = Command::new("ssh-keygen")
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses its arguments reads nothing.
    let _ = std::io::Write::write_all(&mut program.stdin.take().unwrap(), input);
    let output = program.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

fn at(text: &str) -> SystemTime {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

#[test]
fn ssh_keygen_verifies_what_we_sign_with_a_key_that_we_made() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("station");
    let made = SigningKey::generate("station-3@shop.example").unwrap();
    let public = made.save(&path).unwrap();
    assert_eq!(public, room.path().join("station.pub"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    }
    // Nothing is replaced, and half of a key is not left.
    let before = fs::read(&path).unwrap();
    assert!(matches!(made.save(&path), Err(KeyError::File { .. })));
    fs::remove_file(&public).unwrap();
    assert!(matches!(made.save(&path), Err(KeyError::File { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(!public.exists());

    let key = SigningKey::read(&path).unwrap();
    let (derived, said) = keygen(room.path(), &["-y", "-f", "station"], b"");
    assert!(derived && said.trim() == key.public().text(), "{said}");
    let (listed, said) = keygen(room.path(), &["-l", "-f", "station"], b"");
    assert!(listed && said.contains(&key.public().fingerprint()), "{said}");

    fs::write(room.path().join("a.sig"), key.sign(TEXT).unwrap().text()).unwrap();
    fs::write(room.path().join("signers"), key.public().line_of_signers()).unwrap();
    let verify =
        ["-Y", "verify", "-f", "signers", "-I", "station-3@shop.example", "-n", "onetake", "-s", "a.sig"];
    let (holds, said) = keygen(room.path(), &verify, TEXT);
    assert!(holds && said.contains("Good \"onetake\" signature"), "{said}");
    let (holds, said) = keygen(room.path(), &verify, b"1f3d  data/report.json\n");
    assert!(!holds, "{said}");
}

#[test]
fn we_verify_what_ssh_keygen_signs_and_refuse_what_it_refuses() {
    let room = tempfile::tempdir().unwrap();
    let sign = |kind: &[&str], name: &str, namespace: &str| {
        let args = [kind, &["-q", "-N", "", "-C", name, "-f", name]].concat();
        assert!(room.path().join(name).exists() || keygen(room.path(), &args, b"").0);
        let (signed, said) = keygen(room.path(), &["-Y", "sign", "-n", namespace, "-f", name], TEXT);
        assert!(signed, "{said}");
        let text = said.lines().skip_while(|line| !line.starts_with("-----BEGIN")).collect::<Vec<_>>();
        let end = text.iter().position(|line| line.starts_with("-----END")).unwrap();
        let key = SigningKey::read(&room.path().join(name)).unwrap();
        (Signature::parse(&text[..=end].join("\n")).unwrap(), key)
    };
    for (kind, name) in [(["-t", "ed25519"].as_slice(), "ed"), (&["-t", "ecdsa", "-b", "256"], "p256")] {
        let (signature, key) = sign(kind, name, "onetake");
        assert_eq!(signature.fingerprint(), key.public().fingerprint());
        assert_eq!(signature.verify(TEXT), Ok(()));
        assert_eq!(signature.verify(b"other"), Err(SignatureFault::OtherBytes));
        // Signed with the same key: by ourselves, or through the program.
        assert_eq!(key.sign(b"more").unwrap().verify(b"more"), Ok(()));
        let (foreign, _) = sign(kind, name, "file");
        assert_eq!(foreign.verify(TEXT), Err(SignatureFault::Namespace { found: "file".to_owned() }));
    }
    let (signature, _) = sign(&["-t", "rsa", "-b", "2048"], "rsa", "onetake");
    assert!(matches!(signature.verify(TEXT), Err(SignatureFault::Unsupported { .. })));
}

#[test]
fn what_ssh_keygen_cannot_read_is_no_signature() {
    let text = SigningKey::generate("a").unwrap().sign(TEXT).unwrap().text().to_owned();
    for other in
        [text.replace('\n', "\r\n"), format!("\n{text}"), format!("{text}more\n"), text.to_lowercase()]
    {
        assert_eq!(Signature::parse(&other), Err(SignatureFault::Unreadable), "{other}");
    }
}

#[test]
fn no_changed_signature_holds() {
    let key = SigningKey::generate("a").unwrap();
    let text = key.sign(TEXT).unwrap().text().to_owned();
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else { continue };
        if let Ok(signature) = Signature::parse(&changed) {
            assert!(signature.verify(TEXT).is_err(), "{place}: {changed}");
        }
    }
    for end in 0..text.trim_end().len() {
        assert!(Signature::parse(&text[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_list_of_signers_says_whose_key_it_is_and_since_when() {
    let key = SigningKey::generate("key").unwrap();
    let signature = key.sign(TEXT).unwrap();
    let public = key.public().text();
    let public = public.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let named = |line: &str, when: &str| -> Result<String, Untrusted> {
        let text = format!("# whom we trust\n\n{}\n", line.replace("KEY", &public));
        Signers::parse(&text).unwrap().name_of(&signature, at(when)).map(str::to_owned)
    };
    let noon = "2026-11-20T12:00:00Z";
    for line in [
        "li@shop.example KEY",
        "li@shop.example KEY a comment of several words",
        "li@shop.example namespaces=\"onetake\" KEY",
        "li@shop.example namespaces=\"git,onetake\",valid-after=\"20261120Z\" KEY",
        "li@shop.example valid-after=\"202611200800Z\",valid-before=\"20261120120001Z\" KEY",
    ] {
        assert_eq!(named(line, noon), Ok("li@shop.example".to_owned()), "{line}");
    }
    let expired = named("li valid-before=\"20261120Z\" KEY", noon);
    assert_eq!(expired, Err(Untrusted::Time { name: "li".to_owned(), at: at(noon) }));
    let early = named("li valid-after=\"20261121Z\" KEY", noon);
    assert!(matches!(early, Err(Untrusted::Time { .. })));
    assert!(matches!(named("li namespaces=\"git\" KEY", noon), Err(Untrusted::Namespace { .. })));
    let stranger = SigningKey::generate("stranger").unwrap().public().line_of_signers();
    assert!(matches!(named(&stranger, noon), Err(Untrusted::Unknown { .. })));
    // A second line may list the key for another time.
    assert_eq!(
        named("li valid-before=\"20260101Z\" KEY\nli valid-after=\"20260101Z\" KEY", noon),
        Ok("li".to_owned())
    );

    for line in [
        "li",
        "li KE",
        "li cert-authority KEY",
        "li valid-after=\"20261120\" KEY",
        "KEY",
        "li what KEY",
        "!li KEY",
        "l* KEY",
        "li namespaces=onetake KEY",
        "li namespaces=\"file\",namespaces=\"onetake\" KEY",
        "li namespaces=\"one*\" KEY",
    ] {
        let text = format!("li KEY\n{line}").replace("KEY", &public);
        let fault = Signers::parse(&text).unwrap_err();
        assert_eq!(fault.line, 2, "{line}");
    }
}

#[test]
fn files_that_are_no_keys_are_refused() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("x");
    assert!(matches!(SigningKey::read(&path), Err(KeyError::File { .. })));
    for text in ["", "x", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n"] {
        fs::write(&path, text).unwrap();
        assert!(matches!(SigningKey::read(&path), Err(KeyError::NotAKey { .. })), "{text}");
    }
    for name in ["", "two words", "a,b", "a\"b", "a\nb", "#a"] {
        assert!(matches!(SigningKey::generate(name), Err(KeyError::Name { .. })), "{name}");
    }
    assert!(SigningKey::generate("李娜@仓库").is_ok());
    // The public half alone, and no agent that has the other one.
    let key = SigningKey::generate("li").unwrap();
    fs::write(&path, key.public().text()).unwrap();
    let key = SigningKey::read(&path).unwrap();
    assert!(matches!(key.sign(TEXT), Err(SignError::Refused { .. })));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let secret = room.path().join("open");
        SigningKey::generate("li").unwrap().save(&secret).unwrap();
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(matches!(SigningKey::read(&secret), Err(KeyError::OpenToOthers { .. })));
    }
}

#[cfg(unix)]
#[test]
fn a_key_of_the_agent_signs() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("key");
    SigningKey::generate("agent").unwrap().save(&path).unwrap();
    let socket = room.path().join("agent.sock");
    let mut agent =
        Command::new("ssh-agent").arg("-D").arg("-a").arg(&socket).stdout(Stdio::null()).spawn().unwrap();
    while !socket.exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let mut add = Command::new("ssh-add");
    assert!(add.arg("-q").arg(&path).env("SSH_AUTH_SOCK", &socket).status().unwrap().success());
    fs::remove_file(&path).unwrap();
    // What the library starts takes the environment of the process; a process of its own keeps other tests out of it.
    let public = room.path().join("key.pub");
    let (signed, said) = {
        let mut sign = Command::new("ssh-keygen");
        sign.args(["-Y", "sign", "-n", "onetake", "-f"]).arg(&public).env("SSH_AUTH_SOCK", &socket);
        let mut program = sign.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut program.stdin.take().unwrap(), TEXT).unwrap();
        let output = program.wait_with_output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    agent.kill().unwrap();
    agent.wait().unwrap();
    assert!(signed);
    assert_eq!(Signature::parse(&said).unwrap().verify(TEXT), Ok(()));
}
