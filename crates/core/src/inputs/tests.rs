use std::fs;
use std::path::PathBuf;

use onetake_judge::attest::StatementFault;
use onetake_judge::policy::PolicyError;
use onetake_report::wire;

use super::*;

const WAYBILL: &str = "SF1234567890123";

fn now() -> UtcTime {
    "2026-11-20T08:00:00Z".parse().unwrap()
}

fn refused(inputs: Inputs) -> InputError {
    inputs.read(now()).unwrap_err()
}

struct Room(tempfile::TempDir);

impl Room {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

fn statements(sha256: &str, at: &str, note: &str) -> String {
    format!(
        "format = \"onetake.attestations/1.0\"\n[about]\nsource_sha256 = \"{sha256}\"\n\
         [[attestation]]\nwho = \"Li Na\"\nrole = \"inspector\"\nat = \"{at}\"\nstate = \"seen\"\n\
         span = {{ start_ms = 0, end_ms = 1000 }}\nstatement = \"sealed_at_start\"\nnote = \"{note}\"\n"
    )
}

#[test]
fn a_policy_is_known_by_its_id_its_title_and_its_file() {
    let room = Room::new();
    let shop = room.write("shop.toml", onetake_judge::policy::built_in()[0].text);
    let id = |name: &str| policy_named(name).map(|policy| policy.id().to_owned());
    assert_eq!(id("base").unwrap(), "base");
    assert_eq!(id("淘宝").unwrap(), "taobao-tmall");
    assert!(id("taobao-tmall+high-value").unwrap().contains("high-value"));
    let over = policy_named(format!("{}+high-value", shop.display())).unwrap();
    assert!(over.id().contains("high-value"), "{}", over.id());
    assert!(policy_named(&shop).is_ok());
    let Err(PolicyError::Unknown { nearest, .. }) = policy_named("bsae") else { panic!("a slip is told") };
    assert_eq!(nearest.as_deref(), Some("base"));
    assert!(matches!(policy_named("none.toml"), Err(PolicyError::Read { .. })));
    let ready = Inputs::new().policy(over.clone()).read(now()).unwrap();
    assert_eq!(ready.policy(), &over);
    assert_eq!(Inputs::new().read(now()).unwrap().policy().id(), DEFAULT_POLICY);
}

#[test]
fn single_values_win_over_the_file() {
    let room = Room::new();
    let path = room.write(
        "case.toml",
        "expected_waybills = [\"SF9999999999999\"]\nsigned_off_at = \"2026-11-18T09:30:00+08:00\"\nreference = \"A-1\"\n",
    );
    let from_file = Inputs::new().case_file(&path).read(now()).unwrap().case().facts();
    assert_eq!(from_file.expected_waybills, ["SF9999999999999"]);
    let both = Inputs::new()
        .case_file(&path)
        .waybill(WAYBILL)
        .order_number("77")
        .signed_off_at("2026-11-19T09:30:00+08:00")
        .direction(Direction::OutboundPacking)
        .dispute(Dispute::MissingItems);
    let both = both.read(now()).unwrap().case().facts();
    assert_eq!(both.expected_waybills, [WAYBILL]);
    assert_eq!(both.signed_off_at.as_deref(), Some("2026-11-19T09:30:00+08:00"));
    assert_eq!((both.order_number.as_deref(), both.reference.as_deref()), (Some("77"), Some("A-1")));
    assert_eq!(
        (both.direction, both.dispute.as_deref()),
        (Direction::OutboundPacking, Some("missing_items"))
    );
    let mut draft = case::Draft::default();
    draft.reference = Some("B-2".to_owned());
    let own = Inputs::new().case(draft).waybill(WAYBILL).read(now()).unwrap().case().facts();
    assert_eq!((own.reference.as_deref(), own.expected_waybills.len()), (Some("B-2"), 1));
}

#[test]
fn a_row_is_chosen_by_its_number_its_waybill_or_the_one_that_is_given() {
    let room = Room::new();
    let path = room.write("orders.csv", "waybill,reference\nSF1234567890123,A-1\nSF9876543210987,B-2\n");
    let reference = |inputs: Inputs| inputs.read(now()).map(|read| read.case().facts().reference.unwrap());
    let table = || Inputs::new().case_file(&path);
    assert_eq!(reference(table().row("2")).unwrap(), "B-2");
    assert_eq!(reference(table().row(WAYBILL)).unwrap(), "A-1");
    assert_eq!(reference(table().waybill("SF9876543210987")).unwrap(), "B-2");
    // Which of both is meant is not guessed.
    for refusal in [refused(table()), refused(table().row("3"))] {
        assert_eq!((refusal.code(), refusal.path()), ("case_table_invalid", Some(path.as_path())));
    }
    let no_table = room.write("case.toml", "");
    assert!(matches!(
        refused(Inputs::new().case_file(no_table).row("1")),
        InputError::Case { error: CaseError::NoTable, .. }
    ));
}

#[test]
fn every_fault_has_its_code_and_its_file() {
    let room = Room::new();
    let bad = room.write("bad.json", "{");
    let gone = room.0.path().join("gone.json");
    let record = wire::pretty(&onetake_testkit::record()).unwrap();
    let cases = [
        (Inputs::new().policy_named("bsae"), "policy_unknown", None),
        (Inputs::new().policy_named(&gone), "policy_unreadable", Some(&gone)),
        (Inputs::new().policy_named(&bad), "policy_invalid", Some(&bad)),
        (Inputs::new().case_file(&gone), "case_unreadable", Some(&gone)),
        (Inputs::new().case_file(&bad), "case_invalid", Some(&bad)),
        (Inputs::new().signed_off_at("soon"), "case_invalid", None),
        (Inputs::new().signed_off_at("2027-01-01T00:00:00Z"), "case_invalid", None),
        (Inputs::new().statements(&gone), "statements_unreadable", Some(&gone)),
        (Inputs::new().statements(&bad), "statements_invalid", Some(&bad)),
        (Inputs::new().other_report(&gone), "file_unreadable", Some(&gone)),
        (Inputs::new().other_report(&bad), "record_invalid", Some(&bad)),
        (Inputs::new().other_report_json(&bad, record), "record_invalid", Some(&bad)),
    ];
    for (inputs, code, path) in cases {
        let refusal = refused(inputs);
        assert_eq!(refusal.code(), code, "{refusal}");
        assert_eq!(refusal.path(), path.map(PathBuf::as_path), "{refusal}");
        // What it says it does not hand on as a source too.
        let inner = std::error::Error::source(&refusal).map(ToString::to_string);
        assert!(inner.is_none_or(|inner| !refusal.to_string().contains(&inner)), "{refusal}");
    }
}

#[test]
fn words_that_presume_a_culprit_are_met_before_the_long_work() {
    let room = Room::new();
    let path = room.write("a.toml", &statements("00", "2026-11-18T15:10:00+08:00", "obviously swapped"));
    let InputError::Words { place, .. } = refused(Inputs::new().statements(&path)) else { panic!("words") };
    assert_eq!(place, TypedIn::File(path.clone()));
    assert!(Inputs::new().statements(&path).keep_words(true).read(now()).is_ok());
    let case = room.write("case.toml", "exceptions = [{ kind = \"bulky\", why = \"obviously late\" }]\n");
    let InputError::Words { place, .. } = refused(Inputs::new().case_file(case)) else { panic!("words") };
    assert_eq!(place, TypedIn::Field("exceptions"));
}

#[test]
fn statements_of_several_files_are_bound_to_the_record() {
    let room = Room::new();
    let record = onetake_testkit::good_record();
    let ours = statements(&record.source.sha256, "2026-11-18T15:10:00+08:00", "");
    let (one, again) = (room.write("a.toml", &ours), room.write("b.toml", &ours));
    let other = room.write("c.toml", &statements(&"0".repeat(64), "2026-11-18T15:10:00+08:00", ""));
    let read = |paths: &[&PathBuf]| {
        paths
            .iter()
            .fold(Inputs::new(), |inputs, path| inputs.statements(path.as_path()))
            .read(now())
            .unwrap()
    };
    let report = read(&[&one]).judge(&record, now()).unwrap();
    assert_eq!(report.attestations.len(), 1);
    assert_eq!(report.run.judged_at.as_deref(), Some("2026-11-20T08:00:00Z"));
    let twice = read(&[&one, &again]).judge(&record, now()).unwrap_err();
    assert!(
        matches!(twice, InputError::Statements { ref path, error: AttestError::Twice { number: 1 } } if *path == again)
    );
    assert_eq!(read(&[&other]).judge(&record, now()).unwrap_err().code(), "statements_of_other_video");
    let late = room.write("d.toml", &statements(&record.source.sha256, "2026-11-21T15:10:00+08:00", ""));
    let InputError::Statements { error: AttestError::Unsound { problem, .. }, .. } =
        read(&[&late]).judge(&record, now()).unwrap_err()
    else {
        panic!("stated after now")
    };
    assert!(matches!(*problem, StatementFault::AfterNow { .. }));
}

#[test]
fn the_clocks_of_the_file_count_where_they_are_asked_for() {
    let mut record = onetake_testkit::good_record();
    record.run.path = Some("VID_20261119_100000.mp4".to_owned());
    let report = |counted: bool| {
        let inputs = Inputs::new().file_clocks(counted).read(now()).unwrap();
        inputs.judge(&record, now()).unwrap()
    };
    assert_eq!(report(false).case.file_name, None);
    assert_eq!(report(true).case.file_name.as_deref(), Some("VID_20261119_100000.mp4"));
}

#[test]
fn a_given_record_says_that_it_was_given() {
    let room = Room::new();
    let record = onetake_testkit::good_record();
    let path = room.write("record.json", std::str::from_utf8(&wire::pretty(&record).unwrap()).unwrap());
    for asked in [path.as_path(), room.0.path()] {
        let given = GivenRecord::read(asked).unwrap();
        assert_eq!((&given.path, &given.record), (&path, &record));
        let inputs = Inputs::new().read(now()).unwrap();
        let limits = |report: Report| wire::pretty(&report).unwrap();
        assert_ne!(
            limits(inputs.judge(&given.record, now()).unwrap()),
            limits(inputs.judge_given(&given.record, now()).unwrap())
        );
    }
    assert_eq!(GivenRecord::read(room.0.path().join("gone")).unwrap_err().code(), "file_unreadable");
}
