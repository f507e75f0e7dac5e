use super::*;

const REPORT: &str = r#"{"format":"onetake.report/1.0"}"#;
const RECORD_JSON: &[u8] = br#"{"format":"onetake.record/1.0"}"#;
const STILL: &str = "0000-strip-00m00s000.jpg";

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

/// An output folder of an earlier run.
fn earlier(target: &Path) {
    fs::create_dir(target).unwrap();
    fs::write(target.join("report.json"), REPORT).unwrap();
}

fn begun(target: &Path, existing: Existing) -> Staging {
    let staging = Staging::for_folder(target, existing).unwrap();
    staging.write("report.json", b"new").unwrap();
    staging
}

fn published(staging: Staging) -> String {
    let published = staging.publish().unwrap();
    published.path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn report(folder: &Path) -> String {
    fs::read_to_string(folder.join("report.json")).unwrap()
}

#[test]
fn a_folder_appears_whole() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("out");
    let staging = begun(&target, Existing::Keep);
    staging.write(&format!("stills/{STILL}"), b"x").unwrap();
    assert!(!target.exists());
    assert_eq!(published(staging), "out");
    assert_eq!(names(&target), ["report.json", "stills"]);
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn dropped_output_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let staging = Staging::for_record(&home.path().join("a.json"), Existing::Keep).unwrap();
    staging.write_record(b"{}").unwrap();
    drop(staging);
    assert!(names(home.path()).is_empty());
}

#[test]
fn what_is_there_is_replaced_only_when_it_is_ours() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("out");
    earlier(&target);
    let kept = Staging::for_folder(&target, Existing::Keep);
    assert!(matches!(kept, Err(OutputError::Exists { .. })));

    assert_eq!(published(begun(&target, Existing::Replace)), "out");
    assert_eq!(report(&target), "new");

    for (name, text) in [("holiday.jpg", "precious"), ("stills", "a file"), ("report.json", "no report")] {
        fs::write(target.join("report.json"), REPORT).unwrap();
        fs::write(target.join(name), text).unwrap();
        let foreign = Staging::for_folder(&target, Existing::Replace);
        assert!(matches!(foreign, Err(OutputError::NotOurs { .. })), "{name}");
        assert_eq!(fs::read_to_string(target.join(name)).unwrap(), text);
        fs::remove_file(target.join(name)).unwrap();
    }
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn what_came_during_the_work_stays() {
    for existing in [Existing::Keep, Existing::Replace] {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("out");
        let staging = begun(&target, existing);
        // Also what another run wrote, and a folder in which nothing is yet.
        earlier(&target);
        fs::create_dir(home.path().join("out-2")).unwrap();
        assert_eq!(published(staging), "out-3");
        assert_eq!(report(&target), REPORT);
        assert_eq!(names(&home.path().join("out-2")), [""; 0]);
        assert_eq!(report(&home.path().join("out-3")), "new");
        assert_eq!(names(home.path()), ["out", "out-2", "out-3"]);
    }
}

#[test]
fn what_became_another_one_stays() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("out");
    earlier(&target);
    let staging = begun(&target, Existing::Replace);
    fs::remove_dir_all(&target).unwrap();
    earlier(&target);
    assert_eq!(published(staging), "out-2");
    assert_eq!(report(&target), REPORT);

    let staging = begun(&target, Existing::Replace);
    fs::write(target.join("notes.txt"), "precious").unwrap();
    assert_eq!(published(staging), "out-3");
    assert_eq!(names(&target), ["notes.txt", "report.json"]);
    assert_eq!(names(home.path()), ["out", "out-2", "out-3"]);
}

#[test]
fn what_went_away_is_not_missed() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("out");
    earlier(&target);
    let staging = begun(&target, Existing::Replace);
    fs::remove_dir_all(&target).unwrap();
    assert_eq!(published(staging), "out");
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn an_empty_folder_is_filled_unless_somebody_else_did() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("out");
    fs::create_dir(&target).unwrap();
    assert_eq!(published(begun(&target, Existing::Keep)), "out");
    fs::remove_dir_all(&target).unwrap();
    fs::create_dir(&target).unwrap();
    let staging = begun(&target, Existing::Keep);
    fs::write(target.join("notes.txt"), "precious").unwrap();
    assert_eq!(published(staging), "out-2");
    assert_eq!(names(&target), ["notes.txt"]);
}

#[test]
fn a_system_that_cannot_swap_names_loses_nothing() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    earlier(&at("out"));
    let place =
        Place::new(FOLDER, Entry::Folder, at("out"), Existing::Replace, ours::is_output_folder).unwrap();
    let Previous::Ours(seen) = &place.before else { panic!() };
    fs::create_dir(at("new")).unwrap();
    let settled = place.replace_in_steps(seen, &at("new"), &at("out")).unwrap();
    assert!(matches!(settled, RenameOutcome::Replaced(old) if old == at("out-2")));
    assert_eq!((names(&at("out")), report(&at("out-2"))), (Vec::new(), REPORT.to_owned()));

    // By now another folder is there.
    fs::create_dir(at("newer")).unwrap();
    let settled = place.replace_in_steps(seen, &at("newer"), &at("out")).unwrap();
    assert!(matches!(settled, RenameOutcome::InTheWay));
    assert_eq!(names(home.path()), ["newer", "out", "out-2"]);
}

