//! Locks of the system, which end with the process that holds them, however it ends: by them one knows whether what lies
//! hidden in a folder is at work or was left behind.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::ours;
use super::place::PinnedEntry;

/// How the hidden folders begin in which output is made; six letters or digits follow.
const PREFIX: &str = ".onetake-";
const RANDOM: usize = 6;
/// The lock of a hidden folder, in it.
const LOCK: &str = "lock";
/// Stands for the lock where the file system has none: nobody may take such a folder for one that was left behind.
const NO_LOCK: &str = "unlocked";
/// The lock that those hold who change a file of a folder, one after the other. One for all of its files: a file can have
/// several names, and the longest leave no room for more.
const FOLDER_LOCK: &str = ".onetake.lock";
/// The folder of man pages in the making.
pub(super) const PAGES: &str = "pages";
/// A file in the making.
pub(super) const PART: &str = "part";

/// How long to wait for others: each of them is done within moments, unless it was halted.
const PATIENCE: Duration = Duration::from_secs(30);
const BETWEEN_TRIES: Duration = Duration::from_millis(10);

/// A hidden folder in which output is made. Dropped, it is gone; after a kill the next run in the same place removes it.
#[derive(Debug)]
pub(super) struct Scratch {
    // Before the folder, which some systems do not remove as long as a file of it is open.
    _lock: Option<File>,
    folder: TempDir,
}

impl Scratch {
    /// Makes one in that folder, after removing those that were left behind there.
    pub(super) fn within(parent: &Path) -> io::Result<Self> {
        sweep(parent);
        loop {
            let folder = tempfile::Builder::new().prefix(PREFIX).rand_bytes(RANDOM).tempdir_in(parent)?;
            let path = folder.path().join(LOCK);
            let file = match create(&path) {
                Ok(file) => file,
                // Another run took the empty folder for one that was left behind.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                Err(error) => return Err(error),
            };
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Self { _lock: Some(file), folder }),
                Ok(()) | Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) => {
                    tracing::info!(%error, "no locks here: what a kill leaves behind will stay");
                    create(&folder.path().join(NO_LOCK))?;
                    fs::remove_file(&path)?;
                    return Ok(Self { _lock: None, folder });
                }
            }
        }
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// The right to change a file of a folder. Dropped, it is free again.
#[derive(Debug)]
pub(crate) struct FolderLock {
    path: PathBuf,
    _file: File,
}

/// Why it was not given.
#[derive(Debug)]
pub(crate) enum LockError {
    /// Others have it, for long.
    Busy,
    /// The file system has no locks.
    NoLocks(io::Error),
    /// The system refuses to make the file.
    Refused(io::Error),
}

impl FolderLock {
    /// Waits until nobody else has it.
    pub(crate) fn within(folder: &Path) -> Result<Self, LockError> {
        Self::by(folder, Instant::now() + PATIENCE)
    }

    fn by(folder: &Path, until: Instant) -> Result<Self, LockError> {
        let path = folder.join(FOLDER_LOCK);
        loop {
            let file = create(&path).map_err(LockError::Refused)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, _file: file }),
                // It was removed by the one before: the next one makes it anew.
                Ok(()) => continue,
                Err(TryLockError::WouldBlock) if Instant::now() < until => thread::sleep(BETWEEN_TRIES),
                Err(TryLockError::WouldBlock) => return Err(LockError::Busy),
                Err(TryLockError::Error(error)) => {
                    // Nobody can wait for it: it is of no use to anyone.
                    _ = fs::remove_file(&path);
                    return Err(LockError::NoLocks(error));
                }
            }
        }
    }
}

impl Drop for FolderLock {
    fn drop(&mut self) {
        // While it is still held: whoever waits for it sees that it is gone.
        _ = fs::remove_file(&self.path);
    }
}

/// Removes what runs left behind in that folder that did not come to their end. What is at work is locked, and stays; what
/// cannot be told stays too.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let hidden = name.to_str().and_then(|name| name.strip_prefix(PREFIX)).is_some_and(is_random);
        let Ok(kind) = entry.file_type() else { continue };
        if hidden && kind.is_dir() {
            sweep_scratch(&entry.path());
        } else if name == FOLDER_LOCK && kind.is_file() {
            let path = entry.path();
            if held(&path).is_some() {
                _ = fs::remove_file(&path);
            }
        }
    }
}

