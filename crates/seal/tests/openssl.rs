//! Timestamps against an authority made with openssl, by RSA and by ECDSA.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails so")]

use std::fs;
use std::process::Command;
use std::time::SystemTime;

use onetake_seal::{
    AskError, Authorities, AuthoritiesFault, NetworkFault, TimestampFault, TimestampRequest, Token, ask,
};
use onetake_testkit::authority::{Authority, FOR_TIMESTAMPS, openssl, serve};
use sha2::{Digest as _, Sha256};

const TEXT: &[u8] = b"what is stamped\n";

/// What this test uses of an authority.
trait Stamps {
    fn roots(&self) -> Authorities;
    fn stamp(&self) -> Token;
}

impl Stamps for Authority {
    fn roots(&self) -> Authorities {
        Authorities::parse(&fs::read(self.path().join("root.pem")).unwrap()).unwrap()
    }

    fn stamp(&self) -> Token {
        Token::parse(&self.answer(&TimestampRequest::new(sha256(TEXT)).to_der())).unwrap()
    }
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

#[test]
fn what_openssl_stamps_we_verify_and_what_we_keep_openssl_verifies() {
    for key in ["rsa:2048", "rsa:3072", "ec:prime256v1", "ec:secp384r1"] {
        let authority = Authority::of(key);
        let request = TimestampRequest::new(sha256(TEXT));
        let der = authority.answer(&request.to_der());
        let said = openssl(authority.path(), "ts -query -in q.tsq -text");
        assert!(said.contains("Certificate required: yes") && said.contains("Nonce: 0x"), "{said}");
        let token = Token::parse(&der).unwrap();
        assert_eq!(token.answers(&request), Ok(()));
        let stamp = token.verify(&sha256(TEXT), &authority.roots()).unwrap();
        let age = SystemTime::from(jiff::Timestamp::now()).duration_since(stamp.time).unwrap();
        assert!(age.as_secs() < 60, "{stamp}");
        assert_eq!(stamp.accuracy_ms, Some(1500), "{key}");
        assert!(stamp.authority.contains("Stamps"), "{}", stamp.authority);

        fs::write(authority.path().join("kept.tsr"), token.to_der()).unwrap();
        fs::write(authority.path().join("text"), TEXT).unwrap();
        let said = openssl(authority.path(), "ts -verify -data text -in kept.tsr -CAfile root.pem");
        assert!(said.contains("Verification: OK"), "{said}");

        assert_eq!(token.verify(&sha256(b"other"), &authority.roots()), Err(TimestampFault::OtherBytes));
        let again = TimestampRequest::new(sha256(TEXT));
        assert_eq!(token.answers(&again), Err(TimestampFault::OtherRequest));
    }
}

#[test]
fn fractions_of_a_second_and_newer_ways_to_name_a_certificate_are_read() {
    let settings = "clock_precision_digits = 3\ness_cert_id_alg = sha256\ntsa_name = yes\nordering = yes\ness_cert_id_chain = yes\n";
    let authority = Authority::dated("rsa:2048", FOR_TIMESTAMPS, &["-days 9", "-days 9"], settings);
    let stamp = authority.stamp().verify(&sha256(TEXT), &authority.roots()).unwrap();
    let said = openssl(authority.path(), "ts -reply -in a.tsr -text");
    let stated = said.lines().find(|line| line.starts_with("Time stamp: ")).unwrap();
    let second = jiff::Timestamp::try_from(stamp.time).unwrap().strftime("%H:%M:%S").to_string();
    assert!(stated.contains(&second), "{stated} {stamp}");
    for digest in ["sha384", "sha512"] {
        let path = authority.path().join("tsa.cnf");
        let config = fs::read_to_string(&path).unwrap();
        fs::write(&path, config.replace("signer_digest = sha256", &format!("signer_digest = {digest}")))
            .unwrap();
        assert!(authority.stamp().verify(&sha256(TEXT), &authority.roots()).is_ok(), "{digest}");
        fs::write(&path, config).unwrap();
    }
}

#[test]
fn an_authority_that_is_not_trusted_or_not_one_for_timestamps_is_told() {
    let ours = Authority::of("rsa:2048");
    let theirs = Authority::of("rsa:2048");
    let token = ours.stamp();
    assert!(matches!(token.verify(&sha256(TEXT), &theirs.roots()), Err(TimestampFault::Foreign { .. })));
    assert!(matches!(
        token.verify(&sha256(TEXT), &Authorities::default()),
        Err(TimestampFault::Foreign { .. })
    ));
    // The program itself refuses to stamp with some of these: they get the stamp of a good one under their certificate.
    for extension in [
        "extendedKeyUsage=timeStamping",
        "extendedKeyUsage=critical,timeStamping,serverAuth",
        "extendedKeyUsage=critical,serverAuth",
        "keyUsage=digitalSignature",
    ] {
        let path = ours.path();
        fs::write(path.join("bad.cnf"), format!("[tsa]\nbasicConstraints = CA:FALSE\n{extension}\n"))
            .unwrap();
        openssl(
            path,
            "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -set_serial 7 -extfile bad.cnf -extensions tsa -days 9 -out bad.pem",
        );
        let made = Command::new("openssl")
            .args("ts -reply -config tsa.cnf -section t -queryfile q.tsq -signer bad.pem -inkey tsa.key -out bad.tsr".split(' '))
            .current_dir(path)
            .output()
            .unwrap();
        if made.status.success() {
            let token = Token::parse(&fs::read(path.join("bad.tsr")).unwrap()).unwrap();
            let found = token.verify(&sha256(TEXT), &ours.roots());
            assert_eq!(found, Err(TimestampFault::Purpose), "{extension}");
        }
    }
}

#[test]
fn certificates_must_have_been_valid_at_the_time_that_is_stated() {
    // It ends in the second in which it is made.
    let authority = Authority::dated("rsa:2048", FOR_TIMESTAMPS, &["-days 9", "-days 0"], "");
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let found = authority.stamp().verify(&sha256(TEXT), &authority.roots());
    assert!(matches!(found, Err(TimestampFault::Expired { .. })), "{found:?}");
    let authority = Authority::dated("rsa:2048", FOR_TIMESTAMPS, &["-days 0", "-days 9"], "");
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let found = authority.stamp().verify(&sha256(TEXT), &authority.roots());
    assert!(matches!(found, Err(TimestampFault::Expired { .. })), "{found:?}");
}

#[test]
fn a_token_of_another_digest_or_without_its_certificate_is_not_taken_for_verified() {
    let authority = Authority::of("rsa:2048");
    fs::write(authority.path().join("text"), TEXT).unwrap();
    openssl(authority.path(), "ts -query -data text -sha512 -cert -out other.tsq");
    let token =
        Token::parse(&authority.answer(&fs::read(authority.path().join("other.tsq")).unwrap())).unwrap();
    let found = token.verify(&sha256(TEXT), &authority.roots());
    assert!(matches!(found, Err(TimestampFault::Unsupported { .. })), "{found:?}");
    openssl(authority.path(), "ts -query -data text -sha256 -out bare.tsq");
    let token =
        Token::parse(&authority.answer(&fs::read(authority.path().join("bare.tsq")).unwrap())).unwrap();
    let found = token.verify(&sha256(TEXT), &authority.roots());
    assert_eq!(found, Err(TimestampFault::NoCertificate));
    // What the authority refuses is no timestamp.
    openssl(authority.path(), "ts -query -data text -sha384 -cert -out refused.tsq");
    let der = authority.answer(&fs::read(authority.path().join("refused.tsq")).unwrap());
    assert!(matches!(Token::parse(&der), Err(TimestampFault::Refused { .. })));
}

#[test]
fn no_changed_or_shortened_token_holds() {
    let authority = Authority::of("ec:prime256v1");
    let token = authority.stamp();
    let der = token.to_der().to_owned();
    let roots = authority.roots();
    for end in 0..der.len() {
        assert!(Token::parse(&der[..end]).is_err(), "{end}");
    }
    let trusted = token.verify(&sha256(TEXT), &roots).unwrap();
    let mut held = 0;
    for place in 0..der.len() {
        let mut changed = der.clone();
        changed[place] ^= 1;
        let Ok(token) = Token::parse(&changed) else { continue };
        if let Ok(stamp) = token.verify(&sha256(TEXT), &roots) {
            // What is not signed may change what nobody reads, never what the timestamp says.
            assert_eq!(stamp, trusted, "{place}");
            held += 1;
        }
    }
    assert!(held < 60, "{held} of {}", der.len());
    assert!(Token::parse(&[der.as_slice(), b"x"].concat()).is_err());
}

#[test]
fn lists_of_authorities_are_pem_with_certificates() {
    for text in ["", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"] {
        assert_eq!(Authorities::parse(text.as_bytes()).err(), Some(AuthoritiesFault::Nothing), "{text}");
    }
    let bad = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let fault = Authorities::parse(bad.as_bytes()).err();
    assert_eq!(fault, Some(AuthoritiesFault::Unreadable { number: 1 }));
}

#[test]
fn an_authority_is_asked_over_http_and_its_answer_must_be_one_to_the_request() {
    let authority = Authority::of("rsa:2048");
    let roots = authority.roots();
    let other = authority.answer(&TimestampRequest::new(sha256(TEXT)).to_der());
    let request = TimestampRequest::new(sha256(TEXT));
    let url = serve(move |query| (200, authority.answer(query)));
    let token = ask(&url, &request).unwrap();
    assert!(token.verify(&sha256(TEXT), &roots).is_ok());

    let replayed = ask(&serve(|_| (200, other)), &request);
    assert!(
        matches!(replayed, Err(AskError::Answer { fault: TimestampFault::OtherRequest, .. })),
        "{replayed:?}"
    );
    let page = ask(&serve(|_| (200, b"<html>log in".to_vec())), &request);
    assert!(matches!(page, Err(AskError::Answer { fault: TimestampFault::Unreadable, .. })), "{page:?}");
    assert!(matches!(
        ask(&serve(|_| (503, Vec::new())), &request),
        Err(AskError::Network { fault: NetworkFault::Status(503), .. })
    ));
    assert!(matches!(
        ask("http://127.0.0.1:1/", &request),
        Err(AskError::Network { fault: NetworkFault::Refused, .. })
    ));
    let unknown = ask("http://no-such-host.invalid/", &request);
    assert!(
        matches!(unknown, Err(AskError::Network { fault: NetworkFault::UnknownHost, .. })),
        "{unknown:?}"
    );
    assert!(matches!(
        ask("not an address", &request),
        Err(AskError::Network { fault: NetworkFault::Address, .. })
    ));
    assert!(matches!(
        ask("file:///etc/passwd", &request),
        Err(AskError::Network { fault: NetworkFault::Address, .. })
    ));
}
