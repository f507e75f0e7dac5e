use std::fs as files;

use super::*;
use crate::judge::testing::{good_statements, record, says};
use onetake_report::AttestedState::{NotSeen, Seen};

fn file(drafts: Vec<Draft>) -> AttestationFile {
    let about = About { source_sha256: Some("AB".repeat(32)), record_sha256: None };
    AttestationFile { format: Format::attestations(), about, attestation: drafts }
}

#[track_caller]
fn refused(drafts: Vec<Draft>) -> String {
    file(drafts).bind(&record()).unwrap_err().to_string()
}

#[test]
fn sound_statements_are_bound_to_their_video() {
    let bound = file(good_statements()).bind(&record()).unwrap();
    assert_eq!(bound.len(), 7);
    assert!(bound.iter().all(|attestation| attestation.source_sha256() == record().source.sha256));
    let facts = bound[1].facts(1);
    assert_eq!(facts.statement, "outside_shown");
    assert_eq!(facts.detail.list("sides").unwrap().len(), 5);
}

#[test]
fn statements_about_another_video_or_scan_are_refused() {
    let mut other = file(good_statements());
    other.about.source_sha256 = Some("cd".repeat(32));
    assert!(other.bind(&record()).unwrap_err().to_string().contains("about another video"));
    let mut scan = file(good_statements());
    scan.about = About { source_sha256: None, record_sha256: Some(wire::body_digest(&record()).unwrap()) };
    assert!(scan.clone().bind(&record()).is_ok());
    let mut newer = record();
    newer.tool.version = "9".to_owned();
    assert!(scan.clone().bind(&newer).unwrap_err().to_string().contains("about another record"));
    scan.about = About::default();
    assert!(scan.bind(&record()).unwrap_err().to_string().contains("which video"));
}

#[test]
fn statements_that_cannot_be_meant_are_refused() {
    let one = |statement, start, end| vec![says(statement, Seen, start, end)];
    assert!(refused(one(Statement::OpeningSeen, 0, 60_001)).contains("runs from 0 to 60000 ms"));
    assert!(refused(one(Statement::OpeningSeen, 9, 9)).contains("not after its start"));
    assert!(refused(one(Statement::OutsideShown { sides: Vec::new() }, 0, 9)).contains("no side is named"));
    assert!(refused(one(Statement::EventExplained { observation: 3 }, 0, 9)).contains("no observation 3"));
    assert!(refused(one(Statement::WaybillTranscribed { text: " ".to_owned() }, 0, 9)).contains("no number"));
    let with = |change: fn(&mut Draft)| {
        let mut draft = says(Statement::OpeningSeen, Seen, 0, 9);
        change(&mut draft);
        refused(vec![draft])
    };
    assert!(with(|draft| draft.who = " ".to_owned()).contains("`who` is empty"));
    assert!(with(|draft| draft.at = "2026-11-20T10:00:00".to_owned()).contains("has no zone"));
    assert!(with(|draft| draft.at = "noon".to_owned()).contains("is no time"));
    assert!(with(|draft| draft.note = Some("x".repeat(2001))).contains("longer than 2000"));
}

#[test]
fn the_end_may_be_named_as_a_player_shows_it() {
    let mut record = record();
    record.timeline.span.end_ms = 10_599;
    let until = |end_ms| file(vec![says(Statement::OpeningSeen, Seen, 0, end_ms)]).bind(&record);
    assert!(until(11_000).is_ok());
    assert!(until(11_001).is_err());
}

#[test]
fn a_person_states_a_thing_once() {
    let again = |state, start| {
        vec![
            says(Statement::OpeningSeen, Seen, 0, 5000),
            says(Statement::OpeningSeen, state, start, start + 5000),
        ]
    };
    let error = refused(again(Seen, 4000));
    assert!(error.starts_with("attestation 2 (opening_seen by \"Li Na\"): the same person"), "{error}");
    assert!(refused(again(NotSeen, 4000)).contains("keep the right one"));
    assert!(file(again(Seen, 5000)).bind(&record()).is_ok());
}

