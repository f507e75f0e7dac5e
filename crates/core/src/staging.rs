//! Output that appears whole or not at all: written into a hidden folder beside its place, then renamed. Nothing is
//! replaced but what onetake wrote before, and was told to replace, and found there at the start; where anything else lies
//! in the way at the end, the output gets a name of its own.

mod amend;
mod error;
mod lock;
mod ours;
mod pages;
mod place;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

#[cfg(feature = "ffmpeg")]
use self::lock::PART;
use self::lock::Scratch;
use self::place::PinnedEntry;

pub(crate) use self::amend::amend;
pub use self::error::OutputError;
pub use self::pages::put_pages;

/// Most names that are tried beside a place that is taken.
const NAMES: u32 = 10_000;

/// Output in the making. Dropped without [`publish`](Self::publish), it leaves nothing behind.
#[derive(Debug)]
pub(crate) struct Staging {
    scratch: Scratch,
    kind: Kind,
    places: Vec<Place>,
}

/// Which output it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A folder.
    Folder,
    /// A file, with stills beside it.
    Record,
}

/// Something that will be renamed into its place.
#[derive(Debug)]
struct Place {
    name: &'static str,
    target: PathBuf,
    before: Previous,
    is_ours: fn(&Path) -> bool,
}

/// What will be in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    File,
    Folder,
}

/// What was in a place at the start.
#[derive(Debug)]
enum Previous {
    /// Nothing: then whatever is there at the end stays.
    Nothing,
    /// A folder without anything in it.
    EmptyFolder(PinnedEntry),
    /// Output of an earlier run that may be replaced.
    Ours(PinnedEntry),
}

/// What of that which is in a place already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Existing {
    /// Nothing.
    #[default]
    Keep,
    /// What onetake wrote before.
    Replace,
}

impl Existing {
    /// Replaces if so; else keeps.
    #[must_use]
    pub fn replaced_if(replace: bool) -> Self {
        if replace { Self::Replace } else { Self::Keep }
    }
}

/// Where output went.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Published {
    /// The place that was asked for.
    pub asked: PathBuf,
    /// The place that it has, which is another one when something lay in the way.
    pub path: PathBuf,
    /// Where that went which somebody put into an earlier output while it was replaced.
    pub kept: Vec<PathBuf>,
}

/// How a rename into a place went.
#[derive(Debug)]
enum RenameOutcome {
    /// Nothing was there.
    Placed,
    /// What was there lies under that path now.
    Replaced(PathBuf),
    /// What is there may not be replaced.
    InTheWay,
}

impl Staging {
    /// Where the output shall be; the first place of several.
    pub(crate) fn target(&self) -> Option<&Path> {
        self.places.first().map(|place| place.target.as_path())
    }

    /// Makes room for a folder that shall become `target`. Everything that could prevent it is met here, before the long
    /// work.
    pub(crate) fn for_folder(target: &Path, existing: Existing) -> Result<Self, OutputError> {
        let target = &plain(target);
        let folder = Place::new(FOLDER, Entry::Folder, target.to_owned(), existing, ours::is_output_folder)?;
        let staging = Self::beside(target, Kind::Folder, vec![folder])?;
        staging.make_folder(FOLDER)?;
        Ok(staging)
    }

    /// Makes room for a folder to hand in that shall become `target`, where nothing is yet.
    #[cfg(feature = "ffmpeg")]
    pub(crate) fn for_kit(target: &Path) -> Result<Self, OutputError> {
        Self::for_new_folder(target, KIT)
    }

    /// Makes room for a bag that shall become `target`, where nothing is yet.
    #[cfg(feature = "ffmpeg")]
    pub(crate) fn for_bag(target: &Path) -> Result<Self, OutputError> {
        Self::for_new_folder(target, BAG)
    }

    #[cfg(feature = "ffmpeg")]
    fn for_new_folder(target: &Path, name: &'static str) -> Result<Self, OutputError> {
        let target = &plain(target);
        let folder = Place::new(name, Entry::Folder, target.to_owned(), Existing::Keep, |_| false)?;
        let staging = Self::beside(target, Kind::Folder, vec![folder])?;
        staging.make_folder(name)?;
        Ok(staging)
    }

    /// Makes room for a record that shall become `target`, and for its stills beside it.
    pub(crate) fn for_record(target: &Path, existing: Existing) -> Result<Self, OutputError> {
        let target = &plain(target);
        let record = Place::new(RECORD, Entry::File, target.to_owned(), existing, ours::is_record)?;
        let stills = Place::new(STILLS, Entry::Folder, stills_of(target), existing, ours::is_stills_folder)?;
        let staging = Self::beside(target, Kind::Record, vec![record, stills])?;
        staging.make_folder(STILLS)?;
        Ok(staging)
    }

