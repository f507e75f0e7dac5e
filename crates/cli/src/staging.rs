//! Output that appears whole or not at all: written into a hidden folder beside its place, then renamed.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use thiserror::Error;

/// Output in the making. Dropped without [`publish`](Self::publish), it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Staging {
    folder: TempDir,
    places: Vec<Place>,
}

/// Something that will be renamed into its place.
#[derive(Debug)]
struct Place {
    name: &'static str,
    target: PathBuf,
}

/// What may be replaced when the user says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Nothing.
    Keep,
    /// What onetake wrote before.
    Replace,
}

impl Existing {
    /// As the option says.
    pub(crate) fn replaced_if(force: bool) -> Self {
        if force { Self::Replace } else { Self::Keep }
    }
}

impl Staging {
    /// Makes room for a folder that shall become `target`. Everything that could prevent it is met here, before the long
    /// work.
    pub(crate) fn for_folder(target: &Path, existing: Existing) -> Result<Self, OutputError> {
        let staging = Self::beside(target)?.place(FOLDER, target, existing, is_output_folder)?;
        staging.make_folder(FOLDER)?;
        Ok(staging)
    }

    /// Makes room for a record that shall become `target`, and for its stills beside it.
    pub(crate) fn for_record(target: &Path, existing: Existing) -> Result<Self, OutputError> {
        let staging = Self::beside(target)?.place(RECORD, target, existing, Path::is_file)?.place(
            STILLS,
            &stills_of(target),
            existing,
            is_stills_folder,
        )?;
        staging.make_folder(STILLS)?;
        Ok(staging)
    }

    fn beside(target: &Path) -> Result<Self, OutputError> {
        if target.file_name().is_none() {
            return Err(OutputError::NoName { path: target.to_owned() });
        }
        let parent = match target.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        };
        if !parent.is_dir() {
            return Err(OutputError::NoFolder { path: target.to_owned(), parent: parent.to_owned() });
        }
        let folder = tempfile::Builder::new().prefix(".onetake-").tempdir_in(parent).map_err(|error| {
            // The error of the system alone: the name of the hidden folder would only confuse.
            OutputError::Unwritable { path: target.to_owned(), error: error.kind().into() }
        })?;
        Ok(Self { folder, places: Vec::new() })
    }

    fn place(
        mut self,
        name: &'static str,
        target: &Path,
        existing: Existing,
        is_ours: impl Fn(&Path) -> bool,
    ) -> Result<Self, OutputError> {
        let path = || target.to_owned();
        if fs::symlink_metadata(target).is_ok() && !is_empty_folder(target) {
            if existing == Existing::Keep {
                return Err(OutputError::Exists { path: path() });
            }
            if !is_ours(target) {
                return Err(OutputError::NotOurs { path: path() });
            }
        }
        self.places.push(Place { name, target: path() });
        Ok(self)
    }

    fn make_folder(&self, name: &str) -> Result<(), OutputError> {
        let path = self.folder.path().join(name);
        fs::create_dir(&path).map_err(|error| OutputError::Unwritable { path, error })
    }

    /// Writes one file of an output folder; `name` may name a folder before it.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.write_at(&Path::new(FOLDER).join(name), bytes)
    }

    /// Writes the record itself.
    pub(crate) fn write_record(&self, bytes: &[u8]) -> Result<(), OutputError> {
        self.write_at(Path::new(RECORD), bytes)
    }

    /// Writes a still beside the record.
    pub(crate) fn write_still(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.write_at(&Path::new(STILLS).join(name), bytes)
    }

    fn write_at(&self, place: &Path, bytes: &[u8]) -> Result<(), OutputError> {
        let path = self.folder.path().join(place);
        let write = || -> io::Result<()> {
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            let mut file = File::create_new(&path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|error| OutputError::Unwritable { path: self.shown(place), error })
    }

    /// Renames everything into its place; the record last, so that where it is, everything is.
    pub(crate) fn publish(self) -> Result<(), OutputError> {
        for (number, place) in self.places.iter().enumerate().rev() {
            let new = self.folder.path().join(place.name);
            let old = self.folder.path().join(format!("old-{number}"));
            let swap = || -> io::Result<()> {
                let replaced = match fs::rename(&place.target, &old) {
                    Ok(()) => true,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => false,
                    Err(error) => return Err(error),
                };
                fs::rename(&new, &place.target).inspect_err(|_| {
                    if replaced {
                        // Put back what was there; the first error is the one to tell.
                        let _ = fs::rename(&old, &place.target);
                    }
                })
            };
            swap().map_err(|error| OutputError::Unwritable { path: place.target.clone(), error })?;
        }
        Ok(())
    }

    /// Where that file would end up, for messages.
    fn shown(&self, place: &Path) -> PathBuf {
        self.places
            .iter()
            .find_map(|known| Some(known.target.join(place.strip_prefix(known.name).ok()?)))
            .unwrap_or_else(|| place.to_owned())
    }
}

