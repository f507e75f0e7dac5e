//! Several files into a folder that is there already, such as that of man pages.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::lock::{PAGES, Scratch};
use super::ours;
use super::{OutputError, place};

/// Puts the man pages that are written by `write` into a folder. Pages of an earlier version are replaced, each at once; any
/// other file of their names is not, and then none is.
pub fn put_pages(folder: &Path, write: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), OutputError> {
    if !folder.is_dir() {
        let (path, parent) = (folder.to_owned(), folder.to_owned());
        let is_there = folder.exists();
        return Err(if is_there {
            OutputError::NotAFolder { path, parent }
        } else {
            OutputError::NoFolder { path, parent }
        });
    }
    let fail = |path: &Path, error: io::Error| OutputError::Unwritable {
        path: path.to_owned(),
        error: error.kind().into(),
    };
    let scratch = Scratch::within(folder).map_err(|error| fail(folder, error))?;
    let made = scratch.path().join(PAGES);
    let names = || -> io::Result<Vec<PathBuf>> {
        fs::create_dir(&made)?;
        write(&made)?;
        let entries = fs::read_dir(&made)?;
        entries.map(|entry| entry.map(|entry| PathBuf::from(entry.file_name()))).collect()
    };
    let names = names().map_err(|error| fail(folder, error))?;
    let targets = names.iter().map(|name| (made.join(name), folder.join(name)));
    let targets: Vec<(PathBuf, PathBuf)> = targets.collect();
    for (_, target) in &targets {
        if fs::symlink_metadata(target).is_ok() && !ours::is_page(target) {
            return Err(OutputError::NotOurs { path: target.clone() });
        }
    }
    for (new, target) in targets {
        let put = match place::onto_nothing(&new, &target) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists && ours::is_page(&target) => {
                fs::rename(&new, &target)
            }
            done => done,
        };
        put.map_err(|error| fail(&target, error))?;
    }
    Ok(())
}