fn is_random(text: &str) -> bool {
    text.len() == RANDOM && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn sweep_scratch(folder: &Path) {
    let lock = folder.join(LOCK);
    if !lock.exists() {
        // Killed before there was one; not removed when anything is in it.
        _ = fs::remove_dir(folder);
        return;
    }
    let Some(lock) = held(&lock) else { return };
    if is_scratch(folder) {
        tracing::info!(folder = %folder.display(), "removing what an earlier run left behind");
        _ = fs::remove_dir_all(folder);
    }
    drop(lock);
}

/// Whether nothing is in it but what a run puts there.
fn is_scratch(folder: &Path) -> bool {
    let known = |entry: fs::DirEntry| {
        let path = entry.path();
        match entry.file_name().to_str() {
            Some(LOCK | NO_LOCK | PART | super::RECORD) => path.is_file(),
            Some(super::FOLDER) => ours::is_part_of_output_folder(&path),
            Some(super::KIT) => ours::is_part_of_kit(&path),
            Some(super::BAG) => ours::is_part_of_bag(&path),
            Some(PAGES) => ours::is_folder_of_pages(&path),
            Some(super::STILLS) => ours::is_stills_folder(&path),
            _ => false,
        }
    };
    fs::read_dir(folder).is_ok_and(|mut entries| entries.all(|entry| entry.is_ok_and(known)))
}

/// The lock of that file, if it is there and nobody has it.
fn held(path: &Path) -> Option<File> {
    let file = File::open(path).ok()?;
    (file.try_lock().is_ok() && is_at(&file, path)).then_some(file)
}

fn create(path: &Path) -> io::Result<File> {
    let made = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    match made {
        // Another user's: to lock it, reading is enough.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => File::open(path).map_err(|_| error),
        made => made,
    }
}

fn is_at(file: &File, path: &Path) -> bool {
    PinnedEntry::of(file).is_ok_and(|seen| seen.is_at(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_at_work_stays() {
        let home = tempfile::tempdir().unwrap();
        let scratch = Scratch::within(home.path()).unwrap();
        let turn = FolderLock::within(home.path()).unwrap();
        sweep(home.path());
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
        drop((scratch, turn));
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_was_left_behind_goes_and_what_is_not_ours_stays() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        for name in [
            ".onetake-abc123/out/stills",
            ".onetake-ABC124",
            ".onetake-abc125/out",
            ".onetake-abc126/kit",
            ".onetake-abc127/bag/data/documents",
            ".onetake-abc128/bag/data",
            ".onetake-notes",
        ] {
            fs::create_dir_all(at(name)).unwrap();
        }
        fs::write(at(".onetake-abc123/lock"), "").unwrap();
        fs::write(at(".onetake-abc123/out/stills/0000-strip-00m00s000.jpg"), "x").unwrap();
        fs::write(at(".onetake-abc125/lock"), "").unwrap();
        fs::write(at(".onetake-abc126/lock"), "").unwrap();
        fs::write(at(".onetake-abc126/kit/3-video-copy.mp4"), "x").unwrap();
        for bag in [".onetake-abc127", ".onetake-abc128"] {
            fs::write(at(&format!("{bag}/lock")), "").unwrap();
            fs::write(at(&format!("{bag}/bag/bagit.txt")), "x").unwrap();
            fs::write(at(&format!("{bag}/bag/data/original.mp4")), "x").unwrap();
        }
        fs::write(at(".onetake-abc127/bag/data/documents/发票.pdf"), "x").unwrap();
        fs::write(at(".onetake-abc128/bag/data/notes.txt"), "precious").unwrap();
        fs::write(at(".onetake-abc125/out/notes.txt"), "precious").unwrap();
        fs::write(at(".onetake.lock"), "").unwrap();
        sweep(home.path());
        let mut left: Vec<_> =
            fs::read_dir(home.path()).unwrap().map(|one| one.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".onetake-abc125", ".onetake-abc128", ".onetake-notes"]);
        assert!(at(".onetake-abc125/out/notes.txt").exists());
    }

    #[test]
    fn turns_are_taken_one_after_the_other() {
        let home = tempfile::tempdir().unwrap();
        let first = FolderLock::within(home.path()).unwrap();
        let soon = || Instant::now() + Duration::from_millis(50);
        assert!(matches!(FolderLock::by(home.path(), soon()), Err(LockError::Busy)));
        drop(first);
        FolderLock::by(home.path(), soon()).unwrap();
    }
}