const FOLDER: &str = "out";
const RECORD: &str = "record.json";
const STILLS: &str = "stills";

/// The folder of the stills that belong to a record: `x.stills` beside `x.json`.
pub(crate) fn stills_of(record: &Path) -> PathBuf {
    record.with_extension("stills")
}

fn is_empty_folder(path: &Path) -> bool {
    // A link is never replaced, whatever it leads to.
    !path.is_symlink() && fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

fn is_output_folder(path: &Path) -> bool {
    let known = ["record.json", "report.json", "report.html", "stills"];
    holds_only(path, |name| known.contains(&name)) && path.join("report.json").is_file()
}

fn is_stills_folder(path: &Path) -> bool {
    holds_only(path, |name| name.ends_with(".jpg"))
}

fn holds_only(folder: &Path, known: impl Fn(&str) -> bool) -> bool {
    !folder.is_symlink()
        && fs::read_dir(folder).is_ok_and(|mut entries| {
            entries.all(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(&known)))
        })
}

/// Why output could not be written.
#[derive(Debug, Error)]
pub(crate) enum OutputError {
    /// Something is there.
    #[error("{}: is there already; give another --out, or --force to replace it", .path.display())]
    Exists {
        /// The place.
        path: PathBuf,
    },
    /// Something is there that onetake did not write.
    #[error("{}: holds other things than onetake writes and is not replaced; give another --out", .path.display())]
    NotOurs {
        /// The place.
        path: PathBuf,
    },
    /// The path names no file or folder.
    #[error("{}: names no new file or folder; give another --out", .path.display())]
    NoName {
        /// The place.
        path: PathBuf,
    },
    /// The folder that it shall lie in does not exist.
    #[error("{}: there is no folder {}; make it first, or give another --out", .path.display(), .parent.display())]
    NoFolder {
        /// The place.
        path: PathBuf,
        /// The folder that is missing.
        parent: PathBuf,
    },
    /// The system refuses.
    #[error("{}: cannot be written ({error}); give another --out", .path.display())]
    Unwritable {
        /// The place.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_appears_whole() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("out");
        let staging = Staging::for_folder(&target, Existing::Keep).unwrap();
        staging.write("report.json", b"{}").unwrap();
        staging.write("stills/0.jpg", b"x").unwrap();
        assert!(!target.exists());
        staging.publish().unwrap();
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
        fs::create_dir(&target).unwrap();
        fs::write(target.join("report.json"), "old").unwrap();

        let kept = Staging::for_folder(&target, Existing::Keep);
        assert!(matches!(kept, Err(OutputError::Exists { .. })));

        let staging = Staging::for_folder(&target, Existing::Replace).unwrap();
        staging.write("report.json", b"new").unwrap();
        staging.publish().unwrap();
        assert_eq!(fs::read_to_string(target.join("report.json")).unwrap(), "new");

        fs::write(target.join("holiday.jpg"), "precious").unwrap();
        let foreign = Staging::for_folder(&target, Existing::Replace);
        assert!(matches!(foreign, Err(OutputError::NotOurs { .. })));
        assert_eq!(names(&target), ["holiday.jpg", "report.json"]);
        assert_eq!(names(home.path()), ["out"]);
    }

    #[test]
    fn a_record_and_its_stills_lie_beside_each_other() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("a.json");
        let staging = Staging::for_record(&target, Existing::Keep).unwrap();
        staging.write_still("0.jpg", b"x").unwrap();
        staging.write_record(b"{}").unwrap();
        staging.publish().unwrap();
        assert_eq!(names(home.path()), ["a.json", "a.stills"]);
    }

    #[test]
    fn a_missing_parent_is_found_at_once() {
        let home = tempfile::tempdir().unwrap();
        let refused = Staging::for_folder(&home.path().join("no/out"), Existing::Keep);
        assert!(matches!(refused, Err(OutputError::NoFolder { .. })));
    }
}
