//! The file under examination: opened once, hashed and read through the same handle, so that what is described is what
//! was hashed.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use thiserror::Error;

/// Anything that a video can be read from: an open file, bytes in memory, a part of an archive.
pub trait MediaSource: Read + Seek + Send {}

impl<T: Read + Seek + Send> MediaSource for T {}

/// A video, opened for reading: a regular file, or whatever else reads and seeks.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    bytes: ByteView,
    /// The file behind it; none of what is no file.
    file: Option<OpenFile>,
}

/// An open file, to be asked again whether it is what it was.
#[derive(Debug)]
struct OpenFile {
    handle: File,
    before: Identity,
    /// Whether the path leads to it.
    has_path: bool,
}

/// What must not change while a file is examined.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity {
    bytes: u64,
    modified: Option<SystemTime>,
    file: Option<(u64, u64)>,
}

impl Identity {
    fn of(metadata: &Metadata) -> Self {
        Self { bytes: metadata.len(), modified: metadata.modified().ok(), file: file_number(metadata) }
    }
}

/// Device and inode, where the platform has them.
#[cfg(unix)]
fn file_number(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn file_number(_metadata: &Metadata) -> Option<(u64, u64)> {
    None
}

/// Whether a path that leads nowhere was meant as an address, such as `https://` with what follows it.
fn is_address(path: &Path) -> bool {
    let scheme = path.to_str().and_then(|text| text.split_once(":/")).map(|(scheme, _)| scheme);
    // One letter is a drive.
    scheme.is_some_and(|scheme| {
        scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

impl Source {
    /// Opens a video file.
    ///
    /// # Errors
    ///
    /// [`OpenError`] when there is no regular, non-empty, readable file at `path`.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let fail = |kind: OpenErrorKind| OpenError { path: path.to_owned(), kind };
        // Looked at before opening: opening a FIFO would wait for a writer.
        let metadata = std::fs::metadata(path).map_err(|error| {
            fail(match error.kind() {
                _ if path == Path::new("-") => OpenErrorKind::StandardInput,
                _ if is_address(path) => OpenErrorKind::Address,
                io::ErrorKind::NotFound => OpenErrorKind::Missing,
                _ => OpenErrorKind::Unreadable(error),
            })
        })?;
        if metadata.is_dir() {
            return Err(fail(OpenErrorKind::Directory));
        }
        if !metadata.is_file() {
            return Err(fail(OpenErrorKind::NotRegular));
        }
        let file = File::open(path).map_err(|error| fail(OpenErrorKind::Unreadable(error)))?;
        let metadata = file.metadata().map_err(|error| fail(OpenErrorKind::Unreadable(error)))?;
        if !metadata.is_file() {
            return Err(fail(OpenErrorKind::NotRegular));
        }
        if metadata.len() == 0 {
            return Err(fail(OpenErrorKind::Empty));
        }
        Self::of_file(file, path.to_owned(), true).map_err(|error| fail(OpenErrorKind::Unreadable(error)))
    }

    /// A video from an open file; `name` is what records and errors call it.
    ///
    /// # Errors
    ///
    /// [`OpenError`] when it is no regular file, or empty.
    pub fn from_file(file: File, name: impl Into<PathBuf>) -> Result<Self, OpenError> {
        let path = name.into();
        let fail = |kind| OpenError { path: path.clone(), kind };
        let metadata = file.metadata().map_err(|error| fail(OpenErrorKind::Unreadable(error)))?;
        if !metadata.is_file() {
            return Err(fail(OpenErrorKind::NotRegular));
        }
        if metadata.len() == 0 {
            return Err(fail(OpenErrorKind::Empty));
        }
        Self::of_file(file, path.clone(), false).map_err(|error| fail(OpenErrorKind::Unreadable(error)))
    }

    /// A video in memory; `name` is what records and errors call it.
    ///
    /// # Errors
    ///
    /// [`OpenError`] when there are no bytes.
    pub fn from_bytes(bytes: impl Into<Vec<u8>>, name: impl Into<PathBuf>) -> Result<Self, OpenError> {
        Self::from_reader(io::Cursor::new(bytes.into()), name)
    }

    /// A video from anything that reads and seeks; `name` is what records and errors call it. Whether it changes while it is
    /// read cannot be told.
    ///
    /// # Errors
    ///
    /// [`OpenError`] when it is empty, or cannot say how long it is.
    pub fn from_reader(
        mut reader: impl MediaSource + 'static,
        name: impl Into<PathBuf>,
    ) -> Result<Self, OpenError> {
        let path = name.into();
        let fail = |kind| OpenError { path: path.clone(), kind };
        match reader.seek(SeekFrom::End(0)) {
            Ok(0) => Err(fail(OpenErrorKind::Empty)),
            Ok(len) => Ok(Self { bytes: ByteView::new(Box::new(reader), len), path, file: None }),
            Err(error) => Err(fail(OpenErrorKind::Unreadable(error))),
        }
    }

    fn of_file(file: File, path: PathBuf, has_path: bool) -> io::Result<Self> {
        let metadata = file.metadata()?;
        let handle = file.try_clone()?;
        let bytes = ByteView::new(Box::new(file), metadata.len());
        let file = OpenFile { handle, before: Identity::of(&metadata), has_path };
        Ok(Self { path, bytes, file: Some(file) })
    }

    /// The path as it was given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The bytes of the file, through the one handle.
    #[must_use]
    pub fn bytes(&self) -> &ByteView {
        &self.bytes
    }

    /// When the file was last changed, as the file system said when it was opened.
    #[must_use]
    pub fn modified(&self) -> Option<SystemTime> {
        self.file.as_ref()?.before.modified
    }

    /// Whether the file, or what its path leads to, is no longer what was opened.
    ///
    /// # Errors
    ///
    /// The error of the file system, when the open handle cannot be asked.
    pub fn has_changed(&self) -> io::Result<bool> {
        let Some(OpenFile { handle, before, has_path }) = &self.file else { return Ok(false) };
        if Identity::of(&handle.metadata()?) != *before {
            return Ok(true);
        }
        let elsewhere = || std::fs::metadata(&self.path).map(|metadata| Identity::of(&metadata)).ok();
        Ok(*has_path && elsewhere().as_ref() != Some(before))
    }
}

/// The bytes of a source, to be read at any place by several readers. Clones share the handle.
#[derive(Clone)]
pub struct ByteView {
    source: Arc<Mutex<Box<dyn MediaSource>>>,
    len: u64,
}

impl std::fmt::Debug for ByteView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ByteView").field("len", &self.len).finish_non_exhaustive()
    }
}

impl ByteView {
    fn new(source: Box<dyn MediaSource>, len: u64) -> Self {
        Self { source: Arc::new(Mutex::new(source)), len }
    }

    /// Length in bytes when it was opened.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether it was empty when it was opened.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Reads into `buffer` from `offset` on; gives the count of bytes read, fewer than asked for only at the end.
    ///
    /// # Errors
    ///
    /// The error of the file system.
    pub fn read_at(&self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        source.seek(SeekFrom::Start(offset))?;
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match source.read(rest) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }

    /// A reader with a place of its own.
    #[must_use]
    pub fn reader(&self) -> ByteReader {
        ByteReader { bytes: self.clone(), position: 0 }
    }
}

/// Reads a [`ByteView`] from a place of its own.
#[derive(Debug)]
pub struct ByteReader {
    bytes: ByteView,
    position: u64,
}

impl Read for ByteReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read_at(self.position, buffer)?;
        self.position += count as u64;
        Ok(count)
    }
}

