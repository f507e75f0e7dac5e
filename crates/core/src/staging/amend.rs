//! Additions to a file that several may write at once.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use super::lock::{FolderLock, LockError, PART, Scratch};
use super::{OutputError, folder_of, place};

/// How often an addition is made anew because somebody who knows no lock changed the file meanwhile.
const TRIES: u32 = 100;

/// Replaces a file by another text, which is made from the one that is there; it is whole at every moment. Nobody's
/// addition is lost: runs of onetake wait for each other, and what others change meanwhile is read again.
pub(crate) fn amend<E: From<OutputError>>(
    path: &Path,
    read: impl Fn() -> Result<Option<String>, E>,
    mut add: impl FnMut(Option<&str>) -> Result<String, E>,
) -> Result<(), E> {
    // The file itself, not a link to it.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder_of(&target);
    let shown = || path.to_owned();
    if !folder.is_dir() {
        return Err(if folder.exists() {
            OutputError::NotAFolder { path: shown(), parent: folder }
        } else {
            OutputError::NoFolder { path: shown(), parent: folder }
        }
        .into());
    }
    let unwritable = |error: io::Error| OutputError::Unwritable { path: shown(), error: error.kind().into() };
    let _turn = FolderLock::within(&folder).map_err(|refused| match refused {
        LockError::Busy => OutputError::Busy { path: shown() },
        LockError::NoLocks(error) => OutputError::NoLocks { path: shown(), error },
        LockError::Refused(error) => unwritable(error),
    })?;
    let scratch = Scratch::within(&folder).map_err(unwritable)?;
    let part = scratch.path().join(PART);
    for _ in 0..TRIES {
        let before = read()?;
        let text = add(before.as_deref())?;
        if put(&target, &part, before.as_deref(), &text).map_err(unwritable)? {
            return Ok(());
        }
    }
    Err(OutputError::Busy { path: shown() }.into())
}

/// Whether the text is in its place; false when the file is not as it was.
fn put(target: &Path, part: &Path, before: Option<&str>, text: &str) -> io::Result<bool> {
    // Of an earlier try, perhaps one that cannot be written to.
    _ = fs::remove_file(part);
    let mut file = File::create_new(part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    let Some(before) = before else {
        return match place::onto_nothing(part, target) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
            done => done.map(|()| true),
        };
    };
    // Whoever could read and write it still can.
    fs::set_permissions(part, fs::metadata(target)?.permissions())?;
    match place::exchange(part, target) {
        // Looked at where nobody else finds it: until now it could have been changed.
        Ok(true) if fs::read(part).is_ok_and(|bytes| bytes == before.as_bytes()) => Ok(true),
        Ok(true) => place::exchange(part, target).map(|_| false),
        Ok(false) => fs::rename(part, target).map(|()| true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(path: &Path) -> Result<Option<String>, OutputError> {
        Ok(fs::read_to_string(path).ok())
    }

    fn line(before: Option<&str>, line: &str) -> Result<String, OutputError> {
        Ok(format!("{}{line}\n", before.unwrap_or_default()))
    }

    #[test]
    fn many_at_once_lose_nothing() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("all.txt");
        std::thread::scope(|scope| {
            for number in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    for turn in 0..4 {
                        amend(path, || text(path), |before| line(before, &format!("{number}/{turn}")))
                            .unwrap();
                    }
                });
            }
        });
        let all = fs::read_to_string(&path).unwrap();
        assert_eq!(all.lines().count(), 32, "{all}");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_an_editor_saves_meanwhile_is_read_again() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("all.txt");
        for saved in ["first\n", "first\nsecond\n"] {
            let mut tries = 0;
            let add = |before: Option<&str>| {
                tries += 1;
                if tries == 1 {
                    fs::write(&path, saved).unwrap();
                }
                line(before, "ours")
            };
            amend(&path, || text(&path), add).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), format!("{saved}ours\n"));
            assert_eq!(tries, 2);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_file_keeps_its_permissions_and_a_link_its_end() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        fs::create_dir(at("share")).unwrap();
        fs::write(at("share/all.txt"), "").unwrap();
        fs::set_permissions(at("share/all.txt"), fs::Permissions::from_mode(0o664)).unwrap();
        symlink(at("share/all.txt"), at("all.txt")).unwrap();
        let path = at("all.txt");
        amend(&path, || text(&path), |before| line(before, "ours")).unwrap();
        assert!(path.is_symlink());
        assert_eq!(fs::read_to_string(at("share/all.txt")).unwrap(), "ours\n");
        assert_eq!(fs::metadata(at("share/all.txt")).unwrap().permissions().mode() & 0o777, 0o664);
    }
}