    /// Makes room for one file that shall become `target`, where nothing is yet: [`path`](Self::path) is where it is made.
    #[cfg(feature = "ffmpeg")]
    pub(crate) fn for_file(target: &Path) -> Result<Self, OutputError> {
        let target = &plain(target);
        let file = Place::new(PART, Entry::File, target.to_owned(), Existing::Keep, |_| false)?;
        Self::beside(target, Kind::Record, vec![file])
    }

    fn beside(target: &Path, kind: Kind, places: Vec<Place>) -> Result<Self, OutputError> {
        let scratch = Scratch::within(&folder_of(target)).map_err(|error| {
            // The error of the system alone: the name of the hidden folder would only confuse.
            OutputError::Unwritable { path: target.to_owned(), error: error.kind().into() }
        })?;
        Ok(Self { scratch, kind, places })
    }

    fn make_folder(&self, name: &str) -> Result<(), OutputError> {
        let path = self.scratch.path().join(name);
        fs::create_dir(&path).map_err(|error| OutputError::Unwritable { path, error })
    }

    /// Writes one file of a folder; `name` may name a folder before it.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), OutputError> {
        self.write_at(&self.root().join(name), bytes)
    }

    /// Where a file of a folder lies while it is made, for those who write it themselves.
    #[cfg(feature = "ffmpeg")]
    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }

    /// Where the output itself lies while it is made.
    #[cfg(feature = "ffmpeg")]
    pub(crate) fn path(&self) -> PathBuf {
        self.scratch.path().join(self.root())
    }

    /// The name of the output while it is made; that of the first of several.
    fn root(&self) -> &Path {
        Path::new(self.places.first().map_or(FOLDER, |place| place.name))
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
        let path = self.scratch.path().join(place);
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

    /// Renames everything into its place, or beside it when something lies in the way by now.
    pub(crate) fn publish(self) -> Result<Published, OutputError> {
        let asked = self.places.first().map(|place| place.target.clone()).unwrap_or_default();
        for number in 1..=NAMES {
            let targets: Vec<PathBuf> =
                self.places.iter().map(|place| self.kind.beside(&place.target, number)).collect();
            if let Some(kept) = self.settle_all(&targets, number == 1)? {
                let path = targets.into_iter().next().unwrap_or_else(|| asked.clone());
                return Ok(Published { asked, path, kept });
            }
        }
        Err(OutputError::Exists { path: asked })
    }

    /// All or nothing; the record last, so that where it is, everything is. None when something is in the way; else where
    /// that went which is neither of this run nor of an earlier one.
    fn settle_all(&self, targets: &[PathBuf], replace: bool) -> Result<Option<Vec<PathBuf>>, OutputError> {
        let mut done: Vec<(&Place, &Path, Option<PathBuf>)> = Vec::new();
        for (place, target) in self.places.iter().zip(targets).rev() {
            let new = self.scratch.path().join(place.name);
            let settled = place.settle(&new, target, replace);
            match settled {
                Ok(RenameOutcome::Placed) => done.push((place, target, None)),
                Ok(RenameOutcome::Replaced(old)) => done.push((place, target, Some(old))),
                Ok(RenameOutcome::InTheWay) | Err(_) => {
                    for (place, target, old) in done.into_iter().rev() {
                        let new = self.scratch.path().join(place.name);
                        take_back(&new, target, old.as_deref())
                            .map_err(|error| OutputError::Unwritable { path: target.to_owned(), error })?;
                    }
                    return match settled {
                        Err(error) => Err(OutputError::Unwritable { path: target.clone(), error }),
                        Ok(_) => Ok(None),
                    };
                }
            }
        }
        let replaced = done.into_iter().filter_map(|(_, target, old)| Some((target, old?)));
        Ok(Some(replaced.filter_map(|(target, old)| self.discard(target, &old)).collect()))
    }

    /// Removes what was replaced; what somebody put into it since it was looked at goes beside it.
    fn discard(&self, target: &Path, old: &Path) -> Option<PathBuf> {
        if ours::remove(old).is_ok() || !old.starts_with(self.scratch.path()) {
            return fs::symlink_metadata(old).is_ok().then(|| old.to_owned());
        }
        (2..=NAMES)
            .map(|number| self.kind.beside(target, number))
            .find(|name| place::onto_nothing(old, name).is_ok())
    }

    /// Where that file would end up, for messages.
    fn shown(&self, place: &Path) -> PathBuf {
        self.places
            .iter()
            .find_map(|known| Some(known.target.join(place.strip_prefix(known.name).ok()?)))
            .unwrap_or_else(|| place.to_owned())
    }
}

impl Kind {
    /// The place itself, or that of the given number beside it: `x.mp4.onetake-2`, `x-2.json`, `x-2.stills`.
    fn beside(self, target: &Path, number: u32) -> PathBuf {
        if number < 2 {
            return target.to_owned();
        }
        let (stem, extension) = match self {
            Self::Folder => (target.file_name(), None),
            Self::Record => (target.file_stem(), target.extension()),
        };
        let mut name = OsString::from(stem.unwrap_or_default());
        name.push(format!("-{number}"));
        if let Some(extension) = extension {
            name.push(".");
            name.push(extension);
        }
        target.with_file_name(name)
    }
}

