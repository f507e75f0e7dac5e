//! Videos in folders.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use globset::GlobBuilder;
use walkdir::WalkDir;

use super::name::NameFacts;

/// Endings of video files, as platforms list them and recorders write them.
const VIDEO_ENDINGS: [&str; 27] = [
    "mp4", "m4v", "mov", "mkv", "webm", "avi", "ts", "mts", "m2ts", "m2t", "mpg", "mpeg", "mpe", "vob", "ps",
    "flv", "f4v", "3gp", "3g2", "wmv", "asf", "rmvb", "rm", "dav", "ogv", "h264", "h265",
];

/// Endings of files that somebody is still writing.
const UNFINISHED: [&str; 6] = ["part", "tmp", "temp", "crdownload", "download", "filepart"];

/// Folders that onetake makes itself.
const OUR_ENDINGS: [&str; 2] = ["files", "onetake"];

/// The name of the folder of results.
pub(crate) const RESULTS: &str = "onetake-results";

/// A video that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct VideoFile {
    /// Its path.
    pub path: PathBuf,
    /// How many bytes.
    pub bytes: u64,
    /// When it was last changed, in milliseconds since 1970, UTC; 0 where the system does not say.
    pub modified_ms: i64,
    /// What its name and folder say.
    pub name: NameFacts,
    /// A number of the parcel or of the order that a person said it is of.
    pub assigned: Option<String>,
}

impl VideoFile {
    /// The video of that path, as it is now.
    ///
    /// # Errors
    ///
    /// What the system says when there is no such file.
    pub fn at(path: &Path) -> io::Result<Self> {
        let facts = fs::metadata(path)?;
        if !facts.is_file() {
            return Err(io::ErrorKind::NotFound.into());
        }
        Ok(Self::of(path, &facts))
    }

    fn of(path: &Path, facts: &Metadata) -> Self {
        let since = facts.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified_ms = since.and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(0);
        Self {
            path: path.to_owned(),
            bytes: facts.len(),
            modified_ms,
            name: NameFacts::of(path),
            assigned: None,
        }
    }

    /// Its path as the ledger names it.
    #[must_use]
    pub fn key(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// Whether the file is still as it was.
    #[must_use]
    pub fn is_unchanged(&self) -> bool {
        Self::at(&self.path).is_ok_and(|now| (now.bytes, now.modified_ms) == (self.bytes, self.modified_ms))
    }
}

/// What was found in folders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Found {
    /// Videos, in the order of their paths, each once.
    pub videos: Vec<VideoFile>,
    /// Places that could not be read, with the kind of error that the system gives.
    pub unreadable: Vec<(PathBuf, io::ErrorKind)>,
    /// How many files that are no videos were passed over.
    pub passed_over: u64,
}

/// Whether a file of that name is a video that somebody finished.
#[must_use]
pub fn is_video_name(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
    !hidden && has_ending(path, &VIDEO_ENDINGS)
}

/// Whether a folder of that name is one that onetake makes itself.
pub(crate) fn is_ours(folder: &Path) -> bool {
    has_ending(folder, &OUR_ENDINGS) || folder.file_name().is_some_and(|name| name == RESULTS)
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// The videos of folders, single files and patterns such as `returns/**/*.mp4`. Folders are looked through to the bottom;
/// what onetake wrote itself, hidden files and those that are still being written are passed over.
#[must_use]
pub fn find_videos(places: &[PathBuf]) -> Found {
    let mut found = Found::default();
    for place in places {
        if place.is_dir() {
            look_through(place, &is_video_name, &mut found);
        } else if place.exists() {
            match VideoFile::at(place) {
                Ok(video) => found.videos.push(video),
                Err(error) => found.unreadable.push((place.clone(), error.kind())),
            }
        } else {
            look_for_pattern(place, &mut found);
        }
    }
    found.videos.sort_by(|one, other| one.path.cmp(&other.path));
    found.videos.dedup_by(|one, other| one.path == other.path);
    found
}

fn kind_of(error: &walkdir::Error) -> io::ErrorKind {
    error.io_error().map_or(io::ErrorKind::Other, io::Error::kind)
}

/// Whether a place is a pattern such as `returns/*.mp4`, and no name.
#[must_use]
pub fn is_pattern(place: &Path) -> bool {
    place.to_string_lossy().contains(['*', '?', '[', '{'])
}

fn look_for_pattern(pattern: &Path, found: &mut Found) {
    let text = pattern.to_string_lossy();
    let missing = |found: &mut Found| found.unreadable.push((pattern.to_owned(), io::ErrorKind::NotFound));
    let glob = GlobBuilder::new(&text).literal_separator(true).build();
    let (Ok(glob), true) = (glob, is_pattern(pattern)) else {
        missing(found);
        return;
    };
    let matcher = glob.compile_matcher();
    // The part before the first name with a wildcard is the folder to begin in.
    let plain =
        |part: &std::path::Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
    let mut folder: PathBuf = pattern.components().take_while(plain).collect();
    if folder.as_os_str().is_empty() {
        folder.push(".");
    }
    let before = found.videos.len();
    let dotted = !text.starts_with('.');
    look_through(
        &folder,
        &|path| {
            let path = if dotted { path.strip_prefix(".").unwrap_or(path) } else { path };
            matcher.is_match(path) && !has_ending(path, &UNFINISHED)
        },
        found,
    );
    if found.videos.len() == before {
        missing(found);
    }
}

fn look_through(folder: &Path, wanted: &dyn Fn(&Path) -> bool, found: &mut Found) {
    let walk = WalkDir::new(folder).follow_links(true).into_iter().filter_entry(|entry| {
        let name = entry.file_name().to_string_lossy();
        let ours = entry.file_type().is_dir() && is_ours(entry.path());
        entry.depth() == 0 || !(ours || name.starts_with('.'))
    });
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let path = entry.path();
                if !wanted(path) {
                    found.passed_over += 1;
                    continue;
                }
                match entry.metadata() {
                    Ok(facts) => found.videos.push(VideoFile::of(path, &facts)),
                    Err(error) => found.unreadable.push((path.to_owned(), kind_of(&error))),
                }
            }
            // A link that leads back to a folder in which it lies: what is there was looked through.
            Err(error) if error.loop_ancestor().is_some() => {}
            Ok(_) => {}
            Err(error) => {
                found.unreadable.push((error.path().unwrap_or(folder).to_owned(), kind_of(&error)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_patterns_give_each_video_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for path in [
            "b.mp4",
            "a.MOV",
            "notes.txt",
            ".hidden.mp4",
            "c.mp4.part",
            "deep/er/d.mkv",
            "ledger.sqlite.files/records/x.mp4",
            "onetake-results/y.mp4",
            "a.MOV.onetake/z.mp4",
        ] {
            let path = root.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, b"x").unwrap();
        }
        let names = |places: &[PathBuf]| -> Vec<String> {
            let found = find_videos(places);
            let relative = |video: &VideoFile| video.path.strip_prefix(root).unwrap().display().to_string();
            found.videos.iter().map(relative).collect()
        };
        assert_eq!(names(&[root.to_owned(), root.join("b.mp4")]), ["a.MOV", "b.mp4", "deep/er/d.mkv"]);
        assert_eq!(names(&[root.join("*.mp4")]), ["b.mp4"]);
        assert_eq!(names(&[root.join("**/*.mkv")]), ["deep/er/d.mkv"]);
        let missing = find_videos(&[root.join("none"), root.join("*.avi")]);
        assert_eq!((missing.videos.len(), missing.unreadable.len()), (0, 2));
    }
}
