//! Whether somebody has finished writing a file.

use std::collections::{HashMap, HashSet};
use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::batch::now;
use crate::intake::VideoFile;

/// Files and since when they are as they are.
#[derive(Debug, Default)]
pub(super) struct Settling {
    files: HashMap<PathBuf, (u64, i64, Instant)>,
    /// Files that are finished.
    done: HashSet<PathBuf>,
}

impl Settling {
    /// The files that are finished: unchanged for that long, and open to be read. Files that are gone are forgotten.
    pub(super) fn settled(&mut self, videos: &[VideoFile], settle: Duration) -> HashSet<PathBuf> {
        let now = Instant::now();
        let before = std::mem::take(&mut self.files);
        self.done.clear();
        for video in videos {
            let state = (video.bytes, video.modified_ms);
            let since = match before.get(&video.path) {
                Some((bytes, modified_ms, since)) if (*bytes, *modified_ms) == state => *since,
                // What lay there for long when it is first seen needs no wait.
                None if age(video) > settle.saturating_mul(2) => now.checked_sub(settle).unwrap_or(now),
                _ => now,
            };
            if now.duration_since(since) >= settle && video.bytes > 0 && is_free(&video.path) {
                self.done.insert(video.path.clone());
            }
            self.files.insert(video.path.clone(), (video.bytes, video.modified_ms, since));
        }
        self.done.clone()
    }

    /// How many files are not finished.
    pub(super) fn len(&self) -> usize {
        self.files.len() - self.done.len()
    }

    pub(super) fn is_quiet(&self) -> bool {
        self.len() == 0
    }
}

/// How long ago the file was changed, by its own time.
fn age(video: &VideoFile) -> Duration {
    let age_ms = now().as_millisecond().saturating_sub(video.modified_ms);
    Duration::from_millis(u64::try_from(age_ms).unwrap_or(0))
}

/// Whether the file can be opened. Who writes on Windows usually keeps others out; elsewhere this says little.
fn is_free(path: &Path) -> bool {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(windows)]
    {
        use std::os::windows::fs::OpenOptionsExt as _;
        const FILE_SHARE_READ: u32 = 1;
        options.share_mode(FILE_SHARE_READ);
    }
    options.open(path).is_ok()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::thread;

    use super::*;

    #[test]
    fn a_file_that_grows_is_not_finished_until_it_stops() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp4");
        let settle = Duration::from_millis(60);
        let mut settling = Settling::default();
        let look = |settling: &mut Settling| {
            settling.settled(&[VideoFile::at(&path).unwrap()], settle).contains(&path)
        };
        for size in 1..4 {
            fs::write(&path, vec![0; size * 100]).unwrap();
            assert!(!look(&mut settling));
            thread::sleep(Duration::from_millis(20));
        }
        thread::sleep(settle);
        assert!(look(&mut settling));
        assert!(settling.is_quiet());
        fs::write(&path, vec![0; 900]).unwrap();
        assert!(!look(&mut settling));
        fs::write(&path, b"").unwrap();
        look(&mut settling);
        thread::sleep(settle);
        assert!(!look(&mut settling), "an empty file is not finished");
    }
}
