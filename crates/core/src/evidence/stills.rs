//! The pictures of a record, where a scan wrote them.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use onetake_render::StillSource;

use super::{STILLS_FOLDER, is_plain};
use crate::staging;

/// A still is a small JPEG; what is larger is something else.
const MAX_STILL_BYTES: u64 = 8 << 20;

/// The folder in which a scan wrote its stills. Whether they are those that the record names is not looked at here:
/// [`PictureCheck`](onetake_render::PictureCheck) does.
#[derive(Debug, Clone)]
pub struct StillFolder(Vec<PathBuf>);

impl StillFolder {
    /// The folder of that path; it is looked into when a picture is asked for.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self(vec![path.into()])
    }

    /// The one beside the record of that path: that of a [`RecordFile`](super::RecordFile), or of an
    /// [`EvidenceFolder`](super::EvidenceFolder).
    #[must_use]
    pub fn beside(record: &Path) -> Self {
        Self(vec![staging::stills_of(record), record.with_file_name(STILLS_FOLDER)])
    }

    /// Where a picture of that name lies, for a person to open it; none where there is no such file.
    #[must_use]
    pub fn path(&self, file: &str) -> Option<PathBuf> {
        self.candidates(file).find(|path| fs::symlink_metadata(path).is_ok_and(|facts| facts.is_file()))
    }

    fn candidates(&self, file: &str) -> impl Iterator<Item = PathBuf> {
        self.0.iter().filter(move |_| is_plain(file)).map(move |folder| folder.join(file))
    }
}

impl StillSource for StillFolder {
    /// Files of the folder itself alone, with plain names, up to 8 MiB; no links, which may lead out of it.
    fn jpeg(&self, file: &str) -> Option<Cow<'_, [u8]>> {
        self.candidates(file).find_map(|path| picture(&path)).map(Cow::Owned)
    }
}

fn picture(path: &Path) -> Option<Vec<u8>> {
    // Before it is opened: to open a pipe would wait for ever.
    let facts = fs::symlink_metadata(path).ok()?;
    if !facts.is_file() || facts.len() > MAX_STILL_BYTES {
        return None;
    }
    let mut jpeg = Vec::new();
    File::open(path).ok()?.take(MAX_STILL_BYTES).read_to_end(&mut jpeg).ok()?;
    Some(jpeg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_own_stills_and_nothing_else() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join(STILLS_FOLDER);
        fs::create_dir(&folder).unwrap();
        fs::write(outside.path().join("secret.jpg"), b"secret").unwrap();
        fs::write(folder.join("0001-after-00m04s240.jpg"), b"still").unwrap();
        fs::create_dir(folder.join("0002.jpg")).unwrap();
        let large = File::create(folder.join("0003.jpg")).unwrap();
        large.set_len(MAX_STILL_BYTES + 1).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(outside.path().join("secret.jpg"), folder.join("0004.jpg")).unwrap();
        let absolute = outside.path().join("secret.jpg");
        let others =
            ["../secret.jpg", "..", ".", "", "missing.jpg", "a/b", "a\\b", absolute.to_str().unwrap()];
        for stills in [StillFolder::new(&folder), StillFolder::beside(&outside.path().join("record.json"))] {
            assert_eq!(stills.jpeg("0001-after-00m04s240.jpg").as_deref(), Some(&b"still"[..]));
            let path = folder.join("0001-after-00m04s240.jpg");
            assert_eq!(stills.path("0001-after-00m04s240.jpg"), Some(path));
            for name in ["0002.jpg", "0003.jpg", "0004.jpg"].into_iter().chain(others) {
                assert_eq!(stills.jpeg(name), None, "{name}");
                assert!(name == "0003.jpg" || stills.path(name).is_none(), "{name}");
            }
        }
    }
}
