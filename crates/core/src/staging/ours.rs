//! What onetake wrote itself: the one thing that it replaces or removes.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read as _};
use std::path::Path;

use onetake_report::wire::MAX_FILE_BYTES;

/// The files of an output folder.
const FILES: [&str; 7] = [
    "record.json",
    "report.json",
    "report.html",
    "video.framehash",
    "report.json.sig",
    "report.json.tsr",
    "report.json.tsq",
];
/// The folder of pictures in it.
const STILLS: &str = "stills";

/// A man page names itself within its first lines.
const PAGE_HEAD_BYTES: u64 = 4096;

/// Whether it is a folder that verify or judge wrote, with nothing else in it.
pub(super) fn is_output_folder(path: &Path) -> bool {
    is_part_of_output_folder(path) && has_format(&path.join("report.json"), "onetake.report/")
}

/// The same of one that is perhaps not finished.
pub(super) fn is_part_of_output_folder(path: &Path) -> bool {
    holds_only(path, |entry, name| {
        if name == STILLS { is_stills_folder(&entry.path()) } else { FILES.contains(&name) && is_file(entry) }
    })
}

/// Whether it is a folder of stills, with nothing else in it.
pub(super) fn is_stills_folder(path: &Path) -> bool {
    holds_only(path, |entry, name| is_still(name) && is_file(entry))
}

/// Whether it is a record, or an empty file, in which nothing can be lost.
pub(super) fn is_record(path: &Path) -> bool {
    let Ok(facts) = fs::symlink_metadata(path) else { return false };
    facts.is_file() && (facts.len() == 0 || has_format(path, "onetake.record/"))
}

/// Whether it is a man page of onetake.
pub(super) fn is_page(path: &Path) -> bool {
    let Ok(facts) = fs::symlink_metadata(path) else { return false };
    if !facts.is_file() {
        return false;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(PAGE_HEAD_BYTES).read_to_end(&mut head));
    read.is_ok() && String::from_utf8_lossy(&head).lines().any(|line| line.starts_with(".TH onetake"))
}

/// Whether it is a folder to hand in, finished or not, with nothing else in it.
pub(super) fn is_part_of_kit(path: &Path) -> bool {
    const NAMES: [&str; 4] = ["README.txt", "captions.txt", "line.png", "1-certificate.pdf"];
    let numbered = |name: &str| name.starts_with("2-pictures-") || name.starts_with("3-video-copy.");
    holds_only(path, |entry, name| (NAMES.contains(&name) || numbered(name)) && is_file(entry))
}

/// Whether it is a bag, finished or not, with nothing in it but what belongs there; documents have any names.
pub(super) fn is_part_of_bag(path: &Path) -> bool {
    const NAMES: [&str; 6] = [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "tagmanifest-sha256.txt.sig",
        "tagmanifest-sha256.txt.tsr",
    ];
    let payload = |entry: &DirEntry, name: &str| match name {
        STILLS => is_stills_folder(&entry.path()),
        "documents" => holds_only(&entry.path(), |entry, _| is_file(entry)),
        _ => {
            (FILES.contains(&name)
                || ["report.pdf", "original"].contains(&name)
                || name.starts_with("original."))
                && is_file(entry)
        }
    };
    holds_only(path, |entry, name| match name {
        "data" => holds_only(&entry.path(), payload),
        _ => NAMES.contains(&name) && is_file(entry),
    })
}

/// Whether it is a folder of man pages, finished or not, with nothing else in it.
pub(super) fn is_folder_of_pages(path: &Path) -> bool {
    holds_only(path, |entry, name| name.starts_with("onetake") && name.ends_with(".1") && is_file(entry))
}

/// Whether it is a folder without entries. A link is never one, whatever it leads to.
pub(super) fn is_empty_folder(path: &Path) -> bool {
    holds_only(path, |_, _| false)
}

