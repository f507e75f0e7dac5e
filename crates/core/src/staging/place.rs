//! Renames that lose nothing. What the systems offer differs; the difference stays in this file.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use same_file::Handle;

/// A file or folder as it was found. It stays open, so that no other one can take over its number.
#[derive(Debug)]
pub(super) struct PinnedEntry(Handle);

impl PinnedEntry {
    /// What is at that path now.
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        // Before it is opened: to open a pipe would wait for ever.
        let kind = fs::symlink_metadata(path)?.file_type();
        if !kind.is_file() && !kind.is_dir() {
            return Err(ErrorKind::InvalidInput.into());
        }
        Ok(Self(Handle::from_path(path)?))
    }

    /// An open file.
    pub(super) fn of(file: &File) -> io::Result<Self> {
        Ok(Self(Handle::from_file(file.try_clone()?)?))
    }

    /// Whether it is what lies at that path now.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        Self::at(path).is_ok_and(|now| now.0 == self.0)
    }
}

/// Renames a file or folder to a name that is free; [`ErrorKind::AlreadyExists`] when it is not.
pub(super) fn onto_nothing(from: &Path, to: &Path) -> io::Result<()> {
    match flagged(from, to, Flag::NoReplace) {
        Some(done) => done,
        None => onto_nothing_in_steps(from, to),
    }
}

/// Swaps what two paths name, at once; false where the system cannot.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    match flagged(one, other, Flag::Exchange) {
        Some(done) => done.map(|()| true),
        None => Ok(false),
    }
}

#[derive(Debug, Clone, Copy)]
enum Flag {
    NoReplace,
    Exchange,
}

/// The rename of Linux and of macOS that takes flags; none where the system or the file system has no such thing.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn flagged(from: &Path, to: &Path, flag: Flag) -> Option<io::Result<()>> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    let flag = match flag {
        Flag::NoReplace => RenameFlags::NOREPLACE,
        Flag::Exchange => RenameFlags::EXCHANGE,
    };
    match renameat_with(CWD, from, CWD, to, flag) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => None,
        done => Some(done.map_err(io::Error::from)),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn flagged(_from: &Path, _to: &Path, flag: Flag) -> Option<io::Result<()>> {
    match flag {
        Flag::NoReplace | Flag::Exchange => None,
    }
}

/// The same from what every system has: a name is claimed by making something of that name, which is refused where one is.
fn onto_nothing_in_steps(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(from)?.is_dir() {
        // A rename replaces an empty folder and no other one, on Unix as on Windows.
        fs::create_dir(to)?;
        let renamed = fs::rename(from, to).or_else(|_| {
            fs::remove_dir(to)?;
            fs::rename(from, to)
        });
        return renamed.inspect_err(|_| _ = fs::remove_dir(to));
    }
    match fs::hard_link(from, to) {
        Ok(()) => {
            // It has its place; a second name that stays is removed with the folder that it lies in.
            _ = fs::remove_file(from);
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Not every file system has links.
        Err(_) => {
            drop(File::create_new(to)?);
            fs::rename(from, to).inspect_err(|_| _ = fs::remove_file(to))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Rename = fn(&Path, &Path) -> io::Result<()>;

    /// Each system has one of both; both must keep what is there.
    const WAYS: [Rename; 2] = [onto_nothing, onto_nothing_in_steps];

    #[test]
    fn a_free_name_is_taken() {
        for way in WAYS {
            let home = tempfile::tempdir().unwrap();
            let at = |name: &str| home.path().join(name);
            fs::write(at("a"), "a").unwrap();
            fs::create_dir(at("b")).unwrap();
            fs::write(at("b/c"), "c").unwrap();
            way(&at("a"), &at("d")).unwrap();
            way(&at("b"), &at("e")).unwrap();
            assert_eq!(fs::read_to_string(at("d")).unwrap(), "a");
            assert_eq!(fs::read_to_string(at("e/c")).unwrap(), "c");
            assert_eq!(fs::read_dir(home.path()).unwrap().count(), 2);
        }
    }

    #[test]
    fn a_taken_name_is_refused() {
        for way in WAYS {
            let home = tempfile::tempdir().unwrap();
            let at = |name: &str| home.path().join(name);
            fs::write(at("file"), "old").unwrap();
            fs::create_dir(at("empty")).unwrap();
            fs::write(at("new"), "new").unwrap();
            fs::create_dir(at("folder")).unwrap();
            for from in ["new", "folder"] {
                for to in ["file", "empty"] {
                    let refused = way(&at(from), &at(to)).unwrap_err();
                    assert_eq!(refused.kind(), ErrorKind::AlreadyExists, "{from} {to}");
                }
            }
            assert_eq!(fs::read_to_string(at("file")).unwrap(), "old");
            assert_eq!(fs::read_dir(home.path()).unwrap().count(), 4);
        }
    }

    #[test]
    fn a_folder_that_was_made_anew_is_another_one() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("out");
        fs::create_dir(&path).unwrap();
        let seen = PinnedEntry::at(&path).unwrap();
        assert!(seen.is_at(&path));
        fs::remove_dir(&path).unwrap();
        assert!(!seen.is_at(&path));
        fs::create_dir(&path).unwrap();
        assert!(!seen.is_at(&path));
    }
}