#[test]
fn a_record_and_its_stills_lie_beside_each_other() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("a.json");
    let begun = |existing| {
        let staging = Staging::for_record(&target, existing).unwrap();
        staging.write_still(STILL, b"x").unwrap();
        staging.write_record(RECORD_JSON).unwrap();
        staging
    };
    assert_eq!(published(begun(Existing::Keep)), "a.json");
    assert_eq!(names(home.path()), ["a.json", "a.stills"]);
    assert_eq!(published(begun(Existing::Replace)), "a.json");
    assert_eq!(names(home.path()), ["a.json", "a.stills"]);

    // One of both in the way sends both elsewhere, whichever it is; what was renamed before is put back.
    let staging = begun(Existing::Replace);
    fs::write(&target, "precious").unwrap();
    assert_eq!(published(staging), "a-2.json");
    assert_eq!(fs::read_to_string(&target).unwrap(), "precious");
    assert_eq!(names(home.path()), ["a-2.json", "a-2.stills", "a.json", "a.stills"]);
    fs::write(&target, RECORD_JSON).unwrap();
    let staging = begun(Existing::Replace);
    fs::write(home.path().join("a.stills/holiday.jpg"), "precious").unwrap();
    assert_eq!(published(staging), "a-3.json");
    assert_eq!(names(&home.path().join("a.stills")), [STILL, "holiday.jpg"]);
}

#[test]
fn no_file_of_others_is_replaced() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("a.json");
    fs::write(&target, "precious").unwrap();
    let foreign = Staging::for_record(&target, Existing::Replace);
    assert!(matches!(foreign, Err(OutputError::NotOurs { .. })));
    fs::write(&target, "").unwrap();
    Staging::for_record(&target, Existing::Replace).unwrap();
}

#[test]
fn a_missing_parent_is_found_at_once() {
    let home = tempfile::tempdir().unwrap();
    let refused = Staging::for_folder(&home.path().join("no/out"), Existing::Keep);
    assert!(matches!(refused, Err(OutputError::NoFolder { .. })));
    fs::write(home.path().join("file"), "").unwrap();
    let refused = Staging::for_folder(&home.path().join("file/out"), Existing::Keep);
    assert!(matches!(refused, Err(OutputError::NotAFolder { .. })));
}

#[test]
fn what_is_put_into_results_while_they_are_replaced_is_kept() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("out");
    let staging = begun(&target, Existing::Keep);
    let old = staging.scratch.path().join("old");
    earlier(&old);
    fs::write(old.join("notes.txt"), "precious").unwrap();
    let kept = staging.discard(&target, &old).unwrap();
    drop(staging);
    assert_eq!(kept, home.path().join("out-2"));
    assert_eq!(names(&kept), ["notes.txt"]);
    assert_eq!(names(home.path()), ["out-2"]);
}

#[test]
fn man_pages_are_put_beside_what_is_there() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let write = |text: &'static str| {
        move |folder: &Path| {
            fs::write(folder.join("onetake.1"), format!(".TH onetake 1\n{text}"))?;
            fs::write(folder.join("onetake-scan.1"), format!(".TH onetake-scan 1\n{text}"))
        }
    };
    fs::write(at("ls.1"), "precious").unwrap();
    put_pages(home.path(), write("old")).unwrap();
    put_pages(home.path(), write("new")).unwrap();
    assert_eq!(fs::read_to_string(at("onetake.1")).unwrap(), ".TH onetake 1\nnew");
    fs::write(at("onetake-scan.1"), "precious").unwrap();
    let refused = put_pages(home.path(), write("newer"));
    assert!(matches!(refused, Err(OutputError::NotOurs { .. })));
    assert_eq!(fs::read_to_string(at("onetake-scan.1")).unwrap(), "precious");
    assert_eq!(fs::read_to_string(at("onetake.1")).unwrap(), ".TH onetake 1\nnew");
    assert_eq!(names(home.path()), ["ls.1", "onetake-scan.1", "onetake.1"]);
}

#[test]
fn a_file_takes_the_place_of_no_empty_folder() {
    let home = tempfile::tempdir().unwrap();
    let target = home.path().join("empty");
    fs::create_dir(&target).unwrap();
    for existing in [Existing::Keep, Existing::Replace] {
        assert!(Place::new(RECORD, Entry::File, target.clone(), existing, ours::is_record).is_err());
    }
    assert!(Place::new(FOLDER, Entry::Folder, target, Existing::Keep, ours::is_output_folder).is_ok());
}
