//! The bytes of a file that was named, or of what is piped in.

use std::io::{self, Read as _};
use std::path::Path;

use onetake::inputs::{InputError, read_file};
use onetake::wire::MAX_FILE_BYTES;

use crate::failure::Failure;

/// The bytes of a record or report; `-` is stdin.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    if path != Path::new("-") {
        return Ok(read_file(path)?);
    }
    let mut bytes = Vec::new();
    match io::stdin().lock().take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(InputError::Unreadable { path: path.to_owned(), error }.into()),
    }
}
