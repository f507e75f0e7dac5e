//! The file under examination: opened once, hashed and read through the same handle, so that what is described is what
//! was hashed.

use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use thiserror::Error;

/// A regular file, opened for reading.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    bytes: ByteView,
    before: Identity,
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
        Ok(Self {
            path: path.to_owned(),
            bytes: ByteView::new(file, metadata.len()),
            before: Identity::of(&metadata),
        })
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
        self.before.modified
    }

    /// Whether the file, or what its path leads to, is no longer what was opened.
    ///
    /// # Errors
    ///
    /// The error of the file system, when the open handle cannot be asked.
    pub fn has_changed(&self) -> io::Result<bool> {
        let now = self.bytes.metadata()?;
        let elsewhere = std::fs::metadata(&self.path).map(|metadata| Identity::of(&metadata));
        Ok(Identity::of(&now) != self.before || elsewhere.ok().as_ref() != Some(&self.before))
    }
}

/// The bytes of an open file, to be read at any place by several readers. Clones share the handle.
#[derive(Debug, Clone)]
pub struct ByteView {
    file: Arc<Mutex<File>>,
    len: u64,
}

impl ByteView {
    fn new(file: File, len: u64) -> Self {
        Self { file: Arc::new(Mutex::new(file)), len }
    }

    /// Length of the file when it was opened.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether the file was empty when it was opened.
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
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset))?;
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match file.read(rest) {
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

    fn metadata(&self) -> io::Result<Metadata> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner).metadata()
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
pub struct OpenError {
    /// The path as it was given.
    pub path: PathBuf,
    /// What is wrong with it.
    #[source]
    pub kind: OpenErrorKind,
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
    Unreadable(#[source] io::Error),
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
