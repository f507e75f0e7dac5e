//! Strange files of other people, where there are some: `ONETAKE_FOOTAGE` names the folder, and without it nothing is done.

use std::path::{Path, PathBuf};

use onetake::{ScanErrorKind, Scanner, Source};

use crate::support::{assert_well_formed, for_each};

/// Files larger than this are for looking at one by one, not for every test run.
const MAX_BYTES: u64 = 3 << 20;

#[test]
fn strange_files_give_sound_records_or_clear_errors() {
    let Some(folder) = std::env::var_os("ONETAKE_FOOTAGE").map(PathBuf::from) else { return };
    let mut files = Vec::new();
    for name in ["odd", "phones"] {
        gather(&folder.join(name), &mut files);
    }
    assert!(!files.is_empty(), "{} holds no footage", folder.display());
    for_each(&files, |file| file.display().to_string(), |file| check(file));
}

fn check(file: &Path) {
    let Ok(source) = Source::open(file) else { return };
    match Scanner::new().scan(&source) {
        Ok(scan) => assert_well_formed(&scan, &file.display().to_string()),
        Err(error) => {
            assert!(!matches!(error.cause, ScanErrorKind::Cancelled), "nobody cancelled it");
            let text = error.to_string();
            assert!(text.starts_with(&file.display().to_string()) && !text.contains('\n'), "{text}");
        }
    }
}

pub(crate) fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.metadata().unwrap().len() <= MAX_BYTES {
            files.push(path);
        }
    }
    files.sort();
}
