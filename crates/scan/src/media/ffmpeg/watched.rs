//! What happens on the way from the file to FFmpeg, which tells an error of the disk from the end of the file only in
//! part.

use std::io::{self, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

use crate::source::ByteReader;

/// Keeps the last error of the disk.
#[derive(Debug, Default)]
pub(super) struct IoState {
    error: Mutex<Option<io::Error>>,
}

impl IoState {
    pub(super) fn take_error(&self) -> Option<io::Error> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn keep<T>(&self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| {
            let kind = error.kind();
            *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
            kind.into()
        })
    }
}

/// Reads the file, and keeps what goes wrong.
pub(super) struct WatchedReader {
    pub(super) bytes: ByteReader,
    pub(super) state: Arc<IoState>,
}

impl Read for WatchedReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.state.keep(self.bytes.read(buffer))
    }
}

impl Seek for WatchedReader {
    fn seek(&mut self, target: SeekFrom) -> io::Result<u64> {
        // A seek before the start is a mistake of the file, not of the disk.
        self.bytes.seek(target)
    }
}