#[test]
fn a_file_reads_from_toml_and_json_alike() {
    let toml = r#"
format = "onetake.attestations/1.0"
[about]
source_sha256 = "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"
[[attestation]]
who = "Li Na"
role = "receiving inspector"
at = "2026-11-20T15:04:00+08:00"
state = "seen"
span = { start_ms = 0, end_ms = 6000 }
statement = "sealed_at_start"
[[attestation]]
who = "Li Na"
role = "receiving inspector"
at = "2026-11-20T15:05:00+08:00"
state = "not_visible"
span = { start_ms = 0, end_ms = 12000 }
statement.outside_shown = { sides = ["top", "front"] }
"#;
    let from_toml = AttestationFile::from_toml(toml).unwrap();
    let json = serde_json::to_string(&from_toml).unwrap();
    assert_eq!(AttestationFile::from_json(&json).unwrap(), from_toml);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    files::write(&path, toml).unwrap();
    assert_eq!(AttestationFile::read(&path).unwrap(), from_toml);
    let error =
        AttestationFile::from_toml(&toml.replace("sealed_at_start", "sealed")).unwrap_err().to_string();
    assert!(error.contains("unknown variant `sealed`") && error.contains("line 11"), "{error}");
    let newer = toml.replace("attestations/1.0", "attestations/2.0");
    assert!(AttestationFile::from_toml(&newer).unwrap_err().to_string().contains("use a newer"));
}

#[test]
fn every_statement_of_the_issue_can_be_written_and_read() {
    let text = r#"
        format = "onetake.attestations/1.0"
        [about]
        source_sha256 = "SHA"
        [[attestation]]
        who = "Li Na"
        role = "inspector"
        at = "2026-11-20T15:04:00+08:00"
        state = "STATE"
        span = { start_ms = 0, end_ms = 6000 }
        STATEMENT
    "#;
    let read = |statement: &str, state: &str| {
        let text = text.replace("SHA", &record().source.sha256).replace("STATEMENT", statement);
        AttestationFile::from_toml(&text.replace("STATE", state)).and_then(|file| file.bind(&record()))
    };
    for statement in [
        "statement = \"waybill_applied\"",
        "statement = \"items_packed\"",
        "statement = \"cushioning_used\"",
        "statement = \"film_on\"",
        "statement = \"sealed_on_camera\"",
        "statement.line_shown = { line = \"1\", count = 2 }",
        "statement.serial_read = { text = \"SN-1\", line = \"1\" }",
        "statement.inspected = { item = \"outer_box\", condition = \"dented\" }",
    ] {
        let bound = read(statement, "seen").unwrap_or_else(|error| panic!("{statement}: {error}"));
        let kind = bound[0].statement().kind();
        assert!(statement.contains(kind.as_str()), "{statement} became {kind}");
        assert_eq!(bound[0].facts(0).statement, kind.as_str());
    }
    assert!(read("statement.inspected = { item = \"seal\" }", "not_visible").is_ok());
    for (statement, state, wanted) in [
        (
            "statement.inspected = { item = \"seal\", condition = \"intakt\" }",
            "seen",
            "did you mean \"intact\"",
        ),
        (
            "statement.inspected = { item = \"seal\", condition = \"wet\" }",
            "seen",
            "no condition of the seal",
        ),
        ("statement.inspected = { item = \"seal\" }", "seen", "`condition` is not given"),
        (
            "statement.inspected = { item = \"seal\", condition = \"intact\" }",
            "not_visible",
            "keep one of both",
        ),
        ("statement.serial_read = { text = \" \" }", "seen", "holds no number"),
        ("statement.line_shown = { line = \"\", count = 1 }", "seen", "`line` is empty"),
        ("statement = \"film_on\"\nstill = 7", "seen", "no still 7"),
    ] {
        let error = read(statement, state).unwrap_err().to_string();
        assert!(error.contains(wanted), "{statement}: {error}");
    }
}

#[test]
fn a_statement_of_an_impossible_time_is_refused() {
    let now: crate::case::UtcTime = "2026-11-21T00:00:00Z".parse().unwrap();
    let stated = |at: &str| {
        let mut file = AttestationFile::about(&record()).unwrap();
        file.attestation.push(Draft {
            who: "Li Na".to_owned(),
            role: "inspector".to_owned(),
            at: at.to_owned(),
            statement: Statement::OpeningSeen,
            state: AttestedState::Seen,
            span: DraftSpan { start_ms: 0, end_ms: 6000 },
            still: None,
            note: None,
        });
        file.check_times(now).and_then(|()| file.bind(&record()))
    };
    // Two computers' clocks are never quite alike.
    for at in ["2026-11-20T15:04:00+08:00", "2026-11-21T00:20:00Z", "2000-01-01T00:00:00Z"] {
        assert!(stated(at).is_ok(), "{at}");
    }
    for (at, wanted) in [
        ("2035-01-01T00:00:00+08:00", "lies after now, 2026-11-21T00:00:00Z"),
        ("2026-11-21T10:00:00+08:00", "lies after now"),
        ("1999-12-31T00:00:00Z", "lies before any video"),
        ("1970-01-01T00:00:00Z", "lies before any video"),
    ] {
        let error = stated(at).unwrap_err().to_string();
        assert!(error.contains(wanted) && error.contains(at), "{error}");
    }
}