impl Seek for ByteReader {
    fn seek(&mut self, target: SeekFrom) -> io::Result<u64> {
        let position = match target {
            SeekFrom::Start(offset) => Some(offset),
            SeekFrom::End(offset) => self.bytes.len.checked_add_signed(offset),
            SeekFrom::Current(offset) => self.position.checked_add_signed(offset),
        };
        self.position = position.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Why a file could not be opened.
#[derive(Debug, Error)]
#[error("{}: {kind}", .path.display())]
#[non_exhaustive]
pub struct OpenError {
    /// The path as it was given.
    pub path: PathBuf,
    /// What is wrong with it.
    pub kind: OpenErrorKind,
}

impl OpenError {
    /// What went wrong with the file at that path, as it was given.
    #[must_use]
    pub fn new(path: PathBuf, kind: OpenErrorKind) -> Self {
        Self { path, kind }
    }
}

/// What is wrong with a path.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum OpenErrorKind {
    /// There is nothing.
    #[error("no such file; check the path")]
    Missing,
    /// It stands for what is piped in.
    #[error("a video is not read from standard input; save it as a file first and give its path")]
    StandardInput,
    /// It is an address on a network.
    #[error(
        "addresses are not read, and no network is used; save the video as a file first and give its path"
    )]
    Address,
    /// It is a folder.
    #[error("this is a folder; give one video file")]
    Directory,
    /// It is a pipe, a device or a socket.
    #[error("not a regular file; copy the video to disk first")]
    NotRegular,
    /// It holds nothing.
    #[error("the file is empty; copy it again from the recorder")]
    Empty,
    /// The system refuses to read it.
    #[error("the file cannot be read: {0}")]
    Unreadable(io::Error),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(path: &Path) -> OpenErrorKind {
        Source::open(path).unwrap_err().kind
    }

    #[test]
    fn what_is_no_file_with_content_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let empty = folder.path().join("empty.mp4");
        File::create(&empty).unwrap();
        assert!(matches!(kind(folder.path()), OpenErrorKind::Directory));
        assert!(matches!(kind(&empty), OpenErrorKind::Empty));
        assert!(matches!(kind(&folder.path().join("none.mp4")), OpenErrorKind::Missing));
        assert!(matches!(kind(Path::new("-")), OpenErrorKind::StandardInput));
        for address in
            ["https://example.com/a.mp4", "rtsp://10.0.0.7/live", "file:///home/a.mp4", "s3:/bucket/a.mp4"]
        {
            assert!(matches!(kind(Path::new(address)), OpenErrorKind::Address), "{address}");
        }
        for path in ["no/such:/a.mp4", "c:/none.mp4", "10:30.mp4"] {
            assert!(matches!(kind(Path::new(path)), OpenErrorKind::Missing), "{path}");
        }
    }

    #[test]
    fn readers_of_one_view_keep_their_own_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bytes");
        std::fs::write(&path, b"0123456789").unwrap();
        let source = Source::open(&path).unwrap();
        let (mut first, mut second) = (source.bytes().reader(), source.bytes().reader());
        let mut three = [0; 3];
        first.read_exact(&mut three).unwrap();
        assert_eq!(&three, b"012");
        second.seek(SeekFrom::End(-3)).unwrap();
        second.read_exact(&mut three).unwrap();
        assert_eq!(&three, b"789");
        first.read_exact(&mut three).unwrap();
        assert_eq!(&three, b"345");
        assert_eq!(source.bytes().read_at(8, &mut three).unwrap(), 2);
        assert!(second.seek(SeekFrom::Start(0)).is_ok());
        assert!(second.seek(SeekFrom::Current(-1)).is_err());
    }

    #[test]
    fn a_file_that_grows_or_is_replaced_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("growing");
        std::fs::write(&path, b"one").unwrap();
        let source = Source::open(&path).unwrap();
        assert!(!source.has_changed().unwrap());
        std::fs::write(&path, b"one and two").unwrap();
        assert!(source.has_changed().unwrap());

        let source = Source::open(&path).unwrap();
        std::fs::rename(&path, folder.path().join("elsewhere")).unwrap();
        assert!(source.has_changed().unwrap());
    }
}
