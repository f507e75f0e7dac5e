use std::fs;

use onetake::case::Draft;

use super::*;
use crate::intake::Match;

pub(super) fn at(text: &str) -> UtcTime {
    text.parse().unwrap()
}

pub(super) fn file(path: &str) -> Entry {
    Entry::File(FileEntry { path: path.to_owned(), video: "v".repeat(64), bytes: 7, modified_ms: 1 })
}

pub(super) fn case(id: &str) -> Entry {
    Entry::Case(Box::new(CaseEntry {
        id: id.to_owned(),
        draft: Draft::default(),
        matched: Match::ByName,
        videos: Vec::new(),
        sheet: None,
    }))
}

pub(super) const DAY: &str = "2026-11-28T09:00:00Z";

#[test]
fn what_was_told_is_known_again_and_chained() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.append(at(DAY), &[file("a.mp4"), case("SF1"), case("SF2")]).unwrap();
    drop(ledger);
    let ledger = Ledger::open_existing(&path).unwrap();
    assert_eq!(ledger.known_file("a.mp4", 7, 1).unwrap().unwrap().video, "v".repeat(64));
    assert_eq!(ledger.known_file("a.mp4", 8, 1).unwrap(), None);
    assert_eq!(ledger.cases().unwrap().len(), 2);
    let check = ledger.check().unwrap();
    assert!(check.is_whole());
    assert_eq!((check.entries, &check.head), (3, &ledger.head().unwrap()));
}

#[test]
fn rows_cannot_be_changed_and_a_change_by_force_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let mut ledger = Ledger::open(&path).unwrap();
    ledger.append(at(DAY), &[file("a.mp4"), case("SF1"), case("SF2")]).unwrap();
    for sql in ["UPDATE entry SET at = ''", "DELETE FROM entry", "UPDATE body SET json = ''"] {
        assert!(ledger.db.execute(sql, []).unwrap_err().to_string().contains("never"), "{sql}");
    }
    ledger
        .db
        .execute_batch("DROP TRIGGER entry_is_never_changed; UPDATE entry SET at = '2020' WHERE seq = 2;")
        .unwrap();
    assert_eq!(ledger.check().unwrap().broken, [2]);
}

#[test]
fn other_files_and_newer_ledgers_are_refused_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.sqlite");
    fs::write(&text, "not a ledger, but a long enough text to be looked at by SQLite as a file of its own")
        .unwrap();
    assert!(matches!(Ledger::open(&text), Err(LedgerError::NoLedger { .. })));
    assert!(fs::read_to_string(&text).unwrap().starts_with("not a ledger"));
    let other = folder.path().join("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
    let before = fs::read(&other).unwrap();
    assert!(matches!(Ledger::open(&other), Err(LedgerError::NoLedger { .. })));
    assert_eq!(fs::read(&other).unwrap(), before, "not even its journal is changed");
    assert!(!files_of(&other).exists());
    let newer = folder.path().join("newer.sqlite");
    let known = migration::newest(STEPS);
    drop(Ledger::open(&newer).unwrap());
    Connection::open(&newer).unwrap().pragma_update(None, "user_version", 1 + known).unwrap();
    let before = fs::read(&newer).unwrap();
    assert!(matches!(Ledger::open(&newer), Err(LedgerError::Newer { format, .. }) if format == 1 + known));
    assert_eq!(fs::read(&newer).unwrap(), before);
    assert!(matches!(
        Ledger::open_existing(folder.path().join("none.sqlite")),
        Err(LedgerError::Missing { .. })
    ));
}

#[test]
fn a_claim_holds_as_long_as_its_owner_lives() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let mut one = Ledger::open(&path).unwrap();
    let mut other = Ledger::open(&path).unwrap();
    let first = one.sign_on().unwrap();
    let second = other.sign_on().unwrap();
    assert!(one.claim("a.mp4", &first, at(DAY)).unwrap());
    assert!(one.claim("a.mp4", &first, at(DAY)).unwrap());
    assert!(!other.claim("a.mp4", &second, at(DAY)).unwrap());
    let work = first.folder().clone();
    assert!(work.is_dir());
    // As if the process had ended: its lock is gone, its claim still stands in the ledger.
    drop(first);
    assert!(other.claim("a.mp4", &second, at(DAY)).unwrap());
    assert!(!work.exists());
    other.release("a.mp4", &second).unwrap();
    let third = one.sign_on().unwrap();
    assert!(one.claim("a.mp4", &third, at(DAY)).unwrap());
}

#[test]
fn a_purge_keeps_the_chain_and_what_is_still_needed() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(folder.path().join("a.sqlite")).unwrap();
    let record = |ledger: &mut Ledger, video: &str, text: &[u8], day: &str| {
        let record = ledger.keep_record(text).unwrap();
        let still = ledger.keep_still(text).unwrap();
        let scan = ScanEntry {
            video: video.repeat(64),
            record: record.clone(),
            stills: vec![still],
            scanner: String::new(),
            took_ms: 1,
            video_ms: 1,
        };
        ledger.append(at(day), &[Entry::Scan(scan)]).unwrap();
        record
    };
    let old = record(&mut ledger, "a", b"old", "2026-01-01T00:00:00Z");
    ledger.append(at("2026-01-01T00:00:00Z"), &[case("SF1")]).unwrap();
    let new = record(&mut ledger, "b", b"new", DAY);
    let purged = ledger.purge(at("2026-06-01T00:00:00Z"), at(DAY)).unwrap();
    assert_eq!((purged.bodies, purged.files), (2, 2));
    assert!(matches!(ledger.record_json(&old), Err(LedgerError::RecordGone { .. })));
    assert_eq!(ledger.record_json(&new).unwrap(), b"new");
    assert!(ledger.cases().unwrap().is_empty());
    let check = ledger.check().unwrap();
    assert!(check.is_whole());
    assert_eq!((check.entries, check.purged), (4, 2));
}

#[test]
fn what_can_be_read_of_a_damaged_ledger_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.sqlite");
    let mut ledger = Ledger::open(&path).unwrap();
    let many: Vec<Entry> = (0..400).map(|number| case(&format!("SF{number:013}"))).collect();
    ledger.append(at(DAY), &many).unwrap();
    let head = ledger.head().unwrap();
    ledger.db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    drop(ledger);
    let mut bytes = fs::read(&path).unwrap();
    let page = bytes.len() / 2 / 4096 * 4096;
    bytes[page..page + 4096].fill(0xa5);
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(Ledger::open(&path), Err(LedgerError::Damaged { .. })));
    let saved = rescue(&path, at(DAY)).unwrap();
    assert!(saved.damaged.is_file());
    assert!(saved.entries >= 200, "{saved:?}");
    let ledger = Ledger::open(&path).unwrap();
    assert!(ledger.check().unwrap().broken.is_empty());
    assert!(ledger.cases().unwrap().len() >= 200);
    assert_ne!(ledger.head().unwrap(), head);
}

/// The chain can be checked with `sqlite3` and `sha256sum` alone, as the documentation says.
#[test]
fn the_hash_of_a_row_is_that_of_its_five_lines() {
    let hash = Row::hash_of(NO_HASH, 1, DAY, "case", &"b".repeat(64));
    let lines = format!("{NO_HASH}\n1\n{DAY}\ncase\n{}", "b".repeat(64));
    assert_eq!(hash, sha256(lines.as_bytes()));
}