impl Place {
    fn new(
        name: &'static str,
        entry: Entry,
        target: PathBuf,
        existing: Existing,
        is_ours: fn(&Path) -> bool,
    ) -> Result<Self, OutputError> {
        if target.file_name().is_none() {
            return Err(OutputError::NoName { path: target });
        }
        let parent = folder_of(&target);
        if !parent.is_dir() {
            return Err(if parent.exists() {
                OutputError::NotAFolder { path: target, parent }
            } else {
                OutputError::NoFolder { path: target, parent }
            });
        }
        let seen = || {
            PinnedEntry::at(&target)
                .map_err(|error| OutputError::Unwritable { path: target.clone(), error: error.kind().into() })
        };
        let before = if fs::symlink_metadata(&target).is_err() {
            Previous::Nothing
        } else if entry == Entry::Folder && ours::is_empty_folder(&target) {
            // A file takes the place of no folder, be that empty.
            Previous::EmptyFolder(seen()?)
        } else if existing == Existing::Keep {
            return Err(OutputError::Exists { path: target });
        } else if is_ours(&target) {
            Previous::Ours(seen()?)
        } else {
            return Err(OutputError::NotOurs { path: target });
        };
        Ok(Self { name, target, before, is_ours })
    }

    /// Renames what was made into its place, as far as that loses nothing.
    fn settle(&self, new: &Path, target: &Path, replace: bool) -> io::Result<RenameOutcome> {
        match place::onto_nothing(new, target) {
            Ok(()) => return Ok(RenameOutcome::Placed),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
        match &self.before {
            Previous::EmptyFolder(seen) if replace && seen.is_at(target) => {
                // Refused by every system when something is in it.
                let renamed = fs::rename(new, target)
                    .or_else(|_| fs::remove_dir(target).and_then(|()| place::onto_nothing(new, target)));
                Ok(if renamed.is_ok() { RenameOutcome::Placed } else { RenameOutcome::InTheWay })
            }
            Previous::Ours(seen) if replace && self.is_the_earlier(seen, target) => {
                match place::exchange(new, target) {
                    // Looked at once more where nobody else finds it: until then it could have become another one.
                    Ok(true) if self.is_the_earlier(seen, new) => Ok(RenameOutcome::Replaced(new.to_owned())),
                    Ok(true) => {
                        place::exchange(new, target)?;
                        Ok(RenameOutcome::InTheWay)
                    }
                    Ok(false) => self.replace_in_steps(seen, new, target),
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        place::onto_nothing(new, target).map(|()| RenameOutcome::Placed)
                    }
                    Err(error) => Err(error),
                }
            }
            _ => Ok(RenameOutcome::InTheWay),
        }
    }

    fn is_the_earlier(&self, seen: &PinnedEntry, path: &Path) -> bool {
        seen.is_at(path) && (self.is_ours)(path)
    }

    /// Where the system cannot swap two names: the earlier output gets another name first, under which it stays when the
    /// run is killed in between.
    fn replace_in_steps(&self, seen: &PinnedEntry, new: &Path, target: &Path) -> io::Result<RenameOutcome> {
        let free = (2..=NAMES).map(|number| Kind::Folder.beside(target, number));
        let aside =
            free.filter(|name| fs::symlink_metadata(name).is_err()).find_map(
                |name| match place::onto_nothing(target, &name) {
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => None,
                    moved => Some(moved.map(|()| name)),
                },
            );
        let Some(aside) = aside.transpose()? else { return Ok(RenameOutcome::InTheWay) };
        if self.is_the_earlier(seen, &aside) && place::onto_nothing(new, target).is_ok() {
            return Ok(RenameOutcome::Replaced(aside));
        }
        // Put back what was there, unless somebody was faster: then it keeps its new name.
        _ = place::onto_nothing(&aside, target);
        Ok(RenameOutcome::InTheWay)
    }
}

/// Undoes a rename.
fn take_back(new: &Path, target: &Path, old: Option<&Path>) -> io::Result<()> {
    match old {
        Some(old) if old == new => place::exchange(new, target).map(drop),
        Some(old) => place::onto_nothing(target, new).and_then(|()| place::onto_nothing(old, target)),
        None => place::onto_nothing(target, new),
    }
}

/// The path without a slash at its end, which stands in the way of a rename.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The folder in which a path lies.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

const FOLDER: &str = "out";
const KIT: &str = "kit";
const BAG: &str = "bag";
const RECORD: &str = "record.json";
const STILLS: &str = "stills";

/// The folder of the stills that belong to a record: `x.stills` beside `x.json`.
pub(crate) fn stills_of(record: &Path) -> PathBuf {
    record.with_extension("stills")
}

#[cfg(test)]
mod tests;