/// Removes a file, or a folder with what onetake writes into one. What anybody else put there stays, and is an error.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_dir() {
        return fs::remove_file(path);
    }
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        let known = name.to_str().is_some_and(|name| FILES.contains(&name) || is_still(name));
        if known && is_file(&entry) {
            fs::remove_file(entry.path())?;
        } else if name == STILLS {
            remove(&entry.path())?;
        }
    }
    // Refused as long as something is left.
    fs::remove_dir(path)
}

fn holds_only(folder: &Path, known: impl Fn(&DirEntry, &str) -> bool) -> bool {
    let real = fs::symlink_metadata(folder).is_ok_and(|facts| facts.is_dir());
    let known = |entry: &DirEntry| entry.file_name().to_str().is_some_and(|name| known(entry, name));
    real && fs::read_dir(folder)
        .is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(|entry| known(&entry))))
}

fn is_file(entry: &DirEntry) -> bool {
    entry.file_type().is_ok_and(|kind| kind.is_file())
}

/// Whether a scan names its stills so: `0007-after-00m04s240.jpg`.
fn is_still(name: &str) -> bool {
    let digits = |text: &str, least: usize| text.len() >= least && text.bytes().all(|b| b.is_ascii_digit());
    let parts = || {
        let (number, rest) = name.strip_suffix(".jpg")?.split_once('-')?;
        let (purpose, at) = rest.split_once('-')?;
        let (minutes, rest) = at.strip_prefix("minus-").unwrap_or(at).split_once('m')?;
        let (seconds, millis) = rest.split_once('s')?;
        Some((number, purpose, minutes, seconds, millis))
    };
    parts().is_some_and(|(number, purpose, minutes, seconds, millis)| {
        digits(number, 4)
            && !purpose.is_empty()
            && purpose.bytes().all(|b| b.is_ascii_lowercase())
            && digits(minutes, 2)
            && digits(seconds, 2)
            && digits(millis, 3)
    })
}

/// Whether it is a JSON file of that format, whatever the version.
fn has_format(path: &Path, format: &str) -> bool {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(MAX_FILE_BYTES).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let value = read().ok().and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok());
    value.as_ref().and_then(|value| value.get("format")?.as_str()).is_some_and(|is| is.starts_with(format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stills_are_known_by_their_names() {
        for name in [
            "0007-after-00m04s240.jpg",
            "0000-strip-00m00s000.jpg",
            "12345-label-100m59s999.jpg",
            "0001-within-minus-00m00s040.jpg",
        ] {
            assert!(is_still(name), "{name}");
        }
        for name in ["0.jpg", "holiday.jpg", "0007-after-00m04s240.png", "IMG-2026-01m02s003.jpg", "", ".jpg"]
        {
            assert!(!is_still(name), "{name}");
        }
    }

    #[test]
    fn nothing_else_is_removed() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("out");
        fs::create_dir_all(folder.join("stills")).unwrap();
        fs::write(folder.join("report.json"), r#"{"format":"onetake.report/1.0"}"#).unwrap();
        fs::write(folder.join("stills/0000-strip-00m00s000.jpg"), "x").unwrap();
        assert!(is_output_folder(&folder));
        for foreign in ["notes.txt", "stills/holiday.jpg"] {
            fs::write(folder.join(foreign), "precious").unwrap();
            assert!(!is_output_folder(&folder), "{foreign}");
            fs::remove_file(folder.join(foreign)).unwrap();
        }
        fs::write(folder.join("stills/holiday.jpg"), "precious").unwrap();
        assert!(remove(&folder).is_err());
        assert_eq!(fs::read_to_string(folder.join("stills/holiday.jpg")).unwrap(), "precious");
        fs::remove_file(folder.join("stills/holiday.jpg")).unwrap();
        remove(&folder).unwrap();
        assert!(!folder.exists());
    }

    #[test]
    fn any_other_file_is_no_record() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("a.json");
        for (text, ours) in [
            ("", true),
            (r#"{"format":"onetake.record/1.7"}"#, true),
            (r#"{"format":"onetake.report/1.0"}"#, false),
            ("precious", false),
        ] {
            fs::write(&file, text).unwrap();
            assert_eq!(is_record(&file), ours, "{text}");
        }
        assert!(!is_record(home.path()));
    }
}
